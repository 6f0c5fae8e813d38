"""Fit the weights by which two tellings are found alike, on ECB+ outside its development topics.

    python -m training.alike --data DATA

Logistic regression by Newton's method with an L2 penalty; the line from which tellings are joined is
chosen by three folds over the topics. Prints the three-fold CoNLL F1 for each line tried and writes
`weights.yaml`. Takes about ten minutes, most of it reading the documents.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.coreference import conll
from benchmarks.ecb import documents, split
from benchmarks.linking import topics
from sayso.deriving.link.alike.features import features
from sayso.deriving.link.alike.score import grouped

WEIGHTS = Path(__file__).parent.parent / "src/sayso/deriving/link/alike/weights.yaml"
PENALTY = 1e-3  # of the squared standardised weights, per pair
LINES = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25)
FOLDS = 3


def fit(table: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression on the features as they are; `table` is (pairs, features), `right`
    (pairs,) of 0 and 1.
    """
    spread = table.std(0)
    used = spread > 0
    scaled = table[:, used] / spread[used]
    found = np.zeros(scaled.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (chance - right) / len(right) + PENALTY * found
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled / len(right) + PENALTY * np.eye(
            len(found)
        )
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    whole = np.zeros(table.shape[1])
    whole[used] = found / spread[used]
    return whole


def main() -> None:
    """Read the options, fit, choose the line, write the weights."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--to", type=Path, default=WEIGHTS)
    options = reader.parse_args()
    found = documents(options.data / "ecbplus.zip", split("train"))
    gold = {mention.id: mention.gold for one in found for mention in one.mentions}
    rows, names = {}, set()
    for topic, (pages, mentions) in topics(found).items():
        ordered = sorted(mentions, key=lambda one: one.id)
        pairs = [(one.id, other.id, features(one, other, pages)) for one, other in combinations(ordered, 2)]
        rows[topic] = ([one.id for one in ordered], pairs)
        names |= {name for _, _, values in pairs for name in values}
    columns = sorted(names)
    tables = {
        topic: np.array([[values.get(name, 0.0) for name in columns] for _, _, values in pairs])
        for topic, (_, pairs) in rows.items()
    }
    right = {
        topic: np.array([float(gold[one] == gold[other]) for one, other, _ in pairs])
        for topic, (_, pairs) in rows.items()
    }
    folds = [
        [topic for index, topic in enumerate(sorted(rows)) if index % FOLDS == fold] for fold in range(FOLDS)
    ]
    scores = {}
    for fold in folds:
        learnt = fit(
            np.vstack([tables[t] for t in rows if t not in fold]),
            np.concatenate([right[t] for t in rows if t not in fold]),
        )
        scores |= {topic: tables[topic] @ learnt for topic in fold}
    for line in LINES:
        system = {}
        for topic, (ids, pairs) in rows.items():
            place = {name: index for index, name in enumerate(ids)}
            at = np.full((len(ids), len(ids)), -np.inf)
            for (one, other, _), value in zip(pairs, scores[topic], strict=True):
                at[place[one], place[other]] = at[place[other], place[one]] = value
            for members in grouped(ids, at, line):
                system |= {name: f"{topic} {members[0]}" for name in members}
        print(
            f"joined from {line}: CoNLL F1 "
            f"{100 * conll(gold, {name: system.get(name, name) for name in gold})['conll']:.2f}"
        )
    learnt = fit(np.vstack(list(tables.values())), np.concatenate(list(right.values())))
    lines = [
        f'"{name}": {value:.4f}' for name, value in zip(columns, learnt, strict=True) if abs(value) > 5e-5
    ]
    options.to.write_text(
        "# Written by training.alike: log odds per feature that two tellings are one event.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf8",
    )


if __name__ == "__main__":
    main()
