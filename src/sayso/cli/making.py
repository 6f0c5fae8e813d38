"""Commands that make and fill a case: demo, init, add, build."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.case.add import add as add_to_case
from sayso.case.files import write_file
from sayso.case.lock import writing
from sayso.case.store import Case, init_case, open_case
from sayso.cli.common import (
    FOLDER,
    by_option,
    case_argument,
    print_text,
    progress_bar,
    say,
    stdin_bytes,
    tell_refused,
)
from sayso.cli.looking import print_first_look
from sayso.examples import example_manifest, example_sources
from sayso.work.build import Built
from sayso.work.build import build as build_case


def _built_line(built: Built) -> str:
    return (
        f"{built.read} pages read, {built.kept} as they were; {built.claims} claims, "
        f"{built.incidents} incidents"
    )


def _build(case: Case, jobs: int | None) -> Built:
    with writing(case.folder, say), progress_bar("reading pages") as progress:
        built = build_case(case, jobs, progress)
    tell_refused(built.refused)
    say(_built_line(built))
    return built


@click.command()
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=Path("sayso-demo"))
def demo(folder: Path) -> None:
    """Make a case in DIR (sayso-demo) from the examples that ship with the program: an invented country,
    its people, its outlets.

    The case is built, what to look at first is printed, and you are told what to type next. A demo that is
    there already is shown again.
    """
    case = (
        open_case(folder)
        if (folder / "case.toml").exists()
        else init_case(folder, "Demonstration: everything in it is invented")
    )
    if case.sources_path is None:
        write_file(folder / "sources.yaml", example_sources().read_bytes())
    with writing(case.folder, say):
        add_to_case(case, [], example_manifest(), None, stdin_bytes)
    _build(case, None)
    print_first_look(case)
    print_text(
        "\n".join(
            [
                "",
                "Everything in this case is invented. Look into it:",
                "",
                *(f"  {line}" for line in _next_steps(folder)),
            ]
        )
    )


def _next_steps(folder: Path) -> list[str]:
    """What to type after the demonstration, with what it does."""
    steps = {
        f"sayso show {folder} ID": "one row with its quotes; the id is in the first column",
        f"sayso timeline {folder}": "all rows",
        f"sayso search {folder} WORDS": "the pages that hold some words",
        f"sayso verify {folder}": "check every hash and every quote",
        "sayso extract FILE": "read a page of your own",
    }
    wide = max(map(len, steps))
    return [f"{command:<{wide}}  {says}" for command, says in steps.items()]


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--title", help="What the inquiry is called (else the folder's name).")
def init(folder: Path, title: str | None) -> None:
    """Make a new, empty case in the folder DIR, which must be new or empty."""
    init_case(folder, title)
    print_text(f"A new case is in {folder}. Next: sayso add {folder} FILE_OR_FOLDER")


@click.command()
@case_argument
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV file with the columns file,url,retrieved[,by].",
)
@by_option
def add(case_dir: Path, sources: tuple[str, ...], manifest: Path | None, by: str | None) -> None:
    """Add pages to the case in DIR: files, folders of text and web pages, or - for standard input.

    A browser's `_files` folders are skipped. A manifest gives the URL and the time of retrieval per file;
    without a SOURCE, the files that it names are added. Inputs that cannot be read are listed, the rest is
    added, and the exit code is 2.
    """
    if not sources and manifest is None:
        raise click.UsageError("name a file, a folder, - or a --manifest")
    case = open_case(case_dir)
    with writing(case.folder, say):
        added = add_to_case(case, list(sources), manifest, by, stdin_bytes)
    tell_refused(added.refused)
    again = f", {added.known} were there already" if added.known else ""
    print_text(f"{added.new} added{again}, {len(added.refused)} refused. Next: sayso build {case_dir}")
    sys.exit(2 if added.refused else 0)


@click.command()
@case_argument
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes read pages (else as it fits).")
def build(case_dir: Path, jobs: int | None) -> None:
    """Read the pages that are new and derive the record of the case in DIR. Interrupted, it goes on where
    it stopped.
    """
    built = _build(open_case(case_dir), jobs)
    sys.exit(2 if built.refused else 0)
