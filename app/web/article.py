"""One article: its passages with marks, its captures, the texts it stands next to."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import NotHeldError
from app.query.articles import load_article, load_article_card
from app.query.capture_changes import NumberedCapture, load_captures
from app.query.cards import ArticlePage
from app.query.contradictions import ContradictionRow, load_contradictions_of
from app.query.headlines import HeadlineRow, load_headlines_of_article
from app.query.read_as import ReadAs, load_read_as
from app.query.rewordings import RewordingRow, load_rewordings_of
from app.query.told_claims import ToldClaim, load_told_claims
from app.web.archived import links_to_archives
from app.web.deps import ConnectionDep
from app.web.neighbours import BESIDE, Neighbours, group_neighbours
from app.web.passages import Passages, cut_passages
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

_LARGEST = 2**31 - 1
_DIGITS = 40  # more are not worth reading as a number
_BASIS = {
    "manifest": "as told by who brought the page",
    "told": "as told by who brought the page",
    "open_graph": "the page's data for sharing (OpenGraph)",
    "json_ld": "the page's own data (JSON-LD)",
    "meta": "the page's meta data",
    "page": "read from the page",
    "url": "read from the address",
    "mail": "the day the mail was sent",
    "feed": "the day its feed tells",
    "file": "the day the file was made",
    "desk": "the desk's record",
    "archive": "no later than an archive took its copy, by the copy's address",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The text that most claims of an article are first held from; ``others``: from elsewhere."""

    article_id: int
    outlet: str
    published: str | None
    claims: int
    others: int


@dataclass(frozen=True)
class ArticleShow(Page):
    """One article. ``whole_text``: who may write can open the whole text."""

    template: ClassVar[str] = "articles/show.html"
    here: ClassVar[str] = "Articles"
    article: ArticlePage
    told: tuple[ToldClaim, ...]
    earlier: Earlier | None
    passages: Passages
    near: Neighbours
    basis: str
    headlines: tuple[HeadlineRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    rewordings: tuple[RewordingRow, ...]
    reworded: int
    whole_text: bool
    captures: tuple[NumberedCapture, ...]
    archives: tuple[tuple[str, str], ...]
    read_as: tuple[ReadAs, ...]
    bases: Mapping[str, str]
    beside: int = BESIDE


@router.get("/articles/{article_id}", name="articles.show")
def show_article(request: Request, connection: ConnectionDep, article_id: str) -> Response:
    """Show one article."""
    article = load_article(connection, read_number(article_id))
    told = load_told_claims(connection, article.card.id)
    rewordings = load_rewordings_of(connection, article_id=article.card.id)
    return show(
        request,
        ArticleShow(
            article=article,
            told=told,
            earlier=find_earlier(told),
            passages=cut_passages(article),
            near=group_neighbours(article.neighbours),
            basis=_BASIS.get(article.card.published_basis or "", ""),
            headlines=load_headlines_of_article(connection, article.card.id),
            contradictions=load_contradictions_of(connection, article_id=article.card.id),
            rewordings=rewordings,
            reworded=len({r.claim_slug for r in rewordings if r.article_id == article.card.id}),
            whole_text=bool(request.app.state.full_text) and article.text is not None,
            captures=load_captures(connection, article.card.id),
            archives=links_to_archives(request, article.card.url),
            read_as=load_read_as(connection, article.card.id),
            bases=_BASIS,
        ),
    )


@router.get("/articles/{article_id}/read.json", name="articles.read_json")
def give_read_as(connection: ConnectionDep, article_id: str) -> Response:
    """Give all that the page of an article says of itself, where, and what is used of it."""
    card = load_article_card(connection, read_number(article_id))
    items = [asdict(one) for one in load_read_as(connection, card.id)]
    told = {"article_id": card.id, "count": len(items), "items": items}
    return Response(json.dumps(told, ensure_ascii=False, indent=1), media_type="application/json")


def read_number(article_id: str) -> int:
    """Return the number of an article as it stands in an address.

    Raises:
        NotHeldError: it is no number that an article can have.
    """
    plain = article_id.isascii() and article_id.isdigit() and len(article_id) <= _DIGITS
    if not plain or int(article_id) > _LARGEST:
        raise NotHeldError(f"There is no article “{article_id[:40]}”; /articles lists all.")
    return int(article_id)


def find_earlier(told: Sequence[ToldClaim]) -> Earlier | None:
    """Return where most of these claims are first held, of several the first; None for nowhere."""
    away = [claim for claim in told if claim.first_article is not None and not claim.here]
    if not away:
        return None
    most, claims = Counter(claim.first_article for claim in away).most_common(1)[0]
    first = next(claim for claim in away if claim.first_article == most)
    return Earlier(
        article_id=first.first_article or 0,
        outlet=first.first_outlet.name if first.first_outlet else "",
        published=first.first_reported,
        claims=claims,
        others=len(away) - claims,
    )
