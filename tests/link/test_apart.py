"""A mention never joins a claim that a person said it is none of."""

from app.domain.chain import Joined
from app.link.apart import keep_apart


def decided(mention: str, claim: str, *, new: bool = False) -> Joined:
    return Joined(mention, claim, is_new=new, score=0.9, reason="similar wording")


def test_a_mention_leaves_the_known_claim_it_was_taken_out_of():
    joined = (decided("m1", "c7"), decided("m2", "c7"))
    first, second = keep_apart(joined, {"m2": {"c7"}}, {})
    assert first == joined[0]
    assert (second.claim, second.is_new) == ("new:m2", True)


def test_the_group_it_leaves_is_named_after_one_that_stays():
    joined = tuple(decided(m, "new:m1", new=True) for m in ("m1", "m2", "m3"))
    found = keep_apart(joined, {"m1": {"c7"}}, {"m2": "c7"})
    assert [d.claim for d in found] == ["new:m1", "new:m2", "new:m2"]


def test_another_claim_than_the_rejected_one_is_free_to_be_joined():
    joined = (decided("m1", "c8"), decided("m2", "new:m2", new=True))
    assert keep_apart(joined, {"m1": {"c7"}, "m2": {"c7"}}, {"m1": "c7"}) == joined
