"""Groups of mentions from how like each pair of them is."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations

from app.link.likeness import Likeness

# Best on the tune half of tests/gold/stories.jsonl and tests/gold/pairs.jsonl.
TOGETHER = 0.2  # mean likeness of two groups from which on they are one
CLASH = 0.5  # taken off two groups for two sentences of one text: it states a claim once, as a rule
NOT_BEST = 0.5  # what is left, at least, of a pair that has better matches
SETTLED = 0.97  # the same words need no further weighing
ALONE = 4.7  # log odds off two sentences, each the only one of its text, and by rivals off others
_STEEP = 4  # how fast a pair loses when one of the two has a better match in the other's text

Pair = tuple[str, str]


def find_groups(
    text_of: Mapping[str, str],
    pairs: Mapping[Pair, Likeness],
    *,
    repeating: Collection[str] = (),
    begun: Mapping[str, str] | None = None,
) -> list[tuple[str, ...]]:
    """Return the mentions in groups, average linkage from the most alike pair down.

    ``text_of`` gives each mention's text, ``pairs`` the likeness of those worth comparing, each
    key in order; the others have nothing in common. Two groups stay apart if any two of their
    mentions bar it. ``repeating`` are the mentions that say again what stands in the same text, as
    headlines and captions do. ``begun`` names the group that a mention is already in: those of one
    name stay together, those of two names apart.
    """
    begun = begun or {}
    weighed = weigh(pairs, text_of)
    groups: list[tuple[str, ...]] = []
    edges = [pair for pair, found in weighed.items() if found.score >= TOGETHER]
    first: dict[str, str] = {}
    edges += [(first.setdefault(begun[key], key), key) for key in sorted(begun)]
    for part in _components(sorted(text_of), edges):
        groups += _agglomerate(part, weighed, text_of, frozenset(repeating), begun)
    return groups


def weigh(pairs: Mapping[Pair, Likeness], text_of: Mapping[str, str]) -> dict[Pair, Likeness]:
    """Return the pairs with each score weighed by what else the two could be matched with.

    A sentence of one text has at most one match in another, as a rule, so a pair counts fully only
    where each is the other's best.
    """
    best: dict[tuple[str, str], float] = defaultdict(float)
    for (a, b), found in pairs.items():
        for key, text in ((a, text_of[b]), (b, text_of[a])):
            best[key, text] = max(best[key, text], found.score)
    said = Counter(text_of.values())
    weighed: dict[Pair, Likeness] = {}
    for (a, b), found in pairs.items():
        score = found.score
        if score < SETTLED and text_of[a] != text_of[b]:
            top = max(best[a, text_of[b]], best[b, text_of[a]])
            share = score / top if top else 0.0
            score = _doubted(score, said[text_of[a]] + said[text_of[b]] - 2)
            score *= NOT_BEST + (1 - NOT_BEST) * share**_STEEP
        weighed[a, b] = Likeness(score, found.barred, found.reason)
    return weighed


def _doubted(score: float, rivals: int) -> float:
    """Return a score with the doubt that no better match was there to be found.

    ``rivals`` are the further mentions of the two texts.
    """
    odds = score / max(1 - score, 1e-9) * math.exp(-ALONE / (1 + rivals) ** 2)
    return odds / (1 + odds)


def _components(keys: Sequence[str], edges: Sequence[Pair]) -> list[list[str]]:
    leader = {key: key for key in keys}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for a, b in edges:
        low, high = sorted((find(a), find(b)))
        leader[high] = low
    parts: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        parts[find(key)].append(key)
    return list(parts.values())


@dataclass(slots=True)
class _Groups:
    """Groups under way, each named after its smallest key, and what stands between two of them."""

    members: dict[str, tuple[str, ...]]
    texts: dict[str, frozenset[str]]  # that state the claim in their body
    across: dict[Pair, tuple[float, int]]  # sum and number of pairs between texts
    within: dict[Pair, tuple[float, int]]  # and of pairs inside one text
    barred: set[Pair]

    def likeness(self, a: str, b: str) -> float:
        """Return how like two groups are, -1 if they must stay apart."""
        if (a, b) in self.barred:
            return -1.0
        total, number = self.across[a, b]
        if not number:
            total, number = self.within[a, b]
        clash = not self.texts[a].isdisjoint(self.texts[b])
        return round(total / number - CLASH * clash, 9)

    def merge(self, into: str, gone: str) -> None:
        """Make one group of two."""
        self.members[into] = tuple(sorted((*self.members[into], *self.members.pop(gone))))
        self.texts[into] |= self.texts.pop(gone)
        for other in self.members:
            if other == into:
                continue
            old, kept = in_order(gone, other), in_order(into, other)
            for sums in (self.across, self.within):
                (x, n), (y, m) = sums[kept], sums.pop(old)
                sums[kept] = x + y, n + m
            if old in self.barred:
                self.barred.add(kept)


def _agglomerate(
    part: Sequence[str],
    pairs: Mapping[Pair, Likeness],
    text_of: Mapping[str, str],
    repeating: frozenset[str],
    begun: Mapping[str, str],
) -> list[tuple[str, ...]]:
    stated = {k: frozenset(() if k in repeating else (text_of[k],)) for k in part}
    groups = _Groups({k: (k,) for k in part}, stated, {}, {}, set())
    waiting: list[tuple[float, str, str, int, int]] = []

    def offer(a: str, b: str) -> None:
        found = groups.likeness(a, b)
        if found >= TOGETHER:
            sizes = len(groups.members[a]), len(groups.members[b])
            heappush(waiting, (-found, a, b, *sizes))

    settled: list[Pair] = []
    together: list[Pair] = []
    for a, b in combinations(sorted(part), 2):
        found = pairs.get((a, b))
        score = found.score if found else 0.0
        same = text_of[a] == text_of[b]
        groups.across[a, b] = (0.0, 0) if same else (score, 1)
        groups.within[a, b] = (score, 1) if same else (0.0, 0)
        if a in begun and b in begun:
            if begun[a] == begun[b]:
                together.append((a, b))
            else:
                groups.barred.add((a, b))
        elif found and found.barred:
            groups.barred.add((a, b))
        elif score >= SETTLED:
            settled.append((a, b))
    for a, b in (*together, *settled):
        first, second = (next(k for k, g in groups.members.items() if x in g) for x in (a, b))
        pair = in_order(first, second)
        if first != second and pair not in groups.barred:
            groups.merge(*pair)
    for a, b in combinations(sorted(groups.members), 2):
        offer(a, b)
    while waiting:
        _, into, gone, *sizes = heappop(waiting)
        if into not in groups.members or gone not in groups.members:
            continue
        if [len(groups.members[into]), len(groups.members[gone])] != sizes:
            continue  # offered before one of them grew
        groups.merge(into, gone)
        for other in groups.members:
            if other != into:
                offer(*in_order(into, other))
    return [groups.members[key] for key in sorted(groups.members)]


def in_order(a: str, b: str) -> Pair:
    """Return two keys as the key of their pair."""
    return (a, b) if a < b else (b, a)
