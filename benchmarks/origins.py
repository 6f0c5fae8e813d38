"""Origins of made reports: do copies fold into their origin, and do independent reports of one event stay
apart?

    python -m benchmarks.origins [--limit N] [--errors N]

Made here, nothing is read from disk: 5 invented events, each reported independently by 4 newsrooms in
their own words (they share facts, names and the quote of one speaker), and 10 copies of each report: word
for word, cut at the end, cut at the start, re-headed, lightly
reworded (up to every eighth word), with paragraphs in another order, with local additions before or after
it, an excerpt inside a local text, and a copy that credits where it first stood. No copy but the last says
that it is one. Every page goes through `read`, `clean` and `grade` as any page does; each counts as one
telling in its own voice.

`exact`: share of the 20 origins whose report and copies, among all pages on their event, are found to be
one text, no more and no fewer.
`events_exact`: events whose low and high bound are both the true 4. `folded`: independent reports of one
event taken for one (must be 0).
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from typing import Any

import yaml

from benchmarks.common import finish, parser
from sayso.deriving.grade import Telling, copies, families, lineage, origins, shingles
from sayso.reading.claims.codebook import load as load_codebook
from sayso.reading.clean import clean
from sayso.reading.read import read
from sayso.records import Document

EVENTS, REPORTS, SEED = 5, 4, 20240611
LEAST_EXACT = 95.0
REWORDED = 8  # at most every eighth word gives way to another


@dataclass(frozen=True, slots=True)
class Made:
    """One made page: its true event and origin, what was done to the text, and the text as a page prints
    it.
    """

    event: int
    origin: int
    change: str
    text: str


def stock() -> dict[str, Any]:
    """The tellings of `origins.yaml`."""
    loaded: dict[str, Any] = yaml.safe_load((files("benchmarks") / "origins.yaml").read_text(encoding="utf8"))
    return loaded


def filled(template: str, facts: dict[str, str], chance: random.Random) -> str:
    """A telling with one of its alternatives taken and its names put in."""
    return re.sub(r"\[([^\]]+)\]", lambda found: chance.choice(found.group(1).split("|")), template).format(
        **facts
    )


def report(
    facts: dict[str, str], kinds: dict[str, list[str]], which: int, chance: random.Random
) -> list[str]:
    """One newsroom's paragraphs: the telling of each fact at place `which`, in an order of its own."""
    order = [name for name in kinds if name not in ("found", "held")]
    chance.shuffle(order)
    chosen = {name: kinds[name][which] for name in kinds}
    sentences = [filled(chosen[name], facts, chance) for name in ("found", "held", *order)]
    return [" ".join(sentences[index : index + 2]) for index in range(0, len(sentences), 2)]


def changed(paragraphs: list[str], words: dict[str, Any], chance: random.Random) -> dict[str, list[str]]:
    """The ten copies of a report, by what was done to it."""
    local = [
        " ".join(f"{' '.join(chance.choice(part) for part in words['local'])}." for _ in range(5))
        for _ in range(6)
    ]
    middle = max(2, len(paragraphs) - 2)
    mixed = list(paragraphs)
    chance.shuffle(mixed)
    return {
        "word for word": list(paragraphs),
        "cut at the end": paragraphs[:middle],
        "cut at the start": paragraphs[len(paragraphs) - middle :],
        "re-headed": list(paragraphs),
        "reworded": [reworded(one, words["synonyms"]) for one in paragraphs],
        "in another order": mixed,
        "local text before": [*local[:2], *paragraphs],
        "local text after": [*paragraphs, *local[2:4]],
        "excerpt in local text": [local[4], *paragraphs[:2], local[5]],
        "credited": list(paragraphs),
    }


def reworded(text: str, synonyms: dict[str, str]) -> str:
    """A text in which up to every eighth word gives way to another of like meaning."""
    out, since = [], REWORDED
    for part in re.split(r"(\W+)", text):
        since += part.isalpha()
        if part.lower() in synonyms and since >= REWORDED:
            other = synonyms[part.lower()]
            part, since = other.capitalize() if part[:1].isupper() else other, 0
        out.append(part)
    return "".join(out)


def page(title: str, outlet: str, paragraphs: list[str], last: str = "") -> str:
    """A page as a small outlet makes it."""
    body = "".join(f"<p>{one}</p>\n" for one in [*paragraphs, *([last] if last else [])])
    site = f'<meta property="og:site_name" content="{outlet}">'
    return f"<html><head><title>{title}</title>{site}</head><body><article><h1>{title}</h1>\n{body}</article></body></html>\n"


def made_pages(seed: int = SEED) -> list[Made]:
    """All pages, in a fixed order for a seed."""
    words, chance, found = stock(), random.Random(seed), []
    for event in range(EVENTS):
        town, place, goods = (chance.choice(words[name]) for name in ("towns", "places", "goods"))
        person, day = (
            chance.choice(words["people"]),
            chance.choice(["Tuesday", "Thursday", "4 March", "the last Sunday of May"]),
        )
        facts = {
            "town": town,
            "place": place,
            "goods": goods,
            "person": person,
            "day": day,
            "quote": words["quotes"][event],
        }
        facts["number"] = str(chance.randrange(13, 900))
        outlets = chance.sample(words["outlets"], len(words["outlets"]))
        tellings = {name: chance.sample(kinds, len(kinds)) for name, kinds in words["facts"].items()}
        for number in range(REPORTS):
            origin, paragraphs = event * REPORTS + number, report(facts, tellings, number, chance)
            own = outlets[number]
            head = filled(words["heads"][number], facts, chance)
            found.append(Made(event, origin, "original", page(head, own, paragraphs)))
            for place_, (change, text) in enumerate(changed(paragraphs, words, chance).items()):
                title = (
                    head
                    if change == "word for word"
                    else filled(chance.choice(words["heads"]), facts, chance)
                )
                last = f"This article was originally published by {own}." if change == "credited" else ""
                found.append(Made(event, origin, change, page(title, outlets[REPORTS + place_], text, last)))
    return found


def outcome(made: list[Made]) -> tuple[dict[str, Any], list[str]]:
    """The figures and, in words, what went wrong."""
    documents: list[Document] = [
        clean(read(one.text.encode(), f"page-{index}.html")) for index, one in enumerate(made)
    ]
    family = families(
        [one.sha256 for one in documents], copies({one.sha256: shingles(one) for one in documents})
    )
    true: dict[int, set[str]] = defaultdict(set)
    for one, document in zip(made, documents, strict=True):
        true[one.origin].add(document.sha256)
    of = {document.sha256: one for one, document in zip(made, documents, strict=True)}
    members: dict[tuple[int, str], set[str]] = defaultdict(set)
    for name, first in family.items():
        members[of[name].event, first].add(name)
    exact = sum(names in members.values() for names in true.values())
    folded = sum(
        of[one].origin != of[other].origin
        for names in members.values() for one, other in combinations(sorted(names), 2)
    )  # fmt: skip
    right, wrong = 0, []
    for event in sorted({one.event for one in made}):
        told = [name for name in of if of[name].event == event]
        pages = {document.sha256: lineage(document) for document in documents if document.sha256 in told}
        found = origins(
            [Telling(f"c{name[:8]}", name, "seizure") for name in told],
            [],
            pages,
            family,
            load_codebook().traits,
        )
        count = len({of[name].origin for name in told})
        right += (found.low, found.high) == (count, count)
        if (found.low, found.high) != (count, count):
            wrong.append(
                f"event {event}: {count} origins, found {found.low}–{found.high}: {' '.join(found.why)}"
            )
    for names in true.values():
        for name in sorted(names):
            if family[name] != family[min(names, key=lambda one: (of[one].change != "original", one))]:
                wrong.append(f"not folded: {of[name].change} of origin {of[name].origin}")
    figures = {"exact": round(100 * exact / len(true), 1), "events_exact": round(100 * right / len({one.event for one in made}), 1),
               "folded": folded, "documents": len(made), "origins": len(true)}  # fmt: skip
    return figures, wrong


def main() -> int:
    """Run the benchmark; exit code 1 when too few origins are exact or independent reports were folded."""
    options = parser(__doc__, "made", "made").parse_args()
    figures, wrong = outcome(made_pages()[: options.limit or None])
    for line in wrong[: options.errors]:
        print(line)
    return max(
        finish("origins", figures, options), int(figures["folded"] > 0 or figures["exact"] < LEAST_EXACT)
    )


if __name__ == "__main__":
    raise SystemExit(main())
