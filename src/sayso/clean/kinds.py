"""What each unit of a page is: the kinds of `records.PASSAGE_KINDS`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.clean.dates import date_line, time_line
from sayso.clean.headline import byline_names, same_title
from sayso.clean.score import HEADINGS
from sayso.clean.split import Embed
from sayso.clean.units import Unit
from sayso.page import Page

DROP = -1.5
"""Units of the article's run that score lower are furniture among its paragraphs."""
DECK = re.compile(
    r"(?:^|[\s_-])(?<!speakable-)(?:dek|deck|sub-?head\w*|sub-?title|subline|standfirst|summary|description|excerpt|lede|lead|intro|abstract|teaser)(?:$|[\s_-])"
)
COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|comment-\w+|commentlist|disqus|respond|reply|replies|thread)(?:$|[\s_-])")
CAPTIONS = re.compile(r"(?:^|[\s_-])(?:caption\w*|wp-caption\w*|figcaption|imgcaption|\w+caption|\w+-caption|credits?)(?:$|[\s_-])")
DANGLING = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "with",
        "that",
        "which",
        "who",
        "whose",
        "when",
        "while",
        "than",
        "their",
        "his",
        "her",
        "its",
        "our",
        "this",
        "these",
        "between",
    ]
)
LISTS = frozenset({"li", "td", "th", "tr"})


@dataclass(frozen=True, slots=True)
class Found:
    """Where things are in a page: the run of the article, the title's unit, the embedded posts."""

    first: int
    last: int
    title: int | None
    title_text: str | None
    embeds: tuple[Embed, ...]


def kinds_of(page: Page, units: Sequence[Unit], scores: Sequence[float], found: Found) -> list[str]:
    """The kind of each unit."""
    kinds = [_kind(page, units, scores, found, place) for place in range(len(units))]
    for embed in found.embeds:
        kinds[embed.first : embed.last] = ["embed"] * (embed.last - embed.first)
        if embed.pasted and embed.first and kinds[embed.first - 1] in ("heading", "lead"):
            kinds[embed.first - 1] = "body"
    _pasted(units, kinds)
    _comments(units, kinds, found.last)
    return kinds


def _kind(page: Page, units: Sequence[Unit], scores: Sequence[float], found: Found, place: int) -> str:
    unit = units[place]
    if place == found.title:
        return "title"
    if found.title is not None and abs(place - found.title) <= 6 and found.title_text and unit.words <= 40 and place <= found.first + 1:
        if same_title(unit.text, found.title_text):
            return "boilerplate"
        special = _head_kind(page, unit, found, place)
        if special:
            return special
    if place == found.first and found.title == place - 1 and unit.words >= 8 and not unit.complete:
        return "lead"
    if not found.first <= place < found.last:
        return _outer_kind(page, unit, found, place)
    return _inner_kind(page, unit, scores[place])


def _head_kind(page: Page, unit: Unit, found: Found, place: int) -> str | None:
    """Bylines, dates and the standfirst between the title and the first paragraph."""
    if byline_names(unit.text) and unit.words <= 25:
        return "byline"
    if found.title is not None and place > found.title:
        if date_line(unit.text) is not None:
            return "dateline"
        if (
            place < found.first
            and unit.words >= 8
            and not (unit.furniture or unit.caption or unit.card or unit.opinion)
            and unit.linked < 0.5
        ):
            return "lead"
        if unit.words >= 6 and _hinted(page, unit.node, DECK, 3) and not unit.furniture:
            return "lead"
    return None


def _outer_kind(page: Page, unit: Unit, found: Found, place: int) -> str:
    if unit.caption and place >= (found.title or 0) and place < found.first and unit.words >= 4:
        return "caption"
    if page.form == "html" and unit.words >= 4 and not unit.furniture and _hinted(page, unit.node, COMMENTS, 8):
        return "comment"
    if unit.note and found.last <= place <= found.last + 6:
        return "note"
    return "card" if unit.card else "boilerplate"


def _inner_kind(page: Page, unit: Unit, score: float) -> str:
    """The kind of a unit inside the article's run."""
    if unit.note:
        return "note"
    if unit.opinion or (unit.furniture and score <= DROP) or unit.paywall:
        return "boilerplate"
    if unit.card:
        return "card"
    if unit.caption or _hinted(page, unit.node, CAPTIONS, 4):
        return "caption"
    if time_line(unit.text) or date_line(unit.text) is not None:
        return "dateline"
    if score <= DROP:
        return "card" if unit.linked > 0.6 and unit.words >= 4 else "boilerplate"
    if _tag(page, unit) in HEADINGS or (unit.words <= 14 and not unit.complete and not _in_list(page, unit)):
        return "heading"
    return "body"


def _tag(page: Page, unit: Unit) -> str:
    """The innermost block-like tag among those that count for a kind."""
    node = unit.node
    for _ in range(3):
        if node < 0:
            break
        if page.nodes[node].tag in HEADINGS:
            return page.nodes[node].tag
        node = page.nodes[node].parent
    return ""


def _in_list(page: Page, unit: Unit) -> bool:
    node = unit.node
    for _ in range(4):
        if node < 0:
            return bool(re.match(r"\s*(?:[-•*–·▪]|\d+[.)])\s", unit.text))
        if page.nodes[node].tag in LISTS:
            return True
        node = page.nodes[node].parent
    return False


def _hinted(page: Page, node: int, pattern: re.Pattern[str], height: int) -> bool:
    for _ in range(height):
        if node < 0:
            return False
        if page.nodes[node].tag == "figcaption" and pattern is CAPTIONS:
            return True
        if page.nodes[node].hint and pattern.search(page.nodes[node].hint):
            return True
        node = page.nodes[node].parent
    return False


def _pasted(units: Sequence[Unit], kinds: list[str]) -> None:
    """A title-like line after an unfinished sentence that the next line goes on with is a card pasted into the sentence."""
    article = ("body", "heading")
    for place in range(1, len(units) - 1):
        if kinds[place] != "heading" or kinds[place - 1] not in article or kinds[place + 1] not in article:
            continue
        before, after = units[place - 1].text.split(), units[place + 1].text.lstrip("\"“‘'(")
        if (
            before
            and after
            and (before[-1].lower() in DANGLING or before[-1].endswith(","))
            and after[0].islower()
            and units[place].words >= 3
        ):
            kinds[place] = "card"
            for side in (place - 1, place + 1):
                kinds[side] = "body"


def _comments(units: Sequence[Unit], kinds: list[str], last: int) -> None:
    """Prose after a heading such as "12 comments" is what readers wrote."""
    inside = False
    for place in range(last, len(units)):
        unit = units[place]
        if unit.ends:
            inside = bool(re.search(r"comment|repl(?:y|ies)|discussion|reaction|responses?\b", unit.text, re.I)) and unit.words <= 8
        elif inside and kinds[place] == "boilerplate" and unit.words >= 4 and not unit.furniture:
            kinds[place] = "comment"
