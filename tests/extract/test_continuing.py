import pytest

from app.domain.found import FoundClaim
from app.domain.words import Modality, Naming
from tests.extract.factories import found_in


def last_claim(text: str, outlet: str | None = "Harbour Herald") -> FoundClaim:
    return found_in(text, outlet=outlet).claims[-1]


def origin(text: str, outlet: str | None = "Harbour Herald") -> str | None:
    found = last_claim(text, outlet).attribution
    return found.steps[-1].name if found is not None else None


_OFFICIALS = "Two Polish officials said China sent 120 lathes to a Russian shell plant. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (_OFFICIALS + "Thirty of the lathes reached Izhevsk before June.", "Polish officials"),
        (_OFFICIALS + "They were shipped to Russia as farm tools.", "Polish officials"),
        (
            "Prosecutors in Toledo said a man bought Chinese lenses for Russia.\n"
            "The lenses, 900 of them, allegedly went to a Russian tank plant.",
            "Prosecutors in Toledo",
        ),
        (
            "Two Polish officials said a Chinese academy trained 30 Russian pilots.\n"
            "The academy was identified as Blue Kite School of Harbin.",
            "Polish officials",
        ),
        (
            "Customs records show that Chinese firms sold 40 engines to Russia. The price was 3 "
            "million yuan, payable in May.",
            "Customs records",
        ),
    ],
    ids=["partitive", "pronoun", "allegedly", "no agent", "terms of a paper"],
)
def test_a_sentence_that_carries_on_keeps_the_speaker_before_it(text: str, who: str) -> None:
    claim = last_claim(text)
    assert claim.rule == "continued"
    assert origin(text) == who
    assert claim.modality is Modality.ATTRIBUTED


def test_a_new_paragraph_that_carries_nothing_on_has_no_speaker() -> None:
    text = _OFFICIALS + "\nRussia bought Chinese lathes through Mongolia last spring as well."
    assert origin(text) is None


def test_what_others_reportedly_think_is_not_the_speakers() -> None:
    assert origin(_OFFICIALS + "They were reportedly paid for in Chinese yuan by Russia.") is None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("We opened nine Russian missiles and found Chinese chips in each.", "Harbour Herald"),
        ("Our analysis finds 40 Chinese motors in Russian drones.", "Harbour Herald"),
        ("Using waybills from two ports, we traced 310 barrels to Russia.", "waybills"),
        ("South Korea counted nine Russian and Chinese planes that day.", "South Korea"),
        ("Only the Reuters report names the Chinese plant that armed Russia.", "Reuters"),
        ("Chinese crews serve near Donetsk with Russian units (Reuters).", "Reuters"),
        (
            "A complaint was unsealed charging a man with buying Chinese optics for Russia.",
            "complaint",
        ),
    ],
    ids=["we", "our", "papers", "counted", "the report names", "bracket", "charges"],
)
def test_a_sentence_can_name_its_source_without_a_verb_of_saying(sentence: str, who: str) -> None:
    text = f"Russia trains Chinese crews and buys Chinese parts.\n{sentence}"
    assert origin(text) == who


def test_an_interview_is_heard_from_its_speaker_by_way_of_its_outlet() -> None:
    text = (
        "Foreign Minister Ilse Brandt spoke of China and Russia.\n"
        "Ilse Brandt said Chinese pilots train in Russia.\n"
        "In her interview with Reuters, 60 Chinese pilots were in Russia."
    )
    found = last_claim(text).attribution
    assert found is not None
    assert [s.name for s in found.steps] == ["Reuters", "Ilse Brandt"]


def test_they_without_anybody_named_is_hearsay() -> None:
    claim = last_claim("They say Chinese soldiers fight for Russia in Kursk.")
    assert claim.modality is Modality.HEDGED
    assert claim.attribution is not None
    assert claim.attribution.steps[-1].naming is Naming.BARE_UNNAMED


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Under the contract, China will train sixty Russian drone pilots at a base in Hebei.",
            "contract",
        ),
        (
            "The contract, first studied by a Hague law clinic, promises China forty Russian "
            "radar sets for 90 million roubles.",
            "contract",
        ),
    ],
    ids=["under", "promises"],
)
def test_what_a_paper_provides_for_is_the_papers(text: str, who: str) -> None:
    assert origin(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Satellite images show two Chinese trucks beside a Russian depot.", "Satellite images"),
        (
            "The contract, signed in Perm, obliges a Chinese yard to send Russia six tugs.",
            "contract",
        ),
        ("Our view: Chinese pilots train on the Russian range at Perm.", "Harbour Herald"),
        (
            "The Chinese firm Dalian Heavy has sold presses to a Russian plant, which makes "
            "shells, the minister's adviser for trade, Olena Hrytsenko, said at a meeting.",
            "Olena Hrytsenko",
        ),
    ],
    ids=["pictures", "contract", "label", "name after office"],
)
def test_a_paper_a_label_and_a_name_after_an_office_are_sources(text: str, who: str) -> None:
    claim = found_in(text, outlet="Harbour Herald").claims[0]
    assert claim.attribution is not None
    assert claim.attribution.steps[-1].name == who


def test_an_amount_that_nobody_wrote_down_is_the_page_s_own() -> None:
    text = _OFFICIALS + "The yard builds ferries for China in Dalian too."
    assert origin(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Contract 17-B, signed in Omsk in May, obliges the Russian side to send 40 engines to "
            "China.",
            "Contract 17-B",
        ),
        (
            "The waybills for three Chinese wagons now give the receiver as a Russian tank plant.",
            "waybills for three Chinese wagons",
        ),
        (
            "The agreement between China and Russia provides for 30 Russian instructors.",
            "agreement between China and Russia",
        ),
    ],
    ids=["by its number", "with a clause", "between two"],
)
def test_what_a_paper_holds_is_from_the_paper(text: str, who: str) -> None:
    assert origin(text) == who


def test_who_found_it_in_a_paper_hands_the_paper_on() -> None:
    text = "A Dutch society, Keel Watch, found the Chinese engine in a Russian ship register."
    found = last_claim(text).attribution
    assert found is not None
    assert [s.name for s in found.steps] == ["Keel Watch", "Russian ship register"]


def test_what_is_only_planned_is_no_paper() -> None:
    assert origin("Russian plans include 40 Chinese tugs for the navy.") is None
