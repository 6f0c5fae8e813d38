"""Where the article stands in a page: the run of units with the greatest sum of scores, with walls where
an article ends or begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.clean.lists import tags
from sayso.reading.clean.units import Unit
from sayso.records.page import Page

WALL = 12.0
"""What it costs to run over a heading such as "Comments": more than two or three paragraphs are worth."""
SOFT_WALL = 5.0
"""What it costs to run over a heading such as "Related articles", which may stand in the middle of an
article.
"""
TITLED = 8.0
"""What standing right under the title is worth."""
NESTED = 30
"""How many inline elements around a paragraph are looked through."""
PROSE = 1.5
"""Units that score higher are paragraphs of an article."""
REACH = 60
"""How many units after the title the article's first paragraph may stand, where the run found begins
later.
"""


def best_run(units: Sequence[Unit], scores: Sequence[float]) -> tuple[int, int]:
    """The first and one past the last unit of the run with the greatest sum; (0, 0) when no unit scores
    above zero.
    """
    best = (0.0, 0, 0)
    total, first = 0.0, 0
    for place, (unit, score) in enumerate(zip(units, scores, strict=True)):
        value = _cost(unit, score)
        if total <= 0:
            total, first = 0.0, place
        total += value
        if total > best[0]:
            best = (total, first, place + 1)
    return best[1], best[2]


def widen(
    page: Page, units: Sequence[Unit], scores: Sequence[float], run: tuple[int, int], title: int | None
) -> tuple[int, int]:
    """The run, begun at the first paragraph after the title and, in a web page, as wide as the elements
    that hold its paragraphs.

    A list of links in the middle of an article costs a wall; what stands on its other side belongs to the
    article all the same when nothing but the title stands above it, or when it is in the same element.
    """
    first, last = run
    if title is not None:
        first, last = _from_title(units, scores, run, title)
    if title is not None and title < first <= title + REACH:
        first = next((place for place in range(title + 1, first) if scores[place] > PROSE), first)
    if page.form == "html":
        homes = _homes(page, units, scores, range(run[0], run[1]))
        inside = [
            place
            for place, unit in enumerate(units)
            if scores[place] > PROSE and _parent(page, unit) in homes
        ]
        if inside:
            first, last = min(first, inside[0]), max(last, inside[-1] + 1)
    return first, last


def _from_title(
    units: Sequence[Unit], scores: Sequence[float], run: tuple[int, int], title: int
) -> tuple[int, int]:
    """The run that begins right after the title, where it is nearly as good as the best one: an article
    stands under its title.
    """
    found = sum(_cost(units[place], scores[place]) for place in range(*run))
    best, total, end = 0.0, 0.0, title + 1
    for place in range(title + 1, len(units)):
        total += _cost(units[place], scores[place])
        if total > best:
            best, end = total, place + 1
        if total < best - 3 * WALL:
            break
    if not run[0] <= title + 1 < run[1] and best + TITLED >= found and best > 0:
        return title + 1, end
    return run


def _cost(unit: Unit, score: float) -> float:
    """What a unit adds to a run: its score, or the wall that it is."""
    if not unit.ends:
        return score
    return -SOFT_WALL if unit.pause else -WALL


def _parent(page: Page, unit: Unit) -> int:
    """The element in which a paragraph stands beside others: the first one above it that is no inline
    element or paragraph.
    """
    node = unit.node
    for _ in range(NESTED):
        if node < 0 or page.nodes[node].tag not in tags("inline"):
            break
        node = page.nodes[node].parent
    return node


def _homes(page: Page, units: Sequence[Unit], scores: Sequence[float], run: range) -> set[int]:
    """The elements that hold a good part of the run's paragraphs side by side."""
    mass: dict[int, float] = {}
    for place in run:
        if scores[place] > PROSE:
            home = _parent(page, units[place])
            mass[home] = mass.get(home, 0.0) + scores[place]
    total = sum(mass.values())
    return {home for home, weight in mass.items() if home >= 0 and weight >= 0.4 * total}
