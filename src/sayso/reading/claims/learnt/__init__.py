"""The learnt reader of claims: what the rules read is evidence, a small network on the encoder's states
decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.claims.codebook import Codebook
from sayso.reading.claims.find import claim_of
from sayso.reading.claims.learnt.decide import decide
from sayso.reading.claims.learnt.network import Network, described, tables, type_vectors
from sayso.reading.claims.learnt.view import View
from sayso.reading.claims.rules import Ruled
from sayso.records import Claim

__all__ = ["description", "reread"]

Describe = Callable[[Sequence[str]], list[NDArray[Any]]]
"""Gives the mean state (width) of each text, as the encoder reads it."""
WORDS_SHOWN = 12


def reread(ruled: Ruled, claims: Sequence[Claim], describe: Describe) -> tuple[Claim, ...]:
    """The claims of a page as the network decides them.

    Args:
        ruled: what the rules read.
        claims: the claims of the rules with their times, one for each draft.
        describe: asked for the states of descriptions that training did not see.
    """
    annotation = ruled.annotation
    if not annotation.tokens:
        return ()
    view = View(ruled, claims, np.array(annotation.events, np.float32))
    network = Network(tables(), annotation.states, _vectors(ruled.reader.codebook, describe))
    made = [
        replace(
            claim_of(ruled.document, one.draft),
            time=one.time,
            margin=round(one.margin, 2),
            to_check=one.to_check,
        )
        for one in decide(view, network)
    ]
    return tuple(sorted(made, key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.type)))


def description(codebook: Codebook, name: str) -> str:
    """What the network is told of a type: its name, its definition, examples, and the first of its words."""
    kind = codebook.types[name]
    words = [word.text for word in kind.words if len(word.lemmas) <= 2][:WORDS_SHOWN]
    return f"{name.replace('-', ' ')}: {kind.definition} {' '.join(kind.examples[:2])} {', '.join(words)}."


_VECTORS: dict[int, NDArray[np.float32]] = {}


def _vectors(codebook: Codebook, describe: Describe) -> NDArray[np.float32]:
    """The vectors of a codebook's types, made once a codebook."""
    key = hash((codebook.name, tuple(description(codebook, name) for name in codebook.types)))
    if key not in _VECTORS:
        held = tables()
        texts = [description(codebook, name) for name in codebook.types]
        states = described(held, texts)
        new = [text for text, state in zip(texts, states, strict=True) if state is None]
        fresh = iter(
            [(state - held["about:mean"]) / held["about:spread"] for state in describe(new)] if new else []
        )
        _VECTORS[key] = type_vectors(
            held,
            list(codebook.types),
            np.array([next(fresh) if state is None else state for state in states], np.float32),
        )
    return _VECTORS[key]
