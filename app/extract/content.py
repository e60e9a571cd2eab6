"""What a verb of saying carries: the stretch of its sentence that is said, and by which rule."""

from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract import cues
from app.extract.raw import between, cut_comma, subject_of, token_span
from app.extract.sentences import Layout, Parsed, Quoted, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CLAUSE_END = 14  # words; a longer rest after "she said" is another clause
_NONE: tuple[None, str] = (None, "")


def find_content(
    layout: Layout, sentence: Parsed, verb: "Token", source: "list[Token]", *, passive: bool
) -> tuple[Span | None, str]:
    """Return what ``verb`` with its ``source`` carries and the rule; None if nothing."""
    text, offset, span = layout.text, sentence.offset, sentence.sentence.span
    lemma = verb.lemma_.lower()
    verb_at = verb.idx + offset
    verb_end = verb_at + len(verb)
    quotes = [
        q
        for q in layout.quotes
        if q.span.overlaps(span) and not q.span.start < verb_at < q.span.end
    ]
    group = [*source, verb]
    if passive:  # "The fleet has left, it was confirmed by the port": "it" is no content
        group += [c for c in verb.children if c.lower_ == "it" and c.i < verb.i]
    start, end = min(t.i for t in group), max(t.i for t in group) + 1
    group_start = min(t.idx for t in group) + offset
    if passive and lemma == "quote":
        return _tail(sentence, verb.i + 1, skip=("as", "saying")), "passive"
    comps = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis")]
    after = [c for c in comps if c.i > verb.i]
    before = [c for c in comps if c.i < start]
    if after and (not before or _follows(sentence, verb, after[-1])):
        content = _clause_after(sentence, verb, after)
        return _with_quotes(content, quotes), "passive" if passive else "says-that"
    inverted = bool(source) and source[0].i > verb.i
    head = trimmed(text, span.start, group_start)
    spoken = lemma in cues.SPOKEN | cues.SHOWING
    if (before or (inverted and head)) and head is not None and text[head.end - 1] in _MARKS:
        content = _head_content(sentence, head, quotes, group_start)
        if not quotes and spoken and _goes_on(sentence, head, end):
            content = _unended(text, span)
        return cut_comma(text, content), "passive" if passive else "said-after"
    if lemma in cues.SPEECH and quotes:
        places = (group_start, verb_end, end)
        found = _quotation(layout, sentence, verb, quotes=quotes, places=places, inverted=inverted)
        if found[0] is not None:
            return found
    plain = not passive and not _has_modal(verb)
    if head is not None and text[head.end - 1] == "," and lemma in cues.SPOKEN and plain:
        rest = text[verb_end : span.end].strip(" .")
        if (
            verb.dep_ in ("ROOT", "parataxis", "ccomp", "conj")
            and len(head.of(text).split()) > 3
            and len(rest.split()) < _CLAUSE_END
            and not before
            and not after
            and not any(c.dep_ == "dobj" for c in verb.children if lemma != "tell")
            and _has_verb(sentence, start)
        ):
            return cut_comma(text, head), "said-after"
    if lemma in ("put", "speak"):
        return _amount(sentence, verb, source, passive=passive)
    if head is not None and spoken and plain and _aside(text, group_start, verb_end, span):
        return cut_comma(text, _unended(text, span)), "said-after"
    return _object(sentence, verb, lemma, source, quotes, passive=passive)


_MARKS = ",\"”’'?!»—–)]…-"


def _follows(sentence: Parsed, verb: "Token", comp: "Token") -> bool:
    """Tell "In the hall, he said they had left" from "They had left, he said, in a hurry"."""
    left = max(comp.left_edge.i, verb.i + 1)
    return not any(t.text in ',"“”' for t in between(sentence, verb.i + 1, left + 1))


def _clause_after(sentence: Parsed, verb: "Token", after: "list[Token]") -> Span | None:
    """Return the clauses after ``verb``, up to a further verb of saying joined to them."""
    comp = after[-1]
    left = comp.left_edge.i
    if left <= verb.i:
        left = verb.i + 1
    right = max(c.right_edge.i for c in after)
    for further in comp.conjuncts:
        if (
            further.i > comp.i
            and further.lemma_ in cues.SPEECH
            and further.tag_ == verb.tag_
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in further.children)
        ):
            right = min(right, further.left_edge.i - 1)
            while right > left and _is_joint(sentence, right):
                right -= 1
            break
    return token_span(between(sentence, left, right + 1), sentence.offset)


def _is_joint(sentence: Parsed, at: int) -> bool:
    token = next((t for t in sentence.tokens if t.i == at), None)
    return token is not None and (token.dep_ == "cc" or token.is_punct or token.pos_ == "ADV")


def _head_content(sentence: Parsed, head: Span, quotes: list[Quoted], group_start: int) -> Span:
    """Return what stands before the speaker, from the start of a quotation that ends there."""
    span = sentence.sentence.span
    for quote in quotes:  # "It was the motto of the house: 'Waste not,' he said"
        lead = [t for t in sentence.tokens if t.idx + sentence.offset < quote.span.start]
        if lead and lead[-1].text == ":" and head.end - 2 <= quote.span.end <= head.end + 1:
            return Span(quote.span.start, head.end)
    left = max(
        (
            q.span.start
            for q in quotes
            if q.span.end <= group_start + 2 and q.span.start <= span.start
        ),
        default=head.start,
    )
    return Span(min(left, head.start), head.end)


def _goes_on(sentence: Parsed, head: Span, end: int) -> bool:
    """Tell whether what is said goes on after the speaker ("The bridge, she said, was safe")."""
    rest = [t for t in sentence.tokens if t.i >= end]
    if len(rest) < 3 or rest[0].text != ",":
        return False
    first = rest[1]
    if first.tag_ in _FINITE:
        return True
    said = [t for t in sentence.tokens if t.idx + sentence.offset < head.end]
    return len(said) <= 12 and not any(t.tag_ in _FINITE for t in said) and _has_finite(rest)


def _has_finite(tokens: "list[Token]") -> bool:
    return any(t.tag_ in _FINITE for t in tokens)


def _quotation(
    layout: Layout,
    sentence: Parsed,
    verb: "Token",
    *,
    quotes: list[Quoted],
    places: tuple[int, int, int],
    inverted: bool,
) -> tuple[Span | None, str]:
    """Return the quotations that ``verb`` hands over to, or that end right before its speaker."""
    group_start, verb_end, end = places
    ahead = [q for q in quotes if q.span.start >= verb_end - 1]
    behind = [q for q in quotes if q.span.end <= group_start + 2]
    lemma = verb.lemma_.lower()
    if ahead and not (behind and inverted):
        gap = layout.text[verb_end : ahead[0].span.start].rstrip()
        if lemma in cues.SPOKEN and gap.endswith((",", ":")):
            run = [q for q in ahead if q.span.end <= sentence.sentence.span.end or q is ahead[0]]
            return Span(run[0].span.start, run[-1].span.end), "quote"
        if (
            lemma in cues.SPOKEN
            and verb.dep_ not in ("acl", "advcl", "amod")
            and not any(c.dep_ == "dobj" for c in verb.children)
        ):
            rest = _tail(sentence, max(end, verb.i + 1))
            if rest is not None:
                return _with_quotes(rest, ahead), "quote"
    if behind and lemma in cues.SPOKEN:
        gap = layout.text[behind[-1].span.end : group_start].strip(" ,.-—–")
        if not gap:
            return Span(behind[0].span.start, behind[-1].span.end), "quote"
    return _NONE


def _amount(
    sentence: Parsed, verb: "Token", source: "list[Token]", *, passive: bool
) -> tuple[Span | None, str]:
    """Return what "put the figure at" and "spoke of" carry."""
    lemma = verb.lemma_.lower()
    wanted = "at" if lemma == "put" else "of"
    prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == wanted), None)
    if prep is None or passive or not source:
        return _NONE
    left = verb.i + 1 if lemma == "put" else prep.i + 1
    return token_span([t for t in sentence.tokens if t.i >= left], sentence.offset), "object"


_PASSIVE_OBJECTS = ("confirm", "deny", "report", "accuse", "describe", "call", "claim", "announce")


def _object(
    sentence: Parsed,
    verb: "Token",
    lemma: str,
    source: "list[Token]",
    quotes: list[Quoted],
    *,
    passive: bool,
) -> tuple[Span | None, str]:
    """Return the object of a verb of saying ("announced a delay", "called it a lie")."""
    offset = sentence.offset
    children = [c for c in verb.children if c.i > verb.i]
    if lemma in cues.OBJECT_VERBS or lemma in ("warn", "speak", "claim"):
        objects = [c for c in children if c.dep_ in ("dobj", "xcomp", "oprd", "prep", "dative")]
        named = any(c.dep_ in ("oprd", "ccomp", "xcomp") for c in verb.children)
        quoted = any(q.span.start > verb.idx + offset for q in quotes)
        if lemma == "call" and not named and not quoted:
            return _NONE
        if any(c.dep_ in ("dobj", "xcomp") for c in objects) or (objects and lemma == "warn"):
            if passive:
                return None, "object"
            right = max(c.right_edge.i for c in objects)
            content = token_span(between(sentence, verb.i + 1, right + 1), offset)
            return _with_quotes(content, quotes), "object"
        if passive and lemma in _PASSIVE_OBJECTS and source:
            subject = subject_of(verb)
            if subject is not None:
                tokens = between(sentence, subject.left_edge.i, subject.right_edge.i + 1)
                return token_span([t for t in tokens if t.i < verb.i], offset), "passive"
    if lemma == "say" and not passive:
        figures = [c for c in children if c.text[:1].isdigit()]
        objects = figures or [c for c in children if c.dep_ in ("xcomp", "dobj")]
        if objects:
            tokens = between(sentence, objects[0].left_edge.i, objects[-1].right_edge.i + 1)
            return token_span(tokens, offset), "object"
    return _NONE


def worded_content(layout: Layout, sentence: Parsed, verb: "Token", before: int) -> Span | None:
    """Return what a plain verb of saying carries by the words alone, where the parse is no help.

    ``before`` is the document position of the first token of its speaker.
    """
    rest = [t for t in sentence.tokens if t.i > verb.i]
    that = next((t for t in rest[:14] if t.lower_ == "that" and t.i < _first_finite(rest)), None)
    if that is not None and _has_finite([t for t in rest if t.i > that.i]):
        return _tail(sentence, that.i)
    text, span = layout.text, sentence.sentence.span
    at = next(t.idx for t in sentence.tokens if t.i >= before) + sentence.offset
    head = trimmed(text, span.start, at)
    if head is not None and text[head.end - 1] in ',"”' and len(head.of(text).split()) > 3:
        comma = rest[:1] and rest[0].text in {",", "."}
        if comma or not _has_finite(rest) or len(rest) < _CLAUSE_END:
            quotes = [q for q in layout.quotes if q.span.overlaps(span)]
            return cut_comma(text, _head_content(sentence, head, quotes, at))
    if rest and not rest[0].is_punct and _has_finite(rest) and verb.lemma_ != "tell":
        return _tail(sentence, verb.i + 1)
    return None


def _first_finite(tokens: "list[Token]") -> int:
    return next((t.i for t in tokens if t.tag_ in _FINITE), tokens[-1].i + 1 if tokens else 0)


def _has_modal(verb: "Token") -> bool:
    return any(c.tag_ in ("MD", "TO") for c in verb.children if c.dep_ == "aux")


def _aside(text: str, start: int, end: int, sentence: Span) -> bool:
    """Tell whether ``[start, end)`` stands between commas or closes the sentence after one."""
    before = text[sentence.start : start].rstrip()
    after = text[end : sentence.end].lstrip()
    return before.endswith((",", ",”", ',"', ",’")) and (
        after[:1] in (",", ".", "") or len(after.split()) <= 8
    )


def _unended(text: str, span: Span) -> Span:
    """Return a sentence without its full stop."""
    return Span(span.start, span.end - 1) if text[span.end - 1] == "." else span


def _has_verb(sentence: Parsed, before: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens if t.i < before)


def _tail(sentence: Parsed, start: int, *, skip: tuple[str, ...] = ()) -> Span | None:
    tokens = [t for t in sentence.tokens if t.i >= start]
    while tokens and (
        tokens[0].lower_ in skip or (tokens[0].is_punct and tokens[0].text not in "\"“‘'")
    ):
        tokens.pop(0)
    return token_span(tokens, sentence.offset)


def _with_quotes(content: Span | None, quotes: list[Quoted]) -> Span | None:
    if content is None:
        return None
    start, end = content.start, content.end
    for quote in quotes:
        if quote.span.overlaps(content):
            start, end = min(start, quote.span.start), max(end, quote.span.end)
    return Span(start, end)
