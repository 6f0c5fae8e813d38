"""Windows: which sentences are read together, and as which arrays."""

from sayso.reading.annotate.engine import folder
from sayso.reading.annotate.pieces import WordPiece
from sayso.reading.annotate.windows import arrays, group, window


def test_consecutive_sentences_share_a_window_up_to_the_limit() -> None:
    """No sentence is left out or moved; one that is too long stands alone."""
    assert group([50, 50, 50, 400, 10, 10], limit=160) == [range(0, 3), range(3, 4), range(4, 6)]
    assert group([50, 30, 50, 60, 10], [0, 1, 2, 2, 2], limit=160) == [range(0, 2), range(2, 5)]
    assert group([], limit=160) == []


def test_arrays_point_at_first_and_last_pieces() -> None:
    """Every word knows its pieces and its sentence; padding has no sentence."""
    cutter = WordPiece.read(folder() / "vocab.txt")
    made = arrays(
        [window([["Extradition", "stopped"], ["No"]], cutter), window([["Yes"]], cutter)], cutter.pad
    )
    first = made["pieces"][0]
    assert first[0] == cutter.start
    assert made["first"][0].tolist() == [1, 3, 5]
    assert made["last"][0].tolist() == [2, 3, 5]
    assert made["sentence"].tolist() == [[0, 0, 1], [0, -1, -1]]
    assert made["mask"].sum(1).tolist() == [7, 3]
