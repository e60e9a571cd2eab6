"""Walks the attributions of every mention of a claim and writes down the hops they state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.base.text import tokens
from app.domain.chain import Hop, LinkMention, LinkStep, LinkText, Node
from app.domain.words import Basis, Naming, Relation, SourceKind
from app.link.firsthand import told_first_hand
from app.link.held import printed_from
from app.link.moments import surely_after
from app.link.nodes import signature
from app.link.reading import is_added, says_name, spoke_to
from app.link.relays import is_media
from app.link.repeated import is_page_of, is_private, met_by_press, same_papers, same_voice
from app.link.voices import is_person_name
from app.link.wholes import Wholes
from app.link.wording import word_set

STATED = 0.9
BARE = word_set(
    "a an the some several various many two three four five sources source independent separate "
    "different multiple reliable other media reports"
)
HUNG = 0.7  # a voice that another sentence of the text lets us trace through an outlet


@dataclass(slots=True)
class Following(Wholes):
    """The graph as it grows. ``own`` are the nodes of texts that have it at first hand.

    ``credited`` are the outlets each text credits for anything, the most credited first.
    """

    parents: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    own: set[str] = field(default_factory=set[str])

    def follow(self) -> None:
        """Write down the hops of every text, in reading order."""
        for text in self.held.mentions:
            self.add(self.held.node(text))
        for text in self.held.mentions:
            self._follow_text(text)
        for text in self.held.mentions:
            if text not in self.held.original and not printed_from(self.held.texts[text]):
                self.follow_names(text, self.text_key(text))
        self._drop_bare()

    def _drop_bare(self) -> None:
        """Leave out the voices without a word of their own of texts that name outlets instead.

        "Two sources", where the text then names two papers, are these.
        """
        told = {h.seen_in for h in self.hops if h.basis is Basis.STATED and self._is_text(h.source)}
        kept: list[Hop] = []
        for hop in self.hops:
            node = self.nodes[hop.source]
            bare = node.kind == "unnamed" and not set(tokens(node.name)) - BARE
            if not (bare and hop.seen_in in told and not told_first_hand(hop.evidence)):
                kept.append(hop)
        self.hops[:] = kept

    # ---- whole texts

    def _follow_text(self, text: str) -> None:
        """Follow one text; of a copy of a held text that, and what its original does not have."""
        here = self.text_key(text)
        if text in self.held.original:
            self.follow_copy(text, here)
            original = self.held.texts[self.held.original[text].of]
            added = [m for m in self.held.mentions[text] if is_added(m.quote, original)]
            self._follow_mentions(text, here, None, added)
            return
        reader = self.held.folds[text]
        carrier: str | None = None
        loose = False
        for outlet, relation, basis, words, score in self.held.texts[text].upstream:
            if outlet in (self.held.texts[text].outlet, self.held.texts[reader].outlet):
                continue
            loose = relation is Relation.REPORTS and basis is Basis.STATED
            if loose and (self._own_way(reader, outlet) or self.held.silent(outlet, reader)):
                continue
            up = self.outlet(outlet, outlet, reader)
            if loose and not self._brings(up, reader):
                continue
            printed = self.as_printed(relation, up, text)
            self.hop(Hop(up, here, printed, basis, words, None, score, text))
            if carrier is None:
                carrier = up
        if reader == text or not any(m.steps for m in self.held.mentions[reader]):
            mentions = self.held.mentions[text]
            self._follow_mentions(text, here, carrier, mentions, loose=loose)
        self.follow_links(text, here)

    def _own_way(self, text: str, outlet: str) -> bool:
        """Tell whether ``text`` says for this claim itself which outlet, or who, it has it from.

        What it credits in its headline or first words, ``outlet``, is then not the way of this
        claim, unless the text of ``outlet`` has it from there itself.
        """
        mine = self.held.texts[text]
        above = self.held.text_of(outlet, text) or self.held.elsewhere(outlet, text)

        def passed_on(step: LinkStep) -> bool:
            named = self.held.outlet_of(step)
            if named is None or named == outlet or above is None:
                return named is None or named == outlet
            return says_name(self.held.texts[above], self.held.outlet_names.get(named, step.name))

        return any(
            self._first_hand(m, mine) or not all(map(passed_on, self._steps(m, mine)))
            for m in self.held.mentions[text]
        )

    def _brings(self, key: str, text: str) -> bool:
        """Tell whether some mention of ``text`` can come through the outlet node ``key``."""
        mine = self.held.texts[text]
        mentions = self.held.mentions[text]
        return not mentions or any(
            not self._is_strange(key, m, self._steps(m, mine)) for m in mentions
        )

    def speaks(self, text: str) -> bool:
        """Tell whether ``text`` itself says where it has the claim from."""
        mine = self.held.texts[text]
        if text not in self.held.mentions:
            return False
        if mine.upstream or text in self.held.original:
            return True
        return any(
            m.relation is Relation.TOLD or self._steps(m, mine)
            for m in self.held.mentions.get(text, ())
        )

    def _speaks(self, key: str) -> bool:
        node = self.nodes[key]
        if node.kind != "text" or node.ref is None:
            return False
        return any(self.speaks(text) for text in (node.ref, *node.copies))

    # ---- mentions

    def _follow_mentions(
        self,
        text: str,
        here: str,
        carrier: str | None,
        mentions: Sequence[LinkMention],
        *,
        loose: bool = False,
    ) -> None:
        mine = self.held.texts[text]
        credited = self._credited(text, mentions)
        for mention in mentions:
            steps = self._steps(mention, mine)
            first_hand = self._first_hand(mention, mine)
            if not steps:
                body = self._itself(mention, mine)
                if body is not None:
                    self._speak(body, mention, here)
                elif mention.relation is Relation.TOLD or (first_hand and mention.steps):
                    self.own.add(here)
                continue
            start, confidence = (carrier or here), STATED
            if carrier is not None and loose and self._is_strange(carrier, mention, steps):
                start = here
            if carrier is None and not first_hand and not self._names_outlet(steps):
                before = [key for position, key in credited if position <= mention.position]
                nearest = before[-1] if before else credited[0][1] if credited else None
                if nearest is None and all(s.kind is not SourceKind.DOCUMENT for s in steps):
                    linked = self.held.linked_texts(text)
                    nearest = self.text_key(linked[0]) if linked else None
                if nearest is None and all(s.naming.anonymous for s in steps):
                    nearest = next((key for key, _ in self.named_texts(text)), None)
                    if nearest is not None:
                        continue
                if nearest is not None and self._can_carry(nearest, steps):
                    start, confidence = nearest, HUNG
                elif nearest is None and (earlier := self._heard_before(text, steps)) is not None:
                    self._repeat(earlier, mention, here)
                    continue
            self._walk(mention, steps, start, here, confidence)

    def _itself(self, mention: LinkMention, mine: LinkText) -> LinkStep | None:
        """Return the body that ``mention`` speaks of, where the page is its own.

        Not where the page names papers or people for this claim: the body then passes them on.
        """
        if any(self._steps(m, mine) for m in self.held.mentions[mention.text]):
            return None
        bodies = (s for s in mention.steps if s.kind is SourceKind.ACTOR)
        return next((s for s in bodies if self.held.outlet_of(s) == mine.outlet), None)

    def _speak(self, body: LinkStep, mention: LinkMention, here: str) -> None:
        key = f"actor:{body.actor or '~' + ' '.join(tokens(body.name))}"
        name = self.held.actor_names.get(body.actor or "", body.name)
        up = self.add(Node(key, "actor", name, body.actor))
        told = (body.words or body.name, body.cue, STATED, mention.text, mention.key)
        self.hop(Hop(up, here, Relation.TOLD, Basis.STATED, *told))

    def _heard_before(self, text: str, steps: list[LinkStep]) -> str | None:
        """Return the first text of another outlet that has the same private voice or paper.

        Who is no body, nor speaks for one, is not heard by everybody: a later text that does not
        say where it met them has them from the earlier one. So have those who say that some medium
        met them, and what an office has said from its own page. Papers that may be the same are
        those of the earlier text that tells most of what ``text`` tells.
        """
        if len(steps) != 1:
            return None
        mine, step = self.held.texts[text], steps[0]
        heard = is_private(step, self.parents) or met_by_press(mine, step.name)
        told_apart = step.actor is not None or bool(signature(step))
        alike: dict[str, int] = {}
        for key, mentions in self.held.mentions.items():
            theirs = self.held.texts[key]
            if self.held.folds[key] != key or key == text:
                continue
            if not surely_after(mine.published, theirs.published):
                continue
            outlet = self.held.outlet_names.get(theirs.outlet, theirs.outlet)
            if not heard and not is_page_of(outlet, step):
                continue
            voices = [s for m in mentions for s in m.steps]
            if told_apart and any(same_voice(step, s) for s in voices):
                return None if theirs.outlet == mine.outlet else key
            abroad = theirs.language != mine.language
            if any(same_papers(step, s, abroad=abroad) for s in voices):
                alike[key] = self.held.beside.common(key, text)
        if any(self.held.texts[key].outlet == mine.outlet for key in alike):
            return None
        return max(alike, key=lambda k: alike[k], default=None)

    def _repeat(self, earlier: str, mention: LinkMention, here: str) -> None:
        step = mention.steps[0]
        found = (step.words or step.name, step.cue, HUNG, mention.text, mention.key)
        up = self.text_key(earlier)
        self.hop(Hop(up, here, Relation.REPORTS, Basis.INFERRED, *found))

    def _walk(
        self, mention: LinkMention, steps: list[LinkStep], start: str, here: str, confidence: float
    ) -> None:
        at = start
        first = True
        for step in steps:
            if at != here and self._speaks(at):
                return
            up = self.resolve(step, at, mention.text)
            if up == at:
                continue
            relation = self._relation(step, up, mention if first and at == here else None)
            words = step.words or step.name
            self.hop(
                Hop(
                    up,
                    at,
                    relation,
                    Basis.STATED,
                    words,
                    step.cue,
                    confidence,
                    mention.text,
                    mention.key,
                )
            )
            at, first = up, False

    def _relation(self, step: LinkStep, up: str, mention: LinkMention | None) -> Relation:
        if mention is not None and mention.relation is not None and self.held.outlet_of(step):
            return mention.relation
        relayed = self.held.outlet_of(step) or is_media(step.name) or self._is_text(up)
        return Relation.REPORTS if relayed else Relation.TOLD

    def _is_text(self, key: str) -> bool:
        return self.nodes[key].kind in ("text", "ghost")

    def _credited(self, text: str, mentions: Sequence[LinkMention]) -> list[tuple[int, str]]:
        """Return the outlets this text credits for the claim, with where it does."""
        mine = self.held.texts[text]
        found: list[tuple[int, str]] = []
        for mention in mentions:
            for step in self._steps(mention, mine)[:1]:
                outlet = self.held.outlet_of(step)
                if outlet is not None:
                    found.append((mention.position, self.outlet(outlet, step.name, text)))
        return found

    def _can_carry(self, key: str, steps: list[LinkStep]) -> bool:
        """Tell whether a voice may have reached the text through the outlet node ``key``.

        What a ghost says is not known, nor what a held text has that does not mention the claim;
        another held text must bring the same voice itself.
        """
        node = self.nodes[key]
        if node.kind != "text" or node.ref is None:
            return True
        if node.ref not in self.held.mentions:
            return True
        theirs = [
            step
            for text in (node.ref, *node.copies)
            for mention in self.held.mentions[text]
            for step in mention.steps
        ]
        return any(same_voice(mine, step) for mine in steps for step in theirs)

    def _is_strange(self, key: str, mention: LinkMention, steps: list[LinkStep]) -> bool:
        """Tell whether ``steps`` are only people and bodies that the held text ``key`` never names.

        What a text in another language calls them cannot be asked.
        """
        node = self.nodes[key]
        if node.kind != "text" or node.ref is None or not steps:
            return False
        there = self.held.texts[node.ref]
        if not there.passages or there.language != self.held.texts[mention.text].language:
            return False
        return not any(
            s.kind is not SourceKind.ACTOR or s.naming.anonymous or self.held.names(node.ref, words)
            for s in steps
            for words in (s.name, s.words)
        )

    def _steps(self, mention: LinkMention, mine: LinkText) -> list[LinkStep]:
        return [s for s in mention.steps if self.held.outlet_of(s) != mine.outlet]

    def _names_outlet(self, steps: list[LinkStep]) -> bool:
        return any(self.held.outlet_of(step) is not None for step in steps)

    def _first_hand(self, mention: LinkMention, mine: LinkText) -> bool:
        if mention.relation is Relation.TOLD:
            return True
        if told_first_hand(mention.quote):
            return True
        if any(self.held.outlet_of(step) == mine.outlet for step in mention.steps):
            return True
        outlet = self.held.outlet_names.get(mine.outlet, mine.outlet)
        people = [s.name for s in mention.steps if s.naming is Naming.NAMED and s.actor]
        return any(is_person_name(p) and spoke_to(mine, p, outlet) for p in people)

    def leans(self, key: str) -> bool:
        """Tell whether some hop leads to ``key``."""
        return any(hop.to == key for hop in self.hops)
