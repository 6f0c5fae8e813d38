"""One page as the learnt reader sees it: its words, what the rules made of them, which may name an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.claims.entries import STAGES
from sayso.reading.claims.learnt.tables import (
    CAND_SIZES,
    CASES,
    EVENT_LEAST,
    LEXICON,
    MENTIONS,
    NAMING,
    PASSAGES,
    PASSED,
    PHRASE,
    RELATIONS,
    TOLD,
    UPOS,
    Candidates,
    hashed,
    rows,
)
from sayso.reading.claims.rules import Ruled
from sayso.records import Claim, Document, Token

OPENING, CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
LONGEST_QUOTE = 4
"""Sentences after which a quotation that nothing closes is over."""


class View:
    """One page, ready to be asked about any of its words; `claims` are those of the rules with their times,
    one for each draft, `events` (tokens) the log odds that a word heads an event.
    """

    def __init__(self, ruled: Ruled, claims: Sequence[Claim], events: NDArray[Any]) -> None:
        self.document, self.annotation = ruled.document, ruled.annotation
        self.reader, self.speakers = ruled.reader, ruled.speakers
        self.tokens = self.reader.tokens
        self.starts = [token.start for token in self.tokens]
        self.ends = [token.end for token in self.tokens]
        self.events = events
        self.factuality = dict(self.annotation.factuality)
        self.triggers = {trigger.token: trigger for trigger in ruled.triggers}
        self.drafts = {draft.trigger.token: draft for draft in ruled.drafts}
        self.dated = {draft.trigger.token: claim for draft, claim in zip(ruled.drafts, claims, strict=True)}
        self.types = list(self.reader.codebook.types)
        self.numbers = {name: number for number, name in enumerate(self.types)}
        self.passages = _passages(self.document, self.starts)
        self.quoted = _quoted(self.tokens)
        self.upos = [UPOS.index(token.upos) if token.upos in UPOS else 0 for token in self.tokens]
        self.relations = [hashed(token.deprel, RELATIONS) for token in self.tokens]
        self.cases = [hashed(self.reader.tree.case(index), CASES) for index in range(len(self.tokens))]
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}
        for index, token in enumerate(self.tokens):
            self.first.setdefault(token.sentence, index)
            self.last[token.sentence] = index
        self.candidates = self._candidates()

    def inside(self, start: int, end: int) -> range:
        """The tokens that share a code point with a stretch of text."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def head(self, start: int, end: int) -> int | None:
        """The token that governs the others of a stretch of text, a nominal where it can be."""
        inside = self.inside(start, end)
        tops = [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]
        tops = [i for i in tops if self.tokens[i].upos not in ("PUNCT", "ADP", "DET", "CCONJ")] or tops
        nominal = [i for i in tops if self.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM")]
        return next(iter(nominal or tops), None)

    def sentence(self, index: int) -> range:
        """The tokens of a token's sentence."""
        number = self.tokens[index].sentence
        return range(self.first[number], self.last[number] + 1)

    def mention(self, index: int) -> int:
        """What kind of mention a token heads, as a number."""
        mention = self.reader.mentions.get(index)
        if mention is None:
            return 0
        form = "pronoun" if mention.pronoun else "named" if mention.named else "nominal"
        return MENTIONS.index(f"{form}:{mention.kind}") if f"{form}:{mention.kind}" in MENTIONS else 0

    def paths(self, start: int) -> dict[int, str]:
        """For each word of a word's sentence the way to it through the tree: relations upwards, then
        downwards; at most five steps.
        """
        tree, tokens = self.reader.tree, self.tokens
        found = {start: "."}
        node, way, climbed = start, "", 0
        stack = [(child, "") for child in tree.children[start]]
        while True:
            while stack:
                child, before = stack.pop()
                here = f"{before}>{tokens[child].deprel}"
                if child not in found:
                    found[child] = here
                    if here.count(">") + here.count("<") < 5:
                        stack += [(below, here) for below in tree.children[child]]
            above = tokens[node].head
            if above == node or climbed >= 4:
                return found
            way, climbed = f"{way}<{tokens[node].deprel}", climbed + 1
            found.setdefault(above, way)
            stack = [(child, way) for child in tree.children[above] if child != node]
            node = above

    def entries(self, index: int) -> list[tuple[int, int]]:
        """The (type, bit) of every entry of the codebook that a word may be, whatever its tests say."""
        codebook, token = self.reader.codebook, self.tokens[index]
        lemma = token.lemma.lower()
        verbs = codebook.verbs.get(lemma) or codebook.verbs.get(lemma + "e")
        verbs = verbs or codebook.verbs.get(token.text.lower()) or ()
        found = []
        for kind, word in (*codebook.nouns.get(lemma, ()), *verbs):
            if token.upos in (("VERB", "AUX") if word.noun else ("NOUN", "PROPN")):
                continue
            if len(word.lemmas) == 1:
                found.append((self.numbers[kind.name], LEXICON))
            elif self._near(index, word.lemmas):
                found.append((self.numbers[kind.name], PHRASE))
        return found

    def _near(self, index: int, lemmas: Sequence[str]) -> bool:
        around = self.tokens[max(0, index - 4) : index + 6]
        words = {token.lemma.lower() for token in around} | {token.text.lower() for token in around}
        return all(lemma in words for lemma in lemmas)

    def _candidates(self) -> Candidates:
        chosen: list[int] = []
        made: list[list[int]] = []
        known: set[tuple[int, int, int]] = set()
        for index, token in enumerate(self.tokens):
            if self.passages[index] == 0 or token.upos not in NAMING:
                continue
            entries = self.entries(index) if token.upos != "AUX" else []
            found = index in self.triggers or index in self.drafts
            if not entries and not found and self.events[index] < EVENT_LEAST:
                continue
            known.update((len(chosen), kind, bit) for kind, bit in entries)
            known.update(self._ruled(len(chosen), index))
            chosen.append(index)
            made.append(self._numbers(index, entries))
        tokens, ordered = np.array(chosen, np.int64), np.array(sorted(known), np.int64)
        return Candidates(tokens, rows(made, CAND_SIZES), ordered.reshape(-1, 3))

    def _ruled(self, place: int, index: int) -> list[tuple[int, int, int]]:
        made = []
        if index in self.triggers:
            made.append((place, self.numbers[self.triggers[index].kind.name], PASSED))
        if index in self.drafts:
            made.append((place, self.numbers[self.drafts[index].kind.name], TOLD))
        return made

    def _numbers(self, index: int, entries: Sequence[tuple[int, int]]) -> list[int]:
        """What is said of a candidate beside its states, in the order of `CAND_SIZES`."""
        state, stage = int(bool(entries)), 0
        if index in self.triggers:
            state = 2
        if index in self.drafts:
            state, stage = 3, 1 + STAGES.index(self.drafts[index].stage.name)
        return [
            self.upos[index],
            self.relations[index],
            stage,
            state,
            self.passages[index],
            int(self.quoted[index]),
            1 + int(np.clip(self.events[index] + 3, 0, 6)),
            1 + int(np.clip(self.factuality.get(index, 0.0) + 3, 0, 6)),
            min(3, len({kind for kind, _ in entries})),
            int(index in self.reader.inside_name),
        ]


def _passages(document: Document, starts: Sequence[int]) -> list[int]:
    """For each token the kind of its passage, 0 where nothing is read."""
    found, place, passages = [], 0, document.passages
    for start in starts:
        while place < len(passages) and passages[place].end <= start:
            place += 1
        held = passages[place] if place < len(passages) and passages[place].start <= start else None
        readable = held is not None and held.kind in PASSAGES and held.language in (None, "en")
        found.append(PASSAGES.index(held.kind) if held is not None and readable else 0)
    return found


def _quoted(tokens: Sequence[Token]) -> list[bool]:
    """Whether each word stands between quotation marks."""
    found, inside, since = [], False, 0
    for token in tokens:
        if token.text in OPENING or (token.text == '"' and not inside):
            inside, since = True, token.sentence
        elif token.text in CLOSING or token.text == '"':
            inside = False
        inside = inside and token.sentence - since <= LONGEST_QUOTE
        found.append(inside)
    return found
