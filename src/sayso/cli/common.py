"""What several commands share: their arguments, how they print JSON, what they say on standard error."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from sayso.case.gather import Refused
from sayso.errors import InputRefused
from sayso.safe import safe_line

FOLDER = click.Path(path_type=Path, file_okay=False)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """A day in ISO 8601."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day; write 2024-05-17", param, ctx)


DAY = Day()
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
by_option = click.option("--by", envvar="SAYSO_BY", help="Who does this (else $SAYSO_BY).")
case_argument = click.argument("case_dir", metavar="DIR", type=FOLDER)


def say(text: str) -> None:
    """One line on standard error."""
    click.echo(f"sayso: {safe_line(text)}", err=True)


def print_json(value: Any) -> None:
    """A value as JSON on standard output, always in UTF-8; half a surrogate pair is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = json.dumps(value, ensure_ascii=True, indent=1)
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Text on standard output; what the terminal's encoding cannot show is shown as a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding))


def stdin_bytes() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def input_bytes(source: str) -> tuple[bytes, str]:
    """The bytes and the name of one input. Raises InputRefused when it cannot be read."""
    if source == "-":
        return stdin_bytes(), "standard input"
    path = Path(source)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise InputRefused(f"{source}: it cannot be read ({error.strerror})") from error


def tell_refused(refused: Iterable[Refused]) -> None:
    """One line for each input that was not taken."""
    for one in refused:
        say(f"refused {one.name}: {one.why}")


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, when that is a terminal; the function given is told (done, all)."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
