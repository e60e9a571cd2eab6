"""How many claims each choice of a filter shows, kept by difference so that no page counts them.

``claim_tally`` remembers what a claim was counted under; a change takes that back and adds what
holds now. So neither the old state of the claim nor any other claim has to be looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.words import Act, Review
from app.store.dialect import add_up
from app.store.rows import among, in_parts, insert_plain, table_of
from app.store.tables import (
    Actor,
    Article,
    ArticleTally,
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
    Outlet,
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


def still_said(claim: FromClause, mention: FromClause) -> ColumnElement[bool]:
    """Return the condition that not every mention of a claim was rejected.

    A claim that never had one, as a desk may record it, is not left out.
    """
    any_of_it = mention.alias("any_of_it")
    said = select(any_of_it.c.id).where(any_of_it.c.claim_id == claim.c.id).correlate(claim)
    return or_(claim.c.kept_articles > 0, ~said.exists())


def tally_claims(session: Session, claim_ids: Collection[int]) -> None:
    """Keep the parties, subjects and counts of these claims as they are now.

    Topics, outlets and actors get the claims they gain or lose.
    """
    change: Counter[Key] = Counter()
    for part in in_parts(claim_ids):
        change.subtract(_taken_back(session, part))
        change.update(_counted(session, part))
    add_counts(session, change)
    _add_claims(session, change)


def tally_everything(session: Session) -> None:
    """Keep parties, subjects and all counts anew."""
    for model in (*_OF_A_CLAIM, KeptCount, ArticleTally):
        session.execute(delete(table_of(model)))
    for model, columns in _ADDED_UP.items():
        session.execute(update(table_of(model)).values(dict.fromkeys(columns, 0)))
    tally_claims(session, list(session.scalars(select(table_of(Claim).c.id))))
    tally_articles(session, list(session.scalars(select(table_of(Article).c.id))))
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
    _add_claims(session, change)


def tally_articles(session: Session, article_ids: Collection[int]) -> None:
    """Let actors and outlets have what they gain or lose by these articles as they are now."""
    change: Counter[tuple[str, int]] = Counter()
    table = table_of(ArticleTally)
    for part in in_parts(sorted(article_ids)):
        before = {
            row.article_id: Counter({(kind, ref): n for kind, ref, n in row.counted})
            for row in session.execute(select(table).where(among(table.c.article_id, part)))
        }
        now = _in_articles(session, part)
        changed = [i for i in part if before.get(i) != now[i]]
        for article_id in changed:
            change.update(now[article_id])
            change.subtract(before.get(article_id, Counter()))
        session.execute(delete(table).where(among(table.c.article_id, changed)))
        insert_plain(
            session,
            ArticleTally,
            (
                {"article_id": i, "counted": [[*key, n] for key, n in sorted(now[i].items())]}
                for i in changed
            ),
        )
    _add(session, _OF_ARTICLES, change)


def _in_articles(session: Session, part: Sequence[int]) -> dict[int, Counter[tuple[str, int]]]:
    """Return what each article adds: statements and answers of actors, itself to its outlet."""
    a, m, r, step = (table_of(t).c for t in (Article, Mention, Response, AttributionStep))
    found: dict[int, Counter[tuple[str, int]]] = {i: Counter() for i in part}
    said = (
        select(m.article_id, step.actor_id, func.count(m.id.distinct()))
        .join_from(table_of(Mention), table_of(AttributionStep), m.id == step.mention_id)
        .where(among(m.article_id, part), m.review != Review.REJECTED.value)
        .where(step.actor_id.is_not(None))
        .group_by(m.article_id, step.actor_id)
    )
    answered = (
        select(r.article_id, r.actor_id, func.count())
        .where(among(r.article_id, part), r.review != Review.REJECTED.value)
        .group_by(r.article_id, r.actor_id)
    )
    published = select(a.id, a.outlet_id, literal(1)).where(among(a.id, part))
    for kind, wanted in (("said", said), ("answered", answered), ("published", published)):
        for article_id, ref, number in session.execute(wanted):
            found[article_id][kind, ref] = number
    return found


def _add_claims(session: Session, change: Mapping[Key, int]) -> None:
    added: Counter[tuple[str, int]] = Counter()
    for (kind, ref, _), number in change.items():
        if kind in _OF_CLAIMS:
            added[kind, ref] += number
    _add(session, _OF_CLAIMS, added)


def _add(
    session: Session,
    columns: Mapping[str, tuple[type[SQLModel], str]],
    change: Mapping[tuple[str, int], int],
) -> None:
    """Add to the counted columns of rows, given by kind and id: one statement for each kind."""
    for kind, (model, column) in columns.items():
        rows = [
            {"row_id": ref, "more": number}
            for (of, ref), number in sorted(change.items())
            if of == kind and number
        ]
        if rows:
            table = table_of(model)
            more = update(table).where(table.c.id == bindparam("row_id"))
            more = more.values({column: table.c[column] + bindparam("more")})
            session.connection().execute(more, rows)


_OF_CLAIMS: dict[str, tuple[type[SQLModel], str]] = {
    "topic": (Topic, "kept_claims"),
    "outlet": (Outlet, "kept_claims"),
    "about": (Actor, "kept_claims"),
}
_OF_ARTICLES: dict[str, tuple[type[SQLModel], str]] = {
    "said": (Actor, "kept_statements"),
    "answered": (Actor, "kept_responses"),
    "published": (Outlet, "kept_articles"),
}
_ADDED_UP: dict[type[SQLModel], tuple[str, ...]] = {
    Topic: ("kept_claims",),
    Outlet: ("kept_claims", "kept_articles"),
    Actor: ("kept_claims", "kept_statements", "kept_responses"),
}


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
    for kept in session.scalars(select(tally.c.counted).where(among(tally.c.claim_id, part))):
        found.update((kind, ref, value) for kind, ref, value in kept)
    for model in _OF_A_CLAIM:
        table = table_of(model)
        session.execute(delete(table).where(among(table.c.claim_id, part)))
    return found


def _counted(session: Session, part: Sequence[int]) -> Counter[Key]:
    link = table_of(ClaimTopic).c
    topics = select(link.claim_id, link.topic_id).where(among(link.claim_id, part))
    parties = _with_those_above(session, Actor, _grouped(session, _parties(part)))
    subjects = _with_those_above(session, Topic, _grouped(session, topics))
    outlets = _kept_of(session, ClaimOutlet, "outlet_id", part)
    acts = _kept_of(session, ClaimAct, "act", part)
    about = _kept_of(session, ClaimActor, "actor_id", part)
    c = table_of(Claim).c
    keys: dict[int, list[Key]] = {}
    wanted = select(
        *(c.id, c.kept_origins_max, c.event_earliest, c.event_latest),
        *(c.first_reported_earliest, c.first_reported_latest),
    )
    wanted = wanted.where(among(c.id, part), still_said(table_of(Claim), table_of(Mention)))
    for row in session.execute(wanted.order_by(c.id)):
        answers = acts.get(row.id, set())
        keys[row.id] = [
            CLAIMS,
            *([SINGLE] if row.kept_origins_max == 1 else []),
            *([DENIED] if answers & DENYING else []),
            *(("act", 0, act) for act in sorted(answers) or [UNANSWERED]),
            *(("topic", ref, "") for ref in sorted(subjects.get(row.id, ()))),
            *(("actor", ref, "") for ref in sorted(parties.get(row.id, ()))),
            *(("outlet", ref, "") for ref in sorted(outlets.get(row.id, ()))),
            *(("about", ref, "") for ref in sorted(about.get(row.id, ()))),
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
        .where(step.actor_id.is_not(None), among(m.claim_id, part))
    )
    every = union(
        select(about.claim_id, about.actor_id).where(among(about.claim_id, part)),
        behind,
        select(r.claim_id, r.actor_id).where(among(r.claim_id, part)),
    ).subquery("party")
    return select(every.c.claim_id, every.c.actor_id)


def _kept_of(
    session: Session, model: type[SQLModel], column: str, part: Sequence[int]
) -> dict[int, set[Any]]:
    table = table_of(model)
    wanted = select(table.c.claim_id, table.c[column]).where(among(table.c.claim_id, part))
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
                among(table.c.id, part), table.c.parent_id.is_not(None)
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
