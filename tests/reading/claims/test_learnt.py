"""The learnt reader: its arithmetic, its constraints, and that a type of the user's works without training."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.reading.claims.learnt.decide import GRAVE
from sayso.reading.claims.learnt.network import gelu, softmax
from sayso.reading.claims.learnt.tables import distance, hashed, width
from sayso.reading.pipeline import extract

PAGE = """Three men were arrested in Karsk on 4 May 2021, police said.

The court sentenced Joren Vall to nine years in prison for spying.
"""


def test_shares_add_up() -> None:
    """Shares are shares of one, whatever the scores."""
    assert softmax(np.array([[1.0, 2.0, 3.0]], np.float32)).sum() == pytest.approx(1.0)
    assert gelu(np.zeros(3, np.float32)).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(("steps", "step"), [(0, 10), (1, 12), (-1, 8), (400, 20), (-400, 0)])
def test_distances_keep_within_their_table(steps: int, step: int) -> None:
    """A distance is one of a few steps, the same each time."""
    assert 0 <= distance(steps) <= 20
    assert abs(distance(steps) - step) <= 1


def test_nothing_is_place_nought() -> None:
    """The empty string has the place that stands for nothing; another string never has."""
    assert hashed("", 256) == 0
    assert 0 < hashed("nsubj", 256) < 256
    assert width((None, "2020-01-01")) == 6
    assert width(("2020-01-01", "2020-01-01")) == 1


def test_every_claim_carries_its_margin_and_its_words() -> None:
    """Offsets are exact, margins are shares."""
    found = extract(PAGE.encode(), "page.txt", learnt=True)
    assert found.claims
    for claim in found.claims:
        assert 0 < claim.margin <= 1
        assert found.document.text[claim.trigger.start : claim.trigger.end] == claim.trigger_text
        for role in claim.roles:
            assert found.document.text[role.start : role.end] == role.text


def test_one_filler_has_one_role() -> None:
    """Who acts is not whom it is done to, and nobody stands twice in a role."""
    for claim in extract(PAGE.encode(), "page.txt", learnt=True).claims:
        held = [(role.role, role.name) for role in claim.roles]
        assert len(held) == len(set(held))
        actors = {role.name for role in claim.roles if role.role == "actor"}
        assert not actors & {role.name for role in claim.roles if role.role == "target"}
    assert 0 < GRAVE < 1
