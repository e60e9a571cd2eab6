"""What is worked out about claims, in the terminal: one command for each kind of row."""

import typer

from app.cli.filtering import with_filter
from app.cli.showing import Format, Limit, Shown, show_rows
from app.query.filters import ClaimFilter

ledgers = typer.Typer()


@ledgers.command()
@with_filter
def related(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List claims that stand beside others: broader, narrower, opposite, of the same event.

    They are never added up. Example: whence related --topic training --format csv
    """
    show_rows("related", _RELATED, wanted, shown=format, limit=limit)


_RELATED = ("claim", "kind", "other", "reason", "other_origins", "another_origin")
