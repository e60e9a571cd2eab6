"""What is worked out about claims, in the terminal: one command for each kind of row."""

from dataclasses import replace
from typing import Annotated

import typer

from app.cli.database import database
from app.cli.filtering import with_filter
from app.cli.showing import Format, Limit, Shown, show_rows
from app.query.filters import ClaimFilter
from app.store.outlet_replies import save_reply
from app.store.session import transaction

ledgers = typer.Typer()

_LOSSES = ("claim_id", "loss", "from_outlet", "from_words", "to_outlet", "to_published", "to_words")
_HEADLINES = ("claim_id", "outlet", "slot", "direction", "headline_value", "body_value")
Claim = Annotated[str | None, typer.Argument(help="One claim, by the name in its address.")]
_COURSE = ("day", "kind", "name", "act", "claim_id", "origins_min", "origins_max", "articles")
_DEAD_ENDS = ("claim_id", "name", "reason", "behind", "cited_by")
_MISSING = ("claim_id", "actor", "state", "words", "window_min_hours", "window_max_hours", "outlet")
_DUE = ("due_date", "state", "claim", "words", "outlet", "followed_by_outlet")
_RELATED = ("claim", "kind", "other", "reason", "other_origins", "another_origin")
_CARRY = ("claim_id", "article_id", "outlet", "origin", "intermediary", "hedge", "response")
_OUTLETS = (
    *("outlet_id", "articles", "origin_n", "origin_share", "intermediary_n"),
    *("intermediary_share", "hedge_n", "hedge_share", "response_n", "response_share"),
)
_CONTRADICTIONS = ("claim_id", "kind", "outlet", "words", "told", "known", "known_of", "other")
_REWORDINGS = ("claim_id", "outlet", "old_quote", "new_quote", "carrier", "carries")
_GRADES = ("kind", "subject_id", "code", "wording", "signed_by", "signed_at", "reason")


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
@with_filter
def related(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List claims that stand beside others: broader, narrower, opposite, of the same event.

    They are never added up. Example: whence related --topic training --format csv
    """
    show_rows("related", _RELATED, wanted, shown=format, limit=limit)


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


@ledgers.command(epilog="Example: whence contradictions --topic drones --format csv")
@with_filter
def contradictions(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List texts whose order in time cannot be as they tell it, with both days."""
    show_rows("contradictions", _CONTRADICTIONS, wanted, shown=format, limit=limit)


@ledgers.command(epilog="Example: whence rewordings --outlet kyiv-post --format csv")
@with_filter
def rewordings(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List what articles word anew, and which texts still carry the old wording."""
    show_rows("rewordings", _REWORDINGS, wanted, shown=format, limit=limit)


@ledgers.command(epilog="Example: whence grades --actor china --format csv")
@with_filter
def grades(wanted: ClaimFilter, format: Format = Shown.TABLE, limit: Limit = 0) -> None:
    """List the grades that people signed, of claims, outlets and actors."""
    show_rows("grades", _GRADES, wanted, shown=format, limit=limit)


def _of(wanted: ClaimFilter, claim: str | None) -> ClaimFilter:
    """Return the filter for one claim, from its beginning, or as it is."""
    return wanted if claim is None else replace(wanted, claim=claim, sort="oldest")
