"""The command line. A command's module is imported when the command is run, so that `sayso --help` answers
at once.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from sayso.errors import SaysoError
from sayso.safe import safe_line
from sayso.version import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("making", "Make a case from the built-in examples, build it and print its timeline."),
    "init": ("making", "Make a new, empty case."),
    "add": ("making", "Add pages to a case: files, folders, or - for standard input."),
    "build": ("making", "Read what was added and derive the record."),
    "extract": ("one", "Print the claims of one page; no case is needed."),
    "timeline": ("looking", "Print the incidents of a case in order."),
    "show": ("looking", "Print one incident, claim, affair or page with its quotes."),
    "search": ("looking", "Find words in the pages of a case."),
    "decide": ("deciding", "Record a decision, or print those recorded."),
    "undo": ("deciding", "Undo a decision; both stay in the log."),
    "check": ("looking", "Print what to look at: contradictions, single origins, stale decisions."),
    "diff": ("looking", "Print what changed since a day."),
    "verify": ("looking", "Check every hash, every chain and every quote of a case."),
    "codebook": ("one", "Show or check the list of claim types that pages are read by."),
    "doctor": ("one", "Say whether this installation is sound."),
}
"""Each command's module in this package and the line that `--help` shows."""


class Commands(click.Group):
    """The commands by name; a module is loaded when one of its commands is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"sayso.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Who said what happened, and how do they know?

    Turns news pages into a record of incidents in which every field leads to the exact words of a page and
    to who says them. Nothing leaves this computer. Start with: sayso demo
    """


def main() -> None:
    """Runs a command. Exit codes: 0 fine, 1 the answer is no, 2 bad usage or an input was refused."""
    try:
        commands.main(standalone_mode=False, prog_name="sayso")
    except click.exceptions.Exit as left:
        sys.exit(left.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("sayso: interrupted; what was recorded stays", err=True)
        sys.exit(2)
    except SaysoError as error:
        click.echo(f"sayso: {safe_line(str(error))}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
