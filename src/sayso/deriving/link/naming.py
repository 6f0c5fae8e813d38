"""Who stands in a row: whom its claims name as doer and as the one it befell, and by which name.

Naming somebody is the gravest thing a record does. The ground that is given for a measure names nobody;
who is told as the sufferer in most pages is never the doer; an act that only befalls people is never told of
a state, of a court or of a lawyer; whom a page names there by a pronoun alone stands as "(unclear)".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.deriving.link.evidence import DONE_TO, head_word, side
from sayso.language.en.fillers import PRONOUNS
from sayso.records import LinkClaim, Participant, Traits

ACTOR = frozenset({"actor"})
"""Who did it: on whose orders is never lifted into a title's doer."""

ACRONYM = 6
"""Letters up to which a name all in capitals may be an acronym."""

MOST = 6
"""How many a row names on one side."""

PART = 3
"""A further name stands in a row when one page in so many of those that name the first has it."""

FEW_DOERS = 4
"""A doer of harm whom fewer than one page in so many tells is not the doer of a row."""

UNCLEAR = "{} (unclear)"


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of a row's doers and of those whom it befell, each with the one of the title first."""

    actors: tuple[str, ...]
    targets: tuple[str, ...]
    people: tuple[str, ...]
    many: bool
    """Whether the doer of the title is more than one."""
    to_check: tuple[str, ...] = ()
    """The claims in which it is unclear who that is."""


@dataclass(slots=True)
class _One:
    """Somebody on one side of a row: under how many pages, by which names."""

    participant: Participant
    pages: set[str]
    names: Counter[str]

    @property
    def name(self) -> str:
        """The form that most pages use."""
        return best_name(self.participant, self.names)


def best_name(one: Participant, names: Counter[str]) -> str:
    """Of the forms of a name the one that most pages use; of a person one with more than a surname where
    there is one.
    """
    person = one.kind == "person" and one.named
    return min(
        names,
        key=lambda name: (person and " " not in name, name.isupper(), -names[name], -len(name), name),
    )


def acts(claims: Sequence[LinkClaim], traits: Traits) -> list[LinkClaim]:
    """The claims that tell of the event itself, without the ground that is given for it."""
    return [claim for claim in claims if claim.claim.type not in traits["ground"]] or list(claims)


def sides(claims: Sequence[LinkClaim], type_: str, traits: Traits) -> Sides:
    """Who a row of this type names. `claims` are those of the event, without grounds."""
    to, by = _gathered(claims, DONE_TO), _gathered(claims, ACTOR)
    for key in to.keys() & by.keys():
        del (by if len(to[key].pages) >= len(by[key].pages) else to)[key]
    befell = [one for one in to.values() if may_suffer(one.participant, type_, traits)]
    pages = len({claim.document for claim in claims})
    least = pages / FEW_DOERS if type_ in traits["harmful"] else 0
    doers = [one for one in by.values() if _may_do(one.participant) and len(one.pages) >= least]
    targets, actors = _ranked(befell), _ranked(doers)
    unclear = {id(one) for one in targets if type_ in traits["personal"] and one.participant.pronoun}
    shown = {id(one): _shown(one, id(one) in unclear) for one in (*targets, *actors)}
    befallen = _distinct(shown[id(one)] for one in targets)
    named = [one for one in targets if one.participant.named] + [
        one for one in actors if one.participant.named
    ]
    people = _distinct([*befallen[:1], *(shown[id(one)] for one in named if one.participant.kind != "place")])
    first = actors[0].participant if actors else None
    return Sides(
        actors=_distinct(shown[id(one)] for one in actors),
        targets=befallen,
        people=people,
        many=first is not None and several_of(first),
        to_check=tuple(
            claim.claim.id for claim in claims if unclear and any(one.pronoun for one in side(claim, DONE_TO))
        ),
    )


def _gathered(claims: Sequence[LinkClaim], roles: frozenset[str]) -> dict[str, _One]:
    """Everybody on one side, the described ones by their words."""
    found: dict[str, _One] = {}
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        for one in side(claim, roles):
            key = one.entity if one.named else one.name.casefold()
            held = found.setdefault(key, _One(one, set(), Counter()))
            if held.participant.pronoun and not one.pronoun:
                held.participant = one
            held.pages.add(claim.document)
            forms[key][one.name].add(claim.document)
    for key, names in forms.items():
        found[key].names.update({name: len(pages) for name, pages in names.items()})
    return found


def _ranked(found: Iterable[_One]) -> list[_One]:
    """Those that a row names, first the one of most pages: a name weighs as much as two descriptions."""
    ranked = sorted(found, key=lambda one: (-_weight(one), -len(one.name), one.name))
    return [one for one in ranked if PART * _weight(one) >= _weight(ranked[0])][:MOST]


def _weight(one: _One) -> int:
    return len(one.pages) * (1 + one.participant.named)


def _may_do(one: Participant) -> bool:
    """Whether somebody may stand as a doer: a name, or a description of people or of a body."""
    return one.name.casefold() not in PRONOUNS and (one.named or one.kind in ("person", "organization"))


def may_suffer(one: Participant, type_: str, traits: Traits) -> bool:
    """Whether an event of a type may be told of somebody."""
    if one.name.casefold() in PRONOUNS:
        return False
    if type_ not in traits["personal"]:
        return True
    if one.kind in ("place", "organization", "event") or one.entity.startswith(("state/", "town/")):
        return False
    return (one.named or one.kind == "person") and head_word(one.name) not in traits.words["justice"]


def _shown(one: _One, unclear: bool) -> str:
    return UNCLEAR.format(one.participant.pronoun) if unclear else calm(one.name, one.participant.named)


def several_of(one: Participant) -> bool:
    """Whether a described doer is more than one."""
    words = one.name.split(" of ")[0].casefold().split()
    last = words[-1] if words else ""
    return not one.named and (last in MANY or (last.endswith("s") and not last.endswith(("ss", "us", "is"))))


MANY = frozenset({"people", "men", "women", "police", "children", "others", "both", "all"})
"""Words for several that do not end in "s"."""


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name.casefold(): name for name in reversed(list(names))}.values())[::-1]


def calm(name: str, named: bool) -> str:
    """A name as a title prints it: one that a page sets all in capitals in ordinary letters, acronyms left
    alone.
    """
    if not name.isupper() or (" " not in name and len(name) <= ACRONYM):
        return name
    return in_letters(name) if named else name.lower()


SMALL = frozenset({"of", "the", "and", "in", "for", "on", "at", "de", "la", "del", "van", "von", "bin", "al"})


def in_letters(name: str) -> str:
    """A name set in capitals in ordinary letters: "Suburb of Ostrel"."""
    words = name.lower().split()
    return " ".join(word if at and word in SMALL else word.capitalize() for at, word in enumerate(words))
