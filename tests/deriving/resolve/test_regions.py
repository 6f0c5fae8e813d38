"""Regions of names: forms that share no key never meet in a rule, so that each region may be resolved by
itself.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest

from sayso.deriving.resolve.entities import FormEntities, resolve_forms
from sayso.deriving.resolve.regions import ACRONYM, INITIALS, SHARED, keys_of, touched_words
from sayso.deriving.resolve.sorting import other_countries
from sayso.deriving.resolve.states import States
from sayso.deriving.resolve.uses import NameForm

FIRST = ("Orestan", "Corin", "Mira", "Tod", "Hossein", "Husain", "C.", "Lena")
LAST = ("Velikar", "Velikarr", "Marlow", "Tavari", "Karimi", "Bakker", "Tolen")
BODIES = (
    "Harbour Guard",
    "Lorvik Harbour Guard",
    "Karsk Harbour Committee",
    "Karsk Harbor Committee",
    "KHC",
    "Ulmarra",
    "Ulmarran police",
)
PLACES = ("Ulmarra", "Karsk", "Port Lorne", "Lorvik", "Iran", "Tehran", "the Kremlin")


def cases(seed: int) -> Counter[NameForm]:
    """Forms of invented names, with counts."""
    chance = random.Random(seed)
    found: Counter[NameForm] = Counter()
    for _ in range(60):
        name = " ".join([chance.choice(FIRST), chance.choice(LAST)][chance.randrange(2) :])
        found[
            NameForm(name, "person", True, (), chance.random() < 0.3, chance.choice(["", "", "m", "f"]))
        ] += chance.randrange(1, 4)
    for name in BODIES:
        also = ("KHC",) if name.endswith("Committee") and chance.random() < 0.5 else ()
        found[NameForm(name, "organization", True, also)] += chance.randrange(1, 4)
    for name in PLACES:
        found[NameForm(name, chance.choice(["place", "person"]), True)] += 1
    return found


def regions(forms: list[NameForm], states: States) -> list[list[NameForm]]:
    """Forms that keys connect."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(forms):
        for kind, what in keys_of(form, states):
            if kind in (SHARED, INITIALS, ACRONYM):
                holders[what if kind == SHARED else f"letters {what}"].append(at)
    home = list(range(len(forms)))
    for members in holders.values():
        for at in members:
            old, new = home[at], home[members[0]]
            home = [new if one == old else one for one in home]
    return [
        [form for form, one in zip(forms, home, strict=True) if one == number] for number in sorted(set(home))
    ]


@pytest.mark.parametrize("seed", range(12))
def test_each_region_by_itself_gives_what_all_together_give(seed: int) -> None:
    """Ids, leading names and reasons of every form are the same."""
    counts = cases(seed)
    others = other_countries([form for form in counts if form.named])
    whole = resolve_forms(counts, others=others)
    parts = [
        resolve_forms({form: counts[form] for form in group}, others=others)
        for group in regions(sorted(counts), States(others))
    ]
    assert len(parts) > 3, "one region for all would prove nothing"
    assert merged(parts) == whole


def merged(parts: list[FormEntities]) -> FormEntities:
    """The results of regions as one."""
    joined = FormEntities({}, {}, {}, {})
    for part in parts:
        joined.ids.update(part.ids)
        joined.names.update(part.names)
        joined.joins.update(part.joins)
        joined.parents.update(part.parents)
    return joined


def test_the_words_that_a_country_changes_are_its_name_and_its_adjectives() -> None:
    """ "Ulmarran" is read by way of "Ulmarra", whatever the vowel that was cut."""
    assert {"ulmarra", "ulmarran", "ulmarrans"} <= touched_words("ulmarra")
    assert "veldanian" in touched_words("veldania")
