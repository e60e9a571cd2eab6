"""The whole text of an article, for who may write here: readers are shown passages only."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import NotHeldError, RefusedError
from app.query.articles import load_article
from app.query.cards import ArticlePage
from app.web.article import read_number
from app.web.deps import ConnectionDep
from app.web.guard import MAY_WRITE
from app.web.passages import Paragraph, cut_paragraphs
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class ArticleText(Page):
    """The whole text of one article, with its marks."""

    template: ClassVar[str] = "articles/text.html"
    here: ClassVar[str] = "Articles"
    article: ArticlePage
    paragraphs: tuple[Paragraph, ...]


@router.get("/articles/{article_id}/text", name="articles.text")
def show_text(request: Request, connection: ConnectionDep, article_id: str) -> Response:
    """Show the whole stored text; the answer is kept nowhere.

    Raises:
        RefusedError: the setting is off, or the request may not write.
        NotHeldError: there is no such article, or its text is not held.
    """
    number = read_number(article_id)
    if not request.app.state.full_text:
        raise RefusedError(
            f"Whole texts are not shown here; /articles/{number} shows the passages with findings."
        )
    if not request.scope.get(MAY_WRITE, False):
        raise RefusedError(
            "The whole text is only for those who may write: open it by the link on "
            f"/articles/{number} on the machine the dashboard runs on, or send the token as "
            "“Authorization: Bearer …”."
        )
    article = load_article(connection, number)
    if article.text is None:
        raise NotHeldError(
            f"The text of article {number} is not held; /articles/{number} says what is described."
        )
    answer = show(request, ArticleText(article, cut_paragraphs(article)))
    answer.headers["Cache-Control"] = "no-store"
    return answer
