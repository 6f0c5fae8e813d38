"""A MUC-4 message as the program reads it, beside what its key wants: the input of everything that is
fitted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.score_muc4 import normal
from sayso.reading.pipeline import extract
from sayso.records import Extraction
from training import muc4_layers
from training.muc4 import Message, Template
from training.muc4_choice import Case, Floats, View, chains
from training.muc4_features import (
    INCIDENTS,
    SLOTS,
    Features,
    index,
    message_features,
    phrase_features,
    type_counts,
)
from training.muc4_spans import phrases

BRANCH = Path(__file__).parent.parent / "benchmarks" / "muc4_branch.npz"
"""The branch of the encoder that `muc4_branch` trains."""
ROLE_OF = {
    "perpetrator": "PerpInd",
    "organization": "PerpOrg",
    "target": "Target",
    "victim": "Victim",
    "weapon": "Weapon",
}


@dataclass(frozen=True)
class Read:
    """A message as the program reads it: its phrases with their features, the features of the whole, and
    the case without views.

    `branch` is the view of the encoder's branch, where it was asked.
    """

    message: Message
    found: Extraction
    rows: list[Features]
    whole: Features
    case: Case
    branch: View | None = None


def read(message: Message) -> Read:
    """One message through the shipped program: its text and nothing else."""
    found = extract(message.text.encode(), f"{message.name}.txt")
    tokens = found.annotation.tokens
    held = phrases(found.document.text, tokens)
    places = tuple(tuple(one) for one in held.values())
    linked = chains(places, found.annotation.mentions)
    case = Case(tuple(held), places, tokens, linked, np.array(type_counts(found)), ())
    return Read(message, found, phrase_features(index(found), held), message_features(found), case)


def read_all(asked: Sequence[Message], branch: bool = False) -> list[Read]:
    """Many messages, by two processes; with `branch`, each with the view of the encoder's branch."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(_with_branch if branch else read, asked, chunksize=8))


def _with_branch(message: Message) -> Read:
    one = read(message)
    said, told = muc4_layers.scores(_tables(), muc4_layers.windows(one.found), one.case.places)
    return replace(one, branch=branch_view(said, told))


@cache
def _tables() -> dict[str, Any]:
    return dict(muc4_layers.load(BRANCH))


def branch_view(said: Floats, told: Floats) -> View:
    """What the branch says (see `muc4_layers.scores`) as a view; it has no opinion of its own on second
    incidents.
    """
    return View(said[:, : len(SLOTS)], said[:, len(SLOTS) :], told, told)


def gold(template: Template, slot: str) -> list[set[str]]:
    """The accepted strings of each filler of a slot, as the scorer compares them."""
    return [
        {normal(one) for one in strings} for role, strings in template.fillers if ROLE_OF.get(role) == slot
    ]


def wanted_fills(one: Read) -> Floats:
    """Which phrases fill which slot of an incident of which type: (phrases, slots, incident types) of 0
    and 1.
    """
    number = {name: place for place, name in enumerate(one.case.names)}
    made = np.zeros((len(number), len(SLOTS), len(INCIDENTS)), np.float32)
    for template in one.message.templates:
        kinds = [INCIDENTS.index(kind) for kind in template.types if kind in INCIDENTS]
        for slot, name in enumerate(SLOTS):
            for string in {string for names in gold(template, name) for string in names} & number.keys():
                made[number[string], slot, kinds] = 1.0
    return made


def wanted_types(one: Read) -> Floats:
    """How many different incidents of each type the message tells of."""
    parts = {
        (one.types, tuple(part for part in one.fillers if part[0] in ROLE_OF), one.stage)
        for one in one.message.templates
    }
    counts = Counter(kind for types, _, _ in parts for kind in types)
    return np.array([float(counts[kind]) for kind in INCIDENTS])
