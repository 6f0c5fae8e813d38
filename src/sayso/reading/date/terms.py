"""Who held which office when: the reviewed tables under `data`, and the index by which names are found in a
text.

The tables are made by knowledge/build.py from rows written by hand and from open sources; their heads say how
names and days are written. Nothing here depends on a document.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sayso import yamls
from sayso.days import intervals
from sayso.world import countries, plain
from sayso.world.names import words_of

STANDINGS = frozenset(
    {"candidate", "front-runner", "presumptive", "nominee", "running-mate", "elect", "vice-elect"}
)
"""What somebody can be in an election; every other office is held."""
_SURNAME = re.compile(r"\{(.*?)\}")
_PARTICLES = frozenset({"al", "el", "ul"})


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office: `of` is a country's code, a body of places.tsv or an election; both
    days are included. `source`, `checked` and `complete` are as knowledge/build.py says.
    """

    office: str
    of: str
    name: str
    first: dt.date
    last: dt.date | None
    source: str = "hand"
    checked: str = "unchecked"
    complete: str = "read"

    @property
    def bounds(self) -> bool:
        """Whether the row may bound a text: all terms of this person in this office are listed."""
        return self.complete != "no"

    @property
    def country(self) -> str:
        """The country of the office, or of the election."""
        return self.of.split("-")[0]

    @property
    def said(self) -> str:
        """The row in words: "Hassan Rouhani, president of Iran from 2013-08-03 to 2021-08-05"."""
        name = self.name.split("; ")[0].replace("{", "").replace("}", "")
        where = (
            f"in the election of {elections()[self.of].vote}"
            if self.of in elections()
            else f"of {place_name(self.of)}"
        )
        days = f"from {self.first} " + (f"to {self.last}" if self.last else "on")
        return f"{name}, {self.office.replace('-', ' ')} {where} {days} ({origin(self.source, self.checked)})"


def origin(source: str, checked: str) -> str:
    """Where a row's days come from and what a second look found them in, in words."""
    return f"source: {source}; {checked if checked == 'unchecked' else f'checked: {checked}'}"


class Candidate(NamedTuple):
    """Where somebody is named in full who stood in an election, and all that person's standings."""

    start: int
    end: int
    terms: tuple[Term, ...]


Forms = dict[str, dict[tuple[str, ...], tuple[Term, ...]]]
"""First word → form (its plain words) → the terms of those who are called so."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A name that no text can hold before `first`, what happened then, and where the row comes from."""

    name: str
    first: dt.date
    what: str
    source: str = "hand"
    checked: str = "unchecked"


_DAYS = 5
"""How many days a row of elections.tsv has, the vote first."""


@dataclass(frozen=True, slots=True)
class Election:
    """The days of an election: the vote; its first and last primary contest; the end of its last
    convention; its first debate.
    """

    vote: dt.date
    first: dt.date | None = None
    last: dt.date | None = None
    convention: dt.date | None = None
    debate: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Polity:
    """A former state or a shared body: its words, the adjectives that only it bears, the days on which it
    was there (None for a body).

    `now` is the country whose rows hold its later officers ("West German Chancellor Kohl").
    """

    code: str
    name: str
    words: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    now: str = ""


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def outward(written: str, last: bool = False) -> dt.date:
    """The first (or last) day of a day, month or year in ISO form. Raises ValueError for anything else."""
    if len(written) == 10:
        return dt.date.fromisoformat(written)
    whole = (
        intervals.month(int(written[:4]), int(written[5:]))
        if len(written) == 7
        else intervals.year(int(written))
    )
    day = whole.end if last else whole.start
    assert day is not None
    return day


def forms(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A name of the tables as the words of its full form and of what follows a title alone: "{Xi} Jinping"
    → (xi jinping), (xi).
    """
    full = _key(_SURNAME.sub(r"\1", written))
    part = _SURNAME.search(written)
    return full, _key(part.group(1)) if part else full[-1:]


def _key(name: str) -> tuple[str, ...]:
    """The words by which a name is looked up: plain, without initials, hyphens and articles split off
    ("al-Assad" → al assad).
    """
    return tuple(word for word in spoken(name) if len(word) > 1)


def spoken(name: str) -> tuple[str, ...]:
    """The plain words of a printed name, parted at hyphens, without points and apostrophes: "F.W. de
    Klerk" → fw de klerk.
    """
    parts = (part for word in words_of(name) for part in re.split(r"[-‑]", word))
    return tuple(word for word in (part.replace(".", "").replace("'", "") for part in parts) if word)


@cache
def terms() -> tuple[Term, ...]:
    """Every row of offices.tsv and campaigns.tsv."""
    rows = [row for name in ("offices.tsv", "campaigns.tsv") for row in _rows(name)]
    return tuple(
        Term(office, of, written, outward(first), outward(last, True) if last else None, *known)
        for office, of, written, first, last, *known in rows
    )


@cache
def full_names() -> Forms:
    """First word → full form → its terms."""
    return _index(0)


@cache
def surnames() -> Forms:
    """First word → what follows a title alone → the terms of all who are called so."""
    return _index(1)


def _index(which: int) -> Forms:
    found: Forms = {}
    for term in terms():
        for key in {forms(one)[which] for one in term.name.split("; ")}:
            if key:
                under = found.setdefault(key[0], {})
                under[key] = (*under.get(key, ()), term)
    return found


@cache
def things() -> tuple[Thing, ...]:
    """Every row of things.tsv."""
    return tuple(Thing(name, outward(first), *told) for name, first, *told in _rows("things.tsv"))


@cache
def elections() -> dict[str, Election]:
    """Election → row of elections.tsv."""
    rows = ((name, days[:_DAYS]) for name, *days in _rows("elections.tsv"))
    return {
        name: Election(outward(vote), *(outward(day) if day else None for day in days))
        for name, (vote, *days) in rows
    }


@cache
def places() -> dict[str, Polity]:
    """Code → row of places.tsv."""
    found = {}
    for code, name, words, adjectives, first, last, now, *_ in _rows("places.tsv"):
        found[code] = Polity(
            code,
            name,
            tuple(words.split("; ")),
            tuple(adjectives.split("; ")),
            outward(first) if first else None,
            outward(last, True) if last else None,
            now,
        )
    return found


@cache
def place_name(code: str) -> str:
    """The printed name of a country or body."""
    return places()[code].name if code in places() else countries()[code].name


@cache
def place_words(code: str) -> frozenset[str]:
    """The plain words by which a country or body, its people and its government are called."""
    if code in places():
        return frozenset(plain(word) for word in (places()[code].name, *places()[code].words))
    country = countries()[code]
    words = (country.name, country.capital, *country.of, *country.also, *country.rule)
    return frozenset(plain(form) for word in words for form in (word, word + "s"))


@cache
def titles() -> dict[str, tuple[str, ...]]:
    """Printed title in lower case → the offices and standings it names."""
    raw = yamls.packaged(__package__, "data/titles.yaml")
    found: dict[str, tuple[str, ...]] = {}
    for office, printed in raw["offices"].items():
        for title in printed:
            found[title] = (*found.get(title, ()), office)
    return found | {title: tuple(raw["rules"]) for title in raw["ruler"]}


def any_of(printed: Iterable[str], depth: int = 2) -> str:
    """One expression for many plain strings, longer ones first, grouped by their first letters so that few
    are tried at a place.
    """
    if depth == 0:
        return (
            "(?:"
            + "|".join(
                re.escape(one).replace(r"\ ", r"\s+") for one in sorted(printed, key=len, reverse=True)
            )
            + ")"
        )
    groups: dict[str, list[str]] = {}
    for one in printed:
        groups.setdefault(one[:1], []).append(one[1:])
    whole = sorted(groups.items(), key=lambda pair: not pair[0])
    parts = [re.escape(head).replace(r"\ ", r"\s+") + any_of(rest, depth - 1) for head, rest in whole if head]
    return "(?:" + "|".join(parts) + ")" + ("?" if "" in groups else "")


@cache
def title_words(kind: str) -> frozenset[str]:
    """One of the short lists of titles.yaml: `ruler`, or `over`, `then`, `other`, each also with
    `_beside`.
    """
    return frozenset(yamls.packaged(__package__, "data/titles.yaml")[kind])
