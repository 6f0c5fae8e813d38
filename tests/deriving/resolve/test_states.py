"""What stands for a state, and what is only a part of it."""

from __future__ import annotations

import pytest

from sayso.deriving.resolve.states import States, label


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Iran", "state/IR"),
        ("the Islamic Republic", "state/IR"),
        ("the Iranian regime", "state/IR"),
        ("Tehran", "state/IR"),
        ("Tehran regime", "state/IR"),
        ("Iran’s hostage-taking regime", "state/IR"),
        ("government of the United States", "state/US"),
        ("U.S.", "state/US"),
        ("the White House", "state/US"),
        ("North Korean authorities", "state/KP"),
        ("Veldanian government", "state/veldania"),
        ("Veldania", "state/veldania"),
    ],
)
def test_states(name: str, state: str) -> None:
    """Names, capitals, governments and loaded words for them are read as the state, without the state
    being guessed.
    """
    standing = States({"veldania": "state/veldania"}).read(name)
    assert standing is not None and (standing.state, standing.body) == (state, "")


@pytest.mark.parametrize(
    ("name", "state", "body"),
    [
        ("Iranian Foreign Ministry", "state/IR", "foreign ministry"),
        ("Ministry of Defence of Albania", "state/AL", "defence ministry"),
        ("German police", "state/DE", "police"),
        ("Albania's parliament", "state/AL", "parliament"),
    ],
)
def test_bodies(name: str, state: str, body: str) -> None:
    """A body of which a state has one is known as that body, not as the state."""
    standing = States().read(name)
    assert standing is not None and (standing.state, standing.body) == (state, body)


@pytest.mark.parametrize(
    "name",
    [
        "regime",
        "the government",
        "German bank",
        "Iranian diplomat",
        "Veldanian government",
        "Anna Kessel",
        "Karsk Front",
    ],
)
def test_no_state(name: str) -> None:
    """Without a nation, or with another noun, nothing is read as a state."""
    assert States().read(name) is None


def test_label() -> None:
    """A state is shown by its name."""
    assert (label("state/IR"), label("state/veldania")) == ("Iran", "Veldania")
