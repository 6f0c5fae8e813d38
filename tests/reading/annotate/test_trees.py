"""Trees: one root, no circle, never worse than another tree."""

import itertools

import numpy as np
import pytest

from sayso.reading.annotate.trees import tree


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    """The sum of the arcs of a tree."""
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Whether there is one root and every word leads to it."""
    if sum(head == word for word, head in enumerate(heads)) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        while heads[word] != word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return True


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_found(seed: int) -> None:
    """For four words, trying all trees finds none with a higher sum."""
    scores = np.random.default_rng(seed).normal(size=(4, 4)).astype(np.float32)
    best = max(
        (heads for heads in itertools.product(range(4), repeat=4) if is_tree(heads)),
        key=lambda heads: total(scores, heads),
    )
    found = tree(scores)
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(total(scores, best), abs=1e-5)


def test_long_sentences_give_trees() -> None:
    """Random scores, full of circles, still give one root and no circle."""
    rng = np.random.default_rng(5)
    for size in (1, 2, 17, 60):
        assert is_tree(tree(rng.normal(size=(size, size)).astype(np.float32)))
