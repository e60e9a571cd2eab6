"""What a lot of pages brought together: claims, answers and origins, counted once each."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from app.domain.words import Review
from app.query import core
from app.query.claims import split_names
from app.query.core import Connection
from app.store.rows import in_parts


@dataclass(frozen=True, slots=True)
class BroughtTotals:
    """What some articles hold together. ``new`` of the ``claims`` are told by no other text.

    ``origins`` are the names that their claims lead back to, each once.
    """

    mentions: int = 0
    claims: int = 0
    new: int = 0
    responses: int = 0
    origins: int = 0


def count_brought(
    connection: Connection, article_ids: Collection[int], *, among: Collection[int] = ()
) -> BroughtTotals:
    """Count what these articles brought; ``among`` are all that came together with them."""
    m, r, c = core.mention.c, core.response.c, core.claim.c
    together = {*article_ids, *among}
    mentions = responses = 0
    claims: set[int] = set()
    for part in in_parts(sorted(article_ids)):
        found = (m.article_id.in_(part)) & (m.review != Review.REJECTED.value)
        mentions += connection.scalar(select(func.count()).where(found)) or 0
        claims.update(
            connection.scalars(select(m.claim_id).where(found, m.claim_id.is_not(None)).distinct())
        )
        said = (r.article_id.in_(part)) & (r.review != Review.REJECTED.value)
        responses += connection.scalar(select(func.count()).where(said)) or 0
    new = 0
    origins: set[str] = set()
    for part in in_parts(sorted(claims)):
        told = (m.claim_id.in_(part)) & (m.review != Review.REJECTED.value)
        rows = connection.execute(select(m.claim_id, m.article_id).where(told).distinct())
        elsewhere = {row.claim_id for row in rows if row.article_id not in together}
        for row in connection.execute(
            select(c.id, c.of_desk, c.kept_origins).where(c.id.in_(part))
        ):
            new += not row.of_desk and row.id not in elsewhere
            origins.update(split_names(row.kept_origins))
    return BroughtTotals(mentions, len(claims), new, responses, len(origins))
