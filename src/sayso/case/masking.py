"""Which names a case's decisions to redact cover: those that were given, and every other name of the same people."""

from __future__ import annotations

from typing import Any

from sayso.case.decisions.effects import Effects, effects_of
from sayso.case.index import reading
from sayso.case.record import Record
from sayso.case.redact import Mask, Masked, fold
from sayso.case.shelf import Shelf
from sayso.case.store import Case
from sayso.errors import CaseError

Json = dict[str, Any]


def mask_views(record: Record, effects: Effects) -> dict[str, Json]:
    """For each decision to redact every name in the case that stands for the same, and the places and dates to coarsen, as views."""
    found = {}
    groups = _people(record)
    for entry in effects.of_kind("redact"):
        body = entry.body or {}
        given = {fold(name)[0] for name in body["names"]}
        alike = [(names, kinds) for names, kinds in groups if given & {fold(name)[0] for name in names}]
        every = {*body["names"], *(name for names, _ in alike for name in names)}
        claims = _claims_of(record, {fold(name)[0] for name in every})
        found[entry.id] = {
            "id": entry.id,
            "names": sorted(every),
            "person": not alike or any("person" in kinds for _, kinds in alike),
            "claims": claims,
            "places": sorted(_places(record, claims)) if "place" in body["coarsen"] else [],
            "dates": sorted(_dates(record, claims)) if "date" in body["coarsen"] else [],
        }
    return found


def _people(record: Record) -> list[tuple[set[str], set[str]]]:
    """Every printed name of each named entity, with the kinds that it was read as."""
    names: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for use in record.uses:
        if use.named:
            entity = record.entities.of(use)
            names.setdefault(entity, set()).update((use.name, *use.also))
            kinds.setdefault(entity, set()).add(use.kind)
    return [({name for name in group if name[:1].isupper()}, kinds[entity]) for entity, group in sorted(names.items())]


def _claims_of(record: Record, folded: set[str]) -> list[str]:
    """The claims in which one of the names fills a role or speaks."""
    found = []
    for name, claim in record.claims.items():
        parts = [part for role in claim.roles for part in (role.name, role.text)]
        parts += [part for source in claim.said_by for part in (source.name, source.text)]
        if any(fold(part)[0] in folded for part in parts):
            found.append(name)
    return sorted(found)


def _places(record: Record, claims: list[str]) -> set[str]:
    roles = ("place", "origin", "destination")
    return {part for name in claims for role in record.claims[name].roles if role.role in roles for part in (role.name, role.text)}


def _dates(record: Record, claims: list[str]) -> set[str]:
    found = set()
    for name in claims:
        time = record.claims[name].time
        if time is not None:
            found |= {time.text, *(evidence.text for evidence in time.interval.because)}
    return found - {""}


def mask_of(case: Case, index: Shelf | None) -> Mask:
    """The mask for everything that a case prints. Without an index the names that were given are masked all the same."""
    expanded = {form["id"]: form for form in index.views("mask")} if index is not None else {}
    return _mask(effects_of(case.decisions_log.read()), expanded)


def _mask(effects: Effects, expanded: dict[str, Json]) -> Mask:
    masked: list[Masked] = []
    for entry in effects.of_kind("redact"):
        body = entry.body or {}
        more = expanded.get(entry.id, {"names": [], "places": [], "dates": [], "person": True})
        masked.append(Masked(tuple(dict.fromkeys([*body["names"], *more["names"]])), body["as"], more["person"]))
        masked += [Masked((place,), "[place]", False) for place in more["places"]]
        masked += [Masked((date,), "[date]", False) for date in more["dates"]]
    return Mask(masked)


def coarse(form: Json, masks: list[Json]) -> Json:
    """An incident's or a claim's form with its days widened to years and its place left out, where a redaction asks for it."""
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
