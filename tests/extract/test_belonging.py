import pytest

from app.extract.belonging import is_chinese_name, side_of_page, sides_spoken_of
from tests.extract.factories import found_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Two Su-35s landed beside a Y-20 transport.", {"RU", "CN"}),
        ("The yard at Severodvinsk paid 40 million roubles.", {"RU"}),
        ("Zhongtian Bearings was paid in yuan.", {"CN"}),
        ("Putin's gunners count in Mandarin.", {"RU", "CN"}),
        ("Верфь в Северодвинске ждёт дизели из Шанхая.", {"RU", "CN"}),
        ("解放军的卡车停在海参崴。", {"RU", "CN"}),
        ("The ferry to Oban carries sheep and a T-shirt seller.", set[str]()),
    ],
)
def test_leaders_arms_towns_and_money_tell_the_side(text: str, codes: set[str]) -> None:
    assert sides_spoken_of(text) & {"RU", "CN"} == codes


@pytest.mark.parametrize("word", ["Zhonghai", "Changjiang", "Xinhang", "Qiandao"])
def test_names_of_chinese_syllables_are_chinese(word: str) -> None:
    assert is_chinese_name(word)


@pytest.mark.parametrize("word", ["Machine", "Changing", "Manila", "Hangar", "Singapore", "Angela"])
def test_other_words_are_not(word: str) -> None:
    assert not is_chinese_name(word)


def test_a_page_belongs_to_the_side_of_its_language_or_address() -> None:
    assert side_of_page("ru", None) == {"RU"}
    assert side_of_page("en", "news.example.cn") == {"CN"}
    assert side_of_page("en", "example.org") == frozenset()


def test_a_russian_page_need_not_name_russia() -> None:
    text = (
        "На верфь привезли шесть дизелей из Шанхая.\n"
        "Двигатели поставят на корветы, рассказал мастер цеха Олег Рябинин."
    )
    assert len(found_in(text, language="ru").claims) == 2


def test_a_page_that_names_only_the_town_and_the_leader_is_in_scope() -> None:
    text = (
        "Nine Zhejiang lathes now stand in one of Putin's shell works.\n"
        "The lathes came by rail through Kazakhstan, booked as farm tools."
    )
    assert len({c.quote for c in found_in(text).claims}) == 2
