"""Which texts repeat which: exact runs of five words, containment in the shorter text."""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from app.base.text import tokens
from app.domain.chain import Copy, LinkText
from app.link.moments import text_order

SHINGLE = 5
KEEP = 8  # one shingle in eight is indexed
SHORT = 400  # a text with fewer shingles is indexed with all of them
CANDIDATE_SHARED = 3
CANDIDATE_SHARE = 0.1
# Reprints have runs of hundreds of words, quotations shared by two reports about 25.
LONG_RUN = 60
LONG_RUN_SHARE = 0.25
MOSTLY = 0.5
MOSTLY_RUN = 12
COMMON = 300  # a shingle in more texts than this is boilerplate


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: containment in the shorter (0–1) and the longest run in words."""

    share: float
    run: int

    @property
    def reprint(self) -> bool:
        """Whether this much in common is one text printed twice, not one quotation used twice."""
        if self.run >= LONG_RUN and self.share >= LONG_RUN_SHARE:
            return True
        return self.share >= MOSTLY and self.run >= MOSTLY_RUN


@dataclass(frozen=True, slots=True)
class _Shingled:
    """The shingles of a text in reading order, and the places at which each of them stands."""

    hashes: tuple[int, ...]
    places: Mapping[int, Sequence[int]]

    @property
    def distinct(self) -> Set[int]:
        return self.places.keys()


def find_copies(texts: Sequence[LinkText]) -> tuple[Copy, ...]:
    """Return the texts that repeat another held text, each once, in order of their keys.

    ``of`` is the one that counts: the earliest, but never one that itself credits the other. Two
    reprints of an original that is not held are siblings; the earlier of them is counted. Texts
    without passages are never copies. The order of ``texts`` does not matter.
    """
    held = {t.key: t for t in texts if t.passages}
    shingled = {key: _shingle(text) for key, text in held.items()}
    overlaps: dict[tuple[str, str], Overlap] = {}
    for a, b in _candidates(shingled):
        if _share(shingled[a], shingled[b]) >= LONG_RUN_SHARE:  # with less, no run is a reprint
            found = _compare(shingled[a], shingled[b])
            if found.reprint:
                overlaps[a, b] = found
    return _represent(held, overlaps)


def overlap(a: LinkText, b: LinkText) -> Overlap:
    """Return what two texts have in common."""
    return _compare(_shingle(a), _shingle(b))


def shingles(text: LinkText) -> frozenset[int]:
    """Return the hashes (32 bits) of all runs of five words of a text."""
    return frozenset(_shingle(text).distinct)


def _shingle(text: LinkText) -> _Shingled:
    words = [word for passage in text.passages for word in tokens(passage)]
    hashes = tuple(
        zlib.crc32(" ".join(words[i : i + SHINGLE]).encode())
        for i in range(len(words) - SHINGLE + 1)
    )
    places: dict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(hashes):
        places[value].append(place)
    return _Shingled(hashes, dict(places))


def _candidates(shingled: Mapping[str, _Shingled]) -> list[tuple[str, str]]:
    """Return the pairs that share enough indexed shingles to be worth aligning."""
    sampled: dict[int, list[str]] = defaultdict(list)
    whole: dict[int, list[str]] = defaultdict(list)
    short = {key for key, s in shingled.items() if len(s.distinct) < SHORT}
    for key in sorted(shingled):
        for value in shingled[key].distinct:
            if value % KEEP == 0:
                sampled[value].append(key)
            if key in short:
                whole[value].append(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in sampled.values():
        if len(keys) <= COMMON:
            for a, b in combinations(keys, 2):
                if a not in short and b not in short:
                    shared[a, b] += 1
    for key in sorted(shingled):
        for value in shingled[key].distinct:
            others = whole.get(value, ())
            if len(others) <= COMMON:
                for other in others:
                    if key < other or (other < key and key not in short):
                        shared[min(key, other), max(key, other)] += 1
    return sorted(pair for pair, count in shared.items() if count >= CANDIDATE_SHARED)


def _share(a: _Shingled, b: _Shingled) -> float:
    """Return the share of the shorter text's shingles that the other has too (0–1)."""
    smaller = min(len(a.places), len(b.places))
    return len(a.distinct & b.distinct) / smaller if smaller else 0.0


def _compare(a: _Shingled, b: _Shingled) -> Overlap:
    share = _share(a, b)
    if share < CANDIDATE_SHARE:
        return Overlap(share, 0)
    return Overlap(share, _longest_run(a.hashes, b.places))


def _longest_run(a: Sequence[int], places: Mapping[int, Sequence[int]]) -> int:
    """Return the longest common run in words (a run of n shingles is n + 4 words)."""
    best = 0
    before: dict[int, int] = {}
    for value in a:
        met = places.get(value)
        if met is None:
            before = {}
            continue
        before = {j: before.get(j - 1, 0) + 1 for j in met}
        for run in before.values():
            if run > best:  # noqa: PLR1730 - called for each word of each pair of texts
                best = run
    return best + SHINGLE - 1 if best else 0


def _represent(
    held: Mapping[str, LinkText], overlaps: Mapping[tuple[str, str], Overlap]
) -> tuple[Copy, ...]:
    neighbours: dict[str, dict[str, Overlap]] = defaultdict(dict)
    for (a, b), found in overlaps.items():
        neighbours[a][b] = found
        neighbours[b][a] = found

    def rank(key: str) -> tuple[bool, datetime, datetime, bool, str]:
        text = held[key]
        beside = {held[other].outlet for other in neighbours[key]} - {text.outlet}
        credits_beside = text.copy_of in neighbours[key] or any(
            u[0] in beside for u in text.upstream
        )
        first, last, place = text_order(text)
        return credits_beside, first, last, bool(text.upstream), place

    copies: dict[str, Copy] = {}
    for key in sorted(neighbours, key=rank):
        earlier = [other for other in neighbours[key] if rank(other) < rank(key)]
        if not earlier:
            continue
        near = min(earlier, key=lambda other: (-neighbours[key][other].share, rank(other)))
        of = copies[near].of if near in copies and copies[near].of in neighbours[key] else near
        found = neighbours[key][of]
        copies[key] = Copy(key, of, round(found.share, 4), found.run)
    return tuple(copies[key] for key in sorted(copies))
