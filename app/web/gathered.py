"""Hits of search that say the same: the wordings of one claim stand under the first of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.query.cards import Hit


@dataclass(frozen=True, slots=True)
class Gathered:
    """One hit, and the other wordings of its claim that were found, in their order."""

    first: Hit
    more: tuple[Hit, ...] = ()


def gather_wordings(hits: Iterable[Hit]) -> tuple[Gathered, ...]:
    """Put the wordings of each claim where the first of them stands; all else stays alone."""
    found: dict[object, list[Hit]] = {}
    for at, hit in enumerate(hits):
        of_claim = hit.kind == "mention" and hit.claim is not None
        found.setdefault(hit.claim if of_claim else at, []).append(hit)
    return tuple(Gathered(first, tuple(more)) for first, *more in found.values())
