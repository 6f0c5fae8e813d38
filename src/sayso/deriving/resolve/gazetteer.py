"""The offline gazetteer: towns, regions, countries and wider areas by printed name, from reviewed tables
beside this module.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.world import countries, plain

ORDER = {"country": 0, "area": 1, "region": 2, "town": 3}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DROP = str.maketrans({"'": "", "‘": "", "’": "", ".": "", "-": " ", ",": " "})


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place of the gazetteer. `path` leads from the country's code inwards; `point` is latitude and
    longitude in degrees.
    """

    name: str
    precision: str  # town, region, country, area
    path: tuple[str, ...]
    point: tuple[float, float] | None = None
    thousands: int = 0
    members: frozenset[str] = frozenset()  # countries of an area


def key(text: str) -> str:
    """The form in which names of places are compared: plain, without points and apostrophes, hyphens as
    spaces, no article.
    """
    folded = plain(text)
    return folded if folded.isalpha() else " ".join(folded.translate(_DROP).split()).removeprefix("the ")


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@cache
def regions() -> dict[str, Any]:
    """The hand-written part: regions, wider areas, other names of towns."""
    loaded: dict[str, Any] = yaml.load(
        files(__package__).joinpath("data", "regions.yaml").read_text(encoding="utf8"), Loader=_LOADER
    )
    return loaded


@cache
def lands() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Code of a country, or of a state as "US/TX" → name, continent, neighbours."""
    rows = (line.split("\t") for line in _lines("lands.tsv"))
    return {
        code: (name, continent, frozenset(neighbours.split(",")) - {""})
        for code, name, continent, neighbours in rows
    }


@cache
def find(name: str) -> tuple[GazetteerEntry, ...]:
    """The places that bear a name, given by its `key`: countries, then areas, regions and towns, each the
    most populous first.
    """
    found = [*_lands_by_name().get(name, ()), *_regions_by_name().get(name, ())]
    other = regions()["towns"].get(_other_towns().get(name, ""))
    if other:
        found.append(town(*other))
    found += [_town(line) for line in _town_lines().get(name, ())]
    return tuple(sorted(dict.fromkeys(found), key=lambda e: (ORDER[e.precision], -e.thousands, e.path)))


def town(name: str, country: str) -> GazetteerEntry:
    """The most populous town that a country has of a name; the table has one, or the hand-written part is
    wrong.
    """
    return max(
        (e for line in _town_lines()[key(name)] if (e := _town(line)).path[0] == country),
        key=lambda e: (e.name == name, e.thousands),
    )


@cache
def _town_lines() -> dict[str, list[str]]:
    """Key of a town's name or spelling → the lines of the table; a line is only taken apart when it is
    asked for.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for line in _lines("towns.tsv"):
        name, _, rest = line.partition("\t")
        found[key(name)].append(line)
        variants = rest.rpartition("\t")[2]
        if variants:
            for spelling in {key(v) for v in variants.split("|")} - {key(name)}:
                found[spelling].append(line)
    return found


def _town(line: str) -> GazetteerEntry:
    name, country, region, latitude, longitude, thousands, _ = line.split("\t")
    return GazetteerEntry(
        name, "town", (country, region, name), (float(latitude), float(longitude)), int(thousands)
    )


@cache
def _other_towns() -> dict[str, str]:
    return {key(name): name for name in regions()["towns"]}


@cache
def _lands_by_name() -> dict[str, list[GazetteerEntry]]:
    known, found = countries(), defaultdict(list)
    for code, (name, _, _) in lands().items():
        if "/" in code:
            found[key(name)].append(GazetteerEntry(name, "region", tuple(code.split("/"))))
        elif code not in known:
            found[key(name)].append(GazetteerEntry(name, "country", (code,)))
    for code, country in known.items():
        for name in sorted({country.name, *country.also}) if not country.part else ():
            found[key(name)].append(GazetteerEntry(country.name, "country", (code,)))
    return found


@cache
def _regions_by_name() -> dict[str, list[GazetteerEntry]]:
    found = defaultdict(list)
    for name, row in regions()["regions"].items():
        inside = town(row["town"], row["country"]) if "town" in row else None
        path = (row["country"], inside.path[1] if inside else key(name))
        found[key(name)].append(GazetteerEntry(name, "region", path, inside.point if inside else None))
    for name, row in regions()["spans"].items():
        continent = row.get("continent")
        members = (
            frozenset(code for code, land in lands().items() if land[1] == continent)
            if continent
            else frozenset(row["in"])
        )
        found[key(name)].append(GazetteerEntry(name, "area", (), None, 0, members))
    return found


@cache
def capitals() -> dict[str, str]:
    """Key of a capital → code of its country."""
    return {key(country.capital): code for code, country in reversed(countries().items()) if not country.part}
