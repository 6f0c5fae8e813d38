"""Commands that read a case: timeline, show, search, verify, check, diff."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import click

from sayso.case.store import Case, open_case
from sayso.cli.common import DAY, case_argument, json_option, print_json, print_text, progress_bar
from sayso.cli.show.findings import finding_lines
from sayso.cli.show.incident import affair_lines, claim_lines, incident_lines, page_lines
from sayso.cli.show.layout import WIDTH, block
from sayso.cli.show.timeline import (
    at_large_lines,
    caption,
    first_look,
    more_lines,
    origin_notes,
    timeline_lines,
)
from sayso.views import look

WIDEST = 120
as_of_option = click.option(
    "--as-of", type=DAY, metavar="DATE", help="What the documents of that day supported."
)


def _width() -> int:
    """Columns to write in: the terminal's, 80 where there is none."""
    return (
        min(WIDEST, max(60, shutil.get_terminal_size((WIDTH, 24)).columns)) if sys.stdout.isatty() else WIDTH
    )


def print_timeline(case: Case, as_of: dt.date | None = None) -> None:
    """The timeline as a table, and beneath it what is told of many events at once."""
    with look.looking(case, as_of) as view:
        rows, at_large = look.timeline(view), look.at_large(view)
    lines = [
        *timeline_lines(rows, _width()),
        *origin_notes(rows, _width()),
        *at_large_lines(at_large, _width()),
        "",
        *caption(_width()),
    ]
    print_text("\n".join(lines))


def print_first_look(case: Case) -> None:
    """The rows of the timeline to look at first, and which command lists the others."""
    with look.looking(case) as view:
        rows = look.timeline(view)
    chosen = first_look(rows)
    more = more_lines(len(chosen), len(rows), f"sayso timeline {case.folder}", _width())
    print_text(
        "\n".join(
            [
                *timeline_lines(chosen, _width()),
                *more,
                *origin_notes(chosen, _width()),
                "",
                *caption(_width()),
            ]
        )
    )


@click.command()
@case_argument
@as_of_option
@json_option
def timeline(case_dir: Path, as_of: dt.date | None, as_json: bool) -> None:
    """Print the incidents of the case in DIR in order: when, what, who, how far it went, who says so, how
    many independent origins.
    """
    case = open_case(case_dir)
    if not as_json:
        print_timeline(case, as_of)
        return
    with look.looking(case, as_of) as view:
        print_json(look.timeline(view))


@click.command()
@case_argument
@click.argument("name", metavar="ID")
@as_of_option
@json_option
def show(case_dir: Path, name: str, as_of: dt.date | None, as_json: bool) -> None:
    """Print what has the ID in the case in DIR, with its quotes: an incident, a claim, an affair or a page
    (also by its file's name).
    """
    with look.looking(open_case(case_dir), as_of) as view:
        kind, form = look.find(view, name)
    if as_json:
        print_json(form)
        return
    write = {"incident": incident_lines, "affair": affair_lines, "page": page_lines}.get(kind)
    print_text("\n".join(write(form, _width()) if write else claim_lines(form, "", _width())))


@click.command()
@case_argument
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How many pages to print, at most.",
)
@json_option
def search(case_dir: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Print the pages of the case in DIR that hold all the WORDS, best first. The exit code is 1 when
    there are none.
    """
    with look.looking(open_case(case_dir)) as view:
        found = look.search(view, " ".join(words), limit)
    if as_json:
        print_json(found)
    for one in [] if as_json else found:
        head = f"{one['sha256'][:8]}  {one['outlet'] or one['name']}"
        print_text(
            "\n".join(
                [*block(head), *block(one["title"] or one["name"], "  "), *block(one["snippet"], "    ")]
            )
        )
    sys.exit(0 if found else 1)


@click.command()
@case_argument
@json_option
def verify(case_dir: Path, as_json: bool) -> None:
    """Read everything in the case in DIR again: the hash of every original, the chain of both logs, every
    quote from the stored bytes.

    Nothing is changed. The exit code is 1 when something is damaged. What was erased by decision is
    reported and is no damage.
    """
    from sayso.views.masking import mask_if_sound
    from sayso.work.verify import verify as verify_case

    case = open_case(case_dir)
    with progress_bar("verifying") as progress:
        result = verify_case(case, progress)
    form = mask_if_sound(case).form({"fine": result.fine, **asdict(result)})
    if as_json:
        print_json(form)
    else:
        counts = ", ".join(
            f"{form[key]} {key}" for key in ("originals", "captures", "decisions", "documents", "spans")
        )
        print_text(
            "\n".join(
                [
                    *finding_lines(form["findings"]),
                    f"{counts}: {'all as recorded' if result.fine else 'DAMAGED'}",
                ]
            )
        )
    sys.exit(0 if result.fine else 1)


@click.command()
@case_argument
@json_option
def check(case_dir: Path, as_json: bool) -> None:
    """Print what an analyst should look at in the case in DIR: contradictions, undated pages, decisions
    that no longer apply, incidents of one origin, affairs that stand still, and how pages and judgements
    fall on each side of a conflict.

    The exit code is 1 when there is something to look at.
    """
    from sayso.views.findings import INFORMATION
    from sayso.views.findings import check as check_case
    from sayso.work.build import registry_of

    case = open_case(case_dir)
    with look.looking(case) as view:
        found = check_case(view, registry_of(case))
    if as_json:
        print_json(found)
    else:
        print_text("\n".join(finding_lines(found) or ["Nothing was found."]))
    sys.exit(1 if any(one["kind"] not in INFORMATION for one in found) else 0)


@click.command()
@case_argument
@click.option(
    "--since",
    type=DAY,
    required=True,
    metavar="DATE",
    help="The state at the end of that day is compared with today's.",
)
@json_option
def diff(case_dir: Path, since: dt.date, as_json: bool) -> None:
    """Print what pages and decisions recorded after DATE changed in the case in DIR."""
    from sayso.views.diff import diff as diff_case

    case = open_case(case_dir)
    with look.looking(case) as view:
        found = diff_case(case, view, since)
    if as_json:
        print_json(found)
    else:
        print_text("\n".join(finding_lines(found) or ["Nothing changed."]))
