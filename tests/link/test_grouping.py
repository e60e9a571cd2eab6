"""Groups from how like each pair is."""

from app.link.grouping import find_groups
from app.link.likeness import Likeness
from app.link.rivals import weigh


def like(score: float, *, barred: bool = False) -> Likeness:
    return Likeness(score, barred=barred, reason="similar wording")


TEXTS = {"a1": "a", "a2": "a", "b1": "b", "b2": "b", "c1": "c"}


def test_a_sentence_goes_with_its_best_match_in_another_text() -> None:
    pairs = {
        ("a1", "b1"): like(0.9),
        ("a1", "b2"): like(0.6),
        ("a2", "b1"): like(0.5),
        ("a2", "b2"): like(0.7),
    }
    assert find_groups(TEXTS, pairs) == [("a1", "b1"), ("a2", "b2"), ("c1",)]


def test_a_pair_counts_less_where_one_of_them_has_a_better_match() -> None:
    weighed = weigh({("a1", "b1"): like(0.9), ("a1", "b2"): like(0.6)}, TEXTS)
    assert weighed["a1", "b1"] > 0.7
    assert weighed["a1", "b2"] < 0.4


def test_two_sentences_of_one_text_keep_two_groups_apart_but_a_headline_does_not() -> None:
    pairs = {
        ("a1", "a2"): like(0.75),
        ("a1", "b1"): like(0.9),
        ("a2", "b1"): like(0.89),
        ("a2", "c1"): like(0.89),
        ("a1", "c1"): like(0.9),
        ("b1", "c1"): like(0.9),
    }
    apart = find_groups(TEXTS, pairs)
    assert ("a1", "b1", "c1") in apart
    together = find_groups(TEXTS, pairs, repeating=["a2"])
    assert ("a1", "a2", "b1", "c1") in together


def test_the_same_words_are_one_claim_even_in_one_text() -> None:
    assert ("a1", "a2") in find_groups(TEXTS, {("a1", "a2"): like(1.0)})


def test_what_is_barred_stays_apart_whatever_else_is_alike() -> None:
    pairs = {
        ("a1", "b1"): like(0.9),
        ("a1", "c1"): like(0.99, barred=True),
        ("b1", "c1"): like(0.9),
    }
    groups = find_groups(TEXTS, pairs)
    assert not any({"a1", "c1"} <= set(group) for group in groups)


def test_two_lone_sentences_need_more_to_be_one_claim_than_two_among_others() -> None:
    alone = {"a1": "a", "b1": "b"}
    pairs = {("a1", "b1"): like(0.8)}
    assert find_groups(alone, pairs) == [("a1",), ("b1",)]
    assert ("a1", "b1") in find_groups(TEXTS, pairs)


RETOLD = {f"{t}{n}": t for t in "abcdef" for n in (1, 2)}


def test_two_groups_that_no_text_states_both_of_are_one_sooner_than_two_that_one_does() -> None:
    pairs = {
        ("a1", "b1"): like(0.9),
        ("a1", "c1"): like(0.9),
        ("b1", "c1"): like(0.9),
        ("d1", "e1"): like(0.9),
        ("d1", "f1"): like(0.9),
        ("e1", "f1"): like(0.9),
        **{(x, y): like(0.3) for x in ("a1", "b1", "c1") for y in ("d1", "e1", "f1")},
    }
    assert ("a1", "b1", "c1", "d1", "e1", "f1") in find_groups(RETOLD, pairs)
    moved = {"d1": "a", "e1": "b", "f1": "c"}
    assert ("a1", "b1", "c1") in find_groups({**RETOLD, **moved}, pairs)


def test_a_mention_alone_needs_more_than_a_group_to_join_another_group() -> None:
    like_it = {("a1", "b1"): like(0.95), ("a1", "c1"): like(0.27), ("b1", "c1"): like(0.27)}
    assert ("c1",) in find_groups(RETOLD, like_it)
    group = {
        **like_it,
        ("c1", "d1"): like(0.95),
        ("a1", "d1"): like(0.27),
        ("b1", "d1"): like(0.27),
    }
    assert ("a1", "b1", "c1", "d1") in find_groups(RETOLD, group)


def test_texts_of_different_stories_need_much_more_to_state_one_claim() -> None:
    pairs = {("a1", "b1"): like(0.8)}
    assert ("a1", "b1") in find_groups(RETOLD, pairs)
    assert ("a1",) in find_groups(RETOLD, pairs, story_of={"a": "mines", "b": "ports"})
    sure = {("a1", "b1"): like(1.0)}
    assert ("a1", "b1") in find_groups(RETOLD, sure, story_of={"a": "mines", "b": "ports"})


def test_a_headline_is_no_rival_of_the_sentence_it_stands_over() -> None:
    pairs = {("a1", "b1"): like(0.8), ("a2", "b1"): like(0.8)}
    assert weigh(pairs, RETOLD, repeating=["a2"])["a1", "b1"] > weigh(pairs, RETOLD)["a1", "b1"]


def test_a_text_of_no_known_story_is_strange_to_none() -> None:
    pairs = {("a1", "b1"): like(0.8)}
    assert ("a1", "b1") in find_groups(RETOLD, pairs, story_of={"a": "mines"})
