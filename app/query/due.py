"""Due dates: by when what a claim foretells should have happened, and what became of it."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, or_, select

from app.base.errors import BadFilterError
from app.domain.ledger import DueState
from app.query import core
from app.query.cards import Listing, Ref
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister, Order
from app.store.session import today

_STATES = tuple(state.value for state in DueState)


@dataclass(frozen=True, slots=True)
class DueRow:
    """By when a claim should have come true, who says so, and who tells of it afterwards.

    ``latest`` is the last day ``due`` can mean, ISO 8601. ``state`` is that of the day on which it
    was asked for. ``described``: the words are our summary. The ``follow_*`` are of a later wording
    that tells of it as happened.
    """

    claim_slug: str
    claim: str
    due: str
    latest: str | None
    state: str
    words: str
    described: bool
    article_id: int
    outlet: Ref
    published: str | None
    follow_words: str | None
    follow_described: bool
    follow_article_id: int | None
    follow_outlet: Ref | None
    follow_published: str | None


def due_state(latest: date | None, *, followed: bool, today: date) -> DueState:
    """Return what became of a claim as seen on ``today``; ``latest`` is the last day it can mean.

    The last day itself is not past yet.
    """
    if followed:
        return DueState.REPORTED
    return DueState.NOT_FOLLOWED_UP if latest is not None and latest < today else DueState.OPEN


def is_in_state(state: DueState, *, today: date) -> ColumnElement[bool]:
    """Return the condition on ``due`` that says the same as ``due_state``."""
    d = core.due.c
    if state is DueState.REPORTED:
        return d.followed_by_id.is_not(None)
    past = d.due_latest < today
    if state is DueState.NOT_FOLLOWED_UP:
        return d.followed_by_id.is_(None) & past
    return d.followed_by_id.is_(None) & or_(d.due_latest.is_(None), ~past)


def list_due(connection: Connection, wanted: ClaimFilter, *, limit: int = 50) -> Listing[DueRow]:
    """Return one page of the due dates, the earliest first."""
    return DUE.page(connection, wanted, limit=limit)


def count_due(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many claims that match have a due date, in the state that is asked for."""
    return DUE.count(connection, wanted)


def stream_due(connection: Connection, wanted: ClaimFilter) -> Generator[DueRow]:
    """Yield every due date of the claims that match, the earliest first."""
    return DUE.stream(connection, wanted)


def load_due(connection: Connection, claim_id: int) -> DueRow | None:
    """Return the due date of one claim, None where it foretells nothing."""
    rows = connection.execute(due_columns().where(core.due.c.claim_id == claim_id)).fetchall()
    return next(iter(make_due(connection, rows)), None)


@cache
def due_columns() -> AnySelect:
    """Return the select of everything a due date is shown with, one row each."""
    d, c, m = core.due.c, core.claim.c, core.mention.c
    a, o = core.article.c, core.outlet.c
    later = core.mention.alias("later_mention")
    text = core.article.alias("later_article")
    outlet = core.outlet.alias("later_outlet")
    return select(
        c.slug,
        c.statement,
        d.due_date,
        d.due_latest,
        d.words,
        d.followed_by_id,
        m.described,
        a.id.label("article_id"),
        o.slug.label("outlet_slug"),
        o.name.label("outlet_name"),
        a.published,
        later.c.quote.label("follow_words"),
        later.c.described.label("follow_described"),
        text.c.id.label("follow_article_id"),
        outlet.c.slug.label("follow_outlet_slug"),
        outlet.c.name.label("follow_outlet_name"),
        text.c.published.label("follow_published"),
    ).select_from(
        core.due.join(core.claim, c.id == d.claim_id)
        .join(core.mention, m.id == d.mention_id)
        .join(core.article, a.id == m.article_id)
        .join(core.outlet, o.id == a.outlet_id)
        .outerjoin(later, later.c.id == d.followed_by_id)
        .outerjoin(text, text.c.id == later.c.article_id)
        .outerjoin(outlet, outlet.c.id == text.c.outlet_id)
    )


def make_due(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[DueRow]:
    """Return rows of ``due_columns`` with their state as of today, or of the moment asked for."""
    day = today(connection)
    return [
        DueRow(
            claim_slug=row.slug,
            claim=row.statement,
            due=row.due_date,
            latest=row.due_latest.isoformat() if row.due_latest else None,
            state=due_state(
                row.due_latest, followed=row.followed_by_id is not None, today=day
            ).value,
            words=row.words,
            described=row.described,
            article_id=row.article_id,
            outlet=Ref(row.outlet_slug, row.outlet_name),
            published=row.published,
            follow_words=row.follow_words,
            follow_described=bool(row.follow_described),
            follow_article_id=row.follow_article_id,
            follow_outlet=Ref(row.follow_outlet_slug, row.follow_outlet_name)
            if row.follow_outlet_slug
            else None,
            follow_published=row.follow_published,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    conditions = of_claims(core.due.c.claim_id, read_asked(connection, wanted))
    if wanted.state is not None:
        if wanted.state not in _STATES:
            raise BadFilterError(
                "state", f"A due date has no state “{wanted.state}”; it has {', '.join(_STATES)}."
            )
        conditions.append(is_in_state(DueState(wanted.state), today=today(connection)))
    return conditions


def _order(_wanted: ClaimFilter) -> Order:
    d = core.due.c
    return Order("due", d.due_latest, d.claim_id, descending=False)


DUE: Lister[DueRow] = Lister(core.due, due_columns, _conditions, _order, make_due)
