"""A large case brought up to date after a few pages changed: nothing is derived anew that the change
cannot touch.

The result is the one that deriving the whole case gives, which a test compares. Decisions, another
registry, many pages at once, or a case that has grown past the next step of its weights make it derive the
whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.case.store import Capture
from sayso.deriving.bound import read_unbound, unbound
from sayso.deriving.facets import read_facets
from sayso.deriving.flow import Record, place_of
from sayso.deriving.forms import affair_form, contradictions, incident_form, page_form, told_form
from sayso.deriving.grade import Registry
from sayso.deriving.grading import Alike, grade
from sayso.deriving.link import grouped
from sayso.deriving.link.stories import MANY
from sayso.deriving.resolve.entities import Entities
from sayso.deriving.resolve.uses import NameUse
from sayso.records import Incident, Times, Traits
from sayso.records.forms import read_extraction
from sayso.store.sqlite import Index, unpack
from sayso.store.upkeep.links import Whole, region, relink, take_out
from sayso.store.upkeep.matters import Events, Matters, narrow, rejoin, widen
from sayso.store.upkeep.names import Names, replace_uses
from sayso.store.upkeep.prints import alike, compare_again
from sayso.store.upkeep.state import TELL, card_body, card_digest, note_incidents, told_row
from sayso.store.upkeep.told import Told, cards, stories

__all__ = ["Changed", "Whole", "changed_pages", "update"]

FEW, PART = 16, 20
"""A change is small up to so many pages, or up to one page in so many."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Pages that are new or were read otherwise, with what their card depends on now, and those that are
    no more.
    """

    fresh: Mapping[str, str]
    gone: frozenset[str]

    def small(self, pages: int) -> bool:
        """Whether it pays to look for what the change touches, in a case of so many pages."""
        return pages >= MANY and len(self.fresh) + len(self.gone) <= max(FEW, pages // PART)


def changed_pages(index: Index, captures: Mapping[str, Sequence[Capture]]) -> Changed:
    """The pages whose reading or captures are not those of their cards."""
    held = dict(index.rows("SELECT sha256, digest FROM card"))
    read = index.rows("SELECT sha256, digest FROM pages WHERE error IS NULL")
    now = {sha: card_digest(digest, captures.get(sha, ())) for sha, digest in read}
    fresh = {sha: digest for sha, digest in sorted(now.items()) if held.get(sha) != digest}
    return Changed(fresh, frozenset(held.keys() - now.keys()))


def update(
    index: Index,
    changed: Changed,
    captures: Mapping[str, tuple[Capture, ...]],
    registry: Registry,
    traits: Traits,
) -> None:
    """Brings workings and views up to date; call inside `transaction`. Raises Whole when the case has to
    be derived as a whole.
    """
    before = stories(index)
    old = {
        sha: page
        for page, sha in index.rows_in(
            "SELECT page, sha256 FROM card WHERE sha256 IN (?)", {*changed.fresh, *changed.gone}
        )
    }
    removed = {at: (name, home) for at, name, home in _claims_on(index, old.values())}
    ends, keys_out = take_out(index, removed)
    for table in ("told", "part"):
        index.change(f"DELETE FROM {table} WHERE claim = ?", [(at,) for at in removed])
    pages, uses = _read(index, changed, traits)
    others = replace_uses(index, [old[sha] for sha in changed.gone], uses)
    new = {at for at, _, _ in _claims_on(index, pages.values())}
    _parts(index, new)
    renamed = {
        at for (at,) in index.rows_in("SELECT claim FROM part WHERE form IN (?)", sorted(others))
    } - new
    more_ends, more_out = take_out(index, renamed)
    told = Told(index, Names(index), traits)
    homes = {one.document for one in told.claims(renamed).values()}
    numbers = pages | {
        sha: page for page, sha in index.rows_in("SELECT page, sha256 FROM card WHERE sha256 IN (?)", homes)
    }
    index.change("DELETE FROM card WHERE sha256 = ?", [(sha,) for sha in changed.gone])
    touched = relink(index, told, new | renamed, numbers, keys_out + more_out, before) | ends | more_ends
    families = alike(index)
    compare_again(index, [(sha, old[sha]) for sha in sorted(changed.gone)], pages)
    lost = {home for _, home in removed.values() if home}
    found, given_up = _regroup(index, told, {at for at in touched if at not in removed})
    view = _View(index, told, registry, captures, changed, pages, families, alike(index))
    view.show(found, lost | given_up, {name for name, _ in removed.values()}, new | renamed)


def _claims_on(index: Index, pages: Iterable[int]) -> list[tuple[int, str, str | None]]:
    """Number, id and incident of the claims on some pages."""
    return list(index.rows_in("SELECT claim, id, incident FROM told WHERE page IN (?)", sorted(pages)))


def _read(
    index: Index, changed: Changed, traits: Traits
) -> tuple[dict[str, int], dict[int, tuple[NameUse, ...]]]:
    """Writes card and claims of every fresh page; returns the pages' numbers by hash, and how each names
    everybody.
    """
    index.change(
        "INSERT OR IGNORE INTO card (sha256, digest, body) VALUES (?, '', x'')",
        [(sha,) for sha in changed.fresh],
    )
    pages = {
        sha: page
        for page, sha in index.rows_in("SELECT page, sha256 FROM card WHERE sha256 IN (?)", changed.fresh)
    }
    uses = {}
    for sha, digest in changed.fresh.items():
        page = index.page(sha)
        if page is not None:
            extraction, facets = read_extraction(unpack(page.body)), read_facets(unpack(page.facets))
            body = card_body(extraction.document)
            index.change("UPDATE card SET digest = ?, body = ? WHERE sha256 = ?", [(digest, body, sha)])
            index.change(
                TELL,
                [
                    told_row(None, one, extraction.document, pages[sha], None)
                    for one in unbound(extraction, facets, traits)
                ],
            )
            uses[pages[sha]] = facets.uses
    return pages, uses


def _parts(index: Index, claims: set[int]) -> None:
    """Writes which forms of names the slots of some claims stand for."""
    forms: dict[tuple[int, int], int] = {}
    rows = list(
        index.rows_in(
            "SELECT claim, page, sha256, told.body FROM told JOIN card USING (page) WHERE claim IN (?)",
            sorted(claims),
        )
    )
    for page, chain, form in index.rows_in(
        "SELECT page, chain, form FROM used WHERE page IN (?)", {page for _, page, _, _ in rows}
    ):
        forms[page, chain] = form
    for at, page, sha, body in rows:
        chains = read_unbound(unpack(body), sha).chains()
        index.change(
            "INSERT OR IGNORE INTO part VALUES (?, ?)",
            [(forms[page, one], at) for one in sorted(chains) if (page, one) in forms],
        )


def _regroup(index: Index, told: Told, touched: set[int]) -> tuple[dict[str, Incident], set[str]]:
    """Groups the claims again that links connect with touched ones; returns the incidents found, and the
    ids of those given up.
    """
    around, links = region(index, touched)
    claims = {one.claim.id: (at, one) for at, one in told.claims(around).items() if not one.claim.aggregate}
    given_up = {
        name
        for (name,) in index.rows_in("SELECT incident FROM told WHERE claim IN (?)", sorted(around))
        if name
    }
    found = {
        one.id: one for one in grouped({name: one for name, (_, one) in claims.items()}, links, told.traits)
    }
    rows = [(one.id, claims[name][0]) for one in found.values() for name in one.claims]
    index.change("UPDATE told SET incident = ? WHERE claim = ?", rows)
    return found, given_up


@dataclass(frozen=True, slots=True)
class _View:
    """Everything that showing a change goes by; `former` and `alike` say which documents print one text,
    before and now.
    """

    index: Index
    told: Told
    registry: Registry
    captures: Mapping[str, tuple[Capture, ...]]
    changed: Changed
    pages: Mapping[str, int]
    former: Alike
    alike: Alike

    def show(self, found: dict[str, Incident], lost: set[str], removed: set[str], claims: set[int]) -> None:
        """Writes every view that the change touches. `found` are the incidents made anew, `lost` the ids
        of those that they replace,
        `removed` the ids of claims taken out, `claims` the numbers of claims that are new or name somebody
        else.
        """
        index, events = self.index, Events(self.told, found)
        asked = {
            page for (page,) in index.rows_in("SELECT page FROM edge WHERE incident IN (?)", sorted(lost))
        } | set(self.pages.values())
        for table in ("tie", "edge"):
            index.change(
                f"DELETE FROM {table} WHERE incident = ?", [(name,) for name in sorted(lost | found.keys())]
            )
        known = events.claims(found.values())
        numbers = {sha: page for page, sha in index.rows("SELECT page, sha256 FROM card")}
        note_incidents(index, found.values(), known, numbers, self.told.traits)
        matters = rejoin(index, events, set(found), lost | found.keys(), numbers)
        moved = {
            sha
            for sha in {*self.former.family, *self.alike.family}
            if self.former.family.get(sha) != self.alike.family.get(sha)
        }
        moved |= {
            name for one in set(self.former.copies) ^ set(self.alike.copies) for name in (one.left, one.right)
        }
        there = [numbers[sha] for sha in sorted(moved) if sha in numbers]
        regraded = {name for (name,) in index.rows_in("SELECT incident FROM edge WHERE page IN (?)", there)}
        wanted = {one.id for one in events.get(found.keys() | matters.touched | regraded)}
        incidents, asked = widen(index, wanted, asked & set(numbers.values()))
        network = narrow(index, events, matters, incidents, asked)
        record = self._record(events, incidents, asked, network, matters)
        self._write(record, found, lost, asked, matters)
        self._write_claims(
            record, removed, claims | {at for group in self.told.members(found).values() for at in group}
        )

    def _record(
        self, events: Events, names: set[str], asked: set[int], network: Times, matters: Matters
    ) -> Record:
        """The part of the record that is shown anew."""
        kept = [
            replace(one, interval=network.incidents.get(one.id, one.interval)) for one in events.get(names)
        ]
        homes = {name: one.id for one in matters.made for name in one.incidents}
        kept = [replace(one, affair=homes.get(one.id) or self._old_affair(one.id, matters)) for one in kept]
        linked = events.claims(kept)
        members = self.told.members({one.id for one in kept})
        tellings = {
            one.claim: one
            for at in {at for group in members.values() for at in group}
            if (one := self.told.telling(at))
        }
        hashes = {sha for one in kept for sha in one.documents}
        hashes |= {
            sha for (sha,) in self.index.rows_in("SELECT sha256 FROM card WHERE page IN (?)", sorted(asked))
        }
        documents = cards(self.index, hashes)
        return Record(
            documents=documents,
            captures={sha: self.captures.get(sha, ()) for sha in documents},
            claims={name: one.claim for name, one in linked.items()},
            told_in={name: one.document for name, one in linked.items()},
            incidents=tuple(kept),
            affairs=matters.made,
            graded=grade(kept, linked, tellings, documents, self.alike, self.registry, self.told.traits),
            entities=Entities({}, {}, {}, {}),
            times=network,
        )

    def _old_affair(self, name: str, matters: Matters) -> str | None:
        form = self.index.view("incident", name)
        affair: str | None = form["affair"] if form else None
        return None if affair in matters.replaced else affair

    def _write(
        self, record: Record, found: dict[str, Incident], lost: set[str], asked: set[int], matters: Matters
    ) -> None:
        """Writes the views of a part of the record in place of those that it replaces."""
        index = self.index
        index.drop_views("incident", sorted(lost - found.keys()))
        places = {one.id: place_of(one) for one in record.incidents}
        index.change_views(
            "incident", {one.id: incident_form(one, record) for one in record.incidents}, places
        )
        index.drop_views("affair", sorted(matters.replaced - {one.id for one in matters.made}))
        index.change_views("affair", {one.id: affair_form(one) for one in matters.made}, {})
        index.drop_views("page", sorted(self.changed.gone))
        forms = {}
        for page, sha in index.rows_in("SELECT page, sha256 FROM card WHERE page IN (?)", sorted(asked)):
            count = index.rows("SELECT COUNT(*) FROM told WHERE page = ?", page)[0][0]
            forms[sha] = page_form(record.documents[sha], record, count)
        index.change_views("page", forms, {sha: form["name"] for sha, form in forms.items()})
        about = lost | found.keys() | {one.id for one in record.incidents} | forms.keys() | self.changed.gone
        held = {name for name, form in index.named_views("contradiction") if about & set(form["about"])}
        index.drop_views("contradiction", sorted(held))
        made = {name: form for name, form in contradictions(record).items() if about & set(form["about"])}
        index.change_views("contradiction", made, {})

    def _write_claims(self, record: Record, removed: set[str], numbers: set[int]) -> None:
        known = self.told.claims(numbers)
        documents = cards(self.index, {one.document for one in known.values()})
        told = {one.claim.id: one.document for one in known.values()}
        part = replace(record, documents=documents, told_in=told)
        homes = {
            at: home
            for at, home in self.index.rows_in(
                "SELECT claim, incident FROM told WHERE claim IN (?)", sorted(numbers)
            )
        }
        self.index.drop_views("claim", sorted(removed - told.keys()))
        forms = {one.claim.id: told_form(one.claim, part, homes[at]) for at, one in known.items()}
        self.index.change_views("claim", forms, {})
