"""Commands that record an analyst's judgement: decide, undo."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sayso.case.lock import writing
from sayso.case.store import Case, open_case
from sayso.cli.common import (
    by_option,
    case_argument,
    json_option,
    print_json,
    print_text,
    progress_bar,
    say,
    stdin_bytes,
    tell_refused,
)
from sayso.cli.show.findings import decision_lines
from sayso.errors import DecisionError, SaysoError
from sayso.reading.claims.codebook import load as load_codebook
from sayso.store.sqlite import reading
from sayso.views import look
from sayso.views.request import KINDS, Desk
from sayso.work.build import build

Json = dict[str, Any]


def _who(by: str | None) -> str:
    """Who decides: as given, else the name of the account."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError) as error:
        raise DecisionError("who decides? Give --by, or set SAYSO_BY") from error


def _record(case: Case, asked: list[Json | str], told: Callable[[str], None]) -> tuple[list[str], list[str]]:
    """Records each request, tells each id as soon as it is on the disk, then brings the views up to date.

    Returns the ids recorded and one line for each refusal.
    """
    recorded: list[str] = []
    refused: list[str] = []
    with writing(case.folder, say):
        codebook = load_codebook(case.codebook_path)
        for number, one in enumerate(asked, start=1):
            try:
                with reading(case.index_path) as index:
                    bodies = Desk(index, case.decisions_log.read(), codebook).bodies(_parsed(one))
                added = [entry.id for entry in case.decisions_log.extend(bodies)]
                recorded += added
                for name in added:
                    told(name)
            except DecisionError as error:
                refused.append(f"line {number}: {error}" if len(asked) > 1 else str(error))
        if recorded:
            with progress_bar("bringing the record up to date") as progress:
                tell_refused(build(case, 1, progress, new_pages=False).refused)
    return recorded, refused


def _parsed(one: Json | str) -> Json:
    if isinstance(one, dict):
        return one
    try:
        asked = json.loads(one)
    except ValueError as error:
        raise DecisionError(f"it is not a line of JSON ({error})") from error
    if not isinstance(asked, dict):
        raise DecisionError('it is not an object; write {"do": "accept", "on": ["ID"], "why": "…"}')
    return asked


def _finish(case: Case, asked: list[Json | str], as_json: bool) -> None:
    recorded, refused = _record(case, asked, (lambda name: None) if as_json else print_text)
    if as_json:
        print_json({"recorded": recorded, "refused": refused})
    for line in refused:
        say(f"refused: {line}")
    sys.exit(2 if refused else 0)


@click.command(
    epilog=f"Kinds of decisions: {', '.join(KINDS)}. The guide (docs/guide.md) has an example of each."
)
@case_argument
@click.argument("kind", metavar="[KIND|-]", required=False)
@click.argument("on", metavar="[ID]...", nargs=-1)
@click.option("--why", help="The reason; every decision needs one.")
@by_option
@click.option("--field", help="correct, document, determine: the field.")
@click.option("--value", help="correct, document, determine: its value.")
@click.option("--words", help="add: the words that name the event. correct: the words that a time stands on.")
@click.option(
    "--quote", help="add: the passage that tells it, where the words alone stand in several places."
)
@click.option("--type", "type_", help="add: the claim's type.")
@click.option("--stage", help="add: how far it went (completed).")
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ROLE=WORDS",
    help="add: who or what fills a role; may be repeated.",
)
@click.option(
    "--said-by", multiple=True, metavar="WORDS", help="add: who says it; may be repeated, outermost first."
)
@click.option("--time", "time_", metavar="EDTF", help="add: when, as 2021-05-03, 2021-05, 2021 or A/B.")
@click.option("--translation", help="add: the words in English.")
@click.option("--transcription", help="add: the words as read off a picture or recording.")
@click.option("--maker", help="add: who made the translation or transcription.")
@click.option(
    "--cite", multiple=True, metavar="CLAIM", help="determine: a claim that it rests on; may be repeated."
)
@click.option("--in/--out", "within", default=None, help="scope: inside or outside the inquiry.")
@click.option("--criterion", help="scope: the rule that it follows.")
@click.option("--as", "shown_as", help="redact: what is printed in place of the name.")
@click.option(
    "--coarsen", multiple=True, metavar="place|date", help="redact: widen these too; may be repeated."
)
@json_option
def decide(case_dir: Path, kind: str | None, on: tuple[str, ...], as_json: bool, **flags: Any) -> None:
    """Record a decision on the case in DIR, or print those recorded. The id of each decision is printed
    once it is on the disk.

    IDs are those that timeline and show print, or their beginnings; a page may be named by its file's
    name. For redact, and for same and apart on names, the IDs are the names themselves in quotation marks.
    With - lines of JSON are read from standard input, with the same keys as the options and "do" for the
    kind: {"do": "reject", "on": ["ID"], "why": "…"}.
    """
    case = open_case(case_dir)
    if kind is None:
        with look.looking(case) as view:
            listed = look.decisions(view, case)
        if as_json:
            print_json(listed)
        else:
            print_text("\n".join(decision_lines(listed) or ["No decision was recorded."]))
        return
    by = _who(flags.pop("by"))
    if kind == "-":
        lines = [line for line in stdin_bytes().decode("utf-8", "replace").splitlines() if line.strip()]
        _finish(case, [_with_name(line, by) for line in lines], as_json)
    _finish(case, [{**_asked(kind, on, flags), "by": by}], as_json)


def _with_name(line: str, by: str) -> Json | str:
    """A line of JSON with who decides; what cannot be parsed is left for the message."""
    try:
        return {"by": by, **_parsed(line)}
    except SaysoError:
        return line


def _asked(kind: str, on: tuple[str, ...], flags: Json) -> Json:
    """The flags in the form of a line of JSON."""
    asked: Json = {"do": kind, "on": list(on)}
    renamed = {"type_": "type", "time_": "time", "within": "in", "shown_as": "as"}
    for key, value in flags.items():
        if value not in (None, ()):
            asked[renamed.get(key, key)] = list(value) if isinstance(value, tuple) else value
    if "roles" in asked:
        asked["roles"] = _roles(asked["roles"])
    return asked


def _roles(given: list[str]) -> dict[str, list[str]]:
    """ROLE=WORDS pairs as a mapping."""
    roles: dict[str, list[str]] = {}
    for one in given:
        name, sign, words = one.partition("=")
        if not sign:
            raise click.UsageError(f"--role is written ROLE=WORDS, not '{one}'")
        roles.setdefault(name.strip(), []).append(words)
    return roles


@click.command()
@case_argument
@click.argument("decision", metavar="ID")
@click.option("--why", required=True, help="The reason.")
@by_option
@json_option
def undo(case_dir: Path, decision: str, why: str, by: str | None, as_json: bool) -> None:
    """Undo the decision ID on the case in DIR. The decision and its undoing both stay in the log; an
    erasure cannot be undone.
    """
    _finish(open_case(case_dir), [{"do": "undo", "on": [decision], "why": why, "by": _who(by)}], as_json)
