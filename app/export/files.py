"""Every file that can be taken out: its columns, its count and its rows, from one filter."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.export.columns import ADDRESS, Cell, Column
from app.export.columns_of_carry import CARRY_COLUMNS, FIDELITY_COLUMNS, REPLY_COLUMNS
from app.export.columns_of_claims import ARTICLE_COLUMNS, CLAIM_COLUMNS
from app.export.columns_of_contradictions import CONTRADICTION_COLUMNS
from app.export.columns_of_course import COURSE_COLUMNS, DEAD_END_COLUMNS, ORIGINS_COLUMNS
from app.export.columns_of_grades import GRADE_COLUMNS
from app.export.columns_of_losses import HEADLINE_COLUMNS, LOSS_COLUMNS
from app.export.columns_of_missing import DUE_COLUMNS, MISSING_COLUMNS
from app.export.columns_of_names import ACTOR_COLUMNS, OUTLET_COLUMNS, TOPIC_COLUMNS
from app.export.columns_of_records import (
    DRIFT_COLUMNS,
    HOP_COLUMNS,
    MENTION_COLUMNS,
    RESPONSE_COLUMNS,
)
from app.export.columns_of_related import RELATED_COLUMNS
from app.export.columns_of_rewordings import REWORDING_COLUMNS
from app.query.actors import count_actors, stream_actors
from app.query.articles import count_articles, stream_articles
from app.query.carry import count_carry, stream_carry
from app.query.claims import count_claims, stream_claims
from app.query.contradictions import count_contradictions, stream_contradictions
from app.query.core import Connection
from app.query.course import count_course, stream_course
from app.query.dead_ends import count_dead_ends, stream_dead_ends
from app.query.drift import count_drift, stream_drift
from app.query.due import count_due, stream_due
from app.query.fidelity import count_fidelity, stream_fidelity
from app.query.filters import ClaimFilter
from app.query.grades import count_grades, stream_grades
from app.query.headlines import count_headlines, stream_headlines
from app.query.hops import count_hops, stream_hops
from app.query.losses import count_losses, stream_losses
from app.query.mentions import count_mentions, stream_mentions
from app.query.missing import count_missing, stream_missing
from app.query.origins import count_origins, stream_origins
from app.query.outlet_replies import count_replies, stream_replies
from app.query.outlets import count_outlets, stream_outlets
from app.query.related import count_related, stream_related
from app.query.responses import count_responses, stream_responses
from app.query.rewordings import count_rewordings, stream_rewordings
from app.query.topics import count_topics, stream_topics

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileKind(Generic[T]):
    """One kind of file. ``count`` is always the number of rows that ``stream`` yields."""

    name: str
    about: str
    columns: tuple[Column[T], ...]
    count: Callable[[Connection, ClaimFilter], int]
    stream: Callable[[Connection, ClaimFilter], Generator[T]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def local_columns(self) -> frozenset[int]:
        """The places of the columns that are addresses of this dashboard."""
        return frozenset(
            at
            for at, column in enumerate(self.columns)
            if column.type == ADDRESS and column.name == "url"
        )

    def cells(self, row: T) -> tuple[Cell, ...]:
        """Return the values of one row, in the order of the header."""
        return tuple(column.value(row) for column in self.columns)


_KINDS: tuple[FileKind[Any], ...] = (
    FileKind("claims", "One row a claim.", CLAIM_COLUMNS, count_claims, stream_claims),
    FileKind(
        "mentions",
        "One row a wording of a claim in an article.",
        MENTION_COLUMNS,
        count_mentions,
        stream_mentions,
    ),
    FileKind(
        "hops",
        "One row a step from a source to who has it from there.",
        HOP_COLUMNS,
        count_hops,
        stream_hops,
    ),
    FileKind(
        "responses",
        "One row an act of a party about a claim, as one article reports it.",
        RESPONSE_COLUMNS,
        count_responses,
        stream_responses,
    ),
    FileKind(
        "drift",
        "One row a difference between two wordings along a hop.",
        DRIFT_COLUMNS,
        count_drift,
        stream_drift,
    ),
    FileKind(
        "losses",
        "One row something a text no longer says about where it has a claim from.",
        LOSS_COLUMNS,
        count_losses,
        stream_losses,
    ),
    FileKind(
        "headlines",
        "One row a difference between a headline and the text below it.",
        HEADLINE_COLUMNS,
        count_headlines,
        stream_headlines,
    ),
    FileKind(
        "origins",
        "One row a claim: its independent origins, and what that means in a sentence.",
        ORIGINS_COLUMNS,
        count_origins,
        stream_origins,
    ),
    FileKind(
        "course",
        "One row something new in the course of a claim, the newest first.",
        COURSE_COLUMNS,
        count_course,
        stream_course,
    ),
    FileKind(
        "dead_ends",
        "One row a place where a chain cannot be read on, with its reason.",
        DEAD_END_COLUMNS,
        count_dead_ends,
        stream_dead_ends,
    ),
    FileKind(
        "carry",
        "One row an article and claim: what it keeps, drops or adds of the text above it.",
        CARRY_COLUMNS,
        count_carry,
        stream_carry,
    ),
    FileKind(
        "missing",
        "One row an answer that is missing: asked without an answer, or not reported as asked.",
        MISSING_COLUMNS,
        count_missing,
        stream_missing,
    ),
    FileKind(
        "due",
        "One row a claim that foretells something, with the day by which it should have happened.",
        DUE_COLUMNS,
        count_due,
        stream_due,
    ),
    FileKind(
        "contradictions",
        "One row a text whose order in time cannot be as it tells it.",
        CONTRADICTION_COLUMNS,
        count_contradictions,
        stream_contradictions,
    ),
    FileKind(
        "rewordings",
        "One row a claim that an article words anew, and a text that has it from there.",
        REWORDING_COLUMNS,
        count_rewordings,
        stream_rewordings,
    ),
    FileKind(
        "grades",
        "One row a grade that a person signed, of a claim, an outlet or an actor.",
        GRADE_COLUMNS,
        count_grades,
        stream_grades,
    ),
    FileKind(
        "related",
        "One row a claim beside another one: broader, narrower, opposite, of the same event.",
        RELATED_COLUMNS,
        count_related,
        stream_related,
    ),
    FileKind("articles", "One row an article.", ARTICLE_COLUMNS, count_articles, stream_articles),
    FileKind("actors", "One row an actor.", ACTOR_COLUMNS, count_actors, stream_actors),
    FileKind("topics", "One row a topic.", TOPIC_COLUMNS, count_topics, stream_topics),
    FileKind("outlets", "One row an outlet.", OUTLET_COLUMNS, count_outlets, stream_outlets),
    FileKind(
        "fidelity",
        "One row an outlet: how often its texts keep what the texts above them say.",
        FIDELITY_COLUMNS,
        count_fidelity,
        stream_fidelity,
    ),
    FileKind(
        "replies",
        "One row a reply of an outlet, in its own words.",
        REPLY_COLUMNS,
        count_replies,
        stream_replies,
    ),
)

FILES: Mapping[str, FileKind[Any]] = {kind.name: kind for kind in _KINDS}
"""All files by name; pages, the terminal and the codebook share it."""
