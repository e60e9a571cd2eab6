"""Whether a sentence states a claim within the desk's scope, and what it says of it."""

import re
from dataclasses import dataclass

from app.domain.found import Attribution, DateMentioned, FoundClaim, FoundResponse, Quantity, Step
from app.domain.span import Span
from app.domain.words import ActorRole, BlockKind, Modality
from app.extract.continuing import find_continued, with_basis
from app.extract.dates import find_dates
from app.extract.foreign_dates import find_foreign_dates
from app.extract.foreign_quantities import find_foreign_quantities
from app.extract.modality import find_modality
from app.extract.page import Attributed, Page
from app.extract.quantities import find_quantities
from app.extract.raw import INWARD
from app.extract.scope import Standing, Theme, length_in_words, nouns_in, scope_score, topics_in

THRESHOLD = 0.4  # best F1 on stories left out while fitting scope.WEIGHTS
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Past:
    """What an article has said before a sentence: who stated, who answered, with what nouns."""

    sources: frozenset[str] = frozenset()
    answering: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    begun: bool = False
    near: bool = False


def recall(
    page: Page,
    claims: list[FoundClaim],
    responses: list[FoundResponse],
    *,
    begun: bool,
    since: int | None = None,
) -> Past:
    """Return what the article has said so far; ``since`` counts the sentences after a claim."""
    steps = [s for c in claims if c.attribution is not None for s in c.attribution.steps]
    return Past(
        frozenset(_key(s) for s in steps),
        frozenset(r.actor for r in responses),
        frozenset(noun for c in claims for noun in nouns_in(c.content.of(page.text))),
        begun,
        since is not None and since <= _NEAR,
    )


_LATE = 0.7  # share of an article's sentences; after it come background and other news
_NEAR = 3  # sentences: as far as a claim is carried on past an aside
_INWARD = frozenset({"know", "hope", "feel", "worry", "fear", "doubt", "consider"})
_SAYING = frozenset({"say", "claim", "state", "announce", "report", "allege", "assert", "suggest"})
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
    if length_in_words(words) < _MIN_WORDS:
        return None
    said = part or quote
    alone = said if ";" in quote.of(text) else quote  # what "and" joins has one speaker
    covering = _bearing(page, said, known) or _bearing(page, alone, known)
    attribution = with_basis(page, quote, _joined(page, covering)) or find_continued(
        page, index, alone, after=after
    )
    quantities = _counted(page, said)
    dates = _dated(page, said)
    score = scope_score(
        words,
        theme,
        kind=kind,
        has_number=bool(quantities or _counted(page, quote)),
        has_date=bool(dates or _dated(page, quote)),
        standing=_standing(page, index, attribution, after if _beside(after, kind) else None, past),
    )
    modality = find_modality(
        words,
        verb=covering[-1][0].verb if covering else None,
        attributed=attribution is not None,
        language=page.language,
    )
    if _only_credits(quote, known):
        return None
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


def _only_credits(quote: Span, known: list[Attributed]) -> bool:
    """Tell whether a sentence only says who said the one before ("The Echo reports this")."""
    return any(
        raw.rule == "foreign-of-this" and raw.cue is not None and quote.covers(raw.cue)
        for raw, _ in known[-_RECENT:]
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


def _beside(after: FoundClaim | None, kind: BlockKind) -> bool:
    return after is not None and after.place == kind


def _standing(
    page: Page,
    index: int,
    attribution: Attribution | None,
    after: FoundClaim | None,
    past: Past | None,
) -> Standing:
    """Return how the sentence stands to what was stated before it."""
    keys = {_key(s) for s in attribution.steps} if attribution is not None else set[str]()
    told = past or Past()
    return Standing(
        attributed=attribution is not None,
        same_source=bool(keys & told.sources),
        answering=bool(keys & told.answering),
        told=told.nouns,
        opening=not told.begun,
        near=told.near,
        late=index > _LATE * len(page.layout.sentences),
        after=after.quote.of(page.text) if after is not None else None,
        language=page.language,
    )


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


def _key(step: Step) -> str:
    return step.actor or step.outlet or step.name


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
        and (raw.rule not in INWARD or raw.rule == "thinks")
        and (
            len(found.content.of(text)) > 0.34 * len(quote.of(text))
            or raw.rule in ("quote", "quote-continued", "according-to")
            or (raw.quoted and raw.rule == "object")
            or found.content.end >= quote.end - 3
            or found.content.start <= quote.start + 3
        )
    ]
    return sorted(bearing, key=lambda pair: pair[1].content.start - pair[1].content.end)


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
