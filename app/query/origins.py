"""How many independent origins the claims that match have, in figures and in one sentence."""

from collections.abc import Generator, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import func, select

from app.domain.words import Relation
from app.query import core
from app.query.cards import ClaimPage, Listing
from app.query.circles import load_circles
from app.query.claims import CLAIM_ROWS, count_claims, split_names
from app.query.core import AnyRow, AnySelect, Connection
from app.query.filters import ClaimFilter
from app.query.paging import Lister

REPRINTS = (Relation.REPRINTS.value, Relation.TRANSLATES.value)
NAMED = 4
_NUMBERS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


class OriginsRow(NamedTuple):
    """One line of ``origins.csv``. ``told`` is the sentence of ``tell_origins``."""

    slug: str
    statement: str
    origins_min: int
    origins_max: int
    origins: tuple[str, ...]
    articles: int
    outlets: int
    reprinting: int
    told: str
    circles: tuple[str, ...] = ()


def tell_origins(
    origins: tuple[int, int], names: Sequence[str], *, articles: int, outlets: int, reprinting: int
) -> str:
    """Return what the figures of a claim mean: ``1 origin: HUR. Four articles of four outlets, …``.

    ``origins`` is their range and ``names`` are theirs; ``reprinting`` is how many of the
    ``outlets`` only print or translate another's text.
    """
    least, most = origins
    counted = f"{most}" if least == most else f"{least}–{most}"
    head = f"{counted} {'origin' if most == 1 else 'origins'}"
    shown = [*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])]
    listed = f": {_listed(shown)}" if shown else ""
    tail = f"{_number(articles)} {'article' if articles == 1 else 'articles'}"
    if articles > 1:
        of = "one outlet" if outlets == 1 else f"{_number(outlets).lower()} outlets"
        tail += f" of {of}"
    if reprinting:
        tail += f", {_number(reprinting).lower()} of which "
        tail += "reprints" if reprinting == 1 else "reprint"
    return f"{head}{listed.rstrip('.')}. {tail}."


def tell_claim(claim: ClaimPage) -> str:
    """Return the sentence of ``tell_origins`` for one claim."""
    reprinting = {h.seen_in_outlet for h in claim.hops if h.relation in REPRINTS}
    return tell_origins(
        (claim.origins_min, claim.origins_max),
        claim.origins,
        articles=claim.articles,
        outlets=claim.outlets,
        reprinting=len(reprinting),
    )


def list_origins(
    connection: Connection, wanted: ClaimFilter, *, limit: int = 50
) -> Listing[OriginsRow]:
    """Return one page of the claims that match with their origins, in the order of the list."""
    return ORIGINS.page(connection, wanted, limit=limit)


def count_origins(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many claims match."""
    return count_claims(connection, wanted)


def stream_origins(connection: Connection, wanted: ClaimFilter) -> Generator[OriginsRow]:
    """Yield every claim that matches with its origins, in the order of the list."""
    return ORIGINS.stream(connection, wanted)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _columns() -> AnySelect:
    c = core.claim.c
    return select(
        c.id,
        c.slug,
        c.statement,
        c.kept_origins_min,
        c.kept_origins_max,
        c.kept_origins,
        c.kept_articles,
        c.kept_outlets,
    )


def _rows(
    connection: Connection, rows: Sequence[AnyRow], _cursors: Sequence[str] = ()
) -> list[OriginsRow]:
    reprinting = _reprinting(connection, [row.id for row in rows])
    circles = load_circles(connection, [row.id for row in rows])
    return [
        OriginsRow(
            slug=row.slug,
            statement=row.statement,
            origins_min=row.kept_origins_min,
            origins_max=row.kept_origins_max,
            origins=split_names(row.kept_origins),
            articles=row.kept_articles,
            outlets=row.kept_outlets,
            reprinting=reprinting.get(row.id, 0),
            told=tell_origins(
                (row.kept_origins_min, row.kept_origins_max),
                split_names(row.kept_origins),
                articles=row.kept_articles,
                outlets=row.kept_outlets,
                reprinting=reprinting.get(row.id, 0),
            ),
            circles=circles.get(row.id, ()),
        )
        for row in rows
    ]


def _reprinting(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """Return by claim how many outlets print or translate another's text of it."""
    h, a = core.hop.c, core.article.c
    wanted = (
        select(h.claim_id, func.count(a.outlet_id.distinct()))
        .join_from(core.hop, core.article, a.id == h.seen_in_id)
        .where(h.claim_id.in_(list(ids)), h.relation.in_(REPRINTS))
        .group_by(h.claim_id)
    )
    return {row[0]: row[1] for row in connection.execute(wanted)}


ORIGINS: Lister[OriginsRow] = Lister(
    core.claim, _columns, CLAIM_ROWS.conditions, CLAIM_ROWS.order, _rows, CLAIM_ROWS.count_all
)
