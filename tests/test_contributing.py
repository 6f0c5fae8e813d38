"""CONTRIBUTING.md and docs/python.md do what they say, word for word."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.examples import example_pages
from tests.commands import run_sayso

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COPIED = (
    "src",
    "tests",
    "docs",
    "README.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "pyproject.toml",
)
MODEL = "src/sayso/reading/annotate/model/sayso.onnx"


def section(title: str) -> str:
    """A section of CONTRIBUTING.md without its heading."""
    return re.split(r"(?m)^## ", CONTRIBUTING.split(f"## {title}\n")[1])[0]


def blocks(text: str, language: str = "") -> list[str]:
    """The code blocks of one language, without the indentation of the list that they stand in."""
    found = re.findall(r"(?ms)^( *)```(\w*)\n(.*?)^ *```$", text)
    return [
        "".join(line[len(margin) :] for line in body.splitlines(True))
        for margin, of, body in found
        if of == language
    ]


def commands(target: str) -> Iterator[list[str]]:
    """The commands of a line of a block: `make NAME` is what the Makefile does for it, with this Python."""
    words = shlex.split(target)
    if words[0] == "make":
        recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split(f"\n{words[1]}:")[1].split("\n\n")[0]
        for line in recipe.splitlines()[1:]:
            yield [sys.executable, *shlex.split(line.strip().removeprefix("@"))[1:]]
    elif words[0] == "sayso":
        yield [sys.executable, "-m", "sayso", *words[1:]]
    else:
        assert words[0] == "python", target
        yield [sys.executable, *words[1:]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project to change."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            leave = shutil.ignore_patterns("__pycache__", "*.onnx", "orvanna", "unseen", "*.egg-info")
            shutil.copytree(source, tmp_path / name, ignore=leave)
        else:
            shutil.copy(source, tmp_path / name)
    (tmp_path / MODEL).symlink_to(ROOT / MODEL)
    return tmp_path


def test_a_claim_type_is_added_as_told(copy: Path) -> None:
    """The lines of the page put where it says, its commands all end well, and the new type is read."""
    told = section("Add a claim type")
    entry, title = blocks(told, "yaml")
    codebook = copy / "src/sayso/reading/claims/codebook.yaml"
    before, after = codebook.read_text(encoding="utf-8").split("\ntraits:\n")
    codebook.write_text(f"{before}\n{entry}\ntraits:\n{after}{title}", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    run = [command for block in blocks(told) for line in block.splitlines() for command in commands(line)]
    assert len(run) == 4
    for command in run:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=300)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
    assert "`exhumation`" in (copy / "docs" / "codebook.md").read_text(encoding="utf-8")


def test_every_room_is_on_the_map() -> None:
    """The table of rooms names each folder of the package, in the order in which they may import."""
    named = re.findall(r"`(\w+)/`", "".join(re.findall(r"(?m)^\| (`[^|]*) \|", section("The rooms"))))
    rooms = {path.parent.name for path in (ROOT / "src" / "sayso").glob("*/__init__.py")}
    assert set(named) == rooms - {"examples"}


@pytest.mark.parametrize("target", ["check", "test", "format", "docs", "bench"])
def test_the_makefile_has_what_is_told(target: str) -> None:
    """Each command of the page stands in the Makefile."""
    assert f"make {target} " in CONTRIBUTING
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_python_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of docs/python.md run in their order, and print what the blocks behind them show."""
    monkeypatch.chdir(tmp_path)
    run_sayso("init", "inquiry")
    run_sayso("add", "inquiry", *sorted(example_pages().iterdir())[:4])
    assert run_sayso("build", "inquiry").returncode == 0
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    known: dict[str, object] = {}
    for language, body in re.findall(r"(?ms)^```(\w+)\n(.*?)^```", page):
        if language == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(textwrap.dedent(body), "docs/python.md", "exec"), known)
        else:
            assert out.getvalue() == body
    assert (tmp_path / "incidents.csv").read_text(encoding="utf-8").startswith("id,start,end,")
