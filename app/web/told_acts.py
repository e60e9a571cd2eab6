"""The acts of an actor: what several texts tell of one answer stands once."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.query.cards import ResponseRow


@dataclass(frozen=True, slots=True)
class ToldAct:
    """One act about one claim on one day, with every text that tells it.

    ``response`` is the telling that is shown: with the text's own words, if one has them.
    """

    response: ResponseRow
    tellings: tuple[ResponseRow, ...]

    @property
    def outlets(self) -> int:
        """By how many outlets it is told."""
        return len({telling.outlet.slug for telling in self.tellings})


def group_acts(responses: Iterable[ResponseRow]) -> tuple[ToldAct, ...]:
    """Put the tellings of one act together, in the order in which each act first comes.

    One act is the same actor, act, scope, claim and day. What has no day or no claim stands alone:
    it may be another one.
    """
    found: dict[tuple[str, ...], list[ResponseRow]] = {}
    for response in responses:
        found.setdefault(_key(response), []).append(response)
    return tuple(
        ToldAct(next((r for r in same if r.quote), same[0]), tuple(same)) for same in found.values()
    )


def _key(response: ResponseRow) -> tuple[str, ...]:
    if not response.date or not response.claim_slug:
        return (str(response.id),)
    of = response.actor.slug, response.act, response.scope
    return (*of, response.claim_slug, response.date)
