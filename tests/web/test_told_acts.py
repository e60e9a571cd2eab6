"""One act that many texts tell stands once on the page of an actor, with all its tellings."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.query.cards import Ref, ResponseRow
from app.web.actors import share_acts
from app.web.told_acts import group_acts
from tests.web.test_passages import a_response


def told(number: int, **more: object) -> ResponseRow:
    usual = {"id": number, "date": "2025-07-02", "claim_slug": "tugs", "claim": "Tugs sailed."}
    return replace(a_response(0, 1), **{**usual, **more})


def test_an_act_told_by_three_texts_of_two_outlets_is_one_act() -> None:
    other = Ref("bay", "Bay Post")
    (act,) = group_acts([told(1), told(2, outlet=other), told(3, outlet=other, quote="No tugs.")])
    assert (len(act.tellings), act.outlets) == (3, 2)
    assert act.response.quote == "No tugs."


def test_acts_of_another_day_claim_kind_or_scope_are_others() -> None:
    rows = [
        told(1),
        told(2, date="2025-07-03"),
        told(3, claim_slug="gulls"),
        told(4, act="no_comment"),
        told(5, scope="other_claim"),
        told(6, actor=Ref("hso", "HSO")),
    ]
    assert len(group_acts(rows)) == len(rows)


def test_what_has_no_day_or_no_claim_is_never_taken_for_the_same() -> None:
    rows = [told(1, date=None), told(2, date=None), told(3, claim_slug=None)]
    assert len(group_acts(rows)) == 3


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from(["x", None]))))
def test_every_telling_stands_under_one_act(given: list[tuple[str | None, str | None]]) -> None:
    rows = [told(n, date=day, claim_slug=claim) for n, (day, claim) in enumerate(given)]
    ids = [r.id for act in group_acts(rows) for r in act.tellings]
    assert sorted(ids) == list(range(len(rows)))


def test_bars_are_shares_of_the_most_frequent_act() -> None:
    acts = (("denial", 2), ("unaware", 8), ("position", 4))
    assert share_acts(acts) == (("unaware", 8, 100.0), ("position", 4, 50.0), ("denial", 2, 25.0))
    assert share_acts(()) == ()
