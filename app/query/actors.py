"""Actors: who is spoken about, who is the source, who answers and who does not.

The claims of an actor are those the actor filter finds: about it, resting on it or answered by it,
with the actors within it. Its statements and responses are its own and those of the actors within.
In the list and the file the figures are of each actor alone, and claims those that speak about it.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import ColumnElement, func, select

from app.base.errors import NotHeldError
from app.domain.words import Act
from app.query import core
from app.query.cards import ActorCard, ActorPage, Listing, Ref, ResponseRow
from app.query.claims import list_claims
from app.query.conditions import claim_conditions, of_claims, read_asked, within
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import load_mentions
from app.query.paging import Lister, Order
from app.query.responses import make_responses, response_columns

SHOWN = 20  # claims, statements and acts on an actor's page; the lists hold the rest
_TELLINGS = 300  # responses read for these acts: one act may be told by many texts


def list_actors(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[ActorCard]:
    """Return one page of the actors that matching claims have to do with, most claims first.

    A filter that is not narrowed shows every actor.
    """
    return ACTORS.page(connection, wanted, limit=limit)


def count_actors(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many actors match."""
    return ACTORS.count(connection, wanted)


def stream_actors(connection: Connection, wanted: ClaimFilter) -> Generator[ActorCard]:
    """Yield every actor that matches, in the order of the list."""
    return ACTORS.stream(connection, wanted)


def load_actor(connection: Connection, slug: str) -> ActorPage:
    """Return one actor with its claims, statements and responses.

    Raises:
        NotHeldError: there is no actor of this name.
    """
    a, s, m, r = core.actor.c, core.attribution_step.c, core.mention.c, core.response.c
    asked = _columns().where(a.slug == slug)
    row = None if "\x00" in slug else connection.execute(asked).one_or_none()
    if row is None:
        raise NotHeldError(f"There is no actor “{slug[:80]}”; all actors are listed at /actors.")
    family = within(connection, core.actor, frozenset((row.id,)))
    children = connection.execute(
        select(a.slug, a.name).where(a.parent_id == row.id).order_by(a.name, a.id)
    )
    claims = list_claims(connection, ClaimFilter(actors=(slug,)), limit=SHOWN)
    said = m.id.in_(select(s.mention_id).where(s.actor_id.in_(family), s.mention_id.is_not(None)))
    acts = connection.execute(
        select(r.act, func.count()).where(r.actor_id.in_(family)).group_by(r.act)
    )
    by_act: dict[str, int] = {row[0]: row[1] for row in acts}
    statements = connection.execute(
        select(func.count()).select_from(core.mention).where(said)
    ).scalar_one()
    card = replace(
        _make(connection, [row], ())[0],
        claims=claims.count,
        statements=statements,
        responses=sum(by_act.values()),
    )
    return ActorPage(
        card=card,
        children=tuple(Ref(row.slug, row.name) for row in children),
        claims=claims.items,
        claims_count=claims.count,
        statements=load_mentions(connection, said, limit=SHOWN),
        statements_count=statements,
        responses=_newest_responses(connection, r.actor_id.in_(family)),
        acts=tuple((act.value, by_act[act.value]) for act in Act if act.value in by_act),
    )


def _newest_responses(
    connection: Connection, condition: ColumnElement[bool]
) -> tuple[ResponseRow, ...]:
    r = core.response.c
    statement = (
        response_columns()
        .where(condition)
        .order_by(r.date_earliest.desc().nulls_last(), r.id.desc())
        .limit(_TELLINGS)
    )
    return tuple(make_responses(connection, connection.execute(statement).fetchall()))


@cache
def _columns() -> AnySelect:
    a, parent = core.actor.c, core.actor.alias("parent")
    return select(
        a.id,
        a.slug,
        a.name,
        a.short_name,
        a.kind,
        a.country,
        a.role,
        a.of_desk,
        a.kept_claims,
        a.kept_statements,
        a.kept_responses,
        parent.c.slug.label("parent_slug"),
        parent.c.name.label("parent_name"),
    ).select_from(core.actor.outerjoin(parent, parent.c.id == a.parent_id))


def _make(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str]
) -> list[ActorCard]:
    t = core.actor_alias.c
    aliases: dict[int, list[str]] = {}
    for row in connection.execute(
        select(t.actor_id, t.alias)
        .where(t.actor_id.in_([row.id for row in rows]))
        .order_by(t.actor_id, t.position, t.id)
    ):
        aliases.setdefault(row.actor_id, []).append(row.alias)
    return [
        ActorCard(
            id=row.id,
            slug=row.slug,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            country=row.country,
            role=row.role,
            parent=Ref(row.parent_slug, row.parent_name) if row.parent_slug else None,
            aliases=tuple(aliases.get(row.id, ())),
            claims=row.kept_claims,
            statements=row.kept_statements,
            responses=row.kept_responses,
            of_desk=row.of_desk,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    if not claim_conditions(asked):
        return []
    party = core.claim_party.c
    found = select(party.actor_id).where(*of_claims(party.claim_id, asked))
    return [core.actor.c.id.in_(found)]


def _order(_wanted: ClaimFilter) -> Order:
    a = core.actor.c
    return Order("actors", a.kept_claims, a.id, nullable=False)


ACTORS: Lister[ActorCard] = Lister(core.actor, _columns, _conditions, _order, _make)
