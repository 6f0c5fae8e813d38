"""The commands as a person types them: what they print, their exit codes, and that bad input gets one
clear line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from sayso.examples import example_pages
from tests.commands import Result, run_sayso
from tests.schemas import validator

Run = Callable[..., Result]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
PAGE = "LORVIK, 3 May 2021. Police in Lorvik arrested Ivo Strand on Sunday, the interior ministry said.\n"


@pytest.fixture(scope="module")
def run() -> Run:
    """Runs `sayso` with arguments in this process."""
    return run_sayso


@pytest.fixture(scope="module")
def demo(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case, built once; tests do not change it."""
    folder = tmp_path_factory.mktemp("demo") / "case"
    made = run("demo", folder)
    assert made.returncode == 0, made.stderr
    return folder


def test_help_answers_at_once() -> None:
    """`sayso --help` takes under 0.4 s of the processor's time, and lists every command."""
    started = os.times()
    shown = subprocess.run(
        [sys.executable, "-m", "sayso", "--help"], capture_output=True, timeout=60, env=ENVIRONMENT
    )
    ended = os.times()
    used = ended.children_user - started.children_user + ended.children_system - started.children_system
    assert shown.returncode == 0 and used < 0.4
    assert all(
        name in shown.stdout.decode()
        for name in ("demo", "init", "add", "build", "extract", "timeline", "show", "verify")
    )


def test_the_demonstration_prints_a_table_and_what_comes_next(run: Run, demo: Path) -> None:
    """A table in 80 columns with its columns named, and commands to type; a second run changes nothing and
    prints the same.
    """
    again = run("demo", demo)
    lines = again.stdout.decode().splitlines()
    assert again.returncode == 0
    assert all(word in lines[0] for word in ("when", "what", "who", "stage", "said by", "src"))
    assert max(len(line) for line in lines[: lines.index("")]) <= 80
    assert f"sayso show {demo} ID" in again.stdout.decode()
    shown = [line for line in lines if line.startswith("i-")]
    every = json.loads(run("timeline", demo, "--json").stdout)
    assert 10 <= len(shown) <= 40 < len(every)
    assert f"There are {len(every) - len(shown)} more: sayso timeline {demo}" in " ".join(
        again.stdout.decode().split()
    )
    assert b"0 pages read, 12 as they were" in again.stderr


@pytest.mark.parametrize("page", sorted(path.name for path in example_pages().iterdir()))
def test_extract_prints_the_json_of_the_design(run: Run, page: str) -> None:
    """For every example page: valid against the schema, and every span is the text that it says."""
    from sayso.work.verify import spans

    found = run("extract", example_pages() / page, "--json")
    assert found.returncode == 0, found.stderr
    form = json.loads(found.stdout)
    validator("extraction").validate(form)
    text = form["document"]["text"]
    checked = [(text[start:end], words) for words, start, end in spans(form) if start is not None]
    assert len(checked) > 50 and all(there == words for there, words in checked)


def test_extract_reads_standard_input_and_prints_text(run: Run) -> None:
    """`-` is standard input; without --json the reading is for people."""
    found = run("extract", "-", stdin=PAGE.encode())
    assert found.returncode == 0
    assert "[arrested]" in found.stdout.decode() and "Ivo Strand" in found.stdout.decode()


@pytest.mark.parametrize(
    "data", [b"", b"   \n", bytes(range(256)) * 50, None], ids=["empty", "blank", "binary", "missing"]
)
def test_what_cannot_be_read_is_refused_with_one_line(run: Run, tmp_path: Path, data: bytes | None) -> None:
    """One clear line on standard error, exit code 2, nothing on standard output, no traceback."""
    if data is not None:
        (tmp_path / "page.txt").write_bytes(data)
    for form in ((), ("--json",)):
        refused = run("extract", tmp_path / "page.txt", *form)
        assert refused.returncode == 2 and refused.stdout == b""
        assert len(refused.stderr.decode().strip().splitlines()) == 1 and refused.stderr.startswith(
            b"sayso: "
        )


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("extract",), ("timeline",), ("build", "x", "--jobs", "0"), ("add", ".")]
)
def test_bad_usage_is_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    """A wrong command line says how it goes."""
    assert run(*arguments).returncode == 2


def test_timeline_show_and_search_print_valid_json(run: Run, demo: Path) -> None:
    """Every --json output is valid against its schema, and every id that is printed can be shown."""
    rows = json.loads(run("timeline", demo, "--json").stdout)
    validator("timeline").validate(rows)
    assert len(rows) > 20
    shown = json.loads(run("show", demo, rows[0]["id"], "--json").stdout)
    validator("incident").validate(shown)
    validator("told").validate(json.loads(run("show", demo, shown["told"][0]["id"], "--json").stdout))
    validator("page").validate(json.loads(run("show", demo, rows[0]["documents"][0], "--json").stdout))
    affair = next(row["affair"] for row in rows if row["affair"])
    validator("affair").validate(json.loads(run("show", demo, affair, "--json").stdout))
    found = run("search", demo, "forum", "--json")
    validator("search").validate(json.loads(found.stdout))
    assert found.returncode == 0 and run("search", demo, "xylophone").returncode == 1


def test_show_keeps_to_80_columns(run: Run, demo: Path) -> None:
    """An incident, a claim, an affair and a page read well in a terminal that nobody widened."""
    rows = json.loads(run("timeline", demo, "--json").stdout)
    names = [
        rows[0]["id"],
        rows[0]["claims"][0],
        rows[0]["documents"][0],
        next(row["affair"] for row in rows if row["affair"]),
    ]
    for name in names:
        shown = run("show", demo, name)
        assert shown.returncode == 0 and max(len(line) for line in shown.stdout.decode().splitlines()) <= 80


def test_an_unknown_id_is_said_so(run: Run, demo: Path) -> None:
    """Nothing of that name, and a beginning that several ids share, are each one line and exit code 2."""
    for name in ("i-zzz", "i-"):
        shown = run("show", demo, name)
        assert shown.returncode == 2 and len(shown.stderr.decode().splitlines()) == 1


def test_verify_finds_the_demonstration_sound(run: Run, demo: Path) -> None:
    """Exit code 0, and the JSON is valid."""
    checked = run("verify", demo, "--json")
    assert checked.returncode == 0, checked.stdout
    form = json.loads(checked.stdout)
    validator("verify").validate(form)
    assert form["fine"] and form["documents"] == 12 and form["spans"] > 1000


def test_one_bad_file_does_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    """Refused inputs are listed and the exit code is 2; the others are added, built and shown."""
    (tmp_path / "good.txt").write_text(PAGE)
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2" * 4000)
    assert run("init", tmp_path / "c").returncode == 0
    added = run("add", tmp_path / "c", tmp_path / "bad.txt", tmp_path / "good.txt", tmp_path / "none.txt")
    assert added.returncode == 2 and added.stderr.count(b"refused") == 2 and b"1 added" in added.stdout
    assert run("build", tmp_path / "c").returncode == 0
    assert b"arrest" in run("timeline", tmp_path / "c").stdout


def test_hostile_text_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences and direction marks in a page are shown as marks, never sent."""
    (tmp_path / "page.txt").write_text(
        "Title \x1b[2J\u202e of a page\n\n" + PAGE.replace("Ivo", "\x1b[31mIvo\x1b[0m\u202e")
    )
    shown = run("extract", tmp_path / "page.txt")
    assert shown.returncode == 0
    assert b"\x1b" not in shown.stdout and "\u202e" not in shown.stdout.decode()


def test_doctor_and_codebook_answer(run: Run) -> None:
    """The installation is sound, and the codebook is shown."""
    report = run("doctor", "--json")
    validator("doctor").validate(json.loads(report.stdout))
    assert report.returncode == 0, report.stdout
    assert b"extradition" in run("codebook", "show", "extradition").stdout
    assert run("codebook", "show", "no-such-type").returncode == 2


def test_a_second_writer_waits(run: Run, tmp_path: Path) -> None:
    """While another program holds the case, `build` says that it waits, and goes on when the other is
    done.
    """
    run("init", tmp_path / "c")
    (tmp_path / "page.txt").write_text(PAGE)
    run("add", tmp_path / "c", tmp_path / "page.txt")
    with FileLock(tmp_path / "c" / ".lock"):
        command = [sys.executable, "-m", "sayso", "build", str(tmp_path / "c")]
        waiting = subprocess.Popen(command, stderr=subprocess.PIPE, env=ENVIRONMENT)
        assert waiting.stderr is not None
        assert b"waiting for it" in waiting.stderr.readline()
        assert waiting.poll() is None
    waiting.communicate(timeout=120)
    assert waiting.returncode == 0
