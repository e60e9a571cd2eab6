"""Feeds (Atom): what was newly recorded of a list or of one claim, with the filter of the page.

Entries are in the order in which they were recorded, whatever day a text is from: nothing that is
taken in late is missed. They say what changed and which filter they match.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import format_datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import BadFilterError, NotHeldError
from app.export.atom import ATOM, FeedEntry, write_atom
from app.query.called import load_called
from app.query.changes import (
    list_changes,
    list_new_articles,
    list_new_responses,
    load_recorded_at,
)
from app.query.claim import load_claim
from app.query.filters import ClaimFilter
from app.store.moments import load_recorded
from app.store.session import Connection
from app.web.asked import say_asked, say_view
from app.web.deps import ConnectionDep, FilterDep
from app.web.feed_words import tell_article, tell_change, tell_response
from app.web.files import base_url
from app.web.past import past_of

router = APIRouter(include_in_schema=False)

_EVERYTHING = "Why it is here: this feed has everything that is recorded."
_SUBTITLE = "The last recorded first. What machines found is proposed until a person has looked."


@dataclass(frozen=True, slots=True)
class _Found:
    """One page of entries, and the cursor of the next one."""

    entries: Sequence[FeedEntry]
    following: str | None


_Load = Callable[[Connection, ClaimFilter, str], _Found]


@router.get("/{name}.atom", name="feeds.atom")
def as_atom(request: Request, connection: ConnectionDep, name: str, asked: FilterDep) -> Response:
    """Give what is new in a list as a feed."""
    if name not in FEEDS:
        raise NotHeldError(f"There is no feed “{name[:80]}”; there are {', '.join(FEEDS)}.")
    wanted = replace(asked, sort="newest", as_of=None)
    called = load_called(connection, wanted)
    clauses = say_asked(wanted, called)
    why = (
        f"Why it is here: it matches the filter, {', '.join(clauses)}." if clauses else _EVERYTHING
    )
    found = FEEDS[name](connection, wanted, why)
    query = wanted.to_query(with_cursor=False)
    return _answer(
        request,
        connection,
        found,
        key=f"{name}{'?' if query else ''}{query}",
        title=f"Whence: {say_view(name.capitalize(), wanted, called)}",
        path=f"/{name}",
        wanted=wanted,
    )


@router.get("/claims/{slug}.atom", name="feeds.claim")
def claim_atom(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Give what is new of one claim as a feed."""
    claim = load_claim(connection, slug)
    wanted = ClaimFilter(claim=claim.slug, after=_after(request))
    found = _changes(connection, wanted, "Why it is here: this feed is of this claim.")
    return _answer(
        request,
        connection,
        found,
        key=f"claim/{claim.slug}",
        title=f"Whence: {claim.statement}",
        path=f"/claims/{claim.slug}",
        wanted=replace(wanted, claim=None),
    )


def _after(request: Request) -> str | None:
    given = request.query_params.getlist("after")
    if len(given) > 1:
        raise BadFilterError("after", "“after” is given twice; give it once.")
    return given[0] if given and given[0] else None


def _answer(
    request: Request,
    connection: Connection,
    found: _Found,
    *,
    key: str,
    title: str,
    path: str,
    wanted: ClaimFilter,
) -> Response:
    past = past_of(request)

    def here(ending: str, after: str | None) -> str:
        query = wanted.with_after(after).to_query()
        address = f"{path}{ending}{'?' if query else ''}{query}"
        return past.address(address) if past else address

    last = load_recorded(connection).last
    entries = (
        [_at_moment(entry, past.address) for entry in found.entries] if past else found.entries
    )
    body = write_atom(
        key=key,
        title=title,
        subtitle=_SUBTITLE,
        page=here("", None),
        here=here(".atom", wanted.after),
        entries=entries,
        base_url=base_url(request),
        first=here(".atom", None) if wanted.after else None,
        following=here(".atom", found.following) if found.following else None,
        updated=None if past else last,
    )
    newest = max((entry.updated for entry in entries if entry.updated), default=None)
    headers = {"Last-Modified": format_datetime(newest, usegmt=True)} if newest else {}
    return Response(body, media_type=ATOM, headers=headers)


def _at_moment(entry: FeedEntry, address: Callable[[str], str]) -> FeedEntry:
    source = address(entry.source) if entry.source else None
    return replace(entry, path=address(entry.path), source=source)


def _changes(connection: Connection, wanted: ClaimFilter, why: str) -> _Found:
    page = list_changes(connection, wanted)
    return _Found([tell_change(change, why) for change in page.items], page.next_after)


def _articles(connection: Connection, wanted: ClaimFilter, why: str) -> _Found:
    page = list_new_articles(connection, wanted)
    times = load_recorded_at(connection, "article", [card.id for card in page.items])
    entries = [replace(tell_article(c, why), updated=times.get(c.id)) for c in page.items]
    return _Found(entries, page.next_after)


def _responses(connection: Connection, wanted: ClaimFilter, why: str) -> _Found:
    page = list_new_responses(connection, wanted)
    times = load_recorded_at(connection, "response", [row.id for row in page.items])
    entries = [replace(tell_response(r, why), updated=times.get(r.id)) for r in page.items]
    return _Found(entries, page.next_after)


FEEDS: Mapping[str, _Load] = {"claims": _changes, "articles": _articles, "responses": _responses}
"""The lists that can be watched."""
