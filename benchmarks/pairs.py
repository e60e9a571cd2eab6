"""Fit and measure how likely two wordings state one claim: pairs.py [LOT].

Pairs are those of the stories of a lot in tests/gold/stories (the first one by default) and of
tests/gold/stories.jsonl: what the program finds on their pages, and what is marked there and not
found. Prints, with each story left out in turn, how well pairs of its texts are told apart, and
then the weights fitted on all, as app/link/likeness.py has them. About a minute.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a file, not as a module

from app import linking
from app.cli.evaluate import find_in
from app.domain.chain import LinkMention, LinkText
from app.domain.words import Modality
from app.link.context import Context, read_context
from app.link.likeness import Wording, in_context, mention_wording
from app.link.same_claim import find_rarity, join_in_stories
from app.link.vectors import vectors
from app.link.wording import content_words
from app.measure.folder import open_gold
from app.measure.words import SAME, passage_likeness

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
KINDS = ("SAME_LANGUAGE", "BOTH_SPACES", "ACROSS")
UNUSED = {"SAME_LANGUAGE": 2, "ACROSS": 1}  # places in in_context() that such a pair does not have
WEIGHT = 300.0  # of one story, whatever the number of its pairs
STRANGE = 3 * WEIGHT  # of all pairs across stories
PENALTY = 2.0  # L2, not on the first weight


@dataclass(frozen=True, slots=True, eq=False)
class Lot:
    """Mentions that are compared, their texts, and for each the claims it states, and its story."""

    mentions: tuple[LinkMention, ...]
    texts: Mapping[str, LinkText]
    claims: Mapping[str, frozenset[str]]
    story: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Features (a row each), whether the claim is the same, and the weight of each pair."""

    features: Any
    same: Any
    weight: Any


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "first"
    listed = json.loads((GOLD / "stories" / "floors.json").read_text("utf-8"))[name]["stories"]
    lots = {story: read_story(GOLD / "stories" / story) for story in listed}
    parts = dict(read_short())
    stories = {s: within(lot, s) for s, lot in lots.items()}
    short = [within(lot, s) for lot in parts.values() for s in sorted(set(lot.story.values()))]
    across = [between(lot) for lot in (put_together(lots), *parts.values())]
    print("story            kind           pairs  same  area  precision  log loss")
    reached: dict[str, list[Sequence[float]]] = defaultdict(list)
    for left_out, own in stories.items():
        others = [p for s, p in stories.items() if s != left_out]
        for kind in KINDS:
            weights = fit([p[kind] for p in (*others, *short, *across)])
            here = own[kind]
            if 0 < here.same.sum() < len(here.same):
                found = told_apart(here, weights)
                reached[kind].append(found)
                show(left_out, kind, here, found)
    for kind, rows in reached.items():
        print(f"{'mean':16} {kind:27}", *(f"{v:.3f}" for v in np.mean(rows, axis=0)))
    for kind in KINDS:
        weights = fit([p[kind] for p in (*stories.values(), *short, *across)])
        print(kind, "=", tuple(round(float(w), 1) for w in weights))


def read_story(folder: Path) -> Lot:
    """Return what the program finds on a story's pages, and what is marked there beside it."""
    seen: list[tuple[Sequence[LinkMention], Mapping[str, LinkText]]] = []

    def record(mentions: Sequence[LinkMention], *args: Any, **known: Any) -> Any:
        seen.append((mentions, known["texts"]))
        return join_in_stories(mentions, *args, **known)

    linking.join_in_stories = record
    try:
        marked = open_gold(folder)
        find_in(marked.manifest)
    finally:
        linking.join_in_stories = join_in_stories
    mentions, texts = seen[-1]
    said = marked.gold.said
    alike = {
        m.key: [g for g in said if passage_likeness(m.quote, g.words) >= SAME] for m in mentions
    }
    pages: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        pages_met = {g.page for g in alike[mention.key]}
        for page in pages_met:
            pages[page][mention.text] += 1
    met = {id(g) for found in alike.values() for g in found}
    missed = [
        replace(
            mentions[0], key=f"x{n:04}", text=pages[g.page].most_common(1)[0][0], quote=g.words,
            content=g.words, modality=Modality.ATTRIBUTED, steps=(), quantities=(), dates=(),
            topics=(), actors=(), place="paragraph", position=0,
        )
        for n, g in enumerate(said) if id(g) not in met and pages[g.page]
    ]  # fmt: skip
    claims = {key: frozenset(str(g.claim) for g in found) for key, found in alike.items()}
    claims |= {m.key: frozenset(str(g.claim) for g in said if g.words == m.quote) for m in missed}
    every = (*mentions, *missed)
    return Lot(tuple(every), texts, claims, dict.fromkeys((m.key for m in every), folder.name))


def read_short() -> Iterator[tuple[str, Lot]]:
    """Return the two parts of stories.jsonl, each of several stories."""
    from tests.link.test_stories import a_story  # noqa: PLC0415 - the tests' own factories

    rows = [json.loads(line) for line in (GOLD / "stories.jsonl").read_text("utf-8").splitlines()]
    for part in ("tune", "test"):
        own = [row for row in rows if row["part"] == part]
        mentions, texts = a_story(own)
        told = {
            f"{r['text']}-{n}": (r["story"], c) for r in own for n, (c, _) in enumerate(r["said"])
        }
        claims = {key: frozenset((claim,) if claim else ()) for key, (_, claim) in told.items()}
        yield part, Lot(tuple(mentions), texts, claims, {key: s for key, (s, _) in told.items()})


def put_together(lots: Mapping[str, Lot]) -> Lot:
    """Return several lots as one, their keys made different."""
    mentions: list[LinkMention] = []
    texts: dict[str, LinkText] = {}
    claims: dict[str, frozenset[str]] = {}
    story: dict[str, str] = {}
    for name, lot in lots.items():
        texts |= {f"{name}:{key}": replace(t, key=f"{name}:{key}") for key, t in lot.texts.items()}
        for mention in lot.mentions:
            key = f"{name}:{mention.key}"
            mentions.append(replace(mention, key=key, text=f"{name}:{mention.text}"))
            claims[key], story[key] = lot.claims[mention.key], name
    return Lot(tuple(mentions), texts, claims, story)


def within(lot: Lot, story: str) -> dict[str, Pairs]:
    """Return the pairs of one story, of texts that differ, one of which states a marked claim."""
    return gather(lot, {story}, lambda a, b: lot.story[a] == lot.story[b], WEIGHT)


def between(lot: Lot) -> dict[str, Pairs]:
    """Return the pairs across the stories of a lot."""
    return gather(lot, set(lot.story.values()), lambda a, b: lot.story[a] != lot.story[b], STRANGE)


def gather(
    lot: Lot, stories: Collection[str], wanted: Callable[[str, str], bool], weight: float
) -> dict[str, Pairs]:
    """Return the features of the pairs wanted, by kind; together they weigh ``weight`` a kind."""
    wordings, context = compare(lot)
    text_of = {m.key: m.text for m in lot.mentions}
    rows: dict[str, list[tuple[float, ...]]] = {kind: [] for kind in KINDS}
    same: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    keys = [m.key for m in lot.mentions if lot.story[m.key] in stories]
    for a, b in combinations(sorted(keys), 2):
        if text_of[a] == text_of[b] or not wanted(a, b) or not (lot.claims[a] or lot.claims[b]):
            continue
        first, second = context.focus[a], context.focus[b]
        known = first.many is not None and second.many is not None
        kinds = ("ACROSS",) if first.foreign or second.foreign else KINDS[: 1 + known]
        for kind in kinds:
            found = list(in_context(wordings[a], wordings[b], context))
            if kind in UNUSED:
                found[UNUSED[kind]] = 0.0
            rows[kind].append(tuple(found))
            same[kind].append(lot.story[a] == lot.story[b] and bool(lot.claims[a] & lot.claims[b]))
    return {
        kind: Pairs(
            np.array(rows[kind]).reshape(len(rows[kind]), -1),
            np.array(same[kind], float),
            np.full(len(rows[kind]), weight / max(len(rows[kind]), 1)),
        )
        for kind in KINDS
    }


def compare(lot: Lot) -> tuple[dict[str, Wording], Context]:
    """Return the mentions of a lot as linking compares them."""
    mentions = sorted(lot.mentions, key=lambda m: m.key)
    rarity = find_rarity([content_words(m.content) for m in mentions])
    outlets: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        text = lot.texts[mention.text]
        outlets[mention.text] |= {s.outlet for s in mention.steps if s.outlet is not None}
        outlets[mention.text] |= {text.outlet, *(u[0] for u in text.upstream)}
    rows = vectors([m.content for m in mentions])
    wordings = {
        m.key: mention_wording(m, row, outlets=frozenset(outlets[m.text]))
        for m, row in zip(mentions, rows, strict=True)
    }
    return wordings, read_context(mentions, lot.texts, rows=rows, rarity=rarity, kept=None)


def fit(lots: Sequence[Pairs]) -> Any:
    """Return the weights of a logistic regression, by Newton's method."""
    lots = [lot for lot in lots if len(lot.same)]
    x = np.concatenate([lot.features for lot in lots])
    y = np.concatenate([lot.same for lot in lots])
    w = np.concatenate([lot.weight for lot in lots])
    penalty = np.eye(x.shape[1]) * PENALTY
    penalty[0, 0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (w * (likely - y)) + penalty @ weights
        bend = (x * (w * likely * (1 - likely))[:, None]).T @ x + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def told_apart(pairs: Pairs, weights: Any) -> tuple[float, float, float]:
    """Return the area under the curve, the average precision and the log loss in nats."""
    odds: Any = pairs.features @ weights
    likely: Any = np.clip(1 / (1 + np.exp(-odds)), 1e-6, 1 - 1e-6)
    yes: Any = odds[pairs.same == 1]
    no: Any = odds[pairs.same == 0]
    area: Any = ((yes[:, None] > no) + 0.5 * (yes[:, None] == no)).mean()
    ranked: Any = pairs.same[np.argsort(-odds, kind="stable")]
    precision: Any = ranked.cumsum() / np.arange(1, len(ranked) + 1)
    chances: list[float] = [
        p if is_same else 1 - p for p, is_same in zip(likely, pairs.same == 1, strict=True)
    ]
    loss = -sum(map(math.log, chances)) / len(chances)
    return float(area), float((precision * ranked).sum() / ranked.sum()), float(loss)


def show(story: str, kind: str, pairs: Pairs, found: Sequence[float]) -> None:
    area, precision, loss = found
    count = f"{len(pairs.same):5} {int(pairs.same.sum()):5}"
    print(f"{story:16} {kind:14} {count}  {area:.3f}  {precision:.3f}      {loss:.3f}")


if __name__ == "__main__":
    main()
