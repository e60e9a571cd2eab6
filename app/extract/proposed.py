"""What a language model proposed, made into findings beside those of the rules.

A proposal never changes or replaces a finding of a rule: where the two overlap it is left out.
"""

from dataclasses import replace

from app.domain.article import ReadArticle
from app.domain.found import (
    Attribution,
    Findings,
    FoundActor,
    FoundClaim,
    FoundResponse,
    Step,
)
from app.domain.proposed import Proposals, ProposedAttribution, ProposedResponse
from app.domain.span import Span
from app.domain.vocabulary import Vocabulary
from app.domain.words import ActorRole, BlockKind, Modality, Scope
from app.extract.dates import find_dates
from app.extract.gazetteer import Gazetteer
from app.extract.modality import find_modality
from app.extract.page import Page
from app.extract.quantities import find_quantities
from app.extract.resolve import Resolver
from app.extract.responses import can_respond
from app.extract.scope import topics_in
from app.extract.sentences import lay_out

SCORE = 0.3  # below every rule: nothing is known of the model's precision on this desk


def add_proposed(
    article: ReadArticle, vocabulary: Vocabulary, findings: Findings, proposals: Proposals
) -> Findings:
    """Return ``findings`` with the proposals that say something new, marked with their model."""
    if not (proposals.attributions or proposals.claims or proposals.responses):
        return findings
    page = _page(article, vocabulary)
    attributions: list[Attribution] = []
    for proposed in (*proposals.attributions, *proposals.claims):
        made = _attribution(page, proposed, proposals.rule)
        known = [a.content for a in (*findings.attributions, *attributions)]
        if made is not None and not _overlaps(made.content, known):
            attributions.append(made)
    claims: list[FoundClaim] = []
    for proposed in proposals.claims:
        claim = _claim(page, proposed, proposals.rule)
        known = [c.quote for c in (*findings.claims, *claims)]
        known += [r.quote for r in findings.responses]
        if claim is not None and not _overlaps(claim.content, known):
            claims.append(claim)
    responses: list[FoundResponse] = []
    for told in proposals.responses:
        response = _response(page, told, proposals.rule)
        known = [r.quote for r in (*findings.responses, *responses)]
        if response is not None and not _overlaps(response.words, known):
            responses.append(response)
    added = replace(
        findings,
        attributions=tuple(
            sorted((*findings.attributions, *attributions), key=lambda a: a.content)
        ),
        responses=(*findings.responses, *responses),
        claims=(*findings.claims, *claims),  # after the others: responses point at them by place
    )
    return _with_names(page, added, known=findings)


def _page(article: ReadArticle, vocabulary: Vocabulary) -> Page:
    layout = lay_out(article)
    gazetteer = Gazetteer(vocabulary)
    names = gazetteer.find(layout.text)
    language = (article.language or "en").split("-")[0].lower()
    return Page(article, layout, (), names, Resolver(article, layout, gazetteer, names), language)


def _overlaps(span: Span, known: list[Span]) -> bool:
    return any(span.overlaps(other) for other in known)


def _attribution(page: Page, proposed: ProposedAttribution, rule: str) -> Attribution | None:
    step = page.resolver.source(proposed.source, proposed.cue) if proposed.source else None
    return Attribution((step,), proposed.content, rule, SCORE) if step is not None else None


def _claim(page: Page, proposed: ProposedAttribution, rule: str) -> FoundClaim | None:
    sentence = next((s for s in page.layout.sentences if s.span.overlaps(proposed.content)), None)
    if sentence is None or sentence.kind is BlockKind.HEADING:
        return None
    content = proposed.content
    quote = Span(min(sentence.span.start, content.start), max(sentence.span.end, content.end))
    words = quote.of(page.text)
    attribution = _attribution(page, proposed, rule)
    modality = find_modality(
        words, verb=None, attributed=attribution is not None, language=page.language
    )
    if modality is Modality.QUESTIONED:
        return None
    return FoundClaim(
        quote=quote,
        content=content,
        attribution=attribution,
        modality=modality,
        topics=topics_in(words)[:3],
        actors=tuple(
            dict.fromkeys(
                (name.slug, ActorRole.SUBJECT)
                for name in page.names
                if name.kind == "actor" and content.overlaps(name.span)
            )
        ),
        quantities=find_quantities(page.text, quote),
        dates=find_dates(page.text, quote, page.article.published),
        place=sentence.kind,
        language=page.language,
        rule=rule,
        score=SCORE,
    )


def _response(page: Page, told: ProposedResponse, rule: str) -> FoundResponse | None:
    step = page.resolver.source(told.actor, None)
    party = page.resolver.party(step) if step is not None else None
    if party is None or party.actor is None:
        return None
    if not can_respond(party, told.actor.of(page.text)):
        return None
    return FoundResponse(
        act=told.act,
        actor=party.actor,
        quote=told.words,
        words=told.words,
        scope=Scope.THIS_CLAIM,
        answers=None,
        date=None,
        attribution=None,
        rule=rule,
        score=SCORE,
    )


def _with_names(page: Page, added: Findings, *, known: Findings) -> Findings:
    """Return ``added`` with the actors and outlets that only the proposals name."""
    steps: list[Step] = [s for a in added.attributions for s in a.steps]
    held = {a.slug for a in known.actors} | set(page.resolver.gazetteer.actors)
    wanted = {r.actor: r.actor for r in added.responses}
    wanted |= {slug: slug for claim in added.claims for slug, _ in claim.actors}
    wanted |= {s.actor: s.name for s in steps if s.actor}
    actors: list[FoundActor] = []
    queue = list(wanted)
    while queue:
        slug = queue.pop(0)
        if slug in held:
            continue
        held.add(slug)
        proposal = page.resolver.people.get(slug) or page.resolver.gazetteer.propose(
            slug, wanted.get(slug, slug), None
        )
        if proposal is not None:
            actors.append(proposal)
            queue += [proposal.parent] if proposal.parent else []
    outlets = {o.slug for o in known.outlets} | set(page.resolver.gazetteer.outlets)
    cited = {s.outlet for s in steps if s.outlet}
    new = [o for s, o in page.resolver.outlets.items() if s in cited and s not in outlets]
    return replace(added, actors=(*known.actors, *actors), outlets=(*known.outlets, *new))
