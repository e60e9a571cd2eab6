"""The choices beside search hits: how many hits each would show, with everything else in force."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Table, func, or_, select

from app.domain.languages import base_language
from app.domain.words import Act, Review
from app.query import core
from app.query.cards import Facet, SearchFacets
from app.query.conditions import Asked
from app.query.core import Connection
from app.query.entries import Entry, claims_meant, count_kinds, find_entries, looks_for_something
from app.query.facets import MOST_CHOICES, nested
from app.query.filters import KINDS, NONE_RECORDED, ClaimFilter
from app.store.rows import among

Key = TypeVar("Key", int, str)
Slugs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """The hits that one facet counts: those found without what is chosen of this facet."""

    asked: Asked
    entries: Sequence[Entry]

    def ids(self) -> list[int]:
        return [entry.sort_id for entry in self.entries]


def load_search_facets(
    connection: Connection, wanted: ClaimFilter, asked: Asked, entries: Sequence[Entry]
) -> SearchFacets:
    """Return the choices; ``entries`` are all hits of ``asked``, of every kind."""

    if not looks_for_something(asked):
        return SearchFacets(kinds=_kinds(wanted, count_kinds(())))

    def counted(without: Asked) -> _Counted:
        found = entries if without == asked else find_entries(connection, without)
        of_kind = [entry for entry in found if wanted.kind in (None, entry.kind)]
        return _Counted(without, of_kind)

    undated = counted(replace(asked, earliest=None, latest=None))
    return SearchFacets(
        kinds=_kinds(wanted, count_kinds(entries)),
        topics=_topics(connection, counted(asked.without("topics")), wanted.topics),
        actors=_actors(connection, counted(asked.without("actors")), wanted.actors),
        outlets=_outlets(connection, counted(asked.without("outlets")), wanted.outlets),
        responses=_responses(connection, counted(asked.without("responses")), asked),
        languages=_languages(connection, counted(replace(asked, languages=frozenset())), asked),
        years=_years(wanted, undated.entries),
    )


def _kinds(wanted: ClaimFilter, counts: dict[str, int]) -> tuple[Facet, ...]:
    return tuple(Facet(kind, kind, counts[kind], wanted.kind == kind) for kind in KINDS)


def _years(wanted: ClaimFilter, entries: Sequence[Entry]) -> tuple[Facet, ...]:
    counts = Counter(str(e.sort_value.year) for e in entries if e.sort_value is not None)
    chosen = wanted.earliest if wanted.earliest == wanted.latest else None
    return tuple(Facet(year, year, counts[year], year == chosen) for year in sorted(counts)[::-1])


def _topics(connection: Connection, counted: _Counted, chosen: Slugs) -> tuple[Facet, ...]:
    t, link = core.topic.c, core.claim_subject
    counts = _by_claim(connection, counted, link, link.c.topic_id)
    rows = connection.execute(
        select(t.id, t.slug, t.label, t.parent_id).order_by(t.position, t.id)
    ).fetchall()
    return tuple(
        Facet(row.slug, row.label, counts.get(row.id, 0), row.slug in chosen, depth)
        for row, depth in nested([(row, row.id, row.parent_id) for row in rows])
        if counts.get(row.id, 0) or row.slug in chosen
    )


def _actors(connection: Connection, counted: _Counted, chosen: Slugs) -> tuple[Facet, ...]:
    link = core.claim_party
    counts = _by_claim(connection, counted, link, link.c.actor_id)
    return _named(connection, core.actor, counts, chosen)


def _outlets(connection: Connection, counted: _Counted, chosen: Slugs) -> tuple[Facet, ...]:
    e, a, link = core.search_entry.c, core.article.c, core.claim_outlet.c
    here = among(e.id, counted.ids())
    own = (
        select(a.outlet_id, func.count())
        .join_from(core.search_entry, core.article, a.id == e.article_id)
        .where(here, e.kind != "claim")
        .group_by(a.outlet_id)
    )
    carried = (
        select(link.outlet_id, func.count())
        .join_from(core.search_entry, core.claim_outlet, link.claim_id == e.claim_id)
        .where(here, e.kind == "claim")
        .group_by(link.outlet_id)
    )
    counts: Counter[int] = Counter()
    for statement in (own, carried):
        for outlet, number in connection.execute(statement):
            counts[outlet] += number
    return _named(connection, core.outlet, counts, chosen)


def _languages(connection: Connection, counted: _Counted, asked: Asked) -> tuple[Facet, ...]:
    e, a, m = core.search_entry.c, core.article.c, core.mention.c
    here = among(e.id, counted.ids())
    own = (
        select(e.id, a.language)
        .join_from(core.search_entry, core.article, a.id == e.article_id)
        .where(here, e.kind != "claim")
    )
    told = (
        select(e.id, a.language)
        .join_from(core.search_entry, core.mention, m.claim_id == e.claim_id)
        .join(core.article, a.id == m.article_id)
        .where(here, e.kind == "claim", m.review != Review.REJECTED.value)
        .distinct()
    )
    rows = [*connection.execute(own), *connection.execute(told)]
    spoken = {(hit, base_language(code)) for hit, code in rows if code}
    counts = Counter(code for _, code in spoken)
    shown = sorted(counts.keys() | asked.languages, key=lambda code: (-counts[code], code))
    return tuple(Facet(code, code, counts[code], code in asked.languages) for code in shown)


def _responses(connection: Connection, counted: _Counted, asked: Asked) -> tuple[Facet, ...]:
    e, r, link = core.search_entry.c, core.response.c, core.claim_act
    others = [entry for entry in counted.entries if entry.kind != "response"]
    counts: Counter[str] = Counter()
    for acts in _values_of_hits(connection, others, counted, link, link.c.act):
        counts.update(acts)
    own = (
        select(r.act, func.count())
        .join_from(core.search_entry, core.response, r.id == e.ref_id)
        .where(among(e.id, counted.ids()), e.kind == "response")
        .group_by(r.act)
    )
    for act, number in connection.execute(own):
        counts[act] += number
    claims = _claims_of_hits(connection, others, counted.asked)
    known = sorted(set[int]().union(*claims))
    answered = set(
        connection.execute(
            select(link.c.claim_id).where(among(link.c.claim_id, known)).distinct()
        ).scalars()
    )
    counts[NONE_RECORDED] = sum(bool(own_claims - answered) for own_claims in claims)
    labels = {act.value: act.value.replace("_", " ") for act in Act}
    labels[NONE_RECORDED] = "none recorded"
    return tuple(
        Facet(value, label, counts[value], value in asked.responses)
        for value, label in labels.items()
        if counts[value] or value in asked.responses
    )


def _by_claim(
    connection: Connection, counted: _Counted, link: Table, column: ColumnElement[Key]
) -> dict[Key, int]:
    """Return by ``column`` the hits about a claim to which ``link`` joins it."""
    return Counter(
        value
        for values in _values_of_hits(connection, counted.entries, counted, link, column)
        for value in values
    )


def _values_of_hits(
    connection: Connection,
    entries: Sequence[Entry],
    counted: _Counted,
    link: Table,
    column: ColumnElement[Key],
) -> list[set[Key]]:
    """Return for each entry what ``link`` joins to its claims, each value once."""
    claims = _claims_of_hits(connection, entries, counted.asked)
    known = set[int]().union(*claims)
    of_claim: dict[int, list[Key]] = {}
    rows = select(link.c.claim_id, column).where(among(link.c.claim_id, sorted(known)))
    for claim_id, value in connection.execute(rows):
        of_claim.setdefault(claim_id, []).append(value)
    return [{v for claim in own for v in of_claim.get(claim, ())} for own in claims]


def _claims_of_hits(
    connection: Connection, entries: Sequence[Entry], asked: Asked
) -> list[set[int]]:
    """Return for each entry the claims it is about that meet what else is asked.

    Looked up from the entries on, one step after the other: their number is bounded, that of the
    claims that meet a condition is not.
    """
    m = core.mention.c
    articles = sorted(e.ref_id for e in entries if e.kind == "article")
    mentioned: dict[int, set[int]] = {}
    rows = select(m.article_id, m.claim_id).where(
        among(m.article_id, articles), m.claim_id.is_not(None), m.review != Review.REJECTED.value
    )
    for article_id, claim_id in connection.execute(rows):
        mentioned.setdefault(article_id, set()).add(claim_id)

    def about(entry: Entry) -> set[int]:
        if entry.kind == "article":
            return mentioned.get(entry.ref_id, set())
        return set() if entry.claim_id is None else {entry.claim_id}

    every = [about(entry) for entry in entries]
    ids = sorted(set[int]().union(*every))
    answered = replace(asked, responses=frozenset(), not_responses=frozenset())
    meant = _meeting(connection, ids, claims_meant(asked))
    of_responses = _meeting(connection, ids, claims_meant(answered))
    return [
        own & (of_responses if entry.kind == "response" else meant)
        for entry, own in zip(entries, every, strict=True)
    ]


def _meeting(
    connection: Connection, ids: list[int], conditions: list[ColumnElement[bool]]
) -> set[int]:
    if not conditions:
        return set(ids)
    c = core.claim.c
    return set(connection.execute(select(c.id).where(among(c.id, ids), *conditions)).scalars())


def _named(
    connection: Connection, table: Table, counts: dict[int, int], chosen: Slugs
) -> tuple[Facet, ...]:
    """Return the most frequent choices and the chosen ones, most hits first."""
    t = table.c
    shown = sorted(counts, key=lambda row_id: (-counts[row_id], row_id))[:MOST_CHOICES]
    rows = connection.execute(
        select(t.id, t.slug, t.name).where(or_(t.id.in_(shown), t.slug.in_(chosen)))
    ).fetchall()
    ordered = sorted(rows, key=lambda row: (-counts.get(row.id, 0), row.name, row.id))
    return tuple(
        Facet(row.slug, row.name, counts.get(row.id, 0), row.slug in chosen) for row in ordered
    )
