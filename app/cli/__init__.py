"""Room: cli. The command `whence`: the same doors as the pages, for a terminal.

In: arguments. Out: text on standard output, one clear line on standard error for what fails.
Exit codes: 0 success, 1 something failed (the rest was still done), 2 wrong usage.
"""

import sys

import typer
from click.exceptions import UsageError

from app.base.errors import WhenceError
from app.cli.again import running_again
from app.cli.answers import answers
from app.cli.archiving import archiving
from app.cli.citing import citing
from app.cli.comparing import comparing
from app.cli.deciding import deciding
from app.cli.desk import desk
from app.cli.evaluate import evaluating
from app.cli.feeds import feeds
from app.cli.grading import grading
from app.cli.jobs import jobs
from app.cli.ledgers import ledgers
from app.cli.look import looking
from app.cli.serve import serving
from app.cli.take_in import taking_in

whence = typer.Typer(
    name="whence",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Who said it first, who took it from whom, what was answered, what changed on the way.",
)
for group in (
    serving,
    taking_in,
    looking,
    running_again,
    deciding,
    answers,
    ledgers,
    evaluating,
    comparing,
    citing,
    archiving,
):
    whence.registered_commands.extend(group.registered_commands)
whence.add_typer(desk, name="desk")
whence.add_typer(jobs, name="jobs")
whence.add_typer(grading, name="grade")
whence.add_typer(feeds, name="feeds")


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
