"""One article: its passages with marks, its captures, the texts it stands next to."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import NotHeldError
from app.query.articles import load_article
from app.query.cards import ArticlePage
from app.query.contradictions import ContradictionRow, load_contradictions_of
from app.query.headlines import HeadlineRow, load_headlines_of_article
from app.query.rewordings import RewordingRow, load_rewordings_of
from app.web.deps import ConnectionDep
from app.web.passages import Passages, cut_passages
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)

_LARGEST = 2**31 - 1
_DATE_BASIS = {
    "manifest": "as told by who brought the page",
    "json_ld": "the page's own data (JSON-LD)",
    "meta": "the page's meta data",
    "page": "read from the page",
    "url": "read from the address",
    "mail": "the day the mail was sent",
    "file": "the day the file was made",
    "desk": "the desk's record",
}


@dataclass(frozen=True)
class ArticleShow(Page):
    """One article."""

    template: ClassVar[str] = "articles/show.html"
    here: ClassVar[str] = "Articles"
    article: ArticlePage
    passages: Passages
    basis: str
    claims: int
    headlines: tuple[HeadlineRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    rewordings: tuple[RewordingRow, ...]
    reworded: int


@router.get("/articles/{article_id}", name="articles.show")
def show_article(request: Request, connection: ConnectionDep, article_id: str) -> Response:
    """Show one article."""
    if not (article_id.isascii() and article_id.isdigit() and int(article_id) <= _LARGEST):
        raise NotHeldError(f"There is no article “{article_id[:40]}”; /articles lists all.")
    article = load_article(connection, int(article_id))
    claims = {m.claim_slug for m in article.mentions if m.claim_slug}
    rewordings = load_rewordings_of(connection, article_id=article.card.id)
    basis = _DATE_BASIS.get(article.card.published_basis or "", "")
    return show(
        request,
        ArticleShow(
            article=article,
            passages=cut_passages(article),
            basis=basis,
            claims=len(claims),
            headlines=load_headlines_of_article(connection, article.card.id),
            contradictions=load_contradictions_of(connection, article_id=article.card.id),
            rewordings=rewordings,
            reworded=len({r.claim_slug for r in rewordings if r.article_id == article.card.id}),
        ),
    )
