"""Everything of one claim."""

from typing import Any

from sqlalchemy import and_, func, or_, select

from app.base.errors import NotHeldError
from app.domain.words import Review
from app.query import core
from app.query.cards import ClaimCard, ClaimPage, NodeRow, Ref, ResponseRow
from app.query.claims import ANSWERING, load_claim_cards, short_chain, split_names
from app.query.core import AnyRow, Connection
from app.query.drift import load_drift
from app.query.hops import load_hops
from app.query.mentions import load_mentions, run_name
from app.query.responses import load_responses

MOST_SIBLINGS = 20


def load_claim(connection: Connection, slug: str) -> ClaimPage:
    """Return one claim with its chain, hops, wordings, responses and drift.

    Raises:
        NotHeldError: there is no claim of this name.
    """
    row = _claim_row(connection, slug)
    claim_id: int = row.id
    r = core.response.c
    responses = load_responses(connection, r.claim_id == claim_id, r.scope.in_(ANSWERING))
    actors = _actors(connection, claim_id)
    return ClaimPage(
        id=claim_id,
        slug=row.slug,
        statement=row.statement,
        story=Ref(row.story_slug, row.story_title) if row.story_slug else None,
        event_date=row.event_date,
        quantity=row.quantity_text,
        review=row.review,
        run=run_name(row.run_id, row.stage, row.version),
        first_reported=row.first_reported,
        first_outlet=row.first_outlet,
        last_reported=row.last_reported,
        articles=row.kept_articles,
        outlets=row.kept_outlets,
        origins_min=row.kept_origins_min,
        origins_max=row.kept_origins_max,
        origins=split_names(row.kept_origins),
        chain=row.kept_chain,
        short_chain=short_chain(row.kept_short_chain),
        topics=_topics(connection, claim_id),
        actors=tuple((Ref(a.slug, a.name), a.role) for a in actors),
        nodes=_nodes(connection, claim_id),
        hops=load_hops(connection, core.hop.c.claim_id == claim_id),
        mentions=load_mentions(connection, core.mention.c.claim_id == claim_id),
        responses=responses,
        beside=_beside(connection, claim_id),
        drift=load_drift(connection, core.drift.c.claim_id == claim_id),
        siblings=_siblings(connection, row),
    )


def _beside(connection: Connection, claim_id: int) -> tuple[ResponseRow, ...]:
    """Return what stands in the claim's texts and answers something else, or nothing in particular.

    Those are the responses recorded at this claim with another scope, and those recorded at another
    claim or at none. What one text tells of one act here and at another claim is an answer here.
    """
    r, m = core.response.c, core.mention.c
    texts = select(m.article_id).where(m.claim_id == claim_id)
    other = core.response.alias("other")
    told_here = (
        select(other.c.id)
        .where(
            other.c.claim_id == claim_id,
            other.c.scope.in_(ANSWERING),
            other.c.article_id == r.article_id,
            other.c.actor_id == r.actor_id,
            other.c.act == r.act,
            func.coalesce(other.c.quote, other.c.summary) == func.coalesce(r.quote, r.summary),
        )
        .exists()
    )
    here = and_(r.claim_id == claim_id, r.scope.not_in(ANSWERING))
    elsewhere = and_(r.article_id.in_(texts), or_(r.claim_id.is_(None), r.claim_id != claim_id))
    return load_responses(
        connection, or_(here, and_(elsewhere, ~told_here)), r.review != Review.REJECTED.value
    )


def _claim_row(connection: Connection, slug: str) -> AnyRow:
    c, o, s, r = core.claim.c, core.outlet.c, core.story.c, core.run.c
    statement = (
        select(
            *core.claim.c,
            o.name.label("first_outlet"),
            s.slug.label("story_slug"),
            s.title.label("story_title"),
            r.stage,
            r.version,
        )
        .select_from(
            core.claim.outerjoin(core.outlet, o.id == c.first_outlet_id)
            .outerjoin(core.story, s.id == c.story_id)
            .outerjoin(core.run, r.id == c.run_id)
        )
        .where(c.slug == slug)
    )
    row = None if "\x00" in slug else connection.execute(statement).one_or_none()
    if row is None:
        raise NotHeldError(f"There is no claim “{slug[:80]}”; all claims are listed at /claims.")
    return row


def _topics(connection: Connection, claim_id: int) -> tuple[Ref, ...]:
    link, t = core.claim_topic.c, core.topic.c
    rows = connection.execute(
        select(t.slug, t.label)
        .join_from(core.claim_topic, core.topic, t.id == link.topic_id)
        .where(link.claim_id == claim_id)
        .order_by(link.position, t.id)
    )
    return tuple(Ref(row.slug, row.label) for row in rows)


def _actors(connection: Connection, claim_id: int) -> list[AnyRow]:
    link, a = core.claim_actor.c, core.actor.c
    rows = connection.execute(
        select(a.id, a.slug, a.name, link.role)
        .join_from(core.claim_actor, core.actor, a.id == link.actor_id)
        .where(link.claim_id == claim_id)
        .order_by(link.position, a.id)
    )
    return list(rows)


def _nodes(connection: Connection, claim_id: int) -> tuple[NodeRow, ...]:
    n, a, o, t = core.chain_node.c, core.actor.c, core.outlet.c, core.article.c
    rows = connection.execute(
        select(
            n.key,
            n.kind,
            n.name,
            n.unnamed,
            n.root,
            a.slug.label("actor_slug"),
            o.slug.label("outlet_slug"),
            n.article_id,
            t.published,
            t.title,
            n.copies,
        )
        .select_from(
            core.chain_node.outerjoin(core.actor, a.id == n.actor_id)
            .outerjoin(core.outlet, o.id == n.outlet_id)
            .outerjoin(core.article, t.id == n.article_id)
        )
        .where(n.claim_id == claim_id)
        .order_by(n.position, n.id)
    )
    return tuple(NodeRow(*row[:-1], copies=tuple(row.copies)) for row in rows)


def _siblings(connection: Connection, row: Any) -> tuple[ClaimCard, ...]:
    if row.story_id is None:
        return ()
    c = core.claim.c
    return load_claim_cards(
        connection, c.story_id == row.story_id, c.id != row.id, limit=MOST_SIBLINGS
    )
