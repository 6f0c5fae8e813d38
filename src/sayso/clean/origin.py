"""Who publishes a page, and who published the article first: from the page's head, its disclaimers, credits and legal lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.clean import cues
from sayso.clean.units import Unit
from sayso.page import Page
from sayso.records import Metadatum

COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\W*(?:copyright|©|\(c\))?\W*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?\W*(?:by\s+)?"
    r"(?P<who>[A-Z][\w&.'’ -]{1,50}?)\s*(?:[.,|•-]|all rights|$)",
    re.I,
)
DATELINE = re.compile(
    r"(?P<line>\W{0,2}(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}|[A-Z][\w.'’-]+(?:[ ,/]+[A-Z][\w.'’-]+){0,4})"
    r"(?:,\s*[A-Z][\w. ]{1,20})?(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?)(?:,?\s*\d{2,4})?)?"
    r"(?:,?\s*\((?P<agency>[A-Z][\w /&.-]{1,40})\))?\s*(?:[-–—]{1,2}|:)\s+)(?=\S)"
)
ELSEWHERE = re.compile(r"origin|publish|appear|print|post|syndicat|produced|source|\bvia\b|courtesy|from\s*:|fonte|quelle", re.I)
DISTANCE = re.compile(
    r"(?:\bnot|n['’]t)\b.*\b(?:always|necessarily|endorse|share|views?|opinions?)|\b(?:views?|opinions?)\b.*\bnot\b", re.I
)
"""What every pattern of the two groups needs: a line without it is not looked at further."""
LEADING_THE = re.compile(r"^(?:the|website of|site of)\s+(?=[a-z])", re.I)
TITLE_SUFFIX = re.compile(r"\s+(?:[-–—|»•·]|::|\|\|)\s+(?P<who>[^-–—|»•·]{2,40})$")


def dateline_end(text: str) -> tuple[int, str | None]:
    """The length of the dateline that begins a paragraph ("KARSK, May 3 (AFP) - ") and the agency in it; (0, None) without one."""
    found = DATELINE.match(text[:160])
    if found is None:
        return 0, None
    place, agency = found.group("place"), found.group("agency")
    dashed = found.group("line").rstrip()[-1] != ":"
    if not dashed and agency is None:
        return 0, None
    if not agency and not (place.upper() == place and len(place) > 3):
        return 0, None
    return found.end("line"), agency


def origins(page: Page, units: Sequence[Unit], body: Sequence[Unit]) -> Iterator[Metadatum]:
    """What the text says of outlet, agency and first publication, each with its place in the text. `body` are the article's units."""
    for unit in units:
        if len(unit.text) > 600:
            continue
        for pattern in cues.patterns("republished") if ELSEWHERE.search(unit.text) else ():
            found = pattern.search(unit.text)
            if found and (unit.words <= 45 or "who" in found.groupdict()):
                yield _said(unit, found, "first_published_by")
                break
        for pattern in cues.patterns("disclaimers") if DISTANCE.search(unit.text) else ():
            found = pattern.search(unit.text)
            if found and _is_outlet(found.group("who")):
                yield _said(unit, found, "outlet")
                break
        found = COPYRIGHT.search(unit.text) if unit.furniture else None
        if found and found.group("who")[0].isupper() and _is_outlet(found.group("who")):
            yield _said(unit, found, "copyright")
    for unit in body[:6]:
        length, agency = dateline_end(unit.text)
        if length and agency:
            at = unit.text.index(agency)
            yield Metadatum("agency", agency, "text", unit.start + at, unit.start + at + len(agency))
    for unit in units:
        credit = _credit(unit)
        if credit:
            yield credit


def _credit(unit: Unit) -> Metadatum | None:
    """A line that is nothing but an agency's name, perhaps after "By" or "Source:"."""
    found = (
        re.fullmatch(r"\W*(?:(?:by|source|with|from|via)\b:?\s+(?:the\s+)?)?(?P<who>[\w /&-]{2,40}?)\W*", unit.text, re.I)
        if len(unit.text) <= 60
        else None
    )
    if found is None or found.group("who").removeprefix("The ").removeprefix("the ") not in cues.agencies():
        return None
    return Metadatum("agency", found.group("who"), "text", unit.start + found.start("who"), unit.start + found.end("who"))


def _said(unit: Unit, found: re.Match[str], field: str) -> Metadatum:
    """What a pattern found; the value is the name, or the words that say it where no name is given."""
    start, end = found.span("who") if found.groupdict().get("who") else found.span()
    raw = unit.text[start:end]
    lead = LEADING_THE.match(raw)
    start += lead.end() if lead else 0
    value = unit.text[start:end].strip(" \"”“'’:;,.-")
    start += unit.text[start:end].index(value) if value else 0
    named = bool(found.groupdict().get("who")) and bool(value)
    return Metadatum(
        field if named else "republished", value or found.group(), "text", unit.start + start, unit.start + start + len(value or raw)
    )


def _is_outlet(name: str) -> bool:
    words = name.split()
    return (
        bool(words)
        and words[0].lower()
        not in {
            "the",
            "this",
            "these",
            "it",
            "they",
            "we",
            "he",
            "she",
            "i",
            "our",
            "its",
            "any",
            "all",
            "views",
            "opinions",
            "author",
            "authors",
            "writer",
        }
    ) or (
        len(words) > 1
        and words[0] == "The"
        and words[1][0].isupper()
        and words[1].lower() not in {"views", "opinions", "author", "authors", "writer"}
    )


def title_outlet(title: str) -> str | None:
    """The outlet behind the last separator of a page's title: "Headline - The Karsk Post"."""
    found = TITLE_SUFFIX.search(title)
    return found.group("who").strip() if found and len(title) - len(found.group()) >= 12 else None
