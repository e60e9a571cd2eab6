"""Everything that one article says: claims in the desk's scope, responses, actors, attributions."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from app.base.dates import date_range
from app.domain.article import ReadArticle
from app.domain.found import (
    Attribution,
    Findings,
    FoundActor,
    FoundClaim,
    FoundOutlet,
    FoundResponse,
    Step,
)
from app.domain.span import Span
from app.domain.vocabulary import Vocabulary
from app.domain.words import Act, ActorRole, BlockKind, Modality, Naming, Scope, SourceKind
from app.extract.attribution import PRECISION, Raw, find_raw
from app.extract.dates import find_dates
from app.extract.gazetteer import Gazetteer, Name
from app.extract.languages import find_foreign
from app.extract.modality import find_modality
from app.extract.quantities import find_quantities
from app.extract.resolve import Resolver
from app.extract.responses import (
    ActFound,
    can_respond,
    find_acts,
    find_foreign_acts,
    scope_of,
    settle,
)
from app.extract.scope import Theme, find_theme, scope_score, topics_in
from app.extract.sentences import Layout, Parsed, Sentence, lay_out, parse
from app.extract.upstream import find_upstream

if TYPE_CHECKING:
    from spacy.tokens import Token

THRESHOLD = 0.45  # best F1 on stories left out while fitting scope.WEIGHTS
_MIN_WORDS = 4
_INWARD = frozenset({"know", "hope", "feel", "worry", "fear", "doubt", "consider"})


@lru_cache(maxsize=4)
def _gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    return Gazetteer(vocabulary)


def find_all(article: ReadArticle, vocabulary: Vocabulary) -> Findings:
    """Return everything found in ``article``. Nothing outside its blocks is read, save addresses."""
    if not article.blocks:
        return Findings()
    layout = lay_out(article)
    gazetteer = _gazetteer(vocabulary)
    language = (article.language or "en").split("-")[0].lower()
    parsed: tuple[Parsed, ...] = ()
    if language == "en" or language not in ("ru", "uk", "de", "pt", "zh"):
        parsed = parse(layout)
        raws = find_raw(layout, parsed)
    else:
        raws = find_foreign(layout, language)
    names = gazetteer.find(layout.text)
    resolver = Resolver(article, layout, gazetteer, names)
    reader = _Reader(article, layout, parsed, raws, names, resolver, language)
    return reader.read()


@dataclass(slots=True)
class _Reader:
    """Goes through one article sentence by sentence and collects what it finds."""

    article: ReadArticle
    layout: Layout
    parsed: tuple[Parsed, ...]
    raws: list[Raw]
    names: tuple[Name, ...]
    resolver: Resolver
    language: str
    claims: list[FoundClaim] = field(default_factory=list[FoundClaim])
    responses: list[FoundResponse] = field(default_factory=list[FoundResponse])
    attributions: list[tuple[Raw, Attribution]] = field(
        default_factory=list[tuple[Raw, Attribution]]
    )
    seen_units: set[Span] = field(default_factory=set[Span])

    def read(self) -> Findings:
        """Return the findings of the whole article."""
        text = self.layout.text
        body = [
            s
            for s in self.layout.sentences
            if s.kind not in (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.CAPTION)
        ]
        theme = find_theme(
            " ".join(b.span.of(text) for b in self.layout.blocks),
            [s.span.of(text) for s in body[:3]],
            self.article.title,
        )
        by_sentence: dict[int, list[Raw]] = {}
        for raw in self.raws:
            by_sentence.setdefault(raw.sentence, []).append(raw)
        previous: Raw | None = None
        for index, sentence in enumerate(self.layout.sentences):
            here: list[tuple[Raw, Attribution]] = []
            for raw in by_sentence.get(index, []):
                steps = self.resolver.steps(raw, previous)
                if steps:
                    score = PRECISION.get(raw.rule, 0.6)
                    here.append((raw, Attribution(steps, raw.content, raw.rule, score)))
                previous = raw
            self.attributions.extend(here)
            answered = self._respond(index, sentence, here)
            if not answered:
                self._claim(index, sentence, theme)
        return self._findings()

    def _findings(self) -> Findings:
        own = self.resolver.own_outlet()
        upstream, proposed = find_upstream(self.article, self.resolver.gazetteer, own)
        outlets: dict[str, FoundOutlet] = {o.slug: o for o in proposed} | self.resolver.outlets
        return Findings(
            claims=tuple(self.claims),
            responses=tuple(self.responses),
            actors=self._actors(),
            outlets=tuple(
                o
                for s, o in outlets.items()
                if s not in self.resolver.gazetteer.outlets and s != own
            ),
            upstream=tuple(upstream),
            attributions=tuple(a for _, a in self.attributions),
        )

    def _actors(self) -> tuple[FoundActor, ...]:
        wanted: dict[str, tuple[str, str | None]] = {}
        for step in (s for a in [a for _, a in self.attributions] for s in a.steps):
            if step.actor:
                wanted.setdefault(step.actor, (step.name, None))
        for response in self.responses:
            wanted.setdefault(response.actor, (response.actor, None))
        for claim in self.claims:
            for slug, _ in claim.actors:
                wanted.setdefault(slug, (slug, None))
        named = {n.slug: (n.name, n.country) for n in self.names if n.kind == "actor"}
        found: dict[str, FoundActor] = {}
        queue = list(wanted)
        while queue:
            slug = queue.pop(0)
            if slug in found:
                continue
            person = self.resolver.people.get(slug)
            name, country = named.get(slug, wanted.get(slug, (slug, None)))
            proposal = person or self.resolver.gazetteer.propose(slug, name, country)
            if proposal is not None:
                found[slug] = proposal
                if proposal.parent:
                    queue.append(proposal.parent)
        return tuple(found.values())

    def _respond(self, index: int, sentence: Sentence, here: list[tuple[Raw, Attribution]]) -> bool:
        """Collect the responses of one sentence; tell whether it held any."""
        if (
            sentence.kind in (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.CAPTION)
            and len(self.layout.sentences) > 3
        ):
            return False
        text = self.layout.text
        acts = (
            find_acts(text, sentence.span)
            if self.parsed
            else find_foreign_acts(text, sentence.span)
        )
        if not acts:
            return False
        pairs: list[tuple[ActFound, str]] = []
        steps: dict[str, Step | None] = {}
        for act in acts:
            for step, words in self._who(act, index, sentence, here):
                party = self.resolver.party(step) if step is not None else None
                if party is not None and party.actor and can_respond(party, words):
                    pairs.append((act, party.actor))
                    steps.setdefault(party.actor, party)
        if not pairs:
            return False
        days = date_range(self.article.published)
        year = days.latest.year if days and days.latest else None
        settled = settle(pairs)
        words = sentence.span.of(text)
        for kind, actor, found in settled:
            act = kind
            if kind == Act.CONFIRMATION and any(
                r.actor == actor and r.act == Act.DENIAL for r in self.responses
            ):
                act = Act.PARTIAL_DENIAL
            span = (
                self._clause(sentence.span, found.at)
                if len(settled) > 1 and act != Act.COMMENT_REQUESTED
                else sentence.span
            )
            attribution = next(
                (a for r, a in here if r.content.overlaps(found.at)), here[0][1] if here else None
            )
            dates = find_dates(text, sentence.span, self.article.published)
            day = next((d.edtf for d in dates if len(d.edtf) == 10), None)
            scope = scope_of(words, act, year)
            self.responses.append(
                FoundResponse(
                    act,
                    actor,
                    sentence.span,
                    span,
                    scope,
                    self._answers(actor, act, scope),
                    day,
                    attribution,
                    f"act-{act.value}",
                    0.7,
                )
            )
            step = steps.get(actor)
            if step is not None:
                self.resolver.spoken.append(step)
        return True

    def _answers(self, actor: str, act: Act, scope: Scope) -> int | None:
        """Return the nearest earlier claim about the actor's doings, None if none is clear."""
        if scope in (Scope.OTHER_CLAIM, Scope.GENERAL) or act == Act.COMMENT_REQUESTED:
            return None
        gazetteer = self.resolver.gazetteer
        family = {actor}
        person = self.resolver.people.get(actor)
        known = gazetteer.actors.get(actor)
        country = (person.country if person else None) or (known.country if known else None)
        parent = (person.parent if person else None) or (known.parent if known else None)
        family |= {p for p in (parent, gazetteer.government(country)) if p}
        for i in range(len(self.claims) - 1, -1, -1):
            if family & {slug for slug, _ in self.claims[i].actors}:
                return i
        return None

    def _clause(self, sentence: Span, at: Span) -> Span:
        """Return the part of a sentence between semicolons or contrasting words that holds ``at``."""
        text = self.layout.text
        cuts = [
            m
            for m in re.finditer(
                r";\s+|,? (?:while|whereas|but|yet|although|and) (?=[A-Z]|the |it |on )",
                sentence.of(text),
            )
        ]
        start = max(
            (sentence.start + m.end() for m in cuts if sentence.start + m.end() <= at.start),
            default=sentence.start,
        )
        end = min(
            (sentence.start + m.start() for m in cuts if sentence.start + m.start() >= at.end),
            default=sentence.end,
        )
        return Span(start, end) if start < end else sentence

    def _who(
        self, act: ActFound, index: int, sentence: Sentence, here: list[tuple[Raw, Attribution]]
    ) -> list[tuple[Step | None, str]]:
        """Return who did ``act``: whom a request names, the speaker whose words hold it, or the subject."""
        text = self.layout.text
        if act.who is not None:
            return self._asked(act.who)
        covering = [
            (r, a)
            for r, a in here
            if r.content.overlaps(act.at) or (r.cue is not None and r.cue.overlaps(act.at))
        ]
        if covering:
            raw, attribution = covering[-1]
            by_cue = [(r, a) for r, a in covering if r.cue is not None and r.cue.overlaps(act.at)]
            if by_cue:
                raw, attribution = by_cue[0]
            elif self.parsed:
                subject = self._subject_span(index, act.at)
                step = (
                    self.resolver.source(subject, None)
                    if subject is not None and self._names_party(subject)
                    else None
                )
                if (
                    step is not None
                    and attribution.steps[-1].kind != SourceKind.ACTOR
                    and can_respond(step, subject.of(text) if subject else "")
                ):
                    return [(step, subject.of(text) if subject else "")]
            return [(attribution.steps[-1], raw.source.of(text) if raw.source else "")]
        subject = self._subject_span(index, act.at) if self.parsed else None
        if subject is not None:
            called = re.match(
                r"(?:phone )?(?:calls?|e-?mails?|letters?|questions?|messages?|requests?|queries)\b.*?\b(?:to|for|from)\s+",
                subject.of(text),
                re.IGNORECASE,
            )
            if called:
                subject = Span(subject.start + called.end(), subject.end)
            step = self.resolver.source(subject, None)
            if step is not None and (
                step.kind == SourceKind.ACTOR or step.naming == Naming.OFFICE or called
            ):
                return [(step, subject.of(text))]
        near = [
            n for n in self.names if n.kind == "actor" and n.whole and sentence.span.covers(n.span)
        ]
        before = [n for n in near if n.span.end <= act.at.start]
        chosen = before[0] if before else (near[0] if near and act.act != Act.POSITION else None)
        if chosen is None:
            return []
        return [
            (
                Step(
                    SourceKind.ACTOR,
                    chosen.name,
                    Naming.INSTITUTION_CLAIMED,
                    chosen.span,
                    None,
                    actor=chosen.slug,
                ),
                chosen.span.of(text),
            )
        ]

    def _names_party(self, span: Span) -> bool:
        return any(n.kind == "actor" and n.whole and span.covers(n.span) for n in self.names)

    def _asked(self, who: Span) -> list[tuple[Step | None, str]]:
        names = [n for n in self.names if n.kind == "actor" and n.span.overlaps(who) and n.whole]
        if names:
            return [
                (
                    Step(
                        SourceKind.ACTOR,
                        n.name,
                        Naming.INSTITUTION_CLAIMED,
                        n.span,
                        None,
                        actor=n.slug,
                    ),
                    n.name,
                )
                for n in names
            ]
        return [(self.resolver.source(who, None), who.of(self.layout.text))]

    def _subject_span(self, index: int, at: Span) -> Span | None:
        """Return the noun phrase that governs the verb at or around ``at``."""
        sentence = self.parsed[index]
        inside = [
            t
            for t in sentence.tokens
            if t.idx + sentence.offset < at.end and t.idx + len(t) + sentence.offset > at.start
        ]
        if not inside:
            return None
        top: Token = min(inside, key=lambda t: len(list(t.ancestors)))
        for _ in range(6):
            for child in top.children:
                if child.dep_ in ("nsubj", "nsubjpass", "agent"):
                    subject = child
                    if child.dep_ == "agent":
                        subject = next((c for c in child.children if c.dep_ == "pobj"), child)
                    if subject.lower_ in ("who", "which", "that") and top.dep_ == "relcl":
                        subject = top.head
                    passive_by = next(
                        (
                            c
                            for a in top.children
                            if a.dep_ == "agent"
                            for c in a.children
                            if c.dep_ == "pobj"
                        ),
                        None,
                    )
                    if child.dep_ == "nsubjpass" and passive_by is not None:
                        subject = passive_by
                    tokens = [
                        t
                        for t in sentence.tokens
                        if subject.left_edge.i <= t.i <= subject.right_edge.i
                        and not (top.is_ancestor(subject) and t.i == top.i)
                    ]
                    if tokens:
                        return Span(
                            tokens[0].idx + sentence.offset,
                            tokens[-1].idx + len(tokens[-1]) + sentence.offset,
                        )
            if top.head.i == top.i:
                return None
            top = top.head
        return None

    def _claim(self, index: int, sentence: Sentence, theme: Theme) -> None:
        """Collect the claim of one sentence, if it states one within the desk's scope."""
        text = self.layout.text
        if sentence.kind == BlockKind.HEADING:
            return
        merged = sentence.unit != sentence.span
        quote = sentence.unit if merged and len(sentence.unit.of(text)) < 700 else sentence.span
        if quote in self.seen_units:
            return
        words = quote.of(text)
        if self.language != "zh" and len(words.split()) < _MIN_WORDS:
            return
        covering = self._attributed(quote)
        quantities = find_quantities(text, quote)
        dates = find_dates(text, quote, self.article.published)
        score = scope_score(
            words,
            theme,
            kind=sentence.kind,
            has_number=bool(quantities),
            has_date=bool(dates),
            attributed=bool(covering),
        )
        if score < THRESHOLD:
            return
        self.seen_units.add(sentence.unit if merged else sentence.span)
        attribution = self._joined(covering)
        content = attribution.content if attribution is not None else quote
        verb = covering[-1][0].verb if covering else None
        modality = find_modality(
            words, verb=verb, attributed=attribution is not None, language=self.language
        )
        if modality == Modality.QUESTIONED:
            return
        kind = sentence.kind
        self.claims.append(
            FoundClaim(
                quote=quote,
                content=content,
                attribution=attribution,
                modality=modality,
                topics=topics_in(words)[:3] or theme.topics[:1],
                actors=self._roles(index, content),
                quantities=quantities,
                dates=dates,
                place=kind,
                language=self.language,
                rule="scope" if attribution is None else attribution.rule,
                score=round(score if attribution is None else score * attribution.score, 3),
            )
        )

    def _attributed(self, quote: Span) -> list[tuple[Raw, Attribution]]:
        """Return the attributions that bear on ``quote``, outermost first."""
        text = self.layout.text
        bearing = [
            (r, a)
            for r, a in self.attributions[-12:]
            if a.content.overlaps(quote)
            and r.verb not in _INWARD
            and (
                len(a.content.of(text)) > 0.34 * len(quote.of(text))
                or r.rule in ("quote", "quote-continued", "according-to")
                or a.content.end >= quote.end - 3
                or a.content.start <= quote.start + 3
            )
        ]
        return sorted(bearing, key=lambda ra: ra[1].content.start - ra[1].content.end)

    def _joined(self, covering: list[tuple[Raw, Attribution]]) -> Attribution | None:
        """Return nested attributions as one, nearest first; the innermost content counts."""
        if not covering:
            return None
        steps: list[Step] = []
        current = covering[0][1]
        steps.extend(current.steps)
        for raw, inner in covering[1:]:
            if (
                raw.source is not None
                and current.content.covers(raw.source)
                and current.content.covers(inner.content)
                and 2 * len(inner.content.of(self.layout.text))
                > len(current.content.of(self.layout.text))
            ):
                steps.extend(s for s in inner.steps if all(s.name != t.name for t in steps))
                current = inner
        return Attribution(
            tuple(steps), current.content, covering[0][1].rule, min(a.score for _, a in covering)
        )

    def _roles(self, index: int, content: Span) -> tuple[tuple[str, ActorRole], ...]:
        """Return the actors of a claim with their parts; what stands first acts."""
        text = self.layout.text
        roles: dict[str, ActorRole] = {}
        verb_at = content.end
        if self.parsed:
            verbs = [
                t.idx + self.parsed[index].offset
                for t in self.parsed[index].tokens
                if t.pos_ in ("VERB", "AUX") and t.dep_ in ("ROOT", "ccomp", "conj", "relcl")
            ]
            verb_at = next((v for v in verbs if v >= content.start), content.end)
        for name in self.names:
            if name.kind != "actor" or not content.overlaps(name.span):
                continue
            before = text[max(0, name.span.start - 12) : name.span.start].lower()
            if re.search(r"\b(?:in|near|over|off|at)\s+(?:the\s+)?$", before):
                role = ActorRole.LOCATION
            else:
                role = ActorRole.SUBJECT if name.span.end <= verb_at else ActorRole.OBJECT
            roles.setdefault(name.slug, role)
        return tuple(roles.items())
