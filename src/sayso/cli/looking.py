"""Commands that read a case: timeline, show, search, verify."""

from __future__ import annotations

import shutil
import sys
from dataclasses import asdict
from typing import Any

import click

from sayso.case import look
from sayso.case.store import Case, open_case
from sayso.cli.common import case_argument, json_option, print_json, print_text, progress_bar
from sayso.show.findings import finding_lines
from sayso.show.incident import affair_lines, claim_lines, incident_lines, page_lines
from sayso.show.layout import WIDTH, block
from sayso.show.timeline import caption, timeline_lines

WIDEST = 120


def _width() -> int:
    """Columns to write in: the terminal's, 80 where there is none."""
    return min(WIDEST, max(60, shutil.get_terminal_size((WIDTH, 24)).columns)) if sys.stdout.isatty() else WIDTH


def print_timeline(case: Case) -> None:
    """The timeline as a table."""
    rows = look.timeline(case)
    print_text("\n".join([*timeline_lines(rows, _width()), "", *caption(_width())]))


@click.command()
@case_argument
@json_option
def timeline(case_dir: Any, as_json: bool) -> None:
    """Print the incidents of the case in DIR in order: when, what, who, how far it went, who says so, how many independent origins."""
    case = open_case(case_dir)
    if as_json:
        print_json(look.timeline(case))
    else:
        print_timeline(case)


@click.command()
@case_argument
@click.argument("name", metavar="ID")
@json_option
def show(case_dir: Any, name: str, as_json: bool) -> None:
    """Print what has the ID in the case in DIR, with its quotes: an incident, a claim, an affair or a page (also by its file's name)."""
    kind, form = look.find(open_case(case_dir), name)
    if as_json:
        print_json(form)
        return
    write = {"incident": incident_lines, "affair": affair_lines, "page": page_lines}.get(kind)
    print_text("\n".join(write(form, _width()) if write else claim_lines(form, "", _width())))


@click.command()
@case_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many pages to print, at most.")
@json_option
def search(case_dir: Any, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Print the pages of the case in DIR that hold all the WORDS, best first. The exit code is 1 when there are none."""
    found = look.search(open_case(case_dir), " ".join(words), limit)
    for one in found:
        one["snippet"] = one["snippet"].replace("\2", "[").replace("\3", "]")
    if as_json:
        print_json(found)
    for one in [] if as_json else found:
        head = f"{one['sha256'][:8]}  {one['outlet'] or one['name']}"
        print_text("\n".join([*block(head), *block(one["title"] or one["name"], "  "), *block(one["snippet"], "    ")]))
    sys.exit(0 if found else 1)


@click.command()
@case_argument
@json_option
def verify(case_dir: Any, as_json: bool) -> None:
    """Read everything in the case in DIR again: the hash of every original, the chain of both logs, every quote from the stored bytes.

    Nothing is changed. The exit code is 1 when something is damaged. What was erased by decision is reported and is no damage.
    """
    from sayso.case.verify import verify as verify_case

    with progress_bar("verifying") as progress:
        result = verify_case(open_case(case_dir), progress)
    if as_json:
        print_json({"fine": result.fine, **asdict(result)})
    else:
        counts = ", ".join(f"{getattr(result, key)} {key}" for key in ("originals", "captures", "decisions", "documents", "spans"))
        lines = finding_lines([asdict(one) for one in result.findings])
        print_text("\n".join([*lines, f"{counts}: {'all as recorded' if result.fine else 'DAMAGED'}"]))
    sys.exit(0 if result.fine else 1)
