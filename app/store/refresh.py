"""The kept counts and summaries of claims, and of whoever takes part in them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Select, Table, delete, func, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.base.dates import date_range, finest, instant
from app.domain.words import Act, Review, Scope
from app.store.rows import among, in_parts, insert_plain, table_of, update_rows
from app.store.tables import (
    Actor,
    Article,
    Claim,
    ClaimAct,
    ClaimOutlet,
    Drift,
    Hop,
    Mention,
    Response,
)
from app.store.tally import (
    ARTICLES,
    add_counts,
    tally_articles,
    tally_claims,
    tally_everything,
)

# What says most about the claim stands first in the column; being asked is not an answer yet.
ACTS = (
    *(Act.DENIAL, Act.PARTIAL_DENIAL, Act.COUNTER_CLAIM, Act.CONFIRMATION, Act.NCND),
    *(Act.NO_COMMENT, Act.UNAWARE, Act.POSITION, Act.COMMENT_REQUESTED),
)
MOST_ORIGINS, MOST_ARTICLES = 2000, 1_000_000  # beyond these all are alike; fits 31 bits
ANSWERS = (Scope.THIS_CLAIM.value, Scope.PART.value)


def refresh_claims(
    session: Session,
    claim_ids: Collection[int] | None = None,
    *,
    article_ids: Collection[int] = (),
) -> None:
    """Count and summarise anew: these claims with all that take part in them, or everything.

    ``article_ids`` are articles to be counted anew also where no claim is left in them.
    """
    claims = table_of(Claim)
    if claim_ids is None:
        _refresh(session, list(session.scalars(select(claims.c.id))))
        _count(session, None)
        tally_everything(session)
        return
    _refresh(session, claim_ids)
    tally_claims(session, claim_ids)
    beside = _ids(session, Mention, "article_id", claim_ids)
    beside |= _ids(session, Response, "article_id", claim_ids)
    _count_articles(session, beside | set(article_ids))


def refresh_articles(session: Session, article_ids: Collection[int]) -> None:
    """Count anew what these articles add to actors and outlets, also where no claim is left."""
    _count_articles(session, article_ids)


def _refresh(session: Session, claim_ids: Collection[int]) -> None:
    for part in in_parts(claim_ids):
        found = _Found(session, part)
        update_rows(session, Claim, [found.values(claim_id) for claim_id in found.claims])
        for model in (ClaimOutlet, ClaimAct):
            table = table_of(model)
            session.execute(delete(table).where(among(table.c.claim_id, part)))
        insert_plain(
            session,
            ClaimOutlet,
            (
                {"claim_id": claim_id, "outlet_id": outlet_id}
                for claim_id in found.claims
                for outlet_id in sorted({row.outlet_id for row in found.mentions[claim_id]})
            ),
        )
        insert_plain(
            session,
            ClaimAct,
            (
                {"claim_id": claim_id, "act": act}
                for claim_id in found.claims
                for act in sorted({row.act for row in found.answers[claim_id]})
            ),
        )


class _Found:
    """What is held about some claims."""

    def __init__(self, session: Session, claim_ids: Sequence[int]) -> None:
        claims, articles = table_of(Claim), table_of(Article)
        mentions, responses, actors = table_of(Mention), table_of(Response), table_of(Actor)
        rows = session.execute(select(claims).where(among(claims.c.id, claim_ids)))
        self.claims: dict[int, Any] = {row.id: row for row in rows}
        self.mentions: dict[int, list[Any]] = defaultdict(list)
        wanted = (
            select(
                mentions.c.claim_id,
                mentions.c.article_id,
                articles.c.outlet_id,
                articles.c.published,
                articles.c.published_earliest,
                articles.c.published_latest,
                articles.c.published_time,
            )
            .join(articles, articles.c.id == mentions.c.article_id)
            .where(among(mentions.c.claim_id, claim_ids))
            .where(mentions.c.review != Review.REJECTED.value)
            .order_by(mentions.c.id)
        )
        for row in session.execute(wanted):
            self.mentions[row.claim_id].append(row)
        self.answers: dict[int, list[Any]] = defaultdict(list)
        wanted = (
            select(responses, actors.c.slug, actors.c.name, actors.c.short_name)
            .join(actors, actors.c.id == responses.c.actor_id)
            .where(among(responses.c.claim_id, claim_ids))
            .where(responses.c.scope.in_(ANSWERS))
            .where(responses.c.review != Review.REJECTED.value)
            .order_by(responses.c.date_earliest.asc().nulls_last(), responses.c.id)
        )
        for row in session.execute(wanted):
            self.answers[row.claim_id].append(row)
        self.hops: Counter[int] = Counter(self._claims_in(session, Hop, claim_ids))
        self.changes: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
        drifts = table_of(Drift)
        changed = select(drifts.c.claim_id, drifts.c.slot, drifts.c.direction)
        for row in session.execute(changed.where(among(drifts.c.claim_id, claim_ids))):
            self.changes[row.claim_id][row.slot, row.direction] += 1

    @staticmethod
    def _claims_in(
        session: Session, model: type[SQLModel], claim_ids: Sequence[int]
    ) -> Iterable[int]:
        table = table_of(model)
        return session.scalars(select(table.c.claim_id).where(among(table.c.claim_id, claim_ids)))

    def values(self, claim_id: int) -> dict[str, Any]:
        """Return the row of a claim's kept columns."""
        mentions, answers = self.mentions[claim_id], self.answers[claim_id]
        changes = self.changes[claim_id]
        claim = self.claims[claim_id]
        articles = len({row.article_id for row in mentions})
        dated = [row for row in mentions if row.published_earliest or row.published_latest]
        first = min(dated, key=_surely_by, default=None)
        last = max(dated, key=_surely_by, default=None)
        reported = first and (first.published_earliest or first.published_latest)
        return {
            "row_id": claim_id,
            "kept_articles": articles,
            "kept_reach": reach(claim.kept_origins_max, articles),
            "kept_outlets": len({row.outlet_id for row in mentions}),
            "kept_mentions": len(mentions),
            "kept_responses": len(answers),
            "kept_answers": _answers(answers),
            "kept_changes": [
                {"slot": slot, "direction": direction, "count": count}
                for (slot, direction), count in sorted(changes.items())
            ],
            "kept_drift": changes.total(),
            "kept_hops": self.hops[claim_id],
            "kept_last_response": _last_date(row.date for row in answers),
            "first_reported": first and first.published,
            "first_reported_earliest": first and first.published_earliest,
            "first_reported_latest": first and first.published_latest,
            "first_outlet_id": first and first.outlet_id,
            "last_reported": last and last.published,
            "event_sort": claim.event_earliest or claim.event_latest,
            "reported_sort": reported,
        }


def reach(origins: int, articles: int) -> int:
    """Return a number that is larger the fewer the origins, then the more articles there are.

    One number, so that both databases walk one index for it; ``origins`` are at most so many.
    """
    return (MOST_ORIGINS - min(origins, MOST_ORIGINS)) * MOST_ARTICLES + min(
        articles, MOST_ARTICLES - 1
    )


def _surely_by(row: Any) -> tuple[datetime, datetime]:
    """Order by when it was surely out: "2025-06" may be the last of June, a day its last second."""
    at = instant(finest(row.published, row.published_time))
    if at is not None:
        return at, at
    latest = row.published_latest or row.published_earliest
    first = row.published_earliest or latest
    return datetime.combine(latest, time.max, UTC), datetime.combine(first, time.min, UTC)


def _answers(rows: Sequence[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for act in ACTS:
        of_act = [row for row in rows if row.act == act]
        if of_act:
            first = of_act[0]
            found.append(
                {
                    "act": act.value,
                    "actor": first.short_name or first.name,
                    "actor_slug": first.slug,
                    "date": first.date,
                    "more": len({row.slug for row in of_act}) - 1,
                }
            )
    return found


def _last_date(dates: Iterable[str | None]) -> str | None:
    known = [(days.latest, text) for text in dates if text and (days := date_range(text))]
    return max(((day, text) for day, text in known if day), default=(None, None))[1]


def _ids(
    session: Session, model: type[SQLModel], column: str, claim_ids: Collection[int]
) -> set[int]:
    table = table_of(model)
    found: set[int] = set()
    for part in in_parts(claim_ids):
        found.update(
            session.scalars(select(table.c[column]).where(among(table.c.claim_id, part)).distinct())
        )
    return found


def _count(session: Session, ids: Collection[int] | None) -> None:
    """Set the kept counts of these articles, or of all."""
    table = table_of(Article)
    change = update(table).values(_article_counts(table))
    if ids is None:
        session.execute(change)
        return
    for part in in_parts(sorted(ids)):
        session.execute(change.where(among(table.c.id, part)))


def _count_articles(session: Session, ids: Collection[int]) -> None:
    """Set the kept counts of these articles, and of all articles that mention a claim."""
    before = _mentioning(session, ids)
    _count(session, ids)
    tally_articles(session, ids)
    add_counts(session, {ARTICLES: _mentioning(session, ids) - before})


def _mentioning(session: Session, ids: Collection[int]) -> int:
    a = table_of(Article).c
    wanted = select(func.count()).where(a.kept_claims > 0)
    return sum(session.scalar(wanted.where(among(a.id, part))) or 0 for part in in_parts(ids))


def _article_counts(article: Table) -> dict[str, Any]:
    mentions, responses = table_of(Mention), table_of(Response)
    held = (mentions.c.article_id == article.c.id) & (mentions.c.review != Review.REJECTED.value)
    return {
        "kept_claims": _number(select(func.count(mentions.c.claim_id.distinct())).where(held)),
        "kept_mentions": _number(select(func.count(mentions.c.id)).where(held)),
        "kept_responses": _number(
            select(func.count(responses.c.id)).where(
                responses.c.article_id == article.c.id,
                responses.c.review != Review.REJECTED.value,
            )
        ),
    }


def _number(wanted: Select[int]) -> Any:
    return wanted.scalar_subquery()
