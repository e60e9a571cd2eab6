"""What texts keep, drop and add, as rows, and how often the texts of an outlet keep it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.base.errors import BadFilterError
from app.domain.ledger import Aspect
from app.query.carry import count_carry, list_carry, load_carry, stream_carry
from app.query.fidelity import (
    LEAST,
    count_fidelity,
    load_shares,
    make_share,
    stream_fidelity,
    wilson,
)
from app.query.filters import ClaimFilter
from app.query.outlet_replies import count_replies, list_replies, load_replies
from app.query.outlets import stream_outlets


def test_a_text_is_one_row_with_a_mark_for_each_aspect(held: Connection) -> None:
    first, second = load_carry(held, 1)
    assert (first.outlet.name, first.uppers, first.described) == ("Bay Post", (), False)
    assert (second.outlet.name, second.uppers, second.described) == ("Daily Nine", (1,), True)
    assert [mark.aspect for mark in second.marks] == [aspect.value for aspect in Aspect]
    origin = second.mark(Aspect.ORIGIN)
    assert (origin.state, origin.upper_words, origin.upper_outlet) == (
        "dropped",
        "an HSO source",
        "Bay Post",
    )
    assert not origin.upper_described


@pytest.mark.parametrize(
    ("wanted", "outlets"),
    [
        (ClaimFilter(), ["Bay Post", "Daily Nine"]),
        (ClaimFilter(outlets=("daily-nine",)), ["Daily Nine"]),
        (ClaimFilter(topics=("training",)), ["Bay Post", "Daily Nine"]),
        (ClaimFilter(topics=("patrols",)), []),
        (ClaimFilter(claim="tugs-bought"), []),
    ],
    ids=["all", "outlet", "topic", "other topic", "other claim"],
)
def test_a_filter_narrows_page_count_and_file_alike(
    held: Connection, wanted: ClaimFilter, outlets: list[str]
) -> None:
    page = list_carry(held, wanted)
    assert [row.outlet.name for row in page.items] == outlets
    assert page.count == count_carry(held, wanted) == len(outlets)
    assert tuple(stream_carry(held, wanted)) == page.items


def test_a_page_goes_on_where_the_last_one_ended(held: Connection) -> None:
    first = list_carry(held, ClaimFilter(), limit=1)
    rest = list_carry(held, ClaimFilter(after=first.next_after), limit=1)
    assert [*first.items, *rest.items] == list(load_carry(held, 1))
    assert rest.next_after is None


def test_the_shares_of_every_outlet_come_in_the_order_of_the_list_of_outlets(
    held: Connection,
) -> None:
    rows = list(stream_fidelity(held, ClaimFilter()))
    assert [row.outlet for row in rows] == list(stream_outlets(held, ClaimFilter()))
    assert len(rows) == count_fidelity(held, ClaimFilter())
    assert all(share.share is None for row in rows for share in row.shares)


def test_a_text_of_which_only_a_part_was_read_counts_in_no_share(held: Connection) -> None:
    assert [share.n for share in load_shares(held, 2)] == [0, 0, 0, 0]


@pytest.mark.parametrize(("n", "shown"), [(LEAST - 1, False), (LEAST, True)])
def test_a_share_is_shown_from_ten_on(n: int, shown: bool) -> None:
    share = make_share(Aspect.ORIGIN, n, n - 1, 3)
    assert share.n == n
    assert (share.share is not None) is shown
    assert (share.kept is not None) is shown
    assert (share.low is not None) is shown


@pytest.mark.parametrize(
    ("kept", "n", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (10, 10, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_the_interval_is_the_one_of_wilson(kept: int, n: int, low: float, high: float) -> None:
    assert tuple(round(bound, 4) for bound in wilson(kept, n)) == (low, high)


@given(st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_lies_between_nothing_and_all_around_the_share(pair: tuple[int, int]) -> None:
    kept, n = pair
    low, high = wilson(kept, n)
    assert 0 <= low <= (kept / n if n else 0.5) <= high <= 1
    mirror = wilson(n - kept, n)
    assert (1 - mirror[1], 1 - mirror[0]) == pytest.approx((low, high))
    assert high - low <= wilson(0, 0)[1]


def test_replies_of_an_outlet_stand_as_they_were_given(held: Connection) -> None:
    (reply,) = load_replies(held, 2)
    assert reply.words == "=We named HSO\nlower down."
    assert (reply.signed_by, reply.said_on, reply.recorded_on) == (
        "Kit Nine, editor",
        "2025-08",
        "2026-01-01",
    )
    assert load_replies(held, 1) == ()
    assert list_replies(held, ClaimFilter(outlets=("daily-nine",))).items == (reply,)
    assert count_replies(held, ClaimFilter(outlets=("bay-post",))) == 0
    assert count_replies(held, ClaimFilter(topics=("training",))) == 1
    assert count_replies(held, ClaimFilter(topics=("patrols",))) == 0
    with pytest.raises(BadFilterError, match="no-such"):
        count_replies(held, ClaimFilter(outlets=("no-such",)))
