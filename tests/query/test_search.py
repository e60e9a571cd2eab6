"""Searching finds the same on both databases, in any spelling."""

import pytest
from sqlalchemy import Connection

from app.base.errors import BadFilterError
from app.query.claims import list_claims
from app.query.filters import ClaimFilter
from app.query.search import load_search


def found(held: Connection, box: str, kind: str | None = None) -> list[tuple[str, str]]:
    page = load_search(held, ClaimFilter(words=box, kind=kind), limit=50)
    assert len(page.hits) == page.count
    return [(hit.kind, "".join(text for text, _ in hit.snippet)) for hit in page.hits]


def claims(held: Connection, box: str) -> set[str]:
    return {card.slug for card in list_claims(held, ClaimFilter(words=box)).items}


@pytest.mark.parametrize("box", ["HSO", "ВРО", "вро", "北海局", "Harbour Signals Office"])
def test_a_name_in_any_spelling_finds_all_spellings(held: Connection, box: str) -> None:
    assert {text for _, text in found(held, box)} == {
        "About 40 pilots are to train at Bay Base.",
        "some 40 pilots will train at Bay Base, HSO said",
        "ВРО підтвердила: сорок пілотів",
    }
    page = load_search(held, ClaimFilter(words=box))
    assert [(kind, ref.slug) for kind, ref in page.meant] == [("actor", "hso")]


def test_a_quoted_name_is_exact(held: Connection) -> None:
    assert found(held, '"ВРО"') == [("mention", "ВРО підтвердила: сорок пілотів")]


def test_hits_come_newest_first_and_undated_ones_last(held: Connection) -> None:
    page = load_search(held, ClaimFilter(words="pilots"), limit=50)
    assert [hit.kind for hit in page.hits] == ["claim", "response", "mention", "mention", "mention"]
    assert page.counts == {"claim": 1, "mention": 3, "article": 0, "response": 1}
    assert [hit.day for hit in page.hits][-1] is None


def test_hits_page_without_gaps(held: Connection) -> None:
    whole = load_search(held, ClaimFilter(words="pilots"), limit=50)
    paged: list[object] = []
    place = None
    while True:
        page = load_search(held, ClaimFilter(words="pilots", after=place), limit=2)
        paged.extend(page.hits)
        place = page.next_after
        if place is None:
            break
    assert paged == list(whole.hits)


def test_a_kind_narrows_the_hits_but_not_the_counts(held: Connection) -> None:
    page = load_search(held, ClaimFilter(words="pilots", kind="response"))
    assert [hit.kind for hit in page.hits] == ["response"]
    assert page.count == 1
    assert page.counts["mention"] == 3


def test_a_field_in_the_box_means_the_same_as_the_field(held: Connection) -> None:
    boxed = load_search(held, ClaimFilter(words="pilots response:denial"))
    field = load_search(held, ClaimFilter(words="pilots", responses=("denial",)))
    assert boxed.hits == field.hits
    assert boxed.count == 5
    assert claims(held, "-topic:exercises") == {"pilots-train", "ledger"}
    assert claims(held, "actor:ВРО") == {"pilots-train"}


def test_an_unknown_field_value_is_named(held: Connection) -> None:
    with pytest.raises(BadFilterError, match="/topics"):
        load_search(held, ClaimFilter(words="topic:nothing"))


def test_claims_are_found_by_their_mentions_and_responses(held: Connection) -> None:
    assert claims(held, "such") == {"pilots-train"}
    assert claims(held, "Café") == {"ledger"}
    assert claims(held, "pilots OR tugs") == {"pilots-train", "tugs-bought"}
    assert claims(held, "-pilots -tugs") == {"patrols-planned", "ledger"}
    assert claims(held, "nothing-like-it") == set()


@pytest.mark.parametrize(
    "box",
    [
        '"',
        "'",
        "NEAR(a, b)",
        "*",
        "C++",
        "covid-19",
        "AND OR NOT",
        "a:b:c",
        "^x",
        "{a b}",
        "a\\",
        "%_",
        "' OR 1=1",
        "& | !",
        ":*",
        "(((",
        "-",
        "--",
        "-*",
        '-"',
    ],
)
def test_hostile_words_are_no_error(held: Connection, box: str) -> None:
    page = load_search(held, ClaimFilter(words=box))
    assert page.count == len(page.hits)
    assert list_claims(held, ClaimFilter(words=box)).count <= 4
