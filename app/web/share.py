"""What a page gives to take along: its address, a citation, its files, its feed, an embed.

A template asks ``share_of(request)`` in the partial ``_parts/tools.html``; no route has to know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import Request

from app.base.clock import now
from app.base.moments import FIELD, Moment, whole_second
from app.export.cite.forms import FORMS, Form
from app.export.cite.work import Work, cite_article, cite_claim, cite_view
from app.export.files import FILES
from app.query.called import Called
from app.query.cards import ArticlePage, ClaimPage
from app.query.filters import ClaimFilter
from app.store.moments import load_recorded
from app.store.session import reading
from app.web.asked import say_view
from app.web.lists import Place
from app.web.past import PRESENT_ONLY, moment_asked
from app.web.viewed import LISTS

FEEDS_OF = ("claims", "articles", "responses")
"""The lists that can be watched."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in every form. Its files are at ``base`` with an ending, then ``query``."""

    base: str
    query: str
    forms: tuple[tuple[Form, str], ...]

    def file(self, ending: str) -> str:
        """Return the address of one file."""
        return f"{self.base}.{ending}{self.query}"


@dataclass(frozen=True, slots=True)
class Download:
    """The rows of a view as files: at ``/name.csv`` and so on with ``query``; None: not counted."""

    name: str
    what: str
    columns: int
    query: str
    rows: int | None


@dataclass(frozen=True, slots=True)
class Embed:
    """A frame that others may show. ``address`` is whole, ``height`` in CSS pixels."""

    name: str
    label: str
    address: str
    title: str
    height: int

    @property
    def snippet(self) -> str:
        """Return the HTML to copy, before it is escaped for the page that shows it."""
        title = self.title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        source = self.address.replace("&", "&amp;").replace('"', "%22")
        return (
            f'<iframe src="{source}" title="{title}" width="100%" height="{self.height}" '
            f'loading="lazy"></iframe>'
        )


@dataclass(frozen=True, slots=True)
class Share:
    """Everything of ``_parts/tools.html``. Addresses are whole.

    ``kept`` shows for ever what ``here`` shows now; None where nothing is recorded yet.
    """

    here: str
    kept: str | None
    kept_said: str
    cited: Cited
    download: Download | None
    feed: str | None
    embeds: tuple[Embed, ...]


def find_present(request: Request) -> None:
    """Keep in ``request.state.present`` the moment that shows what is recorded now."""
    request.state.present = None
    path = request.url.path
    if path.startswith(PRESENT_ONLY) or moment_asked(request) is not None:
        return
    with reading(request.app.state.engine) as connection:
        present = load_recorded(connection).present()
    request.state.present = whole_second(present, now=now()) if present else None


def kept_moment(request: Request) -> Moment | None:
    """Return the moment asked for, or else the present one; None where nothing is recorded."""
    return moment_asked(request) or getattr(request.state, "present", None)


def at(address: str, moment: Moment | None) -> str:
    """Return ``address`` at a moment, whatever moment it named before."""
    parts = urlsplit(address)
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != FIELD]
    if moment is not None:
        pairs.append((FIELD, moment.text))
    return urlunsplit(parts._replace(query=urlencode(pairs, safe=":")))


def whole(request: Request, address: str) -> str:
    """Return an address of this dashboard with its host."""
    return f"{str(request.base_url).rstrip('/')}{address}"


def share_of(request: Request) -> Share:
    """Return what the page that is being shown gives to take along."""
    page: object = request.state.page
    address = _address(request, page)
    moment = kept_moment(request)
    return Share(
        here=whole(request, at(address, moment_asked(request))),
        kept=whole(request, at(address, moment)) if moment else None,
        kept_said=moment.say() if moment else "",
        cited=_cited(request, page, address),
        download=_download(page),
        feed=_feed(page),
        embeds=_embeds(request, page),
    )


def write_forms(work: Work, base: str, query: str = "") -> Cited:
    """Return a work in every form."""
    return Cited(base, query, tuple((form, form.write(work)) for form in FORMS.values()))


def make_work(
    request: Request, subject: ClaimPage | ArticlePage, *, read: int | None = None
) -> Work:
    """Return a claim or an article as a work, as of the moment that is shown.

    An address that names a moment stays as it is, so no day of access is given with it.
    """
    moment = kept_moment(request)
    accessed = None if moment_asked(request) else now().date()
    if isinstance(subject, ClaimPage):
        address = whole(request, at(f"/claims/{subject.slug}", moment))
        return cite_claim(subject, address, moment=moment, accessed=accessed, read=read)
    address = whole(request, at(f"/articles/{subject.card.id}", moment))
    return cite_article(subject, address, moment=moment, accessed=accessed)


def view_work(request: Request, address: str, title: str, key: str) -> Work:
    """Return a page as a work, as of the moment that is shown."""
    moment = kept_moment(request)
    accessed = None if moment_asked(request) else now().date()
    return cite_view(
        title, whole(request, at(address, moment)), key=key, moment=moment, accessed=accessed
    )


def _address(request: Request, page: object) -> str:
    own = getattr(page, "own_address", None)
    return at((own() if own else None) or _asked(request), None)


def _asked(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _cited(request: Request, page: object, address: str) -> Cited:
    claim, article = getattr(page, "claim", None), getattr(page, "article", None)
    if isinstance(claim, ClaimPage):
        return write_forms(make_work(request, claim), f"/claims/{claim.slug}/cite")
    if isinstance(article, ArticlePage):
        return write_forms(make_work(request, article), f"/articles/{article.card.id}/cite")
    work = view_work(request, address, _title(page, address), "view")
    return write_forms(work, "/cite", f"?{urlencode({'of': address})}")


def _title(page: object, address: str) -> str:
    path = urlsplit(address).path
    wanted = getattr(page, "wanted", None)
    if path in LISTS:
        asked = wanted if isinstance(wanted, ClaimFilter) else ClaimFilter()
        return say_view(LISTS[path], asked, _called(getattr(page, "facets", None)))
    for kind in ("actor", "topic", "outlet"):
        record = getattr(page, kind, None)
        card: Any = getattr(record, "card", record)
        if name := getattr(card, "name", None) or getattr(card, "label", None):
            return f"{name}: what is recorded of this {kind}"
    return f"The page {path}"


def _called(facets: object) -> Called:
    found: dict[tuple[str, str], str] = {}
    for kind in ("topic", "actor", "outlet"):
        for facet in getattr(facets, f"{kind}s", ()):
            found[kind, facet.value] = facet.label
    return found


def _download(page: object) -> Download | None:
    place, listing = getattr(page, "place", None), getattr(page, "listing", None)
    name, query, rows = "", "", getattr(listing, "count", None)
    if isinstance(place, Place):
        name, query = place.file, place.query
        if rows is None and name == "topics":
            rows = len(getattr(page, "topics", ()))
    for kind in ("actor", "outlet"):
        record: Any = getattr(page, kind, None)
        if record is not None and hasattr(record, "claims_count"):
            name, query = "claims", f"?{urlencode({kind: record.card.slug})}"
            rows = record.claims_count
    if name not in FILES:
        return None
    file = FILES[name]
    return Download(name, _WHAT.get(name, file.about), len(file.columns), query, rows)


def _feed(page: object) -> str | None:
    claim = getattr(page, "claim", None)
    if isinstance(claim, ClaimPage):
        return f"/claims/{claim.slug}.atom"
    found = _download(page)
    return f"/{found.name}.atom{found.query}" if found and found.name in FEEDS_OF else None


def feed_of(request: Request) -> str | None:
    """Return the address of the feed of the page that is being shown; None where it has none."""
    return _feed(getattr(request.state, "page", None))


def _embeds(request: Request, page: object) -> tuple[Embed, ...]:
    claim = getattr(page, "claim", None)
    if not isinstance(claim, ClaimPage):
        return ()
    moment, path = moment_asked(request), f"/claims/{claim.slug}"
    card = whole(request, at(f"{path}?embed=1", moment))
    chain = whole(request, at(f"{path}/chain?embed=1", moment))
    return (
        Embed("card", "This claim as a card", card, f"Whence: {claim.statement}", 360),
        Embed("chain", "Its chain", chain, f"Whence, chain: {claim.statement}", 480),
    )


_WHAT: Mapping[str, str] = {"carry": "One row a text of a claim."}
