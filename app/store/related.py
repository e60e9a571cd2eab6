"""What claims are set beside one another by, and what is kept of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.chain import LinkClaim
from app.domain.ledger import RelatedClaim as Related
from app.domain.ledger import RelatedKind
from app.domain.words import ActorRole
from app.store.ledger_in import load_roles
from app.store.link_in import load_near
from app.store.rows import among, id_of, in_parts, table_of
from app.store.tables import Mention
from app.store.tables_of_ledgers import RelatedClaim


@dataclass(frozen=True, slots=True)
class RelatedInputs:
    """Claims by id, and by claim key the roles of its actors and the texts that tell it.

    ``parents`` leads an actor to the one it is within.
    """

    claims: Mapping[int, LinkClaim]
    roles: Mapping[str, tuple[tuple[str, ActorRole], ...]]
    texts: Mapping[str, frozenset[str]]
    actor_names: Mapping[str, str]
    parents: Mapping[str, str | None]


def load_related_inputs(session: Session, claim_ids: Collection[int]) -> RelatedInputs:
    """Return these claims as they are set beside others; rejected ones are left out."""
    near = load_near(session, (), claim_ids, wordings=0)
    return RelatedInputs(
        claims={id_of(claim.key): claim for claim in near.claims},
        roles=load_roles(session, claim_ids),
        texts=_texts(session, claim_ids),
        actor_names=near.actor_names,
        parents=near.actor_parents,
    )


def load_related(session: Session, claim_ids: Iterable[int]) -> dict[int, list[Related]]:
    """Return what is kept beside these claims."""
    c = table_of(RelatedClaim).c
    found: dict[int, list[Related]] = defaultdict(list)
    for part in in_parts(claim_ids):
        for row in session.execute(select(table_of(RelatedClaim)).where(among(c.claim_id, part))):
            kind = RelatedKind(row.kind)
            found[row.claim_id].append(Related(f"c{row.other_id}", kind, row.score, row.reason))
    return found


def forget_related(session: Session, claim_ids: Collection[int]) -> dict[int, list[Related]]:
    """Delete what is kept beside these claims and where they stand beside others.

    Return all rows, as they were, of these claims and of those others.
    """
    table = table_of(RelatedClaim)
    beside = set(claim_ids)
    for part in in_parts(claim_ids):
        beside.update(
            session.scalars(select(table.c.claim_id).where(among(table.c.other_id, part)))
        )
    had = load_related(session, sorted(beside))
    for column in (table.c.claim_id, table.c.other_id):
        for part in in_parts(claim_ids):
            session.execute(delete(table).where(among(column, part)))
    return had


def _texts(session: Session, claim_ids: Collection[int]) -> dict[str, frozenset[str]]:
    c = table_of(Mention).c
    found: dict[str, set[str]] = defaultdict(set)
    for part in in_parts(claim_ids):
        told = select(c.claim_id, c.article_id).where(among(c.claim_id, part)).distinct()
        for claim_id, article_id in session.execute(told):
            found[f"c{claim_id}"].add(f"a{article_id}")
    return {key: frozenset(texts) for key, texts in found.items()}
