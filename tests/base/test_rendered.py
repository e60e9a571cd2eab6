"""Names of people in Chinese characters, told by their sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.rendered import is_rendered

PAIRS = [
    ("佩斯科夫", "Dmitry Peskov"),
    ("佩斯科夫", "Дмитрий Песков"),
    ("扎哈罗娃", "Maria Zakharova"),
    ("泽连斯基", "Volodymyr Zelensky"),
    ("布达诺夫", "Kyrylo Budanov"),
    ("斯托尔滕贝格", "Jens Stoltenberg"),
    ("布林肯", "Antony Blinken"),
    ("梅德韦杰夫", "Dmitry Medvedev"),
]


@pytest.mark.parametrize(("characters", "name"), PAIRS)
def test_characters_that_sound_like_a_surname_are_that_name(characters: str, name: str):
    assert is_rendered(characters, name)


@pytest.mark.parametrize(("characters", "name"), PAIRS)
def test_an_office_and_a_given_name_may_stand_before_it(characters: str, name: str):
    assert is_rendered(f"发言人{characters}", name)
    assert is_rendered(f"玛丽亚·{characters}", name)


def test_no_name_is_taken_for_that_of_another_person():
    surnames = {name: name.split()[-1] for _, name in PAIRS}
    for characters, own in PAIRS:
        others = {n for n in surnames if n.isascii() and surnames[n] != surnames[own]}
        if own == "Дмитрий Песков":
            others.discard("Dmitry Peskov")
        elif own == "Dmitry Peskov":
            others.discard("Дмитрий Песков")
        assert not [other for other in others if is_rendered(characters, other)]


@pytest.mark.parametrize(
    ("characters", "name"),
    [
        ("鲁比奥", "Marco Rubio"),  # too few consonants to be told from others
        ("国防部", "Dmitry Peskov"),
        ("佩斯科夫", "佩斯科夫"),
        ("Peskov", "Dmitry Peskov"),
        ("佩斯科夫", ""),
        ("", "Dmitry Peskov"),
    ],
)
def test_what_cannot_be_told_is_no_name(characters: str, name: str):
    assert not is_rendered(characters, name)


@given(st.text(), st.text())
def test_any_text_has_an_answer(characters: str, name: str):
    assert is_rendered(characters, name) in (True, False)
