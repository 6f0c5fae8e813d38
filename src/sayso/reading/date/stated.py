"""Days that a page states of itself: bylines, datelines, metadata, "Written by … on", and today's date in
the page's own header.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso import yamls
from sayso.days import intervals
from sayso.reading.date.bounds import FILED, SURE, TOLD, Bound, evidence, exact_day, inside
from sayso.records import ARTICLE_KINDS, Document, Evidence, Interval, Passage, TimeExpression

_UPDATED = re.compile(
    r"\b(?:updated|modified|revised|correct(?:ed|ion)|last edited)\b[^\n]{0,20}$", re.IGNORECASE
)
_OWN = re.compile(
    (
        r"\b(?:written|posted|published|issued|filed|broadcast|recorded|transcript|first aired"
        r"|press release|by|no\. ?\d+)\b[^.\n]{0,60}$"
    ),
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}(?:, [A-Z][\w. ]+)? ?[,–—(-]")
_PUBLISHED = re.compile(r"\b(?:published|posted|appeared)(?: on| here on)?:? ?$", re.IGNORECASE)
_EDITION = re.compile(
    (
        r"^\W{0,3}(?:[\w-]+ ){0,3}(?:bulletin|edition|newsletter|communiqu[eé]"
        r"|dispatch)(?: no\.? ?\d+)?,? (?:of|for|dated) $"
    ),
    re.IGNORECASE,
)
_TOP = 6
"""How many passages below the first one of the article can still state its day."""


def from_metadata(document: Document) -> Iterator[Bound]:
    """The day that the page's markup gives as that of publication or of the last change."""
    for datum in document.metadata:
        found = re.match(r"(\d{4})-(\d{2})-(\d{2})", datum.value)
        if datum.field not in ("published_on", "modified_on") or datum.place == "text" or found is None:
            continue
        try:
            day = dt.date(*(int(part) for part in found.groups()))
        except ValueError:
            continue
        start, end = (datum.start, datum.end) if datum.start is not None and datum.end is not None else (0, 0)
        quote = Evidence(
            document.text[start:end] or datum.value, start, end, f"{datum.field} in the page's {datum.place}"
        )
        first = datum.field == "published_on"
        yield Bound(day if first else None, day, SURE if first else TOLD, (quote,))


def stated_days(
    document: Document, times: tuple[TimeExpression, ...], address: Sequence[Bound] = ()
) -> tuple[list[Bound], Interval | None]:
    """The bounds that the page states in its text, and the day of capture that its header shows (None
    without one).

    A header date is nothing but a date above the article, or stands in furniture there; where a date that
    the article gives as its own is another one, a bare date line is the header's, unless the page's
    address (its bounds in `address`) files the article under that day. Header dates bound the article from
    above and are never its own.
    """
    filed = {bound.start for bound in address if bound.start == bound.end}
    own = list(_own_days(document, times))
    bare = list(_bare_days(document, times))
    headers = list(_furniture_days(document, times))
    for bound, above in bare:
        another = any(other.start != bound.start for other in own)
        if (above or another) and bound.start not in filed:
            headers.append(Bound(None, bound.end, SURE, _as_header(bound)))
        else:
            own.append(bound)
    updated = list(_updated_days(document, times))
    earliest = (
        [min(own, key=lambda bound: (bound.start not in filed, bound.start or dt.date.max))]
        if own
        else [_version(bound) for bound in updated if _in_line(document, bound)]
    )
    captured = max(headers, key=lambda bound: bound.end or dt.date.min, default=None)
    day = None if captured is None else intervals.make(captured.end, captured.end, captured.because)
    return [*headers, *earliest, *updated], day


def _in_line(document: Document, bound: Bound) -> bool:
    """Whether the words of a bound stand in a byline or dateline."""
    at = bound.because[0].start
    return any(
        passage.kind in ("byline", "dateline") and passage.start <= at < passage.end
        for passage in document.passages
    )


def _version(bound: Bound) -> Bound:
    """The day of an update as the day of the text as it stands, for a page that gives no other."""
    piece = bound.because[0]
    quote = Evidence(piece.text, piece.start, piece.end, "this version of the article is of this day")
    return Bound(bound.end, bound.end, TOLD, (quote,))


def _as_header(bound: Bound) -> tuple[Evidence, ...]:
    piece = bound.because[0]
    return (Evidence(piece.text, piece.start, piece.end, _HEADER_RULE),)


_HEADER_RULE = "a date in the page's own header is the day of capture"


def _own_days(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """Days of bylines and datelines, and days that the text gives as its own near its beginning
    ("Transcript of the broadcast of").
    """
    passages = [passage for passage in document.passages if passage.kind not in ("embed", "comment")]
    first = min((place for place, passage in enumerate(passages) if passage.kind in ARTICLE_KINDS), default=0)
    for place, passage in enumerate(passages):
        line = passage.kind in ("byline", "dateline")
        for time in inside(times, passage):
            day, before = exact_day(time), document.text[passage.start : time.start]
            if day is None or _UPDATED.search(before) or _alone(document, passage, time):
                continue
            top = place < first + _TOP and len(before) <= 90
            note = passage.kind in ("note", "boilerplate") or top or place >= len(passages) - _TOP
            stated = (top and (_OWN.search(before) or _PLACE.fullmatch(before.strip()))) or (
                note and _EDITION.search(before)
            )
            if line or stated or (passage.kind in ("note", "boilerplate") and _PUBLISHED.search(before)):
                rule = f"the date of the {passage.kind}" if line else "the text gives this day as its own"
                yield Bound(day, day, SURE if line else FILED, evidence(time, rule))


def _bare_days(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[tuple[Bound, bool]]:
    """Byline and dateline passages that are nothing but a date, and whether they stand above the title."""
    titles = [
        passage.start
        for passage in document.passages
        if passage.kind in ("title", "heading") and not _is_menu(document.text[passage.start : passage.end])
    ]
    for passage in document.passages:
        if passage.kind not in ("byline", "dateline"):
            continue
        for time in inside(times, passage):
            day = exact_day(time)
            if day is not None and _alone(document, passage, time):
                above = bool(titles) and passage.start < min(titles)
                yield Bound(day, day, SURE, evidence(time, f"the date of the {passage.kind}")), above


def _furniture_days(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """Full dates in furniture above the article that are not a dateline: today's date of the page."""
    first = min(
        (passage.start for passage in document.passages if passage.kind in ARTICLE_KINDS),
        default=len(document.text),
    )
    for passage in document.passages:
        if passage.kind != "boilerplate" or passage.start >= first:
            continue
        for time in inside(times, passage):
            day, before = exact_day(time), document.text[passage.start : time.start]
            if day is not None and not _OWN.search(before) and not _PLACE.fullmatch(before.strip()):
                yield Bound(None, day, SURE, evidence(time, _HEADER_RULE))


def _updated_days(document: Document, times: tuple[TimeExpression, ...]) -> Iterator[Bound]:
    """The last "updated" day of a byline or note: the text as it stands was there by then."""
    days = []
    for passage in document.passages:
        if passage.kind in ("embed", "card", "comment", "caption"):
            continue
        for time in inside(times, passage):
            day, before = exact_day(time), document.text[passage.start : time.start]
            line = passage.kind in ("byline", "dateline", "note", "boilerplate")
            if day is not None and (line or len(before) <= 24) and _UPDATED.search(before):
                days.append(Bound(None, day, TOLD, evidence(time, "the article was updated on this day")))
    if days:
        yield max(days, key=lambda bound: bound.end or dt.date.min)


def _alone(document: Document, passage: Passage, time: TimeExpression) -> bool:
    """Whether a passage is nothing but this date."""
    rest = document.text[passage.start : time.start] + " " + document.text[time.end : passage.end]
    return not rest.strip(" .,:|–—-\n\u00a0") or _is_menu(rest)


@cache
def _furniture() -> frozenset[str]:
    listed: dict[str, list[str]] = yamls.packaged("sayso.reading.date", "furniture.yaml")
    return frozenset(listed["words"])


def _is_menu(words: str) -> bool:
    """Whether a line is mostly made of the words of menus ("HomeNewsOpinion", "NEWS | WORLD | SPORT")."""
    parts = [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", words)]
    return bool(parts) and 5 * sum(part in _furniture() for part in parts) >= 4 * len(parts)


def captured_bound(captured: Interval | None, bounds: Sequence[Bound]) -> list[Bound]:
    """A day of capture that is known from elsewhere, as an upper bound."""
    if captured is None or captured.end is None or any(bound.end == captured.end for bound in bounds):
        return []
    return [Bound(None, captured.end, SURE, captured.because)]
