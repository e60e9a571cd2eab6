"""How many claims each choice of a filter shows, kept by difference so that no page counts them.

``claim_tally`` remembers what a claim was counted under; a change takes that back and adds what
holds now. So neither the old state of the claim nor any other claim has to be looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, Table, delete, func, select, union
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.words import Act, Review
from app.store.dialect import add_up
from app.store.rows import in_parts, insert_plain, table_of
from app.store.tables import (
    Actor,
    AttributionStep,
    Claim,
    ClaimAct,
    ClaimActor,
    ClaimOutlet,
    ClaimParty,
    ClaimSubject,
    ClaimTally,
    ClaimTopic,
    KeptCount,
    Mention,
    Response,
    Topic,
)

Key = tuple[str, int, str]
"""Kind, id, value: one of the two last says which of the kind, see ``tables.KeptCount``."""

UNANSWERED = "none"
LONGER, UNDATED = "longer", "undated"
CLAIMS, SINGLE, DENIED, ARTICLES = (
    ("total", 0, name) for name in ("claims", "single", "denied", "articles")
)
DENYING = frozenset((Act.DENIAL.value, Act.PARTIAL_DENIAL.value))
_OF_A_CLAIM = (ClaimParty, ClaimSubject, ClaimTally)


def span_name(earliest: date | None, latest: date | None) -> str:
    """Return the month (``2025-04``) or year that holds these days, else longer or undated."""
    if earliest is None and latest is None:
        return UNDATED
    if earliest is None or latest is None or earliest.year != latest.year:
        return LONGER
    return f"{earliest:%Y-%m}" if earliest.month == latest.month else f"{earliest:%Y}"


def tally_claims(session: Session, claim_ids: Collection[int]) -> None:
    """Keep the parties, subjects and counts of these claims as they are now."""
    change: Counter[Key] = Counter()
    for part in in_parts(claim_ids):
        change.subtract(_taken_back(session, part))
        change.update(_counted(session, part))
    add_counts(session, change)


def tally_everything(session: Session) -> None:
    """Keep parties, subjects and all counts anew."""
    for model in (*_OF_A_CLAIM, KeptCount):
        session.execute(delete(table_of(model)))
    tally_claims(session, list(session.scalars(select(table_of(Claim).c.id))))
    m = table_of(Mention).c
    articles = select(func.count(m.article_id.distinct())).where(
        m.claim_id.is_not(None), m.review != Review.REJECTED.value
    )
    add_counts(session, {ARTICLES: session.scalar(articles) or 0})


def forget_claims(session: Session, claim_ids: Collection[int]) -> None:
    """Take these claims out of all counts, before they are deleted."""
    change: Counter[Key] = Counter()
    for part in in_parts(claim_ids):
        change.subtract(_taken_back(session, part))
    add_counts(session, change)


def add_counts(session: Session, change: Mapping[Key, int]) -> None:
    """Add to the kept counts; what comes to nothing is deleted."""
    rows: list[dict[str, Any]] = [
        {"kind": kind, "ref": ref, "value": value, "claims": number}
        for (kind, ref, value), number in sorted(change.items())
        if number
    ]
    add_up(session, KeptCount, rows, key=("kind", "ref", "value"), columns=("claims",))
    table = table_of(KeptCount)
    kinds = {row["kind"] for row in rows if row["claims"] < 0}
    if kinds:
        session.execute(delete(table).where(table.c.kind.in_(kinds), table.c.claims == 0))


def _taken_back(session: Session, part: Sequence[int]) -> Counter[Key]:
    tally = table_of(ClaimTally)
    found: Counter[Key] = Counter()
    for kept in session.scalars(select(tally.c.counted).where(tally.c.claim_id.in_(part))):
        found.update((kind, ref, value) for kind, ref, value in kept)
    for model in _OF_A_CLAIM:
        table = table_of(model)
        session.execute(delete(table).where(table.c.claim_id.in_(part)))
    return found


def _counted(session: Session, part: Sequence[int]) -> Counter[Key]:
    link = table_of(ClaimTopic).c
    topics = select(link.claim_id, link.topic_id).where(link.claim_id.in_(part))
    parties = _with_those_above(session, Actor, _grouped(session, _parties(part)))
    subjects = _with_those_above(session, Topic, _grouped(session, topics))
    outlets = _kept_of(session, ClaimOutlet, "outlet_id", part)
    acts = _kept_of(session, ClaimAct, "act", part)
    c = table_of(Claim).c
    keys: dict[int, list[Key]] = {}
    for row in session.execute(select(table_of(Claim)).where(c.id.in_(part)).order_by(c.id)):
        answers = acts.get(row.id, set())
        keys[row.id] = [
            CLAIMS,
            *([SINGLE] if row.kept_origins_max == 1 else []),
            *([DENIED] if answers & DENYING else []),
            *(("act", 0, act) for act in sorted(answers) or [UNANSWERED]),
            *(("topic", ref, "") for ref in sorted(subjects.get(row.id, ()))),
            *(("actor", ref, "") for ref in sorted(parties.get(row.id, ()))),
            *(("outlet", ref, "") for ref in sorted(outlets.get(row.id, ()))),
            ("event", 0, span_name(row.event_earliest, row.event_latest)),
            ("reported", 0, span_name(row.first_reported_earliest, row.first_reported_latest)),
        ]
    _insert_pairs(session, ClaimParty, "actor_id", parties)
    _insert_pairs(session, ClaimSubject, "topic_id", subjects)
    insert_plain(
        session, ClaimTally, ({"claim_id": n, "counted": kept} for n, kept in keys.items())
    )
    return Counter(key for kept in keys.values() for key in kept)


def _parties(part: Sequence[int]) -> Select[Any, Any]:
    """Return (claim_id, actor_id): spoken about, behind a wording, or answering in any scope."""
    about, step, m, r = (
        table_of(model).c for model in (ClaimActor, AttributionStep, Mention, Response)
    )
    behind = (
        select(m.claim_id, step.actor_id)
        .join_from(table_of(AttributionStep), table_of(Mention), m.id == step.mention_id)
        .where(step.actor_id.is_not(None), m.claim_id.in_(part))
    )
    every = union(
        select(about.claim_id, about.actor_id).where(about.claim_id.in_(part)),
        behind,
        select(r.claim_id, r.actor_id).where(r.claim_id.in_(part)),
    ).subquery("party")
    return select(every.c.claim_id, every.c.actor_id)


def _kept_of(
    session: Session, model: type[SQLModel], column: str, part: Sequence[int]
) -> dict[int, set[Any]]:
    table = table_of(model)
    wanted = select(table.c.claim_id, table.c[column]).where(table.c.claim_id.in_(part))
    return _grouped(session, wanted)


def _grouped(session: Session, pairs: Select[Any, Any]) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for row in session.execute(pairs):
        found[row[0]].add(row[1])
    return found


def _with_those_above(
    session: Session, model: type[SQLModel], of_claims: Mapping[int, set[int]]
) -> dict[int, set[int]]:
    """Return the ids of each claim with everything they lie within. Loops end."""
    parents = _parents(session, table_of(model), {n for ids in of_claims.values() for n in ids})

    def climb(ids: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for start in ids:
            at: int | None = start
            while at is not None and at not in found:
                found.add(at)
                at = parents.get(at)
        return found

    return {claim_id: climb(ids) for claim_id, ids in of_claims.items()}


def _parents(session: Session, table: Table, ids: Collection[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    looked: set[int] = set()
    newest = set(ids)
    while newest:
        looked |= newest
        for part in in_parts(sorted(newest)):
            wanted = select(table.c.id, table.c.parent_id).where(
                table.c.id.in_(part), table.c.parent_id.is_not(None)
            )
            found.update((row[0], row[1]) for row in session.execute(wanted))
        newest = set(found.values()) - looked
    return found


def _insert_pairs(
    session: Session, model: type[SQLModel], column: str, of_claims: Mapping[int, set[int]]
) -> None:
    rows = (
        {"claim_id": claim_id, column: ref}
        for claim_id in sorted(of_claims)
        for ref in sorted(of_claims[claim_id])
    )
    insert_plain(session, model, rows)
