"""Pairs of mentions weighed by what else each of the two could be matched with."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from app.link.likeness import Likeness

SETTLED = 0.97  # the same words need no further weighing
RIVAL = 0.5  # how much the odds of a better match elsewhere count against a pair
ALONE = 4.7  # log odds off two sentences, each the only one of its text, and by rivals off others
_SURELY = 0.99  # no likeness counts as more

Pair = tuple[str, str]


def weigh(
    pairs: Mapping[Pair, Likeness],
    text_of: Mapping[str, str],
    *,
    repeating: Collection[str] = (),
) -> dict[Pair, float]:
    """Return how likely each pair is one claim (0–1), its rivals in the two texts in view.

    A sentence of one text has at most one match in another, as a rule, so the odds of a pair are
    set against those of all that either could be matched with in the text of the other. What says
    again what its text says (``repeating``) is nobody's rival. Pairs inside a text stay as they
    are, and so do those of the same words.
    """
    odds: dict[Pair, float] = {}
    met: dict[tuple[str, str], float] = defaultdict(float)
    for (a, b), found in pairs.items():
        if text_of[a] == text_of[b]:
            continue
        own = 0.0 if found.barred else _odds(found.score)
        odds[a, b] = own
        if b not in repeating:
            met[a, text_of[b]] += own
        if a not in repeating:
            met[b, text_of[a]] += own
    said = Counter(text_of.values())
    weighed: dict[Pair, float] = {}
    for (a, b), found in pairs.items():
        own = odds.get((a, b))
        if own is None or found.score >= SETTLED:
            weighed[a, b] = found.score
            continue
        others = met[a, text_of[b]] - own * (b not in repeating)
        others += met[b, text_of[a]] - own * (a not in repeating)
        own *= _doubt(said[text_of[a]] + said[text_of[b]] - 2)
        weighed[a, b] = own / (1 + own + RIVAL * max(others, 0.0))
    return weighed


def _odds(score: float) -> float:
    score = min(score, _SURELY)
    return score / (1 - score)


def _doubt(rivals: int) -> float:
    """Return the factor on the odds for the doubt that no better match was there to be found.

    ``rivals`` are the further mentions of the two texts.
    """
    return math.exp(-ALONE / (1 + rivals) ** 2)


def in_order(a: str, b: str) -> Pair:
    """Return two keys as the key of their pair."""
    return (a, b) if a < b else (b, a)
