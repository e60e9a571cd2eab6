"""Where changes are read: the histories that the store keeps of what is worked out about claims.

An event is new where its claim had none of the same kind and name before, whatever was worked out
anew since. What no longer holds is left out; that a claim lost an origin is a correction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnClause,
    ColumnElement,
    FromClause,
    and_,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    table,
)

from app.domain.ledger import EventKind
from app.query import core
from app.query.core import AnyRow, AnySelect
from app.store.rows import table_of
from app.store.tables import Revision


class ChangeKind(StrEnum):
    """What was newly recorded."""

    ORIGIN = "origin"
    RESPONSE = "response"
    ARTICLE = "article"
    DRIFT = "drift"
    REWORDED = "reworded"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing newly recorded of a claim. ``key`` is the same for ever.

    ``name`` is the origin, who responded, or the slot that changed; ``day`` (EDTF) is that of the
    text it was seen in, ``article_id`` of ``outlet``. ``before`` and ``after`` are the values of
    what changed. ``origins_*`` are the claim's, with it. ``recorded_at`` is None only for what was
    held before times were recorded.
    """

    kind: ChangeKind
    key: str
    claim_slug: str
    claim: str
    name: str
    act: str | None
    day: str | None
    article_id: int | None
    outlet: str | None
    before: str | None
    after: str | None
    origins_min: int | None
    origins_max: int | None
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class Source:
    """One history. ``place`` orders it, the newest highest; ``statement`` selects it as well."""

    statement: AnySelect
    claim_id: ColumnElement[int]
    revision: ColumnElement[int]
    place: ColumnElement[int]
    make: Callable[[AnyRow], Change]


revision = table_of(Revision)


def history(name: str, *columns: str, alias: str = "then") -> FromClause:
    """Return the history of a table that is shown, with these columns."""
    every: list[ColumnClause[Any]] = [column(n) for n in (*columns, "rev_from", "rev_to")]
    return table(f"{name}_history", *every).alias(f"{name}_{alias}")


def _events() -> Source:
    """Return origins, responses and articles, each where its claim first had it."""
    names = ("id", "claim_id", "kind", "name", "day", "article_id", "response_id")
    counts = ("origins_min", "origins_max")
    then, before = (history("claim_event", *names, *counts, alias=a) for a in ("then", "before"))
    h, g, e = then.c, before.c, core.claim_event.c
    kinds = (EventKind.ORIGIN.value, EventKind.RESPONSE.value, EventKind.ARTICLE.value)
    earlier = or_(g.rev_from < h.rev_from, and_(g.rev_from == h.rev_from, g.id < h.id))
    had = select(g.id).where(g.claim_id == h.claim_id, earlier, _same_event(g, h)).exists()
    has = select(e.id).where(e.claim_id == h.claim_id, _same_event(e, h)).exists()
    r = core.response.c
    statement = (
        _columns(h.id, h.rev_from)
        .add_columns(h.kind, h.name, h.day, h.article_id, h.response_id, r.act)
        .add_columns(h.origins_min, h.origins_max, core.outlet.c.name.label("outlet"))
        .select_from(
            then.join(core.claim, core.claim.c.id == h.claim_id)
            .join(core.article, core.article.c.id == h.article_id)
            .join(core.outlet, core.outlet.c.id == core.article.c.outlet_id)
            .outerjoin(core.response, r.id == h.response_id)
            .outerjoin(revision, revision.c.number == h.rev_from)
        )
        .where(h.kind.in_(kinds), has, ~had)
    )
    return Source(statement, h.claim_id, h.rev_from, h.id, _event)


def _same_event(a: Any, b: Any) -> ColumnElement[bool]:
    """Return the condition that two events of one claim tell the same.

    An origin is the same whoever tells of it first; a text and a response are known by their id.
    """
    same_text = and_(b.kind == EventKind.ARTICLE.value, a.article_id == b.article_id)
    same_act = and_(b.kind == EventKind.RESPONSE.value, a.response_id == b.response_id)
    same_name = and_(b.kind == EventKind.ORIGIN.value, a.name == b.name)
    return and_(a.kind == b.kind, or_(same_text, same_act, same_name))


def _event(row: AnyRow) -> Change:
    kind = ChangeKind(row.kind)
    by = {ChangeKind.ORIGIN: row.name, ChangeKind.RESPONSE: row.response_id}
    return Change(
        kind=kind,
        key=f"claim/{row.slug}/{kind}/{by.get(kind, row.article_id)}",
        claim_slug=row.slug,
        claim=row.statement,
        name=row.name,
        act=row.act,
        day=row.day,
        article_id=row.article_id,
        outlet=row.outlet,
        before=None,
        after=None,
        origins_min=row.origins_min,
        origins_max=row.origins_max,
        recorded_at=row.recorded_at,
    )


def _drifts() -> Source:
    """Return what changed between two texts, each where it was first found."""
    names = ("id", "claim_id", "slot", "from_mention_id", "to_mention_id", "from_value", "to_value")
    then, before = (history("drift", *names, alias=a) for a in ("then", "before"))
    h, g, d = then.c, before.c, core.drift.c
    same = ("slot", "from_mention_id", "to_mention_id")
    earlier = or_(g.rev_from < h.rev_from, and_(g.rev_from == h.rev_from, g.id < h.id))
    had = select(g.id).where(
        g.claim_id == h.claim_id, earlier, *(g[name] == h[name] for name in same)
    )
    has = select(d.id).where(d.claim_id == h.claim_id, *(d[name] == h[name] for name in same))
    m, a = core.mention.c, core.article.c
    statement = (
        _columns(_wide(h.rev_from, h.id), h.rev_from)
        .add_columns(h.slot, h.from_value, h.to_value, h.from_mention_id, h.to_mention_id)
        .add_columns(a.published, a.id.label("article_id"), core.outlet.c.name.label("outlet"))
        .add_columns(core.claim.c.kept_origins_min, core.claim.c.kept_origins_max)
        .select_from(
            then.join(core.claim, core.claim.c.id == h.claim_id)
            .join(core.mention, m.id == h.to_mention_id)
            .join(core.article, a.id == m.article_id)
            .join(core.outlet, core.outlet.c.id == a.outlet_id)
            .outerjoin(revision, revision.c.number == h.rev_from)
        )
        .where(has.exists(), ~had.exists())
    )
    return Source(statement, h.claim_id, h.rev_from, _wide(h.rev_from, h.id), _drift)


def _drift(row: AnyRow) -> Change:
    key = f"claim/{row.slug}/drift/{row.slot}-{row.from_mention_id}-{row.to_mention_id}"
    return _of_text(row, ChangeKind.DRIFT, key, row.slot, row.from_value, row.to_value)


def _rewordings() -> Source:
    """Return what outlets changed in their own texts, each where it was first recorded."""
    then, before = (history("rewording", "id", "claim_id", alias=a) for a in ("then", "before"))
    h, g, w = then.c, before.c, core.rewording.c
    had = select(g.id).where(g.id == h.id, g.rev_from < h.rev_from).exists()
    a = core.article.c
    statement = (
        _columns(_wide(h.rev_from, h.id), h.rev_from)
        .add_columns(h.id, w.slot, w.old_quote, w.new_quote)
        .add_columns(a.published, a.id.label("article_id"), core.outlet.c.name.label("outlet"))
        .add_columns(core.claim.c.kept_origins_min, core.claim.c.kept_origins_max)
        .select_from(
            then.join(core.rewording, w.id == h.id)
            .join(core.claim, core.claim.c.id == h.claim_id)
            .join(core.article, a.id == w.article_id)
            .join(core.outlet, core.outlet.c.id == a.outlet_id)
            .outerjoin(revision, revision.c.number == h.rev_from)
        )
        .where(w.pending.is_(False), ~had)
    )
    return Source(statement, h.claim_id, h.rev_from, _wide(h.rev_from, h.id), _rewording)


def _rewording(row: AnyRow) -> Change:
    key = f"claim/{row.slug}/reworded/{row.id}"
    return _of_text(row, ChangeKind.REWORDED, key, row.slot or "", row.old_quote, row.new_quote)


def _of_text(row: AnyRow, kind: ChangeKind, key: str, name: str, *values: str | None) -> Change:
    before, after = values
    return Change(
        kind=kind,
        key=key,
        claim_slug=row.slug,
        claim=row.statement,
        name=name,
        act=None,
        day=row.published,
        article_id=row.article_id,
        outlet=row.outlet,
        before=before,
        after=after,
        origins_min=row.kept_origins_min,
        origins_max=row.kept_origins_max,
        recorded_at=row.recorded_at,
    )


_CORRECTED = ("statement", "event_date", "review")


def _corrections() -> Source:
    """Return where a claim's own record was changed, or has fewer origins than before."""
    names = ("id", *_CORRECTED, "kept_origins_min", "kept_origins_max")
    then, before = (history("claim", *names, alias=a) for a in ("then", "before"))
    h, g, c = then.c, before.c, core.claim.c
    changed = or_(
        h.kept_origins_max < g.kept_origins_max,
        *(h[name].is_distinct_from(g[name]) for name in _CORRECTED),
    )
    old = [
        g[name].label(f"old_{name}")
        for name in (*_CORRECTED, "kept_origins_min", "kept_origins_max")
    ]
    new = [h[name].label(f"new_{name}") for name in _CORRECTED]
    statement = (
        _columns(_wide(h.rev_from, h.id), h.rev_from)
        .add_columns(*old, *new, h.kept_origins_min, h.kept_origins_max)
        .select_from(
            then.join(before, and_(g.id == h.id, g.rev_to == h.rev_from))
            .join(core.claim, c.id == h.id)
            .outerjoin(revision, revision.c.number == h.rev_from)
        )
        .where(changed)
    )
    return Source(statement, h.id, h.rev_from, _wide(h.rev_from, h.id), _correction)


def _correction(row: AnyRow) -> Change:
    told = [
        (name.replace("_", " "), old, new)
        for name in _CORRECTED
        if (old := getattr(row, f"old_{name}")) != (new := getattr(row, f"new_{name}"))
    ]
    if row.kept_origins_max < row.old_kept_origins_max:
        old = _range(row.old_kept_origins_min, row.old_kept_origins_max)
        told.append(("origins", old, _range(row.kept_origins_min, row.kept_origins_max)))
    return Change(
        kind=ChangeKind.CORRECTED,
        key=f"claim/{row.slug}/corrected/{row.revision}",
        claim_slug=row.slug,
        claim=row.statement,
        name=" and ".join(name for name, _, _ in told),
        act=None,
        day=None,
        article_id=None,
        outlet=None,
        before="; ".join(str(old or "none") for _, old, _ in told),
        after="; ".join(str(new or "none") for _, _, new in told),
        origins_min=row.kept_origins_min,
        origins_max=row.kept_origins_max,
        recorded_at=row.recorded_at,
    )


def _range(low: int, high: int) -> str:
    return str(high) if low == high else f"{low}–{high}"


def _wide(number: ColumnElement[int], row_id: ColumnElement[int]) -> ColumnElement[int]:
    """Return what orders by revision and then by id, as one number."""
    return cast(number, BigInteger) * literal(2**31, BigInteger) + row_id


def _columns(place: ColumnElement[int], number: ColumnElement[int]) -> AnySelect:
    c = core.claim.c
    return select(
        place.label("place"),
        func.coalesce(number, 0).label("revision"),
        revision.c.recorded_at,
        c.slug,
        c.statement,
    )


SOURCES = (_events(), _drifts(), _rewordings(), _corrections())
"""All of them, in the order in which they stand within one revision."""
