"""A filter is said in words, by the names of what it asks for."""

import pytest
from sqlalchemy import Connection

from app.query.called import load_called, load_name
from app.query.filters import ClaimFilter
from app.web.asked import say_asked, say_view
from tests.query.conftest import held, held_engine

__all__ = ["held", "held_engine"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (ClaimFilter(), "All claims"),
        (ClaimFilter(words="tug boats"), "Claims with the words “tug boats”"),
        (ClaimFilter(topics=("a", "b", "c")), "Claims about A, b or c"),
        (ClaimFilter(responses=("denial", "no_comment")), "Claims with a denial or “no comment”"),
        (ClaimFilter(responses=("none",)), "Claims without a recorded response"),
        (ClaimFilter(earliest="2025-06", latest="2025-09-30", date="reported"),
         "Claims reported from Jun 2025 to 30 Sep 2025"),
        (ClaimFilter(latest="2025"), "Claims dated to 2025"),
        (ClaimFilter(origins_max=1, review="accepted"),
         "Claims with at most 1 origin, accepted in review"),
        (ClaimFilter(sort="oldest", after="x", as_of="2025"), "All claims"),
    ],
    ids=lambda value: value.to_query() if isinstance(value, ClaimFilter) else "",
)  # fmt: skip
def test_a_view_is_called_by_what_it_asks_for(wanted: ClaimFilter, said: str) -> None:
    assert say_view("Claims", wanted, {("topic", "a"): "A"}) == said


def test_names_are_those_of_the_records(held: Connection) -> None:
    wanted = ClaimFilter(topics=("exercises",), claim="pilots-train", story="no-such")
    called = load_called(held, wanted)
    assert called["claim", "pilots-train"] == "About 40 pilots are to train at Bay Base."
    assert ("story", "no-such") not in called
    assert (
        say_asked(wanted, called)[-1] == "of the claim “About 40 pilots are to train at Bay Base.”"
    )
    assert load_name(held, "topic", "a\x00b") is None
