"""Time expressions against TimeML gold, scored as in TempEval-3 (UzZaman et al. 2013).

Given: the plain text of each document and its creation date. Strict: the same first and last character.
Relaxed: at least one character in common, one to one in text order. Value: relaxed pairs with the same
TIMEX3 value. Each figure is an F1 over all expressions.

The rules were developed on the documents with an even place in each folder (sorted by name, from 0); the
others were only measured. Both halves are printed; splits other than TimeBank and AQUAINT count as
measured. `--peers` measures HeidelTime and dateparser's search beside it.

    python -m benchmarks.timex [--data ZIP] [--split TimeBank+AQUAINT] [--errors N] [--peers]
"""

from __future__ import annotations

import datetime as dt
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import finish, parser
from benchmarks.timex_peers import PEERS
from sayso.days import intervals
from sayso.reading.annotate.times import find_times
from sayso.reading.date.resolve import resolve_times
from sayso.records import Document, Passage


class Timex(NamedTuple):
    """One expression: half-open code points of the text, and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Item:
    """One annotated document."""

    name: str
    text: str
    created: dt.date
    gold: tuple[Timex, ...]
    tuned: bool


@dataclass
class Score:
    """Counts over documents."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> list[str]:
        """Count one document and return its errors in words."""
        self.gold += len(gold)
        self.found += len(found)
        errors, free = [], list(found)
        for wanted in gold:
            meets = [one for one in free if one.start < wanted.end and wanted.start < one.end]
            if not meets:
                errors.append(f"missed {wanted.start}:{wanted.end} {wanted.value}")
                continue
            hit = next((one for one in meets if one[:2] == wanted[:2]), meets[0])
            free.remove(hit)
            self.relaxed += 1
            self.strict += hit[:2] == wanted[:2]
            self.value += hit.value == wanted.value
            if hit[:2] != wanted[:2]:
                errors.append(f"span {hit.start}:{hit.end} for {wanted.start}:{wanted.end}")
            elif hit.value != wanted.value:
                errors.append(f"value {hit.start}:{hit.end} {hit.value} for {wanted.value}")
        errors += [f"invented {one.start}:{one.end} {one.value}" for one in free]
        return errors

    def figures(self) -> dict[str, float]:
        """The three F1 figures, in percent."""
        both = self.gold + self.found
        named = (("relaxed_f1", self.relaxed), ("strict_f1", self.strict), ("value_f1", self.value))
        return {name: round(200 * count / both, 2) if both else 0.0 for name, count in named}


def read_timeml(name: str, content: str, tuned: bool) -> Item:
    """A document out of a TimeML file: the text of its TEXT element, the spans of its TIMEX3 elements
    there.
    """
    root = ET.fromstring(content)
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{name}: no DCT or no TEXT")
    pieces: list[str] = []
    gold: list[Timex] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        end = sum(map(len, pieces))
        if element.tag == "TIMEX3" and end > start:
            gold.append(Timex(start, end, element.attrib["value"]))

    walk(body)
    day = dt.date.fromisoformat(created.attrib["value"][:10])
    return Item(name, "".join(pieces), day, tuple(sorted(gold)), tuned)


def load(path: Path, split: str, limit: int) -> list[Item]:
    """The documents of the folders that `split` names."""
    items = []
    with zipfile.ZipFile(path) as archive:
        for folder in split.split("+"):
            names = sorted(
                name for name in archive.namelist() if name.endswith(".tml") and f"/{folder}/" in f"/{name}"
            )
            half = folder in ("TimeBank", "AQUAINT")
            items += [
                read_timeml(name, archive.read(name).decode("utf8"), half and place % 2 == 0)
                for place, name in enumerate(names)
            ]
    if not items:
        raise SystemExit(f"{path} holds no .tml file in a folder {split}")
    return items[:limit] if limit else items


def ours(item: Item) -> list[Timex]:
    """What the shipped recogniser and resolver find."""
    document = Document("", item.name, item.text, (Passage("body", 0, len(item.text)),))
    times = resolve_times(document, find_times(document, (), ()), intervals.make(item.created, item.created))
    return [Timex(time.start, time.end, time.value) for time in times]


def measure(
    items: Iterable[Item], tagger: Callable[[Item], Sequence[Timex]]
) -> tuple[dict[str, Score], list[str]]:
    """Scores for "all", "tuned" and "measured" documents, and the errors of the measured half last."""
    scores = {name: Score() for name in ("all", "tuned", "measured")}
    errors = []
    for item in items:
        found = tagger(item)
        lines = scores["all"].add(item.gold, found)
        scores["tuned" if item.tuned else "measured"].add(item.gold, found)
        errors += [
            f"{Path(item.name).name} {line}: {context(item.text, line)}" for line in lines if item.tuned
        ]
    return scores, errors


def context(text: str, line: str) -> str:
    """The words around the place that an error line names."""
    start, end = (int(part) for part in line.split()[1].split(":"))
    left, right = " ".join(text[max(0, start - 40) : start].split()), " ".join(text[end : end + 25].split())
    return f"{left} [{' '.join(text[start:end].split())}] {right}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each half and, with --peers, of other programs on the same documents."""
    options_parser = parser(__doc__, "tempeval3.zip", "TimeBank+AQUAINT")
    options_parser.add_argument(
        "--peers", action="store_true", help="measure HeidelTime and dateparser's search as well (slow)"
    )
    options = options_parser.parse_args(arguments)
    items = load(options.data, options.split, options.limit)
    scores, errors = measure(items, ours)
    for line in errors[: options.errors]:
        print(line)
    for name, score in scores.items():
        print(f"{name:>9}: {score.gold} gold, {score.found} found, {score.figures()}")
    peers = {}
    for name, tagger in PEERS.items() if options.peers else ():
        theirs, _ = measure(
            items, lambda item, tag=tagger: [Timex(*one) for one in tag(item.text, item.created)]
        )
        peers[name] = theirs["measured"].figures()
        print(f"{name:>9}: measured half {peers[name]}")
    best = scores["measured" if scores["measured"].gold else "all"]
    documents = sum(not item.tuned for item in items)
    figures: dict[str, object] = {
        **best.figures(),
        "documents": documents,
        "tuned_half": scores["tuned"].figures(),
    }
    return finish("timex", figures | ({"peers": peers} if peers else {}), options)


if __name__ == "__main__":
    sys.exit(main())
