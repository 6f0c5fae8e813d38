"""Reviewed general knowledge that several stages read: titles, kinship words, first names, countries and
their people.

Each list is a data file beside this module, loaded once. Nothing here depends on a document.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(name: str) -> Any:
    """The content of one YAML file of this folder."""
    return yaml.load(files(__package__).joinpath(name).read_text(encoding="utf8"), Loader=_LOADER)


def plain(text: str) -> str:
    """Lower case without accents, with straight apostrophes: the form in which words are compared."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are not part of it, in plain form without a final full stop."""
    data = load("titles.yaml")
    words = [w for group in data["honorifics"].values() for w in group] + data["titles"]
    return frozenset(plain(w) for w in words)


@cache
def suffixes() -> frozenset[str]:
    """Words after a person's name that are not part of it ("Jr", "MP")."""
    return frozenset(load("titles.yaml")["suffixes"])


@cache
def particles() -> frozenset[str]:
    """Small words inside surnames ("al", "von", "de la")."""
    return frozenset(load("titles.yaml")["particles"])


@cache
def gendered_words() -> dict[str, str]:
    """Title or kinship word → "m" or "f"."""
    honorifics, kin = load("titles.yaml")["honorifics"], load("kinship.yaml")
    return {plain(word): gender for gender in ("m", "f") for word in [*honorifics[gender], *kin[gender]]}


@cache
def first_names() -> dict[str, str]:
    """First name in plain form → "m" or "f", where it nearly always goes with one."""
    rows = files(__package__).joinpath("first_names.tsv").read_text(encoding="utf8").splitlines()
    known = dict(row.split("\t") for row in rows if not row.startswith("#"))
    world = load("first_names.yaml")
    known.update({plain(name): gender for gender in ("m", "f") for name in world[gender]})
    return known


@cache
def nicknames() -> frozenset[frozenset[str]]:
    """Pairs of a first name and a short form of it, in plain form."""
    return frozenset(
        frozenset((plain(name), plain(short)))
        for name, shorts in load("nicknames.yaml").items()
        for short in shorts
    )


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO code, name, capital, adjectives and words for its people, other names, names that
    stand for its government.
    """

    code: str
    name: str
    capital: str
    of: tuple[str, ...]
    also: tuple[str, ...]
    rule: tuple[str, ...]
    part: str = ""


@cache
def countries() -> dict[str, Country]:
    """Code → country."""
    return {
        code: Country(
            code,
            row["name"],
            row["capital"],
            tuple(row["of"]),
            tuple(row.get("also", ())),
            tuple(row.get("rule", ())),
            row.get("part", ""),
        )
        for code, row in load("countries.yaml").items()
    }


def _index(pick: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in countries().items():
        for word in {
            "name": (country.name, *country.also),
            "of": country.of,
            "rule": (country.capital, *country.rule),
        }[pick]:
            for form in (plain(word), plain(word).replace(".", "")):
                found.setdefault(form.removeprefix("the "), code)
    return found


@cache
def country_names() -> dict[str, str]:
    """Plain name of a country, without "the" → code."""
    return _index("name")


@cache
def demonyms() -> dict[str, str]:
    """Plain adjective or word for a people, singular and plural → code of the country."""
    found = _index("of")
    for word, code in list(found.items()):
        if not word.endswith(("s", "ese", "ish", "sh", "ch", ".")) and word not in ("uk", "us", "eu"):
            found.setdefault(word + "s", code)
        for one, many in (("man", "men"), ("woman", "women")):
            if word.endswith(one) and " " not in word and word != "german":
                found.setdefault(word[: -len(one)] + many, code)
    return found


@cache
def seats() -> dict[str, str]:
    """Plain name of a capital or seat of government → code of the country whose government it stands for."""
    return _index("rule")


@cache
def bodies() -> dict[str, str]:
    """Name or acronym of a well-known body, its words without possessive endings and points, → its
    acronym.
    """
    rows = load("bodies.yaml").items()
    return {
        plain(name).replace("'s ", " ").replace("'", "").replace(".", ""): short
        for short, names in rows
        for name in (short, *names)
    }


@cache
def loaded_words() -> frozenset[str]:
    """Words that colour a ruler's name without saying whose ruler it is."""
    return frozenset(load("states.yaml")["loaded"])
