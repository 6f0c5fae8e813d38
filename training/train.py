"""Train the language model that ships with sayso.

    python -m training.train --data DATA --weights model.safetensors --out RUN [--epochs N] [--only ewt,gum]
    python -m training.train --data DATA --start RUN --silver SILVER.jsonl --out RUN2 [--epochs N] [--rate
    0.6]

DATA is the folder of corpora (zip files), RUN gets a checkpoint after every epoch (`model.safetensors`,
`labels.json`) and a run that was stopped goes on from the last one. The figures printed at the end of each
epoch are on development splits.
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

from sayso.reading.annotate.pieces import WordPiece
from sayso.reading.annotate.shapes import COUNT
from training.batches import batches, examples
from training.check import check
from training.corpora import Sentence
from training.heads import HEADS, Head
from training.mixture import load
from training.model import Model, loss

SEED = 20
EPOCHS = 5
ENCODER_RATE, HEAD_RATE = 2.5e-4, 1e-3
"""Peak learning rates; linear warm-up over the first tenth, then linear to zero."""
WARM_UP = 0.06
DECAY = 0.01
CLIP = 1.0
VOCABULARY = Path(__file__).parent.parent / "src/sayso/reading/annotate/model/vocab.txt"


def inventory(heads: list[Head], sentences: list[Sentence]) -> tuple[list[Head], dict[str, list[str]]]:
    """Fill the open label sets from the corpora: the heads with their labels, and the labels by name (with
    `deprel`).
    """
    found: dict[str, set[str]] = {"deprel": set()} | {
        head.name: set() for head in heads if head.kind == "tag" and not head.labels
    }
    for sentence in sentences:
        for name, values in found.items():
            values.update(value for value in sentence.labels.get(name, ()) if isinstance(value, str))
    filled = [replace(head, labels=head.labels or tuple(sorted(found.get(head.name, ())))) for head in heads]
    return filled, {head.name: list(head.labels) for head in filled} | {"deprel": sorted(found["deprel"])}


def optimizer(model: Model) -> torch.optim.AdamW:
    """AdamW with a lower rate for the encoder than for the new heads."""
    old = [
        value
        for name, value in model.named_parameters()
        if name.startswith("encoder.") and "shapes" not in name
    ]
    new = [
        value
        for name, value in model.named_parameters()
        if not (name.startswith("encoder.") and "shapes" not in name)
    ]
    return torch.optim.AdamW(
        [{"params": old, "lr": ENCODER_RATE}, {"params": new, "lr": HEAD_RATE}],
        weight_decay=DECAY,
        fused=True,
    )


def train(options: argparse.Namespace) -> None:
    """The whole run."""
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    cutter = WordPiece.read(VOCABULARY)
    mixture = load(options.data, options.only.split(",") if options.only else None, options.silver)
    every = [sentence for corpus in mixture for sentence in corpus.sentences]
    heads, labels = inventory(list(HEADS), every)
    numbers = {
        name: {label: number for number, label in enumerate(values)} for name, values in labels.items()
    }
    model = Model(heads, len(labels["deprel"]), COUNT)
    if options.start:
        model.load_state_dict(load_file(options.start / "model.safetensors"), strict=False)
    else:
        model.encoder.start_from(options.weights)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf8")
    guide = optimizer(model)
    begin = resume(options.out, model, guide)
    for epoch in range(begin, options.epochs):
        rng = random.Random(SEED + epoch)
        made = [
            one
            for corpus in mixture
            for one in corpus.draw(epoch, rng, lambda held, rng=rng: list(examples(held, cutter, rng)))
        ]
        chunks = list(batches(made, heads, numbers, cutter.pad, rng))
        pieces = sum(len(one.pieces) for one, _ in made)
        started, seen = time.time(), {}
        model.train()
        for step, (inputs, targets) in enumerate(chunks):
            done = (epoch + step / len(chunks)) / options.epochs
            scale = min(done / WARM_UP, 1.0) * (1.0 - done)
            for group, peak in zip(guide.param_groups, (ENCODER_RATE, HEAD_RATE), strict=True):
                group["lr"] = peak * scale * options.rate
            governors = torch.where(targets["arcs"] < 0, 0, targets["arcs"])
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(**inputs, governors=governors)
            total, parts = loss(model, heads, scores, targets)
            guide.zero_grad()
            total.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            guide.step()
            for name, value in parts.items():
                seen[name] = 0.98 * seen.get(name, value) + 0.02 * value
            if step % 100 == 99:
                shown = " ".join(f"{name} {value:.3f}" for name, value in seen.items())
                rate = (step + 1) / len(chunks) * pieces / (time.time() - started)
                print(
                    f"epoch {epoch + 1} step {step + 1}/{len(chunks)} {rate:.0f} pieces/s {shown}", flush=True
                )
        save(options.out, model, guide, epoch + 1)
        told = {"epoch": epoch + 1, "minutes": round((time.time() - started) / 60, 1)}
        print(json.dumps(told | check(model, heads, labels, cutter, options.data)), flush=True)


def save(folder: Path, model: Model, guide: torch.optim.AdamW, epoch: int) -> None:
    """A checkpoint from which the next epoch can go on: weights and the optimizer's moments, as
    safetensors.
    """
    save_file(model.state_dict(), folder / "model.safetensors")
    moments = {
        f"{number}.{name}": value
        for number, state in guide.state_dict()["state"].items()
        for name, value in state.items()
    }
    save_file(moments, folder / "moments.safetensors")
    (folder / "epoch.json").write_text(json.dumps({"epoch": epoch}), encoding="utf8")


def resume(folder: Path, model: Model, guide: torch.optim.AdamW) -> int:
    """Load the last checkpoint of `folder`, if there is one; gives the number of epochs done."""
    if not (folder / "epoch.json").exists():
        return 0
    model.load_state_dict(load_file(folder / "model.safetensors"))
    state: dict[int, dict[str, torch.Tensor]] = {}
    for key, value in load_file(folder / "moments.safetensors").items():
        number, name = key.split(".")
        state.setdefault(int(number), {})[name] = value
    guide.load_state_dict(guide.state_dict() | {"state": state})
    return int(json.loads((folder / "epoch.json").read_text(encoding="utf8"))["epoch"])


def main() -> None:
    """Read the options and train."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--weights", type=Path, help="model.safetensors of all-MiniLM-L6-v2")
    reader.add_argument(
        "--start", type=Path, help="a finished run to go on from instead of the pretrained weights"
    )
    reader.add_argument("--silver", type=Path, help="silver labels made by training.label")
    reader.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    reader.add_argument("--out", type=Path, required=True)
    reader.add_argument("--epochs", type=int, default=EPOCHS)
    reader.add_argument("--only", default="", help="corpora, by comma, instead of all")
    reader.add_argument("--threads", type=int, default=2)
    train(reader.parse_args())


if __name__ == "__main__":
    main()
