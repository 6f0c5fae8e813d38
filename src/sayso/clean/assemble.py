"""The last step: passages, and what the document as a whole is given as, each value with the place it came from."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.clean.dates import date_line, is_change
from sayso.clean.headline import byline_names, split_title, stated_author
from sayso.clean.kinds import Found
from sayso.clean.language import language_of
from sayso.clean.origin import dateline_end, origins, title_outlet
from sayso.clean.units import Unit
from sayso.page import Page
from sayso.records import ARTICLE_KINDS, Document, Evidence, Interval, Metadatum, Passage

HEAD_LINES = 8
"""How many lines around the title and the ends of the article are looked at for its date and author."""


def document_of(page: Page, units: Sequence[Unit], kinds: Sequence[str], found: Found, language: str | None) -> Document:
    """Build the document. `kinds` has the kind of each unit."""
    said = [*page.metadata, *origins(page, units, [unit for unit, kind in zip(units, kinds, strict=True) if kind in ("body", "lead")])]
    said += _dates(units, kinds, found)
    said += _bylines(units, kinds, found)
    title, title_author, title_span = _title(page, units, kinds, found)
    if title_author:
        said.append(Metadatum("author", title_author, "text", title_span.start if title_span else None, _end_of(title_span, title_author)))
    if found.title_text:
        said += [Metadatum("outlet", name, "meta") for name in [_suffix(page, units, found.title_text)] if name]
    captured = _captured(units, found)
    author = _author(said)
    outlet = _first(said, "outlet", ("json-ld", "open-graph")) or _first(said, "outlet", ("text",)) or _first(said, "outlet", ("meta",))
    outlet = outlet or _first(said, "copyright", ("text",))
    agency = _first(said, "agency", ("text",))
    original = _first(said, "first_published_by", ("text",))
    explicit = any(item.field in ("first_published_by", "republished") for item in said)
    republished = (explicit and not _same(original, outlet)) or bool(agency and outlet and not _same(agency, outlet))
    warnings = [*page.warnings, *_warnings(units, kinds, found)]
    passages = tuple(_passages(page, units, kinds, found, language))
    return Document(
        page.sha256, page.name, page.text, passages, language=_language(passages, language), title=title, author=author, outlet=outlet,
        first_published_by=original if original and not _same(original, outlet) else agency if republished else None,
        republished=republished, captured=captured, metadata=tuple(dict.fromkeys(said)), warnings=tuple(warnings),
    )  # fmt: skip


def _same(left: str | None, right: str | None) -> bool:
    if not left or not right:
        return False
    one, two = (value.lower().removeprefix("the ").strip() for value in (left, right))
    return one == two or one.startswith(two) or two.startswith(one)


def _first(said: Sequence[Metadatum], field: str, places: Sequence[str]) -> str | None:
    for place in places:
        for item in said:
            if item.field == field and item.place == place:
                return item.value
    return None


def _author(said: Sequence[Metadatum]) -> str | None:
    """What is printed in the page comes first, then what its head states; an outlet is no author."""
    outlets = {item.value.lower() for item in said if item.field in ("outlet", "agency")}
    printed = [item.value for item in said if item.field == "author" and item.place == "text"]
    if printed:
        return ", ".join(dict.fromkeys(printed))
    for place in ("json-ld", "open-graph", "meta"):
        name = stated_author(
            [item.value for item in said if item.field == "author" and item.place == place and item.value.lower() not in outlets]
        )
        if name:
            return name
    return None


def _title(page: Page, units: Sequence[Unit], kinds: Sequence[str], found: Found) -> tuple[str | None, str | None, Unit | None]:
    if not found.title_text:
        return None, None, None
    body = " ".join(unit.text for unit, kind in zip(units, kinds, strict=True) if kind in ("body", "lead", "embed", "caption"))
    author, title = split_title(found.title_text, body)
    return title, author, units[found.title] if found.title is not None else None


def _end_of(unit: Unit | None, name: str) -> int | None:
    return None if unit is None else unit.start + len(name)


def _suffix(page: Page, units: Sequence[Unit], title: str) -> str | None:
    """The outlet that the page's own title carries behind the headline."""
    for unit in units[:3]:
        if (unit.node >= 0 and page.nodes[unit.node].tag == "title") or unit.block == 0:
            name = title_outlet(" ".join(unit.text.split()))
            if name and unit.text.startswith(title[:12]) and unit.text.strip() != title:
                return name
    return None


def _dates(units: Sequence[Unit], kinds: Sequence[str], found: Found) -> list[Metadatum]:
    """Date lines at the article's head, below its title, and right after its end: when it was published or changed."""
    said: list[Metadatum] = []
    top = found.title if found.title is not None else found.first
    for place in [*range(top + 1, min(found.first + 2, len(units))), *range(found.last, min(found.last + 3, len(units)))]:
        unit = units[place]
        if date_line(unit.text) is not None:
            said.append(Metadatum("modified_on" if is_change(unit.text) else "published_on", unit.text, "text", unit.start, unit.end))
    return said


def _bylines(units: Sequence[Unit], kinds: Sequence[str], found: Found) -> list[Metadatum]:
    """The names in the bylines at the article's head, else in a last line such as "By Ada Karsk"."""
    top = found.title if found.title is not None else max(0, found.first - HEAD_LINES)
    head = [
        units[place]
        for place in range(max(0, top - 2), min(found.first + 3, len(units)))
        if kinds[place] in ("byline", "boilerplate", "lead", "heading")
    ]
    tail = [units[place] for place in range(max(found.first, found.last - 2), min(found.last + 2, len(units)))]
    for group in (head, tail):
        for unit in group:
            if unit.words > 25 or (group is tail and not unit.text.lower().lstrip("—–- ").startswith(("by ", "written by"))):
                continue
            names = byline_names(unit.text)
            if names:
                return [_byline(unit, name) for name in names]
    return []


def _byline(unit: Unit, name: str) -> Metadatum:
    at = unit.text.lower().find(name.lower())
    return Metadatum(
        "author", name, "text", unit.start + at if at >= 0 else unit.start, unit.start + at + len(name) if at >= 0 else unit.end
    )


def _captured(units: Sequence[Unit], found: Found) -> Interval | None:
    """The day that the page's own header shows: a date that stands alone above the title."""
    top = found.title if found.title is not None else found.first
    for unit in units[:top]:
        day = date_line(unit.text)
        if day is not None and not is_change(unit.text) and "publish" not in unit.text.lower() and "posted" not in unit.text.lower():
            return Interval(
                day, day, day.isoformat(), (Evidence(unit.text, unit.start, unit.end, "a date in the page's header, above the title"),)
            )
    return None


def _language(passages: Sequence[Passage], language: str | None) -> str | None:
    """The language that most of the article's text is in."""
    sizes: dict[str, int] = {}
    for passage in passages:
        if passage.kind in ARTICLE_KINDS and passage.language:
            sizes[passage.language] = sizes.get(passage.language, 0) + passage.end - passage.start
    return max(sizes, key=lambda code: sizes[code]) if sizes else language


def _passages(page: Page, units: Sequence[Unit], kinds: Sequence[str], found: Found, language: str | None) -> list[Passage]:
    owner = {place: embed for embed in found.embeds for place in range(embed.first, embed.last)}
    made: list[Passage] = []
    clock: str | None = None
    clocks = sum(kinds[place] == "dateline" for place in range(found.first, found.last))
    for place, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        own = language_of(unit.text) or language
        if kind == "embed" and place in owner:
            embed = owner[place]
            if place > embed.first and made and made[-1].kind == "embed":
                made[-1] = Passage("embed", made[-1].start, unit.end, embed.author, embed.date, made[-1].language)
            else:
                made.append(Passage("embed", unit.start, unit.end, embed.author, embed.date, own))
            continue
        if kind == "dateline" and clocks >= 3 and found.first <= place < found.last:
            clock = unit.text
        length = dateline_end(unit.text)[0] if kind == "body" and place <= found.first + 2 else 0
        if length:
            made.append(Passage("dateline", unit.start, unit.start + len(unit.text[:length].rstrip()), language=own))
        made.append(Passage(kind, unit.start + length, unit.end, date=clock if kind in ("body", "heading") else None, language=own))
    return made


def _warnings(units: Sequence[Unit], kinds: Sequence[str], found: Found) -> list[str]:
    if found.first == found.last:
        return ["no article was found in the page"]
    near = range(max(0, found.first - 2), min(len(units), found.last + 4))
    if any(units[place].paywall for place in near):
        return ["the page seems to show only the beginning of the article: it asks to subscribe or sign in for the rest"]
    return []
