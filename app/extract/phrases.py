# ruff: noqa: E501 -- word lists and patterns are read whole
"""Attributions that words and marks carry: "according to", colons, headlines, turns of a transcript."""

import re
from typing import TYPE_CHECKING

from app.base.quick import quick
from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract import cues
from app.extract.raw import (
    Raw,
    cue_tokens,
    cut_comma,
    in_quote,
    source_tokens,
    subject_of,
    token_span,
)
from app.extract.sentences import LABEL, TURN, Layout, Parsed, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCORDING = re.compile(
    r"\b(?:according to|as per|citing data from|in the words of|on the basis of|judging by|in the view of|"
    r"as (?:alleged|stated|reported|claimed) (?:in|by)|as (?:quoted|cited) by)\b",
    re.IGNORECASE,
)


_HEAD_COLON = re.compile(r"^(?P<left>[^:]{2,90}):\s+(?P<right>\S.+)$")


_HEAD_DASH = re.compile(r"^(?P<left>\S.{15,})\s+[-–—]\s+(?P<right>[A-Z][^-–—]{1,50})$")


_SAID_LAST = quick(
    r",[”\"’']?\s+(?P<source>(?!and |but |who |which |that |as |where |when )(?:[Tt]he |[Aa]n? |[Tt]wo |[Ii]ts? |[Hh]is |[Hh]er )?[\w’'.-]+(?:[ ][\w’'.()-]+){0,9}?)(?:,\s+(?:the|an?|its|his|her)\s[^,]{3,70},)?\s+"
    r"(?P<cue>(?:has |have |had )?(?:said|says?|told|reported|reports?|wrote|writes?|claimed|claims?|shown|shows?|showed|announced|announces?|confirmed|confirms?|added|adds?|stated|states?|warned|warns?|alleged|alleges?|revealed|reveals?|"
    r"indicated|indicates?|suggested|suggests?|found|finds?|disclosed|discloses?|proved|proves?|demonstrated|demonstrates?|insisted|insists?|noted|notes?|concluded|concludes?|admitted|admits?|argued|argues?|estimated|estimates?))"
    r"(?:\s+(?P<told>(?:the )?(?:[a-z]+ )?(?:[A-Z][a-z]+ [a-z]+ )?(?:[a-z]+ )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*))?(?:\s[^,]{0,60})?[.]?[”\"]?$"
)


_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){1,4}"
_CUE = r"(?:has |have |had )?(?:said|says|told|reported|wrote|claimed|announced|confirmed|added|stated|warned)"
# ", the minister's adviser for trade, Olena Hrytsenko, said at a meeting" and ", Lo said, and ...".
_SAID_OFFICE = re.compile(
    rf", (?P<office>(?:the|an?|its|his|her|[A-ZÀ-Þ][\w-]+[’']s?) [^,;:“”\"]{{3,80}}), (?P<source>{_NAME}), (?P<cue>{_CUE})\b(?P<rest>[^,“”\"]{{0,60}})$"
)
_SAID_ASIDE = re.compile(
    r",[”\"]? (?P<source>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|(?:[Tt]he )?(?:[\w’'-]+ ){0,2}[\w’'-]+) (?P<cue>said|says|added|adds), (?=(?:and|but|or|which|who|with|as|after|before|when)\b)"
)


def by_according(layout: Layout, sentence: Parsed, index: int) -> list[Raw]:
    """Return what "according to X" and its like carry in one sentence."""
    found: list[Raw] = []
    span = sentence.sentence.span
    text = span.of(layout.text)
    for match in ACCORDING.finditer(text):
        start, end = span.start + match.start(), span.start + match.end()
        if in_quote(layout, start):
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
        source = token_span(source_tokens, sentence.offset)
        if source is None:
            continue
        rest = trimmed(layout.text, source.end, span.end)
        before = cut_comma(layout.text, trimmed(layout.text, span.start, start))
        content = before
        if (
            before is None
            or len(before.of(layout.text).split()) < 3
            or (
                rest is not None
                and len(rest.of(layout.text).split()) > 2 * len(before.of(layout.text).split())
            )
        ):
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


def by_headline(layout: Layout, sentence: Parsed, index: int) -> Raw | None:
    """Return the source of a headline: "Claim: Source", "Source: claim", "Claim – Source"."""
    span = sentence.sentence.span
    text = span.of(layout.text)
    dash = _HEAD_DASH.match(text)
    if dash is not None and len(dash["right"].split()) <= 6:
        return _raw_headline(
            span.start, dash.span("right"), dash.span("left"), dash.end("left"), index
        )
    colon = _HEAD_COLON.match(text)
    if colon is None or in_quote(layout, span.start + colon.end("left")):
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


def by_colon(layout: Layout, parsed: tuple[Parsed, ...], found: list[Raw]) -> list[Raw]:
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
            subject = subject_of(verbs[-1])
            if subject is not None:
                source = token_span(source_tokens(subject, sentence, verbs[-1]), sentence.offset)
            cue = token_span(cue_tokens(verbs[-1], sentence), sentence.offset)
            verb_lemma = verbs[-1].lemma_
        elif colon > 0 and len(text[:colon].split()) <= 6 and text[:1].isupper():
            source = Span(sentence.sentence.span.start, sentence.sentence.span.start + colon)
            cue = Span(source.end, source.end + 1)
        if source is not None:
            more.append(
                Raw(source, cue, content, "colon", verb_lemma, index, quoted=quote is not None)
            )
    return more


def by_turn(layout: Layout, parsed: tuple[Parsed, ...]) -> list[Raw]:
    """Return the turns of a transcript ("Jane Doe: We have ..."), each sentence of a turn.

    What a question tells of others ("the Ledger says that ...") is theirs, not the asker's.
    """
    if layout.turns:
        return _by_turns(layout, parsed)
    found: list[Raw] = []
    speaker: tuple[int, Span] | None = None
    for index, sentence in enumerate(parsed):
        block = layout.blocks[sentence.sentence.block]
        span = sentence.sentence.span
        match = TURN.match(block.span.of(layout.text))
        labelled = LABEL.match(block.span.of(layout.text)) is not None
        if (
            match is not None
            and not labelled
            and _names_speaker(layout.text, match["name"])
            and block.kind == BlockKind.PARAGRAPH
        ):
            start = block.span.start
            speaker = (sentence.sentence.block, Span(start, start + match.end("name")))
        if speaker is None or speaker[0] != sentence.sentence.block:
            continue
        name = speaker[1]
        if not re.match(r"(?:Q|Question|Reporter|A|Answer)$", name.of(layout.text)):
            found.append(Raw(name, Span(name.end, name.end + 1), span, "colon", "say", index))
    return found


def _by_turns(layout: Layout, parsed: tuple[Parsed, ...]) -> list[Raw]:
    turns = {turn.block: turn for turn in layout.turns}
    found: list[Raw] = []
    for index, sentence in enumerate(parsed):
        turn = turns.get(sentence.sentence.block)
        if turn is None or turn.speaker is None or not turn.answers:
            continue
        cue = Span(turn.speaker.end, turn.speaker.end + 1)
        found.append(Raw(turn.speaker, cue, sentence.sentence.span, "colon", "say", index))
    return found


def _names_speaker(text: str, name: str) -> bool:
    """Tell a speaker from a label: one word before a colon speaks only if the text knows it better."""
    if " " in name:
        return True
    word = re.escape(name)
    named = re.search(rf"(?<!\w)[A-Z][\w.’'-]+ {word}(?!\w|:)", text)
    return named is not None or len(re.findall(rf"(?<!\w){word}:\s", text)) > 1


def by_last_words(layout: Layout, sentence: Parsed, index: int, here: list[Raw]) -> list[Raw]:
    """Return "X, the ministry said" read from the words alone, where the parse missed it."""
    span = sentence.sentence.span
    words = span.of(layout.text)
    if any(r.content.start <= span.start + 3 for r in here):
        return []
    aside = _by_aside(layout, sentence, index)
    if aside is not None:
        return [aside]
    match = _SAID_LAST.search(words)
    if match is None or match.start() < 20 or in_quote(layout, span.start + match.start("cue")):
        return []
    source = Span(span.start + match.start("source"), span.start + match.end("source"))
    if not _speaks(sentence, source, span.start + match.end("cue")):
        return []
    cue = Span(span.start + match.start("cue"), span.start + match.end("cue"))
    content = cut_comma(layout.text, Span(span.start, span.start + match.start()))
    told = match["told"]
    via = None
    if told:
        via = Span(span.start + match.start("told"), span.start + match.end("told"))
    verb = {"told": "tell"}.get(match["cue"].split()[-1], "say")
    return (
        []
        if content is None
        else [
            Raw(
                source,
                cue,
                content,
                "said-after",
                verb,
                index,
                via=via,
                via_cue=cue if via else None,
            )
        ]
    )


def _by_aside(layout: Layout, sentence: Parsed, index: int) -> Raw | None:
    """Return a speaker between commas: name after office, or in the middle of what is said."""
    span = sentence.sentence.span
    words = span.of(layout.text).rstrip(".")
    match = _SAID_OFFICE.search(words) or _SAID_ASIDE.search(words)
    if match is None or match.start() < _SHORTEST:
        return None
    if in_quote(layout, span.start + match.start("cue")) or _NO_SPEAKER.search(match["source"]):
        return None
    source = Span(span.start + match.start("source"), span.start + match.end("source"))
    cue = Span(span.start + match.start("cue"), span.start + match.end("cue"))
    last = match.re is _SAID_OFFICE
    end = span.start + (match.start() if last else len(words))
    content = cut_comma(layout.text, Span(span.start, end))
    return None if content is None else Raw(source, cue, content, "said-after", "say", index)


_SHORTEST = 20  # characters of what is said before its speaker
_NO_SPEAKER = re.compile(
    r"^(?:who|which|that|as|and|but|or|when|where|what|is|was)\b", re.IGNORECASE
)


def _speaks(sentence: Parsed, source: Span, cue_end: int) -> bool:
    """Tell "leaked records show" from "in all states": the cue agrees, the source has no verb.

    The parser often takes such a cue for a noun; then its number must fit the word before.
    """
    offset = sentence.offset
    at = next((n for n, t in enumerate(sentence.tokens) if t.idx + offset + len(t) == cue_end), 0)
    if at == 0:
        return False
    inside = [t for t in sentence.tokens if source.start <= t.idx + offset < source.end]
    if any(t.tag_ in ("VBG", "VB", "MD", "TO") for t in inside):
        return False
    cue, before = sentence.tokens[at], sentence.tokens[at - 1]
    if cue.tag_.startswith("VB"):
        return not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in inside[1:])
    if before.tag_ == "VBZ":  # "customs records show": both words misread
        return not cue.lower_.endswith("s")
    singular = before.tag_ in ("NN", "NNP")
    plain = not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in inside[1:])
    agrees = singular == cue.lower_.endswith("s")
    return plain and agrees and before.tag_.startswith("NN")


def by_list_lead(layout: Layout, parsed: tuple[Parsed, ...], found: list[Raw]) -> list[Raw]:
    """Return what a line such as "As alleged in the complaint:" introduces: the blocks after it."""
    more: list[Raw] = []
    for index, sentence in enumerate(parsed):
        words = sentence.sentence.span.of(layout.text)
        lead = ACCORDING.match(words)
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
