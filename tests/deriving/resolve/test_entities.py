"""Who is who across documents: what joins two names, what never does, and that the reasons are told."""

from __future__ import annotations

import itertools
import random

import pytest

from sayso.deriving.resolve.entities import Entities, resolve
from sayso.deriving.resolve.uses import NameUse

COUNT = itertools.count()


def use(
    name: str,
    kind: str = "person",
    *,
    named: bool = True,
    also: tuple[str, ...] = (),
    gender: str = "",
    document: str = "",
) -> NameUse:
    """A use in a document of its own unless one is named."""
    number = next(COUNT)
    return NameUse(document or f"{number:064x}", number, name, kind, named, also, frozenset(), gender)


def together(*uses: NameUse, made: Entities | None = None) -> bool:
    """Whether all uses are one entity."""
    found = made or resolve(uses)
    return len({found.of(u) for u in uses}) == 1


SAME = [
    ("Orestan Velikar", "Orestlan Velikar", "person", "a slip in one long word"),
    ("Sen. Tod Marlow", "Tod Marlow", "person", "title"),
    ("Corin A. Bakker", "Corin Bakker", "person", "initials"),
    ("C. Bakker", "Corin Bakker", "person", "shorter form"),
    ("Mohammad Tavari", "Mohammed Tavari", "person", "transliteration"),
    ("Hossein al-Karimi", "Husain Karimi", "person", "transliteration"),
    ("Velikar", "Orestan Velikar", "person", "shorter form"),
    ("Mike Velikar", "Michael Velikar", "person", "short form of a first name"),
    ('Orestan "Rico" Velikar', "Rico Velikar", "person", "shorter form"),
    ("Harbour Guard", "Lorvik Harbour Guard", "organization", "the end of a name"),
    ("Karsk Harbour Committee", "Karsk Harbor Committee", "organization", "slip"),
    ("Iranian Foreign Ministry", "Ministry of Foreign Affairs of Iran", "organization", "body"),
    ("the Albanian authorities", "Albania", "organization", "authorities"),
    ("Tirana", "Albanian government", "place", "capital"),
    ("the Kremlin", "Russia", "organization", "government"),
    ("Britain", "UK", "place", "name of the state"),
    ("European Union", "EU", "organization", "name of the state"),
]


@pytest.mark.parametrize(("left", "right", "kind", "rule"), SAME)
def test_variants_are_one_and_say_why(left: str, right: str, kind: str, rule: str) -> None:
    """Spellings, titles, initials, transliterations, capitals and governments are joined, with a readable
    reason.
    """
    a, b = use(left, kind), use(right, kind)
    made = resolve([a, b])
    assert made.of(a) == made.of(b)
    assert any(rule in join.rule for join in made.reasons(made.of(a))), made.reasons(made.of(a))


APART = [
    ("Camp Ostra 3", "Camp Ostra 1", "place"),
    ("Anna Velikar", "Maria Velikar", "person"),
    ("Ivan Petrov", "Ivana Petrova", "person"),
    ("Maria Tavari", "Mario Tavari", "person"),
    ("Lena Markov", "Lena Markova", "person"),
    ("John A. Bakker", "John B. Bakker", "person"),
    ("Iranian Foreign Ministry", "Iran", "organization"),
    ("Iranian Foreign Ministry", "Russian Foreign Ministry", "organization"),
    ("Iranian police", "Iranian army", "organization"),
    ("North Korea", "South Korea", "place"),
    ("Georgian government", "German government", "organization"),
    ("Karl Ross", "Karl Rose", "person"),
]


@pytest.mark.parametrize(("left", "right", "kind"), APART)
def test_contradictions_stay_apart(left: str, right: str, kind: str) -> None:
    """Other first names, the other sex, another number, another state or another body of it are never one."""
    assert not together(use(left, kind), use(right, kind))


def test_one_name_of_both_sexes_is_two_people() -> None:
    """A name that one document uses of a man and another of a woman is two people."""
    assert not together(use("Robin Karr", gender="m"), use("Robin Karr", gender="f"))


def test_the_unnamed_are_never_joined_by_role() -> None:
    """Two documents that each have "diplomat" have two diplomats, and neither is a named one."""
    first, second, third = use("diplomat", named=False), use("diplomat", named=False), use("Orestan Velikar")
    made = resolve([first, second, third])
    assert len({made.of(first), made.of(second), made.of(third)}) == 3


def test_a_surname_with_two_bearers_joins_neither() -> None:
    """A bare surname is joined only when one person in the case bears it; so is an initial."""
    short, first, second = use("Bakker"), use("Corin Bakker"), use("Celia Bakker")
    made = resolve([short, first, second])
    assert made.of(short) not in (made.of(first), made.of(second))
    letter = use("C. Bakker")
    made = resolve([letter, first, second])
    assert made.of(letter) not in (made.of(first), made.of(second))


def test_an_acronym_goes_where_a_document_prints_it() -> None:
    """An acronym set in brackets in one document names the body in another, even when its letters are no
    initials.
    """
    told, short, other = (
        use("Free Karsk Front", "organization", also=("FKR",)),
        use("FKR", "organization"),
        use("KFX", "organization"),
    )
    made = resolve([told, short, other])
    assert made.of(told) == made.of(short) != made.of(other)


def test_an_invented_country_acts_through_its_government() -> None:
    """A country that no gazetteer has is known from its adjective."""
    assert together(use("Veldania", "place"), use("Veldanian government", "organization"))


def test_a_republic_is_known_from_its_adjective() -> None:
    """The long name, the short one and the adjective with a ruler's noun are one state."""
    assert together(
        use("Tessaly Republic", "place"),
        use("Tessalian authorities", "organization"),
        use("the Tessaly Republic", "organization"),
    )


def test_a_body_that_every_state_has_stays_in_its_document() -> None:
    """ "The Foreign Ministry" in one document is not that of another document, unless both name the state."""
    first, second = use("Foreign Ministry", "organization"), use("Foreign Ministry", "organization")
    made = resolve([first, second])
    assert made.of(first) != made.of(second) and "#" in made.of(first)


def test_a_people_is_no_entity() -> None:
    """Adjectives and words for a whole people are nobody's name."""
    first, second = use("Iranians"), use("Iranians")
    assert not together(first, second)
    assert not together(use("Veldanian", "organization", document="d" * 64), use("Veldania", "place"))


def test_a_kind_misread_once_is_settled_by_the_case() -> None:
    """A one-word "person" that other documents know as a place is that place; with a sign of a person it
    stays one.
    """
    assert together(use("Karsk"), use("Karsk", "place"), use("Karsk", "place"))
    assert not together(use("Karsk", gender="f"), use("Karsk", "place"))
    made = resolve([use("Ann Karsk"), bare := use("Karsk"), town := use("Karsk", "place")])
    assert made.of(bare) == "person/ann karsk" != made.of(town)


def test_a_ministry_is_within_its_state() -> None:
    """A body of a state is a part of it, not the state."""
    ministry, state = use("Albanian Interior Ministry", "organization"), use("Albania", "place")
    made = resolve([ministry, state])
    assert made.within(made.of(ministry)) == (made.of(state),)
    assert made.name(made.of(state)) == "Albania"


def test_an_analyst_wins_over_every_rule() -> None:
    """What an analyst joined is one and what an analyst parted is two."""
    a, b, c = use("Orestan Velikar"), use("Orestlan Velikar"), use("The Carpenter")
    assert not together(a, b, made=resolve([a, b], apart=[("Orestan Velikar", "Orestlan Velikar")]))
    assert together(a, c, made=resolve([a, c], same=[("The Carpenter", "Orestan Velikar")]))


def test_order_does_not_matter() -> None:
    """The same uses in any order give the same result, ids, names and reasons."""
    uses = [use(name, kind) for left, right, kind, *_ in [*SAME, *APART] for name in (left, right)]
    expected = resolve(uses)
    shuffler = random.Random(7)
    for _ in range(5):
        shuffler.shuffle(uses)
        assert resolve(uses) == expected
