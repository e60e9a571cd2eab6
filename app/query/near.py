"""Which known words are spelled nearly like another: by shared pairs of letters, then by edits."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LEAST_LETTERS = 4  # of a word that can be misspelled; shorter ones are near too many others
MOST_COMPARED = 60  # words that share the most pairs; a misspelling shares most of them
_EDGE = "\x00"


@dataclass(frozen=True, slots=True)
class Spellings:
    """Words, and for each pair of letters which of them have it."""

    words: tuple[str, ...]
    by_pair: dict[str, tuple[int, ...]]


def index_spellings(words: Iterable[str]) -> Spellings:
    """Return ``words`` so that ``find_near`` can look among them; each once, in their order."""
    known = tuple(dict.fromkeys(words))
    by_pair: dict[str, list[int]] = {}
    for at, word in enumerate(known):
        for pair in _pairs(word):
            by_pair.setdefault(pair, []).append(at)
    return Spellings(known, {pair: tuple(places) for pair, places in by_pair.items()})


def find_near(
    word: str,
    known: Spellings,
    *,
    limit: int = 3,
    weight: Callable[[str], int] = lambda _word: 0,
) -> list[str]:
    """Return known words that ``word`` may be a misspelling of, the nearest first.

    Of two that are equally near the heavier one comes first. A word itself is not near it.
    """
    most = allowed_edits(word)
    shared: Counter[int] = Counter()
    for pair in _pairs(word):
        shared.update(known.by_pair.get(pair, ()))
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    found: list[tuple[int, int, int, str]] = []
    for at, _ in ranked[:MOST_COMPARED]:
        other = known.words[at]
        edits = count_edits(word, other, most=most)
        if edits is not None and edits > 0:
            found.append((edits, -weight(other), at, other))
    return [other for *_, other in sorted(found)[:limit]]


def allowed_edits(word: str) -> int:
    """Return how many edits still make the same word: none up to three letters, two from eight."""
    return 0 if len(word) < LEAST_LETTERS else 1 if len(word) < 8 else 2


def count_edits(one: str, other: str, *, most: int) -> int | None:
    """Return the edits between two words, None for more than ``most``.

    An edit is a letter put in, left out or changed, or two neighbours that have changed places.
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for i, letter in enumerate(one, start=1):
        here = [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(row[j] + 1, here[j - 1] + 1, row[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            here.append(cost)
        if min(here) > most:
            return None
        before, row = row, here
    return row[-1] if row[-1] <= most else None


def _pairs(word: str) -> set[str]:
    edged = f"{_EDGE}{word}{_EDGE}"
    return {edged[at : at + 2] for at in range(len(edged) - 1)}
