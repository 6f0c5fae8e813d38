"""Commands that need no case: extract, codebook, doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso import doctor as installation
from sayso.claims.codebook import as_text
from sayso.claims.codebook import check as check_codebook
from sayso.claims.codebook import load as load_codebook
from sayso.cli.common import input_bytes, json_option, print_json, print_text
from sayso.jsonform import extraction_form
from sayso.pipeline import extract as extract_page
from sayso.show.extraction import extraction_lines

codebook_option = click.option(
    "--codebook", "codebook_path", type=click.Path(path_type=Path, dir_okay=False), help="A codebook in YAML, in place of the built-in one."
)


@click.command()
@click.argument("source", metavar="FILE|-")
@json_option
@codebook_option
def extract(source: str, as_json: bool, codebook_path: Path | None) -> None:
    """Print the claims of one page: a text file, a saved web page, or - for standard input. No case is needed.

    An input that is empty, binary or unreadable is refused with one line and exit code 2.
    """
    data, name = input_bytes(source)
    form = extraction_form(extract_page(data, name, load_codebook(codebook_path)))
    if as_json:
        print_json(form)
    else:
        print_text("\n".join(extraction_lines(form)))


@click.group()
def codebook() -> None:
    """Show or check a codebook: the types of claims, their triggers, frames and stages."""


@codebook.command("show")
@codebook_option
def show_codebook(codebook_path: Path | None) -> None:
    """Print a codebook's types with their definitions and triggers."""
    print_text(as_text(load_codebook(codebook_path)))


@codebook.command("check")
@codebook_option
def check_codebook_command(codebook_path: Path | None) -> None:
    """Test a codebook on its own example sentences. The exit code is 1 when it does not read them as it says."""
    findings = check_codebook(load_codebook(codebook_path))
    for line in findings:
        print_text(str(line))
    print_text(f"{len(findings)} findings" if findings else "The codebook reads its own examples as it says.")
    sys.exit(1 if findings else 0)


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """Say what is installed and whether it is sound: versions, the model's checksum, the database's mode, a reading of one sentence."""
    report = installation.examine()
    if as_json:
        print_json({"fine": report.fine, "checks": [list(check) for check in report.checks]})
    else:
        print_text("\n".join(f"{'ok ' if good else 'BAD'}  {name}: {says}" for name, good, says in report.checks))
    sys.exit(0 if report.fine else 1)
