"""The network of the learnt reader in numpy, with the weights that `training/claims_train.py` writes.

A narrow layer of attention on what the encoder says of each word, then heads: whether a word names an event
and of which type, how far it went, who fills which role, who says it, when it was. All arrays are of single
precision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.claims.entries import ROLES, STAGES
from sayso.reading.claims.learnt.tables import (
    BITS,
    CAND_SIZES,
    PAIR_SIZES,
    SAID_SIZES,
    TIME_SIZES,
    Candidates,
    Ints,
)

Floats = NDArray[np.float32]
Tables = Mapping[str, NDArray[Any]]
TURNS = 4
ROOT_HALF = float(np.sqrt(0.5))


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one event word of a type: stages (stages), log odds of many, roles (words, roles and
    none), wordings (words, wordings), sources (words and none), times (times and none); shares add up to one.
    """

    stages: Floats
    many: float
    roles: Floats
    wordings: Floats
    sources: Floats
    times: Floats


@cache
def tables() -> dict[str, NDArray[Any]]:
    """The weights that ship, by the names that training gives them."""
    with (files("sayso.reading.claims.learnt") / "reader.npz").open("rb") as file, np.load(file) as held:
        names = [name for name in held.files if not name.endswith(":scale")]
        return {name: _table(held, name) for name in names}


def _table(held: Any, name: str) -> NDArray[Any]:
    table = held[name]
    if table.dtype.kind not in "fi" or name.startswith("about:"):
        return np.asarray(table)
    scale = held[f"{name}:scale"] if f"{name}:scale" in held.files else 1.0
    return np.asarray(table.astype(np.float32) * scale, np.float32)


def gelu(values: Floats) -> Floats:
    """x Φ(x), with the error function of Abramowitz & Stegun 7.1.26 (exact to 1.5e-7)."""
    scaled = np.abs(values) * ROOT_HALF
    t = 1 / (1 + 0.3275911 * scaled)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(0.5 * values * (1 + np.sign(values) * (1 - series * np.exp(-(scaled**2)))), np.float32)


def softmax(values: Floats) -> Floats:
    """Shares over the last axis."""
    raised = np.exp(values - values.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


class Network:
    """The network over one page. `states` are the encoder's (words, width) of each window, in order."""

    def __init__(self, held: Tables, states: Sequence[NDArray[Any]], types: Floats) -> None:
        self.held = held
        entered = [self._norm("norm", self._affine("enter", one.astype(np.float32))) for one in states]
        self.words = np.concatenate([self._context(one) for one in entered])
        self.types = types
        self.matched: dict[str, Floats] = {}

    def _affine(self, name: str, values: Floats) -> Floats:
        return np.asarray(values @ self.held[f"{name}.weight"].T + self.held[f"{name}.bias"], np.float32)

    def _norm(self, name: str, values: Floats) -> Floats:
        centred = values - values.mean(-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
        return np.asarray(
            centred / spread * self.held[f"{name}.weight"] + self.held[f"{name}.bias"], np.float32
        )

    def _context(self, words: Floats) -> Floats:
        mixed = self._affine("context.mix", self._norm("context.norm", words))
        query, key, value = (
            part.reshape(len(words), TURNS, -1).transpose(1, 0, 2) for part in np.split(mixed, 3, 1)
        )
        shares = softmax(query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1]))
        turned = (shares @ value).transpose(1, 0, 2).reshape(len(words), -1)
        return np.asarray(words + self._affine("context.out", turned), np.float32)

    def _small(self, name: str, numbers: Ints, sizes: Sequence[int]) -> Floats:
        starts = np.cumsum([0, *sizes[:-1]])
        rows = self.held[f"{name}.table.weight"][numbers + starts]
        return self._affine(f"{name}.mix", rows.reshape(len(numbers), len(sizes) * rows.shape[-1]))

    def candidates(self, given: Candidates) -> tuple[Floats, Floats, Floats]:
        """The vectors of the candidates (candidates, mixed), their chance to name an event, their types'
        shares.
        """
        known = np.zeros((len(given.tokens), len(self.types), BITS), np.float32)
        known[tuple(given.known.T)] = 1
        seen = gelu(
            self._affine("word", self.words[given.tokens]) + self._small("small", given.numbers, CAND_SIZES)
        )
        seen = np.asarray(gelu(self._affine("mixed", seen)) + seen, np.float32)
        kinds = (
            self._affine("ask", seen) @ self.types.T / np.sqrt(self.types.shape[1])
            + known @ self.held["bits"]
        )
        event = self._affine("event", np.concatenate([seen, known.max(1)], 1))[:, 0]
        return seen, np.asarray(1 / (1 + np.exp(-event)), np.float32), softmax(kinds)

    def _match(self, name: str, left: Floats, at: Ints, numbers: Ints, sizes: Sequence[int]) -> Floats:
        if name not in self.matched:
            self.matched[name] = self._affine(f"{name}.right", self.words)
        given = np.split(self._affine(f"{name}.left", left[None]), 2, 1)
        there = (at >= 0).astype(np.float32)[:, None]
        other = np.split(self.matched[name][np.maximum(at, 0)] * there, 2, 1)
        mixed = gelu(
            self._norm(f"{name}.norm", given[0] + other[0] + self._small(f"{name}.small", numbers, sizes))
        )
        hidden = gelu(self._affine(f"{name}.hidden", np.concatenate([mixed, given[1] * other[1]], 1)))
        return self._affine(f"{name}.out", hidden)

    def told(
        self,
        seen: Floats,
        kind: int,
        pairs: tuple[Ints, Ints],
        said: tuple[Ints, Ints],
        times: tuple[Ints, Ints],
    ) -> Told:
        """What is said of one candidate, read as an event of a type; each pair is words and their small
        numbers.
        """
        left = np.concatenate([seen, self.types[kind]])
        stage = self._affine("stage", gelu(self._affine("stage_hidden", left)))
        parts = self._match("parts", left, *pairs, PAIR_SIZES)
        sources = self._match("said", left, *said, SAID_SIZES)[:, 0]
        when = self._match("times", left, *times, TIME_SIZES)[:, 0]
        return Told(
            softmax(stage[: len(STAGES)]),
            float(stage[len(STAGES)]),
            softmax(parts[:, : len(ROLES) + 1]),
            parts[:, len(ROLES) + 1 :],
            softmax(np.append(sources, self._affine("nobody", left)).astype(np.float32)),
            softmax(np.append(when, self._affine("never", left)).astype(np.float32)),
        )


def type_vectors(held: Tables, names: Sequence[str], described: Floats) -> Floats:
    """The vectors of a codebook's types (types, mixed): from the states of their descriptions (types, width),
    and what training gave those that it knew by name.
    """
    own = dict(zip(held["about:types"].tolist(), held["own.weight"], strict=True))
    nothing = np.zeros(held["own.weight"].shape[1], np.float32)
    plain = described @ held["described.weight"].T + held["described.bias"]
    return np.asarray(plain + np.array([own.get(name, nothing) for name in names]), np.float32)


def described(held: Tables, texts: Sequence[str]) -> list[NDArray[Any] | None]:
    """The states of descriptions that training saw word for word; None for others."""
    known = dict(zip(held["about:texts"].tolist(), held["about:states"], strict=True))
    return [known.get(text) for text in texts]
