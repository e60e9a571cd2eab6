# ruff: noqa: E501 -- patterns are read whole
"""A party that speaks on after it has answered, and one whose answer stands after a colon."""

import re

from app.domain.found import FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Act, Naming, Scope, SourceKind
from app.extract.page import Page
from app.extract.parties import family_of, speaks_for_body
from app.extract.raw import Raw
from app.extract.sentences import Parsed

_ROLE = re.compile(
    r"(?i:the|a|its|their|another) (?:[a-z]+ )?(?:spokes\w+|representative|press (?:service|office|secretary)|director|chief|head|manager)$"
)
_PERSONAL = frozenset(["he", "she", "it", "they"])
_ANSWERS = frozenset(["answer", "reply", "respond", "retort", "react", "counter"])
_ANSWER_NOUNS = frozenset(["answer", "reply", "response", "retort", "reaction"])


def goes_on(
    page: Page, index: int, raw: Raw, party: Step | None, last: FoundResponse | None
) -> FoundResponse | None:
    """Return ``last``, the answer told in the sentence before, if its party is now quoted further.

    The party is the same, or one that speaks for it: "its director", "a spokesman", "he".
    """
    if last is None or index == 0 or not raw.quoted or raw.source is None:
        return None
    if last.scope not in (Scope.THIS_CLAIM, Scope.PART):
        return None
    if not page.layout.sentences[index - 1].span.overlaps(last.quote):
        return None
    words = raw.source.of(page.text)
    if party is not None and party.actor is not None:
        if family_of(page, party.actor) & family_of(page, last.actor):
            return last
        if words.lower() in _PERSONAL:
            return None  # a pronoun has found whom it means
    family = family_of(page, last.actor)
    start = page.layout.sentences[index].span.start
    others = [n for n in page.names if n.kind == "actor" and n.slug not in family]
    if any(start <= n.span.start and n.span.end <= raw.source.start for n in others):
        return None  # another one is named before, for whom he may speak
    tied = any(speaks_for_body(part) for part in words.split(", "))
    return last if tied or is_role(words) else None


def is_role(words: str) -> bool:
    """Tell whether words for a speaker only give a role: "a spokeswoman", "its press service"."""
    return _ROLE.match(words) is not None


def same_act(before: FoundResponse) -> Act | None:
    """Return what a party that goes on does by default: one that denied goes on denying."""
    if before.act in (Act.DENIAL, Act.PARTIAL_DENIAL):
        return Act.DENIAL
    return before.act if before.act in (Act.COUNTER_CLAIM, Act.POSITION, Act.UNAWARE) else None


def spoken_for(page: Page, before: FoundResponse, raw: Raw) -> Step:
    """Return the party of an answer as the one who speaks on, where the text names no other."""
    name = next((n.name for n in page.names if n.slug == before.actor), before.actor)
    person = page.resolver.people.get(before.actor)
    called = person.name if person is not None else name
    return Step(
        SourceKind.ACTOR,
        called,
        Naming.INSTITUTION_CLAIMED,
        raw.source,
        raw.cue,
        actor=before.actor,
    )


def answer_after_colon(sentence: Parsed, text: str, quote: Span) -> tuple[Span, Span, bool] | None:
    """Return who answers, what, and whether the subject is only "the answer", told after a colon.

    "The school answered our letter in one line: it teaches nobody." What is asked for is told in
    the sentence before, where the subject is the answer itself.
    """
    offset = sentence.offset
    colon = text.find(": ", quote.start, quote.end)
    root = next((t for t in sentence.tokens if t.dep_ == "ROOT"), None)
    if colon < 0 or root is None:
        return None
    verbs = [root, *(c for c in root.children if c.dep_ in ("ccomp", "parataxis"))]
    for verb in verbs:
        if verb.idx + offset >= colon or any(c.dep_ == "neg" for c in verb.children):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.idx + offset >= colon:
            continue
        bare = subject.lemma_.lower() in _ANSWER_NOUNS
        if verb.lemma_.lower() not in _ANSWERS and not bare:
            continue
        first, after = subject.left_edge, subject.right_edge
        end = min(after.idx + len(after) + offset, colon)
        return Span(first.idx + offset, end), Span(colon + 2, quote.end), bare
    return None
