"""Who is said to say what in one English text: source, cue and content, before names are resolved.

Source of the rules: the PARC 3 and PolNeAR guidelines. ``PRECISION`` is measured on the PolNeAR
development set (share of a rule's findings whose source and content are both right).
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract import cues
from app.extract.sentences import TURN, Layout, Parsed, Quoted, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

PRECISION = {
    "according-to": 0.91,
    "says-that": 0.84,
    "said-after": 0.87,
    "quote": 0.86,
    "quote-continued": 0.7,
    "passive": 0.55,
    "object": 0.54,
    "noun": 0.42,
    "headline": 0.8,
    "colon": 0.8,
    "thinks": 0.6,
}
_CUE_LEMMAS = cues.SPEECH | cues.THOUGHT | cues.SHOWING | {"put", "speak"}
_ACCORDING = re.compile(
    r"\b(?:according to|as per|citing data from|in the words of|on the basis of|judging by|in the view of|"
    r"as (?:alleged|stated|reported|claimed) (?:in|by))\b",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(
    r",[”\"’']?\s+(?P<source>(?!and |but |who |which |that |as |where |when )(?:[Tt]he |[Aa]n? |[Tt]wo |[Ii]ts? |[Hh]is |[Hh]er )?[\w’'.-]+(?:[ ][\w’'.()-]+){0,9}?)\s+"
    r"(?P<cue>(?:has |have |had )?(?:said|says|say|told|reported|reports|report|wrote|writes|claimed|claims|claim|shows?|showed|announced|announces|confirmed|added|adds|stated|states|warned|alleged|alleges|revealed|reveals))"
    r"(?:\s+(?P<told>(?:the )?(?:[a-z]+ )?(?:[a-z]+ )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*))?(?:\s[^,]{0,60})?[.]?[”\"]?$"
)
_HEAD_COLON = re.compile(r"^(?P<left>[^:]{2,90}):\s+(?P<right>\S.+)$")
_HEAD_DASH = re.compile(r"^(?P<left>\S.{15,})\s+[-–—]\s+(?P<right>[A-Z][^-–—]{1,50})$")


@dataclass(frozen=True, slots=True)
class Raw:
    """One attribution as worded. ``via`` is who was told or who carries it ("told Sky News")."""

    source: Span | None
    cue: Span | None
    content: Span
    rule: str
    verb: str
    sentence: int
    via: Span | None = None
    via_cue: Span | None = None
    cited: Span | None = None
    quoted: bool = False


def find_raw(layout: Layout, parsed: tuple[Parsed, ...]) -> list[Raw]:
    """Return every attribution of the text in reading order, one per cue."""
    found: list[Raw] = []
    for index, sentence in enumerate(parsed):
        if sentence.sentence.kind in (BlockKind.HEADLINE, BlockKind.HEADING):
            headline = _headline(layout, sentence, index)
            if headline is not None:
                found.append(headline)
                continue
        here = [*_according(layout, sentence, index), *_verbal(layout, sentence, index)]
        found.extend(_widest([*here, *_by_words(layout, sentence, index, here)]))
    found.extend(_colon_quotes(layout, parsed, found))
    found.extend(_speakers(layout, parsed))
    found.extend(_list_leads(layout, parsed, found))
    found = _continue_quotes(layout, parsed, found)
    return sorted(found, key=lambda r: (r.sentence, r.content.start))


def _span(tokens: "list[Token]", offset: int) -> Span | None:
    words = [t for t in tokens if not t.is_space]
    while words and words[-1].text in {",", ".", ";", ":", "—", "–", "-"}:
        words.pop()
    while words and words[0].text in {",", ".", ";", ":", "—", "–", "-"}:
        words.pop(0)
    if not words:
        return None
    return Span(words[0].idx + offset, words[-1].idx + len(words[-1]) + offset)


def _between(sentence: Parsed, start: int, end: int) -> "list[Token]":
    return [t for t in sentence.tokens if start <= t.i < end]


def _subject(verb: "Token") -> "Token | None":
    """Return the head of who speaks, following shared subjects and relative clauses."""
    seen = verb
    for _ in range(4):
        for child in seen.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj"):
                if child.lower_ in ("who", "which", "that") and seen.dep_ == "relcl":
                    return seen.head
                return child
        if seen.dep_ in ("conj", "advcl", "xcomp", "aux", "pcomp", "prep"):
            seen = seen.head
        elif seen.dep_ in ("relcl", "acl"):
            return seen.head
        else:
            return None
    return None


def _source_tokens(head: "Token", sentence: Parsed, verb: "Token") -> "list[Token]":
    """Return the noun phrase of ``head`` with its appositions, without clauses holding the verb."""
    left, right = head.left_edge.i, head.right_edge.i
    if left <= verb.i <= right:
        kept = [t for t in head.subtree if not (verb.is_ancestor(t) or t.i == verb.i)]
        kept = [t for t in kept if t.i < verb.i] or [head]
        left, right = kept[0].i, kept[-1].i
    tokens = _between(sentence, left, right + 1)
    return tokens or [head]


def _cue_tokens(verb: "Token", sentence: Parsed) -> "list[Token]":
    aux = [
        c
        for c in verb.children
        if c.dep_ in ("aux", "auxpass", "neg", "prt") and abs(c.i - verb.i) <= 3
    ]
    indexes = sorted({verb.i, *(t.i for t in aux)})
    return _between(sentence, indexes[0], indexes[-1] + 1)


def _in_quote(layout: Layout, at: int) -> Quoted | None:
    return next((q for q in layout.quotes if q.span.start < at < q.span.end - 1), None)


def _verbal(layout: Layout, sentence: Parsed, index: int) -> list[Raw]:
    found: list[Raw] = []
    for verb in sentence.tokens:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in ("VERB", "AUX") or lemma not in _CUE_LEMMAS:
            continue
        if _in_quote(layout, verb.idx + sentence.offset):
            continue
        raw = _one_verb(layout, sentence, index, verb)
        if raw is not None:
            found.append(raw)
    return found


def _one_verb(layout: Layout, sentence: Parsed, index: int, verb: "Token") -> Raw | None:
    lemma = verb.lemma_.lower()
    offset = sentence.offset
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    subject = _subject(verb)
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
            source = _source_tokens(subject, sentence, verb)
        elif agent is not None:
            source = _source_tokens(agent, sentence, verb)
        elif saying is None and not any(c.dep_ == "ccomp" for c in verb.children):
            return None
    elif subject is not None:
        source = _source_tokens(subject, sentence, verb)
    if (
        subject is not None
        and not passive
        and subject.lower_ in ("it", "there")
        and lemma in ("say", "show")
        and not source
    ):
        return None
    cue = _span(_cue_tokens(verb, sentence), offset)
    who = _span(source, offset) if source else None
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
    carrier = _span(_source_tokens(subject, sentence, verb), sentence.offset)
    cue = _span(_cue_tokens(verb, sentence), sentence.offset)
    if quoted is None or carrier is None or cue is None:
        return None
    rest = [t for t in sentence.tokens if t.i > quoted.i]
    saying = next(
        (t for t in rest if t.lemma_ in ("say", "tell", "claim", "speak", "warn", "write")), None
    )
    if saying is None:
        return None
    right = min(saying.i, next((t.i for t in rest if t.lower_ in ("as", "who")), saying.i))
    source = _span(_between(sentence, quoted.left_edge.i, right), sentence.offset)
    content = _span(
        [t for t in rest if t.i > saying.i and not (t.i == saying.i + 1 and t.lower_ == "of")],
        sentence.offset,
    )
    if source is None or content is None:
        return None
    return Raw(carrier, cue, content, "object", verb.lemma_.lower(), index, cited=source)


def _content(
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
        rest = _tail(layout, sentence, verb.i + 1, skip=("as", "saying"))
        return rest, "passive"
    if after and not before:
        comp = after[-1]
        left = comp.left_edge.i
        right = max(c.right_edge.i for c in after)
        if left <= verb.i:
            left = verb.i + 1
        tokens = _between(sentence, left, right + 1)
        content = _span(tokens, offset)
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
        return _cut_comma(layout.text, content), "passive" if passive else "said-after"
    if lemma in cues.SPEECH and quotes:
        ahead = [q for q in quotes if q.span.start >= verb_end - 1]
        behind = [q for q in quotes if q.span.end <= group_start + 2]
        if ahead and not (behind and inverted):
            rest = _tail(layout, sentence, max(end, verb.i + 1))
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
            and _has_verb(sentence, start)
        ):
            return _cut_comma(layout.text, head), "said-after"
    if lemma == "put" or lemma == "speak":
        wanted = "at" if lemma == "put" else "of"
        prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == wanted), None)
        if prep is None or passive or not source:
            return None, ""
        left = verb.i + 1 if lemma == "put" else prep.i + 1
        return _span([t for t in sentence.tokens if t.i >= left], offset), "object"
    if (
        head is not None
        and _aside(layout.text, group_start, verb_end, span)
        and lemma in cues.SPEECH | cues.SHOWING
    ):
        return _cut_comma(layout.text, span), "said-after"
    if lemma in cues.OBJECT_VERBS or lemma in ("warn", "speak", "claim"):
        objects = [
            c
            for c in verb.children
            if c.dep_ in ("dobj", "xcomp", "oprd", "prep", "dative") and c.i > verb.i
        ]
        named = any(c.dep_ in ("oprd", "ccomp", "xcomp") for c in verb.children)
        if lemma == "call" and not named and not any(q.span.start > verb.idx + offset for q in quotes):
            return None, ""
        if any(c.dep_ in ("dobj", "xcomp") for c in objects) or (objects and lemma in ("warn",)):
            if passive:
                return None, "object"
            right = max(c.right_edge.i for c in objects)
            return _with_quotes(
                _span(_between(sentence, verb.i + 1, right + 1), offset), quotes
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
            subject = _subject(verb)
            if subject is not None and source:
                return _span(
                    _between(sentence, subject.left_edge.i, subject.right_edge.i + 1), offset
                ), "passive"
    if lemma == "say" and not passive:
        numbers = [c for c in verb.children if c.i > verb.i and c.text[:1].isdigit()]
        if numbers:
            return _span(_between(sentence, numbers[0].left_edge.i, numbers[-1].right_edge.i + 1), offset), "object"
    if lemma == "tell" or lemma == "say":
        objects = [c for c in verb.children if c.dep_ in ("xcomp", "dobj") and c.i > verb.i]
        if lemma == "say" and objects:
            return _span(
                _between(sentence, objects[0].left_edge.i, objects[-1].right_edge.i + 1), offset
            ), "object"
    return None, ""


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


def _cut_comma(text: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    end = span.end
    while end > span.start + 1 and text[end - 1] in " ,—–-":
        end -= 1
    return Span(span.start, end)


def _tail(
    layout: Layout, sentence: Parsed, start: int, *, skip: tuple[str, ...] = ()
) -> Span | None:
    tokens = [t for t in sentence.tokens if t.i >= start]
    while tokens and (
        tokens[0].lower_ in skip or (tokens[0].is_punct and tokens[0].text not in "\"“‘'")
    ):
        tokens.pop(0)
    return _span(tokens, sentence.offset)


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
            return _span(
                _between(sentence, child.left_edge.i, child.right_edge.i + 1), sentence.offset
            ), None
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "in", "with"):
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is not None and target.pos_ == "PROPN":
                return _span(
                    _between(sentence, target.left_edge.i, target.right_edge.i + 1), sentence.offset
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
            _span(named, sentence.offset) if any(t.pos_ == "PROPN" for t in named) else None
        ), None
    return None, None


def _cited(sentence: Parsed, verb: "Token") -> Span | None:
    """Return whom the speaker cites in the same sentence ("reported, citing two officials")."""
    for child in sentence.tokens:
        if (
            child.lower_ in ("citing", "quoting")
            and child.i > verb.i
            and (child.head == verb or child.head.head == verb or child.i - verb.i < 12)
        ):
            target = next((c for c in child.children if c.dep_ in ("dobj", "pobj")), None)
            if target is not None:
                return _span(
                    _between(sentence, target.left_edge.i, target.right_edge.i + 1), sentence.offset
                )
    return None


def _according(layout: Layout, sentence: Parsed, index: int) -> list[Raw]:
    found: list[Raw] = []
    span = sentence.sentence.span
    text = span.of(layout.text)
    for match in _ACCORDING.finditer(text):
        start, end = span.start + match.start(), span.start + match.end()
        if _in_quote(layout, start):
            continue
        after = [t for t in sentence.tokens if t.idx + sentence.offset >= end]
        if not after:
            continue
        first = after[0]
        head = first
        while head.dep_ not in ("pobj", "ROOT") and head.head.i >= first.i and head.head != head:
            head = head.head
        if head.left_edge.i < first.i:
            head = first
        source_tokens = [t for t in after if t.i <= head.right_edge.i]
        if start == span.start or not trimmed(layout.text, span.start, start):
            source_tokens = _to_comma(source_tokens, sentence)
        source = _span(source_tokens, sentence.offset)
        if source is None:
            continue
        rest = trimmed(layout.text, source.end, span.end)
        before = _cut_comma(layout.text, trimmed(layout.text, span.start, start))
        content = before
        if before is None or len(before.of(layout.text).split()) < 3 or (rest is not None and len(rest.of(layout.text).split()) > 2 * len(
            before.of(layout.text).split()
        )):
            content = _cut_lead(layout.text, rest)
        if content is None:
            continue
        cue = Span(start, end)
        found.append(Raw(source, cue, content, "according-to", "according", index))
    return found


def _to_comma(tokens: "list[Token]", sentence: Parsed) -> "list[Token]":
    """Cut an initial 'According to X, Y' at the comma that the main clause follows."""
    commas = [
        t
        for t in tokens
        if t.text == "," and not any(a.dep_ == "appos" and a.i > t.i for a in tokens[:1])
    ]
    roots = [t for t in sentence.tokens if t.dep_ == "ROOT"]
    inside = roots and tokens and tokens[0].i <= roots[0].i <= tokens[-1].i
    if commas and inside:
        return [t for t in tokens if t.i < commas[0].i]
    return tokens


def _cut_lead(text: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    start, end = span.start, span.end
    while start < end and text[start] in " ,:":
        start += 1
    while end > start and text[end - 1] in " .":
        end -= 1
    return Span(start, end) if start < end else None


def _headline(layout: Layout, sentence: Parsed, index: int) -> Raw | None:
    """Return the source of a headline: "Claim: Source", "Source: claim", "Claim – Source"."""
    span = sentence.sentence.span
    text = span.of(layout.text)
    dash = _HEAD_DASH.match(text)
    if dash is not None and len(dash["right"].split()) <= 6:
        return _raw_headline(
            span.start, dash.span("right"), dash.span("left"), dash.end("left"), index
        )
    colon = _HEAD_COLON.match(text)
    if colon is None or _in_quote(layout, span.start + colon.end("left")):
        return None
    left, right = colon["left"].split(), colon["right"].split()
    if len(right) <= 4 < len(left) and len(left) > len(right):
        return _raw_headline(
            span.start, colon.span("right"), colon.span("left"), colon.end("left"), index
        )
    if len(left) <= 4 < len(right) and not colon["right"].endswith("?"):
        return _raw_headline(
            span.start, colon.span("left"), colon.span("right"), colon.end("left"), index
        )
    return None


def _raw_headline(
    base: int, source: tuple[int, int], content: tuple[int, int], cue: int, index: int
) -> Raw:
    return Raw(
        Span(base + source[0], base + source[1]),
        Span(base + cue, base + cue + 1),
        Span(base + content[0], base + content[1]),
        "headline",
        "say",
        index,
    )


def _colon_quotes(layout: Layout, parsed: tuple[Parsed, ...], found: list[Raw]) -> list[Raw]:
    """Return attributions where a colon at a paragraph's end hands over to what follows."""
    more: list[Raw] = []
    for index, sentence in enumerate(parsed):
        text = sentence.sentence.span.of(layout.text)
        colon = text.find(": ")
        if text.rstrip().endswith(":") and index + 1 < len(parsed):
            target = parsed[index + 1].sentence
        elif colon > 0 and text[colon + 2 : colon + 3] in "\"“«'‘":
            target = sentence.sentence
        else:
            continue
        if any(r.sentence == index and r.content.end >= target.span.end - 3 for r in found):
            continue
        verbs = [
            t
            for t in sentence.tokens
            if t.lemma_.lower() in cues.SPEECH
            and t.pos_ == "VERB"
            and t.idx + sentence.offset
            < sentence.sentence.span.start + (colon if colon > 0 else len(text))
        ]
        quote = next(
            (
                q
                for q in layout.quotes
                if q.span.start >= sentence.sentence.span.start + max(colon, 0)
                and q.span.start <= target.span.end
            ),
            None,
        )
        content = quote.span if quote else target.span
        source, cue, verb_lemma = None, None, "say"
        if verbs:
            subject = _subject(verbs[-1])
            if subject is not None:
                source = _span(_source_tokens(subject, sentence, verbs[-1]), sentence.offset)
            cue = _span(_cue_tokens(verbs[-1], sentence), sentence.offset)
            verb_lemma = verbs[-1].lemma_
        elif colon > 0 and len(text[:colon].split()) <= 6 and text[:1].isupper():
            source = Span(sentence.sentence.span.start, sentence.sentence.span.start + colon)
            cue = Span(source.end, source.end + 1)
        if source is not None:
            more.append(
                Raw(source, cue, content, "colon", verb_lemma, index, quoted=quote is not None)
            )
    return more


def _speakers(layout: Layout, parsed: tuple[Parsed, ...]) -> list[Raw]:
    """Return the turns of a transcript ("Jane Doe: We have ..."), each sentence of a turn."""
    found: list[Raw] = []
    speaker: tuple[int, Span] | None = None
    for index, sentence in enumerate(parsed):
        block = layout.blocks[sentence.sentence.block]
        span = sentence.sentence.span
        match = TURN.match(layout.text[block.span.start : span.start])
        if match is not None and block.kind == BlockKind.PARAGRAPH:
            start = block.span.start
            speaker = (sentence.sentence.block, Span(start, start + match.end("name")))
        if speaker is None or speaker[0] != sentence.sentence.block:
            continue
        name = speaker[1]
        if not re.match(r"(?:Q|Question|Reporter|A|Answer)$", name.of(layout.text)):
            found.append(Raw(name, Span(name.end, name.end + 1), span, "colon", "say", index))
    return found


def _by_words(layout: Layout, sentence: Parsed, index: int, here: list[Raw]) -> list[Raw]:
    """Return "X, the ministry said" read from the words alone, where the parse missed it."""
    span = sentence.sentence.span
    words = span.of(layout.text)
    if any(r.content.start <= span.start + 3 for r in here):
        return []
    match = _SAID_LAST.search(words)
    if match is None or match.start() < 20 or _in_quote(layout, span.start + match.start("cue")):
        return []
    source = Span(span.start + match.start("source"), span.start + match.end("source"))
    cue = Span(span.start + match.start("cue"), span.start + match.end("cue"))
    content = _cut_comma(layout.text, Span(span.start, span.start + match.start()))
    told = match["told"]
    via = None
    if told:
        via = Span(span.start + match.start("told"), span.start + match.end("told"))
    verb = {"told": "tell"}.get(match["cue"].split()[-1], "say")
    return [] if content is None else [Raw(source, cue, content, "said-after", verb, index, via=via, via_cue=cue if via else None)]


def _list_leads(layout: Layout, parsed: tuple[Parsed, ...], found: list[Raw]) -> list[Raw]:
    """Return what a line such as "As alleged in the complaint:" introduces: the blocks after it."""
    more: list[Raw] = []
    for index, sentence in enumerate(parsed):
        words = sentence.sentence.span.of(layout.text)
        lead = _ACCORDING.match(words)
        if lead is None or not words.endswith(":") or len(words.split()) > 12:
            continue
        start = sentence.sentence.span.start
        source = trimmed(layout.text, start + lead.end(), start + len(words) - 1)
        block = sentence.sentence.block
        for later in range(index + 1, len(parsed)):
            after = parsed[later].sentence
            if after.block > block + 3 or any(r.sentence == later for r in found):
                break
            more.append(
                Raw(
                    source,
                    Span(start, start + lead.end()),
                    after.span,
                    "according-to",
                    "according",
                    later,
                )
            )
    return more


def _widest(found: list[Raw]) -> list[Raw]:
    """Leave out findings that repeat another one's cue or share both source and content."""
    kept: list[Raw] = []
    for raw in found:
        twin = next(
            (
                k
                for k in kept
                if k.cue == raw.cue
                or (
                    k.source == raw.source
                    and k.content.overlaps(raw.content)
                    and k.source is not None
                    and k.rule != "according-to"
                )
            ),
            None,
        )
        if twin is None:
            kept.append(raw)
    return kept


def _continue_quotes(layout: Layout, parsed: tuple[Parsed, ...], found: list[Raw]) -> list[Raw]:
    """Give quotations without a speaker of their own to the one who is speaking.

    A quotation that follows a speaker's quotation in the same paragraph is the speaker's; one that
    opens a paragraph is, if the paragraph before ended in a quotation never closed.
    """
    result = list(found)
    for position, quote in enumerate(layout.quotes):
        inside = quote.inner.of(layout.text)
        if len(inside.split()) < 4 or any(r.content.overlaps(quote.span) for r in result):
            continue
        index = next(
            (i for i, p in enumerate(parsed) if p.sentence.span.overlaps(quote.span)), None
        )
        if index is None or parsed[index].sentence.kind in (
            BlockKind.HEADLINE,
            BlockKind.HEADING,
            BlockKind.CAPTION,
        ):
            continue
        sentence = parsed[index].sentence
        starts = sentence.span.start >= quote.span.start - 1
        previous = layout.quotes[position - 1] if position else None
        carrier = None
        if starts and previous is not None:
            same = previous.block == quote.block
            runs_on = not previous.closed and previous.block == quote.block - 1
            if same or runs_on:
                carrier = next(
                    (r for r in reversed(result) if r.content.overlaps(previous.span) and r.source),
                    None,
                )
        if carrier is None and starts:
            near = [
                r
                for r in result
                if r.sentence in (index - 1,)
                and r.source
                and parsed[r.sentence].sentence.block == sentence.block
            ]
            carrier = near[-1] if near else None
        if carrier is not None:
            result.append(
                replace(
                    carrier, content=quote.span, rule="quote-continued", sentence=index, quoted=True
                )
            )
    return result
