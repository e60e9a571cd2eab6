import pytest

from app.domain.span import Span
from app.extract.foreign_dates import find_foreign_dates


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Курсы шли с 3 июня 2025 года.", ["2025-06-03"]),
        ("ru", "Визиты начались осенью прошлого года.", ["2025-09/2025-11"]),
        ("ru", "С ноября по март они стояли в доке.", ["2025-11", "2026-03"]),
        ("ru", "Он сказал это в среду.", ["2026-06-17"]),
        ("uk", "Навчання тривало від жовтня до лютого.", ["2025-10", "2026-02"]),
        ("uk", "Торік прибули 14 січня.", ["2025", "2026-01-14"]),
        ("uk", "Це сталося восени минулого року.", ["2025-09/2025-11"]),
        ("de", "Am 3. März 2025 und im vergangenen Jahr.", ["2025-03-03", "2025"]),
        ("de", "Seit dem vergangenen Herbst, Ende Mai.", ["2025-09/2025-11", "2026-05"]),
        ("pt", "Em 4 de setembro e no outono passado.", ["2025-09-04", "2025-09/2025-11"]),
        ("pt", "Desde março de 2023, na segunda-feira.", ["2023-03", "2026-06-15"]),
        (
            "zh",
            "4月2日运抵，去年秋天开始，6日表示。",
            ["2026-04-02", "2025-09/2025-11", "2026-06-06"],
        ),
        ("zh", "今年上半年交付。", ["2026-01/2026-06"]),
    ],
)
def test_dates_are_read_in_their_language(language: str, text: str, found: list[str]) -> None:
    dates = find_foreign_dates(text, Span(0, len(text)), "2026-06-18", language)
    assert [d.edtf for d in dates] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "На майке марта не было: 2300 тонн."),
        ("de", "Die Zahl von 2300 Tonnen blieb."),
        ("pt", "Chegaram 1500 toneladas."),
        ("zh", "双方共派出七艘舰艇，航程1900海里。"),
        ("sw", "Mnamo 3 Machi 2025."),
    ],
)
def test_other_numbers_are_no_dates(language: str, text: str) -> None:
    assert find_foreign_dates(text, Span(0, len(text)), "2026-06-18", language) == ()


def test_a_day_without_a_year_needs_the_publication_date() -> None:
    text = "Прибыли 14 мая."
    assert find_foreign_dates(text, Span(0, len(text)), None, "ru") == ()
