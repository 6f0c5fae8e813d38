"""Many weak facts about one day: what most of the weight allows, and nothing where too much speaks against
it.
"""

import datetime as dt

from sayso.reading.date.bounds import KNOWN
from sayso.reading.date.votes import Fact, Spans, agreed, merged
from sayso.records import Evidence


def fact(first: int, last: int, weight: int = 3) -> Fact:
    """A fact that allows the days from the beginning of one year to the end of another, or a later day
    where the last is 0.
    """
    end = dt.date(last, 12, 31) if last else dt.date.max
    return Fact(((dt.date(first, 1, 1), end),), weight, Evidence(f"{first}", 0, 4, "rule"))


def found(*facts: Fact) -> tuple[int | None, int | None]:
    """The years of the bounds agreed on."""
    bounds = agreed(facts, KNOWN)
    first = next((bound.start.year for bound in bounds if bound.start is not None), None)
    return first, next((bound.end.year for bound in bounds if bound.end is not None), None)


def test_facts_meet() -> None:
    """What all facts allow."""
    assert found(fact(1990, 2000), fact(1995, 2005), fact(1980, 0)) == (1995, 2000)


def test_a_light_fact_that_disagrees_is_left_out() -> None:
    """Three against one."""
    assert found(fact(2009, 2016), fact(2013, 2016), fact(2010, 2015), fact(1977, 1980, 2)) == (2013, 2015)


def test_even_weights_give_nothing() -> None:
    """One against one."""
    assert found(fact(1977, 1980), fact(2009, 2016)) == (None, None)


def test_a_single_light_mention_closes_no_end() -> None:
    """What may be history bounds nothing from above."""
    assert found(fact(1977, 1980, 2), fact(1975, 0)) == (1977, None)


def test_a_sliver_between_two_facts_is_no_agreement() -> None:
    """Two facts that share a few days only are at odds: the lighter one gives way."""
    heavy = Fact(((dt.date(2016, 5, 3), dt.date(2016, 11, 8)),), 6, Evidence("heavy", 0, 5, "rule"))
    light = Fact(((dt.date(2016, 1, 1), dt.date(2016, 5, 9)),), 3, Evidence("light", 0, 5, "rule"))
    bounds = agreed([heavy, light], KNOWN)
    assert [bound.start or bound.end for bound in bounds] == [dt.date(2016, 5, 3), dt.date(2016, 11, 8)]


def test_spans_that_meet_are_joined() -> None:
    """Two terms in a row are one stretch."""
    one, two, three = (dt.date(year, 1, 1) for year in (2001, 2005, 2009))
    expected: Spans = ((one, three),)
    assert merged([(two, three), (one, two)]) == expected
