"""Gives each claim the time that its own clause states, by the rules of the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso import intervals
from sayso.date.document import SAME_DAY
from sayso.date.resolve import follows
from sayso.records import Annotation, Claim, ClaimTime, Document, Interval, TimeExpression
from sayso.timereading import TimeReading


def date_claims(document: Document, annotation: Annotation, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with `time` filled in from the expressions that `when` names; empty where nothing resolves them.

    Several expressions in one clause meet (a day inside a month) or, in a list or range, are joined. Lengths, sets and ages never date an
    event, and the day of writing is never used unless the words count from it.
    """
    found = []
    taken = {index for claim in claims for index in claim.when}
    for claim in claims:
        when = claim.when or _beside(annotation, claim, taken)
        found.append(replace(claim, when=when, time=claim_time(document, annotation, claim, when)))
    return tuple(found)


def claim_time(document: Document, annotation: Annotation, claim: Claim, when: Sequence[int]) -> ClaimTime | None:
    """The time that the expressions `when` give to a claim, or None."""
    times = annotation.times
    dated = [index for index in _with_joined(times, when) if _usable(times[index])]
    whole: Interval | None = None
    used: list[int] = []
    for group in _groups(times, dated):
        interval = _joined(times, group)
        met = interval if whole is None else intervals.meet(whole, interval)
        if met is not None:
            whole, used = met, used + group
    if whole is None or (whole.start is None and whole.end is None) or _of_another_time(document, annotation, claim, whole):
        return None
    first, last = times[min(used)], times[max(used)]
    text = document.text[first.start : last.end] if last.end - first.start < 80 else first.text
    return ClaimTime(whole, text, _basis([times[index] for index in used]))


def _basis(used: Sequence[TimeExpression]) -> str:
    if any(piece.rule == SAME_DAY for time in used if time.interval is not None for piece in time.interval.because):
        return "inferred"
    return "relative" if any(time.relative for time in used) else "stated"


def _beside(annotation: Annotation, claim: Claim, taken: set[int]) -> tuple[int, ...]:
    """A day after "on" that the syntax gave to no event belongs to the verb before it, when that verb is this claim's trigger."""
    tokens = annotation.tokens
    verbs = [place for place, token in enumerate(tokens) if token.upos == "VERB" and claim.trigger.start <= token.start < claim.trigger.end]
    if not verbs:
        return ()
    verb = verbs[-1]
    for index, time in enumerate(annotation.times):
        if index in taken or time.start < tokens[verb].end or time.interval is None or intervals.days(time.interval) != 1:
            continue
        between = [token for token in tokens[verb + 1 :] if token.start < time.start]
        same = between and between[-1].sentence == tokens[verb].sentence and between[-1].text.lower() == "on"
        if same and not any(token.upos == "VERB" or token.text in ";:" for token in between):
            return (index,)
        if time.start > claim.quote.end:
            break
    return ()


def _of_another_time(document: Document, annotation: Annotation, claim: Claim, interval: Interval) -> bool:
    """Whether a clause in the present tense would be dated to days before the text was written: such a date belongs to something inside it."""
    published, tokens = document.published, annotation.tokens
    if published is None or published.start is None or interval.end is None or interval.end >= published.start:
        return False
    if any(passage.kind == "title" and passage.start <= claim.trigger.start < passage.end for passage in document.passages):
        return False
    places = [place for place, token in enumerate(tokens) if claim.trigger.start <= token.start < claim.trigger.end and token.upos in ("VERB", "AUX")]
    for place in places:
        near = [token for token in tokens[max(0, place - 8) : place] if token.head == place and token.deprel.startswith("aux")]
        if tokens[place].xpos in ("VBZ", "VBP") or any(token.xpos in ("VBZ", "VBP") for token in near):
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
