"""The newest entries of a list as an Atom feed, with the filter of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.dates import date_range
from app.base.errors import NotHeldError
from app.export.atom import FeedEntry, write_atom
from app.query.articles import list_articles
from app.query.cards import ArticleCard, ClaimCard, ResponseRow
from app.query.claims import list_claims
from app.query.filters import ClaimFilter
from app.query.responses import list_responses
from app.store.session import Connection
from app.web.deps import ConnectionDep, FilterDep
from app.web.files import base_url
from app.web.words import ACTS, SCOPES, count, origins

router = APIRouter(include_in_schema=False)

NEWEST = 50
"""Entries of a feed."""


@dataclass(frozen=True, slots=True)
class _Feed:
    title: str
    load: Callable[[Connection, ClaimFilter], list[FeedEntry]]


@router.get("/{name}.atom", name="feeds.atom")
def as_atom(request: Request, connection: ConnectionDep, name: str, asked: FilterDep) -> Response:
    """Give the newest of a list as a feed."""
    if name not in FEEDS:
        raise NotHeldError(f"There is no feed “{name[:80]}”; there are {', '.join(FEEDS)}.")
    feed = FEEDS[name]
    wanted = replace(asked, after=None, sort="newest")
    query = wanted.to_query()
    body = write_atom(
        name=name,
        title=f"Whence: {feed.title}",
        path=f"/{name}",
        query=f"?{query}" if query else "",
        entries=feed.load(connection, wanted),
        base_url=base_url(request),
    )
    return Response(body, media_type="application/atom+xml")


def _claims(connection: Connection, wanted: ClaimFilter) -> list[FeedEntry]:
    listing = list_claims(connection, wanted, limit=NEWEST)
    return [_of_claim(card) for card in listing.items]


def _of_claim(card: ClaimCard) -> FeedEntry:
    counted = origins(card.origins_min, card.origins_max)
    noun = "origin" if card.origins_max == 1 else "origins"
    told = (
        f"{counted} {noun} in {count(card.articles, 'article')} of {count(card.outlets, 'outlet')}"
    )
    answered = count(card.responses, "response") if card.responses else "no response recorded"
    return FeedEntry(
        key=f"claim/{card.slug}",
        title=card.statement,
        path=f"/claims/{card.slug}",
        summary=f"{told}; {answered}.",
        day=_day(card.first_reported, card.event_date),
    )


def _articles(connection: Connection, wanted: ClaimFilter) -> list[FeedEntry]:
    listing = list_articles(connection, wanted, limit=NEWEST)
    return [_of_article(card) for card in listing.items]


def _of_article(card: ArticleCard) -> FeedEntry:
    found = f"{count(card.claims, 'claim')}, {count(card.responses, 'response')}"
    return FeedEntry(
        key=f"article/{card.slug}",
        title=card.title or f"{card.outlet.name}, title not kept",
        path=f"/articles/{card.id}",
        summary=f"{card.outlet.name}: {found}; {'held' if card.held else 'only described'}.",
        day=_day(card.published),
        author=card.outlet.name,
    )


def _responses(connection: Connection, wanted: ClaimFilter) -> list[FeedEntry]:
    listing = list_responses(connection, wanted, limit=NEWEST)
    return [_of_response(row) for row in listing.items]


def _of_response(row: ResponseRow) -> FeedEntry:
    words = f"“{row.quote}”" if row.quote else f"{row.summary or 'Words not kept'} (described)"
    about = f" About {SCOPES[row.scope]}{': ' + row.claim if row.claim else ''}"
    return FeedEntry(
        key=f"response/{row.id}",
        title=f"{ACTS[row.act].capitalize()}: {row.actor.name}",
        path=f"/articles/{row.article_id}",
        summary=f"{words}{about}",
        day=_day(row.date, row.published),
        author=row.outlet.name,
    )


def _day(*dates: str | None) -> date | None:
    """Return the first day that the first known of ``dates`` can mean."""
    for edtf in dates:
        days = date_range(edtf)
        if days is not None and (days.earliest or days.latest):
            return days.earliest or days.latest
    return None


FEEDS: Mapping[str, _Feed] = {
    "claims": _Feed("claims", _claims),
    "articles": _Feed("articles", _articles),
    "responses": _Feed("responses", _responses),
}
"""The lists that can be watched."""
