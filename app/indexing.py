"""Keeps what articles and claims are looked up by: their terms, shingles and coarse vectors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.domain.chain import LinkMention
from app.link.copies import shingles
from app.link.lookup import RULES, coarse_wordings, kept_shingles, wordings_of
from app.link.vectors import Kept, vector_key, vectors
from app.store.link_in import LinkInputs, list_articles, list_claims, load_claims, load_texts
from app.store.lookup import (
    begin_index,
    index_rules,
    save_claim_vectors,
    save_shingles,
    save_terms,
)
from app.store.rows import id_of, in_parts
from app.store.session import Connection, Session
from app.store.vectors import load_vectors

if TYPE_CHECKING:
    from app.link.vectors import Matrix


def index_is_stale(session: Connection | Session) -> bool:
    """Tell whether the index was made by other rules, or never."""
    return index_rules(session) != RULES


def rebuild_index(session: Session) -> None:
    """Make the terms of all claims and the shingles of all texts anew."""
    begin_index(session, RULES)
    for part in in_parts(list_articles(session)):
        found = {id_of(text.key): shingles(text) for text in load_texts(session, part)}
        save_shingles(session, {i: kept_shingles(own) for i, own in found.items()})
    index_claims(session, list_claims(session))


def index_claims(session: Session, claim_ids: Collection[int]) -> None:
    """Make what these claims are looked up by anew."""
    for part in in_parts(claim_ids):
        save_index(session, load_claims(session, part), part)


def save_index(session: Session, held: LinkInputs, claim_ids: Sequence[int]) -> None:
    """Keep what these claims are looked up by; a vector that is not held is not made for it."""
    groups: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in held.mentions:
        if mention.claim is not None:
            groups[mention.claim].append(mention)
    wanted = {f"c{claim_id}" for claim_id in claim_ids}
    rows = held_vectors(session, held, wanted)
    terms = {
        id_of(claim.key): wordings_of(claim, groups[claim.key], rows)
        for claim in held.claims
        if claim.key in wanted and (claim.key in held.settled or groups[claim.key])
    }
    save_terms(session, {claim_id: terms.get(claim_id, {}) for claim_id in claim_ids})
    index_vectors(session, held, claim_ids, rows)


def held_vectors(
    session: Session, held: LinkInputs, claims: Collection[str]
) -> dict[str, "Matrix"]:
    """Return the vectors of these claims' wordings and statements by their words, if held."""
    said = [m.content for m in held.mentions if m.claim in claims]
    said += [claim.statement for claim in held.claims if claim.key in claims]
    known = load_vectors(session, {vector_key(words) for words in said})
    made = list({words for words in said if vector_key(words) in known})
    return dict(zip(made, vectors(made, kept=Kept(known=known)), strict=True))


def index_vectors(
    session: Session, held: LinkInputs, claim_ids: Iterable[int], rows: Mapping[str, "Matrix"]
) -> None:
    """Keep the coarse vectors of these claims; ``rows`` are vectors by the words they are of."""
    groups: dict[str | None, list[LinkMention]] = defaultdict(list)
    for mention in held.mentions:
        groups[mention.claim].append(mention)
    packed = {c.key: coarse_wordings(c, groups[c.key], rows) for c in held.claims}
    found = {claim_id: packed.get(f"c{claim_id}", ([], b"")) for claim_id in claim_ids}
    save_claim_vectors(
        session,
        {
            claim_id: ([id_of(key) if key[0] == "m" else 0 for key in keys], vectors)
            for claim_id, (keys, vectors) in found.items()
        },
    )
