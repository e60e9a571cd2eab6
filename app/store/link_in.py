"""What is held, as the records that linking decides on.

Keys: text ``a<id>``, mention ``m<id>``, claim ``c<id>``, response ``r<id>``.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.chain import (
    LinkClaim,
    LinkMention,
    LinkQuantity,
    LinkResponse,
    LinkStep,
    LinkText,
)
from app.domain.words import (
    Act,
    Basis,
    Modality,
    Naming,
    Relation,
    Review,
    Scope,
    SourceKind,
)
from app.store.addresses import archived_page
from app.store.rows import in_parts, table_of
from app.store.tables import (
    Actor,
    Article,
    ArticleBlock,
    ArticleLink,
    ArticleUpstream,
    AttributionStep,
    Claim,
    ClaimActor,
    ClaimTopic,
    Mention,
    Outlet,
    Response,
    Story,
    Topic,
)


@dataclass(frozen=True, slots=True)
class LinkInputs:
    """Texts, mentions, claims and found responses, and the names of who may appear in chains.

    ``settled`` are the mentions and claims of the desk or of a person: no machine moves them.
    Desk responses are not among ``responses``: they have their claim.
    """

    texts: Mapping[str, LinkText]
    mentions: tuple[LinkMention, ...]
    claims: tuple[LinkClaim, ...]
    responses: tuple[LinkResponse, ...]
    outlet_names: Mapping[str, str]
    actor_names: Mapping[str, str]
    actor_parents: Mapping[str, str | None]
    settled: frozenset[str] = field(default=frozenset())


def load_link_inputs(
    session: Connection | Session, article_ids: Collection[int] | None = None
) -> LinkInputs:
    """Return everything that is held, or what touches these articles.

    That is: the articles, all mentions of every claim they mention with their texts, and all
    claims, because any of them may be joined.
    """
    names = _Names(session)
    claims = _by_id(session, Claim, None)
    mentions = _mentions(session, article_ids)
    texts = set(article_ids or ()) | {row.article_id for row in mentions}
    texts |= {row.copy_of_id for row in mentions if row.copy_of_id is not None}
    wanted = None if article_ids is None else texts
    articles = _by_id(session, Article, wanted)
    copies = {
        row.article_id: row.copy_of_id
        for row in mentions
        if row.described and row.copy_of_id is not None
    }
    topics, actors = _claim_words(session, names)
    steps = _steps(session, names, None if wanted is None else [row.id for row in mentions])
    responses = _by_owner(session, Response, "article_id", wanted)
    return LinkInputs(
        texts=_texts(session, articles, names, copies, wanted),
        mentions=tuple(
            _mention(row, articles[row.article_id], steps[row.id], topics, actors)
            for row in mentions
            if row.review != Review.REJECTED
        ),
        claims=tuple(
            _claim(row, topics[row.id], actors[row.id], names.stories)
            for row in claims.values()
            if row.review != Review.REJECTED
        ),
        responses=tuple(
            _response(row, articles[row.article_id], names.actors)
            for row in responses
            if row.quote is not None and row.review == Review.PROPOSED
        ),
        outlet_names=names.outlet_names,
        actor_names=names.actor_names,
        actor_parents=names.actor_parents,
        settled=frozenset(
            [f"m{row.id}" for row in mentions if row.described or row.review == Review.ACCEPTED]
            + [f"c{i}" for i, row in claims.items() if row.of_desk or row.review == Review.ACCEPTED]
        ),
    )


def without_joins(inputs: LinkInputs) -> LinkInputs:
    """Return ``inputs`` with every join that a machine made undone, to be decided anew."""
    return replace(
        inputs,
        mentions=tuple(
            mention if mention.key in inputs.settled else replace(mention, claim=None)
            for mention in inputs.mentions
        ),
        claims=tuple(claim for claim in inputs.claims if claim.key in inputs.settled),
    )


class _Names:
    """Slugs and names by id."""

    def __init__(self, session: Connection | Session) -> None:
        actors = session.execute(select(table_of(Actor))).all()
        outlets = session.execute(select(table_of(Outlet))).all()
        self.outlets: dict[int | None, str] = {row.id: row.slug for row in outlets}
        self.actors: dict[int | None, str] = {row.id: row.slug for row in actors}
        self.outlet_names: dict[str, str] = {row.slug: row.name for row in outlets}
        self.actor_names: dict[str, str] = {row.slug: row.short_name or row.name for row in actors}
        self.actor_parents = {row.slug: self.actors.get(row.parent_id) for row in actors}
        self.topics: dict[int, str] = _slugs(session, Topic)
        self.stories: dict[int, str] = _slugs(session, Story)


def _slugs(session: Connection | Session, model: type[SQLModel]) -> dict[int, str]:
    table = table_of(model)
    return {row[0]: row[1] for row in session.execute(select(table.c.id, table.c.slug))}


def _by_owner(
    session: Connection | Session,
    model: type[SQLModel],
    owner: str,
    ids: Collection[int] | None,
) -> Sequence[Any]:
    table = table_of(model)
    wanted = select(table).order_by(*table.primary_key.columns)
    if ids is None:
        return session.execute(wanted).all()
    return [
        row
        for part in in_parts(ids)
        for row in session.execute(wanted.where(table.c[owner].in_(part)))
    ]


def _by_id(
    session: Connection | Session, model: type[SQLModel], ids: Collection[int] | None
) -> dict[int, Any]:
    return {row.id: row for row in _by_owner(session, model, "id", ids)}


def _mentions(session: Connection | Session, article_ids: Collection[int] | None) -> Sequence[Any]:
    if article_ids is None:
        return _by_owner(session, Mention, "id", None)
    near = _by_owner(session, Mention, "article_id", article_ids)
    touched = [row.claim_id for row in near if row.claim_id is not None]
    found = {row.id: row for row in near}
    found |= {row.id: row for row in _by_owner(session, Mention, "claim_id", touched)}
    return [found[row_id] for row_id in sorted(found)]


def _claim_words(
    session: Connection | Session, names: _Names
) -> tuple[dict[int | None, tuple[str, ...]], dict[int | None, tuple[str, ...]]]:
    topics: dict[int | None, tuple[str, ...]] = defaultdict(tuple)
    actors: dict[int | None, tuple[str, ...]] = defaultdict(tuple)
    table = table_of(ClaimTopic)
    for row in session.execute(select(table).order_by(table.c.claim_id, table.c.position)):
        topics[row.claim_id] += (names.topics[row.topic_id],)
    table = table_of(ClaimActor)
    for row in session.execute(select(table).order_by(table.c.claim_id, table.c.position)):
        actors[row.claim_id] += (names.actors[row.actor_id],)
    return topics, actors


def _steps(
    session: Connection | Session, names: _Names, mention_ids: Collection[int] | None
) -> dict[int, tuple[LinkStep, ...]]:
    steps: dict[int, list[tuple[int, LinkStep]]] = defaultdict(list)
    for row in _by_owner(session, AttributionStep, "mention_id", mention_ids):
        if row.mention_id is not None:
            step = LinkStep(
                kind=SourceKind(row.kind),
                name=row.name,
                naming=Naming(row.naming),
                words=row.words,
                cue=row.cue,
                actor=names.actors.get(row.actor_id),
                outlet=names.outlets.get(row.outlet_id),
            )
            steps[row.mention_id].append((row.position, step))
    ordered = {
        owner: tuple(step for _, step in sorted(found, key=lambda pair: pair[0]))
        for owner, found in steps.items()
    }
    return defaultdict(tuple, ordered)


def _texts(
    session: Connection | Session,
    articles: Mapping[int, Any],
    names: _Names,
    copies: Mapping[int, int],
    wanted: Collection[int] | None,
) -> dict[str, LinkText]:
    passages: dict[int, list[str]] = defaultdict(list)
    for row in _by_owner(session, ArticleBlock, "article_id", wanted):
        passages[row.article_id].append((articles[row.article_id].text or "")[row.start : row.end])
    links: dict[int, list[str]] = defaultdict(list)
    for row in _by_owner(session, ArticleLink, "article_id", wanted):
        links[row.article_id].append(row.url)
    upstream: dict[int, list[tuple[str, Relation, Basis, str, float]]] = defaultdict(list)
    for row in _by_owner(session, ArticleUpstream, "article_id", wanted):
        upstream[row.article_id].append(
            (
                names.outlets[row.outlet_id],
                Relation(row.relation),
                Basis(row.basis),
                row.words,
                row.score,
            )
        )
    return {
        f"a{article_id}": LinkText(
            key=f"a{article_id}",
            outlet=names.outlets[row.outlet_id],
            url=archived_page(row.url) if row.url else None,
            published=row.published,
            language=row.language,
            passages=tuple(passages[article_id]),
            links=tuple(links[article_id]),
            upstream=tuple(upstream[article_id]),
            copy_of=f"a{copies[article_id]}" if article_id in copies else None,
        )
        for article_id, row in articles.items()
    }


def _mention(
    row: Any,
    article: Any,
    steps: tuple[LinkStep, ...],
    topics: Mapping[int | None, tuple[str, ...]],
    actors: Mapping[int | None, tuple[str, ...]],
) -> LinkMention:
    described = bool(row.described)
    text = article.text or ""
    return LinkMention(
        key=f"m{row.id}",
        text=f"a{row.article_id}",
        claim=None if row.claim_id is None else f"c{row.claim_id}",
        quote=row.quote,
        content=row.quote if described else text[row.content_start : row.content_end],
        described=described,
        modality=Modality(row.modality),
        steps=steps,
        quantities=tuple(
            LinkQuantity(q["text"], q["value"], q["low"], q["high"], q["unit"], q["approximate"])
            for q in row.quantities
        ),
        dates=tuple(d["edtf"] for d in row.dates),
        topics=topics[row.claim_id] if described else tuple(row.topics),
        actors=actors[row.claim_id] if described else tuple(slug for slug, _ in row.actors),
        relation=Relation(row.relation) if row.relation else None,
        place=row.place or "paragraph",
        position=row.start or 0,
    )


def _claim(
    row: Any, topics: tuple[str, ...], actors: tuple[str, ...], stories: Mapping[int, str]
) -> LinkClaim:
    value = row.quantity_value
    words = row.quantity_text or ("" if value is None else f"{value:g}")
    return LinkClaim(
        key=f"c{row.id}",
        statement=row.statement,
        topics=topics,
        actors=tuple(dict.fromkeys(actors)),
        quantity=None
        if value is None
        else LinkQuantity(words, value, value, value, row.quantity_unit, approximate=False),
        event_date=row.event_date,
        story=stories.get(row.story_id),
    )


def _response(row: Any, article: Any, actors: Mapping[int | None, str]) -> LinkResponse:
    text = article.text or ""
    return LinkResponse(
        key=f"r{row.id}",
        text=f"a{row.article_id}",
        actor=actors[row.actor_id],
        act=Act(row.act),
        words=text[row.words_start : row.words_end],
        quote=row.quote,
        scope=Scope(row.scope),
        answers=None if row.answers_id is None else f"m{row.answers_id}",
        position=row.start or 0,
    )
