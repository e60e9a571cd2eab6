"""How likely two wordings state the same claim: one number from a few features, and its reason."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.base.text import tokens
from app.domain.chain import LinkClaim, LinkMention
from app.domain.words import Modality
from app.link.context import Context
from app.link.figures import figure_fit
from app.link.numbers import Fit, Number, fit, numbers_of
from app.link.statements import Sense, contradicts, opposed, read_sense
from app.link.wording import content_words

if TYPE_CHECKING:
    from app.link.vectors import Matrix

CUT = 0.6  # share of a quotation that a shorter form of it has at least
SAME_WORDS = 5  # a quotation of fewer words proves nothing
SURE = 0.97  # nearly the same words
NEAR_SAME = 0.8  # share of common words that makes two wordings one


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One wording of a claim, read once: a mention's content or a claim's statement."""

    key: str
    text: str | None
    content: str
    words: tuple[str, ...]
    different: frozenset[str]
    stems: frozenset[str]
    numbers: tuple[Number, ...]
    sense: Sense
    topics: frozenset[str]
    actors: frozenset[str]
    vector: "Matrix"
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` is 0–1; ``barred`` where the two cannot be one claim whatever their words share."""

    score: float
    barred: bool
    reason: str


def mention_wording(mention: LinkMention, vector: "Matrix", *, outlets: frozenset[str]) -> Wording:
    """Return a mention as it is compared; ``outlets`` are its text's own and those it credits."""
    words = tuple(tokens(mention.content))
    sense = read_sense(mention.content)
    if mention.modality is Modality.DENIED and not sense.negative:
        sense = replace(sense, negative=True, negated=content_words(mention.content))
    return Wording(
        key=mention.key,
        text=mention.text,
        content=mention.content,
        words=words,
        different=frozenset(words),
        stems=content_words(mention.content),
        numbers=numbers_of(mention.quantities, mention.content),
        sense=sense,
        topics=frozenset(mention.topics),
        actors=frozenset(mention.actors),
        vector=vector,
        outlets=outlets,
    )


def claim_wording(claim: LinkClaim, vector: "Matrix") -> Wording:
    """Return a claim's statement as it is compared."""
    words = tuple(tokens(claim.statement))
    quantities = (claim.quantity,) if claim.quantity else ()
    return Wording(
        key=claim.key,
        text=None,
        content=claim.statement,
        words=words,
        different=frozenset(words),
        stems=content_words(claim.statement),
        numbers=numbers_of(quantities, claim.statement),
        sense=read_sense(claim.statement),
        topics=frozenset(claim.topics),
        actors=frozenset(claim.actors),
        vector=vector,
        outlets=frozenset(),
    )


def same_words(a: Wording, b: Wording) -> bool:
    """Tell whether two wordings are the same quotation, however it is cut or punctuated."""
    short, long = sorted((a.words, b.words), key=len)
    if len(short) < SAME_WORDS:
        return False
    if short == long:
        return True
    if len(short) < 2 * SAME_WORDS or len(short) < CUT * len(long):
        return False
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def word_share(a: Wording, b: Wording) -> float:
    """Return the share of words two wordings have in common (0–1, Dice)."""
    total = len(a.different) + len(b.different)
    return 2 * len(a.different & b.different) / total if total else 0.0


def coverage(a: Wording, b: Wording, *, rarity: Mapping[str, float]) -> float:
    """Return the share of the fuller wording's content words the other has too (0–1), by rarity.

    A general remark has all its words in common with many claims, but few of theirs.
    """
    common = _weight(a.stems & b.stems, rarity)
    fuller = max(_weight(stems, rarity) for stems in (a.stems, b.stems))
    return common / fuller if fuller else 0.0


def _weight(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the sum of what these stems tell, in one order: sums of floats depend on it."""
    if not rarity:
        return float(len(stems))
    return sum(rarity.get(stem, 1.0) for stem in sorted(stems))


def features(a: Wording, b: Wording, *, rarity: Mapping[str, float]) -> tuple[float, ...]:
    """Return what is weighed, in the order of ``WEIGHTS``. Symmetric in ``a`` and ``b``."""
    cosine = float(a.vector @ b.vector)
    shared = a.stems & b.stems
    weight = _weight(shared, rarity)
    smaller = min(_weight(stems, rarity) for stems in (a.stems, b.stems))
    overlap = weight / smaller if smaller else 0.0
    numbers = fit(a.numbers, b.numbers)
    kinds = a.sense.kinds and b.sense.kinds and not a.sense.kinds & b.sense.kinds
    related = bool(a.outlets & b.outlets)
    topics = a.topics and b.topics and not a.topics & b.topics
    return (
        1.0,
        cosine,
        overlap,
        min(weight, 20.0) / 20.0,
        float(numbers is Fit.SAME),
        float(numbers is Fit.COMPATIBLE),
        float(numbers is Fit.CONFLICT and not related),
        float(bool(kinds)),
        float(bool(topics)),
        float(related),
        float(a.text is not None and a.text == b.text),
        float(len(a.actors & b.actors) >= 2),
    )


# Logistic regression on pairs of the desk's described mentions within one story, and on invented
# pages; topics, outlets, same text and actors are set by hand, because the desk gives them away.
WEIGHTS = (
    -3.0,  # nothing else known
    3.4,  # cosine of the vectors
    3.7,  # share of the shorter wording's words, rare ones weighing more
    0.2,  # weight of the words in common
    0.7,  # a number in common
    1.2,  # numbers that can mean the same
    -1.8,  # numbers that cannot, and neither text credits the other
    -2.4,  # different kinds of act
    -1.0,  # no topic in common
    0.4,  # one text credits the other's outlet
    -1.2,  # two sentences of one text
    0.3,  # two actors in common
)


def likeness(a: Wording, b: Wording, *, rarity: Mapping[str, float]) -> Likeness:
    """Return how likely ``a`` and ``b`` state the same claim, and why."""
    opposite = opposed(a.sense, b.sense)
    denied = contradicts(a.sense, b.sense, a_words=a.stems, b_words=b.stems)
    if same_words(a, b):
        return Likeness(1.0, barred=False, reason="same words")
    found = features(a, b, rarity=rarity)
    score = 1 / (1 + math.exp(-sum(w * f for w, f in zip(WEIGHTS, found, strict=True))))
    if opposite:
        return Likeness(score, barred=True, reason="opposite direction")
    if word_share(a, b) >= NEAR_SAME and not denied and found[6] == 0.0:
        return Likeness(max(score, SURE), barred=False, reason="nearly the same words")
    return Likeness(score, barred=denied, reason=_reason(found, denied))


# Logistic regression (benchmarks/pairs.py) on pairs within the invented stories of tests/gold, each
# story with an equal part of the weight, and on pairs across them, which keep stories of one lot
# apart; the last one set by hand, by how many groups of ten stories in one lot are mixed.
SAME_LANGUAGE = (
    -3.7,  # nothing else known
    5.1,  # cosine of the vectors
    0.0,  # cosine of the multilingual vectors of the whole sentences, where they are known
    1.7,  # cosine of the words, weighed by their rarity among wordings and in their own text
    4.6,  # the same of all words of the sentences
    3.2,  # the same figure, in texts of one story
    1.3,  # a figure near it
    2.6,  # another figure of the same measure, as happens when a claim is retold
    0.6,  # how near the two stand in the order of their texts
    0.7,  # both begin their texts, or say again what they say
    -4.0,  # texts of different stories, as it seems
)
BOTH_SPACES = (-4.6, 3.3, 4.2, 1.6, 2.7, 3.0, 1.3, 2.6, 0.6, 0.5, -4.0)
ACROSS = (-4.9, 0.0, 8.7, 0.9, 0.8, 4.3, 1.9, 2.5, 1.5, 0.7, -2.5)
STRANGE = (0.1, 0.4)  # kinship of texts of one language: different stories below, one story above


def together(a: Wording, b: Wording, context: Context) -> Likeness:
    """Return how likely two new wordings state the same claim, their texts and story in view."""
    plain = _plain(a, b)
    if plain is not None:
        return plain
    first, second = context.focus[a.key], context.focus[b.key]
    across = first.foreign or second.foreign
    found = in_context(a, b, context)
    known = first.many is not None and second.many is not None
    weights = ACROSS if across else BOTH_SPACES if known else SAME_LANGUAGE
    score = 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, found, strict=True))))
    reason = "similar wording in another language" if across else "similar wording"
    return Likeness(score, barred=False, reason=f"{reason}, same figure" if found[5] else reason)


_AT_MOST = (
    WEIGHTS[0] + sum(w for w in WEIGHTS[3:] if w > 0) - min(WEIGHTS[4:6])
)  # of all but cosine and words in common; numbers are the same or compatible, not both
_SURE_ODDS = math.log(SURE / (1 - SURE))


def _plain(a: Wording, b: Wording) -> Likeness | None:
    """Return the likeness of two wordings where that alone decides: they are sure to be one claim,
    or may not be."""
    if not opposed(a.sense, b.sense) and not contradicts(
        a.sense, b.sense, a_words=a.stems, b_words=b.stems
    ):
        smaller = min(len(a.stems), len(b.stems))
        overlap = len(a.stems & b.stems) / smaller if smaller else 0.0
        odds = _AT_MOST + WEIGHTS[1] * float(a.vector @ b.vector) + WEIGHTS[2] * overlap
        if odds < _SURE_ODDS and word_share(a, b) < NEAR_SAME and not same_words(a, b):
            return None
    plain = likeness(a, b, rarity={})
    return plain if plain.barred or plain.score >= SURE else None


def in_context(a: Wording, b: Wording, context: Context) -> tuple[float, ...]:
    """Return what ``together`` weighs, in the order of ``SAME_LANGUAGE``; symmetric."""
    first, second = context.focus[a.key], context.focus[b.key]
    kin = context.kin(first.text, second.text)
    across = first.foreign or second.foreign
    same, near, other = figure_fit(first.figures, second.figures)
    many = 0.0
    if first.many is not None and second.many is not None:
        many = float(first.many @ second.many)
    return (
        1.0,
        0.0 if across else float(a.vector @ b.vector),
        many,
        _cosine(first.weights, second.weights, first.length * second.length),
        _cosine(first.told, second.told, first.told_length * second.told_length),
        same * kin,
        near * kin,
        other * kin,
        1.0 - abs(first.place - second.place),
        float(first.leads and second.leads),
        0.0 if a.outlets & b.outlets else _strange(kin, across),
    )


def _cosine(a: Mapping[str, float], b: Mapping[str, float], lengths: float) -> float:
    product = math.fsum(a[w] * b[w] for w in a.keys() & b.keys())
    return product / lengths if product else 0.0


def _strange(kin: float, across: bool) -> float:
    """Return how likely two texts tell different stories (0–1), none crediting the other."""
    low, high = (0.0, 1.0) if across else STRANGE
    return 1.0 - min(1.0, max(0.0, (kin - low) / (high - low)))


def _reason(found: Sequence[float], denied: bool) -> str:
    if denied:
        return "one says what the other denies"
    said: list[str] = []
    if found[4]:
        said.append("number")
    if found[11]:
        said.append("actors")
    if not said:
        return "similar wording"
    return f"similar wording, same {' and '.join(said)}"
