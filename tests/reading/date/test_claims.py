"""A claim's time is what its own words support, never the day of publication."""

import datetime as dt
from dataclasses import replace

import pytest

from sayso.days import intervals
from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_claims
from sayso.reading.date.resolve import resolve_times
from sayso.records import Annotation, Claim, ClaimTime, Document, Interval, Passage, Span
from tests.reading.date.trees import claim

DAY = intervals.make(dt.date(2024, 6, 19), dt.date(2024, 6, 19))


def timed(
    text: str, trigger: str, when: tuple[int, ...], published: Interval | None = DAY, **values: str
) -> ClaimTime | None:
    """The time of one claim whose attached expressions are given by number."""
    document = Document("0" * 64, "made.txt", text, (Passage("body", 0, len(text)),), published=published)
    times = resolve_times(document, find_times(document, (), ()), published)
    annotation = Annotation((), (Span(0, len(text)),), (), times)
    found: tuple[Claim, ...] = date_claims(document, annotation, [claim(text, trigger, when=when, **values)])
    return found[0].time


@pytest.mark.parametrize(
    ("text", "trigger", "when", "edtf", "basis"),
    [
        ("He was arrested in December 2018.", "arrested", (0,), "2018-12", "stated"),
        ("He was arrested in late March 2023.", "arrested", (0,), "2023-03-21/2023-03-31", "stated"),
        ("He was arrested on Monday.", "arrested", (0,), "2024-06-17", "relative"),
        ("She visited Karsk in May and June of this year.", "visited", (0,), "2024-05/2024-06", "relative"),
        ("They met on June 3 and 4.", "met", (1,), "2024-06-03/2024-06-04", "relative"),
        ("He was held from 1985 to 1997.", "held", (0,), "1985/1997", "stated"),
        ("He has been held since 2014.", "held", (0,), "2014/..", "stated"),
        ("He was arrested in 2018, on July 1, 2018.", "arrested", (0, 1), "2018-07-01", "stated"),
        ("A year ago today he was arrested.", "arrested", (0, 1), "2023-06-19", "relative"),
        ("Two months ago on Tuesday he was arrested.", "arrested", (0,), "2024-04-18", "relative"),
        ("He was shot shortly after noon on Tuesday.", "shot", (0, 1), "2024-06-18", "relative"),
    ],
)
def test_the_narrowest_interval_that_the_words_support(
    text: str, trigger: str, when: tuple[int, ...], edtf: str, basis: str
) -> None:
    """Expressions of one clause meet, lists and ranges are joined, "since" leaves the end open."""
    time = timed(text, trigger, when)
    assert time is not None and (time.interval.edtf, time.basis) == (edtf, basis)
    assert time.interval.because and all(piece.text in text for piece in time.interval.because)


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("He was sentenced to 20 years in prison.", "sentenced", (0,)),
        ("The rally is held every summer.", "held", (0,)),
        ("The number of killings doubled in the past three months.", "killings", (0,)),
        ("The week before, he was arrested.", "arrested", (0,)),
        ("He was arrested.", "arrested", ()),
    ],
)
def test_lengths_sets_and_open_relations_date_nothing(text: str, trigger: str, when: tuple[int, ...]) -> None:
    """A term, a set, a stretch or "the week before" gives no time, and neither does the day of
    publication.
    """
    assert timed(text, trigger, when) is None


def test_a_wide_day_of_writing_gives_no_relative_time() -> None:
    """When the text can be of any day in five years, "on Monday" dates nothing."""
    assert (
        timed(
            "He was arrested on Monday.",
            "arrested",
            (0,),
            Interval(dt.date(2019, 1, 1), dt.date(2023, 12, 31)),
        )
        is None
    )


def test_a_plan_lies_ahead() -> None:
    """A date without a year of something planned is the next one."""
    time = timed("The hearing is set for March 4.", "hearing", (0,), stage="planned")
    assert time is not None and time.interval.edtf == "2025-03-04"


def test_a_postponement_is_to_the_day() -> None:
    """ "Adjourned until 5 July" names the day of what is planned, not an open stretch before it."""
    time = timed("Sentencing was adjourned until 5 July.", "Sentencing", (0,), stage="planned")
    assert time is not None and time.interval.edtf == "2024-07-05"


def test_a_day_explained_by_a_when_clause_is_that_day() -> None:
    """ "Missing since August 14, 2021, when he was seized": he was seized on that day."""
    time = timed("He is missing since August 14, 2021, when he was seized.", "seized", (0,))
    assert time is not None and time.interval.edtf == "2021-08-14"


def test_what_is_told_as_done_is_not_dated_to_come() -> None:
    """A day after the day of writing is not the time of something told as having happened."""
    assert timed("They condemned the swap before the vote of 3 July 2024.", "condemned", (0,)) is None


def test_an_entry_of_a_chronicle_dates_its_claims() -> None:
    """The date at the head of an entry covers what the entry tells, and a month inside it is of the
    entry's year.
    """
    text = "12 October 2022 – Three men are convicted. The fourth hanged himself in August."
    document = Document("0" * 64, "made.txt", text, (Passage("body", 0, len(text)),), published=DAY)
    times = resolve_times(document, find_times(document, (), ()), DAY)
    annotation = Annotation((), (Span(0, len(text)),), (), times)
    first, second = date_claims(
        document, annotation, [claim(text, "convicted"), replace(claim(text, "hanged"), when=(1,))]
    )
    assert first.time is not None and first.time.interval.edtf == "2022-10-12"
    assert second.time is not None and second.time.interval.edtf == "2022-08"
