"""The units that are classified: a block of the page, or a part of one, with what can be seen of it without judging it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.clean import cues
from sayso.clean.language import function_share
from sayso.page import Block, Page

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
END = re.compile(r"[.!?…:;](?:[\"”’')\]»*]|\[\d+\])*\s*$|[。！？।؟۔]\W*$|[.!?…][\"”’')\]»]*\s*[—–-]\s*\w+$")
STOP = re.compile(r"[.!?…][\"”’')\]»]*(?=\s|$)|[。！？।؟۔]")
LOOKED_AT = 600
"""Longer lines are judged by their first so many code points and their last `TAIL`."""
TAIL = 200


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of the page. `words` counts words, `share` is that of function words (0 to 1), `linked` the share of link text.

    `furniture`, `ends`, `card`, `caption`, `note`, `opinion`, `paywall` say which cues it carries; `block` is its index in the page.
    """

    start: int
    end: int
    text: str
    block: int
    node: int
    words: int
    stops: int
    complete: bool
    share: float
    linked: float
    gap: int
    furniture: bool
    ends: bool
    card: bool
    caption: bool
    note: bool
    opinion: bool
    paywall: bool


def units_of(page: Page, language: str | None) -> list[Unit]:
    """The units of a page in order, one per block."""
    return [unit_of(page, number, block, language) for number, block in enumerate(page.blocks)]


def unit_of(page: Page, number: int, block: Block, language: str | None) -> Unit:
    """The unit of one block, or of a part of it (then `block` is that part). `language` is that of the page."""
    text = page.text[block.start : block.end]
    view = text if len(text) <= LOOKED_AT + TAIL else f"{text[:LOOKED_AT]} {text[-TAIL:]}"
    line = " ".join(view.split())
    words = WORD.findall(view)
    scale = len(text) / len(view)
    short = len(text) <= LOOKED_AT
    return Unit(
        start=block.start,
        end=block.end,
        text=text,
        block=number,
        node=block.node,
        words=round(len(words) * scale) if " " in line or len(line) < 20 else max(len(words), len(line) // 4),
        stops=len(STOP.findall(view)),
        complete=bool(END.search(line)),
        share=function_share([word.lower() for word in words[:120]], language),
        linked=block.linked / max(1, block.end - block.start),
        gap=block.gap,
        furniture=short and cues.is_furniture(line),
        ends=short and cues.is_end(line),
        card=short and cues.is_card(line),
        caption=short and cues.is_caption(line),
        note=cues.is_note(line),
        opinion=short and cues.is_opinion_notice(line),
        paywall=short and cues.is_paywall(line),
    )
