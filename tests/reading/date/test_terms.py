"""The reviewed tables of offices, elections, things and places: well formed, without contradiction, and
each row can be found.
"""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from sayso import yamls
from sayso.reading.date import terms as tables
from sayso.reading.date.terms import STANDINGS, Term, forms, outward

SHARED = {
    "supreme-court-justice",
    "foreign-ministry-spokesman",
    "campaign-manager",
    "independent-counsel",
    "state-spokesman",
}
"""Offices that several people hold at a time."""
AT_MOST = dt.timedelta(days=3650)
LATEST = dt.date(2026, 12, 31)


def test_a_row_has_an_order() -> None:
    """Every term, election and state begins before it ends, in our time."""
    for term in tables.terms():
        assert term.last is None or term.first <= term.last, term
        assert dt.date(1900, 1, 1) < term.first < LATEST, term
    for election in tables.elections().values():
        days = [
            day
            for day in (election.debate, election.first, election.last, election.convention)
            if day is not None
        ]
        assert all(day <= election.vote for day in days)
    assert all(
        place.first is None or place.last is None or place.first < place.last
        for place in tables.places().values()
    )


def test_one_person_holds_an_office_once_at_a_time() -> None:
    """The terms of one person in one office do not overlap; two holders share at most some years, where
    the office is contested.
    """
    rows: dict[tuple[str, str], list[Term]] = {}
    for term in tables.terms():
        rows.setdefault((term.office, term.of), []).append(term)
    for (office, _), held in rows.items():
        for one, other in itertools.combinations(sorted(held, key=lambda term: term.first), 2):
            end = one.last or LATEST
            if one.name == other.name:
                assert end <= other.first, (one, other)
            elif office not in SHARED | STANDINGS:
                assert min(end, other.last or LATEST) - other.first < AT_MOST, (one, other)


def test_every_office_has_a_title_and_every_place_its_words() -> None:
    """No row is out of reach of the reader."""
    named = {office for offices in tables.titles().values() for office in offices}
    for term in tables.terms():
        assert term.office in named
        assert tables.place_words(term.country)
        assert term.of in tables.elections() or term.office not in STANDINGS
        assert term.said


def test_every_title_leads_to_a_row() -> None:
    """Each title is of an office that somebody holds, but for those that only keep others apart ("deputy
    prime minister").
    """
    held = {term.office for term in tables.terms()} | {"deputy-prime-minister"}
    assert all(set(offices) <= held for offices in tables.titles().values())


def test_things_are_named_once() -> None:
    """No thing has two beginnings."""
    names = [thing.name for thing in tables.things()]
    assert len(names) == len(set(names))
    assert all(thing.what and thing.first < LATEST for thing in tables.things())


@pytest.mark.parametrize(
    ("written", "full", "short"),
    [
        ("Hassan Rouhani", ("hassan", "rouhani"), ("rouhani",)),
        ("{Xi} Jinping", ("xi", "jinping"), ("xi",)),
        ("F.W. {de Klerk}", ("fw", "de", "klerk"), ("de", "klerk")),
        ("Bashar al-{Assad}", ("bashar", "al", "assad"), ("assad",)),
        ("Paul O'Neill", ("paul", "oneill"), ("oneill",)),
        ("{Aung San Suu Kyi}", ("aung", "san", "suu", "kyi"), ("aung", "san", "suu", "kyi")),
    ],
)
def test_a_name_is_looked_up_by_its_words(
    written: str, full: tuple[str, ...], short: tuple[str, ...]
) -> None:
    """The full form of a name, and what follows a title alone."""
    assert forms(written) == (full, short)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("1998", (1, 1), (12, 31)), ("1998-02", (2, 1), (2, 28)), ("1998-02-03", (2, 3), (2, 3))],
)
def test_a_month_or_year_is_read_outward(written: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """A first day is the earliest that the words allow, a last day the latest."""
    assert outward(written) == dt.date(1998, *first)
    assert outward(written, last=True) == dt.date(1998, *last)


@pytest.mark.parametrize("name", ["beside", "campaign", "telling", "titles"])
def test_no_word_is_listed_twice_in_one_list(name: str) -> None:
    """The lists of words are sets."""
    raw = yamls.packaged("sayso.reading.date", f"data/{name}.yaml")
    for entries in [*raw.values(), *raw.get("offices", {}).values(), *raw.get("nameless", {}).values()]:
        assert isinstance(entries, dict) or len(entries) == len(set(entries))
