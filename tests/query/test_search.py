"""Searching finds the same on both databases, in any spelling."""

import pytest
from sqlalchemy import Connection

from app.base.errors import BadFilterError
from app.query.claims import list_claims
from app.query.filters import ClaimFilter
from app.query.search import first_of_each, load_search, search


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


def test_an_unknown_field_value_is_named_and_the_rest_is_looked_for(held: Connection) -> None:
    page = load_search(held, ClaimFilter(words="pilots topic:nothing -response:applause"))
    assert page.count == load_search(held, ClaimFilter(words="pilots")).count
    assert ["/topics" in note or "applause" in note for note in page.notes] == [True, True]


def test_a_list_does_not_leave_out_what_it_is_asked_for(held: Connection) -> None:
    with pytest.raises(BadFilterError, match="/topics"):
        list_claims(held, ClaimFilter(words="topic:nothing"))
    with pytest.raises(BadFilterError, match="/outlets"):
        load_search(held, ClaimFilter(words="pilots", outlets=("nothing",)))


def test_a_filter_alone_finds_what_belongs_to_it(held: Connection) -> None:
    assert load_search(held, ClaimFilter()).count == 0
    assert load_search(held, ClaimFilter(words="-pilots")).count == 0
    assert {hit.kind for hit in load_search(held, ClaimFilter(topics=("exercises",))).hits} >= {
        "claim",
        "mention",
    }
    boxed = load_search(held, ClaimFilter(words="topic:exercises -pilots"))
    assert boxed.count == load_search(held, ClaimFilter(topics=("exercises",))).count > 0


def test_an_outlet_means_the_own_text_of_a_hit(held: Connection) -> None:
    page = load_search(held, ClaimFilter(words="pilots", outlets=("daily-nine",)), limit=50)
    assert {hit.outlet for hit in page.hits} == {None, "Daily Nine"}
    without = load_search(held, ClaimFilter(words="pilots -outlet:daily-nine"), limit=50)
    assert "Daily Nine" not in {hit.outlet for hit in without.hits}
    assert {hit.outlet for hit in without.hits} == {"Bay Post"}


def test_an_act_means_the_own_act_of_a_response(held: Connection) -> None:
    page = load_search(held, ClaimFilter(words="such OR pilots", responses=("no_comment",)))
    assert page.counts["response"] == 0
    assert page.counts["claim"] == 1


def test_days_mean_the_day_of_a_hit(held: Connection) -> None:
    page = load_search(held, ClaimFilter(words="pilots", earliest="2025-06", latest="2025-06"))
    assert {hit.day for hit in page.hits} <= {"2025-06-25", "2025-06-27", "2025-06-28"}
    assert page.count == 3


def test_the_first_of_each_kind_stand_together(held: Connection) -> None:
    page = first_of_each(held, search(held, ClaimFilter(words="pilots")))
    assert [hit.kind for hit in page.hits] == ["claim", "response", "mention", "mention", "mention"]
    assert page.count == 5
    assert page.next_after is None
    (claim,) = [hit for hit in page.hits if hit.kind == "claim"]
    assert ("pilots", True) in claim.marked_title
    (response,) = [hit for hit in page.hits if hit.kind == "response"]
    assert response.act == "denial"
    assert response.claim is not None
    assert response.claim.slug == "pilots-train"


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
