"""The append-only logs: what was acknowledged stays, and any changed byte shows."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from sayso.case.log import Log, canonical
from sayso.errors import CaseError


def made_log(folder: Path, lines: int = 5) -> Log:
    log = Log(folder / "log.jsonl")
    for number in range(lines):
        log.append({"kind": "note", "value": f"entry {number} — ünïcode “quoted”"})
    return log


def test_what_is_appended_is_read_again_in_order(tmp_path: Path) -> None:
    """Entries come back as written, numbered from one, each naming the one before."""
    entries = made_log(tmp_path).read()
    assert [entry.n for entry in entries] == [1, 2, 3, 4, 5]
    assert [entry.prev for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert entries[2].body is not None and entries[2].body["value"].startswith("entry 2")


def test_any_one_flipped_byte_is_found(tmp_path: Path) -> None:
    """Of 500 single bytes changed anywhere in a log, 500 are found, the last line break included; nothing is
    appended to a damaged last line.
    """
    log = made_log(tmp_path)
    data = log.path.read_bytes()
    chance = random.Random(7)
    places = [len(data) - 1, 0, *(chance.randrange(len(data)) for _ in range(498))]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        log.path.write_bytes(changed)
        assert log.inspect()[1], f"byte {place} of {len(data)}"
        if place >= data.rstrip(b"\n").rfind(b"\n") + 1:
            with pytest.raises(CaseError):
                log.append({"kind": "note"})
            assert log.path.read_bytes() == bytes(changed), "a damaged log is not touched"


def test_a_log_is_read_on_from_a_mark(tmp_path: Path) -> None:
    """Only what came after is read; a line that was emptied, or is another one, makes all of it be read."""
    log = made_log(tmp_path, 3)
    entries, mark = log.marked()
    assert mark == log.end() and log.since(mark) == ([], mark)
    added = log.extend([{"kind": "note"}, {"kind": "note"}])
    tail = log.since(mark)
    assert tail is not None and tail[0] == added and tail[1] == log.end()
    last = tail[1]
    log.empty({5}, 9)
    assert log.since(last) is None and log.since(mark) is not None
    log.empty({1}, 9)
    assert log.since(mark) is None and len(log.marked()[0]) == len(entries) + 2


def test_every_unfinished_last_line_is_left_out_and_the_next_writer_goes_on(tmp_path: Path) -> None:
    """A writer killed in mid-line leaves its beginning; what came before is read, and the next line is
    whole.
    """
    log = made_log(tmp_path, 3)
    data = log.path.read_bytes()
    start = data.rstrip(b"\n").rfind(b"\n") + 1
    for end in range(start + 1, len(data)):
        log.path.write_bytes(data[:end])
        expected = 3 if end == len(data) - 1 else 2
        assert len(log.read()) == expected
        log.append({"kind": "note"})
        assert len(log.read()) == expected + 1


def test_a_line_left_out_or_exchanged_is_found(tmp_path: Path) -> None:
    """Lines can be neither removed from the middle nor put in another order."""
    log = made_log(tmp_path)
    lines = log.path.read_bytes().splitlines(keepends=True)
    for changed in (lines[:1] + lines[2:], [lines[1], lines[0], *lines[2:]], lines[1:]):
        log.path.write_bytes(b"".join(changed))
        assert log.inspect()[1]


def test_an_emptied_line_keeps_the_chain(tmp_path: Path) -> None:
    """A body that has to be destroyed is gone from the file, and every other line still proves itself."""
    log = made_log(tmp_path)
    log.empty({2}, 5)
    entries = log.read()
    assert entries[1].body is None and entries[1].erased == 5
    assert b"entry 1 " not in log.path.read_bytes()
    assert len(log.read()) == 5 and log.append({"kind": "note"}).n == 6


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a line cannot be written whole, the error is ours and the log is as it was."""
    resource = pytest.importorskip("resource")
    import signal

    log = made_log(tmp_path)
    before = log.path.read_bytes()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 40, limits[1]))
        with pytest.raises(CaseError, match="nothing was recorded"):
            log.append({"kind": "note", "value": "x" * 100})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    assert log.path.read_bytes() == before


def test_the_canonical_form_is_one_for_one_value() -> None:
    """The order of keys does not matter, and half a surrogate pair can be written."""
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'
    assert json.loads(canonical({"a": "x\ud800"}).encode()) == {"a": "x\ud800"}
