"""Mentions: every wording of the claims that match, with who stands behind it."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, select

from app.query import core
from app.query.cards import Listing, MentionRow, Ref, StepRow
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister, Order


def list_mentions(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[MentionRow]:
    """Return one page of the mentions of the claims that match, the oldest record first.

    An outlet in the filter narrows to the mentions in its own articles.
    """
    return MENTIONS.page(connection, wanted, limit=limit)


def count_mentions(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many mentions the claims that match have."""
    return MENTIONS.count(connection, wanted)


def stream_mentions(connection: Connection, wanted: ClaimFilter) -> Generator[MentionRow]:
    """Yield every mention of the claims that match."""
    return MENTIONS.stream(connection, wanted)


def load_mentions(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> tuple[MentionRow, ...]:
    """Return the mentions that meet ``conditions`` on ``mention``, by publication, then place."""
    m, a = core.mention.c, core.article.c
    statement = (
        mention_columns()
        .where(*conditions)
        .order_by(a.published_earliest.asc().nulls_last(), a.id, m.start.asc().nulls_last(), m.id)
        .limit(limit)
    )
    return tuple(make_mentions(connection, connection.execute(statement).fetchall()))


def load_steps(
    connection: Connection, owner: ColumnElement[Any], ids: Iterable[int]
) -> Mapping[int, tuple[StepRow, ...]]:
    """Return the attribution steps by owner id, nearest first; ``owner`` is a step's column."""
    s, a, o = core.attribution_step.c, core.actor.c, core.outlet.c
    rows = connection.execute(
        select(
            owner.label("owner"),
            s.kind,
            s.name,
            s.naming,
            s.words,
            s.cue,
            a.slug.label("actor_slug"),
            o.slug.label("outlet_slug"),
            s.start,
            s.end,
            s.cue_start,
            s.cue_end,
        )
        .select_from(
            core.attribution_step.outerjoin(core.actor, a.id == s.actor_id).outerjoin(
                core.outlet, o.id == s.outlet_id
            )
        )
        .where(owner.in_(list(ids)))
        .order_by(owner, s.position, s.id)
    )
    found: dict[int, list[StepRow]] = {}
    for row in rows:
        found.setdefault(row.owner, []).append(StepRow(*row[1:]))
    return {owner_id: tuple(steps) for owner_id, steps in found.items()}


@cache
def mention_columns() -> AnySelect:
    """Return the select of everything a mention is shown with, one row each."""
    m, c, a, o, r = (
        core.mention.c,
        core.claim.c,
        core.article.c,
        core.outlet.c,
        core.run.c,
    )
    return select(
        *(getattr(m, name) for name in _OWN),
        c.slug.label("claim_slug"),
        c.statement.label("claim"),
        a.title.label("article_title"),
        a.url.label("article_url"),
        a.published,
        o.slug.label("outlet_slug"),
        o.name.label("outlet_name"),
        r.stage,
        r.version,
    ).select_from(
        core.mention.join(core.article, a.id == m.article_id)
        .join(core.outlet, o.id == a.outlet_id)
        .outerjoin(core.claim, c.id == m.claim_id)
        .outerjoin(core.run, r.id == m.run_id)
    )


_OWN = (
    "id",
    "article_id",
    "described",
    "quote",
    "start",
    "end",
    "content_start",
    "content_end",
    "modality",
    "quantity",
    "event_date",
    "source_text",
    "source",
    "source_naming",
    "cue",
    "rule",
    "score",
    "join_score",
    "join_reason",
    "review",
    "run_id",
    "copy_of_id",
)


def make_mentions(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[MentionRow]:
    """Return rows of ``mention_columns`` with their attribution steps."""
    steps = load_steps(connection, core.attribution_step.c.mention_id, [row.id for row in rows])
    return [
        MentionRow(
            id=row.id,
            claim_slug=row.claim_slug,
            claim=row.claim,
            article_id=row.article_id,
            article_title=row.article_title,
            article_url=row.article_url,
            outlet=Ref(row.outlet_slug, row.outlet_name),
            published=row.published,
            described=row.described,
            quote=row.quote,
            start=row.start,
            end=row.end,
            content_start=row.content_start,
            content_end=row.content_end,
            modality=row.modality,
            quantity=row.quantity,
            event_date=row.event_date,
            steps=steps.get(row.id, ()),
            source_text=row.source_text,
            source=row.source,
            source_naming=row.source_naming,
            cue=row.cue,
            rule=row.rule,
            score=row.score,
            join_score=row.join_score,
            join_reason=row.join_reason,
            review=row.review,
            run=run_name(row.run_id, row.stage, row.version),
            copy_of=row.copy_of_id,
        )
        for row in rows
    ]


def run_name(run_id: int | None, stage: str | None, version: str | None) -> str | None:
    """Return what a run is called in files and on pages: ``extract 0.1.0 #12``."""
    return None if run_id is None else f"{stage} {version} #{run_id}"


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    m = core.mention.c
    conditions = of_claims(m.claim_id, asked)
    if asked.outlets:
        a = core.article.c
        own = select(a.id).where(a.outlet_id.in_(asked.outlets))
        conditions.append(m.article_id.in_(own))
    return conditions


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("mentions", core.mention.c.id)


def by_id(name: str, column: ColumnElement[Any]) -> Order:
    """Return the order in which records were made, the first one first."""
    return Order(name, column, column, descending=False, nullable=False)


MENTIONS: Lister[MentionRow] = Lister(
    core.mention, mention_columns, _conditions, _order, make_mentions
)
