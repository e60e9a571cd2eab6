"""What is worked out about claims, in the terminal: one command for each kind of row."""

from typing import Annotated

import typer

from app.cli.database import database
from app.cli.filtering import with_filter
from app.cli.showing import Format, Limit, Shown, show_rows
from app.query.filters import ClaimFilter
from app.store.outlet_replies import save_reply
from app.store.session import transaction

ledgers = typer.Typer()


@ledgers.command()
@with_filter
def carry(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List what each text keeps, drops or adds of the text it has a claim from.

    Example: whence carry --outlet newsweek --format csv
    """
    show_rows("carry", _CARRY, wanted, shown=format, limit=limit)


@ledgers.command()
@with_filter
def outlets(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List outlets, most claims first, and how often their texts keep what is above them.

    A share is shown from ten on; n says on how many claims in texts it rests.

    Example: whence outlets --topic drones --format csv
    """
    show_rows("fidelity", _OUTLETS, wanted, shown=format, limit=limit)


@ledgers.command()
def reply(
    outlet: Annotated[str, typer.Argument(help="Its name, or as in the address of its page.")],
    words: Annotated[str, typer.Option("--words", help="What it says, word for word.")],
    by: Annotated[str, typer.Option("--by", help="Who signs it.")],
    url: Annotated[str, typer.Option("--url", help="Where it stands.")] = "",
    on: Annotated[str, typer.Option("--on", help="The day it was said: 2026-06-25.")] = "",
) -> None:
    """Record what an outlet says of its page; it stands there as written and signed.

    Example: whence reply bay-post --words "We did ask." --by "Jo Doe, editor" --on 2026-06-25
    """
    with database() as engine, transaction(engine) as session:
        said = save_reply(
            session, outlet, words=words, signed_by=by, url=url or None, said_on=on or None
        )
    typer.echo(said)


_CARRY = ("claim_id", "article_id", "outlet", "origin", "intermediary", "hedge", "response")
_OUTLETS = (
    *("outlet_id", "articles", "origin_n", "origin_share", "intermediary_n"),
    *("intermediary_share", "hedge_n", "hedge_share", "response_n", "response_share"),
)
