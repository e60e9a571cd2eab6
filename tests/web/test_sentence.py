"""What a list shows is said in right English for every filter."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.query.cards import Facet, Facets
from app.query.filters import REVIEWS, ClaimFilter, read_filter
from app.web.sentence import say_claims, say_denied, say_others, say_title

NAMES = Facets(
    topics=(
        Facet("training", "Military training", 3, True, 0, "military training"),
        Facet("taiwan", "Taiwan", 3, True, 0, "Taiwan"),
        Facet("drones", "Drones", 3, True, 0, "drones"),
    ),
    actors=(Facet("hur", "HUR", 3, True), Facet("china", "China", 3, True)),
    outlets=(Facet("daily-nine", "Daily Nine", 3, True),),
    responses=(),
)


def asked(query: str) -> ClaimFilter:
    """Return the filter of a query string."""
    return read_filter(parse_qsl(query))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", ""),
        ("sort=oldest&lanes=topic", ""),
        (
            "topic=training&from=2025-06&to=2025-09&date=reported",
            " about military training, first reported June to September 2025",
        ),
        ("topic=training&topic=drones&topic=taiwan", " about military training, drones or Taiwan"),
        ("actor=hur&actor=china", " involving HUR or China"),
        ("outlet=daily-nine&origins_max=1", " carried by Daily Nine with a single origin"),
        ("origins_max=3", " with at most 3 origins"),
        ("origins_max=0", " without an origin"),
        ("response=denial", " with a denial"),
        ("response=denial&response=none", " with a denial or no recorded response"),
        ("q=white tugs", " matching “white tugs”"),
        ("review=proposed", ", proposed by the machine"),
        ("story=tugs", " of one story"),
        ("from=2025&to=2025", " dated in 2025"),
        ("from=2025-04&to=2025-04", " dated in April 2025"),
        ("from=2025-04-03&to=2025-04-03", " dated on 3 April 2025"),
        ("from=2025-04-03&to=2025-04-09", " dated 3 to 9 April 2025"),
        ("from=2025-04-03&to=2025-05-09", " dated 3 April to 9 May 2025"),
        ("from=2024-12&to=2025-01", " dated December 2024 to January 2025"),
        ("from=2024-12&to=2025", " dated December 2024 to 2025"),
        ("from=2025-04~", " dated April 2025 or later"),
        ("to=2025", " dated 2025 or earlier"),
        ("from=2025-04/2025-06", " dated April 2025 or later"),
        ("as_of=2025-06-25", ", as recorded by the end of 25 June 2025 (UTC)"),
    ],
)
def test_claims_are_told_by_what_narrows_them(query: str, said: str) -> None:
    assert say_claims(asked(query), NAMES) == said


@pytest.mark.parametrize(
    ("denied", "claims", "said"),
    [
        (9, 23, ", 9 with a denial"),
        (0, 23, ", none with a denial"),
        (1, 1, ", with a denial"),
        (0, 1, ", without a denial"),
        (0, 0, ""),
    ],
)
def test_denials_are_counted_at_the_end(denied: int, claims: int, said: str) -> None:
    assert say_denied(denied, claims, ClaimFilter()) == said
    assert say_denied(denied, claims, asked("response=denial")) == ""


@pytest.mark.parametrize(
    ("kind", "query", "said"),
    [
        ("articles", "", ""),
        (
            "articles",
            "outlet=daily-nine&from=2025&topic=drones",
            " of Daily Nine published 2025 or later that mention claims about drones",
        ),
        (
            "responses",
            "response=denial&actor=china&topic=drones",
            " (denial) by China to claims about drones",
        ),
        ("responses", "claim=tugs", " to one claim"),
        ("actors", "topic=drones", " in claims about drones"),
        ("outlets", "from=2025&to=2025", " that carry claims dated in 2025"),
    ],
)
def test_other_lists_say_how_they_stand_to_the_claims(kind: str, query: str, said: str) -> None:
    assert say_others(kind, asked(query), NAMES) == said


@given(
    st.lists(st.sampled_from(["training", "taiwan", "unknown"]), unique=True),
    st.sampled_from([None, "2024", "2025-04", "2025-04-03", "../2025", "2025-04?"]),
    st.sampled_from([None, "2025", "2025-12", "2025-12-31", "2025/..", "2026~"]),
    st.sampled_from(REVIEWS),
    st.sampled_from(["", "tugs"]),
)
def test_no_filter_gives_a_sentence_with_a_gap(
    topics: list[str], earliest: str | None, latest: str | None, review: str, words: str
) -> None:
    wanted = ClaimFilter(
        topics=tuple(topics), earliest=earliest, latest=latest, review=review, words=words
    )
    said = "23 claims" + say_claims(wanted, NAMES)
    for fault in ("  ", " ,", ",,", "None", "..", "/"):
        assert fault not in said
    assert say_claims(wanted, NAMES).startswith((" ", ",")) or said == "23 claims"


def test_a_title_too_long_for_a_tab_ends_at_a_word() -> None:
    said = say_title("23 claims", " about " + "white tugs or " * 20)
    assert len(said) < 115
    assert said.endswith(" …")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "Timeline"),
        ("/claims", "Claims"),
        ("/?topic=training&response=denial", "about military training with a denial"),
        ("/claims?topic=taiwan", "about Taiwan"),
        ("/articles?topic=drones", "that mention claims about drones"),
    ],
)
def test_title_and_page_say_the_same_with_and_without_htmx(
    filled: TestClient, address: str, title: str
) -> None:
    page = filled.get(address).text
    whole = page.partition("<title>")[2].partition("</title>")[0]
    assert title in whole
    target = "article-list" if address.startswith("/articles") else "claim-page"
    fragment = filled.get(address, headers={"HX-Request": "true", "HX-Target": target}).text
    assert fragment.rstrip().endswith(f"<title>{whole}</title>")
    # what is cited "as of" moves on once, when the second of the last record is over
    later = filled.get(address).text
    assert any(fragment.partition("<title>")[0].strip() in whole for whole in (page, later))
