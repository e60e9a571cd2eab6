import pytest

from app.domain.vocabulary import Vocabulary
from app.extract.gazetteer import Gazetteer
from app.extract.institutions import sides
from tests.extract.factories import VOCABULARY

GAZETTEER = Gazetteer(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Zelenskyy met Xi Jinping", ["volodymyr-zelensky", "xi-jinping"]),
        ("the Russian and Chinese foreign ministries", ["russia-mfa", "china-mfa"]),
        ("China’s foreign ministry", ["china-mfa"]),
        ("Ukraine's Defense Intelligence Directorate", ["hur"]),
        ("Ukrainian intelligence", ["hur"]),
        ("two Dutch officials", ["netherlands-officials"]),
        ("the customs service in Astana", ["kazakhstan-customs"]),
        ("Poland's trade ministry", ["poland-trade-ministry"]),
        ("China's embassy in The Hague", ["china-embassy-the-hague"]),
        ("as Beijing said", ["china"]),
        ("中国外交部发言人林剑", ["china-mfa", "lin-jian"]),
        ("встреча с Владимиром Путиным", ["vladimir-putin"]),
        ("В МИД России сообщили", ["russia-mfa"]),
    ],
)
def test_names_are_found_in_every_script(text: str, slugs: list[str]) -> None:
    assert [n.slug for n in GAZETTEER.find(text) if n.whole] == slugs


def test_a_people_is_no_actor_and_a_capital_in_a_place_phrase_neither() -> None:
    assert not any(n.whole for n in GAZETTEER.find("Chinese drones flew in Moscow"))


def test_an_outlet_is_found_by_its_initials() -> None:
    assert [n.slug for n in GAZETTEER.find("the FT wrote")] == ["financial-times"]


def test_an_unknown_institution_is_proposed_with_its_government_as_parent() -> None:
    proposed = GAZETTEER.propose("poland-trade-ministry", "Poland's Trade Ministry", "PL")
    assert proposed is not None
    assert (proposed.kind, proposed.parent) == ("ministry", "poland")


def test_a_known_actor_is_not_proposed() -> None:
    assert GAZETTEER.propose("hur", "HUR", "UA") is None


def test_an_empty_desk_still_knows_countries() -> None:
    names = Gazetteer(Vocabulary()).find("Moscow’s defence ministry")
    assert [n.slug for n in names] == ["russia-mod"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a plant in Wuhan", {"CN"}),
        ("российские войска и Китай", {"RU", "CN"}),
        ("rain in the Alps", set[str]()),
    ],
)
def test_the_sides_of_a_text_are_told_by_any_word_for_them(text: str, codes: set[str]) -> None:
    assert sides(text) == codes
