"""The tables of world knowledge are made from the repository alone, and every row says where it comes from."""

from __future__ import annotations

import pytest

from knowledge import build
from knowledge.build import INCOMPLETE, Listed, Term, compared


def test_the_tables_that_ship_are_those_that_are_made() -> None:
    """`make knowledge` changes nothing: byte for byte what the sources and the rows by hand give."""
    for name, text in build.tables().items():
        assert (build.TABLES / f"{name}.tsv").read_bytes() == text.encode("utf8"), name


@pytest.mark.parametrize("name", ["offices", "campaigns", "elections", "places", "things"])
def test_every_row_names_its_source_and_its_check(name: str) -> None:
    """The last cells are `source`, `checked` and, for terms, `complete`; none is empty."""
    known = {"hand", *(cells[0] for cells in build.rows(build.HERE / "sources.tsv"))}
    rows = list(build.rows(build.TABLES / f"{name}.tsv"))
    assert rows
    for cells in rows:
        told = cells[-3:] if name in ("offices", "campaigns") else cells[-2:]
        assert told[0] in known and all(told), cells


def row(first: str, last: str) -> Term:
    return Term("prime-minister", "VE", "Ada Holm", first, last)


def listed(first: str, last: str) -> Listed:
    return Listed("parlgov", "prime-minister", "VE", "Holm", first, last)


def test_a_row_that_a_source_confirms_takes_the_wider_days() -> None:
    (made,) = compared([row("2001-05-03", "2004-02-01")], [listed("2001-05-01", "2004-02-20")], [])
    assert made.row[3:] == ("2001-05-01", "2004-02-20", "parlgov", "hand", "source")


def test_two_sources_that_differ_by_more_than_a_month_bound_nothing() -> None:
    (made,) = compared([row("2001-05-03", "2004-02-01")], [listed("2001-08-01", "2004-02-20")], [])
    assert made.complete == INCOMPLETE


def test_a_term_that_only_a_source_has_is_added() -> None:
    made = compared(
        [row("2001-05-03", "2004-02-01")],
        [listed("2001-05-03", "2004-02-01"), listed("2010-01-01", "2011-01-01")],
        [],
    )
    assert [term.first for term in made] == ["2001-05-03", "2010-01-01"]
