"""What is held, as the records that linking decides on.

Keys: text ``a<id>``, mention ``m<id>``, claim ``c<id>``, response ``r<id>``.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.base.changes import tells_of_change
from app.base.dates import finest
from app.domain.chain import (
    Copy,
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
from app.store.rows import asked, in_parts, rows_for, table_of
from app.store.tables import (
    Actor,
    Article,
    ArticleBlock,
    ArticleLink,
    ArticleTally,
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


def mention_key(mention_id: int) -> str:
    """Return a mention's key; keys sort as ids do, so that ties fall the same after a new run."""
    return f"m{mention_id:09}"


@dataclass(frozen=True, slots=True)
class LinkInputs:
    """Texts, mentions, claims and found responses, and the names of who may appear in chains.

    ``settled`` are the mentions and claims of the desk or of a person: no machine moves them.
    Desk responses are not among ``responses``: they have their claim. ``answers`` says which claim
    a response is recorded to answer, wholly or in part.
    """

    texts: Mapping[str, LinkText]
    mentions: tuple[LinkMention, ...]
    claims: tuple[LinkClaim, ...]
    responses: tuple[LinkResponse, ...]
    outlet_names: Mapping[str, str]
    actor_names: Mapping[str, str]
    actor_parents: Mapping[str, str | None]
    settled: frozenset[str] = field(default=frozenset())
    answers: Mapping[str, str] = field(default_factory=dict[str, str])


def load_link_inputs(
    session: Connection | Session, article_ids: Collection[int] | None = None
) -> LinkInputs:
    """Return everything that is held, or what is held of these articles.

    That is: the articles with their mentions and responses, and the claims these belong to with all
    their mentions and the texts of those.
    """
    if article_ids is None:
        mentions = _by_owner(session, Mention, "id", None)
        ids = list(session.execute(select(table_of(Article).c.id)).scalars())
        claims = list(session.execute(select(table_of(Claim).c.id)).scalars())
        return _load(session, mentions, claims, read=ids, answering=ids)
    mentions = _mentions(session, article_ids, ())
    return _load(session, mentions, _claims_of(mentions), read=article_ids, answering=article_ids)


def load_near(
    session: Connection | Session,
    article_ids: Collection[int],
    claim_ids: Collection[int],
    *,
    wordings: int,
    only: Collection[int] | None = None,
) -> LinkInputs:
    """Return these articles with what they mention, and these claims with their first wordings.

    At most ``wordings`` of each claim are loaded, without the passages of their texts; with
    ``only``, the mentions with these ids instead of the first ones.
    """
    near = _by_owner(session, Mention, "article_id", article_ids)
    wanted = dict.fromkeys([*_claims_of(near), *claim_ids])
    found = {row.id: row for row in near}
    if only is None:
        found |= {row.id: row for row in _first_mentions(session, wanted, wordings)}
    else:
        found |= {row.id: row for row in _by_owner(session, Mention, "id", only)}
    mentions = [found[row_id] for row_id in sorted(found)]
    return _load(session, mentions, wanted, read=article_ids, answering=article_ids)


def joined_inputs(first: LinkInputs, second: LinkInputs) -> LinkInputs:
    """Return what two selections hold together; of what both hold, that of the first."""
    mentions = {m.key: m for m in (*second.mentions, *first.mentions)}
    claims = {c.key: c for c in (*second.claims, *first.claims)}
    responses = {r.key: r for r in (*second.responses, *first.responses)}
    return LinkInputs(
        texts={**second.texts, **first.texts},
        mentions=tuple(mentions.values()),
        claims=tuple(claims.values()),
        responses=tuple(responses.values()),
        outlet_names={**second.outlet_names, **first.outlet_names},
        actor_names={**second.actor_names, **first.actor_names},
        actor_parents={**second.actor_parents, **first.actor_parents},
        settled=first.settled | second.settled,
        answers={**second.answers, **first.answers},
    )


def load_claims(session: Connection | Session, claim_ids: Collection[int]) -> LinkInputs:
    """Return these claims: all mentions and found responses, and what else their texts mention."""
    mentions = _by_owner(session, Mention, "claim_id", claim_ids)
    article_ids = dict.fromkeys(row.article_id for row in mentions)
    beside = _by_owner(session, Mention, "article_id", article_ids)
    found = {row.id: row for row in beside} | {row.id: row for row in mentions}
    rows = [found[row_id] for row_id in sorted(found)]
    return _load(session, rows, claim_ids, read=article_ids, answering=article_ids)


def load_texts(session: Connection | Session, article_ids: Collection[int]) -> list[LinkText]:
    """Return the texts of these articles, without what they link to."""
    articles = _articles(session, article_ids)
    whole = _whole_texts(session, article_ids)
    passages = _passages(session, article_ids, whole)
    upstream = _by_owner(session, ArticleUpstream, "article_id", article_ids)
    outlet_ids = {row.outlet_id for row in (*articles.values(), *upstream)}
    slugs = {row.id: row.slug for row in _by_owner(session, Outlet, "id", sorted(outlet_ids))}
    credits: dict[int, list[_Credit]] = defaultdict(list)
    for row in upstream:
        credits[row.article_id].append(_credit(row, slugs))
    return [
        LinkText(
            key=f"a{article_id}",
            outlet=slugs[row.outlet_id],
            url=archived_page(row.url) if row.url else None,
            published=finest(row.published, row.published_time),
            language=row.language,
            passages=tuple(passages[article_id]),
            upstream=tuple(credits[article_id]),
        )
        for article_id, row in articles.items()
    ]


def load_copies(session: Connection | Session, article_ids: Collection[int]) -> list[Copy]:
    """Return what is recorded of these texts as copies, and of those they copy."""
    table = table_of(Article)
    wanted = select(table.c.id, table.c.copy_of_id, table.c.copy_share, table.c.copy_run)
    wanted = wanted.where(asked(table.c.id), table.c.copy_of_id.is_not(None))
    found: dict[int, Copy] = {}
    looked: set[int] = set()
    newest = set(article_ids)
    while newest:
        looked |= newest
        for row in rows_for(session, wanted, sorted(newest)):
            found[row[0]] = Copy(f"a{row[0]}", f"a{row[1]}", row[2] or 0.0, row[3] or 0)
        newest = {int(copy.of[1:]) for copy in found.values()} - looked
    return [found[article_id] for article_id in sorted(found)]


def _load(
    session: Connection | Session,
    mentions: Sequence[Any],
    claim_ids: Collection[int],
    *,
    read: Collection[int],
    answering: Collection[int],
) -> LinkInputs:
    """Return records of these rows; ``read`` are the articles whose passages are wanted."""
    wanted = dict.fromkeys([*read, *(row.article_id for row in mentions), *answering])
    wanted |= dict.fromkeys(row.copy_of_id for row in mentions if row.copy_of_id is not None)
    articles = _articles(session, wanted)
    whole = _whole_texts(session, {*read, *_cut_elsewhere(mentions)})
    claims = _by_id(session, Claim, claim_ids)
    copies = {
        row.article_id: row.copy_of_id
        for row in mentions
        if row.described and row.copy_of_id is not None
    }
    steps = _by_owner(session, AttributionStep, "mention_id", [row.id for row in mentions])
    upstream = _by_owner(session, ArticleUpstream, "article_id", wanted)
    responses = _by_owner(session, Response, "article_id", answering)
    whole |= _whole_texts(
        session, {row.article_id for row in responses if row.quote is not None} - set(whole)
    )
    of_claims = _claim_words(session, claims)
    names = _Names(session, articles, steps, upstream, responses, of_claims[1], claims)
    topics = {i: tuple(names.topics[n] for n in found) for i, found in of_claims[0].items()}
    actors = {i: tuple(names.actors[n] for n in found) for i, found in of_claims[1].items()}
    in_order = _in_order(steps, names)
    return LinkInputs(
        texts=_texts(session, articles, whole, read, names, copies, upstream),
        mentions=tuple(
            _mention(row, whole.get(row.article_id, ""), in_order[row.id], topics, actors)
            for row in mentions
            if row.review != Review.REJECTED
        ),
        claims=tuple(
            _claim(row, topics.get(row.id, ()), actors.get(row.id, ()), names.stories)
            for row in claims.values()
            if row.review != Review.REJECTED
        ),
        responses=tuple(
            _response(row, whole[row.article_id], names.actors)
            for row in responses
            if row.quote is not None and row.review == Review.PROPOSED
        ),
        outlet_names=names.outlet_names,
        actor_names=names.actor_names,
        actor_parents=names.actor_parents,
        settled=frozenset(
            [
                mention_key(row.id)
                for row in mentions
                if row.described or row.review == Review.ACCEPTED
            ]
            + [f"c{i}" for i, row in claims.items() if row.of_desk or row.review == Review.ACCEPTED]
        ),
        answers={
            f"r{row.id}": f"c{row.claim_id}"
            for row in responses
            if row.claim_id is not None and row.scope in (Scope.THIS_CLAIM, Scope.PART)
        },
    )


def list_unlinked(connection: Connection | Session) -> list[int]:
    """Return the ids of collected articles that no linking has come to, in their order.

    Linking counts an article at its end, also where nothing was found in it: what is not counted
    is not linked. A found mention that belongs to no claim is not either.
    """
    return _unlinked(connection, None)


def still_unlinked(connection: Connection | Session, article_ids: Collection[int]) -> list[int]:
    """Return which of these articles no linking has come to; see ``list_unlinked``."""
    return [i for part in in_parts(article_ids) for i in _unlinked(connection, part)]


def _unlinked(connection: Connection | Session, part: Sequence[int] | None) -> list[int]:
    a, m, counted = table_of(Article).c, table_of(Mention).c, table_of(ArticleTally).c
    uncounted = (
        select(a.id)
        .outerjoin(table_of(ArticleTally), counted.article_id == a.id)
        .where(a.text.is_not(None), a.page.is_not(None), counted.article_id.is_(None))
    )
    bare = select(m.article_id).where(
        m.claim_id.is_(None), m.review == Review.PROPOSED.value, m.described.is_(False)
    )
    if part is not None:
        uncounted, bare = uncounted.where(a.id.in_(part)), bare.where(m.article_id.in_(part))
    found = [*connection.execute(uncounted).scalars(), *connection.execute(bare).scalars()]
    return sorted(set(found))


def list_articles(connection: Connection | Session) -> list[int]:
    """Return the ids of the articles whose text is held."""
    c = table_of(Article).c
    return list(
        connection.execute(select(c.id).where(c.text.is_not(None)).order_by(c.id)).scalars()
    )


def list_collected(connection: Connection | Session) -> list[int]:
    """Return the ids of the articles that were brought as pages."""
    c = table_of(Article).c
    held = (c.text.is_not(None)) & (c.page.is_not(None))
    return list(connection.execute(select(c.id).where(held).order_by(c.id)).scalars())


def list_claims(connection: Connection | Session) -> list[int]:
    """Return the ids of all claims."""
    c = table_of(Claim).c
    return list(connection.execute(select(c.id).order_by(c.id)).scalars())


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
    """Slugs and names by id: of whoever is named in the rows, and who stands above them."""

    def __init__(  # noqa: PLR0917 - each is one kind of row
        self,
        session: Connection | Session,
        articles: Mapping[int, Any],
        steps: Sequence[Any],
        upstream: Sequence[Any],
        responses: Sequence[Any],
        of_claims: Mapping[int, Sequence[int]],
        claims: Mapping[int, Any],
    ) -> None:
        outlet_ids = {row.outlet_id for row in (*articles.values(), *steps, *upstream)} - {None}
        called = {
            row.name for row in steps if row.outlet_id is None and row.kind == SourceKind.OUTLET
        }
        outlets = _by_id(session, Outlet, sorted(outlet_ids))
        outlets |= {row.id: row for row in _by_owner(session, Outlet, "name", sorted(called))}
        actor_ids = {row.actor_id for row in (*steps, *responses)} - {None}
        actors = _with_parents(session, actor_ids | {n for ids in of_claims.values() for n in ids})
        self.outlets: dict[int | None, str] = {row.id: row.slug for row in outlets.values()}
        self.actors: dict[int | None, str] = {row.id: row.slug for row in actors.values()}
        self.outlet_names: dict[str, str] = {row.slug: row.name for row in outlets.values()}
        self.actor_names: dict[str, str] = {
            row.slug: row.short_name or row.name for row in actors.values()
        }
        self.actor_parents = {row.slug: self.actors.get(row.parent_id) for row in actors.values()}
        self.topics = _slugs(session, Topic) if claims else dict[int, str]()
        stories = {row.story_id for row in claims.values()} - {None}
        self.stories = {i: row.slug for i, row in _by_id(session, Story, sorted(stories)).items()}


def _with_parents(session: Connection | Session, actor_ids: Collection[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    newest = set(actor_ids)
    while newest:
        found |= _by_id(session, Actor, sorted(newest))
        newest = {row.parent_id for row in found.values() if row.parent_id} - found.keys()
    return found


def _slugs(session: Connection | Session, model: type[SQLModel]) -> dict[int, str]:
    table = table_of(model)
    return {row[0]: row[1] for row in session.execute(select(table.c.id, table.c.slug))}


def _by_owner(
    session: Connection | Session,
    model: type[SQLModel],
    owner: str,
    ids: Collection[int] | None,
) -> Sequence[Any]:
    if ids is None:
        return session.execute(_wanted(table_of(model), None)).all()
    return rows_for(session, _wanted(table_of(model), owner), ids)


@cache
def _wanted(table: Table, owner: str | None) -> Select[Any]:
    named = _READ.get(table)
    wanted = select(*(table.c[name] for name in named)) if named else select(table)
    wanted = wanted.order_by(*table.primary_key.columns)
    return wanted if owner is None else wanted.where(asked(table.c[owner]))


# Of what has long columns, those that are read here.
_READ: Mapping[Table, Sequence[str]] = {
    table_of(Mention): (
        *("id", "claim_id", "article_id", "described", "quote", "start", "end", "content_start"),
        *("content_end", "modality", "relation", "place", "quantities", "dates", "topics"),
        *("actors", "copy_of_id", "review"),
    ),
    table_of(Claim): (
        *("id", "slug", "statement", "story_id", "event_date", "quantity_value", "quantity_unit"),
        *("quantity_text", "of_desk", "review"),
    ),
    table_of(Outlet): ("id", "slug", "name"),
    table_of(Actor): ("id", "slug", "name", "short_name", "parent_id"),
    table_of(Story): ("id", "slug"),
}


def _by_id(
    session: Connection | Session, model: type[SQLModel], ids: Collection[int] | None
) -> dict[int, Any]:
    return {row.id: row for row in _by_owner(session, model, "id", ids)}


def _articles(session: Connection | Session, ids: Collection[int]) -> dict[int, Any]:
    """Return what is needed of these articles, without their texts, which are long."""
    c = table_of(Article).c
    wanted = select(c.id, c.outlet_id, c.url, c.published, c.published_time, c.language)
    return {row.id: row for row in rows_for(session, wanted.where(asked(c.id)).order_by(c.id), ids)}


def _whole_texts(session: Connection | Session, ids: Collection[int]) -> dict[int, str]:
    c = table_of(Article).c
    wanted = select(c.id, c.text).where(asked(c.id))
    return {row[0]: row[1] or "" for row in rows_for(session, wanted, sorted(ids))}


def _cut_elsewhere(mentions: Sequence[Any]) -> set[int]:
    """Return the articles of mentions whose content is not a part of their quote."""
    return {
        row.article_id
        for row in mentions
        if not row.described and not row.start <= row.content_start <= row.content_end <= row.end
    }


def _claims_of(mentions: Sequence[Any]) -> list[int]:
    return list(dict.fromkeys(row.claim_id for row in mentions if row.claim_id is not None))


def _mentions(
    session: Connection | Session, article_ids: Collection[int], claim_ids: Collection[int]
) -> list[Any]:
    """Return the mentions in these articles, and all of these claims and those they mention."""
    near = _by_owner(session, Mention, "article_id", article_ids)
    found = {row.id: row for row in near}
    claims = [*_claims_of(near), *claim_ids]
    found |= {row.id: row for row in _by_owner(session, Mention, "claim_id", claims)}
    return [found[row_id] for row_id in sorted(found)]


def _first_mentions(
    session: Connection | Session, claim_ids: Collection[int], wordings: int
) -> list[Any]:
    if not wordings:
        return []
    c = table_of(Mention).c
    nth = func.row_number().over(partition_by=c.claim_id, order_by=c.id)
    read = [c[name] for name in _READ[table_of(Mention)]]
    first = select(*read, nth.label("nth")).where(asked(c.claim_id)).subquery()
    return rows_for(session, select(first).where(first.c.nth <= wordings), claim_ids)


def _claim_words(
    session: Connection | Session, claim_ids: Collection[int]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the ids of the topics and of the actors of these claims, in order."""
    found: tuple[dict[int, list[int]], dict[int, list[int]]] = (
        defaultdict(list),
        defaultdict(list),
    )
    for table, column, of_claims in (
        (table_of(ClaimTopic), "topic_id", found[0]),
        (table_of(ClaimActor), "actor_id", found[1]),
    ):
        wanted = select(table.c.claim_id, table.c[column]).where(asked(table.c.claim_id))
        wanted = wanted.order_by(table.c.claim_id, table.c.position)
        for row in rows_for(session, wanted, claim_ids):
            of_claims[row[0]].append(row[1])
    return found


def _in_order(rows: Sequence[Any], names: _Names) -> dict[int, tuple[LinkStep, ...]]:
    steps: dict[int, list[tuple[int, LinkStep]]] = defaultdict(list)
    for row in rows:
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


_Credit = tuple[str, Relation, Basis, str, float]


def _credit(row: Any, slugs: Mapping[Any, str]) -> _Credit:
    return (
        slugs[row.outlet_id],
        Relation(row.relation),
        Basis(row.basis),
        row.words,
        row.score,
    )


def _passages(
    session: Connection | Session, article_ids: Collection[int], whole: Mapping[int, str]
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in _by_owner(session, ArticleBlock, "article_id", article_ids):
        found[row.article_id].append(whole[row.article_id][row.start : row.end])
    return found


def _texts(  # noqa: PLR0917 - each is one kind of row
    session: Connection | Session,
    articles: Mapping[int, Any],
    whole: Mapping[int, str],
    read: Collection[int],
    names: _Names,
    copies: Mapping[int, int],
    credits: Sequence[Any],
) -> dict[str, LinkText]:
    passages = _passages(session, read, whole)
    links: dict[int, list[str]] = defaultdict(list)
    for row in _by_owner(session, ArticleLink, "article_id", articles):
        links[row.article_id].append(row.url)
    upstream: dict[int, list[_Credit]] = defaultdict(list)
    for row in credits:
        upstream[row.article_id].append(_credit(row, names.outlets))
    return {
        f"a{article_id}": LinkText(
            key=f"a{article_id}",
            outlet=names.outlets[row.outlet_id],
            url=archived_page(row.url) if row.url else None,
            published=finest(row.published, row.published_time),
            language=row.language,
            passages=tuple(passages[article_id]),
            links=tuple(links[article_id]),
            upstream=tuple(upstream[article_id]),
            copy_of=f"a{copies[article_id]}" if article_id in copies else None,
            revised=tells_of_change(whole.get(article_id, "")),
        )
        for article_id, row in articles.items()
    }


def _mention(
    row: Any,
    text: str,
    steps: tuple[LinkStep, ...],
    topics: Mapping[int, tuple[str, ...]],
    actors: Mapping[int, tuple[str, ...]],
) -> LinkMention:
    described = bool(row.described)
    return LinkMention(
        key=mention_key(row.id),
        text=f"a{row.article_id}",
        claim=None if row.claim_id is None else f"c{row.claim_id}",
        quote=row.quote,
        content=row.quote if described else _content(row, text),
        described=described,
        modality=Modality(row.modality),
        steps=steps,
        quantities=tuple(
            LinkQuantity(q["text"], q["value"], q["low"], q["high"], q["unit"], q["approximate"])
            for q in row.quantities
        ),
        dates=tuple(d["edtf"] for d in row.dates),
        topics=topics.get(row.claim_id or 0, ()) if described else tuple(row.topics),
        actors=actors.get(row.claim_id or 0, ())
        if described
        else tuple(slug for slug, _ in row.actors),
        relation=Relation(row.relation) if row.relation else None,
        place=row.place or "paragraph",
        position=row.start or 0,
    )


def _content(row: Any, text: str) -> str:
    if row.start <= row.content_start <= row.content_end <= row.end:
        return row.quote[row.content_start - row.start : row.content_end - row.start]
    return text[row.content_start : row.content_end]


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


def _response(row: Any, text: str, actors: Mapping[int | None, str]) -> LinkResponse:
    return LinkResponse(
        key=f"r{row.id}",
        text=f"a{row.article_id}",
        actor=actors[row.actor_id],
        act=Act(row.act),
        words=text[row.words_start : row.words_end],
        quote=row.quote,
        scope=Scope(row.scope),
        answers=None if row.answers_id is None else mention_key(row.answers_id),
        position=row.start or 0,
    )
