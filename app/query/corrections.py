"""What people decided about findings of the machine: how many they accepted, what they rejected."""

from dataclasses import dataclass

from sqlalchemy import Table, func, select

from app.domain.words import Review
from app.query import core
from app.query.cards import Ref
from app.query.core import Connection


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One finding that a person rejected. ``kind``: 'mention' or 'response'; ``words`` its own."""

    kind: str
    id: int
    words: str
    article_id: int
    outlet: Ref
    claim_slug: str | None
    claim: str | None


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions in figures, and the newest rejected findings, mentions before responses."""

    accepted: int
    rejected: int
    proposed: int
    newest: tuple[RejectedRow, ...]


def load_decided(connection: Connection, *, limit: int = 50) -> Decided:
    """Return what people decided about mentions and responses that a rule or model found."""
    counts = dict.fromkeys((review.value for review in Review), 0)
    newest: list[RejectedRow] = []
    for kind, table in (("mention", core.mention), ("response", core.response)):
        rows = connection.execute(
            select(table.c.review, func.count())
            .where(table.c.rule.is_not(None))
            .group_by(table.c.review)
        )
        for review, number in rows:
            counts[review] += number
        newest += _rejected(connection, kind, table, limit=limit - len(newest))
    return Decided(
        accepted=counts[Review.ACCEPTED.value],
        rejected=counts[Review.REJECTED.value],
        proposed=counts[Review.PROPOSED.value],
        newest=tuple(newest),
    )


def _rejected(connection: Connection, kind: str, table: Table, *, limit: int) -> list[RejectedRow]:
    f, a, o, c = table.c, core.article.c, core.outlet.c, core.claim.c
    rows = connection.execute(
        select(f.id, f.quote, f.article_id, o.slug, o.name, c.slug.label("claim_slug"), c.statement)
        .select_from(
            table.join(core.article, a.id == f.article_id)
            .join(core.outlet, o.id == a.outlet_id)
            .outerjoin(core.claim, c.id == f.claim_id)
        )
        .where(f.review == Review.REJECTED.value, f.rule.is_not(None))
        .order_by(f.id.desc())
        .limit(limit)
    )
    return [
        RejectedRow(
            kind,
            row.id,
            row.quote or "",
            row.article_id,
            Ref(row.slug, row.name),
            row.claim_slug,
            row.statement,
        )
        for row in rows
    ]
