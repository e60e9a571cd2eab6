"""A claim in short, for the first screen: who, by what way, with which answers and changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.query.cards import ChangeSign, ClaimPage, DriftRow
from app.query.ledger import ClaimLedger
from app.query.origins import REPRINTS

MOST_ORIGINS = 3


@dataclass(frozen=True, slots=True)
class Brief:
    """``origins`` are the first few, ``more_origins`` how many others there are.

    ``reprinting`` counts outlets that print or translate another's text, ``ghosts`` what is named
    and not held, ``losses`` the places where a text says less about its source.
    """

    origins: tuple[str, ...]
    more_origins: int
    reprinting: int
    ghosts: int
    changes: tuple[ChangeSign, ...]
    losses: int


def brief_of(claim: ClaimPage, ledger: ClaimLedger) -> Brief:
    """Return a claim in short."""
    return Brief(
        origins=claim.origins[:MOST_ORIGINS],
        more_origins=len(claim.origins[MOST_ORIGINS:]),
        reprinting=len({h.seen_in_outlet for h in claim.hops if h.relation in REPRINTS}),
        ghosts=sum(node.kind == "ghost" for node in claim.nodes),
        changes=count_changes(claim.drift),
        losses=len(ledger.losses),
    )


def count_changes(rows: Sequence[DriftRow]) -> tuple[ChangeSign, ...]:
    """Count what drifted by slot and direction, the most frequent first; one text counts once."""
    texts: dict[tuple[str, str], set[int]] = {}
    for row in rows:
        texts.setdefault((row.slot, row.direction), set()).add(row.to_article_id)
    counted = [ChangeSign(slot, way, len(found)) for (slot, way), found in texts.items()]
    return tuple(sorted(counted, key=lambda c: (-c.count, c.slot, c.direction)))
