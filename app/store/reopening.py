"""Which held articles tell one story with some others, and how their joins are undone."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from app.domain.words import Review
from app.store.lookup import save_terms
from app.store.rows import in_parts, table_of
from app.store.tables import Claim, Mention, Response


def find_fellows(
    session: Session,
    article_ids: Collection[int],
    *,
    most: int,
    kindred: Collection[int] = (),
) -> frozenset[int]:
    """Return the other articles that share a machine's claim with these, and so on from them.

    ``kindred`` are of them whatever they share. No step is taken that would bring all of them
    together over ``most`` mentions.
    """
    m = table_of(Mention).c
    found: set[int] = set(article_ids)
    newest: set[int] = set(article_ids)
    if _mentions(session, found | set(kindred)) <= most:
        newest |= set(kindred)
        found |= newest
    while newest:
        claims: set[int] = set()
        for part in in_parts(sorted(newest)):
            joined = select(m.claim_id).where(m.article_id.in_(part), *_of_machines())
            claims.update(session.scalars(joined))
        newest = set()
        for part in in_parts(sorted(claims)):
            told = select(m.article_id).where(m.claim_id.in_(part), *_of_machines())
            newest.update(session.scalars(told))
        newest -= found
        if _mentions(session, found | newest) > most:
            break
        found |= newest
    return frozenset(found - set(article_ids))


def reopen_articles(session: Session, article_ids: Collection[int]) -> dict[int, int]:
    """Undo what machines joined and placed in these articles; return the claim of each mention.

    What the desk or a person stands for stays, and so do joins to their claims. The claims that
    lose mentions are not looked up by their words until they are made anew.
    """
    mentions, responses = table_of(Mention), table_of(Response)
    m, r = mentions.c, responses.c
    before: dict[int, int] = {}
    for part in in_parts(sorted(article_ids)):
        joined = select(m.id, m.claim_id).where(m.article_id.in_(part), *_of_machines())
        before.update({row[0]: row[1] for row in session.execute(joined)})
        placed = (r.article_id.in_(part)) & (r.review == Review.PROPOSED.value)
        placed &= r.quote.is_not(None)
        session.execute(update(responses).where(placed).values(claim_id=None))
    for part in in_parts(sorted(before)):
        gone = update(mentions).where(m.id.in_(part))
        session.execute(gone.values(claim_id=None, join_score=None, join_reason=None))
    save_terms(session, {claim_id: {} for claim_id in set(before.values())})
    return before


def _of_machines() -> list[ColumnElement[bool]]:
    """Return the conditions on a mention that a machine joined it to a claim of a machine."""
    m, c = table_of(Mention).c, table_of(Claim).c
    begun = select(c.id).where(c.of_desk.is_(False), c.review == Review.PROPOSED.value)
    return [
        m.review == Review.PROPOSED.value,
        m.described.is_(False),
        m.claim_id.in_(begun),
    ]


def _mentions(session: Session, article_ids: Collection[int]) -> int:
    m = table_of(Mention).c
    counted = select(func.count()).select_from(table_of(Mention))
    return sum(
        session.scalar(counted.where(m.article_id.in_(part))) or 0
        for part in in_parts(sorted(article_ids))
    )
