"""What parts the chart of the timeline: topics with their months, and what lies in a range."""

import pytest
from sqlalchemy import Connection

from app.query.claims import list_claims
from app.query.facets import load_lanes, load_totals, running_label
from app.query.filters import ClaimFilter, read_filter


def counted(held: Connection, wanted: ClaimFilter) -> dict[str, int]:
    """Return by lane how many claims it has, with a month or without."""
    return {
        lane.slug: sum(m.count for m in lane.months.months)
        + sum(n for _, n in lane.months.years)
        + lane.months.longer
        + lane.months.undated
        for lane in load_lanes(held, wanted)
    }


def test_a_lane_counts_what_its_topic_would_show(held: Connection) -> None:
    lanes = counted(held, ClaimFilter())
    assert "patrols" not in lanes  # it lies below exercises
    for slug, number in lanes.items():
        assert number == list_claims(held, ClaimFilter(topics=(slug,))).count > 0


def test_a_chosen_topic_opens_into_those_below_it(held: Connection) -> None:
    assert set(counted(held, ClaimFilter(topics=("exercises",)))) == {"exercises", "patrols"}


def test_lanes_narrow_nothing_and_are_kept_in_the_address() -> None:
    wanted = read_filter([("lanes", "topic")])
    assert not wanted.narrowed()
    assert wanted.to_query() == "lanes=topic"


def test_totals_tell_which_dates_lie_within_the_range(held: Connection) -> None:
    wanted = ClaimFilter(earliest="2025-09-30", latest="2025-10-01")
    totals = load_totals(held, wanted)
    assert totals.claims == 3
    assert totals.inside is not None
    assert totals.inside < totals.claims
    whole = load_totals(held, ClaimFilter(earliest="2020", latest="2030"))
    assert whole.inside == whole.claims
    assert load_totals(held, ClaimFilter()).inside is None
    assert load_totals(held, ClaimFilter(topics=("training",))).inside is None


@pytest.mark.parametrize(
    ("label", "definition", "said"),
    [
        ("White tugs", "Small ships, white ones.", "white tugs"),
        ("Norland", "Reports of a quarrel over Norland.", "Norland"),
        ("Norland", "Norland and its neighbours.", "norland"),
        ("UAV parts", "Parts of unmanned aircraft.", "UAV parts"),
        ("Tugs", "Ships. Tugs are small.", "tugs"),
        ("", "", ""),
    ],
)
def test_a_label_inside_a_sentence_is_written_small_unless_it_is_a_name(
    label: str, definition: str, said: str
) -> None:
    assert running_label(label, definition) == said
