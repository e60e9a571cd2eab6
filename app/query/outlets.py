"""Outlets: who publishes, whom they take from and who takes from them."""

from collections.abc import Generator, Sequence
from functools import cache

from sqlalchemy import ColumnElement, and_, func, select, union

from app.base.errors import NotHeldError
from app.query import core
from app.query.articles import load_article_cards
from app.query.cards import Listing, OutletCard, OutletPage, Ref
from app.query.claims import list_claims
from app.query.conditions import claim_conditions, of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister, Order

SHOWN = 20  # articles and claims on an outlet's page; the lists hold the rest


def list_outlets(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[OutletCard]:
    """Return one page of the outlets whose articles mention matching claims, most claims first.

    A filter that is not narrowed shows every outlet, ghosts too.
    """
    return OUTLETS.page(connection, wanted, limit=limit)


def count_outlets(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many outlets match."""
    return OUTLETS.count(connection, wanted)


def stream_outlets(connection: Connection, wanted: ClaimFilter) -> Generator[OutletCard]:
    """Yield every outlet that matches, in the order of the list."""
    return OUTLETS.stream(connection, wanted)


def load_outlet(connection: Connection, slug: str) -> OutletPage:
    """Return one outlet with its newest articles and claims and its neighbours in chains.

    Raises:
        NotHeldError: there is no outlet of this name.
    """
    o = core.outlet.c
    asked = _columns().where(o.slug == slug)
    row = None if "\x00" in slug else connection.execute(asked).one_or_none()
    if row is None:
        raise NotHeldError(f"There is no outlet “{slug[:80]}”; all outlets are listed at /outlets.")
    card = _make(connection, [row], ())[0]
    claims = list_claims(connection, ClaimFilter(outlets=(slug,)), limit=SHOWN)
    first = select(func.count()).where(core.claim.c.first_outlet_id == card.id)
    return OutletPage(
        card=card,
        articles=load_article_cards(connection, core.article.c.outlet_id == card.id, limit=SHOWN),
        claims=claims.items,
        claims_count=claims.count,
        first_of=connection.execute(first).scalar_one(),
        takes_from=_neighbours(connection, card.id, own="to", other="from"),
        taken_by=_neighbours(connection, card.id, own="from", other="to"),
    )


def load_known_domains(connection: Connection) -> dict[str, str]:
    """Return the sites of the outlets that are on the desk, each with the outlet's slug."""
    o = core.outlet.c
    wanted = select(o.domain, o.slug).where(o.of_desk.is_(True), o.domain.is_not(None))
    return {row.domain: row.slug for row in connection.execute(wanted.order_by(o.id))}


def _neighbours(
    connection: Connection, outlet_id: int, *, own: str, other: str
) -> tuple[tuple[Ref, int], ...]:
    """Return the outlets at the other end of this one's hops, with the number of hops; all."""
    h, o = core.hop.c, core.outlet.c
    mine, theirs = core.chain_node.alias("mine"), core.chain_node.alias("theirs")
    number = func.count()
    rows = connection.execute(
        select(o.slug, o.name, number)
        .select_from(
            core.hop.join(mine, and_(mine.c.claim_id == h.claim_id, mine.c.key == h[f"{own}_key"]))
            .join(theirs, and_(theirs.c.claim_id == h.claim_id, theirs.c.key == h[f"{other}_key"]))
            .join(core.outlet, o.id == theirs.c.outlet_id)
        )
        .where(
            h.claim_id.in_(_claims_with(outlet_id)),
            mine.c.outlet_id == outlet_id,
            theirs.c.outlet_id != outlet_id,
        )
        .group_by(o.id, o.slug, o.name)
        .order_by(number.desc(), o.id)
    )
    return tuple((Ref(row[0], row[1]), row[2]) for row in rows)


def _claims_with(outlet_id: int) -> AnySelect:
    """Return the claims it carries, is named in as a source, or is the original of."""
    link, s, m, u = (
        core.claim_outlet.c,
        core.attribution_step.c,
        core.mention.c,
        core.article_upstream.c,
    )
    every = union(
        select(link.claim_id).where(link.outlet_id == outlet_id),
        select(m.claim_id)
        .join_from(core.attribution_step, core.mention, m.id == s.mention_id)
        .where(s.outlet_id == outlet_id, m.claim_id.is_not(None)),
        select(m.claim_id)
        .join_from(core.article_upstream, core.mention, m.article_id == u.article_id)
        .where(u.outlet_id == outlet_id, m.claim_id.is_not(None)),
    ).subquery("claims_with")
    return select(every.c.claim_id)


@cache
def _columns() -> AnySelect:
    o = core.outlet.c
    return select(
        o.id,
        o.slug,
        o.name,
        o.domain,
        o.kind,
        o.country,
        o.kept_articles,
        o.kept_claims,
        o.of_desk,
    )


def _make(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str]
) -> list[OutletCard]:
    return [
        OutletCard(
            id=row.id,
            slug=row.slug,
            name=row.name,
            domain=row.domain,
            kind=row.kind,
            country=row.country,
            articles=row.kept_articles,
            claims=row.kept_claims,
            ghost=row.kept_articles == 0,
            of_desk=row.of_desk,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    if not claim_conditions(asked):
        return []
    link = core.claim_outlet.c
    carrying = select(link.outlet_id).where(*of_claims(link.claim_id, asked))
    found: list[ColumnElement[bool]] = [core.outlet.c.id.in_(carrying)]
    if asked.outlets:
        found.append(core.outlet.c.id.in_(asked.outlets))
    return found


def _order(_wanted: ClaimFilter) -> Order:
    o = core.outlet.c
    return Order("outlets", o.kept_claims, o.id, nullable=False)


OUTLETS: Lister[OutletCard] = Lister(core.outlet, _columns, _conditions, _order, _make)
