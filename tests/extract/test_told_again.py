# ruff: noqa: E501 -- sentences are read whole
"""Sentences that only credit the one before, names and clauses in foreign source phrases."""

import pytest

from app.domain.found import Findings
from tests.extract.factories import found_in


def find(language: str, text: str) -> Findings:
    return found_in(text, outlet="Probe", language=language)


def sources(language: str, text: str) -> list[tuple[str, list[str]]]:
    return [
        (c.quote.of(text), [s.name for s in c.attribution.steps] if c.attribution else [])
        for c in find(language, text).claims
    ]


def test_a_credit_tells_the_claim_before_it_again() -> None:
    text = (
        "Китай поставил десять станков на российский военный завод в Туле.\n"
        "Об этом сообщает издание «Восток сегодня» со ссылкой на таможенные данные."
    )
    claims = find("ru", text).claims
    assert [c.content.of(text) for c in claims] == [text.split("\n", maxsplit=1)[0]] * 2
    assert [[s.name for s in c.attribution.steps] for c in claims if c.attribution] == [
        ["Восток сегодня", "таможенные данные"]
    ] * 2


def test_a_bare_credit_of_a_few_words_is_no_mention() -> None:
    text = "Китай поставил десять станков на российский военный завод.\nОб этом пишет «Юг»."
    assert [words for words, _ in sources("ru", text)] == [text.split("\n", maxsplit=1)[0]]


def test_what_follows_the_colon_of_a_credit_has_its_source() -> None:
    text = (
        "Россия заплатила Китаю за станки 40 млн юаней.\n"
        "Об этом пишет агентство «Юг»: по его данным, китайские станки уже в Туле."
    )
    assert sources("ru", text)[-1] == (text.split("\n")[1], ["Юг"])


def test_the_clause_behind_a_source_is_no_part_of_its_name_but_tells_who_saw_it() -> None:
    text = "A China entregou à Rússia doze radares militares, segundo faturas a que o site ucraniano Vesna teve acesso."
    assert sources("pt", text) == [(text, ["Vesna", "faturas"])]


@pytest.mark.parametrize(
    ("intro", "name"),
    [
        ("вице-губернатора Олега Седова", "Олег Седов"),
        ("вице-губернатору Глебу Седову", "Глеб Седов"),
    ],
)
def test_a_surname_is_the_person_introduced_in_any_case(intro: str, name: str) -> None:
    text = (
        f"Журналисты спросили о китайских станках {intro}.\n"
        "«На российском заводе работают сорок специалистов из Китая», — сказал Седов."
    )
    assert sources("ru", text)[-1][1] == [name]


def test_a_chinese_answer_in_a_dialogue_is_its_speakers() -> None:
    text = (
        "有记者提问：据德国媒体报道，中国企业向俄罗斯军队交付了40台雷达。请问有何评论？\n"
        "外交部发言人何立新：我不了解你说的具体情况。"
    )
    assert [r.act.value for r in find("zh", text).responses] == ["unaware"]


def test_a_chinese_source_may_stand_behind_a_setting() -> None:
    text = (
        "据海关数据，今年3月中国对俄罗斯军工企业出口芯片52万片。\n"
        "对此，商务部新闻办工作人员回应称，“没有听说过”。"
    )
    assert [r.act.value for r in find("zh", text).responses] == ["unaware"]


def test_who_was_asked_first_may_answer_what_he_states_himself() -> None:
    text = (
        "Китай поставил станки российскому заводу, пишет агентство «Юг».\n"
        "Журналисты спросили об этом вице-губернатора Олега Седова. «У нас работают сорок строителей из Китая», — сказал Седов.\n"
        "По его словам, никаких военных заказов у завода нет.\n"
        "Сколько стоили станки, Седов уточнять не стал."
    )
    acts = [r.act.value for r in find("ru", text).responses]
    assert acts[-2:] == ["denial", "no_comment"]
