"""Claims against gold: what `sayso extract` finds in pages whose claims were written down by hand.

usage: python -m benchmarks.claims [--split examples+unseen+founding] [--data ../shared] [--errors N]
       python -m benchmarks.claims --split dev
       python -m benchmarks.claims --data DIR

`dev` are the real news pages of the shared data that were coded by hand and train nothing; its gold
answers are made on the way (one answer a cell, a surplus filler of any role counts). DIR holds NAME.txt and
NAME.json: pages with their gold answers. `examples` are the pages that ship with the program, `unseen`
invented texts in other styles kept beside the tests, `founding` the two real articles in the folder of --data
(skipped, with a line, where it is missing). Per page and per split: claims, cells, complete (F1 in percent),
stage, time and said_by. `--errors N` prints, per split, N claims that went wrong: gold beside found, cell by
cell. The last line is one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.coded import coded_pages, listed
from benchmarks.coded import gold as gold_of
from benchmarks.common import ROOT, finish, parser, shared_data
from benchmarks.score_claims import Json, Scored, about_document, compare, figures, members
from sayso.examples import FOLDER as EXAMPLES
from sayso.reading.pipeline import extract
from sayso.records.forms import extraction_form

UNSEEN = ROOT / "tests" / "data" / "unseen"
CELLS = ("stage", "time", "said_by")


class Page(NamedTuple):
    """One page, as bytes under its file name, with its gold answers."""

    name: str
    data: bytes
    gold: Json


def pages(split: str, shared: Path) -> list[Page]:
    """The pages of a split, by name; none when they are not here."""
    if split == "dev":
        coded = coded_pages(shared / "data", listed(shared / "data", "dev"))
        return [Page(f"{page.page}.txt", page.text.encode(), gold_of(page)) for page in coded]
    folders = {
        "examples": (EXAMPLES / "gold", EXAMPLES / "pages"),
        "unseen": (UNSEEN, UNSEEN),
        "founding": (shared / "gold", shared / "seeds"),
    }
    if split not in folders:
        raise SystemExit(f"--split: no split {split!r}; there are dev, {', '.join(folders)}")
    return kept_pages(*folders[split])


def kept_pages(answers: Path, texts: Path) -> list[Page]:
    """The pages of a folder of gold answers NAME.json; a page that the answers do not name is NAME.txt."""
    paths = [path for path in sorted(answers.glob("*.json")) if path.name != "cross.json"]
    golds = [(path.stem, json.loads(path.read_text(encoding="utf8"))) for path in paths]
    names = [
        gold["document"] if (texts / gold["document"]).is_file() else f"{stem}.txt" for stem, gold in golds
    ]
    return [
        Page(name, (texts / name).read_bytes(), gold) for name, (_, gold) in zip(names, golds, strict=True)
    ]


def read_page(page: Page, learnt: bool = False) -> Json:
    """What the program finds in a page, in the form that `sayso extract --json` prints."""
    return extraction_form(extract(page.data, page.name, learnt=learnt))


def percent(figure: Json) -> float:
    """An F1 in percent."""
    return round(100 * float(figure["f1"]), 1)


def summary(name: str, scored: Scored) -> str:
    """One line of figures."""
    told = figures(scored)
    stage = 100 * (told["stage"]["accuracy"] or 0)
    return (
        f"{name:<44} claims {percent(told['claims']):5.1f}  cells {percent(told['cells']):5.1f}  complete {percent(told['complete']):5.1f}"
        f"  stage {stage:5.1f}  time {told['time']['hit']}/{told['time']['gold']} +{told['time']['invented']}"
        f"  said_by {told['said_by']['hit']}/{told['said_by']['gold']} +{told['said_by']['invented']}"
    )


def page_faults(about: Json, gold: Json, document: Json) -> str:
    """What is wrong about the page itself, "" when nothing is."""
    facts = [
        fact for fact in ("author", "outlet", "republished") if fact in gold and not about[f"{fact}_right"]
    ]
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
    """What went wrong, one readable block each: missed claims, claims with a wrong cell, claims that the gold has not."""
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


def run_split(split: str, chosen: list[Page], learnt: bool) -> tuple[Scored | None, Json]:
    """Score the pages of a split, print a line per page, return the sum and the figures about the pages themselves."""
    total: Scored | None = None
    within = boilerplate = 0
    for page in chosen:
        found = read_page(page, learnt)
        scored, about = compare(page.gold, found), about_document(page.gold, found)
        print(summary(page.name, scored), flush=True)
        if faults := page_faults(about, page.gold, found["document"]):
            print(f"    page: {faults}")
        within += about.get("published", {"within": True})["within"]
        boilerplate += len(about["boilerplate_left_in_body"])
        total = scored if total is None else total + scored
    if total is None:
        print(f"{split}: its pages are not here")
        return None, {}
    print(summary(f"= {split}", total))
    return total, {"published_within": round(100 * within / len(chosen), 1), "boilerplate": boilerplate}


def split_keys(split: str, scored: Scored, about: Json) -> Json:
    """The figures of one split among others, each key beginning with the split's name."""
    told = figures(scored)
    shares = {key: percent(told[key]) for key in ("claims", "cells", "complete")}
    stage = {"stage": round(100 * (told["stage"]["accuracy"] or 0), 1)}
    return {f"{split}_{key}": value for key, value in (shares | stage | about).items()}


def plain_keys(scored: Scored) -> Json:
    """The figures of pages that are scored by themselves, under the names that outside checks read; counts for times and sources."""
    told = figures(scored)
    return {
        "claims_f1": percent(told["claims"]),
        "cells_f1": percent(told["cells"]),
        "complete_f1": percent(told["complete"]),
        "stage": round(100 * (told["stage"]["accuracy"] or 0), 1),
        "time_hit": told["time"]["hit"],
        "time_gold": told["time"]["gold"],
        "time_invented": told["time"]["invented"],
        "said_by": told["said_by"]["hit"],
        "said_gold": told["said_by"]["gold"],
        "said_invented": told["said_by"]["invented"],
    }


def main() -> int:
    """Run the benchmark; exit code 1 when a floor is missed."""
    made = parser(__doc__, "", "examples+unseen+founding")
    made.set_defaults(data=None)
    made.add_argument(
        "--learnt", action="store_true", help="let the learnt reader decide on what the rules read"
    )
    options = made.parse_args()
    shared = shared_data().parent
    own = options.data is not None and not (options.data / "gold").is_dir()
    splits = ["data"] if own else options.split.split("+")
    shared = shared if options.data is None or own else options.data
    out: Json = {}
    started = time.perf_counter()
    for split in splits:
        chosen = kept_pages(options.data, options.data) if own else pages(split, shared)
        total, about = run_split(split, chosen[: options.limit or None], options.learnt)
        if total is not None:
            out |= plain_keys(total) if own or splits == ["dev"] else split_keys(split, total, about)
            print(*list(errors(total))[: options.errors], sep="\n", end="\n" if options.errors else "")
    print(f"{time.perf_counter() - started:.1f} s")
    options.data = shared / "gold" / "cross.json"
    return finish("claims", out, options)


if __name__ == "__main__":
    sys.exit(main())
