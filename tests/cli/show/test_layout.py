"""Text for a terminal: never wider than asked, never steered by what a page holds."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cli.show.layout import block, cells, field, table, wrap
from sayso.cli.show.timeline import short_ids
from sayso.cli.show.words import days
from sayso.safe import safe, safe_line


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.integers(4, 100))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    """Wide signs count two columns, combining ones none, and long words are broken."""
    assert all(cells(line) <= width for line in wrap(text, width))
    assert "".join("".join(wrap(text, width)).split()) == "".join(safe_line(text).split())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_no_sign_steers_the_terminal(text: str) -> None:
    """Escapes, direction marks and the like are shown as marks."""
    shown = safe(text + "\x1b[2J\u202e\u200b\ud800")
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in shown)
    assert not any(unicodedata.category(sign) == "Cf" and sign not in "\u200c\u200d" for sign in shown)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=3), max_size=6))
def test_a_table_keeps_its_columns(rows: list[list[str]]) -> None:
    """Whatever the cells hold, no line is longer than the columns and the blanks between them."""
    lines = table(("a", "b", "c"), [[[cell] for cell in row] for row in rows], (6, 10, 20))
    assert all(cells(line) <= 38 for line in lines)


def test_a_block_and_a_field_are_indented() -> None:
    """The lines after the first stand under its text; an empty value prints nothing."""
    assert block("one two three", "1. ", width=8) == ["1. one", "   two", "   three"]
    assert field("when", "2021") == ["when      2021"] and field("when", "") == []


def test_days_are_written_as_people_write_them() -> None:
    """A day, a month, a year, open ends, nothing."""
    expected = {
        ("2021-05-03", "2021-05-03"): "2021-05-03",
        ("2021-02-01", "2021-02-28"): "2021-02",
        ("2020-02-01", "2020-02-28"): "2020-02-01 to 2020-02-28",
        ("2021-01-01", "2021-12-31"): "2021",
        ("2019-01-01", "2021-12-31"): "2019 to 2021",
        ("2014-01-01", None): "from 2014",
        (None, "2014-05-06"): "until 2014-05-06",
        (None, None): "no date",
    }
    assert {given: days(*given) for given in expected} == expected


def test_short_ids_are_the_shortest_that_tell_apart() -> None:
    """Every id gets a beginning that no other has."""
    assert short_ids(["abcdef", "abcdxx", "zzzzzz"], least=3) == {
        "zzzzzz": "zzz",
        "abcdef": "abcde",
        "abcdxx": "abcdx",
    }
    assert short_ids(["abc", "abcde"], least=2) == {"abc": "abc", "abcde": "abcd"}
