"""Taking pages out and reading them in: their cards, their claims as the decisions leave them, their
anchors.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from sayso.case.decisions.anchor import anchor_key, claim_at
from sayso.case.decisions.edits import Edited
from sayso.deriving.bound import Unbound, unbound
from sayso.deriving.facets import Facets, read_facets
from sayso.deriving.flow import Reading, edited
from sayso.deriving.masks import printed
from sayso.deriving.resolve.uses import NameUse
from sayso.records import Extraction
from sayso.records.forms import read_extraction
from sayso.store.rows import number, unpack
from sayso.store.touch.batches import CLAIMS, PAGES, batches, slices
from sayso.store.touch.claims import INSERT_CLAIM, card_body, claim_row
from sayso.store.touch.links import take_links
from sayso.store.touch.names import take_uses, write_uses
from sayso.store.touch.state import Touch


def mark_decided(touch: Touch) -> None:
    """The pages on which a decision is new, or holds no more, are made anew like those read anew."""
    tables, held = touch.tables, touch.tables.state("decided") or {}
    now = {entry.id: sha for sha, entries in touch.effects.by_page().items() for entry in entries}
    other = {sha for name, sha in held.items() if name not in now}
    other |= {sha for name, sha in now.items() if name not in held}
    tables.change("INSERT INTO dirty VALUES (?) ON CONFLICT DO NOTHING", [(sha,) for sha in sorted(other)])
    tables.set_state("decided", now)
    marked = [sha for (sha,) in tables.rows("SELECT sha256 FROM dirty ORDER BY sha256")]
    readable = {
        sha
        for (sha,) in tables.rows_in("SELECT sha256 FROM pages WHERE error IS NULL AND sha256 IN (?)", marked)
    }
    held_pages = touch.pages(set(marked))
    touch.gone = {sha: page for sha, page in held_pages.items() if sha not in readable}
    touch.fresh = {sha: held_pages.get(sha, 0) for sha in sorted(readable)}
    tables.change("DELETE FROM dirty", [()])


def take_out(touch: Touch) -> None:
    """Removes the claims of touched pages with their links, and the cards of pages that are gone."""
    tables = touch.tables
    old = [page for page in (*touch.fresh.values(), *touch.gone.values()) if page]
    query = "SELECT claim, id, incident FROM claim WHERE page IN (?)"
    held = list(tables.rows_in(query, old))
    numbers = [at for at, _, _ in held]
    touch.removed = {name for _, name, _ in held}
    touch.lost = {home for _, _, home in held if home}
    ends, touch.keys_out = take_links(tables, numbers, keys=True)
    touch.moved |= ends - set(numbers)
    for table in ("claim", "part", "naming"):
        tables.change_in(f"DELETE FROM {table} WHERE claim IN (?)", numbers)
    both = [*touch.fresh, *touch.gone]
    tables.change_in("DELETE FROM anchor WHERE original IN (?)", both)
    tables.change_in("DELETE FROM stale WHERE sha256 IN (?)", both)
    tables.change_in("DELETE FROM card WHERE sha256 IN (?)", list(touch.gone))


def read_in(touch: Touch) -> None:
    """Writes card and claims of every fresh page."""
    tables = touch.tables
    query = "INSERT INTO card (sha256, body) VALUES (?, x'') ON CONFLICT DO NOTHING"
    tables.change(query, [(sha,) for sha in touch.fresh])
    touch.fresh = touch.pages(set(touch.fresh))
    take_uses(touch, [*touch.gone.values(), *touch.fresh.values()])
    for batch in batches([[touch.fresh[sha]] for sha in touch.fresh], PAGES):
        hashes = tables.rows_in("SELECT sha256 FROM card WHERE page IN (?)", [page for (page,) in batch])
        write_uses(touch, {touch.fresh[sha]: _read_page(touch, sha) for (sha,) in list(hashes)})
    touch.new = set(touch.claims.on_pages(touch.fresh.values()))


def _read_page(touch: Touch, sha256: str) -> Sequence[NameUse]:
    """Writes card, claims and anchors of a page; returns how it names everybody."""
    tables, page, row = touch.tables, touch.fresh[sha256], touch.tables.page(sha256)
    if row is None:
        return ()
    reading = Reading(read_extraction(unpack(row.body)), read_facets(unpack(row.facets)))
    facets = reading.facets
    extraction, edits = edited(reading, touch.effects)
    document, sha = extraction.document, extraction.document.sha256
    present = [*extraction.claims, *edits.rejected.values()]
    located = {
        anchor_key(anchor): claim_at(anchor, document, present) for anchor in touch.effects.anchors_on(sha)
    }
    found = {key: claim.id for key, claim in located.items() if claim is not None}
    outside = touch.effects.outside(sha, [claim.id for claim in present], found)
    tables.change("UPDATE card SET body = ? WHERE page = ?", [(card_body(document), page)])
    rows = []
    for one in _claims(touch, extraction, edits, facets):
        name = one.base.claim.id
        status = "rejected" if name in edits.rejected else "outside" if name in outside else "stands"
        decided = json.dumps([asdict(judged) for judged in edits.judged.get(name, ())])
        rows.append(claim_row(one, document, page, status, outside.get(name), decided))
    tables.change(INSERT_CLAIM, rows)
    keys = [(key, sha, found.get(key)) for key in located]
    tables.change("INSERT INTO anchor VALUES (?, ?, ?) ON CONFLICT DO NOTHING", keys)
    stale = [(entry.n, sha, why) for entry, why in edits.stale]
    tables.change("INSERT INTO stale VALUES (?, ?, ?) ON CONFLICT DO NOTHING", stale)
    return facets.uses


def _claims(touch: Touch, extraction: Extraction, edits: Edited, facets: Facets) -> list[Unbound]:
    """The claims of a page with those rejected."""
    everything = replace(extraction, claims=(*extraction.claims, *edits.rejected.values()))
    return unbound(everything, facets, touch.traits)


def write_parts(touch: Touch) -> None:
    """Writes which forms of names fill the roles of new claims, and the folded names that they print."""
    tables = touch.tables
    query = "SELECT sha256, chain, form FROM card JOIN used USING (page) WHERE page IN (?)"
    forms = {(sha, chain): form for sha, chain, form in tables.rows_in(query, sorted(touch.fresh.values()))}
    for batch in slices(touch.new, CLAIMS):
        parts, namings = [], []
        for at, one in touch.claims.unbound(batch).items():
            sha = one.base.document
            parts += [(forms[sha, chain], at) for chain in sorted(one.chains()) if (sha, chain) in forms]
            namings += [(name, at) for name in sorted(map(number, printed(one.base.claim)))]
        tables.change("INSERT INTO part VALUES (?, ?) ON CONFLICT DO NOTHING", parts)
        tables.change("INSERT INTO naming VALUES (?, ?) ON CONFLICT DO NOTHING", namings)


def find_renamed(touch: Touch, forms: Iterable[int]) -> None:
    """The claims, not new ones, whose people are others now: their links and keys are made anew."""
    query = "SELECT claim FROM part WHERE form IN (?)"
    touch.renamed = {at for (at,) in touch.tables.rows_in(query, sorted(forms))} - touch.new
    ends, keys_out = take_links(touch.tables, sorted(touch.renamed), keys=True)
    touch.moved |= ends
    touch.keys_out = Counter(touch.keys_out) + Counter(keys_out)
    touch.people.forget()
    touch.claims.forget()
