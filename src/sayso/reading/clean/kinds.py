"""What each unit of a page is: the kinds of `records.PASSAGE_KINDS`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.reading.clean.dates import date_line, dates_in, time_line
from sayso.reading.clean.headline import byline_names, head_under, is_signature, same_title
from sayso.reading.clean.heads import bare_names
from sayso.reading.clean.lists import hint, tags, words
from sayso.reading.clean.split import Embed
from sayso.reading.clean.units import Unit
from sayso.records.page import Page

MOSTLY = 0.6
"""The share of an article's words in whole sentences from which short lines among them are judged as
links.
"""
STAMPED = re.compile(r"[|•·]|\s[–—-]\s|\b(?:updated|published|posted|modified)\b", re.I)
"""What a line under the title holds that says by whom and when, not what happened."""
TAIL_LINES = 6
"""How many lines at the end of the article are looked at for what does not belong to it."""
PARAGRAPH = 22
"""The words of a paragraph that belongs to the article, at its end."""
SHOUTED = 6
"""Lines in capitals with at least so many words are links, where the article is not in capitals."""
SPOKEN = 0.25
"""The share of function words from which a paragraph deep in the article stays, whatever it speaks of."""
SELF_REFERENCE = re.compile(
    (
        r"\W*this (?:page|web ?page|text|site|website|story is (?:developing|part)|article is (?:for|part"
        r"|intended|provided|protected))\b"
    ),
    re.I,
)
DROP = -1.5
"""Units of the article's run that score lower are furniture among its paragraphs."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Where things are in a page: the run of the article, the title's unit, the embedded posts."""

    first: int
    last: int
    title: int | None
    title_text: str | None
    embeds: tuple[Embed, ...]


def kinds_of(page: Page, units: Sequence[Unit], scores: Sequence[float], found: PageLayout) -> list[str]:
    """The kind of each unit."""
    kinds = [_kind(page, units, scores, found, place) for place in range(len(units))]
    for embed in found.embeds:
        kinds[embed.first : embed.last] = ["embed"] * (embed.last - embed.first)
        if embed.pasted and embed.first and kinds[embed.first - 1] in ("heading", "lead"):
            kinds[embed.first - 1] = "body"
    _pasted(units, kinds)
    _next_articles(units, kinds, found)
    _link_lists(page, units, kinds, found)
    _tail(page, units, kinds, found)
    _comments(units, kinds, found.last)
    return kinds


def _kind(page: Page, units: Sequence[Unit], scores: Sequence[float], found: PageLayout, place: int) -> str:
    unit = units[place]
    if found.title is not None and (near := _near_title(page, units, found, place)):
        return near
    fresh = unit.words >= 8 and not (unit.complete or unit.caption)
    if place == found.first and found.title == place - 1 and fresh:
        return "lead"
    if not found.first <= place < found.last:
        return _outer_kind(page, unit, found, place)
    deep = found.first + 1 < place < found.last - 3
    return "body" if deep and _spoken(page, unit) else _inner_kind(page, unit, scores[place])


def _near_title(page: Page, units: Sequence[Unit], found: PageLayout, place: int) -> str | None:
    """The title itself, and what stands around it because of it."""
    unit, title = units[place], found.title or 0
    if place == title:
        return "title"
    head = abs(place - title) <= 6 and unit.words <= 40 and place <= found.first + 1
    if head and found.title_text:
        if same_title(unit.text, found.title_text):
            return "boilerplate"
        if special := _head_kind(page, units, found, place):
            return special
    if title < place <= min(found.first + 4, title + 8):
        if _opens_by(unit):
            return "byline"
        if unit.words <= 6 and not unit.complete and dates_in(unit.text):
            return "dateline"
    return None


def _opens_by(unit: Unit) -> bool:
    return unit.text[:3].lower() == "by " and unit.words <= 14 and bool(byline_names(unit.text))


def _spoken(page: Page, unit: Unit) -> bool:
    """Whether a unit of a text is a whole paragraph in plain words."""
    whole = unit.words >= PARAGRAPH and unit.complete and not unit.caption
    return whole and unit.share >= SPOKEN and page.form == "text"


def _head_kind(page: Page, units: Sequence[Unit], found: PageLayout, place: int) -> str | None:
    """Bylines, dates and the standfirst between the title and the first paragraph."""
    unit = units[place]
    if byline_names(unit.text) and unit.words <= 25:
        return "byline"
    if found.title is None or place <= found.title:
        return None
    if (
        page.form == "text"
        and place in head_under(units, found.title)
        and (bare_names(unit.text) or is_signature(unit.text))
    ):
        return "byline"
    if date_line(unit.text) is not None or (
        unit.words <= 16 and STAMPED.search(unit.text) and dates_in(unit.text)
    ):
        return "dateline"
    return "lead" if _is_standfirst(page, units, found, place, found.title) else None


def _is_standfirst(page: Page, units: Sequence[Unit], found: PageLayout, place: int, title: int) -> bool:
    """Whether a unit under the title sums the article up: by what follows it, by its length, by its name."""
    unit = units[place]
    if unit.furniture:
        return False
    if place <= title + 3 and unit.words >= 5 and not unit.caption and _head_follows(units, place):
        return True
    if unit.words >= 8 and place < found.first and unit.linked < 0.5:
        return not (unit.caption or unit.card or unit.opinion) or _hinted(page, unit.node, "deck", 3)
    return unit.words >= 6 and _hinted(page, unit.node, "deck", 3)


def _head_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether a byline or the date of publication comes right after a unit: then it is a standfirst."""
    after = units[place + 1 : place + 4]
    return any(
        date_line(unit.text) is not None or (unit.words <= 14 and byline_names(unit.text)) for unit in after
    )


def _outer_kind(page: Page, unit: Unit, found: PageLayout, place: int) -> str:
    if unit.caption and (found.title or 0) <= place < found.last + 3 and unit.words >= 2:
        return "caption"
    if (
        page.form == "html"
        and unit.words >= 4
        and not unit.furniture
        and _hinted(page, unit.node, "comments", 8)
    ):
        return "comment"
    if unit.note and found.last <= place <= found.last + 6:
        return "note"
    return "card" if unit.card else "boilerplate"


def _inner_kind(page: Page, unit: Unit, score: float) -> str:
    """The kind of a unit inside the article's run."""
    if unit.note:
        return "note"
    low = score <= DROP and not unit.card
    if unit.opinion or unit.paywall or (unit.furniture and low):
        return "boilerplate"
    if unit.caption or _hinted(page, unit.node, "captions", 4):
        return "caption"
    if unit.card:
        return "card"
    if time_line(unit.text) or date_line(unit.text) is not None:
        return "dateline"
    if low:
        return _low_kind(unit)
    return "heading" if _is_heading(page, unit) else "body"


def _low_kind(unit: Unit) -> str:
    return "card" if unit.linked > 0.6 and unit.words >= 4 else "boilerplate"


def _is_heading(page: Page, unit: Unit) -> bool:
    short = unit.words <= 14 and not unit.complete
    return _tag(page, unit) in tags("headings") or (short and not _in_list(page, unit))


def _tag(page: Page, unit: Unit) -> str:
    """The innermost block-like tag among those that count for a kind."""
    node = unit.node
    for _ in range(3):
        if node < 0:
            break
        if page.nodes[node].tag in tags("headings"):
            return page.nodes[node].tag
        node = page.nodes[node].parent
    return ""


def _in_list(page: Page, unit: Unit) -> bool:
    node = unit.node
    for _ in range(4):
        if node < 0:
            return bool(re.match(r"\s*(?:[-•*–·▪]|\d+[.)])\s", unit.text))
        if page.nodes[node].tag in tags("lists"):
            return True
        node = page.nodes[node].parent
    return False


def _hinted(page: Page, node: int, use: str, height: int) -> bool:
    for _ in range(height):
        if node < 0:
            return False
        if page.nodes[node].tag == "figcaption" and use == "captions":
            return True
        if page.nodes[node].hint and hint(use).search(page.nodes[node].hint):
            return True
        node = page.nodes[node].parent
    return False


def _pasted(units: Sequence[Unit], kinds: list[str]) -> None:
    """A title-like line after an unfinished sentence that the next line goes on with is a card pasted into
    the sentence.
    """
    article = ("body", "heading")
    for place in range(1, len(units) - 1):
        if kinds[place] != "heading" or kinds[place - 1] not in article or kinds[place + 1] not in article:
            continue
        before, after = units[place - 1].text.split(), units[place + 1].text.lstrip("\"“‘'(")
        if (
            before
            and after
            and (before[-1].lower() in words("dangling") or before[-1].endswith(","))
            and after[0].islower()
            and units[place].words >= 3
        ):
            kinds[place] = "card"
            for side in (place - 1, place + 1):
                kinds[side] = "body"


def _next_articles(units: Sequence[Unit], kinds: list[str], found: PageLayout) -> None:
    """A byline under a heading in the middle of the run begins another article of the same page."""
    for place in range(found.first + 2, found.last - 1):
        unit = units[place]
        under = kinds[place] in ("heading", "body") and kinds[place - 1] == "heading"
        if under and _opens_by(unit):
            kinds[place] = "byline"


def _link_lists(page: Page, units: Sequence[Unit], kinds: list[str], found: PageLayout) -> None:
    """Headline-like lines among paragraphs are links to other articles: under a cue such as "Related", in
    lists, or printed twice.

    Pages whose article is itself made of short lines (recipes, tables, results) are left as they are.
    """
    run = range(found.first, found.last)
    if not _mostly_prose(units[run.start : run.stop], kinds[run.start : run.stop]):
        return
    counts = Counter(unit.text for unit in units)
    loud = _mostly_loud(units[run.start : run.stop])
    alike = [place for place in run if _headline_like(units[place], kinds[place])]
    for _, group in groupby(enumerate(alike), key=lambda item: item[1] - item[0]):
        lines = [place for _, place in group]
        cue = _announced(units, kinds, lines[0], found.first)
        for place in lines:
            unit = units[place]
            shouted = unit.words >= SHOUTED and unit.text.isupper() and not loud
            if cue or shouted or len(lines) >= 3 or (counts[unit.text] > 1 and unit.words >= 2):
                kinds[place] = "card"


def _announced(units: Sequence[Unit], kinds: Sequence[str], place: int, first: int) -> bool:
    before = units[place - 1]
    return place > first and (before.ends or before.card or kinds[place - 1] == "card")


def _mostly_loud(units: Sequence[Unit]) -> bool:
    return sum(unit.text.isupper() for unit in units) > len(units) / 2


def _mostly_prose(units: Sequence[Unit], kinds: Sequence[str]) -> bool:
    """Whether most words of the article stand in paragraphs of whole sentences."""
    run = [(unit, kind) for unit, kind in zip(units, kinds, strict=True) if kind in ("body", "heading")]
    prose = sum(unit.words for unit, kind in run if kind == "body" and unit.complete and unit.words >= 8)
    return prose >= MOSTLY * sum(unit.words for unit, _ in run)


def _tail(page: Page, units: Sequence[Unit], kinds: list[str], found: PageLayout) -> None:
    """What stands at the end of the run without being the article: a heading with no paragraph under it, a
    line about the page itself.
    """
    place = found.last - 1
    while place > found.first and found.last - place <= TAIL_LINES:
        unit = units[place]
        if kinds[place] == "body" and SELF_REFERENCE.match(unit.text) and unit.words <= 40:
            kinds[place] = "boilerplate"
        elif kinds[place] == "body" and unit.words >= PARAGRAPH:
            break
        elif kinds[place] == "heading" and page.form == "text" and unit.words >= 2:
            for one in range(place, found.last):
                if kinds[one] in ("body", "heading"):
                    kinds[one] = "boilerplate"
        place -= 1


def _headline_like(unit: Unit, kind: str) -> bool:
    return (
        kind == "heading"
        and not unit.complete
        and "\t" not in unit.text
        and (unit.node < 0 or unit.linked > 0.5)
    )


def _comments(units: Sequence[Unit], kinds: list[str], last: int) -> None:
    """Prose after a heading such as "12 comments" is what readers wrote."""
    inside = False
    for place in range(last, len(units)):
        unit = units[place]
        if unit.ends:
            inside = (
                bool(re.search(r"comment|repl(?:y|ies)|discussion|reaction|responses?\b", unit.text, re.I))
                and unit.words <= 8
            )
        elif inside and kinds[place] == "boilerplate" and unit.words >= 4 and not unit.furniture:
            kinds[place] = "comment"
