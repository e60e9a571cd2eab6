"""Everything that one article says: claims in the desk's scope, responses, actors, attributions."""

import re
from functools import lru_cache

from app.domain.article import ReadArticle
from app.domain.found import (
    Attribution,
    Findings,
    FoundActor,
    FoundClaim,
    FoundOutlet,
    FoundResponse,
    Upstream,
)
from app.domain.languages import base_language, is_read
from app.domain.span import Span
from app.domain.vocabulary import Vocabulary
from app.domain.words import Basis, Relation, SourceKind
from app.extract.answering import find_responses
from app.extract.attribution import find_raw
from app.extract.background import Candidate, settle
from app.extract.behaving import find_behaving
from app.extract.belonging import side_of_page
from app.extract.claiming import find_claim, find_credit
from app.extract.credited import LEAN_SCORE, find_credited, find_lean
from app.extract.gathering import gather
from app.extract.gazetteer import Gazetteer, Name
from app.extract.interviews import find_interview
from app.extract.languages import LANGUAGES, find_foreign
from app.extract.later import find_named_later
from app.extract.page import ASIDE, Attributed, Page
from app.extract.parts import find_parts
from app.extract.raw import PRECISION, Raw
from app.extract.resolve import Resolver
from app.extract.scope import Theme, find_theme
from app.extract.sentences import Layout, Sentence, clauses, lay_out, parse
from app.extract.standing import recall
from app.extract.stating import states_too
from app.extract.upstream import find_upstream

_LONGEST_UNIT = 700  # characters; a longer quotation is shown sentence by sentence
_UNMEASURED = 0.6
_LEADS = 3
_INTERVIEWED = re.compile(r"interview|интервью|інтерв|entrevista|采访|专访", re.IGNORECASE)


def find_all(article: ReadArticle, vocabulary: Vocabulary) -> Findings:
    """Return everything found in ``article``; nothing outside its blocks is read, save links."""
    if not article.blocks:
        return Findings()
    layout = lay_out(article)
    gazetteer = _gazetteer(vocabulary)
    language = base_language(article.language)
    if not is_read(language):
        return _whole_text(article, gazetteer, layout)
    parsed = () if language in LANGUAGES else parse(layout)
    raws = find_raw(layout, parsed) if parsed else find_foreign(layout, language)
    raws = find_interview(layout, raws)
    names = find_credited(layout.text, gazetteer.find(layout.text))
    if parsed:
        names = find_behaving(layout.text, names)
    names = _own_short(names, layout.text, article.outlet)
    later = find_named_later(layout, parsed, raws, names)
    resolver = Resolver(article, layout, gazetteer, names, parsed=parsed, later=later)
    page = Page(article, layout, parsed, names, resolver, language)
    claims, responses, attributions = _read(page, raws)
    own = resolver.own_outlet()
    upstream, proposed = find_upstream(article, gazetteer, own)
    lean = find_lean(layout.text, names, own, start=article.blocks[0].span.start)
    if lean is not None and not upstream and not _opens_first_hand(layout.text, claims):
        upstream.append(Upstream(lean.slug, Relation.REPORTS, Basis.STATED, lean.span, LEAN_SCORE))
        proposed.append(FoundOutlet(lean.slug, lean.name, "unknown"))
    outlets = {o.slug: o for o in proposed} | resolver.outlets
    return Findings(
        claims=tuple(claims),
        responses=tuple(responses),
        actors=_proposed_actors(page, claims, responses, attributions),
        outlets=_unknown(outlets, gazetteer, own),
        upstream=tuple(upstream),
        attributions=tuple(attributions),
    )


def _opens_first_hand(text: str, claims: list[FoundClaim]) -> bool:
    """Tell whether the first thing stated has a source of its own that no outlet carries."""
    first = next((c for c in claims if c.place not in ASIDE), None)
    if first is None or first.attribution is None or _INTERVIEWED.search(first.quote.of(text)):
        return False
    return all(step.kind == SourceKind.ACTOR for step in first.attribution.steps)


def _own_short(names: tuple[Name, ...], text: str, outlet: str | None) -> tuple[Name, ...]:
    """Leave out other outlets that a page seems to name where it says its own name in short."""
    words = (outlet or "").split()
    if len(words) < 2:
        return names
    return tuple(
        n
        for n in names
        if n.kind != "outlet" or n.span.of(text) not in (words[-1], f"The {words[-1]}")
    )


def _whole_text(article: ReadArticle, gazetteer: Gazetteer, layout: Layout) -> Findings:
    """Return what metadata tells of a text in a language that is not read: what it reprints."""
    resolver = Resolver(article, layout, gazetteer, ())
    upstream, proposed = find_upstream(article, gazetteer, resolver.own_outlet())
    outlets = {o.slug: o for o in proposed}
    return Findings(
        outlets=_unknown(outlets, gazetteer, resolver.own_outlet()), upstream=tuple(upstream)
    )


@lru_cache(maxsize=4)
def _gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    return Gazetteer(vocabulary)


def _read(
    page: Page, raws: list[Raw]
) -> tuple[list[FoundClaim], list[FoundResponse], list[Attribution]]:
    """Go through the article sentence by sentence, so that pronouns find who spoke before."""
    theme = _theme(page)
    sentences = page.layout.sentences
    first: dict[Span, int] = {}
    for index, sentence in enumerate(sentences):
        first.setdefault(sentence.unit, index)
    by_sentence: dict[int, list[Raw]] = {}
    for raw in raws:  # a quotation of several sentences is its speaker's from the first one on
        by_sentence.setdefault(first[sentences[raw.sentence].unit], []).append(raw)
    claims: list[FoundClaim] = []
    places: list[int] = []
    responses: list[FoundResponse] = []
    known: list[Attributed] = []
    seen: set[Span] = set()
    previous: Raw | None = None
    last: FoundClaim | None = None
    begun = False
    at = -1
    unit: list[Attributed] = []
    for index, sentence in enumerate(sentences):
        here: list[Attributed] = []
        for raw in by_sentence.get(index, []):
            here.extend(_attributed(page, raw, previous))
            previous = raw
        known.extend(here)
        unit = here if first[sentence.unit] == index else unit
        stated = [_unit(page, sentence)]
        before = last if at == index - 1 else None
        since = index - at if last is not None else None
        if sentence.kind not in ASIDE or len(page.layout.sentences) <= _LEADS:
            sides = clauses(page.text, sentence.span)
            answered = [
                find_responses(page, index, side, here=unit, claims=claims, earlier=responses)
                for side in sides
            ]
            past = recall(page, claims, responses, begun=begun, since=since)
            responses.extend(r for found in answered for r in found)
            silent = [
                _acts(found) and not states_too(page, side, found, here=unit, past=past)
                for side, found in zip(sides, answered, strict=True)
            ]
            if any(silent):
                stated = [s for s, answers in zip(sides, silent, strict=True) if not answers]
        past = recall(page, claims, responses, begun=begun, since=since)
        begun = begun or sentence.kind not in ASIDE
        for quote in stated:
            if quote in seen:
                continue
            parts = find_parts(page, index, quote, tuple(raw for raw, _ in here))
            for part in parts:
                claim = find_claim(
                    page,
                    index,
                    quote,
                    kind=sentence.kind,
                    theme=theme,
                    known=known,
                    after=before,
                    part=part,
                    past=past,
                )
                if claim is not None:
                    last, at = claim, index
                    seen.add(quote)
                    claims.append(claim)
                    places.append(index)
        if at != index and (told_again := find_credit(page, sentence.span, known, before)):
            claims.append(told_again)
            places.append(index)
    weighed = [Candidate(i, c) for i, c in zip(places, claims, strict=True)]
    kept, answers = settle(page, weighed, gather(responses))
    return kept, answers, [found for _, found in known]


def _attributed(page: Page, raw: Raw, previous: Raw | None) -> list[Attributed]:
    """Return ``raw`` with who stands behind it, nothing where that is nobody."""
    steps = page.resolver.steps(raw, previous)
    score = PRECISION.get(raw.rule, _UNMEASURED)
    return [(raw, Attribution(steps, raw.content, raw.rule, score))] if steps else []


def _acts(responses: list[FoundResponse]) -> bool:
    """Tell whether one is an act of its own, not only something said that also is a statement."""
    return any(r.rule.startswith("act-") for r in responses)


def _theme(page: Page) -> Theme:
    text = page.text
    body = [s.span.of(text) for s in page.layout.sentences if s.kind not in ASIDE]
    whole = " ".join(b.span.of(text) for b in page.layout.blocks)
    own = side_of_page(page.language, page.article.domain)
    return find_theme(whole, body[:_LEADS], page.article.title, own=own)


def _unit(page: Page, sentence: Sentence) -> Span:
    """Return what is shown as evidence: the whole quotation a sentence stands in, or itself."""
    whole = sentence.unit
    return whole if len(whole.of(page.text)) < _LONGEST_UNIT else sentence.span


def _unknown(
    outlets: dict[str, FoundOutlet], gazetteer: Gazetteer, own: str | None
) -> tuple[FoundOutlet, ...]:
    return tuple(o for s, o in outlets.items() if s not in gazetteer.outlets and s != own)


def _proposed_actors(
    page: Page,
    claims: list[FoundClaim],
    responses: list[FoundResponse],
    attributions: list[Attribution],
) -> tuple[FoundActor, ...]:
    """Return the actors spoken of that the desk does not know, with their parents."""
    named = {n.slug: (n.name, n.country) for n in page.names if n.kind == "actor"}
    wanted = {r.actor: r.actor for r in responses}
    wanted |= {slug: slug for claim in claims for slug, _ in claim.actors}
    wanted |= {
        step.actor: step.name
        for found in attributions
        for step in found.steps
        if step.actor and step.kind in (SourceKind.ACTOR, SourceKind.DOCUMENT)
    }
    found: dict[str, FoundActor] = {}
    queue = list(wanted)
    while queue:
        slug = queue.pop(0)
        if slug in found:
            continue
        name, country = named.get(slug, (wanted.get(slug, slug), None))
        proposal = page.resolver.people.get(slug) or page.resolver.gazetteer.propose(
            slug, name, country
        )
        if proposal is not None:
            found[slug] = proposal
            if proposal.parent:
                queue.append(proposal.parent)
    return tuple(found.values())
