"""Each neighbour of an article stands once, with every step between the two."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.query.cards import NeighbourRow
from app.web.neighbours import group_neighbours


def a_row(**more: Any) -> NeighbourRow:
    usual: dict[str, Any] = {
        **dict.fromkeys(("article_id", "outlet_slug", "actor_slug", "share", "run", "claim_slug")),
        "how": "upstream",
        "relation": "reports",
        "name": "The Tide",
        "sign": "text",
        "words": "The Tide reported",
    }
    return NeighbourRow(**{**usual, **more})


def test_a_text_seen_in_many_claims_is_one_neighbour() -> None:
    rows = [a_row(article_id=4, claim_slug=f"claim-{n}", published="2025-06") for n in range(9)]
    (tide,) = group_neighbours(rows).upstream
    assert (tide.claims, tide.relations, tide.href) == (9, ("reports",), "/articles/4")
    assert len(tide.steps) == 1
    assert tide.published == "2025-06"


def test_what_is_said_of_the_outlet_goes_to_its_only_text_and_to_none_of_two() -> None:
    whole = a_row(outlet_slug="tide", relation="reprints", words="© The Tide")
    one = [whole, a_row(article_id=4, outlet_slug="tide", claim_slug="tugs")]
    (tide,) = group_neighbours(one).upstream
    assert set(tide.relations) == {"reprints", "reports"}
    two = [*one, a_row(article_id=5, outlet_slug="tide", claim_slug="tugs")]
    assert len(group_neighbours(two).upstream) == 3


def test_a_body_and_an_unnamed_voice_in_it_are_two() -> None:
    rows = [a_row(actor_slug="hso", sign=sign) for sign in ("voice", "unnamed")]
    assert [n.sign for n in group_neighbours(rows).upstream] == ["voice", "unnamed"]


def test_the_copy_with_most_of_the_same_words_comes_first() -> None:
    rows = [a_row(how="copy", article_id=n, share=n / 10, run=n) for n in (3, 9, 5)]
    copies = group_neighbours(rows).copies
    assert [(n.article_id, n.run) for n in copies] == [(9, 9), (5, 5), (3, 3)]


names = st.sampled_from([None, "tide", "bay"])


@given(
    st.lists(
        st.builds(
            a_row,
            how=st.sampled_from(["upstream", "downstream", "copy"]),
            article_id=st.none() | st.integers(1, 3),
            outlet_slug=names,
            claim_slug=names,
            sign=st.sampled_from(["text", "ghost", "voice"]),
        )
    )
)
def test_no_claim_of_a_step_is_lost_and_none_is_added(rows: list[NeighbourRow]) -> None:
    near = group_neighbours(rows)
    for how, side in (
        ("upstream", near.upstream),
        ("downstream", near.downstream),
        ("copy", near.copies),
    ):
        given = {row.claim_slug for row in rows if row.how == how and row.claim_slug}
        shown = {slug for n in side for step in n.steps for slug in step.claims}
        assert shown == given
