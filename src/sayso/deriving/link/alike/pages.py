"""Which pages tell one story: weighted word vectors, and the height at which two pages meet when all are
joined step by step.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from sayso.deriving.link.alike.mention import CONTENT
from sayso.records import Annotation

Vector = dict[str, float]


def bag(annotation: Annotation) -> Counter[str]:
    """The content words of a page, as lemmas in lower case."""
    return Counter(
        token.lemma.lower() for token in annotation.tokens if token.upos in CONTENT and len(token.text) > 2
    )


def cosine(left: Vector, right: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)


class Pages:
    """A set of pages to compare within: how rare each word is among them, and how near each two lie.

    `bags` maps a page to its counted words. The result does not depend on the order of the pages.
    """

    def __init__(self, bags: Mapping[str, Counter[str]]) -> None:
        self.names = sorted(bags)
        self._seen = Counter(word for name in self.names for word in bags[name])
        self._vectors = {name: self.vector(bags[name].items()) for name in self.names}
        self._place = {name: index for index, name in enumerate(self.names)}
        self._near = np.array(
            [[cosine(self._vectors[one], self._vectors[other]) for other in self.names] for one in self.names]
        )
        self._meet = meeting_heights(self._near)

    def rarity(self, word: str) -> float:
        """The logarithm of how few of the pages have a word: 0 when all have it."""
        return max(0.0, math.log((len(self.names) + 1) / (self._seen[word] + 0.5)))

    def vector(self, words: Iterable[tuple[str, int]]) -> Vector:
        """The unit vector of counted words: (1 + log count) × rarity."""
        made = {word: (1 + math.log(count)) * self.rarity(word) for word, count in words}
        made = {word: weight for word, weight in sorted(made.items()) if weight > 0}
        length = math.sqrt(sum(weight * weight for weight in made.values())) or 1.0
        return {word: weight / length for word, weight in made.items()}

    def near(self, left: str, right: str) -> float:
        """The cosine of two pages, 0–1."""
        return 1.0 if left == right else float(self._near[self._place[left], self._place[right]])

    def meet(self, left: str, right: str) -> float:
        """The average cosine between the two groups of pages at which these two come together: high within
        one story.
        """
        return 1.0 if left == right else float(self._meet[self._place[left], self._place[right]])


def meeting_heights(near: np.ndarray) -> np.ndarray:
    """Average-link joining of everything, and for each two items the similarity at which they came
    together: (items, items).
    """
    count = len(near)
    at, heights = near.astype(float).copy(), np.zeros((count, count))
    np.fill_diagonal(at, -np.inf)
    size, members = np.ones(count), {index: [index] for index in range(count)}
    for _ in range(count - 1):
        one, other = sorted(divmod(int(at.argmax()), count))
        heights[np.ix_(members[one], members[other])] = at[one, other]
        heights[np.ix_(members[other], members[one])] = at[one, other]
        members[one] += members.pop(other)
        merge(at, size, one, other)
    return heights


def merge(at: np.ndarray, size: np.ndarray, one: int, other: int) -> None:
    """Join item `other` into `one` in a matrix of average similarities, in place; `size` counts the
    members.
    """
    mixed = (at[one] * size[one] + at[other] * size[other]) / (size[one] + size[other])
    at[one], at[:, one] = mixed, mixed
    at[other], at[:, other] = -np.inf, -np.inf
    at[one, one] = -np.inf
    size[one] += size[other]
