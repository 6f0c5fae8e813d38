"""What a reading and a record depend on, as the keys say it."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

import sayso
from sayso.work import engine

ROOT = Path(sayso.__file__).parent
COUNTS = (
    ("reading/claims/codebook.yaml", True, True),
    ("reading/attribute/weights.json", True, True),
    ("reading/annotate/engine.py", True, True),
    ("world/names.py", True, True),
    ("deriving/facets.py", True, True),
    ("deriving/flow.py", False, True),
    ("deriving/grade/speakers.yaml", False, True),
    ("store/sqlite.py", False, True),
    ("cli/doctor.py", False, False),
    ("views/look.py", False, False),
)
"""A file of the program; whether a change in it reads every page again, and whether it derives again."""


@pytest.mark.parametrize(("name", "reads", "derives"), COUNTS, ids=[row[0] for row in COUNTS])
def test_a_change_reads_and_derives_only_what_depends_on_it(
    name: str, reads: bool, derives: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code and knowledge count, whatever their ending; what only prints does not."""
    copy = tmp_path / "sayso"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__", "*.onnx", "examples"))
    monkeypatch.setattr(engine, "__file__", str(copy / "work" / "engine.py"))

    def digests() -> tuple[str, str]:
        engine.program_digest.cache_clear()
        return engine.program_digest(engine.READ_BY), engine.program_digest()

    before = digests()
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    after = digests()
    engine.program_digest.cache_clear()
    assert (before[0] != after[0], before[1] != after[1]) == (reads, derives)


def imported(path: Path) -> set[Path]:
    """The modules of the program whose names a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("sayso"):
            for name in (str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)):
                place = ROOT.joinpath(*name.split(".")[1:])
                found |= {
                    file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()
                }
    return found - {ROOT / "__init__.py"}


def test_nothing_that_reads_a_page_is_left_out_of_its_key() -> None:
    """Every module that reading reaches stands in a room of READ_BY."""
    rooms = [ROOT / room for room in engine.READ_BY]
    waiting = {ROOT / "reading" / "pipeline.py", ROOT / "deriving" / "facets.py"}
    seen: set[Path] = set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        waiting |= imported(path) - seen
    left_out = {path for path in seen if not any(path == room or room in path.parents for room in rooms)}
    assert left_out == {ROOT / "version.py"}, "the version stands in the key by itself"
    assert all(room.exists() for room in rooms)
