# ruff: noqa: E501, SIM905 -- word lists are read whole
"""What a sentence states beside its main statement: since when, for how much, with how many, what of it.

"Six crews have trained there since May" says that they train and since when; "the ten lathes that
Harbin sold to Perm stand idle" says that they were sold.
"""

import re
from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract.adjuncts import lasting, passed_as, route_of, without_leave
from app.extract.belonging import sides_spoken_of
from app.extract.page import Page
from app.extract.quantities import find_quantities
from app.extract.raw import Raw, in_quote
from app.extract.scope import topics_in
from app.extract.sentences import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = frozenset(["VBD", "VBN"])
_MONEY = frozenset("dollars rubles roubles yuan renminbi euros pounds dollar euro usd eur".split())
_SIGN = re.compile(r"[$€£¥]")
_PEOPLE = frozenset(
    "officer soldier serviceman troop pilot crew cadet engineer instructor specialist technician "
    "sailor marine airman gunner operator expert adviser advisor worker trainee student man woman "
    "person people personnel member participant representative delegate commander".split()
)
_NO_EVENT = frozenset(  # said of somebody, or of where a thing is: it only tells which is meant
    "ask say tell speak write report describe know call name title base locate found bear lead head "
    "own see hear read publish quote cite mention compare concern involve contact reach be have".split()
)
_BEGINS = frozenset(  # the words that what is told beside a statement begins with, clauses apart
    "since for worth at with by involving via through every as without".split()
)
_FEWEST_AROUND = 7  # words of a statement that has room for another
_FEWEST_WORDS = 3  # of a participle or a relative clause; fewer only name the thing


def find_aspects(page: Page, index: int, within: Span, cues: tuple[Raw, ...]) -> tuple[Span, ...]:
    """Return the spans inside ``within`` that state something of their own, in text order.

    Never one that ``cues`` (who says it) stand in. Empty outside English.
    """
    if not page.parsed or len(within.of(page.text).split()) < _FEWEST_AROUND:
        return ()
    sentence = page.parsed[index]
    said = [r.cue for r in cues if r.cue is not None]
    said += [r.source for r in cues if r.source is not None]
    found: list[Span] = []
    for token in sentence.tokens:
        if token.lower_ not in _BEGINS and token.dep_ not in ("relcl", "acl"):
            continue
        ends = _since(token) or _worth(token) or _with_people(token) or _clause(token)
        own = route_of(token) or lasting(token) or passed_as(token) or without_leave(token)
        both = ends or own
        if both is None:
            continue
        first, last = both
        span = trimmed(
            page.text, first.idx + sentence.offset, last.idx + len(last) + sentence.offset
        )
        if span is None or not within.covers(span) or any(span.overlaps(c) for c in said):
            continue
        whole = span.end - span.start > 0.8 * (within.end - within.start)
        cut = in_quote(page.layout, span.start) != in_quote(page.layout, within.start)
        placed = token.tag_ in _PAST and any(c.dep_ == "prep" for c in token.children)
        if whole or cut or not (own is not None or placed or _tells(page, span)):
            continue
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    return tuple(found)


def _since(token: "Token") -> "tuple[Token, Token] | None":
    """Return "have trained there since May" of a verb that has a main statement before it."""
    if token.lower_ != "since" or token.dep_ != "prep" or token.head.pos_ not in ("VERB", "AUX"):
        return None
    verb = token.head
    dated = any(t.like_num or t.ent_type_ or t.pos_ in ("PROPN", "NUM") for t in token.subtree)
    rich = any(c.dep_ in ("dobj", "prep", "acomp", "attr") and c != token for c in verb.children)
    if token.i < verb.i or not (dated or _seasonal(token)) or not rich:
        return None
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return (min([verb, *auxiliaries], key=lambda t: t.i), token.right_edge)


def _seasonal(token: "Token") -> bool:
    times = ("spring", "summer", "autumn", "fall", "winter", "year", "month", "week", "war", "then")
    return any(t.lower_ in times for t in token.subtree)


def _worth(token: "Token") -> "tuple[Token, Token] | None":
    """Return "for 3 million dollars", "worth $9 million"."""
    if token.lower_ not in ("for", "worth", "at") or token.dep_ not in ("prep", "amod", "acomp"):
        return None
    words = list(token.subtree)
    money = any(t.lower_ in _MONEY or _SIGN.search(t.text) for t in words)
    if not money or not any(t.like_num or t.lower_[0].isdigit() for t in words):
        return None
    return (token, token.right_edge) if token.right_edge.i - token.i <= 9 else None


def _with_people(token: "Token") -> "tuple[Token, Token] | None":
    """Return "with 90 officers", "involving nine crews"."""
    if token.lower_ not in ("with", "by", "involving"):
        return None
    for child in token.children:
        counted = any(c.dep_ in ("nummod", "quantmod") for c in child.children)
        if child.dep_ in ("pobj", "dobj") and child.lemma_.lower() in _PEOPLE and counted:
            return (token, child.right_edge)
    return None


def _clause(token: "Token") -> "tuple[Token, Token] | None":
    """Return a clause about a thing in past tense: ", which were declared as tyres"."""
    if token.dep_ not in ("relcl", "acl") or token.tag_ not in _PAST:
        return None
    short = token.right_edge.i - token.left_edge.i + 1 < _FEWEST_WORDS
    if short or token.lemma_.lower() in _NO_EVENT or token.head.ent_type_ == "PERSON":
        return None
    noun = token.head
    apart = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
    if apart:
        return (token.left_edge, token.right_edge)
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if token.dep_ == "relcl" and subject is not None and subject.pos_ == "PROPN":
        return (noun.left_edge, token.right_edge)
    return None


def _tells(page: Page, span: Span) -> bool:
    words = span.of(page.text)
    telling = bool(topics_in(words)) + bool(sides_spoken_of(words) & {"RU", "CN"})
    return (
        bool(find_quantities(page.text, span))
        or telling > 0
        or words.startswith(("has", "have", "had"))
    )
