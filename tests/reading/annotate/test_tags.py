"""Spans from tag scores: the likeliest allowed sequence."""

import numpy as np

from sayso.reading.annotate.tags import spans

LABELS = ["O", "B-a", "I-a", "B-b", "I-b"]


def scores(*tags: str, second: dict[int, str] | None = None) -> np.ndarray:
    """Scores that prefer the given tags, and a little less the given second choices."""
    made = np.zeros((len(tags), len(LABELS)), np.float32)
    for place, tag in enumerate(tags):
        made[place, LABELS.index(tag)] = 2
    for place, tag in (second or {}).items():
        made[place, LABELS.index(tag)] = 1.5
    return made


def test_begin_and_inside_make_spans() -> None:
    """Two spans side by side stay two."""
    assert spans(scores("B-a", "I-a", "B-a", "O", "B-b"), LABELS) == [("a", 0, 2), ("a", 2, 3), ("b", 4, 5)]


def test_an_inside_that_nothing_began_is_decoded_again() -> None:
    """The best allowed sequence makes the first word the beginning rather than drop the span."""
    assert spans(scores("I-a", "I-a", second={0: "B-a"}), LABELS) == [("a", 0, 2)]


def test_a_label_never_changes_inside_a_span() -> None:
    """B-a I-b is not a span: the cheaper repair wins."""
    assert spans(scores("B-a", "I-b", second={1: "I-a"}), LABELS) == [("a", 0, 2)]


def test_a_resumed_span_is_marked() -> None:
    """Where pieces may go on after a gap, the later piece carries a plus."""
    free = np.zeros((5, 5), np.float32)
    assert spans(scores("B-a", "O", "I-a", "I-a"), LABELS, free, free[0]) == [("a", 0, 1), ("+a", 2, 4)]


def test_learnt_steps_mend_a_broken_span() -> None:
    """When leaving a span is dear, one doubtful word does not cut it in two."""
    steps = np.zeros((5, 5), np.float32)
    steps[2, 0] = -3
    assert spans(scores("B-a", "I-a", "O", "I-a", second={2: "I-a"}), LABELS, steps, steps[0]) == [
        ("a", 0, 4)
    ]
