# ruff: noqa: E501 -- patterns are read whole
"""Who does an act or says words outside English: named before them, after them, or going on."""

import re

from app.domain.found import FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Naming, Scope, SourceKind
from app.extract.foreign.nouns import INSTITUTION, OUTLET
from app.extract.page import Attributed, Page
from app.extract.parties import as_party, family_of, foreign_body, titled_body
from app.extract.responses import ActFound

_REST = re.compile(
    r"\s+(?:(?:пока |ещё |еще |поки |ще )?(?:на|по|в ответ на|у відповідь на) (?:запрос|вопрос|просьб|предложени|письм|звернен|запит|питанн|проханн|пропозиці|лист)\w*.*|(?:оперативно|сразу|одразу|пока|поки|ещё|еще|ще|также|також|тоже|теж)\b.*|(?:já|também|ainda|entretanto|hoje|ontem|bereits|auch|inzwischen|hat|haben|hatte|уже|вже)$|auf (?:eine |die |mehrere )?(?:Anfragen?|Fragen?)\b.*|(?:ließ|reagierte\w*|antwortete\w*|wollte\w*|lehnte\w*)\b.*)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^\W*(?:(?:В|У|во|в|у|im|em|na|no|die|der|das|a|o|os|as|o)\s+)?", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:он|она|они|оно|він|вона|вони|воно|er|sie|ele|ela|eles|elas)\b|[他她它]", re.IGNORECASE
)
_VERB = (
    r"(?:говорится|сказано|отмечается|подч[её]ркивается|указано|указывается|сообщается|заявляется|"
    r"йдеться|сказано|зазначено|зазначається|наголошується|вказано|heißt es|so)"
)
_PAPER = (
    r"(?:в|у|in|im)\s+(?:\w+\s+){0,2}?(?:сообщени\w+|заявлени\w+|ответ\w*|релиз\w*|пресс-релиз\w*|комментари\w+|письм\w+|публикаци\w+|"
    r"повідомленн\w+|заяв\w+|відповід\w+|реліз\w*|коментар\w*|лист\w*|(?:einer?|der|dem) (?:Mitteilung|Erklärung|Antwort|Stellungnahme|Schreiben|Brief))"
)
# After a closing mark: "...", says the note of X; Chinese sets the verb after the name.
_AFTER = re.compile(
    rf"[»”“\"]\s*,?\s*[—–-]?\s*(?:{_VERB}\s+{_PAPER}\s+(?P<paper>[^.,;!?«»]{{3,80}})"
    r"|(?P<zh>[\u3400-\u9fff·]{2,30}?)(?:\d{1,2}日)?(?:在[^，。]{2,20})?(?:如是|还|又|强调|补充)?(?:表示|说|称|指出|强调|回应|答道|写道)[。，]"
    r"|(?P<who>(?!)))"
)
_OUTLET = re.compile(rf"(?<!\w)(?:{OUTLET})(?!\w)", re.IGNORECASE)
_GENERIC = re.compile(
    rf"(?:в|во|у|на|der|die|das|dem|a|o|na|no)?\s*(?:этой|этом|самой|самом|цій|цьому|dieser|diesem)?\s*(?:{INSTITUTION}|предприяти\w+|підприємств\w+|заводе|верфи|школе)$",
    re.IGNORECASE,
)
# "the director of the firm", where only one firm has just spoken.
_TIED = re.compile(
    r"(?:[оОoO] |der |die |ein |eine )?[\w-]+ (?:компании|фирмы|завода|предприятия|верфи|ведомства|посольства|школы|компанії|фірми|заводу|підприємства|верфі|відомства|"
    r"da (?:empresa|companhia|fábrica|escola|embaixada)|do (?:estaleiro|ministério)|der (?:Firma|Werft|Fabrik|Botschaft)|des (?:Unternehmens|Werks|Konzerns|Ministeriums))\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?:{INSTITUTION})\s+(?:[\w-]+\s+){{0,2}}?[A-ZА-ЯЁІЇЄ][\w-]+(?:\s+[\w-]+)?$", re.IGNORECASE
)
_BODY = re.compile(
    rf"(?:этой |этого |цієї |цього |dieser |dieses )?(?:{INSTITUTION})$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:—–]\s|\.\s|[。，；：]")
_LONGEST = 90  # characters of the words for a speaker


def speaker_before(page: Page, act: ActFound, quote: Span) -> list[tuple[Step | None, str]]:
    """Return who the words between the start of the clause and the act name, if they name a party."""
    text = page.text
    start = quote.start
    for cut in _CLAUSE.finditer(text, quote.start, act.at.start):
        start = cut.end()
    words = text[start : act.at.start].rstrip()
    words = _REST.sub("", words)
    lead = _LEADS.match(words)
    begin = start + (lead.end() if lead else 0)
    end = start + len(words)
    if not 2 <= end - begin <= _LONGEST:
        return []
    span = Span(begin, end)
    step = page.resolver.foreign_source(span, act.at)
    party = as_party(page, step, span.of(text))
    if party is None or party.kind != SourceKind.ACTOR or not party.actor:
        return []
    return [(party, span.of(text))]


def named_by_words(page: Page, quote: Span, words: str) -> Step | None:
    """Return the body that the words for a speaker title themselves: "a spokesman of «Name»".

    Where the resolver only knows of somebody unnamed, or of another, the words come first.
    """
    start = page.text.find(words, quote.start) if words else -1
    if start < 0:
        return None
    span = Span(start, start + len(words))
    if any(n.kind == "actor" and span.covers(n.span) for n in page.names):
        return None
    called = _CALLED.match(words) and re.search(r"\s[A-ZА-ЯЁІЇЄ]", words)
    if titled_body(page, span) is None and not called:
        return None
    body = foreign_body(page, span)
    return body if body is not None and not _OUTLET.search(words) else None


def speaker_after(
    page: Page, index: int, quote: Span, earlier: list[FoundResponse]
) -> list[tuple[Step | None, str]]:
    """Return who is named after the closing quotation mark: "...", said X; "...", says the note of X.

    ``quote`` is a sentence; its speaker may stand after a later one of the same quotation.
    """
    unit = page.layout.sentences[index].unit
    match = _AFTER.search(page.text, quote.start, max(unit.end, quote.end))
    if match is None:
        return []
    group = next(g for g in ("zh", "paper", "who") if g == "who" or match[g])
    if not match[group]:
        return []
    span = Span(*match.span(group))
    if group == "paper" and earlier and _BODY.match(match[group]):
        return [(as_last(earlier[-1], span), match[group])]
    step = page.resolver.foreign_source(span, None)
    party = as_party(page, step, span.of(page.text))
    if party is None or party.kind != SourceKind.ACTOR or not party.actor:
        return []
    return [(party, span.of(page.text))]


def goes_on_abroad(
    page: Page, index: int, here: list[Attributed], earlier: list[FoundResponse]
) -> FoundResponse | None:
    """Return the answer told in the sentence before, if its party is quoted further or adds more."""
    last = earlier[-1] if earlier else None
    if last is None or index == 0 or last.scope not in (Scope.THIS_CLAIM, Scope.PART):
        return None
    layout = page.layout
    begun = next(
        i for i, s in enumerate(layout.sentences) if s.unit == layout.sentences[index].unit
    )
    if begun == 0 or not layout.sentences[begun - 1].span.overlaps(last.quote):
        return None
    for raw, attribution in here:
        words = raw.source.of(page.text) if raw.source is not None else ""
        actor = attribution.steps[-1].actor
        same = actor is not None and bool(family_of(page, actor) & family_of(page, last.actor))
        if same or _PRONOUN.match(words) or _GENERIC.fullmatch(words.strip()) or _TIED.match(words):
            return last
    return None


def as_last(last: FoundResponse, raw_source: Span | None) -> Step:
    """Return the party of ``last`` as the one who speaks on."""
    return Step(
        SourceKind.ACTOR,
        last.called or last.actor,
        Naming.INSTITUTION_CLAIMED,
        raw_source,
        None,
        actor=last.actor,
    )
