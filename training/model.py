"""The whole network: one encoder, word states, one head per entry of `heads.HEADS`, and biaffine syntax
(Dozat & Manning 2017).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.chain import Chain
from training.encoder import WIDTH, Dropout, Encoder
from training.heads import IGNORE, Head

ARC, LABEL = 256, 128
"""Widths of the views of a word as governor and as dependent, for arcs and for their labels."""
BLOCKED = -1e4
FEW, SPARSE = 0.15, 0.01
"""Shares of a batch's words that are added to a loss's divisor: for heads that label every word, and for
numbers at events only.
"""


class Syntax(nn.Module):
    """Scores every word of the same sentence as governor (a word's own place means root), then labels the
    best one.
    """

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.arc_head, self.arc_word = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.root = nn.Linear(WIDTH, ARC)
        self.bilinear = nn.Parameter(torch.zeros(ARC, ARC))
        nn.init.xavier_uniform_(self.bilinear)
        self.prior = nn.Linear(ARC, 1)
        self.label_head, self.label_word = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.pair = nn.Linear(LABEL, LABEL * 4)
        self.labels = nn.Linear(LABEL * 6, labels)
        self.drop = Dropout(0.2)

    def arcs(self, words: Tensor, sentence: Tensor) -> Tensor:
        """words (batch, words, width), sentence (batch, words): scores (batch, dependent, governor),
        blocked across sentences.
        """
        act = nn.functional.gelu
        head, word = self.drop(act(self.arc_head(words))), self.drop(act(self.arc_word(words)))
        scores = torch.matmul(
            torch.matmul(word, self.bilinear), head.transpose(1, 2)
        ) * ARC**-0.5 + self.prior(head).transpose(1, 2)
        own = (word * self.drop(act(self.root(words)))).sum(-1) * ARC**-0.5
        eye = torch.eye(words.shape[1], device=words.device, dtype=scores.dtype)
        scores = scores * (1 - eye) + own[:, :, None] * eye
        apart = (sentence[:, :, None] != sentence[:, None, :]).to(scores.dtype)
        return scores + apart * BLOCKED

    def label(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels (batch, words, labels) of each word's arc to the governor at `heads`
        (batch, words).
        """
        act = nn.functional.gelu
        word, head = self.drop(act(self.label_word(words))), self.drop(act(self.label_head(words)))
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        mixed = self.pair(word) * head.repeat(1, 1, 4)
        return self.labels(torch.cat([word, head, mixed], dim=-1))


class Model(nn.Module):
    """Gives a dictionary of scores per word: one entry per head, `arcs` and `deprel`."""

    def __init__(self, heads: list[Head], deprels: int, shapes: int) -> None:
        super().__init__()
        self.encoder = Encoder(shapes)
        self.syntax = Syntax(deprels)
        self.heads = nn.ModuleDict({head.name: nn.Linear(WIDTH, max(1, len(head.labels))) for head in heads})
        self.chains = nn.ModuleDict({head.name: Chain(head.labels) for head in heads if head.chain})
        self.drop = Dropout(0.1)

    def words(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, first: Tensor, last: Tensor
    ) -> Tensor:
        """The states of words (batch, words, width): the mean of a word's first and last piece."""
        states = self.encoder(pieces, shapes, mask)
        width = (-1, -1, WIDTH)
        ends = torch.gather(states, 1, first[:, :, None].expand(width)) + torch.gather(
            states, 1, last[:, :, None].expand(width)
        )
        return self.drop(ends * 0.5)

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        mask: Tensor | None,
        first: Tensor,
        last: Tensor,
        sentence: Tensor,
        governors: Tensor | None = None,
    ) -> dict[str, Tensor]:
        """Arguments as `sayso.reading.annotate.windows.arrays` makes them; `governors` are the true ones
        while training.
        """
        words = self.words(pieces, shapes, mask, first, last)
        scores = {name: head(words) for name, head in self.heads.items()}
        scores["arcs"] = self.syntax.arcs(words, sentence)
        best = scores["arcs"].argmax(-1) if governors is None else governors
        scores["deprel"] = self.syntax.label(words, best)
        return scores


def loss(
    model: Model, heads: list[Head], scores: dict[str, Tensor], targets: dict[str, Tensor]
) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of all heads' losses where the batch has labels, and each one by itself.

    A loss is the sum over known words divided by their number and a share of the batch: a handful of words
    cannot steer a whole step.
    """
    parts: dict[str, Tensor] = {}
    weights = {head.name: head.weight for head in heads} | {"arcs": 1.0, "deprel": 0.7}
    numbers = {head.name for head in heads if head.kind == "number"}
    for name, weight in weights.items():
        target = targets[name]
        known = target != IGNORE
        if weight and bool(known.any()):
            picked = scores[name][known].float()
            if name in model.chains:
                lost = model.chains[name].loss(scores[name], target, known)  # type: ignore[operator]
            elif name in numbers:
                lost = nn.functional.smooth_l1_loss(picked[:, 0], target[known], reduction="sum")
            else:
                lost = nn.functional.cross_entropy(picked, target[known], reduction="sum")
            shares = SPARSE if name in numbers else FEW
            parts[name] = lost * weight / (int(known.sum()) + shares * known.numel())
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}
