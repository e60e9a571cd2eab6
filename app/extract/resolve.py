# ruff: noqa: E501 -- word lists and patterns are read whole
"""Who hands a content on: the source phrases of one attribution turned into steps."""

import re
from dataclasses import dataclass, replace

from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract.foreign.sources import read_source
from app.extract.handed import find_cited, find_handlers
from app.extract.quantities import find_quantities
from app.extract.raw import Raw
from app.extract.sentences import trimmed
from app.extract.worded import Phrases

_INTERVIEW = re.compile(
    r"(?:interview (?:with|to|for|in|by)|comments? to|remarks? to|speaking to|writing in|entrevista (?:ao|à|a)|в интервью|в інтерв['’]ю|Interview mit|im Gespräch mit|gegenüber)"
    r" (?:[\w’'-]+ ){0,4}[«“\"]?$",
    re.IGNORECASE,
)
_FIGURES = frozenset(
    [
        "estimate",
        "figure",
        "number",
        "idea",
        "fact",
        "sum",
        "share",
        "total",
        "amount",
        "conclusion",
        "notion",
        "prospect",
        "suggestion",
    ]
)
_PUT_DOWN = re.compile(
    r"\b(?:(?:attribut(?:ed|es|ing)|credit(?:ed|s|ing)|ascrib(?:ed|es|ing)|sourced|traced|put(?:s|ting)?|pinned) (?:(?:it|this|that|them|the \w+) )?(?:down )?(?:back )?(?:to|on)"
    r"|(?:refers?|referred|referring) to|(?:relies|relied|relying) on|(?:quot|cit)(?:es|ed|ing)) (?P<who>(?:an?|two|three|four|several|some|unnamed|anonymous|the) [^,;.]{4,80})"
)
_THEIR_SOURCE = re.compile(
    r"(?P<who>(?:[Tt]he )?[\w’'.-]+(?: [\w’'.-]+){0,4}?)['’]s? (?:\w+ ){0,2}(?:sources?|informants?|interlocutors?|contacts?)\b"
)
_TOLD_IN = re.compile(
    r"\b(?:in|from|by|according to) (?P<paper>the (?:[\w-]+ )?(?:paper|newspaper|magazine|daily|agency|outlet|broadcaster|channel|weekly|tabloid|site|website))['’]s (?:own )?(?:transcript|account|interview|report|reporting|version|text|rendering|translation|article|story)\b",
    re.IGNORECASE,
)


_THE_PAPERS = re.compile(r"(?:the|these|those|one of the|this) |these$|those$", re.IGNORECASE)
_PAPERS = re.compile(r"(?:documents?|papers?|files?|records?|report|reports)$")


@dataclass(slots=True)
class Resolver(Phrases):
    """Turns the attributions of one article into steps, in reading order."""

    def steps(self, raw: Raw, before: Raw | None = None) -> tuple[Step, ...]:
        """Return who hands the content on, nearest first; empty if nobody can be told."""
        raw = self._told_first(raw)
        speaker = self.source(raw.source, raw.cue) if raw.source else self._left_out(raw)
        if (
            speaker is not None
            and raw.source is not None
            and raw.rule in ("headline", "colon")
            and not self._speaks(speaker, raw.source)
        ):
            return ()
        if not self.english and raw.rule == "headline" and not self._can_head(raw):
            return ()
        if speaker is not None and self._is_figure(speaker, raw):
            return ()
        steps: list[Step] = []
        if speaker is not None:
            steps.append(speaker)
        if raw.cited is not None:
            cited = self.source(raw.cited, raw.cue)
            if cited is not None and self._speaks(cited, raw.cited):
                steps = [s if self.english else self.as_outlet(s) for s in steps]
                steps.append(cited)
        if len(steps) == 1 and speaker is not None and speaker.kind == SourceKind.OUTLET:
            traced = self._traced(raw) or self._cited_there(raw)
            steps.extend([traced] if traced is not None else [])
        steps[:0] = self._whose(raw, steps)
        steps[-1:-1] = self._handlers(raw, steps)
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
        if not steps or not self._means_somebody(raw, steps[-1]):
            return ()
        carrier = self._carrier(raw, steps) or self._paper_carrier(steps)
        if carrier is not None:
            steps.insert(0, carrier)
        if steps[0].kind == SourceKind.OUTLET and steps[0].outlet != self.own_outlet():
            self.heard.append((raw.content, steps[0]))
        self.spoken.extend(s for s in reversed(steps) if s.source is not None)
        return tuple(steps)

    def _whose(self, raw: Raw, steps: list[Step]) -> list[Step]:
        """Return the outlet whose source somebody is called ("the Daily X's source")."""
        owned = _THEIR_SOURCE.match(raw.source.of(self.layout.text)) if raw.source else None
        if owned is None or raw.source is None or len(steps) != 1:
            return []
        step = self.source(Span(raw.source.start, raw.source.start + owned.end("who")), None)
        if step is None or step.kind != SourceKind.OUTLET or step.outlet == self.own_outlet():
            return []
        theirs = self._last(
            lambda s: (
                s.naming.anonymous
                and (heard := self.carriers.get(s.actor or s.name)) is not None
                and heard.outlet == step.outlet
            )
        )
        if theirs is not None and steps[0].kind == SourceKind.UNNAMED:
            steps[0] = self._again(theirs, raw.source, raw.cue)
        return [step]

    def _handlers(self, raw: Raw, steps: list[Step]) -> list[Step]:
        """Return the outlets and bodies whose hands the papers cited came through, nearest first."""
        if raw.source is None or not steps or steps[-1].kind == SourceKind.OUTLET:
            return []
        if not self.english:
            return self._named_behind(raw.source, steps)
        if steps[-1].kind != SourceKind.DOCUMENT:
            return []
        papers = steps[-1].source or raw.source
        end = self.layout.sentences[raw.sentence].span.end
        found: list[Step] = []
        for start, stop in find_handlers(
            self.layout.text[papers.start : end], len(papers.of(self.layout.text))
        ):
            span = self._whole_names(Span(papers.start + start, papers.start + stop))
            step = self._recipient(span, None) or self._body_named(span)
            known = {s.outlet or s.actor for s in (*steps, *found)}
            if step is not None and (step.outlet or step.actor) not in known:
                found.insert(0, step)
        return found

    def _named_behind(self, source: Span, steps: list[Step]) -> list[Step]:
        """Return the outlet named in the clause behind a source ("papers that the site X has seen")."""
        mine = steps[-1].source
        known = {s.outlet for s in steps}
        if mine is None or not source.covers(mine):
            return []
        return [
            step
            for n in self.names
            if n.kind == "outlet"
            and mine.end <= n.span.start
            and n.span.end <= source.end
            and n.slug not in known | {self.own_outlet()}
            and (step := self._named(n, n.span, None)) is not None
        ][:1]

    def _body_named(self, span: Span) -> Step | None:
        """Return the body, not a country, that ``span`` calls by its name."""
        if not re.match(r"(?:the |an? )?(?:[\w’'-]+ ){0,3}?[A-ZÀ-Þ]", span.of(self.layout.text)):
            return None
        step = self.source(span, None)
        if (
            step is None
            or step.kind != SourceKind.ACTOR
            or step.naming != Naming.INSTITUTION_CLAIMED
        ):
            return None
        lands = {self.gazetteer.government(n.country) for n in self.names if span.covers(n.span)}
        return step if step.actor not in lands else None

    def _can_head(self, raw: Raw) -> bool:
        """Tell whether what stands before a headline's colon can speak at all: a name or its noun."""
        if raw.source is None or any(raw.source.overlaps(n.span) for n in self.names):
            return True
        words = raw.source.of(self.layout.text)
        bare = re.sub(r"\W", "", words)
        return read_source(words, oblique=False).kind != "" or len(words.split()) == 1 < len(bare)

    def _left_out(self, raw: Raw) -> Step | None:
        """Return who speaks on where a verb has no subject, as other languages allow."""
        if self.english or raw.cue is None or raw.rule != "foreign-said-aside":
            return None
        return self._pronoun("she", raw.cue, raw.cue)

    def _is_figure(self, speaker: Step, raw: Raw) -> bool:
        """Tell whether a subject is what is spoken of, not who speaks ("a figure that X concedes")."""
        if speaker.kind != SourceKind.UNNAMED or raw.source is None:
            return False
        words = raw.source.of(self.layout.text).lower().split()
        return words[0] in ("a", "an") and words[-1] in _FIGURES

    def _traced(self, raw: Raw) -> Step | None:
        """Return whom an outlet's statement is put down to ("a claim it attributed to officials")."""
        sentence = self.layout.sentences[raw.sentence].span
        match = _PUT_DOWN.search(self.layout.text, sentence.start, sentence.end)
        if match is None or (raw.source is not None and match.start("who") <= raw.source.start):
            return None
        span = Span(*match.span("who"))
        step = self.source(span, raw.cue)
        return step if step is not None and self._speaks(step, span) else None

    def _cited_there(self, raw: Raw) -> Step | None:
        """Return whom the source's own words say it cites ("a report by X, which cited two traders")."""
        if raw.source is None or not self.english:
            return None
        where = find_cited(raw.source.of(self.layout.text))
        if where is None:
            return None
        span = Span(raw.source.start + where[0], raw.source.start + where[1])
        step = self.source(span, raw.cue)
        return step if step is not None and self._speaks(step, span) else None

    def _told_first(self, raw: Raw) -> Raw:
        """Part "told the magazine X two officials", a word order outside English, in two."""
        if raw.source is None or raw.via is not None or not raw.rule.startswith("foreign"):
            return raw
        for name in self.names:
            if name.kind == "outlet" and raw.source.covers(name.span):
                rest = trimmed(self.layout.text, name.span.end, raw.source.end)
                before = self.layout.text[raw.source.start : name.span.start].split()
                if rest is not None and len(before) <= 1 and " " in rest.of(self.layout.text):
                    return replace(raw, source=rest, via=name.span)
        return raw

    def _means_somebody(self, raw: Raw, speaker: Step) -> bool:
        """Tell whether "X speak of Y" has a speaker: not "both capitals", "the two partners"."""
        if raw.verb != "speak" or raw.source is None or raw.quoted:
            return True
        if find_quantities(self.layout.text, raw.content):
            return True
        return self._speaks(speaker, raw.source)

    def _carrier(self, raw: Raw, steps: list[Step]) -> Step | None:
        """Return the outlet that a speaker was first heard through, where no other one is named.

        "M told the Daily X ..." and later only "M said": the page has both from the Daily X.
        """
        own = self.own_outlet()
        described = steps[-1].naming.anonymous or steps[-1].kind == SourceKind.UNNAMED
        key = steps[-1].actor or (steps[-1].name if described else None)
        if key is None or steps[-1].kind == SourceKind.OUTLET:
            return None
        outlets = [s for s in steps if s.kind == SourceKind.OUTLET]
        if outlets:
            if not self.english and self.carriers.get(key) is None:
                self.carriers[key] = outlets[0]  # the lead described him, this says who heard him
            self.carriers.setdefault(key, outlets[0])
            return None
        known = self.people.get(steps[-1].actor or "")
        if key not in self.carriers and known is not None and known.parent in self.carriers:
            self.carriers[key] = self.carriers[known.parent]
        if raw.via is not None or key in self.carriers:
            carrier = self.carriers.get(key) if raw.via is None else None
            self.carriers.setdefault(key, None)
        else:
            carrier = self._interview(raw) or self._told_of(steps[-1], raw)
            self.carriers[key] = carrier
        if carrier is None or carrier.outlet == own:
            return None
        return Step(
            SourceKind.OUTLET,
            carrier.name,
            Naming.INSTITUTION_CLAIMED,
            outlet=carrier.outlet,
        )

    def _paper_carrier(self, steps: list[Step]) -> Step | None:
        """Return the outlet that papers first came from, where they are only "the papers" later.

        "The Daily X reported, citing invoices" and then "according to the invoices".
        """
        if steps[-1].kind != SourceKind.DOCUMENT:
            return None
        head = steps[-1].name.split()[-1].lower() if steps[-1].name else ""
        outlet = next((s for s in reversed(steps) if s.kind == SourceKind.OUTLET), None)
        if outlet is not None or len(steps) > 1:
            if outlet is not None:
                self.papers[head] = outlet
            return None
        words = steps[-1].source.of(self.layout.text) if steps[-1].source is not None else ""
        if not _THE_PAPERS.match(words):
            return None
        came = self.papers.get(head)
        if came is None and _PAPERS.search(head) and self.papers:
            came = next(reversed(self.papers.values()))
        return None if came is None or came.outlet == self.own_outlet() else replace(came, cue=None)

    def _told_of(self, step: Step, raw: Raw) -> Step | None:
        """Return the outlet whose words first spoke of "the sailor" (it wrote that a sailor saw X)."""
        if not step.naming.anonymous or raw.source is None:
            return None
        for content, outlet in reversed(self.heard):
            if content.covers(raw.source):
                return outlet
        words = step.source.of(self.layout.text) if step.source is not None else ""
        who = re.match(r"[Tt]he (?P<head>[\w-]+)$", words)
        if who is None:
            return None
        first = re.compile(
            rf"\b(?:an?|one) (?:[\"“‘'\w’-]+ ){{0,3}}[\"“‘']?{re.escape(who['head'])}\b",
            re.IGNORECASE,
        )
        return next(
            (o for c, o in reversed(self.heard) if first.search(c.of(self.layout.text))), None
        )

    def _interview(self, raw: Raw) -> Step | None:
        """Return the outlet whose interview or report the same sentence says the words come from."""
        text = self.layout.text
        sentence = self.layout.sentences[raw.sentence].span
        for name in self.names:
            if name.kind != "outlet" or not sentence.covers(name.span):
                continue
            before = text[sentence.start : name.span.start]
            if name.slug != self.own_outlet() and _INTERVIEW.search(before):
                return self._named(name, name.span, None)
        told = _TOLD_IN.search(text, sentence.start, sentence.end)
        if told is None:
            return None
        step = self.source(Span(*told.span("paper")), None)
        return step if step is not None and step.kind == SourceKind.OUTLET else None
