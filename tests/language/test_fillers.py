"""Which mention a filler is."""

from __future__ import annotations

import pytest

from sayso.language.en.fillers import mention_of
from sayso.records import Annotation, Document, Extraction, Mention, Passage, Role

TEXT = "The guards shot a former member of the Harbour Union near Gorlen."


def page(*spans: str) -> Extraction:
    """A page whose mentions are these words, in the order of their places."""
    mentions = tuple(
        Mention(TEXT.index(words), TEXT.index(words) + len(words), 0, "person", False, words, number)
        for number, words in enumerate(spans)
    )
    return Extraction(
        Document("0" * 64, "page", TEXT, (Passage("body", 0, len(TEXT)),)),
        Annotation((), (), mentions, ()),
        (),
        (),
    )


CASES = [
    (
        "former member",
        ("a former member of the Harbour Union", "the Harbour Union"),
        "a former member of the Harbour Union",
    ),
    ("former member of the Harbour Union", ("a former member", "Harbour Union"), "Harbour Union"),
    ("guards", ("The guards", "Gorlen"), "The guards"),
    ("Gorlen", ("The guards",), None),
    (
        "member of the Harbour Union",
        ("a former member of the Harbour Union", "the Harbour Union"),
        "the Harbour Union",
    ),
]


@pytest.mark.parametrize(("filler", "spans", "expected"), CASES)
def test_the_filler_s_own_mention_comes_first(
    filler: str, spans: tuple[str, ...], expected: str | None
) -> None:
    """An article that the filler leaves out does not hide its mention; only without one does a mention
    inside it count.
    """
    start = TEXT.index(filler)
    found = mention_of(page(*spans), Role("target", filler, start, start + len(filler), filler))
    assert (TEXT[found.start : found.end] if found else None) == expected
