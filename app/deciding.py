"""What a person decides about one mention; machines never change it back.

Each decision is one transaction, and what depends on it is counted and drawn anew in it.
"""

from enum import StrEnum

from sqlalchemy import update

from app.base.errors import NotHeldError
from app.domain.words import Review
from app.linking import link_articles
from app.store.rejected import claim_of, reject_join
from app.store.rows import table_of
from app.store.session import Engine, Session, transaction
from app.store.tables import Mention


class Decision(StrEnum):
    """What is decided: it is this claim, it is another claim, or it is no claim at all."""

    ACCEPT = "accept"
    APART = "apart"
    REJECT = "reject"


def decide(engine: Engine, mention_id: int, decision: Decision) -> str:
    """Keep what a person says of a mention, and return it as a sentence.

    Raises:
        NotHeldError: there is no such mention, or it stands in no claim that it could leave.
    """
    with transaction(engine) as session:
        held = claim_of(session, mention_id)
        if held is None:
            raise NotHeldError(
                f"There is no mention {mention_id}; `whence export mentions` lists them."
            )
        claim_id, slug = held
        if decision is Decision.APART:
            if claim_id is None:
                raise NotHeldError(f"Mention {mention_id} is in no claim, so it can leave none.")
            article_id = reject_join(session, mention_id, claim_id)
            link_articles(session, [article_id], touched=[claim_id])
            now = claim_of(session, mention_id)
            return f"Mention {mention_id} is not {slug}; it is now {now[1] if now else 'gone'}."
        review = Review.ACCEPTED if decision is Decision.ACCEPT else Review.REJECTED
        _review(session, mention_id, review)
        link_articles(session, [], touched=[claim_id] if claim_id is not None else [])
    if decision is Decision.REJECT:
        return f"Mention {mention_id} is rejected: it counts nowhere and is not found again."
    return f"Mention {mention_id} is accepted: no machine moves it any more."


def _review(session: Session, mention_id: int, review: Review) -> None:
    table = table_of(Mention)
    session.execute(update(table).where(table.c.id == mention_id).values(review=review.value))
