"""The model's pieces become attributions."""

from __future__ import annotations

from sayso.language.en.pieces import pieces
from sayso.reading.attribute.linking import link
from sayso.records import Span

TEXT = "“We saw it,” Orla Bren said. “It burned.” Karsk said the fire was small.\n\n“Nothing was left.”"


def piece(label: str, words: str) -> tuple[str, Span]:
    """One piece at the first place of its words."""
    at = TEXT.index(words)
    return label, Span(at, at + len(words))


def test_each_cue_takes_the_nearest_source_and_content_and_a_split_quotation_is_one() -> None:
    """Pieces that go on belong to the content before them, also in the next paragraph; every cue gets its
    own source and content.
    """
    found = link(
        [
            piece("content", "“We saw it,”"),
            piece("source", "Orla Bren"),
            piece("cue", "said"),
            piece("+content", "“It burned.”"),
            piece("source", "Karsk"),
            ("cue", Span(TEXT.index("said the"), TEXT.index(" the fire"))),
            piece("content", "the fire was small"),
            piece("+content", "“Nothing was left.”"),
        ],
        TEXT,
    )
    read = [tuple(" … ".join(TEXT[start:end] for start, end in part) for part in one) for one in found]
    assert read == [
        ("Orla Bren", "said", "“We saw it,” … “It burned.”"),
        ("Karsk", "said", "the fire was small … “Nothing was left.”"),
    ]


def test_pieces_without_a_partner_stand_alone() -> None:
    """Nothing that the model found is dropped: a content without cue and a source without cue are
    attributions of their own.
    """
    assert [tuple(map(bool, one)) for one in link([piece("content", "“We saw it,”")], TEXT)] == [
        (False, False, True)
    ]
    assert [tuple(map(bool, one)) for one in link([piece("source", "Karsk")], TEXT)] == [(True, False, False)]


def test_labels_are_read_as_pieces() -> None:
    """A piece that starts with I goes on with the last one of its part; one that follows its own part
    directly is the same piece.
    """
    tokens = [(0, 2), (3, 5), (6, 8), (9, 11), (12, 14)]
    labels = ["B-content", "I-content", "B-cue", "I-content", "B-content"]
    assert pieces(labels, tokens) == (
        ("content", Span(0, 5)),
        ("cue", Span(6, 8)),
        ("+content", Span(9, 11)),
        ("content", Span(12, 14)),
    )
