"""What a use of a name is before names are joined: a name at all, of what kind, in which invented
countries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sayso.deriving.resolve.states import States
from sayso.deriving.resolve.uses import NameForm, NameUse
from sayso.world import country_names, demonyms, load
from sayso.world.names import words_of

ADJECTIVE_ENDINGS = ("ian", "an", "ish", "ese", "ians", "ans")
FORMS_OF_STATE = frozenset(
    {
        "republic",
        "kingdom",
        "federation",
        "state",
        "states",
        "union",
        "emirate",
        "confederation",
        "of",
        "the",
        "people",
        "islamic",
    }
)
SHORTEST_STEM = 3


def other_countries(uses: Sequence[NameUse | NameForm]) -> dict[str, str]:
    """Places that act as countries in this case though no list has them: some document has an adjective
    made of their name.

    Plain name → id of the state, "tessaly republic" and "tessaly" alike where "Tessalian" is printed.
    """
    printed = {w for u in uses for text in (u.name, *u.also) for w in words_of(text)}
    found: dict[str, str] = {}
    for u in sorted(uses, key=lambda u: u.name):
        if (core := country_core(u.name, u.kind)) and any(word in printed for word in adjectives(core)):
            found |= as_country(u.name, core)
    return found


def country_core(name: str, kind: str) -> str:
    """The one word that makes a name a country's, should an adjective of it be printed; "" for other
    names.
    """
    words = words_of(name)
    core = [w for w in words if w not in FORMS_OF_STATE]
    if (
        len(core) != 1
        or (kind == "person" and len(words) > 1)
        or core[0] in country_names()
        or core[0] in demonyms()
    ):
        return ""
    return core[0]


def as_country(name: str, core: str) -> dict[str, str]:
    """The plain names under which a country with this core is known, each with the id of its state."""
    return dict.fromkeys((core, " ".join(w for w in words_of(name) if w != "the")), f"state/{core}")


def adjectives(core: str) -> list[str]:
    """The words that may be the adjective of a country's name."""
    return [stem + ending for stem in sorted(_stems(core)) for ending in ADJECTIVE_ENDINGS]


def _stems(name: str) -> set[str]:
    stem = name.rstrip("aeoy")
    stems = {name, stem, stem[:-1] if name.endswith("ia") else stem}
    return {s for s in stems if len(s) >= SHORTEST_STEM}


def sort_uses(uses: Sequence[NameUse], states: States, weights: Sequence[int]) -> list[NameUse]:
    """The uses that have a name of their own, each with its kind settled over the case.

    Left out are words for a whole people ("Iranians"), adjectives read as names, and bodies of which every
    state has one, named without their state ("the Foreign Ministry"): in another document they are
    somebody else's. `weights` gives the number of uses that each stands for, by its chain.
    """
    common = frozenset(load("states.yaml")["common"])
    kept = [u for u in uses if _is_name(u, states, common)]
    return _settled(kept, states, weights)


def _is_name(u: NameUse, states: States, common: frozenset[str]) -> bool:
    words = words_of(u.name)
    if not words or not any(c.isupper() for c in u.name):
        return u.kind != "person" and bool(words) and states.read(u.name) is not None
    if (
        len(words) == 1
        and words[0] not in country_names()
        and states.read(u.name) is None
        and states.adjective(words[0])
    ):
        return False
    standing = states.read(u.name) if u.kind != "person" else None
    if standing is not None:
        return True
    return u.named and not all(w in common or w in demonyms() for w in words)


def _settled(uses: Sequence[NameUse], states: States, weights: Sequence[int]) -> list[NameUse]:
    """A one-word "person" without a sign of one (sex, a longer name) that elsewhere is a place or a body
    is that.
    """
    elsewhere = _elsewhere(uses, weights)
    surnames = {words_of(u.name)[-1] for u in uses if u.kind == "person" and len(words_of(u.name)) > 1}
    made = []
    for u in uses:
        words = words_of(u.name)
        if u.kind == "person" and len(words) == 1 and words[0] not in surnames and not u.words:
            kinds = elsewhere.get(words[0]) or (
                Counter({"place": 1}) if states.others.get(words[0]) or words[0] in country_names() else None
            )
            if kinds and (not u.gender or states.others.get(words[0])):
                u = replace(u, kind=min(kinds, key=lambda k: (-kinds[k], k)), gender="")
        made.append(u)
    return made


def _elsewhere(uses: Sequence[NameUse], weights: Sequence[int]) -> dict[str, Counter[str]]:
    """How often each name, or its only word, is used of a place and of a body."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for u in uses:
        if u.kind in ("place", "organization"):
            words = words_of(u.name)
            found[words[-1] if len(words) == 1 else u.name][u.kind] += weights[u.chain]
    return found
