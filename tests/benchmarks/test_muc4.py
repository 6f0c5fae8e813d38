"""The MUC-4 benchmark: the scorer's arithmetic, and a small real slice through the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import muc4, score_muc4
from sayso.reading.annotate.engine import engine

ATTACK = {"types": ["attack"], "stage": ["accomplished"], "confidence": ["reported as fact"], "PerpInd": [{"guerrillas"}], "PerpOrg": [],
          "Target": [{"bridge", "old bridge"}], "Victim": [], "Weapon": []}  # fmt: skip


def found(**fills: list[list[str]]) -> dict[str, object]:
    """A found attack template with some fills."""
    empty: dict[str, list[list[str]]] = {role: [] for role in score_muc4.ROLES.values()}
    return {"type": "attack", "stage": "accomplished", "confidence": "possible", **empty, **fills}


def test_a_right_entity_counts_once_and_a_wrong_one_costs_precision() -> None:
    """One of two perpetrators is right; the article and the case of letters do not matter; a missing
    target costs recall.
    """
    scored = score_muc4.score({"m": [found(PerpInd=[["THE GUERRILLAS"], ["soldiers"]])]}, {"m": [ATTACK]})
    assert scored["PerpInd"] == {"p": 50.0, "r": 100.0, "f1": 66.67}
    assert scored["Target"]["r"] == 0.0
    assert scored["micro"] == {"p": 66.67, "r": 66.67, "f1": 66.67}
    assert scored["confidence_macro_f1"] == 0.0 and scored["stage_macro_f1"] == 100.0


def test_no_entity_serves_two_found_ones() -> None:
    """Two names of one gold entity, given as two entities, are one right and one wrong."""
    scored = score_muc4.score({"m": [found(Target=[["bridge"], ["old bridge"]])]}, {"m": [ATTACK]})
    assert scored["Target"] == {"p": 50.0, "r": 100.0, "f1": 66.67}


def test_templates_pair_only_within_a_type() -> None:
    """A bombing is not scored against an attack."""
    scored = score_muc4.score(
        {"m": [{**found(PerpInd=[["guerrillas"]]), "type": "bombing"}]}, {"m": [ATTACK]}
    )
    assert scored["micro"]["f1"] == 0.0


def test_the_official_key_scores_itself_nearly_full(shared: Path) -> None:
    """What the key says, given as an answer, is right: the reader of keys loses nothing (the published
    figure is 99.0).
    """
    gold = muc4.keys(shared / "data" / "muc4.zip", ["tst1"])
    own = {
        message: [
            {
                "type": one["types"][0],
                "stage": "",
                "confidence": "",
                **{r: [[min(e)] for e in one[r]] for r in score_muc4.ROLES.values()},
            }
            for one in entries
        ]
        for message, entries in gold.items()
    }
    assert score_muc4.score(own, gold)["f1"] >= 95


def test_a_slice_runs_through_the_program(
    shared: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real messages in, templates out: each filler is shown with its quote, and the last line is the
    figures.
    """
    engine()  # so that other processes need not load it, and that without the model this test is left out
    monkeypatch.setattr(
        "sys.argv",
        [
            "muc4",
            "--data",
            str(shared / "data" / "muc4.zip"),
            "--split",
            "tst1",
            "--limit",
            "6",
            "--errors",
            "2",
        ],
    )
    assert muc4.main() == 0
    lines = capsys.readouterr().out.splitlines()
    figures = json.loads(lines[-1])
    assert figures["templates"]["gold"] == 8 and figures["templates"]["found"] > 0
    fillers = [line for line in lines if line.startswith("    ")]
    assert fillers and all("[" in line and "“" in line for line in fillers)
    assert sum(line.startswith("  gold") for line in lines) <= 8
