"""Trains the learnt reader of claims on the coded pages.

    python -m training.claims_train --data ../shared/data --out build/reader

The encoder stays as it ships; the pages of `dev.txt` and `coverage.txt` train nothing. Written is
`src/sayso/reading/claims/learnt/reader.npz`, which `learnt/network.py` reads.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from sayso.reading.claims.learnt.tables import BITS, Pairs
from training.claims_model import Batch, Reader, Scores, grouped
from training.claims_read import Descriptions, descriptions, read_pages, without
from training.claims_rows import NOTHING, Page, Told

SHIPPED = Path(__file__).parent.parent / "src/sayso/reading/claims/learnt/reader.npz"
SEED, EPOCHS, BATCH = 1, 8, 4
"""`BATCH` is a number of pages."""
RATE, WARM_UP, DECAY, CLIP = 1e-3, 0.06, 0.01, 1.0
FORGET = 0.3
"""The share of types that in each batch have nothing but their description."""
IMPOSSIBLE = -1e4
SHARE = 0.3
"""The share of words that name no source with which a claim is compared in training."""


def thinned(page: Page, chance: np.random.Generator) -> Page:
    """A page on which each claim is compared with a share of the words that do not name its source, and of
    the times of other claims.
    """
    return replace(page, claims=[_thinned(claim, chance) for claim in page.claims])


def _thinned(claim: Told, chance: np.random.Generator) -> Told:
    said, times = claim.said, claim.times
    kept = (claim.sources > 0) | (said.numbers[:, 1] > 0) | (chance.random(len(said.tokens)) < SHARE)
    held = (
        claim.days[:-1].astype(bool)
        | (times.numbers[:, 2] > 0)
        | (chance.random(len(times.tokens)) < 2 * SHARE)
    )
    return replace(
        claim,
        said=Pairs(said.tokens[kept], said.numbers[kept]),
        sources=claim.sources[kept],
        times=times._replace(tokens=times.tokens[held], numbers=times.numbers[held]),
        days=np.append(claim.days[:-1][held], claim.days[-1]),
    )


def batch(pages: Sequence[Page], types: int) -> Batch:
    """Some pages as one batch."""
    words, numbers, known, claims, kinds = [], [], [], [], []
    pairs: dict[str, list[tuple[int, np.ndarray, np.ndarray]]] = {"pair": [], "said": [], "time": []}
    word = row = 0
    for page in pages:
        words.append(page.candidates.tokens + word)
        numbers.append(page.candidates.numbers)
        bits = np.zeros((len(page.candidates.tokens), types, BITS), np.float32)
        place, kind, bit = page.candidates.known.T
        inside = kind < types
        bits[place[inside], kind[inside], bit[inside]] = 1
        known.append(bits)
        for claim in page.claims:
            number = len(claims)
            claims.append(claim.place + row)
            kinds.append(claim.kind)
            for name, held in (("pair", claim.pairs), ("said", claim.said), ("time", claim.times)):
                at = np.where(held.tokens >= 0, held.tokens + word, -1)
                pairs[name].append((number, at, held.numbers))
        word += sum(len(one) for one in page.windows)
        row += len(page.candidates.tokens)
    made: dict[str, Tensor] = {}
    for name, rows in pairs.items():
        made[f"{name}_of"] = torch.from_numpy(
            np.concatenate([np.full(len(at), n, np.int64) for n, at, _ in rows] or [np.zeros(0, np.int64)])
        )
        made[f"{name}_words"] = torch.from_numpy(
            np.concatenate([at for _, at, _ in rows] or [np.zeros(0, np.int64)])
        )
        made[f"{name}_numbers"] = torch.from_numpy(
            np.concatenate([n for _, _, n in rows]) if rows else np.zeros((0, 1), np.int64)
        )
    return Batch(
        [one for page in pages for one in page.windows],
        torch.from_numpy(np.concatenate(words)), torch.from_numpy(np.concatenate(numbers)), torch.from_numpy(np.concatenate(known)),
        torch.tensor(claims, dtype=torch.int64), torch.tensor(kinds, dtype=torch.int64), **made,
    )  # fmt: skip


def _stack(claims: Sequence[Told], name: str) -> Tensor:
    return torch.from_numpy(np.concatenate([getattr(claim, name) for claim in claims]))


def loss(scores: Scores, pages: Sequence[Page], given: Batch) -> dict[str, Tensor]:
    """The losses of a batch, one a cell of a claim."""
    claims = [claim for page in pages for claim in page.claims]
    wanted = torch.from_numpy(np.concatenate([page.kinds for page in pages]))
    weight = torch.tensor([claim.weight for claim in claims])
    decided = wanted >= NOTHING
    made = {
        "event": binary_cross_entropy_with_logits(
            scores.event[decided].float(), (wanted[decided] >= 0).float(), reduction="sum"
        )
    }
    made["kind"] = (
        cross_entropy(scores.kinds[given.claims].float(), given.kinds, reduction="none") * weight
    ).sum()
    stages = torch.tensor([claim.stage for claim in claims])
    made["stage"] = (cross_entropy(scores.stage.float(), stages, reduction="none") * weight).sum()
    many = torch.tensor([float(claim.many) for claim in claims])
    made["many"] = 0.3 * binary_cross_entropy_with_logits(scores.many.float(), many, reduction="sum")
    roles, ways = _stack(claims, "roles"), _stack(claims, "wordings").bool()
    made["roles"] = (
        cross_entropy(scores.roles.float(), roles, reduction="none") * weight[given.pair_of]
    ).sum()
    worded = ways.any(1)
    if bool(worded.any()):
        choices = scores.wordings[worded].float()
        right = torch.logsumexp(choices.masked_fill(~ways[worded], IMPOSSIBLE), 1)
        made["wordings"] = 0.5 * (torch.logsumexp(choices, 1) - right).sum()
    made["said"] = _chosen(
        scores.said, given.said_of, scores.nobody, _stack(claims, "sources").bool(), weight
    )
    days = [torch.from_numpy(claim.days) for claim in claims]
    told = torch.cat([one[:-1] for one in days]).bool()
    known = torch.tensor([bool(one.any()) for one in days]).float()
    made["times"] = _chosen(scores.times, given.time_of, scores.never, told, weight * known)
    return made


def _chosen(scores: Tensor, of: Tensor, none: Tensor, right: Tensor, weight: Tensor) -> Tensor:
    """The loss of a choice among each group's rows or none of them, any of the right rows being right."""
    scores, none = scores.float(), none.float()
    every = grouped(scores, of, none)
    some = torch.zeros_like(none).index_add(0, of, right.float()) > 0
    good = grouped(
        scores.masked_fill(~right, IMPOSSIBLE), of, torch.where(some, torch.full_like(none, IMPOSSIBLE), none)
    )
    return ((every - good) * weight).sum()


def train(
    pages: Sequence[Page], described: Tensor, seed: int = SEED, epochs: int = EPOCHS, say: str = ""
) -> Reader:
    """A reader trained on some pages; `start` are the weights of the encoder's last two layers, `described`
    those of the types.
    """
    torch.manual_seed(seed)
    chance, draw = random.Random(seed), np.random.default_rng(seed)
    model = Reader(len(described))
    guide = torch.optim.AdamW(model.parameters(), weight_decay=DECAY)
    usable = [page for page in pages if page.claims]
    steps, step = epochs * -(-len(usable) // BATCH), 0
    for epoch in range(epochs):
        began, total = time.time(), {}
        order = list(usable)
        chance.shuffle(order)
        for place in range(0, len(order), BATCH):
            chosen = [thinned(page, draw) for page in order[place : place + BATCH]]
            given = batch(chosen, len(described))
            scale = min((step + 1) / steps / WARM_UP, 1.0) * (1.0 - step / steps)
            guide.param_groups[0]["lr"] = RATE * scale
            without = (torch.rand(len(described)) < FORGET).float()
            scores = model(given, described, without)
            lost = loss(scores, chosen, given)
            number = sum(len(page.claims) for page in chosen)
            guide.zero_grad()
            (torch.stack(list(lost.values())).sum() / (number + 20)).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            guide.step()
            step += 1
            for name, value in lost.items():
                total[name] = total.get(name, 0.0) + float(value.detach())
        told = sum(len(page.claims) for page in usable)
        shown = " ".join(f"{name} {value / told:.3f}" for name, value in total.items())
        print(f"{say}epoch {epoch + 1}/{epochs} ({time.time() - began:.0f} s): {shown}", flush=True)
    return model.eval()


def packed(model: Reader, told: Descriptions) -> dict[str, np.ndarray]:
    """The weights in half precision, with the descriptions of the types that they were trained on."""
    made = {name: value.detach().numpy().astype(np.float16) for name, value in model.state_dict().items()}
    return made | {
        "about:types": np.array(told.names),
        "about:texts": np.array(told.texts),
        "about:states": told.states.astype(np.float32),
        "about:mean": told.mean.astype(np.float32),
        "about:spread": np.float32(told.spread),
    }


def main() -> None:
    """Read the coded pages, train, write."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--out", type=Path, default=SHIPPED)
    reader.add_argument(
        "--pages", type=int, default=0, metavar="N", help="only N of the pages: for a learning curve"
    )
    reader.add_argument("--without", default="", help="types, parted by commas, whose claims train nothing")
    options = reader.parse_args()
    told = descriptions()
    pages = read_pages(options.data)
    random.Random(SEED).shuffle(pages)
    pages = [without(page, told, options.without.split(",")) for page in pages[: options.pages or None]]
    model = train(pages, torch.from_numpy(told.states))
    np.savez_compressed(options.out, **packed(model, told))
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
