"""What stands beside a claim, as rows with the other claim's own figures."""

from sqlalchemy import Connection

from app.query.filters import ClaimFilter
from app.query.related import count_related, list_related, load_related, stream_related


def test_a_row_has_the_figures_of_the_other_claim(held: Connection) -> None:
    (row,) = load_related(held, 1)
    assert (row.claim_slug, row.other_slug, row.kind) == (
        "pilots-train",
        "tugs-bought",
        "same_event",
    )
    assert (row.articles, row.outlets, row.origins_min, row.origins_max) == (2, 2, 1, 2)
    assert not row.another_origin


def test_another_origin_is_told_where_both_have_known_ones(held: Connection) -> None:
    (row,) = load_related(held, 2)
    assert row.origins == ("HSO",)
    assert not row.shared_origins
    assert not row.another_origin, "nobody is known behind the claim itself"


def test_list_count_and_file_agree_for_a_filter(held: Connection) -> None:
    for wanted in (ClaimFilter(), ClaimFilter(topics=("training",)), ClaimFilter(claim="ledger")):
        page = list_related(held, wanted)
        rows = list(stream_related(held, wanted))
        assert page.count == len(rows) == count_related(held, wanted)
        assert list(page.items) == rows
    assert count_related(held, ClaimFilter(topics=("training",))) == 1


def test_a_list_goes_on_where_it_stopped(held: Connection) -> None:
    first = list_related(held, ClaimFilter(), limit=1)
    rest = list_related(held, ClaimFilter(after=first.next_after), limit=1)
    assert [row.claim_slug for row in (*first.items, *rest.items)] == [
        "pilots-train",
        "tugs-bought",
    ]
    assert rest.next_after is None
