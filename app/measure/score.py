"""All figures of one folder, and every miss and false finding behind them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.measure.chains import Drifts, Edges, compare_drift, compare_edges, count_origins
from app.measure.figures import Figure, Found, Share
from app.measure.mentions import Aligned, align_mentions, claims_paired, group_alike
from app.measure.names import Names
from app.measure.replies import Answers, compare_replies
from app.measure.shapes import Marked


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference: ``kind`` says which ("mention missed"), ``note`` what was and should be."""

    kind: str
    page: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Figures by name, in the order they are shown; counts of what is false; every miss."""

    figures: Mapping[str, Figure]
    false_by_kind: Mapping[str, int]
    ignored: Mapping[str, int]
    old_responses_taken: int
    misses: tuple[Miss, ...]


def score(found: Marked, gold: Marked, names: Names) -> Score:
    """Compare what was found with what is marked."""
    aligned = align_mentions(found, gold, names)
    edges = compare_edges(found, gold, aligned, names)
    answers = compare_replies(found, gold, names)
    drift = compare_drift(found, gold, names)
    origins, origins_met = count_origins(found, gold, aligned)
    figures: dict[str, Figure] = {
        "mentions": _mentions(aligned),
        **_details(aligned, names),
        "grouping": group_alike(aligned),
        "edges": edges.figure(),
        "edges with relation": edges.with_relation(),
        "edges between pages": edges.between_pages(names),
        "edges between outlets": edges.between_outlets(names),
        "responses": answers.figure(),
        "responses with kind": answers.with_kind(),
        "response actor": answers.actors(),
        **{f"{kind} found": share for kind, share in answers.by_kind().items()},
        "origins": origins,
        "origins of claims met": origins_met,
        "drift": drift.figure(),
        "drift by page": drift.by_page(),
    }
    return Score(
        figures,
        Counter(kind for _, kind in aligned.false),
        aligned.ignored,
        len(answers.old),
        (
            *_mention_misses(aligned, names),
            *_edge_misses(edges),
            *_answer_misses(answers),
            *_origin_misses(found, gold, aligned),
            *_drift_misses(drift),
        ),
    )


def _mentions(aligned: Aligned) -> Found:
    right = len(aligned.right)
    return Found(right, right + len(aligned.false), len(aligned.pairs), len(aligned.wanted))


def _details(aligned: Aligned, names: Names) -> dict[str, Figure]:
    pairs = [(aligned.found[i], aligned.wanted[j]) for i, j in aligned.pairs]
    size = len(pairs)
    named = [(a, b) for a, b in pairs if b.upstream]

    def upstream_right(pair: tuple[int, int]) -> bool:
        mine, right = aligned.found[pair[0]], aligned.wanted[pair[1]]
        return any(names.same(mine.upstream, x) for x in right.upstreams_right)

    met = [upstream_right(pair) for pair in aligned.pairs]
    return {
        "source": Share(
            sum(any(names.same(a.source, x) for x in b.sources_right) for a, b in pairs), size
        ),
        "source, loosely": Share(
            sum(any(names.near(a.source, x) for x in b.sources_right) for a, b in pairs), size
        ),
        "upstream": Share(sum(met), size),
        "upstream, where there is one": Share(
            sum(ok for ok, (_, b) in zip(met, pairs, strict=True) if b.upstream), len(named)
        ),
        "anonymous": Share(sum(a.anonymous == b.anonymous for a, b in pairs), size),
        "modality": Share(sum(a.modality == b.modality for a, b in pairs), size),
    }


def _mention_misses(aligned: Aligned, names: Names) -> Iterator[Miss]:
    met = {j for _, j in aligned.pairs}
    for j, wanted in enumerate(aligned.wanted):
        if j not in met:
            yield Miss("mention missed", wanted.page, wanted.words)
    for i, kind in aligned.false:
        yield Miss("mention false", names.page(aligned.found[i].page), aligned.found[i].words, kind)
    for i, j in aligned.pairs:
        mine, right = aligned.found[i], aligned.wanted[j]
        if not any(names.same(mine.source, x) for x in right.sources_right):
            yield _differs("source", right.page, right.words, mine.source, right.source)
        if not any(names.same(mine.upstream, x) for x in right.upstreams_right):
            yield _differs("upstream", right.page, right.words, mine.upstream, right.upstream)
        if mine.modality != right.modality:
            yield _differs("modality", right.page, right.words, mine.modality, right.modality)
        if mine.anonymous != right.anonymous:
            said = ["named", "anonymous"]
            yield _differs(
                "naming", right.page, right.words, said[mine.anonymous], said[right.anonymous]
            )


def _differs(kind: str, page: str, words: str, mine: object, right: object) -> Miss:
    shown = [str(value) if value is not None else "none" for value in (mine, right)]
    return Miss(f"{kind} wrong", page, words, f"{shown[0]}, should be {shown[1]}")


def _edge_misses(edges: Edges) -> Iterator[Miss]:
    for kind, arrows in (
        ("edge missed", edges.wanted - edges.found),
        ("edge false", edges.found - edges.wanted),
        ("edge with wrong relation", (edges.found & edges.wanted) - edges.same_relation),
    ):
        for _, start, end in sorted(arrows, key=lambda a: (a[2], a[1])):
            yield Miss(kind, end, f"{start} → {end}")


def _answer_misses(answers: Answers) -> Iterator[Miss]:
    met = dict(answers.pairs)
    for j in sorted(set(range(len(answers.wanted))) - set(met.values())):
        wanted = answers.wanted[j]
        yield Miss("response missed", wanted.page, wanted.words, ", ".join(sorted(wanted.main)))
    for i, mine in enumerate(answers.found):
        kinds = ", ".join(sorted(mine.main))
        if i in met:
            right = answers.wanted[met[i]]
            if not mine.main & right.kinds:
                wanted = ", ".join(sorted(right.main))
                yield _differs("response kind", right.page, right.words, kinds, wanted)
            if not answers.right_actor(i, met[i]):
                said = [", ".join(sorted(a.actors)) or "none" for a in (mine, right)]
                yield _differs("response actor", right.page, right.words, *said)
        elif i not in answers.ignored:
            note = f"{kinds}, an answer to another claim" if i in answers.old else kinds
            yield Miss("response false", mine.page, mine.words, note)


def _origin_misses(found: Marked, gold: Marked, aligned: Aligned) -> Iterator[Miss]:
    best = claims_paired(aligned)
    for claim in dict.fromkeys(m.claim for m in aligned.wanted):
        marked = gold.claims[claim]
        mine = found.claims[best[claim]].origins if claim in best else None
        if claim not in best or mine not in marked.origins_right:
            yield _differs("origins", marked.story or "", marked.key, mine, marked.origins)


def _drift_misses(drift: Drifts) -> Iterator[Miss]:
    for kind, steps in (
        ("drift missed", drift.wanted - drift.found),
        ("drift false", drift.found - drift.wanted),
    ):
        for _, what, before, after in sorted(steps, key=lambda s: (s[3], s[2], s[1])):
            yield Miss(kind, after, f"{before} → {after}", what)
