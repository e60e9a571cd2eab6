"""Texts that a claim's chain may mean though they do not tell it, looked up and not searched for.

An outlet that a text credits has published something in the days before; what, may be held.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.domain.chain import LinkText
from app.domain.words import Review
from app.store.link_in import load_texts
from app.store.rows import among, in_parts, table_of
from app.store.tables import Article, Mention, Outlet

DAYS = timedelta(days=11)  # a credit means a text of the days before; dates may be a day off
FEW = 40  # of an outlet with more texts of these days nothing is clear
LOOKED = 400  # texts of one outlet, the newest, are looked at


@dataclass(frozen=True, slots=True)
class Looked:
    """Texts by key, and the claims that each of them tells."""

    texts: Mapping[str, LinkText] = field(default_factory=dict[str, LinkText])
    claims: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])


def list_publishers(session: Connection | Session) -> tuple[tuple[str, str], ...]:
    """Return slug and name of every outlet of which a text is held, in order of the slugs."""
    c = table_of(Outlet).c
    held = select(table_of(Article).c.id).where(table_of(Article).c.outlet_id == c.id).exists()
    rows = session.execute(select(c.slug, c.name).where(held).order_by(c.slug))
    return tuple((row[0], row[1]) for row in rows)


def load_beside(session: Connection | Session, credited: Mapping[str, Collection[int]]) -> Looked:
    """Return the texts of these outlets (by slug) of the days before the articles that credit them.

    Nothing of an outlet that published more than ``FEW`` of them.
    """
    readers = _days(session, {i for ids in credited.values() for i in ids})
    ids = [i for slug in sorted(credited) for i in _before(session, slug, credited[slug], readers)]
    if not ids:
        return Looked()
    m = table_of(Mention).c
    claims: dict[str, set[str]] = defaultdict(set)
    for part in in_parts(ids):
        told = select(m.article_id, m.claim_id).where(
            among(m.article_id, part),
            m.claim_id.is_not(None),
            m.review != Review.REJECTED.value,
        )
        for article_id, claim_id in session.execute(told):
            claims[f"a{article_id}"].add(f"c{claim_id}")
    return Looked(
        {text.key: text for text in load_texts(session, ids)},
        {key: frozenset(found) for key, found in claims.items()},
    )


def _days(session: Connection | Session, ids: Collection[int]) -> dict[int, tuple[date, date]]:
    c = table_of(Article).c
    wanted = select(c.id, c.published_earliest, c.published_latest)
    return {
        row[0]: (row[1], row[2])
        for part in in_parts(sorted(ids))
        for row in session.execute(wanted.where(among(c.id, part)))
        if row[1] is not None and row[2] is not None
    }


def _before(
    session: Connection | Session,
    slug: str,
    readers: Collection[int],
    days: Mapping[int, tuple[date, date]],
) -> Sequence[int]:
    near = [days[i] for i in readers if i in days]
    if not near:
        return ()
    a, o = table_of(Article).c, table_of(Outlet).c
    last = max(latest for _, latest in near)
    rows: list[Any] = list(
        session.execute(
            select(a.id, a.published_earliest, a.published_latest)
            .join_from(table_of(Article), table_of(Outlet), a.outlet_id == o.id)
            .where(o.slug == slug, a.text.is_not(None))
            .where(a.published_earliest <= last, a.published_latest <= last + DAYS)
            .where(a.published_latest >= min(first for first, _ in near) - DAYS)
            .order_by(a.published_latest.desc(), a.id.desc())
            .limit(LOOKED)
        )
    )
    found = [
        row[0]
        for row in rows
        if any(row[1] <= latest and row[2] >= first - DAYS for first, latest in near)
    ]
    return found if len(found) <= FEW else ()
