"""Who answered: the acts found in a sentence joined to the parties that did them."""

import re

from app.base.dates import date_range
from app.domain.found import FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import Act, Naming, Scope, SourceKind
from app.extract.dates import find_dates
from app.extract.page import Attributed, Page
from app.extract.responses import (
    WEAK,
    ActFound,
    can_respond,
    find_acts,
    find_foreign_acts,
    scope_of,
    settle,
)

SCORE = {  # share right on the made passages responses were tuned on, halved towards fresh ones
    Act.DENIAL: 0.8,
    Act.NO_COMMENT: 0.85,
    Act.COMMENT_REQUESTED: 0.85,
    Act.UNAWARE: 0.85,
    Act.NCND: 0.8,
}
_USUAL = 0.65
_MESSAGE = re.compile(
    r"(?:phone )?(?:calls?|e-?mails?|letters?|questions?|messages?|requests?|queries)\b"
    r".*?\b(?:to|for|from)\s+",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r";\s+|,? (?:while|whereas|but|yet|although|and) (?=[A-Z]|the |it |on )",
)

_MEANS = frozenset({"phone", "telephone", "email", "mail", "post", "fax", "letter", "text", "noon"})

Who = list[tuple[Step | None, str]]


def find_responses(
    page: Page,
    index: int,
    quote: Span,
    *,
    here: list[Attributed],
    claims: list[FoundClaim],
    earlier: list[FoundResponse],
) -> list[FoundResponse]:
    """Return the responses told in ``quote``, with the parties they come from."""
    text = page.text
    acts = find_acts(text, quote) if page.parsed else find_foreign_acts(text, quote)
    pairs: list[tuple[ActFound, str]] = []
    steps: dict[str, Step] = {}
    for act in acts:
        for step, words in _who(page, act, index, quote, here):
            party = page.resolver.party(step) if step is not None else None
            if party is None or party.actor is None or not can_respond(party, words):
                continue
            if WEAK.match(act.at.of(text)) and _answers(page, party.actor, claims) is None:
                continue
            pairs.append((act, party.actor))
            steps.setdefault(party.actor, party)
    days = date_range(page.article.published)
    year = days.latest.year if days and days.latest else None
    found: list[FoundResponse] = []
    settled = settle(pairs)
    for kind, actor, told in settled:
        denied = any(r.actor == actor and r.act == Act.DENIAL for r in earlier)
        act = Act.PARTIAL_DENIAL if kind == Act.CONFIRMATION and denied else kind
        alone = len(settled) == 1 or act == Act.COMMENT_REQUESTED
        scope = scope_of(quote.of(text), act, year)
        plain = scope in (Scope.THIS_CLAIM, Scope.PART) and act != Act.COMMENT_REQUESTED
        dates = find_dates(text, quote, page.article.published)
        found.append(
            FoundResponse(
                act=act,
                actor=actor,
                quote=quote,
                words=quote if alone else _side(text, quote, told.at),
                scope=scope,
                answers=_answers(page, actor, claims) if plain else None,
                date=next((d.edtf for d in dates if len(d.edtf) == 10), None),
                attribution=next(
                    (a for r, a in here if r.content.overlaps(told.at)),
                    here[0][1] if here else None,
                ),
                rule=f"act-{act.value}",
                score=SCORE.get(act, _USUAL),
            )
        )
        page.resolver.spoken.append(steps[actor])
    return found


def _answers(page: Page, actor: str, claims: list[FoundClaim]) -> int | None:
    """Return the nearest earlier claim about the actor's doings, None if none is clear."""
    gazetteer = page.resolver.gazetteer
    person = page.resolver.people.get(actor)
    known = gazetteer.actors.get(actor)
    country = (person.country if person else None) or (known.country if known else None)
    parent = (person.parent if person else None) or (known.parent if known else None)
    family = {s for s in (actor, parent, gazetteer.government(country)) if s}
    for at in range(len(claims) - 1, -1, -1):
        if family & {slug for slug, _ in claims[at].actors}:
            return at
    return None


def _side(text: str, quote: Span, at: Span) -> Span:
    """Return the part of ``quote`` between semicolons or contrasting words that holds ``at``."""
    cuts = [
        Span(quote.start + m.start(), quote.start + m.end())
        for m in _SIDES.finditer(quote.of(text))
    ]
    start = max((c.end for c in cuts if c.end <= at.start), default=quote.start)
    end = min((c.start for c in cuts if c.start >= at.end), default=quote.end)
    return Span(start, end) if start < end else quote


def _who(page: Page, act: ActFound, index: int, quote: Span, here: list[Attributed]) -> Who:
    """Return who did ``act``: whom a request names, whose words hold it, or its verb's subject."""
    if act.who is not None:
        return _asked(page, act.who)
    by_cue = [(r, a) for r, a in here if r.cue is not None and r.cue.overlaps(act.at)]
    inside = [(r, a) for r, a in here if r.content.overlaps(act.at)]
    nearest = sorted(inside, key=lambda pair: pair[0].content.end - pair[0].content.start)
    covering = by_cue[:1] or nearest[:1]
    subject = _subject(page, index, act.at) if page.parsed else None
    if covering:
        raw, attribution = covering[0]
        if not by_cue and attribution.steps[-1].kind != SourceKind.ACTOR and subject is not None:
            inner = _party_in(page, subject)
            if inner is not None:
                return [inner]
        return [(attribution.steps[-1], raw.source.of(page.text) if raw.source else "")]
    if subject is not None:
        called = _MESSAGE.match(subject.of(page.text))
        if called:
            subject = Span(subject.start + called.end(), subject.end)
        step = page.resolver.source(subject, None)
        if step is not None and (
            step.kind == SourceKind.ACTOR
            or step.naming == Naming.OFFICE
            or called
            or _is_party(page, step)
        ):
            return [(step, subject.of(page.text))]
    return _nearest(page, act, quote)


def _is_party(page: Page, step: Step) -> bool:
    party = page.resolver.party(step)
    return party is not None and party.actor is not None


def _party_in(page: Page, subject: Span) -> tuple[Step, str] | None:
    named = any(n.kind == "actor" and n.whole and subject.covers(n.span) for n in page.names)
    step = page.resolver.source(subject, None) if named else None
    words = subject.of(page.text)
    return (step, words) if step is not None and can_respond(step, words) else None


def _nearest(page: Page, act: ActFound, quote: Span) -> Who:
    """Return the actor named before the act in the same words, else the one after it."""
    near = [n for n in page.names if n.kind == "actor" and n.whole and quote.covers(n.span)]
    before = [n for n in near if n.span.end <= act.at.start]
    chosen = before[:1] or (near[:1] if act.act != Act.POSITION else [])
    return [
        (
            Step(SourceKind.ACTOR, n.name, Naming.INSTITUTION_CLAIMED, n.span, None, actor=n.slug),
            n.span.of(page.text),
        )
        for n in chosen
    ]


def _asked(page: Page, who: Span) -> Who:
    names = [n for n in page.names if n.kind == "actor" and n.whole and n.span.overlaps(who)]
    if names:
        return [
            (
                Step(
                    SourceKind.ACTOR, n.name, Naming.INSTITUTION_CLAIMED, n.span, None, actor=n.slug
                ),
                n.name,
            )
            for n in names
        ]
    return [(page.resolver.source(who, None), who.of(page.text))]


def _subject(page: Page, index: int, at: Span) -> Span | None:
    """Return the noun phrase that governs the verb at or around ``at``."""
    sentence = page.parsed[index]
    offset = sentence.offset
    inside = [
        t for t in sentence.tokens if t.idx + offset < at.end and t.idx + len(t) + offset > at.start
    ]
    if not inside:
        return None
    top = min(inside, key=lambda t: len(list(t.ancestors)))
    for _ in range(6):
        agents = [
            c
            for a in top.children
            if a.dep_ == "agent"
            for c in a.children
            if c.dep_ == "pobj" and c.lower_ not in _MEANS
        ]
        for child in top.children:
            if child.dep_ not in ("nsubj", "nsubjpass"):
                continue
            head = agents[0] if agents and child.dep_ != "nsubj" else child
            if head.lower_ in ("who", "which", "that") and top.dep_ == "relcl":
                head = top.head
            left, right = head.left_edge.i, head.right_edge.i
            tokens = [t for t in sentence.tokens if left <= t.i <= right and t.i != top.i]
            if tokens:
                last = tokens[-1]
                return Span(tokens[0].idx + offset, last.idx + len(last) + offset)
        if top.head.i == top.i:
            return None
        top = top.head
    return None
