"""``whence claims | chain | responses | origins | drift | export``: the answers in the terminal."""

from collections.abc import Callable, Iterator
from contextlib import closing
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from app.base.errors import BadInputError
from app.cli.database import database
from app.cli.filtering import refuse, with_filter
from app.cli.output import put_bytes, put_count, put_file, put_table
from app.export.files import FILES, FileKind
from app.export.write import write_csv, write_json, write_jsonl
from app.query.claim import load_claim
from app.query.core import Connection
from app.query.filters import ClaimFilter
from app.store.session import reading

answers = typer.Typer(no_args_is_help=True)

ON_SCREEN = 50  # rows of a table unless --limit says otherwise
EVERYTHING = "all"


class Shown(StrEnum):
    """How an answer is shown."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Written(StrEnum):
    """How a file is written."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


_Format = Annotated[Shown, typer.Option("--format", help="table, csv or json.")]
_Limit = Annotated[
    int, typer.Option(min=0, help=f"Rows at most; 0: all. A table shows {ON_SCREEN}.")
]


@answers.command()
@with_filter
def claims(wanted: ClaimFilter, format: _Format = Shown.TABLE, limit: _Limit = 0) -> None:
    """List claims with their chains, origins and answers."""
    _show("claims", _CLAIMS, wanted, shown=format, limit=limit)


@answers.command()
@with_filter
def origins(wanted: ClaimFilter, format: _Format = Shown.TABLE, limit: _Limit = 0) -> None:
    """List claims with the number and names of their independent origins."""
    _show("claims", _ORIGINS, wanted, shown=format, limit=limit)


@answers.command()
@with_filter
def responses(wanted: ClaimFilter, format: _Format = Shown.TABLE, limit: _Limit = 0) -> None:
    """List who denied, confirmed or commented on what, and who carried it."""
    _show("responses", _RESPONSES, wanted, shown=format, limit=limit)


@answers.command()
@with_filter
def drift(wanted: ClaimFilter, format: _Format = Shown.TABLE, limit: _Limit = 0) -> None:
    """List what changed between two wordings along a hop."""
    _show("drift", _DRIFT, wanted, shown=format, limit=limit)


@answers.command()
def chain(slug: str, format: _Format = Shown.TABLE) -> None:
    """Show who has the claim SLUG from whom, with the words that say so."""
    with database() as engine, reading(engine) as connection:
        page = load_claim(connection, slug)
    kind = FILES["hops"]
    if format is Shown.TABLE:
        typer.echo(page.statement)
        typer.echo(page.chain or "No chain is known.")
        typer.echo(f"Origins: {_range(page.origins_min, page.origins_max)}")
        if page.hops:
            put_table(kind, _HOPS, page.hops)
    else:
        put_bytes(_pieces(kind, Written(format.value), page.hops, count=len(page.hops)))
    put_count(len(page.hops), of="hops")


@answers.command()
@with_filter
def export(
    wanted: ClaimFilter,
    what: Annotated[str, typer.Argument(help=f"{', '.join(FILES)} or {EVERYTHING}.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; for all: folder.")
    ] = None,
    format: Annotated[Written, typer.Option("--format", help="csv, json or jsonl.")] = Written.CSV,
) -> None:
    """Write a file, complete: to standard output, or to -o FILE; all of them with all -o DIR."""
    if what != EVERYTHING and what not in FILES:
        refuse(f"There is no file “{what[:40]}”; choose one of: {', '.join(FILES)}, {EVERYTHING}.")
    if what == EVERYTHING and output is None:
        refuse("“export all” needs a folder: whence export all -o DIR.")
    with database() as engine, reading(engine) as connection:
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
_ORIGINS = ("claim_id", "origins_min", "origins_max", "origins", "articles", "outlets")
_RESPONSES = ("date", "actor", "act", "scope", "quote", "claim_id", "carried_by")
_DRIFT = ("claim_id", "slot", "direction", "from_value", "to_value")
_HOPS = ("from_name", "relation", "to_outlet", "basis", "evidence", "lag_min_hours")


def _show(
    name: str, columns: tuple[str, ...], wanted: ClaimFilter, *, shown: Shown, limit: int
) -> None:
    kind = FILES[name]
    with database() as engine, reading(engine) as connection:
        number = kind.count(connection, wanted)
        most = limit or (ON_SCREEN if shown is Shown.TABLE else number)
        with closing(kind.stream(connection, wanted)) as stream:
            rows = islice(stream, most)
            if shown is Shown.TABLE:
                put_table(kind, columns, rows)
            else:
                put_bytes(_pieces(kind, Written(shown.value), rows, count=number))
    put_count(number, shown=min(most, number), of=name)


def _export(
    connection: Connection,
    kind: FileKind[Any],
    wanted: ClaimFilter,
    output: Path | None,
    written: Written,
) -> None:
    number = kind.count(connection, wanted)
    with closing(kind.stream(connection, wanted)) as rows:
        pieces = _pieces(kind, written, rows, count=number)
        if output is None:
            put_bytes(pieces)
        else:
            put_file(output, pieces)
    put_count(number, of=kind.name)


def _pieces(kind: FileKind[Any], written: Written, rows: Any, *, count: int) -> Iterator[bytes]:
    writers: dict[Written, Callable[[], Iterator[bytes]]] = {
        Written.CSV: lambda: write_csv(kind, rows),
        Written.JSON: lambda: write_json(kind, rows, count=count),
        Written.JSONL: lambda: write_jsonl(kind, rows),
    }
    return writers[written]()


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least}–{most}"
