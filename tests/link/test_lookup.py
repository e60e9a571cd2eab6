import numpy as np
import pytest

from app.domain.chain import LinkClaim, LinkMention
from app.domain.words import Modality
from app.link.lookup import (
    kept_shingles,
    mention_terms,
    rarities,
    vector_buckets,
    vector_probes,
    wordings_of,
)


def a_mention(content: str, actors: tuple[str, ...] = ()) -> LinkMention:
    return LinkMention(
        key="m1",
        text="a1",
        claim=None,
        quote=content,
        content=content,
        described=False,
        modality=Modality.ASSERTED,
        steps=(),
        quantities=(),
        dates=(),
        topics=(),
        actors=actors,
    )


def test_a_mention_is_looked_up_by_stems_numbers_and_actors():
    terms = mention_terms(a_mention("600 cadets sailed to Lake Base", ("ost-ministry",)))
    assert {"cadet", "lake", "#600", "@ost-ministry"} <= terms
    assert "to" not in terms


def test_a_claim_counts_the_wordings_that_have_a_term():
    claim = LinkClaim("c1", "Cadets sailed north.", (), (), None, None)
    found = wordings_of(claim, [a_mention("cadets rowed"), a_mention("sailors rowed")], {})
    assert (found[""], found["cadet"], found["row"]) == (3, 2, 2)


def test_a_word_that_fewer_wordings_have_tells_more():
    found = rarities({"": 100, "china": 80, "gunboat": 2, "#600": 1})
    assert found["gunboat"] > found["china"]
    assert "#600" not in found
    assert found[""] >= max(found.values())


def test_a_vector_is_found_in_a_bucket_of_one_near_it():
    dice = np.random.default_rng(3)
    hits = 0
    for _ in range(50):
        one = dice.standard_normal(384).astype(np.float32)
        near = (one + 0.4 * dice.standard_normal(384)).astype(np.float32)
        assert set(vector_buckets(one)) <= set(vector_probes(one))
        hits += not set(vector_buckets(one)).isdisjoint(vector_probes(near))
    assert hits >= 45


@pytest.mark.parametrize(("size", "every"), [(50, 1), (300, 4), (900, 8)])
def test_of_a_longer_text_fewer_shingles_are_kept(size: int, every: int):
    shingles = frozenset(range(size))
    assert kept_shingles(shingles) == {n for n in range(size) if n % every == 0}
