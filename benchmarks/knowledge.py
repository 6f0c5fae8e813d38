"""How often what is known of the world leaves out the true day: sentences of a known term, and MUC-4.

Given: one page with one sentence ("Danish Prime Minister Ada Holm said on Monday that the talks would go
on.") for each term, told in the middle of that term, and read by the shipped program; the terms are those of
knowledge.zip (full names) and every row of the shipped tables, each of a person's other terms beside the
first. "leader" is told of everybody who ruled, within all days of ruling.

Keys: `excluded_share`, of the sentences that the program dates on both sides, those whose interval leaves the
term out, in percent; `leader_excluded_share`, the same for "leader"; `muc_wrong_share`, of the messages of
1988 to 1990 that get an end from the tables, those whose day lies outside; `dated` and `muc_dated`, how many
those are; `probes_wrong`, of the sentences of `benchmarks/probes.tsv`, those whose interval leaves the true
time out; `no_source`, rows of the tables without a source.

    python -m benchmarks.knowledge [--data ZIP] [--errors N] [--limit N]
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import finish, parser
from benchmarks.dating import dated, right
from benchmarks.dating_corpora import muc4
from sayso.reading.date import terms as tables
from sayso.reading.date.era import WORLD
from sayso.reading.date.terms import STANDINGS, Term
from sayso.records import Interval
from sayso.world import countries

PROBES = Path(__file__).with_name("probes.tsv")
RULING = frozenset({"president", "prime-minister", "chancellor", "monarch", "leader", "supreme-leader"})
FAR = dt.date(2026, 6, 30)
"""The end of a term that is not over, for finding its middle."""


class Probe(NamedTuple):
    """A sentence, and the days in which it can have been written."""

    sentence: str
    first: dt.date
    last: dt.date


def sentences(archive: Path) -> Iterator[Probe]:
    """One sentence a term: of the shipped tables, and of the terms in knowledge.zip with a full name."""
    for term in tables.terms():
        place = _adjective(term.country)
        title = next((title for title, held in tables.titles().items() if held[:1] == (term.office,)), "")
        if title and place is not None and term.office not in STANDINGS:
            yield Probe(_said(f"{place} {title.title()} {_name(term)}"), term.first, term.last or FAR)
    with zipfile.ZipFile(archive) as found:
        rows = csv.DictReader(io.StringIO(found.read("offices_cc0.csv").decode("utf8")))
        for row in rows:
            place = _adjective(row["country"])
            words = row["person"].split()
            if len(words) > 1 and len(words[-1]) > 3 and place is not None and row["start"] >= "1945":
                last = dt.date.fromisoformat(row["end"]) if row["end"] else FAR
                title = row["office"].replace("-", " ").title()
                sentence = _said(f"{place} {title} {row['person']}")
                yield Probe(sentence, dt.date.fromisoformat(row["start"]), last)


def leaders() -> Iterator[Probe]:
    """ "X leader NAME" for every ruler of the tables, within all days in which that name rules."""
    for term in tables.terms():
        place = _adjective(term.country)
        if term.office in RULING and place is not None:
            yield Probe(_said(f"{place} leader {_name(term)}"), term.first, term.last or FAR)


def _adjective(code: str) -> str | None:
    if code in tables.places():
        return next((word for word in tables.places()[code].adjectives if word), None)
    return next(iter(countries()[code].of), None) if code in countries() else None


def _name(term: Term) -> str:
    return term.name.split("; ")[0].replace("{", "").replace("}", "")


def _said(who: str) -> str:
    return f"{who} said on Monday that the talks would go on."


def published(sentence: str) -> Interval | None:
    """The days of writing that the program finds for a page of one sentence."""
    return dated(f"Talks go on as they did before, both sides say\n\n{sentence}\n", "page")[0].published


def _two_sided(found: Interval | None) -> bool:
    return found is not None and found.start is not None and found.end is not None


def leaves_out(probe: Probe, found: Interval | None) -> bool:
    """Whether an interval has no day in common with the days of a probe."""
    if found is None:
        return False
    late = found.start is not None and found.start > probe.last
    return late or (found.end is not None and found.end < probe.first)


def measure(probes: Sequence[Probe], errors: int) -> tuple[float, int]:
    """The share of excluded ones in percent, and how many are dated on both sides."""
    answers = [(probe, published(probe.sentence)) for probe in dict.fromkeys(probes)]
    two = [(probe, found) for probe, found in answers if _two_sided(found)]
    wrong = [(probe, found) for probe, found in answers if leaves_out(probe, found)]
    for probe, found in wrong[:errors]:
        print(f"left out: {probe.sentence} {probe.first}/{probe.last}: {found.edtf if found else ''}")
    return round(100 * len(wrong) / max(1, len(two)), 2), len(two)


def listed_probes() -> list[Probe]:
    """The sentences of probes.tsv with their true time."""
    rows = (line.split("\t") for line in PROBES.read_text(encoding="utf8").splitlines() if line[0] != "#")
    return [
        Probe(sentence, tables.outward(first), tables.outward(last, True)) for sentence, first, last in rows
    ]


def muc_figures(path: Path, limit: int, errors: int) -> tuple[float, int]:
    """Of the messages with an end from the tables, the share whose day lies outside, and their number."""
    known = wrong = 0
    for number, (name, text, day) in enumerate(muc4(path)):
        if limit and number >= limit:
            break
        found = dated(text, name)[0].published
        if found is None or not any(piece.rule.startswith(WORLD) for piece in found.because):
            continue
        known += 1
        if not right(found, day):
            wrong += 1
            if wrong <= errors:
                print(f"wrong {name} {day}: {found.edtf} {[(one.text, one.rule) for one in found.because]}")
    return round(100 * wrong / max(1, known), 2), known


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    options = parser(__doc__, "knowledge.zip", "all").parse_args(arguments)
    told = list(sentences(options.data))
    excluded, number = measure(told[: options.limit or None], options.errors)
    ruled = list(leaders())
    leader, leader_number = measure(ruled[: options.limit or None], options.errors)
    probes = [probe for probe in listed_probes() if leaves_out(probe, published(probe.sentence))]
    for probe in probes[: options.errors]:
        print(f"probe left out: {probe.sentence}")
    muc_wrong, muc_dated = muc_figures(options.data.with_name("muc4.zip"), options.limit, options.errors)
    figures = {
        "excluded_share": excluded,
        "dated": number,
        "leader_excluded_share": leader,
        "leader_dated": leader_number,
        "probes_wrong": len(probes),
        "muc_wrong_share": muc_wrong,
        "muc_dated": muc_dated,
        "no_source": sum(not row.source for row in (*tables.terms(), *tables.things())),
    }
    return finish("knowledge", figures, options)


if __name__ == "__main__":
    sys.exit(main())
