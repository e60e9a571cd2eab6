"""``whence claims | chain | responses | origins | drift | export``: the answers in the terminal."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from app.base.errors import BadInputError
from app.cli.database import database
from app.cli.filtering import refuse, with_filter
from app.cli.output import put_bytes, put_count, put_file, put_table
from app.cli.past import AsOf, reading_as_of
from app.cli.showing import Format, Limit, Shown, Written, pieces_of, show_rows
from app.export.columns import TEXT, Column
from app.export.files import FILES, FileKind
from app.query.cards import DriftRow
from app.query.claim import load_claim
from app.query.core import Connection
from app.query.filters import ClaimFilter
from app.store.dialect import moment_of

answers = typer.Typer(no_args_is_help=True)

EVERYTHING = "all"


@answers.command(epilog="Example: whence claims --sort origins,articles --limit 20")
@with_filter
def claims(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List claims with their chains, origins and answers."""
    show_rows("claims", _CLAIMS, wanted, shown=format, limit=limit)


@answers.command(epilog="Example: whence origins --sort origins,articles --format csv")
@with_filter
def origins(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List claims with the number and names of their independent origins, and what that means."""
    show_rows("origins", _ORIGINS, wanted, shown=format, limit=limit)


@answers.command()
@with_filter
def responses(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List who denied, confirmed or commented on what, and who carried it.

    Scope tells whether a response is about the claim it stands beside, a part of it, or another.

    Example: whence responses --response denial --scope other_claim
    """
    show_rows("responses", _RESPONSES, wanted, shown=format, limit=limit)


@answers.command()
@with_filter
def drift(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List what changed between two wordings along a hop, harder or softer.

    Example: whence drift --topic training --format csv
    """
    show_rows("drift", _DRIFT, wanted, shown=format, limit=limit)


@answers.command()
def chain(slug: str, format: Format = Shown.TABLE, as_of: AsOf = "") -> None:
    """Show who has the claim SLUG from whom, with the words that say so."""
    with database() as engine, reading_as_of(engine, as_of) as connection:
        page = load_claim(connection, slug)
    kind = FILES["hops"]
    if format is Shown.TABLE:
        typer.echo(page.statement)
        typer.echo(page.chain or "No chain is known.")
        typer.echo(f"Origins: {_range(page.origins_min, page.origins_max)}")
        if page.hops:
            put_table(kind, _HOPS, page.hops)
    else:
        put_bytes(pieces_of(kind, Written(format.value), page.hops, count=len(page.hops)))
    put_count(len(page.hops), of="hops")


@answers.command()
@with_filter
def export(
    wanted: ClaimFilter,
    what: Annotated[str, typer.Argument(help=f"{', '.join(FILES)} or {EVERYTHING}.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; for all: folder.")
    ] = None,
    format: Annotated[
        Written, typer.Option("--format", help="csv, json, jsonl or xlsx.")
    ] = Written.CSV,
) -> None:
    """Write a file, complete: to standard output, or to -o FILE; all of them with all -o DIR."""
    if what != EVERYTHING and what not in FILES:
        refuse(f"There is no file “{what[:40]}”; choose one of: {', '.join(FILES)}, {EVERYTHING}.")
    if what == EVERYTHING and output is None:
        refuse("“export all” needs a folder: whence export all -o DIR.")
    if format is Written.XLSX and output is None and sys.stdout.isatty():
        refuse("A workbook is nothing for the screen: say where to write it with -o FILE.")
    with database() as engine, reading_as_of(engine, wanted.as_of) as connection:
        if what != EVERYTHING:
            _export(connection, FILES[what], wanted, output, format)
            return
        folder = output or Path()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInputError(f"{folder} is no folder: {error.strerror}.") from error
        for kind in FILES.values():
            _export(connection, kind, wanted, folder / f"{kind.name}.{format.value}", format)


_CLAIMS = ("claim", "chain", "origins_min", "origins_max", "outlets", "articles", "response_status")
_ORIGINS = ("claim", "told", "origins_min", "origins_max", "articles")
_RESPONSES = ("act", "scope", "date", "actor", "quote", "claim_id", "carried_by", "not_carried_by")
_DRIFT: tuple[str | Column[DriftRow], ...] = (
    "claim_id",
    "slot",
    "direction",
    Column("from_outlet", TEXT, "The outlet upstream.", lambda d: d.from_outlet),
    "from_value",
    Column("to_outlet", TEXT, "The outlet downstream.", lambda d: d.to_outlet),
    "to_value",
)
_HOPS = ("from_name", "relation", "to_outlet", "basis", "evidence", "lag_min_hours")


def _export(
    connection: Connection,
    kind: FileKind[Any],
    wanted: ClaimFilter,
    output: Path | None,
    written: Written,
) -> None:
    number = kind.count(connection, wanted)
    with closing(kind.stream(connection, wanted)) as rows:
        pieces = pieces_of(kind, written, rows, count=number, moment=moment_of(connection))
        if output is None:
            put_bytes(pieces)
        else:
            put_file(output, pieces)
    put_count(number, of=kind.name)


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least}–{most}"
