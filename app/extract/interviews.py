# ruff: noqa: E501 -- patterns are read whole
"""Interviews in questions and answers: every answer is said by the one who is interviewed."""

import re
from dataclasses import replace

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.cues import SELF
from app.extract.raw import Raw
from app.extract.sentences import Layout

_FEWEST = 3  # questions; two in a row may be a writer's own
_LEADS = 4  # blocks in which the one interviewed is named
_QUESTION = 320  # characters; a longer paragraph that ends in a question argues
_WORD = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][^\W\d_]*[’'-]?[^\W\d_]+"
_PERSON = re.compile(rf"(?<![\w-]){_WORD}(?:\s+(?:von |van |de |da |al-)?{_WORD}){{1,2}}")
_WITH = re.compile(
    r"(?:\b(?:interview|conversation|talk|spoke|speaks|speaking|questions|answers) (?:with|to|for|from)"
    r"|\bQ ?& ?A:?(?: with)?|(?:Interview|Gespräch) mit|(?:интервью|беседа|разговор) с"
    r"|(?:інтерв['’]ю|розмова) з|entrevista (?:com|a|ao|à))\s+(?:[^\W\d_][\w’'-]*\s+){0,4}$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\s*(?::|,? (?:on|about|über|zu|о|об|про|sobre|answers?|explains?|tells?|talks?|speaks?|discusses)\b)",
    re.IGNORECASE,
)


_NO_NAME = frozenset(
    [
        "a",
        "about",
        "after",
        "against",
        "all",
        "an",
        "and",
        "are",
        "as",
        "at",
        "before",
        "behind",
        "between",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "has",
        "have",
        "how",
        "if",
        "in",
        "inside",
        "into",
        "is",
        "its",
        "may",
        "must",
        "no",
        "not",
        "of",
        "on",
        "one",
        "only",
        "or",
        "our",
        "out",
        "over",
        "should",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "to",
        "two",
        "under",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "without",
        "would",
        "you",
        "your",
    ]
)


def find_interview(layout: Layout, found: list[Raw]) -> list[Raw]:
    """Return ``found`` with one more for each sentence of an answer that nobody is credited with.

    What an answer says as "I" or "we" is the one's who is interviewed.
    """
    if layout.turns:
        return _own_words(layout, found)
    blocks = layout.blocks
    asked = {at for at, block in enumerate(blocks) if _is_question(block.span.of(layout.text))}
    if len(asked) < _FEWEST:
        return found
    source = _interviewed(layout, min(asked))
    if source is None:
        return found
    answers: set[int] = set()
    answering = False
    for at, block in enumerate(blocks):
        if at in asked:
            answering = True
        elif block.kind in (BlockKind.HEADING, BlockKind.CAPTION):
            answering = False
        elif answering:
            answers.add(at)
    more = [
        Raw(source, None, sentence.span, "interview", "say", index)
        for index, sentence in enumerate(layout.sentences)
        if sentence.block in answers and not any(r.content.overlaps(sentence.span) for r in found)
    ]
    return [
        replace(raw, source=source)
        if layout.sentences[raw.sentence].block in answers
        and raw.source is not None
        and raw.source.of(layout.text).lower() in SELF
        else raw
        for raw in found
    ] + more


def _own_words(layout: Layout, found: list[Raw]) -> list[Raw]:
    """Return ``found`` with who speaks in the turn of a transcript for its "I" and "we"."""
    speakers = {turn.block: turn.speaker for turn in layout.turns}
    return [
        replace(raw, source=speaker)
        if raw.source is not None
        and raw.source.of(layout.text).lower() in SELF
        and (speaker := speakers.get(layout.sentences[raw.sentence].block)) is not None
        else raw
        for raw in found
    ]


def _is_question(words: str) -> bool:
    bare = words.rstrip(' "”»’')
    return bare.endswith(("?", "？")) and len(words) < _QUESTION and words[0] not in '"“„«'


def _interviewed(layout: Layout, asked: int) -> Span | None:
    """Return the person the opening names as the one asked: by a cue, else the only one named.

    ``asked`` is the block of the first question.
    """
    first: Span | None = None
    opening: dict[str, Span] = {}
    for at, block in enumerate(layout.blocks[:_LEADS]):
        words = block.span.of(layout.text)
        for match in _PERSON.finditer(words):
            if match.group().split()[0].lower() in _NO_NAME:
                continue
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            if _WITH.search(words[: match.start()]) or _ON.match(words[match.end() :]):
                return span
            if first is None and block.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST):
                first = span
            if at < asked and block.kind not in (BlockKind.HEADLINE, BlockKind.HEADING):
                opening.setdefault(match.group().split()[-1], span)
    return first or (next(iter(opening.values())) if len(opening) == 1 else None)
