"""The captures of an article: when taken, from where, and what each says otherwise."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import NotHeldError
from app.query.articles import load_article_card
from app.query.capture_changes import NumberedCapture, load_captures
from app.query.cards import ArticleCard
from app.query.rewordings import RewordingRow, load_rewordings_of
from app.web.archived import links_to_archives
from app.web.article import read_number
from app.web.deps import ConnectionDep
from app.web.render import Page, show

router = APIRouter(include_in_schema=False)
_DIGITS = 6


@dataclass(frozen=True)
class CaptureIndex(Page):
    """All captures of one article, the newest first."""

    template: ClassVar[str] = "articles/captures.html"
    here: ClassVar[str] = "Articles"
    card: ArticleCard
    captures: tuple[NumberedCapture, ...]
    archives: tuple[tuple[str, str], ...]
    changed: int


@dataclass(frozen=True)
class CaptureShow(Page):
    """One capture beside the one before; ``rewordings`` are of claims that the change touches."""

    template: ClassVar[str] = "articles/capture.html"
    here: ClassVar[str] = "Articles"
    card: ArticleCard
    capture: NumberedCapture
    last: int
    rewordings: tuple[RewordingRow, ...]


@router.get("/articles/{article_id}/captures", name="articles.captures")
def show_captures(request: Request, connection: ConnectionDep, article_id: str) -> Response:
    """List the captures of an article."""
    card = load_article_card(connection, read_number(article_id))
    captures = load_captures(connection, card.id)
    return show(
        request,
        CaptureIndex(
            card=card,
            captures=tuple(reversed(captures)),
            archives=links_to_archives(request, card.url),
            changed=sum(bool(capture.changes) for capture in captures),
        ),
    )


@router.get("/articles/{article_id}/captures/{number}", name="articles.capture")
def show_capture(
    request: Request, connection: ConnectionDep, article_id: str, number: str
) -> Response:
    """Show what one capture says otherwise than the one before.

    Raises:
        NotHeldError: there is no such article or capture.
    """
    card = load_article_card(connection, read_number(article_id))
    captures = load_captures(connection, card.id)
    plain = number.isascii() and number.isdigit() and len(number) <= _DIGITS
    found = [one for one in captures if plain and one.number == int(number)]
    if not found:
        raise NotHeldError(
            f"There is no capture “{number[:40]}” of this article; "
            f"/articles/{card.id}/captures lists all."
        )
    rewordings = load_rewordings_of(connection, article_id=card.id)
    own = (row for row in rewordings if row.article_id == card.id)
    return show(
        request,
        CaptureShow(
            card=card,
            capture=found[0],
            last=len(captures),
            rewordings=tuple(row for row in own if row.to_sha256 == found[0].sha256),
        ),
    )
