"""What is worked out about claims, in the terminal: one command for each kind of row."""

from dataclasses import replace
from typing import Annotated

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
Claim = Annotated[str | None, typer.Argument(help="One claim, by the name in its address.")]

_COURSE = ("day", "kind", "name", "act", "claim_id", "origins_min", "origins_max", "articles")
_DEAD_ENDS = ("claim_id", "name", "reason", "behind", "cited_by")


@ledgers.command(epilog="Example: whence course --topic training --format csv")
@with_filter
def course(
    wanted: ClaimFilter, claim: Claim = None, format: Format = Shown.TABLE, limit: Limit = 0
) -> None:
    """List what was new in each claim and when: articles, outlets, origins, responses."""
    show_rows("course", _COURSE, _of(wanted, claim), shown=format, limit=limit)


@ledgers.command(name="dead-ends", epilog="Example: whence dead-ends --outlet newsweek")
@with_filter
def dead_ends(
    wanted: ClaimFilter, claim: Claim = None, format: Format = Shown.TABLE, limit: Limit = 0
) -> None:
    """List where chains cannot be read on, and why: not held, unnamed, no source named."""
    show_rows("dead_ends", _DEAD_ENDS, _of(wanted, claim), shown=format, limit=limit)


def _of(wanted: ClaimFilter, claim: str | None) -> ClaimFilter:
    """Return the filter for one claim, from its beginning, or as it is."""
    return wanted if claim is None else replace(wanted, claim=claim, sort="oldest")
