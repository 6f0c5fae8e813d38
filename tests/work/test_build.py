"""Building: only what is new is read, an interruption loses nothing, and the same inputs give the same
bytes.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.examples import example_pages
from sayso.store.sqlite import reading, writing_index
from tests.commands import run_sayso

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def printed(folder: Path) -> bytes:
    """Everything that the case says, as JSON."""
    rows = run_sayso("timeline", folder, "--json").stdout
    return rows + b"".join(
        run_sayso("show", folder, path.name, "--json").stdout for path in sorted(example_pages().iterdir())
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of six example pages, not built."""
    folder = tmp_path / "c"
    pages = sorted(example_pages().iterdir())[:6]
    assert run_sayso("init", folder).returncode == 0
    assert run_sayso("add", folder, *pages).returncode == 0
    return folder


def test_only_what_is_new_is_read(case: Path) -> None:
    """A second build reads nothing; one page more is one page read."""
    assert b"6 pages read, 0 as they were" in run_sayso("build", case).stderr
    assert b"0 pages read, 6 as they were" in run_sayso("build", case).stderr
    run_sayso("add", case, sorted(example_pages().iterdir())[6])
    assert b"1 pages read, 6 as they were" in run_sayso("build", case).stderr


def test_deleting_the_index_loses_nothing(case: Path) -> None:
    """Built again, with one process or two, everything that is printed is the same byte for byte."""
    run_sayso("build", case)
    before = printed(case)
    for jobs in (1, 2):
        (case / "index.db").unlink()
        assert run_sayso("timeline", case).returncode == 2, "not built is said so"
        assert run_sayso("build", case, "--jobs", jobs).returncode == 0
        assert printed(case) == before


def test_a_damaged_index_is_derived_anew(case: Path) -> None:
    """A database that is none any more is told by readers and made again by build."""
    run_sayso("build", case)
    before = printed(case)
    (case / "index.db").write_bytes(b"no database at all" * 100)
    assert run_sayso("timeline", case).returncode == 2
    assert run_sayso("build", case).returncode == 0
    assert printed(case) == before


def test_killed_at_any_moment_the_next_build_completes(case: Path) -> None:
    """A build that was killed leaves a case that verifies and whose next build gives what an undisturbed
    one gives.
    """
    chance = random.Random(11)
    for _ in range(4):
        command = [sys.executable, "-m", "sayso", "build", str(case), "--jobs", "1"]
        building = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 2.5))
        building.send_signal(signal.SIGKILL)
        building.wait()
        assert run_sayso("verify", case).returncode == 0
    assert run_sayso("build", case).returncode == 0
    after = printed(case)
    (case / "index.db").unlink()
    run_sayso("build", case)
    assert printed(case) == after


def test_any_flipped_byte_is_found(case: Path) -> None:
    """A byte changed anywhere in an original or a log makes `verify` exit with 1; put back, all is well."""
    run_sayso("build", case)
    files = [path for path in (case / "originals").rglob("*") if path.is_file()] + [case / "captures.jsonl"]
    chance = random.Random(5)
    for _ in range(12):
        path = chance.choice(files)
        data = path.read_bytes()
        place = chance.randrange(len(data))
        path.write_bytes(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
        found = run_sayso("verify", case)
        assert found.returncode == 1 and b"DAMAGED" in found.stdout, f"{path.name}, byte {place}"
        path.write_bytes(data)
    assert run_sayso("verify", case).returncode == 0


def test_a_log_cut_short_is_found(case: Path) -> None:
    """Whole lines taken off the end of a log are missed, because the index remembers how long it was."""
    run_sayso("build", case)
    log = case / "captures.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    assert run_sayso("verify", case).returncode == 1


def test_a_reader_is_not_blocked_by_a_writer(case: Path) -> None:
    """While a build has an open transaction a reader still sees the last state."""
    run_sayso("build", case)
    before = printed(case)
    with writing_index(case / "index.db") as index, index.transaction():
        index.put_views("incident", {}, {})
        assert printed(case) == before
        index.put_views("incident", {}, {})
    with reading(case / "index.db") as index:
        assert index.views("incident") == []


def test_a_full_disk_is_our_error(case: Path) -> None:
    """When the index cannot grow, it is said so, nothing recorded is lost, and the next build completes."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY));"
        "sys.argv = ['sayso', 'build', sys.argv[1]];"
        "from sayso.cli import main; main()"
    )
    full = subprocess.run(
        [sys.executable, "-c", code, str(case)], env=ENVIRONMENT, capture_output=True, timeout=120
    )
    assert full.returncode == 2 and full.stderr.startswith(b"sayso: ") and b"Traceback" not in full.stderr, (
        full.stderr
    )
    assert run_sayso("build", case).returncode == 0
    assert run_sayso("verify", case).returncode == 0


def test_an_index_that_was_only_begun_is_no_damage(case: Path) -> None:
    """A build killed while it made its first tables leaves a case that verifies and that build completes."""
    import sqlite3

    for statement in ("", "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"):
        (case / "index.db").unlink(missing_ok=True)
        with sqlite3.connect(case / "index.db") as db:
            db.execute(statement or "PRAGMA user_version = 0")
        assert run_sayso("verify", case).returncode == 0
        shown = run_sayso("timeline", case)
        assert shown.returncode == 2 and b"sayso build" in shown.stderr
    assert run_sayso("build", case).returncode == 0 and run_sayso("verify", case).returncode == 0
