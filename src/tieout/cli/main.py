"""The arguments of ``tieout`` come in; the exit status of the command they name goes out."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from tieout.core.errors import TieoutError
from tieout.core.version import __version__

_COMMANDS = {
    "check": "prove or refute every number in documents",
    "read": "print the facts that documents state",
    "rule": "print the manual page of a rule",
    "book": "write the issuer file of documents: instruments, shares, events",
    "capital": "the capitalisation table on a day",
    "schedule": "run an instrument: payments and balances",
    "infer": "what documents imply and do not print",
    "availability": "what a revolving credit allows on a day",
    "sums": "find the sums in tables of bare numbers (CSV)",
}


class _Lazy(click.Group):
    """Commands by name, each loaded when it is called: start-up counts."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the manual."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"tieout.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; where they name a file instead, or misspell, the error says so."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, _COMMANDS, 1)
            if near:
                ctx.fail(f"no command {name!r}; did you mean `tieout {near[0]}`?")
            if name and Path(name).exists():
                ctx.fail(f"{name!r} is no command; to check it: tieout check {name}")
            ctx.fail(f"no command {name!r}; there are {', '.join(_COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tieout", message="%(prog)s %(version)s")
def group() -> None:
    """Prove or refute every number in company disclosures.

    \b
    Examples:
      tieout check release.txt
      tieout check filings/ --format json --output report.json
      tieout check release.txt --explain 207
      tieout rule T101
    """


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; exits with 0 (nothing contradicted), 1 (an error was found) or 2 (usage, input, fault)."""
    for stream in (sys.stdout, sys.stderr):
        # A file name, or a terminal, that is no UTF-8 must not cost the result.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = group.main(args=args, prog_name="tieout", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        _say(*shown.getvalue().splitlines())
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except TieoutError as error:
        _say(f"tieout: {error}")
        sys.exit(2)
    except Exception as error:
        if os.environ.get("TIEOUT_DEBUG"):
            raise
        _say(
            f"tieout: a fault of ours: {type(error).__name__}: {error}",
            "Please report it; TIEOUT_DEBUG=1 shows where it happened.",
        )
        sys.exit(2)


def _say(*lines: str) -> None:
    from tieout.cli.output import say

    for line in lines:
        say(line)
