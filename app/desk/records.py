"""The records of a desk, with the keys of its files in their order; every reference is a slug."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskOutlet:
    """A line of outlets.jsonl."""

    slug: str
    name: str
    domain: str | None
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class DeskActor:
    """A line of actors.jsonl."""

    slug: str
    name: str
    short_name: str | None
    kind: str
    country: str | None
    parent: str | None
    role: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeskTopic:
    """A line of topics.jsonl."""

    slug: str
    label: str
    definition: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class DeskStory:
    """A line of stories.jsonl."""

    slug: str
    title: str
    summary: str
    first_reported: str | None


@dataclass(frozen=True, slots=True)
class DeskRole:
    """An actor in a claim, and as what."""

    actor: str
    role: str


@dataclass(frozen=True, slots=True)
class DeskQuantity:
    """The number in a claim."""

    value: int | float
    unit: str | None
    as_text: str | None


@dataclass(frozen=True, slots=True)
class DeskClaim:
    """A line of claims.jsonl."""

    slug: str
    statement: str
    story: str
    topics: tuple[str, ...]
    actors: tuple[DeskRole, ...]
    event_date: str | None
    quantity: DeskQuantity | None


@dataclass(frozen=True, slots=True)
class DeskArticle:
    """A line of articles.jsonl."""

    slug: str
    url: str
    outlet: str
    title: str | None
    published: str | None
    language: str
    summary: str
    completeness: str


@dataclass(frozen=True, slots=True)
class DeskStep:
    """One agent of an attribution, nearest first."""

    kind: str
    actor: str | None
    outlet: str | None
    text: str
    anonymous: bool
    cue: str | None


@dataclass(frozen=True, slots=True)
class DeskMention:
    """A line of mentions.jsonl."""

    claim: str
    article: str
    stated_as: str
    quantity_as_stated: str | None
    modality: str
    attribution: tuple[DeskStep, ...]
    copy_of: str | None
    relation: str


@dataclass(frozen=True, slots=True)
class DeskResponse:
    """A line of responses.jsonl."""

    claim: str
    actor: str
    article: str
    kind: str
    summary: str
    date: str | None
    attribution: tuple[DeskStep, ...]


@dataclass(frozen=True, slots=True)
class DeskRecords:
    """A whole desk in the order of its files."""

    outlets: tuple[DeskOutlet, ...] = ()
    actors: tuple[DeskActor, ...] = ()
    topics: tuple[DeskTopic, ...] = ()
    stories: tuple[DeskStory, ...] = ()
    claims: tuple[DeskClaim, ...] = ()
    articles: tuple[DeskArticle, ...] = ()
    mentions: tuple[DeskMention, ...] = ()
    responses: tuple[DeskResponse, ...] = ()
