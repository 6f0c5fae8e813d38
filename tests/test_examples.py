"""The invented case and its gold answers: they are sound, and the program reads them at least as well as
it did.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso.deriving.grade.registry import load as load_registry
from sayso.examples import FOLDER, example_manifest, example_pages, example_sources
from sayso.reading.claims.codebook import ROLES, STAGES
from sayso.reading.claims.codebook import load as load_codebook
from tests.golds import gold_files, page_text, place

Json = dict[str, Any]
GOLDS = list(gold_files())
NAMES = [path.stem for path, _ in GOLDS]
CROSS: Json = json.loads((FOLDER / "gold" / "cross.json").read_text(encoding="utf8"))


@cache
def gold_of(path: Path) -> Json:
    loaded: Json = json.loads(path.read_text(encoding="utf8"))
    return loaded


@pytest.mark.parametrize(("path", "page"), GOLDS, ids=NAMES)
def test_gold_quotes_stand_where_their_offsets_say(path: Path, page: Path) -> None:
    """Every gold claim's offsets cut exactly its quote out of the page, and its triggers are words of that
    quote.
    """
    text = page_text(page)
    for claim in gold_of(path)["statements"] + gold_of(path)["optional"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"], claim["id"]
        assert claim["start"] == place(claim, text)
        assert claim["triggers"], claim["id"]
        assert all(trigger in claim["quote"] for trigger in claim["triggers"]), claim["id"]


@pytest.mark.parametrize("path", [path for path, _ in GOLDS], ids=NAMES)
def test_gold_speaks_the_codebook(path: Path) -> None:
    """Types, roles and stages of the gold answers are names that the codebook knows."""
    types = set(load_codebook().types)
    for claim in gold_of(path)["statements"] + gold_of(path)["optional"]:
        stages = claim["stage"] if isinstance(claim["stage"], list) else [claim["stage"]]
        roles = {role for key in [*claim["roles"], *claim.get("also", {})] for role in key.split("|")}
        assert set(claim["types"]) <= types, (claim["id"], set(claim["types"]) - types)
        assert set(stages) <= set(STAGES), claim["id"]
        assert roles <= set(ROLES), claim["id"]


@pytest.mark.parametrize(("path", "page"), GOLDS, ids=NAMES)
def test_gold_page_facts_stand_in_the_page(path: Path, page: Path) -> None:
    """Title, author, furniture and embedded parts that the gold names are words of the page."""
    text, gold = page_text(page), gold_of(path)
    told = [gold["title"], gold["author"], *gold["not_article"], *(part["text"] for part in gold["embedded"])]
    assert [words for words in told if words and words not in text] == []


def test_cross_answers_name_claims_that_are_there() -> None:
    """What belongs together across the pages is told by ids of gold claims, no claim stands in two
    incidents, and no aggregate in any.
    """
    known = {claim["id"] for path, _ in GOLDS for claim in gold_of(path)["statements"]}
    kinds = ("same_incident", "not_same_incident", "same_affair", "contradiction")
    groups = [group["statements"] for kind in kinds for group in CROSS[kind]]
    single = [CROSS[kind]["statement"] for kind in ("unnamed", "tightened", "correction")] + CROSS[
        "aggregate"
    ]
    assert {one for group in [*groups, single, *CROSS["denial_beside_accusation"]] for one in group} <= known
    incidents = [one for group in CROSS["same_incident"] for one in group["statements"]]
    assert len(incidents) == len(set(incidents))
    assert not set(incidents) & set(CROSS["aggregate"])


def test_examples_are_marked_as_invented() -> None:
    """Every page says on itself that it is invented, and the README says it of the country, its people and
    its outlets.
    """
    pages = sorted(example_pages().iterdir())
    assert 8 <= len(pages) <= 12
    assert {page.suffix for page in pages} >= {".txt", ".html", ".mhtml"}
    for page in pages:
        assert (
            "is invented: veldania, its people and its newspapers do not exist" in page_text(page).lower()
        ), page.name
    assert "invented" in (FOLDER / "README.md").read_text(encoding="utf8").split("\n\n")[1]


TRAPS = [
    ("a page header with the day's date", "01", "Monday, March 4, 2024\nHome"),
    ("a breadcrumb glued to the title", "01", "ResistanceOne More Mask"),
    (
        "a card and a post pasted into an unfinished sentence",
        "01",
        "revealed that Thirty Years of Terror Against Our Exiles\n",
    ),
    ("a post with its own author and date", "01", "(@assembly_watch) January 14, 2020"),
    ("glued numbers", "01", "carried out120 raids"),
    ("words that an editor set in brackets", "01", "[at Kestrel Lake]"),
    ("days without their year", "01", "in the last week of June,"),
    ("an aggregate", "01", "for three decades"),
    ("a page in capitals", "02", "SAID ON TUESDAY THAT THEY HAD FOILED A BOMB"),
    ("a denial beside the accusation", "02", "VELDANIA DENIED ANY PART"),
    ("a menu", "03", "Home\nPresident\nEconomy"),
    ("comments", "03", "Long live Veldania!"),
    ("another day for one event", "03", "near Tolme on 3 July"),
    ("a planned sanctions list with names", "03", "Karl Westen, the mayor of Halden"),
    ("an impersonal source", "03", "has reportedly been allowed"),
    ("nested sources", "04", "said that the Tessalian police had told it"),
    ("a passage in another language", "04", "Mon pays n’oubliera pas"),
    ("a correction", "04", "An earlier version of this article said"),
    (
        "conviction, sentence and acquittal in one report",
        "05",
        "was acquitted of building the device but convicted",
    ),
    ("a copy with its agency's credit", "06", "first published by Continental Wire"),
    ("the author inside the title", "07", "Leon Abelard: Sarnov Is Losing"),
    ("an original that is not named", "07", "Read More From Original Article Here:"),
    ("a disclaimer that names the outlet", "07", "The Daily Beacon Digest does not necessarily endorse"),
    ("an affiliate note", "07", "earn a commission"),
    ("an ad-block notice", "07", "Ad Blocker Detected"),
    ("related articles", "07", "Related Articles\n"),
    ("an unnamed convict beside a named president", "07", "later the driver of Ilian Dorsk, now president,"),
    ("a planned event that fixes the year", "07", "Forum 2022 is to meet there on October 8 and 9"),
    ("a relative date", "07", "The week before the arrests"),
    ("a weekday beside a day and month", "07", "on Saturday, September 10"),
    ("a misspelt name", "07", "Radim Kolezar"),
    ("a trial still to come", "08", "is to begin in Lorvik on 24 January"),
    ("an accusation repeated after an acquittal", "09", "repeated its accusation on Friday"),
    ("an anonymous source", "10", "on condition of anonymity"),
    ("a swap", "11", "was exchanged on Friday for a Tessalian aid worker"),
    ("someone who was not released", "11", "was not released"),
    ("the state's own telling", "12", "unlawful captivity"),
]


@pytest.mark.parametrize(
    ("page", "words"), [(page, words) for _, page, words in TRAPS], ids=[trap for trap, _, _ in TRAPS]
)
def test_the_traps_stand_in_the_pages(page: str, words: str) -> None:
    """What makes real pages hard to read is on the invented ones, each trap on the page named."""
    assert words in page_text(next(example_pages().glob(f"{page}-*")))


def test_manifest_and_registry_speak_of_the_pages() -> None:
    """The manifest names each page once, and the registry knows two parties to the conflict and one
    agency.
    """
    with example_manifest().open(encoding="utf8", newline="") as rows:
        listed = [row["file"] for row in csv.DictReader(rows)]
    assert sorted(listed) == sorted(f"pages/{page.name}" for page in example_pages().iterdir())
    registry = load_registry(example_sources().read_text(encoding="utf8"))
    sides = {side for outlet in registry.outlets for _, side in outlet.party_to}
    assert sides == {"government", "exiles"}
    assert [outlet.name for outlet in registry.outlets if outlet.agency] == ["Continental Wire"]


def test_scorer_agrees_with_the_one_it_was_copied_from(shared: Path) -> None:
    """Our copy of the scorer gives the figures of the original for answers that are partly right, wrong,
    missing and surplus.
    """
    from benchmarks.score_claims import about_document, compare, figures

    spec = importlib.util.spec_from_file_location("original_scorer", shared / "score_claims.py")
    assert spec and spec.loader
    original = importlib.util.module_from_spec(spec)
    sys.modules["original_scorer"] = original
    spec.loader.exec_module(original)
    for path, _ in GOLDS:
        gold = gold_of(path)
        found = spoiled(gold)
        theirs, ours = (
            original.score(gold, found),
            figures(compare(gold, found)) | about_document(gold, found),
        )
        assert {key: ours[key] for key in theirs if key in ours} == {
            key: theirs[key] for key in theirs if key in ours
        }
        assert set(theirs) - set(ours) == {"claims_outside_any_gold_quote"}


def spoiled(gold: Json) -> Json:
    """Answers made from the gold: every third claim missing, every fourth with a wrong stage and source,
    every fifth of a wrong type.
    """
    claims: list[Json] = []
    for number, claim in enumerate(gold["statements"] + gold["optional"][::2]):
        if number % 3 == 2:
            continue
        start = claim["start"] + claim["quote"].find(claim["triggers"][0])
        stage = claim["stage"] if isinstance(claim["stage"], str) else claim["stage"][0]
        wants = {
            role: want["all"][0] if isinstance(want, dict) else want for role, want in claim["roles"].items()
        }
        claims.append(
            {
                "type": "election" if number % 5 == 4 else claim["types"][0],
                "trigger": {
                    "text": claim["triggers"][0],
                    "start": start,
                    "end": start + len(claim["triggers"][0]),
                },
                "quote": {"exact": claim["quote"]},
                "roles": [
                    {"role": role.split("|")[0], "text": want[0], "name": want[-1]}
                    for role, want in wants.items()
                ],
                "stage": "negated" if number % 4 == 3 else stage,
                "time": claim["time"] if number % 2 else {"start": "2020-02-02", "end": None},
                "said_by": [{"text": "nobody", "name": "nobody"}]
                if number % 4 == 1
                else [{"text": one} for one in claim["said_by"]],
            }
        )
    passages = [{"kind": "body", "text": " ".join(gold["not_article"][:1])}]
    return {
        "document": {"author": gold["author"], "published": gold["published"], "passages": passages},
        "claims": claims,
    }
