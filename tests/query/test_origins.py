"""Origins in one sentence, the order by reach, and where a chain cannot be read on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.query.cards import HopRow, NodeRow
from app.query.circles import find_circles
from app.query.claims import list_claims
from app.query.dead_ends import REASONS, count_dead_ends, list_dead_ends, stream_dead_ends
from app.query.filters import SORTS, ClaimFilter
from app.query.origins import count_origins, list_origins, stream_origins, tell_origins
from app.store.refresh import reach

REACH = ClaimFilter(sort="origins,articles")


@pytest.mark.parametrize(
    ("origins", "names", "figures", "sentence"),
    [
        ((1, 1), ("HUR",), (4, 4, 2), "1 origin: HUR. Four articles of four outlets, two of which "
         "reprint."),
        ((1, 2), ("HUR", "a source"), (1, 1, 0), "1–2 origins: HUR and a source. One article."),
        ((1, 1), (), (2, 1, 1), "1 origin. Two articles of one outlet, one of which reprints."),
        ((6, 6), tuple("abcdef"), (20, 15, 0), "6 origins: a, b, c, d and 2 more. 20 articles of "
         "15 outlets."),
    ],
)  # fmt: skip
def test_the_figures_are_told_in_one_sentence(
    origins: tuple[int, int], names: tuple[str, ...], figures: tuple[int, int, int], sentence: str
) -> None:
    articles, outlets, reprinting = figures
    told = tell_origins(origins, names, articles=articles, outlets=outlets, reprinting=reprinting)
    assert told == sentence


def test_the_widest_reach_on_the_fewest_origins_comes_first(held: Connection) -> None:
    assert [c.slug for c in list_claims(held, REACH).items] == [
        "pilots-train",
        "ledger",
        "tugs-bought",
        "patrols-planned",
    ]


def test_the_order_by_reach_goes_on_from_page_to_page(held: Connection) -> None:
    seen: list[str] = []
    wanted = REACH
    while True:
        page = list_claims(held, wanted, limit=1)
        seen += [c.slug for c in page.items]
        if page.next_after is None:
            break
        wanted = REACH.with_after(page.next_after)
    assert seen == [row.slug for row in stream_origins(held, REACH)]
    assert len(seen) == count_origins(held, REACH) == list_origins(held, REACH).count == 4
    assert REACH.sort in SORTS


COUNTS = st.tuples(st.integers(0, 1999), st.integers(0, 999_999))


@given(COUNTS, COUNTS)
def test_reach_orders_by_fewer_origins_and_then_by_more_articles(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert (reach(*one) > reach(*other)) == ((-one[0], one[1]) > (-other[0], other[1]))
    assert 0 <= reach(*one) < 2**31


def test_every_dead_end_says_why(held: Connection) -> None:
    ends = tuple(stream_dead_ends(held, ClaimFilter()))
    assert ends
    assert len(ends) == count_dead_ends(held, ClaimFilter())
    assert {end.reason for end in ends} <= set(REASONS.values())
    ghost = next(end for end in ends if end.kind == "ghost")
    assert ghost.reason == "cited, page not held"
    assert list_dead_ends(held, ClaimFilter(claim="ledger")).count < len(ends)


def a_node(key: str) -> NodeRow:
    return NodeRow(key, "text", key.upper(), False, None, None, None, 1, None, None)


def a_hop(number: int, source: str, to: str) -> HopRow:
    return HopRow(
        *(number, "c", source, "text", None, source, to, "text", 1, None, to),
        *("reports", "stated", "", None, 1.0, None, None, 1, "", "proposed"),
    )


def test_a_circle_is_found_once_with_a_way_round_it() -> None:
    nodes = [a_node(key) for key in "abcd"]
    hops = [a_hop(i, *pair) for i, pair in enumerate(["ab", "bc", "ca", "cd", "ac"])]
    (circle,) = find_circles(nodes, hops)
    assert circle.keys == ("a", "b", "c")
    assert circle.way == ("A", "C", "A")
    assert find_circles(nodes, hops[:2]) == ()
