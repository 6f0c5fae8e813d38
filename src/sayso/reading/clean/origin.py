"""Who publishes a page, and who published the article first: from the page's head, its disclaimers,
credits and legal lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.reading.clean import cues, lists
from sayso.reading.clean.dates import MONTHS
from sayso.reading.clean.kinds import PageLayout
from sayso.reading.clean.units import Unit
from sayso.records import Metadatum

COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\W*(?:copyright|©|\(c\))?\W*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19"
    r"|20)?\d\d)?)?\W*(?:by\s+)?"
    r"(?P<who>[A-Z][\w&.'’ -]{1,50}?)\s*(?:[.,|•-]|all rights|$)",
    re.I,
)
DATELINE = re.compile(
    r"(?P<line>\W{0,2}(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}|[A-Z][\w.'’-]+(?:[ ,/]+[A-Z][\w.'’-]+){0,4})"
    r"(?:,\s*[A-Z][\w. ]{1,20})?(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}"
    r"|\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?)(?:,?\s*\d{2,4})?)?"
    r"(?:,?\s*\((?P<agency>[A-Z][\w /&.-]{1,40})\))?\s*(?:[-–—]{1,2}|:)\s+)(?=\S)"
)
ELSEWHERE = re.compile(
    r"origin|publish|appear|print|post|syndicat|produced|source|\bvia\b|courtesy|from\s*:|fonte|quelle", re.I
)
DISTANCE = re.compile(
    (
        r"(?:\bnot|n['’]t)\b.*\b(?:always|necessarily|endorse|share|views?|opinions?)|\b(?:views?"
        r"|opinions?)\b.*\bnot\b"
    ),
    re.I,
)
"""What every pattern of the two groups needs: a line without it is not looked at further."""
LEADING_THE = re.compile(r"(?:the\s+)?(?:(?i:website|site|pages|blog)\s+of\s+)?(?:the\s+)?")
CREDIT = re.compile(
    r"\W*(?i:(?:by|source|with|from|via)\b:?\s+(?:the\s+)?)?(?:The\s+)?(?P<who>[\w /&-]{2,40}?)\W*"
)
LONGEST = 600
"""Longer paragraphs, in code points, are not looked at."""
TITLE_SUFFIX = re.compile(r"\s+(?:[-–—|»•·]|::|\|\|)\s+(?P<who>[^-–—|»•·]{2,40})$")


def dateline_end(text: str) -> tuple[int, str | None]:
    """The length of the dateline that begins a paragraph ("KARSK, May 3 (AFP) - ") and the agency in it;
    (0, None) without one.
    """
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


def origins(units: Sequence[Unit], kinds: Sequence[str], found: PageLayout) -> Iterator[Metadatum]:
    """What the text says of outlet, agency and first publication, each with its place in the text."""
    for unit in units:
        if len(unit.text) > LONGEST:
            continue
        yield from _elsewhere(unit)
        yield from _disclaimer(unit)
        legal = COPYRIGHT.search(unit.text) if unit.furniture else None
        if legal and legal.group("who")[0].isupper() and _is_outlet(legal.group("who")):
            yield _said(unit, legal, "copyright")
    paragraphs = [unit for unit, kind in zip(units, kinds, strict=True) if kind in ("body", "lead")]
    for unit in paragraphs[:6]:
        length, agency = dateline_end(unit.text)
        if length and agency:
            at = unit.text.index(agency)
            yield Metadatum("agency", agency, "text", unit.start + at, unit.start + at + len(agency))
    top = found.title if found.title is not None else found.first
    for place in (
        *range(top + 1, min(found.first + 3, len(units))),
        *range(max(found.first, found.last - 2), min(found.last + 3, len(units))),
    ):
        credit = _credit(units[place])
        if credit:
            yield credit


def _elsewhere(unit: Unit) -> Iterator[Metadatum]:
    """A line that says where the article first stood."""
    for pattern in cues.patterns("republished") if ELSEWHERE.search(unit.text) else ():
        found = pattern.search(unit.text)
        if found is None or (unit.words > 45 and not found.groupdict().get("who")):
            continue
        if found.groupdict().get("who") and not _is_outlet(found.group("who")[_lead(found.group("who")) :]):
            continue
        yield _said(unit, found, "first_published_by")
        return


def _disclaimer(unit: Unit) -> Iterator[Metadatum]:
    """A line in which a page keeps its distance from its author's opinions, and names itself."""
    for pattern in cues.patterns("disclaimers") if DISTANCE.search(unit.text) else ():
        found = pattern.search(unit.text)
        if found and _is_outlet(found.group("who")):
            yield _said(unit, found, "outlet")
            return


def _credit(unit: Unit) -> Metadatum | None:
    """A line that is nothing but an agency's name, perhaps after "By" or "Source:"."""
    found = CREDIT.fullmatch(unit.text) if len(unit.text) <= 60 else None
    if found is None or found.group("who") not in cues.agencies():
        return None
    return Metadatum(
        "agency", found.group("who"), "text", unit.start + found.start("who"), unit.start + found.end("who")
    )


def _said(unit: Unit, found: re.Match[str], field: str) -> Metadatum:
    """What a pattern found; the value is the name, or the words that say it where no name is given."""
    named = bool(found.groupdict().get("who"))
    start, end = found.span("who") if named else found.span()
    start += _lead(unit.text[start:end])
    value = unit.text[start:end].strip(" \"”“'’:;,.-")
    start += unit.text[start:end].index(value)
    return Metadatum(
        field if named else "republished", value, "text", unit.start + start, unit.start + start + len(value)
    )


def _lead(name: str) -> int:
    """The length of what stands before a name: "the website of the Karsk Post"."""
    found = LEADING_THE.match(name)
    return found.end() if found else 0


def _is_outlet(name: str) -> bool:
    """Whether a name is one: no pronoun, no date, no word for those who hold opinions."""
    words = name.lower().removeprefix("the ").split()
    if not words or not name[0].isupper() or any(char.isdigit() for char in words[0]):
        return False
    return words[0] not in lists.words("not_outlets") and words[0][:3] not in MONTHS


def title_outlet(title: str) -> str | None:
    """The outlet behind the last separator of a page's title: "Headline - The Karsk Post"."""
    found = TITLE_SUFFIX.search(title)
    return found.group("who").strip() if found and len(title) - len(found.group()) >= 12 else None
