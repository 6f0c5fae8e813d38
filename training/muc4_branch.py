"""Trains the branch of the shipped encoder that says of each phrase of a MUC-4 message which slot it fills
(`muc4_layers` reads it).

    python -m training.muc4_branch --data ../shared/data --run build/second --scores build/muc4_scores.npz

RUN is the finished run of the shipped model (`model.safetensors`). Its first four layers stay as they ship
(int8); copies of the last two are trained on the development messages, with scores for phrases and
incident types. Three runs, each without a third of the messages, say what the branch thinks of messages
that it has not seen (`--scores`, for `muc4_fit`); the fourth, with all, is kept.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, gelu

from training.encoder import WIDTH, Dropout, Layer
from training.muc4 import messages
from training.muc4_features import INCIDENTS, SLOTS
from training.muc4_layers import LAYERS, LONGEST_PHRASE, Window, scores, windows
from training.muc4_read import BRANCH, Read, read_all, wanted_fills, wanted_types

SEED, FOLDS, EPOCHS, BATCH = 1, 3, 4, 6
"""`BATCH` is a number of messages."""
LAYER_RATE, HEAD_RATE, WARM_UP, DECAY, CLIP = 2.5e-4, 1e-3, 0.06, 0.01, 1.0
MIXED = 256
FILL_WEIGHT, KIND_WEIGHT = 0.2, 0.1
RARE = -5.0
"""Score with which every phrase begins: few of them fill a slot."""
SHIPPED_LAYERS = 4
PIECES_STEP = 16


@dataclass(frozen=True)
class Example:
    """One message: its windows, the phrases' places as rows (first, last, noun, phrase) in its words, and
    what is wanted of them.
    """

    held: Sequence[Window]
    places: Tensor
    fills: Tensor
    kinds: Tensor
    types: Tensor

    @property
    def words(self) -> int:
        """How many words the windows have."""
        return sum(len(one.words) for one in self.held)


def example(one: Read, held: Sequence[Window]) -> Example | None:
    """What the branch learns from a message; None where there is nothing to look at."""
    at = {word: place for place, word in enumerate(word for part in held for word in part.words)}
    rows = [
        (at[place.start], at[place.end - 1], at[place.head], number)
        for number, places in enumerate(one.case.places)
        for place in places
        if place.head in at
    ]
    if not rows:
        return None
    seen = sorted({row[3] for row in rows})
    number = {old: new for new, old in enumerate(seen)}
    wanted = torch.from_numpy(np.asarray(wanted_fills(one), np.float32)[seen])
    places = torch.tensor([(*row[:3], number[row[3]]) for row in rows])
    types = torch.from_numpy(np.minimum(wanted_types(one), 1.0).astype(np.float32))
    return Example(held, places, wanted.amax(2), wanted.amax(1), types)


class Branch(nn.Module):
    """The last layers of the encoder, and scores for phrases (slots, then incident types) and for the
    whole message.
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(LAYERS))
        self.left, self.right, self.head, self.doc = (nn.Linear(WIDTH, MIXED) for _ in range(4))
        self.pool = nn.Linear(WIDTH, 1)
        self.length = nn.Embedding(LONGEST_PHRASE + 1, MIXED)
        self.out = nn.Linear(MIXED, len(SLOTS) + len(INCIDENTS))
        self.words, self.whole = nn.Linear(WIDTH, len(INCIDENTS)), nn.Linear(WIDTH, len(INCIDENTS))
        self.drop = Dropout(0.2)
        nn.init.constant_(self.out.bias, RARE)
        nn.init.constant_(self.words.bias, RARE - 1)

    def start_from(self, run: Path) -> None:
        """Take the layers after the fourth from a finished run of the shipped model."""
        given = load_file(run / "model.safetensors")
        for number in range(LAYERS):
            prefix = f"encoder.layers.{SHIPPED_LAYERS + number}."
            self.layers[number].load_state_dict(
                {name[len(prefix) :]: value for name, value in given.items() if name.startswith(prefix)}
            )

    def states(self, held: Sequence[Window]) -> Tensor:
        """The states of all words of some windows (words, width), in order."""
        longest = -(-max(len(one.states) for one in held) // PIECES_STEP) * PIECES_STEP
        padded, mask = torch.zeros(len(held), longest, WIDTH), torch.zeros(len(held), longest)
        for row, one in enumerate(held):
            padded[row, : len(one.states)], mask[row, : len(one.states)] = torch.from_numpy(one.states), 1.0
        blocked = (1.0 - mask[:, None, None, :]) * -10000.0
        for layer in self.layers:
            padded = layer(padded, blocked)
        flat = padded.reshape(-1, WIDTH)
        ends = [torch.from_numpy(np.concatenate([part + row * longest for row, part in enumerate(parts)]))
                for parts in ([one.first for one in held], [one.last for one in held])]  # fmt: skip
        return self.drop((flat[ends[0]] + flat[ends[1]]) * 0.5)

    def forward(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Scores of the phrases (all phrases, slots and types) and of the messages (messages, types)."""
        every = self.states([window for one in batch for window in one.held])
        said, told = [], []
        for one, words in zip(batch, every.split([one.words for one in batch]), strict=True):
            whole = torch.softmax(self.pool(words)[:, 0].float(), 0).to(words.dtype) @ words
            first, last, head, number = one.places.unbind(1)
            length = self.length((last - first + 1).clamp(max=LONGEST_PHRASE))
            mixed = (
                self.left(words)[first]
                + self.right(words)[last]
                + self.head(words)[head]
                + length
                + self.doc(whole)
            )
            said.append(pooled(self.out(self.drop(gelu(mixed))).float(), number, len(one.fills)))
            told.append(torch.logsumexp(self.words(words).float(), 0) + self.whole(whole).float())
        return torch.cat(said), torch.stack(told)


def pooled(values: Tensor, number: Tensor, count: int) -> Tensor:
    """The log of the sum of exponentials over the rows with the same number: (rows, outputs) to (count,
    outputs).
    """
    index = number[:, None].expand_as(values)
    top = torch.full((count, values.shape[1]), -1e9).scatter_reduce(0, index, values.detach(), "amax")
    return torch.log(torch.zeros_like(top).index_add(0, number, torch.exp(values - top[number])) + 1e-9) + top


def loss(model: Branch, batch: Sequence[Example]) -> Tensor:
    """The loss of some messages: slots of all phrases, incident types of those that fill one, incident
    types of the messages.
    """
    with torch.autocast("cpu", torch.bfloat16):
        said, told = model(batch)
    fills, kinds = torch.cat([one.fills for one in batch]), torch.cat([one.kinds for one in batch])
    taking = kinds.amax(1) > 0
    slots = binary_cross_entropy_with_logits(said[:, : len(SLOTS)], fills, reduction="sum")
    about = binary_cross_entropy_with_logits(said[taking, len(SLOTS) :], kinds[taking], reduction="sum")
    types = binary_cross_entropy_with_logits(told, torch.stack([one.types for one in batch]), reduction="sum")
    return (FILL_WEIGHT * slots + KIND_WEIGHT * about + types) / len(batch)


def train(held: Sequence[Example], run: Path, seed: int) -> Branch:
    """A branch trained on some messages; half of those without an incident are shown in each epoch."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Branch()
    model.start_from(run)
    new = [value for name, value in model.named_parameters() if not name.startswith("layers")]
    guide = torch.optim.AdamW([{"params": model.layers.parameters()}, {"params": new}], weight_decay=DECAY)
    telling = [one for one in held if bool(one.types.any()) or bool(one.fills.any())]
    silent = [one for one in held if not (bool(one.types.any()) or bool(one.fills.any()))]
    steps = EPOCHS * -(-(len(telling) + len(silent) // 2) // BATCH)
    step = 0
    for epoch in range(EPOCHS):
        order = telling + chance.sample(silent, len(silent) // 2)
        chance.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            scale = min(step / steps / WARM_UP, 1.0) * (1.0 - step / steps)
            for group, peak in zip(guide.param_groups, (LAYER_RATE, HEAD_RATE), strict=True):
                group["lr"] = peak * scale
            lost = loss(model, order[start : start + BATCH])
            guide.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            guide.step()
            step, total = step + 1, total + float(lost.detach())
        print(f"epoch {epoch + 1}/{EPOCHS}: loss {total * BATCH / len(order):.3f}", flush=True)
    return model.eval()


def packed(model: Branch) -> dict[str, np.ndarray]:
    """The weights as they are kept: products as int8 with one scale per output (`NAME:scale`), the rest in
    single precision.
    """
    made: dict[str, np.ndarray] = {}
    for name, value in model.state_dict().items():
        table = value.numpy().astype(np.float32)
        if table.ndim == 2 and table.shape[0] > 1:
            scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
            made[name], made[f"{name}:scale"] = (
                np.round(table / scale).astype(np.int8),
                scale.astype(np.float32),
            )
        else:
            made[name] = table
    return made


def unseen(held: Sequence[Read], seen: Sequence[list[Window]], run: Path) -> dict[str, np.ndarray]:
    """For each message what a branch says that was trained without it: `NAME:said` and `NAME:told`, as
    `muc4_layers.scores` gives them.
    """
    made: dict[str, np.ndarray] = {}
    examples = [example(one, part) for one, part in zip(held, seen, strict=True)]
    for fold in range(FOLDS):
        model = train(
            [one for number, one in enumerate(examples) if one is not None and number % FOLDS != fold],
            run,
            SEED + fold,
        )
        tables = {name: value.numpy() for name, value in model.state_dict().items()}
        for one, part in list(zip(held, seen, strict=True))[fold::FOLDS]:
            said, told = scores(tables, part, one.case.places)
            made |= {
                f"{one.message.name}:said": np.asarray(said, np.float16),
                f"{one.message.name}:told": np.asarray(told, np.float16),
            }
    return made


def main() -> None:
    """Read the development messages, train, write."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--run", type=Path, required=True, help="the finished run of the shipped model")
    reader.add_argument(
        "--scores", type=Path, required=True, help="where what is said of unseen messages goes"
    )
    options = reader.parse_args()
    held = read_all(list(messages(options.data / "muc4.zip", "dev")))
    seen = [windows(one.found) for one in held]
    np.savez_compressed(options.scores, **unseen(held, seen, options.run))
    examples = [
        made for one, part in zip(held, seen, strict=True) if (made := example(one, part)) is not None
    ]
    np.savez_compressed(BRANCH, **packed(train(examples, options.run, SEED + FOLDS)))
    print(f"{BRANCH}: {BRANCH.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
