"""The day of publication that an address holds: "/2018/12/05/", "/2018/oct/17/", "/2018-12-05/".

Publishers file an article under the day on which it first appeared. Only whole parts of the path count, with
the article's own part behind them: a day inside the words of an address is rather that of the event, a number
is an identifier, and a path that ends with its date is a list of articles. Publishers known to write the day
at the very end are marked so in the list of outlets.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit

from sayso import yamls
from sayso.days import intervals
from sayso.world.outlets import host_of, outlet_of_host

FIRST_YEAR = 1993
"""Before this year nobody published on the web."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_YEAR, _TWO, _DAY_PART = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d\d?"), re.compile(r"(\d\d)(\d\d)")
_WHOLE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)|((?:19|20)\d\d)(\d\d)(\d\d)")
_STAMP = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d{0,6}(?:[a-z]{2}_)?/(.+)$", re.DOTALL)
_MORNING = 8
"""The hour in Greenwich from which on it is the same day for those publishers that write seconds."""
_SHORT_STAMP = re.compile(r"-(\d\d)(\d\d)(\d\d)(?:\d{6,9})?$")


@dataclass(frozen=True, slots=True)
class Filed:
    """The days under which an address files its article, and the part of the address that says so."""

    start: dt.date
    end: dt.date
    text: str


def filed(url: str) -> Filed | None:
    """The day, else the month, of publication that an address holds; None when it holds none, or more than
    one.

    >>> filed("https://karskpost.example/world/2018/oct/17/envoy-expelled").start
    datetime.date(2018, 10, 17)
    """
    inner = archived(url)
    address = inner[1] if inner is not None else url
    parts = _path(address)
    if set(parts) & _words("of_events"):
        return None
    found = list(_by_parts(parts))
    days = {one for one in found if one.start == one.end}
    if len({(one.start, one.end) for one in days or found}) == 1:
        return _sharper(min(days or found, key=lambda one: one.text), parts)
    outlet = outlet_of_host(host_of(address))
    if found or outlet is None or not parts or outlet.address not in ENDINGS:
        return None
    return ENDINGS[outlet.address](_stem(parts[-1]))


def archived(url: str) -> tuple[dt.date, str] | None:
    """The day on which a web archive took a page, and the page's own address; None for an address outside an
    archive.
    """
    outlet = outlet_of_host(host_of(url))
    found = _STAMP.search(url) if outlet is not None and outlet.kind == "archive" else None
    day = _day(*found.groups()[:3]) if found is not None else None
    return (day, found.group(4)) if found is not None and day is not None else None


def _path(url: str) -> list[str]:
    """The parts of an address's path in lower case, without what follows a question mark or hash."""
    try:
        path = urlsplit(url if "//" in url else f"//{url}").path
    except ValueError:  # an address in brackets that is none
        return []
    return [part for part in unquote(path).lower().split("/") if part]


def _by_parts(parts: Sequence[str]) -> Iterator[Filed]:
    """Every date that whole parts of a path spell, with the article's own part behind it."""
    for place in range(len(parts)):
        for size, days in _spelled(parts, place):
            if any(_is_article(part) for part in parts[place + size :]):
                yield Filed(*days, "/".join(parts[place : place + size]))
                break


def _spelled(parts: Sequence[str], place: int) -> Iterator[tuple[int, tuple[dt.date, dt.date]]]:
    """The readings of the parts from one place on, the longest first, each with how many parts it takes."""
    whole = _WHOLE.fullmatch(parts[place])
    if whole is not None:
        yield from _if_day(1, [piece for piece in whole.groups() if piece])
        return
    if not _YEAR.fullmatch(parts[place]) or place + 1 == len(parts):
        return
    year, second = parts[place], parts[place + 1]
    joined, month = _DAY_PART.fullmatch(second), _month(second)
    if joined is not None:
        yield from _if_day(2, [year, *joined.groups()])
    if month is None:
        return
    if place + 2 < len(parts) and _TWO.fullmatch(parts[place + 2]):
        yield from _if_day(3, [year, str(month), parts[place + 2]])
    if not set(parts) & _words("of_issues") and _day(year, str(month), "1") is not None:
        days = intervals.month(int(year), month)
        if days.start is not None and days.end is not None:
            yield 2, (days.start, days.end)


def _if_day(size: int, numbers: Sequence[str]) -> Iterator[tuple[int, tuple[dt.date, dt.date]]]:
    day = _day(*numbers)
    if day is not None:
        yield size, (day, day)


def _month(part: str) -> int | None:
    """The number of a month that a part of a path names, in figures or letters."""
    if _TWO.fullmatch(part):
        return int(part) if 1 <= int(part) <= 12 else None
    return _MONTHS.index(part[:3]) + 1 if _MONTH_WORD.fullmatch(part) else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    """A day of the calendar on which the web was there, or None."""
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None


def _is_article(part: str) -> bool:
    """Whether a part of a path can be an article's own: not a page's number, a feed or an index."""
    stem = _stem(part)
    return stem not in _words("of_lists") and not re.fullmatch(r"\d{1,3}", stem)


def _stem(part: str) -> str:
    """The last part of a path without its ending: "story.html" → story."""
    return re.sub(r"\.(?:s?html?|php|aspx?|amp|cms|ece)$", "", part)


def _sharper(month: Filed, parts: Sequence[str]) -> Filed:
    """A month made a day where the article's own part ends with a stamp of that month:
    "/2018/12/envoy-expelled-181205082321329".
    """
    stamp = _SHORT_STAMP.search(_stem(parts[-1])) if month.start != month.end else None
    day = _day(f"20{stamp.group(1)}", stamp.group(2), stamp.group(3)) if stamp is not None else None
    if stamp is None or day is None or not month.start <= day <= month.end:
        return month
    return Filed(day, day, f"{month.text} … {stamp.group()[:7]}")


def _epoch(stem: str) -> Filed | None:
    """Seconds since 1970 behind the last hyphen."""
    found = re.search(r"-(1\d{9})$", stem)
    if found is None:
        return None
    moment = dt.datetime.fromtimestamp(int(found.group(1)), dt.UTC)
    day = moment.date()
    return Filed(day if moment.hour >= _MORNING else day - dt.timedelta(days=1), day, found.group(1))


def _month_at_end(stem: str) -> Filed | None:
    """A year and month behind the last words."""
    found = re.search(r"-((?:19|20)\d\d)-(\d\d?)$", stem)
    if found is None or _day(found.group(1), found.group(2), "1") is None:
        return None
    days = intervals.month(int(found.group(1)), int(found.group(2)))
    return (
        Filed(days.start, days.end, found.group()[1:])
        if days.start is not None and days.end is not None
        else None
    )


def _day_at_end(stem: str) -> Filed | None:
    """Eight figures behind the last words, before "story" if that is there."""
    found = re.search(r"-((?:19|20)\d\d)(\d\d)(\d\d)(?:-story)?$", stem)
    day = _day(*found.groups()) if found is not None else None
    return Filed(day, day, found.group()[1:]) if found is not None and day is not None else None


ENDINGS: dict[str, Callable[[str], Filed | None]] = {
    "epoch": _epoch,
    "month": _month_at_end,
    "day": _day_at_end,
}
"""How publishers that are marked so in outlets.tsv end an address."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in yamls.packaged(__package__, "data/address.yaml")[name])
