"""What pages and files are given: plain frozen rows, nothing of the database."""

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ref:
    """Something with a page of its own: where it is and what to call it."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class NodeSign:
    """One node of a chain in short. ``sign``: voice, unnamed, nosource, text, fold or ghost."""

    sign: str
    name: str
    copies: int = 0


@dataclass(frozen=True, slots=True)
class ShortChain:
    """The longest, most followed way, and how many other ways there are."""

    nodes: tuple[NodeSign, ...]
    others: int


@dataclass(frozen=True, slots=True)
class AnswerSign:
    """The first response of one act, and how many more of that act there are."""

    act: str
    actor: str
    actor_slug: str
    date: str | None
    more: int


@dataclass(frozen=True, slots=True)
class ChangeSign:
    """How often one slot drifted in one direction."""

    slot: str
    direction: str
    count: int


@dataclass(frozen=True, slots=True)
class NewOrigin:
    """The latest origin that surely joined a claim after the first one; ``day`` is EDTF."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class NewResponse:
    """The latest dated response to a claim; ``day`` is that of the first text that tells it."""

    act: str
    name: str
    day: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One row of a list of claims."""

    id: int
    slug: str
    statement: str
    event_date: str | None
    first_reported: str | None
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    chain: ShortChain
    responses: int
    answers: tuple[AnswerSign, ...]
    changes: tuple[ChangeSign, ...]
    review: str
    cursor: str
    new_origin: NewOrigin | None = None
    new_response: NewResponse | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice of a filter. ``count`` is how many claims it would show with the other filters.

    ``depth`` is 1 for a sub-topic. ``chosen`` tells whether it is in force. ``running`` is the
    label as it stands inside a sentence.
    """

    value: str
    label: str
    count: int
    chosen: bool
    depth: int = 0
    running: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices beside a list of claims, each as one would see it with the other filters."""

    topics: tuple[Facet, ...]
    actors: tuple[Facet, ...]
    outlets: tuple[Facet, ...]
    responses: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Claims dated to one month (``2025-04``)."""

    month: str
    count: int


@dataclass(frozen=True, slots=True)
class Months:
    """What the chart shows, and what it cannot: (year, count), several years, no date."""

    months: tuple[MonthCount, ...]
    years: tuple[tuple[str, int], ...]
    longer: int
    undated: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The claims of one topic and those below it, by month."""

    slug: str
    label: str
    months: Months


@dataclass(frozen=True, slots=True)
class Totals:
    """The lead sentence of the timeline, for the claims of a filter.

    ``inside``: those whose whole date lies in the range asked for, of the others only a part may;
    None where no range is asked for.
    """

    claims: int
    articles: int
    outlets: int
    single_origin: int
    denied: int
    unanswered: int
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list. ``next_after`` is the cursor of the next page, None at the end."""

    items: tuple[T, ...]
    count: int
    next_after: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One agent of an attribution as shown: nearest first."""

    kind: str
    name: str
    naming: str
    words: str
    cue: str | None
    actor_slug: str | None
    outlet_slug: str | None
    start: int | None = None
    end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One wording of a claim in one article; ``described``: our words, without a position."""

    id: int
    claim_slug: str | None
    claim: str | None
    article_id: int
    article_title: str | None
    article_url: str | None
    outlet: Ref
    published: str | None
    described: bool
    quote: str
    start: int | None
    end: int | None
    content_start: int | None
    content_end: int | None
    modality: str
    quantity: str | None
    event_date: str | None
    steps: tuple[StepRow, ...]
    source_text: str | None
    source: str | None
    source_naming: str
    cue: str | None
    rule: str | None
    score: float | None
    join_score: float | None
    join_reason: str | None
    review: str
    run: str | None
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node of a chain. ``href_slug`` leads to the actor or outlet, ``article_id`` to the text.

    ``root`` is 'sure', 'unsure' or None. ``copies`` are article ids folded into a text.
    """

    key: str
    kind: str
    name: str
    unnamed: bool
    root: str | None
    actor_slug: str | None
    outlet_slug: str | None
    article_id: int | None
    published: str | None
    title: str | None
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HopRow:
    """One hop with the words it rests on. Names are those of its nodes."""

    id: int
    claim_slug: str
    from_key: str
    from_kind: str
    from_ref: str | None
    from_name: str
    to_key: str
    to_kind: str
    to_article_id: int | None
    to_outlet: str | None
    to_name: str
    relation: str
    basis: str
    evidence: str
    cue: str | None
    confidence: float
    lag_min_hours: int | None
    lag_max_hours: int | None
    seen_in_id: int
    seen_in_outlet: str
    review: str


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """One act of a party. ``quote`` is the text's words, ``summary`` ours; one of them is set.

    ``carried_by`` and ``not_carried_by`` are outlet names among the claim's articles.
    """

    id: int
    claim_slug: str | None
    claim: str | None
    actor: Ref
    act: str
    scope: str
    quote: str | None
    summary: str | None
    date: str | None
    article_id: int
    article_title: str | None
    article_url: str | None
    outlet: Ref
    published: str | None
    carried_by: tuple[str, ...]
    not_carried_by: tuple[str, ...]
    review: str
    start: int | None = None
    end: int | None = None
    score: float | None = None
    rule: str | None = None
    run: str | None = None


@dataclass(frozen=True, slots=True)
class DriftRow:
    """A slot that differs between two wordings."""

    id: int
    claim_slug: str
    slot: str
    direction: str
    from_article_id: int
    to_article_id: int
    from_outlet: str
    to_outlet: str
    from_published: str | None
    to_published: str | None
    from_value: str
    to_value: str
    from_quote: str
    to_quote: str
    from_described: bool
    to_described: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything of one claim.

    ``beside`` are responses in its texts that do not answer it; they are counted nowhere.
    """

    id: int
    slug: str
    statement: str
    story: Ref | None
    event_date: str | None
    quantity: str | None
    review: str
    run: str | None
    first_reported: str | None
    first_outlet: str | None
    last_reported: str | None
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    origins: tuple[str, ...]
    chain: str
    short_chain: ShortChain
    topics: tuple[Ref, ...]
    actors: tuple[tuple[Ref, str], ...]
    nodes: tuple[NodeRow, ...]
    hops: tuple[HopRow, ...]
    mentions: tuple[MentionRow, ...]
    responses: tuple[ResponseRow, ...]
    beside: tuple[ResponseRow, ...]
    drift: tuple[DriftRow, ...]
    siblings: tuple[ClaimCard, ...]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One row of a list of articles."""

    id: int
    slug: str
    title: str | None
    url: str | None
    outlet: Ref
    outlet_kind: str
    published: str | None
    published_basis: str | None
    language: str | None
    claims: int
    mentions: int
    responses: int
    held: bool
    copy_of: int | None
    cursor: str
    published_time: str | None = None


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """One capture of an article."""

    sha256: str
    size: int
    media_type: str | None
    captured_at: str
    retrieved: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """A text or outlet that stands next to this one in a chain or as a copy.

    ``how``: 'upstream', 'downstream', 'copy'; ``claim_slug`` where it is seen in a claim's hop.
    ``published`` is the day of the text, where it is one that is recorded.
    """

    how: str
    relation: str
    name: str
    article_id: int | None
    outlet_slug: str | None
    actor_slug: str | None
    sign: str
    share: float | None
    run: int | None
    words: str
    claim_slug: str | None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with its findings. ``text`` is None where only a description is held."""

    card: ArticleCard
    byline: str | None
    summary: str | None
    retrieved: str | None
    dates: tuple[tuple[str, str], ...]
    text: str | None
    blocks: tuple[tuple[int, int, str], ...]
    mentions: tuple[MentionRow, ...]
    responses: tuple[ResponseRow, ...]
    captures: tuple[CaptureRow, ...]
    neighbours: tuple[NeighbourRow, ...]


@dataclass(frozen=True, slots=True)
class ActorCard:
    """One row of the list of actors."""

    id: int
    slug: str
    name: str
    short_name: str | None
    kind: str
    country: str | None
    role: str | None
    parent: Ref | None
    aliases: tuple[str, ...]
    claims: int
    statements: int
    responses: int
    of_desk: bool


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor: claims about it (with those within it), statements by it, responses by it.

    ``acts`` counts its responses by act; ``responses`` are the newest.
    """

    card: ActorCard
    children: tuple[Ref, ...]
    claims: tuple[ClaimCard, ...]
    claims_count: int
    statements: tuple[MentionRow, ...]
    statements_count: int
    responses: tuple[ResponseRow, ...]
    acts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TopicCard:
    """One row of the list of topics; ``claims`` counts those of its sub-topics too."""

    slug: str
    label: str
    definition: str
    parent: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class OutletCard:
    """One row of the list of outlets. ``ghost``: named by others, no text of it held."""

    id: int
    slug: str
    name: str
    domain: str | None
    kind: str
    country: str | None
    articles: int
    claims: int
    ghost: bool
    of_desk: bool


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet: its articles, and who names it as a source without its text being held.

    ``first_of``: claims of which the earliest text held is its own. ``takes_from`` and ``taken_by``
    are all outlets next to it in chains with the number of hops, most hops first.
    """

    card: OutletCard
    articles: tuple[ArticleCard, ...]
    claims: tuple[ClaimCard, ...]
    claims_count: int
    first_of: int
    takes_from: tuple[tuple[Ref, int], ...]
    taken_by: tuple[tuple[Ref, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One search hit. ``snippet`` is pieces of text, marked or not, to be escaped by the page.

    ``marked_title`` is the title in such pieces. ``claim`` is what a wording or response is about;
    ``act`` and ``actor`` are a response's; the three counts a claim's, of origins lowest and most.
    """

    kind: str
    title: str
    address: str
    snippet: tuple[tuple[str, bool], ...]
    described: bool
    outlet: str | None
    day: str | None
    cursor: str
    marked_title: tuple[tuple[str, bool], ...] = ()
    claim: Ref | None = None
    act: str | None = None
    actor: Ref | None = None
    origins: tuple[int, int] | None = None
    outlets: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class SearchFacets:
    """The choices beside the hits, each with the number of hits that choosing it shows.

    ``years`` are those of the hits' days, the latest first; ``kinds`` are always all four.
    """

    kinds: tuple[Facet, ...] = ()
    topics: tuple[Facet, ...] = ()
    actors: tuple[Facet, ...] = ()
    outlets: tuple[Facet, ...] = ()
    responses: tuple[Facet, ...] = ()
    languages: tuple[Facet, ...] = ()
    years: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits of one page, newest first, and counts by kind over all hits.

    ``capped`` says that more was found than the newest ones listed and counted here. ``meant`` are
    actors, topics and outlets that the words name in any spelling. ``notes`` are sentences about
    what of the box could not be used.
    """

    hits: tuple[Hit, ...]
    counts: dict[str, int] = field(default_factory=dict[str, int])
    count: int = 0
    next_after: str | None = None
    meant: tuple[tuple[str, Ref], ...] = ()
    newest: date | None = None
    capped: bool = False
    notes: tuple[str, ...] = ()
