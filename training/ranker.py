"""Fit the weights that choose the content of each cue (`sayso.attribute.ranking`).

    python -m training.ranker --data SHARED/data [--model FOLDER] [--part 0/5] [--to src/sayso/attribute/weights.json]

Reads PolNeAR's train part through the program and fits a listwise softmax by gradient descent. The choice must not learn to trust a
model that knows these articles by heart, so `--model` names the folder of an export that reads them about as well as the shipped
model reads the development part: the weights that ship were fitted on the first stage of training (three epochs).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import sayso.annotate
from benchmarks.attribution import document_of, word_set, word_spans
from sayso.annotate import annotate
from sayso.attribute.attribute import by_rules
from sayso.attribute.lexicon import lexicon
from sayso.attribute.linking import link
from sayso.attribute.ranking import options, page
from sayso.tree import Tree
from training.polnear import Article, articles

STEPS, RATE, DECAY = 400, 0.3, 0.002
"""Steps of gradient descent (Adam), its rate, and the weight of the squared norm."""

Group = tuple[list[dict[str, float]], list[bool]]


def groups(article: Article) -> list[Group]:
    """For each cue that the model found on one of the annotator's: the features of its candidates, and which are exactly right."""
    document = document_of(article.text)
    annotation = annotate(document)
    tree = Tree(annotation.tokens)
    linked = link(annotation.cues, article.text)
    known = page(article.text, annotation, tree, by_rules(tree, lexicon(), article.text), linked)
    words = word_spans(article.text)
    ends = [end for _, end in words]
    gold = [(word_set(one.cue, words, ends), word_set(one.content, words, ends)) for one in article.relations]
    made: list[Group] = []
    for one in linked:
        cue = word_set(one.cue, words, ends)
        true = next((content for other, content in gold if other & cue), None)
        found = options(known, one)
        right = [true is not None and word_set(known.spans(option.places), words, ends) == true for option in found]
        if any(right):
            made.append(([option.features for option in found], right))
    return made


def fit(made: Sequence[Group]) -> dict[str, float]:
    """The weights that make the right candidates likeliest."""
    names = sorted({name for rows, _ in made for row in rows for name in row})
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((sum(len(rows) for rows, _ in made), len(names)))
    right = np.zeros(len(matrix))
    borders = [0]
    place = 0
    for rows, marks in made:
        for row, mark in zip(rows, marks, strict=True):
            for name, value in row.items():
                matrix[place, column[name]] = value
            right[place] = mark
            place += 1
        borders.append(place)
    return dict(zip(names, _descend(matrix, right, np.array(borders)), strict=True))


def _descend(matrix: NDArray[np.float64], right: NDArray[np.float64], borders: NDArray[np.int64]) -> list[float]:
    """Adam (Kingma and Ba 2015) on the mean negative log likelihood; `borders` are where the groups begin and the last ends."""
    starts, sizes = borders[:-1], np.diff(borders)
    group = np.repeat(np.arange(len(sizes)), sizes)
    target = right / np.add.reduceat(right, starts)[group]
    weights = np.zeros(matrix.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        likely /= np.add.reduceat(likely, starts)[group]
        slope = matrix.T @ (likely - target) / len(sizes) + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return [round(float(value), 3) for value in weights]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the options, fit, write the weights."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--model", type=Path, help="the folder of an exported model to read with instead of the shipped one")
    reader.add_argument("--every", type=int, default=4, help="use every n-th article (default: 4)")
    reader.add_argument("--to", type=Path, default=Path(__file__).parent.parent / "src/sayso/attribute/weights.json")
    options_ = reader.parse_args(arguments)
    if options_.model:
        sys.modules["sayso.annotate.engine"].folder = lambda: options_.model  # type: ignore[attr-defined]
    assert sayso.annotate
    made: list[Group] = []
    for number, article in enumerate(articles(options_.data / "polnear.zip", "train")):
        if number % options_.every == 0:
            made += groups(article)
    weights = fit(made)
    options_.to.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf8")
    print(json.dumps({"cues": len(made), "features": len(weights)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
