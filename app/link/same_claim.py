"""Which mentions state the same claim: joined to a known claim, or grouped into new ones."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.domain.chain import Copy, Joined, LinkClaim, LinkMention, LinkText
from app.link.context import REPEATING, Context, read_context
from app.link.dates import stated_years
from app.link.grouping import find_groups
from app.link.likeness import (
    NEAR_SAME,
    Likeness,
    Wording,
    claim_wording,
    coverage,
    likeness,
    mention_wording,
    together,
    word_share,
)
from app.link.numbers import Fit, fit
from app.link.rivals import Pair, in_order
from app.link.stories import find_stories
from app.link.vectors import Kept, vectors

# A wrong join spoils a curated claim, staying apart costs a suggestion. Set on the desk with some
# of its articles taken as new (75 % join theirs, 2 % another) and with two fifths of its claims
# unknown (11 % of their mentions join another; 26 % at 0.65 without floor and coverage).
KNOWN = 0.78
MARGIN = 0.06
EACH = 0.6  # no member of a group joins with it that is less like the claim than this
COVERAGE = 0.3  # of the fuller of the two wordings, by the closest wording of the claim
CANDIDATE_COSINE = 0.35
ONE_STORY = 0.5  # kinship of two texts from which on any two of their wordings are compared
UNDER_WAY = 8  # wordings of a claim that a machine began, the first ones, are compared
BEST = 1  # a known claim is as like as its best wordings are, on average
RELATED = 0.2  # kinship from which on a text that credits the other's outlet tells its story
NEW = "new:"

_NOTHING = Likeness(0.0, barred=False, reason="nothing in common")


def join_in_stories(
    mentions: Sequence[LinkMention],
    claims: Sequence[LinkClaim],
    *,
    texts: Mapping[str, LinkText],
    copies: Sequence[Copy] = (),
    kept: Kept | None = None,
    rarity: Mapping[str, float] | None = None,
    settled: Collection[str] | None = None,
) -> tuple[tuple[Joined, ...], frozenset[str]]:
    """Return one decision for each mention whose claim is undecided, in order of their keys, and
    the other texts that seem to tell the same story as one of theirs.

    Mentions that have a claim stay there and serve as its further wordings. A mention joins a known
    claim only if it is like it beyond ``KNOWN``, clearly more than like any other, shares a number
    or enough words with it and speaks of no other year; else it joins the other new ones it is
    like, in a group named after its smallest mention key. The same words
    are the same claim; opposite directions and a denial of the other never are. The order of
    ``mentions`` and ``claims`` does not matter. ``settled`` are the keys of the claims that the
    desk or a person stands for, all by default; the others are groups under way, which a new
    mention joins as it would have, had all come at once. ``kept``: see ``Kept``. ``rarity`` weighs
    word stems (``find_rarity`` of everything held); by default that of what is given here.
    """
    new = sorted((m for m in mentions if m.claim is None), key=lambda m: m.key)
    if not new:
        return (), frozenset()
    known = {
        c.key: c for c in sorted(claims, key=lambda c: c.key) if settled is None or c.key in settled
    }
    further = sorted((m for m in mentions if m.claim in known), key=lambda m: m.key)
    table = _Table.of(
        new,
        further,
        list(known.values()),
        begun=_under_way(mentions, {c.key for c in claims} - known.keys()),
        texts=texts,
        copies=copies,
        kept=kept,
        rarity=rarity,
    )
    joined: list[Joined] = []
    groups, story_of = _grouped(table)
    for group in groups:
        joined += _decide(group, table)
    own = {m.text for m in new}
    told = {story_of[text] for text in own}
    kindred = frozenset(text for text, story in story_of.items() if story in told) - own
    return tuple(sorted(joined, key=lambda j: j.mention)), kindred


def _under_way(mentions: Sequence[LinkMention], claims: Collection[str]) -> list[LinkMention]:
    """Return the first wordings of each of these claims, in order of their keys."""
    found: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m.key):
        if mention.claim in claims and len(found[mention.claim or ""]) < UNDER_WAY:
            found[mention.claim or ""].append(mention)
    return sorted((m for group in found.values() for m in group), key=lambda m: m.key)


@dataclass(slots=True)
class _Table:
    """Everything compared, each pair at most once.

    ``new`` are the wordings to be grouped; those in ``begun`` are in the group of a claim already.
    """

    new: dict[str, Wording]
    quotes: dict[str, tuple[str, str]]
    known: dict[str, list[Wording]]
    rarity: Mapping[str, float]
    rare: frozenset[str]
    cosine: dict[tuple[str, str], float]
    copied: frozenset[frozenset[str]]
    years: dict[str, frozenset[int]]
    context: Context
    repeating: frozenset[str]
    begun: Mapping[str, str]
    paired: dict[Pair, Likeness] = field(default_factory=dict[Pair, Likeness])
    seen: dict[tuple[str, str], Likeness] = field(default_factory=dict[tuple[str, str], Likeness])

    @classmethod
    def of(
        cls,
        new: Sequence[LinkMention],
        further: Sequence[LinkMention],
        claims: Sequence[LinkClaim],
        *,
        texts: Mapping[str, LinkText],
        copies: Sequence[Copy],
        kept: Kept | None,
        rarity: Mapping[str, float] | None,
        begun: Sequence[LinkMention] = (),
    ) -> "_Table":
        new = sorted((*new, *begun), key=lambda m: m.key)
        said = [m.content for m in (*new, *further)] + [c.statement for c in claims]
        rows = vectors(said, kept=kept)
        outlets = _outlets((*new, *further), texts)
        mentions = [
            mention_wording(m, row, outlets=outlets[m.text])
            for m, row in zip((*new, *further), rows, strict=False)
        ]
        stated = [
            claim_wording(c, row) for c, row in zip(claims, rows[len(mentions) :], strict=True)
        ]
        known: dict[str, list[Wording]] = {w.key: [w] for w in stated}
        for mention, wording in zip(further, mentions[len(new) :], strict=True):
            known[mention.claim or ""].append(wording)
        every = [*mentions, *stated]
        cosine: dict[tuple[str, str], float] = {}
        grid = rows[: len(new)] @ rows.T
        near = (grid >= CANDIDATE_COSINE).nonzero()
        order = [w.key if i < len(mentions) else f"claim:{w.key}" for i, w in enumerate(every)]
        for i, j in zip(near[0].tolist(), near[1].tolist(), strict=True):
            cosine[order[i], order[j]] = float(grid[i, j])
        weights = find_rarity([w.stems for w in every]) if rarity is None else rarity
        return cls(
            begun={m.key: m.claim or "" for m in begun},
            repeating=frozenset(m.key for m in new if m.place in REPEATING),
            context=read_context(
                new,
                texts,
                rows=rows[: len(new)],
                rarity=weights,
                kept=kept,
                begun={m.key for m in begun},
            ),
            new={w.key: w for w in mentions[: len(new)]},
            quotes={m.key: (m.text, m.quote) for m in new},
            known=known,
            rarity=weights,
            rare=_rare_stems(weights),
            cosine=cosine,
            copied=frozenset(frozenset((c.text, c.of)) for c in copies),
            years={m.key: stated_years(m.dates, m.content) for m in new}
            | {f"claim:{c.key}": _claim_years(c) for c in claims},
        )

    def like(self, a: Wording, b: Wording) -> Likeness:
        """Return how like two wordings are, ``a`` a new one."""
        key = (a.key, b.key if b.text is not None else f"claim:{b.key}")
        if key not in self.seen:
            self.seen[key] = self._compare(a, b, key)
        return self.seen[key]

    def pairs(self) -> dict[Pair, Likeness]:
        """Return how like the new wordings are, of the pairs worth comparing."""
        return {
            pair: self.joined(*pair)
            for pair in combinations(sorted(self.new), 2)
            if not (pair[0] in self.begun and pair[1] in self.begun) and self._worth(*pair)
        }

    def joined(self, low: str, high: str) -> Likeness:
        """Return how like two new wordings are, given by their keys in order."""
        if (low, high) not in self.paired:
            self.paired[low, high] = self._pair(self.new[low], self.new[high])
        return self.paired[low, high]

    def _worth(self, low: str, high: str) -> bool:
        a, b = self.context.focus[low], self.context.focus[high]
        if a.foreign or b.foreign:
            return a.many is not None and b.many is not None
        if (low, high) in self.cosine:
            return True
        if self._share_rare(self.new[low], self.new[high]):
            return True
        return self.context.kin(a.text, b.text) >= ONE_STORY

    def _share_rare(self, a: Wording, b: Wording) -> bool:
        """Tell whether two wordings share two words that few others have."""
        return len(a.stems & b.stems & self.rare) >= 2

    def _pair(self, a: Wording, b: Wording) -> Likeness:
        found = together(a, b, self.context)
        if self.quotes[a.key] == self.quotes[b.key]:
            return Likeness(found.score, barred=True, reason="two claims of one sentence")
        copied = frozenset((a.text or "", b.text or "")) in self.copied
        if copied and word_share(a, b) >= NEAR_SAME and not found.barred:
            return Likeness(max(found.score, 0.99), barred=False, reason="copied passage")
        return found

    def _compare(self, a: Wording, b: Wording, key: tuple[str, str]) -> Likeness:
        if key not in self.cosine and not self._share_rare(a, b):
            return _NOTHING
        found = likeness(a, b, rarity=self.rarity)
        copied = frozenset((a.text or "", b.text or "")) in self.copied
        if copied and word_share(a, b) >= NEAR_SAME and not found.barred:
            return Likeness(max(found.score, 0.99), barred=False, reason="copied passage")
        return found


def _claim_years(claim: LinkClaim) -> frozenset[int]:
    return stated_years((claim.event_date,) if claim.event_date else (), claim.statement)


def _outlets(
    mentions: Sequence[LinkMention], texts: Mapping[str, LinkText]
) -> dict[str, frozenset[str]]:
    """Return for each text its own outlet and all that it credits."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        found[mention.text] |= {s.outlet for s in mention.steps if s.outlet is not None}
        text = texts.get(mention.text)
        if text is not None:
            found[mention.text] |= {text.outlet, *(u[0] for u in text.upstream)}
    return {key: frozenset(outlets) for key, outlets in found.items()}


def find_rarity(wordings: Sequence[Collection[str]]) -> dict[str, float]:
    """Return how much each stem tells (from .69 for one in every wording upward).

    ``wordings`` are the sets of stems (``content_words``) of all mentions and claims compared.
    """
    counts = Counter(stem for stems in wordings for stem in stems)
    return {stem: math.log(1 + len(wordings) / count) for stem, count in counts.items()}


def _rare_stems(rarity: Mapping[str, float]) -> frozenset[str]:
    """Return the stems that few wordings have."""
    limit = max(rarity.values(), default=0.0) * 0.6
    return frozenset(stem for stem, worth in rarity.items() if worth >= limit)


# ---- grouping the new ones


def _grouped(table: _Table) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Return the new mentions in groups, see ``find_groups``, and the story of each text."""
    text_of = {key: wording.text or "" for key, wording in table.new.items()}
    pairs = table.pairs()
    story_of = _stories(text_of, pairs, table)
    groups = find_groups(
        text_of, pairs, repeating=table.repeating, begun=table.begun, story_of=story_of
    )
    return groups, story_of


def _stories(text_of: Mapping[str, str], pairs: Collection[Pair], table: _Table) -> dict[str, str]:
    """Return each text's story; only texts with mentions worth comparing are looked at."""
    outlets = {text_of[key]: wording.outlets for key, wording in table.new.items()}
    kin: dict[Pair, float] = {}
    for a, b in sorted({in_order(text_of[a], text_of[b]) for a, b in pairs}):
        found = table.context.kin(a, b)
        related = found >= RELATED and outlets[a] & outlets[b]
        kin[a, b] = found + bool(related)
    foreign = {focus.text for focus in table.context.focus.values() if focus.foreign}
    return find_stories(sorted(set(text_of.values())), kin, foreign=foreign)


# ---- known claims


def _decide(group: Sequence[str], table: _Table) -> list[Joined]:
    """Return the decisions for one group: the known claim it is like, or a new claim of its own.

    Each mention is tried first together with its group, then alone. The new ones of a group that
    has a claim already join that.
    """
    held = sorted({table.begun[key] for key in group if key in table.begun})
    undecided = [key for key in group if key not in table.begun]
    if held:
        return [_join_group(key, held[0], group, table, is_new=False) for key in undecided]
    whole = _best_known(group, table)
    if whole is not None:
        claim, score, reason = whole
        return [Joined(key, claim, is_new=False, score=score, reason=reason) for key in group]
    decided: list[Joined] = []
    rest: list[str] = []
    for key in group:
        alone = _best_known((key,), table) if len(group) > 1 else None
        if alone is None:
            rest.append(key)
        else:
            claim, score, reason = alone
            decided.append(Joined(key, claim, is_new=False, score=score, reason=reason))
    name = NEW + min(rest) if rest else ""
    return decided + [_join_group(key, name, rest, table, is_new=True) for key in rest]


def _join_group(
    key: str, claim: str, group: Sequence[str], table: _Table, *, is_new: bool
) -> Joined:
    """Return that a mention joins the claim of its group, with what it is most like there."""
    others = [table.joined(*in_order(key, other)) for other in group if other != key]
    best = max(others, key=lambda found: (found.score, found.reason), default=None)
    score = round(best.score, 4) if best else 1.0
    reason = best.reason if best else "no other wording of it"
    return Joined(key, claim, is_new=is_new, score=score, reason=reason)


def _best_known(group: Sequence[str], table: _Table) -> tuple[str, float, str] | None:
    ranked: list[tuple[float, str, str]] = []
    for claim, wordings in table.known.items():
        scores: list[float] = []
        reasons: list[tuple[float, str]] = []
        barred = False
        for key in group:
            found = [table.like(table.new[key], wording) for wording in wordings]
            top = sorted(found, key=lambda f: (-f.score, f.reason))[:BEST]
            if top[0].score == 1.0:
                top = top[:1]
            barred = barred or top[0].barred or found[0].barred
            scores.append(sum(f.score for f in top) / len(top))
            reasons.append((top[0].score, top[0].reason))
        if not barred:
            ranked.append((sum(scores) / len(scores), claim, max(reasons)[1]))
    ranked.sort(key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < KNOWN:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN and ranked[0][0] < 1.0:
        return None
    score, claim, reason = ranked[0]
    if not all(_may_join(key, claim, table) for key in group):
        return None
    return claim, round(score, 4), reason


def _may_join(key: str, claim: str, table: _Table) -> bool:
    """Tell whether a mention is itself near enough to the known claim its group is like."""
    mention, wordings = table.new[key], table.known[claim]
    own, its = table.years[key], table.years[f"claim:{claim}"]
    if own and its and not own & its:
        return False
    best = max(table.like(mention, wording).score for wording in wordings)
    if best == 1.0:
        return True
    if best < EACH:
        return False
    if any(fit(mention.numbers, wording.numbers) is Fit.SAME for wording in wordings):
        return True
    covered = max(coverage(mention, wording, rarity=table.rarity) for wording in wordings)
    return covered >= COVERAGE
