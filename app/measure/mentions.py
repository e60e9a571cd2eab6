"""Which found mention is which marked one, and what the rest is."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.measure.figures import Cubed
from app.measure.names import Names
from app.measure.shapes import Marked, Said
from app.measure.words import SAME, passage_likeness, same_passage

KEPT_APART = frozenset({"background_other_claim", "old_response"})
UNLISTED = "unlisted text"


@dataclass(frozen=True, slots=True)
class Aligned:
    """``pairs`` joins found to wanted one to one, best first (places in ``found``, ``wanted``).

    ``right`` are the found ones that are some wanted passage, paired or not; ``false`` are those
    that should not be there, with the kind of text they come from; ``ignored`` counts the rest.
    """

    found: tuple[Said, ...]
    wanted: tuple[Said, ...]
    pairs: tuple[tuple[int, int], ...]
    right: frozenset[int]
    false: tuple[tuple[int, str], ...]
    ignored: Mapping[str, int]

    def claims_met(self) -> dict[int, Counter[int]]:
        """Return for each found claim how often its mentions are those of each marked claim."""
        met: dict[int, Counter[int]] = defaultdict(Counter)
        for i, j in self.pairs:
            met[self.found[i].claim][self.wanted[j].claim] += 1
        return met


def align_mentions(found: Marked, gold: Marked, names: Names) -> Aligned:
    """Pair the found mentions with the marked ones on the same page.

    Of several possible partners the likest is taken; among equals the one whose claim is already
    known to be the claim of the other, then the one with the same source.
    """
    mine = tuple(found.said)
    wanted = tuple(m for m in gold.said if not m.optional)
    near = _candidates(mine, wanted, names)
    met = Counter((mine[i].claim, wanted[j].claim) for _, i, j in near)
    degree = Counter(i for _, i, _ in near), Counter(j for _, _, j in near)
    alone = Counter(
        (mine[i].claim, wanted[j].claim)
        for _, i, j in near
        if degree[0][i] == 1 and degree[1][j] == 1
    )

    def rank(candidate: tuple[float, int, int]) -> tuple[float, float, bool]:
        likeness, i, j = candidate
        claims = mine[i].claim, wanted[j].claim
        known = alone[claims] + 0.1 * met[claims]
        return round(likeness, 3), known, names.same(mine[i].source, wanted[j].source)

    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(near, key=rank, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    right = frozenset(i for _, i, _ in near)
    stories = {mine[i].claim for i in pairs}
    false, ignored = _rest(found, gold, names, right=right, stories=stories)
    return Aligned(mine, wanted, tuple(pairs.items()), right, tuple(false), ignored)


def _candidates(
    mine: Sequence[Said], wanted: Sequence[Said], names: Names
) -> list[tuple[float, int, int]]:
    here: dict[str, list[int]] = defaultdict(list)
    there: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(mine):
        here[names.page(mention.page)].append(i)
    for j, mention in enumerate(wanted):
        there[names.page(mention.page)].append(j)
    compared = (
        (passage_likeness(mine[i].words, wanted[j].words), i, j)
        for page, places in here.items()
        for i in places
        for j in there.get(page, ())
    )
    return [candidate for candidate in compared if candidate[0] >= SAME]


def _rest(
    found: Marked, gold: Marked, names: Names, *, right: frozenset[int], stories: set[int]
) -> tuple[list[tuple[int, str]], Counter[str]]:
    """Return the found mentions that are false and why, and how many are neither."""
    false: list[tuple[int, str]] = []
    ignored: Counter[str] = Counter()
    for i, mention in enumerate(found.said):
        if i in right:
            continue
        page = names.page(mention.page)
        harmless = _harmless(mention, page, gold)
        if harmless:
            ignored[harmless] += 1
            continue
        kind = next(
            (
                aside.kind
                for aside in gold.asides
                if aside.kind and aside.page == page and same_passage(mention.words, aside.words)
            ),
            None,
        )
        if kind in KEPT_APART and mention.claim not in stories:
            ignored["other claim, kept apart"] += 1
        else:
            false.append((i, kind or UNLISTED))
    return false, ignored


def _harmless(mention: Said, page: str, gold: Marked) -> str:
    lists = {
        "optional": [(m.page, m.words) for m in gold.said if m.optional],
        "neutral": [(a.page, a.words) for a in gold.asides if a.kind is None],
        "response emitted as claim": [(r.page, r.words) for r in gold.replies],
    }
    return next(
        (
            name
            for name, entries in lists.items()
            if any(at == page and same_passage(mention.words, words) for at, words in entries)
        ),
        "",
    )


def group_alike(aligned: Aligned) -> Cubed:
    """Return how alike the two groupings of the paired mentions are (B-cubed).

    The strict recall counts a marked mention that was not found as standing in no group.
    """
    items = [(aligned.found[i].claim, aligned.wanted[j].claim) for i, j in aligned.pairs]
    both = Counter(items)
    own, marked = Counter(a for a, _ in items), Counter(b for _, b in items)
    everything = Counter(m.claim for m in aligned.wanted)
    size, whole = len(items) or 1, len(aligned.wanted) or 1
    return Cubed(
        precision=sum(both[x] / own[x[0]] for x in items) / size,
        recall=sum(both[x] / marked[x[1]] for x in items) / size,
        recall_strict=sum(both[x] / everything[x[1]] for x in items) / whole,
    )


def claims_paired(aligned: Aligned) -> dict[int, int]:
    """Return for each marked claim the found claim that holds most of its mentions."""
    met = aligned.claims_met()
    best: dict[int, int] = {}
    for marked in dict.fromkeys(m.claim for m in aligned.wanted):
        holding = [(count[marked], -claim) for claim, count in met.items() if count[marked]]
        if holding:
            best[marked] = -max(holding)[1]
    return best
