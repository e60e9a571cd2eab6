# ruff: noqa: E501 -- patterns are read whole
"""Attributions in languages that part words by spaces, by cue words and punctuation alone."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.foreign.carried import carry_on
from app.extract.foreign.nouns import DOCUMENT
from app.extract.foreign.patterns import SPEAKER, Patterns, clean, mask, patterns
from app.extract.foreign.speakers import after, before, find_told, german_phrase, part, phrase
from app.extract.raw import Raw
from app.extract.sentences import Layout

# Verbs that say something of what follows them at once; any other needs a "that" or a quotation.
_OF_A_THING = re.compile(
    r"назва|назыв|назив|подтвер|підтвер|опров|спрост|отверг|відкин|отриц|запереч|обвин|звинув|призна|визна|объяв|оголо|комменти|коменту|критик|"
    r"nann|nenn|bestätig|dementier|bestr|wies|weis|kündig|kritisier|beklag|räum|sprach|spricht|verw|"
    r"neg|confirm|desment|refut|rejeit|admit|reconhec|anunci|acus|critic|denunci|revel|relat",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\s(?:котор\w+|як(?:им|ого|ому|ої|ою|их|ими)|o qual|a qual|os quais|as quais)(?!\w)"
)
_RELATIVE = re.compile(
    r"^[^,]{3,80},\s(?:que|котор\w+|попросивш\w+|пожелавш\w+|як(?:ий|а|і|ого)|що (?:побажа|попрос)\w+|der|die|das) [^,]{3,80},\s*$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\s(?:mit|hinzu|bekannt|klar|fest)$")
_ASIDE = 6  # words between two commas that only tell who speaks


class Clause(NamedTuple):
    """One sentence to be read: the article's text, where it stands, its words without quotations.

    ``masked`` has the length of ``span``; ``number`` is the sentence's in the article.
    """

    text: str
    span: Span
    masked: str
    number: int
    rules: Patterns


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
        here = here or carry_on(layout, masked, index, rules, found)
        found.extend(here)
    return found


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
            told = _of_this(layout, masked, index, rules, verb)
            return [*told, *_behind_colon(Clause(text, span, masked, index, rules), verb.end())]
    clause = Clause(text, span, masked, index, rules)
    according = _according(clause)
    if according is not None:
        return [according]
    stated = _stated(clause)
    if stated is not None:
        return [stated]
    found = parsed(layout, index) if parsed is not None else []
    if found:
        return found
    said = _says(clause)
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


def _behind_colon(here: Clause, start: int) -> list[Raw]:
    """Return who says what stands after "X reported this: ..."."""
    colon = here.masked.find(": ", start)
    if colon < 0:
        return []
    behind = Span(here.span.start + colon + 2, here.span.end)
    rest = here._replace(span=behind, masked=here.masked[colon + 2 :])
    said = _according(rest) or _stated(rest) or _says(rest)
    return [said] if said is not None else []


def _of_this(
    layout: Layout, masked: str, index: int, rules: Patterns, verb: re.Match[str]
) -> list[Raw]:
    """Return "X reported this", said of the sentence before."""
    span = layout.sentences[index].span
    if index == 0 or _is_head(layout.sentences[index - 1].kind):
        return []
    before_it = layout.sentences[index - 1]
    source, cited = after(layout.text, span, masked, verb.end(), rules)
    if source is None and cited is None:
        source = clean(layout.text, span.start, span.start + verb.start())
    inside = rules.within.match(source.of(layout.text)) if source is not None else None
    if source is not None and inside is not None:
        source = Span(source.start + inside.end(), source.end)
    cue = Span(span.start + verb.start(), span.start + verb.end())
    return [
        Raw(
            source or cited,
            cue,
            before_it.span,
            "foreign-of-this",
            "report",
            index - 1,
            cited=cited if source is not None else None,
        )
    ]


def _according(here: Clause) -> Raw | None:
    text, span, masked, index, rules = here
    match = rules.according.search(masked)
    if match is None:
        return None
    start = span.start + match.start()
    cue = Span(start, span.start + match.end())
    if cue.of(text) == "so" and masked[: match.start()].rstrip()[-1:] != ",":
        return None  # the German particle; after a comma it names a speaker
    if cue.of(text).lower() == "zufolge":
        return _behind(here, match.start(), cue)
    which = _WHICH.match(masked, match.end())
    if which is not None:
        return _of_which(here, match.start(), cue, span.start + which.end())
    possessive = re.match(
        r"\s*(?:его|её|ее|их|його|її|їх|їхніми|dele|dela)(?!\w)", masked[match.end() :]
    )
    own = re.search(r"\s(?P<who>його|її|їх\w*|его|её|ее|их)\s", match.group(), re.IGNORECASE)
    source, end = phrase(text, span, masked, match.end(), rules)
    if source is not None and rules.carried.pattern != "(?!)":
        source = german_phrase(text, source)
        end = source.end
    via = None
    if possessive is not None:
        source = Span(cue.end + 1, cue.end + possessive.end())
    elif own is not None:
        source = Span(start + own.start("who"), start + own.end("who"))
    cited_by = rules.cited_by.match(masked, end - span.start)
    if cited_by is not None:
        via = Span(span.start + cited_by.start("who"), span.start + cited_by.end("who"))
        end = span.start + cited_by.end()
    cited = None
    citing = rules.citing.search(masked, match.end())
    if citing is not None and span.start + citing.start() >= (source.end if source else 0):
        cited, end = phrase(text, span, masked, citing.end(), rules)
    first = clean(text, span.start, start)
    last = clean(text, end, span.end)
    if start - span.start > 25 and first is not None:
        content = (
            first
            if last is None or masked[end - span.start] == "."
            else Span(first.start, last.end)
        )
    elif first and last:
        content = Span(first.start, last.end)
    else:
        content = last or first
    if content is None or source is None or len(source.of(text).split()) > SPEAKER:
        return None
    return Raw(source, cue, content, "foreign-according", "according", index, cited=cited, via=via)


def _behind(here: Clause, at: int, cue: Span) -> Raw | None:
    """Return the attribution of a postposition ("einem Diplomaten zufolge ...")."""
    text, span, masked, index, rules = here
    opened = max(masked.rfind(mark, 0, at) for mark in ",;:—–") + 1
    lead = rules.lead.match(masked[opened:at].lstrip())
    skip = len(masked[opened:at]) - len(masked[opened:at].lstrip()) + (lead.end() if lead else 0)
    source = clean(text, span.start + opened + skip, span.start + at)
    content = clean(text, cue.end, span.end) or clean(text, span.start, span.start + opened)
    if source is None or content is None or len(source.of(text).split()) > SPEAKER:
        return None
    return Raw(source, cue, content, "foreign-according", "according", index)


def _of_which(here: Clause, at: int, cue: Span, start: int) -> Raw | None:
    """Return what a paper says by which things are so ("a contract, by which X pays")."""
    text, span, masked, index, _ = here
    papers = list(re.finditer(rf"(?<!\w)(?:{DOCUMENT})(?!\w)", masked[:at], re.IGNORECASE))
    source = clean(text, span.start + papers[-1].start(), span.start + at) if papers else None
    content = clean(text, start, span.end)
    if source is None or content is None or len(source.of(text).split()) > SPEAKER:
        return None
    return Raw(source, cue, content, "foreign-according", "according", index)


def _stated(here: Clause) -> Raw | None:
    """Return what "is said in the report": the words that name where a thing is written."""
    text, span, masked, index, rules = here
    for match in rules.stated.finditer(masked):
        cue = Span(span.start + match.start(), span.start + match.end())
        rest = masked[match.end() :].lstrip()
        within = rules.within.match(rest)
        if within is not None:
            at = len(masked) - len(rest) + within.end()
            source, end = phrase(text, span, masked, at, rules)
            said = clean(text, span.start, cue.start)
            content = said or clean(text, end, span.end)
        else:
            lead = masked[: match.start()]
            opened = rules.within.match(lead[:1].lower() + lead[1:])
            left = Span(cue.end, span.end) if cue.end < span.end else None
            content = _after_that(text, left, rules) if left else None
            source = clean(text, span.start + opened.end(), cue.start) if opened else None
        long = source is not None and len(source.of(text).split()) > SPEAKER
        if source is None or long or content is None or len(content.of(text).split()) < 2:
            continue
        return Raw(source, cue, content, "foreign-stated-in", "say", index, quoted="_" in masked)
    return None


def _says(here: Clause) -> Raw | None:
    text, span, masked, index, rules = here
    for match in rules.says.finditer(masked):
        lead = masked[: match.start()]
        cue = Span(span.start + match.start(), span.start + match.end())
        found = (
            _said_after(here, match) or _said_aside(here, match) or _without_subject(here, match)
        )
        if found is not None:
            return found
        if cue.end >= span.end:
            continue  # the sentence ends with its verb
        speaker, cited = before(text, span, masked, match.start(), rules)
        content = _after_that(text, Span(cue.end, span.end), rules)
        if speaker is None or content is None:
            continue  # "Заявил об этом X", "Сообщает X"
        if not _introduced(text, cue.end, content) and not _OF_A_THING.match(cue.of(text)):
            continue
        if len(lead.split()) > 1 and content.start <= cue.end + 1 and lead.rstrip()[-1:] == ",":
            continue
        told = find_told(text, cue.end, content.start)
        return Raw(
            speaker,
            cue,
            content,
            "foreign-says-that",
            "say",
            index,
            cited=cited,
            via=told,
            quoted="_" in masked[match.end() :],
        )
    return None


def _said_after(here: Clause, match: re.Match[str]) -> Raw | None:
    """Return "X, said Y" and "X, Y said", with what follows a second dash ("— said Y. — Z")."""
    text, span, masked, index, rules = here
    lead = masked[: match.start()]
    cue = Span(span.start + match.start(), span.start + match.end())
    edge = lead.rstrip()
    source, cited = after(text, span, masked, match.end(), rules)
    comma = max(edge.rfind(mark) for mark in ',»”“"—–')
    near = edge[comma + 1 :] if comma >= 0 else ""
    quoted = "_" in lead
    if not (comma > 10 and len(near.split()) <= 3 and (len(edge) == comma + 1 or quoted)):
        return None
    if rules.that.match(masked[match.end() :]) and not quoted:
        return None  # "sources, close to the army, wrote that"
    if not quoted and _RELATIVE.search(lead) and _told_that(masked[match.end() :], rules):
        return None  # "an official, who asked not to be named, told X that"
    content = clean(text, span.start, span.start + comma)
    own = clean(text, span.start + comma, span.start + match.start())
    if own is not None and not rules.lead.fullmatch(own.of(text)):
        source = own
    if content is None or source is None or len(content.of(text).split()) < 2:
        return None
    source, told = part(text, source, rules)
    told = told or find_told(text, max(source.end, cue.end), span.end)
    resumed = re.search(r"[,.]\s[—–-]\s(?=[\"«„_\w])", masked[match.end() :])
    if quoted and resumed is not None:
        content = Span(content.start, (clean(text, content.end, span.end) or content).end)
    return Raw(
        source,
        cue,
        content,
        "foreign-said-after",
        "say",
        index,
        cited=cited,
        quoted=quoted,
        via=told if told is not None and not source.overlaps(told) else None,
    )


def _told_that(tail: str, rules: Patterns) -> bool:
    """Tell whether what is said stands behind the verb, after who was told ("told X that")."""
    that = re.search(r",\s(?:что|що|dass)\s", tail)
    return that is not None or rules.bare_that.search(tail) is not None


def _said_aside(here: Clause, match: re.Match[str]) -> Raw | None:
    """Return the whole sentence where who speaks stands between commas ("X, he added, Y")."""
    text, span, masked, index, rules = here
    lead = masked[: match.start()].rstrip()
    tail = masked[match.end() :]
    close = re.search(r",(?=\s)|\s[—–]\s", tail)
    if close is None or rules.that.match(tail[close.start() :]):
        return None
    content = clean(text, span.start, span.end)
    if content is None:
        return None
    cue = Span(span.start + match.start(), span.start + match.end())
    words = tail[: close.start()].strip()
    if lead.endswith((",", "—", "–")):
        if not words:
            return Raw(None, cue, content, "foreign-said-aside", "say", index)
        if len(words.split()) <= _ASIDE and not rules.says.search(words):
            source, _ = phrase(text, span, masked, match.end(), rules)
            if source is not None and source.end <= cue.end + close.start() + 1:
                told = find_told(text, source.end, cue.end + close.start())
                return Raw(source, cue, content, "foreign-said-aside", "say", index, via=told)
        return None
    opened = lead.rfind(",")
    own = lead[opened + 1 :].strip() if opened > 0 else ""
    if own and not words and len(own.split()) <= _ASIDE and not rules.beside.match(own):
        source = clean(text, span.start + opened, cue.start)
        if source is not None:
            return Raw(source, cue, content, "foreign-said-aside", "say", index)
    return None


def _without_subject(here: Clause, match: re.Match[str]) -> Raw | None:
    """Return what a verb says that opens its sentence alone ("Added that ...", "Says, ...")."""
    text, span, masked, index, rules = here
    lead = masked[: match.start()].strip(' "«„—–')
    tail = masked[match.end() :]
    alone = not lead or rules.lead.fullmatch(lead + " ") is not None
    if not rules.subjectless or not alone:
        return None
    if not (tail.startswith(",") or tail.startswith(":") or rules.that.match(tail)):
        return None
    content = _after_that(text, Span(span.start + match.end(), span.end), rules)
    if content is None:
        return None
    cue = Span(span.start + match.start(), span.start + match.end())
    return Raw(None, cue, content, "foreign-said-aside", "say", index)


def _introduced(text: str, start: int, content: Span) -> bool:
    """Tell whether "that", a mark or a quotation stands between a verb and its content."""
    return (
        re.search(r"[,:«„“\"]|\b(?:que|dass|ob|wie)\b", text[start : content.start + 1]) is not None
    )


def _after_that(text: str, rest: Span, rules: Patterns) -> Span | None:
    """Return what is said after a verb: behind "that", a colon, or at once."""
    words = rest.of(text)
    inner = rules.bare_that.search(words)
    if inner is not None and "," not in words[: inner.start()]:
        return _worded(text, rest.start + inner.end(), rest.end)
    for at in [0, *(m.start() for m in re.finditer(r",\s|:\s", words))]:
        match = rules.that.match(words[at:])
        if match is not None:
            return _worded(text, rest.start + at + match.end(), rest.end)
        if at and _PARTICLE.search(words[:at]) is not None:
            return _worded(text, rest.start + at, rest.end)  # "teilte auf Anfrage mit, man ..."
        if at and rules.carried.search(words[at:]) is not None:
            return _worded(text, rest.start + at, rest.end)  # "told the paper, they were ill"
        if at:
            break
    return _worded(text, rest.start, rest.end)


def _worded(text: str, start: int, end: int) -> Span | None:
    content = clean(text, start, end)
    return content if content is not None and len(content.of(text).split()) >= 2 else None
