"""Whose text it says it is, in four languages; a sentence about something else says nothing."""

import pytest

from app.read.syndicated import closing_agency, dateline_agency, first_place


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Впервые опубликовано в газете «Морской вестник».", "Морской вестник"),
        ("Материал впервые вышел на сайте «Волна»", "Волна"),
        ("Оригинал статьи опубликован на сайте Harbour Post", "Harbour Post"),
        ("Оригинал: Волна", None),
        ("Перепечатка с разрешения «Волна»", "Волна"),
        ("По материалам агентства «Прибой»", "Прибой"),
        ("Вперше опубліковано у виданні «Хвиля»", "Хвиля"),
        ("Оригінал матеріалу розміщено на сайті «Чорноморська пошта»", "Чорноморська пошта"),
        ("За матеріалами Harbour Post", "Harbour Post"),
        ("本文首发于《海运周刊》", "海运周刊"),
        ("本文转载自港口日报。", "港口日报"),
        ("Корабли впервые появились на рейде в марте.", None),
        ("Комиссия собралась на набережной.", None),
        ("文章说船只很多。", None),
    ],
)
def test_a_line_says_where_its_text_first_stood(line: str, name: str | None):
    assert first_place(line) == name


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("VARNA, Bulgaria (AP) — The board met.", "AP"),
        ("ВАРНА, 3 марта. /ТАСС/. Комиссия собралась.", "ТАСС"),
        ("ВАРНА, 3 мар — РИА Новости. Комиссия собралась.", "РИА Новости"),
        ("新华社索非亚3月3日电（记者李文）委员会开会。", "新华社"),
        ("VARNA (the old town) — The board met.", None),
        ("The board met (Reuters was there) and left.", None),
        ("据新华社报道，委员会开会。", None),
        ("Either/or/both is fine.", None),
    ],
)
def test_a_dateline_names_its_agency(paragraph: str, name: str | None):
    place = dateline_agency(paragraph)
    assert (None if place is None else paragraph[slice(*place)]) == name


@pytest.mark.parametrize(
    ("line", "name"), [("(AP)", "AP"), ("— Reuters", "Reuters"), ("(end)", None), ("AP", None)]
)
def test_an_agency_alone_at_the_end_is_whose_text_it_was(line: str, name: str | None):
    assert closing_agency(line) == name
