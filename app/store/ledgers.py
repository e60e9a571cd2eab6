"""What is worked out about claims, as rows: kept in place of what was worked out before."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.base.dates import date_range
from app.domain.ledger import Ledger, RelatedClaim
from app.store import tables_of_ledgers as t
from app.store.rows import id_of, ids_by, in_parts, replace_rows, table_of
from app.store.tables import Actor

MADE: tuple[type[SQLModel], ...] = (
    *(t.Loss, t.Carry, t.ClaimEvent, t.MissingResponse, t.Contradiction, t.HeadlineGap, t.Due),
)
"""The tables that a ledger fills; each has the column ``claim_id``."""
_BESIDE: tuple[tuple[type[SQLModel], str], ...] = (
    (t.RelatedClaim, "claim_id"),
    (t.RelatedClaim, "other_id"),
    (t.Rewording, "claim_id"),
)
_BY_MENTION: tuple[tuple[type[SQLModel], str], ...] = (
    (t.Loss, "from_mention_id"),
    (t.Loss, "to_mention_id"),
    (t.HeadlineGap, "headline_mention_id"),
    (t.HeadlineGap, "body_mention_id"),
    (t.Due, "mention_id"),
    (t.Due, "followed_by_id"),
)
_BY_RESPONSE: tuple[tuple[type[SQLModel], str], ...] = (
    (t.ClaimEvent, "response_id"),
    (t.MissingResponse, "response_id"),
)


def save_ledgers(
    session: Session, ledgers: Mapping[int, Ledger], *, run_id: int | None = None
) -> None:
    """Keep the ledgers of these claims in place of earlier ones; what is the same stays."""
    slugs = {answer.actor for ledger in ledgers.values() for answer in ledger.missing}
    actors = ids_by(session, Actor, "slug", slugs)
    rows: dict[type[SQLModel], list[dict[str, Any]]] = {model: [] for model in MADE}
    for claim_id, ledger in ledgers.items():
        for model, row in _rows(ledger, actors):
            rows[model].append({"claim_id": claim_id, "run_id": run_id, **row})
    for model, found in rows.items():
        replace_rows(session, model, found, claim_ids=ledgers)


def forget_ledgers(session: Session, claim_ids: Collection[int]) -> None:
    """Delete what was worked out about these claims."""
    _forget(session, [(model, "claim_id") for model in MADE], claim_ids)


def drop_ledgers(session: Session, claim_ids: Collection[int]) -> None:
    """Delete all that is kept beside these claims, before they are deleted."""
    forget_ledgers(session, claim_ids)
    table = table_of(t.Rewording)
    for part in in_parts(claim_ids):
        reworded = select(table.c.id).where(table.c.claim_id.in_(part))
        carry = table_of(t.RewordingCarry)
        session.execute(delete(carry).where(carry.c.rewording_id.in_(reworded)))
    _forget(session, _BESIDE, claim_ids)


def forget_mentions(session: Session, mention_ids: Collection[int]) -> None:
    """Delete what rests on these mentions, before they are deleted."""
    _forget(session, _BY_MENTION, mention_ids)


def forget_responses(session: Session, response_ids: Collection[int]) -> None:
    """Delete what rests on these responses, before they are deleted."""
    _forget(session, _BY_RESPONSE, response_ids)


def save_related(
    session: Session,
    related: Mapping[int, Collection[RelatedClaim]],
    *,
    run_id: int | None = None,
) -> None:
    """Keep which claims stand beside these, in place of what was kept before."""
    replace_rows(
        session,
        t.RelatedClaim,
        (
            {
                "claim_id": claim_id,
                "other_id": id_of(found.other),
                "kind": found.kind.value,
                "score": found.score,
                "reason": found.reason,
                "run_id": run_id,
            }
            for claim_id, others in related.items()
            for found in others
        ),
        claim_ids=related,
    )


def _rows(
    ledger: Ledger, actors: Mapping[str, int]
) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
    for loss in ledger.losses:
        yield (
            t.Loss,
            {
                "kind": loss.kind.value,
                "from_mention_id": id_of(loss.from_mention),
                "to_mention_id": id_of(loss.to_mention),
                "from_words": loss.from_words,
                "to_words": loss.to_words,
            },
        )
    for cell in ledger.carry:
        yield (
            t.Carry,
            {
                "article_id": id_of(cell.text),
                "aspect": cell.aspect.value,
                "state": cell.state.value,
                "upper_id": _known(cell.upper),
                "words": cell.words,
                "upper_words": cell.upper_words,
            },
        )
    for position, event in enumerate(ledger.course):
        days = date_range(event.day)
        yield (
            t.ClaimEvent,
            {
                "position": position,
                "kind": event.kind.value,
                "sort_day": (days.latest or days.earliest) if days else None,
                "day": event.day,
                "name": event.name,
                "article_id": id_of(event.text),
                "response_id": _known(event.response),
                "node_key": event.node,
                "articles": event.articles,
                "outlets": event.outlets,
                "origins_min": event.origins_min,
                "origins_max": event.origins_max,
                "responses": event.responses,
            },
        )
    for answer in ledger.missing:
        yield (
            t.MissingResponse,
            {
                "actor_id": actors[answer.actor],
                "state": answer.state.value,
                "role": answer.role.value if answer.role else None,
                "article_id": _known(answer.text),
                "response_id": _known(answer.response),
                "words": answer.words,
                "window_min_hours": answer.window_min_hours,
                "window_max_hours": answer.window_max_hours,
            },
        )
    for found in ledger.contradictions:
        yield (
            t.Contradiction,
            {
                "kind": found.kind.value,
                "article_id": id_of(found.text),
                "other_id": _known(found.other),
                "other_name": found.other_name,
                "told": found.told,
                "known": found.known,
                "words": found.words,
            },
        )
    for gap in ledger.headlines:
        yield (
            t.HeadlineGap,
            {
                "slot": gap.slot.value,
                "direction": gap.direction.value,
                "headline_mention_id": id_of(gap.headline_mention),
                "body_mention_id": id_of(gap.body_mention),
                "headline_value": gap.headline_value,
                "body_value": gap.body_value,
            },
        )
    if ledger.due is not None:
        days = date_range(ledger.due.day)
        yield (
            t.Due,
            {
                "due_latest": days.latest if days else None,
                "due_date": ledger.due.day,
                "mention_id": id_of(ledger.due.mention),
                "words": ledger.due.words,
                "followed_by_id": _known(ledger.due.followed_by),
            },
        )


def _forget(
    session: Session,
    places: Collection[tuple[type[SQLModel], str]],
    ids: Collection[int],
) -> None:
    for part in in_parts(ids):
        for model, column in places:
            table = table_of(model)
            session.execute(delete(table).where(table.c[column].in_(part)))


def _known(key: str | None) -> int | None:
    return None if key is None else id_of(key)
