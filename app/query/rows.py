"""Rows that only files need: what a card shows, and the keys that join it to the other files."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class ClaimRow(NamedTuple):
    """One line of ``claims.csv``. Topics and actors are slugs; ``drift`` is ``slot:direction``."""

    slug: str
    statement: str
    story: str | None
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    event_date: str | None
    event_earliest: date | None
    event_latest: date | None
    first_reported: str | None
    first_outlet: str | None
    last_reported: str | None
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    origins: tuple[str, ...]
    chain: str
    response_status: tuple[str, ...]
    responses: int
    response_actors: tuple[str, ...]
    last_response: str | None
    drift: tuple[str, ...]
    review: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of ``articles.csv``. The text itself is not given out."""

    id: int
    slug: str
    url: str | None
    outlet_slug: str
    outlet: str
    title: str | None
    byline: str | None
    published: str | None
    published_basis: str | None
    retrieved: str | None
    language: str | None
    held: bool
    completeness: str
    copy_of: int | None
    copy_share: float | None
    claims: int
    mentions: int
    responses: int
