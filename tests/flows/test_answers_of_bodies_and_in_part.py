# ruff: noqa: E501 -- sentences are read whole
"""Answers of firms, their people and bodies; answers that grant a part; answers to older charges."""

import pytest

from app.desk.vocabulary import load_vocabulary
from app.replies import Reply, respond_to

CLAIM = (
    "Chinese valve maker Jinhe Precision supplied 300 valves to the Russian submarine yard "
    "Belomor-Sudstroy through a Dubai trader, the Daily Meridian reported."
)


def answers(text: str) -> tuple[Reply, ...]:
    return respond_to(text, CLAIM, load_vocabulary())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"Not one valve went to Russia," its chief executive, Ding Rui, said by phone.', "denial"),
        (
            '"We have not shipped a single valve to Russia," the owner of Jinhe, Han Shu, told the paper.',
            "denial",
        ),
        ('"That is a fairy tale," said Oleg Burov, the yard\'s deputy director.', "denial"),
        ("Jinhe's spokesman said he had no information about the shipment.", "unaware"),
        ("The yard's press office said it does not comment on contracts.", "no_comment"),
        ("The Harbin institute did not reply.", "no_comment"),
        ("We wrote to Jinhe on 4 May and have had no reply.", "no_comment"),
        ("Germany's economy ministry said it took the findings seriously.", "position"),
        ("The yard said the publication was part of an information war.", "counter_claim"),
    ],
)
def test_a_body_and_who_speaks_for_it_answer(text: str, kind: str) -> None:
    assert [a.kind for a in answers(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Jinhe said it had sold 40 valves to a fishing company and none to the yard.",
        "The firm insisted that the valves were merely spare parts for ferries.",
        "Jinhe admits to one shipment, all of it for a chemical plant.",
        "The ministry confirmed that engineers had travelled to Severodvinsk for a conference "
        "but said no equipment had changed hands.",
        "The ministry says the visitors only came for a trade fair and denies that they saw the yard.",
        '"Some of the valves may have been resold by the buyer without our knowledge," '
        "the director said.",
    ],
)
def test_what_grants_a_part_denies_in_part(text: str) -> None:
    assert [(a.kind, a.scope) for a in answers(text)] == [("partial_denial", "part")]


def test_a_confirmation_that_withholds_the_rest_is_no_partial_denial() -> None:
    found = answers("The yard confirmed the purchase but did not give details.")
    assert "partial_denial" not in {a.kind for a in found}


@pytest.mark.parametrize(
    "text",
    [
        "The country has faced such reports before. In 2021 a Polish paper said the firm Bolin "
        "sold pumps to Crimea. That firm denied it.",
        "In a separate case, Jinhe was named in a Dutch probe in 2022. The firm rejected the charge.",
    ],
)
def test_a_denial_right_after_an_older_charge_is_of_that_charge(text: str) -> None:
    assert [(a.kind, a.scope) for a in answers(text)] == [("denial", "other_claim")]


def test_a_line_about_either_side_of_a_war_answers_no_single_claim() -> None:
    (found,) = answers("Beijing says it does not supply arms to any party to the conflict.")
    assert found.scope == "general"
