"""The nodes of a chain: which one an attribution step, an outlet or a text stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.base.text import fold, tokens
from app.domain.chain import LinkStep, Node
from app.domain.words import SourceKind
from app.link.held import Held
from app.link.reading import is_named
from app.link.relays import is_media, is_press, is_research, is_study, publishes_studies, thing
from app.link.voices import is_body_name
from app.link.wording import stem, word_set

_FILLER = word_set(
    "a an the one two three four five six several some many few number of other another unnamed "
    "anonymous source sources official officials person people according to familiar with matter "
    "who was were is are not named identified in from on condition anonymity senior and seen by "
    "reviewed obtained examined shown document documents paper papers file files records report "
    "reports checked verified supposedly which that its their with for as leaked"
)


@dataclass(slots=True)
class Nodes:
    """The nodes met so far. ``credited`` are the outlets each text credits for anything."""

    held: Held
    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    credited: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    def add(self, node: Node) -> str:
        """Keep ``node`` and return its key; a voice once met unnamed stays marked so."""
        known = self.nodes.get(node.key)
        if known is None or (node.unnamed and not known.unnamed):
            self.nodes[node.key] = node if known is None else replace(known, unnamed=True)
        return node.key

    def text_key(self, text: str) -> str:
        """Return the key of the node ``text`` stands in."""
        return self.held.node_key(text)

    def resolve(self, step: LinkStep, at: str, text: str) -> str:
        """Return the node of one step that ``text`` names, as told to the node ``at``."""
        outlet = self.held.outlet_of(step)
        if outlet is not None:
            return self.outlet(outlet, step.name, text)
        if step.kind is SourceKind.OUTLET:
            return self.add(Node(f"ghost:{fold(step.name)}", "ghost", step.name))
        if step.outlet is not None and step.outlet != self.held.texts[text].outlet:
            page = self.held.elsewhere(step.outlet, text)  # of a body that publishes itself
            if page is not None:
                return self.add(self.held.node(page))
        described = self._described(step, text) if at == self.text_key(text) else None
        if described is None and step.kind is SourceKind.UNNAMED:
            described = self._writer(step, text)
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
            return self.outlet(outlets[0], step.name, text)
        before = [
            key
            for key in dict.fromkeys(self.held.folds.values())
            if not press
            and self._studies(self.held.texts[key].outlet)
            and key != self.held.folds[text]
            and self.held.order(key) < self.held.order(text)
        ]
        return self.text_key(before[0]) if len(before) == 1 else None

    def _writer(self, step: LinkStep, text: str) -> str | None:
        """Return the node of the held text whose outlet the description of a voice names.

        "An analyst in" a blog is that blog.
        """
        own = self.held.texts[text].outlet
        for outlet in sorted(self.held.publishers - {own}):
            name = self.held.outlet_names.get(outlet, outlet)
            if not is_body_name(name) and is_named(name, (step.name,)):
                held = self.held.text_of(outlet, text) or self.held.elsewhere(outlet, text)
                if held is not None:
                    return self.add(self.held.node(held))
        return None

    def _studies(self, outlet: str) -> bool:
        return publishes_studies(self.held.outlet_names.get(outlet, outlet))

    def outlet(self, outlet: str, name: str, text: str) -> str:
        """Return the node of an outlet that ``text`` credits: a held text of it, else a ghost."""
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
        words = signature(step)
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
            if len(own := _stems(thing(step.name))) >= 2 and own == _stems(thing(known.name)):
                return known
        return Node(f"document:{keeper}|{' '.join(sorted(words))}", "document", step.name)

    def _keeper(self, step: LinkStep, at: str) -> tuple[str, frozenset[str]]:
        """Return whose paper it is, as a node key, and the words left to tell it from others."""
        words = signature(step)
        shown = fold(step.name)
        for actor in sorted(self.held.actor_names):
            name = fold(self.held.actor_names[actor])
            if name in shown and re.search(rf"\bby (?:the )?{re.escape(name)}\b", shown):
                return f"actor:{actor}", words - _stems(name)
        return self._first_page(at), words - _stems(self.nodes[at].name)

    def _first_page(self, at: str) -> str:
        """Return the node of the first text of this claim in the outlet of the node ``at``.

        What an outlet has shown before are its papers when it comes back to them.
        """
        node = self.nodes[at]
        if node.kind != "text" or node.ref is None:
            return at
        printed = self.held.printed.get(self.held.texts[node.ref].outlet, ())
        return self.text_key(printed[0]) if node.ref in printed else at

    def _known(self, start: str) -> list[Node]:
        """Return the nodes met so far whose key begins so, in the order in which they were met."""
        return [n for n in self.nodes.values() if n.key.startswith(start)]


def signature(step: LinkStep) -> frozenset[str]:
    """Return the stems that tell one unnamed voice or paper from another."""
    return _stems(step.name or step.words)


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in tokens(words) if w not in _FILLER and not w.isdigit())


def _signature_of(node: Node) -> frozenset[str]:
    return frozenset(node.key.rpartition("|")[2].split())
