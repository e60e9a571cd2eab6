import pytest

from app.desk.vocabulary import load_vocabulary
from app.extract.item_scope import ItemScope

scope = ItemScope(load_vocabulary())

WITHIN = [
    ("Chinese officers watch a Russian exercise near Chita", ""),
    ("A shipment of lathes", "Customs papers show that a plant in Perm bought them in Shenzhen."),
    ("Norinco engineers seen at a Uralvagonzavod workshop", "A weekly says so."),
    ("Chinese chips found in drones over Kharkiv", "Ukraine's air force showed the boards."),
    ("Китайские инструкторы прибыли в Новосибирск", ""),
    ("中国教官抵达俄罗斯训练营", ""),
    ("Russian bombers fly over the Sea of Japan", ""),
]
OUTSIDE = [
    ("Council votes on a swimming bath", "The bath costs two million."),
    ("China's exports of toys grow", "Sales rose by five per cent in spring, the office said."),
    ("", ""),
    (
        "Russian troops rotate near Kherson",
        "The general staff in Kyiv says that two battalions were moved from the north of the "
        "region to the south during the last two weeks, and that more are on their way there.",
    ),
    ("Chess champion wins in Reykjavik", "The final took four hours."),
]


@pytest.mark.parametrize(("title", "summary"), WITHIN)
def test_words_that_let_expect_the_subject_are_within(title: str, summary: str):
    judged = scope(title, summary)
    assert judged.within, judged.reason


@pytest.mark.parametrize(("title", "summary"), OUTSIDE)
def test_other_words_are_outside_with_a_reason(title: str, summary: str):
    judged = scope(title, summary)
    assert not judged.within
    assert judged.reason.startswith("it ")
