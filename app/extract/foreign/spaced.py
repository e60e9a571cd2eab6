"""Attributions in languages that part words by spaces, by cue words and punctuation alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.foreign.words import LANGUAGES, OUTLET, Language
from app.extract.raw import Raw
from app.extract.sentences import Layout

EDGE = ' ,.:;–—-«»"“”„「」『』‘’、，。：'
_SPEAKER = 14  # words; a longer stretch before a verb is not a speaker
_NAME = 3  # words of a quotation that may be a name and is left to be read
_APPOSED = re.compile(
    r",\s+(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+\s+){1,2}[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'-]+(?=[,.]|\s[a-zа-яіїє]|$)"
)  # "the minister, Jane Doe, ..."
_WITHIN = re.compile(r"(?:[вВуУ]|[вВ]о|[іІ]з|[нN]a|Em|No|Na|In der|Im|Aus dem|Aus der) (?=\S)")
_NOT_SPEAKER = re.compile(
    r"(?:на|о|об|про|из|с|к|для|при|после|до|над|під|через|mit|nach|über|für|von|para|com|por|de)\s",
    re.IGNORECASE,
)
_OPENERS = '«“„"'


@dataclass(frozen=True, slots=True)
class Patterns:
    """One language's words as compiled patterns."""

    says: re.Pattern[str]
    according: re.Pattern[str]
    citing: re.Pattern[str]
    of_this: re.Pattern[str]
    that: re.Pattern[str]
    joined: re.Pattern[str]
    lead: re.Pattern[str]
    stop: re.Pattern[str]


@lru_cache(maxsize=8)
def patterns(code: str) -> Patterns:
    """Return the patterns of language ``code``, one of ``LANGUAGES``."""
    words: Language = LANGUAGES[code]

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return Patterns(
        says=compiled(rf"(?<![\w-])(?:{words.says})(?![\w-])"),
        according=compiled(rf"(?<!\w)(?:{words.according}|(?:{words.as_}) (?:{words.says}))(?!\w)"),
        citing=compiled(rf"(?<!\w)(?:{words.citing})(?!\w)"),
        of_this=compiled(rf"^\W*(?:{words.of_this})(?!\w)"),
        that=compiled(rf"^\s*,?\s*(?:(?:{words.that})(?!\w)|:)"),
        joined=compiled(
            rf",?\s+(?:{words.joins})\s+(?P<cue>{words.says}),?\s+(?={words.that}\b|[{_OPENERS}])"
        ),
        lead=compiled(rf"^(?:(?:{words.lead})(?!\w)[,\s]*)+"),
        stop=compiled(rf"[.!?;](?:\s|$)|[,:]\s|\s[–—-]\s|\s(?:{words.stop}|{words.citing})(?!\w)"),
    )


Reader = Callable[[Layout, int], list[Raw]]


def find_spaced(layout: Layout, code: str, *, parsed: Reader | None = None) -> list[Raw]:
    """Return the attributions of a text in language ``code`` in reading order.

    ``parsed`` reads verbs of saying from a parse; what it does not find is looked for by words.
    """
    found: list[Raw] = []
    rules = patterns(code)
    for index, sentence in enumerate(layout.sentences):
        masked = mask(layout, sentence.span)
        here = _headline(layout, sentence.span, index) if _is_head(sentence.kind) else []
        here = here or _read(layout, masked, index, rules, parsed)
        found.extend(here)
    return found


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
    if text[start - 1 : start] in _OPENERS and text[start - 1 : start]:
        closed = re.search(r"[»”“\"]", text[start:end])
        if closed:  # a name in quotation marks that more words follow
            start -= 1
    return Span(start, end) if start < end else None


def _is_head(kind: BlockKind) -> bool:
    return kind in (BlockKind.HEADLINE, BlockKind.HEADING)


def _headline(layout: Layout, span: Span, index: int) -> list[Raw]:
    """Return who a headline names behind its dash or in front of its colon."""
    words = span.of(layout.text)
    match = re.search(r"\s[–—-]\s(?P<who>[^–—:.!?]{2,40})$", words)
    if match and not any(
        q.span.covers(Span(at := span.start + match.start(), at + 1)) for q in layout.quotes
    ):
        content = clean(layout.text, span.start, span.start + match.start())
        source = clean(layout.text, span.start + match.start("who"), span.end)
    else:
        match = re.match(r"(?P<who>[^:–—.!?«“\"]{2,40}):\s+", words)
        if match is None:
            return []
        content = clean(layout.text, span.start + match.end(), span.end)
        source = clean(layout.text, span.start, span.start + match.end("who"))
    if content is None or source is None or len(source.of(layout.text).split()) > 4:
        return []
    return [Raw(source, None, content, "headline", "say", index)]


def _read(
    layout: Layout, masked: str, index: int, rules: Patterns, parsed: Reader | None
) -> list[Raw]:
    span = layout.sentences[index].span
    text = layout.text
    of_this = rules.of_this.match(masked)
    if of_this is not None:
        verb = rules.says.search(masked, of_this.end())
        if verb is not None and verb.start() - of_this.end() < 30:
            return _of_this(layout, masked, index, rules, verb)
    according = _according(text, span, masked, index, rules)
    if according is not None:
        return [according]
    found = parsed(layout, index) if parsed is not None else []
    if found:
        return found
    said = _says(text, span, masked, index, rules)
    if said is None:
        return []
    second = rules.joined.search(masked, said.cue.end - span.start) if said.cue else None
    if second is None:
        return [said]
    at = span.start + second.start()
    content = _after_that(text, Span(span.start + second.end("cue"), span.end), rules)
    if content is None:
        return [said]
    cue = Span(span.start + second.start("cue"), span.start + second.end("cue"))
    first = clean(text, said.content.start, min(said.content.end, at)) or said.content
    return [
        replace(said, content=first),
        Raw(said.source, cue, content, "foreign-says-that", "say", index),
    ]


def _of_this(
    layout: Layout, masked: str, index: int, rules: Patterns, verb: re.Match[str]
) -> list[Raw]:
    """Return "X reported this", said of the sentence before."""
    span = layout.sentences[index].span
    if index == 0:
        return []
    before = layout.sentences[index - 1]
    source, cited = _speaker_after(layout.text, span, masked, verb.end(), rules)
    if source is None and cited is None:
        source = clean(layout.text, span.start, span.start + verb.start())
    cue = Span(span.start + verb.start(), span.start + verb.end())
    return [
        Raw(
            source or cited,
            cue,
            before.span,
            "foreign-of-this",
            "report",
            index - 1,
            cited=cited if source is not None else None,
        )
    ]


def _according(text: str, span: Span, masked: str, index: int, rules: Patterns) -> Raw | None:
    match = rules.according.search(masked)
    if match is None:
        return None
    start = span.start + match.start()
    cue = Span(start, span.start + match.end())
    possessive = re.match(
        r"\s*(?:его|её|ее|их|його|її|їх|їхніми|dele|dela)(?!\w)", masked[match.end() :]
    )
    own = re.search(r"\s(?P<who>його|її|їх\w*|его|её|ее|их)\s", match.group(), re.IGNORECASE)
    stop = rules.stop.search(masked, match.end())
    end = span.start + (stop.start() if stop else len(masked))
    lead = rules.lead.match(masked[match.end() :].lstrip())
    gap = len(masked[match.end() :]) - len(masked[match.end() :].lstrip())
    source = clean(text, cue.end + (gap + lead.end() if lead else 0), end)
    if possessive is not None:
        source = Span(cue.end + 1, cue.end + possessive.end())
    elif own is not None:
        source = Span(start + own.start("who"), start + own.end("who"))
    cited = None
    citing = rules.citing.search(masked, match.end())
    if citing is not None and span.start + citing.start() >= (source.end if source else 0):
        cited, end = _noun_phrase(text, span, masked, citing.end(), rules)
    before = clean(text, span.start, start)
    after = clean(text, end, span.end)
    if start - span.start > 25 and before is not None:
        content = before
    elif before and after:
        content = Span(before.start, after.end)
    else:
        content = after or before
    if content is None or source is None or len(source.of(text).split()) > _SPEAKER:
        return None
    return Raw(source, cue, content, "foreign-according", "according", index, cited=cited)


def _says(text: str, span: Span, masked: str, index: int, rules: Patterns) -> Raw | None:
    for match in rules.says.finditer(masked):
        before = masked[: match.start()]
        cue = Span(span.start + match.start(), span.start + match.end())
        edge = before.rstrip()
        source, cited = _speaker_after(text, span, masked, match.end(), rules)
        comma = max(edge.rfind(mark) for mark in ',»”“"—–')
        near = edge[comma + 1 :] if comma >= 0 else ""
        quoted = "_" in before
        if comma > 10 and len(near.split()) <= 3 and (len(edge) == comma + 1 or quoted):
            content = clean(text, span.start, span.start + comma)
            own = clean(text, span.start + comma, span.start + match.start())
            if own is not None and not rules.lead.fullmatch(own.of(text)):
                source = own
            if content is not None and source is not None and len(content.of(text).split()) > 1:
                return Raw(
                    source,
                    cue,
                    content,
                    "foreign-said-after",
                    "say",
                    index,
                    cited=cited,
                    quoted=quoted,
                )
        if quoted_aside := _aside(text, span, masked, match):
            return Raw(None, cue, quoted_aside, "foreign-said-aside", "say", index)
        speaker, cited = _speaker_before(text, span, masked, match.start(), rules)
        content = _after_that(text, Span(cue.end, span.end), rules)
        via = None
        if speaker is None:  # "Заявил об этом X", "Сообщает X"
            continue
        if content is None:
            continue
        told = masked[match.end() : content.start - span.start]
        if len(told.split()) >= 2 and re.search(rf"(?<!\w)(?:{OUTLET})(?!\w)|[A-ZА-ЯІЇЄҐ«]", told):
            via = clean(text, cue.end, cue.end + len(told.rstrip(" ,:" + "".join(("что", "що")))))
        return Raw(
            speaker,
            cue,
            content,
            "foreign-says-that",
            "say",
            index,
            cited=cited,
            via=via if via is not None and via.end <= content.start else None,
            quoted="_" in masked[match.end() :],
        )
    return None


def _aside(text: str, span: Span, masked: str, verb: re.Match[str]) -> Span | None:
    """Return the whole sentence where the verb stands alone between commas ("X, he added, Y")."""
    before, after = masked[: verb.start()].rstrip(), masked[verb.end() :]
    if before.endswith((",", "—", "–")) and after.startswith((",", " —", " –")):
        return clean(text, span.start, span.end)
    return None


def _speaker_before(
    text: str, span: Span, masked: str, verb: int, rules: Patterns
) -> tuple[Span | None, Span | None]:
    """Return who stands before the verb, and whom the speaker cites."""
    cut = 0
    for opened in re.finditer(
        r"[;:]\s|,\s+(?:а|но|однако|але|проте|und|aber|mas)\s", masked[:verb]
    ):
        cut = opened.end()
    lead = rules.lead.match(masked[cut:verb])
    start = cut + (lead.end() if lead else 0)
    cited = None
    end = verb
    citing = rules.citing.search(masked, start, verb)
    if citing is not None:
        cited = clean(text, span.start + citing.end(), span.start + verb)
        end = citing.start()
    source = clean(text, span.start + start, span.start + end)
    if source is None or len(source.of(text).split()) > _SPEAKER or "_" in masked[start:end]:
        return None, None
    within = _WITHIN.match(source.of(text))
    if within is not None:
        source = Span(source.start + within.end(), source.end)
    return (None, None) if _NOT_SPEAKER.match(source.of(text)) else (source, cited)


def _speaker_after(
    text: str, span: Span, masked: str, start: int, rules: Patterns
) -> tuple[Span | None, Span | None]:
    """Return who is named after the verb, and whom the speaker cites."""
    source, _ = _noun_phrase(text, span, masked, start, rules)
    citing = rules.citing.search(masked, start)
    cited = None
    if citing is not None:
        cited, _ = _noun_phrase(text, span, masked, citing.end(), rules)
    return source, cited


def _noun_phrase(
    text: str, span: Span, masked: str, start: int, rules: Patterns
) -> tuple[Span | None, int]:
    """Return the words from ``start`` to the next mark or stop, and where they end in the text."""
    stop = rules.stop.search(masked, start)
    end = stop.start() if stop else len(masked)
    verb = rules.says.search(masked, start, end)
    if verb is not None and verb.start() - start > 2:
        end = verb.start()
    apposed = _APPOSED.match(masked, end)
    if apposed is not None:
        end = apposed.end()
    found = clean(text, span.start + start, span.start + end)
    if found is not None and len(found.of(text).split()) > _SPEAKER:
        found = None
    return found, span.start + end


def _after_that(text: str, rest: Span, rules: Patterns) -> Span | None:
    """Return what is said after a verb: behind "that", a colon, or at once."""
    words = rest.of(text)
    for at in [0, *(m.start() for m in re.finditer(r",\s|:\s", words))]:
        match = rules.that.match(words[at:])
        if match is not None:
            return _worded(text, rest.start + at + match.end(), rest.end)
        if at:
            break
    return _worded(text, rest.start, rest.end)


def _worded(text: str, start: int, end: int) -> Span | None:
    content = clean(text, start, end)
    return content if content is not None and len(content.of(text).split()) >= 2 else None
