"""How certain a text makes it that an event happened: the model's number, and what the words over the
event say.

The program does not use it yet; it shows what the model's number is worth. The scale is that of FactBank's descendants (Stanovsky et al. 2017): 3 happened, 0 open, -3 did not happen.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso import yamls
from sayso.language.en.tree import Tree
from sayso.records import Annotation

HAPPENED = 3.0
MODEL_SHARE = 0.3
"""How much the model's number counts beside that of syntax."""
_LEVELS = 3
"""How many steps up the tree the fitted weights look."""
_SCOPE = frozenset({"xcomp", "obj", "csubj", "nsubj:pass"})
"""Relations through which a negation reaches the event below."""
_DOWN = _SCOPE | {"ccomp", "acl", "obl", "nmod", "advcl", "conj"}
"""Relations through which the certainty of a governor reaches the event below."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `commitment.yaml` with their numbers; `objects` are those of governors whose object is
    less than certain.
    """

    modals: dict[str, float]
    marks: dict[str, float]
    infinitive: dict[str, float]
    negated: float
    negators: frozenset[str]
    governors: dict[str, float]
    objects: dict[str, float]


@cache
def known_words() -> Words:
    """The words that ship with the program."""
    raw = yamls.packaged(__package__, "commitment.yaml")
    rows = raw["governors"]
    return Words(
        raw["modals"],
        raw["marks"],
        raw["infinitive"],
        float(raw["negated"]),
        frozenset(raw["negators"]),
        {word: float(row["clause"]) for row in rows for word in row["words"]},
        {word: float(row["object"]) for row in rows if "object" in row for word in row["words"]},
    )


def commitment(annotation: Annotation, tree: Tree, index: int) -> float:
    """The number of the event that a token heads, from -3 to 3: the model's and the rules' in one, or the
    rules' alone.
    """
    ruled = by_syntax(tree, index)
    numbers = annotation.factuality
    place = bisect_left(numbers, (index, -10.0))
    if place == len(numbers) or numbers[place][0] != index:
        return ruled
    read = max(-HAPPENED, min(HAPPENED, numbers[place][1]))
    return MODEL_SHARE * read + (1 - MODEL_SHARE) * ruled


def by_syntax(tree: Tree, index: int) -> float:
    """The number that syntax gives: the rules' number corrected by fitted weights of the words around the
    event and over it.
    """
    known = weights()
    if not known:
        return by_rules(tree, index)
    total = sum(value * known.get(name, 0.0) for name, value in features(tree, index).items())
    return max(-HAPPENED, min(HAPPENED, total))


@cache
def weights() -> dict[str, float]:
    """The weights that ship with the program, fitted by `training/factuality.py`."""
    loaded: dict[str, float] = json.loads(
        resources.files(__package__).joinpath("commitment.json").read_text(encoding="utf8")
    )
    return loaded


def features(tree: Tree, index: int) -> dict[str, float]:
    """What is known of an event from syntax: the rules' number, its own word and form, and at each step up
    the tree the words beside it.
    """
    words = known_words()
    token = tree.tokens[index]
    ruled = by_rules(tree, index)
    made = {
        "one": 1.0,
        "rules": ruled / 3,
        "rules open": float(0 <= ruled < 2),
        "rules denied": float(ruled < 0),
    }
    made |= {
        f"form {token.xpos}": 1.0,
        f"kind {token.upos} {token.deprel}": 1.0,
        f"word {token.lemma.lower()}": 1.0,
    }
    node = index
    for level in range(_LEVELS):
        here = tree.tokens[node]
        for child in tree.children[node]:
            beside = tree.tokens[child]
            word, relation = beside.text.lower(), beside.deprel.split(":")[0]
            if relation in ("aux", "mark", "advmod", "cc", "det", "cop") or word in words.negators:
                made[f"{level} {relation} {word}"] = 1.0
        if here.head == node:
            break
        above = tree.tokens[here.head]
        made[f"{level} {here.deprel} under {above.upos}"] = 1.0
        made[f"{level} {here.deprel.split(':')[0]} of {above.lemma.lower()}"] = 1.0
        if here.deprel not in _DOWN:
            break
        node = here.head
    return made


def by_rules(tree: Tree, index: int) -> float:
    """The number that the words over an event give: the least certain of them counts, a negation turns it
    round.
    """
    words = known_words()
    lowest, negated, reached = HAPPENED, False, True
    node = index
    for _ in range(8):
        token = tree.tokens[node]
        lowest = min(lowest, _here(tree, node, words))
        negated ^= reached and _negated(tree, node, words)
        above = token.head
        if (
            above == node
            or token.deprel not in _DOWN
            or (token.deprel == "conj" and tree.deps(node, "nsubj"))
        ):
            break
        lowest = min(lowest, _above(tree, node, words))
        if token.deprel in ("nmod", "obl") or (
            token.deprel == "obj" and tree.tokens[above].lemma.lower() not in words.objects
        ):
            break
        reached = reached and token.deprel in _SCOPE
        node = above
    return min(lowest, words.negated) if negated and lowest > 0 else lowest


def _above(tree: Tree, node: int, words: Words) -> float:
    """What the governor of a verb or noun says of it."""
    token = tree.tokens[node]
    governor = tree.tokens[token.head].lemma.lower()
    if token.deprel in ("ccomp", "xcomp", "acl", "csubj"):
        known = words.governors.get(governor)
        if known is not None:
            return known
        marked = any(tree.tokens[mark].text.lower() == "to" for mark in tree.deps(node, "mark"))
        return words.infinitive.get(token.deprel, HAPPENED) if marked else HAPPENED
    return words.objects.get(governor, HAPPENED) if token.deprel == "obj" else HAPPENED


def _here(tree: Tree, node: int, words: Words) -> float:
    """The least certain of the modals and marks of one verb or noun."""
    lowest = HAPPENED
    for child in tree.children[node]:
        token = tree.tokens[child]
        word = token.text.lower()
        if token.deprel.split(":")[0] == "aux" and word in words.modals:
            lowest = min(lowest, words.modals[word])
        elif token.deprel == "mark" and word in words.marks:
            lowest = min(lowest, words.marks[word])
        elif token.deprel == "mark" and word == "to" and tree.tokens[node].deprel == "advcl":
            lowest = min(lowest, words.infinitive["advcl"])
    return lowest


def _negated(tree: Tree, node: int, words: Words) -> bool:
    """Whether a verb or noun has an odd number of negations ("not only" is none)."""
    turned = False
    for child in tree.children[node]:
        token = tree.tokens[child]
        only = child + 1 < len(tree.tokens) and tree.tokens[child + 1].text.lower() == "only"
        if (
            token.text.lower() in words.negators
            and not only
            and token.deprel.split(":")[0] in ("advmod", "det", "mark", "nsubj", "obj", "case")
        ):
            turned = not turned
    return turned
