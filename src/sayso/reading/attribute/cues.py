"""Makes the cue that the model marked whole: auxiliaries, adverbs, negation and particle beside it belong
to it.

A custom of PolNeAR's annotators, counted on a part of its train set: 94 to 99 of 100 auxiliaries, copulas,
particles and adverbs that touch a cue are in it.
"""

from __future__ import annotations

from sayso.language.en.tree import Tree
from sayso.reading.attribute.candidates import Places

_LEFT = frozenset({"aux", "aux:pass", "cop", "advmod"})
_RIGHT = frozenset({"compound:prt"})
_LIGHT = frozenset({"AUX", "ADV", "PART"})


def whole(tree: Tree, cue: Places, barred: Places) -> Places:
    """The cue with the words that touch it and belong to it, none of them in `barred`."""
    if not cue:
        return cue
    found = set(cue)
    if all(tree.tokens[place].upos in _LIGHT for place in found):
        head = tree.tokens[max(found)].head
        if (
            max(found) < head <= max(found) + 2
            and head not in barred
            and tree.tokens[head].upos in ("VERB", "ADJ", "NOUN")
        ):
            found.update(range(max(found) + 1, head + 1))
    while more := _touching(tree, found) - barred - found:
        found |= more
    return frozenset(found)


def _touching(tree: Tree, found: set[int]) -> set[int]:
    """The words right beside a cue that hang on it as auxiliary, copula, adverb or particle."""
    beside = ((min(found) - 1, _LEFT), (max(found) + 1, _RIGHT))
    return {
        place
        for place, relations in beside
        if 0 <= place < len(tree.tokens)
        and tree.tokens[place].deprel in relations
        and tree.tokens[place].head in found
    }
