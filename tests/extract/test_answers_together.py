# ruff: noqa: E501 -- sentences are read whole
"""Answers that stand beside answers, in writing, or half inside quotation marks."""

import pytest

from tests.extract.factories import found_in

_CLAIM = "Chinese engineers are building a radar plant in Tula for the Russian army, the newspaper Volga Business reported, quoting the director, Ivan Kozlov.\n"


def acts(text: str) -> list[str]:
    return [r.act.value for r in found_in(_CLAIM + text, outlet="Probe").responses]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('Beijing said it was "not" aware of "any such plant".', "unaware"),
        ('The Russian defence ministry said it "does not comment" on suppliers.', "no_comment"),
    ],
)
def test_the_words_of_an_act_may_begin_inside_a_quotation(text: str, act: str) -> None:
    assert acts(text) == [act]


def test_a_body_that_speaks_right_after_an_answer_answers_too() -> None:
    text = (
        "Russia's defence ministry did not respond to a request for comment. "
        'Rosradar, the state holding, said the plant was "part of a civilian programme" and that it had no military customers.'
    )
    assert acts(text) == ["no_comment", "partial_denial"]


def test_what_cannot_be_said_is_no_denial() -> None:
    assert acts("Beijing said it can't confirm the report.") == ["ncnd"]


def test_papers_are_carried_by_the_outlet_that_first_cited_them() -> None:
    text = (
        "China has sent Russia 40 military radars, the newspaper Harbour Ledger reported, citing customs records.\n"
        "The radars for the Russian army cost 90 million yuan, according to the records."
    )
    claims = found_in(text, outlet="Probe").claims
    told = claims[-1].attribution
    assert told is not None
    assert [s.name for s in told.steps] == ["Harbour Ledger", "records"]


def test_a_body_that_counts_is_the_source_of_its_count() -> None:
    text = "The radars for Russia were Chinese. Chinese customs recorded the export of 528 radars to Russia in March."
    told = found_in(text, outlet="Probe").claims[-1].attribution
    assert told is not None
    assert "ustoms" in told.steps[-1].name
