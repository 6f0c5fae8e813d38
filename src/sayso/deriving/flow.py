"""What a case says as a whole: a pure function of its readings, its captures, its decisions and its
registry of sources.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.case.decisions.anchor import Ground
from sayso.case.decisions.edits import Edited, Judged, edit
from sayso.case.decisions.effects import Effects
from sayso.case.decisions.naming import Named, named
from sayso.case.log import Entry
from sayso.case.store import Capture
from sayso.deriving.bound import Unbound, unbound
from sayso.deriving.facets import Facets
from sayso.deriving.grade import Registry, copies, families
from sayso.deriving.grade.copies import Copy
from sayso.deriving.grading import Alike, Graded, grade
from sayso.deriving.link import affairs, grouped, strong_links, times, with_affairs
from sayso.deriving.link.stories import of_claims
from sayso.deriving.resolve.entities import Entities, resolve
from sayso.deriving.resolve.uses import NameUse
from sayso.records import Affair, Claim, Document, Extraction, Incident, Link, LinkClaim, Times, Traits


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one original: the extraction without its tokens, and what else is needed of the
    page.
    """

    extraction: Extraction
    facets: Facets


@dataclass(frozen=True, slots=True)
class Record:
    """Documents and claims by id, and the views over them in the order in which they are shown.

    `told_in` gives each claim's document; `judged` what was decided on a claim; `rejected` and `outside`
    are claims that no incident has, because they were rejected or lie outside the inquiry (by the
    criterion given); `stale` are the decisions that no longer apply, with the reason.
    """

    documents: dict[str, Document]
    captures: dict[str, tuple[Capture, ...]]
    claims: dict[str, Claim]
    told_in: dict[str, str]
    incidents: tuple[Incident, ...]
    affairs: tuple[Affair, ...]
    graded: dict[str, Graded]
    entities: Entities
    times: Times
    uses: tuple[NameUse, ...] = ()
    judged: dict[str, list[Judged]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    outside: dict[str, str] = field(default_factory=dict)
    named: Named = field(default_factory=Named)
    stale: tuple[tuple[Entry, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Workings:
    """What a record was made from on the way, by claim id and by page: kept beside it, a page more needs
    only its own part of it anew.
    """

    readings: Mapping[str, Reading]
    unbound: Mapping[str, Unbound]
    claims: Mapping[str, LinkClaim]
    found: tuple[Incident, ...]
    strong: tuple[Link, ...]
    copies: tuple[Copy, ...]
    traits: Traits


def derive(
    readings: Sequence[Reading],
    captures: Sequence[Capture],
    effects: Effects,
    registry: Registry,
    traits: Traits,
) -> Record:
    """The record of a case. The order of `readings` does not matter."""
    return derived(readings, captures, effects, registry, traits)[0]


def derived(
    readings: Sequence[Reading],
    captures: Sequence[Capture],
    effects: Effects,
    registry: Registry,
    traits: Traits,
) -> tuple[Record, Workings]:
    """The record of a case with its workings. The order of `readings` does not matter."""
    ordered = sorted(readings, key=lambda one: one.extraction.document.sha256)
    edited = {one.extraction.document.sha256: _edited(one, effects) for one in ordered}
    pages = {sha: extraction for sha, (extraction, _) in edited.items()}
    documents = {sha: extraction.document for sha, extraction in pages.items()}
    facets = {one.extraction.document.sha256: one.facets for one in ordered}
    ground = Ground(
        documents, {sha: (*pages[sha].claims, *edits.rejected.values()) for sha, (_, edits) in edited.items()}
    )
    stale = [one for _, edits in edited.values() for one in edits.stale]

    uses = tuple(use for one in ordered for use in one.facets.uses)
    entities = resolve(uses, effects.same_names, effects.names_apart)
    apiece = {
        one.base.claim.id: one for sha, page in pages.items() for one in unbound(page, facets[sha], traits)
    }
    every = {name: one.link_claim(entities) for name, one in apiece.items()}
    outside = effects.outside(ground, stale)
    same, apart = effects.pairs(ground, stale)
    linkable = {name: one for name, one in every.items() if name not in outside and not one.claim.aggregate}
    strong = strong_links(linkable, of_claims(linkable.values()), traits)
    found = grouped(linkable, strong, traits, same, apart)
    names = named(found, effects, ground, stale)
    kept = tuple(replace(one, id=names.of(one.id)) for one in found if one.id not in names.outside)
    outside |= {
        name: names.outside[one.id] for one in found if one.id in names.outside for name in one.claims
    }
    linked = {name: every[name] for one in kept for name in one.claims}
    matters = affairs(kept, linked, traits)
    network = times(kept, matters, linked, traits, {sha: voice(one) for sha, one in documents.items()})
    narrowed = (replace(one, interval=network.incidents.get(one.id, one.interval)) for one in kept)
    kept = tuple(sorted(narrowed, key=lambda one: (place_of(one), one.id)))
    tellings = {name: one.telling(entities) for name, one in apiece.items()}
    alike = copies({sha: one.shingles for sha, one in facets.items()})
    graded = grade(
        kept, every, tellings, documents, Alike(families(sorted(documents), alike), alike), registry, traits
    )
    record = Record(
        documents=documents,
        captures=by_document(captures),
        claims={claim.id: claim for claims in ground.claims.values() for claim in claims},
        told_in={claim.id: sha for sha, claims in ground.claims.items() for claim in claims},
        incidents=with_affairs(kept, matters),
        affairs=matters,
        graded=graded,
        entities=entities,
        times=network,
        uses=uses,
        judged={name: judged for _, edits in edited.values() for name, judged in edits.judged.items()},
        rejected=frozenset(name for _, edits in edited.values() for name in edits.rejected),
        outside=outside,
        named=names,
        stale=tuple(sorted(stale, key=lambda item: item[0].n)),
    )
    by_page = {one.extraction.document.sha256: one for one in ordered}
    return record, Workings(by_page, apiece, every, found, tuple(strong), alike, traits)


LAST = dt.date.max.isoformat()


def place_of(one: Incident) -> str:
    """Where an incident stands in the timeline: by its first day, then its last; what has no date comes at
    the end.
    """
    start, end = (one.interval.start, one.interval.end) if one.interval else (None, None)
    return " ".join(day.isoformat() if day else LAST for day in (start or end, end))


def voice(document: Document) -> str:
    """Who speaks where a page names no source: its outlet, else its author, else its title, else its file."""
    return document.outlet or document.author or document.title or document.name


def _edited(reading: Reading, effects: Effects) -> tuple[Extraction, Edited]:
    """A page as the decisions leave it."""
    extraction = reading.extraction
    document = effects.on_document(extraction.document)
    edits = edit(document, extraction.claims, effects.on_page(document.sha256))
    return replace(extraction, document=document, claims=tuple(edits.claims.values())), edits


def by_document(captures: Sequence[Capture]) -> dict[str, tuple[Capture, ...]]:
    """Captures by the hash of what was captured."""
    grouped: dict[str, list[Capture]] = {}
    for capture in captures:
        grouped.setdefault(capture.sha256, []).append(capture)
    return {sha: tuple(group) for sha, group in grouped.items()}
