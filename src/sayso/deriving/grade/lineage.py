"""Where a page's text comes from: its own newsroom, an agency, another outlet, or nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.deriving.grade.registry import Registry, folded
from sayso.records import Document


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a document says of its own descent. `printed` is the name that a sentence uses for the page."""

    document: str
    printed: str
    outlet: str | None = None
    author: str | None = None
    first: str | None = None
    republished: bool = False
    agency: str | None = None
    since: str = ""


def lineage(document: Document) -> Lineage:
    """The descent that a document states: outlet, author, where it first stood, agency credit, the first
    day it can be from.
    """
    agency = next(
        (one.value for one in document.metadata if one.field == "agency" and one.value.strip()), None
    )
    since = document.published.start.isoformat() if document.published and document.published.start else ""
    return Lineage(
        document=document.sha256,
        printed=document.outlet or document.author or document.title or document.name,
        outlet=document.outlet,
        author=document.author,
        first=document.first_published_by,
        republished=document.republished,
        agency=agency,
        since=since,
    )


@dataclass(frozen=True, slots=True)
class Channel:
    """One newsroom or agency through which something reached us: `key` is the same for all pages that come
    from it, "" when unknown.
    """

    key: str
    who: str
    pages: tuple[Lineage, ...]
    why: tuple[str, ...] = ()


def channels(
    pages: Mapping[str, Lineage], family: Mapping[str, str], registry: Registry
) -> dict[str, Channel]:
    """The channel of each page. Pages of one family (near-duplicate text) have one; so have pages of one
    agency or one outlet.
    """
    groups: dict[str, list[Lineage]] = {}
    for name in sorted(pages):
        groups.setdefault(family.get(name, name), []).append(pages[name])
    found: dict[str, Channel] = {}
    for members in groups.values():
        channel = _channel(members, registry)
        found.update({one.document: channel for one in members})
    return found


def _channel(members: list[Lineage], registry: Registry) -> Channel:
    """The channel of pages that print one text: its agency, else where it first stood, else the outlet
    that had it first.
    """
    pages = tuple(sorted(members, key=lambda one: (one.since or "9999", one.document)))
    why = [f"{_listed(pages)} print one text: they count once."] if len(pages) > 1 else []
    for credit, says in ((_agency, "credits {who}"), (_first, "says that its text first stood in {who}")):
        for one in pages:
            if who := credit(one, registry):
                why.append(f"{one.printed} {says.format(who=who)}: the origin is {who}, not {one.printed}.")
                return Channel(key(who, registry), who, pages, tuple(why))
    own = [one for one in pages if not one.republished and (one.outlet or one.author)]
    if own:
        who = own[0].outlet or own[0].author or ""
        return Channel(key(who, registry), who, pages, tuple(why))
    why.append(f"{_unknown(pages)}: unknown lineage counts as no origin.")
    return Channel("", pages[0].printed, pages, tuple(why))


def _unknown(pages: tuple[Lineage, ...]) -> str:
    """Why nobody can say where the text of some pages is from."""
    for one in pages:
        if one.republished:
            return f"{one.printed} is a copy of an original that it does not name"
    return f"“{pages[0].printed}” names neither outlet nor author"


def _agency(one: Lineage, registry: Registry) -> str | None:
    """The agency that a page credits; an outlet that the user entered as an agency is one itself."""
    if one.agency:
        return one.agency
    entry = registry.find(one.first) or (None if one.republished else registry.find(one.outlet))
    return entry.name if entry and entry.agency and folded(entry.name) != folded(one.outlet or "") else None


def _first(one: Lineage, _registry: Registry) -> str | None:
    return one.first if one.first and folded(one.first) != folded(one.outlet or "") else None


def key(who: str, registry: Registry) -> str:
    """One key for all names of an outlet that the registry knows as one."""
    entry = registry.find(who)
    return f"outlet {folded(entry.name if entry else who)}"


def _listed(pages: Iterable[Lineage]) -> str:
    names = list(dict.fromkeys(one.printed for one in pages))
    if len(names) == 1:
        return f"Several pages of {names[0]}"
    return f"{', '.join(names[:-1])} and {names[-1]}"
