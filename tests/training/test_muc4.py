"""Filling templates: which phrases are candidates, which of them say the same, and how fillers are parted
among incidents.
"""

from __future__ import annotations

import numpy as np
import pytest

from sayso.reading.pipeline import extract
from training.muc4 import Message, Template
from training.muc4_choice import Case, View, alike, chains, fill_rows, type_rows
from training.muc4_features import INCIDENTS, SLOTS, index, phrase_features, type_counts
from training.muc4_read import read, wanted_fills, wanted_types
from training.muc4_spans import phrases
from training.muc4_templates import Kept, kept, templates
from training.muc4_told import told_features

TEXT = (
    "KARSK CITY, 4 FEB 90 -- [TEXT] MEMBERS OF THE VELAN LIBERATION FRONT [VLF] ATTACKED FIVE PRIVATE HOMES IN ORDA WITH DYNAMITE. "
    "IN A BOMB ATTACK LAST NIGHT UNIDENTIFIED MEN KILLED MAYOR ILVO TARN NEAR THE BRIDGE."
)


def case(text: str = TEXT) -> Case:
    """The case of a text as the program reads it, with one view that finds nothing likely."""
    found = extract(text.encode(), "page.txt")
    held = phrases(found.document.text, found.annotation.tokens)
    places = tuple(tuple(one) for one in held.values())
    empty = View(
        np.full((len(held), 5), -9.0), np.full((len(held), 6), -9.0), np.full(6, -9.0), np.full(6, -9.0)
    )
    linked = chains(places, found.annotation.mentions)
    return Case(tuple(held), places, found.annotation.tokens, linked, np.array(type_counts(found)), (empty,))


@pytest.mark.parametrize(
    "name",
    [
        "five private homes",
        "private homes",
        "homes",
        "bomb",
        "dynamite",
        "unidentified men",
        "ilvo tarn",
        "vlf",
    ],
)
def test_a_noun_gives_its_word_and_its_phrases(name: str) -> None:
    """The customs of the keys are all among the candidates: without numbers, the modifier alone, the bare
    name.
    """
    assert name in case().names


def test_every_place_reads_as_its_phrase() -> None:
    """The words at a candidate's place are the candidate, and its noun is among them."""
    held = case()
    for name, places in zip(held.names, held.places, strict=True):
        for place in places:
            words = " ".join(token.text.lower() for token in held.tokens[place.start : place.end])
            assert place.start <= place.head < place.end
            assert name.split()[0] in words and name.split()[-1] in words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("velan liberation front", "vlf", True),
        ("private homes", "five private homes", True),
        ("ilvo tarn", "mayor ilvo tarn", True),
        ("private homes", "dynamite", False),
        ("unidentified men", "vlf", False),
    ],
)
def test_phrases_that_say_the_same(one: str, other: str, same: bool) -> None:
    """A name and its acronym, a phrase inside another are one filler; two things of one sentence are two."""
    held = case()
    assert alike(held, held.names.index(one), held.names.index(other)) is same


def test_a_less_likely_phrase_of_the_same_filler_is_dropped() -> None:
    """Of two readings of one filler the likelier is written, and none below the least probability."""
    held = case()
    long, short, other = (
        held.names.index(name) for name in ("five private homes", "private homes", "dynamite")
    )
    fills = [(long, 2, 0), (short, 2, 0), (other, 4, 0)]
    assert [one.phrase for one in kept(held, fills, np.array([0.4, 0.6, 0.1]), 0.3)] == [short]
    assert [one.phrase for one in kept(held, fills, np.array([0.4, 0.6, 0.3]), 0.3)] == [short, other]


def test_two_incidents_part_their_targets_at_the_widest_gap() -> None:
    """What was harmed is parted, who did it stays with the first; each filler's quote is its words."""
    held = case()
    number = held.names.index
    found = [
        Kept(number("vlf"), 1, 0, 0.9),
        Kept(number("private homes"), 2, 0, 0.8),
        Kept(number("ilvo tarn"), 3, 0, 0.7),
    ]
    likely = np.array([0.9, 0.1, 0.0, 0.0, 0.0, 0.0])
    one, two = templates(held, likely, found, [2, 1, 1, 1, 1, 1])
    assert one["type"] == two["type"] == "attack"
    assert one["PerpOrg"] == [["vlf"]] and one["Target"] == [["private homes"]] and not one["Victim"]
    assert two["Victim"] == [["ilvo tarn"]] and not two["PerpOrg"] and not two["Target"]
    document = extract(TEXT.encode(), "page.txt").document.text
    assert [document[start:end] for start, end in one["quotes"]["Target"]] == ["PRIVATE HOMES"]
    assert len(templates(held, likely, found, [1] * 6)) == 1


def test_what_is_likely_is_looked_at_for_every_possible_type() -> None:
    """A phrase that a view finds likely gives a row for each type worth a look, and nothing else does."""
    held = case()
    number = held.names.index("private homes")
    held.views[0].slots[number, 2] = 2.0
    fills, rows = fill_rows(held, np.array([0.8, 0.3, 0.0, 0.0, 0.0, 0.0]))
    assert fills == [(number, 2, 0), (number, 2, 1)]
    assert len(rows) == 2 and len(type_rows(held)) == len(INCIDENTS)


def test_the_key_is_read_against_the_phrases() -> None:
    """A phrase that is an accepted string is wanted for its slot and type; two attacks are counted as two."""
    bridge = Template(("bombing", "attack"), (("target", ("BRIDGE",)),), "ACCOMPLISHED", "-")
    mayor = Template(
        ("attack",),
        (("victim", ("ILVO TARN", "TARN")), ("organization", ("VLF",))),
        "ACCOMPLISHED",
        "POSSIBLE",
    )
    one = read(Message("TEST", TEXT, (bridge, mayor, mayor)))
    wanted = wanted_fills(one)
    number = one.case.names.index
    assert wanted[number("bridge"), SLOTS.index("Target")].tolist() == [1, 1, 0, 0, 0, 0]
    assert wanted[number("ilvo tarn"), SLOTS.index("Victim")].tolist() == [1, 0, 0, 0, 0, 0]
    assert not wanted[number("dynamite")].any()
    assert dict(zip(INCIDENTS, wanted_types(one), strict=True))["attack"] == 2.0


def test_what_governs_a_phrase_is_a_feature() -> None:
    """The object of a verb of violence says so, and so does the claim in which it has a part."""
    found = extract(TEXT.encode(), "page.txt")
    held = phrases(found.document.text, found.annotation.tokens)
    rows = dict(zip(held, phrase_features(index(found), held), strict=True))
    assert "governor=attack:obj::" in rows["private homes"] and "violent" in rows["private homes"]
    assert "whole role=target" in rows["mayor ilvo tarn"] and "whole role=target" not in rows["ilvo tarn"]


def test_threats_and_suspicions_are_told_apart_by_words() -> None:
    """The words around an incident and its organisation are what its stage and the page's sureness are
    read from.
    """
    text = "ORDA, 5 MAY 89 -- [TEXT] POLICE SUSPECT THE VLF OF THE KILLING OF JUDGE MARN ESKO ON MONDAY."
    found = extract(text.encode(), "page.txt")
    held = phrases(found.document.text, found.annotation.tokens)
    row = told_features(found, "attack", {"PerpOrg": {"vlf": held["vlf"]}, "Victim": {}})
    assert row["organization=suspect"] == row["PerpOrg=vlf"] == row["has=PerpOrg"] == 1.0
    assert "has=Victim" not in row
