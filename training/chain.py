"""A linear chain over the tags of a window (conditional random field, Lafferty et al. 2001): the score of
each step is learnt.

Long spans need it: a content of forty words is only right when all of its words are, and single doubtful
words must not break it.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

RESUME, FOREIGN = -3.0, -8.0
"""What the steps from O to I and from one label into the inside of another cost before training."""


class Chain(nn.Module):
    """Scores of the steps between the tags in `labels` (left, right), and of each tag as the first of a
    window.
    """

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        steps = torch.zeros(len(labels), len(labels))
        for left, before in enumerate(labels):
            for right, tag in enumerate(labels):
                if tag[0] == "I" and before[2:] != tag[2:]:
                    steps[left, right] = RESUME if before == "O" else FOREIGN
        self.steps = nn.Parameter(steps)
        self.first = nn.Parameter(torch.tensor([-2.0 if tag[0] == "I" else 0.0 for tag in labels]))

    def loss(self, scores: Tensor, tags: Tensor, known: Tensor) -> Tensor:
        """The sum over windows of -log p(tags).

        scores (batch, words, tags), tags and known (batch, words); a window is known from its first word
        on, or not at all.
        """
        rows = known[:, 0]
        scores, tags, known = scores[rows].float(), torch.where(known, tags, 0)[rows], known[rows]
        picked = torch.gather(scores, 2, tags[:, :, None])[:, :, 0]
        true = self.first[tags[:, 0]] + picked[:, 0]
        true = true + ((picked[:, 1:] + self.steps[tags[:, :-1], tags[:, 1:]]) * known[:, 1:]).sum(1)
        every = self.first + scores[:, 0]
        for place in range(1, scores.shape[1]):
            stepped = torch.logsumexp(every[:, :, None] + self.steps, 1) + scores[:, place]
            every = torch.where(known[:, place, None], stepped, every)
        return (torch.logsumexp(every, 1) - true).sum()
