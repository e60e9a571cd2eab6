"""Moves what a newer capture words otherwise: kept while the old text stands, compared later.

Decides nothing: what changed, and which version a text carries, is in ``link.reworded``.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.base.text import one_line
from app.domain.article import ReadArticle
from app.domain.chain import LinkMention
from app.link.reworded import Reworded, carried, find_rewordings
from app.store.articles import held_before
from app.store.link_in import load_claims, load_near
from app.store.rewordings import (
    HeldRewording,
    find_claims_carried,
    find_claims_worded,
    find_corrected,
    forget_rewordings,
    has_mentions,
    load_below,
    load_carriers,
    load_pending,
    load_settled,
    move_rewordings,
    newest_capture,
    save_carries,
    save_pending,
    save_settled,
)
from app.store.rows import id_of

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wordings:
    """What an article said of claims before it is read anew, and the capture that was read."""

    article_id: int
    mentions: tuple[LinkMention, ...]
    sha256: str | None


def load_wordings(session: Session, article: ReadArticle) -> Wordings | None:
    """Return what the held text of a page says of claims, None where no other text is held."""
    article_id = held_before(session, article)
    if article_id is None:
        return None
    held = load_near(session, [article_id], (), wordings=0).mentions
    mentions = tuple(m for m in held if m.claim is not None and not m.described)
    return Wordings(article_id, mentions, newest_capture(session, article_id))


def note_wordings(session: Session, before: Wordings, *, text: str, sha256: str, run: int) -> None:
    """Keep the wordings that do not stand in ``text``, until linking knows what replaced them."""
    plain = one_line(text)
    gone = [m for m in before.mentions if one_line(m.quote) not in plain]
    if not gone:
        return
    claims = {id_of(m.claim or "") for m in gone}
    save_pending(
        session,
        before.article_id,
        [(id_of(m.claim or ""), m) for m in gone],
        kept=[m.quote for m in before.mentions if m not in gone],
        captures=(before.sha256, sha256),
        below=load_below(session, before.article_id, claims),
        run_id=run,
    )


def words_of(before: Wordings) -> dict[Words, int]:
    """Return the claim of each wording, by its quote and what in it is claimed."""
    return {(m.quote, m.content): id_of(m.claim or "") for m in before.mentions}


def claims_before(session: Session, said: Mapping[int, Mapping[Words, int]]) -> dict[int, int]:
    """Return the claim that each mention had before its article was read anew, by the same words.

    ``said`` is what ``words_of`` gave, by article.
    """
    if not said:
        return {}
    return {
        id_of(m.key): claim_id
        for m in load_near(session, sorted(said), (), wordings=0).mentions
        if (claim_id := said.get(id_of(m.text), {}).get((m.quote, m.content))) is not None
    }


def settle_rewordings(session: Session, article_ids: Collection[int]) -> set[int]:
    """Compare what waits in these articles; return the claims that are to be made anew for it."""
    waiting: dict[int, list[HeldRewording]] = defaultdict(list)
    for held in load_pending(session, article_ids):
        waiting[held.article_id].append(held)
    touched: set[int] = set()
    for article_id, rows in waiting.items():
        near = load_near(session, [article_id], (), wordings=0)
        text = near.texts[f"a{article_id}"]
        now = [m for m in near.mentions if m.text == text.key]
        kept = {quote for row in rows for quote in row.kept}
        gone = {row.old.key: row for row in rows}
        found = find_rewordings([row.old for row in rows], now, text, kept=kept)
        for one in found:
            touched |= _settle(session, gone[one.old.key], one)
        told = {one.old.key for one in found}
        forget_rewordings(session, [row.id for key, row in gone.items() if key not in told])
        touched |= {row.claim_id for row in rows}
    return touched


def rehome_rewordings(session: Session, claim_ids: Collection[int]) -> set[int]:
    """Hand the rewordings of claims that nobody mentions any more to those that took their place.

    Return the claims that got one.
    """
    found: set[int] = set()
    for held in load_settled(session, claim_ids):
        if held.claim_id not in claim_ids or has_mentions(session, held.claim_id):
            continue
        words = held.new.quote if held.new else None
        claims = find_claims_worded(session, held.article_id, words)
        claims |= set() if claims else find_claims_carried(session, held.id)
        if claims:
            move_rewordings(session, held.claim_id, min(claims))
            found.add(min(claims))
    return found


def renew_carries(session: Session, claim_ids: Collection[int]) -> None:
    """Look anew which version the texts below a rewording carry, where these claims are in it."""
    for held in load_settled(session, claim_ids):
        words = held.new.quote if held.new else None
        claims = {held.claim_id} | find_claims_worded(session, held.article_id, words)
        below = load_below(session, held.article_id, claims)
        texts = load_carriers(session, held.id).union(*below.values())
        mentions: dict[int, list[LinkMention]] = defaultdict(list)
        keys = {f"c{claim_id}" for claim_id in claims}
        for mention in load_claims(session, sorted(claims)).mentions:
            if mention.claim in keys:
                mentions[id_of(mention.text)].append(mention)
        carries = {i: carried(held.old, held.new, mentions[i]) for i in texts}
        save_carries(session, held.id, carries)


def _settle(session: Session, row: HeldRewording, found: Reworded) -> set[int]:
    """Write what came of one wording.

    A claim that nobody mentions any more hands it to that of the new wording, or else to the one
    whose texts this wording was once a correction for: they may still carry it.
    """
    claim_id, now = row.claim_id, found.new.claim if found.new else None
    if not has_mentions(session, claim_id):
        earlier = find_corrected(session, row.article_id, row.old.quote)
        claim_id = id_of(now) if now is not None else earlier or claim_id
        move_rewordings(session, row.claim_id, claim_id)
    save_settled(
        session,
        row.id,
        {
            "claim_id": claim_id,
            "new": found.new,
            "slot": found.slot,
            "direction": found.direction,
            "old_value": found.old_value,
            "new_value": found.new_value,
        },
    )
    return {claim_id} | ({id_of(now)} if now is not None else set())
