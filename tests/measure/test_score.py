from typing import Any

import pytest

from app.base.errors import BadInputError
from app.measure.shapes import read_marked
from tests.measure.factories import TALKS, WHARF, a_claim, a_file, a_mention, scored, value

EDGE = {"from": "tide", "to": "gull", "relation": "attribution"}


def a_reply(words: str = TALKS, **more: Any) -> dict[str, Any]:
    return {"page": "tide", "evidence": words, "actor": "the yard", "kind": "denial", **more}


def test_gold_against_itself_is_right_in_everything() -> None:
    gold = a_file(
        a_claim(
            a_mention(),
            a_mention(page="gull", upstream_outlet="Tide Weekly"),
            edges=[EDGE],
            responses=[a_reply(optional=False)],
            drift=[{"kind": "number", "from_page": "tide", "to_page": "gull"}],
        )
    )
    result = scored(gold, gold)
    wrong = {name: figure.value for name, figure in result.figures.items() if figure.value != 1.0}
    assert wrong == {}
    assert result.misses == ()


def test_an_empty_file_misses_everything_and_is_wrong_about_nothing() -> None:
    result = scored(a_file(), a_file(a_claim(a_mention())))
    assert value(result, "mentions") == 0.0
    assert [miss.kind for miss in result.misses] == ["mention missed", "origins wrong"]


def test_a_name_may_be_an_alias_and_a_page_its_address() -> None:
    gold = a_file(a_claim(a_mention()))
    found = a_file(a_claim(a_mention(page="https://tide.example/1", source="the port authority")))
    assert value(scored(found, gold), "source") == 1.0


def test_each_accepted_source_is_right_and_another_is_shown_with_the_right_one() -> None:
    gold = a_file(a_claim(a_mention(source_accept=["Mirny port authority", "Tide Weekly"])))
    assert value(scored(a_file(a_claim(a_mention(source="Tide"))), gold), "source") == 1.0
    wrong = scored(a_file(a_claim(a_mention(source="Gull Daily"))), gold)
    assert value(wrong, "source") == 0.0
    assert [(m.kind, m.note) for m in wrong.misses] == [
        ("source wrong", "Gull Daily, should be Mirny port authority")
    ]


@pytest.mark.parametrize(
    ("more", "false", "ignored"),
    [
        ({}, {"unlisted text": 1}, {}),
        ({"neutral": [{"page": "tide", "evidence": TALKS}]}, {}, {"neutral": 1}),
        (
            {"not_claims": [{"page": "tide", "evidence": TALKS, "type": "related"}]},
            {"related": 1},
            {},
        ),
        (
            {"not_claims": [{"page": "tide", "evidence": TALKS, "type": "old_response"}]},
            {},
            {"other claim, kept apart": 1},
        ),
    ],
)
def test_what_is_no_claim_of_the_story_is_false_by_its_kind(
    more: dict[str, Any], false: dict[str, int], ignored: dict[str, int]
) -> None:
    found = a_file(a_claim(a_mention()), a_claim(a_mention(TALKS), key="talks"))
    result = scored(found, a_file(a_claim(a_mention()), **more))
    assert dict(result.false_by_kind) == false
    assert dict(result.ignored) == ignored


def test_a_claim_of_another_story_is_false_inside_a_claim_of_this_one() -> None:
    aside = {"page": "tide", "evidence": TALKS, "type": "background_other_claim"}
    found = a_file(a_claim(a_mention(), a_mention(TALKS)))
    result = scored(found, a_file(a_claim(a_mention()), not_claims=[aside]))
    assert dict(result.false_by_kind) == {"background_other_claim": 1}


def test_an_optional_mention_is_neither_wanted_nor_wrong() -> None:
    gold = a_file(a_claim(a_mention(), a_mention(TALKS, optional=True)))
    assert value(scored(a_file(a_claim(a_mention())), gold), "mentions") == 1.0
    both = scored(a_file(a_claim(a_mention(), a_mention(TALKS))), gold)
    assert value(both, "mentions") == 1.0


def test_claims_thrown_together_cost_precision_and_missed_ones_recall() -> None:
    gold = a_file(
        a_claim(a_mention(), a_mention(page="gull")), a_claim(a_mention(TALKS), key="talks")
    )
    together = scored(
        a_file(a_claim(a_mention(), a_mention(page="gull"), a_mention(TALKS))), gold
    ).figures["grouping"]
    assert together.as_json()["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3, abs=1e-4)
    missed = scored(a_file(a_claim(a_mention(), a_mention(page="gull"))), gold).figures["grouping"]
    assert missed.as_json()["recall"] == 1.0
    assert missed.as_json()["recall_strict"] == pytest.approx(2 / 3, abs=1e-4)


def test_an_outlet_with_one_page_in_the_story_is_that_page() -> None:
    gold = a_file(a_claim(a_mention(), edges=[EDGE]))
    named = a_file(a_claim(a_mention(), edges=[{**EDGE, "from": "Tide Weekly"}]))
    assert value(scored(named, gold), "edges with relation") == 1.0


def test_an_edge_the_other_way_round_is_a_miss_and_false() -> None:
    gold = a_file(a_claim(a_mention(), edges=[EDGE]))
    turned = a_file(a_claim(a_mention(), edges=[{**EDGE, "from": "gull", "to": "tide"}]))
    result = scored(turned, gold)
    assert value(result, "edges") == 0.0
    assert {m.kind for m in result.misses} == {"edge missed", "edge false"}


def test_edges_of_a_claim_that_meets_none_are_not_counted() -> None:
    gold = a_file(a_claim(a_mention(), edges=[EDGE]))
    found = a_file(a_claim(a_mention(), edges=[EDGE]), a_claim(a_mention(TALKS), edges=[EDGE]))
    assert value(scored(found, gold), "edges") == 1.0


def test_a_response_to_two_claims_is_counted_once() -> None:
    reply = a_reply(optional=False)
    gold = a_file(
        a_claim(a_mention(), responses=[reply]), a_claim(a_mention(), key="b", responses=[reply])
    )
    found = a_file(a_claim(a_mention(), responses=[a_reply(kind="position")]))
    result = scored(found, gold)
    assert value(result, "responses") == 1.0
    assert value(result, "responses with kind") == 0.0
    assert result.figures["denial found"].as_json()["of"] == 1


def test_an_old_denial_taken_for_this_one_is_counted() -> None:
    aside = {"page": "tide", "evidence": TALKS, "type": "old_response"}
    found = a_file(a_claim(a_mention(), responses=[a_reply()]))
    assert scored(found, a_file(a_claim(a_mention()), not_claims=[aside])).old_responses_taken == 1


@pytest.mark.parametrize(("said", "right"), [(1, 0.0), (2, 1.0), (3, 1.0), (None, 0.0)])
def test_each_accepted_count_of_origins_is_right(said: int | None, right: float) -> None:
    gold = a_file(a_claim(a_mention(), independent_origins=2, independent_origins_accept=[2, 3]))
    found = a_file(a_claim(a_mention(WHARF), independent_origins=said))
    assert value(scored(found, gold), "origins") == right


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([], "no JSON object"),
        ({}, "no list of “claims”"),
        ({"claims": 3}, "no list of objects"),
        ({"claims": [{"mentions": [{"evidence": "x"}]}]}, "no text as “page”"),
        ({"claims": [{"edges": [{"from": "a"}]}]}, "no text as “to”"),
        ({"claims": [], "neutral": ["x"]}, "no list of objects"),
    ],
)
def test_another_shape_is_refused_with_its_place(data: object, says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read_marked(data, name="found.json")
