"""Room: cli. The command `whence`: the same doors as the pages, for a terminal.

In: arguments. Out: text on standard output, one clear line on standard error for what fails.
Exit codes: 0 success, 1 something failed (the rest was still done), 2 wrong usage.
"""

import sys

import typer
from click.exceptions import UsageError

from app.base.errors import WhenceError
from app.cli.commands import Later
from app.cli.overview import OVERVIEW

whence = typer.Typer(
    name="whence",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Who said it first, who took it from whom, what was answered, what changed on the way.",
)


def _stand_in() -> None:
    """Take no words: the command itself does (``commands.Later``)."""


for lines in OVERVIEW.values():
    for name, line in lines.items():
        whence.command(name, cls=Later, help=line)(_stand_in)


def main() -> None:
    """Run one command; an error is one line on standard error and exit code 1."""
    try:
        whence(standalone_mode=True)
    except WhenceError as error:
        print(f"whence: {error}", file=sys.stderr)
        sys.exit(1)
    except UsageError as error:  # raised where a value is only known to be wrong later
        print(f"whence: {error.format_message()}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe went away: `whence export claims | head`
        sys.stderr.close()
        sys.exit(0)
