"""What search hits show: looked up by kind for the rows of one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.query import core
from app.query.cards import Ref
from app.query.core import Connection


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found. ``texts`` are what may be quoted from it, the best first.

    See ``cards.Hit`` for the rest.
    """

    id: int
    title: str
    address: str
    texts: tuple[str, ...]
    described: bool
    outlet: str | None
    day: str | None
    claim: Ref | None = None
    act: str | None = None
    actor: Ref | None = None
    origins: tuple[int, int] | None = None
    outlets: int = 0
    articles: int = 0


def load_found(connection: Connection, kind: str, ids: Sequence[int]) -> list[Found]:
    """Return what is shown of the claims, mentions, articles or responses ``ids``."""
    match kind:
        case "claim":
            return _claims(connection, ids)
        case "mention":
            return _mentions(connection, ids)
        case "article":
            return _articles(connection, ids)
        case _:
            return _responses(connection, ids)


def _texts(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _claims(connection: Connection, ids: Sequence[int]) -> list[Found]:
    c = core.claim.c
    rows = connection.execute(
        select(
            c.id,
            c.slug,
            c.statement,
            c.event_date,
            c.first_reported,
            c.kept_origins_min,
            c.kept_origins_max,
            c.kept_outlets,
            c.kept_articles,
        ).where(c.id.in_(ids))
    )
    return [
        Found(
            id=row.id,
            title=row.statement,
            address=f"/claims/{row.slug}",
            texts=_texts(row.statement),
            described=False,
            outlet=None,
            day=row.first_reported or row.event_date,
            origins=(row.kept_origins_min, row.kept_origins_max),
            outlets=row.kept_outlets,
            articles=row.kept_articles,
        )
        for row in rows
    ]


def _mentions(connection: Connection, ids: Sequence[int]) -> list[Found]:
    m, c, a, o = core.mention.c, core.claim.c, core.article.c, core.outlet.c
    rows = connection.execute(
        select(
            m.id,
            m.quote,
            m.source_text,
            m.described,
            m.article_id,
            c.slug,
            c.statement,
            a.published,
            o.name,
        )
        .select_from(
            core.mention.join(core.article, a.id == m.article_id)
            .join(core.outlet, o.id == a.outlet_id)
            .outerjoin(core.claim, c.id == m.claim_id)
        )
        .where(m.id.in_(ids))
    )
    return [
        Found(
            id=row.id,
            title=row.statement or row.name,
            address=f"/articles/{row.article_id}#mention-{row.id}",
            texts=_texts(row.quote, row.source_text),
            described=row.described,
            outlet=row.name,
            day=row.published,
            claim=Ref(row.slug, row.statement) if row.slug else None,
        )
        for row in rows
    ]


def _articles(connection: Connection, ids: Sequence[int]) -> list[Found]:
    a, o = core.article.c, core.outlet.c
    rows = connection.execute(
        select(a.id, a.title, a.summary, a.text, a.published, o.name)
        .join_from(core.article, core.outlet, o.id == a.outlet_id)
        .where(a.id.in_(ids))
    )
    return [
        Found(
            id=row.id,
            title=row.title or f"{row.name}, title not kept",
            address=f"/articles/{row.id}",
            texts=_texts(row.text, row.title, row.summary)
            if row.text
            else _texts(row.summary, row.title),
            described=row.text is None,
            outlet=row.name,
            day=row.published,
        )
        for row in rows
    ]


def _responses(connection: Connection, ids: Sequence[int]) -> list[Found]:
    r, a, o, who, c = (
        core.response.c,
        core.article.c,
        core.outlet.c,
        core.actor.c,
        core.claim.c,
    )
    rows = connection.execute(
        select(
            r.id,
            r.act,
            r.quote,
            r.summary,
            r.date,
            r.article_id,
            a.published,
            who.name.label("actor"),
            who.slug.label("actor_slug"),
            o.name.label("outlet"),
            c.slug,
            c.statement,
        )
        .select_from(
            core.response.join(core.actor, who.id == r.actor_id)
            .join(core.article, a.id == r.article_id)
            .join(core.outlet, o.id == a.outlet_id)
            .outerjoin(core.claim, c.id == r.claim_id)
        )
        .where(r.id.in_(ids))
    )
    return [
        Found(
            id=row.id,
            title=f"{row.act.replace('_', ' ')}: {row.actor}",
            address=f"/articles/{row.article_id}#response-{row.id}",
            texts=_texts(row.quote, row.summary),
            described=row.quote is None,
            outlet=row.outlet,
            day=row.date or row.published,
            claim=Ref(row.slug, row.statement) if row.slug else None,
            act=row.act,
            actor=Ref(row.actor_slug, row.actor),
        )
        for row in rows
    ]
