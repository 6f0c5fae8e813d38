"""The table of docs/dates.md is what the program does."""

import datetime as dt
from pathlib import Path

import pytest

from sayso.days import intervals
from sayso.reading.annotate.times import find_times
from sayso.reading.annotate.times.finder import explain
from sayso.reading.annotate.times.lexicon import rules
from sayso.reading.date.resolve import resolve_times
from sayso.records import Document, Passage, TimeExpression
from tests.reading.date.makers import edtf

PAGE = Path(__file__).parents[3] / "docs" / "dates.md"
WRITTEN = dt.date(2024, 6, 19)


def rows() -> list[list[str]]:
    """The cells of the first table."""
    lines = PAGE.read_text(encoding="utf8").split("## When a document was written")[0].splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")
    ][1:]


def known() -> list[list[str]]:
    """The cells of the table of offices."""
    lines = (
        PAGE.read_text(encoding="utf8")
        .split("### What is known of the world")[1]
        .split("A name counts")[0]
        .splitlines()
    )
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")
    ][1:]


@pytest.mark.parametrize("row", known(), ids=[row[0] for row in known()])
def test_what_is_known_of_the_world_bounds_a_text(row: list[str]) -> None:
    """A text that is nothing but the sentence is dated as the page says."""
    assert (edtf(row[0]) or "–") == row[1]


def read(sentence: str) -> tuple[TimeExpression, ...]:
    """The expressions of a sentence written on 19 June 2024."""
    document = Document("", "row", sentence, (Passage("body", 0, len(sentence)),))
    return resolve_times(document, find_times(document, (), ()), intervals.make(WRITTEN, WRITTEN))


@pytest.mark.parametrize("row", rows(), ids=[row[0] for row in rows()])
def test_a_row_is_true(row: list[str]) -> None:
    """Each example is found, typed, valued and dated as the page says."""
    _, sentence, *cells = row
    times = read(sentence)
    columns = (
        [time.text.replace("\u00a0", " ") for time in times],
        [time.type for time in times],
        [time.value for time in times],
        [time.interval.edtf if time.interval is not None else "" for time in times],
    )
    assert ["<br>".join(cell or "–" for cell in column) or "–" for column in columns] == cells


def test_most_rules_have_a_row() -> None:
    """The page shows at least half of the grammar's rules at work, and every form of reading."""
    used = {name for row in rows() for name, _ in explain(row[1], 0, len(row[1]))}
    assert len(used) >= len(rules()) / 2
    forms = {getattr(time.reading, "form", "") for row in rows() for time in read(row[1])}
    assert forms == {"calendar", "near", "shift", "fixed", "foreign"}
