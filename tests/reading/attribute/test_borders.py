"""Where a content begins and ends."""

from __future__ import annotations

import pytest

from sayso.reading.attribute.borders import settled
from sayso.records import Span

CASES = {
    "an opening mark left out": ("He said “we ran.” Then", "we ran.”", "“we ran.”"),
    "a closing mark left out": ("He said “we ran.” Then", "“we ran.", "“we ran.”"),
    "a stop and a mark left out": ("He said “we ran.” Then", "“we ran", "“we ran.”"),
    "both marks left out": ("“We ran,” he said", "We ran,", "“We ran,”"),
    "straight marks": ('He said "we ran." Then', "we ran", '"we ran."'),
    "a comma taken in": ("The wall fell, he said", "The wall fell,", "The wall fell"),
    "nothing to do": ("He said the wall fell.", "the wall fell", "the wall fell"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_marks_belong_to_what_they_mark(case: str) -> None:
    """A quotation has both of its marks, a plain clause no trailing comma, everything else stays as it was
    read.
    """
    text, piece, expected = CASES[case]
    start, end = settled(Span(text.index(piece), text.index(piece) + len(piece)), text)
    assert text[start:end] == expected
