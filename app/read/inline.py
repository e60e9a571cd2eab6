"""Headings, notices and copied captions inside a paragraph that is a whole article in one line."""

import re
from dataclasses import dataclass

from app.base.text import fold
from app.domain.span import Span
from app.domain.words import BlockKind
from app.read.phrases import NOTICE

_LONG = 700  # a shorter paragraph is not an article in one line
_TOO_LONG = 100_000  # and a longer one is no article at all
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,2}\s+(?=[\"“‘'(\[]?[^\W\d_a-z])|[。！？][”」』]?")
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_GAP = re.compile(r"[ ,]?[ ]?")
_AGENCY = re.compile(
    r"(?:AFP|AP|Reuters|EPA|NurPhoto|Anadolu)?(?:/| via )?"
    r"(?:Getty Images|Shutterstock|AP Photo|Associated Press|EPA-EFE|Alamy)\s*"
)
# Words that prose writes small: a capital on them shows a heading.
_SMALL = frozenset(
    [
        "it",
        "is",
        "are",
        "was",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "but",
        "with",
        "from",
        "by",
        "be",
        "been",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "not",
        "this",
        "that",
        "people",
        "we",
        "you",
        "they",
        "about",
        "into",
        "know",
        "matters",
        "saying",
        "said",
        "next",
        "happens",
        "happened",
        "means",
        "now",
    ]
)
_CLOSING = frozenset(
    [
        "matters",
        "know",
        "saying",
        "said",
        "next",
        "happens",
        "happened",
        "means",
        "now",
        "stands",
        "stake",
        "context",
        "background",
        "reaction",
        "reactions",
        "know:",
        "line",
        "bottom",
        "picture",
        "lines",
        "numbers",
        "expect",
    ]
)
_OPENING = frozenset(
    [
        "what",
        "why",
        "how",
        "who",
        "when",
        "where",
        "the",
        "big",
        "key",
        "between",
        "bottom",
        "background",
        "by",
    ]
)
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long paragraph and what it is; ``kind`` None is furniture."""

    span: Span
    kind: BlockKind | None


def split_inline(text: str, span: Span) -> list[Part]:
    """Return the parts of the paragraph at ``span``: one part unless it is an article in one line.

    Split off are in-line headings (a run of capitalised words between the end of one sentence and
    the start of the next), notes of the site about itself, and a sentence that stands twice in a
    row, which is a copied photo caption.
    """
    if not _LONG <= span.end - span.start <= _TOO_LONG:
        return [Part(span, BlockKind.PARAGRAPH)]
    parts: list[Part] = []
    for piece in _sentences(text, span):
        words = piece.of(text)
        if credit := _AGENCY.match(words):
            parts.append(Part(Span(piece.start, piece.start + credit.end()), None))
            if credit.end() >= len(words):
                continue
            piece = Span(piece.start + credit.end(), piece.end)  # noqa: PLW2901
            words = piece.of(text)
        length = heading_length(words)
        if length:
            parts.append(Part(Span(piece.start, piece.start + length), BlockKind.HEADING))
            rest = length + len(words[length:]) - len(words[length:].lstrip())
            piece = Span(piece.start + rest, piece.end)  # noqa: PLW2901
            words = piece.of(text)
        kind = None if len(words) < 400 and NOTICE.search(words) else BlockKind.PARAGRAPH
        if parts and kind and fold(parts[-1].span.of(text)) == fold(words) and len(words) > 40:
            parts[-1] = Part(parts[-1].span, BlockKind.CAPTION)
            kind = None
        parts.append(Part(piece, kind))
    return _joined(text, parts)


def heading_length(words: str) -> int:
    """Return how many characters at the start of ``words`` are an in-line heading, 0 if none are.

    "Why It Matters This drill shows" has 14: "Why It Matters".
    """
    run: list[re.Match[str]] = []
    end = 0
    following = ""
    for match in _WORD.finditer(words[:160]):
        gap = words[end : match.start()]
        if not match.group()[0].isupper() or (run and gap not in (" ", "  ")):
            following = "" if match.group()[0].isupper() else match.group()
            break
        run.append(match)
        end = match.end()
        if len(run) > _MAX_WORDS:
            return 0
    if len(run) < 3 or run[0].group().lower() not in _OPENING:
        return 0
    lowered = [match.group().lower() for match in run]
    for count in range(len(run), 1, -1):
        if lowered[count - 1] in _CLOSING and (count > 2 or lowered[0] in ("what's", "the")):
            return run[count - 1].end() if run[count - 1].end() < len(words.rstrip()) else 0
    if following and any(word in _SMALL for word in lowered[1:-1]):
        return run[-2].end()
    return 0


def _sentences(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        if match.end() > start:
            found.append(Span(start, match.end()))
            start = match.end()
    if start < span.end:
        found.append(Span(start, span.end))
    return [trimmed for s in found if (trimmed := _trimmed(text, s))]


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if end > start else None


def _joined(text: str, parts: list[Part]) -> list[Part]:
    """Join what is one paragraph still: sentences that follow each other."""
    out: list[Part] = []
    for part in parts:
        span = _trimmed(text, part.span)
        if span is None:
            continue
        if out and out[-1].kind is BlockKind.PARAGRAPH and part.kind is BlockKind.PARAGRAPH:
            out[-1] = Part(Span(out[-1].span.start, span.end), BlockKind.PARAGRAPH)
        else:
            out.append(Part(span, part.kind))
    return out
