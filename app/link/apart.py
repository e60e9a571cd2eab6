"""Decisions of machines against which a person has spoken."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.domain.chain import Joined
from app.link.same_claim import NEW

REASON = "a person said it is not of the claim it is like"


def keep_apart(
    joined: Sequence[Joined],
    rejected: Mapping[str, Collection[str]],
    before: Mapping[str, str],
) -> tuple[Joined, ...]:
    """Return the decisions with each mention in a group of its own that joins a rejected claim.

    ``rejected``: for a mention, the claims a person said it is none of. ``before``: the claim a
    mention had; a new group is taken for the claims that its other mentions had.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for decision in joined:
        groups[decision.claim].append(decision.mention)

    def means(decision: Joined) -> set[str]:
        others = [m for m in groups[decision.claim] if m != decision.mention]
        was = {before[m] for m in others if m in before}
        return was if decision.is_new else {decision.claim}

    leaving = {d.mention for d in joined if means(d).intersection(rejected.get(d.mention, ()))}
    kept: list[Joined] = []
    for decision in joined:
        if decision.mention in leaving:
            alone = NEW + decision.mention
            kept.append(Joined(decision.mention, alone, is_new=True, score=1.0, reason=REASON))
        elif decision.is_new and leaving.intersection(groups[decision.claim]):
            stay = min(m for m in groups[decision.claim] if m not in leaving)
            kept.append(replace(decision, claim=NEW + stay))
        else:
            kept.append(decision)
    return tuple(kept)
