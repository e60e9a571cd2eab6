"""Who a source phrase means: names, definite descriptions and pronouns turned into steps."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from app.base.text import slugify
from app.domain.article import ReadArticle
from app.domain.found import FoundActor, FoundOutlet, Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract import cues
from app.extract.attribution import Raw
from app.extract.gazetteer import Gazetteer, Name, institution_key
from app.extract.sentences import Layout

_CHUNK_END = re.compile(
    r",| (?:of|in|from|at|with|who|which|that|on|by|for|whose|within|inside|close|familiar|to|seen|obtained|examined|studied|unsealed|filed|and|surnamed|posted)\b"
)
_PROPER = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]*\s+(?:de |van |von |al-|der |of )?){0,4}[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]*$"
)
_DETERMINER = re.compile(
    r"^(?:the|a|an|one|two|three|four|five|several|some|many|both|its|his|her|their|our|only|another|these|those|this|that|pair)\s+",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"(?:Times|Post|News|Daily|Press|Journal|Herald|Tribune|Gazette|Telegraph|Guardian|Observer|Weekly|Magazine|TV|"
    r"Radio|Insider|Mail|Mirror|Chronicle|Today|Beacon|Zeitung|Review|Standard|Globe|Express|Courier|Report|Brief|Wire|\w+\.(?:com|ru|net|org|ua))$"
)
_OUTLET_BEFORE = re.compile(
    r"\b(?:newspaper|magazine|daily|agency|channel|outlet|portal|broadcaster|website|site|tabloid|weekly)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ROLE_WORD = re.compile(
    r"\b("
    + "|".join(
        sorted(
            cues.PERSON_HEADS
            | {
                "spokes\\w+",
                "mr",
                "ms",
                "mrs",
                "dr",
                "gen",
                "col",
                "capt",
                "lt",
                "adm",
                "prof",
                "professor",
            }
        )
    )
    + r")\b\.?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Dr|Gen|Col|Capt|Lt|Adm|Prof|Sen|Rep|Maj|Senior|Vice|Rear|Major|Lieutenant|General|Colonel|Captain|Admiral|Commander|President|Professor|Minister|Prime|Foreign|Defen[cs]e|Deputy|Former|Spokes\w+|Ambassador|Kremlin|Secretary|State|Chief|Activist|Governor|Senator|Ministry|Chairman|Director|Analyst|Lawyer)\.?\s+)+"
)
_ORG_WORD = re.compile(
    r"\b(?:Institute|Group|Monitor|Center|Centre|Foundation|University|Ltd|Inc|Corp|Company|Council|Commission|Service|Agency|Command|Works|Optics|Industries|Technolog\w+|Party|Department|Union|Association|Alliance|Watch|Lab|Labs|Network|Office|Systems|Electronics|Aviation|Motors|Logistics|Infrared|Photonics|Orbital|Bank|Board|Forum|Committee|Organi[sz]ation)\b"
)
_ORDINALS = frozenset("first second third former latter other one them".split())
_PARTY = (
    r"\b(?:firm|company|maker|manufacturer|producer|seller|supplier|distributor|buyer|trader|operator|owner|lawyers?|attorney|spokes\w+|ministry|embassy|"
    r"consulate|press service|command|authorit\w+|agency|service|bureau|office|plant|factory|bank|airline|yard|employer|academy|institute's director|chief|head|"
    r"chairman|founder|governor|minister|officials?|representatives?|department|district|junta|government|aides?|commander|university|navy|army|council)\b"
)
_FOREIGN_PRONOUNS = frozenset(
    ["её", "ее", "его", "он", "она", "они", "їх", "його", "її", "він", "вона", "вони", "політик", "политик", "ihr", "sein", "er", "sie", "ele", "ela", "他", "她"]
)
_FOREIGN_OUTLET = frozenset(
    ["видання", "издание", "газета", "журнал", "агентство", "агенція", "zeitung", "blatt", "jornal", "该报"]
)
_SHE = frozenset(["he", "she", "his", "her", "him"])


@dataclass(slots=True)
class Resolver:
    """Turns the source phrases of one article into steps, in reading order.

    It remembers who has spoken, so that "she" and "the outlet" find whom they mean.
    """

    article: ReadArticle
    layout: Layout
    gazetteer: Gazetteer
    names: tuple[Name, ...]
    people: dict[str, FoundActor] = field(default_factory=dict[str, FoundActor])
    outlets: dict[str, FoundOutlet] = field(default_factory=dict[str, FoundOutlet])
    spoken: list[Step] = field(default_factory=list[Step])
    surnames: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])

    def steps(self, raw: Raw, before: Raw | None = None) -> tuple[Step, ...]:
        """Return who hands the content on, nearest first; empty if nobody can be told."""
        speaker = self.source(raw.source, raw.cue) if raw.source else None
        if speaker is not None and raw.source is not None and raw.rule in ("headline", "colon") and not self._speaks(speaker, raw.source):
            return ()
        steps: list[Step] = []
        if speaker is not None:
            steps.append(speaker)
        if raw.cited is not None:
            cited = self.source(raw.cited, raw.cue)
            if cited is not None and self._speaks(cited, raw.cited):
                steps.append(cited)
        if raw.via is not None:
            via = self._recipient(raw.via, raw.via_cue)
            if via is not None and (not steps or via.outlet != steps[0].outlet):
                steps.insert(0, via)
        if (
            speaker is not None
            and speaker.kind == SourceKind.OUTLET
            and raw.quoted
            and len(steps) == 1
            and before is not None
        ):
            earlier = self._last(lambda s: s.kind == SourceKind.ACTOR and s.naming == Naming.NAMED)
            if raw.verb in ("report", "write") and before.quoted and earlier is not None:
                steps.append(earlier)
        self.spoken.extend(s for s in reversed(steps) if s.source is not None)
        return tuple(steps)

    def source(self, span: Span, cue: Span | None) -> Step | None:
        """Return the step that the words of ``span`` mean; None if they name nobody."""
        words = span.of(self.layout.text)
        lower = words.lower().strip()
        if lower in ("i", "me", "my"):
            return None
        if lower in cues.SELF or re.match(r"(?:our|my|we)\b", lower):
            return self._self(span, cue)
        if lower in _FOREIGN_PRONOUNS:
            return self._pronoun("she", span, cue)
        if lower in _FOREIGN_OUTLET:
            return self._outlet_before(span, cue)
        if lower in cues.PRONOUNS:
            return self._pronoun(lower, span, cue)
        cut = _CHUNK_END.search(words)
        chunk = words[: cut.start()] if cut else words
        if len(chunk.split()) == 1 and chunk.lower() in (
            "one",
            "both",
            "some",
            "two",
            "many",
            "another",
            "the",
        ):
            chunk = words
        head_words = re.findall(r"[\w’'.-]+", chunk)
        head = head_words[-1].lower().strip("'’.") if head_words else lower
        inside = [n for n in self.names if span.covers(n.span)]
        chunk_span = Span(span.start, span.start + max(len(chunk), 1))
        ending = next(
            (
                n
                for n in inside
                if chunk_span.end - 2 <= n.span.end and n.span.start < chunk_span.end and n.whole
            ),
            None,
        )
        if head in _ORDINALS and lower.startswith(("the ", "one", "both", "another")):
            earlier = self._last(lambda s: s.naming.anonymous)
            if earlier is not None:
                return self._again(earlier, span, cue)
        named = self._apposed(words, chunk, span, cue, inside)
        if named is not None:
            return named
        if head in cues.UNNAMED_HEADS and not (
            ending is not None and ending.slug not in self._officials(ending)
        ):
            return self._unnamed(words, head, span, cue, inside)
        if ending is not None and not self._proper_person(chunk, ending):
            return self._named(ending, span, cue, words)
        proper = _PROPER.search(chunk)
        if proper is not None and not (
            len(head_words) > 1
            and head
            in cues.PERSON_HEADS | cues.COLLECTIVE_HEADS | cues.DOCUMENT_HEADS | cues.OUTLET_HEADS
        ):
            return self._proper(proper.group(), span, cue, words, inside)
        return self._description(words, chunk, head, span, cue, inside)

    def _apposed(
        self, words: str, chunk: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step | None:
        """Return whom "the producer, Acme Optics, ..." names after its comma."""
        if not re.match(r"(?:the|its|his|her|their|an?|one of|another)\b", chunk, re.IGNORECASE):
            return None
        rest = words[len(chunk) :]
        match = re.match(
            r",\s+(?P<name>(?:[A-ZÀ-Þ][\w’'.-]*)(?:\s+[A-ZÀ-Þ][\w’'.-]*){0,4})(?:,|$| of )", rest
        )
        if match is None or re.search(r"\bsources?\b", chunk):
            return None
        known = next(
            (n for n in inside if n.whole and n.span.start >= span.start + len(chunk)), None
        )
        if known is not None:
            return self._named(known, span, cue, words)
        name = match["name"]
        person = bool(_ROLE_WORD.search(chunk)) and not _ORG_WORD.search(name)
        return self._new_actor(name, person=person, span=span, cue=cue, words=words, inside=inside)

    def _officials(self, name: Name) -> set[str]:
        return {name.slug} if name.slug.endswith("-officials") else set()

    def _proper_person(self, chunk: str, name: Name) -> bool:
        """Tell whether a person's name follows an institution's in ``chunk``."""
        return not chunk.rstrip().endswith(name.span.of(self.layout.text)) and name.kind == "outlet"

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

    def party(self, step: Step) -> Step | None:
        """Return ``step`` as one that can answer: a described party is proposed as an actor."""
        if step.actor or step.kind not in (SourceKind.UNNAMED,) or step.source is None:
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

    def _speaks(self, step: Step, span: Span) -> bool:
        """Tell whether a cited thing is a source at all, not an argument ("citing rising prices")."""
        if step.kind != SourceKind.UNNAMED:
            return True
        words = {w.lower() for w in re.findall(r"\w+", span.of(self.layout.text))}
        return bool(words & (cues.UNNAMED_HEADS | cues.DOCUMENT_HEADS | cues.PERSON_HEADS | cues.COLLECTIVE_HEADS))

    def own_outlet(self) -> str | None:
        """Return the slug of the page's own outlet, None if the page does not tell."""
        for outlet in self.gazetteer.outlets.values():
            if self.article.outlet and _plain(outlet.name) == _plain(self.article.outlet):
                return outlet.slug
            if self.article.domain and outlet.domain == self.article.domain:
                return outlet.slug
        return slug_of(self.article.outlet) if self.article.outlet else None

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
            found = self._last(lambda s: not self._is_person(s))
        return self._again(found, span, cue) if found else None

    def _person_named_before(self, at: int) -> Step | None:
        for name in reversed([n for n in self.names if n.span.end <= at]):
            known = self.gazetteer.actors.get(name.slug)
            if known is not None and known.kind in ("person", "analyst"):
                return Step(SourceKind.ACTOR, name.name, Naming.NAMED, actor=name.slug)
        return None

    def _named(self, name: Name, span: Span, cue: Span | None, words: str) -> Step | None:
        if name.kind == "outlet":
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

    def _unnamed(
        self, words: str, head: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step:
        comma = words.find(",")
        reach = span.start + (comma if comma > 0 else len(words))
        actors = [n for n in inside if n.kind == "actor" and n.span.start < reach]
        definite = re.match(r"(?:the|this|that|one of|both|another)\b", words, re.IGNORECASE)
        if definite and not (actors and any(a.whole for a in actors)):
            stem = head.rstrip("s")
            earlier = self._last(
                lambda s: (
                    s.naming.anonymous
                    and s.source is not None
                    and stem in s.source.of(self.layout.text).lower()
                )
            )
            earlier = earlier or (
                self._last(lambda s: s.naming.anonymous)
                if re.match(r"the|one", words, re.IGNORECASE)
                else None
            )
            if earlier is not None:
                return self._again(earlier, span, cue)
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
        return Step(SourceKind.UNNAMED, _short(words), naming, span, cue)

    def _proper(
        self, proper: str, span: Span, cue: Span | None, words: str, inside: list[Name]
    ) -> Step | None:
        before = words[: words.find(proper)]
        name = re.sub(r"^(?:The|A|An)\s+", "", proper).strip(" .'’")
        for inner in inside:
            owned = re.match(re.escape(inner.span.of(self.layout.text)) + r"(?:'s|’s)?\s+", name)
            if owned:
                name = name[owned.end() :] or name
        name = _TITLE.sub("", name).strip(" .'’") or name
        name = re.sub(r"(?:'s|’s)$", "", name) or proper
        last = name.split()[-1]
        if name in self.surnames or (last in self.surnames and not before.strip()):
            slug, full = self.surnames.get(name) or self.surnames[last]
            return Step(SourceKind.ACTOR, full, Naming.NAMED, span, cue, actor=slug)
        if name in ("Telegram", "Facebook", "X", "Twitter", "Weibo"):
            return Step(SourceKind.UNNAMED, name, Naming.BARE_UNNAMED, span, cue)
        if (
            _plain(name) == _plain(self.article.outlet or "")
            or _OUTLET_BEFORE.search(before)
            or (_OUTLET_WORD.search(name) and not _ROLE_WORD.search(before))
        ):
            return self._outlet(name, span, cue)
        person = bool(
            _ROLE_WORD.search(before + " " + words[words.find(proper) + len(proper) :][:60])
            or _TITLE.match(proper)
        )
        person = (person or len(name.split()) in (2, 3)) and not _ORG_WORD.search(name)
        return self._new_actor(name, person=person, span=span, cue=cue, words=words, inside=inside)

    def _outlet(self, name: str, span: Span, cue: Span | None) -> Step:
        own = self.own_outlet()
        slug = own if own and _plain(name) == _plain(self.article.outlet or "") else slug_of(name)
        if slug not in self.gazetteer.outlets:
            kind = "social" if "channel" in span.of(self.layout.text).lower() else "unknown"
            self.outlets.setdefault(slug, FoundOutlet(slug, name, kind))
        return Step(SourceKind.OUTLET, name, Naming.INSTITUTION_CLAIMED, span, cue, outlet=slug)

    def _new_actor(
        self,
        name: str,
        *,
        person: bool,
        span: Span,
        cue: Span | None,
        words: str,
        inside: list[Name],
    ) -> Step | None:
        slug = slug_of(name)
        if not slug or len(name) < 3:
            return None
        if slug not in self.gazetteer.actors and slug not in self.people:
            owner = next((n for n in inside if n.kind == "actor"), None)
            parent = owner.slug if owner else None
            role = _role(words, name) if person else None
            if person and parent is None and role:
                parent = self._office(role, span.start)
            self.people[slug] = FoundActor(
                slug,
                name,
                "person" if person else "other",
                country=owner.country if owner else None,
                parent=parent,
                role=role,
            )
            if person and len(name.split()) > 1:
                self.surnames[name.rsplit(maxsplit=1)[-1]] = (slug, name)
            elif not person and len(name.split()) > 1:
                self.surnames.setdefault(name.split(maxsplit=1)[0], (slug, name))
                self.surnames.setdefault(" ".join(name.split()[:2]), (slug, name))
        naming = Naming.NAMED if person else Naming.INSTITUTION_CLAIMED
        return Step(SourceKind.ACTOR, name, naming, span, cue, actor=slug)

    def _office(self, role: str, at: int) -> str | None:
        """Return the institution that an unowned office belongs to, from what was named before."""
        key = institution_key(role)
        if key is None:
            return None
        earlier = [n for n in self.names if n.kind == "actor" and n.country]
        near = sorted(earlier, key=lambda n: abs(n.span.start - at))
        return (
            self.gazetteer.institution(near[0].country, key, role)[0]
            if near and near[0].country
            else None
        )

    def _recipient(self, span: Span, cue: Span | None) -> Step | None:
        words = re.sub(r"^(?:the|a|an) ", "", span.of(self.layout.text), flags=re.IGNORECASE)
        names = [n for n in self.names if span.covers(n.span) and n.kind == "outlet"]
        own = self.own_outlet()
        step: Step | None = None
        if names:
            step = self._named(names[-1], span, cue, words)
        elif (
            words.split()[-1].lower() in cues.OUTLET_HEADS and span.of(self.layout.text)[:1] in "tT"
        ):
            step = self._outlet_before(span, cue)
        elif words[:1].isupper():
            if _plain(words) == _plain(self.article.outlet or ""):
                return None
            proper = _PROPER.search(words)
            if proper and (
                _OUTLET_WORD.search(proper.group())
                or _OUTLET_BEFORE.search(words[: proper.start()])
            ):
                step = self._outlet(proper.group(), span, cue)
        if step is None or step.outlet == own:
            return None
        return step

    def _outlet_before(self, span: Span, cue: Span | None) -> Step | None:
        own = self.own_outlet()
        said = self._last(lambda s: s.kind == SourceKind.OUTLET and s.outlet != own)
        named = [
            n
            for n in self.names
            if n.kind == "outlet" and n.span.end <= span.start and n.slug != own
        ]
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

    def _description(
        self, words: str, chunk: str, head: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step | None:
        definite = bool(re.match(r"(?:the|this|that|its|her|his|their)\b", words, re.IGNORECASE))
        actors = [n for n in inside if n.kind == "actor"]
        if head in cues.REPORT_HEADS and not (actors and head == "reports"):
            outlet = next((n for n in inside if n.kind == "outlet"), None)
            if outlet is not None:
                return self._named(outlet, span, cue, words)
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
        if head in cues.OUTLET_HEADS:
            outlet = next((n for n in inside if n.kind == "outlet"), None)
            if outlet is not None:
                return self._named(outlet, span, cue, words)
            proper = re.search(r"(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+)*) " + head + "$", chunk)
            if (
                proper
                and not any(n.span.of(self.layout.text) == proper["name"] for n in inside)
                and not re.match(r"The$", proper["name"])
            ):
                return self._outlet(proper["name"], span, cue)
        if head in cues.OUTLET_HEADS and (
            definite or re.search(r"\b(?:daily|paper|tabloid|magazine)$", chunk)
        ):
            found = self._outlet_before(span, cue)
            if found is not None:
                return found
        key = institution_key(words)
        if head in cues.PERSON_HEADS or re.match(r"spokes", head):
            return self._by_office(words, head, key, span, cue, actors, definite=definite)
        if head in cues.DOCUMENT_HEADS and not (head == "intelligence"):
            owner = next((a for a in actors if a.whole), None)
            return Step(
                SourceKind.DOCUMENT,
                _short(words),
                Naming.NAMED,
                span,
                cue,
                actor=owner.slug if owner else None,
            )
        if (
            head
            in cues.COLLECTIVE_HEADS
            | {"chiefs", "prosecutors", "office", "side", "officials", "declarations"}
            or key
        ):
            owner = next((a for a in actors if a.country), None)
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
        return Step(
            SourceKind.UNNAMED,
            _short(words),
            Naming.DESCRIBED_UNNAMED if len(words.split()) > 1 else Naming.BARE_UNNAMED,
            span,
            cue,
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
        return Step(SourceKind.UNNAMED, _short(words), Naming.DESCRIBED_UNNAMED, span, cue)

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

    def _by_office(
        self,
        words: str,
        head: str,
        key: str | None,
        span: Span,
        cue: Span | None,
        actors: list[Name],
        *,
        definite: bool,
    ) -> Step:
        """Return whom an office without a name means: the person last named, or the office."""
        owner = next((a for a in actors if a.country), None)
        if owner is None and definite:
            stem = "spokes" if head.startswith("spokes") else head
            role = self._last(
                lambda s: (
                    stem
                    in ((self.people[s.actor].role or "") if s.actor in self.people else "").lower()
                )
            ) or self._last(self._is_person)
            if role is not None:
                return self._again(role, span, cue)
            fallback = self._person_named_before(span.start)
            if fallback is not None:
                return self._again(fallback, span, cue)
        if owner is not None and owner.country:
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
            if owner.whole and not key:
                return Step(
                    SourceKind.ACTOR, owner.name, Naming.OFFICE, span, cue, actor=owner.slug
                )
            office = {"foreign": "mfa", "defence": "mod", "defense": "mod"}
            institution = key or next(
                (
                    v
                    for k, v in office.items()
                    if re.search(rf"\b{k} (?:minister|secretary|chief)", words, re.IGNORECASE)
                ),
                None,
            )
            slug, _ = self.gazetteer.institution(owner.country, institution or "government", words)
            return Step(SourceKind.ACTOR, _short(words), Naming.OFFICE, span, cue, actor=slug)
        return Step(
            SourceKind.UNNAMED,
            _short(words),
            Naming.OFFICE if definite else Naming.DESCRIBED_UNNAMED,
            span,
            cue,
        )


_LATIN = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v h g d e ie e zh z y i i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia".split(" "),
        strict=True,
    )
)


def slug_of(name: str) -> str:
    """Return a slug for a name in any script: Cyrillic in Latin letters, others by code points."""
    latin = "".join(_LATIN.get(c, c) for c in name.lower())
    return slugify(latin) or "name-" + "-".join(f"{ord(c):x}" for c in name[:8] if c.isalnum())


def _plain(name: str) -> str:
    return re.sub(r"^(?:the) |\W", "", name.lower())


def _short(words: str) -> str:
    cut = re.search(
        r",| (?:who|which|whose|that|seen by|obtained by|examined by|studied in|unsealed|published)\b",
        words,
    )
    text = words[: cut.start()] if cut else words
    previous = None
    while previous != text:
        previous = text
        text = _DETERMINER.sub("", text)
    return text.strip() or words


def _role(words: str, name: str) -> str | None:
    at = words.find(name)
    before = words[:at].strip(" ,") if at > 0 else ""
    after = words[at + len(name) :].strip(" ,")
    role = before or after
    return re.sub(r"^(?:the|a|an) ", "", role)[:120] or None
