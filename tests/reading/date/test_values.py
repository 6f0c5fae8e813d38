"""Values and days of single expressions, against a day of writing and the time just told."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.days import intervals
from sayso.reading.annotate.times.finder import find_in
from sayso.reading.annotate.times.lexicon import holidays
from sayso.reading.date.holidays import holiday_day
from sayso.reading.date.meanings import Anchor
from sayso.reading.date.resolve import resolve_times
from sayso.reading.date.values import resolve
from sayso.records import Document, Interval, Passage, TimeExpression
from sayso.records.times import TimeReading

MIXED = """last next this the a 3 4000 20 2000 years weeks quarter July May Friday ago earlier later of year-ago in since 1990s 20th century
and to first week before day 31 February 29 monday night noon early mid-1990s Tir 1402 fiscal third the same following decades hours"""
WORDS = st.sampled_from(MIXED.split())


def read(text: str, published: Interval | None) -> tuple[TimeExpression, ...]:
    """The resolved expressions of a text."""
    document = Document("", "made", text, (Passage("body", 0, len(text)),))
    return resolve_times(document, tuple(find_in(text, 0, len(text))), published)


@given(
    st.lists(WORDS, max_size=12),
    st.sampled_from([dt.date(1, 1, 5), dt.date(2024, 2, 29), dt.date(9999, 12, 30)]),
)
def test_any_words_are_read_or_left_alone(words: list[str], day: dt.date) -> None:
    """No mixture of time words breaks the reading, at either end of the calendar; spans stay exact."""
    text = " ".join(words)
    for time in read(text, intervals.make(day, day)) + read(text, None):
        assert text[time.start : time.end] == time.text
        assert (
            time.interval is None
            or time.interval.start is None
            or time.interval.end is None
            or time.interval.start <= time.interval.end
        )


def test_a_relative_time_needs_a_day_of_writing_that_fixes_it() -> None:
    """Over five years of possible writing "last week" has no days, "in 2018" has."""
    wide = Interval(dt.date(2019, 1, 1), dt.date(2023, 12, 31))
    times = read("He fled last week. It began in 2018. On Friday he spoke.", wide)
    assert [time.interval.edtf if time.interval is not None else None for time in times] == [
        None,
        "2018",
        None,
    ]


def test_a_year_of_writing_is_enough_for_this_year() -> None:
    """Where only the year of writing is known, "May of this year" is that year's."""
    times = read("She came in May of this year.", Interval(dt.date(2022, 7, 16), dt.date(2022, 12, 31)))
    assert times[0].interval is not None and times[0].interval.edtf == "2022-05" and times[0].relative


def test_nothing_is_counted_from_an_embedded_post() -> None:
    """ "July of the same year" in the article does not take its year from a post shown above it."""
    post, body = "They lie. — @assembly September 20, 2019", "The plot was foiled in July of the same year."
    text = f"{post}\n\n{body}"
    document = Document(
        "", "made", text, (Passage("embed", 0, len(post)), Passage("body", len(post) + 2, len(text)))
    )
    times = resolve_times(document, tuple(find_in(text, 0, len(text))), None)
    assert times[-1].text == "July of the same year" and times[-1].interval is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2023, dt.date(2023, 11, 23)),
        ("memorial day", 2024, dt.date(2024, 5, 27)),
        ("easter", 2024, dt.date(2024, 3, 31)),
        ("good friday", 2019, dt.date(2019, 4, 19)),
        ("christmas eve", 2016, dt.date(2016, 12, 24)),
        ("martin luther king day", 2021, dt.date(2021, 1, 18)),
    ],
)
def test_named_days(name: str, year: int, day: dt.date) -> None:
    """Fixed, counted and Easter days fall where the calendar has them."""
    assert holiday_day(holidays()[name], year) == day


@pytest.mark.parametrize("name", sorted(holidays()))
def test_every_named_day_has_a_day_and_is_read(name: str) -> None:
    """Each entry of holidays.yaml is found in a text and has a day in every year."""
    printed = name.title().replace("'S", "'s")
    times = read(f"It was on {printed}, he said.", intervals.make(dt.date(2024, 6, 19), dt.date(2024, 6, 19)))
    assert times[0].text == printed and times[0].interval is not None
    assert all(holiday_day(holidays()[name], year).year == year for year in range(1990, 2050))


def test_a_day_before_the_calendar_has_no_days() -> None:
    """Four thousand years ago is no day that can be written."""
    assert (
        resolve(
            TimeReading("DATE", "shift", unit="Y", count=4000, direction=-1), Anchor(dt.date(2024, 1, 1))
        ).interval
        is None
    )
