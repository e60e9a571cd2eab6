# ruff: noqa: E501 -- patterns are read whole
"""Who speaks, in the words beside a verb of saying, in languages that part words by spaces."""

import re

from app.domain.span import Span
from app.extract.foreign.nouns import OUTLET
from app.extract.foreign.patterns import SPEAKER, Patterns, clean

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ]"
_CLOSERS = ("»", "“", "”", '"')
_APPOSED = re.compile(
    rf",\s+(?:{_CAPITAL}[\w’'-]+\s+){{1,2}}{_CAPITAL}[\w’'-]+(?=[,.]|\s[a-zа-яіїє]|$)"
)  # "the minister, Jane Doe, ..."
_SETTING = re.compile(r"(?P<first>\w[^,_]{2,60}?),\s(?=\w)")  # "In a statement, the ministry said"
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:а|но|однако|але|проте|und|aber|mas)\s")
_OF_MANY = re.compile(r"(?:ли|ють|ют|уть|ут|ять|ят|ать|heißt es|hieß es|verlautete)$")
"""A verb of nobody named: what stands behind it in the locative is whose people speak."""
_DESCRIBED = re.compile(
    r",\s(?:que|котор\w+|попросивш\w+|пожелавш\w+|знаком\w+|як(?:ий|а|і|ого)|що (?:побажа|попрос)\w+|der|die|das)\s[^,]+$",
    re.IGNORECASE,
)
_BODY_IN = re.compile(r"^\S+\s(?:[«„“]|[А-ЯЁІЇЄҐ][а-яёіїєґ]+[еі]$)")
_DANGLING = re.compile(
    r"\s(?:от|из|с|со|в|во|на|за|по|для|о|об|від|із|з|у|до|про|vom|von|im|in|aus|de|do|da|em|para)$"
)
_TOLD = re.compile(
    rf"(?<!\w)(?:(?i:{OUTLET})(?!\w)(?:(?:\s[a-zа-яёіїєґà-ÿ-]+){{0,2}}\s+(?:[«„“\"][^»”“\"]{{2,40}}[»”“\"]|{_CAPITAL}[\w’'-]*(?:\s{_CAPITAL}[\w’'-]*){{0,3}}))?"
    rf"|[«„“\"]{_CAPITAL}[^»”“\"]{{1,40}}[»”“\"])"
)
# A German noun phrase behind "nach Angaben": articles, adjectives, nouns, their genitives, a name.
_PHRASE_DE = re.compile(
    r"(?:(?:des|der|die|das|dem|den|eine[srnm]?|mehrere[rn]?|zwei(?:er)?|drei(?:er)?|von|vom|ihre[srnm]?|seine[srnm]?)\s+)*"
    r"(?:[a-zäöüß-]+(?:en|er|es|em|e)\s+)*[\"„]?[A-ZÄÖÜ][\w’'.-]*[\"“]?(?:\s[\"„]?[A-ZÄÖÜ][\w’'.-]*[\"“]?)*"
    r"(?:\s(?:der|des|von|vom|für|in)\s(?:[a-zäöüß-]+(?:en|er|es)\s)*[A-ZÄÖÜ][\w’'.-]*(?:\s[A-ZÄÖÜ][\w’'.-]*)*)*"
)


def before(
    text: str, span: Span, masked: str, verb: int, rules: Patterns
) -> tuple[Span | None, Span | None]:
    """Return who stands before the verb at ``verb``, and whom the speaker cites."""
    cut = 0
    for opened in _CLAUSE.finditer(masked[:verb]):
        cut = opened.end()
    setting = _SETTING.match(masked, cut, verb)
    if setting is not None and rules.beside.match(_lowered(setting["first"])):
        cut = setting.end()
    lead = rules.lead.match(masked[cut:verb])
    start = cut + (lead.end() if lead else 0)
    cited = None
    end = verb
    citing = rules.citing.search(masked, start, verb)
    if citing is not None:
        cited = clean(text, span.start + citing.end(), span.start + verb)
        end = citing.start()
    source = clean(text, span.start + start, span.start + end)
    described = _DESCRIBED.search(source.of(text)) if source is not None else None
    if source is not None and described is not None:
        source = Span(source.start, source.start + described.start())
    if source is None or len(source.of(text).split()) > SPEAKER or "_" in masked[start:end]:
        return None, None
    pronouns = list(rules.pronoun.finditer(source.of(text)))
    if pronouns and pronouns[-1].end() == len(source.of(text)):
        return Span(source.start + pronouns[-1].start(), source.end), cited
    words = source.of(text)
    if rules.stop.match(" " + words):
        return None, None
    within = rules.within.match(_lowered(words))
    if within is not None:
        return Span(source.start + within.end(), source.end), cited
    return (None, None) if rules.beside.match(_lowered(words)) else (source, cited)


def after(
    text: str, span: Span, masked: str, start: int, rules: Patterns
) -> tuple[Span | None, Span | None]:
    """Return who is named after the verb that ends at ``start``, and whom the speaker cites."""
    source, _ = phrase(text, span, masked, start, rules)
    if source is not None and _OF_MANY.search(masked[:start]) and _BODY_IN.search(source.of(text)):
        within = rules.within.match(source.of(text))
        if within is not None:  # "they said in the ministry"
            source = Span(source.start + within.end(), source.end)
    citing = rules.citing.search(masked, start)
    cited = None
    if citing is not None:
        cited, _ = phrase(text, span, masked, citing.end(), rules)
    return source, cited


def phrase(
    text: str, span: Span, masked: str, start: int, rules: Patterns
) -> tuple[Span | None, int]:
    """Return the words from ``start`` to the next mark or stop, and where they end in the text."""
    gap = len(masked[start:]) - len(masked[start:].lstrip())
    lead = rules.lead.match(masked[start + gap :])
    if lead is not None and lead.end():
        start += gap + lead.end()
    start += len(masked[start:]) - len(masked[start:].lstrip())
    stop = rules.stop.search(_TITLE.sub(_blot, masked), start)
    end = stop.start() if stop else len(masked)
    verb = rules.says.search(masked, start, end)
    if verb is not None and verb.start() - start > 2:
        end = verb.start()
    apposed = _APPOSED.match(masked, end)
    if apposed is not None:
        end = apposed.end()
    found = clean(text, span.start + start, span.start + end)
    dangling = _DANGLING.search(found.of(text)) if found is not None else None
    if found is not None and dangling is not None:  # "the invoice of", in front of a date
        found = Span(found.start, found.start + dangling.start())
    if found is not None and len(found.of(text).split()) > SPEAKER:
        found = None
    return found, span.start + end


_TITLE = re.compile(r"(?<=[«„“])[^«»„”“]{1,40}(?=[»”“])")
"""A name in quotation marks: a word in it that elsewhere ends a speaker does not end this one."""


def _blot(title: re.Match[str]) -> str:
    return "x" * len(title.group())


def german_phrase(text: str, span: Span) -> Span:
    """Return the noun phrase at the start of ``span``, for a language that puts no comma after."""
    match = _PHRASE_DE.match(span.of(text))
    return Span(span.start, span.start + match.end()) if match and match.end() > 2 else span


def part(text: str, source: Span, rules: Patterns) -> tuple[Span, Span | None]:
    """Return the speaker alone and whom the words then say was told ("he «The Morning»")."""
    words = source.of(text)
    pronoun = rules.pronoun.match(words)
    if pronoun is None or pronoun.end() == len(words):
        return source, None
    end = source.end + (text[source.end : source.end + 1] in _CLOSERS)
    rest = clean(text, source.start + pronoun.end(), source.end)
    told = find_told(text, source.start + pronoun.end(), end)
    return Span(source.start, source.start + pronoun.end()), told or rest


def find_told(text: str, start: int, end: int) -> Span | None:
    """Return the paper or agency that somebody talked to, named in ``[start, end)``."""
    match = _TOLD.search(text, start, end)
    return Span(*match.span()) if match is not None else None


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
