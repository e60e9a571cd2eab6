"""What is worked out about claims, in the terminal: one command for each kind of row."""

import typer

from app.cli.filtering import with_filter
from app.cli.showing import Format, Limit, Shown, show_rows
from app.query.filters import ClaimFilter

ledgers = typer.Typer()


@ledgers.command()
@with_filter
def losses(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List what texts no longer say about where they have a claim from.

    Example: whence losses --topic training --format csv
    """
    show_rows("losses", _LOSSES, wanted, shown=format, limit=limit)


@ledgers.command()
@with_filter
def headlines(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List headlines that commit to more, or to less, than the text below them.

    Example: whence headlines --from 2025-06 --format json
    """
    show_rows("headlines", _HEADLINES, wanted, shown=format, limit=limit)


_LOSSES = ("claim_id", "loss", "from_outlet", "from_words", "to_outlet", "to_published", "to_words")
_HEADLINES = ("claim_id", "outlet", "slot", "direction", "headline_value", "body_value")
