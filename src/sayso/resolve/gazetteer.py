"""The offline gazetteer: towns, regions, countries and wider areas by printed name, from reviewed tables beside this module."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.knowledge import countries, plain

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DROP = str.maketrans({"'": "", "‘": "", "’": "", ".": "", "-": " ", ",": " "})


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `path` leads from the country's code inwards; `point` is latitude and longitude in degrees."""

    name: str
    precision: str  # town, region, country, area
    path: tuple[str, ...]
    point: tuple[float, float] | None = None
    thousands: int = 0
    members: frozenset[str] = frozenset()  # countries of an area


def key(text: str) -> str:
    """The form in which names of places are compared: plain, without points and apostrophes, hyphens as spaces, no article."""
    return " ".join(plain(text).translate(_DROP).split()).removeprefix("the ")


def _rows(name: str) -> list[list[str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def regions() -> dict[str, Any]:
    """The hand-written part: regions, wider areas, other names of towns."""
    loaded: dict[str, Any] = yaml.load(files(__package__).joinpath("data", "regions.yaml").read_text(encoding="utf8"), Loader=_LOADER)
    return loaded


@cache
def lands() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Code of a country, or of a state as "US/TX" → name, continent, neighbours."""
    return {row[0]: (row[1], row[2], frozenset((row[3] if len(row) > 3 else "").split(",")) - {""}) for row in _rows("lands.tsv")}


@cache
def table() -> dict[str, tuple[Entry, ...]]:
    """Key of a name → the places that bear it, the most populous first; countries before regions before towns."""
    found: dict[str, list[Entry]] = defaultdict(list)
    _add_countries(found)
    towns = _add_towns(found)
    _add_regions(found, towns)
    order = {"country": 0, "area": 1, "region": 2, "town": 3}
    return {k: tuple(sorted(v, key=lambda e: (order[e.precision], -e.thousands, e.path))) for k, v in found.items()}


def _add_countries(found: dict[str, list[Entry]]) -> None:
    known = countries()
    for code, (name, _, _) in lands().items():
        if "/" in code:
            found[key(name)].append(Entry(name, "region", tuple(code.split("/"))))
        elif code not in known:
            found[key(name)].append(Entry(name, "country", (code,)))
    for code, country in known.items():
        if country.part:
            continue
        for name in {country.name, *country.also}:
            found[key(name)].append(Entry(country.name, "country", (code,)))


def _add_towns(found: dict[str, list[Entry]]) -> dict[tuple[str, str], Entry]:
    towns: dict[tuple[str, str], Entry] = {}
    for name, country, region, latitude, longitude, thousands, variants in _rows("towns.tsv"):
        entry = Entry(name, "town", (country, region, name), (float(latitude), float(longitude)), int(thousands))
        first = towns.get((name, country))
        if first is None or first.thousands < entry.thousands:
            towns[name, country] = entry
        for spelling in {key(name), *(key(v) for v in variants.split("|") if v)}:
            found[spelling].append(entry)
    for other, (name, country) in regions()["towns"].items():
        found[key(other)].insert(0, towns[name, country])
    return towns


def _add_regions(found: dict[str, list[Entry]], towns: dict[tuple[str, str], Entry]) -> None:
    for name, row in regions()["regions"].items():
        town = towns.get((row.get("town", ""), row["country"]))
        region = town.path[1] if town else key(name)
        found[key(name)].append(Entry(name, "region", (row["country"], region), town.point if town else None))
    for name, row in regions()["spans"].items():
        continent = row.get("continent")
        inside = frozenset(code for code, land in lands().items() if land[1] == continent) if continent else frozenset(row["in"])
        found[key(name)].append(Entry(name, "area", (), None, 0, inside))


@cache
def capitals() -> dict[str, str]:
    """Key of a capital → code of its country."""
    return {key(country.capital): code for code, country in reversed(countries().items()) if not country.part}
