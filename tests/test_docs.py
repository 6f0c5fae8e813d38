"""The documentation is true: its commands run, its list of commands is the program's own, its links lead
somewhere.

`make docs` (`python -m tests.test_docs`) writes docs/commands.md anew.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from sayso.cli import COMMANDS, commands
from sayso.examples import example_pages
from tests.commands import run_sayso

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
GUIDE_PAGE = """News of the day from Lorvik

Police in Lorvik arrested Ivo Strand in July, the ministry said. Officers seized two laptops from the driver. The ministry
accused Strand of planting a bomb at the Old Harbour. Strand was charged with terrorism, the prosecutor said. A court
sentenced him to nine years.
"""


def commands_page() -> str:
    """The help of every command, as docs/commands.md has it."""
    parts = [
        "# Commands",
        "",
        "Made from the program's own `--help` by `make docs`; a test compares it.",
        "",
    ]
    with click.Context(commands, info_name="sayso", help_option_names=["-h", "--help"]) as top:
        parts += ["```", _help(commands, top), "```", ""]
        for name in COMMANDS:
            command = commands.get_command(top, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=top) as context:
                parts += [f"## sayso {name}", "", "```", _help(command, context), "```", ""]
                for inner in getattr(command, "commands", {}).values():
                    with click.Context(inner, info_name=inner.name, parent=context) as below:
                        parts += ["```", _help(inner, below), "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def _help(command: click.Command, context: click.Context) -> str:
    formatter = click.HelpFormatter(width=96)
    command.format_help(context, formatter)
    return formatter.getvalue().rstrip()


def shown_commands(page: Path) -> list[list[str]]:
    """The commands of a page's code blocks that begin with `sayso`, as words; what follows a # is left
    out.
    """
    blocks = re.findall(r"(?s)```\w*\n(.*?)```", page.read_text(encoding="utf-8"))
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("sayso ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def test_the_list_of_commands_is_the_programs_own() -> None:
    """docs/commands.md says what --help says."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == commands_page()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project finds it."""
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    """Every path of a source file that a page prints leads to one, from the project's root, its package or
    the package's reading stages.
    """
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    bases = (ROOT, ROOT / "src", ROOT / "src" / "sayso")
    for name in re.findall(r"`([\w.-]+(?:/[\w.-]+)+\.(?:py|yaml|json|tsv|md))`", text):
        assert any((base / name).exists() for base in bases), name


def test_the_readmes_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order in which they stand, on the example pages, each ends as it should."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    for path in sorted(example_pages().iterdir())[:4]:
        (tmp_path / "pages" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "page.html").write_bytes(
        next(path for path in example_pages().iterdir() if path.suffix == ".html").read_bytes()
    )
    for words in shown_commands(ROOT / "README.md"):
        incident = (
            re.search(r"(?m)^(i-\w+)", run_sayso("timeline", "inquiry").stdout.decode())
            if "ID" in words
            else None
        )
        filled = [
            {"ID": incident[1] if incident else "", "WORDS": "police"}.get(word, word) for word in words
        ]
        result = run_sayso(*filled)
        assert result.returncode == (1 if words[0] == "check" and result.stdout else 0), (
            filled,
            result.stderr,
        )


def test_the_guides_decisions_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of a decision in the guide is taken by the program, on a page that has its words."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(f"<html><body><p>{GUIDE_PAGE}</p></body></html>")
    (tmp_path / "page-fa.html").write_text(
        "<html><body><p>ایوو استرند روز سه‌شنبه در لورویک دستگیر شد. وزارت کشور این خبر را تایید کرد.</p></body></html>"
    )
    run_sayso("init", "built")
    run_sayso("add", "built", "page.html", "page-fa.html")
    assert run_sayso("build", "built").returncode == 0
    made = [words for words in shown_commands(ROOT / "docs" / "guide.md") if words[0] in ("decide", "undo")]
    assert len(made) >= 16
    for words in made:
        shutil.copytree("built", "inquiry")
        if words[0] == "undo":
            run_sayso(*_filled(["decide", "inquiry", "accept", "CLAIM", "--why", "seen"]))
        result = run_sayso(*_filled(words))
        assert result.returncode == 0, (words, result.stderr)
        shutil.rmtree("inquiry")


def _filled(words: list[str]) -> list[str]:
    """A command of the guide with ids of the case in place of its capital words."""
    rows = json.loads(run_sayso("timeline", "inquiry", "--json").stdout)
    claims = iter([claim for row in rows for claim in row["claims"]])
    incidents = iter([row["id"] for row in rows])
    log = json.loads(run_sayso("decide", "inquiry", "--json").stdout)
    decisions = iter([one["id"] for one in log if one["kind"] == "accept"])
    kinds = {"CLAIM": claims, "INCIDENT": incidents, "DECISION": decisions}
    return [next(kinds[word]) if word in kinds else word for word in words]


if __name__ == "__main__":
    (ROOT / "docs" / "commands.md").write_text(commands_page(), encoding="utf-8")
