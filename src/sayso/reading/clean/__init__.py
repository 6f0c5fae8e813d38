"""A page to a document: which part is the article, which its furniture, who wrote it, who published it.
See docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.clean.assemble import document_of
from sayso.reading.clean.headline import find_title
from sayso.reading.clean.kinds import PageLayout, kinds_of
from sayso.reading.clean.language import language_of
from sayso.reading.clean.score import scores
from sayso.reading.clean.segment import best_run, widen
from sayso.reading.clean.split import Embed, cut
from sayso.reading.clean.units import unit_of
from sayso.records import Document
from sayso.records.page import Block, Page

__all__ = ["clean", "language_of"]


def clean(page: Page) -> Document:
    """Classify the passages of a page and gather what it says of itself. Pure; `published` is left to the
    `date` stage.
    """
    blocks, embeds = cut(page)
    language = _language(page, blocks)
    units = [unit_of(page, number, block, language) for number, block in enumerate(blocks)]
    values = _with_posts(scores(page, units), embeds)
    first, last = best_run(units, values)
    title, place = find_title(page, units, first)
    first, last = widen(page, units, values, (first, last), place)
    found = PageLayout(first, last, place, title, tuple(embeds))
    return document_of(page, units, kinds_of(page, units, values, found), found, language)


def _with_posts(values: list[float], embeds: Sequence[Embed]) -> list[float]:
    """The scores, with embedded posts neutral and the sentence that a post was pasted into part of the
    article.
    """
    for embed in embeds:
        values[embed.first : embed.last] = [0.5] * (embed.last - embed.first)
        if embed.pasted and embed.first:
            values[embed.first - 1] = max(values[embed.first - 1], 1.0)
    return values


def _language(page: Page, blocks: Sequence[Block]) -> str | None:
    """The language of the longest blocks, 4,000 code points of them."""
    longest = sorted(blocks, key=lambda block: block.start - block.end)[:12]
    return language_of(
        "\n".join(page.text[block.start : min(block.end, block.start + 1_500)] for block in longest)
    )
