"""Teach a finished model further heads without touching what it knows: only the new heads learn.

    python -m training.extra --data DATA --start RUN --out RUN2 [--epochs N]

The encoder and all other heads stay as they are, to the bit; RUN2 holds the whole model for `training.export`. The new heads read
who takes which part in an attack (`roles`) and in what kind of incident (`incident`), from MUC-4's development messages.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from sayso.annotate.pieces import WordPiece
from sayso.annotate.shapes import COUNT
from training import corpora
from training.batches import batches, examples
from training.heads import HEADS, IGNORE
from training.model import Model
from training.train import VOCABULARY

SEED = 31
EPOCHS = 8
RATE = 1.5e-3
"""Peak learning rate, falling linearly to zero."""
NEW = ("roles", "incident")
EMPTY = 0.4
"""Share of the messages without an incident that an epoch shows."""
OUTSIDE = 0.5
"""Weight of the words that take no part, against the rest."""


def train(options: argparse.Namespace) -> None:
    """The whole run."""
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    labels: dict[str, list[str]] = json.loads((options.start / "labels.json").read_text(encoding="utf8"))
    labels |= {head.name: list(head.labels) for head in HEADS if head.name in NEW}
    heads = [replace(head, labels=tuple(labels[head.name])) for head in HEADS if head.name in labels]
    model = Model(heads, len(labels["deprel"]), COUNT)
    model.load_state_dict(load_file(options.start / "model.safetensors"), strict=False)
    learning = [value for name in NEW for value in model.heads[name].parameters()]
    guide = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    cutter = WordPiece.read(VOCABULARY)
    numbers = {name: {label: number for number, label in enumerate(values)} for name, values in labels.items()}
    sentences = corpora.muc4(options.data, "dev")
    empty = {one.document for one in sentences} - {one.document for one in sentences if any(tag != "O" for tag in one.labels["incident"])}
    model.eval()
    for epoch in range(options.epochs):
        rng = random.Random(SEED + epoch)
        shown = {name for name in sorted(empty) if rng.random() < EMPTY}
        held = [one for one in sentences if one.document not in empty or one.document in shown]
        chunks = list(batches(list(examples(held, cutter, rng)), heads, numbers, cutter.pad, rng))
        started, total = time.time(), 0.0
        for name in NEW:
            model.heads[name].train()
        for step, (inputs, targets) in enumerate(chunks):
            guide.param_groups[0]["lr"] = RATE * (1 - (epoch + step / len(chunks)) / options.epochs)
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                words = model.words(inputs["pieces"], inputs["shapes"], inputs["mask"], inputs["first"], inputs["last"])
            lost = torch.stack([_loss(model.heads[name](words.float()), targets[name]) for name in NEW]).sum()
            guide.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]
            guide.step()
            total += float(lost.detach())
        told = {"epoch": epoch + 1, "minutes": round((time.time() - started) / 60, 1), "loss": round(total / len(chunks), 4)}
        print(json.dumps(told), flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf8")
    save_file(model.state_dict(), options.out / "model.safetensors")


def _loss(scores: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Cross entropy over known words (scores (batch, words, labels)), in which the words outside count less."""
    known = target != IGNORE
    if not bool(known.any()):
        return scores.sum() * 0
    each = nn.functional.cross_entropy(scores[known], target[known], reduction="none")
    weight = torch.where(target[known] == 0, OUTSIDE, 1.0)
    return (each * weight).sum() / weight.sum()


def main() -> None:
    """Read the options and train."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--start", type=Path, required=True, help="the finished run that is taught")
    reader.add_argument("--out", type=Path, required=True)
    reader.add_argument("--epochs", type=int, default=EPOCHS)
    reader.add_argument("--threads", type=int, default=2)
    train(reader.parse_args())


if __name__ == "__main__":
    main()
