"""Where linking looks: the terms of claims and the shingles of texts, each look bounded.

Which terms and shingles there are ``link.lookup`` says; here they are kept, counted and found.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.orm import Session

from app.store.dialect import add_up, insert_new, upsert
from app.store.rows import among, asked, in_parts, rows_for, table_of
from app.store.tables import Article, ClaimTerm, ClaimVector, TermCount, TextShingle
from app.store.tables import Counter as CounterRow

INDEX = "link_index"
COMMON = 400  # a term that more claims have is looked for only if nothing rarer helps
ROWS = 1500  # of claims looked at for one wording
NEWEST = 150  # of the claims that have a common term
ENOUGH = 40  # claims seen by rarer terms, so that common ones are not asked
CLAIMS = 30  # the claims that share most with a wording, and no more, are compared with it
TEXTS = 24  # the texts that share most with a text are aligned with it
SHARED = ((64, 1), (400, 2))  # a text with fewer shingles needs as many in common, a longer three
LONGEST = 100  # a shingle in as many texts gets no further ones
OFFSET = 2**31  # so that a hash of 32 bits fits PostgreSQL's integer


def index_rules(connection: Connection | Session) -> int:
    """Return by which rules the index was made; 0: it was not."""
    table = table_of(CounterRow)
    return connection.scalar(select(table.c.value).where(table.c.name == INDEX)) or 0


def begin_index(session: Session, rules: int) -> None:
    """Empty the index; it will be that of these rules."""
    for model in (ClaimTerm, ClaimVector, TermCount, TextShingle):
        session.execute(delete(table_of(model)))
    upsert(session, CounterRow, [{"name": INDEX, "value": rules}], key=["name"])


def save_terms(session: Session, wordings: Mapping[int, Mapping[str, int]]) -> None:
    """Keep the terms of these claims in place of earlier ones; a claim without any is forgotten.

    ``wordings``: how many wordings of the claim have each term, '' for all of them.
    """
    table = table_of(ClaimTerm)
    held: dict[int, dict[str, int]] = defaultdict(dict)
    kept = select(table.c.claim_id, table.c.term, table.c.wordings).where(asked(table.c.claim_id))
    for claim_id, term, number in rows_for(session, kept, wordings):
        held[claim_id][term] = number
    claims: Counter[str] = Counter()
    words: Counter[str] = Counter()
    gone: list[dict[str, Any]] = []
    put: list[dict[str, Any]] = []
    for claim_id, wanted in wordings.items():
        had = held.get(claim_id, {})
        for term in had.keys() - wanted.keys():
            gone.append({"gone_term": term, "gone_claim": claim_id})
            claims[term] -= 1
            words[term] -= had[term]
        for term, number in wanted.items():
            if had.get(term) != number:
                put.append({"term": term, "claim_id": claim_id, "wordings": number})
                claims[term] += term not in had
                words[term] += number - had.get(term, 0)
    if gone:
        _remove(session, gone)
    upsert(session, ClaimTerm, put, key=["term", "claim_id"])
    rows = [
        {"term": term, "claims": claims[term], "wordings": words[term]}
        for term in sorted(words)
        if claims[term] or words[term]
    ]
    add_up(session, TermCount, rows, key=["term"], columns=("claims", "wordings"))


def save_claim_vectors(
    session: Session, vectors: Mapping[int, tuple[Sequence[int], bytes]]
) -> None:
    """Keep the coarse vectors of these claims, see ``ClaimVector``; empty ones are forgotten."""
    table = table_of(ClaimVector)
    gone = [claim_id for claim_id, (mentions, _) in vectors.items() if not mentions]
    for part in in_parts(gone):
        session.execute(delete(table).where(among(table.c.claim_id, part)))
    rows = [
        {"claim_id": claim_id, "mentions": list(mentions), "vectors": packed}
        for claim_id, (mentions, packed) in sorted(vectors.items())
        if mentions
    ]
    upsert(session, ClaimVector, rows, key=["claim_id"])


def load_claim_vectors(
    session: Connection | Session, claim_ids: Iterable[int]
) -> dict[int, tuple[Sequence[int], bytes]]:
    """Return what is held of these claims: the mention of each vector, and the vectors."""
    table = table_of(ClaimVector)
    wanted = select(table.c.claim_id, table.c.mentions, table.c.vectors)
    rows = rows_for(session, wanted.where(asked(table.c.claim_id)), claim_ids)
    return {row[0]: (row[1], bytes(row[2])) for row in rows}


def count_terms(session: Connection | Session, terms: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return how many claims and wordings have each of these terms; '' : all there are."""
    table = table_of(TermCount)
    wanted = select(table.c.term, table.c.claims, table.c.wordings).where(asked(table.c.term))
    return {row[0]: (row[1], row[2]) for row in rows_for(session, wanted, ["", *terms])}


def find_claims(
    session: Connection | Session,
    probes: Mapping[str, Collection[str]],
    counts: Mapping[str, tuple[int, int]],
) -> dict[str, dict[int, float]]:
    """Return for each wording the claims that share the rarest terms with it, the most first, and
    what share of its terms (0–1, by rarity) each was found by.

    ``probes`` are the terms of each wording, ``counts`` what ``count_terms`` says of them.
    """
    every = max(counts.get("", (0, 0))[1], 1)
    worth = {t: math.log(1 + every / max(words, 1)) for t, (_, words) in counts.items() if t}
    asked: dict[str, list[str]] = {}
    common: dict[str, list[str]] = {}
    for key, terms in probes.items():
        known = sorted(
            (t for t in terms if counts.get(t, (0, 0))[0] > 0), key=lambda t: (-worth[t], t)
        )
        total = 0
        asked[key] = []
        for term in known:
            if counts[term][0] <= COMMON and total + counts[term][0] <= ROWS:
                asked[key].append(term)
                total += counts[term][0]
        common[key] = [t for t in known if counts[t][0] > COMMON][:2] if total < ENOUGH else []
    lists = _claims_with(session, {t for terms in asked.values() for t in terms})
    lists |= _newest_with(session, {t for terms in common.values() for t in terms})
    found: dict[str, dict[int, float]] = {}
    for key in probes:
        every_term = sum(worth[t] for t in probes[key] if t in worth and t[:1] != "~") or 1.0
        shared: dict[int, float] = defaultdict(float)
        for term in (*asked[key], *common[key]):
            for claim_id in lists.get(term, ()):
                shared[claim_id] += worth[term]
        best = sorted(shared, key=lambda c: (-shared[c], c))[:CLAIMS]
        found[key] = {claim: min(shared[claim] / every_term, 1.0) for claim in best}
    return found


def save_shingles(session: Session, kept: Mapping[int, Collection[int]]) -> None:
    """Keep the shingles of these texts in place of earlier ones.

    One that very many texts have tells nothing, and its list would never end.
    """
    table = table_of(TextShingle)
    for part in in_parts(kept):
        session.execute(delete(table).where(among(table.c.article_id, part)))
    full: set[int] = set()
    for part in in_parts({value - OFFSET for values in kept.values() for value in values}):
        wanted = select(table.c.hash).where(among(table.c.hash, part)).group_by(table.c.hash)
        full.update(session.scalars(wanted.having(func.count() >= LONGEST)))
    insert_new(
        session,
        TextShingle,
        [
            {"hash": value - OFFSET, "article_id": article_id}
            for article_id in sorted(kept)
            for value in sorted(kept[article_id])
            if value - OFFSET not in full
        ],
    )


def find_texts(session: Connection | Session, shingles: Mapping[int, Collection[int]]) -> set[int]:
    """Return the other texts that may share a passage with these, and those their copies are of.

    ``shingles`` are all those of each text. At most ``TEXTS`` are found for one of them.
    """
    table = table_of(TextShingle)
    found: set[int] = set()
    for article_id, values in shingles.items():
        shared: Counter[int] = Counter()
        wanted = select(table.c.article_id, func.count()).where(asked(table.c.hash))
        wanted = wanted.group_by(table.c.article_id)
        for part in in_parts(value - OFFSET for value in values):
            shared.update({r[0]: r[1] for r in rows_for(session, wanted, part)})
        del shared[article_id]
        least = next((n for size, n in SHARED if len(values) < size), 3)
        found.update(other for other, n in shared.most_common(TEXTS) if n >= least)
    return found | _originals(session, found | set(shingles))


def _originals(session: Connection | Session, article_ids: Collection[int]) -> set[int]:
    """Return what these are recorded to copy, and what copies one of them."""
    table = table_of(Article)
    found: set[int] = set()
    for part in in_parts(article_ids):
        copied = select(table.c.copy_of_id).where(among(table.c.id, part))
        found.update(session.scalars(copied.where(table.c.copy_of_id.is_not(None))))
        found.update(
            session.scalars(select(table.c.id).where(among(table.c.copy_of_id, part)).limit(TEXTS))
        )
    return found


def _claims_with(session: Connection | Session, terms: Collection[str]) -> dict[str, list[int]]:
    table = table_of(ClaimTerm)
    found: dict[str, list[int]] = defaultdict(list)
    wanted = select(table.c.term, table.c.claim_id).where(asked(table.c.term))
    for term, claim_id in rows_for(session, wanted, sorted(terms)):
        found[term].append(claim_id)
    return found


def _newest_with(session: Connection | Session, terms: Collection[str]) -> dict[str, list[int]]:
    table = table_of(ClaimTerm)
    newest = select(table.c.claim_id).order_by(table.c.claim_id.desc()).limit(NEWEST)
    return {t: list(session.scalars(newest.where(table.c.term == t))) for t in sorted(terms)}


def _remove(session: Session, gone: list[dict[str, Any]]) -> None:
    table = table_of(ClaimTerm)
    by_claim: dict[int, list[str]] = defaultdict(list)
    for row in gone:
        by_claim[row["gone_claim"]].append(row["gone_term"])
    for claim_id, terms in by_claim.items():
        for part in in_parts(terms):
            here = (table.c.claim_id == claim_id) & among(table.c.term, part)
            session.execute(delete(table).where(here))
