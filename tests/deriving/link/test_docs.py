"""docs/incidents.md names every fact that anchors a join, with its weight."""

from __future__ import annotations

import re
from pathlib import Path

from sayso.deriving.link.compare import ANCHORS, ENOUGH, ENOUGH_INSIDE

TEXT = (Path(__file__).parents[3] / "docs" / "incidents.md").read_text(encoding="utf8")


def test_every_anchor_is_documented_with_its_weight() -> None:
    """The table of the document and the table of the program say the same; kinds told by other words count
    half.
    """
    rows = dict(re.findall(r"^\| (.+?) \| ([\d.]+)", TEXT, flags=re.MULTILINE))
    plain = {
        rule: weight
        for rule, weight in ANCHORS.items()
        if not rule.endswith(", by other words for the event")
    }
    assert {rule: float(rows[rule]) for rule in plain} == plain


def test_the_thresholds_are_those_of_the_program() -> None:
    """Four points join two pages' claims, three those of one page."""
    assert (ENOUGH, ENOUGH_INSIDE) == (4.0, 3.0)
    assert "four are enough, three within one page" in TEXT
