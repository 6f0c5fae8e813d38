"""The same from Python as from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import sayso
from sayso.errors import CaseError, InputRefused
from tests.commands import run_sayso


def test_a_case_reads_as_the_commands_print_it(tmp_path: Path) -> None:
    """Rows, details and hits are those of timeline, show and search."""
    (tmp_path / "page.txt").write_text(
        "LORVIK, 3 May 2021. Police in Lorvik arrested Ivo Strand on Sunday, the ministry said.\n"
    )
    run_sayso("init", tmp_path / "c")
    with pytest.raises(CaseError, match="not been built"):
        sayso.open(tmp_path / "c")
    run_sayso("add", tmp_path / "c", tmp_path / "page.txt")
    run_sayso("build", tmp_path / "c")
    case = sayso.open(tmp_path / "c")
    rows = case.incidents()
    assert rows and rows == json.loads(run_sayso("timeline", tmp_path / "c", "--json").stdout)
    assert case.show(rows[0]["id"])["told"] and case.search("Lorvik")[0]["name"] == "page.txt"


def test_one_page_is_read_from_its_text() -> None:
    """Text or bytes, a reading or our error."""
    found = sayso.extract("Police in Lorvik arrested Ivo Strand on 3 May 2021, the ministry said.")
    assert [claim.type for claim in found.claims] == ["arrest"]
    with pytest.raises(InputRefused):
        sayso.extract("")
