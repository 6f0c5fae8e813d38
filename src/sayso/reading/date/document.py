"""Dates a document from the inside: the days on which it can have been written, each bound with the words
that imply it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.days import intervals
from sayso.reading.date.bounds import (
    HABIT,
    TOLD,
    Bound,
    evidence,
    from_embeds,
    from_today,
    from_told,
    told_interval,
)
from sayso.reading.date.era import era
from sayso.reading.date.filed import both_kept, from_address, from_capture
from sayso.reading.date.narrow import narrowed, year_of_writing_ends
from sayso.reading.date.resolve import resolve_times
from sayso.reading.date.stated import captured_bound, from_metadata, stated_days
from sayso.reading.date.tense import direction, still_to_come
from sayso.reading.date.tense import told as told_as_past
from sayso.reading.date.weekdays import DayOfYear, yearless
from sayso.records import (
    ARTICLE_KINDS,
    DATES_CONTRADICT,
    Annotation,
    Document,
    Evidence,
    Interval,
    TimeExpression,
)

SAME_DAY = "the date close by falls on this weekday"
"""The rule that reads "on Saturday" as the "July 16" told close by."""
HORIZON = 9
"""How many years after the newest one that it names a text is looked for. A day falls on one weekday once
or twice in ten years.
"""


def date_document(document: Document, annotation: Annotation) -> tuple[Document, Annotation]:
    """The document with `published` and `captured`, and the annotation with every time expression resolved
    against `published`.

    A date in the page's header is `captured` and bounds `published` from above; it is never taken as the
    date of publication. Evidence that contradicts stronger evidence is left out and named in `warnings`
    with its words.
    """
    times = resolve_times(document, annotation.times, None)
    address = list(from_address(document))
    stated, header = stated_days(document, times, address)
    captured = document.captured or header
    bounds = [*address, *stated, *captured_bound(captured, stated), *from_metadata(document)]
    bounds = both_kept([*bounds, *from_capture(document)])
    bounds += [*from_today(document, times), *from_embeds(document, times), *from_told(document, times)]
    known, witnesses = era(document, bounds)
    bounds += known
    kept, clashes = agree(bounds)
    bounds = kept + list(year_bounds(document, times, kept))
    kept, more = agree([*bounds, *narrowed(document, times, tightest(agree(bounds)[0]))])
    published = document.published or tightest(kept)
    warnings = document.warnings + tuple(dict.fromkeys(clashes + more + against(witnesses, kept)))
    resolved = resolve_times(document, annotation.times, published)
    resolved = _same_day(document, resolved)
    return replace(document, published=published, captured=captured, warnings=warnings), replace(
        annotation, times=resolved
    )


def _same_day(document: Document, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """A weekday that nothing else dates is the day of the year told close by that falls on it: "July 16 …
    on Saturday".
    """
    placed = {time.start: time for time in times}
    for told in yearless(document, times):
        date = placed[told.time.start].interval
        if (
            told.beside is None
            or date is None
            or date.start is None
            or placed[told.beside.start].interval is not None
        ):
            continue
        if date.start == date.end and date.start.weekday() == told.weekday:
            rule = evidence(told.beside, SAME_DAY)
            interval = replace(date, because=intervals.merged(date.because, rule))
            placed[told.beside.start] = replace(
                told.beside, value=date.start.isoformat(), interval=interval, relative=True
            )
    return tuple(placed[time.start] for time in times)


def agree(bounds: Sequence[Bound]) -> tuple[list[Bound], tuple[str, ...]]:
    """The bounds that hold together, the strongest taken first, and one line for each that contradicts them.

    Intervals on a line that meet pairwise have a day in common (Helly), so the smallest contradictory set
    is always two pieces of evidence.
    """
    kept: list[Bound] = []
    lines = []
    for bound in sorted(bounds, key=lambda one: -one.strength):
        rival = next(
            (other for other in kept if intervals.meet(bound.interval, other.interval) is None), None
        )
        if rival is None:
            kept.append(bound)
        elif bound.strength > HABIT and not _one_moment(rival, bound):
            lines.append(f"{DATES_CONTRADICT}: {_says(rival)} / {_says(bound)}")
    return kept, tuple(lines)


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d")


def _one_moment(left: Bound, right: Bound) -> bool:
    """Whether a day and a moment given to the hour lie one day apart: evening where the page was written
    is morning in Greenwich.
    """
    days = [one.start for one in (left, right) if one.start is not None and one.start == one.end]
    exact = any(MOMENT.match(piece.text) for one in (left, right) for piece in one.because)
    return exact and len(days) == 2 and abs((days[0] - days[1]).days) == 1


def against(witnesses: Sequence[Bound], kept: Sequence[Bound]) -> tuple[str, ...]:
    """One line for each office told as held now that contradicts what was kept."""
    found = []
    for one in witnesses:
        rival = next((other for other in kept if intervals.meet(one.interval, other.interval) is None), None)
        if rival is not None:
            found.append(f"{DATES_CONTRADICT}: {_says(rival)} / {_says(one)}")
    return tuple(dict.fromkeys(found))


def _says(bound: Bound) -> str:
    quotes = ", ".join(f"“{piece.text}”" for piece in bound.because)
    return (
        f"{quotes} ({bound.because[0].rule}: {bound.interval.edtf})" if bound.because else bound.interval.edtf
    )


def tightest(bounds: Sequence[Bound]) -> Interval | None:
    """The days that all bounds allow, with the evidence of the two that close it; None when nothing bounds
    it.
    """
    low = max(
        (bound for bound in bounds if bound.start is not None),
        key=lambda bound: (bound.start or dt.date.min, bound.strength),
        default=None,
    )
    high = min(
        (bound for bound in bounds if bound.end is not None),
        key=lambda bound: (bound.end or dt.date.max, -bound.strength),
        default=None,
    )
    because: tuple[Evidence, ...] = ()
    for bound in (low, high):
        because = intervals.merged(because, bound.because if bound is not None else ())
    if low is None and high is None:
        return None
    return intervals.make(low.start if low else None, high.end if high else None, because)


def year_bounds(document: Document, times: tuple[TimeExpression, ...], kept: Sequence[Bound]) -> list[Bound]:
    """What days and months told without a year say: news leaves out the year of writing, and a weekday
    beside the date fixes it.
    """
    known = tightest(kept)
    newest = _newest_year(document, times)
    floor = known.start.year if known is not None and known.start is not None else None
    ceiling = known.end.year if known is not None and known.end is not None else None
    year, because = _fixed_year(document, list(yearless(document, times)), floor, ceiling, newest)
    if year is None:
        return []
    found = []
    for told in yearless(document, times):
        if not told.agrees(year) or (told.weekday is not None and told.beside is None and not told.sure):
            continue
        day = dt.date(year, told.month, told.day)
        if still_to_come(document.text, told.time.start, told.time.end):
            quotes = intervals.merged(evidence(told.time, "told as still to come"), because)
            found.append(Bound(None, day, HABIT, quotes))
        elif _told_before(document.text, told):
            quotes = intervals.merged(
                evidence(told.time, "told as past; the weekday beside it fixes the year"), because
            )
            found.append(Bound(day, None, TOLD, quotes))
            found.append(
                Bound(
                    None,
                    year_of_writing_ends(day),
                    HABIT,
                    intervals.merged(evidence(told.time, "news leaves out the year of writing"), because),
                )
            )
    return found


def _told_before(text: str, told: DayOfYear) -> bool:
    """Whether a day lies before the writing: its clause is of the past, and where it bears its own weekday
    "on" leads it to a verb.
    """
    if told.sure and not text.endswith((" on ", "\non ", "On "), 0, told.time.start):
        return told_as_past(text, told.time.start, told.time.end)
    return direction(text, told.time.start, told.time.end) < 0


def _newest_year(document: Document, times: Sequence[TimeExpression]) -> tuple[int, TimeExpression] | None:
    """The newest year that the article itself names, whatever the tense."""
    spans = [(passage.start, passage.end) for passage in document.passages if passage.kind in ARTICLE_KINDS]
    named: list[tuple[int, TimeExpression]] = []
    for time in times:
        dated = told_interval(time)
        if (
            dated is not None
            and dated.start is not None
            and any(start <= time.start < end for start, end in spans)
        ):
            named.append((dated.start.year, time))
    return max(named, key=lambda pair: (pair[0], -pair[1].start), default=None)


def _fixed_year(
    document: Document,
    told: Sequence[DayOfYear],
    floor: int | None,
    ceiling: int | None,
    newest: tuple[int, TimeExpression] | None,
) -> tuple[int | None, tuple[Evidence, ...]]:
    """The one year, from the newest named on, in which the days and weekdays told agree; None when there
    is none or more than one.

    A weekday that only stands close by fixes the year when it is the newest year named and that year is
    not told as past: news names the years of the past and leaves out its own.
    """
    low = max(
        (year for year in (floor, newest[0] if newest is not None else None) if year is not None),
        default=None,
    )
    if low is None or (ceiling is not None and low > ceiling):
        return None, ()
    years = range(low, (ceiling or low + HORIZON) + 1)
    sure = [one for one in told if one.sure]
    fitting = [year for year in years if all(pair.agrees(year) for pair in sure)]
    if sure and len(fitting) == 1:
        named = (
            evidence(newest[1], "the newest year named") if newest is not None and newest[0] == low else ()
        )
        return fitting[0], _pair_evidence(sure[0]) + named
    near = next(
        (one for one in told if one.weekday is not None and newest is not None and one.agrees(newest[0])),
        None,
    )
    if (
        not sure
        and near is not None
        and newest is not None
        and newest[0] == low
        and not told_as_past(document.text, newest[1].start, newest[1].end)
        and not any(near.agrees(year) for year in years if year != low)
    ):
        return low, _pair_evidence(near) + evidence(newest[1], "the newest year named")
    return None, ()


def _pair_evidence(pair: DayOfYear) -> tuple[Evidence, ...]:
    rule = "this day falls on this weekday only in some years"
    quotes = evidence(pair.time, rule)
    return quotes + (evidence(pair.beside, rule) if pair.beside is not None else ())
