"""One claim: its chain as drawing, list and table, its answers, its changes, every wording."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.base.errors import NotHeldError
from app.export.chain_files import chain_graphml, chain_json, chain_prov
from app.export.files import FILES
from app.query.cards import ClaimPage, HopRow, MentionRow, ResponseRow
from app.query.circles import Circle, find_circles
from app.query.claim import load_claim
from app.query.filters import ClaimFilter
from app.query.ledger import ClaimLedger, load_ledger
from app.query.origins import tell_claim
from app.web.brief import Brief, brief_of
from app.web.chain_fold import Fold
from app.web.chain_tree import ChainTree
from app.web.changes import ChangeGroup, MarkedHeadline, group_changes, mark_headlines
from app.web.deps import ConnectionDep
from app.web.drawing import Drawing, draw_chain
from app.web.embed import asks_embed, show_card
from app.web.files import base_url, stream_csv, stream_xlsx
from app.web.laid import lay_chain, lay_hops, listed_of
from app.web.past import past_of
from app.web.render import Page, env, show
from app.web.steps import StepChart, Totals, draw_steps, total_by_day
from app.web.ways import Sheet, Ways, lay_out, ways_of
from app.web.words import ACTS

router = APIRouter(include_in_schema=False)

_FILES = (
    *("hops", "mentions", "responses", "drift", "losses", "headlines", "carry", "course"),
    *("dead_ends", "missing", "contradictions", "rewordings", "grades", "related"),
)
ANSWERS_OPEN = 8
"""Rows of responses before the others fold."""
WORDINGS_ON_A_PAGE = 20
"""Rows of the table; more are on further pages."""


@dataclass(frozen=True, slots=True)
class ResponseGroup:
    """One act of one actor, told by one or several texts; ``first`` is shown, others are named."""

    first: ResponseRow
    others: tuple[ResponseRow, ...]


@dataclass(frozen=True, slots=True)
class ActGroup:
    """All that is reported of one act, whoever did it."""

    act: str
    groups: tuple[ResponseGroup, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Responses in two tables: the first of them, and those that unfold; ``more_count`` of them."""

    shown: tuple[ActGroup, ...]
    more: tuple[ActGroup, ...]
    more_count: int


@dataclass(frozen=True)
class ClaimShow(Page):
    """Everything of one claim."""

    template: ClassVar[str] = "claims/show.html"
    here: ClassVar[str] = "Claims"
    claim: ClaimPage
    ledger: ClaimLedger
    brief: Brief
    tree: ChainTree
    listed: Fold
    ways: Ways
    hops: Sheet[HopRow]
    wordings: Sheet[MentionRow]
    circles: tuple[Circle, ...]
    totals: tuple[Totals, ...]
    steps: StepChart | None
    drawing: Drawing | None
    origins_told: str
    why_range: str
    responses: tuple[ActGroup, ...]
    answers: Answers
    beside: tuple[ResponseGroup, ...]
    changes: tuple[ChangeGroup, ...]
    headlines: tuple[MarkedHeadline, ...]
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ChainDrawing(Page):
    """The drawing alone, as a file."""

    template: ClassVar[str] = "claims/chain.svg"
    claim: ClaimPage
    origins_told: str
    drawing: Drawing | None


@router.get("/claims/{slug}.json", name="claims.json")
def claim_json(connection: ConnectionDep, slug: str) -> Response:
    """Give everything of one claim as JSON."""
    claim = load_claim(connection, slug)
    values = asdict(claim) | {
        "origins_told": tell_claim(claim),
        "circles": [circle.way for circle in find_circles(claim.nodes, claim.hops)],
        "ledger": asdict(load_ledger(connection, claim.id)),
    }
    text = json.dumps(values, ensure_ascii=False, indent=1)
    return Response(text, media_type="application/json")


@router.get("/claims/{slug}", name="claims.show")
def show_claim(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Show one claim; with ``embed=1`` as a card for other sites."""
    if asks_embed(request):
        return show_card(request, connection, slug)
    claim = load_claim(connection, slug)
    ways = ways_of(request)
    tree, fold = lay_chain(claim, ways)
    ledger = load_ledger(connection, claim.id)
    totals = total_by_day(ledger.course)
    responses = group_by_act(claim.responses)
    return show(
        request,
        ClaimShow(
            claim=claim,
            ledger=ledger,
            brief=brief_of(claim, ledger),
            tree=tree,
            listed=listed_of(tree, fold),
            ways=ways,
            hops=lay_hops(claim, ways),
            wordings=lay_out(
                claim.mentions, ways, name="wording", size=WORDINGS_ON_A_PAGE, key=lambda m: m.id
            ),
            circles=find_circles(claim.nodes, claim.hops),
            totals=totals,
            steps=draw_steps(totals),
            drawing=draw_chain(tree, fold),
            origins_told=tell_claim(claim),
            why_range=why_range(claim),
            responses=responses,
            answers=split_answers(responses),
            beside=group_beside(claim.beside),
            changes=group_changes(claim.drift),
            headlines=mark_headlines(ledger.headlines),
            files=tuple(
                (name, FILES[name].count(connection, ClaimFilter(claim=slug))) for name in _FILES
            ),
        ),
    )


@router.get("/claims/{slug}/chain.svg", name="claims.chain_svg")
def chain_svg(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Give the drawing as a file of its own."""
    claim = load_claim(connection, slug)
    drawing = draw_chain(*lay_chain(claim, ways_of(request)))
    page = ChainDrawing(claim=claim, origins_told=tell_claim(claim), drawing=drawing)
    svg = env.get_template(page.template).render({"request": request, **page.context()})
    past = past_of(request)
    return Response(past.keep(svg) if past else svg, media_type="image/svg+xml")


@router.get("/claims/{slug}/chain.json", name="claims.chain_json")
def chain_as_json(connection: ConnectionDep, slug: str) -> Response:
    """Give nodes and hops as JSON."""
    claim = load_claim(connection, slug)
    text = json.dumps(chain_json(claim), ensure_ascii=False, indent=1)
    return Response(text, media_type="application/json")


@router.get("/claims/{slug}/chain.prov.json", name="claims.chain_prov")
def chain_as_prov(request: Request, connection: ConnectionDep, slug: str) -> Response:
    """Give the chain as PROV-JSON."""
    prov = chain_prov(load_claim(connection, slug), base_url=base_url(request))
    text = json.dumps(prov, ensure_ascii=False, indent=1)
    return Response(text, media_type="application/json")


@router.get("/claims/{slug}/chain.graphml", name="claims.chain_graphml")
def chain_as_graphml(connection: ConnectionDep, slug: str) -> Response:
    """Give the chain as GraphML."""
    return Response(chain_graphml(load_claim(connection, slug)), media_type="application/xml")


@router.get("/claims/{slug}/{name}.csv", name="claims.csv")
def claim_csv(request: Request, connection: ConnectionDep, slug: str, name: str) -> Response:
    """Give one of the files of one claim as CSV."""
    if name not in _FILES:
        raise NotHeldError(f"A claim has no file “{name}”; it has {', '.join(_FILES)}.")
    load_claim(connection, slug)
    bom = request.query_params.get("bom") in ("1", "true")
    wanted = ClaimFilter(claim=slug)
    return stream_csv(request, name, wanted, bom=bom, file_name=f"{slug}-{name}")


@router.get("/claims/{slug}/{name}.xlsx", name="claims.xlsx")
def claim_xlsx(request: Request, connection: ConnectionDep, slug: str, name: str) -> Response:
    """Give one of the files of one claim as a workbook."""
    if name not in _FILES:
        raise NotHeldError(f"A claim has no file “{name}”; it has {', '.join(_FILES)}.")
    load_claim(connection, slug)
    return stream_xlsx(request, name, ClaimFilter(claim=slug), file_name=f"{slug}-{name}")


def why_range(claim: ClaimPage) -> str:
    """Return one clause why the origins are a range; '' where they are a number."""
    if claim.origins_min == claim.origins_max:
        return ""
    unsure = [node for node in claim.nodes if node.root == "unsure"]
    unnamed = [node for node in unsure if node.kind == "unnamed"]
    if unnamed:
        verb = "may be somebody else" if len(unnamed) == 1 else "may be one and the same or not"
        return f"{_some([f'“{node.name}”' for node in unnamed])} {verb}"
    texts = [node for node in unsure if node.kind in ("text", "nosource", "ghost")]
    if texts:
        names = _some([node.name for node in texts if node.kind != "nosource"])
        return (
            f"{names or 'a text'} {'do' if len(texts) > 1 else 'does'} not say where it comes from"
        )
    return "a step is unsure"


def _some(names: Sequence[str], most: int = 3) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) > most:
        return f"{', '.join(distinct[:most])} and {len(distinct) - most} more"
    return " and ".join(distinct)


def group_responses(rows: Sequence[ResponseRow]) -> tuple[ResponseGroup, ...]:
    """Put the tellings of one act together, earliest first, undated last."""

    def key(row: ResponseRow) -> tuple[str, str, str]:
        return row.date or "9999", row.act, row.actor.slug

    ordered = sorted(rows, key=lambda row: (*key(row), row.quote is None, row.id))
    groups = [tuple(group) for _, group in groupby(ordered, key=key)]
    return tuple(ResponseGroup(group[0], group[1:]) for group in groups)


def group_by_act(rows: Sequence[ResponseRow]) -> tuple[ActGroup, ...]:
    """Put responses together by act, those that take a stand first."""
    return tuple(
        ActGroup(act, group_responses(of_act))
        for act in ACTS
        if (of_act := [row for row in rows if row.act == act])
    )


def split_answers(acts: Sequence[ActGroup], most: int = ANSWERS_OPEN) -> Answers:
    """Return the first ``most`` rows of responses and the rest; a rest of one or two stays."""
    rows = [(of_act.act, group) for of_act in acts for group in of_act.groups]
    cut = most if len(rows) > most + 2 else len(rows)

    def again(part: Sequence[tuple[str, ResponseGroup]]) -> tuple[ActGroup, ...]:
        grouped = groupby(part, key=lambda row: row[0])
        return tuple(ActGroup(act, tuple(g for _, g in of_act)) for act, of_act in grouped)

    return Answers(again(rows[:cut]), again(rows[cut:]), len(rows) - cut)


def group_beside(rows: Sequence[ResponseRow]) -> tuple[ResponseGroup, ...]:
    """Put together what stands beside a claim: by the claim it is about, who did what, and when."""

    def key(row: ResponseRow) -> tuple[str, str, str, str]:
        return row.claim_slug or "", row.act, row.actor.slug, row.date or "9999"

    ordered = sorted(rows, key=lambda row: (*key(row), row.quote is None, row.id))
    groups = [tuple(group) for _, group in groupby(ordered, key=key)]
    return tuple(ResponseGroup(group[0], group[1:]) for group in groups)
