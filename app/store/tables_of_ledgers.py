"""The tables of what is worked out about claims, and of what people say beside it.

The first ones are made anew with the chain of their claim; ``Rewording`` is made when an article is
captured anew with another text; ``Grade`` and ``OutletReply`` are people's words and are never
touched by a machine.

No ``from __future__ import annotations`` here: it breaks SQLModel.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.store import tables
from app.store.dialect import JsonColumn, UtcDateTime

assert tables  # these refer to them  # noqa: S101


class Loss(SQLModel, table=True):
    """What a text no longer says about where it has a claim from. ``kind``: ``LossKind``."""

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: str
    from_mention_id: int = Field(foreign_key="mention.id", index=True)
    to_mention_id: int = Field(foreign_key="mention.id", index=True)
    from_words: str
    to_words: str
    run_id: int | None = Field(default=None, foreign_key="run.id")


class Carry(SQLModel, table=True):
    """What became of one aspect of a claim in one article; see ``domain.ledger.CarryCell``."""

    __table_args__ = (
        UniqueConstraint("claim_id", "article_id", "aspect"),
        Index("ix_carry_article_id_aspect", "article_id", "aspect"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    article_id: int = Field(foreign_key="article.id")
    aspect: str
    state: str
    upper_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    words: str = ""
    upper_words: str = ""
    run_id: int | None = Field(default=None, foreign_key="run.id")


class ClaimEvent(SQLModel, table=True):
    """Something new in the course of a claim, with the totals from then on.

    ``sort_day`` is the last day ``day`` can mean: by then it was surely out. ``position`` is the
    order within the claim.
    """

    __tablename__ = "claim_event"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        UniqueConstraint("claim_id", "position"),
        Index("ix_claim_event_sort_day_id", "sort_day", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    position: int
    kind: str
    sort_day: date | None = None
    day: str | None = None
    name: str
    article_id: int = Field(foreign_key="article.id", index=True)
    response_id: int | None = Field(default=None, foreign_key="response.id", index=True)
    node_key: str | None = None
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    responses: int
    run_id: int | None = Field(default=None, foreign_key="run.id")


class MissingResponse(SQLModel, table=True):
    """Somebody a claim is about of whom no answer is reported. ``state``: ``MissingState``."""

    __tablename__ = "missing_response"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    actor_id: int = Field(foreign_key="actor.id", index=True)
    state: str
    role: str | None = None
    article_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    response_id: int | None = Field(default=None, foreign_key="response.id", index=True)
    words: str = ""
    window_min_hours: int | None = None
    window_max_hours: int | None = None
    run_id: int | None = Field(default=None, foreign_key="run.id")


class Contradiction(SQLModel, table=True):
    """A text whose order in time cannot be as it tells it; see ``domain.ledger``."""

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: str
    article_id: int = Field(foreign_key="article.id", index=True)
    other_id: int | None = Field(default=None, foreign_key="article.id", index=True)
    other_name: str = ""
    told: str
    known: str
    words: str
    run_id: int | None = Field(default=None, foreign_key="run.id")


class HeadlineGap(SQLModel, table=True):
    """A headline or standfirst that commits to something else than the text below it."""

    __tablename__ = "headline_gap"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    slot: str
    direction: str
    headline_mention_id: int = Field(foreign_key="mention.id", index=True)
    body_mention_id: int = Field(foreign_key="mention.id", index=True)
    headline_value: str
    body_value: str
    run_id: int | None = Field(default=None, foreign_key="run.id")


class Due(SQLModel, table=True):
    """By when what a claim foretells should have happened.

    ``due_latest`` is the last day ``due_date`` can mean: from the day after on it is past.
    """

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    due_latest: date | None = Field(default=None, index=True)
    due_date: str
    mention_id: int = Field(foreign_key="mention.id", index=True)
    words: str
    followed_by_id: int | None = Field(default=None, foreign_key="mention.id", index=True)
    run_id: int | None = Field(default=None, foreign_key="run.id")


class RelatedClaim(SQLModel, table=True):
    """Another claim beside this one, never counted with it. ``kind``: ``RelatedKind``."""

    __tablename__ = "related_claim"  # pyright: ignore[reportAssignmentType]

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    other_id: int = Field(foreign_key="claim.id", primary_key=True, index=True)
    kind: str
    score: float
    reason: str
    run_id: int | None = Field(default=None, foreign_key="run.id")


class Rewording(SQLModel, table=True):
    """A newer capture of an article words a claim otherwise, or no longer has it.

    ``new_quote`` None: the claim is gone from the text. ``slot`` and ``direction`` None: the words
    differ in nothing that is compared. ``from_sha256`` and ``to_sha256`` are captures.
    ``pending``: the new text is stored and not linked yet. ``wordings``: what is compared with the
    texts below, {"old": mention, "new": mention or None}; see ``store.rewordings``.
    """

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    old_quote: str
    new_quote: str | None = None
    slot: str | None = None
    direction: str | None = None
    old_value: str | None = None
    new_value: str | None = None
    from_sha256: str | None = None
    to_sha256: str | None = None
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    pending: bool = False
    wordings: dict[str, Any] = Field(default_factory=dict, sa_type=JsonColumn)
    run_id: int | None = Field(default=None, foreign_key="run.id")


class RewordingCarry(SQLModel, table=True):
    """Which version of a reworded passage a text below carries. ``state``: ``StillCarries``."""

    __tablename__ = "rewording_carry"  # pyright: ignore[reportAssignmentType]

    rewording_id: int = Field(foreign_key="rewording.id", primary_key=True)
    article_id: int = Field(foreign_key="article.id", primary_key=True, index=True)
    state: str
    words: str = ""


class Grade(SQLModel, table=True):
    """A person's grade of a source or of a claim, signed and with a reason.

    ``axis`` reliability is of an outlet or an actor (A–F), credibility of a claim (1–6). A newer
    grade of the same person does not delete the older one.
    """

    __table_args__ = (
        CheckConstraint(
            "(axis = 'credibility' AND claim_id IS NOT NULL"
            " AND outlet_id IS NULL AND actor_id IS NULL)"
            " OR (axis = 'reliability' AND claim_id IS NULL"
            " AND (outlet_id IS NULL) <> (actor_id IS NULL))",
            name="one_subject",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    axis: str
    code: str
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    outlet_id: int | None = Field(default=None, foreign_key="outlet.id", index=True)
    actor_id: int | None = Field(default=None, foreign_key="actor.id", index=True)
    signed_by: str
    reason: str
    signed_at: datetime = Field(sa_type=UtcDateTime)
    origins_min: int | None = None
    origins_max: int | None = None


class OutletReply(SQLModel, table=True):
    """What an outlet says of what its page shows, in its own words and signed."""

    __tablename__ = "outlet_reply"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    outlet_id: int = Field(foreign_key="outlet.id", index=True)
    words: str
    signed_by: str
    url: str | None = None
    said_on: str | None = None
    recorded_at: datetime = Field(sa_type=UtcDateTime)
