"""Fit the weights that choose the content of each cue (`sayso.reading.attribute.ranking`).

    python -m training.ranker --data SHARED/data [--model FOLDER] [--every N] [--to
    src/sayso/reading/attribute/weights.json]

Reads PolNeAR's train part through the program, fits a listwise softmax by gradient descent, writes the
weights and prints in how many of a hundred cues the choice is right under cross-validation over the articles.

The choice must not learn to trust a model that knows these articles by heart, and the shipped encoder was
trained on all of them, so no split of its readings is fresh. `--model` names the folder of an export that
reads the train part about as well as the shipped model reads
the development part: the one after the first stage of training (`build/first` in training/README.md), with
which the weights that ship were fitted. Without `--model` the shipped model reads: nothing but the corpus
is needed, and the result is as good (training/README.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import sayso.reading.annotate
from benchmarks.attribution import document_of, word_set, word_spans
from sayso.language.en.tree import Tree
from sayso.reading.annotate import annotate
from sayso.reading.attribute.attribute import by_rules
from sayso.reading.attribute.lexicon import lexicon
from sayso.reading.attribute.linking import link
from sayso.reading.attribute.page import ChoicePage
from sayso.reading.attribute.ranking import options
from training.polnear import Article, articles

STEPS, RATE, DECAY = 200, 0.2, 0.0005
"""Steps of gradient descent, its rate, and the weight of the squared norm."""
RARE, FOLDS = 15, 5
"""The fewest candidates that must have a feature, and the parts of the cross-validation."""

Group = tuple[list[dict[str, float]], list[bool]]


def groups(article: Article) -> list[Group]:
    """For each cue that the model found on one of the annotator's: the features of its candidates, and
    which are exactly right.
    """
    document = document_of(article.text)
    annotation = annotate(document)
    tree = Tree(annotation.tokens)
    linked = link(annotation.cues, article.text)
    known = ChoicePage(article.text, annotation, tree, by_rules(tree, lexicon(), article.text), linked)
    words = word_spans(article.text)
    ends = [end for _, end in words]
    gold = [(word_set(one.cue, words, ends), word_set(one.content, words, ends)) for one in article.relations]
    made: list[Group] = []
    for one in (one for one in linked if one.cue):
        cue = word_set(one.cue, words, ends)
        true = next((content for other, content in gold if other & cue), None)
        found = options(known, one)
        right = [
            true is not None and word_set(known.spans(option.places), words, ends) == true for option in found
        ]
        if any(right):
            made.append(([option.features for option in found], right))
    return made


class Table(NamedTuple):
    """The candidates of all cues as a sparse matrix: the features of row r are `columns` and `values` from
    `rows[r]` to `rows[r + 1]`.

    `right` (rows) says which candidates are right; `borders` are the rows at which the cues begin, and the
    number of rows.
    """

    names: list[str]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    rows: NDArray[np.int64]
    right: NDArray[np.float64]
    borders: NDArray[np.int64]


def table(made: Sequence[Group], names: Sequence[str] | None = None) -> Table:
    """The groups as a table, with the given features or all that at least `RARE` candidates have."""
    seen = Counter(name for rows, _ in made for row in rows for name, value in row.items() if value)
    kept = list(names) if names is not None else sorted(name for name, count in seen.items() if count >= RARE)
    column = {name: number for number, name in enumerate(kept)}
    columns, values, rows, right, borders = [], [], [0], [], [0]
    for features, marks in made:
        for row, mark in zip(features, marks, strict=True):
            known = [(column[name], value) for name, value in row.items() if value and name in column]
            columns += [number for number, _ in known]
            values += [value for _, value in known]
            rows.append(len(columns))
            right.append(float(mark))
        borders.append(len(right))
    return Table(
        kept,
        np.array(columns, np.int64),
        np.array(values),
        np.array(rows),
        np.array(right),
        np.array(borders),
    )


def scores(data: Table, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The score of each candidate."""
    return np.add.reduceat(data.values * weights[data.columns], data.rows[:-1])


def fit(data: Table) -> NDArray[np.float64]:
    """The weights that make the right candidates likeliest: Adam (Kingma and Ba 2015) on the mean negative
    log likelihood.
    """
    starts, sizes = data.borders[:-1], np.diff(data.borders)
    group = np.repeat(np.arange(len(sizes)), sizes)
    row = np.repeat(np.arange(len(data.right)), np.diff(data.rows))
    target = data.right / np.add.reduceat(data.right, starts)[group]
    weights = np.zeros(len(data.names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        found = scores(data, weights)
        likely = np.exp(found - np.maximum.reduceat(found, starts)[group])
        likely /= np.add.reduceat(likely, starts)[group]
        slope = (
            np.bincount(data.columns, data.values * (likely - target)[row], len(weights)) / len(sizes)
            + DECAY * weights
        )
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def chosen_right(data: Table, weights: NDArray[np.float64]) -> int:
    """For how many cues the candidate with the highest score is right."""
    found = scores(data, weights)
    return sum(
        bool(data.right[start + int(found[start:stop].argmax())]) for start, stop in pairwise(data.borders)
    )


def crossed(made: Sequence[Sequence[Group]]) -> int:
    """For how many cues the choice is right when each fifth of the articles is judged by weights fitted on
    the others.
    """
    right = 0
    for fold in range(FOLDS):
        known = table(
            [group for number, groups in enumerate(made) if number % FOLDS != fold for group in groups]
        )
        kept = table(
            [group for number, groups in enumerate(made) if number % FOLDS == fold for group in groups],
            known.names,
        )
        right += chosen_right(kept, fit(known))
    return right


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the options, fit, write the weights."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument(
        "--model", type=Path, help="the folder of an exported model to read with instead of the shipped one"
    )
    reader.add_argument("--every", type=int, default=1, help="use every n-th article (default: 1, all)")
    reader.add_argument(
        "--to", type=Path, default=Path(__file__).parent.parent / "src/sayso/reading/attribute/weights.json"
    )
    options_ = reader.parse_args(arguments)
    if options_.model:
        sys.modules["sayso.reading.annotate.engine"].folder = lambda: options_.model  # type: ignore[attr-defined]
    assert sayso.reading.annotate
    chosen = list(articles(options_.data / "polnear.zip", "train"))[:: options_.every]
    made = [groups(article) for article in chosen]
    data = table([group for one in made for group in one])
    weights = {name: round(float(weight), 3) for name, weight in zip(data.names, fit(data), strict=True)}
    options_.to.write_text(
        json.dumps({name: weight for name, weight in weights.items() if weight}, indent=1) + "\n",
        encoding="utf8",
    )
    cues = len(data.borders) - 1
    print(
        json.dumps(
            {
                "cues": cues,
                "features": len(weights),
                "right_in_cross_validation": round(100 * crossed(made) / cues, 1),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
