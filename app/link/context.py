"""What each new mention is compared by beside its own words: the text and the story around it."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.chain import LinkMention, LinkText
from app.link.figures import Figure, find_figures, telling
from app.link.vectors import (
    MANY_VERSION,
    Kept,
    is_foreign,
    language_of,
    many_vectors,
    told_by,
    vector_key,
)
from app.link.wording import content_words

if TYPE_CHECKING:
    from app.link.vectors import Matrix

# How far two texts tell one story, by a logistic regression on invented stories: by the likeness of
# their vocabularies, and by the cosine of their two most alike wordings.
KIN = (-8.2, 15.9, 14.9)
KIN_BOUNDS = (-1.0, 3.0)  # log odds: different stories below, one story above
# Of texts in several languages the same, by a logistic regression on invented stories: by the
# cosine of their two most alike sentences, and by the rare figures and Latin words in common.
FOREIGN_KIN = (-3.7, 7.5, 2.0)
FOREIGN_BOUNDS = (-1.0, 1.0)  # log odds: different stories below, one story above
COMMON, ENOUGH = 2.5, 6.0  # rarity of a mark that tells nothing, and of marks that tell all
_SENTENCE = re.compile(r"(?<=[.!?…。！？”\"])\s+|(?<=[。！？])")
ELSEWHERE = 150  # texts of other stories, of which those compared are thought a part
REPEATING = ("headline", "standfirst", "caption")  # places that say again what the text says
MANY_BEGUN = 24  # vectors of 50 CPU ms each that one foreign page may cost beyond its own
MARKS = 2  # figures or Latin words that an English wording has in common with a foreign one
_SMALL = frozenset(("#1", "#2", "#3"))
_LATIN = 3  # letters of a word that tells
_FEW = 3  # sentences, in which it cannot be seen what a text is about
_UNKNOWN_SHARE = 0.2
READ_ONCE = 1000  # texts whose words are remembered, about 30 kB each


@dataclass(frozen=True, slots=True)
class Focus:
    """One mention in its text. ``weights`` of its stems fall with how much the text repeats them.

    ``length`` is that of the weights as a vector. ``told`` and ``told_length`` are the same of all
    words of the sentence: what stands beside the claim in it tells what it is about. ``many`` is
    the sentence's multilingual vector, None where no text among those compared is foreign.
    ``place`` is where among its text's wordings it stands, from 0 to 1; ``leads`` tells whether it
    is the first of them, or says it again.
    """

    text: str
    foreign: bool
    weights: Mapping[str, float]
    total: float
    length: float
    told: Mapping[str, float]
    told_length: float
    figures: Mapping[Figure, float]
    many: "Matrix | None"
    place: float
    leads: bool


@dataclass(frozen=True, slots=True)
class Context:
    """The new mentions by key, and how much their texts have in common.

    ``marks`` are empty where no text is foreign.
    """

    focus: Mapping[str, Focus]
    words: Mapping[str, Mapping[str, float]]
    members: Mapping[str, Sequence[str]]
    marks: Mapping[str, Mapping[str, float]]
    rows: Mapping[str, "Matrix"]
    seen: dict[tuple[str, str], float] = field(default_factory=dict[tuple[str, str], float])

    def kin(self, a: str, b: str) -> float:
        """Return how likely two texts tell one story (0–1), both given by their keys."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        if pair not in self.seen:
            self.seen[pair] = self._kin(*pair)
        return self.seen[pair]

    def _kin(self, a: str, b: str) -> float:
        first = [self.focus[key] for key in self.members[a]]
        second = [self.focus[key] for key in self.members[b]]
        if first[0].foreign or second[0].foreign:
            best = max(
                (float(x.many @ y.many) for x in first for y in second
                 if x.many is not None and y.many is not None),
                default=0.0,
            )  # fmt: skip
            common = sum(
                self.marks[a][m] for m in sorted(self.marks[a].keys() & self.marks[b].keys())
            )
            nothing, alike, marked = FOREIGN_KIN
            odds = nothing + alike * best + marked * min(common, ENOUGH)
            return _between(odds, FOREIGN_BOUNDS)
        left, right = self.words[a], self.words[b]
        shared = sum(left[w] * right[w] for w in sorted(left.keys() & right.keys()))
        best = float((self.rows[a] @ self.rows[b].T).max())
        nothing, common, alike = KIN
        return _between(nothing + common * shared + alike * best, KIN_BOUNDS)


def read_context(
    mentions: Sequence[LinkMention],
    texts: Mapping[str, LinkText],
    *,
    rows: "Matrix",
    rarity: Mapping[str, float],
    kept: Kept | None,
    begun: Collection[str] = (),
) -> Context:
    """Return the new ``mentions`` in their texts: ``rows`` their vectors, ``rarity`` of stems.

    ``begun`` are those that were there before; few of them are read in the multilingual space.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        members[mention.text].append(mention.key)
    row_of = {m.key: n for n, m in enumerate(mentions)}
    of_text = {text: rows[[row_of[key] for key in keys]] for text, keys in members.items()}
    said = {m.key: m.content for m in mentions}
    read = {
        text: _read_text(texts.get(text), [said[k] for k in keys]) for text, keys in members.items()
    }
    foreign = {text for text in members if is_foreign(texts.get(text))}
    tells = told_by(mentions)
    compared = _compared_across(mentions, foreign, begun, kept, tells)
    spoken = [language_of(texts.get(m.text)) for m in compared]
    wide = many_vectors([tells[m.key] for m in compared], spoken, kept=kept) if compared else ()
    many = {m.key: row for m, row in zip(compared, wide, strict=True)}
    figures = {m.key: find_figures(m.content) for m in mentions}
    places = _places(mentions)
    focus: dict[str, Focus] = {}
    for mention in mentions:
        count, sentences = read[mention.text].counts, read[mention.text].sentences
        own = content_words(mention.content)
        told = {
            stem: rarity.get(stem, 1.0)
            * (1 - (min(1.0, count[stem] / sentences) if sentences >= _FEW else _UNKNOWN_SHARE))
            for stem in sorted(own | content_words(tells[mention.key]))
        }
        weights = {stem: weight for stem, weight in told.items() if stem in own}
        focus[mention.key] = Focus(
            text=mention.text,
            foreign=mention.text in foreign,
            weights=weights,
            total=sum(weights.values()),
            length=_length(weights),
            told=told,
            told_length=_length(told),
            figures=telling(figures[mention.key], [figures[key] for key in members[mention.text]]),
            many=many.get(mention.key),
            place=max(places[mention.key], 0.0),
            leads=places[mention.key] <= 0,
        )
    marks = _rare_marks(mentions) if foreign else {}
    return Context(focus, _vocabularies(read), members, marks, of_text)


def _between(odds: float, bounds: tuple[float, float]) -> float:
    low, high = bounds
    return min(1.0, max(0.0, (odds - low) / (high - low)))


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(w * w for w in weights.values()))


def _compared_across(
    mentions: Sequence[LinkMention],
    foreign: Collection[str],
    begun: Collection[str],
    kept: Kept | None,
    tells: Mapping[str, str],
) -> list[LinkMention]:
    """Return the mentions to be read in the multilingual space: none where no text is foreign.

    Where a new text is foreign, all that is new and, of what was there before, what has a vector
    already and the ``MANY_BEGUN`` that share most figures and Latin words with a foreign one. Else
    only the new ones that share something so.
    """
    if not foreign:
        return []
    marks = {m.key: _marks(m.content) for m in mentions}
    apart = {t for m in mentions if m.text in foreign for t in marks[m.key]}
    new_foreign = any(m.text in foreign and m.key not in begun for m in mentions)
    wanted: list[LinkMention] = []
    ranked: list[tuple[int, str, LinkMention]] = []
    for mention in mentions:
        shared = len(marks[mention.key] & apart)
        if mention.key not in begun:
            if new_foreign or shared >= MARKS:
                wanted.append(mention)
        elif kept and vector_key(tells[mention.key], version=MANY_VERSION) in kept.known:
            wanted.append(mention)
        elif new_foreign:
            ranked.append((-shared, mention.key, mention))
    ranked.sort(key=lambda r: r[:2])
    wanted += [mention for *_, mention in ranked[:MANY_BEGUN]]
    return sorted(wanted, key=lambda m: m.key)


def _marks(content: str) -> frozenset[str]:
    """Return the figures and Latin words of a wording, which stay the same in a translation."""
    words = {w for w in content_words(content) if w.isascii() and len(w) >= _LATIN}
    return frozenset(words | {f"#{figure.value:g}" for figure in find_figures(content)})


def _rare_marks(mentions: Sequence[LinkMention]) -> dict[str, dict[str, float]]:
    """Return the marks of each text that few texts have, with how rare each is."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        found[mention.text] |= _marks(mention.quote)
    held = Counter(mark for marks in found.values() for mark in marks)
    rare = {m: math.log((len(found) + ELSEWHERE) / n) - COMMON for m, n in held.items()}
    return {
        text: {m: rare[m] for m in sorted(marks) if rare[m] > 0 and m not in _SMALL}
        for text, marks in found.items()
    }


def _places(mentions: Sequence[LinkMention]) -> dict[str, float]:
    """Return where each mention stands among those of its text (0–1), -1 where it repeats them."""
    found = {m.key: -1.0 for m in mentions}
    bodies: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in mentions:
        if mention.place not in REPEATING:
            bodies[mention.text].append(mention)
    for body in bodies.values():
        body.sort(key=lambda m: (m.position, m.key))
        found |= {m.key: n / max(len(body) - 1, 1) for n, m in enumerate(body)}
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text says: in how many of its sentences each stem stands, the stems in order."""

    counts: Counter[str]
    sentences: int
    stems: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> "_Told":
        counts = Counter(w for s in sentences for w in content_words(s))
        return cls(counts, len(sentences), tuple(sorted(counts)))


def _read_text(text: LinkText | None, said: Sequence[str]) -> _Told:
    """Return what a text says; ``said`` are its wordings, which a text not held is known by."""
    sentences, known, told = _read_passages(text.passages if text else ())
    more = [s for s in said if s[:20] not in known]
    return _Told.of([*sentences, *more]) if more else told


@lru_cache(maxsize=READ_ONCE)
def _read_passages(passages: tuple[str, ...]) -> tuple[tuple[str, ...], str, _Told]:
    sentences = tuple(s for p in passages for s in _SENTENCE.split(p) if s)
    return sentences, " ".join(sentences), _Told.of(sentences)


def _vocabularies(told: Mapping[str, _Told]) -> dict[str, dict[str, float]]:
    """Return each text's stems, weighed by how few texts have them, as vectors of length 1."""
    held: Counter[str] = Counter(stem for text in told.values() for stem in text.stems)
    rare = {stem: _rare(number, len(told)) for stem, number in held.items()}
    squares = {stem: worth**2 for stem, worth in rare.items()}
    found: dict[str, dict[str, float]] = {}
    for key, text in told.items():
        length = math.sqrt(sum([squares[s] for s in text.stems])) or 1.0
        found[key] = {s: rare[s] / length for s in text.stems}
    return found


def _rare(held: int, texts: int) -> float:
    return math.log(1 + (texts + ELSEWHERE) / held) ** 2
