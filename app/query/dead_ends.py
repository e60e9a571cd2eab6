"""Where the chains of the claims that match end without leading to a text that is held, and why."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sqlalchemy import ColumnElement, and_, exists, or_, select

from app.query import core
from app.query.cards import Listing
from app.query.conditions import of_claims, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.mentions import by_id
from app.query.paging import Lister, Order

ANSWERS_ONLY = "search_or_ai_answer"
"""The kind of outlet that only finds or generates an answer."""


class WhyEnded(StrEnum):
    """Why a chain cannot be followed further at a node."""

    NOT_HELD = "not_held"
    GENERATED = "generated"
    UNNAMED = "unnamed"
    UNNAMED_WITHIN = "unnamed_within"
    NO_SOURCE = "no_source"
    DOCUMENT = "document"


REASONS = {
    WhyEnded.NOT_HELD: "cited, page not held",
    WhyEnded.GENERATED: "a search page or AI answer: says nothing of its own source",
    WhyEnded.UNNAMED: "unnamed source",
    WhyEnded.UNNAMED_WITHIN: "unnamed source within it",
    WhyEnded.NO_SOURCE: "names no source",
    WhyEnded.DOCUMENT: "document, not held",
}
"""Each reason in the words of a reader."""


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A node at which a chain cannot be followed further by reading.

    ``behind`` tells whether some text says whom it has it from all the same. ``article_id`` is the
    text itself, where it is one; ``cited_by`` are the (article id, outlet) that name it.
    """

    id: int
    claim_slug: str
    kind: str
    name: str
    why: WhyEnded
    behind: bool
    article_id: int | None
    actor_slug: str | None
    outlet_slug: str | None
    cited_by: tuple[tuple[int, str], ...]

    @property
    def reason(self) -> str:
        """Why it ends, in words."""
        return REASONS[self.why]


def list_dead_ends(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[DeadEnd]:
    """Return one page of the dead ends of the claims that match."""
    return DEAD_ENDS.page(connection, wanted, limit=limit)


def count_dead_ends(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many dead ends the claims that match have."""
    return DEAD_ENDS.count(connection, wanted)


def stream_dead_ends(connection: Connection, wanted: ClaimFilter) -> Generator[DeadEnd]:
    """Yield every dead end of the claims that match."""
    return DEAD_ENDS.stream(connection, wanted)


def load_dead_ends(connection: Connection, claim_id: int) -> tuple[DeadEnd, ...]:
    """Return the dead ends of one claim, in the order of its chain."""
    n = core.chain_node.c
    statement = _columns().where(n.claim_id == claim_id, _ends()).order_by(n.position, n.id)
    return tuple(_make(connection, connection.execute(statement).fetchall()))


def _leads_to() -> ColumnElement[bool]:
    """Return whether some hop leads to the node."""
    n, h = core.chain_node.c, core.hop.c
    return exists(select(h.id).where(h.claim_id == n.claim_id, h.to_key == n.key))


def _ends() -> ColumnElement[bool]:
    """Return the condition on ``chain_node`` that it is a dead end.

    A voice inside an institution ends there only where the chain does; a text that has it at first
    hand is an origin and no dead end.
    """
    n = core.chain_node.c
    rootless = or_(n.root.is_(None), n.root != "sure")
    return or_(
        n.kind.in_(("ghost", "unnamed", "nosource", "document")),
        and_(n.kind == "actor", n.unnamed.is_(True), n.root.is_not(None)),
        and_(n.kind == "text", rootless, ~_leads_to()),
    )


@cache
def _columns() -> AnySelect:
    n, c, o, a = core.chain_node.c, core.claim.c, core.outlet.c, core.actor.c
    text, own = core.article.c, core.outlet.alias("own").c
    return select(
        n.id,
        n.claim_id,
        n.key,
        c.slug,
        n.kind,
        n.name,
        n.article_id,
        a.slug.label("actor_slug"),
        o.slug.label("outlet_slug"),
        o.kind.label("cited_kind"),
        own.kind.label("own_kind"),
        _leads_to().label("behind"),
    ).select_from(
        core.chain_node.join(core.claim, c.id == n.claim_id)
        .outerjoin(core.outlet, o.id == n.outlet_id)
        .outerjoin(core.actor, a.id == n.actor_id)
        .outerjoin(core.article, text.id == n.article_id)
        .outerjoin(own.id.table, own.id == text.outlet_id)
    )


def _make(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[DeadEnd]:
    cited = _cited_by(connection, {row.claim_id for row in rows})
    return [
        DeadEnd(
            id=row.id,
            claim_slug=row.slug,
            kind=row.kind,
            name=row.name,
            why=_why(row),
            behind=bool(row.behind),
            article_id=row.article_id,
            actor_slug=row.actor_slug,
            outlet_slug=row.outlet_slug,
            cited_by=tuple(cited.get((row.claim_id, row.key), ())),
        )
        for row in rows
    ]


def _why(row: AnyRow) -> WhyEnded:
    if ANSWERS_ONLY in (row.cited_kind, row.own_kind):
        return WhyEnded.GENERATED
    match row.kind:
        case "ghost":
            return WhyEnded.NOT_HELD
        case "document":
            return WhyEnded.DOCUMENT
        case "text" | "nosource":
            return WhyEnded.NO_SOURCE
        case "actor":
            return WhyEnded.UNNAMED_WITHIN
        case _:
            return WhyEnded.UNNAMED


def _cited_by(
    connection: Connection, claim_ids: Iterable[int]
) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """Return by claim and node the articles whose words name it, each once."""
    h, a, o = core.hop.c, core.article.c, core.outlet.c
    wanted = (
        select(h.claim_id, h.from_key, a.id, o.name)
        .join_from(core.hop, core.article, a.id == h.seen_in_id)
        .join(core.outlet, o.id == a.outlet_id)
        .where(h.claim_id.in_(list(claim_ids)))
        .order_by(h.id)
    )
    found: dict[tuple[int, str], dict[tuple[int, str], None]] = defaultdict(dict)
    for claim_id, key, article_id, name in connection.execute(wanted):
        found[claim_id, key][article_id, name] = None
    return {key: list(texts) for key, texts in found.items()}


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    return [*of_claims(core.chain_node.c.claim_id, read_asked(connection, wanted)), _ends()]


def _order(_wanted: ClaimFilter) -> Order:
    return by_id("dead_ends", core.chain_node.c.id)


DEAD_ENDS: Lister[DeadEnd] = Lister(core.chain_node, _columns, _conditions, _order, _make)
