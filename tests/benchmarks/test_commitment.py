"""How certain the words over an event make it."""

from __future__ import annotations

import pytest

from benchmarks.commitment import by_rules, by_syntax, commitment
from sayso.language.en.tree import Tree
from tests.reading.attribute.trees import parsed

FLED = "Dren//PROPN/2/nsubj fled/flee/VERB/0/root .//PUNCT/2/punct"
CASES = {
    "plain": (FLED, "fled", 2.5, 3.0),
    "negated": (
        "Dren//PROPN/4/nsubj did/do/AUX/4/aux not//PART/4/advmod flee//VERB/0/root .//PUNCT/4/punct",
        "flee",
        -3.0,
        -1.0,
    ),
    "planned": (
        "Dren//PROPN/2/nsubj planned/plan/VERB/0/root to//PART/4/mark flee//VERB/2/xcomp .//PUNCT/2/punct",
        "flee",
        0.0,
        2.0,
    ),
    "failed": (
        "Dren//PROPN/2/nsubj failed/fail/VERB/0/root to//PART/4/mark flee//VERB/2/xcomp .//PUNCT/2/punct",
        "flee",
        -3.0,
        -1.0,
    ),
    "possible": (
        "Dren//PROPN/3/nsubj may//AUX/3/aux flee//VERB/0/root .//PUNCT/3/punct",
        "flee",
        0.0,
        2.0,
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_words_over_an_event_decide(case: str) -> None:
    """A plain statement is certain, a plan or a possibility is open, a negation or a failure says that it
    did not happen.
    """
    sentence, word, low, high = CASES[case]
    _, annotation = parsed(sentence)
    place = next(number for number, token in enumerate(annotation.tokens) if token.text == word)
    assert low <= by_rules(Tree(annotation.tokens), place) <= high


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_fitted_weights_keep_the_order(case: str) -> None:
    """With the fitted weights a plain statement is still the most certain of all cases, and every number
    is on the scale.
    """
    numbers = {}
    for name, (sentence, word, _, _) in CASES.items():
        _, annotation = parsed(sentence)
        place = next(number for number, token in enumerate(annotation.tokens) if token.text == word)
        numbers[name] = by_syntax(Tree(annotation.tokens), place)
    assert -3 <= numbers[case] <= numbers["plain"] <= 3


def test_the_model_is_heard_where_it_speaks() -> None:
    """The model's number moves the result; without one the rules stand alone."""
    _, annotation = parsed(FLED)
    tree = Tree(annotation.tokens)
    doubtful = type(annotation)(annotation.tokens, annotation.sentences, factuality=((1, -3.0),))
    assert commitment(doubtful, tree, 1) < commitment(annotation, tree, 1) - 1
