"""What a run over everything held undoes first, and what it changed in the end."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.words import Review
from app.store.rows import in_parts, table_of
from app.store.tables import Actor, Claim, Hop, Mention, Response

Place = tuple[int, int, int]
"""Article, first character, character after the last."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the claims have: by claim, and for mentions and responses the claim of each."""

    mentions: Mapping[Place, str]
    responses: Mapping[tuple[Any, ...], str]
    hops: Mapping[str, frozenset[tuple[str, str, str]]]
    claims: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed about one claim; ``state`` is new, gone or kept. A moved mention has come here
    from another claim."""

    claim: str
    state: str
    mentions_added: int = 0
    mentions_removed: int = 0
    mentions_moved: int = 0
    responses_added: int = 0
    responses_removed: int = 0
    hops_added: int = 0
    hops_removed: int = 0


def forget_joins(session: Session) -> dict[int, int]:
    """Undo the joins of machines and what they let responses answer; return each mention's claim.

    Mentions of the desk, and those a person accepted or rejected, stay where they are.
    """
    m, r = table_of(Mention), table_of(Response)
    found = (m.c.review == Review.PROPOSED.value) & m.c.described.is_(False)
    joined = select(m.c.id, m.c.claim_id).where(found, m.c.claim_id.is_not(None))
    before = {row[0]: row[1] for row in session.execute(joined)}
    session.execute(update(m).where(found).values(claim_id=None, join_score=None, join_reason=None))
    placed = (r.c.review == Review.PROPOSED.value) & r.c.quote.is_not(None)
    session.execute(update(r).where(placed).values(claim_id=None))
    return before


def places_of(session: Session, claims: Mapping[int, int] | None) -> list[tuple[int, Place]]:
    """Return the claim of each of these mentions and where it stands; None: all, by their ids."""
    m = table_of(Mention).c
    wanted = select(m.id, m.article_id, m.start, m.end).where(m.described.is_(False))
    if claims is None:
        return [(row[0], (row[1], row[2], row[3])) for row in session.execute(wanted)]
    return [
        (claims[row[0]], (row[1], row[2], row[3]))
        for part in in_parts(claims)
        for row in session.execute(wanted.where(m.id.in_(part)))
    ]


def list_held(session: Session) -> Held:
    """Return what is found of all claims at present."""
    c, m, r, h, a = (table_of(t).c for t in (Claim, Mention, Response, Hop, Actor))
    mentions = (
        select(m.article_id, m.start, m.end, c.slug)
        .join_from(table_of(Mention), table_of(Claim), c.id == m.claim_id)
        .where(m.described.is_(False))
    )
    responses = (
        select(r.article_id, r.start, r.act, a.slug, c.slug)
        .join_from(table_of(Response), table_of(Claim), c.id == r.claim_id)
        .join(table_of(Actor), a.id == r.actor_id)
        .where(r.quote.is_not(None))
    )
    hops = select(c.slug, h.from_key, h.to_key, h.relation).join_from(
        table_of(Hop), table_of(Claim), c.id == h.claim_id
    )
    of_claims: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for row in session.execute(hops):
        of_claims[row[0]].add((row[1], row[2], row[3]))
    return Held(
        mentions={(row[0], row[1], row[2]): row[3] for row in session.execute(mentions)},
        responses={tuple(row[:4]): row[4] for row in session.execute(responses)},
        hops={slug: frozenset(found) for slug, found in of_claims.items()},
        claims=frozenset(session.scalars(select(c.slug))),
    )


def what_changed(before: Held, after: Held) -> tuple[Changed, ...]:
    """Return what changed, claim by claim in the order of their slugs; nothing of the others."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for place, slug in after.mentions.items():
        was = before.mentions.get(place)
        if was != slug:
            counts[slug]["mentions_added" if was is None else "mentions_moved"] += 1
    for place in before.mentions.keys() - after.mentions.keys():
        counts[before.mentions[place]]["mentions_removed"] += 1
    _tell(counts, "responses", before.responses.items(), after.responses.items())
    _tell(counts, "hops", _flat(before.hops), _flat(after.hops))
    for slug in before.claims ^ after.claims:
        counts[slug]["hops_added"] += 0
    return tuple(
        Changed(slug, _state(slug, before, after), **counts[slug]) for slug in sorted(counts)
    )


def _flat(hops: Mapping[str, frozenset[Any]]) -> list[tuple[Any, str]]:
    return [(hop, slug) for slug, found in hops.items() for hop in found]


def _tell(
    counts: dict[str, dict[str, int]],
    what: str,
    before: Iterable[tuple[Any, str]],
    after: Iterable[tuple[Any, str]],
) -> None:
    old, new = set(before), set(after)
    for _, slug in new - old:
        counts[slug][f"{what}_added"] += 1
    for _, slug in old - new:
        counts[slug][f"{what}_removed"] += 1


def _state(slug: str, before: Held, after: Held) -> str:
    if slug not in before.claims:
        return "new"
    return "kept" if slug in after.claims else "gone"
