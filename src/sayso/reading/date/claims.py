"""Gives each claim the time that its own clause states, by the rules of the codebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.days import intervals
from sayso.reading.date.attach import attached, entries, explains
from sayso.reading.date.counted import counted
from sayso.reading.date.document import SAME_DAY
from sayso.reading.date.era import WORLD
from sayso.reading.date.meanings import Anchor
from sayso.reading.date.resolve import follows
from sayso.reading.date.sound import HAPPENED, covering, not_after
from sayso.reading.date.tense import direction
from sayso.reading.date.values import resolve
from sayso.records import Annotation, Claim, ClaimTime, Document, Interval, TimeExpression
from sayso.records.times import TimeReading

_SINCE = re.compile(
    r"(?:\bsince (?:an?|the) [\w -]{3,24} (?:of|in) |\bnot [\w ]{0,20}before "
    r"|\b(?:that|which) (?:began|started|erupted|broke out) (?:in|on) )(?:the )?$"
)
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
"""The pluperfect before an event ("had admitted preparing …"): what was planned then lies behind."""
MONTHS = {"M": 1, "Y": 12}
_TO_COME = frozenset({"planned", "called-for", "threatened"})


def date_claims(document: Document, annotation: Annotation, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with `time` filled in from the expressions that `when` names; empty where nothing
    resolves them.

    Several expressions in one clause meet (a day inside a month) or, in a list or range, are joined.
    Lengths, sets and ages never date an event, and the day of writing is never used unless the words count
    from it.
    """
    dated_entries = entries(document, annotation.times)
    found: list[Claim] = []
    claims = [replace(claim, when=covering(annotation, claim, claim.when)) for claim in claims]
    claims = [replace(claim, when=_sound(document, annotation, claim, dated_entries)) for claim in claims]
    for claim in claims:
        others = [*found, *claims[len(found) :]]
        when = claim.when or covering(annotation, claim, attached(annotation, claim, others, document.text))
        time = claim_time(document, annotation, claim, when, dated_entries)
        if time is None and not any(annotation.times[index].interval is not None for index in when):
            time = _entry_time(document, annotation, claim, dated_entries)
        found.append(replace(claim, when=when, time=time))
    found = [
        replace(claim, time=time)
        for claim, time in zip(found, _counted(document, annotation, found), strict=True)
    ]
    return tuple(replace(claim, time=_by_then(document, claim)) for claim in found)


def _counted(document: Document, annotation: Annotation, claims: Sequence[Claim]) -> list[ClaimTime | None]:
    """The times of the claims, with those that are counted from another event or day of the sentence."""
    return [
        claim.time or counted(document, annotation, claim, claims) if claim.stage in HAPPENED else claim.time
        for claim in claims
    ]


def _by_then(document: Document, claim: Claim) -> ClaimTime | None:
    """A claim's time without the days behind that of its page, for what is told as there."""
    if claim.time is None:
        return None
    interval = not_after(document, claim.stage, claim.time.interval)
    return None if interval is None else replace(claim.time, interval=interval)


def _sound(
    document: Document, annotation: Annotation, claim: Claim, dated: dict[int, int]
) -> tuple[int, ...]:
    """The expressions of a claim without those that lie after the day of writing, when it is told as
    having happened.

    A day without a year in a chronicle's entry stays: its year is the entry's.
    """
    entry = _passage(document, claim) in dated
    end = document.published.end if document.published is not None else None
    if end is None or claim.stage not in ("completed", "attempted", "foiled"):
        return claim.when
    spans = [(index, annotation.times[index].interval) for index in claim.when]
    return tuple(
        index
        for index, span in spans
        if span is None
        or span.start is None
        or span.start <= end
        or _told_ahead(document, annotation.times[index])
        or (entry and _lacks_year(annotation.times[index]))
    )


def _lacks_year(time: TimeExpression) -> bool:
    return (
        isinstance(time.reading, TimeReading)
        and time.reading.form == "calendar"
        and time.reading.year is None
    )


def _told_ahead(document: Document, time: TimeExpression) -> bool:
    return direction(document.text, time.start, time.end) > 0


def _entry_time(
    document: Document, annotation: Annotation, claim: Claim, dated: dict[int, int]
) -> ClaimTime | None:
    """The date at the head of the chronicle's entry that a claim stands in."""
    place = _passage(document, claim)
    if place not in dated or claim.stage in _TO_COME:
        return None
    time = annotation.times[dated[place]]
    return None if time.interval is None else ClaimTime(time.interval, time.text, "stated")


def _passage(document: Document, claim: Claim) -> int:
    return next(
        (
            place
            for place, passage in enumerate(document.passages)
            if passage.start <= claim.trigger.start < passage.end
        ),
        -1,
    )


def claim_time(
    document: Document,
    annotation: Annotation,
    claim: Claim,
    when: Sequence[int],
    dated_entries: dict[int, int],
) -> ClaimTime | None:
    """The time that the expressions `when` give to a claim, or None."""
    times = annotation.times
    entry = dated_entries.get(_passage(document, claim))
    dated = [
        i
        for i in _with_joined(times, when)
        if _usable(times[i]) or (entry is not None and _lacks_year(times[i]))
    ]
    dated = [index for index in dated if not _hour_alone(times[index])] or dated
    whole: Interval | None = None
    used: list[int] = []
    for group in _groups(times, dated):
        interval = _of_entry(document, times, group, entry)
        if interval is None and all(_usable(times[index]) for index in group):
            interval = _to_the_day(document, times, group[-1]) or _joined(document, times, group, claim)
        if interval is None:
            continue
        met = interval if whole is None else intervals.meet(whole, interval)
        if met is not None:
            whole, used = met, used + group
    if (
        whole is None
        or (whole.start is None and whole.end is None)
        or _of_another_time(document, annotation, claim, whole, dated_entries)
    ):
        return None
    first, last = times[min(used)], times[max(used)]
    text = document.text[first.start : last.end] if last.end - first.start < 80 else first.text
    return ClaimTime(whole, text, _basis([times[index] for index in used]))


def _hour_alone(time: TimeExpression) -> bool:
    """Whether an expression only names an hour ("noon"), which takes its day from another one of the
    clause.
    """
    reading = time.reading
    return (
        isinstance(reading, TimeReading)
        and bool(reading.clock)
        and reading.form == "shift"
        and reading.base == "ref"
    )


def _to_the_day(document: Document, times: Sequence[TimeExpression], index: int) -> Interval | None:
    """ "A year ago today", "two months ago on Tuesday": the day named right after, so many months or years
    before.
    """
    ago, day = times[index], times[index + 1] if index + 1 < len(times) else None
    reading = ago.reading
    if day is None or not isinstance(reading, TimeReading) or reading.form != "shift":
        return None
    if reading.unit not in MONTHS or reading.direction >= 0:
        return None
    of = day.interval
    between = document.text[ago.end : day.start].strip().casefold()
    if (
        of is None
        or of.start is None
        or of.start != of.end
        or between not in ("", "on")
        or (reading.count or 0) != int(reading.count or 0)
    ):
        return None
    start = intervals.add_months(of.start, -MONTHS[reading.unit] * int(reading.count or 0))
    return intervals.make(start, start, of.because)


def _basis(used: Sequence[TimeExpression]) -> str:
    rules = [piece.rule for time in used if time.interval is not None for piece in time.interval.because]
    if any(rule == SAME_DAY or rule.startswith(WORLD) for rule in rules):
        return "inferred"
    return "relative" if any(time.relative for time in used) else "stated"


def _of_another_time(
    document: Document,
    annotation: Annotation,
    claim: Claim,
    interval: Interval,
    dated_entries: dict[int, int],
) -> bool:
    """Whether a clause in the present tense would be dated before the text was written: that date belongs
    to something inside it.
    """
    published, tokens = document.published, annotation.tokens
    if (
        published is None
        or published.start is None
        or interval.end is None
        or interval.end >= published.start
    ):
        return False
    place = _passage(document, claim)
    if place in dated_entries or (place >= 0 and document.passages[place].kind in ("title", "heading")):
        return False
    places = [
        place
        for place, token in enumerate(tokens)
        if claim.trigger.start <= token.start < claim.trigger.end and token.upos in ("VERB", "AUX")
    ]
    for place in places:
        near = [
            token
            for token in tokens[max(0, place - 8) : place]
            if token.head == place and token.deprel.startswith("aux")
        ]
        if tokens[place].xpos in ("VBZ", "VBP") or any(
            token.xpos in ("VBZ", "VBP") and token.lemma == "be" for token in near
        ):
            return True
    return False


def _usable(time: TimeExpression) -> bool:
    reading = time.reading
    if time.interval is None or time.type == "SET":
        return False
    return not isinstance(reading, TimeReading) or not (reading.age or reading.stretch)


def _with_joined(times: Sequence[TimeExpression], when: Sequence[int]) -> list[int]:
    """The expressions named and the other members of their lists and ranges."""
    chosen = set(when)
    for index in range(len(times) - 1):
        if follows(times, index) and (index in chosen or index + 1 in chosen):
            chosen |= {index, index + 1}
    return sorted(index for index in chosen if index < len(times))


def _groups(times: Sequence[TimeExpression], dated: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in dated:
        if groups and groups[-1][-1] == index - 1 and follows(times, index - 1):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _joined(
    document: Document, times: Sequence[TimeExpression], group: Sequence[int], claim: Claim
) -> Interval:
    parts = [_opened(document, times[index], claim) for index in group]
    return intervals.hull(parts) if len(parts) > 1 else parts[0]


def _opened(document: Document, time: TimeExpression, claim: Claim) -> Interval:
    """The interval of an expression for one claim: open where "since" or "until" says so, in the future
    for what is still to come.
    """
    interval, reading = time.interval, time.reading
    assert interval is not None
    if not isinstance(reading, TimeReading):
        return interval
    since = _SINCE.search(document.text, max(0, time.start - 40), time.start)
    if since is not None and not since.start() <= claim.trigger.start < since.end():
        return intervals.make(interval.start, None, interval.because)
    if (
        claim.stage in _TO_COME
        and reading.span != "from"
        and not _HAD.search(document.text, claim.quote.start, claim.trigger.start)
    ):
        return _ahead(document, time, reading, interval)
    if not reading.span or explains(time, claim, document.text):
        return interval
    if reading.span == "from":
        return intervals.make(interval.start, None, interval.because)
    return intervals.make(None, interval.end, interval.because)


def _of_entry(
    document: Document, times: Sequence[TimeExpression], group: Sequence[int], entry: int | None
) -> Interval | None:
    """A month or day without a year inside a chronicle's entry is of the entry's year."""
    head = times[entry].interval if entry is not None else None
    if (
        head is None
        or head.start is None
        or entry in group
        or not all(_lacks_year(times[index]) for index in group)
    ):
        return None
    readings = [times[index].reading for index in group]
    months = [
        reading for reading in readings if isinstance(reading, TimeReading) and reading.month is not None
    ]
    found = [resolve(replace(reading, year=head.start.year), Anchor()).interval for reading in months]
    spans = [span for span in found if span is not None]
    return (
        replace(intervals.hull(spans), because=head.because) if spans and len(spans) == len(group) else None
    )


def _ahead(document: Document, time: TimeExpression, reading: TimeReading, interval: Interval) -> Interval:
    """A date without a year of something planned lies after the day of writing."""
    published = document.published
    if (
        reading.form != "calendar"
        or reading.year is not None
        or published is None
        or published.end is None
        or published.start is None
    ):
        return interval
    if (
        interval.end is None
        or interval.end >= published.start
        or direction(document.text, time.start, time.end) < 0
    ):
        return interval
    if reading.month is None:
        later = resolve(reading, Anchor(published.end, None, 1)).interval
    else:
        years = (published.start.year, published.start.year + 1)
        spans = [resolve(replace(reading, form="calendar", year=year), Anchor()).interval for year in years]
        later = next(
            (
                span
                for span in spans
                if span is not None and span.end is not None and span.end >= published.start
            ),
            None,
        )
    return interval if later is None else replace(later, because=interval.because)
