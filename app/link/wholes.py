"""The hops that whole texts state: what they reprint, link to and name."""

from collections import defaultdict
from dataclasses import dataclass, field

from app.domain.chain import Hop
from app.domain.words import Basis, Relation
from app.link.copies import overlap
from app.link.graph import reachable
from app.link.moments import surely_after
from app.link.nodes import Nodes
from app.link.reading import credits, is_named, passages_near
from app.link.voices import is_body_name

LINKED = 0.7
SOME_WORDS = 0.2  # share of runs of five words that a reprint, however cut, has from its original
ROUND = 3  # outlets that a text names for one claim when it tells how that went round


@dataclass(slots=True)
class Wholes(Nodes):
    """The graph as it grows: its nodes and hops."""

    hops: list[Hop] = field(default_factory=list[Hop])

    def hop(self, hop: Hop) -> None:
        """Keep ``hop`` unless it leads from a node to itself."""
        if hop.source != hop.to:
            self.hops.append(hop)

    def as_printed(self, relation: Relation, up: str, text: str) -> Relation:
        """Return what a text that credits the node ``up`` as a whole does with it.

        Where the credited text is held the words decide: another language makes a translation of a
        reprint, other words a report.
        """
        node = self.nodes[up]
        if relation is not Relation.REPRINTS or node.kind != "text" or node.ref is None:
            return relation
        mine, theirs = self.held.texts[text], self.held.texts[node.ref]
        if not mine.passages or not theirs.passages:
            return relation
        if mine.language != theirs.language:
            return Relation.TRANSLATES
        return relation if overlap(mine, theirs).share >= SOME_WORDS else Relation.REPORTS

    def follow_links(self, text: str, here: str) -> None:
        """Write down the held texts of this claim that ``text`` links to, where nothing else does.

        A link says what the writer had before them, also beside a source that is named.
        """
        for other in self.held.linked_texts(text):
            up = self.text_key(other)
            if not any(hop.source == up and hop.to == here for hop in self.hops):
                url = self.held.texts[other].url or ""
                self.hop(Hop(up, here, Relation.REPORTS, Basis.LINK, url, None, LINKED, text))

    def follow_names(self, text: str, here: str) -> None:
        """Write down the held texts of this claim whose outlet ``text`` names where it tells it.

        What the credited one has its news from is named after it; but who names three or more
        tells how the report went round, and has read them all.
        """
        above: dict[str, set[str]] = defaultdict(set)
        for hop in self.hops:
            above[hop.to].add(hop.source)
        behind = reachable(sorted(above[here]), above) | above[here]
        named = self.named_texts(text)
        for up, name in named:
            if up not in behind or len(named) >= ROUND:
                self.hop(Hop(up, here, Relation.REPORTS, Basis.STATED, name, None, LINKED, text))

    def named_texts(self, text: str) -> list[tuple[str, str]]:
        """Return the nodes of the held texts that ``text`` names, with the names."""
        mine = self.held.texts[text]
        near = passages_near(mine, self.held.mentions[text])
        found: dict[str, str] = {}
        texts = self.held.texts
        for outlet in dict.fromkeys(texts[other].outlet for other in self.held.folds.values()):
            name = self.held.outlet_names.get(outlet, outlet)
            if outlet == mine.outlet or is_body_name(name) or not is_named(name, near):
                continue
            meant = self.held.text_of(outlet, text)
            if (
                meant is not None
                and not surely_after(self.held.texts[meant].published, mine.published)
                and mine.outlet not in credits(self.held.mentions, meant)
            ):
                found.setdefault(self.text_key(meant), name)
        return list(found.items())

    def follow_copy(self, text: str, here: str) -> None:
        """Write down which held text ``text`` copies."""
        copy = self.held.original[text]
        up = self.text_key(copy.of)
        for outlet, relation, basis, words, score in self.held.texts[text].upstream:
            if outlet == self.held.texts[copy.of].outlet:
                same = relation if relation is Relation.TRANSLATES else Relation.REPRINTS
                self.hop(Hop(up, here, same, basis, words, None, score, text))
                return
        evidence = f"{copy.run} words in a row" if copy.run else ""
        basis = Basis.COPY if copy.run else Basis.EDITOR
        self.hop(Hop(up, here, Relation.REPRINTS, basis, evidence, None, copy.share, text))
