"""Commands that need no case: extract, codebook, doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.cli import doctor as installation
from sayso.cli.common import input_bytes, json_option, print_json, print_text
from sayso.cli.show.extraction import extraction_lines
from sayso.reading.claims.check import as_text
from sayso.reading.claims.check import check as check_codebook
from sayso.reading.claims.codebook import Codebook
from sayso.reading.claims.codebook import load as load_codebook
from sayso.reading.pipeline import extract as extract_page
from sayso.records import Claim
from sayso.records.forms import extraction_form

codebook_option = click.option(
    "--codebook",
    "codebook_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A codebook in YAML, in place of the built-in one.",
)


@click.command()
@click.argument("source", metavar="FILE|-")
@json_option
@codebook_option
def extract(source: str, as_json: bool, codebook_path: Path | None) -> None:
    """Print the claims of one page: a text file, a saved web page, or - for standard input. No case is
    needed.

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
@click.argument("type_name", metavar="[TYPE]", required=False)
@codebook_option
def show_codebook(type_name: str | None, codebook_path: Path | None) -> None:
    """Print a codebook's types, or one of them, with definition, words, roles, names in other schemes and
    examples.
    """
    print_text(as_text(_book(codebook_path, type_name), type_name))


def _book(path: Path | None, type_name: str | None) -> Codebook:
    """The codebook, which must have the type where one is named."""
    book = load_codebook(path)
    if type_name is not None and type_name not in book.types:
        raise click.UsageError(f"the codebook has no type '{type_name}'; it has: {', '.join(book.types)}")
    return book


@codebook.command("check")
@click.argument("type_name", metavar="[TYPE]", required=False)
@codebook_option
def check_codebook_command(type_name: str | None, codebook_path: Path | None) -> None:
    """Test a codebook, or one of its types, on its own example sentences. The exit code is 1 when it does
    not read them as it says.
    """
    book = _book(codebook_path, type_name)

    def read(sentence: str) -> tuple[Claim, ...]:
        return extract_page(sentence.encode(), "example.txt", book).claims

    findings = check_codebook(book, read, type_name)
    for finding in findings:
        if not finding.right or finding.confused_with:
            print_text(finding.says())
    wrong = sum(not finding.right for finding in findings)
    print_text(f"{len(findings)} examples, {len(findings) - wrong} read as their type")
    sys.exit(1 if wrong else 0)


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """Say what is installed and whether it is sound: versions, the model's checksum, the database's mode,
    a reading of one sentence.
    """
    report = installation.examine()
    if as_json:
        print_json({"fine": report.fine, "checks": [list(check) for check in report.checks]})
    else:
        print_text(
            "\n".join(f"{'ok ' if good else 'BAD'}  {name}: {says}" for name, good, says in report.checks)
        )
    sys.exit(0 if report.fine else 1)
