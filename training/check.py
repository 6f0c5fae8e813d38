"""The figures printed while training: development splits, the model as it stands (not the exported one)."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import torch

from sayso.reading.annotate.pieces import WordPiece
from sayso.reading.annotate.tags import viterbi
from training import corpora
from training.batches import batches, examples
from training.corpora import Sentence
from training.heads import IGNORE, Head
from training.model import Model


@torch.no_grad()
def check(
    model: Model, heads: list[Head], labels: dict[str, list[str]], cutter: WordPiece, data: Path
) -> dict[str, float]:
    """Percentages: tags and arcs right, F1 of each span head over exact spans."""
    model.eval()
    numbers = {
        name: {label: number for number, label in enumerate(values)} for name, values in labels.items()
    }
    hits: Counter[str] = Counter()
    for inputs, targets in batches(
        list(examples(_development(data), cutter)), heads, numbers, cutter.pad, None
    ):
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(**inputs)
        for head in heads:
            if head.kind != "number":
                _count(
                    head, _tags(model, head, scores[head.name], targets[head.name]), targets[head.name], hits
                )
        known = targets["arcs"] != IGNORE
        arcs = (scores["arcs"].argmax(-1) == targets["arcs"])[known]
        right = (scores["deprel"].argmax(-1) == targets["deprel"])[known]
        hits["words"] += int(known.sum())
        hits["uas"] += int(arcs.sum())
        hits["las"] += int((arcs & right).sum())
    made = {
        "uas": 100 * hits["uas"] / max(1, hits["words"]),
        "las_full": 100 * hits["las"] / max(1, hits["words"]),
    }
    for head in heads:
        if head.kind != "number":
            made[head.name] = (
                200 * hits[head.name] / max(1, hits[head.name + " found"] + hits[head.name + " true"])
            )
    return {name: round(value, 2) for name, value in made.items()}


def _tags(model: Model, head: Head, scores: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The best tag of each word, by the chain where the head has one."""
    if not head.chain or not bool((targets != IGNORE).any()):
        return scores.argmax(-1)
    chain = model.chains[head.name]
    steps, first = chain.steps.numpy(), chain.first.numpy()
    return torch.tensor([viterbi(row, steps, first) for row in scores.float().numpy()])


def _count(head: Head, found: torch.Tensor, true: torch.Tensor, hits: Counter[str]) -> None:
    """Add the hits of one head: words for tags (O left out where there is one), spans for spans."""
    for mine, theirs in zip(found.tolist(), true.tolist(), strict=True):
        if head.kind == "span":
            ours, gold = _spans(mine, theirs, head), _spans(theirs, theirs, head)
        else:
            skip = 0 if head.labels[0] == "O" else -1
            ours = {
                (i, m) for i, (m, t) in enumerate(zip(mine, theirs, strict=True)) if t != IGNORE and m != skip
            }
            gold = {(i, t) for i, t in enumerate(theirs) if t not in (IGNORE, skip)}
        hits[head.name] += len(ours & gold)
        hits[head.name + " found"] += len(ours)
        hits[head.name + " true"] += len(gold)


def _spans(tags: list[int], mask: list[int], head: Head) -> set[tuple[int, int]]:
    """Exact spans as (start and end in one number, label) of one row."""
    spans: set[tuple[int, int]] = set()
    start, label = -1, 0
    for place in range(len(tags) + 1):
        tag = tags[place] if place < len(tags) and mask[place] != IGNORE else 0
        inside = tag > 0 and tag % 2 == 0 and tag // 2 == label
        if start >= 0 and not inside:
            spans.add((start * 10000 + place, label))
            start, label = -1, 0
        if tag > 0 and start < 0:
            start, label = place, (tag + 1) // 2
    return spans


def _development(data: Path) -> list[Sentence]:
    """EWT dev for syntax, CoNLL++ dev for names (read, never trained on), GUM, PolNeAR, UW and MEANTIME
    dev for the rest.
    """
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}
    with zipfile.ZipFile(data / "ner.zip") as archive:
        names = list(corpora.columns(archive.read("conllpp/dev.txt").decode(), kinds, " ", "conll"))
    made = corpora.ewt(data, "dev") + names + corpora.gum(data, "dev") + corpora.polnear(data, "dev")
    return made + corpora.factuality(data, "UW", "dev") + corpora.factuality(data, "MEANTIME", "dev")
