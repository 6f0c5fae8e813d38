"""Which names a case's decisions to redact cover: those that were given, and every other name of the same
people.
"""

from __future__ import annotations

from typing import Any

from sayso.case.decisions.effects import Effects
from sayso.deriving.masks import Group, mask_form
from sayso.language.folding import fold
from sayso.store.rows import number
from sayso.store.tables import Tables
from sayso.store.touch.claims import ClaimRows
from sayso.store.touch.names import FOLDED, read_form
from sayso.store.touch.state import Touch

Json = dict[str, Any]


def write_masks(touch: Touch, redactions: Effects) -> None:
    """For each decision to redact every name in the case that stands for the same, and the places and
    dates to coarsen, as views.
    """
    entries = redactions.of_kind("redact")
    given = {fold(name)[0] for entry in entries for name in (entry.body or {})["names"]}
    groups = _people(touch.tables, given) if given else []
    every = given | {fold(name)[0] for group in groups for name in group.names}
    claims = _claims(touch.tables, touch.claims, every) if every else {}
    touch.tables.put_views(
        "mask", {entry.id: mask_form(entry, groups, list(claims.values())) for entry in entries}, {}
    )


def _people(tables: Tables, given: set[str]) -> list[Group]:
    """Every printed name of each named entity that bears one of some folded names."""
    keys = sorted(map(number, given))
    query = (
        "SELECT form, entity, body FROM form WHERE form IN "
        f"(SELECT form FROM form_key WHERE kind = '{FOLDED}' AND key IN (?))"
    )
    bearing = list(tables.rows_in(query, keys))
    query = "SELECT form, entity, body FROM form WHERE entity IN (?)"
    alike = list(tables.rows_in(query, sorted({entity for _, entity, _ in bearing if entity})))
    groups: dict[str, Group] = {}
    for at, entity, body in sorted({*bearing, *alike}):
        form = read_form(body)
        if form.named:
            group = groups.setdefault(entity or f"form {at}", Group(set(), set()))
            group.names.update(name for name in (form.name, *form.also) if name[:1].isupper())
            group.kinds.add(form.kind)
    return [groups[name] for name in sorted(groups)]


def _claims(tables: Tables, claims: ClaimRows, names: set[str]) -> dict[int, Any]:
    """The claims that print one of some folded names."""
    query = "SELECT DISTINCT claim FROM naming WHERE name IN (?)"
    numbers = [at for (at,) in tables.rows_in(query, sorted(map(number, names)))]
    return {at: one.base.claim for at, one in claims.unbound(numbers).items()}
