"""What linking decided: which claim a mention joins, which text copies which, what is answered."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.base.dates import date_range
from app.domain.chain import Answered, Copy, Joined
from app.domain.words import Review
from app.store.ledgers import drop_ledgers
from app.store.lookup import save_terms
from app.store.rows import (
    among,
    id_of,
    ids_by,
    in_parts,
    insert_plain,
    insert_rows,
    table_of,
    update_rows,
)
from app.store.slugs import free_slugs
from app.store.tables import (
    Actor,
    Article,
    ChainNode,
    Claim,
    ClaimAct,
    ClaimActor,
    ClaimOutlet,
    ClaimTopic,
    ClaimVector,
    Drift,
    Hop,
    Mention,
    RejectedJoin,
    Response,
    SearchEntry,
    Topic,
)
from app.store.tables_of_ledgers import Grade
from app.store.tally import forget_claims


@dataclass(frozen=True, slots=True)
class SavedLinks:
    """The id of each claim key, also of new groups, and the claims that have to be refreshed.

    ``joined`` are the ids of the mentions that were decided.
    """

    claims: Mapping[str, int]
    touched: frozenset[int]
    joined: tuple[int, ...] = ()


def save_links(
    session: Session,
    joined: Sequence[Joined],
    *,
    copies: Sequence[Copy],
    answered: Sequence[Answered],
    statements: Mapping[str, str],
    run_id: int | None,
    among: Collection[str] | None = None,
    before: Mapping[int, int] | None = None,
) -> SavedLinks:
    """Keep the decisions of linking; ``copies`` are all there are among the texts ``among``.

    A new group gets the claim that most of its mentions had before, else a new one with the words
    of ``statements`` (by group key). A machine's claim summarises its mentions anew. ``before``
    says which claim a mention had, where the mention itself does not any more.
    """
    had = _claims_of(session, [id_of(j.mention) for j in joined])
    before = {i: before[i] for j in joined if (i := id_of(j.mention)) in before} if before else had
    claims = _claim_ids(session, joined, before, statements, run_id)
    mentions = [
        {
            "row_id": id_of(j.mention),
            "claim_id": claims[j.claim],
            "join_score": j.score,
            "join_reason": j.reason,
        }
        for j in joined
    ]
    update_rows(session, Mention, mentions)
    touched = {claims[j.claim] for j in joined} | set(before.values())
    touched |= _save_copies(session, copies, among)
    touched |= _save_answers(session, answered, claims)
    _summarise(session, touched)
    return SavedLinks(claims, frozenset(touched), tuple(id_of(j.mention) for j in joined))


def drop_empty_claims(
    session: Session, claim_ids: Collection[int] | None = None
) -> tuple[int, ...]:
    """Delete the claims of machines that no mention belongs to any more; return their ids.

    ``claim_ids``: look only at these.
    """
    claims, mentions, grades = table_of(Claim), table_of(Mention), table_of(Grade)
    empty = select(claims.c.id).where(
        claims.c.of_desk.is_(False),
        claims.c.review == Review.PROPOSED.value,
        ~select(mentions.c.id).where(mentions.c.claim_id == claims.c.id).exists(),
        ~select(grades.c.id).where(grades.c.claim_id == claims.c.id).exists(),  # a person's word
    )
    if claim_ids is None:
        ids = list(session.scalars(empty))
    else:
        parts = in_parts(sorted(claim_ids))
        ids = [i for part in parts for i in session.scalars(empty.where(among(claims.c.id, part)))]
    if not ids:
        return ()
    forget_claims(session, ids)
    save_terms(session, {claim_id: {} for claim_id in ids})
    drop_ledgers(session, ids)
    for part in in_parts(ids):
        gone = col(Response.claim_id).in_(part)
        session.execute(update(Response).where(gone).values(claim_id=None))
        for model in _OF_A_CLAIM:
            table = table_of(model)
            session.execute(delete(table).where(among(table.c.claim_id, part)))
        session.execute(delete(claims).where(among(claims.c.id, part)))
    return tuple(ids)


_OF_A_CLAIM: tuple[type[SQLModel], ...] = (
    *(Drift, Hop, ChainNode, ClaimTopic, ClaimActor, ClaimOutlet, ClaimAct, SearchEntry),
    *(ClaimVector, RejectedJoin),
)


def _claims_of(session: Session, mention_ids: Sequence[int]) -> dict[int, int]:
    table = table_of(Mention)
    found: dict[int, int] = {}
    for part in in_parts(mention_ids):
        wanted = select(table.c.id, table.c.claim_id).where(
            among(table.c.id, part), table.c.claim_id.is_not(None)
        )
        found.update({row[0]: row[1] for row in session.execute(wanted)})
    return found


def _claim_ids(
    session: Session,
    joined: Sequence[Joined],
    before: Mapping[int, int],
    statements: Mapping[str, str],
    run_id: int | None,
) -> dict[str, int]:
    """Return the id of each claim key; groups get the claim most of them had, or a new one."""
    claims = {j.claim: id_of(j.claim) for j in joined if not j.is_new}
    had: dict[str, Counter[int]] = defaultdict(Counter)
    for j in joined:
        if j.is_new:
            had[j.claim].update([before[id_of(j.mention)]] if id_of(j.mention) in before else [])
    free = _machine_claims(session, set(before.values())) - set(claims.values())
    for key in sorted(had, key=lambda group: (-had[group].total(), group)):
        choices = [claim for claim, _ in had[key].most_common() if claim in free]
        if choices:
            claims[key] = choices[0]
            free.discard(choices[0])
    new = [key for key in had if key not in claims]
    texts = [statements[key] for key in new]
    slugs = free_slugs(session, Claim, texts, instead="claim")
    rows = [
        {
            "slug": slug,
            "statement": text,
            "review": Review.PROPOSED.value,
            "run_id": run_id,
        }
        for slug, text in zip(slugs, texts, strict=True)
    ]
    kept = [
        {"row_id": claims[key], "statement": statements[key], "run_id": run_id}
        for key in had
        if key in claims
    ]
    update_rows(session, Claim, kept)
    return claims | dict(zip(new, insert_rows(session, Claim, rows), strict=True))


def _machine_claims(session: Session, ids: set[int]) -> set[int]:
    table = table_of(Claim)
    found: set[int] = set()
    for part in in_parts(ids):
        machine = (table.c.of_desk.is_(False)) & (table.c.review == Review.PROPOSED.value)
        found.update(session.scalars(select(table.c.id).where(among(table.c.id, part), machine)))
    return found


def _save_copies(
    session: Session, copies: Sequence[Copy], among: Collection[str] | None
) -> set[int]:
    """Set which article copies which; return the claims of those that changed."""
    table = table_of(Article)
    recorded = select(table.c.id, table.c.copy_of_id, table.c.copy_share, table.c.copy_run)
    recorded = recorded.where(table.c.copy_of_id.is_not(None))
    held: dict[int, tuple[Any, ...]] = {}
    if among is None:
        held = {row[0]: tuple(row[1:]) for row in session.execute(recorded)}
    else:
        for part in in_parts(sorted(map(id_of, among))):
            rows_here = session.execute(recorded.where(table.c.id.in_(part)))
            held |= {row[0]: tuple(row[1:]) for row in rows_here}
    now = {id_of(c.text): (id_of(c.of), c.share, c.run) for c in copies}
    changed = [i for i in {**held, **now} if held.get(i) != now.get(i)]
    rows: list[dict[str, Any]] = []
    for article_id in changed:
        of, share, run = now.get(article_id, (None, None, None))
        rows.append({"row_id": article_id, "copy_of_id": of, "copy_share": share, "copy_run": run})
    update_rows(session, Article, rows)
    mentions = table_of(Mention)
    touched: set[int] = set()
    for part in in_parts(changed):
        of_these = mentions.c.article_id.in_(part) & (mentions.c.claim_id.is_not(None))
        touched.update(session.scalars(select(mentions.c.claim_id).where(of_these)))
    return touched


def _save_answers(
    session: Session, answered: Sequence[Answered], claims: Mapping[str, int]
) -> set[int]:
    table = table_of(Response)
    rows: list[dict[str, Any]] = []
    for answer in answered:
        claim = answer.claim
        claim_id = None if claim is None else claims.get(claim)
        if claim is not None and claim_id is None:
            claim_id = id_of(claim)
        rows.append(
            {"row_id": id_of(answer.response), "claim_id": claim_id, "scope": answer.scope.value}
        )
    touched = {row["claim_id"] for row in rows if row["claim_id"] is not None}
    for part in in_parts(row["row_id"] for row in rows):
        had = among(table.c.id, part) & (table.c.claim_id.is_not(None))
        touched.update(session.scalars(select(table.c.claim_id).where(had)))
    update_rows(session, Response, rows)
    return touched


def _summarise(session: Session, claim_ids: set[int]) -> None:
    """Let each machine's claim have the topics, actors, number and date most mentions have."""
    table = table_of(Mention)
    topics = ids_by(session, Topic, "slug")
    for part in in_parts(_machine_claims(session, claim_ids)):
        groups: dict[int, list[Any]] = defaultdict(list)
        read = ("claim_id", "actors", "topics", "quantities", "event_date")
        wanted = select(*(table.c[name] for name in read)).where(
            among(table.c.claim_id, part), table.c.review != Review.REJECTED.value
        )
        for row in session.execute(wanted.order_by(table.c.id)).all():
            groups[row.claim_id].append(row)
        named = {slug for rows in groups.values() for row in rows for slug, _ in row.actors}
        actors = ids_by(session, Actor, "slug", named)
        for model in (ClaimTopic, ClaimActor):
            of_claims = table_of(model)
            session.execute(delete(of_claims).where(among(of_claims.c.claim_id, part)))
        update_rows(session, Claim, [_values(i, rows) for i, rows in groups.items()])
        insert_plain(
            session,
            ClaimTopic,
            (
                {"claim_id": claim_id, "topic_id": topics[slug], "position": position}
                for claim_id, rows in groups.items()
                for position, slug in enumerate(_frequent(s for row in rows for s in row.topics))
                if slug in topics
            ),
        )
        insert_plain(
            session,
            ClaimActor,
            (
                {
                    "claim_id": claim_id,
                    "actor_id": actors[slug],
                    "role": role,
                    "position": position,
                }
                for claim_id, rows in groups.items()
                for position, (slug, role) in enumerate(
                    _frequent((slug, role) for row in rows for slug, role in row.actors)
                )
                if slug in actors
            ),
        )


def _values(claim_id: int, rows: Sequence[Any]) -> dict[str, Any]:
    quantities = [
        (q["value"], q["unit"], q["text"])
        for row in rows
        for q in row.quantities[:1]
        if q["value"] is not None
    ]
    counted = _frequent(quantity[:2] for quantity in quantities)
    best = next((q for q in quantities if q[:2] == counted[0]), (None, None, None))
    dates = _frequent(row.event_date for row in rows if row.event_date)
    days = date_range(dates[0]) if dates else None
    return {
        "row_id": claim_id,
        "quantity_value": best[0],
        "quantity_unit": best[1],
        "quantity_text": best[2],
        "event_date": dates[0] if dates else None,
        "event_earliest": days.earliest if days else None,
        "event_latest": days.latest if days else None,
    }


def _frequent(values: Iterable[Any]) -> list[Any]:
    """Return the different values, the most frequent first; of equals the one met first."""
    counted: Counter[Any] = Counter(values)
    return [value for value, _ in counted.most_common()]
