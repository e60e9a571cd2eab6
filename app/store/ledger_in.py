"""What is held beside a chain and goes into a claim's ledger: roles, all responses, captures."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.dates import date_range
from app.domain.ledger import HeldResponse
from app.domain.words import Act, ActorRole, Review, Scope
from app.store.addresses import archived_at
from app.store.rows import among, in_parts, table_of
from app.store.tables import Actor, Article, Capture, ClaimActor, Response

WHOLE = "full"  # what a desk says of an article that it has read to its end


@dataclass(frozen=True, slots=True)
class LedgerInputs:
    """By claim key its actors' roles, by text key all responses in it, and when it was captured.

    ``excerpts`` are the texts of which only a part was read.
    """

    roles: Mapping[str, tuple[tuple[str, ActorRole], ...]]
    responses: Mapping[str, tuple[HeldResponse, ...]]
    captured: Mapping[str, str]
    excerpts: frozenset[str]


def load_ledger_inputs(
    session: Session, claim_ids: Collection[int], article_ids: Collection[int]
) -> LedgerInputs:
    """Return what these claims and articles add to a ledger."""
    return LedgerInputs(
        load_roles(session, claim_ids),
        _responses(session, article_ids),
        _captured(session, article_ids),
        _excerpts(session, article_ids),
    )


def load_roles(
    session: Session, claim_ids: Collection[int]
) -> dict[str, tuple[tuple[str, ActorRole], ...]]:
    """Return by claim key the actors of these claims, in order, with their roles."""
    link, a = table_of(ClaimActor).c, table_of(Actor).c
    found: dict[str, list[tuple[str, ActorRole]]] = defaultdict(list)
    for part in in_parts(claim_ids):
        wanted = (
            select(link.claim_id, a.slug, link.role)
            .join_from(table_of(ClaimActor), table_of(Actor), a.id == link.actor_id)
            .where(among(link.claim_id, part))
            .order_by(link.claim_id, link.position, a.id)
        )
        for claim_id, slug, role in session.execute(wanted):
            found[f"c{claim_id}"].append((slug, ActorRole(role)))
    return {key: tuple(roles) for key, roles in found.items()}


def _responses(
    session: Session, article_ids: Collection[int]
) -> dict[str, tuple[HeldResponse, ...]]:
    r, a, text = table_of(Response).c, table_of(Actor).c, table_of(Article).c
    found: dict[str, list[HeldResponse]] = defaultdict(list)
    for part in in_parts(article_ids):
        wanted = (
            select(table_of(Response), a.slug, text.text)
            .join_from(table_of(Response), table_of(Actor), a.id == r.actor_id)
            .join(table_of(Article), text.id == r.article_id)
            .where(among(r.article_id, part), r.review != Review.REJECTED.value)
            .order_by(r.id)
        )
        for row in session.execute(wanted):
            quote = row.quote or row.summary or ""
            words = quote
            if row.words_start is not None and row.text is not None:
                words = row.text[row.words_start : row.words_end]
            found[f"a{row.article_id}"].append(
                HeldResponse(
                    key=f"r{row.id}",
                    text=f"a{row.article_id}",
                    actor=row.slug,
                    act=Act(row.act),
                    scope=Scope(row.scope),
                    quote=quote,
                    words=words,
                    day=row.date,
                    claim=None if row.claim_id is None else f"c{row.claim_id}",
                    described=row.quote is None,
                    position=row.start or 0,
                )
            )
    return {key: tuple(responses) for key, responses in found.items()}


def _captured(session: Session, article_ids: Collection[int]) -> dict[str, str]:
    """Return when each text was first surely to be read: an instant or EDTF.

    An archive's address says when it took its copy.
    """
    c, a = table_of(Capture).c, table_of(Article).c
    told: dict[str, list[str]] = defaultdict(list)
    for part in in_parts(article_ids):
        for article_id, retrieved, url in session.execute(
            select(a.id, a.retrieved, a.url).where(among(a.id, part))
        ):
            told[f"a{article_id}"] += [day for day in (retrieved, archived_at(url)) if day]
        wanted = select(c.article_id, c.retrieved, c.captured_at, c.url)
        for row in session.execute(wanted.where(among(c.article_id, part))):
            days = (row.retrieved or row.captured_at.isoformat(), archived_at(row.url))
            told[f"a{row.article_id}"] += [day for day in days if day]
    return {key: min(days, key=_surely_by) for key, days in told.items() if days}


def _surely_by(day: str) -> tuple[date, str]:
    """Order by the last day it can have been; of one day, the one with a time comes first."""
    days = date_range(day[: len("2025-06-25")] if "T" in day else day)
    latest = days.latest if days and days.latest else date.max
    return latest, day if "T" in day else "~"


def _excerpts(session: Session, article_ids: Collection[int]) -> frozenset[str]:
    """Return the texts a desk has read a part of, and that are not held themselves."""
    a = table_of(Article).c
    found: set[str] = set()
    for part in in_parts(article_ids):
        partly = (a.text.is_(None), a.completeness != WHOLE)
        rows = session.execute(select(a.id).where(among(a.id, part), *partly))
        found.update(f"a{article_id}" for article_id in rows.scalars())
    return frozenset(found)
