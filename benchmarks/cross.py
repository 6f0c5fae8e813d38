"""What belongs together across pages: the record of a case beside gold answers about incidents, affairs
and origins.

usage: python -m benchmarks.cross [--split examples+founding] [--data ../shared] [--errors N]

`examples` is the invented case that ships with the program, `orvanna` another invented one beside the
tests, made before any rule was written for it, `founding` the two real articles in the folder of --data.
The pages are read as any page is; a gold claim takes part when it was found. Keys: `joined` (pairs of one
event that stand in one incident, in percent of those found), `joined_of_all` (the same in
percent of all that the gold has), `wrongly_joined` (pairs of different events in one incident, of those
told apart by the gold), `rungs` (steps of the gold's ladders that stand on the ladder of one affair, in
percent of those found), `tightened` (the date of the claim whose
page lacks it), `unnamed` (the person whom the gold says is never named there is not named), `one_origin`
(the copy adds no origin). The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.claims import Page, pages
from benchmarks.common import ROOT, finish, parser, shared_data
from benchmarks.derived import views_of
from benchmarks.score_claims import Json, compare, same_filler
from sayso.examples import FOLDER as EXAMPLES
from sayso.examples import example_sources
from sayso.reading.claims.codebook import load as load_codebook
from sayso.reading.pipeline import extract
from sayso.records import Extraction
from sayso.records.forms import extraction_form

ORVANNA = ROOT / "tests" / "data" / "orvanna"


def orvanna_pages() -> list[Page]:
    """The pages of the second invented case. Its gold only says which words tell which event, so every
    other cell is left open.
    """
    cross = json.loads((ORVANNA / "cross.json").read_text(encoding="utf8"))
    made = []
    for path in sorted(ORVANNA.glob("*.txt")):
        text = path.read_text(encoding="utf8")
        told = [one for one in cross["statements"] if one["id"].startswith(path.name[:2])]
        open_cells = {"roles": {}, "stage": [], "time": None, "said_by": []}
        placed = [
            one
            | open_cells
            | {"start": text.index(one["quote"]), "end": text.index(one["quote"]) + len(one["quote"])}
            for one in told
        ]
        made.append(Page(path.name, path.read_bytes(), {"statements": placed}))
    return made


class Case:
    """A record with the way from a gold claim's id to the found claim's id and its incident."""

    def __init__(self, chosen: list[Page], extractions: list[Extraction], registry: str) -> None:
        """Derive the record of pages that were read. `registry` is a source registry's text, "" for none."""
        self.views = views_of(extractions, registry, load_codebook().traits)
        self.found: dict[str, str] = {}
        self.quotes: dict[str, str] = {}
        for page, one in zip(chosen, extractions, strict=True):
            self.quotes |= {claim["id"]: claim["quote"] for claim in page.gold["statements"]}
            for gold, claim, _ in compare(page.gold, extraction_form(one)).pairs:
                self.found[gold["id"]] = claim["id"]
        self.incidents: dict[str, Json] = {
            name: one for one in self.views["incident"].values() for name in one["claims"]
        }

    def incident(self, gold: str) -> Json | None:
        """The incident of a gold claim, None when the claim was not found."""
        return self.incidents.get(self.found.get(gold, ""))

    def told(self, gold: str) -> str:
        """A gold claim for people."""
        return f"{gold} “{self.quotes[gold][:70]}”"


def share(right: int, all_of_them: int) -> float | None:
    """Percent, None of nothing."""
    return round(100 * right / all_of_them, 1) if all_of_them else None


def together(case: Case, cross: Json, faults: list[str]) -> Json:
    """Pairs of one event that stand together, pairs of different events that do not."""
    groups = [[one for one in group["statements"] if case.incident(one)] for group in cross["same_incident"]]
    every = sum(len(list(combinations(group["statements"], 2))) for group in cross["same_incident"])
    same = [pair for group in groups for pair in combinations(group, 2)]
    other = [(left, right) for one, two in combinations(groups, 2) for left in one for right in two]
    other += [
        tuple(group["statements"])
        for group in cross.get("not_same_incident", [])
        if all(map(case.incident, group["statements"]))
    ]
    apart = [pair for pair in same if case.incident(pair[0]) != case.incident(pair[1])]
    wrong = [pair for pair in other if case.incident(pair[0]) == case.incident(pair[1])]
    faults += [f"APART {case.told(left)} and {case.told(right)}" for left, right in apart]
    faults += [f"JOINED {case.told(left)} and {case.told(right)}" for left, right in wrong]
    return {
        "joined": share(len(same) - len(apart), len(same)),
        "pairs": len(same),
        "joined_of_all": share(len(same) - len(apart), every),
        "all_pairs": every,
        "wrongly_joined": len(wrong),
        "told_apart": len(other),
    }


def ladders(case: Case, cross: Json, faults: list[str]) -> Json:
    """Steps of each gold ladder that stand on the ladder of one affair, in the gold's order."""
    right = wanted = 0
    for group in cross["same_affair"]:
        found = [one for one in map(case.incident, group["statements"]) if one]
        names = [one["affair"] for one in found if one["affair"]]
        best = max(set(names), key=names.count, default="")
        affair = case.views["affair"].get(best)
        steps = [rung["step"] for rung in affair["ladder"]] if affair else []
        told = {one["type"] for one in found}
        for step in group["ladder"]:
            wanted += step in told
            right += step in told and step in steps
        if steps != group["ladder"]:
            faults.append(
                f"LADDER {group['what']}: {' → '.join(steps) or 'none'}, not {' → '.join(group['ladder'])}"
            )
    return {"rungs": share(right, wanted), "steps": wanted}


def single_facts(case: Case, cross: Json, faults: list[str]) -> Json:
    """The narrowed date, the person who stays unnamed, the copy that adds no origin."""
    out: Json = {}
    narrow, unnamed = cross["tightened"], cross["unnamed"]
    if incident := case.incident(narrow["statement"]):
        got = [str(incident["start"]), str(incident["end"])] if incident["edtf"] else []
        out["tightened"] = got == [narrow["time"]["start"], narrow["time"]["end"]]
        faults += (
            []
            if out["tightened"]
            else [f"DATE {case.told(narrow['statement'])}: {got}, not {narrow['time']}"]
        )
    if claim := case.views["claim"].get(case.found.get(unnamed["statement"], "")):
        named = [role["name"] for role in claim["roles"] if same_filler(role["name"], unnamed["never"])]
        out["unnamed"] = not named
        faults += [f"NAMED {case.told(unnamed['statement'])}: {named}"] if named else []
    if copy := cross.get("copy"):
        out["one_origin"] = _one_origin(case, copy, faults)
    return out


def _one_origin(case: Case, copy: dict[str, Any], faults: list[str]) -> bool:
    """Whether every incident that both pages tell of and no other page does has one origin at most."""
    names = {page["name"]: sha for sha, page in case.views["page"].items()}
    both = {names[copy["original"]], names[copy["copy"]]}
    shared = [one for one in case.views["incident"].values() if set(one["documents"]) == both]
    wrong = [one for one in shared if one["origins"]["high"] > 1]
    faults += [f"ORIGINS {one['title']}: {one['origins']['high']}" for one in wrong]
    return bool(shared) and not wrong


def run_split(split: str, options: argparse.Namespace, faults: list[str]) -> Json:
    """The figures of one split, {} when its pages are not here."""
    chosen = orvanna_pages() if split == "orvanna" else pages(split, options.data)
    if not chosen:
        print(f"{split}: its pages are not here")
        return {}
    folders: dict[str, Path] = {"examples": EXAMPLES / "gold", "orvanna": ORVANNA}
    cross = json.loads((folders.get(split, options.data / "gold") / "cross.json").read_text(encoding="utf8"))
    extractions = [extract(page.data, page.name) for page in chosen]
    case = Case(
        chosen, extractions, example_sources().read_text(encoding="utf8") if split == "examples" else ""
    )
    told = together(case, cross, faults)
    if "same_affair" in cross:
        told |= ladders(case, cross, faults) | single_facts(case, cross, faults)
    print(f"{split}: {told}")
    return {f"{split}_{key}": value for key, value in told.items()}


def main() -> int:
    """Run the benchmark; exit code 1 when a floor is missed."""
    made = parser(__doc__, "", "examples+founding")
    made.set_defaults(data=shared_data().parent)
    options = made.parse_args()
    out: Json = {}
    faults: list[str] = []
    for split in options.split.split("+"):
        out |= run_split(split, options, faults)
    print("\n".join(faults[: options.errors]))
    options.data = options.data / "gold" / "cross.json"
    return finish("cross", out, options)


if __name__ == "__main__":
    sys.exit(main())
