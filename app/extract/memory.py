# ruff: noqa: E501 -- word lists and patterns are read whole
"""Who has spoken in an article so far, so that "she" and "the outlet" find whom they mean."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.article import ReadArticle
from app.domain.found import FoundActor, FoundOutlet, Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract.gazetteer import Gazetteer, Name
from app.extract.naming import plain, slug_of
from app.extract.sentences import Layout, Parsed

_PARTY = (
    r"\b(?:firm|company|maker|manufacturer|producer|seller|supplier|distributor|buyer|trader|operator|owner|lawyers?|attorney|spokes\w+|ministry|embassy|"
    r"consulate|press service|command|authorit\w+|agency|service|bureau|office|plant|factory|bank|airline|yard|employer|academy|institute's director|chief|head|"
    r"chairman|founder|governor|minister|officials?|representatives?|department|district|junta|government|aides?|commander|university|navy|army|council|directorate|committee|commission|administration|corporation|group|shipyard|port|mission|commissioner|headquarters|junta|dealer|shipper|carrier|importer|exporter|reseller|broker)\b"
)


@dataclass(slots=True)
class Memory(ABC):
    """The speakers of one article in reading order, with the people and outlets to propose.

    ``later`` tells where somebody described is named afterwards; ``parsed`` is empty outside English.
    """

    article: ReadArticle
    layout: Layout
    gazetteer: Gazetteer
    names: tuple[Name, ...]
    parsed: tuple[Parsed, ...] = ()
    later: dict[Span, Span] = field(default_factory=dict[Span, Span])
    people: dict[str, FoundActor] = field(default_factory=dict[str, FoundActor])
    outlets: dict[str, FoundOutlet] = field(default_factory=dict[str, FoundOutlet])
    spoken: list[Step] = field(default_factory=list[Step])
    own: list[str | None] = field(default_factory=list[str | None])
    carriers: dict[str, Step | None] = field(default_factory=dict[str, Step | None])
    papers: dict[str, Step] = field(default_factory=dict[str, Step])
    heard: list[tuple[Span, Step]] = field(default_factory=list[tuple[Span, Step]])
    surnames: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])

    @abstractmethod
    def source(self, span: Span, cue: Span | None) -> Step | None:
        """Return the step that the words of ``span`` mean; None if they name nobody."""

    @property
    def english(self) -> bool:
        """Tell whether source phrases are English ones."""
        return (self.article.language or "en").lower().startswith("en")

    def own_outlet(self) -> str | None:
        """Return the slug of the page's own outlet, None if the page does not tell."""
        if not self.own:
            self.own.append(self._find_own())
        return self.own[0]

    def own_name(self, words: str) -> bool:
        """Tell whether ``words`` are the page's own outlet, by name or by the last word of it."""
        own = self.article.outlet or ""
        last = own.split()[-1] if len(own.split()) > 1 else own
        return bool(own) and plain(words) in (plain(own), plain(last))

    def _find_own(self) -> str | None:
        for outlet in self.gazetteer.outlets.values():
            if self.article.outlet and plain(outlet.name) == plain(self.article.outlet):
                return outlet.slug
            if self.article.domain and outlet.domain == self.article.domain:
                return outlet.slug
        return slug_of(self.article.outlet) if self.article.outlet else None

    def home_country(self, at: int) -> str | None:
        """Return whose institution an unowned "foreign ministry" is: a capital nearby, else the page's."""
        nearby = re.search(
            r"\bin ([A-Z]\w+(?: [A-Z]\w+)?)", self.layout.text[max(0, at - 90) : at + 60]
        )
        for name in self.names:
            if (
                nearby
                and name.span.of(self.layout.text) in nearby[1]
                and abs(name.span.start - at) < 120
                and name.country
            ):
                return name.country
        opening = [
            n
            for n in self.names
            if n.country
            and n.whole
            and n.kind == "actor"
            and n.span.start < self.article.blocks[0].span.end
        ]
        if len({n.country for n in opening}) == 1:
            return opening[0].country
        near = [n for n in self.names if n.country and n.span.end <= at and at - n.span.end < 400]
        own = self.gazetteer.outlets.get(self.own_outlet() or "")
        if own is not None and own.country not in (None, "US", "GB", "FR"):
            return own.country
        return near[-1].country if near else None

    def party(self, step: Step) -> Step | None:
        """Return ``step`` as one that can answer: a described party is proposed as an actor."""
        if step.actor or step.kind != SourceKind.UNNAMED or step.source is None:
            return step
        words = step.source.of(self.layout.text)
        if not re.search(_PARTY, words, re.IGNORECASE):
            return step
        name = re.sub(r"^(?:his|her|its|their)\b", lambda m: m.group().capitalize(), step.name)
        slug = slug_of(name)
        if not slug:
            return step
        self.people.setdefault(
            slug, FoundActor(slug, name, "official_unnamed" if step.naming.anonymous else "other")
        )
        return Step(SourceKind.ACTOR, name, step.naming, step.source, step.cue, actor=slug)

    def _whole_names(self, span: Span) -> Span:
        """Return ``span`` with the rest of a name that begins in it ("the embassy in Rome")."""
        ends = [n.span.end for n in self.names if span.start <= n.span.start < span.end]
        return Span(span.start, max([span.end, *ends]))

    def _self(self, span: Span, cue: Span | None) -> Step | None:
        if not self.article.outlet:
            return None
        slug = self.own_outlet()
        return Step(
            SourceKind.OUTLET,
            self.article.outlet,
            Naming.INSTITUTION_CLAIMED,
            span,
            cue,
            outlet=slug,
        )

    def _last(self, wanted: Callable[[Step], bool], *, back: int = 40) -> Step | None:
        return next((s for s in reversed(self.spoken[-back:]) if wanted(s)), None)

    def _again(self, step: Step, span: Span, cue: Span | None) -> Step:
        return Step(
            step.kind, step.name, step.naming, span, cue, actor=step.actor, outlet=step.outlet
        )

    def _is_person(self, step: Step) -> bool:
        if step.actor in self.people:
            return self.people[step.actor].kind == "person"
        known = self.gazetteer.actors.get(step.actor or "")
        if known is not None:
            return known.kind in ("person", "analyst") or step.naming in (
                Naming.OFFICE,
                Naming.DESCRIBED_UNNAMED,
            )
        return step.naming in (Naming.OFFICE, Naming.DESCRIBED_UNNAMED)
