"""Frames that other sites may show: a claim as a card, and its chain.

Only these answers may be framed. They load nothing but the style sheet, run no script, have no form
and set no cookie; every other answer stays closed, see ``guard``.
"""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.base.errors import BadFilterError
from app.query.cards import ClaimCard, ClaimPage, HopRow
from app.query.claim import load_claim
from app.query.claims import load_claim_card
from app.query.origins import tell_claim
from app.web.chain_fold import Fold
from app.web.chain_tree import ChainTree
from app.web.deps import ConnectionDep
from app.web.drawing import Drawing, draw_chain
from app.web.guard import FRAMED
from app.web.laid import lay_chain, lay_hops, listed_of
from app.web.past import past_of
from app.web.render import Page, show
from app.web.share import at, kept_moment, whole
from app.web.ways import Sheet, Ways

router = APIRouter(include_in_schema=False)

FIELD = "embed"


@dataclass(frozen=True)
class EmbedCard(Page):
    """One claim as a card. ``back`` is its page, ``as_of`` the moment in words."""

    template: ClassVar[str] = "embed/card.html"
    card: ClaimCard
    told: str
    back: str
    as_of: str


@dataclass(frozen=True)
class EmbedChain(Page):
    """The chain of one claim."""

    template: ClassVar[str] = "embed/chain.html"
    claim: ClaimPage
    tree: ChainTree
    listed: Fold
    hops: Sheet[HopRow]
    ways: Ways
    drawing: Drawing | None
    origins_told: str
    back: str
    as_of: str


def asks_embed(request: Request) -> bool:
    """Tell whether the frame is asked for, not the page.

    Raises:
        BadFilterError: ``embed`` is something else than 1.
    """
    asked = request.query_params.get(FIELD, "")
    if asked not in ("", "1"):
        raise BadFilterError(FIELD, f"“{asked[:40]}” is no kind of frame; write {FIELD}=1.")
    return asked == "1"


def show_card(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Show one claim as a card that may be framed."""
    claim = load_claim(connection, slug)
    card = load_claim_card(connection, claim.id)
    page = EmbedCard(
        card=card, told=tell_claim(claim), back=_back(request, slug), as_of=_as_of(request)
    )
    return _framed(show(request, page))


@router.get("/claims/{slug}/chain", name="embed.chain")
def show_chain(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Show the chain of one claim as a frame; else lead to it on its page."""
    if not asks_embed(request):
        past = past_of(request)
        load_claim(connection, slug)
        page = f"/claims/{slug}#chain"
        return RedirectResponse(past.address(page) if past else page, status_code=303)
    claim = load_claim(connection, slug)
    ways = _ways_to_page(request, slug)
    tree, fold = lay_chain(claim, ways)
    page = EmbedChain(
        claim=claim,
        tree=tree,
        listed=listed_of(tree, fold),
        hops=lay_hops(claim, ways),
        ways=ways,
        drawing=draw_chain(tree, fold),
        origins_told=tell_claim(claim),
        back=_back(request, slug),
        as_of=_as_of(request),
    )
    return _framed(show(request, page))


def _ways_to_page(request: Request, slug: str) -> Ways:
    """Return addresses on the claim's own page: a frame opens nothing in itself."""
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != FIELD]
    return Ways(tuple(pairs), base=whole(request, f"/claims/{slug}"))


def _framed(answer: Response) -> Response:
    answer.headers.update(FRAMED)
    return answer


def _back(request: Request, slug: str) -> str:
    past = past_of(request)
    return whole(request, at(f"/claims/{slug}", past.moment if past else None))


def _as_of(request: Request) -> str:
    moment = kept_moment(request)
    return moment.say() if moment else ""
