"""The last step: passages, and what the document as a whole is given as, each value with the place it came
from.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.clean.dates import PRINTED
from sayso.reading.clean.headline import byline_names, head_under, split_title, stated_author
from sayso.reading.clean.heads import bare_names
from sayso.reading.clean.kinds import PageLayout
from sayso.reading.clean.language import language_of
from sayso.reading.clean.names import listed
from sayso.reading.clean.origin import dateline_end, origins, title_outlet
from sayso.reading.clean.outlets import of_host, outlets, page_host, rather_host, same_outlet
from sayso.reading.clean.units import Unit
from sayso.reading.clean.when import captured, dated
from sayso.records import ARTICLE_KINDS, Document, Metadatum, Passage
from sayso.records.page import Page

LONGEST = 400
"""The longest title of a page, in code points."""
OUTLETS = (
    ("outlet", "json-ld"),
    ("outlet", "open-graph"),
    ("outlet", "text"),
    ("outlet", "meta"),
    ("copyright", "text"),
    ("outlet", "address"),
    ("agency", "text"),
)
"""What names the outlet, with where it stands, the surest first."""
READ = ("text", "meta")
"""Where a name stands that was read from the page's lines: the outlet of a listed host outdoes it."""
SIGNED = ("by ", "written by ", "reporting by ", "(reporting by ")
"""How a line at the end of an article begins that says who wrote it."""
HEAD_LINES = 8
"""How many lines around the title and the ends of the article are looked at for its date and author."""


def document_of(
    page: Page, units: Sequence[Unit], kinds: Sequence[str], found: PageLayout, language: str | None
) -> Document:
    """Build the document. `kinds` has the kind of each unit."""
    writers = _bylines(page, units, kinds, found)
    said = [
        *page.metadata,
        *origins(units, kinds, found),
        *outlets(page, units, kinds, found, bool(writers)),
        *dated(units, kinds, found),
    ]
    said += writers
    title, title_author = _title(units, kinds, found)
    if title_author and title_author.value.lower() not in {
        item.value.lower() for item in said if item.field == "author"
    }:
        said.append(title_author)
    said += [Metadatum("outlet", name, "meta") for name in [_suffix(page, units, found.title_text)] if name]
    host = page_host(page)
    said += [Metadatum("outlet", name, "address") for name in [of_host(host)] if name]
    outlet = _outlet(said, host)
    agency, original = _first(said, "agency", ("text",)), _first(said, "first_published_by", ("text",))
    copied = any(item.field == "republished" for item in said) or bool(
        original and not same_outlet(original, outlet)
    )
    wired = bool(agency and outlet and not same_outlet(agency, outlet))
    passages = tuple(_passages(units, kinds, found, language))
    return Document(
        sha256=page.sha256,
        name=page.name,
        text=page.text,
        passages=passages,
        language=_language(passages, language),
        title=title,
        author=_author(said),
        outlet=outlet,
        first_published_by=original
        if copied and not same_outlet(original, outlet)
        else agency
        if wired
        else None,
        republished=copied or wired,
        captured=captured(page, units, found),
        metadata=tuple(dict.fromkeys(said)),
        warnings=(*page.warnings, *_warnings(units, kinds, found)),
    )


def _outlet(said: Sequence[Metadatum], host: str) -> str | None:
    """The outlet: as the page's head states it, as the text names it, as its title carries it, who holds
    the copyright, whose address it is, else the agency.
    """
    original = _first(said, "first_published_by", ("text",))
    for field, place in OUTLETS:
        name = _first(said, field, (place,))
        if name and place in READ and rather_host(name, host):
            continue
        if (
            name
            and not name.startswith(("http:", "https:"))
            and not (field == "copyright" and same_outlet(name, original))
        ):
            return _mixed_case(name, said)
    return None


def _mixed_case(name: str, said: Sequence[Metadatum]) -> str:
    """A name that is printed in capitals, as it is printed elsewhere in the page."""
    if not name.isupper():
        return name
    others = (
        item.value
        for item in said
        if item.field in ("outlet", "copyright") and item.value.lower() == name.lower()
    )
    return next((other for other in others if not other.isupper()), name)


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
    stated = [
        item.value
        for item in said
        if item.field == "author" and item.place in ("json-ld", "meta") and " " in item.value
    ]
    printed = [next((name for name in stated if _glued(one, name)), one) for one in printed]
    if printed:
        return listed(list(dict.fromkeys(printed)))
    for place in ("json-ld", "open-graph", "meta"):
        name = stated_author(
            [
                item.value
                for item in said
                if item.field == "author" and item.place == place and item.value.lower() not in outlets
            ]
        )
        if name:
            return name
    return None


def _glued(printed: str, name: str) -> bool:
    """Whether a byline runs on into another word without a space, where the page's head gives the name
    alone: "Ana OrloStaff".
    """
    return printed.startswith(name) and printed[len(name) : len(name) + 1].isalpha()


def _title(
    units: Sequence[Unit], kinds: Sequence[str], found: PageLayout
) -> tuple[str | None, Metadatum | None]:
    """The title, without an author's name before it, and that author."""
    if not found.title_text:
        return None, None
    body = "\n".join(
        unit.text
        for unit, kind in zip(units, kinds, strict=True)
        if kind in ("body", "lead", "embed", "caption")
    )
    author, title = split_title(found.title_text, body)
    if author is None or found.title is None:
        return title, Metadatum("author", author, "meta") if author else None
    start = units[found.title].start
    return title, Metadatum("author", author, "text", start, start + len(author))


def _suffix(page: Page, units: Sequence[Unit], title: str | None) -> str | None:
    """The outlet that the page's own title carries behind the headline."""
    if not title:
        return None
    for unit in units[:3]:
        head = (unit.node >= 0 and page.nodes[unit.node].tag == "title") or unit.block == 0
        if not head or len(unit.text) > LONGEST:
            continue
        line = " ".join(unit.text.split())
        stamp = PRINTED.match(line)
        line = line[stamp.end() :] if stamp else line
        name = title_outlet(line)
        if name and line.startswith(title[:12]) and line != title:
            return name
    return None


def _bylines(page: Page, units: Sequence[Unit], kinds: Sequence[str], found: PageLayout) -> list[Metadatum]:
    """The names in the bylines at the article's head, else in a last line such as "By Ada Karsk"; in plain
    text also names alone.
    """
    top = found.title if found.title is not None else max(0, found.first - HEAD_LINES)
    head = [
        units[place]
        for place in range(max(0, top - 2), min(found.first + 3, len(units)))
        if kinds[place] in ("byline", "boilerplate", "lead", "heading")
    ]
    tail = [
        units[place] for place in range(max(found.first, found.last - 2), min(found.last + 2, len(units)))
    ]
    for group in (head, tail):
        for unit in group:
            if unit.words > 25 or (group is tail and not unit.text.lower().lstrip("—–- ").startswith(SIGNED)):
                continue
            names = byline_names(unit.text)
            if names:
                return [_byline(unit, name) for name in names]
    for place in head_under(units, found.title) if page.form == "text" and found.title is not None else ():
        names = bare_names(units[place].text)
        if names:
            return [_byline(units[place], name) for name in names]
    return []


def _byline(unit: Unit, name: str) -> Metadatum:
    at = unit.text.lower().find(name.lower())
    return Metadatum(
        "author",
        name,
        "text",
        unit.start + at if at >= 0 else unit.start,
        unit.start + at + len(name) if at >= 0 else unit.end,
    )


def _language(passages: Sequence[Passage], language: str | None) -> str | None:
    """The language that most of the article's text is in."""
    sizes: dict[str, int] = {}
    for passage in passages:
        if passage.kind in ARTICLE_KINDS and passage.language:
            sizes[passage.language] = sizes.get(passage.language, 0) + passage.end - passage.start
    return max(sizes, key=lambda code: sizes[code]) if sizes else language


def _passages(
    units: Sequence[Unit], kinds: Sequence[str], found: PageLayout, language: str | None
) -> list[Passage]:
    owner = {place: embed for embed in found.embeds for place in range(embed.first, embed.last)}
    made: list[Passage] = []
    clock: str | None = None
    writer: str | None = None
    clocks = sum(kinds[place] == "dateline" for place in range(found.first, found.last))
    for place, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        own = language_of(unit.text) or language
        if kind == "embed" and place in owner:
            embed = owner[place]
            if place > embed.first and made and made[-1].kind == "embed":
                made[-1] = Passage(
                    "embed", made[-1].start, unit.end, embed.author, embed.date, made[-1].language
                )
            else:
                made.append(Passage("embed", unit.start, unit.end, embed.author, embed.date, own))
            continue
        if kind == "dateline" and clocks >= 3 and found.first <= place < found.last:
            clock = unit.text
        if kind == "byline" and _begins_article(found, place):
            writer = listed(byline_names(unit.text))
        length = dateline_end(unit.text)[0] if kind == "body" and place <= found.first + 2 else 0
        if length:
            made.append(
                Passage("dateline", unit.start, unit.start + len(unit.text[:length].rstrip()), language=own)
            )
        inside = kind in ("body", "heading")
        made.append(
            Passage(
                kind,
                unit.start + length,
                unit.end,
                writer if inside else None,
                clock if inside else None,
                own,
            )
        )
    return made


def _begins_article(found: PageLayout, place: int) -> bool:
    """Whether a byline stands so deep in the run that it begins another article of the page."""
    return found.first + 2 <= place < found.last


def _warnings(units: Sequence[Unit], kinds: Sequence[str], found: PageLayout) -> list[str]:
    if found.first == found.last:
        return ["no article was found in the page"]
    near = range(max(0, found.first - 2), min(len(units), found.last + 4))
    if any(units[place].paywall for place in near):
        return [
            (
                "the page seems to show only the beginning of the article: it asks to subscribe or sign "
                "in for the rest"
            )
        ]
    articles = 1 + sum(
        kinds[place] == "byline" and _begins_article(found, place) for place in range(found.first, found.last)
    )
    return (
        [f"the page holds {articles} articles; title and author are those of the first"]
        if articles > 1
        else []
    )
