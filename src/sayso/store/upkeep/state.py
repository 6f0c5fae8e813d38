"""The workings of a case's record in its index: written whole after a full derivation, so that a page more
needs only its own part anew.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

import numpy as np

from sayso.case.store import Capture
from sayso.deriving.bound import Unbound, unbound_form
from sayso.deriving.flow import Record, Workings
from sayso.deriving.grade.copies import SAMPLE
from sayso.deriving.link.block import keys
from sayso.deriving.link.block import months as months_of
from sayso.deriving.link.persons import ties
from sayso.deriving.link.stories import Things, is_person, things_of
from sayso.deriving.link.times import ahead_in
from sayso.deriving.resolve.entities import FormEntities
from sayso.deriving.resolve.regions import keys_of
from sayso.deriving.resolve.sorting import as_country, country_core, other_countries
from sayso.deriving.resolve.states import States
from sayso.deriving.resolve.uses import NameForm
from sayso.records import Affair, Document, Incident, LinkClaim, Traits
from sayso.records.forms import document_form
from sayso.store.sqlite import Index, pack

TABLES = (
    "card",
    "told",
    "form",
    "form_key",
    "used",
    "part",
    "country",
    "block",
    "link",
    "tie",
    "edge",
    "shingle",
    "copy",
)


def number(text: str) -> int:
    """A key as a whole number of 64 bits."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "backslashreplace"), digest_size=8).digest(), "big", signed=True
    )


def form_text(form: NameForm) -> str:
    """A form of a name as the index keeps it."""
    return json.dumps(
        [form.name, form.kind, form.named, form.also, form.described, form.gender], separators=(",", ":")
    )


def read_form(text: str) -> NameForm:
    """The form of a name that a text of the index stands for."""
    name, kind, named, also, described, gender = json.loads(text)
    return NameForm(name, kind, named, tuple(also), described, gender)


def who_is(form: NameForm, found: FormEntities) -> tuple[str | None, str | None, str | None]:
    """The entity of a form, its leading name and the entity that it is within, as the index keeps them."""
    entity = found.ids.get(form)
    if entity is None:
        return None, None, None
    return entity, found.names.get(entity, ""), next(iter(found.parents.get(entity, ())), "")


def things_numbers(claims: Iterable[LinkClaim]) -> Things:
    """The things of a page as stories compare them: sorted numbers (things,), odd for people."""
    return np.array(
        sorted({(number(one) & ~1) | is_person(one) for one in things_of(claims)}), dtype=np.int64
    )


def card_digest(page_digest: str, captures: Iterable[Capture]) -> str:
    """What a page's card depends on: its reading and how it was captured."""
    seen = hashlib.sha256(page_digest.encode())
    for capture in captures:
        seen.update(repr(asdict(capture)).encode("utf-8", "backslashreplace"))
    return seen.hexdigest()


def card_body(document: Document) -> bytes:
    """A document without its text."""
    return pack(document_form(replace(document, text="")))


TELL = "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?)"


def told_row(
    at: int | None, one: Unbound, document: Document, page: int, incident: str | None
) -> tuple[object, ...]:
    """A claim as the index keeps it; without a number of its own it gets the next one."""
    months = " ".join(months_of(one.base))
    return at, one.base.claim.id, page, pack(unbound_form(one, document)), months, incident


def forget(index: Index) -> None:
    """Empties the workings."""
    for table in TABLES:
        index.change(f"DELETE FROM {table}", [()])


def remember(index: Index, record: Record, workings: Workings) -> None:
    """Writes the workings of a record in place of former ones; call inside `transaction`."""
    forget(index)
    digests = dict(index.rows("SELECT sha256, digest FROM pages WHERE error IS NULL"))
    pages = {sha: at for at, sha in enumerate(sorted(record.documents), start=1)}
    claims = {name: at for at, name in enumerate(sorted(workings.unbound), start=1)}
    told: dict[str, list[LinkClaim]] = defaultdict(list)
    for name in claims:
        if not workings.claims[name].claim.aggregate:
            told[workings.claims[name].document].append(workings.claims[name])
    cards = [
        (
            pages[sha],
            sha,
            card_digest(digests[sha], record.captures.get(sha, ())),
            card_body(document),
            things_numbers(told[sha]).tobytes() if sha in told else None,
        )
        for sha, document in record.documents.items()
    ]
    index.change("INSERT INTO card VALUES (?, ?, ?, ?, ?)", cards)
    home = {name: one.id for one in workings.found for name in one.claims}
    index.change(
        TELL,
        [
            told_row(
                claims[name],
                one,
                record.documents[one.base.document],
                pages[one.base.document],
                home.get(name),
            )
            for name, one in workings.unbound.items()
        ],
    )
    _names(index, workings, record, pages, claims)
    blocks = [
        (number(key), claims[name])
        for name, one in workings.claims.items()
        for key in keys(one, workings.traits)
    ]
    index.change("INSERT OR IGNORE INTO block VALUES (?, ?)", sorted(blocks))
    links = [(*sorted((claims[one.left], claims[one.right])), pack(asdict(one))) for one in workings.strong]
    index.change("INSERT INTO link VALUES (?, ?, ?)", links)
    shingles = [
        (value, pages[sha])
        for sha, one in workings.readings.items()
        for value in one.facets.shingles
        if value % SAMPLE == 0
    ]
    index.change("INSERT INTO shingle VALUES (?, ?)", sorted(shingles))
    index.change(
        "INSERT INTO copy VALUES (?, ?, ?, ?)",
        [(one.left, one.right, one.share, int(one.sure)) for one in workings.copies],
    )
    note_incidents(index, workings.found, workings.claims, pages, workings.traits)
    note_ahead(index, workings.found, record.affairs, workings.claims, pages, workings.traits)


def _names(
    index: Index, workings: Workings, record: Record, pages: Mapping[str, int], claims: Mapping[str, int]
) -> None:
    """Writes the forms of names, their keys, and which chains and claims they stand for."""
    resolved = record.entities.forms
    if resolved is None:
        return
    numbers = {form: at for at, form in enumerate(sorted(resolved.counts), start=1)}
    rows = [
        (at, form_text(form), resolved.counts[form], *who_is(form, resolved.found))
        for form, at in numbers.items()
    ]
    index.change("INSERT INTO form VALUES (?, ?, ?, ?, ?, ?)", rows)
    countries = other_countries([form for form in numbers if form.named])
    states = States(countries)
    keyed = [(number(what), kind, at) for form, at in numbers.items() for kind, what in keys_of(form, states)]
    index.change("INSERT OR IGNORE INTO form_key VALUES (?, ?, ?)", sorted(keyed))
    acting = [
        (name, at, state)
        for form, at in numbers.items()
        if form.named and (core := country_core(form.name, form.kind)) and countries.get(core)
        for name, state in as_country(form.name, core).items()
    ]
    index.change("INSERT OR IGNORE INTO country VALUES (?, ?, ?)", acting)
    chains = {place: numbers[form] for place, form in resolved.uses.items()}
    index.change(
        "INSERT INTO used VALUES (?, ?, ?)",
        [(pages[sha], chain, form) for (sha, chain), form in chains.items()],
    )
    parts = [
        (form, claims[name])
        for name, one in workings.unbound.items()
        for chain in one.chains()
        if (form := chains.get((one.base.document, chain)))
    ]
    index.change("INSERT OR IGNORE INTO part VALUES (?, ?)", parts)


def note_incidents(
    index: Index,
    found: Iterable[Incident],
    claims: Mapping[str, LinkClaim],
    pages: Mapping[str, int],
    traits: Traits,
) -> None:
    """Writes what ties incidents to their matters (odd: as an act) and the pages that tell them."""
    for one in found:
        rows = [((number(tie) & ~1) | act, one.id) for act, tie in sorted(ties(one, claims, traits))]
        index.change("INSERT OR IGNORE INTO tie VALUES (?, ?)", rows)
        index.change(
            "INSERT OR REPLACE INTO edge VALUES (?, ?, 0)", [(pages[sha], one.id) for sha in one.documents]
        )


def note_ahead(
    index: Index,
    found: Iterable[Incident],
    matters: Iterable[Affair],
    claims: Mapping[str, LinkClaim],
    pages: Mapping[str, int],
    traits: Traits,
) -> None:
    """Marks the pages that tell of an incident, or await one, as still to come."""
    rows = [(pages[sha], name) for sha, name in ahead_in(found, matters, claims, traits)]
    index.change("INSERT OR REPLACE INTO edge VALUES (?, ?, 1)", sorted(set(rows)))
