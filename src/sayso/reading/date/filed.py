"""What a page's address and its capture say about the day of publication.

The address files an article under the day on which it first appeared; the page was there when somebody
retrieved it. Where the printed day and that of the address differ by a day or two (an evening that is
morning elsewhere, a story posted overnight) both are kept; where they lie further apart the printed one
stands, and the contradiction is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sayso.days import intervals
from sayso.reading.date.bounds import FILED, SURE, Bound
from sayso.records import Document, Evidence, Metadatum
from sayso.world.address import archived, filed

ADDRESS = "the day in the page's address"
"""The rule of a bound that the address gives."""
RETRIEVED = "the page was there when it was retrieved"
ARCHIVED = "the page was there when an archive took it"
CLOSE = dt.timedelta(days=2)
"""How far the printed day and that of the address may lie apart for both to be kept."""
_PLACES = ("capture", "open-graph", "json-ld", "meta", "text")
"""Where an address is taken from, the surest first."""


def from_address(document: Document) -> Iterator[Bound]:
    """The day or month under which the page's address files it, and the day on which an archive took it."""
    told = _address(document)
    if told is None:
        return
    kept = archived(told.value)
    if kept is not None:
        yield Bound(None, kept[0], SURE, (_quote(told, told.value, ARCHIVED),))
    found = filed(told.value)
    if found is not None:
        yield Bound(found.start, found.end, FILED, (_quote(told, found.text, ADDRESS),))


def from_capture(document: Document) -> Iterator[Bound]:
    """Nothing was published after it was retrieved."""
    for told in document.metadata:
        if told.field == "retrieved_on":
            day = _day(told.value)
            if day is not None:
                yield Bound(None, day, SURE, (_quote(told, told.value, RETRIEVED),))


def _address(document: Document) -> Metadatum | None:
    """The page's own address, from the surest place that gives one."""
    addresses = [told for told in document.metadata if told.field == "url" and told.place in _PLACES]
    return min(addresses, key=lambda told: _PLACES.index(told.place), default=None)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None


def _quote(told: Metadatum, words: str, rule: str) -> Evidence:
    """The words of an address as evidence; they have a place only where the page prints them."""
    if told.start is not None and told.end is not None:
        return Evidence(told.value, told.start, told.end, rule)
    return Evidence(words, 0, 0, rule)


def both_kept(bounds: Sequence[Bound]) -> list[Bound]:
    """The bounds, with the printed day and that of the address made one where they are close."""
    address = next((bound for bound in bounds if bound.strength == FILED and bound.start == bound.end), None)
    printed = next((bound for bound in bounds if address is not None and _close(bound, address)), None)
    if address is None or printed is None:
        return list(bounds)
    days = [day for bound in (printed, address) for day in (bound.start, bound.end) if day is not None]
    both = Bound(min(days), max(days), SURE, intervals.merged(printed.because, address.because))
    return [both, *(bound for bound in bounds if bound not in (printed, address))]


def _close(printed: Bound, address: Bound) -> bool:
    """Whether a bound is a printed day of publication beside that of the address, and another one."""
    if printed.strength != SURE or None in (printed.start, printed.end, address.start):
        return False
    assert printed.start is not None and printed.end is not None and address.start is not None
    inside = printed.start <= address.start <= printed.end
    apart = max(printed.start - address.start, address.start - printed.end)  # no day before the year 1
    return not inside and apart <= CLOSE
