# ruff: noqa: E501 -- word lists and patterns are read whole
"""Who has spoken in an article so far, so that "she" and "the outlet" find whom they mean."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

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
_ORGANISED = r"(?:Institute|Group|Monitor|Center|Centre|Foundation|University|Council|Commission|Initiative|Project|Network|Watch|Lab|Forum|Committee|Organi[sz]ation|Association|Fund)"
_SOON = 400  # characters: within the next paragraph
_NAME_WORDS = 4  # a name right after what it is the name of ("the group Northern Watch")
_SHE = frozenset(["he", "she", "his", "her", "him"])


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

    def _pronoun(self, word: str, span: Span, cue: Span | None) -> Step | None:
        if word in _SHE:
            found = self._last(self._is_person) or self._person_named_before(span.start)
        elif word in ("they", "them", "their"):
            found = self._last(lambda s: s.naming.anonymous) or self._last(lambda _: True)
        else:
            found = self._subject_beside(span) if word == "it" else None
            found = found or (self._outlet_beside(span) if word == "it" else None)
            found = found or self._last(lambda s: not self._is_person(s))
        if found is None and word == "they":
            return Step(SourceKind.UNNAMED, word, Naming.BARE_UNNAMED, span, cue)
        return self._again(found, span, cue) if found else None

    def _subject_beside(self, span: Span) -> Step | None:
        """Return the body or outlet that an earlier clause of the same sentence is about."""
        for sentence in self.parsed:
            if not sentence.sentence.span.covers(span):
                continue
            for token in sentence.tokens:
                at = token.idx + sentence.offset
                if token.dep_ != "nsubj" or token.pos_ == "PRON" or at >= span.start:
                    continue
                name = next((c for c in token.children if c.dep_ == "appos"), token)
                last = name if name.i - token.i <= _NAME_WORDS else token
                start = token.left_edge.idx + sentence.offset
                step = self.source(Span(start, last.idx + len(last) + sentence.offset), None)
                body = step is not None and not self._is_person(step)
                if step is not None and body and (step.actor or step.outlet):
                    return None if step.actor in self.gazetteer.lands else step
        return None

    def _outlet_beside(self, span: Span) -> Step | None:
        """Return the outlet named last before ``span`` in the same sentence, None if none is."""
        sentence = next((s.span for s in self.layout.sentences if s.span.covers(span)), None)
        if sentence is None:
            return None
        own = self.own_outlet()
        inside = [
            n
            for n in self.names
            if n.kind == "outlet"
            and n.slug != own
            and sentence.start <= n.span.start
            and n.span.end <= span.start
        ]
        return self._named(inside[-1], span, None) if inside else None

    def _person_named_before(self, at: int) -> Step | None:
        for name in reversed([n for n in self.names if n.span.end <= at]):
            known = self.gazetteer.actors.get(name.slug)
            if known is not None and known.kind in ("person", "analyst"):
                return Step(SourceKind.ACTOR, name.name, Naming.NAMED, actor=name.slug)
        return None

    def _outlet_after(self, span: Span, cue: Span | None) -> Step | None:
        """Return the outlet whose name follows its kind at once ("the magazine Foreign Affairs")."""
        name = next(
            (n for n in self.names if n.kind == "outlet" and 0 <= n.span.start - span.end <= 1),
            None,
        )
        return self._named(name, span, cue) if name is not None else None

    def _linked(self, span: Span, cue: Span | None) -> Step | None:
        """Return the known outlet whose site the words of ``span`` are a link to."""
        for link in self.article.links:
            if not link.span.overlaps(span):
                continue
            host = (urlsplit(link.url).hostname or "").removeprefix("www.")
            for outlet in self.gazetteer.outlets.values():
                if outlet.domain == host and outlet.slug != self.own_outlet():
                    return Step(
                        SourceKind.OUTLET,
                        outlet.name,
                        Naming.INSTITUTION_CLAIMED,
                        span,
                        cue,
                        outlet=outlet.slug,
                    )
        return None

    def _outlet_later(self, span: Span, cue: Span | None) -> Step | None:
        """Return the first other outlet named soon after ("told a local paper ... the Echo")."""
        own = self.own_outlet()
        name = next(
            (
                n
                for n in self.names
                if n.kind == "outlet" and 0 < n.span.start - span.end < _SOON and n.slug != own
            ),
            None,
        )
        return self._named(name, span, cue) if name is not None else None

    def _outlet_before(self, span: Span, cue: Span | None) -> Step | None:
        own = self.own_outlet()
        said = self._last(lambda s: s.kind == SourceKind.OUTLET and s.outlet != own)
        named = [
            n
            for n in self.names
            if n.kind == "outlet" and n.span.end <= span.start and n.slug != own
        ]
        lands = {n.country for n in self.names if n.country and span.covers(n.span)}
        theirs = [n for n in named if n.country in lands]
        if theirs:
            return self._named(theirs[-1], span, cue)
        if named and (
            said is None or said.source is None or named[-1].span.start > said.source.start
        ):
            return Step(
                SourceKind.OUTLET,
                named[-1].name,
                Naming.INSTITUTION_CLAIMED,
                span,
                cue,
                outlet=named[-1].slug,
            )
        return self._again(said, span, cue) if said else None

    def _by_first_word(self, part: str, span: Span, cue: Span | None) -> Step | None:
        """Return whom a name's beginning means ("the Acme paper" by the Acme Institute)."""
        known = next(
            (n for n in reversed(self.names) if n.whole and n.name.startswith(f"{part} ")), None
        )
        if known is not None:
            return self._named(known, span, cue)
        said = self._last(lambda s: s.name.startswith(f"{part} "))
        if said is not None:
            return self._again(said, span, cue)
        pattern = re.compile(rf"\b{re.escape(part)}(?: [A-Z][\w’'-]+)*? {_ORGANISED}\b")
        match = pattern.search(self.layout.text)
        if match is None:
            return None
        slug = slug_of(match.group())
        self.people.setdefault(slug, FoundActor(slug, match.group(), "other"))
        return Step(
            SourceKind.ACTOR, match.group(), Naming.INSTITUTION_CLAIMED, span, cue, actor=slug
        )

    def outlet_called(self, name: str, span: Span) -> Step:
        """Return the outlet of that name; it is proposed if the desk does not know it."""
        return self._outlet(name, span, None)

    def _outlet(self, name: str, span: Span, cue: Span | None) -> Step:
        own = self.own_outlet()
        slug = own if own and plain(name) == plain(self.article.outlet or "") else slug_of(name)
        if slug not in self.gazetteer.outlets:
            kind = "social" if "channel" in span.of(self.layout.text).lower() else "unknown"
            self.outlets.setdefault(slug, FoundOutlet(slug, name, kind))
        return Step(SourceKind.OUTLET, name, Naming.INSTITUTION_CLAIMED, span, cue, outlet=slug)

    def _named(self, name: Name, span: Span, cue: Span | None) -> Step | None:
        if name.kind == "outlet":
            if name.slug not in self.gazetteer.outlets:
                self.outlets.setdefault(name.slug, FoundOutlet(name.slug, name.name, "unknown"))
            return Step(
                SourceKind.OUTLET,
                name.name,
                Naming.INSTITUTION_CLAIMED,
                span,
                cue,
                outlet=name.slug,
            )
        actor = self.gazetteer.actors.get(name.slug)
        person = actor is not None and actor.kind in ("person", "analyst")
        return Step(
            SourceKind.ACTOR,
            name.name,
            Naming.NAMED if person else Naming.INSTITUTION_CLAIMED,
            span,
            cue,
            actor=name.slug,
        )
