"""Coded pages as rows that the learnt reader of claims is trained on: which word names an event, who fills
which role, when, by whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.coded import Coded, CodedPage, accepted_types, bounds
from benchmarks.score_claims import same_filler
from sayso.reading.claims.entries import ROLES, STAGES
from sayso.reading.claims.learnt.beside import pairs as pairs_of
from sayso.reading.claims.learnt.beside import said as said_of
from sayso.reading.claims.learnt.beside import times as times_of
from sayso.reading.claims.learnt.tables import LEXICON, PASSED, PHRASE, TOLD, Candidates, Pairs, Times
from sayso.reading.claims.learnt.view import View
from sayso.reading.claims.learnt.wording import WORDINGS, wordings

Ints = NDArray[np.int64]

NOTHING, SPARED = -1, -2
"""A candidate that names no event, and one of which the answer does not say."""


@dataclass(frozen=True)
class Told:
    """One coded claim: its word, type, stage, whether it tells of many, and its words with what they fill."""

    token: int
    kind: int
    stage: int
    many: int
    place: int
    pairs: Pairs
    roles: Ints
    wordings: Ints
    said: Pairs
    sources: Ints
    times: Times
    days: Ints
    weight: float


@dataclass(frozen=True)
class Page:
    """One page: what the encoder says of the words of each window, its candidates with their wanted types,
    its claims.
    """

    name: str
    windows: Sequence[NDArray[Any]]
    candidates: Candidates
    kinds: Ints
    claims: Sequence[Told]


def right_wordings(view: View, named: str, head: int, answers: list[str]) -> list[int]:
    """Which ways to word a filler the answers accept; its own phrase only where the name is wrong."""
    ways = wordings(view, named, head)
    right = [int(way is not None and same_filler(way.name, answers)) for way in ways]
    if right[0]:
        right[1] = 0
    return right


def trigger_token(view: View, claim: Coded) -> int | None:
    """The word of a coded trigger that stands for it: one that the codebook knows for its type, else the
    head.
    """
    inside = list(view.inside(*claim.trigger))
    held = {int(token): place for place, token in enumerate(view.candidates.tokens)}
    accepted = {view.numbers[name] for name in accepted_types(claim.type) if name in view.numbers}
    known = {(int(place), int(kind)): int(bit) for place, kind, bit in view.candidates.known}
    good = [
        token
        for bit in (TOLD, PASSED, PHRASE, LEXICON)
        for token in inside
        if token in held and any(known.get((held[token], kind), -1) == bit for kind in accepted)
    ]
    head = view.head(*claim.trigger)
    return (
        good[0]
        if good
        else head
        if head in held
        else next((token for token in inside if token in held), None)
    )


def told(view: View, claim: Coded, token: int, place: int) -> Told:
    """One coded claim as a row."""
    text = view.document.text
    pairs, said, times = pairs_of(view, token), said_of(view, token), times_of(view, token)
    at = {int(word): number for number, word in enumerate(pairs.tokens)}
    roles = np.zeros(len(pairs.tokens), np.int64)
    ways = np.zeros((len(pairs.tokens), WORDINGS), np.int64)
    for filler in claim.roles:
        head = view.head(*filler.at) if filler.at else None
        if head in at:
            assert head is not None and filler.at is not None
            answers = [text[spot[0] : spot[1]] for spot in (filler.stands_for, filler.at) if spot]
            if roles[at[head]] == 0:
                roles[at[head]] = 1 + ROLES.index(filler.role)
                ways[at[head]] = right_wordings(view, filler.role, head, answers)
    heads = {view.head(*spot) for spot in claim.said_by}
    answers = [text[spot[0] : spot[1]] for spot in claim.said_by]
    sources = [int(word in heads or _names(view, int(word), answers)) for word in said.tokens]
    wanted = bounds(claim.time) if claim.time else None
    days = [
        int(wanted is not None and found == (wanted["start"], wanted["end"])) for found in times.intervals
    ]
    return Told(
        token, view.numbers[claim.type], STAGES.index(claim.stage), int(claim.aggregate), place, pairs, roles, ways,
        said, np.array(sources, np.int64), times, np.array([*days, int(wanted is None)], np.int64), 0.5 if claim.optional else 1.0,
    )  # fmt: skip


def _names(view: View, word: int, answers: list[str]) -> bool:
    """Whether a name or pronoun stands for one of the sources given: any of its mentions near the claim will
    do.
    """
    mention = view.reader.mentions.get(word)
    return (
        bool(answers)
        and mention is not None
        and not mention.pronoun
        and mention.named
        and same_filler(mention.name, answers)
    )


def page(view: View, coded: CodedPage, windows: Sequence[NDArray[Any]]) -> Page:
    """All rows of a coded page."""
    kinds = np.full(len(view.candidates.tokens), NOTHING, np.int64)
    held = {int(token): place for place, token in enumerate(view.candidates.tokens)}
    claims = []
    for claim in sorted(coded.claims, key=lambda one: one.optional):
        token = trigger_token(view, claim)
        for other in view.inside(*claim.trigger):
            if other in held and kinds[held[other]] == NOTHING:
                kinds[held[other]] = SPARED
        if token is None or kinds[held[token]] >= 0 or claim.type not in view.numbers:
            continue
        if not claim.optional:
            kinds[held[token]] = view.numbers[claim.type]
        claims.append(told(view, claim, token, held[token]))
    return Page(coded.page, windows, view.candidates, kinds, claims)
