"""Which candidate sentences of a page are claims of its story, which are background.

What a careful reader goes by: whether a sentence ties to what the page opened with, whether it
tells of something that happened or of how things generally are, who says it, how far back it lies.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.base.dates import date_range
from app.domain.found import FoundClaim, FoundResponse
from app.domain.words import SourceKind
from app.extract import background_words as words_of
from app.extract.belonging import sides_spoken_of
from app.extract.claiming import THRESHOLD
from app.extract.page import ASIDE, Page
from app.extract.scope import nouns_in, topics_in
from app.extract.standing import key_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = 3  # body sentences that say what a page is about, with its headline
_TIED = 2  # rare stems shared with the opening: the sentence goes on with it
_CLOSE = 3  # rare stems shared with all that goes on with the opening
_FEW = 3  # smaller numbers are shared by chance
_UNTIED = (1.0, 0.4, 0.0)  # with no sign, one, two that it goes on with the story
_AFTER_NAME = 70  # characters: what a source is ("..., who taught physics for years")
_AFTER_SIGNS = 12  # the same in Chinese

WEIGHTS = {
    "lead": 0.3,
    "figure": 0.5,
    "untied": -0.8,
    "definition": -2.5,
    "portrait": -1.5,
    "this text": -2.5,
    "profile": -1.5,
    "far back": -0.8,
    "long ago": -1.7,
    "last year": -0.5,
    "bystander": -1.2,
    "remark": -1.0,
    "should": -2.0,
    "comes as": -3.0,
    "other matter": -2.2,
    "reminding": -1.2,
    "own self": -0.8,
}
"""Logits; set by hand from what they mean, then tried on stories left out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The claim that the sentence at ``index`` may be, and how likely (0-1) it is by itself."""

    index: int
    claim: FoundClaim

    @property
    def odds(self) -> float:
        """How likely it is a claim by its own words, whoever said it."""
        said = self.claim.attribution
        return self.claim.score if said is None else self.claim.score / said.score


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is about: the rare stems of its opening and of what goes on with it, its figures.

    ``core`` counts the stems; ``opening`` and ``sure`` are indices of sentences, ``tellers`` the
    sources that state something in the opening, ``year`` that of publication.
    """

    led: frozenset[str]
    core: Counter[str]
    opening: frozenset[int]
    sure: frozenset[int]
    figures: frozenset[float]
    tellers: frozenset[str]
    year: int | None


def settle(
    page: Page, candidates: list[Candidate], responses: list[FoundResponse]
) -> tuple[list[FoundClaim], list[FoundResponse]]:
    """Return the claims of the page's story, and the responses with what they answer among them."""
    story = find_story(page, candidates)
    kept = [
        at
        for at, c in enumerate(candidates)
        if _logit(c.odds) + weigh(page, c, story) >= _logit(THRESHOLD)
    ]
    now = {at: new for new, at in enumerate(kept)}
    return [candidates[at].claim for at in kept], [
        r if r.answers is None else replace(r, answers=now.get(r.answers)) for r in responses
    ]


def weigh(page: Page, candidate: Candidate, story: Story) -> float:
    """Return what the page around adds (logit) to a candidate's odds."""
    found = features(page, candidate, story)
    return sum(WEIGHTS[name] * value for name, value in found.items())


def _logit(odds: float) -> float:
    safe = min(0.999, max(0.001, odds))
    return math.log(safe / (1 - safe))


def find_story(page: Page, candidates: list[Candidate]) -> Story:
    """Return what the page is about, as its opening and the candidates tied to it tell."""
    text = page.text
    sentences = page.layout.sentences
    opening = [i for i, s in enumerate(sentences) if s.kind not in ASIDE][:_LEADS]
    lead = " ".join([page.article.title or "", *(sentences[i].span.of(text) for i in opening)])
    led = stems(lead)
    core = Counter(led)
    for candidate in candidates:
        own = stems(candidate.claim.quote.of(text))
        if len(own & led) >= _TIED:
            core.update(own)
    starting = [
        c for c in candidates if any(sentences[i].span.overlaps(c.claim.quote) for i in opening)
    ]
    once = {(c.index, n) for c in candidates for n in _numbers(c.claim)}
    told = Counter(n for _, n in once)
    days = date_range(page.article.published)
    return Story(
        led=led,
        core=core,
        opening=frozenset(opening),
        sure=frozenset(c.index for c in candidates),
        figures=frozenset(
            [n for c in starting for n in _numbers(c.claim)] + [n for n in told if told[n] > 1]
        ),
        tellers=frozenset(_source(c.claim) for c in starting),
        year=days.latest.year if days and days.latest else None,
    )


@lru_cache(maxsize=2_000)
def stems(text: str) -> frozenset[str]:
    """Return the stems of ``text`` that few pages share, by which sentences tie to each other."""
    return frozenset(n for n in nouns_in(text) if words_of.COMMON.match(n) is None)


def features(page: Page, candidate: Candidate, story: Story) -> dict[str, float]:
    """Return what speaks for and against ``candidate`` being a claim of the page's story.

    Each is 0 to 1 and named in ``WEIGHTS``.
    """
    claim = candidate.claim
    words = claim.quote.of(page.text)
    content = claim.content.of(page.text)
    mine = claim.attribution is None
    numbers = _numbers(claim)
    there = sides_spoken_of(words)
    both = {"RU", "CN"} <= there
    own = stems(words)
    counted = len(own & story.led) >= _TIED
    far = {n for n in own if story.core[n] > counted}
    led = own & story.led
    lead = candidate.index in story.opening
    figure = bool(numbers & story.figures)
    close = len(far) >= _CLOSE * (2 if page.language == "zh" else 1)
    aside = not figure and not lead
    shape = _shape(page, candidate)
    signs = sum((bool(far), candidate.index - 1 in story.sure, bool(topics_in(words))))
    back = _years_back(content, story.year)
    found = {
        "lead": lead,
        "figure": figure,
        "definition": mine and not figure and (shape.generic or _has(words, words_of.DEFINES)),
        "portrait": mine
        and shape.person
        and not both
        and (shape.present or not topics_in(content)),
        "this text": _has(words, words_of.THIS_TEXT),
        "profile": aside and not both and _has(content, words_of.PROFILE),
        "far back": back > 1 and not figure,
        "long ago": aside and _has(words, words_of.LONG_AGO),
        "last year": aside and _has(words, words_of.LAST_YEAR),
        "bystander": aside
        and not both
        and not (_is_known(claim) and _source(claim) in story.tellers)
        and _has(_who(page, claim), words_of.BYSTANDER),
        "remark": aside
        and not mine
        and (
            shape.anyone
            or shape.generic
            or _has(content, words_of.DEFINES)
            or _has(content, words_of.LIKE)
        ),
        "should": mine and _has(content, words_of.SHOULD),
        "comes as": not figure and _has(words, words_of.COMES_AS),
        "other matter": not figure and len(led) < _TIED and _has(words, words_of.OTHER_MATTER),
        "reminding": aside and _has(words, words_of.REMINDING),
        "own self": mine and not numbers and not both and _has(content, words_of.SELF),
    }
    loose = mine and not (figure or lead or close or both)
    return {name: float(value) for name, value in found.items()} | {
        "untied": _UNTIED[min(signs, 2)] if loose else 0.0
    }


def _has(text: str, pattern: re.Pattern[str]) -> bool:
    return pattern.search(text) is not None


def _numbers(claim: FoundClaim) -> set[float]:
    return {q.value for q in claim.quantities if q.value is not None and q.value > _FEW}


def _source(claim: FoundClaim) -> str:
    if claim.attribution is None:
        return ""
    return key_of(claim.attribution.steps[-1])


def _is_known(claim: FoundClaim) -> bool:
    """Tell whether the source is one that can be met again, not only "analysts"."""
    steps = claim.attribution.steps if claim.attribution is not None else ()
    return bool(steps) and steps[-1].kind != SourceKind.UNNAMED


def _who(page: Page, claim: FoundClaim) -> str:
    """Return the words that call the source, with what is said of it right after the name."""
    if claim.attribution is None:
        return ""
    step = claim.attribution.steps[-1]
    if step.source is None:
        return step.name
    after = _AFTER_SIGNS if page.language == "zh" else _AFTER_NAME
    end = max(step.source.end, min(step.source.end + after, claim.quote.end))
    return page.text[step.source.start : end]


def _years_back(content: str, year: int | None) -> int:
    """Return how many years before publication the latest year named lies, 0 if none is named."""
    years = [int(m.group()) for m in words_of.YEAR.finditer(words_of.SINCE.sub(" ", content))]
    return year - max(years) if years and year else 0


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the parse tells of an English sentence: is it of a kind, of one person, of anyone."""

    generic: bool = False
    person: bool = False
    anyone: bool = False
    present: bool = False


def _shape(page: Page, candidate: Candidate) -> _Shape:
    if not page.parsed:
        return _Shape()
    sentence = page.parsed[candidate.index]
    content = candidate.claim.content
    inside = [t for t in sentence.tokens if content.start <= t.idx + sentence.offset < content.end]
    verbs = [t for t in inside if t.pos_ in ("VERB", "AUX") and _heads(t, inside)]
    if not verbs:
        return _Shape()
    verb = min(verbs, key=lambda t: len(list(t.ancestors)))
    finite = min(
        [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))], key=lambda t: t.i
    )
    perfect = finite.lemma_ == "have" and verb.tag_ == "VBN"
    present = finite.tag_ in ("VBZ", "VBP") and not perfect and verb.tag_ != "VBG"
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return _Shape(present=present)
    return _Shape(
        generic=present and _of_a_kind(subject),
        person=subject.lower_ in ("he", "she"),
        anyone=subject.lower_ in ("you", "nobody", "everyone", "anyone"),
        present=present,
    )


def _heads(token: "Token", inside: "list[Token]") -> bool:
    return token.dep_ in ("ROOT", "ccomp", "parataxis") or token.head not in inside


def _of_a_kind(subject: "Token") -> bool:
    """Tell whether a subject means things of a kind ("such stations"), not certain ones."""
    own = list(subject.children)
    named = any(
        t.pos_ == "PROPN"
        or (t.text[:1].isupper() and not t.is_sent_start)
        or sides_spoken_of(t.text)
        for t in subject.subtree
    )
    kind = any(
        c.lower_ in ("a", "an", "such", "any", "every", "most", "many", "some", "all", "no")
        for c in own
    )
    bare = subject.tag_ == "NNS" and all(c.dep_ not in ("det", "poss", "nummod") for c in own)
    return (kind or bare) and not named and all(c.dep_ not in ("relcl", "acl", "prep") for c in own)
