"""Rewordings as rows: pending until the new text is linked, then with what differs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.base.clock import now
from app.domain.chain import LinkMention, LinkQuantity, LinkStep
from app.domain.ledger import StillCarries
from app.domain.words import Modality, Naming, Relation, SourceKind
from app.store.rows import in_parts, insert_plain, insert_rows, table_of, update_rows
from app.store.tables import Article, Capture, ChainNode, Hop, Mention
from app.store.tables_of_ledgers import Rewording, RewordingCarry


@dataclass(frozen=True, slots=True)
class HeldRewording:
    """A rewording as it is held. ``kept`` are quotes that stood in both texts."""

    id: int
    claim_id: int
    article_id: int
    old: LinkMention
    new: LinkMention | None
    kept: tuple[str, ...] = ()


def newest_capture(session: Session, article_id: int) -> str | None:
    """Return the SHA-256 of the capture that an article was last read from."""
    c = table_of(Capture).c
    wanted = select(c.sha256).where(c.article_id == article_id).order_by(c.id.desc()).limit(1)
    return session.scalar(wanted)


def save_pending(
    session: Session,
    article_id: int,
    gone: Sequence[tuple[int, LinkMention]],
    *,
    kept: Sequence[str],
    captures: tuple[str | None, str],
    below: Mapping[int, Collection[int]],
    run_id: int | None,
) -> None:
    """Keep wordings that are about to be replaced, each with its claim, until linking compares.

    ``captures`` are the earlier and the newer one; ``below`` are the texts that have each claim
    from this article at present.
    """
    rows = [
        {
            "claim_id": claim_id,
            "article_id": article_id,
            "old_quote": old.quote,
            "from_sha256": captures[0],
            "to_sha256": captures[1],
            "recorded_at": now(),
            "pending": True,
            "wordings": {"old": asdict(old), "new": None, "kept": list(kept)},
            "run_id": run_id,
        }
        for claim_id, old in gone
    ]
    ids = insert_rows(session, Rewording, rows)
    carries = [
        {"rewording_id": row_id, "article_id": text, "state": StillCarries.NEITHER.value}
        for row_id, (claim_id, _) in zip(ids, gone, strict=True)
        for text in sorted(below.get(claim_id, ()))
    ]
    insert_plain(session, RewordingCarry, carries)


def load_pending(session: Session, article_ids: Collection[int]) -> list[HeldRewording]:
    """Return the rewordings of these articles that wait to be compared."""
    r = table_of(Rewording).c
    return [
        found
        for part in in_parts(sorted(article_ids))
        for found in _load(session, r.article_id.in_(part) & r.pending.is_(True))
    ]


def load_settled(session: Session, claim_ids: Collection[int]) -> list[HeldRewording]:
    """Return the rewordings of these claims, and of the articles that mention them."""
    r, m = table_of(Rewording).c, table_of(Mention).c
    found: dict[int, HeldRewording] = {}
    for part in in_parts(sorted(claim_ids)):
        texts = select(m.article_id).where(m.claim_id.in_(part))
        here = or_(r.claim_id.in_(part), r.article_id.in_(texts)) & r.pending.is_(False)
        found |= {one.id: one for one in _load(session, here)}
    return list(found.values())


def save_settled(session: Session, row_id: int, values: Mapping[str, Any]) -> None:
    """Write what came of a comparison; ``new`` among ``values`` is the mention or None."""
    r = table_of(Rewording).c
    held: dict[str, Any] = session.scalar(select(r.wordings).where(r.id == row_id)) or {}
    new: LinkMention | None = values["new"]
    row = {name: value for name, value in values.items() if name != "new"}
    row |= {
        "row_id": row_id,
        "pending": False,
        "new_quote": None if new is None else new.quote,
        "wordings": {"old": held["old"], "new": None if new is None else asdict(new)},
    }
    update_rows(session, Rewording, [row])


def move_rewordings(session: Session, claim_id: int, to_claim_id: int) -> None:
    """Hand the rewordings of a claim that nobody mentions any more to another one."""
    table = table_of(Rewording)
    of_claim = update(table).where(table.c.claim_id == claim_id)
    session.execute(of_claim.values(claim_id=to_claim_id))


def forget_rewordings(session: Session, ids: Collection[int]) -> None:
    """Delete rewordings that turned out to be none."""
    carry, table = table_of(RewordingCarry), table_of(Rewording)
    for part in in_parts(ids):
        session.execute(delete(carry).where(carry.c.rewording_id.in_(part)))
        session.execute(delete(table).where(table.c.id.in_(part)))


def load_carriers(session: Session, rewording_id: int) -> set[int]:
    """Return the articles that were below a rewording when it was last looked at."""
    k = table_of(RewordingCarry).c
    return set(session.scalars(select(k.article_id).where(k.rewording_id == rewording_id)))


def save_carries(
    session: Session,
    rewording_id: int,
    carries: Mapping[int, tuple[StillCarries, str]],
) -> None:
    """Keep which version each text below carries, in place of what was kept before."""
    table = table_of(RewordingCarry)
    session.execute(delete(table).where(table.c.rewording_id == rewording_id))
    rows = [
        {"rewording_id": rewording_id, "article_id": i, "state": state.value, "words": words}
        for i, (state, words) in sorted(carries.items())
    ]
    insert_plain(session, RewordingCarry, rows)


def load_below(
    session: Session, article_id: int, claim_ids: Iterable[int]
) -> dict[int, frozenset[int]]:
    """Return the texts that have each of these claims from an article, at any distance.

    Where the article's own text no longer has the claim, its outlet stands in the chain instead,
    named and not held.
    """
    n, h, a = table_of(ChainNode).c, table_of(Hop).c, table_of(Article).c
    outlet_id = session.scalar(select(a.outlet_id).where(a.id == article_id))
    found: dict[int, frozenset[int]] = {}
    for claim_id in sorted(set(claim_ids)):
        nodes = {
            row.key: row
            for row in session.execute(select(table_of(ChainNode)).where(n.claim_id == claim_id))
        }
        below: dict[str, set[str]] = defaultdict(set)
        for up, down in session.execute(select(h.from_key, h.to_key).where(h.claim_id == claim_id)):
            below[up].add(down)
        own = {key for key, row in nodes.items() if row.article_id == article_id}
        ghosts = {k for k, r in nodes.items() if r.kind == "ghost" and r.outlet_id == outlet_id}
        todo = list(own or ghosts)
        seen = set(todo)
        while todo:
            more = below[todo.pop()] - seen
            seen |= more
            todo += more
        texts = {i for key in seen if key in nodes for i in _texts_of(nodes[key])}
        found[claim_id] = frozenset(texts - {article_id})
    return found


def find_claims_worded(session: Session, article_id: int, quote: str | None) -> set[int]:
    """Return the claims that an article's mention in these words belongs to."""
    if quote is None:
        return set()
    m = table_of(Mention).c
    here = (m.article_id == article_id) & (m.quote == quote) & m.claim_id.is_not(None)
    return set(session.scalars(select(m.claim_id).where(here)))


def find_claims_carried(session: Session, rewording_id: int) -> set[int]:
    """Return the claims of the sentences by which texts below a rewording carry it."""
    m, k = table_of(Mention).c, table_of(RewordingCarry).c
    same = (k.article_id == m.article_id) & (k.words == m.quote)
    wanted = select(m.claim_id).join_from(table_of(Mention), table_of(RewordingCarry), same)
    held = wanted.where(k.rewording_id == rewording_id, m.claim_id.is_not(None))
    return set(session.scalars(held))


def find_corrected(session: Session, article_id: int, quote: str) -> int | None:
    """Return the claim of the last rewording of an article that ended in these words, if any."""
    r = table_of(Rewording).c
    here = (r.article_id == article_id) & (r.new_quote == quote) & r.pending.is_(False)
    return session.scalar(select(r.claim_id).where(here).order_by(r.id.desc()).limit(1))


def has_mentions(session: Session, claim_id: int) -> bool:
    """Tell whether any text held mentions a claim."""
    m = table_of(Mention).c
    return session.scalar(select(m.id).where(m.claim_id == claim_id).limit(1)) is not None


def _texts_of(node: Any) -> list[int]:
    return [] if node.article_id is None else [node.article_id, *node.copies]


def _load(session: Session, condition: Any) -> list[HeldRewording]:
    table = table_of(Rewording)
    rows = session.execute(select(table).where(condition).order_by(table.c.id))
    return [
        HeldRewording(
            id=row.id,
            claim_id=row.claim_id,
            article_id=row.article_id,
            old=_mention(row.wordings["old"]),
            new=_mention(row.wordings["new"]) if row.wordings["new"] else None,
            kept=tuple(row.wordings.get("kept", ())),
        )
        for row in rows
    ]


def _mention(kept: Mapping[str, Any]) -> LinkMention:
    """Return a mention that was kept as plain values."""
    values = dict(kept)
    values["modality"] = Modality(kept["modality"])
    values["relation"] = Relation(kept["relation"]) if kept["relation"] else None
    values["steps"] = tuple(_step(step) for step in kept["steps"])
    values["quantities"] = tuple(LinkQuantity(**quantity) for quantity in kept["quantities"])
    values |= {name: tuple(kept[name]) for name in ("dates", "topics", "actors")}
    return LinkMention(**values)


def _step(kept: Mapping[str, Any]) -> LinkStep:
    values = dict(kept)
    values["kind"], values["naming"] = SourceKind(kept["kind"]), Naming(kept["naming"])
    return LinkStep(**values)
