"""The three scores of coreference and their mean, the CoNLL F1 (Pradhan et al. 2014), written out so that
they can be checked by hand.

Both sides are partitions of the same mentions, singletons kept. Figures are fractions, 0–1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

from benchmarks.assignment import best_total

Clusters = Mapping[str, Hashable]


def f1(precision: float, recall: float) -> float:
    """The harmonic mean, 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def groups(of: Clusters) -> list[frozenset[str]]:
    """The clusters of a mapping from mention to cluster name."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for mention, name in of.items():
        found[name].add(mention)
    return [frozenset(members) for members in found.values()]


def muc(gold: Clusters, system: Clusters) -> float:
    """MUC (Vilain et al. 1995): links that are missing to join each cluster of one side out of the other's
    parts.
    """

    def part(these: Clusters, others: Clusters) -> float:
        right = total = 0
        for group in groups(these):
            right += len(group) - len({others[mention] for mention in group})
            total += len(group) - 1
        return right / total if total else 0.0

    return f1(part(system, gold), part(gold, system))


def b_cubed(gold: Clusters, system: Clusters) -> float:
    """B³ (Bagga and Baldwin 1998): for each mention the overlap of its two clusters, averaged over
    mentions.
    """
    size_gold, size_system = Counter(gold.values()), Counter(system.values())
    both = Counter((gold[mention], system[mention]) for mention in gold)
    precision = sum(count * count / size_system[name] for (_, name), count in both.items()) / len(gold)
    recall = sum(count * count / size_gold[name] for (name, _), count in both.items()) / len(gold)
    return f1(precision, recall)


def ceaf_e(gold: Clusters, system: Clusters) -> float:
    """CEAF-e (Luo 2005): the best one-to-one pairing of clusters by φ4, the Dice overlap of two clusters."""
    ones, others = groups(gold), groups(system)
    home = {mention: index for index, group in enumerate(others) for mention in group}
    pairs = [
        (2 * count / (len(group) + len(others[column])), row, column)
        for row, group in enumerate(ones)
        for column, count in Counter(home[mention] for mention in group).items()
    ]
    best = best_total(pairs)
    return f1(best / len(others), best / len(ones))


def conll(gold: Clusters, system: Clusters) -> dict[str, float]:
    """All three F1 and their mean, as fractions."""
    scores = {"muc": muc(gold, system), "b3": b_cubed(gold, system), "ceaf_e": ceaf_e(gold, system)}
    return {**scores, "conll": sum(scores.values()) / 3}
