# ruff: noqa: E501 -- word lists and patterns are read whole
"""Attributions in Russian, Ukrainian, German, Portuguese and Chinese: cue words and quotation marks."""

import re
from dataclasses import dataclass

from app.domain.span import Span
from app.extract.raw import Raw
from app.extract.sentences import Layout


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words of saying, and its words for "according to"."""

    says: str
    according: str
    pronouns: str


LANGUAGES = {
    "ru": Language(
        r"(?:заявил|сообщил|сказал|рассказал|утвержда|отметил|подчеркнул|добавил|написал|пишет|сообща|уточнил|пояснил|призна|назвал|опроверг|объявил|ответил)\w*",
        r"по (?:словам|данным|информации|мнению|сообщению|сведениям|её словам|его словам)|согласно|со ссылкой на|как (?:пишет|сообщает)",
        r"он|она|они|политик",
    ),
    "uk": Language(
        r"(?:заяви|повідоми|сказа|розпові|стверджу|зазначи|наголоси|дода|написа|пише|каже|уточни|поясни|визна|назва|спростува|оголоси|відпові)\w*",
        r"за (?:словами|даними|інформацією|повідомленням)|згідно з|з посиланням на|як (?:пише|повідомляє|випливає з)",
        r"він|вона|вони|видання",
    ),
    "de": Language(
        r"sagte|sagt|sagten|erklärte|erklärt|teilte|berichtet\w*|meldet\w*|schreibt|schrieb|betonte|warnte|behauptet\w*|fügte|räumte|bestätigte|dementierte|wies",
        r"nach Angaben (?:von|des|der)|laut|zufolge|nach Informationen (?:von|des|der)|unter Berufung auf",
        r"er|sie",
    ),
    "pt": Language(
        r"disse|afirmou|declarou|anunciou|acrescentou|referiu|revelou|explicou|garantiu|diz|escreve|escreveu|noticiou|informou|negou|confirmou|resumiu|admitiu",
        r"segundo|de acordo com|conforme|citando",
        r"ele|ela",
    ),
    "zh": Language(
        r"表示|称|指出|声称|说|报道|透露|宣布|强调|认为|回应|否认|证实|写道",
        r"据|根据|援引",
        r"他|她|其",
    ),
}
_SENTENCE_EDGE = ' ,.:;–—-«»"“”„「」『』‘’、，。：'


def find_foreign(layout: Layout, code: str) -> list[Raw]:
    """Return the attributions of a text in language ``code``; empty for one not known here."""
    language = LANGUAGES.get(code)
    if language is None:
        return []
    if code == "zh":
        return _chinese(layout)
    found: list[Raw] = []
    says = re.compile(rf"(?<!\w)(?:{language.says})(?!\w)", re.IGNORECASE)
    according = re.compile(rf"(?<!\w)(?:{language.according})(?!\w)", re.IGNORECASE)
    for index, sentence in enumerate(layout.sentences):
        raw = _according(layout, sentence.span, index, according) or _says(
            layout, sentence.span, index, says
        )
        if raw is not None:
            found.append(raw)
    return found


def _clean(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _SENTENCE_EDGE:
        start += 1
    while end > start and text[end - 1] in _SENTENCE_EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def _quoted(layout: Layout, at: int) -> bool:
    return any(q.span.start < at < q.span.end for q in layout.quotes)


def _according(layout: Layout, span: Span, index: int, pattern: re.Pattern[str]) -> Raw | None:
    text = layout.text
    match = pattern.search(text, span.start, span.end)
    if match is None or _quoted(layout, match.start()):
        return None
    comma = text.find(",", match.end(), span.end)
    source = _clean(text, match.end(), comma if comma > 0 else span.end)
    cue = Span(*match.span())
    own = re.search(r"(?:её|его|ее|их|його|її|ihrer|seiner)", match.group())
    if own:
        source = Span(match.start() + own.start(), match.start() + own.end())
    before = _clean(text, span.start, match.start())
    after = _clean(text, comma, span.end) if comma > 0 else None
    content = before if before and (not after or match.start() - span.start > 25) else after
    if content is None:
        return None
    if before and after and match.start() - span.start <= 25:
        content = Span(before.start, after.end)
    return Raw(source, cue, content, "foreign-according", "according", index)


def _says(layout: Layout, span: Span, index: int, pattern: re.Pattern[str]) -> Raw | None:
    text = layout.text
    for match in pattern.finditer(text, span.start, span.end):
        if _quoted(layout, match.start()):
            continue
        before = text[span.start : match.start()]
        after = text[match.end() : span.end]
        comma = before.rfind(",")
        closing = max((before.rfind(mark) for mark in '»”“"'), default=-1)
        cut = max(comma, closing)
        cue = Span(*match.span())
        if cut > 12 and len(before[cut + 1 :].split()) <= 4:
            content = _clean(text, span.start, span.start + cut)
            source = _clean(text, match.end(), _stop(text, match.end(), span.end))
            own = _clean(text, span.start + cut, match.start())
            if own is not None and len(own.of(text).strip(" —–-")) > 2:
                source = own
            if content is not None:
                return Raw(
                    source, cue, content, "foreign-said-after", "say", index, quoted=closing > 0
                )
        source = _clean(text, span.start, match.start())
        if source is not None and len(source.of(text).split()) > 12:
            source = None
        content = _clean(text, match.end(), span.end)
        if content is not None and len(after.split()) >= 3 and source is not None:
            return Raw(source, cue, content, "foreign-says-that", "say", index)
    return None


def _stop(text: str, start: int, end: int) -> int:
    match = re.compile(
        r"[.]\s|,\s(?:em|in|als|что|що)\b|\s(?:am|im) [A-ZÄÖÜ]\w+|\sem entrevista|\sв интервью"
    ).search(text, start, end)
    return match.start() if match else end


def _chinese(layout: Layout) -> list[Raw]:
    found: list[Raw] = []
    lead = re.compile(r"^(?:据|根据)(?P<via>[^，]{2,20}?)(?:报道|消息|透露)?，")
    says = re.compile(
        r"(?P<source>[^，。“”]{2,30}?)(?:\d{1,2}日)?(?:则|也|还|曾)?(?P<cue>表示|声称|称|指出|透露|宣布|强调|认为|回应|说)(?:，|：|:)?(?P<content>[^。]{4,})"
    )
    after = re.compile(
        r"“(?P<content>[^”]{3,})[，。]?”[，]?(?P<source>[^，。“”]{2,20}?)(?P<cue>说|表示|称)"
    )
    for index, sentence in enumerate(layout.sentences):
        words = sentence.span.of(layout.text)
        base = sentence.span.start
        via = lead.match(words)
        offset = via.end() if via else 0
        match = after.search(words) or says.search(words, offset)
        if match is None:
            if via:
                end = base + len(words.rstrip("。"))
                found.append(
                    Raw(
                        Span(base + via.start("via"), base + via.end("via")),
                        Span(base, base + 1),
                        Span(base + via.end(), end),
                        "foreign-according",
                        "according",
                        index,
                    )
                )
            continue
        source, cue, content = (
            Span(base + match.start(g), base + match.end(g)) for g in ("source", "cue", "content")
        )
        found.append(
            Raw(
                source,
                cue,
                content,
                "foreign-says-that",
                "say",
                index,
                via=Span(base + via.start("via"), base + via.end("via")) if via else None,
                via_cue=Span(base, base + 1) if via else None,
            )
        )
    return found
