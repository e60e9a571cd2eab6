"""Sources known by an office or a body: "the minister", "its spokeswoman", "the ministry"."""

import re
from dataclasses import dataclass, replace

from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract.gazetteer import Name
from app.extract.institutions import institution_key
from app.extract.naming import short
from app.extract.outlets import Outlets
from app.extract.source_words import HOLDS_OFFICE


@dataclass(slots=True)
class Offices(Outlets):
    """Reads offices and bodies by who was named before them."""

    def _counterpart(self, span: Span, cue: Span | None, actors: list[Name]) -> Step | None:
        """Return the same institution of another country ("its counterpart in Beijing")."""
        owner = next((a for a in actors if a.country), None)
        before = [n for n in self.names if n.kind == "actor" and n.span.end <= span.start]
        keys = [k for n in before if n.whole and (k := institution_key(n.name)) is not None]
        key = keys[-1] if keys else None
        if owner is None or owner.country is None or key is None:
            return None
        slug, label = self.gazetteer.institution(owner.country, key, "")
        return Step(SourceKind.ACTOR, label, Naming.INSTITUTION_CLAIMED, span, cue, actor=slug)

    def _office_of_last(self, span: Span, cue: Span | None) -> Step | None:
        """Return the institution of the person last named ("her office", "his team")."""
        person = self._last(lambda s: s.actor in self.people or self._is_person(s))
        if person is None or person.actor is None:
            return None
        known = self.people.get(person.actor) or self.gazetteer.actors.get(person.actor)
        parent = known.parent if known is not None else None
        if parent is None:
            return None
        label = self.gazetteer.actors.get(parent) or self.people.get(parent)
        return Step(
            SourceKind.ACTOR,
            label.name if label is not None else parent,
            Naming.INSTITUTION_CLAIMED,
            span,
            cue,
            actor=parent,
        )

    def _institution(
        self, words: str, key: str | None, span: Span, cue: Span | None, *, definite: bool
    ) -> Step:
        """Return the institution "the ministry" or "the company" means: the last one that fits."""
        if key is None and definite:
            wanted = "ministry" if "ministry" in words else "embassy" if "embassy" in words else ""
            said = self._last(
                lambda s: (
                    s.kind == SourceKind.ACTOR
                    and not self._is_person(s)
                    and wanted
                    in f"{s.actor} {s.name}".lower()
                    .replace("-mod", " ministry")
                    .replace("-mfa", " ministry")
                )
            )
            if said is not None:
                return self._again(said, span, cue)
            person = self._last(
                lambda s: s.actor in self.people and self.people[s.actor or ""].parent is not None
            )
            if person is not None and person.actor:
                parent = self.people[person.actor].parent
                return Step(
                    SourceKind.ACTOR,
                    parent or person.name,
                    Naming.INSTITUTION_CLAIMED,
                    span,
                    cue,
                    actor=parent,
                )
        if key is not None:
            fits = [
                n
                for n in self.names
                if n.kind == "actor"
                and n.whole
                and n.span.end <= span.start
                and institution_key(n.name) == key
            ]
            if fits:
                return Step(
                    SourceKind.ACTOR,
                    fits[-1].name,
                    Naming.INSTITUTION_CLAIMED,
                    span,
                    cue,
                    actor=fits[-1].slug,
                )
            code = self.home_country(span.end)
            if code is not None:
                slug, label = self.gazetteer.institution(code, key, words)
                return Step(
                    SourceKind.ACTOR, label, Naming.INSTITUTION_CLAIMED, span, cue, actor=slug
                )
        return Step(SourceKind.UNNAMED, short(words), Naming.INSTITUTION_CLAIMED, span, cue)

    def _holder(self, head: str, span: Span, cue: Span | None) -> Step | None:
        """Return whom "the minister" means: who was last said to be one, of no other office."""
        stem = "spokes" if head.startswith("spokes") else head
        role = self._last(
            lambda s: stem in self._role(s).lower() or self._called(s, stem)
        ) or self._last(lambda s: self._is_person(s) and not self._role(s))
        if role is not None:
            return self._again(role, span, cue)
        if stem == "spokes":
            body = self._last(lambda s: s.kind == SourceKind.ACTOR and not self._is_person(s))
            if body is not None:
                return replace(self._again(body, span, cue), naming=Naming.OFFICE)
            return None
        fallback = self._person_named_before(span.start)
        known = self._role(fallback).lower() if fallback is not None else ""
        if fallback is not None and (not known or stem in known):
            return self._again(fallback, span, cue)
        return None

    def _called(self, step: Step, stem: str) -> bool:
        """Tell whether a person who spoke was called by that word in doing so."""
        words = step.source.of(self.layout.text) if step.source is not None else ""
        words = re.sub(r"^one of \w+ ", "", words, flags=re.IGNORECASE)
        calling = re.split(r",| (?:of|in|from|at|with|who|on|by|for) ", words, maxsplit=1)[0]
        return bool({stem, f"{stem}s"} & set(calling.lower().split())) and self._is_person(step)

    def _role(self, step: Step) -> str:
        """Return the office a speaker is known or said to hold; "" if none is told."""
        known = self.people.get(step.actor or "") or self.gazetteer.actors.get(step.actor or "")
        return (known.role or "") if known is not None else ""

    def _any_one(self, words: str, head: str, key: str | None, owner: Name) -> bool:
        """Tell "a Dutch colonel", one of many and of no office, from "a Dutch army spokesman"."""
        one = re.match(r"an?\b", words, re.IGNORECASE) is not None
        return one and key is None and not owner.whole and head not in HOLDS_OFFICE

    def _by_office(
        self,
        words: str,
        *,
        head: str,
        key: str | None,
        span: Span,
        cue: Span | None,
        actors: list[Name],
        definite: bool,
    ) -> Step:
        """Return whom an office without a name means: the person last named, or the office."""
        owner = next((a for a in actors if a.country), None)
        if owner is None and re.match(r"(?:its|their) spokes", words, re.IGNORECASE):
            said = self._last(lambda s: s.kind == SourceKind.ACTOR and not self._is_person(s))
            if said is not None:
                return Step(said.kind, said.name, Naming.OFFICE, span, cue, actor=said.actor)
        if owner is None and definite:
            found = self._holder(head, span, cue)
            if found is not None:
                return found
        if owner is not None and owner.country and not self._any_one(words, head, key, owner):
            known = next(
                (
                    p
                    for p in self.people.values()
                    if p.role and head in p.role.lower() and p.country == owner.country
                ),
                None,
            )
            if known is not None:
                return Step(SourceKind.ACTOR, known.name, Naming.NAMED, span, cue, actor=known.slug)
            office = {"foreign": "mfa", "defence": "mod", "defense": "mod"}
            institution = key or next(
                (
                    v
                    for k, v in office.items()
                    if re.search(rf"\b{k} (?:minister|secretary|chief)", words, re.IGNORECASE)
                ),
                None,
            )
            if owner.whole and institution is None:
                return Step(
                    SourceKind.ACTOR, owner.name, Naming.OFFICE, span, cue, actor=owner.slug
                )
            slug, _ = self.gazetteer.institution(owner.country, institution or "government", words)
            return Step(SourceKind.ACTOR, short(words), Naming.OFFICE, span, cue, actor=slug)
        return Step(
            SourceKind.UNNAMED,
            short(words),
            Naming.OFFICE if definite or head in HOLDS_OFFICE else Naming.DESCRIBED_UNNAMED,
            span,
            cue,
        )
