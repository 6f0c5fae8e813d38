"""How much a unit looks like part of an article: a sum of readable parts, positive for an article,
negative for page furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.reading.clean.lists import hint, tags
from sayso.reading.clean.units import Unit
from sayso.records.page import Node, Page

OWN_SHARE = 0.5
"""An element that holds this share of a page's prose is not judged by its name."""


def text_score(unit: Unit) -> float:
    """The part that words alone give, from about -4 to 6."""
    if unit.furniture:
        return -3.0
    if unit.words >= 10 and (unit.share >= 0.15 or (unit.words >= 25 and unit.complete)):
        prose = 1.0 + min(unit.words, 80) / 20
        prose += 1.0 if unit.complete else -1.5
        return prose - 2.5 * (unit.caption or unit.card)
    if unit.caption or unit.card:
        return -1.0
    if unit.words >= 3 and unit.complete:
        return 0.3
    if "\t" in unit.text:
        return 0.0
    return -0.5 if unit.words >= 3 else -0.7


def scores(page: Page, units: Sequence[Unit]) -> list[float]:
    """The score of each unit: words alone for plain text, words and elements for a web page."""
    base = [text_score(unit) for unit in units]
    if page.form == "text":
        return base
    places = _places(page, _main_share(page, units, base))
    return [score + _markup(page, unit, places) for unit, score in zip(units, base, strict=True)]


def _main_share(page: Page, units: Sequence[Unit], base: Sequence[float]) -> list[bool]:
    """For each element whether it holds most of the page's prose."""
    mass = [0.0] * len(page.nodes)
    total = 0.0
    for unit, score in zip(units, base, strict=True):
        if score > 1 and unit.linked < 0.5 and unit.node >= 0:
            total += score
            mass[unit.node] += score
    for number in range(len(page.nodes) - 1, 0, -1):
        if page.nodes[number].parent >= 0:
            mass[page.nodes[number].parent] += mass[number]
    return [weight >= OWN_SHARE * total > 0 for weight in mass]


class _Place(NamedTuple):
    """Where an element stands: inside one for furniture, inside one for articles, and which sort of name
    is nearest above it.
    """

    out: bool
    toward: bool
    away: bool
    nearest: str


def _places(page: Page, main: Sequence[bool]) -> list[_Place]:
    """The place of each element; parents come before their children."""
    made: list[_Place] = []
    for node, most in zip(page.nodes, main, strict=True):
        above = made[node.parent] if node.parent >= 0 else _Place(False, False, False, "")
        verdict = _verdict(node, most)
        away = verdict in ("away", "caption")
        nearest = "away" if away else verdict if verdict == "toward" else above.nearest
        made.append(
            _Place(
                above.out or verdict == "out",
                above.toward or verdict == "toward",
                above.away or away,
                nearest,
            )
        )
    return made


def _verdict(node: Node, main: bool) -> str:
    if hint("toward").search(node.hint):
        return "toward"
    if main:
        return ""
    if node.tag in tags("caption_tags"):
        return "caption"
    if node.tag in tags("outside") or node.hidden:
        return "out"
    return "away" if node.hint and hint("away").search(node.hint) else ""


def _markup(page: Page, unit: Unit, places: Sequence[_Place]) -> float:
    """What the elements around a unit add to its score."""
    if unit.node < 0:
        return 0.0
    names = tags_above(page, unit.node, 3)
    place = places[unit.node]
    added = 0.0
    if place.out or "title" in names[:2]:
        added -= 6.0
    if place.away:
        added -= 5.0 if place.nearest == "away" else 1.5
    if place.toward:
        added += 1.0
    if unit.linked > 0.6:
        added -= 3.0 if unit.words < 25 else 4.0
    if any(tag in tags("paragraphs") for tag in names):
        added += 0.5
    elif any(tag in tags("headings") for tag in names):
        added += 0.3
    return added


def tags_above(page: Page, node: int, height: int) -> list[str]:
    """The tags of an element and of those around it, innermost first, at most `height` of them."""
    found: list[str] = []
    while node >= 0 and len(found) < height:
        found.append(page.nodes[node].tag)
        node = page.nodes[node].parent
    return found
