"""``whence compare A B``: two articles side by side in the terminal."""

from typing import Annotated

import typer

from app.cli.database import database
from app.cli.output import put_bytes, put_count, put_table
from app.cli.past import AsOf, reading_as_of
from app.cli.showing import Format, Shown
from app.export.compared import COMPARED, compared_csv, compared_json
from app.query.compare import load_comparison
from app.query.compared_rows import compared_rows

comparing = typer.Typer()

_COLUMNS = ("part", "claim", "slot", "a", "b", "differs", "words")


@comparing.command()
def compare(
    a: Annotated[str, typer.Argument(help="Number or address of the first article.")],
    b: Annotated[str, typer.Argument(help="Number or address of the second one.")],
    format: Format = Shown.TABLE,
    as_of: AsOf = "",
) -> None:
    """Show what two articles share, what only one has, and how each gives its sources.

    Example: whence compare 12 https://www.example.org/story --format csv
    """
    with database() as engine, reading_as_of(engine, as_of) as connection:
        found = load_comparison(connection, a, b)
    rows = compared_rows(found)
    if format is Shown.TABLE:
        typer.echo(f"a: {found.a.outlet.name}, {found.a.title or 'title not kept'}")
        typer.echo(f"b: {found.b.outlet.name}, {found.b.title or 'title not kept'}")
        if not found.both_held:
            typer.echo("Not both texts are held: what is recorded of them is compared.")
        put_table(COMPARED, _COLUMNS, rows)
    elif format is Shown.CSV:
        put_bytes(compared_csv(found))
    else:
        put_bytes([compared_json(found).encode(), b"\n"])
    put_count(len(rows), of="compare")
