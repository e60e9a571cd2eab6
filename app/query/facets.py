"""The choices beside a list of claims, the chart above it and the sentence that sums it up."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, case, func, or_, select, true

from app.domain.words import Act, Review
from app.query import core
from app.query.cards import Facet, Facets, Lane, MonthCount, Months, Totals
from app.query.conditions import Asked, claim_conditions, of_claims, read_asked
from app.query.core import AnyRow, Connection
from app.query.filters import NONE_RECORDED, ClaimFilter
from app.query.kept import load_kept
from app.store.tally import DENYING, LONGER, UNANSWERED, UNDATED, span_name

MOST_CHOICES = 40  # actors or outlets beside a list; those chosen are shown in any case


def load_facets(connection: Connection, wanted: ClaimFilter) -> Facets:
    """Return the choices of each kind with the number of claims each would show.

    A kind is counted with all other kinds in force but not itself. Topics and actors count what is
    below them too; ticked is what the filter names, not what lies within it.
    """
    asked = read_asked(connection, wanted)
    return Facets(
        topics=_topics(connection, asked, wanted.topics),
        actors=_actors(connection, asked, wanted.actors),
        outlets=_outlets(connection, asked, wanted.outlets),
        responses=_responses(connection, asked),
    )


def load_months(connection: Connection, wanted: ClaimFilter) -> Months:
    """Return how many matching claims fall into each month by the date the filter speaks of.

    A claim dated to a whole year, or to several of its months, counts for the year; to more than
    one year, or open at one end, as ``longer``.
    """
    return _months(_spans(connection, wanted))


def load_lanes(connection: Connection, wanted: ClaimFilter) -> tuple[Lane, ...]:
    """Return the matching claims of each topic by month, in the desk's order.

    The topics asked for and those below them have a lane; where none is asked for, those that lie
    below no other. A claim of two topics counts in both.
    """
    asked = read_asked(connection, wanted)
    t, link, c = core.topic.c, core.claim_subject.c, core.claim.c
    shown = t.id.in_(asked.topics) if asked.topics else t.parent_id.is_(None)
    first, last = _dates(wanted)
    rows = connection.execute(
        select(t.id, t.slug, t.label, first, last, func.count())
        .select_from(
            core.claim_subject.join(core.topic, t.id == link.topic_id).join(
                core.claim, c.id == link.claim_id
            )
        )
        .where(shown, *claim_conditions(asked))
        .group_by(t.id, t.slug, t.label, t.position, first, last)
        .order_by(t.position, t.id)
    )
    spans: dict[tuple[str, str], Counter[str]] = {}
    for _, slug, label, earliest, latest, number in rows:
        spans.setdefault((slug, label), Counter())[span_name(earliest, latest)] += number
    return tuple(Lane(slug, label, _months(found)) for (slug, label), found in spans.items())


def _months(counted: Mapping[str, int]) -> Months:
    spans = dict(counted)
    longer, undated = spans.pop(LONGER, 0), spans.pop(UNDATED, 0)
    return Months(
        months=tuple(MonthCount(name, n) for name, n in sorted(spans.items()) if "-" in name),
        years=tuple((name, n) for name, n in sorted(spans.items()) if "-" not in name),
        longer=longer,
        undated=undated,
    )


def load_totals(connection: Connection, wanted: ClaimFilter) -> Totals:
    """Return the figures of the lead sentence for the claims that match.

    ``single_origin``: surely exactly one; ``unanswered``: no act is recorded about them.
    """
    asked = read_asked(connection, wanted)
    if not claim_conditions(asked):
        return _kept_totals(connection)
    c, act, m, o = core.claim.c, core.claim_act.c, core.mention.c, core.claim_outlet.c
    answered = select(act.claim_id)
    figures = connection.execute(
        select(
            func.count().label("claims"),
            _number_of(c.kept_origins_max == 1).label("single"),
            _number_of(c.id.in_(answered.where(act.act.in_(DENYING)))).label("denied"),
            _number_of(c.id.not_in(answered)).label("unanswered"),
            _number_of(_inside(asked, wanted)).label("inside"),
        )
        .select_from(core.claim)
        .where(*claim_conditions(asked))
    ).one()
    articles = select(func.count(m.article_id.distinct())).where(
        m.review != Review.REJECTED.value, *of_claims(m.claim_id, asked)
    )
    outlets = select(func.count(o.outlet_id.distinct())).where(*of_claims(o.claim_id, asked))
    return Totals(
        claims=figures.claims,
        articles=connection.execute(articles).scalar_one(),
        outlets=connection.execute(outlets).scalar_one(),
        single_origin=figures.single,
        denied=figures.denied,
        unanswered=figures.unanswered,
        inside=None if asked.earliest is None and asked.latest is None else figures.inside,
    )


def _kept_totals(connection: Connection) -> Totals:
    k = core.kept_count.c
    total, acts = load_kept(connection, "total"), load_kept(connection, "act")
    outlets = select(func.count()).where(k.kind == "outlet")
    return Totals(
        claims=total.get("claims", 0),
        articles=total.get("articles", 0),
        outlets=connection.execute(outlets).scalar_one(),
        single_origin=total.get("single", 0),
        denied=total.get("denied", 0),
        unanswered=acts.get(UNANSWERED, 0),
    )


def _spans(connection: Connection, wanted: ClaimFilter) -> Mapping[str, int]:
    conditions = claim_conditions(read_asked(connection, wanted))
    if not conditions:
        return load_kept(connection, wanted.date)
    first, last = _dates(wanted)
    rows = connection.execute(
        select(first, last, func.count())
        .select_from(core.claim)
        .where(*conditions)
        .group_by(first, last)
    )
    found: Counter[str] = Counter()
    for earliest, latest, number in rows:
        found[span_name(earliest, latest)] += number
    return found


def _dates(wanted: ClaimFilter) -> tuple[ColumnElement[date], ColumnElement[date]]:
    c = core.claim.c
    if wanted.date == "event":
        return c.event_earliest, c.event_latest
    return c.first_reported_earliest, c.first_reported_latest


def _inside(asked: Asked, wanted: ClaimFilter) -> ColumnElement[bool]:
    first, last = _dates(wanted)
    since = true() if asked.earliest is None else first >= asked.earliest
    until = true() if asked.latest is None else last <= asked.latest
    return and_(since, until)


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def count_topics_of(connection: Connection, asked: Asked) -> dict[int, int]:
    """Return by topic how many of the claims asked for have it or one below it."""
    link = core.claim_subject.c
    return _counted(connection, "topic", link.topic_id, of_claims(link.claim_id, asked))


def _topics(connection: Connection, asked: Asked, named: Collection[str]) -> tuple[Facet, ...]:
    t = core.topic.c
    counts = count_topics_of(connection, asked.without("topics"))
    rows = connection.execute(
        select(t.id, t.slug, t.label, t.definition, t.parent_id).order_by(t.position, t.id)
    ).fetchall()
    return tuple(
        Facet(
            row.slug,
            row.label,
            counts.get(row.id, 0),
            row.slug in named,
            depth,
            running_label(row.label, row.definition),
        )
        for row, depth in nested([(row, row.id, row.parent_id) for row in rows])
        if counts.get(row.id, 0) or row.slug in named
    )


def running_label(label: str, definition: str) -> str:
    """Return a topic's label as it stands inside a sentence.

    Its first letter is a small one, unless its definition writes the word large within a sentence.
    """
    first = label.split(" ", maxsplit=1)[0]
    within = re.search(rf"(?<![.:!?] )(?<!^){re.escape(first)}\b", definition)
    if within or any(letter.isupper() or letter.isdigit() for letter in first[1:]):
        return label
    return label[:1].lower() + label[1:]


def nested(rows: list[tuple[AnyRow, int, int | None]]) -> list[tuple[AnyRow, int]]:
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


def _actors(connection: Connection, asked: Asked, named: Collection[str]) -> tuple[Facet, ...]:
    link = core.claim_party.c
    others = of_claims(link.claim_id, asked.without("actors"))
    counts = _counted(connection, "actor", link.actor_id, others, also=asked.actors)
    return _most(connection, core.actor, counts, named=named)


def _outlets(connection: Connection, asked: Asked, named: Collection[str]) -> tuple[Facet, ...]:
    link = core.claim_outlet.c
    others = of_claims(link.claim_id, asked.without("outlets"))
    counts = _counted(connection, "outlet", link.outlet_id, others, also=asked.outlets)
    return _most(connection, core.outlet, counts, named=named)


def _responses(connection: Connection, asked: Asked) -> tuple[Facet, ...]:
    counts = _acts(connection, asked.without("responses"))
    labels = {act.value: act.value.replace("_", " ") for act in Act}
    labels[NONE_RECORDED] = "none recorded"
    return tuple(
        Facet(value, label, counts.get(value, 0), value in asked.responses)
        for value, label in labels.items()
        if counts.get(value, 0) or value in asked.responses
    )


def _acts(connection: Connection, asked: Asked) -> dict[str, int]:
    conditions = claim_conditions(asked)
    if not conditions:
        return load_kept(connection, "act")
    link, c = core.claim_act.c, core.claim.c
    rows = connection.execute(
        select(link.act, func.count()).where(*of_claims(link.claim_id, asked)).group_by(link.act)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in rows}
    counts[NONE_RECORDED] = connection.execute(
        select(func.count())
        .select_from(core.claim)
        .where(*conditions, c.id.not_in(select(link.claim_id)))
    ).scalar_one()
    return counts


def _counted(
    connection: Connection,
    kind: str,
    column: ColumnElement[int],
    conditions: list[ColumnElement[bool]],
    *,
    also: Iterable[int] | None = None,
) -> dict[int, int]:
    """Return the number of claims by id; with ``also`` the kept ones of these and of the most."""
    k = core.kept_count.c
    if conditions:
        statement = select(column, func.count()).where(*conditions).group_by(column)
        return {row[0]: row[1] for row in connection.execute(statement)}
    kept = select(k.ref, k.claims).where(k.kind == kind)
    if also is None:
        return {row[0]: row[1] for row in connection.execute(kept)}
    most = kept.order_by(k.claims.desc(), k.ref).limit(MOST_CHOICES)
    counts: dict[int, int] = {row[0]: row[1] for row in connection.execute(most)}
    chosen = set(also) - set(counts)
    if chosen:
        rows = connection.execute(kept.where(k.ref.in_(chosen)))
        counts.update((row[0], row[1]) for row in rows)
    return counts


def _most(
    connection: Connection, table: Table, counts: dict[int, int], *, named: Collection[str]
) -> tuple[Facet, ...]:
    """Return the most frequent choices and the chosen ones, most claims first."""
    ranked = sorted(counts, key=lambda row_id: (-counts[row_id], row_id))
    t = table.c
    shown = or_(t.id.in_(ranked[:MOST_CHOICES]), t.slug.in_(named))
    rows = connection.execute(select(t.id, t.slug, t.name).where(shown)).fetchall()
    ordered = sorted(rows, key=lambda row: (-counts.get(row.id, 0), row.name, row.id))
    return tuple(
        Facet(row.slug, row.name, counts.get(row.id, 0), row.slug in named) for row in ordered
    )
