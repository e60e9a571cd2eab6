"""Copies: which texts repeat which."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.words import Relation
from app.link.copies import find_copies, overlap
from tests.link.factories import a_text


def words(seed: int, count: int) -> str:
    """Return ``count`` words that no other seed gives."""
    return " ".join(f"w{seed}x{i}" for i in range(count))


STORY = words(1, 300)


def test_a_reprint_among_foreign_blocks_is_a_copy_of_the_earlier_text() -> None:
    original = a_text("a", published="2025-06-20", passages=(STORY,))
    page = a_text("b", "mirror-site", published="2025-06-22", passages=(STORY, words(2, 900)))
    (copy,) = find_copies([page, original])
    assert (copy.text, copy.of) == ("b", "a")
    assert (copy.share, copy.run) == (1.0, 300)


def test_one_quotation_used_twice_is_not_a_copy() -> None:
    quotation = words(3, 25)
    a = a_text("a", passages=(words(4, 150), quotation, words(5, 100)))
    b = a_text("b", passages=(words(6, 40), quotation, words(7, 30)))
    assert overlap(a, b).run == 25
    assert find_copies([a, b]) == ()


def test_a_shortened_copy_is_a_copy() -> None:
    full = a_text("a", published="2025-06-20", passages=(STORY,))
    kept = STORY.split()
    short = a_text("b", published="2025-06-21", passages=(" ".join(kept[:40] + kept[200:240]),))
    (copy,) = find_copies([full, short])
    assert (copy.text, copy.of) == ("b", "a")
    assert copy.share > 0.9


def test_very_short_texts_are_compared_whole() -> None:
    brief = words(8, 20)
    (copy,) = find_copies([a_text("a", passages=(brief,)), a_text("b", passages=(brief,))])
    assert (copy.text, copy.of) == ("b", "a")


def test_without_dates_the_text_that_credits_the_other_is_the_copy() -> None:
    page = a_text(
        "a", "mirror-site", passages=(STORY,), upstream=(("harbour-post", Relation.REPRINTS),)
    )
    original = a_text("b", "harbour-post", passages=(STORY,))
    (copy,) = find_copies([page, original])
    assert (copy.text, copy.of) == ("a", "b")


def test_all_copies_lead_to_the_one_that_counts() -> None:
    texts = [a_text(k, published=f"2025-06-2{i}", passages=(STORY,)) for i, k in enumerate("abc")]
    assert {c.of for c in find_copies(texts)} == {"a"}


def test_texts_without_passages_are_never_copies() -> None:
    assert find_copies([a_text("a"), a_text("b")]) == ()


@given(st.permutations(range(5)))
def test_the_order_of_the_texts_does_not_matter(order: list[int]) -> None:
    kept = STORY.split()
    texts = [
        a_text("a", published="2025-06-20", passages=(STORY,)),
        a_text("b", passages=(" ".join(kept[:200]), words(9, 300))),
        a_text("c", "echo", published="2025-06-20", passages=(" ".join(kept[100:]),)),
        a_text("d", passages=(words(10, 80),)),
        a_text("e", published="2025-06-25", passages=(words(10, 80), words(11, 20))),
    ]
    assert find_copies([texts[i] for i in order]) == find_copies(texts)


@given(
    st.lists(st.sampled_from("abc"), min_size=5, max_size=40),
    st.lists(st.sampled_from("abc"), min_size=5, max_size=40),
)
def test_the_longest_run_is_the_longest_stretch_of_words_in_both(
    first: list[str], second: list[str]
) -> None:
    found = overlap(
        a_text("a", passages=(" ".join(first),)), a_text("b", passages=(" ".join(second),))
    )
    runs = [
        n
        for n in range(5, min(len(first), len(second)) + 1)
        for i in range(len(first) - n + 1)
        if any(first[i : i + n] == second[j : j + n] for j in range(len(second) - n + 1))
    ]
    assert found.run == (max(runs, default=0) if found.share >= 0.1 else 0)
