"""Makes the tables of world knowledge that ship with the program: offices, campaigns, elections, former
states and things.

    python -m knowledge.build            write the tables
    python -m knowledge.build --check    only say whether they are as they would be made

Each table is made from the rows written by hand (`hand/`) and the snapshots that `sources.tsv` names, with
the SHA-256 of each: nothing else is read, so the same repository always gives the same bytes. A snapshot
whose bytes are not those of `sources.tsv` stops the build.

Every row says three things of itself. `source`: whose days it has. `checked`: what a second look found it in,
else `unchecked`. `complete`: whether all terms of this person in this office are listed: `source` (a source
that lists all holders has no other), `read` (somebody read the list for other terms, none is known), or `no`:
then the row bounds no text. Where a row by hand and a source differ by more than `APART` days and
`decisions.tsv` does not say which is right, the person bounds nothing.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent / "src/sayso/reading/date/data"
APART = 31
"""How many days two sources may differ in an end and still tell of the same term (docs/dates.md)."""
FIRST = "1975"
"""Terms that ended before this year are left out: the tables are for news since then."""
LISTED_TO = "2023"
"""The last year that the list of cabinets covers: a term without an end there goes on for all that it knows.
"""
HAND, UNCHECKED, READ, INCOMPLETE, BY_SOURCE = "hand", "unchecked", "read", "no", "source"
HEAD = "# Made by knowledge/build.py; change the rows there, then `make knowledge`.\n"


@dataclass(frozen=True, slots=True)
class Term:
    """One row of offices.tsv or campaigns.tsv: names and days as they are written there."""

    office: str
    of: str
    names: str
    first: str
    last: str
    source: str = HAND
    checked: str = UNCHECKED
    complete: str = READ

    @property
    def country(self) -> str:
        """The country of the office, or of the election."""
        return self.of.split("-")[0]

    @property
    def row(self) -> tuple[str, ...]:
        """The cells as they are written."""
        return (
            self.office,
            self.of,
            self.names,
            self.first,
            self.last,
            self.source,
            self.checked,
            self.complete,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """One term of a source: its key in sources.tsv, the name as it stands there, its days (an empty end is
    open).
    """

    key: str
    office: str
    of: str
    name: str
    first: str
    last: str


# ---- reading ----


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table, without its head."""
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def pinned(name: str) -> Path:
    """A snapshot of `sources/`. Raises SystemExit when its bytes are not those that sources.tsv names."""
    path = HERE / name
    wanted = {cells[6] for cells in rows(HERE / "sources.tsv") if cells[5] == name}
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if wanted != {found}:
        raise SystemExit(
            f"{name}: its SHA-256 is {found}, sources.tsv says {', '.join(sorted(wanted)) or 'nothing'}"
        )
    return path


def listed_terms() -> list[Listed]:
    """The terms of the snapshot of offices, in its order."""
    keys = {"unitedstates": "congress", "hdigital": "parlgov"}
    with pinned("sources/offices_cc0.csv").open(encoding="utf8", newline="") as file:
        return [
            Listed(
                keys[cells["source"].split("/")[0]],
                cells["office"],
                cells["country"],
                cells["person"],
                cells["start"],
                cells["end"],
            )
            for cells in csv.DictReader(file)
        ]


# ---- names and days ----


def plain(name: str) -> str:
    """A name in lower case, without accents, braces, points and what parts its words."""
    folded = unicodedata.normalize("NFKD", name)
    return re.sub(
        r"[^a-z ]", "", "".join(c for c in folded if not unicodedata.combining(c)).lower().replace("-", " ")
    ).strip()


def same_person(term: Term, listed: Listed) -> bool:
    """Whether a row and a term of a source are of one person: the whole name, or a surname with the first
    letters of a first name.
    """
    names = [plain(name).split() for name in term.names.split("; ")]
    if listed.key == "congress":
        words = plain(listed.name).split()
        return any(name[-1] == words[-1] and name[0][:3] == words[0][:3] for name in names if name) or any(
            name == words for name in names
        )
    found = re.fullmatch(r"(.+?)(?: ([A-Z]\w{0,2}))?", re.sub(r"\s+[IVX]+$", "", listed.name.strip()))
    if found is None:
        return False
    surname, initials = plain(found.group(1)).split(), (found.group(2) or "").lower()
    return any(name[-len(surname) :] == surname and name[0].startswith(initials) for name in names if name)


def outward(written: str, last: bool = False) -> dt.date:
    """The first (or last) day of a day, month or year; the end of time for an empty end."""
    if not written:
        return dt.date.max
    if len(written) == 10:
        return dt.date.fromisoformat(written)
    year, month = int(written[:4]), int(written[5:] or (12 if last else 1))
    if not last:
        return dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return after - dt.timedelta(days=1)


def near(one: dt.date, other: dt.date) -> bool:
    """Whether two days are of the same end of one term."""
    return one == other or (dt.date.max not in (one, other) and abs((one - other).days) <= APART)


def meets(term: Term, listed: Listed) -> bool:
    """Whether a row and a term of a source have a day in common."""
    return outward(term.first) <= outward(listed.last, True) and outward(listed.first) <= outward(
        term.last, True
    )


def whole(listed: Sequence[Listed]) -> list[Listed]:
    """The terms of one person in a source, those that follow each other within `APART` days joined."""
    joined: list[Listed] = []
    for one in sorted(listed, key=lambda one: one.first):
        if joined and joined[-1].last and (outward(one.first) - outward(joined[-1].last)).days <= APART:
            joined[-1] = replace(joined[-1], last=one.last)
        else:
            joined.append(one)
    return joined


# ---- making ----


def offices() -> list[Term]:
    """Every row of offices.tsv: by hand, compared with the sources, with the terms that only they have."""
    by_hand = [Term(*cells[:5], checked=cells[5]) for cells in rows(HERE / "hand/offices.tsv")]
    held = {(cells[0], cells[1], cells[2]): cells[3] for cells in rows(HERE / "hand/incomplete.tsv")}
    made: list[Term] = []
    done: set[tuple[str, str, str]] = set()
    for term in by_hand:
        key = (term.office, term.of, term.names)
        if key in done:
            continue
        done.add(key)
        office = [one for one in by_hand if (one.office, one.of) == key[:2]]
        same = [one for one in office if one.names == term.names]
        made += compared(
            same,
            [one for one in listed_terms() if (one.office, one.of) == key[:2] and same_person(term, one)],
            office,
        )
    return [replace(term, complete=INCOMPLETE) if _is_held(term, held) else term for term in made]


def _is_held(term: Term, held: Iterable[tuple[str, str, str]]) -> bool:
    """Whether hand/incomplete.tsv names a person in an office; "*" names all its holders."""
    names = {name.replace("{", "").replace("}", "") for name in term.names.split("; ")}
    return any(
        office == term.office and of in (term.of, term.country) and (who == "*" or who in names)
        for office, of, who in held
    )


def compared(by_hand: Sequence[Term], listed: Sequence[Listed], office: Sequence[Term]) -> list[Term]:
    """The rows of one person in one office beside what a source lists of that person; `office` are all rows
    of the office.

    A row that a source confirms has the source's name and the wider of both days. A term that only the source
    has is added. Where an end differs by more than `APART` days and nobody decided, none of the rows bounds
    anything.
    """
    terms = whole([one for one in listed if (one.last or "9999") >= FIRST])
    if not terms:
        return list(by_hand)
    made, open_question = [], False
    for term in by_hand:
        rivals = [one for one in terms if meets(term, one)]
        joined = rivals[0] if len(rivals) == 1 else None
        agrees = (
            joined is not None
            and near(outward(term.first), outward(joined.first))
            and _same_end(term, joined)
        )
        if agrees and joined is not None:
            made.append(_widened(term, joined))
        else:
            made.append(term)
            open_question |= bool(rivals) and not _decided(term)
    absent = [one for one in terms if not any(meets(term, one) for term in by_hand)]
    added = [
        _from_source(by_hand[0], one)
        for one in absent
        if not _left_out(by_hand[0], one) and not _of_another(by_hand[0], one, office)
    ]
    state = INCOMPLETE if open_question else BY_SOURCE if all(term.source != HAND for term in made) else READ
    return [replace(term, complete=state) for term in sorted((*made, *added), key=lambda term: term.first)]


def _same_end(term: Term, listed: Listed) -> bool:
    """Whether two terms end together; a list of cabinets that stops in `LISTED_TO` says nothing of an open
    end.
    """
    if not listed.last:
        return not term.last or term.last >= LISTED_TO
    return bool(term.last) and near(outward(term.last, True), outward(listed.last))


def _widened(term: Term, listed: Listed) -> Term:
    """A row that a source confirms, each end the wider of the two."""
    first = min(term.first, listed.first, key=outward)
    last = max(term.last, listed.last, key=lambda day: outward(day, True)) if listed.last else term.last
    checked = HAND if term.checked == UNCHECKED else f"{HAND}; {term.checked}"
    return replace(term, first=first, last=last, source=listed.key, checked=checked)


def _from_source(person: Term, listed: Listed) -> Term:
    """A term that only a source has, under the names of the rows by hand."""
    return replace(person, first=listed.first, last=listed.last, source=listed.key, checked=UNCHECKED)


def _of_another(person: Term, listed: Listed, office: Sequence[Term]) -> bool:
    """Whether a term of a source is that of another row's person of the same name: both ends agree."""
    others = [term for term in office if term.names != person.names]
    return any(
        near(outward(term.first), outward(listed.first)) and _same_end(term, listed) for term in others
    )


def _decisions(what: str) -> Iterator[tuple[str, ...]]:
    """Office, country, names and first day of the decisions of one kind."""
    return (tuple(cells[:4]) for cells in rows(HERE / "decisions.tsv") if cells[4] == what)


def _decided(term: Term) -> bool:
    """Whether somebody decided that a row by hand is right although a source has other days."""
    return (term.office, term.of, term.names, term.first) in _decisions("ours")


def _left_out(person: Term, listed: Listed) -> bool:
    """Whether somebody decided that a term which only a source has is none of this office."""
    return (person.office, person.of, person.names, listed.first) in _decisions("left out")


def campaigns() -> list[Term]:
    """Every row of campaigns.tsv; a standing of which another campaign is known without a source bounds
    nothing.
    """
    held = {(cells[0], cells[1], cells[2]): cells[3] for cells in rows(HERE / "hand/incomplete.tsv")}
    made = [Term(*cells[:5], checked=cells[5]) for cells in rows(HERE / "hand/campaigns.tsv")]
    return [replace(term, complete=INCOMPLETE) if _is_held(term, held) else term for term in made]


def elections() -> list[tuple[str, ...]]:
    """Every row of elections.tsv; `checked` where the snapshot has an election there on that day."""
    with pinned("sources/elections_cc0.csv").open(encoding="utf8", newline="") as file:
        days = {(cells["country"], cells["day"]) for cells in csv.DictReader(file)}
    made = []
    for cells in rows(HERE / "hand/elections.tsv"):
        checked = "parlgov-elections" if (cells[0].split("-")[0], cells[1]) in days else UNCHECKED
        made.append((*cells, *[""] * (6 - len(cells)), HAND, checked))
    return made


def places() -> list[tuple[str, ...]]:
    """Every row of places.tsv."""
    return [(*cells, *[""] * (7 - len(cells)), HAND, UNCHECKED) for cells in rows(HERE / "hand/places.tsv")]


def things() -> list[tuple[str, ...]]:
    """Every row of things.tsv."""
    return [(*cells[:3], HAND, cells[3]) for cells in rows(HERE / "hand/things.tsv")]


COLUMNS = {
    "offices": "office, country or body, names, first day, last day, source, checked, complete",
    "campaigns": "standing, election, names, first day, last day, source, checked, complete",
    "elections": "election, vote, primary contests, end of conventions, first debate, source, checked",
    "places": "code, name, words, adjectives, first day, last day, later country, source, checked",
    "things": "name, first day, what happened then, source, checked",
}


def tables() -> dict[str, str]:
    """Name of each table → its text."""
    made: dict[str, Iterable[tuple[str, ...]]] = {
        "offices": [term.row for term in offices()],
        "campaigns": [term.row for term in campaigns()],
        "elections": elections(),
        "places": places(),
        "things": things(),
    }
    return {
        name: f"{HEAD}# Columns: {COLUMNS[name]}.\n" + "".join("\t".join(cells) + "\n" for cells in cells_of)
        for name, cells_of in made.items()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the tables, or with --check name those that would change (1 when there is one)."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, say what would change")
    check = parser.parse_args(arguments).check
    stale = []
    for name, text in tables().items():
        path = TABLES / f"{name}.tsv"
        if not path.exists() or path.read_bytes() != text.encode("utf8"):
            stale.append(path.name)
            if not check:
                path.write_bytes(text.encode("utf8"))
    print(f"knowledge: {', '.join(stale) or 'nothing'} {'would change' if check else 'written'}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
