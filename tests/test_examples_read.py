"""How well the program reads the invented pages and texts: floors that only rise, measured by the
functions of the benchmarks.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks.claims import Page, page_faults, pages
from benchmarks.cross import ORVANNA, Case, ladders, orvanna_pages, single_facts, together
from benchmarks.score_claims import Json, Scored, about_document, compare, figures
from sayso.examples import FOLDER, example_sources
from sayso.reading.pipeline import extract
from sayso.records import Extraction
from sayso.records.forms import extraction_form

FLOORS = {
    "examples": {"claims": 0.87, "cells": 0.82, "complete": 0.58, "stage": 0.94},
    "unseen": {"claims": 0.89, "cells": 0.83, "complete": 0.57, "stage": 0.94},
}
"""F1 from 0 to 1, and the share of right stages, of each split."""

JOINED, RUNGS = 66.0, 90.0
"""Percent of the pairs of one event that stand in one incident, and of the steps of law that stand on
their affair's ladder.
"""

CROSS: Json = json.loads((FOLDER / "gold" / "cross.json").read_text(encoding="utf8"))


@cache
def extractions(split: str) -> list[tuple[Page, Extraction]]:
    """Every page of a split, read."""
    return [(page, extract(page.data, page.name)) for page in pages(split, Path())]


@cache
def reading(split: str) -> list[tuple[Page, Json]]:
    """Every page of a split with what `sayso extract --json` prints of it."""
    return [(page, extraction_form(extraction)) for page, extraction in extractions(split)]


@cache
def case() -> Case:
    """The record of the invented case."""
    chosen = extractions("examples")
    return Case(
        [page for page, _ in chosen],
        [extraction for _, extraction in chosen],
        example_sources().read_text(encoding="utf8"),
    )


@pytest.mark.parametrize("split", FLOORS)
def test_claims_are_read_at_least_as_well_as_before(split: str) -> None:
    """Claims, cells, complete claims and stages stay above their floors."""
    total: Scored | None = None
    for page, found in reading(split):
        scored = compare(page.gold, found)
        total = scored if total is None else total + scored
    assert total
    told = figures(total)
    got = {key: told[key]["accuracy"] if key == "stage" else told[key]["f1"] for key in FLOORS[split]}
    assert {key: value for key, value in got.items() if value < FLOORS[split][key]} == {}


def test_pages_are_read_right() -> None:
    """Author, outlet, copy or not, date of publication and furniture of every invented page are read
    right.
    """
    faults = [
        page_faults(about_document(page.gold, found), page.gold, found["document"])
        for page, found in reading("examples")
    ]
    assert [fault for fault in faults if fault] == []


def test_the_unnamed_convict_stays_unnamed() -> None:
    """Beside a named president the convicted guard is given no name, and the president is never the
    convicted one.
    """
    found = next(found for page, found in reading("examples") if page.name.startswith("07"))
    convictions = [claim for claim in found["claims"] if claim["type"] in ("conviction", "sentence")]
    names = {role["name"] for claim in convictions for role in claim["roles"] if role["role"] == "target"}
    assert convictions
    assert not names & {"Ilian Dorsk", "Dorsk"}


def test_every_span_is_the_printed_text() -> None:
    """In every output on these pages, text[start:end] equals the words shown."""
    for split in FLOORS:
        for page, found in reading(split):
            text = found["document"]["text"]
            spans = [
                span
                for claim in found["claims"]
                for span in (claim["trigger"], *claim["roles"], *claim["said_by"])
            ]
            spans += [*found["times"], *found["mentions"], *found["document"]["passages"]]
            assert all(text[span["start"] : span["end"]] == span["text"] for span in spans), page.name
            quotes = [claim["quote"] for claim in found["claims"]]
            assert all(text[quote["start"] : quote["end"]] == quote["exact"] for quote in quotes), page.name


def test_today_in_a_page_header_is_never_the_day_of_anything() -> None:
    """The day on which a page was taken is `captured`, and no claim's time nor the article's publication."""
    for page, found in reading("examples"):
        taken = page.gold["captured"]
        if taken:
            document = found["document"]
            assert (document["captured"] or {}).get("start") == taken, page.name
            assert (document["published"] or {}).get("start") != taken, page.name
            assert taken not in {claim["time"]["start"] for claim in found["claims"] if claim["time"]}, (
                page.name
            )


def test_the_record_joins_no_different_events() -> None:
    """Of the pairs that the gold tells apart none stands in one incident, and of those of one event no
    fewer are joined than before.
    """
    faults: list[str] = []
    told = together(case(), CROSS, faults)
    assert told["wrongly_joined"] == 0, faults
    assert told["joined"] >= JOINED


ORVANNA_JOINED = 50.0
"""Percent of the pairs of one event that stand in one incident in the second invented case, which no rule
was written for.
"""


def test_the_rules_were_not_fitted_to_the_first_case() -> None:
    """In another invented case, with its own events, outlets and sides, nothing is joined wrongly and much
    of what belongs together is.
    """
    chosen = orvanna_pages()
    second = Case(chosen, [extract(page.data, page.name) for page in chosen], "")
    faults: list[str] = []
    told = together(second, json.loads((ORVANNA / "cross.json").read_text(encoding="utf8")), faults)
    assert told["wrongly_joined"] == 0, faults
    assert told["joined"] >= ORVANNA_JOINED


def test_ladders_of_law_are_climbed() -> None:
    """The steps of the three affairs stand on the ladder of one affair each, no fewer than before."""
    assert ladders(case(), CROSS, [])["rungs"] >= RUNGS


def test_the_copy_is_no_second_origin() -> None:
    """A copy with the agency's credit adds no origin, and the unnamed convict stays unnamed in the record
    too.
    """
    told = single_facts(case(), CROSS, [])
    assert told["one_origin"]
    assert told["unnamed"]
