"""Articles as a list, as a file and as a page.

For this list an outlet and a language mean the article's own, dates mean its day of publication;
everything else asks for the articles that mention the claims that match.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import ColumnElement, and_, or_, select

from app.base.errors import NotHeldError
from app.domain.words import Relation
from app.query import core
from app.query.cards import (
    ArticleCard,
    ArticlePage,
    CaptureRow,
    Listing,
    NeighbourRow,
    Ref,
)
from app.query.conditions import Asked, claim_conditions, of_the_text, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.hops import load_hops
from app.query.mentions import load_mentions
from app.query.paging import Lister, Order
from app.query.responses import load_responses
from app.query.rows import ArticleRow

LARGEST_ID = 2**63 - 1


def list_articles(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[ArticleCard]:
    """Return one page of articles, the newest first, those without a date last."""
    return CARDS.page(connection, wanted, limit=limit)


def count_articles(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many articles match."""
    return CARDS.count(connection, wanted)


def stream_articles(connection: Connection, wanted: ClaimFilter) -> Generator[ArticleRow]:
    """Yield every article that matches as a line of a file, in the order of the list."""
    return ARTICLE_ROWS.stream(connection, wanted)


def load_article(connection: Connection, article_id: int) -> ArticlePage:
    """Return one article with everything found in it.

    Raises:
        NotHeldError: there is no article of this number.
    """
    a = core.article.c
    row = None
    if 0 <= article_id <= LARGEST_ID:
        columns = _card_columns().add_columns(
            a.byline, a.summary, a.retrieved, a.text, a.copy_share, a.copy_run
        )
        row = connection.execute(columns.where(a.id == article_id)).one_or_none()
    if row is None:
        raise NotHeldError(
            f"There is no article {article_id}; all articles are listed at /articles."
        )
    block, day = core.article_block.c, core.article_date.c
    blocks = connection.execute(
        select(block.start, block.end, block.kind)
        .where(block.article_id == article_id)
        .order_by(block.start)
    )
    dates = connection.execute(
        select(day.edtf, day.basis).where(day.article_id == article_id).order_by(day.position)
    )
    return ArticlePage(
        card=_card(row, ""),
        byline=row.byline,
        summary=row.summary,
        retrieved=row.retrieved,
        dates=tuple((d.edtf, d.basis) for d in dates),
        text=row.text,
        blocks=tuple((b.start, b.end, b.kind) for b in blocks),
        mentions=load_mentions(connection, core.mention.c.article_id == article_id),
        responses=load_responses(connection, core.response.c.article_id == article_id),
        captures=_captures(connection, article_id),
        neighbours=(
            *_copies(connection, row),
            *_leans_on(connection, article_id),
            *_along_hops(connection, article_id),
        ),
    )


def load_article_card(connection: Connection, article_id: int) -> ArticleCard:
    """Return one article as it stands in lists.

    Raises:
        NotHeldError: there is no article of this number.
    """
    found = load_article_cards(connection, core.article.c.id == article_id, limit=1)
    if not found:
        raise NotHeldError(
            f"There is no article {article_id}; all articles are listed at /articles."
        )
    return found[0]


def load_article_cards(
    connection: Connection, *conditions: ColumnElement[bool], limit: int
) -> tuple[ArticleCard, ...]:
    """Return the newest articles that meet ``conditions`` on ``article``."""
    a = core.article.c
    statement = (
        _card_columns()
        .where(*conditions)
        .order_by(a.published_earliest.desc().nulls_last(), a.id.desc())
        .limit(limit)
    )
    return tuple(_card(row, "") for row in connection.execute(statement))


@cache
def _card_columns() -> AnySelect:
    a, o = core.article.c, core.outlet.c
    return select(
        a.id,
        a.slug,
        a.title,
        a.url,
        o.slug.label("outlet_slug"),
        o.name.label("outlet_name"),
        o.kind.label("outlet_kind"),
        a.published,
        a.published_basis,
        a.published_time,
        a.language,
        a.kept_claims,
        a.kept_mentions,
        a.kept_responses,
        a.text.is_not(None).label("held"),
        a.copy_of_id,
    ).select_from(core.article.join(core.outlet, o.id == a.outlet_id))


def _cards(
    _connection: Connection, rows: Sequence[AnyRow], cursors: Sequence[str]
) -> list[ArticleCard]:
    return [_card(row, cursor) for row, cursor in zip(rows, cursors, strict=True)]


def _card(row: AnyRow, cursor: str) -> ArticleCard:
    return ArticleCard(
        id=row.id,
        slug=row.slug,
        title=row.title,
        url=row.url,
        outlet=Ref(row.outlet_slug, row.outlet_name),
        outlet_kind=row.outlet_kind,
        published=row.published,
        published_basis=row.published_basis,
        language=row.language,
        claims=row.kept_claims,
        mentions=row.kept_mentions,
        responses=row.kept_responses,
        held=bool(row.held),
        copy_of=row.copy_of_id,
        cursor=cursor,
        published_time=row.published_time,
    )


@cache
def _row_columns() -> AnySelect:
    a = core.article.c
    return _card_columns().add_columns(a.byline, a.retrieved, a.completeness, a.copy_share)


def _rows(
    _connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str]
) -> list[ArticleRow]:
    return [
        ArticleRow(
            id=row.id,
            slug=row.slug,
            url=row.url,
            outlet_slug=row.outlet_slug,
            outlet=row.outlet_name,
            title=row.title,
            byline=row.byline,
            published=row.published,
            published_basis=row.published_basis,
            retrieved=row.retrieved,
            language=row.language,
            held=bool(row.held),
            completeness=row.completeness,
            copy_of=row.copy_of_id,
            copy_share=row.copy_share,
            claims=row.kept_claims,
            mentions=row.kept_mentions,
            responses=row.kept_responses,
        )
        for row in rows
    ]


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    a, m = core.article.c, core.mention.c
    conditions = of_the_text(asked)
    if asked.earliest is not None:
        conditions.append(a.published_latest >= asked.earliest)
    if asked.latest is not None:
        conditions.append(a.published_earliest <= asked.latest)
    of_claims = claim_conditions(_of_claims_alone(asked))
    if of_claims:
        claims = select(core.claim.c.id).where(*of_claims)
        conditions.append(a.id.in_(select(m.article_id).where(m.claim_id.in_(claims))))
    return conditions


def _of_claims_alone(asked: Asked) -> Asked:
    return replace(
        asked,
        outlets=frozenset(),
        not_outlets=frozenset(),
        languages=frozenset(),
        earliest=None,
        latest=None,
    )


def _order(wanted: ClaimFilter) -> Order:
    a = core.article.c
    oldest = wanted.sort == "oldest"
    name = "articles-oldest" if oldest else "articles-newest"
    return Order(name, a.published_earliest, a.id, descending=not oldest)


def _captures(connection: Connection, article_id: int) -> tuple[CaptureRow, ...]:
    c = core.capture.c
    rows = connection.execute(
        select(c.sha256, c.size, c.media_type, c.captured_at, c.retrieved, c.url)
        .where(c.article_id == article_id)
        .order_by(c.captured_at, c.id)
    )
    return tuple(
        CaptureRow(r.sha256, r.size, r.media_type, r.captured_at.isoformat(), r.retrieved, r.url)
        for r in rows
    )


def _copies(connection: Connection, own: AnyRow) -> list[NeighbourRow]:
    """Return the texts that repeat this one, and the one it repeats, best copy first."""
    a, o = core.article.c, core.outlet.c
    near = a.copy_of_id == own.id
    if own.copy_of_id is not None:
        near = or_(near, a.id == own.copy_of_id)
        near = or_(near, and_(a.copy_of_id == own.copy_of_id, a.id != own.id))
    rows = connection.execute(
        select(a.id, a.copy_of_id, a.copy_share, a.copy_run, a.published, o.slug, o.name)
        .join_from(core.article, core.outlet, o.id == a.outlet_id)
        .where(near)
        .order_by(a.copy_share.desc().nulls_last(), a.id)
    )
    return [
        NeighbourRow(
            how="copy",
            relation=Relation.REPRINTS.value,
            name=row.name,
            article_id=row.id,
            outlet_slug=row.slug,
            actor_slug=None,
            sign="text",
            share=own.copy_share if row.id == own.copy_of_id else row.copy_share,
            run=own.copy_run if row.id == own.copy_of_id else row.copy_run,
            words="",
            claim_slug=None,
            published=row.published,
        )
        for row in rows
    ]


def _leans_on(connection: Connection, article_id: int) -> list[NeighbourRow]:
    """Return the outlets that the whole text is said to come from."""
    u, o = core.article_upstream.c, core.outlet.c
    rows = connection.execute(
        select(u.relation, u.words, o.slug, o.name, o.kept_articles)
        .join_from(core.article_upstream, core.outlet, o.id == u.outlet_id)
        .where(u.article_id == article_id)
        .order_by(u.score.desc(), u.id)
    )
    return [
        NeighbourRow(
            how="upstream",
            relation=row.relation,
            name=row.name,
            article_id=None,
            outlet_slug=row.slug,
            actor_slug=None,
            sign="text" if row.kept_articles else "ghost",
            share=None,
            run=None,
            words=row.words,
            claim_slug=None,
        )
        for row in rows
    ]


def _along_hops(connection: Connection, article_id: int) -> list[NeighbourRow]:
    """Return what stands before and after the text in the chains of its claims."""
    n, m, h = core.chain_node.c, core.mention.c, core.hop.c
    claims = select(m.claim_id).where(m.article_id == article_id, m.claim_id.is_not(None))
    own = connection.execute(
        select(n.claim_id, n.key).where(n.claim_id.in_(claims), n.article_id == article_id)
    ).fetchall()
    if not own:
        return []
    mine = {(row.claim_id, row.key) for row in own}
    keys = {key for _, key in mine}
    ids = {claim_id for claim_id, _ in mine}
    found = load_hops(
        connection, h.claim_id.in_(ids), or_(h.from_key.in_(keys), h.to_key.in_(keys))
    )
    named = select(core.claim.c.slug, core.claim.c.id).where(core.claim.c.id.in_(ids))
    slugs: dict[str, int] = {row.slug: row.id for row in connection.execute(named)}
    nodes = _nodes(connection, ids)
    neighbours: list[NeighbourRow] = []
    for hop in found:
        claim_id = slugs[hop.claim_slug]
        for how, this, other, name in (
            ("upstream", hop.to_key, hop.from_key, hop.from_name),
            ("downstream", hop.from_key, hop.to_key, hop.to_name),
        ):
            node = nodes.get((claim_id, other))
            if (claim_id, this) not in mine or node is None:
                continue
            neighbours.append(
                NeighbourRow(
                    how=how,
                    relation=hop.relation,
                    name=name,
                    article_id=node.article_id,
                    outlet_slug=node.outlet_slug,
                    actor_slug=node.actor_slug,
                    sign=sign_of(node.kind, unnamed=node.unnamed),
                    share=None,
                    run=None,
                    words=hop.evidence,
                    claim_slug=hop.claim_slug,
                    published=node.published,
                )
            )
    return neighbours


def sign_of(kind: str, *, unnamed: bool) -> str:
    """Return the sign of a chain node: voice, unnamed, nosource, text or ghost."""
    if kind in ("text", "ghost", "nosource"):
        return kind
    return "unnamed" if unnamed or kind == "unnamed" else "voice"


def _nodes(connection: Connection, claims: set[int]) -> dict[tuple[int, str], AnyRow]:
    n, a, o, text = core.chain_node.c, core.actor.c, core.outlet.c, core.article.c
    rows = connection.execute(
        select(
            n.claim_id,
            n.key,
            n.kind,
            n.unnamed,
            n.article_id,
            a.slug.label("actor_slug"),
            o.slug.label("outlet_slug"),
            text.published,
        )
        .select_from(
            core.chain_node.outerjoin(core.actor, a.id == n.actor_id)
            .outerjoin(core.outlet, o.id == n.outlet_id)
            .outerjoin(core.article, text.id == n.article_id)
        )
        .where(n.claim_id.in_(claims))
    )
    return {(row.claim_id, row.key): row for row in rows}


CARDS: Lister[ArticleCard] = Lister(core.article, _card_columns, _conditions, _order, _cards)
ARTICLE_ROWS: Lister[ArticleRow] = Lister(core.article, _row_columns, _conditions, _order, _rows)
