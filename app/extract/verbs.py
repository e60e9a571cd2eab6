"""Attributions that a verb of saying carries: who says, what is said, to whom, citing whom."""

from typing import TYPE_CHECKING

from app.domain.span import Span
from app.extract import cues
from app.extract.raw import (
    Raw,
    between,
    cue_tokens,
    cut_comma,
    in_quote,
    source_tokens,
    subject_of,
    token_span,
)
from app.extract.sentences import Layout, Parsed, Quoted, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUE_LEMMAS = (
    cues.SPEECH | cues.THOUGHT | cues.SHOWING | cues.WISHES | cues.STANCES | {"put", "speak"}
)


def by_verb(layout: Layout, sentence: Parsed, index: int) -> list[Raw]:
    """Return what the verbs of saying, thinking and showing carry in one sentence."""
    found: list[Raw] = []
    for verb in sentence.tokens:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in ("VERB", "AUX") or lemma not in _CUE_LEMMAS:
            continue
        if in_quote(layout, verb.idx + sentence.offset):
            continue
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) and verb.dep_ != "ROOT":
            continue  # "asked him to say": nobody has said it
        raw = _one_verb(layout, sentence, index, verb)
        if raw is not None:
            found.append(raw)
    return found


def _one_verb(layout: Layout, sentence: Parsed, index: int, verb: "Token") -> Raw | None:
    lemma = verb.lemma_.lower()
    offset = sentence.offset
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    subject = subject_of(verb)
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
    content, rule = _content(layout, sentence, verb, source, passive=passive)
    if content is None or cue is None:
        return None
    if who is None and not passive:
        return None
    if lemma in cues.THOUGHT and lemma not in cues.SPEECH:
        rule = "thinks"
    via, via_cue = _told(sentence, verb, passive=passive, lemma=lemma)
    return Raw(
        who,
        cue,
        content,
        rule,
        lemma,
        index,
        via=via,
        via_cue=via_cue or (cue if via else None),
        cited=_cited(sentence, verb),
        quoted=any(
            q.span.overlaps(content)
            for q in layout.quotes
            if q.span.end > sentence.sentence.span.start
        ),
    )


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


def _content(  # noqa: PLR0915 -- one rule after another, the surest first
    layout: Layout, sentence: Parsed, verb: "Token", source: "list[Token]", *, passive: bool
) -> tuple[Span | None, str]:
    offset = sentence.offset
    lemma = verb.lemma_.lower()
    span = sentence.sentence.span
    quotes = [
        q
        for q in layout.quotes
        if q.span.overlaps(span) and not q.span.start < verb.idx + offset < q.span.end
    ]
    group = [*source, verb]
    start, end = min(t.i for t in group), max(t.i for t in group) + 1
    verb_end = verb.idx + len(verb) + offset
    group_start = min(t.idx for t in group) + offset
    comps = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis")]
    after = [c for c in comps if c.i > verb.i]
    before = [c for c in comps if c.i < start]
    inverted = bool(source) and source[0].i > verb.i
    if passive and lemma == "quote":
        rest = _tail(sentence, verb.i + 1, skip=("as", "saying"))
        return rest, "passive"
    if after and not before:
        comp = after[-1]
        left = comp.left_edge.i
        right = max(c.right_edge.i for c in after)
        if left <= verb.i:
            left = verb.i + 1
        tokens = between(sentence, left, right + 1)
        content = token_span(tokens, offset)
        content = _with_quotes(content, quotes)
        return content, "passive" if passive else "says-that"
    head = trimmed(layout.text, span.start, group_start)
    if (before or (inverted and head)) and head is not None and _clause_ends(layout.text, head.end):
        left = max(
            (
                q.span.start
                for q in quotes
                if q.span.end <= group_start + 2 and q.span.start <= span.start
            ),
            default=head.start,
        )
        content = trimmed(layout.text, min(left, head.start), head.end)
        return cut_comma(layout.text, content), "passive" if passive else "said-after"
    if lemma in cues.SPEECH and quotes:
        ahead = [q for q in quotes if q.span.start >= verb_end - 1]
        behind = [q for q in quotes if q.span.end <= group_start + 2]
        if ahead and not (behind and inverted):
            rest = _tail(sentence, max(end, verb.i + 1))
            if (
                rest is not None
                and lemma in cues.SPEECH
                and (verb.dep_ in ("ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis"))
            ):
                return _with_quotes(rest, ahead), "quote"
            return Span(ahead[0].span.start, ahead[-1].span.end), "quote"
        if behind:
            return Span(behind[0].span.start, behind[-1].span.end), "quote"
    if (
        head is not None
        and layout.text[head.end - 1] == ","
        and lemma in cues.SPEECH
        and verb.dep_ in ("ROOT", "parataxis", "ccomp", "conj")
    ):
        tail = layout.text[verb_end : span.end].strip(" .")
        if (
            len(head.of(layout.text).split()) > 3
            and len(tail.split()) < 14
            and not before
            and not after
            and not any(c.dep_ == "dobj" for c in verb.children if lemma != "tell")
            and _has_verb(sentence, start)
        ):
            return cut_comma(layout.text, head), "said-after"
    if lemma in {"put", "speak"}:
        wanted = "at" if lemma == "put" else "of"
        prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == wanted), None)
        if prep is None or passive or not source:
            return None, ""
        left = verb.i + 1 if lemma == "put" else prep.i + 1
        return token_span([t for t in sentence.tokens if t.i >= left], offset), "object"
    if (
        head is not None
        and _aside(layout.text, group_start, verb_end, span)
        and lemma in cues.SPEECH | cues.SHOWING
    ):
        return cut_comma(layout.text, span), "said-after"
    wish = _wish(sentence, verb, lemma, passive=passive)
    if wish is not None:
        return wish, "wants"
    if lemma in cues.OBJECT_VERBS or lemma in ("warn", "speak", "claim"):
        objects = [
            c
            for c in verb.children
            if c.dep_ in ("dobj", "xcomp", "oprd", "prep", "dative") and c.i > verb.i
        ]
        named = any(c.dep_ in ("oprd", "ccomp", "xcomp") for c in verb.children)
        if (
            lemma == "call"
            and not named
            and not any(q.span.start > verb.idx + offset for q in quotes)
        ):
            return None, ""
        if any(c.dep_ in ("dobj", "xcomp") for c in objects) or (objects and lemma == "warn"):
            if passive:
                return None, "object"
            right = max(c.right_edge.i for c in objects)
            return _with_quotes(
                token_span(between(sentence, verb.i + 1, right + 1), offset), quotes
            ), "object"
        if passive and lemma in (
            "confirm",
            "deny",
            "report",
            "accuse",
            "describe",
            "call",
            "claim",
            "announce",
        ):
            subject = subject_of(verb)
            if subject is not None and source:
                return token_span(
                    between(sentence, subject.left_edge.i, subject.right_edge.i + 1), offset
                ), "passive"
    if lemma == "say" and not passive:
        numbers = [c for c in verb.children if c.i > verb.i and c.text[:1].isdigit()]
        if numbers:
            return token_span(
                between(sentence, numbers[0].left_edge.i, numbers[-1].right_edge.i + 1), offset
            ), "object"
    if lemma in {"tell", "say"}:
        objects = [c for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.i > verb.i]
        if lemma == "say" and objects:
            return token_span(
                between(sentence, objects[0].left_edge.i, objects[-1].right_edge.i + 1), offset
            ), "object"
    return None, ""


def _wish(sentence: Parsed, verb: "Token", lemma: str, *, passive: bool) -> Span | None:
    """Return what somebody wants, promises, attacks or backs: a stance, not a statement."""
    if passive:
        return None
    kinds = set[str]()
    if lemma in cues.WISHES:
        kinds = {"xcomp", "dobj"} if lemma in ("propose", "seek", "offer") else {"xcomp"}
    elif lemma in cues.STANCES:
        kinds = {"dobj", "xcomp"}
    elif lemma == "call":
        kinds = {"prep"}
    aims = [c for c in verb.children if c.dep_ in kinds and c.i > verb.i]
    if lemma == "call":
        aims = [c for c in aims if c.lower_ in ("for", "on", "upon")]
    if not aims:
        return None
    right = max(c.right_edge.i for c in aims)
    return token_span(between(sentence, aims[0].left_edge.i, right + 1), sentence.offset)


def _aside(text: str, start: int, end: int, sentence: Span) -> bool:
    """Tell whether ``[start, end)`` stands between commas or closes the sentence after one."""
    before = text[sentence.start : start].rstrip()
    after = text[end : sentence.end].lstrip()
    return before.endswith((",", ",”", ',"', ",’")) and (
        after[:1] in (",", ".", "") or len(after.split()) <= 8
    )


def _has_verb(sentence: Parsed, before: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens if t.i < before)


def _clause_ends(text: str, at: int) -> bool:
    return text[at - 1] in ",\"”’'?!»—–" or text[at - 1].isalnum() is False


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
