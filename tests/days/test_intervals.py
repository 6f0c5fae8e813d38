"""Intervals of days: their parts, their algebra and their EDTF form."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.days import intervals
from sayso.records import Interval

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
ENDS = st.one_of(st.none(), DAYS)


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    """Any interval, open ends included."""
    start, end = draw(ENDS), draw(ENDS)
    if start is not None and end is not None and end < start:
        start, end = end, start
    return intervals.make(start, end)


@pytest.mark.parametrize(
    ("made", "edtf"),
    [
        (intervals.day(2019, 9, 20), "2019-09-20"),
        (intervals.month(2018, 12), "2018-12"),
        (intervals.month(2023, 3, "END"), "2023-03-21/2023-03-31"),
        (intervals.month(2023, 2, "START"), "2023-02-01/2023-02-10"),
        (intervals.year(2018), "2018"),
        (intervals.year(2019, "MID"), "2019-05/2019-08"),
        (intervals.quarter(2023, 3), "2023-07/2023-09"),
        (intervals.season(2020, "WI"), "2020-24"),
        (intervals.decade(1990), "199X"),
        (intervals.century(19), "19XX"),
        (intervals.week(dt.date(2024, 6, 19)), "2024-06-17/2024-06-23"),
        (intervals.weekend(dt.date(2024, 6, 19)), "2024-06-22/2024-06-23"),
        (intervals.make(dt.date(2014, 1, 1), None), "2014/.."),
        (intervals.make(None, dt.date(2024, 6, 19)), "../2024-06-19"),
        (intervals.make(None, None), ""),
    ],
)
def test_edtf(made: Interval, edtf: str) -> None:
    """Every kind of interval prints as ISO 8601-2 has it."""
    assert made.edtf == edtf


@given(spans(), spans())
def test_what_two_intervals_share_lies_in_both(one: Interval, other: Interval) -> None:
    """The meeting of two intervals is inside each, the same either way round, and None only when no day is
    common.
    """
    met = intervals.meet(one, other)
    assert met == intervals.meet(other, one)
    if met is None:
        assert (one.end or dt.date.max) < (other.start or dt.date.min) or (other.end or dt.date.max) < (
            one.start or dt.date.min
        )
    else:
        assert intervals.holds(one, met) and intervals.holds(other, met)


@given(spans(), spans())
def test_a_hull_holds_its_parts(one: Interval, other: Interval) -> None:
    """The hull of intervals holds each of them."""
    whole = intervals.hull((one, other))
    assert intervals.holds(whole, one) and intervals.holds(whole, other)


@given(DAYS, st.integers(-240, 240))
def test_months_are_counted_by_the_calendar(day: dt.date, count: int) -> None:
    """Counting months forward and back never leaves the month, and keeps the day where the month has it."""
    moved = intervals.add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == day.day or moved == intervals.last_of_month(moved.year, moved.month)
