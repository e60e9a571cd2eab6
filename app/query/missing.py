"""Missing answers: who was asked without one, and who is named and not reported as asked.

A filter shows those of the claims that match; an actor means whose answer is missing, an outlet who
reports the request. Who is not reported as asked stands in no single text and so in no outlet.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlalchemy import ColumnElement, and_, func, select

from app.base.errors import BadFilterError
from app.domain.ledger import MissingState
from app.query import core
from app.query.cards import Listing, Ref
from app.query.conditions import Asked, of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order

_STATES = tuple(state.value for state in MissingState)


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Whose answer to a claim is missing; see ``domain.ledger.MissingAnswer``.

    ``article_id`` to ``published`` are of the text that tells of the request, None without one.
    ``described``: its words are our summary. ``texts_read`` of the ``texts`` of the claim are held
    word for word; of the others only what was recorded by hand is known.
    """

    id: int
    claim_slug: str
    claim: str
    actor: Ref
    role: str | None
    state: str
    words: str
    described: bool
    window_min_hours: int | None
    window_max_hours: int | None
    response_id: int | None
    article_id: int | None
    outlet: Ref | None
    published: str | None
    texts: int = 0
    texts_read: int = 0


def list_missing(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[MissingRow]:
    """Return one page of the missing answers, in the order of the claims."""
    return MISSING.page(connection, wanted, limit=limit)


def count_missing(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many answers are missing."""
    return MISSING.count(connection, wanted)


def stream_missing(connection: Connection, wanted: ClaimFilter) -> Generator[MissingRow]:
    """Yield every missing answer of the claims that match."""
    return MISSING.stream(connection, wanted)


def load_missing(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> tuple[MissingRow, ...]:
    """Return the missing answers that meet ``conditions`` on ``missing_response``.

    Those who were asked come first.
    """
    m = core.missing_response.c
    statement = missing_columns().where(*conditions).order_by(m.state, m.id).limit(limit)
    return tuple(make_missing(connection, connection.execute(statement).fetchall()))


@cache
def missing_columns() -> AnySelect:
    """Return the select of everything a missing answer is shown with, one row each."""
    m, c, who = core.missing_response.c, core.claim.c, core.actor.c
    a, o, r = core.article.c, core.outlet.c, core.response.c
    return select(
        m.id,
        m.claim_id,
        c.slug.label("claim_slug"),
        c.statement.label("claim"),
        who.slug.label("actor_slug"),
        who.name.label("actor_name"),
        m.role,
        m.state,
        m.words,
        m.window_min_hours,
        m.window_max_hours,
        m.response_id,
        m.article_id,
        o.slug.label("outlet_slug"),
        o.name.label("outlet_name"),
        a.published,
        r.quote,
    ).select_from(
        core.missing_response.join(core.claim, c.id == m.claim_id)
        .join(core.actor, who.id == m.actor_id)
        .outerjoin(core.article, a.id == m.article_id)
        .outerjoin(core.outlet, o.id == a.outlet_id)
        .outerjoin(core.response, r.id == m.response_id)
    )


def make_missing(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[MissingRow]:
    """Return rows of ``missing_columns`` as missing answers."""
    texts = _texts(connection, {row.claim_id for row in rows})
    return [
        MissingRow(
            id=row.id,
            claim_slug=row.claim_slug,
            claim=row.claim,
            actor=Ref(row.actor_slug, row.actor_name),
            role=row.role,
            state=row.state,
            words=row.words,
            described=bool(row.words) and row.quote is None,
            window_min_hours=row.window_min_hours,
            window_max_hours=row.window_max_hours,
            response_id=row.response_id,
            article_id=row.article_id,
            outlet=Ref(row.outlet_slug, row.outlet_name) if row.outlet_slug else None,
            published=row.published,
            texts=texts.get(row.claim_id, (0, 0))[0],
            texts_read=texts.get(row.claim_id, (0, 0))[1],
        )
        for row in rows
    ]


def _texts(connection: Connection, claims: set[int]) -> dict[int, tuple[int, int]]:
    """Return, by claim, how many texts mention it and how many of them are held word for word."""
    m, a = core.mention.c, core.article.c
    pairs = (
        select(m.claim_id, m.article_id)
        .where(m.claim_id.in_(sorted(claims)))
        .distinct()
        .subquery("pairs")
    )
    rows = connection.execute(
        select(pairs.c.claim_id, func.count(), func.count(a.text))
        .join_from(pairs, core.article, a.id == pairs.c.article_id)
        .group_by(pairs.c.claim_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    nothing = frozenset[int]()
    of_claim = replace(
        asked, actors=nothing, not_actors=nothing, outlets=nothing, not_outlets=nothing
    )
    conditions = _own_conditions(asked)
    if wanted.state is not None:
        if wanted.state not in _STATES:
            raise BadFilterError(
                "state",
                f"A missing answer has no state “{wanted.state}”; it has {', '.join(_STATES)}.",
            )
        conditions.append(core.missing_response.c.state == wanted.state)
    return [*conditions, *of_claims(core.missing_response.c.claim_id, of_claim)]


def _own_conditions(asked: Asked) -> list[ColumnElement[bool]]:
    m, a = core.missing_response.c, core.article.c
    conditions: list[ColumnElement[bool]] = []
    if asked.actors:
        conditions.append(m.actor_id.in_(asked.actors))
    if asked.not_actors:
        conditions.append(m.actor_id.not_in(asked.not_actors))
    if asked.outlets:
        conditions.append(m.article_id.in_(select(a.id).where(a.outlet_id.in_(asked.outlets))))
    if asked.not_outlets:
        theirs = and_(a.id == m.article_id, a.outlet_id.in_(asked.not_outlets))
        conditions.append(~select(a.id).where(theirs).exists())
    return conditions


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("missing", core.missing_response.c.id)


MISSING: Lister[MissingRow] = Lister(
    core.missing_response, missing_columns, _conditions, _order, make_missing
)
