"""Which way a wording points, and what it negates."""

import pytest

from app.link.statements import contradicts, opposed, read_sense
from app.link.wording import content_words


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Russia will train 600 Chinese soldiers", "rc"),
        ("Chinese soldiers will be trained by Russia", "rc"),
        ("Chinese servicemen trained in Russia", "rc"),
        ("China trained about 200 Russians", "cr"),
        ("Goods were supplied to Russia by China", None),
        ("Chinese goods were supplied to Russia", "cr"),
        ("Beijing sells Moscow machine tools", "cr"),
        ("Moscow received engines from Chinese firms", "cr"),
        ("Russia and China met", None),
        ("China grows rice", None),
    ],
)
def test_the_direction_of_an_act_is_read(text: str, direction: str | None) -> None:
    assert read_sense(text).direction == direction


def test_opposite_directions_are_opposed_and_unknown_ones_are_not() -> None:
    one, other = read_sense("Russia trains Chinese troops"), read_sense("China trains Russians")
    assert opposed(one, other)
    assert not opposed(one, read_sense("Troops are being trained"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("China is not sending weapons", "China sends weapons", True),
        ("China denied sending weapons", "China sends weapons", True),
        ("The agency could not confirm it", "China sends weapons", False),
        ("China is not sending weapons", "No weapons are sent by China", False),
        ("Not only troops but weapons are sent", "China sends weapons", False),
    ],
)
def test_a_negation_contradicts_only_what_it_negates(a: str, b: str, expected: bool) -> None:
    found = contradicts(
        read_sense(a), read_sense(b), a_words=content_words(a), b_words=content_words(b)
    )
    assert found is expected
