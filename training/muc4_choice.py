"""From likely phrases to templates: which of a message's phrases fill which slot of an incident of which
type, and how many incidents.

Three small networks (`training.network`) judge what the linear classifiers say beside what else the
message holds: whether there is an incident of a type, whether a phrase fills a slot of it, and whether
there is a second incident of the same type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.records import Mention, Token
from training.muc4_features import INCIDENTS, SLOTS
from training.muc4_spans import Place

FAINT = 0.03
"""The least mean probability at which a phrase is looked at for a slot, and how many are looked at."""
LOOKED_AT = 14
POSSIBLE = 0.1
"""The least probability at which an incident type is looked at."""
SMALL = frozenset({"of", "and", "for", "the"})
OPENING, BETWEEN = "[(", '[("-,--'

Floats = NDArray[np.floating]
Fill = tuple[int, int, int]
"""A phrase, a slot and an incident type, by number."""


@dataclass(frozen=True)
class View:
    """What one reader thinks of a message, as scores (log odds).

    `slots` (phrases, slots); `kinds` (phrases, incident types): in which type a phrase takes part, if in
    any; `types` (incident types,): whether the message tells of one; `several` (incident types,): whether
    it tells of more than one.
    """

    slots: Floats
    kinds: Floats
    types: Floats
    several: Floats


@dataclass(frozen=True)
class Case:
    """One message ready for choosing: its phrases with their places, the tokens, the entity chains of each
    phrase, and the views.

    `counts` (incident types, numbers) are those of `muc4_features.type_counts`.
    """

    names: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    tokens: Sequence[Token]
    chains: tuple[frozenset[int], ...]
    counts: Floats
    views: tuple[View, ...]


def odds(share: NDArray[np.floating] | float) -> Floats:
    """Log odds of probabilities."""
    return np.asarray(np.log((np.asarray(share) + 1e-6) / (1 - np.asarray(share) + 1e-6)))


def chances(scores: NDArray[np.floating]) -> Floats:
    """Probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), float)


def chains(places: Sequence[Sequence[Place]], mentions: Sequence[Mention]) -> tuple[frozenset[int], ...]:
    """For each phrase the entities of the program whose mentions have their head where it has its."""
    entity = {mention.head: mention.entity for mention in mentions if not mention.pronoun}
    return tuple(frozenset(entity[place.head] for place in held if place.head in entity) for held in places)


def alike(case: Case, one: int, other: int) -> bool:
    """Whether two phrases can hardly be two fillers: one entity, one inside the other, equal words, a name
    and its acronym.
    """
    first, second = case.names[one].split(), case.names[other].split()
    if case.chains[one] & case.chains[other] or set(first) <= set(second) or set(second) <= set(first):
        return True
    if _initials(first) == "".join(second) or _initials(second) == "".join(first):
        return True
    return any(_touch(case.tokens, here, there) for here in case.places[one] for there in case.places[other])


def _initials(words: Sequence[str]) -> str:
    """The first letters of a name of more than two words; "" of a shorter one."""
    return "".join(word[0] for word in words if word not in SMALL) if len(words) > 2 else ""


def _touch(tokens: Sequence[Token], here: Place, there: Place) -> bool:
    """Whether two places overlap, or one follows the other in brackets ("FARABUNDO MARTI FRONT [FMLN]")."""
    if here.start < there.end and there.start < here.end:
        return True
    end, start = (here.end, there.start) if here.end <= there.start else (there.end, here.start)
    gap = tokens[end:start]
    return (
        0 < len(gap) <= 2
        and gap[-1].text in OPENING
        and all(token.upos == "PUNCT" and token.text in BETWEEN for token in gap)
    )


def type_rows(case: Case) -> Floats:
    """What speaks for an incident of each type: (incident types, inputs)."""
    rows = []
    for kind in range(len(INCIDENTS)):
        row = [float(np.log(len(case.tokens) + 1))]
        for view in case.views:
            row += [view.types[kind], np.delete(view.types, kind).max()]
            both = chances(view.slots) * chances(view.kinds[:, kind : kind + 1])
            row += list(odds(both.max(0, initial=0.0)))
        rows.append([*row, *np.eye(len(INCIDENTS))[kind]])
    return np.array(rows)


def blended(case: Case) -> Floats:
    """The mean of the views' opinions that a phrase fills a slot, as probabilities (phrases, slots)."""
    return chances(np.mean([view.slots for view in case.views], axis=0))


def groups(case: Case, slot: int, share: Floats) -> list[list[int]]:
    """The likely phrases of a slot, best first, put together where they are alike."""
    order = [int(one) for one in np.argsort(-share[:, slot], kind="stable") if share[one, slot] >= FAINT][
        :LOOKED_AT
    ]
    made: list[list[int]] = []
    for one in order:
        for held in made:
            if any(alike(case, one, other) for other in held):
                held.append(one)
                break
        else:
            made.append([one])
    return made


def fill_rows(case: Case, likely: Floats) -> tuple[list[Fill], Floats]:
    """All fills worth a look and what speaks for each: (fills, inputs). `likely` has the probability of
    each incident type.
    """
    share = blended(case)
    kinds = [kind for kind in range(len(INCIDENTS)) if likely[kind] >= POSSIBLE]
    fills: list[Fill] = []
    rows: list[list[float]] = []
    for slot in range(len(SLOTS)):
        held = groups(case, slot, share)
        total = sum(share[group[0], slot] for group in held)
        for rank, group in enumerate(held):
            weight = sum(share[one, slot] for one in group)
            for place, one in enumerate(group):
                about = [
                    rank,
                    place,
                    odds(share[group[0], slot]),
                    np.log(weight),
                    np.log(total),
                    len(group) == 1,
                ]
                about += _about(case, one, share[one].max() > share[one, slot])
                for kind in kinds:
                    fills.append((one, slot, kind))
                    rows.append([float(value) for value in about + _opinions(case, one, slot, kind, likely)])
    return fills, np.array(rows, float) if rows else np.zeros((0, 0))


def _about(case: Case, one: int, rivalled: bool) -> list[float]:
    """What does not depend on the incident type: the phrase's length, places, and whether another slot
    suits it better.
    """
    places = case.places[one]
    return [
        len(case.names[one].split()),
        len(places),
        min(place.head for place in places) / len(case.tokens),
        rivalled,
    ]


def _opinions(case: Case, one: int, slot: int, kind: int, likely: Floats) -> list[float]:
    """What the views say of a phrase in a slot of a type, beside the other possible types; then slot and
    type themselves.
    """
    others = [other for other in range(len(INCIDENTS)) if other != kind and likely[other] > POSSIBLE]
    row = [
        float(odds(likely[kind])),
        max((float(odds(likely[other])) for other in others), default=-6.0),
        len(others),
    ]
    for view in case.views:
        row += [
            view.slots[one, slot],
            view.kinds[one, kind],
            max((view.kinds[one, other] for other in others), default=-8.0),
        ]
    return [*row, *np.eye(len(SLOTS))[slot], *np.eye(len(INCIDENTS))[kind]]
