"""Claims against gold: what `sayso extract` finds in pages whose claims were written down by hand.

usage: python -m benchmarks.claims [--split examples+unseen+founding] [--data ../shared] [--errors N]

`examples` are the pages that ship with the program, `unseen` invented texts in other styles kept beside
the tests, `founding` the two real articles in the folder of --data (skipped, with a line, where it is
missing). Per page and per split: claims, cells, complete (F1 in percent), stage, time and said_by.
`--errors N` prints, per split, N claims that went wrong: gold beside found, cell by cell.
The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import ROOT, finish, parser, shared_data
from benchmarks.score_claims import Json, Scored, about_document, compare, figures, members
from sayso.examples import FOLDER as EXAMPLES
from sayso.reading.pipeline import extract
from sayso.records.forms import extraction_form

UNSEEN = ROOT / "tests" / "data" / "unseen"
CELLS = ("stage", "time", "said_by")


class Page(NamedTuple):
    """One page with its gold answers."""

    path: Path
    gold: Json


def pages(split: str, shared: Path) -> list[Page]:
    """The pages of a split, by name; none when they are not here."""
    folders = {
        "examples": (EXAMPLES / "gold", EXAMPLES / "pages"),
        "unseen": (UNSEEN, UNSEEN),
        "founding": (shared / "gold", shared / "seeds"),
    }
    if split not in folders:
        raise SystemExit(f"--split: no split {split!r}; there are {', '.join(folders)}")
    answers, texts = folders[split]
    golds = [
        json.loads(path.read_text(encoding="utf8"))
        for path in sorted(answers.glob("*.json"))
        if path.name != "cross.json"
    ]
    return [Page(texts / gold["document"], gold) for gold in golds]


def read_page(page: Page) -> Json:
    """What the program finds in a page, in the form that `sayso extract --json` prints."""
    return extraction_form(extract(page.path.read_bytes(), page.path.name))


def percent(figure: Json) -> float:
    """An F1 in percent."""
    return round(100 * float(figure["f1"]), 1)


def summary(name: str, scored: Scored) -> str:
    """One line of figures."""
    told = figures(scored)
    stage = 100 * (told["stage"]["accuracy"] or 0)
    return (
        f"{name:<44} claims {percent(told['claims']):5.1f}  cells {percent(told['cells']):5.1f}  "
        f"complete {percent(told['complete']):5.1f}"
        f"  stage {stage:5.1f}  time {told['time']['hit']}/{told['time']['gold']} +{told['time']['invented']}"
        f"  said_by {told['said_by']['hit']}/{told['said_by']['gold']} +{told['said_by']['invented']}"
    )


def page_faults(about: Json, gold: Json, document: Json) -> str:
    """What is wrong about the page itself, "" when nothing is."""
    facts = [fact for fact in ("author", "outlet", "republished") if not about[f"{fact}_right"]]
    faults = [f"{fact} {document[fact]!r} not {gold[fact]!r}" for fact in facts]
    if not about.get("published", {"within": True})["within"]:
        faults.append(f"published {about['published']['found']} not in {about['published']['gold']}")
    return ", ".join(faults + [f"boilerplate {line!r}" for line in about["boilerplate_left_in_body"]])


def wanted_lines(gold: Json) -> Iterator[str]:
    """The gold's cells that say something."""
    for role, want in gold["roles"].items():
        yield f"{role}: " + " + ".join(" | ".join(member) for member in members(want))
    for cell in CELLS:
        if gold[cell]:
            yield f"{cell}: {gold[cell] if cell != 'time' else (gold['time']['start'], gold['time']['end'])}"


def found_lines(claim: Json) -> Iterator[str]:
    """The found claim's cells, the same way."""
    for role in claim["roles"]:
        yield f"{role['role']}: {role['name']}" + (
            f" ({role['text']})" if role["name"] != role["text"] else ""
        )
    yield f"stage: {claim['stage']}"
    if claim["time"]:
        yield f"time: {(claim['time']['start'], claim['time']['end'])} {claim['time']['text']!r}"
    if claim["said_by"]:
        yield f"said_by: {[source['name'] for source in claim['said_by']]}"


def marked(side: str, lines: Iterable[str]) -> list[str]:
    """Indented lines, each beginning with the side that it speaks of."""
    return [f"    {side} {line}" for line in lines]


def errors(scored: Scored) -> Iterator[str]:
    """What went wrong, one readable block each: missed claims, claims with a wrong cell, claims that the
    gold has not.
    """
    for gold in scored.missed:
        yield f"MISSED {gold['id']} {'/'.join(gold['types'])} on {gold['triggers']}\n    “{gold['quote']}”"
    for gold, claim, one in scored.pairs:
        if not one["complete"]:
            head = f"WRONG {gold['id']} {claim['type']} “{gold['quote']}”"
            yield "\n".join(
                [head, *marked("gold ", wanted_lines(gold)), *marked("found", found_lines(claim))]
            )
    for claim in scored.extra:
        head = f"EXTRA {claim['type']} on {claim['trigger']['text']!r} “{claim['quote']['exact'][:160]}”"
        yield "\n".join([head, *marked("why  ", [claim["why"]]), *marked("found", found_lines(claim))])


def run_split(split: str, options: argparse.Namespace) -> tuple[Scored | None, Json]:
    """Score one split, print a line per page, return the sum and the split's figures."""
    total: Scored | None = None
    within = boilerplate = 0
    chosen = pages(split, options.data)[: options.limit or None]
    for page in chosen:
        found = read_page(page)
        scored, about = compare(page.gold, found), about_document(page.gold, found)
        print(summary(page.path.name, scored))
        if faults := page_faults(about, page.gold, found["document"]):
            print(f"    page: {faults}")
        within += about.get("published", {"within": True})["within"]
        boilerplate += len(about["boilerplate_left_in_body"])
        total = scored if total is None else total + scored
    if total is None:
        print(f"{split}: its pages are not here")
        return None, {}
    print(summary(f"= {split}", total))
    told = figures(total)
    return total, {
        "claims": percent(told["claims"]),
        "cells": percent(told["cells"]),
        "complete": percent(told["complete"]),
        "stage": round(100 * (told["stage"]["accuracy"] or 0), 1),
        "published_within": round(100 * within / len(chosen), 1),
        "boilerplate": boilerplate,
    }


def main() -> int:
    """Run the benchmark; exit code 1 when a floor is missed."""
    made = parser(__doc__, "", "examples+unseen+founding")
    made.set_defaults(data=shared_data().parent)
    options = made.parse_args()
    out: Json = {}
    started = time.perf_counter()
    for split in options.split.split("+"):
        total, told = run_split(split, options)
        for key, value in told.items():
            out[f"{split}_{key}"] = value
        for block in list(errors(total))[: options.errors] if total else []:
            print(block)
    print(f"{time.perf_counter() - started:.1f} s")
    options.data = options.data / "gold" / "cross.json"
    return finish("claims", out, options)


if __name__ == "__main__":
    sys.exit(main())
