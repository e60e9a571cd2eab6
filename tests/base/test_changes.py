"""Whether a page says that it was changed after it was published."""

import pytest

from app.base.changes import tells_of_change


@pytest.mark.parametrize(
    "page",
    [
        "Drills begin\nUPDATED: May 1, 2026 11:31\nThe drills began.",
        "Drills begin\n\nUpdated 2026-03-10 15:44",
        "CORRECTION, 9 May: an earlier text gave another number.",
        "An earlier version of this article gave another number.",
        "This story has been updated.",
        "Учения начались\nОбновлено в 15:44",
        "Aktualisiert am 3. Mai",
        "演习开始 更新时间 10:00",
    ],
)
def test_a_page_that_was_changed_says_so(page: str) -> None:
    assert tells_of_change(page)


@pytest.mark.parametrize(
    "page",
    [
        "The updated ships sail with modified engines.",
        "The ministry asked for a clarification and got a correction.",
        "Обновленные корабли вышли в море.",
        "",
    ],
)
def test_changed_weapons_are_no_changed_page(page: str) -> None:
    assert not tells_of_change(page)
