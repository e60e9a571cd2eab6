"""What is offered where little was found: every offer finds something."""

import pytest
from sqlalchemy import Connection

from app.query.filters import ClaimFilter
from app.query.indexed_words import load_words
from app.query.meant import MOST, Help, find_help
from app.query.search import load_search, search


def helped(held: Connection, box: str, **more: tuple[str, ...]) -> Help:
    return find_help(held, search(held, ClaimFilter(words=box, **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("box", "meant"),
    [
        ("pilosts", "pilots"),
        ("plitos", None),
        ("pilots trian", "pilots train"),
        ('"bay bsae"', '"bay base"'),
        ("ptrols", "patrols"),
        ("Саутмарк", "southmark"),
        ("pil", "pil*"),
        ("pilots topic:trainning", "pilots topic:training"),
        ('pilots actor:"Harbor Signals Office"', "pilots actor:hso"),
        ("pilotts OR tugss", "pilots OR tugs"),
    ],
)
def test_another_spelling_is_offered_if_it_finds_something(
    held: Connection, box: str, meant: str | None
) -> None:
    found = helped(held, box).meant
    assert [c.wanted.words for c in found][:1] == ([meant] if meant else [])
    for correction in found:
        assert load_search(held, correction.wanted).count == correction.count > 0


def test_what_found_enough_needs_no_help(held: Connection) -> None:
    assert helped(held, "pilots") == Help()
    assert helped(held, "") == Help()


def test_an_excluded_word_is_not_mended(held: Connection) -> None:
    assert helped(held, "tugs -pilosts").meant == ()


def test_the_same_without_a_part_or_without_the_filter_is_offered(held: Connection) -> None:
    found = helped(held, "tugs zzzzzz")
    assert [(c.wanted.words, c.count) for c in found.fewer] == [
        ("tugs", load_search(held, ClaimFilter(words="tugs")).count)
    ]
    filtered = helped(held, "tugs", topics=("training",))
    assert filtered.fewer == ()
    assert filtered.unfiltered is not None
    assert filtered.unfiltered.count == load_search(held, ClaimFilter(words="tugs")).count
    both = helped(held, "tugs zzzzzz", topics=("training",))
    assert both.widened
    assert [c.wanted.topics for c in both.fewer] == [()]


def test_offers_are_few_and_differ_in_what_they_find(held: Connection) -> None:
    for box in ("pilosts", "zzz qqq www eee rrr ttt yyy", "a " * 90):
        found = helped(held, box)
        assert len(found.meant) <= MOST
        assert len(found.fewer) <= MOST
        assert len({c.wanted for c in found.meant}) == len(found.meant)


def test_the_words_of_the_index_and_of_names_are_known_once(held: Connection) -> None:
    words = load_words(held)
    assert {"pilots", "norland", "southmark", "подтвердила"} - set(words.counts) == {"подтвердила"}
    assert "підтвердила" in words.counts
    assert load_words(held) is words
