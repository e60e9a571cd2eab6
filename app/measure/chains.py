"""Edges, drift and origins, compared after the claims are known to be the same."""

from collections import defaultdict
from dataclasses import dataclass

from app.measure.figures import Found, Share
from app.measure.mentions import Aligned, claims_paired
from app.measure.names import Names
from app.measure.shapes import Edge, Marked

_Arrow = tuple[str | None, str, str]  # story, upstream, downstream
_ALSO = {"translation": "attribution"}  # a translation may also be called a rewriting


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of a folder: ``found`` and ``wanted`` arrows; ``skipped`` stand in no story."""

    found: frozenset[_Arrow]
    wanted: frozenset[_Arrow]
    same_relation: frozenset[_Arrow]
    skipped: int

    def figure(self) -> Found:
        """Return how many arrows are right."""
        return _figure(len(self.found & self.wanted), self.found, self.wanted)

    def with_relation(self) -> Found:
        """Return how many arrows are right and say what was done with the text."""
        return _figure(len(self.same_relation), self.found, self.wanted)

    def between_pages(self, names: Names) -> Found:
        """Return the same for arrows between two pages of the folder."""
        found, wanted = (
            frozenset(a for a in arrows if a[1] in names.pages and a[2] in names.pages)
            for arrows in (self.found, self.wanted)
        )
        return _figure(len(found & wanted), found, wanted)

    def between_outlets(self, names: Names) -> Found:
        """Return the same where a page counts as its outlet."""
        found, wanted = (
            frozenset((s, names.outlet_key(a), names.outlet_key(b)) for s, a, b in arrows)
            for arrows in (self.found, self.wanted)
        )
        return _figure(len(found & wanted), found, wanted)


def _figure(right: int, found: frozenset[_Arrow], wanted: frozenset[_Arrow]) -> Found:
    return Found(right, len(found), right, len(wanted))


def compare_edges(found: Marked, gold: Marked, aligned: Aligned, names: Names) -> Edges:
    """Compare the edges; those of found claims that meet no marked one are skipped."""
    wanted: dict[_Arrow, set[str | None]] = defaultdict(set)
    for edge in gold.edges:
        _, start, end = _arrow(edge, names)
        right = {edge.relation, _ALSO.get(edge.relation or "", edge.relation)}
        wanted[gold.claims[edge.claim].story, start, end] |= right
    met = aligned.claims_met()
    skipped = 0
    mine: dict[_Arrow, set[str | None]] = defaultdict(set)
    for edge in found.edges:
        if edge.claim not in met:
            skipped += 1
            continue
        story, start, end = _arrow(edge, names)
        if story is None:
            main = met[edge.claim].most_common(1)[0][0]
            story = gold.claims[main].story
        mine[story, start, end].add(edge.relation)
    same = frozenset(arrow for arrow, said in mine.items() if said & wanted.get(arrow, set()))
    return Edges(frozenset(mine), frozenset(wanted), same, skipped)


def _arrow(edge: Edge, names: Names) -> _Arrow:
    """Return an edge between nodes; an outlet with one page in the story is that page."""
    ends = names.node(edge.start), names.node(edge.end)
    story = names.story(ends[1], ends[0])
    start, end = (names.page_of_outlet(e, story, besides=ends) for e in ends)
    return story, start, end


def count_origins(found: Marked, gold: Marked, aligned: Aligned) -> tuple[Share, Share]:
    """Return how many claims have a right number of origins: of all marked ones, of those met."""
    best = claims_paired(aligned)
    marked = {m.claim for m in aligned.wanted}
    right = sum(
        found.claims[mine].origins in gold.claims[claim].origins_right
        for claim, mine in best.items()
    )
    return Share(right, len(marked)), Share(right, len(best))


_Step = tuple[str | None, str, str, str]  # story, kind, page before, page after


@dataclass(frozen=True, slots=True)
class Drifts:
    """The changes of a folder, found and wanted."""

    found: frozenset[_Step]
    wanted: frozenset[_Step]

    def figure(self) -> Found:
        """Return how many changes are right."""
        right = len(self.found & self.wanted)
        return Found(right, len(self.found), right, len(self.wanted))

    def by_page(self) -> Found:
        """Return the same, whatever page it changed from."""
        found, wanted = ({(s, k, b) for s, k, _, b in steps} for steps in (self.found, self.wanted))
        right = len(found & wanted)
        return Found(right, len(found), right, len(wanted))


def compare_drift(found: Marked, gold: Marked, names: Names) -> Drifts:
    """Compare what changed on the way."""
    return Drifts(
        frozenset(
            (
                names.story(names.page(c.after)),
                c.kind,
                names.page(c.before),
                names.page(c.after),
            )
            for c in found.changes
        ),
        frozenset((gold.claims[c.claim].story, c.kind, c.before, c.after) for c in gold.changes),
    )
