"""What is worked out about claims, in the terminal: one command for each kind of row."""

import typer

from app.cli.filtering import with_filter
from app.cli.showing import Format, Limit, Shown, show_rows
from app.query.filters import ClaimFilter

ledgers = typer.Typer()


@ledgers.command()
@with_filter
def missing(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List who was asked without an answer, and who is named and not reported as asked.

    Example: whence missing --topic drones --state asked_no_answer
    """
    show_rows("missing", _MISSING, wanted, shown=format, limit=limit)


@ledgers.command()
@with_filter
def due(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List by when what claims foretell should have happened, and what became of it.

    Example: whence due --state not_followed_up --format csv
    """
    show_rows("due", _DUE, wanted, shown=format, limit=limit)


_MISSING = ("claim_id", "actor", "state", "words", "window_min_hours", "window_max_hours", "outlet")
_DUE = ("due_date", "state", "claim", "words", "outlet", "followed_by_outlet")
