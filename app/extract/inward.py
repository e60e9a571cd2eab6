"""Attributions of what somebody believes, wants, backs or seems: not statements of the desk.

Their rules are those of ``raw.INWARD``: later stages may leave them out by that name.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract import cues, stances
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

_VERBS = (
    stances.CLAUSE_VERBS
    | stances.WISH_VERBS
    | stances.DIRECTIVE_VERBS
    | stances.OBJECT_VERBS
    | stances.AS_VERBS
    | stances.SEEMING
    | stances.PASSIVE_BELIEF
    | stances.PREPOSITIONS.keys()
)
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM")
Part = tuple[str, "list[Token]", "list[Token]"]  # rule, further words of the cue, content


def by_inward(layout: Layout, sentence: Parsed, index: int) -> list[Raw]:
    """Return the beliefs, wishes, stances and appearances that one sentence tells of."""
    found: list[Raw] = []
    for token in sentence.tokens:
        tag = token.pos_
        if tag == "VERB":
            if token.lemma_.lower() not in _VERBS:
                continue
            raw = _of_verb(sentence, index, token)
        elif tag == "NOUN":
            if token.lemma_.lower() not in stances.CLAIM_NOUNS:
                continue
            raw = _of_noun(sentence, index, token)
        elif tag == "ADJ":
            if token.lower_ not in stances.ADJECTIVES:
                continue
            raw = _of_adjective(sentence, index, token)
        else:
            continue
        if raw is not None and not in_quote(layout, token.idx + sentence.offset):
            found.append(raw)
    return found


def _of_verb(sentence: Parsed, index: int, verb: "Token") -> Raw | None:
    lemma = verb.lemma_.lower()
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if lemma in stances.SEEMING:
        return _appearance(sentence, index, verb, "seems")
    if passive or is_asked(verb):
        return _passive(sentence, index, verb)
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in _NOMINAL:
        return None
    part = _taken(sentence, verb, lemma)
    if part is None:
        return None
    rule, more, content = part
    source = source_tokens(subject, sentence, verb)
    cue = [*cue_tokens(verb, sentence), *more]
    raw = _raw(sentence, index, source, cue, content, rule=rule, verb=lemma)
    pronoun = relative_of(verb)
    if raw is None or pronoun is None:
        return raw
    return replace(raw, relative=token_span([pronoun], sentence.offset))


def _taken(sentence: Parsed, verb: "Token", lemma: str) -> Part | None:
    """Return what ``verb`` takes as content, by the frames of its lemma."""
    after = [c for c in verb.children if c.i > verb.i]
    clause = [c for c in after if c.dep_ == "ccomp"]
    if clause and lemma in stances.CLAUSE_VERBS:
        return "thinks", [], _reach(sentence, clause, verb)
    wish = [c for c in after if c.dep_ in ("xcomp", "ccomp") and _is_infinitive(c)]
    objects = [c for c in after if c.dep_ in ("dobj", "dative", "nsubj")]
    if wish and (lemma in stances.WISH_VERBS or (objects and lemma in stances.DIRECTIVE_VERBS)):
        return "wants", [], _reach(sentence, [*objects, *wish], verb)
    if clause and lemma in stances.WISH_VERBS | stances.DIRECTIVE_VERBS | stances.AS_VERBS:
        return "wants", [], _reach(sentence, clause, verb)
    if lemma in stances.AS_VERBS and objects:
        named = [
            c
            for c in after
            if c.dep_ in ("oprd", "xcomp") or (c.dep_ == "prep" and c.lower_ == "as")
        ]
        if named:
            rule = "object" if lemma in cues.OBJECT_VERBS else "stance"
            return rule, [], _reach(sentence, [*objects, *named], verb)
    if lemma in stances.PREPOSITIONS:
        prep = _preposition(after, stances.PREPOSITIONS[lemma])
        if prep is not None:
            particles = [c for c in after if c.dep_ == "prt"]
            return "stance", [*particles, prep], _within(sentence, prep)
    if lemma in stances.OBJECT_VERBS:
        direct = [c for c in objects if c.dep_ == "dobj" and c.lower_ not in _REFLEXIVE]
        if direct:
            more = [c for c in after if c.dep_ in ("prep", "xcomp", "oprd") and c.i > direct[0].i]
            return "stance", [], _reach(sentence, [direct[0], *_tied(more)], verb)
    return None


_REFLEXIVE = ("himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself")


def _tied(more: "list[Token]") -> "list[Token]":
    return [c for c in more if c.dep_ != "prep" or c.lower_ in ("for", "of", "as", "to", "about")][
        :1
    ]


def _passive(sentence: Parsed, index: int, verb: "Token") -> Raw | None:
    """Return "X is expected to Y", "X was told that Y", "X was criticised by Y"."""
    lemma = verb.lemma_.lower()
    agent = next(
        (p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"),
        None,
    )
    subject = subject_of(verb)
    if agent is not None:
        if subject is None or lemma not in stances.OBJECT_VERBS | stances.AS_VERBS:
            return None
        content = between(sentence, subject.left_edge.i, min(subject.right_edge.i, verb.i - 1) + 1)
        source = between(sentence, agent.left_edge.i, agent.right_edge.i + 1)
        return _raw(
            sentence, index, source, cue_tokens(verb, sentence), content, rule="passive", verb=lemma
        )
    if lemma not in stances.PASSIVE_BELIEF:
        return None
    if lemma in ("ask", "tell") and not any(c.dep_ in _CLAUSAL for c in verb.children):
        prep = _preposition([c for c in verb.children if c.i > verb.i], _ABOUT)
        if prep is None:
            return None
        cue = [*cue_tokens(verb, sentence), prep]
        return _raw(sentence, index, [], cue, _within(sentence, prep), rule="passive", verb=lemma)
    return _appearance(sentence, index, verb, "passive")


_CLAUSAL = ("ccomp", "xcomp")
_ABOUT = frozenset({"about", "of"})


def _appearance(sentence: Parsed, index: int, verb: "Token", rule: str) -> Raw | None:
    """Return what seems, is said or is expected, its subject included; nobody is its source."""
    after = [
        c for c in verb.children if c.i > verb.i and c.dep_ in ("xcomp", "ccomp", "oprd", "acomp")
    ]
    if rule == "passive":
        after = [c for c in after if c.dep_ != "acomp"]
    if not after:
        return None
    subject = subject_of(verb)
    tokens = _reach(sentence, after, verb)
    if rule != "passive" or verb.lemma_.lower() not in ("tell", "ask"):
        first = subject is not None and subject.lower_ not in ("it", "there") and subject.i < verb.i
        if first and subject is not None:
            cue = cue_tokens(verb, sentence)
            head = between(sentence, subject.left_edge.i, subject.right_edge.i + 1)
            head = [t for t in head if t.i < cue[0].i]
            return _raw(
                sentence, index, [], cue, [*head, *tokens], rule=rule, verb=verb.lemma_.lower()
            )
    return _raw(
        sentence, index, [], cue_tokens(verb, sentence), tokens, rule=rule, verb=verb.lemma_.lower()
    )


def _of_adjective(sentence: Parsed, index: int, adjective: "Token") -> Raw | None:
    """Return "X is confident that Y", "X, aware of Y"."""
    after = [
        c
        for c in adjective.children
        if c.i > adjective.i
        and c.dep_ in ("ccomp", "xcomp", "prep")
        and (c.dep_ != "prep" or c.lower_ in _ADJECTIVE_PREPOSITIONS)
    ]
    if not after or adjective.dep_ not in ("acomp", "oprd", "conj", "amod", "advcl", "ROOT"):
        return None
    verb = adjective.head
    subject = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    if subject is None or subject.lower_ in ("it", "there", "that", "this"):
        return None
    last = after[-1]
    if last.dep_ == "prep":
        cue, content = [adjective, last], _within(sentence, last)
    else:
        cue, content = [adjective], _reach(sentence, after, adjective)
    group = [*cue_tokens(verb, sentence), *cue]
    source = source_tokens(subject, sentence, verb)
    return _raw(sentence, index, source, group, content, rule="adjective", verb=adjective.lower_)


_ADJECTIVE_PREPOSITIONS = ("of", "about", "that", "with", "at", "by", "over", "to", "in", "for")


def _of_noun(sentence: Parsed, index: int, noun: "Token") -> Raw | None:
    """Return "the claim that Y", "X's fear of Y", "X expressed doubts about Y"."""
    after = [c for c in noun.children if c.i > noun.i]
    clause = [
        c
        for c in after
        if (c.dep_ in ("acl", "ccomp", "relcl") and _is_content_clause(c)) or c.dep_ == "xcomp"
    ]
    prep = _preposition(after, stances.NOUN_PREPOSITIONS)
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.pos_ in _NOMINAL), None)
    by = next(
        (
            p
            for c in after
            if c.dep_ == "prep" and c.lower_ in ("by", "from", "among")
            for p in c.children
            if p.dep_ == "pobj"
        ),
        None,
    )
    verb = noun.head
    light = (
        noun.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_.lower() in stances.LIGHT_VERBS
    )
    source: list[Token] = []
    cue = [noun]
    if owner is not None:
        source = between(sentence, owner.left_edge.i, owner.right_edge.i + 1)
    elif by is not None:
        source = between(sentence, by.left_edge.i, by.right_edge.i + 1)
    elif light:
        subject = subject_of(verb)
        if subject is not None and subject.pos_ in _NOMINAL:
            source = source_tokens(subject, sentence, verb)
            cue = between(sentence, cue_tokens(verb, sentence)[0].i, noun.i + 1)
    if clause and (source or any(not _is_infinitive(c) for c in clause)):
        return _raw(
            sentence,
            index,
            source,
            cue,
            _reach(sentence, clause, noun),
            rule="noun",
            verb=noun.lemma_,
        )
    if prep is None or not source:
        return None
    return _raw(
        sentence,
        index,
        source,
        [*cue, prep],
        _within(sentence, prep),
        rule="noun",
        verb=noun.lemma_,
    )


def _is_content_clause(clause: "Token") -> bool:
    """Tell "the claim that it fell" and "a plan to go" from "the claim that he made"."""
    if _is_infinitive(clause):
        return True
    marks = [c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"]
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    if marks and subjects:
        return True
    return clause.dep_ == "acl" and clause.lower_ == "saying"


def _is_infinitive(verb: "Token") -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _preposition(after: "list[Token]", wanted: frozenset[str]) -> "Token | None":
    return next((c for c in after if c.dep_ == "prep" and c.lower_ in wanted), None)


def _within(sentence: Parsed, prep: "Token") -> "list[Token]":
    return between(sentence, prep.i + 1, prep.right_edge.i + 1)


def _reach(sentence: Parsed, heads: "list[Token]", cue: "Token") -> "list[Token]":
    left = max(min(h.left_edge.i for h in heads), cue.i + 1)
    return between(sentence, left, max(h.right_edge.i for h in heads) + 1)


def _raw(
    sentence: Parsed,
    index: int,
    source: "list[Token]",
    cue: "list[Token]",
    content: "list[Token]",
    *,
    rule: str,
    verb: str,
) -> Raw | None:
    if not cue or not content:
        return None
    ordered = sorted({t.i for t in cue})
    words = between(sentence, ordered[0], ordered[-1] + 1)
    cue_span = token_span(words, sentence.offset)
    span = token_span(content, sentence.offset)
    who = token_span(source, sentence.offset) if source else None
    if cue_span is None or span is None or Span(span.start, span.end) == cue_span:
        return None
    return Raw(who, cue_span, span, rule, verb, index)
