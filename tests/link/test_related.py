"""Claims beside one another: what each kind needs, and what is never one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import LinkClaim, LinkQuantity
from app.domain.ledger import RelatedKind
from app.domain.words import ActorRole
from app.link.lookup import claim_terms
from app.link.matters import Matter, read_matter
from app.link.related import MOST, find_related, relate
from app.link.vectors import vectors

PARENTS = {"pla": "china", "russian-army": "russia", "oslo-mfa": None, "pump-works": None}
STATES = frozenset(("russia", "china", "norway"))
OPPOSITE_OF = {
    RelatedKind.BROADER: RelatedKind.NARROWER,
    RelatedKind.NARROWER: RelatedKind.BROADER,
}


def a_matter(
    key: str,
    statement: str,
    *,
    topics: tuple[str, ...] = ("training",),
    actors: tuple[str, ...] = ("russia", "china"),
    day: str | None = None,
    number: float | None = None,
    texts: tuple[str, ...] = (),
) -> Matter:
    quantity = None
    if number is not None:
        quantity = LinkQuantity(f"{number:g}", number, None, None, None, approximate=False)
    claim = LinkClaim(key, statement, topics, actors, quantity, day)
    roles = [
        (actor, ActorRole.OBJECT if n else ActorRole.SUBJECT) for n, actor in enumerate(actors)
    ]
    return read_matter(
        claim,
        roles,
        parents=PARENTS,
        states=STATES,
        texts=frozenset(texts),
        terms=claim_terms(claim),
        vector=vectors([statement])[0],
    )


CADETS = a_matter("c1", "Russia trains 600 Chinese cadets at Omsk in 2031.", day="2031", number=600)
OF_THEM = a_matter("c2", "About 200 of them, Chinese cadets at Omsk, train on tanks.", number=200)
BACK = a_matter("c3", "China trained 90 Russian cadets near Jinan in 2031.", day="2031", number=90)
SOME = a_matter("c4", "Some of the Russian cadets trained in China went to the front.", day="2031")
SAIL = a_matter(
    "c5",
    "China and Russia held the Grey Heron-2031 exercise off Omsk.",
    topics=("exercises",),
    day="2031-06-01/2031-06-04",
)
SHIPS = a_matter(
    "c6", "Five Chinese ships joined Grey Heron-2031.", topics=("exercises",), day="2031-06"
)
LATER = a_matter(
    "c7",
    "China and Russia held the Grey Heron-2032 exercise off Omsk.",
    topics=("exercises",),
    day="2032-06",
)
PUMPS = a_matter(
    "c8",
    "The pump works is to build 900 pump drones in 2031.",
    topics=("drones",),
    actors=("pump-works",),
    day="2031",
    number=900,
)
BY_APRIL = a_matter(
    "c9",
    "The pump works had built 300 pump drones by April 2031.",
    topics=("drones",),
    actors=("pump-works",),
    day="2031-04",
    number=300,
)
TOOLS = a_matter(
    "d1",
    "China is the main supplier of machine tools and chips to Russia.",
    topics=("goods",),
    day="2031",
)
CHIPS = a_matter(
    "d2", "Russia bought 40 tons of chips from China in May 2031.", topics=("goods",), day="2031-05"
)
NO_CHIPS = a_matter(
    "d3", "China does not supply chips to Russia.", topics=("goods",), day="2031-05"
)
SUMMONED = a_matter(
    "d4",
    "Oslo summoned the envoy over reports that China trained Russian cadets.",
    actors=("oslo-mfa", "china"),
    day="2031-05-02",
)
EVERY = (
    *(CADETS, OF_THEM, BACK, SOME, SAIL, SHIPS, LATER, PUMPS, BY_APRIL, TOOLS, CHIPS),
    *(NO_CHIPS, SUMMONED),
)


@pytest.mark.parametrize(
    ("a", "b", "kind", "reason"),
    [
        (CADETS, BACK, RelatedKind.OPPOSITE, "there China trains Russia"),
        (BACK, CADETS, RelatedKind.OPPOSITE, "there Russia trains China"),
        (CADETS, OF_THEM, RelatedKind.NARROWER, "a part of those"),
        (BACK, SOME, RelatedKind.NARROWER, "a part of those"),
        (PUMPS, BY_APRIL, RelatedKind.NARROWER, "its number is part of this one's"),
        (BY_APRIL, PUMPS, RelatedKind.BROADER, "its number includes this one's"),
        (TOOLS, CHIPS, RelatedKind.NARROWER, "a part of what this one names"),
        (SAIL, SHIPS, RelatedKind.SAME_EVENT, "both name Grey Heron 2031"),
    ],
)
def test_a_claim_stands_beside_another_with_its_reason(
    a: Matter, b: Matter, kind: RelatedKind, reason: str
) -> None:
    found = relate(a, b)
    assert found is not None
    assert (found.other, found.kind) == (b.key, kind)
    assert reason in found.reason
    assert 0 < found.score <= 1


@pytest.mark.parametrize(
    ("a", "b"),
    [(SAIL, LATER), (TOOLS, NO_CHIPS), (CADETS, PUMPS), (SUMMONED, CADETS), (SAIL, CHIPS)],
    ids=["another year's", "it is denied", "nothing in common", "only protested", "other matter"],
)
def test_what_only_looks_alike_is_not_related(a: Matter, b: Matter) -> None:
    assert relate(a, b) is None


def test_a_claim_told_twice_says_so() -> None:
    twice = a_matter("e1", CADETS.statement, day="2031", number=600)
    found = relate(CADETS, twice)
    assert found is not None
    assert found.reason == "nearly the same words: perhaps one claim"
    other_way = a_matter("e2", "Russia never trains 600 Chinese cadets at Omsk in 2031.")
    denied = relate(CADETS, other_way)
    assert denied is None or "same words" not in denied.reason


@given(st.sampled_from(EVERY), st.sampled_from(EVERY))
def test_each_kind_is_told_both_ways(a: Matter, b: Matter) -> None:
    if a is b:
        return
    there, back = relate(a, b), relate(b, a)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert back.kind == OPPOSITE_OF.get(there.kind, there.kind)
        assert back.score == there.score


def test_a_claim_is_never_beside_itself_and_the_order_does_not_matter() -> None:
    found = find_related(CADETS, EVERY)
    assert CADETS.key not in {row.other for row in found}
    assert find_related(CADETS, EVERY[::-1]) == found


def test_only_the_best_ones_are_kept() -> None:
    many = [
        a_matter(f"f{n:02}", f"China trained {n + 20} Russian cadets near Jinan.", number=n + 20)
        for n in range(MOST + 5)
    ]
    found = find_related(CADETS, many)
    assert len(found) == MOST
    assert [row.score for row in found] == sorted((row.score for row in found), reverse=True)
