"""The tables. No behaviour, no queries; columns named ``kept_*`` are counts and summaries that
``store.keep`` refreshes inside the transaction that touched their claim, so that pages only read.

No ``from __future__ import annotations`` here: it breaks SQLModel.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.store.dialect import JsonColumn, UtcDateTime

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Counter(SQLModel, table=True):
    """A named number; ``data_version`` grows with every write transaction and keys caches."""

    name: str = Field(primary_key=True)
    value: int = 0


class Revision(SQLModel, table=True):
    """One write transaction: its ``data_version``, and when it was done; see ``store.history``.

    ``recorded_at`` grows with ``number``.
    """

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    recorded_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Run(SQLModel, table=True):
    """One execution of one stage: code version, settings, times."""

    id: int | None = Field(default=None, primary_key=True)
    stage: str
    version: str
    settings: dict[str, Any] = Field(default_factory=dict, sa_type=JsonColumn)
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Outlet(SQLModel, table=True):
    """Who publishes. ``of_desk`` tells a desk record from one proposed by a run."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    domain: str | None = Field(default=None, index=True)
    kind: str
    country: str | None = None
    of_desk: bool = False
    run_id: int | None = Field(default=None, foreign_key="run.id")
    kept_claims: int = 0
    kept_articles: int = 0


class Actor(SQLModel, table=True):
    """Who is quoted, spoken about or responds."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    short_name: str | None = None
    kind: str
    country: str | None = None
    parent_id: int | None = Field(default=None, foreign_key="actor.id", index=True)
    role: str | None = None
    of_desk: bool = False
    run_id: int | None = Field(default=None, foreign_key="run.id")
    kept_claims: int = 0
    kept_statements: int = 0
    kept_responses: int = 0


class ActorAlias(SQLModel, table=True):
    """One more spelling of an actor, in any script; ``folded`` is what search compares."""

    __tablename__ = "actor_alias"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("actor_id", "alias"),)

    id: int | None = Field(default=None, primary_key=True)
    actor_id: int = Field(foreign_key="actor.id")
    position: int = 0
    alias: str
    folded: str = Field(index=True)


class Topic(SQLModel, table=True):
    """A kind of cooperation."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    label: str
    definition: str
    parent_id: int | None = Field(default=None, foreign_key="topic.id", index=True)
    position: int = 0
    kept_claims: int = 0


class Story(SQLModel, table=True):
    """A group of claims about one event or report."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    title: str
    summary: str
    first_reported: str | None = None


class Article(SQLModel, table=True):
    """One published text at one canonical URL.

    ``text`` is None for a desk record whose text is not held. ``page`` is how it was brought (the
    manifest's path), None for desk records. ``retrieved`` is EDTF as told. ``identity`` is the
    canonical address of the page itself, also where ``url`` leads to an archive's copy of it.
    ``credit``: {"name", "domain", "start", "end"} of ``ReadArticle.credit``, {} for none, None
    where it was never read. ``published_time`` is the ISO 8601 date-time on the day ``published``.
    """

    __table_args__ = (
        Index("ix_article_outlet_id_published_latest", "outlet_id", "published_latest"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    url: str | None = Field(default=None, unique=True)
    identity: str | None = Field(default=None, index=True)
    outlet_id: int = Field(foreign_key="outlet.id", index=True)
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_earliest: date | None = Field(default=None, index=True)
    published_latest: date | None = None
    published_basis: str | None = None
    published_time: str | None = None
    retrieved: str | None = None
    language: str | None = None
    summary: str | None = None
    completeness: str = "unknown"
    text: str | None = None
    text_sha256: str | None = Field(default=None, index=True)
    page: str | None = Field(default=None, index=True)
    of_desk: bool = False
    added_at: datetime = Field(sa_type=UtcDateTime)
    run_id: int | None = Field(default=None, foreign_key="run.id")
    copy_of_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    copy_share: float | None = None
    copy_run: int | None = None
    credit: dict[str, Any] | None = Field(default=None, sa_type=JsonColumn)
    kept_claims: int = 0
    kept_mentions: int = 0
    kept_responses: int = 0


class Capture(SQLModel, table=True):
    """What was fetched of an article at one time; the bytes lie in the archive under ``sha256``."""

    __table_args__ = (UniqueConstraint("article_id", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    sha256: str = Field(index=True)
    size: int
    media_type: str | None = None
    url: str | None = None
    headers: dict[str, Any] = Field(default_factory=dict, sa_type=JsonColumn)
    retrieved: str | None = None
    captured_at: datetime = Field(sa_type=UtcDateTime)


class ArticleBlock(SQLModel, table=True):
    """A stretch of the article's own text; what lies outside all blocks is furniture."""

    __tablename__ = "article_block"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (CheckConstraint('"end" > start', name="span"),)

    article_id: int = Field(foreign_key="article.id", primary_key=True)
    start: int = Field(primary_key=True)
    end: int
    kind: str


class ArticleLink(SQLModel, table=True):
    """A hyperlink in the article's text."""

    __tablename__ = "article_link"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    start: int
    end: int
    url: str


class ArticleDate(SQLModel, table=True):
    """A candidate for the publication date, best first, with where it was read."""

    __tablename__ = "article_date"  # pyright: ignore[reportAssignmentType]

    article_id: int = Field(foreign_key="article.id", primary_key=True)
    position: int = Field(primary_key=True)
    edtf: str
    basis: str


class ArticleUpstream(SQLModel, table=True):
    """An outlet the whole text leans on: the original of a reprint, a search engine's answer."""

    __tablename__ = "article_upstream"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    outlet_id: int = Field(foreign_key="outlet.id", index=True)
    relation: str
    basis: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    score: float


class Claim(SQLModel, table=True):
    """One specific statement about the world; mentions of it are joined by identity.

    ``kept_short_chain``: {"nodes": [{"sign", "name", "copies"}...], "others": n};
    ``kept_answers``: [{"act", "actor", "actor_slug", "date", "more"}...], this_claim and part;
    ``kept_changes``: [{"slot", "direction", "count"}...]. ``kept_origins``: names joined by "; ".
    ``event_sort`` / ``reported_sort`` are the days used for ordering; None sorts last.
    ``kept_reach`` orders by the fewest origins, then by the most articles: ``store.refresh.reach``.
    """

    __table_args__ = (
        Index("ix_claim_event_page", "event_sort", "id"),
        Index("ix_claim_reported_page", "reported_sort", "id"),
        Index("ix_claim_articles_page", "kept_articles", "id"),
        Index("ix_claim_origins_page", "kept_origins_min", "id"),
        Index("ix_claim_reach_page", "kept_reach", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    statement: str
    story_id: int | None = Field(default=None, foreign_key="story.id", index=True)
    event_date: str | None = None
    event_earliest: date | None = None
    event_latest: date | None = None
    quantity_value: float | None = None
    quantity_unit: str | None = None
    quantity_text: str | None = None
    review: str = "proposed"
    of_desk: bool = False
    run_id: int | None = Field(default=None, foreign_key="run.id")
    event_sort: date | None = None
    reported_sort: date | None = None
    kept_articles: int = 0
    kept_outlets: int = 0
    kept_mentions: int = 0
    kept_origins_min: int = 0
    kept_origins_max: int = 0
    kept_reach: int = 0
    kept_origins: str = ""
    kept_chain: str = ""
    kept_short_chain: dict[str, Any] = Field(default_factory=dict, sa_type=JsonColumn)
    kept_responses: int = 0
    kept_answers: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonColumn)
    kept_changes: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonColumn)
    kept_drift: int = 0
    kept_hops: int = 0
    kept_last_response: str | None = None
    first_reported: str | None = None
    first_reported_earliest: date | None = None
    first_reported_latest: date | None = None
    first_outlet_id: int | None = Field(default=None, foreign_key="outlet.id")
    last_reported: str | None = None


class ClaimTopic(SQLModel, table=True):
    """A claim's topic."""

    __tablename__ = "claim_topic"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_claim_topic_topic_id_claim_id", "topic_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    topic_id: int = Field(foreign_key="topic.id", primary_key=True)
    position: int = 0


class ClaimActor(SQLModel, table=True):
    """An actor the claim speaks about, and as what."""

    __tablename__ = "claim_actor"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_claim_actor_actor_id_claim_id", "actor_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    actor_id: int = Field(foreign_key="actor.id", primary_key=True)
    role: str = Field(primary_key=True)
    position: int = 0


class ClaimOutlet(SQLModel, table=True):
    """Kept: an outlet with an article that mentions the claim."""

    __tablename__ = "claim_outlet"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_claim_outlet_outlet_id_claim_id", "outlet_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    outlet_id: int = Field(foreign_key="outlet.id", primary_key=True)


class ClaimAct(SQLModel, table=True):
    """Kept: an act recorded as an answer to the claim (scope this_claim or part)."""

    __tablename__ = "claim_act"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_claim_act_act_claim_id", "act", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    act: str = Field(primary_key=True)


class ClaimParty(SQLModel, table=True):
    """Kept: an actor the claim is about, rests on or is answered by, or one above such an actor."""

    __tablename__ = "claim_party"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_claim_party_actor_id_claim_id", "actor_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    actor_id: int = Field(foreign_key="actor.id", primary_key=True)


class ClaimSubject(SQLModel, table=True):
    """Kept: a topic of the claim, or one above such a topic."""

    __tablename__ = "claim_subject"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_claim_subject_topic_id_claim_id", "topic_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    topic_id: int = Field(foreign_key="topic.id", primary_key=True)


class ClaimTally(SQLModel, table=True):
    """Kept: the keys of ``kept_count`` under which the claim is counted at present."""

    __tablename__ = "claim_tally"  # pyright: ignore[reportAssignmentType]

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    counted: list[tuple[str, int, str]] = Field(default_factory=list, sa_type=JsonColumn)


class KeptCount(SQLModel, table=True):
    """Kept: how many claims there are of a kind. Rows of no claim are not held.

    ``kind``: topic, actor, outlet (which one: ``ref``), about (the actor itself, not one below);
    act, event, reported, total (``value``: an act or ``none``; a month, year, ``longer`` or
    ``undated``; claims, single, denied). The total ``articles``: articles that mention a claim.
    """

    __tablename__ = "kept_count"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("ix_kept_count_most", "kind", "claims", "ref"),)

    kind: str = Field(primary_key=True)
    ref: int = Field(default=0, primary_key=True)
    value: str = Field(default="", primary_key=True)
    claims: int


class Mention(SQLModel, table=True):
    """One wording of a claim in one article.

    A desk mention is ``described``: ``quote`` holds our words and there is no position. A found one
    has ``quote == article.text[start:end]``. ``quantities``: [{"text", "value", "low", "high",
    "unit", "approximate", "start", "end"}...]; ``dates``: [{"edtf", "start", "end"}...];
    ``topics`` slugs; ``actors``: [[slug, role]...]. ``source_*`` and ``cue`` repeat the
    origin step.
    """

    __table_args__ = (
        CheckConstraint('described OR "end" > start', name="span"),
        Index("ix_mention_claim_id_article_id", "claim_id", "article_id"),
        Index("ix_mention_article_id_start", "article_id", "start"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id")
    article_id: int = Field(foreign_key="article.id")
    described: bool = False
    quote: str
    start: int | None = None
    end: int | None = None
    content_start: int | None = None
    content_end: int | None = None
    modality: str
    relation: str | None = None
    place: str | None = None
    language: str | None = None
    quantity: str | None = None
    event_date: str | None = None
    quantities: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonColumn)
    dates: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonColumn)
    topics: list[str] = Field(default_factory=list, sa_type=JsonColumn)
    actors: list[list[str]] = Field(default_factory=list, sa_type=JsonColumn)
    source_text: str | None = None
    source: str | None = None
    source_naming: str = "none"
    cue: str | None = None
    rule: str | None = None
    score: float | None = None
    join_score: float | None = None
    join_reason: str | None = None
    copy_of_id: int | None = Field(default=None, foreign_key="article.id")
    review: str = "proposed"
    run_id: int | None = Field(default=None, foreign_key="run.id")


class Response(SQLModel, table=True):
    """An act of a party about a claim; ``claim_id`` None: beside no claim that is held.

    A desk response has a ``summary`` in our words and no quote; a found one has its quote.
    """

    __table_args__ = (
        Index("ix_response_actor_id_act", "actor_id", "act"),
        Index("ix_response_page", "date_earliest", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    actor_id: int = Field(foreign_key="actor.id")
    article_id: int = Field(foreign_key="article.id", index=True)
    act: str
    scope: str = "this_claim"
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    words_start: int | None = None
    words_end: int | None = None
    summary: str | None = None
    date_earliest: date | None = None  # above ``date``, which hides the type from here on
    date: str | None = None
    answers_id: int | None = Field(default=None, foreign_key="mention.id", index=True)
    rule: str | None = None
    score: float | None = None
    review: str = "proposed"
    run_id: int | None = Field(default=None, foreign_key="run.id")


class AttributionStep(SQLModel, table=True):
    """One agent of the attribution of a mention or a response, nearest first."""

    __tablename__ = "attribution_step"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        CheckConstraint("(mention_id IS NULL) <> (response_id IS NULL)", name="one_owner"),
    )

    id: int | None = Field(default=None, primary_key=True)
    mention_id: int | None = Field(default=None, foreign_key="mention.id", index=True)
    response_id: int | None = Field(default=None, foreign_key="response.id", index=True)
    position: int
    kind: str
    name: str
    naming: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    actor_id: int | None = Field(default=None, foreign_key="actor.id", index=True)
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)


class ChainNode(SQLModel, table=True):
    """One node of a claim's chain; ``root`` is 'sure', 'unsure' or None.

    ``kind``: text, ghost, actor, document, unnamed, nosource. ``copies``: article ids folded in.
    """

    __tablename__ = "chain_node"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("claim_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    position: int
    key: str
    kind: str
    name: str
    actor_id: int | None = Field(default=None, foreign_key="actor.id")
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id")
    article_id: int | None = Field(default=None, foreign_key="article.id")
    unnamed: bool = False
    root: str | None = None
    copies: list[int] = Field(default_factory=list, sa_type=JsonColumn)


class Hop(SQLModel, table=True):
    """``to`` has it from ``from``; keys are those of ``chain_node`` of the same claim.

    ``seen_in_id`` is the article whose words say so. Lag is None where a date is missing.
    """

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    from_key: str
    to_key: str
    relation: str
    basis: str
    evidence: str = ""
    cue: str | None = None
    confidence: float
    lag_min_hours: int | None = None
    lag_max_hours: int | None = None
    seen_in_id: int = Field(foreign_key="article.id", index=True)
    mention_id: int | None = Field(default=None, foreign_key="mention.id", index=True)
    review: str = "proposed"
    run_id: int | None = Field(default=None, foreign_key="run.id")


class Drift(SQLModel, table=True):
    """A slot that differs between two mentions at the ends of a hop."""

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    slot: str
    direction: str
    from_mention_id: int = Field(foreign_key="mention.id", index=True)
    to_mention_id: int = Field(foreign_key="mention.id", index=True)
    from_value: str
    to_value: str
    run_id: int | None = Field(default=None, foreign_key="run.id")


class WordingVector(SQLModel, table=True):
    """The sentence vector of a text that linking read, as the model gave it; made anew if lost.

    ``key`` is a hash of the text and the model's version.
    """

    __tablename__ = "wording_vector"  # pyright: ignore[reportAssignmentType]

    key: str = Field(primary_key=True)
    vector: bytes


class ClaimTerm(SQLModel, table=True):
    """A term by which linking finds a claim, and how many of its wordings have it.

    ``term``: a word's stem, ``#number``, ``@actor`` or ``~`` and a bucket of sentence vectors.
    """

    __tablename__ = "claim_term"  # pyright: ignore[reportAssignmentType]
    __table_args__ = {"sqlite_with_rowid": False}

    term: str = Field(primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", primary_key=True, index=True)
    wordings: int


class ClaimVector(SQLModel, table=True):
    """The sentence vectors of a claim's first wordings, coarse: by them it is told which are near.

    ``mentions``: the mention of each row, 0 for the claim's statement. ``vectors``: one byte a
    number, see ``link.lookup.coarse``.
    """

    __tablename__ = "claim_vector"  # pyright: ignore[reportAssignmentType]

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    mentions: list[int] = Field(default_factory=list, sa_type=JsonColumn)
    vectors: bytes


class RejectedJoin(SQLModel, table=True):
    """A person's word that a sentence of an article is no mention of this claim.

    It goes by the words, so that it outlives the mention when findings are replaced.
    """

    __tablename__ = "rejected_join"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    quote: str
    claim_id: int = Field(foreign_key="claim.id", index=True)


class TermCount(SQLModel, table=True):
    """Kept: how many claims and wordings have a term; '' counts all claims and wordings."""

    __tablename__ = "term_count"  # pyright: ignore[reportAssignmentType]

    term: str = Field(primary_key=True)
    claims: int = 0
    wordings: int = 0


class TextShingle(SQLModel, table=True):
    """A sampled hash of five words of a text, by which copies are found."""

    __tablename__ = "text_shingle"  # pyright: ignore[reportAssignmentType]
    __table_args__ = {"sqlite_with_rowid": False}

    hash: int = Field(primary_key=True)
    article_id: int = Field(foreign_key="article.id", primary_key=True, index=True)


class ArticleTally(SQLModel, table=True):
    """Kept: what the article adds at present to the counts of actors and of its outlet.

    ``counted``: [["said" or "answered" or "published", actor or outlet id, number]...].
    """

    __tablename__ = "article_tally"  # pyright: ignore[reportAssignmentType]

    article_id: int = Field(foreign_key="article.id", primary_key=True)
    counted: list[tuple[str, int, int]] = Field(default_factory=list, sa_type=JsonColumn)


class SearchEntry(SQLModel, table=True):
    """One searchable thing: ``kind`` claim, mention, article, response; ``folded`` its tokens.

    ``folded`` is made by ``base.text.tokens`` so that both databases answer alike; the full-text
    index over it is made in migrations (FTS5 or tsvector). ``sort_day`` orders newest first.
    """

    __tablename__ = "search_entry"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("kind", "ref_id"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    ref_id: int
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    folded: str
    sort_day: date | None = None
