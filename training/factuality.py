"""Fit the weights of `benchmarks.commitment.by_syntax` on the training parts of UW and MEANTIME, by
ridge regression.

python -m training.factuality --data SHARED/data
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.commitment import features
from benchmarks.factuality import load, read, token_at
from sayso.language.en.tree import Tree
from sayso.records import Span

SETS = ("UW", "MEANTIME")
RARE, RIDGE = 4, 4.0
"""A feature must stand in so many events; the weight of the squared norm, in events."""

Row = tuple[dict[str, float], float]


def rows(data: Path) -> list[Row]:
    """The features and the number of every event of the training parts."""
    made: list[Row] = []
    for name in SETS:
        sentences, events = load(
            argparse.Namespace(data=data / "factuality.zip", split="train", limit=0), name
        )
        by_sentence = list(read(sentences))
        trees: dict[int, Tree] = {}
        for event in events:
            annotation, at = by_sentence[event.sentence]
            tree = trees.setdefault(id(annotation), Tree(annotation.tokens))
            place = token_at(annotation, Span(at + event.start, at + event.end))
            made.append((features(tree, place), event.label))
    return made


def fit(made: Sequence[Row]) -> dict[str, float]:
    """Ridge regression over the features that are not rare; the constant is not shrunk."""
    counts = Counter(name for row, _ in made for name in row)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(made), len(names)), np.float32)
    target = np.array([label for _, label in made], np.float32)
    for place, (row, _) in enumerate(made):
        for name, value in row.items():
            if name in column:
                matrix[place, column[name]] = value
    shrink = np.full(len(names), RIDGE, np.float32)
    shrink[column["one"]] = 1e-3
    solved = np.linalg.solve(matrix.T @ matrix + np.diag(shrink), matrix.T @ target)
    return {
        name: round(float(value), 3)
        for name, value in zip(names, solved, strict=True)
        if abs(value) >= 0.0005
    }


def main() -> None:
    """Read the options, fit, write the weights."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument(
        "--to", type=Path, default=Path(__file__).parent.parent / "benchmarks/commitment.json"
    )
    options = reader.parse_args()
    made = rows(options.data)
    weights = fit(made)
    options.to.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf8")
    print(json.dumps({"events": len(made), "features": len(weights)}))


if __name__ == "__main__":
    main()
