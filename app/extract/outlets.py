# ruff: noqa: E501 -- patterns are read whole
"""Outlets by name, kind and place in the text: "the paper", "the channel", "it", who was told."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.domain.found import FoundActor, FoundOutlet, Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract import cues
from app.extract.gazetteer import Name
from app.extract.memory import Memory
from app.extract.naming import like_outlet, plain, slug_of

_ORGANISED = r"(?:Institute|Group|Monitor|Center|Centre|Foundation|University|Council|Commission|Initiative|Project|Network|Watch|Lab|Forum|Committee|Organi[sz]ation|Association|Fund)"
_SOON = 400  # characters: within the next paragraph
_NAME_WORDS = 4  # a name right after what it is the name of ("the group Northern Watch")
_SHE = frozenset(["he", "she", "his", "her", "him"])
_ARM = re.compile(
    r"\b(?:arm|bureau|channel|desk|edition|network|newsroom|page|programme|section|service|site|station|studio|supplement|website) of (?:the )?(?P<of>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3})$"
)
_SOME_PAPER = re.compile(
    r"(?:an?|his|her|their|its|one|another) (?:[\w’'-]+ ){0,3}?(?:newspaper|paper|daily|weekly|tabloid|magazine|news agency|agency|newswire|broadcaster|channel|station|outlet|website|news site|portal|publication|podcast|newsletter|blog)\b",
    re.IGNORECASE,
)
PROPER = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]*\s+(?:de |van |von |al-|der |of )?){0,4}[A-ZÀ-ÞА-ЯІЇЄҐ][\w’'.-]*$"
)
OUTLET_BEFORE = re.compile(
    r"\b(?:newspaper|paper|magazine|daily|monthly|agency|newswire|channel|outlet|portal|broadcaster|station|network|website|site|blog|podcast|newsletter|tabloid|weekly)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_WHAT_IS_TOLD = re.compile(r"(?<=\w),? (?:that|how|why|what|where|when)\b")
_BEFORE = 40  # characters in which a text says what an outlet it names is
_WHICH = re.compile(r",? (?:an?|the) [^,.]{3,60}")
_KINDS = {
    "channel": r"(?:Telegram|YouTube|WeChat|social media)?\s?[Cc]hannel|[Bb]log(?:ger)?",
    "agency": r"(?:[Nn]ews )?[Aa]gency|[Nn]ewswire|[Ww]ire(?: service)?",
    "paper": r"(?:[Nn]ews)?[Pp]aper|[Dd]aily|[Ww]eekly|[Tt]abloid|[Mm]agazine|[Mm]onthly|Times|Post|Herald|Tribune|Gazette|Telegraph|Guardian|Journal|Review",
    "broadcaster": r"[Bb]roadcaster|(?:TV |radio )?[Ss]tation|TV|[Rr]adio",
}
_GROUPS_OF_DESK = {
    "newspaper": "paper",
    "magazine": "paper",
    "wire": "agency",
    "broadcaster": "broadcaster",
    "social": "channel",
    "blog": "channel",
}


def kind_of(words: str) -> str | None:
    """Return which kind of outlet the last word for one in ``words`` says, None if no word does."""
    found = [
        (m.end(), kind)
        for kind, pattern in _KINDS.items()
        for m in re.finditer(rf"\b(?:{pattern})\b", words)
    ]
    return max(found)[1] if found else None


def _differ(one: str | None, other: str | None) -> bool:
    """Tell whether two kinds exclude each other; a broadcaster has channels."""
    if one is None or other is None or {one, other} == {"broadcaster", "channel"}:
        return False
    return one != other


@dataclass(slots=True)
class Outlets(Memory):
    """Finds which outlet, or which speaker before, a word stands for."""

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
            here = next((t for t in sentence.tokens if t.idx + sentence.offset == span.start), None)
            for token in sentence.tokens:
                at = token.idx + sentence.offset
                if token.dep_ != "nsubj" or token.pos_ not in ("NOUN", "PROPN"):
                    continue
                if at >= span.start or (here is not None and here.head.is_ancestor(token)):
                    continue  # what "it" itself says has a subject of its own
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
        """Return the outlet last named that can be called so: "the French paper", "the channel"."""
        own = self.own_outlet()
        words = span.of(self.layout.text)
        kind = kind_of(words)
        theirs = re.findall(r"[A-ZÀ-Þ][\w’-]+", words[1:])
        said = self._last(
            lambda s: (
                s.kind == SourceKind.OUTLET
                and s.outlet != own
                and not _differ(kind, self._kind(s.outlet or "", s.name))
            )
        )
        named = [
            n
            for n in self.names
            if n.kind == "outlet"
            and n.span.end <= span.start
            and n.slug != own
            and not _differ(kind, self._kind(n.slug, n.name))
        ]
        lands = {n.country for n in self.names if n.country and span.covers(n.span)}
        placed = [
            n
            for n in named
            if n.country in lands or any(t in self._introduced(n.slug) for t in theirs)
        ]
        if placed:
            return self._named(placed[-1], span, cue)
        if named and (
            said is None or said.source is None or named[-1].span.start > said.source.start
        ):
            return self._named(named[-1], span, cue)
        return self._again(said, span, cue) if said else None

    def _introduced(self, slug: str) -> str:
        """Return the words right before and after each naming of an outlet, in its sentence."""
        text = self.layout.text
        return " ".join(
            re.split(r"[.!?] ", text[max(0, n.span.start - _BEFORE) : n.span.start])[-1]
            + " | "
            + (after.group() if (after := _WHICH.match(text[n.span.end :])) else "")
            for n in self.names
            if n.slug == slug and n.kind == "outlet"
        )

    def _kind(self, slug: str, name: str) -> str | None:
        """Return what kind of outlet the text calls one, or its name tells; None if neither does."""
        called = [kind_of(part.split(" | ")[0]) for part in self._introduced(slug).split("  ")]
        known = self.gazetteer.outlets.get(slug)
        told = _GROUPS_OF_DESK.get(str(known.kind)) if known is not None else None
        return next((k for k in called if k), None) or told or kind_of(name)

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

    def _recipient(self, span: Span, cue: Span | None) -> Step | None:
        if not self.english:
            told = self.source(span, cue)
            if told is None or told.kind != SourceKind.OUTLET:
                return None
            return told if told.outlet != self.own_outlet() else None
        told = _WHAT_IS_TOLD.search(span.of(self.layout.text))
        span = Span(span.start, span.start + told.start()) if told is not None else span
        words = re.sub(r"^(?:the|a|an) ", "", span.of(self.layout.text), flags=re.IGNORECASE)
        names = [n for n in self.names if span.covers(n.span) and n.kind == "outlet"]
        own = self.own_outlet()
        step: Step | None = None
        linked = self._linked(span, cue)
        if linked is not None and not names:
            step = linked
        elif names:
            step = self._named(names[-1], span, cue)
        elif (
            words.split()[-1].lower() in cues.OUTLET_HEADS and span.of(self.layout.text)[:1] in "tT"
        ):
            after = self._outlet_after(span, cue)
            step = after or self._outlet_before(span, cue) or self._outlet_later(span, cue)
        elif _SOME_PAPER.match(span.of(self.layout.text)):
            step = self._outlet_later(span, cue)
        elif words[:1].isupper():
            if self.own_name(words):
                return None
            proper = PROPER.search(words)
            if proper and (
                like_outlet(proper.group()) or OUTLET_BEFORE.search(words[: proper.start()])
            ):
                step = self._outlet(proper.group(), span, cue)
        arm = _ARM.search(words) if step is None else None
        if arm is not None:
            step = self._outlet(arm["of"], span, cue)
        if step is None or step.outlet == own:
            return None
        return step
