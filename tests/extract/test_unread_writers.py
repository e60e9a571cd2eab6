"""Sentences as writers nobody had read may put them: silences, turns, other matters, bodies."""

import pytest

from app.desk.vocabulary import load_vocabulary
from app.domain.article import Input, Told
from app.domain.found import Findings
from app.domain.words import Act, Scope
from app.extract.findings import find_all
from app.read.article import read_article

LEAD = {
    "en": "Two officials told Hearth Post that China sold Russia 300 engines for its drones.",
    "ru": "Два чиновника сообщили изданию, что Китай продал России 300 двигателей для дронов.",
    "uk": "Два посадовці повідомили виданню, що Китай продав Росії 300 двигунів для дронів.",
    "de": "Zwei Beamte sagten, dass China 300 Motoren für Drohnen an Russland verkauft habe.",
    "pt": "Dois diplomatas disseram que a China vendeu à Rússia 300 motores para drones.",
    "zh": "两名官员称，中国向俄罗斯出售了300台无人机发动机。",
}


def found_in(language: str, *paragraphs: str) -> Findings:
    """Return what is found in a page of these paragraphs behind the lead of its language."""
    text = "\n\n".join([LEAD[language], *paragraphs])
    told = Told(language=language, published="2026-07-20", outlet="Brook Gazette")
    return find_all(read_article(Input("page.txt", text.encode(), told)), load_vocabulary())


def acts_in(language: str, *paragraphs: str) -> set[Act]:
    """Return the acts that answer this page's claim."""
    found = found_in(language, *paragraphs).responses
    return {r.act for r in found if r.scope in (Scope.THIS_CLAIM, Scope.PART)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Посольство Китая в Москве комментировать ситуацию отказалось."),
        ("ru", "Посольство Китая посоветовало журналистам обратиться в министерство."),
        ("uk", "Посольство Китаю відповісти на запитання відмовилося."),
        ("de", "Das russische Verteidigungsministerium teilte mit, es äußere sich nicht."),
        ("zh", "外交部发言人林剑说，建议你向主管部门了解。"),
        ("zh", "俄罗斯国防部未就此作出回应。"),
    ],
)
def test_a_silence_is_no_comment_however_it_is_worded(language: str, words: str) -> None:
    assert Act.NO_COMMENT in acts_in(language, words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Asked about Taiwan, Lin Jian said China would never renounce the use of force."),
        ("ru", "Отвечая на вопрос о ценах на хлеб, Песков сказал, что тут ничего не меняется."),
        ("zh", "在回答有关渔业的提问时，林剑表示，中方呼吁有关各方保持克制。"),
        ("zh", "外交部发言人当时表示坚决反对。"),
    ],
)
def test_what_is_said_of_another_matter_answers_nothing_here(language: str, words: str) -> None:
    assert acts_in(language, words) == set()


def test_why_a_source_is_not_named_is_no_silence() -> None:
    assert acts_in("en", "The officials were not authorized to discuss the matter.") == set()


def test_each_turn_of_a_briefing_is_read_with_its_speaker() -> None:
    found = found_in(
        "zh",
        "路透社记者：据《溪报》报道，中国公司向俄罗斯一家工厂提供了300台发动机。能否证实？",
        "林剑：有关说法毫无事实根据。",
    )
    assert {r.act for r in found.responses} == {Act.DENIAL}
    named = [c.attribution.steps[-1].name for c in found.claims if c.attribution]
    assert "溪报" in named


def test_a_question_does_not_do_what_it_asks_for() -> None:
    assert acts_in("zh", "有记者问，中方能否证实中国公司向俄罗斯出售了发动机？") == set()


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("ru", "Китай отправил в Россию 40 станков, сообщили в Рособоронзаводе.", "Рособоронзавод"),
        ("uk", "Китай відправив до Росії 40 верстатів, свідчать митні дані.", "митні дані"),
        ("ru", "Китай отправил в Россию 40 станков, свидетельствует накладная.", "накладная"),
    ],
)
def test_who_stands_behind_the_verb_is_the_source(language: str, words: str, name: str) -> None:
    last = found_in(language, words).claims[-1]
    assert last.attribution is not None
    assert last.attribution.steps[-1].name == name


def test_a_report_that_cites_papers_has_them_for_its_source() -> None:
    words = (
        "Guns for China's new tanks have been cast at four Russian plants, the research desk "
        "Alderwick reported on Monday, citing purchase contracts."
    )
    last = found_in("en", words).claims[-1]
    assert last.attribution is not None
    assert last.attribution.steps[-1].name == "purchase contracts"
