"""``--as-of``: a command that answers with what was recorded by then."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated

import typer

from app.base.clock import now
from app.base.errors import BadFilterError, NotOverYetError
from app.base.moments import Moment, read_moment, say_instant
from app.cli.filtering import refuse
from app.store.moments import load_recorded
from app.store.session import Connection, Engine, reading

AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        help="What was recorded by then: a day (its end in UTC), or a time with its zone.",
    ),
]


@contextmanager
def reading_as_of(engine: Engine, asked: str | None) -> Generator[Connection]:
    """Open the database for reading as of a moment, and say on standard error which one it is.

    Without ``asked`` it is the present, and nothing is said. A day that is not over is answered
    for the exact present moment. A moment that means nothing is wrong usage: exit code 2.
    """
    moment = find_moment(asked)
    if moment is not None:
        with reading(engine) as connection:
            first = load_recorded(connection).first
        print(f"whence: as of {moment.say()} (--as-of {moment.text})", file=sys.stderr)
        if first is None or moment.at < first:
            since = f"the records begin on {say_instant(first)}" if first else "there are none yet"
            print(f"whence: nothing was recorded by then: {since}", file=sys.stderr)
    with reading(engine, as_of=moment) as connection:
        yield connection


def find_moment(asked: str | None) -> Moment | None:
    """Return the moment of ``--as-of``; None for the present. Wrong usage ends the command."""
    if not asked:
        return None
    try:
        return read_moment(asked.strip(), now=now())
    except NotOverYetError as error:
        return read_moment(error.present, now=now())
    except BadFilterError as error:
        refuse(str(error))
