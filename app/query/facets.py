"""The choices beside a list of claims, the chart above it and the sentence that sums it up."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Table, case, func, select

from app.domain.words import Act
from app.query import core
from app.query.cards import Facet, Facets, MonthCount, Months, Totals
from app.query.conditions import Asked, claim_conditions, of_claims, parties, read_asked
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import NONE_RECORDED, ClaimFilter

MOST_CHOICES = 40  # actors or outlets beside a list; those chosen are shown in any case
_DENYING = (Act.DENIAL.value, Act.PARTIAL_DENIAL.value)


def load_facets(connection: Connection, wanted: ClaimFilter) -> Facets:
    """Return the choices of each kind with the number of claims each would show.

    A kind is counted with all other kinds in force but not itself. Topics and actors count what is
    below them too.
    """
    asked = read_asked(connection, wanted)
    return Facets(
        topics=_topics(connection, asked),
        actors=_actors(connection, asked),
        outlets=_outlets(connection, asked),
        responses=_responses(connection, asked),
    )


def load_months(connection: Connection, wanted: ClaimFilter) -> Months:
    """Return how many matching claims fall into each month by the date the filter speaks of.

    A claim dated to a whole year, or to several of its months, counts for the year; to more than
    one year, or open at one end, as ``longer``.
    """
    asked = read_asked(connection, wanted)
    c = core.claim.c
    first, last = (
        (c.event_earliest, c.event_latest)
        if wanted.date == "event"
        else (c.first_reported_earliest, c.first_reported_latest)
    )
    rows = connection.execute(
        select(first, last, func.count())
        .select_from(core.claim)
        .where(*claim_conditions(asked))
        .group_by(first, last)
    )
    months: Counter[str] = Counter()
    years: Counter[str] = Counter()
    longer = undated = 0
    for earliest, latest, number in rows:
        if earliest is None and latest is None:
            undated += number
        elif earliest is None or latest is None or earliest.year != latest.year:
            longer += number
        elif earliest.month == latest.month:
            months[f"{earliest:%Y-%m}"] += number
        else:
            years[f"{earliest:%Y}"] += number
    return Months(
        months=tuple(MonthCount(month, n) for month, n in sorted(months.items())),
        years=tuple(sorted(years.items())),
        longer=longer,
        undated=undated,
    )


def load_totals(connection: Connection, wanted: ClaimFilter) -> Totals:
    """Return the figures of the lead sentence for the claims that match.

    ``single_origin``: surely exactly one; ``unanswered``: no act is recorded about them.
    """
    asked = read_asked(connection, wanted)
    c, act, m, o = core.claim.c, core.claim_act.c, core.mention.c, core.claim_outlet.c
    answered = select(act.claim_id)
    figures = connection.execute(
        select(
            func.count().label("claims"),
            func.coalesce(func.sum(case((c.kept_origins_max == 1, 1), else_=0)), 0).label("single"),
            _number_of(c.id.in_(answered.where(act.act.in_(_DENYING)))).label("denied"),
            _number_of(c.id.not_in(answered)).label("unanswered"),
        )
        .select_from(core.claim)
        .where(*claim_conditions(asked))
    ).one()
    articles = select(func.count(m.article_id.distinct())).where(
        m.claim_id.is_not(None), *of_claims(m.claim_id, asked)
    )
    outlets = select(func.count(o.outlet_id.distinct())).where(*of_claims(o.claim_id, asked))
    return Totals(
        claims=figures.claims,
        articles=connection.execute(articles).scalar_one(),
        outlets=connection.execute(outlets).scalar_one(),
        single_origin=figures.single,
        denied=figures.denied,
        unanswered=figures.unanswered,
    )


def ancestors(table: Table) -> AnySelect:
    """Return (above, id): every row of ``table`` with itself and everything it lies within."""
    every = select(table.c.id.label("above"), table.c.id.label("id")).cte("every", recursive=True)
    upper = table.alias("upper")
    climb = (
        select(upper.c.parent_id, every.c.id)
        .join_from(every, upper, upper.c.id == every.c.above)
        .where(upper.c.parent_id.is_not(None))
    )
    return select(every.union(climb))


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _topics(connection: Connection, asked: Asked) -> tuple[Facet, ...]:
    link, t = core.claim_topic.c, core.topic.c
    above = ancestors(core.topic).subquery("above")
    counts = _counted(
        connection,
        select(above.c.above, func.count(link.claim_id.distinct()))
        .join_from(core.claim_topic, above, above.c.id == link.topic_id)
        .where(*of_claims(link.claim_id, asked.without("topics")))
        .group_by(above.c.above),
    )
    rows = connection.execute(
        select(t.id, t.slug, t.label, t.parent_id).order_by(t.position, t.id)
    ).fetchall()
    chosen = asked.topics
    return tuple(
        Facet(row.slug, row.label, counts.get(row.id, 0), row.id in chosen, depth)
        for row, depth in _nested([(row, row.id, row.parent_id) for row in rows])
        if counts.get(row.id, 0) or row.id in chosen
    )


def _nested(rows: list[tuple[AnyRow, int, int | None]]) -> list[tuple[AnyRow, int]]:
    """Return the rows with each topic's sub-topics right after it, and how deep they lie."""
    below: dict[int | None, list[tuple[AnyRow, int]]] = {}
    known = {row_id for _, row_id, _ in rows}
    for row, row_id, parent in rows:
        below.setdefault(parent if parent in known else None, []).append((row, row_id))
    ordered: list[tuple[AnyRow, int]] = []

    def walk(parent: int | None, depth: int) -> None:
        for row, row_id in below.get(parent, ()):
            ordered.append((row, depth))
            walk(row_id, depth + 1)

    walk(None, 0)
    return ordered


def _actors(connection: Connection, asked: Asked) -> tuple[Facet, ...]:
    party = parties().subquery("parties")
    above = ancestors(core.actor).subquery("above")
    counts = _counted(
        connection,
        select(above.c.above, func.count(party.c.claim_id.distinct()))
        .join_from(party, above, above.c.id == party.c.actor_id)
        .where(*of_claims(party.c.claim_id, asked.without("actors")))
        .group_by(above.c.above),
    )
    return _most(connection, core.actor, counts, chosen=asked.actors)


def _outlets(connection: Connection, asked: Asked) -> tuple[Facet, ...]:
    link = core.claim_outlet.c
    counts = _counted(
        connection,
        select(link.outlet_id, func.count())
        .where(*of_claims(link.claim_id, asked.without("outlets")))
        .group_by(link.outlet_id),
    )
    return _most(connection, core.outlet, counts, chosen=asked.outlets)


def _responses(connection: Connection, asked: Asked) -> tuple[Facet, ...]:
    link, c = core.claim_act.c, core.claim.c
    others = asked.without("responses")
    rows = connection.execute(
        select(link.act, func.count()).where(*of_claims(link.claim_id, others)).group_by(link.act)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in rows}
    counts[NONE_RECORDED] = connection.execute(
        select(func.count())
        .select_from(core.claim)
        .where(*claim_conditions(others), c.id.not_in(select(link.claim_id)))
    ).scalar_one()
    labels = {act.value: act.value.replace("_", " ") for act in Act}
    labels[NONE_RECORDED] = "none recorded"
    return tuple(
        Facet(value, label, counts.get(value, 0), value in asked.responses)
        for value, label in labels.items()
        if counts.get(value, 0) or value in asked.responses
    )


def _counted(connection: Connection, statement: AnySelect) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(statement)}


def _most(
    connection: Connection, table: Table, counts: dict[int, int], *, chosen: Iterable[int]
) -> tuple[Facet, ...]:
    """Return the most frequent choices and the chosen ones, most claims first."""
    ranked = sorted(counts, key=lambda row_id: (-counts[row_id], row_id))
    shown = {*ranked[:MOST_CHOICES], *chosen}
    t = table.c
    rows = connection.execute(select(t.id, t.slug, t.name).where(t.id.in_(shown))).fetchall()
    ordered = sorted(rows, key=lambda row: (-counts.get(row.id, 0), row.name, row.id))
    return tuple(
        Facet(row.slug, row.name, counts.get(row.id, 0), row.id in chosen) for row in ordered
    )
