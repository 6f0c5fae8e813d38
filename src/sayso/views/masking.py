"""Which names a case's decisions to redact cover: those that were given, and every other name of the same
people.
"""

from __future__ import annotations

from typing import Any

from sayso.case.decisions.effects import Effects, effects_of
from sayso.case.store import Case
from sayso.errors import CaseError
from sayso.store.shelf import Shelf
from sayso.store.sqlite import reading
from sayso.views.redact import Mask, Masked

Json = dict[str, Any]


def mask_of(case: Case, index: Shelf | None) -> Mask:
    """The mask for everything that a case prints. Without an index the names that were given are masked
    all the same.
    """
    expanded = {form["id"]: form for form in index.views("mask")} if index is not None else {}
    return _mask(effects_of(case.decisions_log.read()), expanded)


def _mask(effects: Effects, expanded: dict[str, Json]) -> Mask:
    masked: list[Masked] = []
    for entry in effects.of_kind("redact"):
        body = entry.body or {}
        more = expanded.get(entry.id, {"names": [], "places": [], "dates": [], "person": True})
        masked.append(
            Masked(tuple(dict.fromkeys([*body["names"], *more["names"]])), body["as"], more["person"])
        )
        masked += [Masked((place,), "[place]", False) for place in more["places"]]
        masked += [Masked((date,), "[date]", False) for date in more["dates"]]
    return Mask(masked)


def coarse(form: Json, masks: list[Json]) -> Json:
    """An incident's or a claim's form with its days widened to years and its place left out, where a
    redaction asks for it.
    """
    own = set(form.get("claims", [form["id"]]))
    for mask in masks:
        if own & set(mask["claims"]):
            if mask["dates"]:
                form = _whole_years(form)
            if mask["places"] and "place" in form:
                form = {**form, "place": None}
    return form


def _whole_years(form: Json) -> Json:
    """The form with every interval in it widened to whole years."""
    wide: Json = {}
    for key, value in form.items():
        if key in ("start", "end") and isinstance(value, str):
            wide[key] = f"{value[:4]}-{'01-01' if key == 'start' else '12-31'}"
        elif key == "edtf" and value:
            wide[key] = "/".join(part[:4] if part[:4].isdigit() else part for part in value.split("/"))
        elif key == "because":
            wide[key] = []
        elif isinstance(value, dict) and key == "time":
            wide[key] = _whole_years(value)
        elif key == "told":
            wide[key] = [_whole_years(one) for one in value]
        else:
            wide[key] = value
    return wide


def mask_if_sound(case: Case) -> Mask:
    """The mask as far as a case's files allow: for telling about a case that may be damaged."""
    entries, _, _ = case.decisions_log.inspect()
    expanded: dict[str, Json] = {}
    try:
        with reading(case.index_path) as index:
            expanded = {form["id"]: form for form in index.views("mask")}
    except CaseError:
        expanded = {}
    return _mask(effects_of(entries), expanded)
