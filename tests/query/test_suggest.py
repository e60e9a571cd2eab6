"""What is suggested while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from app.query.suggest import Suggestion, suggest
from app.store.session import reading


def names(held: Connection, typed: str) -> list[str]:
    return [s.name for s in suggest(held, typed) if s.kind != "claim"]


@pytest.mark.parametrize(
    "typed", ["har", "Harbour S", "signals off", "hso", "ВР", "вро", "北海", "北"]
)
def test_a_name_is_suggested_from_any_of_its_words_on_in_any_script(
    held: Connection, typed: str
) -> None:
    assert names(held, typed) == ["Harbour Signals Office"]


def test_the_name_that_was_typed_stands_beside_the_one_that_is_shown(held: Connection) -> None:
    (found,) = [s for s in suggest(held, "вро") if s.kind == "actor"]
    assert found == Suggestion("actor", "Harbour Signals Office", "/actors/hso", "ВРО", 0)
    assert suggest(held, "harbour")[0].also is None


def test_a_whole_name_comes_before_a_later_word_and_the_frequent_before_the_rare(
    held: Connection,
) -> None:
    assert names(held, "po") == ["Bay Post"]
    assert names(held, "nor") == ["Norland (government)", "Norlandian Foreign Ministry"]
    assert names(held, "sou") == ["Southmark"]


@pytest.mark.parametrize("typed", ["Soutmark", "Southmakr", "Саутмарк"])
def test_a_misspelled_name_or_one_in_another_script_is_suggested(
    held: Connection, typed: str
) -> None:
    assert names(held, typed) == ["Southmark"]


def test_claims_follow_the_names(held: Connection) -> None:
    (found,) = suggest(held, "tugs bought")[-1:] or suggest(held, "12 tu")[-1:]
    assert found.kind == "claim"
    assert found.address == "/claims/tugs-bought"
    assert not [s for s in suggest(held, "12") if s.kind == "claim"]


@pytest.mark.parametrize(
    ("typed", "addresses"),
    [
        ("actor:har", ["/search?q=actor%3Ahso"]),
        ("pilots -outlet:ba", ["/search?q=pilots+-outlet%3Abay-post"]),
        ("response:no", ["/search?q=response%3Ano_comment", "/search?q=response%3Anone"]),
        ('actor:"har', ["/search?q=actor%3Ahso"]),
    ],
)
def test_behind_a_field_the_box_is_completed(
    held: Connection, typed: str, addresses: list[str]
) -> None:
    assert [s.address for s in suggest(held, typed)] == addresses


def test_nothing_is_suggested_for_nothing(held: Connection) -> None:
    assert suggest(held, "") == suggest(held, ' *-" ') == suggest(held, "zzzzzz") == ()


@given(typed=st.text(max_size=40))
def test_nothing_that_can_be_typed_is_an_error(held_engine: Engine, typed: str) -> None:
    with reading(held_engine) as connection:
        assert len(suggest(connection, typed)) <= 12
