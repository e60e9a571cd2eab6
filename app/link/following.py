"""Walks the attributions of every mention of a claim and writes down the hops they state."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.base.text import fold, tokens
from app.domain.chain import Hop, LinkMention, LinkStep, LinkText, Node
from app.domain.words import Basis, Relation, SourceKind
from app.link.firsthand import told_first_hand
from app.link.held import Held
from app.link.relays import is_media, is_press, is_research, is_study, publishes_studies
from app.link.wording import stem, word_set

STATED = 0.9
LINKED = 0.7
HUNG = 0.7  # a voice that another sentence of the text lets us trace through an outlet

_FILLER = word_set(
    "a an the one two three four five six several some many few number of other another unnamed "
    "anonymous source sources official officials person people according to familiar with matter "
    "who was were is are not named identified in from on condition anonymity senior and seen by "
    "reviewed obtained examined shown document documents paper papers file files records report "
    "reports checked verified supposedly which that its their with for as leaked"
)


@dataclass(slots=True)
class Following:
    """The graph as it grows. ``own`` are the nodes of texts that have it at first hand.

    ``credited`` are the outlets each text credits for anything, the most credited first.
    """

    held: Held
    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    hops: list[Hop] = field(default_factory=list[Hop])
    own: set[str] = field(default_factory=set[str])
    credited: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    def follow(self) -> None:
        """Write down the hops of every text, in reading order."""
        for text in self.held.mentions:
            self.add(self.held.node(text))
        for text in self.held.mentions:
            self._follow_text(text)

    def add(self, node: Node) -> str:
        """Keep ``node`` and return its key; a voice once met unnamed stays marked so."""
        known = self.nodes.get(node.key)
        if known is None or (node.unnamed and not known.unnamed):
            self.nodes[node.key] = node if known is None else replace(known, unnamed=True)
        return node.key

    def hop(self, hop: Hop) -> None:
        """Keep ``hop`` unless it leads from a node to itself."""
        if hop.source != hop.to:
            self.hops.append(hop)

    def text_key(self, text: str) -> str:
        """Return the key of the node ``text`` stands in."""
        return self.held.node(text).key

    # ---- whole texts

    def _follow_text(self, text: str) -> None:
        """Follow one text; a copy of a held text adds where it was copied, and nothing else."""
        here = self.text_key(text)
        if text in self.held.original:
            self._follow_copy(text, here)
            return
        reader = self.held.folds[text]
        carrier: str | None = None
        for outlet, relation, basis, words, score in self.held.texts[text].upstream:
            if outlet in (self.held.texts[text].outlet, self.held.texts[reader].outlet):
                continue
            if relation is Relation.REPORTS and basis is Basis.STATED and self._own_way(reader):
                continue
            up = self._outlet(outlet, outlet, reader)
            self.hop(Hop(up, here, relation, basis, words, None, score, text))
            if carrier is None:
                carrier = up
        if reader == text or not any(m.steps for m in self.held.mentions[reader]):
            self._follow_mentions(text, here, carrier)
        self._follow_links(text, here)

    def _own_way(self, text: str) -> bool:
        """Tell whether ``text`` says for this claim itself which outlet, or who, it has it from.

        What it credits in its headline or first words is then not the way of this claim.
        """
        mine = self.held.texts[text]
        return any(
            self._names_outlet(self._steps(m, mine)) or self._first_hand(m, mine)
            for m in self.held.mentions[text]
        )

    def _follow_links(self, text: str, here: str) -> None:
        """Write down the held texts of this claim that ``text`` links to, where nothing else does.

        A link says what the writer had before them, also beside a source that is named.
        """
        for other in self.held.linked_texts(text):
            up = self.text_key(other)
            if not any(hop.source == up and hop.to == here for hop in self.hops):
                url = self.held.texts[other].url or ""
                self.hop(Hop(up, here, Relation.REPORTS, Basis.LINK, url, None, LINKED, text))

    def _follow_copy(self, text: str, here: str) -> None:
        copy = self.held.original[text]
        up = self.text_key(copy.of)
        for outlet, relation, basis, words, score in self.held.texts[text].upstream:
            if outlet == self.held.texts[copy.of].outlet:
                self.hop(Hop(up, here, relation, basis, words, None, score, text))
                return
        evidence = f"{copy.run} words in a row" if copy.run else ""
        basis = Basis.COPY if copy.run else Basis.EDITOR
        self.hop(Hop(up, here, Relation.REPRINTS, basis, evidence, None, copy.share, text))

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

    def _follow_mentions(self, text: str, here: str, carrier: str | None) -> None:
        mine = self.held.texts[text]
        credited = self._credited(text)
        for mention in self.held.mentions[text]:
            steps = self._steps(mention, mine)
            first_hand = self._first_hand(mention, mine)
            if not steps:
                if mention.relation is Relation.TOLD or (first_hand and mention.steps):
                    self.own.add(here)
                continue
            start, confidence = (carrier or here), STATED
            if carrier is None and not first_hand and not self._names_outlet(steps):
                before = [key for position, key in credited if position <= mention.position]
                nearest = before[-1] if before else credited[0][1] if credited else None
                if nearest is None and all(s.kind is not SourceKind.DOCUMENT for s in steps):
                    linked = self.held.linked_texts(text)
                    nearest = self.text_key(linked[0]) if linked else None
                if nearest is not None and self._can_carry(nearest, steps):
                    start, confidence = nearest, HUNG
            self._walk(mention, steps, start, here, confidence)

    def _walk(
        self, mention: LinkMention, steps: list[LinkStep], start: str, here: str, confidence: float
    ) -> None:
        at = start
        first = True
        for step in steps:
            if at != here and self._speaks(at):
                return
            up = self._resolve(step, at, mention.text)
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

    def _credited(self, text: str) -> list[tuple[int, str]]:
        """Return the outlets this text credits for the claim, with where it does."""
        mine = self.held.texts[text]
        found: list[tuple[int, str]] = []
        for mention in self.held.mentions[text]:
            for step in self._steps(mention, mine)[:1]:
                outlet = self.held.outlet_of(step)
                if outlet is not None:
                    found.append((mention.position, self._outlet(outlet, step.name, text)))
        return found

    def _can_carry(self, key: str, steps: list[LinkStep]) -> bool:
        """Tell whether a voice may have reached the text through the outlet node ``key``.

        What a ghost says is not known; a held text must bring the same voice itself.
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
        return any(_same_voice(mine, step) for mine in steps for step in theirs)

    def _steps(self, mention: LinkMention, mine: LinkText) -> list[LinkStep]:
        return [s for s in mention.steps if self.held.outlet_of(s) != mine.outlet]

    def _names_outlet(self, steps: list[LinkStep]) -> bool:
        return any(self.held.outlet_of(step) is not None for step in steps)

    def _first_hand(self, mention: LinkMention, mine: LinkText) -> bool:
        if mention.relation is Relation.TOLD:
            return True
        own = any(self.held.outlet_of(step) == mine.outlet for step in mention.steps)
        return own or told_first_hand(mention.quote)

    # ---- nodes

    def _resolve(self, step: LinkStep, at: str, text: str) -> str:
        outlet = self.held.outlet_of(step)
        if outlet is not None:
            return self._outlet(outlet, step.name, text)
        if step.kind is SourceKind.OUTLET:
            return self.add(Node(f"ghost:{fold(step.name)}", "ghost", step.name))
        described = self._described(step, text) if at == self.text_key(text) else None
        if described is not None:
            return described
        if step.actor is not None:
            name = self.held.actor_names.get(step.actor, step.name)
            anonymous = step.naming.anonymous
            return self.add(Node(f"actor:{step.actor}", "actor", name, step.actor, anonymous))
        if step.kind is SourceKind.DOCUMENT and not is_media(step.name):
            return self.add(self._document(step, at))
        if step.kind is not SourceKind.ACTOR or step.naming.anonymous:
            return self.add(self._unnamed(step, at))
        return self.add(Node(f"actor:~{' '.join(tokens(step.name))}", "actor", step.name))

    def _described(self, step: LinkStep, text: str) -> str | None:
        """Return the node of the publisher that ``step`` means without its name, if one is clear.

        That is one the text links to or credits elsewhere; for research, also the only publisher
        of studies among the texts of this claim that came before.
        """
        press, research = is_press(step), is_research(step)
        study = is_study(step)
        if not (press or research or study):
            return None
        linked = self.held.linked_texts(text)
        if research or study:
            linked = [k for k in linked if self._studies(self.held.texts[k].outlet)] or linked
        if linked:
            return self.text_key(linked[0])
        outlets = [o for o in self.credited.get(text, ()) if press or self._studies(o)]
        if outlets:
            return self._outlet(outlets[0], step.name, text)
        before = [
            key
            for key in dict.fromkeys(self.held.folds.values())
            if not press
            and self._studies(self.held.texts[key].outlet)
            and key != self.held.folds[text]
            and self.held.order(key) < self.held.order(text)
        ]
        return self.text_key(before[0]) if len(before) == 1 else None

    def _studies(self, outlet: str) -> bool:
        return publishes_studies(self.held.outlet_names.get(outlet, outlet))

    def _outlet(self, outlet: str, name: str, text: str) -> str:
        held = self.held.text_of(outlet, text)
        if held is not None:
            return self.text_key(held)
        if self.held.texts[text].outlet == outlet:
            return self.text_key(text)
        beside = self.held.elsewhere(outlet, text)
        if beside is not None:
            return self.add(self.held.node(beside))
        shown = self.held.outlet_names.get(outlet, name)
        return self.add(Node(f"ghost:{outlet}", "ghost", shown, ref=outlet))

    def _unnamed(self, step: LinkStep, at: str) -> Node:
        """Return the node of a voice nobody names: one for each kind of voice of each teller.

        A description of two words or more that another teller uses too is the same voice.
        """
        words = _signature(step)
        for known in self._known("unnamed:"):
            other = _signature_of(known)
            own = known.key.startswith(f"unnamed:{at}|")
            if own and (self.nodes[at].kind != "text" or words <= other or other <= words):
                return known
            if len(words) >= 2 and words == other:
                return known
        return Node(f"unnamed:{at}|{' '.join(sorted(words))}", "unnamed", step.name, unnamed=True)

    def _document(self, step: LinkStep, at: str) -> Node:
        """Return the node of a paper: the same one where its description is no other one's.

        A paper described by no word of its own is its keeper's: "documents checked by" an actor,
        or else the teller's.
        """
        keeper, words = self._keeper(step, at)
        for known in self._known("document:"):
            other = _signature_of(known)
            if known.key.startswith(f"document:{keeper}|") and (words <= other or other <= words):
                return known
            if (words and words == other) or (
                len(words & other) >= 2 and (words <= other or other <= words)
            ):
                return known
        return Node(f"document:{keeper}|{' '.join(sorted(words))}", "document", step.name)

    def _keeper(self, step: LinkStep, at: str) -> tuple[str, frozenset[str]]:
        """Return whose paper it is, as a node key, and the words left to tell it from others."""
        words = _signature(step)
        shown = fold(step.name)
        for actor in sorted(self.held.actor_names):
            name = fold(self.held.actor_names[actor])
            if re.search(rf"\bby (?:the )?{re.escape(name)}\b", shown):
                return f"actor:{actor}", words - _stems(name)
        return at, words - _stems(self.nodes[at].name)

    def _known(self, start: str) -> list[Node]:
        return sorted(
            (n for n in self.nodes.values() if n.key.startswith(start)), key=lambda n: n.key
        )

    def leans(self, key: str) -> bool:
        """Tell whether some hop leads to ``key``."""
        return any(hop.to == key for hop in self.hops)


def _same_voice(a: LinkStep, b: LinkStep) -> bool:
    if a.actor is not None or b.actor is not None:
        return a.actor == b.actor
    first, second = _signature(a), _signature(b)
    return a.kind is b.kind and bool(first or second) and (first <= second or second <= first)


def _signature(step: LinkStep) -> frozenset[str]:
    """Return the stems that tell one unnamed voice or paper from another."""
    return _stems(step.name or step.words)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in tokens(words) if w not in _FILLER and not w.isdigit())


def _signature_of(node: Node) -> frozenset[str]:
    return frozenset(node.key.rpartition("|")[2].split())
