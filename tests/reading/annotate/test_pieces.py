"""Pieces and shapes: what the encoder is given for a word."""

import pytest

from sayso.reading.annotate import shapes
from sayso.reading.annotate.engine import folder
from sayso.reading.annotate.pieces import MAX_PIECES, WordPiece


@pytest.fixture(scope="module")
def cutter() -> WordPiece:
    """The vocabulary that ships."""
    return WordPiece.read(folder() / "vocab.txt")


def named(cutter: WordPiece, word: str) -> list[str]:
    """The pieces of a word as text."""
    pieces = {number: piece for piece, number in cutter.ids.items()}
    return [pieces[number] for number in cutter.cut(word)]


def test_words_are_cut_by_longest_match(cutter: WordPiece) -> None:
    """Case and accents go, punctuation stands alone, the rest is matched from the left."""
    assert named(cutter, "Extradition") == ["extra", "##dition"]
    assert named(cutter, "Café") == ["cafe"]
    assert named(cutter, "U.S.") == ["u", ".", "s", "."]


def test_every_word_has_between_one_and_the_most_pieces(cutter: WordPiece) -> None:
    """Nothing is without a piece, and junk does not fill the window."""
    assert cutter.cut("\u200b") == (cutter.unknown,)
    assert cutter.cut("𒀀") == (cutter.unknown,)
    assert len(cutter.cut("x1y2" * 500)) == MAX_PIECES


def test_shapes_tell_how_a_word_is_capitalised() -> None:
    """Each class has its word."""
    found = shapes.shapes(["“", "The", "UN", "and", "Orlan", "A.", "iPhone", "12", "12th", "."])
    assert found == [shapes.SIGN, shapes.FIRST_TITLE, shapes.CAPITALS, shapes.LOWER, shapes.TITLE, shapes.INITIAL, shapes.MIXED,
                     shapes.DIGITS, shapes.NUMBERED, shapes.SIGN]  # fmt: skip


def test_in_a_text_in_capitals_case_says_nothing() -> None:
    """All words of such a sentence have the neutral shape; numbers and signs keep theirs."""
    found = shapes.shapes(["POLICE", "ARRESTED", "2", "MEN", "IN", "KARSK", "."])
    assert found == [shapes.NEUTRAL, shapes.NEUTRAL, shapes.DIGITS, *[shapes.NEUTRAL] * 3, shapes.SIGN]
