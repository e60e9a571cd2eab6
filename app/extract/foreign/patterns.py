"""One language's closed words as compiled patterns, and the text work its rules share."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.span import Span
from app.extract.foreign.words import LANGUAGES, Language
from app.extract.sentences import Layout

EDGE = ' ,.:;–—-«»"“”„「」『』‘’、，。：'
OPENERS = '«“„"'
SPEAKER = 14  # words; a longer stretch is not a speaker
_NAME = 3  # words of a quotation that may be a name and is left to be read


@dataclass(frozen=True, slots=True)
class Patterns:
    """One language's words as compiled patterns."""

    says: re.Pattern[str]
    according: re.Pattern[str]
    stated: re.Pattern[str]
    citing: re.Pattern[str]
    of_this: re.Pattern[str]
    that: re.Pattern[str]
    bare_that: re.Pattern[str]
    joined: re.Pattern[str]
    lead: re.Pattern[str]
    stop: re.Pattern[str]
    within: re.Pattern[str]
    beside: re.Pattern[str]
    pronoun: re.Pattern[str]
    cited_by: re.Pattern[str]
    carried: re.Pattern[str]
    subjectless: bool


@lru_cache(maxsize=8)
def patterns(code: str) -> Patterns:
    """Return the patterns of language ``code``, one of ``LANGUAGES``."""
    words: Language = LANGUAGES[code]

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return Patterns(
        says=compiled(rf"(?<![\w-])(?:{words.says})(?![\w-])"),
        according=compiled(
            rf"(?<!\w)(?:{words.according}"
            rf"|(?:{words.as_}) (?:{words.lead} )?(?:{words.says}))(?!\w)"
        ),
        stated=compiled(rf"(?<!\w)(?:{words.stated})(?!\w)"),
        citing=compiled(rf"(?<!\w)(?:{words.citing})(?!\w)"),
        of_this=compiled(rf"^\W*(?:{words.of_this})(?!\w)"),
        that=compiled(rf"^\s*,?\s*(?:(?:{words.that})(?!\w)|:)"),
        bare_that=compiled(rf"\s(?:{words.bare_that})\s"),
        joined=compiled(
            rf",?\s+(?:{words.joins})\s+(?P<cue>{words.says}),?\s+(?={words.that}\b|[{OPENERS}])"
        ),
        lead=compiled(rf"^(?:(?:{words.lead})(?!\w)[,\s]*)+"),
        stop=compiled(rf"[.!?;](?:\s|$)|[,:]\s|\s[–—-]\s|\s(?:{words.stop}|{words.citing})(?!\w)"),
        within=compiled(rf"^(?:{words.within})\s(?=\S)"),
        beside=compiled(rf"^(?:{words.beside})\s"),
        pronoun=compiled(rf"(?<!\w)(?:{words.pronoun})(?!\w)"),
        cited_by=compiled(words.cited_by),
        carried=re.compile(words.carried),
        subjectless=words.subjectless,
    )


def mask(layout: Layout, span: Span) -> str:
    """Return the sentence with the words of its longer quotations blotted out, length kept."""
    words = list(span.of(layout.text))
    for quote in layout.quotes:
        inner = quote.inner.of(layout.text)
        if not quote.span.overlaps(span) or len(inner.split()) <= _NAME:
            continue
        for at in range(max(quote.inner.start, span.start), min(quote.inner.end, span.end)):
            words[at - span.start] = "_"
    return "".join(words)


def clean(text: str, start: int, end: int) -> Span | None:
    """Return ``[start, end)`` without marks at its edges, None if nothing is left."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    if text[start - 1 : start] in OPENERS and text[start - 1 : start]:
        closed = re.search(r"[»”“\"]", text[start:end])
        if closed:  # a name in quotation marks that more words follow
            start -= 1
    return Span(start, end) if start < end else None
