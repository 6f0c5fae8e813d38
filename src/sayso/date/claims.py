"""Gives each claim the time that its own clause states, by the rules of the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso import intervals
from sayso.date.resolve import follows
from sayso.records import Annotation, Claim, ClaimTime, Document, Interval, TimeExpression
from sayso.timereading import TimeReading


def date_claims(document: Document, annotation: Annotation, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with `time` filled in from the expressions that `when` names; empty where nothing resolves them.

    Several expressions in one clause meet (a day inside a month) or, in a list or range, are joined. Lengths, sets and ages never date an
    event, and the day of writing is never used unless the words count from it.
    """
    return tuple(replace(claim, time=claim_time(document, annotation.times, claim)) for claim in claims)


def claim_time(document: Document, times: Sequence[TimeExpression], claim: Claim) -> ClaimTime | None:
    """The time of one claim, or None."""
    chosen = _with_joined(times, claim.when)
    dated = [index for index in chosen if _usable(times[index])]
    if not dated:
        return None
    groups = _groups(times, dated)
    whole: Interval | None = None
    used: list[int] = []
    for group in groups:
        interval = _joined(times, group)
        met = interval if whole is None else intervals.meet(whole, interval)
        if met is None:
            continue
        whole, used = met, used + group
    if whole is None or (whole.start is None and whole.end is None):
        return None
    first, last = times[min(used)], times[max(used)]
    text = document.text[first.start : last.end] if last.end - first.start < 80 else first.text
    basis = "relative" if any(times[index].relative for index in used) else "stated"
    return ClaimTime(whole, text, basis)


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


def _joined(times: Sequence[TimeExpression], group: Sequence[int]) -> Interval:
    parts = [_opened(times[index]) for index in group]
    return intervals.hull(parts) if len(parts) > 1 else parts[0]


def _opened(time: TimeExpression) -> Interval:
    """The interval of an expression, open where "since" or "until" says so."""
    interval, reading = time.interval, time.reading
    assert interval is not None
    if isinstance(reading, TimeReading) and reading.span == "from":
        return intervals.make(interval.start, None, interval.because)
    if isinstance(reading, TimeReading) and reading.span == "to":
        return intervals.make(None, interval.end, interval.because)
    return interval
