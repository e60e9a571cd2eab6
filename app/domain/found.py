"""What `extract` finds in one article. All spans point into the article's stored text."""

from dataclasses import dataclass, field

from app.domain.span import Span
from app.domain.words import (
    Act,
    ActorRole,
    Basis,
    BlockKind,
    Modality,
    Naming,
    Relation,
    Scope,
    SourceKind,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One agent of an attribution: who hands the content on.

    ``actor`` and ``outlet`` are slugs (known or proposed in the same findings); ``name`` is what to
    call it: the actor's or outlet's name, else the words. ``source`` and ``cue`` are None where the
    agent is not named in the text itself (the page's credit).
    An unnamed source inside an institution is an ACTOR step of that institution with an unnamed
    ``naming``; "a source" alone is UNNAMED.
    """

    kind: SourceKind
    name: str
    naming: Naming
    source: Span | None = None
    cue: Span | None = None
    actor: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source + cue + content. ``steps`` run nearest first, origin last; never empty.

    "Reuters, citing two officials, reported that X" has the steps Reuters, two officials.
    ``score`` (0–1) is the rule's measured precision.
    """

    steps: tuple[Step, ...]
    content: Span
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as worded. ``value`` is None for "hundreds"; low/high bound what it can mean."""

    span: Span
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class DateMentioned:
    """A date as worded, and what it means as EDTF (relative words are read from publication)."""

    span: Span
    edtf: str


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One wording of a claim within the desk's scope, not yet joined to a claim.

    ``quote`` is the whole sentence or quotation that is shown as evidence; ``content`` what is
    claimed in it, without "X said". ``actors`` are slugs with their role in the claim.
    ``attribution`` is None where the text asserts it on its own.
    """

    quote: Span
    content: Span
    attribution: Attribution | None
    modality: Modality
    topics: tuple[str, ...]
    actors: tuple[tuple[str, ActorRole], ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMentioned, ...]
    place: BlockKind
    language: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class FoundResponse:
    """One act of a party. ``actor`` is a slug; ``quote`` the words shown as evidence.

    ``answers`` indexes ``Findings.claims`` where the text itself says what is answered, else None.
    ``scope`` is what the words alone allow to say; linking decides in the end.
    ``date`` is the EDTF day of the act if the text gives one. ``called`` is what the text calls the
    actor there, None where it does not say.
    """

    act: Act
    actor: str
    quote: Span
    words: Span
    scope: Scope
    answers: int | None
    date: str | None
    attribution: Attribution | None
    rule: str
    score: float
    called: str | None = None


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor the desk does not know, proposed with the words that name it."""

    slug: str
    name: str
    kind: str
    country: str | None = None
    parent: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundOutlet:
    """An outlet the desk does not know, named by a text as a source or credit."""

    slug: str
    name: str
    kind: str
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Upstream:
    """An outlet that this whole text leans on, beyond what single sentences say.

    A reprint's original ("Newsweek" on Daily8), a search engine's answer pasted into a blog, an
    agency line. ``span`` is where the page says so; None where only metadata does.
    """

    outlet: str
    relation: Relation
    basis: Basis
    span: Span | None
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one article, in reading order."""

    claims: tuple[FoundClaim, ...] = ()
    responses: tuple[FoundResponse, ...] = ()
    actors: tuple[FoundActor, ...] = ()
    outlets: tuple[FoundOutlet, ...] = ()
    upstream: tuple[Upstream, ...] = ()
    attributions: tuple[Attribution, ...] = field(default=())
