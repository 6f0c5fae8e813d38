"""Lists published against people, and the grounds of measures."""

from __future__ import annotations

import pytest

from sayso.records import Claim
from tests.ruled import extract


def told(text: str) -> list[tuple[str, set[str], set[str], list[str]]]:
    """Type, actors, targets and sources of every claim in some sentences."""
    found = extract(text.encode(), "p").claims
    return [
        (one.type, names(one, "actor"), names(one, "target"), [source.name for source in one.said_by])
        for one in found
    ]


def names(claim: Claim, role: str) -> set[str]:
    """Whom the fillers of a role stand for."""
    return {one.name for one in claim.roles if one.role == role}


LISTS = [
    (
        "The Ostvan Foreign Ministry published on Monday a list of 20 officials who it said have backed the league.",
        "Ostvan Foreign Ministry",
        "20 officials",
    ),
    (
        "Parliament put out a list of 12 lawmakers who, it claimed, had helped the rebels.",
        "Parliament",
        "12 lawmakers",
    ),
]


@pytest.mark.parametrize(("text", "by", "whom"), LISTS)
def test_a_list_of_people_with_its_ground_is_a_measure_and_an_accusation(
    text: str, by: str, whom: str
) -> None:
    """Whoever publishes a list and says what those on it have done has taken a measure, and accuses them;
    the page itself tells it.
    """
    assert told(text) == [("sanction", {by}, {whom}, []), ("accusation", {by}, {whom}, [])]


def test_a_blacklist_needs_no_ground() -> None:
    """A blacklist is held against those on it as it stands, with their count."""
    (claim,) = extract(b"The interior ministry issued a blacklist of 48 foreign politicians.", "p").claims
    assert (claim.type, names(claim, "target"), names(claim, "number")) == (
        "sanction",
        {"48 foreign politicians"},
        {"48"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministry published a list of 20 officials who will attend the talks.",
        "The Harbour Gazette published a list of 20 officials who it said have backed the league.",
        "The interior ministry published a list of 20 miners who it said had been injured.",
        "The interior ministry published a list of 20 citizens who it said it had helped.",
        "The ministry published a list of towns which it said have lost power.",
    ],
)
def test_other_lists_are_no_measures(text: str) -> None:
    """A list of guests, a newspaper's list, a list of the injured and a list of towns are held against
    nobody.
    """
    assert not {"sanction", "accusation"} & {type_ for type_, *_ in told(text)}


def test_an_expulsion_gives_its_ground_once() -> None:
    """The clause of an expulsion accuses; where the clause tells an event of its own, that event has its
    source and nothing is doubled.
    """
    assert ("accusation", {"Karsk"}, {"two envoys"}, []) in told(
        "Karsk expelled two envoys who it said had misused their rank."
    )
    with_event = told("Karsk expelled two envoys who it said had recruited a journalist.")
    assert [type_ for type_, *_ in with_event].count("accusation") == 0
    assert "recruitment" in [type_ for type_, *_ in with_event]
