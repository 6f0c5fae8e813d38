"""Making and opening a case: what is no sound case of this version is said so and not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.case.lock import writing
from sayso.case.originals import Originals
from sayso.case.store import init_case, open_case
from sayso.errors import CaseError


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_case_opens(tmp_path: Path) -> None:
    """A case that was made can be opened, with its title, whatever signs that has."""
    made = init_case(tmp_path / "c", 'The "Lorvik" inquiry\n\\ 1')
    assert open_case(tmp_path / "c") == made
    assert made.captures() == []


def test_no_case_is_made_over_something(tmp_path: Path) -> None:
    """A folder that holds anything is left alone."""
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CaseError, match="not empty"):
        init_case(tmp_path)
    init_case(tmp_path / "c")
    with pytest.raises(CaseError, match="already is a case"):
        init_case(tmp_path / "c")


@pytest.mark.parametrize(
    ("file", "data", "says"),
    [
        ("case.toml", b'format = 2\ntitle = "x"\n', "format 2"),
        ("case.toml", b"format = \xff\n", "cannot be read"),
        ("case.toml", b"title = 'no format'\n", "cannot be read"),
        ("case.toml", None, "not a case"),
        ("captures.jsonl", None, "damaged: captures.jsonl missing"),
    ],
)
def test_a_damaged_case_or_one_of_another_version_is_not_touched(
    tmp_path: Path, file: str, data: bytes | None, says: str
) -> None:
    """It is said what is wrong, and every file is as it was."""
    case = init_case(tmp_path / "c")
    (case.folder / file).unlink()
    if data is not None:
        (case.folder / file).write_bytes(data)
    before = contents(case.folder)
    with pytest.raises(CaseError, match=says):
        open_case(case.folder)
    assert contents(case.folder) == before


def test_originals_are_named_by_what_they_hold(tmp_path: Path) -> None:
    """Bytes come back unchanged; changed bytes are never handed out."""
    store = Originals(tmp_path / "originals")
    sha = store.put(b"a page")
    assert store.get(sha) == b"a page" and store.path(sha).parent.name == sha[:2]
    store.path(sha).write_bytes(b"a Page")
    with pytest.raises(CaseError, match="damaged"):
        store.get(sha)
    assert store.destroy(sha) and not store.destroy(sha)


def test_a_second_writer_waits_and_says_so(tmp_path: Path) -> None:
    """While one holds the lock the other is told once; when it gives up, it is our error."""
    told: list[str] = []
    with (
        writing(tmp_path),
        pytest.raises(CaseError, match="another program"),
        writing(tmp_path, told.append, patience=0.3),
    ):
        pass
    assert len(told) == 1
    with writing(tmp_path, told.append, patience=0.3):
        assert len(told) == 1
