"""Which spellings can be one name."""

from __future__ import annotations

import pytest

from sayso.deriving.resolve.variants import edits, mistyped, same_sound


def test_edits_counts_swapped_neighbours_once() -> None:
    """Two letters in the wrong order are one slip, and a bound stops the count."""
    assert edits("velikar", "veilkar", 2) == 1
    assert edits("abc", "xyz", 1) == 2


@pytest.mark.parametrize(("left", "right"), [("orestan", "orestaan"), ("marchenko", "marchneko")])
def test_slips(left: str, right: str) -> None:
    """One edit in a long word is a slip."""
    assert mistyped(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("rose", "ross"), ("petrov", "petrova"), ("martin", "marvin"), ("unit12", "unit13")]
)
def test_no_slips(left: str, right: str) -> None:
    """Short words, endings that tell the sexes, two known names and numbers are different words."""
    assert not mistyped(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hussein", "hossein"),
        ("mohammed", "muhammad"),
        ("yusuf", "youssef"),
        ("qassem", "kasem"),
        ("karim", "kareem"),
    ],
)
def test_sounds(left: str, right: str) -> None:
    """Usual transliterations sound alike."""
    assert same_sound(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("hassan", "hossein"), ("ali", "ari"), ("maria", "mario"), ("karim", "karima")]
)
def test_other_sounds(left: str, right: str) -> None:
    """Different names and the sexes sound different."""
    assert not same_sound(left, right)
