"""What a filter means in the database: the same for page, count, facet and file.

* Topic: the claim has it or one of its sub-topics.
* Actor: the claim is about the actor, rests on it as a source of one of its wordings, or is
  answered by it (whatever the scope of the answer); always with the actors within it.
* Outlet: the outlet has an article that mentions the claim.
* Language: a text that mentions the claim is in it, whatever the region.
* Response: the act is recorded as an answer to the claim or a part of it; ``none``: no act is.
* From, to: some day the claim's date can mean lies between them. Claims without a date do not.
* Origins: the claim has surely no more than so many.
* Words: see ``query.words``; the words stand in the claim, or in one of its mentions or responses.

Several values of one kind widen the list, different kinds narrow it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, or_, select

from app.base.dates import date_range
from app.base.errors import BadFilterError
from app.base.text import fold
from app.domain.words import Act, Review
from app.query import core
from app.query.core import AnySelect, Connection
from app.query.filters import NONE_RECORDED, ClaimFilter
from app.query.names import Named, load_names, understand
from app.query.words import FieldTerm, Parsed, parse
from app.store.dialect import moment_of, past_condition, search_condition
from app.store.search import Tree, index_tokens
from app.store.tally import still_said

Condition = ColumnElement[bool]
LISTED: Condition = still_said(core.claim, core.mention)
"""The condition on ``claim`` that a list has where it is not narrowed: some mention counts."""
_TABLES = {"topic": core.topic, "actor": core.actor, "outlet": core.outlet}
_LISTS = {
    "topic": "/topics",
    "actor": "/actors",
    "outlet": "/outlets",
    "story": "/claims",
    "claim": "/claims",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter with its slugs as ids, and what the search box says in the fields' language.

    Empty means "not asked for". ``not_*`` come from ``-topic:`` and its like in the search box.
    ``past``: it is asked as of a moment.
    """

    topics: frozenset[int] = frozenset()
    actors: frozenset[int] = frozenset()
    outlets: frozenset[int] = frozenset()
    responses: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    not_topics: frozenset[int] = frozenset()
    not_actors: frozenset[int] = frozenset()
    not_outlets: frozenset[int] = frozenset()
    not_responses: frozenset[str] = frozenset()
    parsed: Parsed = field(default_factory=Parsed)
    meant: tuple[Named, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    date: str = "event"
    review: str | None = None
    origins_max: int | None = None
    story: int | None = None
    claim: int | None = None
    past: bool = False

    def without(self, kind: str) -> "Asked":
        """Return what is asked without the choices of one facet, for counting that facet."""
        match kind:
            case "topics":
                return replace(self, topics=frozenset())
            case "actors":
                return replace(self, actors=frozenset())
            case "outlets":
                return replace(self, outlets=frozenset())
            case _:
                return replace(self, responses=frozenset())


def read_asked(connection: Connection, wanted: ClaimFilter) -> Asked:
    """Resolve the slugs and words of a filter.

    Raises:
        BadFilterError: a topic, actor, outlet, story or response does not exist.
    """
    return _resolve(connection, wanted, parse(wanted.words))


def read_what_can_be(connection: Connection, wanted: ClaimFilter) -> tuple[Asked, tuple[str, ...]]:
    """Resolve a filter without the fields of its search box that name nothing, and say which.

    The sentences also tell what else of the box could not be used.

    Raises:
        BadFilterError: a slug outside the box does not exist.
    """
    parsed = parse(wanted.words)
    kept: list[FieldTerm] = []
    notes = list(parsed.notes)
    for term in parsed.fields:
        try:
            _check_field(connection, term)
        except BadFilterError as error:
            notes.append(f"{error} This part is left out.")
        else:
            kept.append(term)
    asked = _resolve(connection, wanted, replace(parsed, fields=tuple(kept)))
    return asked, tuple(dict.fromkeys(notes))


def _check_field(connection: Connection, term: FieldTerm) -> None:
    if term.field == "response":
        _acts(_boxed_acts([term], negated=term.negated))
    else:
        _boxed_ids(connection, _TABLES[term.field], term)


def _resolve(connection: Connection, wanted: ClaimFilter, parsed: Parsed) -> Asked:
    understood = understand(connection, parsed)
    fields = understood.parsed.fields
    span_from = date_range(wanted.earliest)
    span_to = date_range(wanted.latest)

    def ids(table: Table, kind: str, slugs: Iterable[str], *, negated: bool) -> frozenset[int]:
        boxed = [f for f in fields if f.field == kind and f.negated == negated]
        found = _ids(connection, table, kind, slugs)
        for term in boxed:
            found |= _boxed_ids(connection, table, term)
        return within(connection, table, found) if "parent_id" in table.c else found

    return Asked(
        topics=ids(core.topic, "topic", wanted.topics, negated=False),
        actors=ids(core.actor, "actor", wanted.actors, negated=False),
        outlets=ids(core.outlet, "outlet", wanted.outlets, negated=False),
        responses=_acts([*wanted.responses, *_boxed_acts(fields, negated=False)]),
        languages=frozenset(wanted.languages),
        not_topics=ids(core.topic, "topic", (), negated=True),
        not_actors=ids(core.actor, "actor", (), negated=True),
        not_outlets=ids(core.outlet, "outlet", (), negated=True),
        not_responses=_acts(_boxed_acts(fields, negated=True)),
        parsed=understood.parsed,
        meant=understood.meant,
        earliest=span_from.earliest if span_from else None,
        latest=span_to.latest if span_to else None,
        date=wanted.date,
        review=None if wanted.review == "all" else wanted.review,
        origins_max=wanted.origins_max,
        story=next(iter(_ids(connection, core.story, "story", _one(wanted.story))), None),
        claim=next(iter(_ids(connection, core.claim, "claim", _one(wanted.claim))), None),
        past=moment_of(connection) is not None,
    )


def claim_conditions(asked: Asked) -> list[Condition]:
    """Return the conditions on ``claim``; none where every claim is asked for.

    A claim whose every mention was rejected is left out, unless it is asked for by its name.
    """
    c = core.claim.c
    conditions: list[Condition] = []
    if asked.topics:
        conditions.append(c.id.in_(_with_topic(asked.topics)))
    if asked.actors:
        conditions.append(c.id.in_(_with_actor(asked.actors)))
    if asked.outlets:
        conditions.append(c.id.in_(_with_outlet(asked.outlets)))
    if asked.responses:
        conditions.append(_answered(asked.responses))
    if asked.languages:
        conditions.append(c.id.in_(_in_language(asked.languages)))
    if asked.not_topics:
        conditions.append(c.id.not_in(_with_topic(asked.not_topics)))
    if asked.not_actors:
        conditions.append(c.id.not_in(_with_actor(asked.not_actors)))
    if asked.not_outlets:
        conditions.append(c.id.not_in(_with_outlet(asked.not_outlets)))
    if asked.not_responses:
        conditions.append(~_answered(asked.not_responses))
    if asked.review is not None:
        conditions.append(c.review == asked.review)
    if asked.origins_max is not None:
        conditions.append(c.kept_origins_max <= asked.origins_max)
    if asked.story is not None:
        conditions.append(c.story_id == asked.story)
    if asked.claim is not None:
        conditions.append(c.id == asked.claim)
    conditions += _dated(asked)
    conditions += _worded(asked.parsed, past_condition if asked.past else search_condition)
    return [*conditions, LISTED] if conditions and asked.claim is None else conditions


def of_the_text(asked: Asked) -> list[Condition]:
    """Return the conditions on ``article`` itself: its outlet, its outlet not, its language."""
    a = core.article.c
    conditions: list[Condition] = []
    if asked.outlets:
        conditions.append(a.outlet_id.in_(asked.outlets))
    if asked.not_outlets:
        conditions.append(a.outlet_id.not_in(asked.not_outlets))
    if asked.languages:
        conditions.append(spoken(asked.languages))
    return conditions


def spoken(languages: Iterable[str]) -> Condition:
    """Return the condition on ``article`` that it is in one of these languages."""
    a = core.article.c
    return or_(
        *(or_(a.language == code, a.language.like(f"{code}-%")) for code in sorted(languages))
    )


def of_claims(column: ColumnElement[Any], asked: Asked) -> list[Condition]:
    """Return the condition that ``column`` is the id of a claim that is asked for."""
    conditions = claim_conditions(asked)
    if not conditions:
        return []
    return [column.in_(select(core.claim.c.id).where(*conditions))]


def within(connection: Connection, table: Table, ids: frozenset[int]) -> frozenset[int]:
    """Return ``ids`` with everything below them, at any depth. Loops end."""
    found = ids
    newest = ids
    while newest:
        below = select(table.c.id).where(table.c.parent_id.in_(newest))
        newest = frozenset(connection.execute(below).scalars()) - found
        found |= newest
    return found


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _ids(connection: Connection, table: Table, kind: str, slugs: Iterable[str]) -> frozenset[int]:
    asked = set(slugs)
    if not asked:
        return frozenset()
    rows = connection.execute(
        select(table.c.id, table.c.slug).where(table.c.slug.in_(asked))
    ).fetchall()
    missing = sorted(asked - {row.slug for row in rows})
    if missing:
        raise BadFilterError(
            kind,
            f"There is no {kind} “{missing[0][:60]}”; {_LISTS[kind]} lists those that are known.",
        )
    return frozenset(row.id for row in rows)


def _boxed_ids(connection: Connection, table: Table, term: FieldTerm) -> frozenset[int]:
    """Return what a field of the search box names: by slug, else by any of its names."""
    slug = select(table.c.id).where(table.c.slug == term.value)
    by_slug = connection.execute(slug).scalar_one_or_none()
    if by_slug is not None:
        return frozenset((by_slug,))
    named = load_names(connection).get(tuple(index_tokens(term.value)), ())
    found = frozenset(n.id for n in named if n.kind == term.field)
    return found or _ids(connection, table, term.field, (term.value,))


def _boxed_acts(fields: Iterable[FieldTerm], *, negated: bool) -> list[str]:
    return [
        fold(term.value).replace("-", "_").replace(" ", "_")
        for term in fields
        if term.field == "response" and term.negated == negated
    ]


def _acts(values: Iterable[str]) -> frozenset[str]:
    known = (*(act.value for act in Act), NONE_RECORDED)
    asked = frozenset(values)
    unknown = sorted(asked - set(known))
    if unknown:
        raise BadFilterError(
            "response", f"“{unknown[0][:40]}” is no response. Known are: {', '.join(known)}."
        )
    return asked


def _with_topic(topics: frozenset[int]) -> AnySelect:
    t = core.claim_subject.c
    return select(t.claim_id).where(t.topic_id.in_(topics))


def _with_outlet(outlets: frozenset[int]) -> AnySelect:
    t = core.claim_outlet.c
    return select(t.claim_id).where(t.outlet_id.in_(outlets))


def _with_actor(actors: frozenset[int]) -> AnySelect:
    t = core.claim_party.c
    return select(t.claim_id).where(t.actor_id.in_(actors))


def _in_language(languages: frozenset[str]) -> AnySelect:
    m, a = core.mention.c, core.article.c
    return (
        select(m.claim_id)
        .join_from(core.mention, core.article, a.id == m.article_id)
        .where(spoken(languages), m.claim_id.is_not(None), m.review != Review.REJECTED.value)
    )


def _answered(acts: frozenset[str]) -> Condition:
    c, a = core.claim.c, core.claim_act.c
    ways: list[Condition] = []
    recorded = acts - {NONE_RECORDED}
    if recorded:
        ways.append(c.id.in_(select(a.claim_id).where(a.act.in_(recorded))))
    if NONE_RECORDED in acts:
        ways.append(~exists().where(a.claim_id == c.id))
    return or_(*ways)


def _dated(asked: Asked) -> list[Condition]:
    if asked.earliest is None and asked.latest is None:
        return []
    c = core.claim.c
    first, last = (
        (c.event_earliest, c.event_latest)
        if asked.date == "event"
        else (c.first_reported_earliest, c.first_reported_latest)
    )
    conditions: list[Condition] = [or_(first.is_not(None), last.is_not(None))]
    if asked.earliest is not None:
        conditions.append(or_(last >= asked.earliest, last.is_(None)))
    if asked.latest is not None:
        conditions.append(or_(first <= asked.latest, first.is_(None)))
    return conditions


def _worded(parsed: Parsed, holds: Callable[[Tree], Condition]) -> list[Condition]:
    conditions: list[Condition] = []
    wanted, unwanted = parsed.wanted_tree(), parsed.unwanted_tree()
    e, c = core.search_entry.c, core.claim.c
    if wanted is not None:
        hits = select(e.claim_id).where(and_(e.claim_id.is_not(None), holds(wanted)))
        conditions.append(c.id.in_(hits))
    if unwanted is not None:
        hits = select(e.claim_id).where(and_(e.claim_id.is_not(None), holds(unwanted)))
        conditions.append(c.id.not_in(hits))
    return conditions
