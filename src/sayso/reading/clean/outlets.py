"""Which outlet a page without a head belongs to: its masthead, the line under the title, what it says of
itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sayso.reading.clean import cues
from sayso.reading.clean.dates import FULL, WEEKDAY, only_date
from sayso.reading.clean.headline import byline_names, head_under, top_line
from sayso.reading.clean.heads import (
    SMALL,
    bare_names,
    is_capital,
    is_masthead,
    is_name,
    is_outlet,
    is_section,
)
from sayso.reading.clean.kinds import PageLayout
from sayso.reading.clean.names import is_job, is_person
from sayso.reading.clean.units import Unit
from sayso.records import Metadatum
from sayso.records.page import Page
from sayso.world.address import archived
from sayso.world.outlets import CARRIERS, fits_host, host_of, outlet_named, outlet_of_host

NAME = r"(?P<who>[A-Z][\w&.'’-]*(?:\s+(?:of|the|and|&|de|di|[A-Z][\w&.'’-]*)){0,5})"
SELF = re.compile(
    rf"\W{{0,2}}{NAME}\s+(?i:is|are)\s+(?i:(?:a|an|the|our|your)\s+(?:[\w-]+\s+){{0,5}}?"
    r"(?:voice|newspaper|news (?:site|agency|website|outlet|service|channel)|website|magazine|project"
    r"|publication|platform|broadcaster"
    r"|weekly|daily|journal"
    r"|non-?profit|blog|portal|(?:registered )?trademark)\b|published by\b|part of\b|owned by\b"
    r"|funded by\b|not responsible\b)"
)
UNDER_TITLE = re.compile(
    rf"\W{{0,2}}(?!(?i:by)\b){NAME}\s*(?P<mark>[|,•·–—-])\s*(?:(?i:updated|published|posted"
    rf"|last)\b[^\d]{{0,20}})?(?i:{FULL.pattern}).{{0,30}}$"
)
SIGNED = re.compile(rf"(?i:by)\s+[^|•·]{{3,80}}?\s*[|•·]\s*{NAME}\s*(?:$|[|•·])")
WITH_SECTION = re.compile(rf"{NAME}\s*(?:[|,•·]|\s[–—-])\s+(?P<section>.{{3,40}})$")
ISSUE = re.compile(rf"{NAME},?\s+(?i:issue|number|no\.?|vol(?:ume|\.)?)\s*\d.{{0,60}}$")
WRITER = NAME.replace("who", "writer")
WRITTEN_FOR = re.compile(
    rf"(?:(?i:by|words|text)\b.{{3,80}}?|{WRITER})\s+for\s+(?P<who>[A-Z][^|,•·–—]{{2,40}}?)\s*(?:$|[|,•·–—])"
)
STAFF = re.compile(rf"(?i:by)\s+{NAME}\s+(?i:staff|desk|newsroom|editorial board)\b.{{0,20}}$")
LABELS = frozenset({"press", "release", "statement", "communique", "communiqué"})
"""Words of labels under which whoever issues a statement names itself."""


def initials(name: str) -> str:
    """The first letters of the words of a name: "Continental Wire" → "CW"."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word.lower() not in SMALL).upper()


def same_outlet(left: str | None, right: str | None) -> bool:
    """Whether two printed names are one outlet's: equal, one begun by the other, or one the initials of
    the other.
    """
    if not left or not right:
        return False
    one, two = (value.lower().removeprefix("the ").strip() for value in (left, right))
    short = min(one, two, key=len).replace(".", "")
    return (
        one.startswith(two)
        or two.startswith(one)
        or (len(short) >= 2 and short.upper() == initials(max(one, two, key=len)))
    )


def outlets(
    page: Page, units: Sequence[Unit], kinds: Sequence[str], found: PageLayout, signed: bool
) -> Iterator[Metadatum]:
    """The outlets that the lines around the article name, the surest first. `signed`: whether a byline
    names who wrote it.
    """
    top = found.title if found.title is not None else found.first
    under = [place for place in head_under(units, top) if found.title is not None and kinds[place] != "body"]
    for place in under:
        yield from _under_title(page, units[place])
    masthead = _masthead(page, units, top, signed)
    if masthead:
        yield masthead
    if page.form == "text":
        yield from _lone_lines(units, under, page_host(page))
    for place in range(found.first, len(units)):
        unit = units[place]
        said = (
            SELF.match(unit.text)
            if kinds[place] in ("boilerplate", "note") and len(unit.text) <= 400
            else None
        )
        if said and len(said.group("who")) > 2:
            yield _named(unit, said)
            return


def page_host(page: Page) -> str:
    """The host of the page's own address, as its head states it or its capture recorded it; "" without
    one. For a copy in a web archive it is the host of the page that was copied.
    """
    addresses = [told.value for told in page.metadata if told.field == "url"]
    hosts = [host_of(kept[1] if (kept := archived(url)) else url) for url in addresses]
    return next((host for host in hosts if host), "")


def _lone_lines(units: Sequence[Unit], under: Sequence[int], host: str) -> Iterator[Metadatum]:
    """Lines of the article's head that are nothing but a name, where the name is an outlet's: it is listed,
    it is that of the page's host, its words say so, or it stands where outlets stand, above the date.
    """
    lines = [units[place] for place in under if not (units[place].furniture or units[place].ends)]
    told = [unit for unit in lines if is_name(unit.text) or outlet_named(unit.text) is not None]
    tests: tuple[Callable[[Unit], bool], ...] = (
        lambda unit: outlet_named(unit.text) is not None and unit.text not in cues.agencies(),
        lambda unit: fits_host(unit.text, host),
        lambda unit: is_outlet(unit.text),
        lambda unit: _above_date(units, under, unit),
    )
    for fits in tests:
        for unit in filter(fits, told):
            yield Metadatum("outlet", unit.text, "text", unit.start, unit.end)


def _above_date(units: Sequence[Unit], under: Sequence[int], unit: Unit) -> bool:
    """Whether a name stands between a byline and the date of an article: neither a writer nor a section."""
    place = next(place for place in under if units[place] is unit)
    signed = place - 1 in under and bool(byline_names(units[place - 1].text))
    dated = place + 1 in under and only_date(units[place + 1].text)
    return signed and dated and not is_section(unit.text) and not bare_names(unit.text)


def of_host(host: str) -> str | None:
    """The name by which a host's outlet goes: as it is listed, else the host itself; None without one.

    Hosts that carry what others publish are named by themselves.
    """
    known = outlet_of_host(host)
    if known is None or known.kind in CARRIERS:
        return host or None
    return known.name


def rather_host(name: str, host: str) -> bool:
    """Whether a name read from a page's lines cannot be that of its listed host: then the host's stands."""
    known = outlet_of_host(host)
    if known is None or known.kind in CARRIERS or fits_host(name, host) or same_outlet(name, known.name):
        return False
    return outlet_named(name) is None


def _under_title(page: Page, unit: Unit) -> Iterator[Metadatum]:
    """The outlet in one line between the title and the article: before a date, behind a byline, with a
    section or an issue.
    """
    if len(unit.text) > 120:
        return
    dated = UNDER_TITLE.fullmatch(unit.text)
    if dated and _before_a_date(dated.group("who").strip(), dated.group("mark")):
        yield _named(unit, dated)
    for pattern in (SIGNED, WRITTEN_FOR, STAFF):
        behind = pattern.match(unit.text)
        if (
            behind
            and not is_job(behind.group("who"))
            and not is_person(behind.group("who"))
            and not is_section(behind.group("who"))
        ):
            yield _named(unit, behind)
            return
    if page.form != "text":
        return
    issue, section = ISSUE.fullmatch(unit.text), WITH_SECTION.fullmatch(unit.text)
    if issue:
        yield _named(unit, issue)
    elif section and is_section(section.group("section")) and is_masthead(section.group("who")):
        yield _named(unit, section)


def _before_a_date(name: str, mark: str) -> bool:
    """Whether what stands before the date under a title is an outlet: no weekday, no person, and no place,
    which is one word.
    """
    alone = len(name.split()) == 1 and mark in ",–—-" and name not in cues.agencies()
    return not (WEEKDAY.fullmatch(name) or is_person(name) or alone)


def _named(unit: Unit, found: re.Match[str]) -> Metadatum:
    return Metadatum(
        "outlet", found.group("who"), "text", unit.start + found.start("who"), unit.start + found.end("who")
    )


def _masthead(page: Page, units: Sequence[Unit], top: int, signed: bool) -> Metadatum | None:
    """A name on the first line, above the title.

    In a web page it counts when it is printed again elsewhere in the page, by its initials too, when a
    menu follows it or when its words are an outlet's. In plain text every name counts that no section and
    no writer has.
    """
    place = next((place for place in range(top_line(units), top) if not _is_label(units[place].text)), top)
    if place >= min(top, len(units)):
        return None
    first = units[place]
    section = WITH_SECTION.fullmatch(first.text) if page.form == "text" else None
    name = section.group("who") if section and is_section(section.group("section")) else first.text
    if not is_name(name) or is_section(name):
        return None
    writer = bool(bare_names(name)) and not signed
    if (
        is_outlet(name)
        or _known(units, place, name)
        or (page.form == "text" and is_masthead(name) and not writer)
    ):
        return Metadatum("outlet", name, "text", first.start, first.start + len(name))
    return None


def _is_label(line: str) -> bool:
    """Whether a line is a label such as "PRESS RELEASE"."""
    return is_section(line) and bool(LABELS & set(line.lower().split()))


def _known(units: Sequence[Unit], place: int, name: str) -> bool:
    """Whether a name on the first line is printed again, is signed by its initials, or has a menu right
    under it.

    A single word may be a place that the article speaks of: it must be printed again in a short line or in
    the page's furniture.
    """
    key, short, many = name.lower(), initials(name), len(name.split()) >= 2
    others = [
        unit
        for unit in units[place + 1 :]
        if len(unit.text) <= 300 and (many or unit.furniture or unit.words <= 4)
    ]
    again = any(key in unit.text.lower() for unit in others)
    signed = len(short) >= 2 and any(re.search(rf"\({short}\)", unit.text[:120]) for unit in units)
    after = units[place + 1 : place + 3]
    menu = any(
        len(unit.text.split()) >= 4 and not unit.complete and all(map(is_capital, unit.text.split()))
        for unit in after
    )
    return again or signed or (many and menu)
