"""The wordings of one claim that search finds are one thing to read."""

from hypothesis import given
from hypothesis import strategies as st

from app.query.cards import Hit, Ref
from app.web.gathered import gather_wordings

CLAIMS = {name: Ref(name, f"The {name} sailed") for name in ("tug", "barge")}


def a_hit(kind: str = "mention", claim: str | None = "tug", title: str = "sailed") -> Hit:
    about = CLAIMS[claim] if claim else None
    return Hit(kind, title, "/", ((title, False),), False, "Tarn Courier", None, "", claim=about)


def test_wordings_of_one_claim_stand_under_the_first_of_them() -> None:
    one, other, again = a_hit(title="a"), a_hit(claim="barge", title="b"), a_hit(title="c")
    tug, barge = gather_wordings([one, other, again])
    assert (tug.first, tug.more) == (one, (again,))
    assert (barge.first, barge.more) == (other, ())


def test_what_is_no_wording_or_of_no_claim_stays_alone() -> None:
    hits = [a_hit("response"), a_hit("response"), a_hit(claim=None), a_hit(claim=None)]
    assert [g.first for g in gather_wordings(hits)] == hits


HITS = st.lists(
    st.builds(
        a_hit,
        st.sampled_from(["mention", "claim", "article", "response"]),
        st.sampled_from(["tug", "barge", None]),
        st.text(max_size=3),
    )
)


@given(HITS)
def test_gathering_loses_no_hit_and_adds_none(hits: list[Hit]) -> None:
    gathered = [hit for group in gather_wordings(hits) for hit in (group.first, *group.more)]
    assert sorted(map(repr, gathered)) == sorted(map(repr, hits))
