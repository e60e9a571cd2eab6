"""Which texts tell one story, from how much each two of them have in common."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush

from app.link.rivals import Pair, in_order

STORY = 0.33  # mean kinship of two lots of texts from which on they tell one story
# A page in another language has little in common with any page that can be counted.
ABROAD = 0.12  # kinship with the nearest texts of a story from which on it may be of that story
CLEARLY = 1.5  # and so many times that with the next story
NEAREST = 3


def find_stories(
    texts: Sequence[str], kin: Mapping[Pair, float], *, foreign: Collection[str] = ()
) -> dict[str, str]:
    """Return for each text the first text, by key, of its story.

    ``kin`` gives how likely two texts tell one story (0–1), each key in order; those without have
    nothing in common. ``foreign`` texts that stay among themselves go to the story they are
    nearest to, if that is clear. Average linkage.
    """
    lots: dict[str, tuple[str, ...]] = {text: (text,) for text in sorted(texts)}
    sums: dict[str, dict[str, float]] = {text: {} for text in lots}
    for (a, b), found in kin.items():
        if a in sums and b in sums and a != b and found > 0:
            sums[a][b] = sums[b][a] = found
    waiting: list[tuple[float, str, str, int]] = []

    def offer(a: str, b: str) -> None:
        mean = round(sums[a][b] / (len(lots[a]) * len(lots[b])), 9)
        if mean >= STORY:
            heappush(waiting, (-mean, *in_order(a, b), len(lots[a]) + len(lots[b])))

    for a, others in sums.items():
        for b in others:
            if a < b:
                offer(a, b)
    while waiting:
        _, into, gone, size = heappop(waiting)
        if into not in lots or gone not in lots or len(lots[into]) + len(lots[gone]) != size:
            continue  # offered before one of them grew
        lots[into] += lots.pop(gone)
        for other, found in sums.pop(gone).items():
            del sums[other][gone]
            if other != into:
                sums[into][other] = sums[other][into] = sums[into].get(other, 0.0) + found
        for other in sums[into]:
            offer(into, other)
    _bring_home(lots, kin, frozenset(foreign))
    return {text: min(lot) for lot in lots.values() for text in lot}


def _bring_home(
    lots: dict[str, tuple[str, ...]], kin: Mapping[Pair, float], foreign: frozenset[str]
) -> None:
    """Add each lot of foreign texts only to the story it is nearest to, the smallest lots first."""
    abroad = [key for key, lot in lots.items() if foreign.issuperset(lot)]
    for key in sorted(abroad, key=lambda k: (len(lots[k]), k)):
        near: dict[str, list[float]] = defaultdict(list)
        for other, lot in lots.items():
            if other != key:
                for text in lot:
                    best = max(kin.get(in_order(text, own), 0.0) for own in lots[key])
                    near[other].append(best)
        means = {o: sum(sorted(v)[-NEAREST:]) / NEAREST for o, v in near.items()}
        ranked = sorted(means.items(), key=lambda m: (-m[1], m[0]))
        if not ranked or ranked[0][1] < ABROAD:
            continue
        if len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]:
            continue
        lots[ranked[0][0]] += lots.pop(key)
