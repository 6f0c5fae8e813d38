"""Decisions: what each kind does, that they outlive rebuilds and new pages, and that none is dropped in
silence.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Result, run_sayso
from tests.schemas import validator

Json = dict[str, Any]
FIRST = """Bomb found at Lorvik theatre
By Nessa Ardal, Lorvik Courier, 4 May 2021

LORVIK, 4 May 2021. Police in Lorvik arrested Ivo Strand on 3 May 2021, the interior ministry said. \
The ministry accused Strand of planting a bomb at the Harbour Theatre in Lorvik.

Strand was charged with terrorism on 4 May 2021, the prosecutor said. His lawyer, Tessa Quill, denied the accusation.
"""
SECOND = """Court in Lorvik convicts theatre bomber
North Shore Radio, 12 October 2021

LORVIK, 12 October 2021. A court in Lorvik sentenced Ivo Strand to nine years in prison on Tuesday. \
Police had arrested Ivo Strand on 3 May 2021, the court said.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A built case of two invented pages on one arrest."""
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text)
    folder = tmp_path / "c"
    run_sayso("init", folder)
    run_sayso("add", folder, tmp_path / "first.txt", tmp_path / "second.txt")
    assert run_sayso("build", folder).returncode == 0
    return folder


def form(*arguments: object) -> Any:
    result = run_sayso(*arguments, "--json")
    assert result.returncode in (0, 1), result.stderr
    return json.loads(result.stdout)


def incident(case: Path, kind: str) -> Json:
    return next(one for one in form("timeline", case) if one["type"] == kind)


def claim(case: Path, kind: str, page: str = "first.txt") -> Json:
    told = [one for row in form("timeline", case) for one in form("show", case, row["id"])["told"]]
    return next(one for one in told if one["type"] == kind and one["document"]["name"] == page)


def decide(case: Path, *arguments: object) -> str:
    """Records a decision and returns its id."""
    made = run_sayso("decide", case, *arguments, "--why", "seen by N. Oss")
    assert made.returncode == 0, made.stderr
    return made.stdout.decode().split()[-1]


def rebuilt(case: Path) -> Any:
    """The timeline of the same case derived from nothing."""
    (case / "index.db").unlink()
    assert run_sayso("build", case).returncode == 0
    return form("timeline", case)


def test_a_rejected_claim_leaves_the_record_and_comes_back_when_undone(case: Path) -> None:
    """Rejected, an incident's claims are gone from the timeline, rebuilt too; the undoing brings back what
    there was.
    """
    before = form("timeline", case)
    told = claim(case, "charge")
    name = decide(case, "reject", told["id"])
    assert told["id"] not in [one for row in form("timeline", case) for one in row["claims"]]
    assert form("show", case, told["id"])["status"] == "rejected"
    assert rebuilt(case) == form("timeline", case) != before
    assert run_sayso("undo", case, name, "--why", "a mistake").returncode == 0
    assert form("timeline", case) == before
    log = form("decide", case)
    validator("decisions").validate(log)
    assert [one["kind"] for one in log] == ["reject", "undo"], "both stay in the log"
    validator("recorded").validate(form("undo", case, log[1]["id"], "--why", "after all"))


def test_a_claim_is_corrected_field_by_field(case: Path) -> None:
    """Stage, time, source and a role are set; the reader's own reading stays in the reason."""
    name = claim(case, "arrest")["id"]
    decide(case, "correct", name, "--field", "stage", "--value", "ongoing")
    decide(case, "correct", name, "--field", "time", "--value", "2021-05", "--words", "May")
    decide(case, "correct", name, "--field", "actor", "--value", "Police in Lorvik")
    for _ in range(2):
        told = form("show", case, name)
        assert told["stage"] == "ongoing"
        assert (told["time"]["start"], told["time"]["end"], told["time"]["because"][0]["text"]) == (
            "2021-05-01",
            "2021-05-31",
            "May",
        )
        assert [role["text"] for role in told["roles"] if role["role"] == "actor"] == ["Police in Lorvik"]
        assert [one["field"] for one in told["decided"]] == ["stage", "time", "roles"]
        rebuilt(case)
    assert run_sayso("verify", case).returncode == 0


def test_a_claim_is_added_by_its_words(case: Path) -> None:
    """What the reader missed stands on selected words of the page, with roles and source found there."""
    row = decide(
        case,
        "add",
        "first.txt",
        "--words",
        "planting",
        "--type",
        "plot",
        "--role",
        "actor=Strand",
        "--said-by",
        "The ministry",
    )
    told = claim(case, "plot")
    validator("told").validate(told)
    assert told["trigger"]["text"] == "planting" and told["said_by"][0]["name"] == "The ministry"
    assert told["decided"][0]["decision"] == row
    assert "bomb at the Harbour Theatre" in told["quote"]["exact"]
    rebuilt(case)
    assert claim(case, "plot") == told


def test_words_that_are_not_there_or_not_alone_are_refused(case: Path) -> None:
    """Only the page's own words can carry a claim, and they must point to one place."""
    for words, says in (("kidnapped", b"is not in"), ("Lorvik", b"times in")):
        refused = run_sayso(
            "decide", case, "add", "first.txt", "--words", words, "--type", "plot", "--why", "x"
        )
        assert refused.returncode == 2 and says in refused.stderr
    assert form("decide", case) == []


def test_incidents_are_set_apart_and_joined(case: Path) -> None:
    """Claims that linking joined are set apart, and joined again by a later decision; both outlive a
    rebuild.
    """
    first, second = claim(case, "arrest"), claim(case, "arrest", "second.txt")
    assert first["incident"] == second["incident"], "linking joins the two pages' arrests"
    decide(case, "apart", first["id"], second["id"])
    rebuilt(case)
    assert claim(case, "arrest")["incident"] != claim(case, "arrest", "second.txt")["incident"]
    decide(case, "same", first["id"], second["id"])
    rebuilt(case)
    assert claim(case, "arrest")["incident"] == claim(case, "arrest", "second.txt")["incident"]


def test_a_merge_leaves_a_redirect(case: Path) -> None:
    """When two incidents are joined, the first one's id stays and the other still leads there."""
    kept, other = incident(case, "arrest")["id"], incident(case, "charge")["id"]
    decide(case, "same", kept, other)
    rebuilt(case)
    assert form("show", case, other)["id"] == kept == form("show", case, kept)["id"]


def test_unsure_is_kept_on_both_sides(case: Path) -> None:
    """What nobody could say is shown with both incidents and joins nothing."""
    one, other = incident(case, "arrest")["id"], incident(case, "charge")["id"]
    decide(case, "unsure", one, other)
    assert form("show", case, one)["unsure"] == [other] and form("show", case, other)["unsure"] == [one]


def test_a_determination_stands_beside_its_rival(case: Path) -> None:
    """The determined value is published with who, why and the claims that it cites; what was read stays."""
    row = incident(case, "arrest")
    decide(
        case, "determine", row["id"], "--field", "place", "--value", "Old Harbour", "--cite", row["claims"][0]
    )
    decide(case, "determine", row["id"], "--field", "credibility", "--value", "2", "--cite", row["claims"][0])
    for _ in range(2):
        shown = form("show", case, row["id"])
        validator("incident").validate(shown)
        assert shown["place"] == "Old Harbour" and shown["credibility"]["set"] == 2
        assert shown["determined"][0]["rival"] == row["place"] and shown["determined"][0]["claims"] == [
            row["claims"][0]
        ]
        rebuilt(case)
    assert b"set by the analyst" in run_sayso("show", case, row["id"]).stdout


def test_an_incident_keeps_its_id_when_pages_are_added(case: Path, tmp_path: Path) -> None:
    """After a decision the id is permanent, whatever claims join later."""
    row = incident(case, "arrest")
    decide(
        case,
        "determine",
        row["id"],
        "--field",
        "title",
        "--value",
        "the arrest of May 2021",
        "--cite",
        row["claims"][0],
    )
    for number in range(4):
        text = f"Page {number}\n\nPolice in Lorvik arrested Ivo Strand on 3 May 2021, officials said.\n"
        (tmp_path / f"more{number}.txt").write_text(text)
        run_sayso("add", case, tmp_path / f"more{number}.txt")
    run_sayso("build", case)
    now = incident(case, "arrest")
    assert (
        now["id"] == row["id"]
        and now["title"] == "the arrest of May 2021"
        and len(now["claims"]) > len(row["claims"])
    )


def test_scope_leaves_out_by_a_stated_rule(case: Path) -> None:
    """A page or an incident outside the inquiry is in no timeline, and says by which criterion."""
    decide(case, "scope", "second.txt", "--out", "--criterion", "only the first days")
    assert {
        form("show", case, sha)["name"] for row in form("timeline", case) for sha in row["documents"]
    } == {"first.txt"}
    row = incident(case, "charge")
    decide(case, "scope", row["id"], "--out", "--criterion", "no charges")
    assert "charge" not in [one["type"] for one in form("timeline", case)]
    assert form("show", case, row["claims"][0])["criterion"] == "no charges"
    decide(case, "scope", "second.txt", "--in", "--criterion", "all after all")
    assert any(one["type"] == "sentence" for one in rebuilt(case))


def test_a_documents_date_is_the_analysts_to_set(case: Path, tmp_path: Path) -> None:
    """With the date the page's own "on Sunday" becomes a day; outlet and author are set as well."""
    (tmp_path / "undated.txt").write_text(
        "News from Tolme\n\nPolice in Tolme arrested two printers on Sunday, witnesses said.\n"
    )
    run_sayso("add", case, tmp_path / "undated.txt")
    run_sayso("build", case)
    assert claim(case, "arrest", "undated.txt")["time"] is None
    decide(case, "document", "undated.txt", "--field", "published", "--value", "2021-05-05")
    decide(case, "document", "undated.txt", "--field", "outlet", "--value", "Tolme Gazette")
    told = claim(case, "arrest", "undated.txt")
    assert told["time"]["start"] == told["time"]["end"] == "2021-05-02"
    assert (
        told["voice"] == "Tolme Gazette"
        and form("show", case, "undated.txt")["published"]["edtf"] == "2021-05-05"
    )
    rebuilt(case)
    assert claim(case, "arrest", "undated.txt") == told


def test_a_decision_that_no_longer_applies_is_listed(case: Path) -> None:
    """When the program no longer reads a claim, its rejection is told by `check` and stays in the log;
    what was accepted stays.
    """
    arrest, charge = claim(case, "arrest"), claim(case, "charge")
    decide(case, "reject", charge["id"])
    decide(case, "accept", arrest["id"])
    default = run_sayso("codebook", "show").stdout
    assert default
    from sayso.reading.claims.codebook import default_text

    words_only = default_text().partition("\ntraits:")[0]
    text = re.sub(r"(?m)^(\s+)charge:$", r"\1charge-renamed:", words_only)
    text = re.sub(r"(?m)^(\s+)arrest:$", r"\1arrest-renamed:", text)
    (case / "codebook.yaml").write_text(text)
    assert run_sayso("build", case).returncode == 0
    stale = [one for one in form("check", case) if one["kind"] == "stale-decision"]
    validator("findings").validate(stale)
    assert len(stale) == 1 and "reject" in stale[0]["says"] and stale[0]["quotes"] == ["charged"]
    assert form("show", case, arrest["id"])["type"] == "arrest", (
        "an accepted claim outlives the reader that found it"
    )


def test_lines_of_json_are_recorded_and_bad_ones_refused(case: Path) -> None:
    """Each good line is recorded, each bad one named with its number, and the exit code is 2."""
    name = claim(case, "arrest")["id"]
    lines = [
        json.dumps({"do": "accept", "on": [name], "why": "seen"}),
        "no json",
        json.dumps({"do": "accept", "on": ["zzz"], "why": "seen"}),
        json.dumps({"do": "accept", "on": [name]}),
        json.dumps({"do": "conjure", "on": [name], "why": "x"}),
    ]
    result: Result = run_sayso("decide", case, "-", stdin="\n".join(lines).encode())
    assert result.returncode == 2 and len(result.stdout.split()) == 1
    assert [f"line {number}:".encode() in result.stderr for number in range(1, 6)] == [
        False,
        True,
        True,
        True,
        True,
    ]
    assert len(form("decide", case)) == 1


def outputs(case: Path) -> str:
    """Everything that the commands print about a case, in both forms."""
    rows = form("timeline", case)
    names = [one["id"] for one in rows] + [one for row in rows for one in row["claims"]]
    names += [row["affair"] for row in rows if row["affair"]] + sorted(
        {sha for row in rows for sha in row["documents"]}
    )
    calls: list[tuple[object, ...]] = [
        ("timeline", case),
        ("timeline", case, "--as-of", "2021-12-31"),
        ("check", case),
        ("verify", case),
    ]
    calls += [
        ("diff", case, "--since", "2020-01-01"),
        ("decide", case),
        *(("search", case, word) for word in ("Strand", "Ivo", "court")),
    ]
    calls += [("show", case, name) for name in dict.fromkeys(names)]
    printed = [run_sayso(*call, *more) for call in calls for more in ((), ("--json",))]
    return "".join(one.stdout.decode() + one.stderr.decode() for one in printed)


def test_a_redacted_name_is_in_no_output(case: Path) -> None:
    """Masked in tables, quotes, titles, search results and the list of decisions; undone, it is back."""
    assert "Strand" in outputs(case)
    name = decide(case, "redact", "Ivo Strand", "--as", "the accused")
    printed = outputs(case)
    assert "the accused" in printed
    assert not re.search(r"strand|\bivo\b", printed, re.I)
    rebuilt(case)
    assert not re.search(r"strand|\bivo\b", outputs(case), re.I)
    assert run_sayso("verify", case).returncode == 0, "the originals are as they were"
    run_sayso("undo", case, name, "--why", "consent given")
    assert "Strand" in outputs(case)


def test_a_redaction_coarsens_place_and_date_on_demand(case: Path) -> None:
    """The incidents of the person lose their place and keep the year only, in the quotes too."""
    decide(case, "redact", "Ivo Strand", "--coarsen", "place", "--coarsen", "date")
    row = incident(case, "arrest")
    assert (row["start"], row["end"], row["place"]) == ("2021-01-01", "2021-12-31", None)
    shown = run_sayso("show", case, row["id"]).stdout.decode()
    assert "3 May" not in shown


def test_erased_is_gone_and_told_as_erased(case: Path) -> None:
    """Bytes, words, captures and quotes of an erased page are nowhere in the case; the tombstone tells
    hash, date and ground.
    """
    other = claim(case, "arrest")["id"]
    told = claim(case, "sentence", "second.txt")
    decide(case, "accept", told["id"])
    decide(case, "same", other, claim(case, "arrest", "second.txt")["id"])
    decide(case, "reject", claim(case, "charge")["id"])
    decide(case, "erase", "second.txt")
    for path in case.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert b"sentenced" not in data and b"second.txt" not in data, path
    checked = form("verify", case)
    assert checked["fine"] and [one["kind"] for one in checked["findings"]] == ["erased"]
    assert [one["kind"] for one in form("decide", case)] == ["reject", "erase"]
    assert run_sayso("show", case, "second.txt").returncode == 2
    tombstone = form("decide", case)[-1]
    assert tombstone["original"] == told["document"]["sha256"] and tombstone["why"] and tombstone["at"]
    assert run_sayso("undo", case, tombstone["id"], "--why", "x").returncode == 2
    again = run_sayso("add", case, case.parent / "second.txt")
    assert again.returncode == 2 and b"erased" in again.stderr
    assert all(len(row["documents"]) == 1 for row in rebuilt(case))


def test_an_erasure_that_was_interrupted_is_completed(case: Path) -> None:
    """Recorded first, carried out by whoever comes next."""
    from sayso.case.store import open_case

    sha = claim(case, "sentence", "second.txt")["document"]["sha256"]
    opened = open_case(case)
    opened.decisions_log.append({"kind": "erase", "original": sha, "by": "N. Oss", "why": "court order 7/21"})
    assert run_sayso("verify", case).returncode == 1, "it was to be erased and is still there"
    assert run_sayso("build", case).returncode == 0
    assert run_sayso("verify", case).returncode == 0 and not opened.originals.path(sha).exists()


def test_what_changed_since_a_day_is_told(case: Path) -> None:
    """New pages, decisions and what they did to the record; the findings are valid."""
    decide(case, "reject", claim(case, "charge")["id"])
    found = form("diff", case, "--since", "2020-01-01")
    validator("findings").validate(found)
    assert {"new-page", "decision", "new-incident"} <= {one["kind"] for one in found}
    assert form("diff", case, "--since", "2999-01-01") == []


def test_as_of_a_day_only_its_documents_count(case: Path) -> None:
    """Before October the sentence was unknown, and the arrest had one page."""
    rows = form("timeline", case, "--as-of", "2021-06-30")
    assert not any(row["type"] == "sentence" for row in rows)
    assert all(len(row["documents"]) == 1 for row in rows)
    assert form("timeline", case, "--as-of", "2020-01-01") == []
    assert form("timeline", case, "--as-of", "2999-01-01") == form("timeline", case)
