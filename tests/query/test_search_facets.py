"""A choice beside the hits says how many hits it shows, whatever else is chosen."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from app.query.cards import SearchFacets
from app.query.filters import ClaimFilter
from app.query.search import facets_of, load_search, search

ASKED = [
    ClaimFilter(words="pilots"),
    ClaimFilter(words="pilots OR tugs OR patrols OR such OR headline"),
    ClaimFilter(words="pilots OR tugs", kind="mention"),
    ClaimFilter(words="pilots OR tugs OR patrols", topics=("exercises",)),
    ClaimFilter(words="pilots OR tugs OR patrols", outlets=("daily-nine",), responses=("denial",)),
    ClaimFilter(words="pilots OR tugs OR such", responses=("denial",), actors=("hso",)),
    ClaimFilter(words="pilots OR tugs OR patrols", earliest="2025-06", latest="2025-07"),
    ClaimFilter(topics=("exercises",)),
    ClaimFilter(responses=("denial",)),
    ClaimFilter(words="pilots -outlet:bay-post"),
    ClaimFilter(words="zzzz", topics=("exercises",)),
]
MANY = ("topics", "actors", "outlets", "responses", "languages")


def facets(held: Connection, wanted: ClaimFilter) -> SearchFacets:
    return facets_of(held, search(held, wanted))


@pytest.mark.parametrize("wanted", ASKED, ids=lambda wanted: wanted.to_query())
def test_choosing_one_shows_as_many_hits_as_it_says(held: Connection, wanted: ClaimFilter) -> None:
    found = facets(held, wanted)
    for name in MANY:
        for facet in getattr(found, name):
            chosen = replace(wanted, **{name: (facet.value,)})
            assert load_search(held, chosen).count == facet.count, (name, facet)
            assert facet.chosen == (facet.value in getattr(wanted, name))
    for year in found.years:
        chosen = replace(wanted, earliest=year.value, latest=year.value)
        assert load_search(held, chosen).count == year.count, year
    for kind in found.kinds:
        assert load_search(held, replace(wanted, kind=kind.value)).count == kind.count


def test_choices_of_one_kind_widen_and_of_two_narrow(held: Connection) -> None:
    words = ClaimFilter(words="pilots OR tugs OR patrols")
    one = load_search(held, replace(words, topics=("exercises",))).count
    both = load_search(held, replace(words, topics=("exercises", "training"))).count
    assert both >= one
    narrowed = load_search(held, replace(words, topics=("exercises",), actors=("hso",))).count
    assert narrowed <= one


def test_nothing_looked_for_has_no_choices(held: Connection) -> None:
    found = facets(held, ClaimFilter())
    assert found.topics == found.actors == found.outlets == found.languages == found.years == ()
