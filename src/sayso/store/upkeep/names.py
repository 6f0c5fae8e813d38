"""Who is who in a large case after some pages changed: only names that can have to do with theirs are
resolved again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.deriving.resolve.entities import resolve_forms
from sayso.deriving.resolve.regions import (
    ACRONYM,
    ADJECTIVE,
    INITIALS,
    READ,
    SHARED,
    WORD,
    keys_of,
    touched_words,
)
from sayso.deriving.resolve.sorting import as_country, country_core
from sayso.deriving.resolve.states import States
from sayso.deriving.resolve.uses import NameForm, NameUse, form_of
from sayso.store.sqlite import Index
from sayso.store.upkeep.state import form_text, number, read_form, who_is


class Names:
    """Who is who, as the index knows it: what binding asks (`resolve.binding.Known`)."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._pages: dict[str, dict[int, str]] = {}
        self._names: dict[str, str] = {}
        self._within: dict[str, tuple[str, ...]] = {}

    def find(self, document: str, chain: int) -> str:
        """The id of a chain of a document."""
        if document not in self._pages:
            query = (
                "SELECT chain, entity, name, within FROM card JOIN used USING (page) JOIN form USING (form) "
                "WHERE sha256 = ? AND entity IS NOT NULL"
            )
            self._pages[document] = {}
            for at, entity, name, within in self._index.rows(query, document):
                self._pages[document][at] = entity
                self._names[entity], self._within[entity] = name, (within,) if within else ()
        return self._pages[document].get(chain) or f"{document[:16]}#{chain}"

    def name(self, entity: str) -> str:
        """The printed name that leads."""
        return self._names.get(entity, "")

    def within(self, entity: str) -> tuple[str, ...]:
        """The entities that an entity is a part of."""
        return self._within.get(entity, ())


def replace_uses(index: Index, gone: Iterable[int], fresh: Mapping[int, Iterable[NameUse]]) -> set[int]:
    """Writes the uses of changed pages, by page number, and resolves again; returns the forms that are
    somebody else now.
    """
    counts: Counter[int] = Counter()
    pages = sorted({*gone, *fresh})
    counts.subtract(form for (form,) in index.rows_in("SELECT form FROM used WHERE page IN (?)", pages))
    index.change("DELETE FROM used WHERE page = ?", [(page,) for page in pages])
    new: dict[int, NameForm] = {}
    for page, uses in fresh.items():
        held = [(use.chain, _number(index, form, new)) for use in uses if (form := form_of(use))]
        index.change("INSERT INTO used VALUES (?, ?, ?)", [(page, chain, form) for chain, form in held])
        counts.update(form for _, form in held)
    touched = {form for form, count in counts.items() if count}
    index.change(
        "UPDATE form SET uses = uses + ? WHERE form = ?", [(counts[form], form) for form in sorted(touched)]
    )
    return _settle(index, touched | set(new), new)


def _number(index: Index, form: NameForm, new: dict[int, NameForm]) -> int:
    """The number of a form, which is written down when the case did not have it."""
    text = form_text(form)
    rows = index.rows("SELECT form FROM form WHERE body = ?", text)
    if rows:
        return int(rows[0][0])
    index.change("INSERT INTO form (body, uses) VALUES (?, 0)", [(text,)])
    at = int(index.rows("SELECT form FROM form WHERE body = ?", text)[0][0])
    new[at] = form
    return at


def _settle(index: Index, touched: set[int], new: Mapping[int, NameForm]) -> set[int]:
    """Resolves everything that the touched forms can have to do with; returns the forms that are somebody
    else now.
    """
    for at, form in new.items():
        write_keys(index, at, form, States(), (WORD, READ, ADJECTIVE, INITIALS, ACRONYM))
    read_anew = _countries(index, touched)
    states = States(dict(index.rows("SELECT name, state FROM country")))
    texts = dict(index.rows_in("SELECT form, body FROM form WHERE form IN (?)", {*read_anew, *new}))
    index.change("DELETE FROM form_key WHERE kind = ? AND form = ?", [(SHARED, at) for at in texts])
    for at, text in texts.items():
        write_keys(index, at, read_form(text), states, (SHARED,))
    region = _region(index, touched | read_anew)
    rows = list(
        index.rows_in(
            "SELECT form, body, uses, entity, name, within FROM form WHERE form IN (?)", sorted(region)
        )
    )
    forms = {at: read_form(body) for at, body, *_ in rows}
    found = resolve_forms({forms[at]: uses for at, _, uses, *_ in rows if uses}, others=states.others)
    changed = {}
    for at, _, uses, *held in rows:
        is_now = who_is(forms[at], found) if uses else (None, None, None)
        if is_now != tuple(held):
            changed[at] = is_now
    index.change(
        "UPDATE form SET entity = ?, name = ?, within = ? WHERE form = ?",
        [(*who, at) for at, who in changed.items()],
    )
    empty = [(at,) for at, _, uses, *_ in rows if not uses]
    for table in ("form", "form_key", "country"):
        index.change(f"DELETE FROM {table} WHERE form = ?", empty)
    return set(changed)


def write_keys(index: Index, at: int, form: NameForm, states: States, kinds: tuple[str, ...]) -> None:
    """Writes the keys of some kinds of a form."""
    rows = [(number(what), kind, at) for kind, what in keys_of(form, states) if kind in kinds]
    index.change("INSERT OR IGNORE INTO form_key VALUES (?, ?, ?)", rows)


def _countries(index: Index, touched: set[int]) -> set[int]:
    """Brings up to date which names act as countries; returns the forms that are to be read anew for that."""
    own = {
        form
        for (form,) in index.rows_in(
            "SELECT form FROM form_key WHERE kind = 'adjective' AND form IN (?)", sorted(touched)
        )
    }
    words = {
        key
        for (key,) in index.rows_in(
            "SELECT key FROM form_key WHERE kind = 'word' AND form IN (?)", sorted(touched)
        )
    }
    named = {
        form
        for (form,) in index.rows_in(
            "SELECT form FROM form_key WHERE kind = 'adjective' AND key IN (?)", sorted(words)
        )
    }
    cores = set()
    for at, body, uses in list(
        index.rows_in("SELECT form, body, uses FROM form WHERE form IN (?)", sorted(own | named))
    ):
        form = read_form(body)
        core = country_core(form.name, form.kind)
        query = (
            "SELECT 1 FROM form_key AS own JOIN form_key AS word ON word.key = own.key AND word.kind "
            "= 'word' "
            "JOIN form ON form.form = word.form WHERE own.form = ? AND own.kind = 'adjective' AND "
            "form.uses > 0 LIMIT 1"
        )
        now = set(as_country(form.name, core).items()) if uses and index.rows(query, at) else set()
        if now != set(index.rows("SELECT name, state FROM country WHERE form = ?", at)):
            index.change("DELETE FROM country WHERE form = ?", [(at,)])
            index.change(
                "INSERT INTO country VALUES (?, ?, ?)", [(name, at, state) for name, state in sorted(now)]
            )
            cores.add(core)
    keys = [number(word) for core in sorted(cores) for word in touched_words(core)]
    query = "SELECT form FROM form_key WHERE kind IN ('word', 'read') AND key IN (?)"
    return {form for (form,) in index.rows_in(query, keys)}


def _region(index: Index, touched: set[int]) -> set[int]:
    """The forms that share keys with some forms, directly or over others, and these themselves."""
    region, waiting = set(touched), set(touched)
    while waiting:
        keys: dict[str, set[int]] = {SHARED: set(), INITIALS: set(), ACRONYM: set()}
        for key, kind in index.rows_in("SELECT key, kind FROM form_key WHERE form IN (?)", sorted(waiting)):
            if kind in keys:
                keys[kind].add(key)
        found = set()
        for own, others in ((SHARED, (SHARED,)), (INITIALS, (ACRONYM,)), (ACRONYM, (INITIALS, ACRONYM))):
            for kind in others:
                query = f"SELECT form FROM form_key WHERE kind = '{kind}' AND key IN (?)"
                found |= {form for (form,) in index.rows_in(query, sorted(keys[own]))}
        waiting = found - region
        region |= found
    return region
