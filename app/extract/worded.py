# ruff: noqa: E501 -- word lists and patterns are read whole
"""What one source phrase means: a name, else a description or a pronoun."""

import re
from dataclasses import dataclass, replace

from app.domain.found import FoundActor, Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract import cues
from app.extract.foreign.described import ForeignDescriptions
from app.extract.gazetteer import Name
from app.extract.institutions import institution_key
from app.extract.naming import (
    ORG_WORD,
    like_outlet,
    plain,
    role_of,
    short,
    slug_of,
    surname_first,
)
from app.extract.outlets import OUTLET_BEFORE, PROPER
from app.extract.source_words import COLLECTIVES, TITLES

_CHUNK_END = re.compile(
    r",| (?:of|in|from|at|with|who|which|that|on|by|for|whose|within|inside|close|familiar|to|and|between|among|about|against|surnamed|seen|unsealed|filed|posted|dated|it|they|he|she|we|"
    r"(?!hundred|speed|breed|seed|feed)[\w-]{2,}(?:ed|seen|taken|written|given|known|shown|drawn|stolen|broken|made|found|held|sent|bought|leaked|read|put) (?:\w+ly |first |later )?"
    r"(?=(?:and \w+ )?(?:by|in|on|at|from|with|for|to|last|this|earlier|under|after|before|during|via|through|as)\b))\b"
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
_OFFICE_NAMED = re.compile(
    r"(?:[\w.’'-]+ ){0,4}?(?:[Ss]ecretary|[Mm]inister|[Hh]ead|[Dd]irector|[Pp]resident|[Cc]hairman|[Cc]hief) (?:of|for) (?:the )?"
    r"[A-Z]\w+(?: and [A-Z]\w+)? [A-Z][\w’'-]+ [A-Z][\w’'-]+"
)
_SEVERAL = re.compile(
    r"(?:an?|the) (?:pair|couple|number|handful|group|trio|range|series|set) of (?=(?:[\w-]+ ){0,4}?(?:sources|officials|officers|diplomats|people|analysts|experts|aides|witnesses|soldiers|documents|records|papers|files|reports)\b)",
    re.IGNORECASE,
)
_MANY = frozenset(
    {"source", "sources", "media", "outlets", "newspapers", "reports", "press", "papers"}
)
_LISTING = re.compile(r", (?:among them|including|such as|like|namely|an?|the|both)\b")
_SURNAMED = re.compile(
    r"\b(?:surnamed|named|called|identified as|known as|(?:using|with) the call ?sign) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
_INDEFINITE = frozenset(
    [
        "nobody",
        "anybody",
        "everybody",
        "somebody",
        "nothing",
        "anything",
        "everything",
        "something",
        "none",
        "anyone",
        "everyone",
        "someone",
        "neither",
    ]
) | {"no one", "no-one"}  # none of them says who
_ORDINALS = frozenset({"first", "second", "third", "former", "latter", "other", "one", "them"})


def _untitled(name: str) -> str:
    """Return a person's name without the office in front ("Bureau Director Ann Lee")."""
    words = name.split()
    last = max((n for n, w in enumerate(words) if w.lower().rstrip(".") in TITLES), default=-1)
    rest = words[last + 1 :]
    return " ".join(rest) if last >= 0 and len(rest) in (2, 3) else name


def _bare(name: str) -> str:
    return re.sub(r"^(?:The|A|An) ", "", name)


@dataclass(slots=True)
class Phrases(ForeignDescriptions):
    """Reads the words of one source phrase."""

    def source(self, span: Span, cue: Span | None) -> Step | None:
        """Return the step that the words of ``span`` mean; None if they name nobody."""
        if not self.english:
            return self.foreign_source(span, cue)
        named_later = self.later.get(span)
        if named_later is not None:
            step = self.source(named_later, cue)
            return replace(step, source=span) if step is not None else None
        words = span.of(self.layout.text)
        lower = words.lower().strip()
        if lower in _INDEFINITE:
            return None
        if lower in ("i", "me", "my"):
            return None
        if lower in cues.SELF or re.match(r"(?:our|my|we)\b", lower):
            return self._self(span, cue)
        if words[:4] in ("the ", "The ") and " " not in words[4:] and self.own_name(words[4:]):
            return self._self(span, cue)
        if lower in cues.PRONOUNS:
            return self._pronoun(lower, span, cue)
        several = _SEVERAL.match(words)
        if several is not None:
            step = self.source(Span(span.start + several.end(), span.end), cue)
            return replace(step, source=span) if step is not None else None
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
        office = _OFFICE_NAMED.match(words)
        if office is not None:
            chunk = office.group()
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
        named = self._apposed(words, chunk, span, cue, inside)
        if named is not None:
            return named
        if head in _MANY and cut is not None and cut.group() == ",":
            listed = next(
                (n for n in inside if n.kind == "outlet" and n.span.start > chunk_span.end), None
            )
            if listed is not None and _LISTING.match(words[len(chunk) :]):
                return self._named(listed, span, cue)
        surnamed = _SURNAMED.search(words)
        if surnamed is not None:
            step = self._new_actor(
                surnamed["name"], person=True, span=span, cue=cue, words=chunk, inside=inside
            )
            return step or Step(SourceKind.UNNAMED, short(words), Naming.NAMED, span, cue)
        if head in _ORDINALS and lower.startswith(("the ", "one", "both", "another")):
            earlier = self._last(lambda s: s.naming.anonymous)
            if earlier is not None:
                return self._again(earlier, span, cue)
        if head in cues.UNNAMED_HEADS and not (
            ending is not None and ending.slug not in self._officials(ending)
        ):
            return self._unnamed(words, head, span, cue, inside)
        if ending is not None and not self._proper_person(chunk, ending):
            return self._named(ending, span, cue)
        proper = PROPER.search(chunk)
        called = (
            proper is not None
            and " " in _bare(proper.group())
            and ORG_WORD.search(proper.group()) is not None
            and institution_key(proper.group()) is None
        )
        if len(head_words) == 1 and self._common(chunk_span):
            proper = None
        if proper is not None and not (
            not called
            and len(head_words) > 1
            and (
                head in cues.PERSON_HEADS | cues.COLLECTIVE_HEADS
                or (
                    head in cues.DOCUMENT_HEADS | cues.OUTLET_HEADS and head_words[-1][:1].islower()
                )
            )
        ):
            return self._proper(proper.group(), span, cue, words, inside)
        return self._description(words, chunk=chunk, head=head, span=span, cue=cue, inside=inside)

    def _common(self, span: Span) -> bool:
        """Tell whether the one word of ``span`` is a common noun that opens its sentence."""
        for sentence in self.parsed:
            if sentence.sentence.span.start == span.start:
                first = next(
                    (t for t in sentence.tokens if t.idx + sentence.offset == span.start), None
                )
                return first is not None and first.tag_ in ("NN", "NNS")
        return False

    def _apposed(
        self, words: str, chunk: str, span: Span, cue: Span | None, inside: list[Name]
    ) -> Step | None:
        """Return whom "the producer, Acme Optics, ..." names after its comma."""
        if not re.match(r"(?:the|its|his|her|their|an?|one of|another)\b", chunk, re.IGNORECASE):
            return None
        rest = words[len(chunk) :]
        match = re.match(
            r"(?: (?:of|for|in|at|on|from|to|with) [^,]{2,60})?,\s+(?P<name>(?:[A-ZÀ-Þ][\w’'.-]*)(?:\s+[A-ZÀ-Þ][\w’'.-]*){0,4})(?:,|$| of )",
            rest,
        )
        if match is None or re.search(r"\bsources?\b", chunk):
            return None
        known = next(
            (n for n in inside if n.whole and n.span.start >= span.start + len(chunk)), None
        )
        if known is not None:
            return self._named(known, span, cue)
        name = match["name"]
        person = bool(_ROLE_WORD.search(chunk)) and not ORG_WORD.search(name)
        return self._new_actor(name, person=person, span=span, cue=cue, words=words, inside=inside)

    def _officials(self, name: Name) -> set[str]:
        return {name.slug} if name.slug.endswith("-officials") else set()

    def _proper_person(self, chunk: str, name: Name) -> bool:
        """Tell whether a person's name follows an institution's in ``chunk``."""
        return not chunk.rstrip().endswith(name.span.of(self.layout.text)) and name.kind == "outlet"

    def _speaks(self, step: Step, span: Span) -> bool:
        """Tell whether a cited thing is a source at all, not an argument ("citing rising prices")."""
        if step.kind != SourceKind.UNNAMED or not self.english:
            return True
        words = {w.lower() for w in re.findall(r"\w+", span.of(self.layout.text))}
        words |= {w.removesuffix("s") for w in words}
        return bool(
            words
            & (cues.UNNAMED_HEADS | cues.DOCUMENT_HEADS | cues.PERSON_HEADS | cues.COLLECTIVE_HEADS)
        )

    def _proper(
        self, proper: str, span: Span, cue: Span | None, words: str, inside: list[Name]
    ) -> Step | None:
        before = words[: words.find(proper)]
        name = re.sub(r"^(?:The|A|An)\s+", "", proper).strip(" .'’")
        for inner in inside:
            owned = re.match(re.escape(inner.span.of(self.layout.text)) + r"(?:'s|’s)?\s+", name)
            if owned and not like_outlet(name):
                name = name[owned.end() :] or name
                continue
            after = re.search(
                re.escape(inner.span.of(self.layout.text)) + r"\s+(\w+ \w+(?: \w+)?)$", name
            )
            if after and all(w[:1].isupper() for w in after[1].split()) and inner.kind == "actor":
                name = after[1]
        name = re.sub(r"^\w+['’]s\s+(?=[A-ZÀ-Þ])", "", name)
        name = _TITLE.sub("", name).strip(" .'’") or name
        bare = _untitled(name)
        titled, name = bare != name, bare
        name = re.sub(r"(?:'s|’s)$", "", name) or proper
        last = name.split()[-1]
        if name in self.surnames or (last in self.surnames and not before.strip()):
            slug, full = self.surnames.get(name) or self.surnames[last]
            return Step(SourceKind.ACTOR, full, Naming.NAMED, span, cue, actor=slug)
        if name in ("Telegram", "Facebook", "X", "Twitter", "Weibo"):
            return Step(SourceKind.UNNAMED, name, Naming.BARE_UNNAMED, span, cue)
        if (
            plain(name) == plain(self.article.outlet or "")
            or OUTLET_BEFORE.search(before)
            or (like_outlet(name) and not _ROLE_WORD.search(before))
        ):
            return self._outlet(name, span, cue)
        person = bool(
            _ROLE_WORD.search(before + " " + words[words.find(proper) + len(proper) :][:60])
            or _TITLE.match(proper)
        )
        called = before.lower().split()
        body = bool(called) and called[-1].strip(",") in cues.COLLECTIVE_HEADS | COLLECTIVES
        person = person or titled or (len(name.split()) in (2, 3) and not body)
        person = person and not ORG_WORD.search(name)
        return self._new_actor(name, person=person, span=span, cue=cue, words=words, inside=inside)

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
            parent = owner.slug if owner else self._possessor(words, name, span)
            role = role_of(words, name) if person else None
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
                if surname_first(name):
                    self.surnames[name.split(maxsplit=1)[0]] = (slug, name)
            elif not person and len(name.split()) > 1:
                self.surnames.setdefault(name.split(maxsplit=1)[0], (slug, name))
                self.surnames.setdefault(" ".join(name.split()[:2]), (slug, name))
        naming = Naming.NAMED if person else Naming.INSTITUTION_CLAIMED
        return Step(SourceKind.ACTOR, name, naming, span, cue, actor=slug)

    def _possessor(self, words: str, name: str, span: Span) -> str | None:
        """Return the body whose somebody a person is called ("the group's Ann Lee")."""
        owned = re.match(r"(?P<owner>(?:the|its|this) [\w’' -]+?|[A-Z][\w’' -]+?)['’]s? ", words)
        if owned is None or owned.end() > words.find(name):
            return None
        step = self.source(Span(span.start, span.start + owned.end("owner")), None)
        return step.actor if step is not None and not self._is_person(step) else None

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
