"""Templates out of judged fills: which are kept, when a type's fills belong to two incidents, and where
each filler stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from training.muc4_choice import Case, Fill, Floats, alike, odds
from training.muc4_features import INCIDENTS, SLOTS

TYPE_AT, FILL_AT, AGAIN_AT = 0.25, 0.25, 0.35
"""Probabilities from which a type, a filler, and a second (or third) incident of the type are written."""
PARTED = ("Target", "Victim", "Weapon")
"""Slots whose fillers are parted among the incidents of one type; the perpetrators stay with the first."""

Template = dict[str, Any]


class Kept(NamedTuple):
    """One filler that is written: phrase, slot and incident type by number, and its probability."""

    phrase: int
    slot: int
    kind: int
    share: float


def kept(case: Case, fills: Sequence[Fill], shares: Floats, least: float = FILL_AT) -> list[Kept]:
    """The fills from `least` on, the likeliest first, without those that say the same as a likelier one of
    their slot and type.
    """
    made: list[Kept] = []
    for number in np.argsort(-shares, kind="stable"):
        if shares[number] < least:
            break
        phrase, slot, kind = fills[int(number)]
        if not any(one.slot == slot and one.kind == kind and alike(case, one.phrase, phrase) for one in made):
            made.append(Kept(phrase, slot, kind, float(shares[number])))
    return made


def again_row(case: Case, kind: int, likely: Floats, found: Sequence[Kept]) -> list[float]:
    """What speaks for more than one incident of a type: its likely fillers and how far apart they stand,
    its claims, the views.
    """
    length = len(case.tokens)
    row = [
        float(odds(likely[kind])),
        float(np.log(length + 1)),
        *(float(view.several[kind]) for view in case.views),
        *case.counts[kind],
    ]
    for slot in range(len(SLOTS)):
        held = [one for one in found if one.slot == slot and one.kind == kind]
        row += [sum(one.share >= FILL_AT for one in held), sum(one.share for one in held)]
        spots = sorted(_spot(case, one.phrase) for one in held)
        if SLOTS[slot] in ("Target", "Victim"):
            row += [
                (spots[-1] - spots[0]) / length if spots else 0.0,
                max((b - a for a, b in pairwise(spots)), default=0) / 100,
            ]
    return [*row, *np.eye(len(INCIDENTS))[kind]]


def _spot(case: Case, phrase: int) -> int:
    """The first token that heads a phrase."""
    return min(place.head for place in case.places[phrase])


def templates(case: Case, likely: Floats, found: Sequence[Kept], incidents: Sequence[int]) -> list[Template]:
    """The templates of a message as the scorer reads them, `quotes` beside them with the place of every
    filler in code points.

    `likely` has the probability of each type, `incidents` how many of each are told, if any.
    """
    made = []
    for kind, name in enumerate(INCIDENTS):
        if likely[kind] < TYPE_AT:
            continue
        held = [one for one in found if one.kind == kind]
        for part in _parts(case, held, max(1, incidents[kind])):
            made.append({"type": name, **_written(case, part)})
    return made


def _parts(case: Case, held: Sequence[Kept], number: int) -> list[list[Kept]]:
    """The fillers of one type parted among its incidents, at the widest gap between them in the text; a
    third incident stays empty.
    """
    parted = sorted(
        (one for one in held if SLOTS[one.slot] in PARTED), key=lambda one: _spot(case, one.phrase)
    )
    if number == 1:
        return [list(held)]
    gaps = [_spot(case, after.phrase) - _spot(case, before.phrase) for before, after in pairwise(parted)]
    cut = int(np.argmax(gaps)) + 1 if gaps else len(parted)
    first = [one for one in held if SLOTS[one.slot] not in PARTED] + parted[:cut]
    return [first, parted[cut:], *([] for _ in range(number - 2))]


def _written(case: Case, part: Sequence[Kept]) -> Template:
    """The slots of a template, each filler by its words, and their quotes."""
    made: Template = {slot: [] for slot in SLOTS}
    quotes: dict[str, list[tuple[int, int]]] = {slot: [] for slot in SLOTS}
    for one in sorted(part):
        place = case.places[one.phrase][0]
        made[SLOTS[one.slot]].append([case.names[one.phrase]])
        quotes[SLOTS[one.slot]].append((case.tokens[place.start].start, case.tokens[place.end - 1].end))
    return {**made, "quotes": quotes}
