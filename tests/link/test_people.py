"""How many unnamed people some words speak of."""

import math

import pytest

from app.link.people import Count, count_people, speaks_of_more, tells_of_people

MANY = math.inf


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("a source", 1, 1),
        ("a source in the coast guard", 1, 1),
        ("sources", 2, MANY),
        ("the officials", 2, MANY),
        ("two officials", 2, 2),
        ("two naval officials and a former diplomat", 3, 3),
        ("12 employees", 12, 12),
        ("one of the sources", 2, MANY),
        ("several people close to the yard", 2, MANY),
        ("источник в порту", 1, 1),
        ("источники в порту", 2, MANY),
        ("двое чиновников", 2, 2),
        ("джерело в порту", 1, 1),
        ("джерела в порту", 1, MANY),
        ("троє посадовців", 3, 3),
        ("eine Quelle", 1, 1),
        ("drei Quellen", 3, 3),
        ("zwei Beamte", 1, MANY),
        ("uma fonte", 1, 1),
        ("duas fontes", 2, 2),
        ("一位官员", 1, 1),
        ("两名官员", 2, 2),
        ("多名消息人士", 2, MANY),
        ("消息人士", 1, MANY),
    ],
)
def test_people_are_counted_from_the_words(words: str, low: float, high: float) -> None:
    assert count_people(words) == Count(low, high)


@pytest.mark.parametrize(
    "words", ["the coast guard", "they", "customs records", "open sources", ""]
)
def test_words_for_others_count_nobody(words: str) -> None:
    assert count_people(words) is None


def test_words_can_say_that_there_are_more() -> None:
    assert speaks_of_more("another source")
    assert speaks_of_more("один из чиновников")
    assert not speaks_of_more("a source")


def test_a_text_tells_of_sources_and_of_officials_only_where_these_are_meant() -> None:
    assert tells_of_people(["The yard’s sources fell silent."], "an official")
    assert tells_of_people(["An official in Port Ann said so."], "two officials")
    assert not tells_of_people(["An official opened the fair."], "a source")
    assert not tells_of_people(["The fair was opened."], "two officials")
