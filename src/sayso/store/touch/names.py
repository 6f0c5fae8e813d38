"""Who is who: only names that can have to do with those of touched pages are resolved again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.deriving.link.parts import parts
from sayso.deriving.resolve.entities import FormEntities, resolve_forms
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
from sayso.language.folding import fold
from sayso.store.rows import number
from sayso.store.tables import Tables
from sayso.store.touch.batches import batches
from sayso.store.touch.state import Touch
from sayso.world import plain
from sayso.world.names import words_of

FOLDED, DECIDED = "folded", "decided"
"""The folded names of a form, by which masks find it; the plain names that a decision is about."""

LASTING = (WORD, READ, ADJECTIVE, INITIALS, ACRONYM)
INSERT_KEY = "INSERT INTO form_key VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
FORMS = 2000
"""Forms that are resolved together."""

Who = tuple[str | None, str | None, str | None]
Pair = tuple[str, str]


def resolve_again(touch: Touch) -> set[int]:
    """Resolves again what touched pages name; returns the forms that are somebody else now."""
    tables, counts, new = touch.tables, touch.counts, touch.forms
    touched = {form for form, count in counts.items() if count} | set(new)
    rows = [(counts[form], form) for form in sorted(touched)]
    tables.change("UPDATE form SET uses = uses + ? WHERE form = ?", rows)
    touched |= _decided_names(touch)
    return _settle(touch, touched, new)


def take_uses(touch: Touch, pages: Iterable[int]) -> None:
    """Removes how some pages name everybody."""
    listed = sorted(pages)
    query = "SELECT form FROM used WHERE page IN (?)"
    touch.counts.subtract(form for (form,) in touch.tables.rows_in(query, listed))
    touch.tables.change_in("DELETE FROM used WHERE page IN (?)", listed)


def write_uses(touch: Touch, uses: Mapping[int, Sequence[NameUse]]) -> None:
    """Writes how some pages, by number, name everybody; forms that the case did not have are noted."""
    placed = [
        (page, use.chain, form) for page, named in uses.items() for use in named if (form := form_of(use))
    ]
    numbers = _numbers(touch.tables, {form for _, _, form in placed}, touch.forms)
    rows = [(page, chain, numbers[form]) for page, chain, form in placed]
    touch.tables.change("INSERT INTO used VALUES (?, ?, ?)", rows)
    touch.counts.update(form for _, _, form in rows)


def _numbers(tables: Tables, forms: set[NameForm], new: dict[int, NameForm]) -> dict[NameForm, int]:
    """The numbers of forms, which are written down when the case did not have them."""
    texts = {form_text(form): form for form in sorted(forms)}
    query = "SELECT body, form FROM form WHERE body IN (?)"
    held = dict(tables.rows_in(query, list(texts)))
    missing = [text for text in texts if text not in held]
    tables.change("INSERT INTO form (body, uses) VALUES (?, 0)", [(text,) for text in missing])
    made = dict(tables.rows_in(query, missing))
    new |= {at: texts[text] for text, at in made.items()}
    return {texts[text]: at for text, at in {**held, **made}.items()}


def _decided_names(touch: Touch) -> set[int]:
    """Writes which forms bear a name that a decision is about; returns the forms for which that changed."""
    tables, effects = touch.tables, touch.effects
    before = tables.state("names") or [[], []]
    now = [sorted(set(effects.same_names)), sorted(set(effects.names_apart))]
    tables.set_state("names", now)
    changed = {tuple(one) for one in [*before[0], *before[1]]} ^ {tuple(one) for one in [*now[0], *now[1]]}
    moved = {tuple(one) for one in before[0]} ^ {tuple(one) for one in now[0]}
    return {at for at, _ in forms_named(tables, {plain(name) for pair in changed | moved for name in pair})}


def forms_named(tables: Tables, names: set[str]) -> Iterator[tuple[int, NameForm]]:
    """The forms that print one of some plain names."""
    keys = sorted({number(word) for name in names for word in words_of(name)[-1:]})
    query = (
        "SELECT form, body FROM form WHERE form IN "
        "(SELECT form FROM form_key WHERE kind IN ('word', 'read') AND key IN (?))"
    )
    for at, body in tables.rows_in(query, keys):
        form = read_form(body)
        if not names.isdisjoint(map(plain, (form.name, *form.also))):
            yield at, form


def _settle(touch: Touch, touched: set[int], new: Mapping[int, NameForm]) -> set[int]:
    """Resolves everything that the touched forms can have to do with; returns the forms that are somebody
    else now.
    """
    tables = touch.tables
    _write_keys(tables, new, States(), LASTING)
    folded = [
        (number(fold(name)[0]), FOLDED, at)
        for at, form in new.items()
        for name in (form.name, *form.also)
        if form.named and name[:1].isupper()
    ]
    tables.change(INSERT_KEY, folded)
    read_anew = _countries(tables, touched)
    states = States(dict(tables.rows("SELECT name, state FROM country")))
    texts = dict(tables.rows_in("SELECT form, body FROM form WHERE form IN (?)", sorted({*read_anew, *new})))
    tables.change_in(f"DELETE FROM form_key WHERE kind = '{SHARED}' AND form IN (?)", sorted(texts))
    _write_keys(tables, {at: read_form(text) for at, text in texts.items()}, states, (SHARED,))
    seeds = touched | read_anew
    changed: set[int] = set()
    for batch in regions(touch, seeds):
        changed |= _resolve(touch, [form for group in batch for form in group], states)
    return changed


def _resolve(touch: Touch, region: Sequence[int], states: States) -> set[int]:
    """Resolves the forms of some groups; returns those that are somebody else now."""
    tables = touch.tables
    query = "SELECT form, body, uses, entity, name, within FROM form WHERE form IN (?)"
    rows = list(tables.rows_in(query, sorted(region)))
    forms = {at: read_form(body) for at, body, *_ in rows}
    counts = {forms[at]: uses for at, _, uses, *_ in rows if uses}
    found = resolve_forms(counts, touch.effects.same_names, touch.effects.names_apart, others=states.others)
    changed: dict[int, Who] = {}
    for at, _, uses, *held in rows:
        is_now = who_is(forms[at], found) if uses else (None, None, None)
        if is_now != tuple(held):
            changed[at] = is_now
    statement = "UPDATE form SET entity = ?, name = ?, within = ? WHERE form = ?"
    tables.change(statement, [(*who, at) for at, who in changed.items()])
    empty = [at for at, _, uses, *_ in rows if not uses]
    for table in ("form", "form_key", "country"):
        tables.change_in(f"DELETE FROM {table} WHERE form IN (?)", empty)
    return set(changed)


def _write_keys(tables: Tables, forms: Mapping[int, NameForm], states: States, kinds: Sequence[str]) -> None:
    """Writes the keys of some kinds of forms."""
    rows = [
        (number(what), kind, at)
        for at, form in forms.items()
        for kind, what in keys_of(form, states)
        if kind in kinds
    ]
    tables.change(INSERT_KEY, rows)


NAMED_SO = (
    "SELECT DISTINCT own.form FROM form_key AS own JOIN form_key AS word ON word.key = own.key "
    "AND word.kind = 'word' JOIN form ON form.form = word.form "
    "WHERE own.kind = 'adjective' AND form.uses > 0 AND own.form IN (?)"
)


def _countries(tables: Tables, touched: set[int]) -> set[int]:
    """Brings up to date which names act as countries; returns the forms that are to be read anew for that."""
    listed = sorted(touched)
    query = "SELECT form FROM form_key WHERE kind = 'adjective' AND form IN (?)"
    about = {form for (form,) in tables.rows_in(query, listed)}
    query = "SELECT DISTINCT key FROM form_key WHERE kind = 'word' AND form IN (?)"
    words = [key for (key,) in tables.rows_in(query, listed)]
    query = "SELECT form FROM form_key WHERE kind = 'adjective' AND key IN (?)"
    about |= {form for (form,) in tables.rows_in(query, words)}
    rows = list(tables.rows_in("SELECT form, body, uses FROM form WHERE form IN (?)", sorted(about)))
    acting = {form for (form,) in tables.rows_in(NAMED_SO, sorted(about))}
    held: dict[int, set[tuple[str, str]]] = {}
    for at, name, state in tables.rows_in(
        "SELECT form, name, state FROM country WHERE form IN (?)", sorted(about)
    ):
        held.setdefault(at, set()).add((name, state))
    cores, other, made = set(), [], []
    for at, body, uses in rows:
        form = read_form(body)
        core = country_core(form.name, form.kind)
        now = set(as_country(form.name, core).items()) if uses and at in acting else set()
        if now != held.get(at, set()):
            cores.add(core)
            other.append(at)
            made += [(name, at, state) for name, state in sorted(now)]
    tables.change_in("DELETE FROM country WHERE form IN (?)", other)
    tables.change("INSERT INTO country VALUES (?, ?, ?)", made)
    keys = sorted({number(word) for core in cores for word in touched_words(core)})
    query = "SELECT form FROM form_key WHERE kind IN ('word', 'read') AND key IN (?)"
    return {form for (form,) in tables.rows_in(query, keys)}


def regions(touch: Touch, seeds: set[int]) -> Iterator[list[list[int]]]:
    """The forms that share keys with some forms, directly or over others, and these themselves, in batches
    of groups that have nothing to do with each other.
    """
    region = _region(touch, seeds)
    edges = [(one, other, 0.0) for one, other in _sharing(touch, region)]
    return batches(parts(region, edges, most=len(region)), FORMS)


def _sharing(touch: Touch, region: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs that connect the forms that share a key, or a decision; an acronym connects all who can be
    meant by it.
    """
    for group in _decided_groups(touch):
        yield from pairwise(sorted(group & region))
    query = (
        "SELECT key, kind, form FROM form_key WHERE kind IN ('shared', 'initials', 'acronym') AND form IN (?)"
    )
    first: dict[int, int] = {}
    spelled: dict[int, list[int]] = {}
    for key, kind, form in touch.tables.rows_in(query, sorted(region)):
        if kind == INITIALS:
            spelled.setdefault(key, []).append(form)
        else:
            yield first.setdefault(key if kind == SHARED else ~key, form), form
    for key, forms in spelled.items():
        if ~key in first:
            yield from ((first[~key], form) for form in forms)


def _region(touch: Touch, seeds: set[int]) -> set[int]:
    tables = touch.tables
    groups = _decided_groups(touch)
    region, waiting = set(seeds), set(seeds)
    while waiting:
        keys: dict[str, set[int]] = {SHARED: set(), INITIALS: set(), ACRONYM: set()}
        query = "SELECT DISTINCT key, kind FROM form_key WHERE form IN (?)"
        for key, kind in tables.rows_in(query, sorted(waiting)):
            if kind in keys:
                keys[kind].add(key)
        found = {form for group in groups if not group.isdisjoint(waiting) for form in group}
        for own, others in ((SHARED, (SHARED,)), (INITIALS, (ACRONYM,)), (ACRONYM, (INITIALS, ACRONYM))):
            for kind in others:
                query = f"SELECT DISTINCT form FROM form_key WHERE kind = '{kind}' AND key IN (?)"
                found |= {form for (form,) in tables.rows_in(query, sorted(keys[own]))}
        waiting = found - region
        region |= found
    return region


def _decided_groups(touch: Touch) -> list[set[int]]:
    """For each decision that two names are the same the forms that bear one of them."""
    wanted = [tuple(map(plain, pair)) for pair in touch.effects.same_names]
    names = {name for pair in wanted for name in pair}
    bearers: dict[str, set[int]] = {}
    for at, form in forms_named(touch.tables, names) if names else ():
        for name in map(plain, (form.name, *form.also)):
            bearers.setdefault(name, set()).add(at)
    return [bearers.get(left, set()) | bearers.get(right, set()) for left, right in wanted]


def form_text(form: NameForm) -> str:
    """A form of a name as the table keeps it."""
    return json.dumps(
        [form.name, form.kind, form.named, form.also, form.described, form.gender], separators=(",", ":")
    )


def read_form(text: str) -> NameForm:
    """The form of a name that a text of the table stands for."""
    name, kind, named, also, described, gender = json.loads(text)
    return NameForm(name, kind, named, tuple(also), described, gender)


def who_is(form: NameForm, found: FormEntities) -> Who:
    """The entity of a form, its leading name and the entity that it is within, as the table keeps them."""
    entity = found.ids.get(form)
    if entity is None:
        return None, None, None
    return entity, found.names.get(entity, ""), next(iter(found.parents.get(entity, ())), "")
