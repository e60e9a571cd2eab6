# ruff: noqa: E501 -- sentences are read whole
"""Answers outside English: by words of negation and smallness, and by who is named before them."""

import pytest

from app.domain.article import Block, ReadArticle
from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.findings import find_all
from tests.extract.factories import VOCABULARY

CLAIMS = {
    "ru": "Китайская фирма «Цзиньхэ» поставила 300 клапанов российской верфи «Беломор-Судострой», сообщило агентство Meridian Wire со ссылкой на таможенные данные.",
    "uk": "Китайська фірма «Цзіньхе» поставила 300 клапанів російській верфі, повідомляє агентство Meridian Wire із посиланням на митні дані.",
    "de": "Die chinesische Firma Jinhe hat 300 Ventile an die russische Werft Belomor geliefert, berichtet die Nachrichtenagentur Meridian Wire unter Berufung auf Zolldaten.",
    "pt": "A empresa chinesa Jinhe forneceu 300 válvulas ao estaleiro russo Belomor, noticiou a agência Meridian Wire, citando dados alfandegários.",
}


def acts(language: str, text: str) -> list[str]:
    claim = CLAIMS[language]
    whole = f"{claim}\n{text}"
    spans = (Span(0, len(claim)), Span(len(claim) + 1, len(whole)))
    blocks = tuple(Block(span, BlockKind.PARAGRAPH) for span in spans)
    found = find_all(ReadArticle(None, whole, blocks, language=language), VOCABULARY)
    return [r.act.value for r in found.responses]


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("ru", "Представитель верфи Олег Буров назвал публикацию сказкой.", "denial"),
        (
            "ru",
            "«Никаких контрактов с этой фирмой у нас нет», — сказал директор верфи Олег Буров.",
            "denial",
        ),
        (
            "ru",
            "Директор «Цзиньхэ» Хань Шу сообщил, что клапаны предназначались только для рыболовных судов.",
            "partial_denial",
        ),
        ("ru", "Посольство Китая в Москве от комментариев отказалось.", "no_comment"),
        ("uk", "Посольство Китаю на запит редакції не відповіло.", "no_comment"),
        (
            "de",
            "Jinhe erklärte, man habe nie Geschäfte mit russischen Werften gemacht.",
            "denial",
        ),
        ("pt", "A Jinhe afirmou que nunca vendeu válvulas à Rússia.", "denial"),
    ],
)
def test_a_party_answers_in_its_own_language(language: str, text: str, act: str) -> None:
    assert acts(language, text) == [act]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Эксперт Иван Петров считает, что клапаны не были новыми."),
        ("uk", "За словами чиновника, контракту ніколи не було в реєстрі."),
    ],
)
def test_experts_and_unnamed_officials_answer_nothing(language: str, text: str) -> None:
    assert acts(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Представитель «Беломор-Судостроя» назвал эти сведения полностью выдуманными. «Клапаны мы делаем сами», — добавил он.",
            ["denial", "denial"],
        ),
        ("ru", "В посольстве Китая в Москве заявили, что с накладными не знакомы.", ["unaware"]),
        (
            "ru",
            "Минобороны России опровергло публикацию. «Никаких клапанов не поступало», — говорится в сообщении ведомства.",
            ["denial", "denial"],
        ),
        ("uk", "У фірмі «Цзіньхе» заявили, що не продавали клапанів до Росії.", ["denial"]),
        (
            "de",
            "Ein Sprecher von Jinhe nannte den Bericht „frei erfunden“. „Wir bauen Ventile für Fischer“, sagte er.",
            ["denial", "denial"],
        ),
        ("pt", 'A Jinhe classificou a notícia como "totalmente infundada".', ["denial"]),
        ("pt", "O estaleiro Belomor não respondeu aos pedidos de comentário.", ["no_comment"]),
    ],
)
def test_who_answers_may_go_on_or_be_named_after(
    language: str, text: str, expected: list[str]
) -> None:
    assert acts(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Moskau bestätigte die Lieferung nicht."),
        ("ru", "Пресс-служба верфи не смогла подтвердить поставку."),
        ("pt", "A Jinhe não confirmou a entrega."),
    ],
)
def test_what_is_not_confirmed_is_never_a_confirmation(language: str, text: str) -> None:
    assert "confirmation" not in acts(language, text)


def test_chinese_names_the_speaker_after_the_quotation() -> None:
    text = '据海岸通讯社报道，中国海龙公司向俄罗斯伏尔纳工厂提供了120台船用水泵。\n"这完全是无稽之谈，"外交部发言人林秋表示。'
    lines = text.split("\n")
    spans = (Span(0, len(lines[0])), Span(len(lines[0]) + 1, len(text)))
    blocks = tuple(Block(span, BlockKind.PARAGRAPH) for span in spans)
    found = find_all(ReadArticle(None, text, blocks, language="zh"), VOCABULARY)
    assert [r.act.value for r in found.responses] == ["denial"]
