"""The phrases of a message that could fill a slot: around every noun, from the bare word to the whole phrase.

The official keys follow customs of their own ("PRIVATE HOMES" for "five private homes", "BOMB" for "bomb
attack"), so each noun gives several phrases, and which of them is printed is learnt. Phrases that read the
same in one message are one candidate with several places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.score_muc4 import normal
from sayso.language.en.tree import Tree
from sayso.records import Token

NOUNS = frozenset({"NOUN", "PROPN", "X"})
BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV", "PART", "SYM", "X", "INTJ"})
"""Words that can stand before a noun in one phrase with it."""
NOMINAL_RELATIONS = frozenset({"nsubj", "obj", "obl", "nmod", "conj", "nsubj:pass", "root"})
AS_NOUNS = frozenset({"terrorist", "guerrilla", "military"})
"""Adjectives of this field that name people as well: "two terrorist and one guerrilla"."""
JOINED = frozenset({"flat", "compound", "appos", "nummod", "list", "nmod", "dep", "conj"})
SHORT_MARKS = frozenset({'"', "-", "``", "''", "."})
GENITIVE = frozenset({"'S", "'s", "'", "S"})
MOST_BEFORE, MOST_WORDS, MOST_LETTERS = 7, 12, 90


class Place(NamedTuple):
    """Where a phrase stands: tokens `start` to `end` (not included), with the noun `head` among them."""

    start: int
    end: int
    head: int


def phrases(text: str, tokens: Sequence[Token]) -> dict[str, list[Place]]:
    """The candidates of a message, as the scorer compares strings, each with its places; in the order of
    their first places.
    """
    tree = Tree(tokens)
    found: dict[str, list[Place]] = {}
    for place in sorted(set(_places(tree))):
        name = normal(text[tokens[place.start].start : tokens[place.end - 1].end])
        if name and len(name) <= MOST_LETTERS and not name.isdigit():
            found.setdefault(name, []).append(place)
    return found


def _places(tree: Tree) -> Iterator[Place]:
    """Every stretch from a possible first to a possible last word around each noun."""
    tokens = tree.tokens
    for head, token in enumerate(tokens):
        if not _names_something(token):
            continue
        starts = [
            index
            for index in range(max(_first(tokens, head), head - MOST_BEFORE), head + 1)
            if tokens[index].upos not in ("PUNCT", "DET") and tokens[index].text not in GENITIVE
        ]
        for last in _lasts(tree, head):
            while last > head and tokens[last].upos == "PUNCT":
                last -= 1
            if tokens[last].sentence == token.sentence:
                yield from (Place(start, last + 1, head) for start in starts if last - start < MOST_WORDS)


def _names_something(token: Token) -> bool:
    """Whether a word can be the noun of a phrase: a noun, a number or an adjective that stands for one."""
    if token.upos in NOUNS:
        return True
    if token.upos == "NUM":
        return token.deprel != "nummod"
    return token.upos == "ADJ" and (token.deprel in NOMINAL_RELATIONS or token.lemma.lower() in AS_NOUNS)


def _first(tokens: Sequence[Token], head: int) -> int:
    """The first word before a noun that belongs to its phrase, across quotation marks, hyphens and dots of
    abbreviations.
    """
    first = head
    while first > 0 and tokens[first - 1].sentence == tokens[head].sentence:
        before = tokens[first - 1]
        mark = before.upos == "PUNCT" and before.text in SHORT_MARKS and first >= 2
        if mark and not (
            _belongs(tokens, first - 2, head) and tokens[first - 2].sentence == tokens[head].sentence
        ):
            break
        if not (mark or _belongs(tokens, first - 1, head)):
            break
        first -= 1
    return first


def _belongs(tokens: Sequence[Token], index: int, head: int) -> bool:
    """Whether a word before a noun depends on something between itself and the noun."""
    token = tokens[index]
    genitive = token.text in GENITIVE and token.upos in ("PART", "ADP") and token.head < head
    return genitive or (token.upos in BEFORE and index < token.head <= head)


def _lasts(tree: Tree, head: int) -> set[int]:
    """The words with which a phrase can end: the noun, its name's last part, its complement's noun, its
    whole subtree.
    """
    tokens = tree.tokens
    found = {head, _name_end(tokens, head)}
    for child in tree.children[head]:
        relation = tokens[child].deprel.split(":")[0]
        if child > head and relation == "nmod":
            end = child
            while end + 1 in tree.children[child] and tokens[end + 1].upos in ("PROPN", "NUM", "NOUN"):
                end += 1
            found |= {child, end, _deepest(tree, child)}
        elif child > head and relation in ("acl", "flat"):
            found.add(_deepest(tree, child))
    return found


def _name_end(tokens: Sequence[Token], head: int) -> int:
    """The last word of a name that begins at a noun ("COLONEL PELAEZ" hangs on its first word)."""
    end = head
    while end + 1 < len(tokens) and tokens[end + 1].sentence == tokens[head].sentence:
        after = tokens[end + 1]
        inside = head <= after.head <= end
        part = after.upos in ("PROPN", "NOUN", "NUM") and inside and after.deprel.split(":")[0] in JOINED
        further = tokens[end + 2] if end + 2 < len(tokens) else None
        dot = (
            after.text in (".", "-")
            and further is not None
            and further.upos in ("PROPN", "NOUN")
            and head <= further.head <= end
        )
        if not (part or dot):
            break
        end += 1
    return end - 1 if tokens[end].upos == "PUNCT" else end


def _deepest(tree: Tree, index: int) -> int:
    """The last word of a token's subtree."""
    return tree.subtree(index)[-1]
