"""What `link` is given about held texts and mentions, and what it makes of them.

Keys are strings that the caller chooses; link never looks inside.
"""

from dataclasses import dataclass

from app.domain.words import (
    Act,
    Basis,
    Direction,
    Modality,
    Naming,
    Relation,
    Scope,
    Slot,
    SourceKind,
)


@dataclass(frozen=True, slots=True)
class LinkText:
    """A held text, as linking sees it. ``text`` is '' for a desk record that is only described.

    ``published`` is EDTF, or an ISO 8601 date-time where the time is known.
    ``passages`` are the article's own blocks in order (no furniture).
    ``upstream`` are whole-text dependencies: (outlet slug, relation, basis, words, score).
    ``copy_of`` is the key of the text this one is recorded to copy (desk records).
    ``revised`` tells whether its page says that it was changed after it was published.
    """

    key: str
    outlet: str
    url: str | None
    published: str | None
    language: str | None
    passages: tuple[str, ...]
    links: tuple[str, ...] = ()
    upstream: tuple[tuple[str, Relation, Basis, str, float], ...] = ()
    copy_of: str | None = None
    revised: bool = False


@dataclass(frozen=True, slots=True)
class LinkStep:
    """One agent of a mention's attribution, nearest first; see ``found.Step``."""

    kind: SourceKind
    name: str
    naming: Naming
    words: str
    cue: str | None = None
    actor: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class LinkQuantity:
    """A number as worded; see ``found.Quantity``."""

    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class LinkMention:
    """One wording of a claim. ``content`` is what is claimed; ``quote`` the whole passage.

    ``claim`` is the key of the claim it is already known to belong to (desk, or a person's
    decision), None while undecided. ``relation`` is what the desk recorded, None if not known.
    """

    key: str
    text: str
    claim: str | None
    quote: str
    content: str
    described: bool
    modality: Modality
    steps: tuple[LinkStep, ...]
    quantities: tuple[LinkQuantity, ...]
    dates: tuple[str, ...]
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    relation: Relation | None = None
    place: str = "paragraph"
    position: int = 0


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """A claim that mentions may join."""

    key: str
    statement: str
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    quantity: LinkQuantity | None
    event_date: str | None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class LinkResponse:
    """A response waiting for its claim. ``answers`` is the mention key the text points at."""

    key: str
    text: str
    actor: str
    act: Act
    words: str
    quote: str
    scope: Scope
    answers: str | None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Joined:
    """The decision for one mention: the claim key it joins, or the key of its new group.

    ``score`` is 0–1; ``reason`` one short clause ("same words", "same number, actors and topic").
    """

    mention: str
    claim: str
    is_new: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Copy:
    """``text`` repeats ``of``. ``share`` is containment in the shorter (0–1), ``run`` the longest
    common run in words."""

    text: str
    of: str
    share: float
    run: int


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a chain: kind is 'text', 'ghost', 'actor', 'document', 'unnamed' or 'nosource'.

    ``key`` is unique in the chain. ``ref`` is the text key, outlet slug or actor slug, None for
    the rest. ``unnamed`` marks a voice inside an institution that is not named. ``copies`` are the
    text keys folded into this node (texts only).
    """

    key: str
    kind: str
    name: str
    ref: str | None = None
    unnamed: bool = False
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """``to`` has it from ``source`` (both node keys). ``seen_in`` is the text whose words say so.

    ``mention`` is the key of the mention whose attribution it comes from, None for whole-text hops.
    """

    source: str
    to: str
    relation: Relation
    basis: Basis
    evidence: str
    cue: str | None
    confidence: float
    seen_in: str
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The hops of one claim, back to the earliest agents we can name or describe.

    ``roots`` are node keys, sure ones and unsure ones apart; ``origins_min``–``origins_max`` is the
    count of independent origins. ``origins`` are the roots that count once, together, the first of
    each its head; there are ``origins_max`` of them. ``paths`` are node-key paths from root to last
    text, the most followed first.
    """

    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    sure_roots: tuple[str, ...]
    unsure_roots: tuple[str, ...]
    origins_min: int
    origins_max: int
    paths: tuple[tuple[str, ...], ...]
    origins: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Drifted:
    """A slot that differs between the mention a text took the claim from and its own mention."""

    slot: Slot
    direction: Direction
    from_mention: str
    to_mention: str
    from_value: str
    to_value: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Which claim a response is about. ``claim`` is None for a general response beside no claim."""

    response: str
    claim: str | None
    scope: Scope
    score: float
