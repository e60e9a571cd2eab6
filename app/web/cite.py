"""Citations as pages to copy from, and as files for reference managers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ClassVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.base.errors import BadFilterError, NotHeldError
from app.export.cite.forms import FORMS, all_words
from app.export.cite.way import texts_of
from app.export.cite.work import Work
from app.query.articles import load_article
from app.query.cards import NodeRow
from app.query.claim import load_claim
from app.web.deps import ConnectionDep
from app.web.render import Page, show
from app.web.share import Cited, make_work, view_work, write_forms
from app.web.viewed import find_viewed

router = APIRouter(include_in_schema=False)

ENDINGS = ("txt", *(form.ending for form in FORMS.values() if form.ending))
_LARGEST = 2**31 - 1
Of = Annotated[str, Query(description="Address of a page here, with its filter")]
Read = Annotated[str, Query(description="Number of the article that was read")]


@dataclass(frozen=True)
class CiteShow(Page):
    """One citation in every form. ``texts`` are those of a claim that may have been read."""

    template: ClassVar[str] = "cite/show.html"
    cited: Cited
    title: str
    back: str
    texts: tuple[NodeRow, ...] = ()
    read: int | None = None


@router.get("/cite", name="cite.show")
def show_view(request: Request, connection: ConnectionDep, of: Of = "") -> Response:
    """Show how to cite a page."""
    viewed = find_viewed(connection, of)
    work = view_work(request, viewed.address, viewed.title, viewed.key)
    cited = write_forms(work, "/cite", f"?{urlencode({'of': viewed.address})}")
    return show(request, CiteShow(cited, viewed.title, viewed.address))


@router.get("/claims/{slug}/cite", name="cite.claim")
def show_claim(request: Request, connection: ConnectionDep, slug: str, read: Read = "") -> Response:
    """Show how to cite a claim, by way of the text that was read."""
    claim = load_claim(connection, slug)
    texts = texts_of(claim)
    chosen = _chosen(read, texts)
    query = f"?{urlencode({'read': chosen})}" if chosen else ""
    cited = write_forms(make_work(request, claim, read=chosen), f"/claims/{claim.slug}/cite", query)
    back = f"/claims/{claim.slug}"
    return show(request, CiteShow(cited, claim.statement, back, texts, chosen))


@router.get("/articles/{article_id}/cite", name="cite.article")
def show_article(request: Request, connection: ConnectionDep, article_id: str) -> Response:
    """Show how to cite an article."""
    article = load_article(connection, _number(article_id))
    work = make_work(request, article)
    back = f"/articles/{article.card.id}"
    return show(request, CiteShow(write_forms(work, f"{back}/cite"), work.title, back))


@router.get("/cite.{ending}", name="cite.file")
def view_file(request: Request, connection: ConnectionDep, ending: str, of: Of = "") -> Response:
    """Give the citation of a page as a file."""
    viewed = find_viewed(connection, of)
    work = view_work(request, viewed.address, viewed.title, viewed.key)
    return _file(work, ending)


@router.get("/claims/{slug}/cite.{ending}", name="cite.claim_file")
def claim_file(
    request: Request, connection: ConnectionDep, slug: str, ending: str, read: Read = ""
) -> Response:
    """Give the citation of a claim as a file."""
    claim = load_claim(connection, slug)
    return _file(make_work(request, claim, read=_chosen(read, texts_of(claim))), ending)


@router.get("/articles/{article_id}/cite.{ending}", name="cite.article_file")
def article_file(
    request: Request, connection: ConnectionDep, article_id: str, ending: str
) -> Response:
    """Give the citation of an article as a file."""
    return _file(make_work(request, load_article(connection, _number(article_id))), ending)


def _file(work: Work, ending: str) -> Response:
    forms = {form.ending: form for form in FORMS.values() if form.ending}
    if ending not in ENDINGS:
        raise NotHeldError(f"There is no citation as “.{ending[:20]}”; choose {_either(ENDINGS)}.")
    write: Callable[[Work], str] = all_words if ending == "txt" else forms[ending].write
    media_type = "text/plain" if ending == "txt" else forms[ending].media_type
    return Response(
        write(work).encode("utf-8", "replace"),
        headers={
            "Content-Type": f"{media_type}; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{_name(work)}.{ending}"',
        },
    )


def _name(work: Work) -> str:
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in work.key)
    return "-".join(part for part in kept.split("-") if part)[:80] or "whence"


def _either(endings: tuple[str, ...]) -> str:
    return f"{', '.join(f'.{e}' for e in endings[:-1])} or .{endings[-1]}"


def _chosen(read: str, texts: tuple[NodeRow, ...]) -> int | None:
    """Return the article that was read.

    Raises:
        BadFilterError: the claim is not in it.
    """
    if not read.strip():
        return None
    held = {i for text in texts for i in (text.article_id, *text.copies)}
    number = int(read) if read.isascii() and read.isdigit() and len(read) < 10 else -1
    if number not in held:
        raise BadFilterError(
            "read", f"This claim is not in an article “{read[:40]}”; choose one from its page."
        )
    return number


def _number(article_id: str) -> int:
    if not (article_id.isascii() and article_id.isdigit() and int(article_id[:12]) <= _LARGEST):
        raise NotHeldError(f"There is no article “{article_id[:40]}”; /articles lists all.")
    return int(article_id)
