"""A case that an earlier version made opens, and its decisions still apply."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.commands import run_sayso

OLD = Path(__file__).parent.parent / "data" / "case-0.1.0"
"""Ten of the example pages with 60 decisions of every kind, made with 0.1.0."""


def test_a_case_of_0_1_0_opens_and_its_decisions_apply(tmp_path: Path) -> None:
    """At least 95 of 100 decisions apply; the others stand in `check`, and nothing is dropped."""
    case = tmp_path / "case"
    shutil.copytree(OLD, case)
    assert run_sayso("build", case).returncode == 0
    assert run_sayso("verify", case).returncode == 0
    decisions = json.loads(run_sayso("decide", case, "--json").stdout)
    assert len(decisions) == 60 and len({one["kind"] for one in decisions}) == 11
    found = json.loads(run_sayso("check", case, "--json").stdout)
    stale = [one for one in found if one["kind"] == "stale-decision"]
    assert len(stale) <= 0.05 * len(decisions), [one["says"] for one in stale]
