"""Blocks cut where two things stand in one line: a breadcrumb glued to a title, a card or a post pasted
into a sentence, a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.clean.lists import words
from sayso.records.page import Block, Page

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
SIGNATURE = re.compile(
    rf"(?:^|(?<=\s))[—–―-]{{1,2}}\s*(?P<who>[^\n()—–]{{1,80}}?)\s*\(@(?P<handle>\w{{1,30}})\)"
    rf"\s*(?:on\s+)?(?P<date>{DATE})\s*$"
)
SHARED = re.compile(
    rf"^A post shared by\s+(?P<who>[^\n()]{{1,80}}?)\s*\(@(?P<handle>[\w.]{{1,40}})\)"
    rf"(?:\s*on\s+(?P<date>{DATE}).*)?\s*$"
)
LONGEST_POST = 900
"""How far before its signature an embedded post can begin, in code points."""
WORD = re.compile(r"\S+")
CAPS_CARD = re.compile(
    r"(?<=\S)\s+(?=(?:READ MORE|READ ALSO|ALSO READ|READ NEXT|SEE ALSO|MORE NEWS"
    r"|RELATED(?: STORY| ARTICLE| NEWS)?|(?<!READ )MORE)\s*:\s)"
)
SPEAKS = re.compile(
    r"\b(?:wrote|tweeted|posted|said|added|shared|tweet|post|of|that|on (?:X|Twitter"
    r"|social media))\s+(?=[\"“#@]?[A-Z#@])"
)
"""Where a sentence stops short before a post that was pasted into its line."""


@dataclass(frozen=True, slots=True)
class Embed:
    """An embedded post: the indices of its first block and of one past its last, who wrote it, the printed
    date.

    `pasted` says that the block before it is the beginning of a sentence which the post was pasted into.
    """

    first: int
    last: int
    author: str
    date: str | None
    pasted: bool = False


def signature(text: str) -> re.Match[str] | None:
    """The signature at the end of an embedded post: "— Name (@handle) May 4, 2021"."""
    return SIGNATURE.search(text) or SHARED.search(text)


def cut(page: Page) -> tuple[list[Block], list[Embed]]:
    """The blocks of a page, cut where two things stand in one, and the embedded posts among them."""
    blocks = _glued(page.text, list(page.blocks))
    blocks = [part for block in blocks for part in _inline_card(page.text, block)]
    return _posts(page, blocks)


def _part(block: Block, start: int, end: int, gap: int | None = None) -> Block:
    linked = round(block.linked * (end - start) / max(1, block.end - block.start))
    return Block(start, end, block.node, linked, block.gap if gap is None else gap)


def _split(text: str, block: Block, at: int) -> list[Block]:
    """Both sides of code point `at`, without white space at the cut."""
    left, right = text[block.start : at].rstrip(), text[at : block.end]
    start = at + len(right) - len(right.lstrip())
    if not left or start >= block.end:
        return [block]
    return [_part(block, block.start, block.start + len(left)), _part(block, start, block.end, 0)]


def _glued(text: str, blocks: list[Block]) -> list[Block]:
    """Cut a line that ends in the whole of a line soon after it: a path through the site glued to the
    title.
    """
    made: list[Block] = []
    for place, block in enumerate(blocks):
        line = text[block.start : block.end]
        parts = [block]
        for after in blocks[place + 1 : place + 4]:
            title = text[after.start : after.end]
            if 15 <= len(title) < len(line) <= len(title) + 120 and line.endswith(title) and " " in title:
                parts = _split(text, block, block.end - len(title))
                break
        made.extend(parts)
    return made


def _inline_card(text: str, block: Block) -> list[Block]:
    """Cut before a link card that is announced in capitals inside a line and runs to its end."""
    line = text[block.start : block.end]
    found = CAPS_CARD.search(line) if len(line) < 5_000 and not line.isupper() else None
    if found is None or re.search(r"[.!?]\s", line[found.end() :]):
        return [block]
    return _split(text, block, block.start + found.start())


def _posts(page: Page, blocks: list[Block]) -> tuple[list[Block], list[Embed]]:
    """Find embedded posts by their signature and cut off the sentence that each was pasted into."""
    text, made, embeds = page.text, list[Block](), list[Embed]()
    for block in blocks:
        made.append(block)
        tail = text[max(block.start, block.end - 200) : block.end]
        found = signature(tail)
        if found is None:
            continue
        first = _first_of_post(page, made, alone=block.end - block.start <= found.end() - found.start() + 2)
        before, kept = _unfinished(text, made[first])
        if before is not None:
            made[first : first + 1] = [before, kept]
            first += 1
        embeds.append(
            Embed(
                first,
                len(made),
                " ".join(found.group("who").split()),
                found.group("date"),
                before is not None,
            )
        )
    return made, embeds


def _first_of_post(page: Page, made: Sequence[Block], alone: bool) -> int:
    """Where the post begins whose signature is the last block of `made`."""
    last = len(made) - 1
    quote = _quote_of(page, made[last].node)
    if quote >= 0:
        first = last
        while first and _inside(page, made[first - 1].node, quote):
            first -= 1
        if first < last or not alone:
            return first
    if not alone or last == 0:
        return last
    first = last - 1
    while (
        first
        and page.form == "text"
        and made[first].gap == 0
        and made[last].start - made[first - 1].start <= LONGEST_POST
    ):
        first -= 1
    return first


def _quote_of(page: Page, node: int) -> int:
    """The innermost block quotation that holds `node`, -1 when there is none."""
    while node >= 0 and page.nodes[node].tag != "blockquote" and "tweet" not in page.nodes[node].hint:
        node = page.nodes[node].parent
    return node


def _inside(page: Page, node: int, outer: int) -> bool:
    while node > outer:
        node = page.nodes[node].parent
    return node == outer


def _unfinished(text: str, block: Block) -> tuple[Block | None, Block]:
    """Cut a line in two where an unfinished sentence ends and the title of a pasted card begins.

    The title is the longest run of capitalised words that ends the line; the sentence before it ends in a
    small word or in no stop.
    """
    line = text[block.start : block.end]
    found = list(WORD.finditer(line)) if len(line) < 1_000 else []
    first = _capitalised_from([word.group().strip("\"'“”‘’()[],;:") for word in found])
    spoken = SPEAKS.search(line) if SIGNATURE.search(line) else None
    if spoken and not re.search(r"[.!?]\s", line[: spoken.start()]):
        parts = _split(text, block, block.start + spoken.end())
        return (parts[0], parts[1]) if len(parts) == 2 else (None, block)
    title, before = found[first:], found[:first]
    if len(title) < 4 or len(before) < 4 or line.rstrip()[-1] in ".!?" or before[-1].group()[-1] in ".!?:":
        return None, block
    parts = _split(text, block, block.start + title[0].start())
    return (parts[0], parts[1]) if len(parts) == 2 else (None, block)


def _capitalised_from(line: Sequence[str]) -> int:
    """Where the longest run of capitalised words begins that ends a line: small words may stand in it."""
    first = len(line)
    for place in range(len(line) - 1, -1, -1):
        word = line[place]
        if word and not word[0].isupper() and not word[0].isdigit() and word.lower() not in words("small"):
            break
        if word and word[0].isupper():
            first = place
        if first - place > 2:
            break
    return first
