"""The records of a desk into the tables, many rows at a time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.base.clock import now
from app.base.dates import date_range
from app.base.text import tokens
from app.desk.records import DeskRecords, DeskStep
from app.domain.words import DateBasis, Naming, Relation, Review, SourceKind
from app.store.addresses import page_identity
from app.store.described import described_quantity
from app.store.rows import ids_by, in_parts, insert_plain, put_rows, table_of, update_rows
from app.store.tables import (
    Actor,
    ActorAlias,
    Article,
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

RELATION_OF = {
    "primary_source": Relation.TOLD,
    "quotation": Relation.QUOTES,
    "derivation": Relation.REPORTS,
    "syndication": Relation.REPRINTS,
    "translation": Relation.TRANSLATES,
    "none": None,
}

BARE_WORDS = 2  # "sources", "a source"; with more words something is said about them


class Loading:
    """One load: the records, and the ids of what is loaded so far by slug."""

    def __init__(self, session: Session, records: DeskRecords) -> None:
        self.session = session
        self.records = records
        self.outlets: dict[str, int] = {}
        self.actors: dict[str, int] = {}
        self.topics: dict[str, int] = {}
        self.claims: dict[str, int] = {}
        self.articles: dict[str, int] = {}

    def everything(self) -> None:
        """Load all records."""
        self.vocabulary()
        stories = self._stories()
        self._claims(stories)
        self._articles()
        self._mentions()
        self._responses()

    def vocabulary(self) -> None:
        """Load outlets, actors and topics."""
        records = self.records
        rows = [
            {
                "slug": outlet.slug,
                "name": outlet.name,
                "domain": outlet.domain,
                "kind": outlet.kind,
                "country": outlet.country,
                "of_desk": True,
            }
            for outlet in records.outlets
        ]
        put_rows(self.session, Outlet, rows, key=["slug"])
        self.outlets = ids_by(self.session, Outlet, "slug")
        self._actors()
        rows = [
            {
                "slug": topic.slug,
                "label": topic.label,
                "definition": topic.definition,
                "position": position,
            }
            for position, topic in enumerate(records.topics)
        ]
        ids = put_rows(self.session, Topic, rows, key=["slug"])
        self.topics = ids_by(self.session, Topic, "slug")
        parents = [self.topics.get(topic.parent or "") for topic in records.topics]
        _set_parents(self.session, Topic, ids, parents)

    def _actors(self) -> None:
        rows = [
            {
                "slug": actor.slug,
                "name": actor.name,
                "short_name": actor.short_name,
                "kind": actor.kind,
                "country": actor.country,
                "role": actor.role,
                "of_desk": True,
            }
            for actor in self.records.actors
        ]
        ids = put_rows(self.session, Actor, rows, key=["slug"])
        self.actors = ids_by(self.session, Actor, "slug")
        parents = [self.actors.get(actor.parent or "") for actor in self.records.actors]
        _set_parents(self.session, Actor, ids, parents)
        aliases = [
            {
                "actor_id": actor_id,
                "position": position,
                "alias": alias,
                "folded": " ".join(tokens(alias)),
            }
            for actor_id, actor in zip(ids, self.records.actors, strict=True)
            for position, alias in enumerate(actor.aliases)
        ]
        _replace(self.session, ActorAlias, "actor_id", ids, aliases)

    def _stories(self) -> dict[str, int]:
        rows = [
            {
                "slug": story.slug,
                "title": story.title,
                "summary": story.summary,
                "first_reported": story.first_reported,
            }
            for story in self.records.stories
        ]
        put_rows(self.session, Story, rows, key=["slug"])
        return ids_by(self.session, Story, "slug")

    def _claims(self, stories: Mapping[str, int]) -> None:
        rows: list[dict[str, Any]] = []
        for claim in self.records.claims:
            days = date_range(claim.event_date)
            quantity = claim.quantity
            rows.append(
                {
                    "slug": claim.slug,
                    "statement": claim.statement,
                    "story_id": stories[claim.story],
                    "event_date": claim.event_date,
                    "event_earliest": days.earliest if days else None,
                    "event_latest": days.latest if days else None,
                    "quantity_value": float(quantity.value) if quantity else None,
                    "quantity_unit": quantity.unit if quantity else None,
                    "quantity_text": quantity.as_text if quantity else None,
                    "review": Review.ACCEPTED.value,
                    "of_desk": True,
                }
            )
        ids = put_rows(self.session, Claim, rows, key=["slug"], keep=_keep_review)
        self.claims = ids_by(self.session, Claim, "slug")
        pairs = list(zip(ids, self.records.claims, strict=True))
        topics = [
            {"claim_id": claim_id, "topic_id": self.topics[topic], "position": position}
            for claim_id, claim in pairs
            for position, topic in enumerate(claim.topics)
        ]
        _replace(self.session, ClaimTopic, "claim_id", ids, topics)
        actors = [
            {
                "claim_id": claim_id,
                "actor_id": self.actors[entry.actor],
                "role": entry.role,
                "position": position,
            }
            for claim_id, claim in pairs
            for position, entry in enumerate(claim.actors)
        ]
        _replace(self.session, ClaimActor, "claim_id", ids, actors)

    def _articles(self) -> None:
        added = now()
        rows: list[dict[str, Any]] = []
        for article in self.records.articles:
            days = date_range(article.published)
            rows.append(
                {
                    "slug": article.slug,
                    "url": article.url,
                    "identity": page_identity(article.url),
                    "outlet_id": self.outlets[article.outlet],
                    "title": article.title,
                    "published": article.published,
                    "published_earliest": days.earliest if days else None,
                    "published_latest": days.latest if days else None,
                    "published_basis": DateBasis.DESK.value if days else None,
                    "language": article.language,
                    "summary": article.summary,
                    "completeness": article.completeness,
                    "of_desk": True,
                    "added_at": added,
                }
            )
        self._adopt([(str(row["slug"]), str(row["identity"])) for row in rows])
        put_rows(self.session, Article, rows, key=["slug"], keep=_keep_what_was_read)
        self.articles = ids_by(self.session, Article, "slug")

    def _adopt(self, wanted: list[tuple[str, str]]) -> None:
        """Let pages that were collected before the desk came become the desk's articles."""
        slugs = set(ids_by(self.session, Article, "slug"))
        new = {identity: slug for slug, identity in wanted if slug not in slugs}
        held: list[dict[str, Any]] = []
        for part in in_parts(new):
            found = select(col(Article.id), col(Article.identity)).where(
                col(Article.identity).in_(part), col(Article.of_desk).is_(False)
            )
            rows = self.session.execute(found)
            for row_id, identity in rows:
                if identity in new:
                    held.append({"row_id": row_id, "slug": new.pop(identity)})
        update_rows(self.session, Article, held)

    def _mentions(self) -> None:
        claims = {claim.slug: claim for claim in self.records.claims}
        rows: list[dict[str, Any]] = []
        for mention in self.records.mentions:
            quantity = claims[mention.claim].quantity
            unit = quantity.unit if quantity else None
            worded = mention.quantity_as_stated
            origin = mention.attribution[-1] if mention.attribution else None
            relation = RELATION_OF[mention.relation]
            rows.append(
                {
                    "claim_id": self.claims[mention.claim],
                    "article_id": self.articles[mention.article],
                    "described": True,
                    "quote": mention.stated_as,
                    "modality": mention.modality,
                    "relation": relation.value if relation else None,
                    "quantity": worded,
                    "quantities": [described_quantity(worded, unit)] if worded else [],
                    "source_text": origin.text if origin else None,
                    "source": self._name(origin) if origin else None,
                    "source_naming": naming_of(origin).value if origin else Naming.NONE.value,
                    "cue": origin.cue if origin else None,
                    "copy_of_id": self.articles[mention.copy_of] if mention.copy_of else None,
                    "review": Review.ACCEPTED.value,
                }
            )
        held = col(Mention.described).is_(True)
        key = ["claim_id", "article_id"]
        ids = put_rows(self.session, Mention, rows, key=key, among=held, keep=_keep_review)
        steps = [
            {"mention_id": mention_id, **step}
            for mention_id, mention in zip(ids, self.records.mentions, strict=True)
            for step in self._steps(mention.attribution)
        ]
        _replace(self.session, AttributionStep, "mention_id", ids, steps)

    def _responses(self) -> None:
        rows: list[dict[str, Any]] = []
        for response in self.records.responses:
            days = date_range(response.date)
            rows.append(
                {
                    "claim_id": self.claims[response.claim],
                    "actor_id": self.actors[response.actor],
                    "article_id": self.articles[response.article],
                    "act": response.kind,
                    "summary": response.summary,
                    "date": response.date,
                    "date_earliest": days.earliest if days else None,
                    "review": Review.ACCEPTED.value,
                }
            )
        held = col(Response.quote).is_(None)
        key = ["claim_id", "actor_id", "article_id", "act", "summary"]
        ids = put_rows(self.session, Response, rows, key=key, among=held, keep=_keep_review)
        steps = [
            {"response_id": response_id, **step}
            for response_id, response in zip(ids, self.records.responses, strict=True)
            for step in self._steps(response.attribution)
        ]
        _replace(self.session, AttributionStep, "response_id", ids, steps)

    def _steps(self, attribution: tuple[DeskStep, ...]) -> list[dict[str, Any]]:
        return [
            {
                "position": position,
                "kind": step.kind,
                "name": self._name(step),
                "naming": naming_of(step).value,
                "words": step.text,
                "cue": step.cue,
                "actor_id": self.actors[step.actor] if step.actor else None,
                "outlet_id": self.outlets[step.outlet] if step.outlet else None,
            }
            for position, step in enumerate(attribution)
        ]

    def _name(self, step: DeskStep) -> str:
        if step.actor:
            return next(a.name for a in self.records.actors if a.slug == step.actor)
        if step.outlet:
            return next(o.name for o in self.records.outlets if o.slug == step.outlet)
        return step.text


def naming_of(step: DeskStep) -> Naming:
    """Return how a desk record names its source; ``anonymous`` can be read back from it."""
    if not step.anonymous:
        return Naming.NONE if step.kind == SourceKind.UNNAMED else Naming.NAMED
    if step.kind == SourceKind.UNNAMED and len(tokens(step.text)) <= BARE_WORDS:
        return Naming.BARE_UNNAMED
    return Naming.DESCRIBED_UNNAMED


def _keep_review(held: Mapping[str, Any], row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**row, "review": held["review"]}


def _keep_what_was_read(held: Mapping[str, Any], row: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {"added_at": held["added_at"]}
    if row["title"] is None:
        kept["title"] = held["title"]
    if row["published"] is None:
        kept |= {name: held[name] for name in row if name.startswith("published")}
    return {**row, **kept}


def _set_parents(
    session: Session,
    model: type[Actor | Topic],
    ids: list[int],
    parents: list[int | None],
) -> None:
    held = {row[0]: row[1] for row in session.execute(select(col(model.id), col(model.parent_id)))}
    changed = [
        {"row_id": row_id, "parent_id": parent}
        for row_id, parent in zip(ids, parents, strict=True)
        if held[row_id] != parent
    ]
    update_rows(session, model, changed)


def _replace(
    session: Session,
    model: type[ActorAlias | ClaimTopic | ClaimActor | AttributionStep],
    owner: str,
    owner_ids: list[int],
    rows: list[dict[str, Any]],
) -> None:
    """Let the owners have exactly ``rows``; those that have them already keep theirs."""
    columns = table_of(model).c
    names = list(rows[0]) if rows else [owner]
    held: dict[int, list[tuple[Any, ...]]] = {}
    for part in in_parts(owner_ids):
        wanted = select(*(columns[name] for name in names)).where(columns[owner].in_(part))
        for row in session.execute(wanted):
            values = tuple(row)
            held.setdefault(values[names.index(owner)], []).append(values)
    wished: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        wished.setdefault(row[owner], []).append(tuple(row[name] for name in names))
    differ = [
        owner_id
        for owner_id in owner_ids
        if sorted(map(repr, held.get(owner_id, []))) != sorted(map(repr, wished.get(owner_id, [])))
    ]
    for part in in_parts(differ):
        session.execute(delete(table_of(model)).where(columns[owner].in_(part)))
    chosen = set(differ)
    insert_plain(session, model, (row for row in rows if row[owner] in chosen))
