"""Responses: one text is one response, whatever number of claims it answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.measure.figures import Found, Share
from app.measure.names import Names
from app.measure.shapes import Marked, Reply
from app.measure.words import SAME, passage_likeness, same_passage


@dataclass(frozen=True, slots=True)
class Answer:
    """The responses of one text taken together: kinds said of it (``main``) or accepted, actors."""

    page: str
    words: str
    kinds: frozenset[str]
    main: frozenset[str]
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answers:
    """``pairs`` joins found to wanted; ``old`` are answers to other claims taken for these."""

    found: tuple[Answer, ...]
    wanted: tuple[Answer, ...]
    pairs: tuple[tuple[int, int], ...]
    ignored: frozenset[int]
    old: frozenset[int]
    names: Names

    def figure(self) -> Found:
        """Return how many responses are right."""
        return self._figure(len(self.pairs))

    def with_kind(self) -> Found:
        """Return how many are right and of the right kind."""
        return self._figure(
            sum(bool(self.found[i].main & self.wanted[j].kinds) for i, j in self.pairs)
        )

    def actors(self) -> Share:
        """Return how many of the right ones have a right actor."""
        return Share(sum(self.right_actor(i, j) for i, j in self.pairs), len(self.pairs))

    def by_kind(self) -> dict[str, Share]:
        """Return for each marked kind how many are found as that kind."""
        mine = {j: self.found[i].main for i, j in self.pairs}
        kinds = sorted({kind for answer in self.wanted for kind in answer.main})
        found: dict[str, Share] = {}
        for kind in kinds:
            those = [j for j, answer in enumerate(self.wanted) if kind in answer.main]
            right = sum(bool(mine.get(j, frozenset()) & self._as(j, kind)) for j in those)
            found[kind] = Share(right, len(those))
        return found

    def right_actor(self, i: int, j: int) -> bool:
        """Tell whether a found response and a marked one have an actor in common."""
        return any(
            self.names.near(mine, right)
            for mine in self.found[i].actors
            for right in self.wanted[j].actors
        )

    def _as(self, j: int, kind: str) -> frozenset[str]:
        answer = self.wanted[j]
        return answer.kinds if len(answer.main) == 1 else frozenset({kind})

    def _figure(self, right: int) -> Found:
        return Found(right, len(self.found) - len(self.ignored), right, len(self.wanted))


def compare_replies(found: Marked, gold: Marked, names: Names) -> Answers:
    """Pair the found responses with the marked ones, the likest first."""
    mine = _together(found.replies, names)
    wanted = _together((r for r in gold.replies if not r.optional), names)
    near = sorted(
        (
            (passage_likeness(a.words, b.words), i, j)
            for i, a in enumerate(mine)
            for j, b in enumerate(wanted)
            if a.page == b.page
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, i, j in near:
        if likeness >= SAME and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    harmless = [(r.page, r.words) for r in gold.replies if r.optional]
    harmless += [(a.page, a.words) for a in gold.asides if a.kind is None]
    harmless += [(wanted[j].page, wanted[j].words) for j in taken]
    earlier = [(a.page, a.words) for a in gold.asides if a.kind == "old_response"]
    rest = [i for i in range(len(mine)) if i not in pairs]
    ignored = frozenset(i for i in rest if _among(mine[i], harmless))
    old = frozenset(i for i in rest if i not in ignored and _among(mine[i], earlier))
    return Answers(mine, wanted, tuple(pairs.items()), ignored, old, names)


def _among(answer: Answer, passages: Iterable[tuple[str, str]]) -> bool:
    return any(p == answer.page and same_passage(answer.words, words) for p, words in passages)


def _together(replies: Iterable[Reply], names: Names) -> tuple[Answer, ...]:
    texts: dict[tuple[str, str], list[Reply]] = {}
    for reply in replies:
        texts.setdefault((names.page(reply.page), reply.words), []).append(reply)
    return tuple(
        Answer(
            page,
            words,
            kinds=frozenset(kind for r in group for kind in r.kinds_right),
            main=frozenset(r.kind for r in group),
            actors=frozenset(r.actor for r in group if r.actor),
        )
        for (page, words), group in texts.items()
    )
