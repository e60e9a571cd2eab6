"""Of the texts of an outlet: how often they keep what the texts above them say."""

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from app.domain.ledger import Aspect, Carried
from app.query import core
from app.query.cards import OutletCard
from app.query.carry import SPOKEN
from app.query.core import Connection
from app.query.filters import ClaimFilter
from app.query.outlets import count_outlets, stream_outlets

LEAST = 10  # with fewer the interval is as wide as the scale: no share is shown
_Z = 1.959963984540054  # of a normal distribution, 95 in 100 lie within so many deviations
WHOLE = "full"  # what a desk says of an article that it has read to its end
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Share:
    """How often one aspect was kept where the text above had it: ``kept`` of ``n``.

    ``n`` counts claims in texts: a text with two claims counts twice. ``articles`` are the texts
    behind it. Texts of which only a part was read do not count: nothing can be missed in them.
    ``low`` and ``high`` bound the share in 95 of 100 samples (Wilson); share and bounds are None
    where ``n`` is under ``LEAST``, and so is ``kept``.
    """

    aspect: str
    n: int
    articles: int
    kept: int | None
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class FidelityRow:
    """The shares of one outlet, one for each aspect in the order of ``Aspect``."""

    outlet: OutletCard
    shares: tuple[Share, ...]


def wilson(kept: int, n: int) -> tuple[float, float]:
    """Return the Wilson 95 % interval of ``kept`` of ``n``; 0–1 where ``n`` is 0.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    JASA 22 (1927).
    """
    if n == 0:
        return 0.0, 1.0
    share, square = kept / n, _Z * _Z
    middle = share + square / (2 * n)
    spread = _Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    low = 0.0 if kept == 0 else (middle - spread) / (1 + square / n)
    high = 1.0 if kept == n else (middle + spread) / (1 + square / n)
    return max(0.0, low), min(1.0, high)


def make_share(aspect: Aspect, n: int, kept: int, articles: int) -> Share:
    """Return a share, its figures hidden where they rest on too little."""
    if n < LEAST:
        return Share(aspect.value, n, articles, None, None, None, None)
    low, high = wilson(kept, n)
    return Share(aspect.value, n, articles, kept, kept / n, low, high)


def load_shares(connection: Connection, outlet_id: int) -> tuple[Share, ...]:
    """Return the shares of one outlet, one for each aspect."""
    return _load(connection, (outlet_id,))[outlet_id]


def count_fidelity(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many outlets match: those of the list of outlets."""
    return count_outlets(connection, wanted)


def stream_fidelity(connection: Connection, wanted: ClaimFilter) -> Generator[FidelityRow]:
    """Yield the shares of every outlet that matches, in the order of the list of outlets.

    The figures are those of all its texts, whatever the filter. No order goes by them.
    """
    batch: list[OutletCard] = []
    for card in stream_outlets(connection, wanted):
        batch.append(card)
        if len(batch) == _BATCH:
            yield from _rows(connection, batch)
            batch = []
    yield from _rows(connection, batch)


def _rows(connection: Connection, cards: Sequence[OutletCard]) -> list[FidelityRow]:
    shares = _load(connection, [card.id for card in cards])
    return [FidelityRow(card, shares[card.id]) for card in cards]


def _load(connection: Connection, outlet_ids: Sequence[int]) -> dict[int, tuple[Share, ...]]:
    k, a = core.carry.c, core.article.c
    counts: dict[tuple[int, str], tuple[int, int, int]] = {}
    whole = or_(a.text.is_not(None), a.completeness == WHOLE)
    wanted = (
        select(
            a.outlet_id,
            k.aspect,
            func.count(),
            func.count(func.nullif(k.state, Carried.DROPPED.value)),
            func.count(k.article_id.distinct()),
        )
        .join_from(core.carry, core.article, a.id == k.article_id)
        .where(a.outlet_id.in_(outlet_ids), k.state.in_(SPOKEN), whole)
        .group_by(a.outlet_id, k.aspect)
    )
    for outlet_id, aspect, n, kept, articles in connection.execute(wanted):
        counts[outlet_id, aspect] = n, kept, articles
    return {
        outlet_id: tuple(
            make_share(aspect, *counts.get((outlet_id, aspect.value), (0, 0, 0)))
            for aspect in Aspect
        )
        for outlet_id in outlet_ids
    }
