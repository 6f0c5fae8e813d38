"""The network: blocked arcs, losses only where there are labels, a chain that counts all sequences."""

import itertools

import pytest

torch = pytest.importorskip("torch", reason="needs the training libraries (pip install sayso[train])")

from training.chain import Chain  # noqa: E402
from training.heads import HEADS, IGNORE, Head, bio  # noqa: E402
from training.model import Syntax  # noqa: E402


def test_the_chain_is_a_probability() -> None:
    """exp(-loss), summed over all sequences of three tags, is one."""
    torch.manual_seed(1)
    chain = Chain(bio(("a",))).requires_grad_(False)
    scores = torch.randn(1, 3, 3)
    known = torch.ones(1, 3, dtype=torch.bool)
    total = sum(
        torch.exp(-chain.loss(scores, torch.tensor([tags]), known))
        for tags in itertools.product(range(3), repeat=3)
    )
    assert float(total) == pytest.approx(1.0, abs=1e-4)


def test_the_chain_leaves_out_what_is_not_labelled() -> None:
    """Padding and windows without labels change nothing."""
    torch.manual_seed(1)
    chain = Chain(bio(("a",))).requires_grad_(False)
    scores = torch.randn(2, 4, 3)
    tags = torch.tensor([[1, 2, IGNORE, IGNORE], [IGNORE] * 4])
    whole = chain.loss(scores, tags, tags != IGNORE)
    part = chain.loss(scores[:1, :2], tags[:1, :2], tags[:1, :2] != IGNORE)
    assert float(whole) == pytest.approx(float(part), abs=1e-5)


def test_no_arc_crosses_a_sentence() -> None:
    """Governors in another sentence can never win."""
    torch.manual_seed(1)
    syntax = Syntax(3).eval()
    scores = syntax.arcs(torch.randn(1, 4, 384), torch.tensor([[0, 0, 1, 1]]))
    assert bool((scores.argmax(-1)[0] // 2 == torch.tensor([0, 0, 1, 1])).all())


def test_heads_are_well_formed() -> None:
    """Names are unique, span heads have BIO tags, only span heads have chains."""
    assert len({head.name for head in HEADS}) == len(HEADS)
    for head in HEADS:
        assert isinstance(head, Head)
        assert head.kind != "span" or (head.labels[0] == "O" and len(head.labels) % 2 == 1)
        assert head.kind == "span" or not head.chain
