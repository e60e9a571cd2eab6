"""Whether a sentence states a claim within the desk's scope, and what it says of it."""

import re
from dataclasses import replace

from app.domain.found import Attribution, DateMentioned, FoundClaim, Quantity, Step
from app.domain.span import Span
from app.domain.words import ActorRole, BlockKind, Modality, SourceKind
from app.extract.continuing import find_continued, with_basis
from app.extract.dates import find_dates
from app.extract.foreign_dates import find_foreign_dates
from app.extract.foreign_quantities import find_foreign_quantities
from app.extract.modality import find_modality
from app.extract.page import Attributed, Page
from app.extract.quantities import find_quantities
from app.extract.raw import INWARD, Raw
from app.extract.scope import Theme, length_in_words, scope_score, topics_in
from app.extract.standing import Past, beside, find_standing
from app.extract.turns import question_before, turn_at

THRESHOLD = 0.4  # best F1 on stories left out while fitting scope.WEIGHTS
_MIN_WORDS = 4
_BARE_CREDIT = 6  # words that name an outlet and no more


_INWARD = frozenset({"know", "hope", "feel", "worry", "fear", "doubt", "consider"})
_SAYING = frozenset({"say", "claim", "state", "announce", "report", "allege", "assert", "suggest"})
_GOES_ON = re.compile(r":\s(?:\S+\s+){5}")  # more is told than who said the sentence before
_NAMING = frozenset({"name", "identify", "put", "estimate", "list", "count", "trace", "date"})
_RECENT = 12  # attributions looked back at: a quotation seldom has more


def find_claim(
    page: Page,
    index: int,
    quote: Span,
    *,
    kind: BlockKind,
    theme: Theme,
    known: list[Attributed],
    after: FoundClaim | None = None,
    part: Span | None = None,
    past: Past | None = None,
) -> FoundClaim | None:
    """Return the claim that ``quote`` states, None if it states none within the desk's scope.

    ``after`` is the claim of the sentence before, which this one may carry on. ``part`` is the
    statement meant, where the sentence makes several; ``past`` what the article has stated so far.
    """
    text = page.text
    words = quote.of(text)
    if kind == BlockKind.HEADING:
        return None
    if length_in_words(words) < _MIN_WORDS or words.endswith((":", "：")):
        return None  # "The ministry stated the following:" only announces what is said
    said = part or quote
    alone = said if ";" in quote.of(text) else quote  # what "and" joins has one speaker
    covering = _bearing(page, said, known) or _bearing(page, alone, known)
    attribution = with_basis(page, quote, _joined(page, covering)) or find_continued(
        page, index, alone, after=after
    )
    quantities = _counted(page, said)
    dates = _dated(page, said)
    around = (
        quantities or _counted(page, quote),
        dates or _dated(page, quote),
    )
    score = scope_score(
        _with_question(page, index, words),
        theme,
        kind=kind,
        has_number=bool(around[0]),
        has_date=bool(around[1]),
        standing=find_standing(
            page,
            index,
            quote,
            attribution=attribution,
            after=beside(after, kind),
            past=past,
            dates=around[1],
        ),
    )
    modality = find_modality(
        words,
        verb=covering[-1][0].verb if covering else None,
        attributed=attribution is not None,
        language=page.language,
    )
    if _only_credits(page, quote, known) or _only_asks(page, index, attribution):
        return None
    if modality == Modality.QUESTIONED and _quotes_another(page, said, covering):
        modality = Modality.HEDGED
    if score < THRESHOLD or _unsaid(page, covering) or modality == Modality.QUESTIONED:
        return None
    content = _content(attribution, said, quote)
    return FoundClaim(
        quote=quote,
        content=content,
        attribution=attribution,
        modality=modality,
        topics=topics_in(said.of(text))[:3] or topics_in(words)[:3] or theme.topics[:1],
        actors=_roles(page, index, content),
        quantities=quantities,
        dates=dates,
        place=kind,
        language=page.language,
        rule="scope" if attribution is None else attribution.rule,
        score=round(score if attribution is None else score * attribution.score, 3),
    )


def _only_asks(page: Page, index: int, attribution: Attribution | None) -> bool:
    """Tell whether somebody who asks in a conversation says something with nobody's word for it."""
    turn = turn_at(page.layout.turns, page.layout.sentences[index].block)
    if turn is None or turn.answers:
        return False
    return attribution is None


def _with_question(page: Page, index: int, words: str) -> str:
    """Return an answer after the question it answers, which says what a short answer is about."""
    sentences = page.layout.sentences
    block = sentences[index].block
    asked = question_before(page.layout.turns, block) if page.layout.turns else None
    if asked is None or (index >= _ANSWER and sentences[index - _ANSWER].block == block):
        return words
    return f"{page.layout.blocks[asked].span.of(page.text)} {words}"


_ANSWER = 2  # sentences of a turn that answer before it goes on to other things


def _quotes_another(page: Page, said: Span, covering: list[Attributed]) -> bool:
    """Tell whether a question tells what somebody else reported, and only then asks of it."""
    return page.language == "zh" and any(
        raw.cue is not None and raw.content.end < said.end and "，" in raw.content.of(page.text)
        for raw, _ in covering
    )


def find_credit(
    page: Page, quote: Span, known: list[Attributed], after: FoundClaim | None
) -> FoundClaim | None:
    """Return the claim of the sentence before as told again by one that only says who told it.

    "The Echo reports this" is a mention of its own: what is claimed stands in ``after``.
    """
    credit = next((found for raw, found in known[-_RECENT:] if _credits(page, quote, raw)), None)
    if credit is None or after is None:
        return None
    outlet = credit.steps[-1].kind == SourceKind.OUTLET
    if length_in_words(quote.of(page.text)) <= (_BARE_CREDIT if outlet else _MIN_WORDS):
        return None
    return replace(
        after,
        quote=quote,
        attribution=credit,
        modality=Modality.ATTRIBUTED,
        rule=credit.rule,
        score=round(after.score * credit.score, 3),
    )


def _only_credits(page: Page, quote: Span, known: list[Attributed]) -> bool:
    """Tell whether a sentence only says who said the one before ("The Echo reports this")."""
    return any(_credits(page, quote, raw) for raw, _ in known[-_RECENT:])


def _credits(page: Page, quote: Span, raw: Raw) -> bool:
    return (
        raw.rule == "foreign-of-this"
        and raw.cue is not None
        and quote.covers(raw.cue)
        and _GOES_ON.search(page.text, raw.cue.end, quote.end) is None
    )


def _counted(page: Page, within: Span) -> tuple[Quantity, ...]:
    """Return the numbers in a stretch, read in the page's language."""
    if page.language == "en":
        return find_quantities(page.text, within)
    found = find_foreign_quantities(page.text, within, page.language)
    return found or find_quantities(page.text, within)


def _dated(page: Page, within: Span) -> tuple[DateMentioned, ...]:
    """Return the dates in a stretch, read in the page's language."""
    published = page.article.published
    if page.language == "en":
        return find_dates(page.text, within, published)
    return find_foreign_dates(page.text, within, published, page.language)


def _unsaid(page: Page, covering: list[Attributed]) -> bool:
    """Tell whether the sentence says that something was not said ("neither has said that ...")."""
    for raw, _ in covering:
        if raw.verb not in _SAYING or raw.cue is None:
            continue
        who = raw.source.of(page.text) if raw.source is not None else ""
        if re.search(r"\b(?:not|never)\b|n[’']t\b", raw.cue.of(page.text)) or re.match(
            r"(?:[Nn]either|[Nn]one|[Nn]obody|[Nn]o one|[Nn]o)\b", who
        ):
            return True
    return False


def _content(attribution: Attribution | None, said: Span, quote: Span) -> Span:
    """Return what is claimed: the attributed words, of those the statement meant."""
    if attribution is None:
        return said
    content = attribution.content
    if said == quote:
        return content
    start, end = max(content.start, said.start), min(content.end, said.end)
    return Span(start, end) if end - start > (said.end - said.start) // 2 else said


def _bearing(page: Page, quote: Span, known: list[Attributed]) -> list[Attributed]:
    """Return the attributions that bear on ``quote``, outermost first."""
    text = page.text
    bearing = [
        (raw, found)
        for raw, found in known[-_RECENT:]
        if found.content.overlaps(quote)
        and raw.verb not in _INWARD
        and (raw.rule not in INWARD or raw.rule == "thinks" or _names_as(raw))
        and (
            len(found.content.of(text)) > 0.34 * len(quote.of(text))
            or raw.rule in ("quote", "quote-continued", "according-to")
            or (raw.quoted and raw.rule == "object")
            or found.content.end >= quote.end - 3
            or found.content.start <= quote.start + 3
        )
    ]
    return sorted(bearing, key=lambda pair: pair[1].content.start - pair[1].content.end)


def _names_as(raw: Raw) -> bool:
    """Tell whether a stance states a thing: "it named the contractor as Y"."""
    return raw.rule == "stance" and raw.verb in _NAMING and raw.source is not None


def _joined(page: Page, covering: list[Attributed]) -> Attribution | None:
    """Return nested attributions as one, nearest first; the innermost content counts."""
    if not covering:
        return None
    text = page.text
    outer = covering[0][1]
    steps: list[Step] = list(outer.steps)
    current = outer
    for raw, inner in covering[1:]:
        inside = raw.source is not None and current.content.covers(raw.source)
        most = 2 * len(inner.content.of(text)) > len(current.content.of(text))
        most = most or (outer.rule == "foreign-of-this" and raw.rule != "foreign-of-this")
        if inside and most and current.content.covers(inner.content):
            steps.extend(s for s in inner.steps if all(s.name != t.name for t in steps))
            current = inner
    score = min(found.score for _, found in covering)
    return Attribution(tuple(steps), current.content, outer.rule, score)


def _roles(page: Page, index: int, content: Span) -> tuple[tuple[str, ActorRole], ...]:
    """Return the actors of a claim with their parts; what stands before the verb acts."""
    text = page.text
    roles: dict[str, ActorRole] = {}
    verb_at = content.end
    if page.parsed:
        sentence = page.parsed[index]
        verbs = [
            t.idx + sentence.offset
            for t in sentence.tokens
            if t.pos_ in ("VERB", "AUX") and t.dep_ in ("ROOT", "ccomp", "conj", "relcl")
        ]
        verb_at = next((v for v in verbs if v >= content.start), content.end)
    for name in page.names:
        if name.kind != "actor" or not content.overlaps(name.span):
            continue
        before = text[max(0, name.span.start - 12) : name.span.start].lower()
        if re.search(r"\b(?:in|near|over|off|at)\s+(?:the\s+)?$", before):
            role = ActorRole.LOCATION
        else:
            role = ActorRole.SUBJECT if name.span.end <= verb_at else ActorRole.OBJECT
        roles.setdefault(name.slug, role)
    return tuple(roles.items())
