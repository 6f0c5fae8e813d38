"""Where the article stands in a page: the run of units with the greatest sum of scores, with walls where an article ends or begins."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.clean.units import Unit

WALL = 12.0
"""What it costs to run over a heading such as "Related articles" or "Comments": more than two or three paragraphs are worth."""


def best_run(units: Sequence[Unit], scores: Sequence[float]) -> tuple[int, int]:
    """The first and one past the last unit of the run with the greatest sum; (0, 0) when no unit scores above zero."""
    best = (0.0, 0, 0)
    total, first = 0.0, 0
    for place, (unit, score) in enumerate(zip(units, scores, strict=True)):
        value = score - (WALL if unit.ends else 0.0)
        if total <= 0:
            total, first = 0.0, place
        total += value
        if total > best[0]:
            best = (total, first, place + 1)
    return best[1], best[2]
