"""The network of the learnt reader of claims: a narrow layer of its own on what the encoder says of each
word, and heads for every cell of a claim.

What a word says of itself (`Words`), whether it names an event and of which type (`Kinds`), who fills which
role (`Parts`), who is given as saying it, when it was. The type's description is an input, so that a type
which never trained has a vector of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import gelu

from sayso.reading.claims.entries import ROLES, STAGES
from sayso.reading.claims.learnt.tables import BITS, CAND_SIZES, PAIR_SIZES, SAID_SIZES, TIME_SIZES
from sayso.reading.claims.learnt.wording import WORDINGS
from training.encoder import WIDTH, Dropout

MIXED, NARROW, PAIRED, SMALL = 256, 128, 192, 16
"""Widths: of a word or type, of attention, of a pair, of one small number."""


@dataclass(frozen=True)
class Batch:
    """Rows of some pages put one after the other; every index counts from the first word (or row) of the
    batch.
    """

    windows: Sequence[NDArray[Any]]
    words: Tensor
    """(candidates): the word of each."""
    numbers: Tensor
    known: Tensor
    """(candidates, types, bits)."""
    claims: Tensor
    """(claims): the candidate of each."""
    kinds: Tensor
    """(claims): the type of each."""
    pair_of: Tensor
    pair_words: Tensor
    pair_numbers: Tensor
    said_of: Tensor
    said_words: Tensor
    said_numbers: Tensor
    time_of: Tensor
    time_words: Tensor
    """(times): -1 for one that stands nowhere."""
    time_numbers: Tensor


@dataclass(frozen=True)
class Scores:
    """What the network says: log odds and scores, each with a row for what it is said of."""

    event: Tensor
    kinds: Tensor
    stage: Tensor
    many: Tensor
    roles: Tensor
    wordings: Tensor
    said: Tensor
    nobody: Tensor
    times: Tensor
    never: Tensor


class Small(nn.Module):
    """A row of small numbers as one vector: one table a column, put side by side and mixed."""

    def __init__(self, sizes: Sequence[int], width: int) -> None:
        super().__init__()
        self.starts = [int(start) for start in np.cumsum([0, *sizes[:-1]])]
        self.table = nn.Embedding(sum(sizes), SMALL)
        nn.init.normal_(self.table.weight, std=0.1)
        self.mix = nn.Linear(SMALL * len(sizes), width)
        self.drop = Dropout(0.1)

    def forward(self, numbers: Tensor) -> Tensor:
        """numbers (rows, columns): (rows, width)."""
        offsets = torch.tensor(self.starts)
        return self.mix(self.drop(self.table(numbers + offsets).flatten(1)))


class Match(nn.Module):
    """Compares the two sides of a pair with what is known of them: a hidden layer and a product, then scores."""

    def __init__(self, left: int, sizes: Sequence[int], width: int, outputs: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(left, 2 * width), nn.Linear(MIXED, 2 * width)
        self.small = Small(sizes, width)
        self.norm = nn.LayerNorm(width)
        self.hidden = nn.Linear(2 * width, width)
        self.out = nn.Linear(width, outputs)
        self.drop = Dropout(0.2)

    def forward(self, left: Tensor, of: Tensor, words: Tensor, at: Tensor, numbers: Tensor) -> Tensor:
        """left (claims, left), of (rows) into it, words (words, mixed), at (rows) into them or -1, numbers
        (rows, columns): (rows, outputs).
        """
        given = self.left(left)[of].chunk(2, 1)
        there = (at >= 0).to(words.dtype)[:, None]
        other = (self.right(words)[at.clamp(min=0)] * there).chunk(2, 1)
        mixed = gelu(self.norm(given[0] + other[0] + self.small(numbers)))
        hidden = gelu(self.hidden(self.drop(torch.cat([mixed, given[1] * other[1]], 1))))
        return self.out(self.drop(hidden))


class Context(nn.Module):
    """One narrow layer of attention over the words of a window, so that what is read of a word can turn to
    claims.
    """

    TURNS = 4

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(MIXED)
        self.mix, self.out = nn.Linear(MIXED, 3 * NARROW), nn.Linear(NARROW, MIXED)
        self.drop = Dropout(0.1)

    def forward(self, words: Tensor) -> Tensor:
        """words (words, mixed) of one window; the same shape comes back."""
        query, key, value = (
            part.view(len(words), self.TURNS, -1).transpose(0, 1)
            for part in self.mix(self.norm(words)).chunk(3, 1)
        )
        shares = torch.softmax(query @ key.transpose(1, 2) * (NARROW // self.TURNS) ** -0.5, -1)
        return words + self.drop(self.out((shares @ value).transpose(0, 1).reshape(len(words), NARROW)))


class Reader(nn.Module):
    """The whole network; `described` is (types, width): the mean state of each type's description, from the
    shipped encoder.
    """

    def __init__(self, types: int) -> None:
        super().__init__()
        self.enter = nn.Linear(WIDTH, MIXED)
        self.norm = nn.LayerNorm(MIXED)
        self.context = Context()
        self.small = Small(CAND_SIZES, MIXED)
        self.word = nn.Linear(MIXED, MIXED)
        self.mixed = nn.Linear(MIXED, MIXED)
        self.described = nn.Linear(WIDTH, MIXED)
        self.own = nn.Embedding(types, MIXED)
        nn.init.normal_(self.own.weight, std=0.02)
        self.bits = nn.Parameter(torch.tensor([1.0, 1.0, 2.0, 1.0]))
        self.event = nn.Linear(MIXED + BITS, 1)
        self.ask = nn.Linear(MIXED, MIXED)
        self.stage_hidden = nn.Linear(2 * MIXED, MIXED)
        self.stage = nn.Linear(MIXED, len(STAGES) + 1)
        self.parts = Match(2 * MIXED, PAIR_SIZES, PAIRED, len(ROLES) + 1 + WORDINGS)
        self.said = Match(2 * MIXED, SAID_SIZES, PAIRED // 2, 1)
        self.nobody = nn.Linear(2 * MIXED, 1)
        self.times = Match(2 * MIXED, TIME_SIZES, PAIRED // 2, 1)
        self.never = nn.Linear(2 * MIXED, 1)
        self.drop = Dropout(0.2)

    def states(self, held: Sequence[NDArray[Any]]) -> Tensor:
        """The states of all words (words, mixed), in order; `held` are the encoder's, window by window
        (words, states).
        """
        entered = self.norm(self.enter(torch.from_numpy(np.concatenate(held)).float()))
        seen = [self.context(part) for part in self.drop(entered).split([len(one) for one in held])]
        return self.drop(torch.cat(seen))

    def vectors(self, described: Tensor, without: Tensor | None = None) -> Tensor:
        """The vector of each type (types, mixed): its description's, and its own unless it is one of those
        `without` (types).
        """
        own = self.own.weight[: len(described)]
        if without is not None:
            own = own * (1 - without[:, None])
        return self.described(described) + own

    def candidates(self, words: Tensor, batch: Batch) -> Tensor:
        """The vectors of the candidates (candidates, mixed)."""
        seen = gelu(self.word(words[batch.words]) + self.small(batch.numbers))
        return self.drop(gelu(self.mixed(self.drop(seen))) + seen)

    def forward(self, batch: Batch, described: Tensor, without: Tensor | None = None) -> Scores:
        """All scores of a batch."""
        words = self.states(batch.windows)
        seen = self.candidates(words, batch)
        vectors = self.vectors(described, without)
        known = batch.known.to(seen.dtype)
        kinds = self.ask(seen) @ vectors.T * MIXED**-0.5 + known @ self.bits
        event = self.event(torch.cat([seen, known.amax(1)], 1))[:, 0]
        left = torch.cat([seen[batch.claims], vectors[batch.kinds]], 1)
        stage = self.stage(self.drop(gelu(self.stage_hidden(left))))
        parts = self.parts(left, batch.pair_of, words, batch.pair_words, batch.pair_numbers)
        said = self.said(left, batch.said_of, words, batch.said_words, batch.said_numbers)[:, 0]
        times = self.times(left, batch.time_of, words, batch.time_words, batch.time_numbers)[:, 0]
        return Scores(
            event, kinds, stage[:, : len(STAGES)], stage[:, -1], parts[:, : len(ROLES) + 1], parts[:, len(ROLES) + 1 :],
            said, self.nobody(left)[:, 0], times, self.never(left)[:, 0],
        )  # fmt: skip


def grouped(scores: Tensor, of: Tensor, none: Tensor) -> Tensor:
    """The log of the sum of exponentials of each group's rows (`of`) and its own score `none` (groups)."""
    top = none.detach().scatter_reduce(0, of, scores.detach(), "amax")
    return torch.log(torch.exp(none - top).index_add(0, of, torch.exp(scores - top[of]))) + top
