"""What is worked out about claims, in the terminal: one command for each kind of row."""

import typer

from app.cli.filtering import with_filter
from app.cli.showing import Format, Limit, Shown, show_rows
from app.query.filters import ClaimFilter

ledgers = typer.Typer()


@ledgers.command()
@with_filter
def contradictions(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List texts whose order in time cannot be as they tell it, with both days.

    Example: whence contradictions --topic drones --format csv
    """
    show_rows("contradictions", _CONTRADICTIONS, wanted, shown=format, limit=limit)


@ledgers.command()
@with_filter
def rewordings(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List what articles word anew, and which texts still carry the old wording.

    Example: whence rewordings --outlet kyiv-post --format csv
    """
    show_rows("rewordings", _REWORDINGS, wanted, shown=format, limit=limit)


@ledgers.command()
@with_filter
def grades(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List the grades that people signed, of claims, outlets and actors.

    Example: whence grades --actor china --format csv
    """
    show_rows("grades", _GRADES, wanted, shown=format, limit=limit)


_CONTRADICTIONS = ("claim_id", "kind", "outlet", "words", "told", "known", "known_of", "other")
_REWORDINGS = ("claim_id", "outlet", "old_quote", "new_quote", "carrier", "carries")
_GRADES = ("kind", "subject_id", "code", "wording", "signed_by", "signed_at", "reason")
