"""What two texts have in common, word for word: the longest common runs, in linear time.

Runs of a few words (shingles) of one text are looked up in the other and extended as far as the
words agree. Each word is in at most one run, and no run crosses the end of a block.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.base.text import word_places

LONG, SHORT = 12, 6  # words from which on a run counts: first the long ones, then what is left
PLACES = 8  # of one shingle that are tried; more often, it is a formula of the text
MOST_WORDS = 60_000  # of a text, the first ones
OFTEN = 60  # sentences with a word from which on it is not looked up
ENDS = "“”\"'’»)]"
_END = re.compile(rf"[.!?…。！？][{re.escape(ENDS)}]*(?=\s|$)|(?<=[。！？])")
# A full stop after these, or after one letter, ends no sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|gen|lt|col|maj|capt|adm|sgt|st|no|vs|e\.g|i\.e|u\.s|u\.k|u\.n|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b\w)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that stands in both texts: characters in the first, in the second, and words."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text by its characters. ``words`` is its length, ``shared`` those in runs."""

    start: int
    end: int
    words: int
    shared: int


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a text: each with its place, and the number of the block it stands in."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    blocks: tuple[int, ...]
    cut: bool


def read_words(text: str, blocks: Sequence[tuple[int, int]]) -> Worded:
    """Return the words of these blocks of a text; ``cut`` where it has more than ``MOST_WORDS``."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    numbers: list[int] = []
    for number, (first, last) in enumerate(blocks):
        for start, end, word in word_places(text[first:last]):
            if len(words) == MOST_WORDS:
                return Worded(tuple(words), tuple(places), tuple(numbers), cut=True)
            words.append(word)
            places.append((first + start, first + end))
            numbers.append(number)
    return Worded(tuple(words), tuple(places), tuple(numbers), cut=False)


def find_runs(a: Worded, b: Worded) -> tuple[Run, ...]:
    """Return the runs of words that stand in both texts, in the order of the first one."""
    free_a, free_b = [True] * len(a.words), [True] * len(b.words)
    found: list[tuple[int, int, int]] = []
    for size in (LONG, SHORT):
        found += _tiles(a, b, free_a, free_b, size)
    return tuple(
        Run(
            start=a.places[i][0],
            end=a.places[i + n - 1][1],
            other_start=b.places[j][0],
            other_end=b.places[j + n - 1][1],
            words=n,
        )
        for i, j, n in sorted(found)
    )


def _tiles(
    a: Worded, b: Worded, free_a: list[bool], free_b: list[bool], size: int
) -> list[tuple[int, int, int]]:
    """Return runs of at least ``size`` free words as (place in a, place in b, words); take them."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b.words) - size + 1):
        held = places[b.words[j : j + size]]
        if len(held) < PLACES:
            held.append(j)
    found: list[tuple[int, int, int]] = []
    i = 0
    while i <= len(a.words) - size:
        best = max(
            (
                (_length(a, b, (i, j), free_a=free_a, free_b=free_b), -j)
                for j in places.get(a.words[i : i + size], ())
            ),
            default=(0, 0),
        )
        n, j = best[0], -best[1]
        if n < size:
            i += 1
            continue
        free_a[i : i + n] = [False] * n
        free_b[j : j + n] = [False] * n
        found.append((i, j, n))
        i += n
    return found


def _length(
    a: Worded, b: Worded, at: tuple[int, int], *, free_a: Sequence[bool], free_b: Sequence[bool]
) -> int:
    """Return how many free words agree from these two places on, within a block of each text."""
    n = 0
    i, j = at
    here, there = a.blocks[i], b.blocks[j]
    while (
        i + n < len(a.words)
        and j + n < len(b.words)
        and free_a[i + n]
        and free_b[j + n]
        and a.words[i + n] == b.words[j + n]
        and a.blocks[i + n] == here
        and b.blocks[j + n] == there
    ):
        n += 1
    return n


def find_sentences(
    text: str, blocks: Sequence[tuple[int, int]], worded: Worded, taken: Sequence[tuple[int, int]]
) -> tuple[Sentence, ...]:
    """Return the sentences of these blocks; ``taken`` are the characters of runs, in order."""
    starts = [start for start, _ in worded.places]
    ends = [end for _, end in sorted(taken)]
    begins = [start for start, _ in sorted(taken)]
    found: list[Sentence] = []
    for first, last in blocks:
        for start, end in _cut(text, first, last):
            low, high = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
            shared = 0
            for place in starts[low:high]:
                n = bisect_right(begins, place) - 1
                shared += n >= 0 and place < ends[n]
            if high > low:
                found.append(Sentence(start, end, high - low, shared))
    return tuple(found)


def _cut(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return where the sentences between two places stand, without the white space around them."""
    block = text[first:last]
    cuts = [
        first + match.end()
        for match in _END.finditer(block)
        if not _SHORTENED.search(block[max(0, match.start() - 8) : match.start() + 1])
    ]
    found: list[tuple[int, int]] = []
    for start, end in pairwise((first, *cuts, last)):
        words = text[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            found.append((start + lead, start + len(words.rstrip())))
    return found


def share_alike(own: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> list[float]:
    """Return for each sentence which share of its words one sentence of ``others`` has too (0–1).

    Sentences are given by their words. A word that very many others have is not looked up.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(others):
        for word in set(words):
            held[word].append(number)
    shares: list[float] = []
    for words in own:
        rare = set(words)
        shared: dict[int, int] = defaultdict(int)
        for word in rare:
            if len(held.get(word, ())) <= OFTEN:
                for number in held.get(word, ()):
                    shared[number] += 1
        telling = sum(len(held.get(word, ())) <= OFTEN for word in rare)
        shares.append(max(shared.values(), default=0) / telling if telling else 0.0)
    return shares
