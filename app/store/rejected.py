"""A person's word that a sentence is no mention of a claim; it outlives what machines find."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from app.domain.chain import LinkMention
from app.domain.words import Review
from app.store.rows import among, in_parts, insert_plain, table_of
from app.store.tables import Claim, Mention, RejectedJoin


def reject_join(session: Session, mention_id: int, claim_id: int) -> int:
    """Take a mention out of a claim for good; return its article, to be linked anew."""
    m, r = table_of(Mention), table_of(RejectedJoin)
    row = session.execute(
        select(m.c.article_id, m.c.quote, m.c.claim_id).where(m.c.id == mention_id)
    ).one()
    here = (r.c.article_id == row.article_id) & (r.c.quote == row.quote)
    if session.scalar(select(r.c.id).where(here, r.c.claim_id == claim_id)) is None:
        words = {"article_id": row.article_id, "quote": row.quote, "claim_id": claim_id}
        insert_plain(session, RejectedJoin, [words])
    if row.claim_id == claim_id:
        free = {"claim_id": None, "join_score": None, "join_reason": None}
        undecided = update(m).where(m.c.id == mention_id)
        session.execute(undecided.values(**free, review=Review.PROPOSED.value))
    return row.article_id


def claim_of(session: Session, mention_id: int) -> tuple[int | None, str | None] | None:
    """Return a mention's claim and its slug, None while it has none; None if it is not held."""
    m, c = table_of(Mention), table_of(Claim)
    row = session.execute(
        select(m.c.claim_id, c.c.slug)
        .select_from(m.outerjoin(c, c.c.id == m.c.claim_id))
        .where(m.c.id == mention_id)
    ).one_or_none()
    return None if row is None else (row.claim_id, row.slug)


def load_rejected(
    session: Connection | Session, mentions: Iterable[LinkMention]
) -> Mapping[str, frozenset[str]]:
    """Return the claims that each of these mentions is none of, by their keys."""
    table = table_of(RejectedJoin)
    placed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in mentions:
        placed[mention.text, mention.quote].append(mention.key)
    found: dict[str, set[str]] = defaultdict(set)
    for part in in_parts(int(text[1:]) for text, _ in placed):
        wanted = select(table).where(among(table.c.article_id, part))
        for row in session.execute(wanted):
            for key in placed.get((f"a{row.article_id}", row.quote), ()):
                found[key].add(f"c{row.claim_id}")
    return {key: frozenset(claims) for key, claims in found.items()}
