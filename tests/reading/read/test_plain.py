"""A text file is its own text; its blocks are lines, or paragraphs where it was wrapped by hand."""

from __future__ import annotations

import textwrap

import pytest

from sayso.reading.read import read
from tests.reading.clean.pages import BODY, dump


def blocks(text: str) -> list[str]:
    page = read(text.encode(), "page.txt")
    return [" ".join(page.text[block.start : block.end].split()) for block in page.blocks]


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\n\n", "\n \n", "\f", "\u2028", "\x85"])
def test_every_sort_of_line_break_separates_lines(mark: str) -> None:
    """The text keeps its breaks; the lines come out the same."""
    text = mark.join(BODY)
    assert read(text.encode(), "page.txt").text == text
    assert blocks(text) == list(BODY)


@pytest.mark.parametrize("width", [60, 72, 90])
@pytest.mark.parametrize("indent", ["", "   "])
def test_paragraphs_wrapped_by_hand_are_joined(width: int, indent: str) -> None:
    """Lines that fill one width are one paragraph; an empty line or an indent begins the next."""
    wrapped = ("\n" if indent else "\n\n").join(
        textwrap.fill(one, width, initial_indent=indent) for one in BODY
    )
    assert blocks(wrapped) == list(BODY)


def test_short_lines_are_not_joined() -> None:
    """A menu is no paragraph."""
    assert blocks("Home\nWorld\nCourts\nSport\n" + BODY[0]) == ["Home", "World", "Courts", "Sport", BODY[0]]


def test_one_long_line_is_read_as_it_is() -> None:
    """Five million characters without a line break are one block."""
    text = "The court in Karsk heard three men. " * 140_000
    assert blocks(text)[0] == text.strip()


def test_nul_characters_keep_their_place() -> None:
    """Each NUL is one U+FFFD, so that every offset stays, and the page says so."""
    text = dump()
    page = read(text.replace(" ", "\0", 2).encode(), "page.txt")
    assert page.text == text.replace(" ", "\ufffd", 2)
    assert page.warnings == ("2 NUL characters are shown as U+FFFD",)
