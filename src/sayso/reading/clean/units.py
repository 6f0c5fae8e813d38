"""The units that are classified: a block of the page, or a part of one, with what can be seen of it
without judging it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sayso.reading.clean import cues
from sayso.reading.clean.language import function_share
from sayso.records.page import Block, Page

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
END = re.compile(r"[.!?…:;](?:[\"”’')\]»*]|\[\d+\])*\s*$|[。！？।؟۔]\W*$|[.!?…][\"”’')\]»]*\s*[—–-]\s*\w+$")
LOOKED_AT = 600
"""Longer lines are judged by their first so many code points and their last `TAIL`."""
TAIL = 200
REPEATED = 60
"""Lines up to this length, in code points, are remembered."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of the page. `words` counts words, `share` is that of function words (0 to 1), `linked`
    the share of link text.

    `furniture`, `ends`, `pause` (a milder end), `card`, `caption`, `note`, `opinion`, `paywall` say which
    cues it carries; `block` is its index in the page.
    """

    start: int
    end: int
    text: str
    block: int
    node: int
    words: int
    complete: bool
    share: float
    linked: float
    gap: int
    furniture: bool
    ends: bool
    pause: bool
    card: bool
    caption: bool
    note: bool
    opinion: bool
    paywall: bool


class _Seen(NamedTuple):
    """What a line shows by itself."""

    words: int
    complete: bool
    share: float
    furniture: bool
    ends: bool
    pause: bool
    card: bool
    caption: bool
    note: bool
    opinion: bool
    paywall: bool


def unit_of(page: Page, number: int, block: Block, language: str | None) -> Unit:
    """The unit of one block, or of a part of it (then `block` is that part). `language` is that of the
    page.
    """
    text = page.text[block.start : block.end]
    seen = _line(text, language) if len(text) <= REPEATED else _see(text, language)
    return Unit(
        block.start,
        block.end,
        text,
        number,
        block.node,
        *seen[:3],
        block.linked / max(1, len(text)),
        block.gap,
        *seen[3:],
    )


@lru_cache(1 << 14)
def _line(text: str, language: str | None) -> _Seen:
    """Short lines come again and again: menus, and whole sites."""
    return _see(text, language)


def _see(text: str, language: str | None) -> _Seen:
    view = text if len(text) <= LOOKED_AT + TAIL else f"{text[:LOOKED_AT]} {text[-TAIL:]}"
    line = " ".join(view.split())
    words = WORD.findall(view)
    number = (
        round(len(words) * len(text) / len(view))
        if " " in line or len(line) < 20
        else max(len(words), len(line) // 4)
    )
    share = function_share([word.lower() for word in words[:120]], language)
    short = len(text) <= LOOKED_AT
    pause = short and cues.is_pause(line)
    return _Seen(
        words=number,
        complete=bool(END.search(line)),
        share=share,
        furniture=short and cues.is_furniture(line),
        ends=short and (pause or cues.is_end(line)),
        pause=pause,
        card=short and cues.is_card(line),
        caption=short and cues.is_caption(line),
        note=cues.is_note(line),
        opinion=short and cues.is_opinion_notice(line),
        paywall=short and cues.is_paywall(line),
    )
