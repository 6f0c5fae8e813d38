"""Event factuality on UW, MEANTIME and UDS-IH2: how certain a sentence makes it that an event happened,
from -3 (did not) to 3 (did).

Given: each sentence (words as the corpus has them, joined by spaces) and the span of each event, through
`annotate` and
`benchmarks.commitment`, which the program itself does not use. The number is read at the last word of the event's
span.

Keys: `UW_r MEANTIME_r UDS_IH2_r` (Pearson's r, 0 to 1), `…_mae` (mean absolute error on the scale of -3 to
3) and `…_n` (events). Published on the test splits, MAE / r: UW 0.346 / 0.863, MEANTIME 0.279 / 0.516.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.commitment import commitment
from benchmarks.common import finish, parser
from sayso.language.en.tree import Tree
from sayso.reading.annotate import annotate
from sayso.records import Annotation, Document, Passage, Span

SETS = ("UW", "MEANTIME", "UDS_IH2")
BLOCK = 200
"""Sentences that are read as one document, a paragraph each, so that the model sees full batches and never
two together.
"""


class Event(NamedTuple):
    """One event: its sentence, where it stands there in code points, and the corpus's number from -3 to 3."""

    sentence: int
    start: int
    end: int
    label: float


def load(options: argparse.Namespace, name: str) -> tuple[list[str], list[Event]]:
    """The sentences and events of one set."""
    sentences: list[str] = []
    events: list[Event] = []
    with zipfile.ZipFile(options.data) as archive:
        lines = [
            line
            for split in options.split.split("+")
            for line in archive.read(f"{name}/{split}.jsonl").decode("utf8").splitlines()
        ]
    for line in lines[: options.limit or None]:
        item = json.loads(line)
        ends = word_ends(item["text"])
        for target in item["targets"]:
            first, last = target["span1"]
            events.append(Event(len(sentences), ends[first][0], ends[last - 1][1], float(target["label"])))
        sentences.append(item["text"])
    return sentences, events


def word_ends(text: str) -> list[tuple[int, int]]:
    """The places of the words between single spaces."""
    found: list[tuple[int, int]] = []
    at = 0
    for word in text.split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def read(sentences: Sequence[str]) -> Iterator[tuple[Annotation, int]]:
    """For each sentence the annotation of its block and where it begins there."""
    for start in range(0, len(sentences), BLOCK):
        block = sentences[start : start + BLOCK]
        text = "\n".join(block)
        starts = [sum(len(one) + 1 for one in block[:number]) for number in range(len(block))]
        passages = tuple(
            Passage("body", at, at + len(one), language="en") for at, one in zip(starts, block, strict=True)
        )
        annotation = annotate(Document("0" * 64, "factuality", text, passages, language="en"))
        for at in starts:
            yield annotation, at


def numbers(sentences: Sequence[str], events: Sequence[Event]) -> list[float]:
    """The program's number for each event."""
    made: list[float] = []
    place = 0
    trees: dict[int, Tree] = {}
    for number, (annotation, at) in enumerate(read(sentences)):
        tree = trees.setdefault(id(annotation), Tree(annotation.tokens))
        while place < len(events) and events[place].sentence == number:
            event = events[place]
            made.append(
                commitment(annotation, tree, token_at(annotation, Span(at + event.start, at + event.end)))
            )
            place += 1
    return made


def token_at(annotation: Annotation, span: Span) -> int:
    """The last token that touches a span; the nearest one before it when none does."""
    inside = [
        place
        for place, token in enumerate(annotation.tokens)
        if token.start < span.end and span.start < token.end
    ]
    if inside:
        return inside[-1]
    return max((place for place, token in enumerate(annotation.tokens) if token.end <= span.start), default=0)


def pearson(left: Sequence[float], right: Sequence[float]) -> float:
    """Pearson's correlation; 0 when one side does not vary."""
    middle, other = sum(left) / len(left), sum(right) / len(right)
    spread = math.sqrt(sum((one - middle) ** 2 for one in left) * sum((one - other) ** 2 for one in right))
    return (
        sum((one - middle) * (two - other) for one, two in zip(left, right, strict=True)) / spread
        if spread
        else 0.0
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit code."""
    options = parser(__doc__, "factuality.zip", "dev").parse_args(arguments)
    figures: dict[str, Any] = {}
    worst: list[tuple[float, str]] = []
    for name in SETS:
        sentences, events = load(options, name)
        found = numbers(sentences, events)
        gold = [event.label for event in events]
        figures[f"{name}_r"] = round(pearson(found, gold), 3)
        figures[f"{name}_mae"] = round(
            sum(abs(one - two) for one, two in zip(found, gold, strict=True)) / len(gold), 3
        )
        figures[f"{name}_n"] = len(gold)
        for event, value in zip(events, found, strict=True):
            words = sentences[event.sentence]
            shown = f"{words[: event.start]}[[{words[event.start : event.end]}]]{words[event.end :]}"
            worst.append(
                (abs(value - event.label), f"{name}: wanted {event.label:.1f}, found {value:.1f}: {shown}")
            )
    for _, line in sorted(worst, reverse=True)[: options.errors]:
        print(line)
    return finish("factuality", figures, options)


if __name__ == "__main__":
    sys.exit(main())
