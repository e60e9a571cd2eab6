"""The captures of articles that a filter chooses: which bytes, of where, and when taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.query import core
from app.query.articles import stream_articles
from app.query.core import Connection
from app.query.filters import ClaimFilter

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class HeldCapture:
    """One capture. ``url`` is None where the page was handed in without an address."""

    sha256: str
    url: str | None
    media_type: str | None
    captured_at: datetime


def stream_captures(connection: Connection, wanted: ClaimFilter) -> Iterator[HeldCapture]:
    """Yield the captures of the articles that ``wanted`` chooses, article by article."""
    c, a = core.capture.c, core.article.c
    ids = [card.id for card in stream_articles(connection, wanted)]
    for start in range(0, len(ids), AT_ONCE):
        rows = connection.execute(
            select(c.sha256, c.url, a.url.label("page"), c.media_type, c.captured_at)
            .join_from(core.capture, core.article, a.id == c.article_id)
            .where(c.article_id.in_(ids[start : start + AT_ONCE]))
            .order_by(c.article_id, c.captured_at, c.id)
        )
        for row in rows:
            yield HeldCapture(row.sha256, row.url or row.page, row.media_type, row.captured_at)
