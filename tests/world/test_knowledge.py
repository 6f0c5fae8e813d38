"""The reviewed word lists: well formed, in the form in which they are looked up, and each of them used."""

from __future__ import annotations

import pytest

from sayso import world as knowledge
from sayso.world.names import acronym, gender_of_name, initials, person_core, same_person, words_of


def test_every_country_is_found_by_all_its_words() -> None:
    """Each country is found by its name, and each adjective and seat leads to some country."""
    names, peoples, seats = knowledge.country_names(), knowledge.demonyms(), knowledge.seats()
    for code, country in knowledge.countries().items():
        assert names[knowledge.plain(country.name).removeprefix("the ")] == code
        assert all(knowledge.plain(word) in peoples for word in country.of)
        assert all(
            knowledge.plain(word).removeprefix("the ") in seats for word in (country.capital, *country.rule)
        )
        assert not country.part or country.part in knowledge.countries()


@pytest.mark.parametrize(
    ("word", "code"),
    [("iranians", "IR"), ("frenchmen", "FR"), ("swiss", "CH"), ("north korean", "KP"), ("germans", "DE")],
)
def test_peoples_in_the_plural(word: str, code: str) -> None:
    """Plurals of words for a people are known."""
    assert knowledge.demonyms()[word] == code


def test_names_that_go_with_one_gender() -> None:
    """The census list and the hand-written one are both read; no name is in both genders of the latter."""
    names = knowledge.first_names()
    assert (names["mary"], names["john"], names["maryam"], names["hossein"]) == ("f", "m", "f", "m")
    world = knowledge.load("first_names.yaml")
    assert not set(world["m"]) & set(world["f"])


def test_acronyms_and_full_names_meet() -> None:
    """A well-known body is found by its acronym and by its names."""
    bodies = knowledge.bodies()
    assert bodies["nato"] == bodies["north atlantic treaty organization"] == "NATO"
    for short, names in knowledge.load("bodies.yaml").items():
        assert (names and acronym(short)) or any(c.isdigit() for c in short)


@pytest.mark.parametrize(
    ("printed", "core"),
    [
        ("Sen. Tod Hale", ("tod", "hale")),
        ("Dr. Anna Kessel Jr.", ("anna", "kessel")),
        ("Corin A. Bakker", ("corin", "a", "bakker")),
        ("President", ("president",)),
        ("Velikar’s", ("velikar",)),
    ],
)
def test_the_core_of_a_name(printed: str, core: tuple[str, ...]) -> None:
    """Titles, suffixes and possessive endings are no part of a name; something always remains."""
    assert person_core(words_of(printed)) == core


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("corin a bakker", "corin bakker", True),
        ("bakker", "corin bakker", True),
        ("c bakker", "corin bakker", True),
        ("corin bakker", "celia bakker", False),
        ("al", "al tavari", False),
        ("bakker", "bakkers", False),
    ],
)
def test_same_person(left: str, right: str, same: bool) -> None:
    """Initials and middle names may be missing; first names must agree; a particle is nobody's name."""
    assert same_person(left.split(), right.split()) is same


def test_gender_by_title_then_first_name() -> None:
    """A title tells before the first name does; an unknown name tells nothing."""
    assert gender_of_name(words_of("Mrs. John Karr")) == "f"
    assert gender_of_name(words_of("John Karr")) == "m"
    assert gender_of_name(words_of("Orestan Velikar")) == ""


def test_initials() -> None:
    """Small words may count or not; a name of one word has no acronym."""
    assert {"pfk", "pfok"} <= initials(words_of("People's Front of Karsk"))
    assert initials(("karsk",)) == frozenset()
    assert (acronym("P.F.K."), acronym("Pfk"), acronym("K")) == ("pfk", "", "")
