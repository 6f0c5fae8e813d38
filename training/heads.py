"""The list of heads: what the model reads, and with which labels. Add a head here and give its labels in
`corpora.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

IGNORE = -100
"""A word's label where the corpus does not say."""

KINDS = ("person", "organization", "place", "event", "work", "other")
UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
MENTIONS = ("O", *(f"{form}:{kind}" for form in ("named", "nominal", "pronoun") for kind in KINDS))


def bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of a flat span head: outside, then begin and inside of each label."""
    return ("O", *(f"{part}-{label}" for label in labels for part in "BI"))


@dataclass(frozen=True)
class Head:
    """One head over words.

    `kind` is "tag" (one label per word), "span" (BIO tags) or "number" (a regression); `weight` scales its
    loss; with `chain` the steps between tags are learnt as well (see `chain.py`).
    An empty `labels` is filled with those that the training corpora show.
    """

    name: str
    kind: str
    labels: tuple[str, ...] = ()
    weight: float = 1.0
    chain: bool = False


HEADS = (
    Head("upos", "tag", UPOS, 0.5),
    Head("xpos", "tag", (), 0.5),
    Head("names", "span", bio(KINDS)),
    Head("mentions", "tag", MENTIONS, 0.5),
    Head("attribution", "span", bio(("source", "cue", "content")), chain=True),
    Head("event", "tag", ("O", "event"), 0.3),
    Head("factuality", "number", (), 0.8),
)
"""Syntax (arcs and their labels) is built in: see `model.py`."""
