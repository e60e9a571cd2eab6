"""Sets claims beside one another: look up → compare → keep. Decides nothing.

What a claim is compared with is looked up by its words, so that the cost of one claim does not grow
with the number held.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from app.chaining import states
from app.domain.ledger import RelatedClaim
from app.link.lookup import claim_terms, vector_probes
from app.link.matters import Matter, read_matter
from app.link.related import MOST, best_related, relate
from app.link.vectors import Kept, vector_key, vectors
from app.store.ledgers import save_related
from app.store.lookup import count_terms, find_claims
from app.store.related import (
    RelatedInputs,
    forget_related,
    load_related,
    load_related_inputs,
)
from app.store.rows import id_of, in_parts
from app.store.session import Session
from app.store.vectors import load_vectors, save_vectors

REFILLED = 50  # claims that lost one of a full list are looked at again, and no more


def relate_claims(session: Session, claim_ids: Collection[int], *, run: int) -> None:
    """Set these claims anew beside all that are held; their neighbours' rows change with them.

    What stood beside one of them before is compared again, also where it would not be looked up.
    """
    ids = sorted(claim_ids)
    had = forget_related(session, ids)
    before: dict[int, set[int]] = defaultdict(set)
    for claim_id, rows in had.items():
        for row in rows:
            before[claim_id].add(int(row.other[1:]))
            before[int(row.other[1:])].add(claim_id)
    _relate(session, ids, before, run)
    now = load_related(session, sorted(had))
    lost = [i for i, rows in sorted(had.items()) if len(rows) >= MOST and len(now[i]) < MOST]
    _relate(session, lost[:REFILLED], before, run)


def _relate(
    session: Session, claim_ids: Collection[int], before: Mapping[int, set[int]], run: int
) -> None:
    for part in in_parts(claim_ids):
        found = _find(session, part, before)
        if found:
            kept = load_related(session, sorted(found))
            merged = {i: best_related([*kept[i], *rows]) for i, rows in found.items()}
            save_related(session, merged, run_id=run)


def _find(
    session: Session, claim_ids: Collection[int], before: Mapping[int, set[int]]
) -> dict[int, list[RelatedClaim]]:
    """Return what stands beside these claims, and them beside the others."""
    matters = _matters(session, load_related_inputs(session, claim_ids))
    looked = _look_up(session, matters)
    near = {claim_id: found | before.get(claim_id, set()) for claim_id, found in looked.items()}
    others = {other for found in near.values() for other in found} - matters.keys()
    matters |= _matters(session, load_related_inputs(session, sorted(others)))
    pairs = {
        (min(claim_id, other), max(claim_id, other))
        for claim_id, found in near.items()
        for other in found
        if other != claim_id and other in matters
    }
    rows: dict[int, dict[str, RelatedClaim]] = defaultdict(dict)
    for low, high in sorted(pairs):
        for a, b in ((low, high), (high, low)):
            related = relate(matters[a], matters[b])
            if related is not None:
                rows[a][related.other] = related
    return {claim_id: list(found.values()) for claim_id, found in rows.items()}


def _look_up(session: Session, matters: Mapping[int, Matter]) -> dict[int, set[int]]:
    """Return for each claim those that share most with it."""
    probes = {
        f"c{claim_id}": matter.terms | frozenset(vector_probes(matter.vector))
        for claim_id, matter in matters.items()
    }
    counts = count_terms(session, sorted({term for terms in probes.values() for term in terms}))
    found = find_claims(session, probes, counts)
    return {id_of(key): set(near) for key, near in found.items()}


def _matters(session: Session, held: RelatedInputs) -> dict[int, Matter]:
    """Return claims as they are compared; vectors of statements are kept as those of wordings."""
    said = {claim_id: claim.statement for claim_id, claim in held.claims.items()}
    kept = Kept(known=load_vectors(session, [vector_key(words) for words in said.values()]))
    rows = dict(zip(said, vectors(list(said.values()), kept=kept), strict=True)) if said else {}
    save_vectors(session, kept.made)
    nations = states(held.actor_names)
    return {
        claim_id: read_matter(
            claim,
            held.roles.get(claim.key, ()),
            parents=held.parents,
            states=nations,
            texts=held.texts.get(claim.key, frozenset()),
            terms=claim_terms(claim),
            vector=rows[claim_id],
        )
        for claim_id, claim in held.claims.items()
    }
