"""The fit of the choice among contents, on made candidates."""

from __future__ import annotations

from training.ranker import FOLDS, RARE, Group, chosen_right, crossed, fit, table

GOOD: Group = ([{"whole": 1.0}, {"part": 1.0}, {"part": 1.0, "short": 1.0}], [True, False, False])
TURNED: Group = ([{"part": 1.0}, {"whole": 1.0}], [False, True])
MADE = [GOOD, TURNED] * RARE


def test_the_fit_prefers_what_right_candidates_have() -> None:
    """Weights go up for what marks the right candidates, down for the rest, and the right ones are then
    chosen.
    """
    data = table(MADE)
    weights = dict(zip(data.names, fit(data), strict=True))
    assert weights["whole"] > 0 > weights["part"]
    assert chosen_right(data, fit(data)) == len(MADE)


def test_the_fit_is_the_same_every_time() -> None:
    """The weights are a function of the candidates alone."""
    assert (fit(table(MADE)) == fit(table(MADE))).all()


def test_rare_features_are_left_out() -> None:
    """A feature of fewer candidates than `RARE` gets no weight."""
    rare: Group = ([{"whole": 1.0, "once": 1.0}, {"part": 1.0}], [True, False])
    assert "once" not in table([*MADE, rare]).names
    assert "once" in table([rare] * RARE).names


def test_cross_validation_judges_by_weights_of_other_articles() -> None:
    """A rule that holds in all articles is found from the others; what is right in one fold only is judged
    wrong there.
    """
    assert crossed([[GOOD, TURNED] * RARE] * FOLDS) == 2 * RARE * FOLDS
    contrary: Group = ([{"whole": 1.0}, {"part": 1.0}], [False, True])
    assert crossed([[contrary] * RARE, *[[GOOD] * RARE] * (FOLDS - 1)]) == RARE * (FOLDS - 1)
