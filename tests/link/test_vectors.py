"""Sentence vectors."""

from collections.abc import Sequence

import numpy as np

from app.domain.words import Act
from app.link.responses import place_responses
from app.link.same_claim import join_in_stories
from app.link.vectors import Kept, keys_compared, read_vectors, vector_key, vectors
from tests.link.factories import a_claim, a_mention, a_response


def test_vectors_have_length_one_and_like_sentences_are_near() -> None:
    rows = vectors(["Troops are trained in Tambov.", "Soldiers train in Tambov.", "Rice is cheap."])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert rows[0] @ rows[1] > 0.6 > rows[0] @ rows[2]


def test_a_vector_does_not_depend_on_the_others_beside_it() -> None:
    alone = vectors(["One sentence of its own."])[0].copy()
    beside = vectors(["A much longer sentence that stands before it.", "One sentence of its own."])
    assert np.array_equal(alone, beside[1])


def test_no_texts_give_no_rows() -> None:
    assert vectors([]).shape == (0, 384)


def test_a_kept_vector_is_used_and_a_new_one_is_handed_back() -> None:
    first = Kept()
    made = vectors(["One sentence of its own.", "And another."], kept=first)
    assert set(first.made) == {vector_key("One sentence of its own."), vector_key("And another.")}
    again = Kept(known=first.made)
    assert np.array_equal(vectors(["And another."], kept=again)[0], made[1])
    assert again.made == {}
    swapped = Kept(
        known={vector_key("And another."): first.made[vector_key("One sentence of its own.")]}
    )
    assert np.array_equal(vectors(["And another."], kept=swapped)[0], made[0])


def test_many_are_read_by_whom_one_is_given_and_only_what_is_not_held() -> None:
    asked: list[tuple[str, ...]] = []

    def read(texts: Sequence[str], version: str) -> tuple[bytes, ...]:
        asked.append(tuple(texts))
        return read_vectors(texts, version)

    texts = [f"Sentence {n} that nobody else reads." for n in range(6)]
    here = vectors(texts[:1])
    rows = vectors([*texts, texts[2]], kept=Kept(read=read))
    assert asked == [tuple(texts[1:])]
    assert np.array_equal(rows[0], here[0])
    assert np.array_equal(rows[2], rows[6])


def test_linking_is_the_same_with_and_without_kept_vectors() -> None:
    mentions = [
        a_mention("m1", "t1", content="Soldiers of Coastland train on drones.", claim=None),
        a_mention("m2", "t2", content="Coastland trains its soldiers on drones.", claim=None),
        a_mention("m3", "t3", content="A pier was closed to ships of the navy.", claim="c1"),
    ]
    claims = [a_claim("c1", statement="The navy closed a pier.")]
    responses = [a_response("r1", "t3", act=Act.DENIAL, quote="No pier was closed, it said.")]
    kept = Kept()
    joined = join_in_stories(mentions, claims, texts={}, kept=kept)
    placed = place_responses(responses, mentions, claims=claims, kept=kept)
    assert set(kept.made) == set(keys_compared(mentions, claims, responses))
    full = Kept(known=kept.made)
    assert join_in_stories(mentions, claims, texts={}, kept=full) == joined
    assert place_responses(responses, mentions, claims=claims, kept=full) == placed
    assert full.made == {}
    assert join_in_stories(mentions, claims, texts={}) == joined
    assert place_responses(responses, mentions, claims=claims) == placed


def test_without_new_mentions_only_what_stands_beside_a_response_is_read() -> None:
    mentions = [a_mention("m1", "t1", content="One."), a_mention("m2", "t2", content="Two.")]
    keys = keys_compared(mentions, [a_claim("c1")], [a_response("r1", "t2", quote="No.")])
    assert keys == [vector_key("No."), vector_key("Two.")]
