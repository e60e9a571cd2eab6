"""Every list pages, counts and streams the same things."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from app.base.errors import BadFilterError
from app.query.actors import count_actors, list_actors, stream_actors
from app.query.articles import count_articles, list_articles, stream_articles
from app.query.cards import Listing
from app.query.claims import count_claims, list_claims, stream_claims
from app.query.drift import count_drift, list_drift, stream_drift
from app.query.filters import ClaimFilter
from app.query.headlines import count_headlines, list_headlines, stream_headlines
from app.query.hops import count_hops, list_hops, stream_hops
from app.query.losses import count_losses, list_losses, stream_losses
from app.query.mentions import count_mentions, list_mentions, stream_mentions
from app.query.outlets import count_outlets, list_outlets, stream_outlets
from app.query.responses import count_responses, list_responses, stream_responses

Lists = tuple[
    Callable[..., Listing[Any]],
    Callable[[Connection, ClaimFilter], int],
    Callable[[Connection, ClaimFilter], Iterator[object]],
]
LISTS: dict[str, Lists] = {
    "claims": (list_claims, count_claims, stream_claims),
    "mentions": (list_mentions, count_mentions, stream_mentions),
    "hops": (list_hops, count_hops, stream_hops),
    "responses": (list_responses, count_responses, stream_responses),
    "drift": (list_drift, count_drift, stream_drift),
    "losses": (list_losses, count_losses, stream_losses),
    "headlines": (list_headlines, count_headlines, stream_headlines),
    "articles": (list_articles, count_articles, stream_articles),
    "actors": (list_actors, count_actors, stream_actors),
    "outlets": (list_outlets, count_outlets, stream_outlets),
}
FILTERS = {
    "all": ClaimFilter(),
    "oldest": ClaimFilter(sort="oldest"),
    "reported": ClaimFilter(date="reported"),
    "most origins": ClaimFilter(sort="origins"),
    "most articles": ClaimFilter(sort="articles"),
    "topic": ClaimFilter(topics=("exercises",)),
    "actor": ClaimFilter(actors=("norland",)),
    "outlet": ClaimFilter(outlets=("daily-nine",)),
    "response": ClaimFilter(responses=("denial",)),
    "no response": ClaimFilter(responses=("none",)),
    "dates": ClaimFilter(earliest="2025-09", latest="2025-12"),
    "words": ClaimFilter(words="pilots"),
    "excluded words": ClaimFilter(words="-pilots"),
    "story": ClaimFilter(story="pilots"),
    "origins": ClaimFilter(origins_max=1),
    "review": ClaimFilter(review="accepted"),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
def test_pages_of_one_are_the_whole_list_and_the_count_is_the_length_of_the_file(
    held: Connection, name: str, wanted: ClaimFilter
) -> None:
    list_things, count_things, stream_things = LISTS[name]
    whole = list_things(held, wanted, limit=100)
    paged: list[object] = []
    place: str | None = None
    while True:
        page = list_things(held, wanted.with_after(place), limit=1)
        assert page.count == whole.count
        paged.extend(page.items)
        place = page.next_after
        if place is None:
            break

    assert paged == list(whole.items)
    assert whole.next_after is None
    assert whole.count == len(whole.items) == count_things(held, wanted)
    assert len(list(stream_things(held, wanted))) == whole.count


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "W10",
        "WyJuZXdlc3QtZXZlbnQiLCIyMDI1LTk5LTk5IiwxXQ",
        "é",
        "A" * 199,
        "[]",
        "====",
        "bnVsbA",
    ],
)
def test_a_place_that_does_not_exist_is_refused_with_a_sentence(
    held: Connection, name: str, cursor: str
) -> None:
    with pytest.raises(BadFilterError, match="start again") as refused:
        LISTS[name][0](held, ClaimFilter(after=cursor), limit=5)
    assert refused.value.field == "after"


def test_a_place_in_one_order_is_no_place_in_another(held: Connection) -> None:
    place = list_claims(held, ClaimFilter(), limit=1).next_after
    with pytest.raises(BadFilterError):
        list_claims(held, ClaimFilter(sort="origins", after=place), limit=1)


def test_a_file_goes_on_after_a_place_like_a_page(held: Connection) -> None:
    first = list_claims(held, ClaimFilter(), limit=2)
    rest = stream_claims(held, ClaimFilter(after=first.next_after))
    assert [row.slug for row in rest] == ["tugs-bought", "ledger"]
