"""Sentence vectors."""

import numpy as np

from app.link.vectors import vectors


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
