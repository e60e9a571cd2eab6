"""Attributions that a verb of saying carries: who says, what is said, to whom, citing whom."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract import cues
from app.extract.content import find_content, worded_content
from app.extract.raw import (
    Raw,
    between,
    cue_tokens,
    in_quote,
    is_asked,
    relative_of,
    source_tokens,
    subject_of,
    token_span,
)
from app.extract.sentences import Layout, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUE_LEMMAS = cues.SPEECH | cues.THOUGHT | cues.SHOWING | {"put", "speak"}
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM")
_FINITE = ("VBD", "VBZ", "VBP")


def by_verb(layout: Layout, sentence: Parsed, index: int) -> list[Raw]:
    """Return what the verbs of saying, thinking and showing carry in one sentence."""
    found: list[Raw] = []
    for verb in sentence.tokens:
        lemma = verb.lemma_.lower()
        if lemma not in _CUE_LEMMAS or not (verb.pos_ in ("VERB", "AUX") or _misread(verb)):
            continue
        if in_quote(layout, verb.idx + sentence.offset):
            continue
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) and verb.dep_ != "ROOT":
            continue  # "asked him to say": nobody has said it
        if is_asked(verb) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")):
            continue  # "a film posted in May": what is posted does not speak
        raw = _one_verb(layout, sentence, index, verb)
        if raw is None and lemma in cues.PLAIN and verb.tag_ in _FINITE:
            raw = _worded(layout, sentence, index, verb)
        if raw is not None:
            found.append(raw)
    return found


def _misread(verb: "Token") -> bool:
    """Tell whether a word taken for a noun is the verb of a sentence ("notes ... show that")."""
    return (
        verb.dep_ == "ROOT"
        and verb.pos_ == "NOUN"
        and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
        and any(
            c.dep_ == "ccomp" and c.i > verb.i and any(m.lower_ == "that" for m in c.children)
            for c in verb.children
        )
    )


def _one_verb(layout: Layout, sentence: Parsed, index: int, verb: "Token") -> Raw | None:
    lemma = verb.lemma_.lower()
    offset = sentence.offset
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    subject = subject_of(verb)
    if subject is not None and subject.pos_ not in _NOMINAL:
        return None
    source: list[Token] = []
    if not passive and lemma in ("quote", "cite") and subject is not None:
        return _quoting(sentence, index, verb, subject)
    if passive:
        agent = next(
            (p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"),
            None,
        )
        saying = next(
            (c for p in verb.children if p.dep_ == "prep" and p.lower_ == "as" for c in p.children),
            None,
        )
        if lemma == "quote" and subject is not None:
            source = source_tokens(subject, sentence, verb)
        elif agent is not None:
            source = source_tokens(agent, sentence, verb)
        elif saying is None and not any(c.dep_ == "ccomp" for c in verb.children):
            return None
    elif subject is not None:
        source = source_tokens(subject, sentence, verb)
    if (
        subject is not None
        and not passive
        and subject.lower_ in ("it", "there")
        and lemma in ("say", "show")
        and not source
    ):
        return None
    cue = token_span(cue_tokens(verb, sentence), offset)
    who = token_span(source, offset) if source else None
    content, rule = find_content(layout, sentence, verb, source, passive=passive)
    if content is None or cue is None:
        return None
    if who is None and not passive:
        return None
    if lemma in cues.THOUGHT and lemma not in cues.SPEECH:
        rule = "thinks"
    via, via_cue = _told(sentence, verb, passive=passive, lemma=lemma)
    if passive and lemma == "tell" and subject is not None and source:
        via = token_span(source_tokens(subject, sentence, verb), offset)
    pronoun = relative_of(verb) if not passive else None
    return Raw(
        who,
        cue,
        content,
        rule,
        lemma,
        index,
        relative=token_span([pronoun], offset) if pronoun is not None else None,
        via=via,
        via_cue=via_cue or (cue if via else None),
        cited=_cited(sentence, verb),
        quoted=any(
            q.span.overlaps(content)
            for q in layout.quotes
            if q.span.end > sentence.sentence.span.start
        ),
    )


def _worded(layout: Layout, sentence: Parsed, index: int, verb: "Token") -> Raw | None:
    """Return "X, the mayor, said Y" read from the words, where the parse is no help."""
    tokens = sentence.tokens
    at = next(n for n, t in enumerate(tokens) if t.i == verb.i)
    speaker = _before(tokens, at)
    if not speaker:
        return None
    content = worded_content(layout, sentence, verb, speaker[0].i)
    source = token_span(speaker, sentence.offset)
    cue = token_span(cue_tokens(verb, sentence), sentence.offset)
    if content is None or source is None or cue is None or content.overlaps(source):
        return None
    lemma = verb.lemma_.lower()
    via, _ = _told(sentence, verb, passive=False, lemma=lemma)
    raw = Raw(
        source,
        cue,
        content,
        "worded",
        lemma,
        index,
        via=via,
        via_cue=cue if via else None,
        cited=_cited(sentence, verb),
    )
    return replace(raw, quoted=any(q.span.overlaps(content) for q in layout.quotes))


def _before(tokens: "tuple[Token, ...]", at: int) -> "list[Token]":
    """Return the noun phrase right before position ``at``, with what stands between its commas."""
    stop = at
    while stop > 0 and _beside(tokens[stop - 1]):
        stop -= 1
    first = stop
    if first > 1 and tokens[first - 1].text == ",":
        first -= 1
        while first > 0 and tokens[first - 1].text != ",":
            first -= 1
        if first == 0:  # no second comma: what stands before the first one is no speaker
            return []
        inner = [t for t in tokens[first:stop] if t.text != ","]
        first -= 1
        if len(inner) > 1 and all(t.pos_ == "PROPN" for t in inner) and first:
            office = tokens[first - 1]
            if office.pos_ == "NOUN":  # "the minister's adviser for trade, Ana Reyes, said"
                return inner
    if tokens[first - 1].pos_ == "PRON" and first > 0 and tokens[first - 1].lower_ in cues.PRONOUNS:
        return list(tokens[first - 1 : stop])
    left = first
    while left > 0 and _in_name(tokens[left - 1]):
        left -= 1
    while left > 1 and tokens[left - 1].lower_ in _TIES and tokens[left - 2].pos_ == "NOUN":
        left -= 1  # "an official in Rome": the speaker is the one before the place
        while left > 0 and _in_name(tokens[left - 1]):
            left -= 1
    name = tokens[left:first]
    if not any(t.pos_ in ("NOUN", "PROPN") for t in name) and not (at == 1 and left == 0):
        return []
    return list(tokens[left:stop])


_TIES = ("in", "at", "of", "from", "with", "for", "near")


def _beside(token: "Token") -> bool:
    return token.pos_ in ("ADV", "AUX", "PART") and token.text[:1].islower()


def _in_name(token: "Token") -> bool:
    if token.dep_ == "poss":
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PART") or token.text in "'’s-."


def _quoting(sentence: Parsed, index: int, verb: "Token", subject: "Token") -> Raw | None:
    """Return "X quoted Y as saying Z": Z comes from Y by way of X."""
    quoted = next((c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.i > verb.i), None)
    carrier = token_span(source_tokens(subject, sentence, verb), sentence.offset)
    cue = token_span(cue_tokens(verb, sentence), sentence.offset)
    if quoted is None or carrier is None or cue is None:
        return None
    rest = [t for t in sentence.tokens if t.i > quoted.i]
    saying = next(
        (t for t in rest if t.lemma_ in ("say", "tell", "claim", "speak", "warn", "write")), None
    )
    if saying is None:
        return None
    right = min(saying.i, next((t.i for t in rest if t.lower_ in ("as", "who")), saying.i))
    source = token_span(between(sentence, quoted.left_edge.i, right), sentence.offset)
    content = token_span(
        [t for t in rest if t.i > saying.i and not (t.i == saying.i + 1 and t.lower_ == "of")],
        sentence.offset,
    )
    if source is None or content is None:
        return None
    return Raw(carrier, cue, content, "object", verb.lemma_.lower(), index, cited=source)


def _told(
    sentence: Parsed, verb: "Token", *, passive: bool, lemma: str
) -> tuple[Span | None, Span | None]:
    """Return who was told ("told Sky News") with the cue, if anyone."""
    if passive or lemma not in ("tell", "say", "write", "inform", "assure", "speak", "explain"):
        return None, None
    for child in verb.children:
        if lemma == "tell" and child.dep_ in ("dobj", "dative") and child.i > verb.i:
            return token_span(
                between(sentence, child.left_edge.i, child.right_edge.i + 1), sentence.offset
            ), None
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "in", "with"):
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is not None and target.pos_ == "PROPN":
                return token_span(
                    between(sentence, target.left_edge.i, target.right_edge.i + 1), sentence.offset
                ), None
    if lemma == "tell" and verb.i + 1 - sentence.tokens[0].i < len(sentence.tokens):
        rest = [t for t in sentence.tokens if t.i > verb.i]
        named: list[Token] = []
        for token in rest:
            if token.pos_ == "PROPN" or (not named and token.lower_ in ("the", "a")):
                named.append(token)
            else:
                break
        return (
            token_span(named, sentence.offset) if any(t.pos_ == "PROPN" for t in named) else None
        ), None
    return None, None


def _cited(sentence: Parsed, verb: "Token") -> Span | None:
    """Return whom the speaker cites in the same sentence ("reported, citing two officials")."""
    for child in sentence.tokens:
        if child.lower_ in ("citing", "quoting") and (
            verb in (child.head, child.head.head) or 0 < child.i - verb.i < 12
        ):
            target = next((c for c in child.children if c.dep_ in ("dobj", "pobj")), None)
            if target is not None:
                return token_span(
                    between(sentence, target.left_edge.i, target.right_edge.i + 1), sentence.offset
                )
    return None
