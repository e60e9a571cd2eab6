"""What stands next to one article, each neighbour once: above it, below it, with the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.query.cards import NeighbourRow

BESIDE = 8
"""Neighbours of one side that are named beside the text; the table below names all."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step between the two: its relation, the words it rests on, in which claims it is seen.

    ``words`` is '' where none lead from one to the other; ``claims`` are slugs, none for a step of
    the text as a whole.
    """

    relation: str
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One voice, outlet or text. ``href`` is its page, None where it has none.

    ``share`` and ``run`` are set for copies: the share of the shorter text that stands in the
    longer one, and the words of the longest stretch that stands in both.
    """

    name: str
    sign: str
    href: str | None
    article_id: int | None
    published: str | None
    steps: tuple[Step, ...]
    share: float | None = None
    run: int | None = None

    @property
    def relations(self) -> tuple[str, ...]:
        """The verbs of all steps, each once."""
        return tuple(dict.fromkeys(step.relation for step in self.steps))

    @property
    def claims(self) -> int:
        """In how many claims the step is seen."""
        return len({slug for step in self.steps for slug in step.claims})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """All that stands next to one article, the ones that share most first."""

    upstream: tuple[Neighbour, ...]
    downstream: tuple[Neighbour, ...]
    copies: tuple[Neighbour, ...]

    @property
    def count(self) -> int:
        """How many there are on all sides."""
        return len(self.upstream) + len(self.downstream) + len(self.copies)


def group_neighbours(rows: Sequence[NeighbourRow]) -> Neighbours:
    """Put the rows of one neighbour together; a claim more is a claim more, not a neighbour more.

    What is said of an outlet as a whole goes to its text where exactly that stands beside it.
    """
    up, down, same = (
        _group(row for row in rows if row.how == how) for how in ("upstream", "downstream", "copy")
    )
    return Neighbours(upstream=up, downstream=down, copies=same)


def _group(rows: Iterable[NeighbourRow]) -> tuple[Neighbour, ...]:
    grouped: dict[tuple[str, str], list[NeighbourRow]] = {}
    every = list(rows)
    texts: dict[str, set[int]] = {}
    for row in every:
        if row.article_id is not None and row.outlet_slug:
            texts.setdefault(row.outlet_slug, set()).add(row.article_id)
    for row in every:
        grouped.setdefault(_key(row, texts), []).append(row)
    found = [_neighbour(same) for same in grouped.values()]
    return tuple(sorted(found, key=lambda n: (-(n.share or 0), -n.claims)))


def _key(row: NeighbourRow, texts: dict[str, set[int]]) -> tuple[str, str]:
    if row.article_id is not None:
        return "text", str(row.article_id)
    of_outlet = texts.get(row.outlet_slug or "", set())
    if len(of_outlet) == 1 and row.actor_slug is None:
        return "text", str(min(of_outlet))
    if row.actor_slug:
        return f"actor {row.sign}", row.actor_slug
    return (f"outlet {row.sign}", row.outlet_slug) if row.outlet_slug else ("name", row.name)


def _neighbour(rows: Sequence[NeighbourRow]) -> Neighbour:
    first = next((row for row in rows if row.article_id is not None), rows[0])
    steps: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        claims = steps.setdefault((row.relation, row.words), {})
        if row.claim_slug:
            claims[row.claim_slug] = None
    return Neighbour(
        name=first.name,
        sign=first.sign,
        href=_href(first),
        article_id=first.article_id,
        published=first.published,
        steps=tuple(Step(verb, words, tuple(slugs)) for (verb, words), slugs in steps.items()),
        share=first.share,
        run=first.run,
    )


def _href(row: NeighbourRow) -> str | None:
    if row.article_id is not None:
        return f"/articles/{row.article_id}"
    if row.actor_slug:
        return f"/actors/{row.actor_slug}"
    return f"/outlets/{row.outlet_slug}" if row.outlet_slug else None
