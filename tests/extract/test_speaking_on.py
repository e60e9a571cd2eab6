# ruff: noqa: E501 -- sentences are read whole
"""Answers that lean on what stands before them: who speaks on, who was asked, what is pointed at."""

import pytest

from app.domain.found import FoundResponse
from app.domain.words import Scope
from app.extract.findings import find_all
from tests.extract.factories import VOCABULARY, an_article

NEWS = "A Tula plant has bought 300 Chinese milling machines, two Czech officials said on Monday."


def answers(text: str, *, lead: str = NEWS, outlet: str = "Harbour Weekly") -> list[FoundResponse]:
    article = an_article(f"{lead}\n{text}", outlet=outlet, published="2025-09-10")
    return list(find_all(article, VOCABULARY).responses)


def acts(text: str, **more: str) -> list[str]:
    return [
        r.act.value
        for r in answers(text, **more)
        if r.scope not in (Scope.OTHER_CLAIM, Scope.GENERAL)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The Tula plant called the report an invention. "We mill everything ourselves," Oleg Sidorkin, its technical director, said.',
            ["denial", "denial"],
        ),
        (
            'Yunfeng Tools was not aware of the deal. "We have dealers in forty countries," a spokeswoman said.',
            ["unaware", "unaware"],
        ),
        (
            'The head of Czech customs distanced himself from the report. "I never said that," he told Harbour Weekly.',
            ["denial", "denial"],
        ),
    ],
    ids=["its director", "a spokeswoman", "he"],
)
def test_a_party_that_has_answered_goes_on_answering(text: str, expected: list[str]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We sent the officials' account to the Tula Arms Institute. There was no answer by Friday.",
        "I wrote to the Tula Arms Institute twice; one letter came back and nobody answered the other.",
    ],
)
def test_a_silence_is_that_of_whoever_was_asked(text: str) -> None:
    found = answers(text)
    assert [(r.act.value, r.actor) for r in found] == [("no_comment", "tula-arms-institute")]


def test_a_silence_may_stand_in_a_list() -> None:
    assert acts("China's embassy in Prague: no reply.") == ["no_comment"]


def test_an_answer_may_stand_after_a_colon() -> None:
    assert acts("The school answered our questions in one line: it teaches nobody.") == ["denial"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin, one assumes, will say it bought only tractors.",
        "The orders are larger than Moscow has admitted.",
        "The ambassador allegedly denied it at a dinner.",
        "The officials said there was no sign that the machines were used for shells.",
    ],
)
def test_what_is_foreseen_measured_or_limited_is_no_answer(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 Norway fined another foundry for selling valves to a Russian yard.\nThat foundry rejected the accusation as politically motivated.",
        "The machines went by rail.\nThe foundry is in Tula.\nIt has a museum.\nCanada blacklisted four Dalian firms in February over engine parts.\nBeijing said those listings were groundless.",
        "China has denied sending ammunition to Russia.",
    ],
)
def test_an_answer_to_another_matter_is_not_one_to_this(text: str) -> None:
    found = answers(text)
    assert found
    assert acts(text) == []


def test_a_denial_beside_what_is_said_is_news() -> None:
    found = acts("The Kremlin says the machines are for tractors and denies that any went to Tula.")
    assert found in (["denial"], ["partial_denial"])


def test_an_outlet_that_corrects_itself_answers_its_own_story() -> None:
    found = answers(
        "Correction, 12 September: An earlier version of this article said that 900 machines were sold. The number is 300."
    )
    assert [(r.act.value, r.actor) for r in found] == [("partial_denial", "harbour-weekly")]


def test_a_wrong_spelling_takes_nothing_back() -> None:
    assert (
        acts("Correction: An earlier version of this article misspelled an official's name.") == []
    )


def test_another_outlet_answers_for_its_own_story() -> None:
    lead = "The Moscow Ledger reported on Monday that a Tula plant bought 300 Chinese milling machines."
    text = "The Moscow Ledger stands by its report. The Moscow Ledger did not respond to a second letter."
    assert set(acts(text, lead=lead)) == {"confirmation", "no_comment"}


def test_a_company_answers_on_its_own_page() -> None:
    text = "Recently a foreign newspaper reported that our company sells lathes to Russian shell factories. These reports are completely untrue. Yunfeng Tools is a maker of lathes."
    found = answers(text, lead="A statement.", outlet="yunfengtools.example.cn")
    assert [(r.act.value, r.actor) for r in found] == [("denial", "yunfeng-tools")]
