"""The chain of a claim as rows, and its short form."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.base.dates import DateRange, finest, instant
from app.domain.chain import Chain, Drifted, Hop, Node
from app.store.rows import among, id_of, in_parts, replace_rows, table_of, update_rows
from app.store.tables import Actor, Article, ChainNode, Claim, Drift, Outlet
from app.store.tables import Hop as HopRow

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ClaimChain:
    """What was found about one claim.

    ``line`` is the chain in one line, ``link.chain_text``; ``origins`` has one name an origin.
    """

    chain: Chain
    drifts: tuple[Drifted, ...] = ()
    line: str = ""
    origins: tuple[str, ...] = ()


def save_chain(
    session: Session, claim_id: int, chain: ClaimChain, *, run_id: int | None = None
) -> None:
    """Keep the chain and drifts of one claim in place of earlier ones."""
    save_chains(session, {claim_id: chain}, run_id=run_id)


def save_chains(
    session: Session, chains: Mapping[int, ClaimChain], *, run_id: int | None = None
) -> None:
    """Keep the chains and drifts of many claims in place of earlier ones; the same rows stay."""
    refs = _Refs(session, [c.chain for c in chains.values()])
    rows: dict[type[SQLModel], Iterable[dict[str, Any]]] = {
        ChainNode: (row for i, c in chains.items() for row in refs.nodes(i, c.chain)),
        HopRow: (
            {**row, "run_id": run_id} for i, c in chains.items() for row in refs.hops(i, c.chain)
        ),
        Drift: (
            {
                "claim_id": claim_id,
                "slot": drift.slot.value,
                "direction": drift.direction.value,
                "from_mention_id": id_of(drift.from_mention),
                "to_mention_id": id_of(drift.to_mention),
                "from_value": drift.from_value,
                "to_value": drift.to_value,
                "run_id": run_id,
            }
            for claim_id, found in chains.items()
            for drift in found.drifts
        ),
    }
    for model, found in rows.items():
        replace_rows(session, model, found, claim_ids=chains)
    update_rows(session, Claim, [{"row_id": i, **_kept(c)} for i, c in chains.items()])


def short_chain(chain: Chain) -> dict[str, Any]:
    """Return the most followed way as signs, and how many other ways there are."""
    nodes = {node.key: node for node in chain.nodes}
    if not chain.paths:
        return {"nodes": [], "others": 0}
    named = list(dict.fromkeys(tuple(nodes[k].name for k in path) for path in chain.paths))
    ways = [
        way
        for way in named
        if not any(way == other[: len(way)] and way != other for other in named)
    ]
    first = [nodes[key] for key in chain.paths[0]]
    return {
        "nodes": [{"sign": node_sign(n), "name": n.name, "copies": len(n.copies)} for n in first],
        "others": max(len(ways) - 1, 0),
    }


def node_sign(node: Node) -> str:
    """Return how a node is drawn: voice, unnamed, nosource, text, fold or ghost."""
    match node.kind:
        case "text":
            return "fold" if node.copies else "text"
        case "ghost" | "nosource" | "unnamed":
            return node.kind
        case _:
            return "unnamed" if node.unnamed else "voice"


@dataclass(frozen=True, slots=True)
class Published:
    """When a text was published: the days it can mean, and the instant where it is known.

    ``slack`` is how far off these days may be on either side: of ``2025-06-25~`` a day.
    """

    days: DateRange
    at: datetime | None = None
    slack: timedelta = timedelta()


def lag_hours(source: Published | None, to: Published | None) -> tuple[int | None, int | None]:
    """Return the fewest and most whole hours between two publications, by day or by instant.

    Never narrower than the dates allow, their days taken by one clock. Both None where one end of
    one of them is not known. What comes after is never earlier.
    """
    if source is None or to is None:
        return None, None
    if source.at is not None and to.at is not None:
        lag = to.at - source.at
        return lag // HOUR, -(-lag // HOUR)
    first, second = source.days, to.days
    if first.earliest is None or first.latest is None:
        return None, None
    if second.earliest is None or second.latest is None:
        return None, None
    slack = source.slack + to.slack
    least = (second.earliest - first.latest - DAY - slack) // HOUR
    most = (second.latest - first.earliest + DAY + slack) // HOUR
    return (max(least, 0) if most > 0 else least), most


def slack_of(published: str | None) -> timedelta:
    """Return how far off an approximate or doubtful date may be: one of its own units."""
    marked = [side for side in (published or "").split("/") if side[-1:] in _MARKS]
    units = [_UNITS.get(len(side.rstrip(_MARKS)), DAY) for side in marked]
    return max(units, default=timedelta())


_MARKS = "~?%"
_UNITS = {len("2025"): 366 * DAY, len("2025-06"): 31 * DAY, len("2025-06-25"): DAY}


def _kept(found: ClaimChain) -> dict[str, Any]:
    chain = found.chain
    return {
        "kept_origins_min": chain.origins_min,
        "kept_origins_max": chain.origins_max,
        "kept_origins": "; ".join(name.replace("; ", ", ") for name in found.origins),
        "kept_chain": found.line,
        "kept_short_chain": short_chain(chain),
    }


class _Refs:
    """The rows that the nodes of some chains refer to."""

    def __init__(self, session: Session, chains: Sequence[Chain]) -> None:
        nodes = [node for chain in chains for node in chain.nodes]
        self.outlets = _ids(session, Outlet, {n.ref for n in nodes if n.kind == "ghost" and n.ref})
        self.actors = _ids(session, Actor, {n.ref for n in nodes if n.kind == "actor" and n.ref})
        texts = {id_of(n.ref) for n in nodes if n.kind == "text" and n.ref}
        texts |= {id_of(hop.seen_in) for chain in chains for hop in chain.hops}
        table = table_of(Article)
        self.days: dict[int, Published] = {}
        self.publishers: dict[int, int] = {}
        for part in in_parts(texts):
            wanted = select(
                table.c.id,
                table.c.published_earliest,
                table.c.published_latest,
                table.c.published,
                table.c.published_time,
                table.c.outlet_id,
            )
            for row in session.execute(wanted.where(among(table.c.id, part))):
                at = instant(finest(row.published, row.published_time))
                self.publishers[row[0]] = row.outlet_id
                self.days[row[0]] = Published(
                    DateRange(row[1], row[2]), at, slack_of(row.published)
                )

    def nodes(self, claim_id: int, chain: Chain) -> list[dict[str, Any]]:
        """Return the rows of the nodes of a chain, in its order."""
        roots = dict.fromkeys(chain.unsure_roots, "unsure") | dict.fromkeys(
            chain.sure_roots, "sure"
        )
        return [
            {
                "claim_id": claim_id,
                "position": position,
                "key": node.key,
                "kind": node.kind,
                "name": node.name,
                "actor_id": self.actors.get(node.ref or "") if node.kind == "actor" else None,
                "outlet_id": self._outlet(node),
                "article_id": id_of(node.ref) if node.kind == "text" and node.ref else None,
                "unnamed": node.unnamed,
                "root": roots.get(node.key),
                "copies": [id_of(key) for key in node.copies],
            }
            for position, node in enumerate(chain.nodes)
        ]

    def hops(self, claim_id: int, chain: Chain) -> list[dict[str, Any]]:
        """Return the rows of the hops of a chain."""
        nodes = {node.key: node for node in chain.nodes}
        rows: list[dict[str, Any]] = []
        for hop in chain.hops:
            least, most = lag_hours(self._day(nodes[hop.source]), self._arrived(hop, nodes))
            rows.append(
                {
                    "claim_id": claim_id,
                    "from_key": hop.source,
                    "to_key": hop.to,
                    "relation": hop.relation.value,
                    "basis": hop.basis.value,
                    "evidence": hop.evidence,
                    "cue": hop.cue,
                    "confidence": hop.confidence,
                    "lag_min_hours": least,
                    "lag_max_hours": most,
                    "seen_in_id": id_of(hop.seen_in),
                    "mention_id": None if hop.mention is None else id_of(hop.mention),
                }
            )
        return rows

    def _outlet(self, node: Node) -> int | None:
        """Return the outlet that a text or a ghost is of."""
        if node.ref is None:
            return None
        if node.kind == "text":
            return self.publishers[id_of(node.ref)]
        return self.outlets.get(node.ref) if node.kind == "ghost" else None

    def _day(self, node: Node) -> Published | None:
        return self.days.get(id_of(node.ref)) if node.kind == "text" and node.ref else None

    def _arrived(self, hop: Hop, nodes: Mapping[str, Node]) -> Published | None:
        # A node may stand for several copies; the one that says where it has it from is meant.
        to = nodes[hop.to]
        if to.kind == "text" and hop.seen_in in to.copies:
            return self.days.get(id_of(hop.seen_in))
        return self._day(to)


def _ids(session: Session, model: type[SQLModel], slugs: Collection[str]) -> dict[str, int]:
    table = table_of(model)
    found: dict[str, int] = {}
    for part in in_parts(slugs):
        wanted = select(table.c.slug, table.c.id).where(among(table.c.slug, part))
        found.update({row[0]: row[1] for row in session.execute(wanted)})
    return found
