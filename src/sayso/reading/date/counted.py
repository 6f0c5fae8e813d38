"""The day of an event that is told beside another one: "comes a day after Karsk expelled the envoy",
"on 2 October, the day of his arrest", "was shot after leaving the harbour on Friday".

Only days are counted, and only from a day that the sentence itself fixes: a date right before the count, or
the day of the page where the sentence tells of the telling in the present.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from sayso import yamls
from sayso.days import intervals
from sayso.records import Annotation, Claim, ClaimTime, Document, Evidence, Interval, Span, TimeExpression
from sayso.records.times import TimeReading

COUNTED = "counted from the day that the sentence names"
FROM_PAGE = "counted from the day of writing"
SHARED = "the clause beside it happened at the same time"
_UNITS = {"D": 1, "W": 7}
_AFTER = re.compile(r"\s+(?P<way>after|before)\s+")
_DAY_OF = re.compile(r"\s*(?:,|--|–|—|\()?\s*the\s+(?:same\s+)?day\s+(?:of|that|when|on which)?\s*")
_BETWEEN = re.compile(r"\s*(?:,|--|–|—|-)?\s*(?:just\s+|only\s+)?")
_FAR = 90
"""How far behind its count an event may stand, in code points."""


def counted(
    document: Document, annotation: Annotation, claim: Claim, claims: Sequence[Claim]
) -> ClaimTime | None:
    """The time of a claim that nothing else dates, from what stands beside it in its sentence; else None."""
    start = claim.trigger.start
    place = bisect_left(annotation.sentences, start, key=lambda span: span.end - 1)
    if place >= len(annotation.sentences) or not annotation.sentences[place].start <= start:
        return None
    sentence = annotation.sentences[place]
    inside = [time for time in annotation.times if sentence.start <= time.start and time.end <= sentence.end]
    for number, time in enumerate(inside):
        found = (
            _after(document, annotation, claim, claims, inside[:number], time)
            or _day_of(document, claim, claims, time)
            or _same_moment(annotation, claim, time)
        )
        if found is not None:
            return found
    return None


def _first_behind(claims: Sequence[Claim], claim: Claim, at: int) -> bool:
    """Whether a claim is the first one told behind a place."""
    behind = [other.trigger.start for other in claims if other.trigger.start >= at]
    return bool(behind) and min(behind) == claim.trigger.start


def _after(
    document: Document,
    annotation: Annotation,
    claim: Claim,
    claims: Sequence[Claim],
    before: Sequence[TimeExpression],
    time: TimeExpression,
) -> ClaimTime | None:
    """ "Saturday, a day after his release": the event is so many days before the day named; "comes a day
    after he was freed": before the day of the page.
    """
    way = _AFTER.match(document.text, time.end)
    days = _days(time)
    if way is None or days is None or not way.end() <= claim.trigger.start < way.end() + _FAR:
        return None
    if not _first_behind(claims, claim, way.end()) or _other_verb(annotation, way.end(), claim.trigger):
        return None
    away = -days if way.group("way") == "after" else days
    named = before[-1] if before and _BETWEEN.fullmatch(document.text, before[-1].end, time.start) else None
    day = _exact(named.interval) if named is not None else None
    if named is not None and day is not None and named.interval is not None:
        return _moved(day, away, named.interval.because, time, COUNTED)
    published = document.published
    day = _exact(published)
    if published is None or day is None or not _tells_now(annotation, time):
        return None
    return _moved(day, away, published.because, time, FROM_PAGE)


def _moved(
    day: dt.date, away: int, because: tuple[Evidence, ...], time: TimeExpression, rule: str
) -> ClaimTime:
    found = day + dt.timedelta(days=away)
    quote = (Evidence(time.text, time.start, time.end, rule),)
    interval = intervals.make(found, found, intervals.merged(because, quote))
    return ClaimTime(interval, time.text, "relative" if rule == FROM_PAGE else "inferred")


def _days(time: TimeExpression) -> int | None:
    """How many whole days a length counted from an event has; None for every other expression."""
    reading = time.reading
    if not isinstance(reading, TimeReading) or reading.form != "shift" or reading.base != "event":
        return None
    if (
        reading.unit not in _UNITS
        or reading.count is None
        or reading.mod
        or reading.count != int(reading.count)
    ):
        return None
    return int(reading.count) if reading.unit == "D" else None


def _exact(interval: Interval | None) -> dt.date | None:
    return interval.start if interval is not None and interval.start == interval.end else None


def _tells_now(annotation: Annotation, time: TimeExpression) -> bool:
    """Whether the verb right before a count is one of the telling, in the present ("The news comes")."""
    tokens = annotation.tokens
    place = bisect_left(tokens, time.start, key=lambda token: token.end - 1) - 1
    token = tokens[place] if place >= 0 else None
    return token is not None and token.lemma.lower() in _list("coming") and token.xpos in ("VBZ", "VBP")


def _other_verb(annotation: Annotation, start: int, trigger: Span) -> bool:
    """Whether another verb than one that does what it says stands between a place and a trigger."""
    tokens = annotation.tokens
    first = bisect_left(tokens, start, key=lambda token: token.end - 1)
    for token in tokens[first:]:
        if token.start >= trigger.start:
            return False
        if token.upos == "VERB" and token.lemma.lower() not in _list("doing"):
            return True
    return False


def _day_of(
    document: Document, claim: Claim, claims: Sequence[Claim], time: TimeExpression
) -> ClaimTime | None:
    """ "2 October, the day of his arrest"."""
    found = _DAY_OF.match(document.text, time.end)
    if found is None or _exact(time.interval) is None or time.interval is None:
        return None
    if not found.end() <= claim.trigger.start < found.end() + _FAR // 2:
        return None
    if not _first_behind(claims, claim, found.end()):
        return None
    quote = (Evidence(time.text, time.start, time.end, SHARED),)
    interval = intervals.make(time.interval.start, time.interval.end, quote)
    return ClaimTime(interval, time.text, "inferred")


def _same_moment(annotation: Annotation, claim: Claim, time: TimeExpression) -> ClaimTime | None:
    """ "was shot shortly after leaving the harbour on Friday": the clause with the date hangs on the event
    and tells of the same moment.
    """
    tokens = annotation.tokens
    if _exact(time.interval) is None or time.interval is None or time.start < claim.trigger.end:
        return None
    place = bisect_left(tokens, claim.trigger.start, key=lambda token: token.end - 1)
    word = bisect_left(tokens, time.start, key=lambda token: token.end - 1)
    if place >= len(tokens) or word >= len(tokens) or tokens[place].upos != "VERB":
        return None
    verb = next((at for at in _way_up(annotation, word) if tokens[at].upos == "VERB"), None)
    if verb is None or verb == place or tokens[verb].head != place or not _at_once(annotation, verb, place):
        return None
    quote = (Evidence(time.text, time.start, time.end, SHARED),)
    interval = intervals.make(time.interval.start, time.interval.end, quote)
    return ClaimTime(interval, time.text, "relative" if time.relative else "inferred")


def _way_up(annotation: Annotation, place: int) -> list[int]:
    """The tokens above one, nearest first."""
    way: list[int] = []
    while annotation.tokens[place].head != place and len(way) < 12:
        place = annotation.tokens[place].head
        way.append(place)
    return way


def _at_once(annotation: Annotation, verb: int, main: int) -> bool:
    """Whether a clause beside the main verb tells of the same moment: it opens with "when" or the like, or
    with "after" before a verb of arriving or leaving, or with "shortly after".
    """
    tokens = annotation.tokens
    if not tokens[verb].deprel.startswith("advcl"):
        return False
    opens = {token.text.lower() for token in tokens[main:verb] if token.head == verb}
    if opens & _list("at_once"):
        return True
    if "after" not in opens:
        return False
    before = {token.text.lower() for token in tokens[main + 1 : verb]}
    return bool(before & _list("soon")) or tokens[verb].lemma.lower() in _list("passing")


@cache
def _list(name: str) -> frozenset[str]:
    lists: dict[str, list[str]] = yamls.packaged("sayso.reading.date", "data/counted.yaml")
    return frozenset(lists[name])
