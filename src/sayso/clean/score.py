"""How much a unit looks like part of an article: a sum of readable parts, positive for an article, negative for page furniture."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.clean.lists import hint, tags
from sayso.clean.units import Unit
from sayso.page import Node, Page

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
    judged = _judged_nodes(page, units, base)
    return [score + _markup(page, unit, judged) for unit, score in zip(units, base, strict=True)]


def _judged_nodes(page: Page, units: Sequence[Unit], base: Sequence[float]) -> list[str]:
    """For each element what its name says: "out", "away", "toward", "caption", or nothing."""
    mass = [0.0] * len(page.nodes)
    total = 0.0
    for unit, score in zip(units, base, strict=True):
        if score > 1 and unit.linked < 0.5:
            total += score
            node = unit.node
            while node >= 0:
                mass[node] += score
                node = page.nodes[node].parent
    return [_verdict(node, weight >= OWN_SHARE * total > 0) for node, weight in zip(page.nodes, mass, strict=True)]


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


def _markup(page: Page, unit: Unit, judged: Sequence[str]) -> float:
    """What the elements around a unit add to its score."""
    chain: list[str] = []
    names: list[str] = []
    node = unit.node
    while node >= 0:
        chain.append(judged[node])
        names.append(page.nodes[node].tag)
        node = page.nodes[node].parent
    added = 0.0
    if "out" in chain or "title" in names[:2]:
        added -= 6.0
    if "away" in chain or "caption" in chain:
        toward = chain.index("toward") if "toward" in chain else len(chain)
        away = min(chain.index(name) for name in ("away", "caption") if name in chain)
        added -= 5.0 if away < toward else 1.5
    if "toward" in chain:
        added += 1.0
    if unit.linked > 0.6:
        added -= 3.0 if unit.words < 25 else 4.0
    if any(tag in tags("paragraphs") for tag in names[:3]):
        added += 0.5
    elif any(tag in tags("headings") for tag in names[:3]):
        added += 0.3
    return added
