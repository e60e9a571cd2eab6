"""What is worked out about one claim from its wordings, its chain and its answers.

Keys are those of ``chain.LinkText``, ``LinkMention``, ``LinkResponse`` and ``Node``. Days are EDTF.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.chain import (
    Chain,
    Copy,
    Drifted,
    LinkClaim,
    LinkMention,
    LinkStep,
    LinkText,
)
from app.domain.words import Act, ActorRole, Direction, Scope, Slot


class LossKind(StrEnum):
    """What a text no longer says about where it has a claim from."""

    INTERMEDIARY_DROPPED = "intermediary_dropped"
    SOURCE_PROMOTED = "source_promoted"
    ANONYMITY_LOST = "anonymity_lost"
    PLURAL_INFLATED = "plural_inflated"
    SOURCE_LOST = "source_lost"
    HEDGE_LOST = "hedge_lost"


class Aspect(StrEnum):
    """What a text can carry on of what it has a claim from."""

    ORIGIN = "origin"
    INTERMEDIARY = "intermediary"
    HEDGE = "hedge"
    RESPONSE = "response"


class Carried(StrEnum):
    """What became of an aspect in a text, against the text it has the claim from."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"
    NOT_APPLICABLE = "not_applicable"


class EventKind(StrEnum):
    """What newly appears in the course of a claim."""

    ARTICLE = "article"
    OUTLET = "outlet"
    ORIGIN = "origin"
    RESPONSE = "response"


class MissingState(StrEnum):
    """Why there is no answer of somebody a claim is about."""

    NOT_REPORTED_ASKED = "not_reported_asked"
    ASKED_NO_ANSWER = "asked_no_answer"


class ContradictionKind(StrEnum):
    """How the order of two texts cannot be as one of them tells it."""

    DATED_AFTER_CAPTURE = "dated_after_capture"
    CITES_YOUNGER = "cites_younger"
    PRECEDES_SOURCE = "precedes_source"


class RelatedKind(StrEnum):
    """How another claim stands to this one."""

    BROADER = "broader"
    NARROWER = "narrower"
    OPPOSITE = "opposite"
    SAME_EVENT = "same_event"


class DueState(StrEnum):
    """What became of a claim about a time to come, on the day it is asked."""

    OPEN = "open"
    REPORTED = "reported"
    NOT_FOLLOWED_UP = "not_followed_up"


class StillCarries(StrEnum):
    """Which version of an article's wording a text that has it from there carries."""

    OLD = "old"
    NEW = "new"
    NEITHER = "neither"


class Axis(StrEnum):
    """What a grade is about. Source: the Admiralty system (NATO AJP-2.1)."""

    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"


@dataclass(frozen=True, slots=True)
class HeldResponse:
    """A response as it is held, the desk's included. ``claim`` is the key of the one it answers.

    ``quote`` is the passage and ``words`` the part of it that answers; of the desk's, which are
    ``described``, both are its summary. ``day`` is EDTF, None where it is not known.
    """

    key: str
    text: str
    actor: str
    act: Act
    scope: Scope
    quote: str
    words: str
    day: str | None
    claim: str | None
    described: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of one claim when its ledger is made.

    ``roles`` is what each actor is in the claim; ``parents`` leads an actor to the one it is
    within; ``copies`` are those among its texts; ``nations`` are the actors that are states.
    ``responses`` are those recorded at this claim, in any scope; ``beside`` those in its texts
    that are recorded at other claims or at none. ``captured`` is the first day each text was surely
    to be read (a capture, or an archive's), EDTF or ISO 8601. ``excerpts`` are the texts of which
    only a part was read; ``named`` is whom each text names as a source of anything.
    """

    claim: LinkClaim
    roles: tuple[tuple[str, ActorRole], ...]
    mentions: tuple[LinkMention, ...]
    texts: Mapping[str, LinkText]
    chain: Chain
    drifts: tuple[Drifted, ...] = ()
    responses: tuple[HeldResponse, ...] = ()
    beside: tuple[HeldResponse, ...] = ()
    copies: tuple[Copy, ...] = ()
    actor_names: Mapping[str, str] = field(default_factory=dict[str, str])
    outlet_names: Mapping[str, str] = field(default_factory=dict[str, str])
    parents: Mapping[str, str] = field(default_factory=dict[str, str])
    nations: frozenset[str] = frozenset()
    captured: Mapping[str, str] = field(default_factory=dict[str, str])
    excerpts: frozenset[str] = frozenset()
    named: Mapping[str, tuple[LinkStep, ...]] = field(
        default_factory=dict[str, tuple[LinkStep, ...]]
    )


@dataclass(frozen=True, slots=True)
class AttributionLoss:
    """What the later of two mentions no longer says about its source; both in their own words."""

    kind: LossKind
    from_mention: str
    to_mention: str
    from_words: str
    to_words: str


@dataclass(frozen=True, slots=True)
class CarryCell:
    """What became of one aspect in one text.

    ``upper`` is the text it is set against, None for a text that has it from no held text.
    ``words`` stand in the text, ``upper_words`` in the one above; '' where there are none.
    """

    text: str
    aspect: Aspect
    state: Carried
    upper: str | None = None
    words: str = ""
    upper_words: str = ""


@dataclass(frozen=True, slots=True)
class CourseEvent:
    """Something new in the course of a claim, with the totals from then on.

    ``day`` is None where it is not known; such events come last. ``text`` is where it is seen.
    """

    kind: EventKind
    day: str | None
    name: str
    text: str
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    responses: int
    response: str | None = None
    node: str | None = None


@dataclass(frozen=True, slots=True)
class MissingAnswer:
    """Somebody a claim is about of whom no answer is reported.

    ``response`` is the request that had no answer, and ``words`` what the text says of it. The
    reply window is from the request to publication, in hours; None where the text does not say.
    """

    actor: str
    role: ActorRole | None
    state: MissingState
    text: str | None = None
    response: str | None = None
    words: str = ""
    window_min_hours: int | None = None
    window_max_hours: int | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A text whose order in time cannot be as it tells it.

    ``told`` is the day as told in ``text`` by ``words``, or its own day; ``known`` the day that
    rules it out. ``other`` is the text that ``known`` dates, or ``other_name`` what is named.
    """

    kind: ContradictionKind
    text: str
    told: str
    known: str
    words: str
    other: str | None = None
    other_name: str = ""


@dataclass(frozen=True, slots=True)
class HeadlineGap:
    """A headline or standfirst that commits to something else than the text below it."""

    slot: Slot
    direction: Direction
    headline_mention: str
    body_mention: str
    headline_value: str
    body_value: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """By when what a claim foretells should have happened.

    ``day`` is EDTF; ``mention`` says so in ``words``. ``followed_by`` is a later mention that tells
    of it as happened, None if there is none.
    """

    day: str
    mention: str
    words: str
    followed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything worked out about one claim."""

    losses: tuple[AttributionLoss, ...] = ()
    carry: tuple[CarryCell, ...] = ()
    course: tuple[CourseEvent, ...] = ()
    missing: tuple[MissingAnswer, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    headlines: tuple[HeadlineGap, ...] = ()
    due: DueDate | None = None


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """Another claim beside this one. ``score`` is 0–1, ``reason`` one short clause."""

    other: str
    kind: RelatedKind
    score: float
    reason: str
