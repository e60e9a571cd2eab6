"""Responses: which party did what about which claim, and which outlets carried it.

A filter shows the responses of the claims that match; act, actor (with those within it), outlet
and language mean the act, the party, the outlet and the language of the response itself. Responses
beside no claim that is held are shown as long as nothing is asked that only a claim can have.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, select

from app.query import core
from app.query.cards import Listing, Ref, ResponseRow
from app.query.claims import ANSWERING
from app.query.conditions import Asked, of_claims, read_asked, spoken
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import NONE_RECORDED, ClaimFilter
from app.query.mentions import run_name
from app.query.paging import Lister, Order

_CarryKey = tuple[int, int, str, bool]


def list_responses(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[ResponseRow]:
    """Return one page of responses, the newest act first, acts without a date last."""
    return RESPONSES.page(connection, wanted, limit=limit)


def count_responses(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many responses match."""
    return RESPONSES.count(connection, wanted)


def stream_responses(connection: Connection, wanted: ClaimFilter) -> Generator[ResponseRow]:
    """Yield every response that matches, in the order of the list."""
    return RESPONSES.stream(connection, wanted)


def load_responses(
    connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
) -> tuple[ResponseRow, ...]:
    """Return the responses that meet ``conditions`` on ``response``, the earliest act first."""
    r = core.response.c
    statement = (
        response_columns()
        .where(*conditions)
        .order_by(r.date_earliest.asc().nulls_last(), r.id)
        .limit(limit)
    )
    return tuple(make_responses(connection, connection.execute(statement).fetchall()))


@cache
def response_columns() -> AnySelect:
    """Return the select of everything a response is shown with, one row each."""
    r, c, a, o, who = (
        core.response.c,
        core.claim.c,
        core.article.c,
        core.outlet.c,
        core.actor.c,
    )
    return select(
        r.id,
        r.claim_id,
        c.slug.label("claim_slug"),
        c.statement.label("claim"),
        r.actor_id,
        who.slug.label("actor_slug"),
        who.name.label("actor_name"),
        r.act,
        r.scope,
        r.quote,
        r.summary,
        r.date,
        r.date_earliest,
        r.article_id,
        a.title.label("article_title"),
        a.url.label("article_url"),
        o.slug.label("outlet_slug"),
        o.name.label("outlet_name"),
        a.published,
        r.review,
        r.start,
        r.end,
        r.score,
        r.rule,
        r.run_id,
        core.run.c.stage,
        core.run.c.version,
    ).select_from(
        core.response.join(core.actor, who.id == r.actor_id)
        .join(core.article, a.id == r.article_id)
        .join(core.outlet, o.id == a.outlet_id)
        .outerjoin(core.run, core.run.c.id == r.run_id)
        .outerjoin(core.claim, c.id == r.claim_id)
    )


def make_responses(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[ResponseRow]:
    """Return rows of ``response_columns`` with who carried the act and who did not."""
    claims = {row.claim_id for row in rows if row.claim_id is not None}
    outlets = _outlets_of(connection, claims)
    carried = _carried(connection, claims)
    return [_response(row, outlets, carried) for row in rows]


def _response(
    row: AnyRow,
    outlets: dict[int, dict[str, date | None]],
    carried: dict[_CarryKey, dict[str, None]],
) -> ResponseRow:
    answers = row.scope in ANSWERING
    by = carried.get((row.claim_id, row.actor_id, row.act, answers), {row.outlet_name: None})
    not_by = (
        name
        for name, last in outlets.get(row.claim_id, {}).items()
        if name not in by and not _before(last, row.date_earliest)
    )
    return ResponseRow(
        id=row.id,
        claim_slug=row.claim_slug,
        claim=row.claim,
        actor=Ref(row.actor_slug, row.actor_name),
        act=row.act,
        scope=row.scope,
        quote=row.quote,
        summary=row.summary,
        date=row.date,
        article_id=row.article_id,
        article_title=row.article_title,
        article_url=row.article_url,
        outlet=Ref(row.outlet_slug, row.outlet_name),
        published=row.published,
        carried_by=tuple(by),
        not_carried_by=tuple(not_by),
        review=row.review,
        start=row.start,
        end=row.end,
        score=row.score,
        rule=row.rule,
        run=run_name(row.run_id, row.stage, row.version),
    )


def _before(published: date | None, act: date | None) -> bool:
    """Tell whether the outlet's last text is older than the act: it could not carry it."""
    return published is not None and act is not None and published < act


def _outlets_of(connection: Connection, claims: Iterable[int]) -> dict[int, dict[str, date | None]]:
    """Return, by claim, its outlets with the last day any of their texts may be from."""
    m, a, o = core.mention.c, core.article.c, core.outlet.c
    rows = connection.execute(
        select(m.claim_id, o.name, a.published_latest)
        .distinct()
        .select_from(
            core.mention.join(core.article, a.id == m.article_id).join(
                core.outlet, o.id == a.outlet_id
            )
        )
        .where(m.claim_id.in_(list(claims)))
        .order_by(m.claim_id, o.name)
    )
    found: dict[int, dict[str, date | None]] = {}
    for row in rows:
        of_claim = found.setdefault(row.claim_id, {})
        known = of_claim.get(row.name, date.min)
        last: date | None = row.published_latest
        of_claim[row.name] = None if known is None or last is None else max(known, last)
    return found


def _carried(connection: Connection, claims: Iterable[int]) -> dict[_CarryKey, dict[str, None]]:
    """Return who carried each act, apart as an answer to the claim and as one beside it."""
    r, a, o = core.response.c, core.article.c, core.outlet.c
    rows = connection.execute(
        select(r.claim_id, r.actor_id, r.act, r.scope, o.name)
        .distinct()
        .select_from(
            core.response.join(core.article, a.id == r.article_id).join(
                core.outlet, o.id == a.outlet_id
            )
        )
        .where(r.claim_id.in_(list(claims)))
        .order_by(o.name)
    )
    found: dict[_CarryKey, dict[str, None]] = {}
    for row in rows:
        answers = row.scope in ANSWERING
        found.setdefault((row.claim_id, row.actor_id, row.act, answers), {})[row.name] = None
    return found


def _conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    asked = read_asked(connection, wanted)
    own = _own_conditions(asked)
    if wanted.scope is not None:
        own.append(core.response.c.scope == wanted.scope)
    return [*own, *of_claims(core.response.c.claim_id, _of_claims_alone(asked))]


def _of_claims_alone(asked: Asked) -> Asked:
    """Return what is asked that only a claim has."""
    return replace(
        asked,
        actors=frozenset(),
        outlets=frozenset(),
        responses=frozenset(),
        languages=frozenset(),
        not_actors=frozenset(),
        not_outlets=frozenset(),
        not_responses=frozenset(),
    )


def _own_conditions(asked: Asked) -> list[ColumnElement[bool]]:
    r, a = core.response.c, core.article.c
    conditions: list[ColumnElement[bool]] = []
    acts = asked.responses - {NONE_RECORDED}
    if asked.responses:
        conditions.append(r.act.in_(acts))
    if asked.not_responses:
        conditions.append(r.act.not_in(asked.not_responses))
    if asked.actors:
        conditions.append(r.actor_id.in_(asked.actors))
    if asked.not_actors:
        conditions.append(r.actor_id.not_in(asked.not_actors))
    if asked.outlets:
        conditions.append(r.article_id.in_(select(a.id).where(a.outlet_id.in_(asked.outlets))))
    if asked.not_outlets:
        theirs = select(a.id).where(a.outlet_id.in_(asked.not_outlets))
        conditions.append(r.article_id.not_in(theirs))
    if asked.languages:
        conditions.append(r.article_id.in_(select(a.id).where(spoken(asked.languages))))
    return conditions


def _order(wanted: ClaimFilter) -> Order:
    r = core.response.c
    oldest = wanted.sort == "oldest"
    name = "responses-oldest" if oldest else "responses"
    return Order(name, r.date_earliest, r.id, descending=not oldest)


RESPONSES: Lister[ResponseRow] = Lister(
    core.response, response_columns, _conditions, _order, make_responses
)
