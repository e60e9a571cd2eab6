"""Groups of mentions from how like each pair of them is."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from app.link.likeness import Likeness
from app.link.rivals import SETTLED, Pair, in_order, weigh

# Set on several stories at once, on what a reader found in them and on what we did; log odds but
# for the first and the texts.
SHARES = (0.5, 0.3, 0.2)  # of the mean likeness, of the best and of any that two groups have
TOGETHER = -0.8  # two groups from here on are one
CLASH = 1.0  # off two groups for the texts that state both: a text states a claim once, as a rule
LACKING = 0.7  # on, for each text that would be expected to state both and does not
LACKING_MOST = 2.0
LONE = 0.3  # off a mention alone, which may be of a claim that nothing else states
STRANGE = 4.0  # off mentions of different stories
FEW = 4  # texts that a story has at least
_LEAST, _MOST = 0.01, 0.99
_ALL_BUT = 0.9  # of a likeness counts towards that any of several is right


def find_groups(
    text_of: Mapping[str, str],
    pairs: Mapping[Pair, Likeness],
    *,
    repeating: Collection[str] = (),
    begun: Mapping[str, str] | None = None,
    story_of: Mapping[str, str] | None = None,
) -> list[tuple[str, ...]]:
    """Return the mentions in groups, joined from the most alike pair of groups down.

    ``text_of`` gives each mention's text, ``pairs`` the likeness of those worth comparing, each
    key in order; the others have nothing in common. Two groups stay apart if any two of their
    mentions bar it. ``repeating`` are the mentions that say again what stands in the same text, as
    headlines and captions do. ``begun`` names the group that a mention is already in: those of one
    name stay together, those of two names apart. ``story_of`` gives each text's story where
    that is known, by default one for all.
    """
    begun = begun or {}
    if story_of is None:
        story_of = dict.fromkeys(text_of.values(), "")
    weighed = weigh(pairs, text_of, repeating=repeating)
    groups = _Groups(
        {
            key: _Group.of(key, text, story_of.get(text), begun.get(key), repeating)
            for key, text in sorted(text_of.items())
        },
        Counter(story_of[text] for text in set(text_of.values()) if text in story_of),
    )
    settled: list[Pair] = []
    for (a, b), found in sorted(pairs.items()):
        groups.put(a, b, weighed[a, b], barred=found.barred)
        if found.score >= SETTLED and not found.barred:
            settled.append((a, b))
    first: dict[str, str] = {}
    together = [(first.setdefault(begun[key], key), key) for key in sorted(begun)]
    groups.join((*together, *settled))
    groups.gather()
    return [groups.held[key].members for key in sorted(groups.held)]


@dataclass(slots=True)
class _Bond:
    """What stands between two groups: the sum of the likenesses, the best, and that all are wrong.

    ``wrong`` is a logarithm.
    """

    total: float
    best: float
    wrong: float

    def with_(self, other: "_Bond | None") -> "_Bond":
        if other is None:
            return self
        return _Bond(self.total + other.total, max(self.best, other.best), self.wrong + other.wrong)


@dataclass(slots=True)
class _Group:
    """One group under way. ``body`` are the texts that state it elsewhere than in a headline.

    ``across`` leads to groups with which it has something in common between texts, ``inside`` to
    those where that is in one text.
    """

    members: tuple[str, ...]
    texts: Counter[str]
    stories: Counter[str]
    body: frozenset[str]
    begun: str | None
    across: dict[str, _Bond] = field(default_factory=dict[str, _Bond])
    inside: dict[str, _Bond] = field(default_factory=dict[str, _Bond])
    barred: set[str] = field(default_factory=set[str])

    @classmethod
    def of(
        cls, key: str, text: str, story: str | None, begun: str | None, repeating: Collection[str]
    ) -> "_Group":
        body = frozenset(() if key in repeating else (text,))
        stories = Counter(() if story is None else (story,))
        return cls((key,), Counter((text,)), stories, body, begun)


@dataclass(slots=True)
class _Groups:
    """Groups under way, each named after its smallest key. ``size`` counts the texts of a story."""

    held: dict[str, _Group]
    size: Counter[str]

    def put(self, a: str, b: str, score: float, *, barred: bool) -> None:
        """Note how like two mentions are."""
        first, second = self.held[a], self.held[b]
        bond = _Bond(score, score, math.log1p(-_ALL_BUT * min(score, _MOST)))
        if first.texts.keys() == second.texts.keys():
            first.inside[b] = second.inside[a] = bond
        else:
            first.across[b] = second.across[a] = bond
        if barred:
            first.barred.add(b)
            second.barred.add(a)

    def may(self, a: str, b: str) -> bool:
        """Tell whether nothing bars that two groups are one."""
        first, second = self.held[a], self.held[b]
        if first.begun and second.begun and first.begun != second.begun:
            return False
        return b not in first.barred

    def likeness(self, a: str, b: str) -> float:
        """Return the log odds that two groups are one, -inf where nothing speaks for it."""
        first, second = self.held[a], self.held[b]
        every = len(first.members) * len(second.members)
        number = every - _common(first.texts, second.texts)
        bond = first.across.get(b) if number else first.inside.get(b)
        if bond is None or not self.may(a, b):
            return -math.inf
        any_ = 1 - math.exp(bond.wrong)
        means = (bond.total / (number or every), bond.best, any_)
        found = sum(s * _log_odds(m) for s, m in zip(SHARES, means, strict=True))
        both = len(first.body & second.body)
        same = _common(first.stories, second.stories) / every
        known = first.stories.total() * second.stories.total() / every
        if both:
            found -= CLASH * both / min(len(first.body), len(second.body))
        else:
            texts = max((self.size[story] for story in first.stories), default=0)
            expected = len(first.body) * len(second.body) / max(texts, FEW)
            found += same * LACKING * min(expected, LACKING_MOST)
        found -= LONE * (min(len(first.members), len(second.members)) == 1)
        return round(found - STRANGE * (known - same), 9)

    def join(self, pairs: Iterable[Pair]) -> None:
        """Make one group of the groups of each pair unless it is barred."""
        leader: dict[str, str] = {}
        for pair in pairs:
            into, gone = sorted(_find(leader, key) for key in pair)
            if into != gone and self.may(into, gone):
                self.merge(into, gone)
                leader[gone] = into

    def gather(self) -> None:
        """Join the groups that are like enough, the most alike first."""
        waiting: list[tuple[float, str, str, int]] = []

        def offer(a: str, b: str) -> None:
            found = self.likeness(a, b)
            if found >= TOGETHER:
                size = len(self.held[a].members) + len(self.held[b].members)
                heappush(waiting, (-found, *in_order(a, b), size))

        for a, group in self.held.items():
            for b in group.across.keys() | group.inside.keys():
                if a < b:
                    offer(a, b)
        while waiting:
            _, into, gone, size = heappop(waiting)
            if into not in self.held or gone not in self.held:
                continue
            if len(self.held[into].members) + len(self.held[gone].members) != size:
                continue  # offered before one of them grew
            self.merge(into, gone)
            for other in self.held[into].across.keys() | self.held[into].inside.keys():
                offer(into, other)

    def merge(self, into: str, gone: str) -> None:
        """Make one group of two."""
        kept, lost = self.held[into], self.held.pop(gone)
        kept.members = tuple(sorted(kept.members + lost.members))
        kept.texts += lost.texts
        kept.stories += lost.stories
        kept.body |= lost.body
        kept.begun = kept.begun or lost.begun
        for other, bond in lost.across.items():
            theirs = self.held[other].across
            del theirs[gone]
            if other != into:
                kept.across[other] = theirs[into] = bond.with_(kept.across.get(other))
        for other, bond in lost.inside.items():
            theirs = self.held[other].inside
            del theirs[gone]
            if other != into:
                kept.inside[other] = theirs[into] = bond.with_(kept.inside.get(other))
        for other in lost.barred:
            self.held[other].barred.discard(gone)
            if other != into:
                self.held[other].barred.add(into)
                kept.barred.add(other)


def _find(leader: Mapping[str, str], key: str) -> str:
    while key in leader:
        key = leader[key]
    return key


def _common(a: Counter[str], b: Counter[str]) -> int:
    """Return how many pairs of two lots have the same name."""
    small, large = sorted((a, b), key=len)
    return sum(count * large[name] for name, count in small.items())


def _log_odds(likely: float) -> float:
    likely = min(max(likely, _LEAST), _MOST)
    return math.log(likely / (1 - likely))
