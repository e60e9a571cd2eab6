"""What was newly recorded of the claims that match, the newest first: for feeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from app.base.errors import BadFilterError
from app.query import core
from app.query.articles import CARDS as ARTICLES
from app.query.cards import ArticleCard, Listing, ResponseRow
from app.query.change_sources import SOURCES, Change, ChangeKind, history, revision
from app.query.conditions import of_claims, read_asked
from app.query.core import Connection
from app.query.filters import ClaimFilter
from app.query.paging import Order
from app.query.responses import RESPONSES
from app.store.dialect import moment_of
from app.store.moments import revision_at

__all__ = [
    "Change",
    "ChangeKind",
    "ChangePage",
    "list_changes",
    "list_new_articles",
    "list_new_responses",
    "load_recorded_at",
]

NEWEST = 50
"""Changes of one page of a feed."""

_LARGEST = 2**63 - 1
_BEGIN = "n"  # in a cursor: nothing of this source was shown yet


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One page of changes; ``next_after`` is None at the end."""

    items: tuple[Change, ...]
    next_after: str | None


def list_changes(connection: Connection, wanted: ClaimFilter, *, limit: int = NEWEST) -> ChangePage:
    """Return one page of what was newly recorded of the claims that match.

    Raises:
        BadFilterError: the filter or its cursor means nothing.
    """
    places = _read_cursor(wanted.after)
    asked = read_asked(connection, replace(wanted, after=None))
    moment = moment_of(connection)
    last = _LARGEST if moment is None else revision_at(connection, moment)
    found: list[tuple[int, int, int, Change]] = []
    for rank, source in enumerate(SOURCES):
        statement = (
            source.statement.where(source.revision <= last)
            .where(*of_claims(source.claim_id, asked))
            .where(source.place < places[rank])
            .order_by(source.place.desc())
            .limit(limit + 1)
        )
        rows = connection.execute(statement).fetchall()
        found += [(-row.revision, rank, -row.place, source.make(row)) for row in rows]
    found.sort(key=lambda item: item[:3])
    for _, rank, place, _ in found[:limit]:
        places[rank] = -place
    return ChangePage(
        tuple(change for *_, change in found[:limit]),
        _write_cursor(places) if len(found) > limit else None,
    )


def list_new_articles(connection: Connection, wanted: ClaimFilter) -> Listing[ArticleCard]:
    """Return one page of the articles that match, the last recorded first."""
    a = core.article.c
    order = Order("new-articles", a.id, a.id, nullable=False)
    return replace(ARTICLES, order=_always(order)).page(connection, wanted, limit=NEWEST)


def list_new_responses(connection: Connection, wanted: ClaimFilter) -> Listing[ResponseRow]:
    """Return one page of the responses that match, the last recorded first."""
    r = core.response.c
    order = Order("new-responses", r.id, r.id, nullable=False)
    return replace(RESPONSES, order=_always(order)).page(connection, wanted, limit=NEWEST)


def load_recorded_at(connection: Connection, name: str, ids: Sequence[int]) -> dict[int, datetime]:
    """Return when each row of a table that is shown was first recorded, by id."""
    h = history(name, "id").c
    first = (
        select(h.id, func.min(h.rev_from).label("first"))
        .where(h.id.in_(list(ids)))
        .group_by(h.id)
        .subquery()
    )
    statement = select(first.c.id, revision.c.recorded_at).join(
        revision, revision.c.number == first.c.first
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def _always(order: Order) -> Callable[[ClaimFilter], Order]:
    def give(_wanted: ClaimFilter) -> Order:
        return order

    return give


def _write_cursor(places: Sequence[int]) -> str:
    return "-".join(_BEGIN if place == _LARGEST else str(place) for place in places)


def _read_cursor(cursor: str | None) -> list[int]:
    """Return below which place each source goes on."""
    if cursor is None:
        return [_LARGEST] * len(SOURCES)
    parts = cursor.split("-")
    if len(parts) != len(SOURCES) or not all(
        part == _BEGIN or (part.isascii() and part.isdigit() and len(part) < 19) for part in parts
    ):
        raise BadFilterError(
            "after", "This place in the feed does not exist; start again from its first page."
        )
    return [_LARGEST if part == _BEGIN else int(part) for part in parts]
