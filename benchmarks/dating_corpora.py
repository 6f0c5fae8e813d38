"""Two more corpora for `benchmarks.dating`: MUC-4 messages of 1988 to 1990, and news pages with their
address.

MUC-4 is printed in capitals: the case is restored from the words of the tables, of countries and of the
calendar, which favours finding names (and so finding wrong ones). The pages of news.zip lose the lines of
their head that tell a date; their address is given, as a manifest gives it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sayso.reading.clean.dates import only_date
from sayso.reading.date import terms
from sayso.world import countries

_HEAD = re.compile(r"^((?:DEV|TST[12])-MUC[34]-\d{4}).*$", re.MULTILINE)
_DATELINE = re.compile(r",?\s*(\d{1,2}) ([A-Z]{3,4}) (\d{2})\b")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CALENDAR = (
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday President Minister General Colonel"
)
_TOP = 400
"""Where the dateline of a message can stand, in code points."""


def muc4(path: Path) -> Iterator[tuple[str, str, dt.date]]:
    """Name, text without its dateline's date, and day of each message whose dateline tells one."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if re.search(r"/(?:dev|tst[12])-muc[34][^/]*$", name):
                parts = _HEAD.split(archive.read(name).decode("latin1"))
                for title, body in zip(parts[1::2], parts[2::2], strict=True):
                    found = _DATELINE.search(body[:_TOP])
                    day = _day(found) if found is not None else None
                    if found is not None and day is not None:
                        text = body[: found.start()] + body[found.end() :]
                        yield title, restored(re.sub(r"\[[A-Z ,]+\]", "", text)), day


def _day(found: re.Match[str]) -> dt.date | None:
    month = found.group(2)[:3]
    if month not in _MONTHS:
        return None
    try:
        return dt.date(1900 + int(found.group(3)), _MONTHS.index(month) + 1, int(found.group(1)))
    except ValueError:
        return None


@cache
def _capitals() -> dict[str, str]:
    """Word in capitals → as it is printed in mixed case, for all words that bear a capital."""
    names = [name for term in terms.terms() for name in term.name.replace("{", "").split("; ")]
    names += [thing.name for thing in terms.things()]
    names += [
        word for land in countries().values() for word in (land.name, land.capital, *land.of, *land.also)
    ]
    names += [word for place in terms.places().values() for word in (place.name, *place.words)]
    words = {word.strip("}.,") for name in [*names, _CALENDAR] for word in name.split()}
    return {word.upper(): word for word in sorted(words) if word[:1].isupper()}


def restored(text: str) -> str:
    """A text in capitals in mixed case: sentences, acronyms in brackets and known names keep a capital."""
    known = _capitals()
    words = re.split(r"(\W+)", " ".join(text.split()))
    lowered = "".join(known.get(word, word if "[" in word else word.lower()) for word in words)
    return re.sub(r"(^|[.!?]\s+)([a-z])", lambda match: match.group(1) + match.group(2).upper(), lowered)


def news(path: Path) -> Iterator[tuple[str, str, dt.date, str]]:
    """Name, text without the date lines of its head, day and address of each page that tells its day."""
    with zipfile.ZipFile(path) as archive:
        for line in archive.read("news.jsonl").decode("utf8").splitlines():
            page = json.loads(line)
            if page["date"]:
                day = dt.date.fromisoformat(page["date"])
                yield page["id"], _cut(page["text"]), day, page["url"]


def _cut(text: str) -> str:
    """A text without the lines of its first eight that are nothing but a date."""
    lines = text.split("\n")
    return "\n".join([line for line in lines[:8] if not only_date(line)] + lines[8:])
