"""The one way in which a record is derived: a touch of the neighbourhood of what changed.

A page that is new or gone, a decision and its undoing are the same touch; the whole is that touch applied
to every page of empty tables.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.case.decisions.effects import Effects
from sayso.deriving.grade import Registry
from sayso.records import Traits
from sayso.store.tables import Tables
from sayso.store.touch.affairs import rejoin
from sayso.store.touch.copies import compare_texts
from sayso.store.touch.groups import regroup
from sayso.store.touch.links import relink
from sayso.store.touch.masks import write_masks
from sayso.store.touch.names import resolve_again
from sayso.store.touch.pages import find_renamed, mark_decided, read_in, take_out, write_parts
from sayso.store.touch.show import show
from sayso.store.touch.state import Touch, begin

__all__ = ["STEPS", "touch"]


def _resolve(touch: Touch) -> None:
    """Who is who: the names of touched pages, and whose claims name somebody else now."""
    forms = resolve_again(touch)
    write_parts(touch)
    find_renamed(touch, forms)


STEPS: tuple[Callable[[Touch], None], ...] = (
    mark_decided,
    take_out,
    read_in,
    _resolve,
    relink,
    compare_texts,
    regroup,
    rejoin,
    show,
)
"""What a touch does, in this order: each step reads what the former ones found out."""


def touch(
    tables: Tables, effects: Effects, registry: Registry, traits: Traits, redactions: Effects | None = None
) -> None:
    """Brings everything derived up to date with the pages that are marked and the decisions that hold;
    call inside a transaction. `redactions` are the decisions to mask by, where these are others.
    """
    going = begin(tables, effects, registry, traits)
    for step in STEPS:
        step(going)
    write_masks(going, redactions or effects)
