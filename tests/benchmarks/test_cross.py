"""The second invented case: its answers are sound, and its pages say that they are invented."""

from __future__ import annotations

import json

from benchmarks.cross import ORVANNA, orvanna_pages
from sayso.reading.claims.codebook import load as load_codebook

CROSS = json.loads((ORVANNA / "cross.json").read_text(encoding="utf8"))


def test_every_answer_stands_once_in_its_page() -> None:
    """The words of an answer occur once in the page that its id names, and its triggers are words of it."""
    placed = 0
    for page in orvanna_pages():
        text = page.data.decode()
        for claim in page.gold["statements"]:
            assert text.count(claim["quote"]) == 1, claim["id"]
            assert text[claim["start"] : claim["end"]] == claim["quote"], claim["id"]
            assert claim["triggers"] and all(trigger in claim["quote"] for trigger in claim["triggers"]), (
                claim["id"]
            )
            placed += 1
    assert placed == len(CROSS["statements"]) > 60


def test_answers_speak_the_codebook_and_stand_in_one_incident_each() -> None:
    """Types are names that the codebook knows; every answer belongs to exactly one event."""
    types = set(load_codebook().types)
    assert all(set(claim["types"]) <= types for claim in CROSS["statements"])
    grouped = [name for group in CROSS["same_incident"] for name in group["statements"]]
    assert sorted(grouped) == sorted(claim["id"] for claim in CROSS["statements"])


def test_its_pages_are_marked_as_invented() -> None:
    """Every page says on itself that it is invented."""
    for page in orvanna_pages():
        assert (
            "This page is invented: Orvanna, its people and its newspapers do not exist."
            in page.data.decode()
        )
