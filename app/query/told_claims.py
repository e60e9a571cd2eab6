"""The claims that one article tells, each with its reach and the earliest text held of it."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.query import core
from app.query.cards import Ref
from app.query.core import Connection


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """One claim of an article, with the figures of the whole claim.

    ``first_outlet`` and ``first_article`` published it on ``first_reported``, the earliest day
    held; all three are None where no text is dated. ``here``: this article is that text.
    """

    slug: str
    statement: str
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    first_reported: str | None
    first_outlet: Ref | None
    first_article: int | None
    here: bool


def load_told_claims(connection: Connection, article_id: int) -> tuple[ToldClaim, ...]:
    """Return the claims of an article in the order in which its text tells them."""
    c, m, o, a = core.claim.c, core.mention.c, core.outlet.c, core.article.c
    place = func.min(func.coalesce(m.start, 0))
    own = (
        select(m.claim_id, place.label("place"))
        .where(m.article_id == article_id, m.claim_id.is_not(None))
        .group_by(m.claim_id)
        .subquery("own")
    )
    # The earliest text: of the first outlet, on the first day; of several, the one held longest.
    earliest = (
        select(func.min(a.id))
        .join_from(core.article, core.mention, m.article_id == a.id)
        .where(
            m.claim_id == c.id,
            a.outlet_id == c.first_outlet_id,
            a.published == c.first_reported,
        )
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            c.slug,
            c.statement,
            c.kept_articles,
            c.kept_outlets,
            c.kept_origins_min,
            c.kept_origins_max,
            c.first_reported,
            o.slug.label("outlet_slug"),
            o.name.label("outlet_name"),
            earliest.label("first_article"),
        )
        .select_from(
            core.claim.join(own, own.c.claim_id == c.id).outerjoin(
                core.outlet, o.id == c.first_outlet_id
            )
        )
        .order_by(own.c.place, c.id)
    )
    return tuple(
        ToldClaim(
            slug=row.slug,
            statement=row.statement,
            articles=row.kept_articles,
            outlets=row.kept_outlets,
            origins_min=row.kept_origins_min,
            origins_max=row.kept_origins_max,
            first_reported=row.first_reported,
            first_outlet=Ref(row.outlet_slug, row.outlet_name) if row.outlet_slug else None,
            first_article=row.first_article,
            here=row.first_article == article_id,
        )
        for row in rows
    )
