# ruff: noqa: E501 -- word lists and patterns are read whole
"""Sources that are described, not named: "a HUR source", "the ministry", "leaked records"."""

import re
from dataclasses import dataclass, replace

from app.domain.found import FoundActor, Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract import cues
from app.extract.gazetteer import Name
from app.extract.institutions import institution_key
from app.extract.naming import short
from app.extract.offices import Offices
from app.extract.source_words import BODIES, COLLECTIVES, PUBLIC, STATE_BODIES

_WRITTEN_BY = re.compile(
    r",? (?:(?:\w+ )?(?P<how>filed|written|published|released|compiled|prepared|issued|produced|drafted|put out|authored|commissioned) )?by (?P<who>[^,;:]+?)(?= (?:in|at|on|from|this|last|and)\b|[,;:]|$)"
)
_ISSUED_BY = re.compile(
    r",? (?:issued |put out |released |published )?(?:of|from|by) (?P<who>[^,;:]+?)(?= (?:in|at|on|this|last|and|that|which)\b|[,;:]|$)"
)
_STATEMENTS = re.compile(
    r"\b(?:statements?|communiqu[eé]s?|(?:press|news) releases?|announcements?|notices?|bulletins?|readouts?|press notes?)$",
    re.IGNORECASE,
)
_AUTHORED = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|papers?|analys[ie]s|surveys?|assessments?|reviews?|briefs?|memos?|memorand\w+|dossiers?|reckoning|calculations|estimates|articles?|texts?|charts?|maps?|tables?)$",
    re.IGNORECASE,
)
_MADE_KNOWN = ("published", "released", "put out", "compiled")  # by others than the author, too
_VAGUE = re.compile(
    r"(?:(?:some|several|many|various|unconfirmed|recent|local|foreign|multiple|earlier|western) )*(?:(?:news |media |press )?reports|posts|videos|rumou?rs)$",
    re.IGNORECASE,
)


_OWN_SOURCES = re.compile(
    r"(?P<who>(?:(?:the|this|that) [\w -]+?|[A-Z][\w.&’' -]+?))['’]s? (?:own )?(?:sources?|agents?|informants?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r" (?:(?:very )?close to|near|familiar with|acquainted with|knowledgeable about|with (?:direct |first-hand )?(?:knowledge|ties|links|access)|linked to|tied to|connected (?:to|with)|briefed (?:on|by)|in contact with|who (?:know|follow|track|monitor)s?)\b"
)


def _beside(words: str) -> int:
    """Return where a description leaves the one described for what he is only near; -1 if nowhere."""
    match = _BESIDE.search(words)
    return match.start() if match is not None else -1


@dataclass(slots=True)
class Descriptions(Offices):
    """Reads descriptions by what was named before them."""

    def _description(
        self, words: str, *, chunk: str, head: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step | None:
        definite = bool(re.match(r"(?:the|this|that|its|her|his|their)\b", words, re.IGNORECASE))
        actors = [n for n in inside if n.kind == "actor"]
        if head in cues.REPORT_HEADS and not (actors and head == "reports"):
            outlet = next((n for n in inside if n.kind == "outlet"), None)
            if outlet is not None:
                return self._named(outlet, span, cue)
            if definite:
                said = self._last(
                    lambda s: (
                        s.kind in (SourceKind.OUTLET, SourceKind.DOCUMENT)
                        and s.outlet != self.own_outlet()
                    )
                )
                found = self._again(said, span, cue) if said else self._outlet_before(span, cue)
                if found is not None:
                    return found
        linked = self._linked(span, cue) if head in cues.OUTLET_HEADS | cues.REPORT_HEADS else None
        if linked is not None:
            return linked
        if head in cues.OUTLET_HEADS:
            outlet = next((n for n in inside if n.kind == "outlet"), None)
            if outlet is not None:
                return self._named(outlet, span, cue)
            proper = re.search(r"(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+)*) " + head + "$", chunk)
            if (
                proper
                and not any(
                    n.span.of(self.layout.text) == re.sub(r"^The ", "", proper["name"])
                    for n in inside
                )
                and not re.match(r"The$", proper["name"])
            ):
                return self._by_first_word(proper["name"], span, cue) or self._outlet(
                    proper["name"], span, cue
                )
        if head in cues.OUTLET_HEADS and (
            definite or re.search(r"\b(?:daily|paper|tabloid|magazine)$", chunk)
        ):
            found = self._outlet_after(span, cue) or self._outlet_before(span, cue)
            if found is not None:
                return found
        if head in ("author", "authors", "co-author", "co-authors") and definite:
            found = self._authors(span, cue)
            if found is not None:
                return found
        if head == "counterpart":
            found = self._counterpart(span, cue, actors)
            if found is not None:
                return found
        if re.match(
            r"(?:her|his) (?:\w+ )?(?:office|team|staff|ministry|aides?)$", words, re.IGNORECASE
        ):
            found = self._office_of_last(span, cue)
            if found is not None:
                return found
        key = institution_key(words)
        if head in cues.PERSON_HEADS or re.match(r"spokes", head):
            return self._by_office(
                words, head=head, key=key, span=span, cue=cue, actors=actors, definite=definite
            )
        if head in cues.DOCUMENT_HEADS and head != "intelligence":
            return self._document(words, chunk=chunk, span=span, cue=cue, actors=actors)
        if (
            head
            in cues.COLLECTIVE_HEADS
            | {"chiefs", "prosecutors", "office", "side", "officials", "declarations"}
            | COLLECTIVES
            or key
        ):
            owner = next((a for a in actors if a.country), None)
            state = self._state_body(chunk, head=head, span=span, cue=cue, owner=owner)
            if state is not None and not key:
                return state
            bare = (
                owner is not None
                and re.match(r"\s\w", self.layout.text[owner.span.end : owner.span.end + 2])
                is not None
            )
            if owner is not None and bare and not key:
                return self._institution(words, None, span, cue, definite=definite)
            if owner is not None and owner.whole and not key:
                return Step(
                    SourceKind.ACTOR,
                    owner.name,
                    Naming.INSTITUTION_CLAIMED,
                    span,
                    cue,
                    actor=owner.slug,
                )
            if owner is not None and owner.country and key:
                slug, label = self.gazetteer.institution(owner.country, key, words)
                return Step(
                    SourceKind.ACTOR, label, Naming.INSTITUTION_CLAIMED, span, cue, actor=slug
                )
            return self._institution(words, key, span, cue, definite=definite)
        whole = [a for a in actors if a.whole]
        if whole and len(words.split()) <= 4:
            return Step(
                SourceKind.ACTOR,
                whole[0].name,
                Naming.INSTITUTION_CLAIMED,
                span,
                cue,
                actor=whole[0].slug,
            )
        naming = Naming.DESCRIBED_UNNAMED if len(words.split()) > 1 else Naming.BARE_UNNAMED
        if head in BODIES:
            naming = Naming.INSTITUTION_CLAIMED
        return Step(SourceKind.UNNAMED, short(words), naming, span, cue)

    def _state_body(
        self,
        chunk: str,
        *,
        head: str,
        span: Span,
        cue: Span | None,
        owner: Name | None,
    ) -> Step | None:
        """Return a country's one body of that kind ("Norway's coastal service"), None for any other."""
        if owner is None or owner.country is None or head not in STATE_BODIES:
            return None
        called = owner.span.of(self.layout.text)
        rest = re.match(
            rf"(?:the )?{re.escape(called)}(?P<has>['’]s?)? (?P<body>[\w’'-]+(?: [\w’'-]+){{0,4}})$",
            chunk,
            re.IGNORECASE,
        )
        if rest is None or not (rest["has"] or chunk[:4].lower() == "the "):
            return None
        slug, name = self.gazetteer.state_body(owner.country, rest["body"])
        self.people.setdefault(
            slug,
            FoundActor(
                slug,
                name,
                "other",
                country=owner.country,
                parent=self.gazetteer.government(owner.country),
            ),
        )
        return Step(SourceKind.ACTOR, name, Naming.INSTITUTION_CLAIMED, span, cue, actor=slug)

    def _document(
        self, words: str, *, chunk: str, span: Span, cue: Span | None, actors: list[Name]
    ) -> Step:
        """Return a document, or who wrote it if the words say so ("a paper by the Institute")."""
        by = _WRITTEN_BY.match(words[len(chunk) :])
        if by is not None and by["how"] in _MADE_KNOWN and not _AUTHORED.search(chunk):
            by = None
        if by is None and _STATEMENTS.search(chunk):
            by = _ISSUED_BY.match(words[len(chunk) :])
        if by is not None:
            start = span.start + len(chunk) + by.start("who")
            who = self._whole_names(Span(start, start + len(by["who"].rstrip(" ,."))))
            author = self.source(who, cue)
            if author is not None and (
                author.kind != SourceKind.UNNAMED or author.naming == Naming.INSTITUTION_CLAIMED
            ):
                return replace(author, source=span)
        reach = span.start + len(chunk)
        owner = next(
            (
                a
                for a in actors
                if a.whole
                and a.span.start < reach
                and (
                    self.layout.text[a.span.end : a.span.end + 2] in ("'s", "’s")
                    or (
                        a.slug != self.gazetteer.government(a.country)
                        and (_AUTHORED.search(chunk) or _STATEMENTS.search(chunk))
                    )
                )
            ),
            None,
        )
        vague = _VAGUE.match(words) is not None and owner is None
        return Step(
            SourceKind.DOCUMENT,
            re.split(r" (?:from|about|held by|kept by|on|and (?:an?|the))\b", short(words))[0],
            Naming.BARE_UNNAMED if vague else Naming.NAMED,
            span,
            cue,
            actor=owner.slug if owner else None,
        )

    def _authors(self, span: Span, cue: Span | None) -> Step | None:
        """Return whose paper it is that "the paper's authors" wrote: the institution last heard."""
        own = self.own_outlet()
        said = self._last(
            lambda s: (
                (own is None or s.outlet != own)
                and (s.kind in (SourceKind.OUTLET, SourceKind.DOCUMENT) or s.actor in self.people)
            )
        )
        return self._again(said, span, cue) if said is not None else None

    def _unnamed(
        self, words: str, head: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step:
        comma = min((at for at in (words.find(","), _beside(words)) if at > 0), default=-1)
        reach = span.start + (comma if comma > 0 else len(words))
        actors = [n for n in inside if n.kind == "actor" and n.span.start < reach]
        definite = re.match(r"(?:the|this|that|one of|both|another)\b", words, re.IGNORECASE)
        if definite and not (actors and any(a.whole for a in actors)):
            stem = head.rstrip("s")
            one = stem == head
            earlier = self._last(
                lambda s: (
                    s.source is not None
                    and (
                        (s.naming.anonymous and stem in s.source.of(self.layout.text).lower())
                        or (one and self._is_person(s) and self._called(s, stem))
                    )
                )
            )
            earlier = earlier or (
                self._last(lambda s: s.naming.anonymous)
                if re.match(r"the|one", words, re.IGNORECASE)
                else None
            )
            if earlier is not None:
                return self._again(earlier, span, cue)
        owned = _OWN_SOURCES.match(words)
        if owned is not None:
            body = self.source(Span(span.start, span.start + owned.end("who")), cue)
            if body is not None and body.kind == SourceKind.ACTOR and not self._is_person(body):
                return replace(body, naming=Naming.DESCRIBED_UNNAMED, source=span)
        if head in ("official", "officials"):
            land = next(
                (a for a in actors if a.country and a.slug == self.gazetteer.government(a.country)),
                None,
            )
            if (
                land is not None
                and land.country
                and not any(a.whole and a is not land for a in actors)
            ):
                slug, label = self.gazetteer.institution(land.country, "officials", words)
                return Step(
                    SourceKind.ACTOR, label, Naming.DESCRIBED_UNNAMED, span, cue, actor=slug
                )
        institution = next((a for a in actors if a.whole or a.slug.endswith("-officials")), None)
        described = bool(
            re.sub(
                r"\b(?:an?|the|several|some|two|three|many|anonymous|unnamed|source|sources)\b",
                "",
                words,
                flags=re.IGNORECASE,
            ).strip()
        )
        naming = Naming.DESCRIBED_UNNAMED if described else Naming.BARE_UNNAMED
        if head in PUBLIC:
            naming = Naming.OFFICE
        if (
            institution is None
            and actors
            and head in ("official", "officials", "source", "sources", "intelligence")
        ):
            code = actors[0].country
            slug, label = (
                self.gazetteer.institution(code, "officials", words)
                if code
                else (actors[0].slug, actors[0].name)
            )
            return Step(SourceKind.ACTOR, label, naming, span, cue, actor=slug)
        if institution is not None:
            return Step(
                SourceKind.ACTOR, institution.name, naming, span, cue, actor=institution.slug
            )
        return Step(SourceKind.UNNAMED, short(words), naming, span, cue)
