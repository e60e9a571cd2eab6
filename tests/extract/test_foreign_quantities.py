import pytest

from app.domain.span import Span
from app.extract.foreign_quantities import chinese_number, find_foreign_quantities


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("俄方接收了2300吨硝化棉和三架直升机。", "zh", [2300, 3]),
        ("两名军官与十二名学员于3月5日抵达。", "zh", [2, 12]),
        ("合同金额为1.4万美元。", "zh", [14000]),
        ("Завод получил шесть станков и 1200 тонн стали.", "ru", [6, 1200]),
        ("Прибыли четырнадцать экипажей, сделка стоит 2,5 млрд рублей.", "ru", [14, 2.5e9]),
        ("Привезли дванадцять двигунів.", "uk", [12]),
        ("Sie lieferten zwölf Motoren für 3 Millionen Euro.", "de", [12, 3e6]),
        ("Chegaram três navios com 1.500 toneladas.", "pt", [3, 1500]),
    ],
)
def test_numbers_are_read_in_their_language(text: str, language: str, values: list[float]) -> None:
    found = find_foreign_quantities(text, Span(0, len(text)), language)
    assert [q.value for q in found] == values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Это было 14 июня 2024 года.", "ru"),
        ("Am 3. Mai 2024 war Ruhe.", "de"),
        ("一家研究所于2024年5月3日说明。", "zh"),
        ("Foi a 9 de maio de 2023.", "pt"),
    ],
)
def test_dates_are_no_quantities(text: str, language: str) -> None:
    assert find_foreign_quantities(text, Span(0, len(text)), language) == ()


@pytest.mark.parametrize(
    ("raw", "value"), [("三百二十", 320), ("十二", 12), ("一千五百万", 1.5e7), ("3千", 3000)]
)
def test_chinese_numerals_are_worth_what_they_say(raw: str, value: float) -> None:
    assert chinese_number(raw) == value


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("Прибыли более 120 офицеров.", "ru", 120, None),
        ("Речь идёт о шести-восьми военных.", "ru", 6, 8),
        ("Привезли двадцять п'ять двигунів.", "uk", 25, 25),
        ("Es kamen höchstens acht Offiziere.", "de", None, 8),
        ("Es kamen fünfunddreißig Motoren.", "de", 35, 35),
        ("Chegaram dezenas de caixas.", "pt", 24, 99),
        ("总航程超过1900海里。", "zh", 1900, None),
    ],
)
def test_a_number_keeps_what_it_leaves_open(
    text: str, language: str, low: float | None, high: float | None
) -> None:
    found = find_foreign_quantities(text, Span(0, len(text)), language)[0]
    assert (found.low, found.high) == (low, high)
