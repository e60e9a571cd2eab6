import pytest

from tests.extract.factories import found_in

ENGLISH = (
    "China has sold Russia forty rail cranes for its military engineers, the Baltic Register "
    "reported on Monday. The cranes went from a yard in Dalian to a depot near Perm in June, "
    "according to waybills that the Register has seen. A Russian officer told the Register that "
    "the cranes mend bridges near Kursk. The lot cost 61 million yuan, the waybills say.\n\n"
)
RUSSIAN = (
    "Китай продал России сорок железнодорожных кранов для военных инженеров, сообщило в "
    "понедельник агентство «Балтийский регистр». Краны отправили из Даляня на склад под Пермью в "
    "июне, следует из накладных. Российский офицер сказал агентству, что краны чинят мосты под "
    "Курском. Партия стоила 61 млн юаней, говорится в накладных.\n\n"
)


def _is_found(sentence: str, before: str, language: str = "en") -> bool:
    text = before + sentence + "\n\n"
    return any(sentence in c.quote.of(text) for c in found_in(text, language=language).claims)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Such cranes lift up to eighty tonnes and are used by railways on every continent.",
            id="a kind of thing",
        ),
        pytest.param(
            "The maker, Lianhe Heavy Works, was founded in 1956 and employs 3,000 people, "
            "according to the Chinese company register.",
            id="a firm's profile",
        ),
        pytest.param(
            "It comes as the West worries about Chinese support for Russia's army.",
            id="what goes on around",
        ),
        pytest.param(
            "This report was finished in May and translated from Estonian.", id="the text itself"
        ),
        pytest.param(
            "China has supplied trucks to Russian buyers for decades, analysts say.", id="history"
        ),
        pytest.param(
            "Asked about fishing quotas, the Chinese spokesman said that talks with Russia would "
            "go on.",
            id="another question",
        ),
    ],
)
def test_what_a_page_tells_beside_its_story_is_no_claim_of_it(sentence: str) -> None:
    assert not _is_found(sentence, ENGLISH)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Напомним, Китай — крупнейший торговый партнёр России, поставляющий станки и "
            "грузовики.",
            id="a reminder",
        ),
        pytest.param(
            "Отвечая на вопрос о рыболовстве, представитель Китая сообщил, что квоты на минтай "
            "согласованы с Россией.",
            id="another question",
        ),
    ],
)
def test_background_is_known_in_other_languages_too(sentence: str) -> None:
    assert not _is_found(sentence, RUSSIAN, "ru")


@pytest.mark.parametrize(
    "sentence",
    [
        "The cranes are now used by railway troops near Kursk to mend bridges, the Register says.",
        "The whole lot cost 61 million yuan.",
        "Two Chinese fitters stayed at the depot until August to train the crews, an officer said.",
        "Last autumn the same yard delivered nine cranes to the depot, the waybills show.",
    ],
)
def test_what_goes_on_with_the_opening_stays(sentence: str) -> None:
    assert _is_found(sentence, ENGLISH)


def test_the_same_definition_is_no_background_where_it_opens_the_page() -> None:
    opening = "Chinese rail cranes are used by Russian engineers near Kursk, the Register says."
    assert _is_found(opening, "")
