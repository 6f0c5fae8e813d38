"""The weights put to the features, and tellings put together: average linkage on log odds, independent of
input order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np

from sayso import yamls
from sayso.deriving.link.alike.features import features
from sayso.deriving.link.alike.mention import EventMention
from sayso.deriving.link.alike.pages import Pages, merge

ENOUGH = -0.25  # log odds; set on the training topics by `training.alike`


@cache
def weights() -> dict[str, float]:
    """The fitted weights by feature name (`weights.yaml`)."""
    loaded: dict[str, float] = yamls.packaged("sayso.deriving.link.alike", "weights.yaml")
    return loaded


def score(values: Mapping[str, float], by: Mapping[str, float] | None = None) -> float:
    """The log odds that a pair with these features is one event."""
    by = weights() if by is None else by
    return sum(by.get(name, 0.0) * value for name, value in sorted(values.items()))


def group(
    mentions: Sequence[EventMention],
    pages: Pages,
    by: Mapping[str, float] | None = None,
    enough: float = ENOUGH,
) -> tuple[tuple[str, ...], ...]:
    """The groups of mentions that tell of one event, as sorted ids, by their first."""
    ordered = sorted(mentions, key=lambda one: one.id)
    count = len(ordered)
    at = np.full((count, count), -np.inf)
    for one, other in combinations(range(count), 2):
        at[one, other] = at[other, one] = round(score(features(ordered[one], ordered[other], pages), by), 9)
    return grouped([one.id for one in ordered], at, enough)


def grouped(names: Sequence[str], at: np.ndarray, enough: float) -> tuple[tuple[str, ...], ...]:
    """Average-link clusters of a matrix of scores, joined while the best average is at least `enough`. The
    matrix is used up.
    """
    size = np.ones(len(names))
    members = {index: [name] for index, name in enumerate(names)}
    while len(members) > 1:
        one, other = sorted(divmod(int(at.argmax()), len(names)))
        if at[one, other] < enough:
            break
        members[one] += members.pop(other)
        merge(at, size, one, other)
    return tuple(sorted(tuple(sorted(found)) for found in members.values()))
