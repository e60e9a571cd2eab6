"""Answers read from the parse: whether an act is done, by whom, and about which claim."""

import pytest

from app.domain.words import Act, Scope
from app.extract.earlier import scope_of
from tests.extract.factories import found_in

CLAIM = "Belarus shipped 300 Chinese night sights to a Russian brigade, a HUR source said. "


def acts(words: str) -> list[tuple[Act, str]]:
    return [(r.act, r.actor) for r in found_in(CLAIM + words).responses]


@pytest.mark.parametrize(
    "words",
    [
        "If Moscow denies the delivery, the service will publish the invoices.",
        "Moscow is expected to dismiss the report on Monday.",
        "Moscow rejected a contract for new lorries.",
        "The driver was denied permission to unload.",
        "In the novel, a general in Moscow denies everything.",
        "A retired colonel dismissed the report as nonsense.",
        "This newspaper could not confirm the account.",
    ],
)
def test_what_is_not_done_or_not_said_of_a_claim_is_no_act(words: str) -> None:
    assert acts(words) == []


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Moscow waved away the story as gossip.", Act.DENIAL),
        ("The account was dismissed as fiction by the Russian Defence Ministry.", Act.DENIAL),
        ("There was no answer from the Russian Defence Ministry.", Act.NO_COMMENT),
        ("The Russian Defence Ministry ignored repeated questions.", Act.NO_COMMENT),
        ("The Russian Defence Ministry would not confirm the delivery.", Act.NCND),
        ("The Russian Defence Ministry said nobody there had heard of it.", Act.UNAWARE),
        ("The Russian Defence Ministry lashed out at Kyiv.", Act.COUNTER_CLAIM),
    ],
)
def test_an_act_is_read_in_any_of_its_words(words: str, act: Act) -> None:
    assert [a for a, _ in acts(words)] == [act]


def test_neither_is_the_silence_of_both() -> None:
    words = "Neither the Russian Defence Ministry nor the Chinese Foreign Ministry responded."
    assert acts(words) == [(Act.NO_COMMENT, "russia-mod"), (Act.NO_COMMENT, "china-mfa")]


def test_who_did_the_same_is_a_response_of_its_own() -> None:
    words = (
        "The Russian Defence Ministry confirmed the delivery, as did the Chinese Foreign Ministry."
    )
    assert acts(words) == [(Act.CONFIRMATION, "russia-mod"), (Act.CONFIRMATION, "china-mfa")]


def test_what_the_accused_negates_is_a_denial_without_a_word_of_denying() -> None:
    words = "The Russian Defence Ministry said its brigades had received nothing of that sort."
    assert acts(words) == [(Act.DENIAL, "russia-mod")]


def test_what_an_asked_party_says_is_its_position() -> None:
    words = "Asked about the sights, the Russian Defence Ministry said winter was coming early."
    assert acts(words) == [(Act.POSITION, "russia-mod")]


def test_an_admission_and_a_denial_in_two_sentences_are_a_partial_denial() -> None:
    words = "The Russian Defence Ministry confirmed a visit. It denied any delivery of sights."
    assert acts(words) == [(Act.PARTIAL_DENIAL, "russia-mod")]


def test_what_is_confirmed_beside_a_refusal_is_a_part() -> None:
    words = "The Russian Defence Ministry confirmed the visit but would not say who came."
    found = found_in(CLAIM + words).responses
    assert [(r.act, r.scope) for r in found] == [
        (Act.CONFIRMATION, Scope.PART),
        (Act.NO_COMMENT, Scope.PART),
    ]


def test_its_spokesman_speaks_for_the_body_named_before_him() -> None:
    words = "A weekly asked the Russian Defence Ministry; its spokesman declined to comment."
    assert acts(words) == [(Act.NO_COMMENT, "russia-mod")]


def test_a_source_that_will_not_name_a_name_does_not_answer() -> None:
    words = "The HUR source declined to identify the dealer."
    assert acts(words) == []


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("In 2021 Moscow denied a report on mines.", Scope.OTHER_CLAIM),
        ("In March Moscow denied that its crews had filmed a port.", Scope.OTHER_CLAIM),
        ("In March Moscow denied the report.", Scope.THIS_CLAIM),
        ("Moscow denied an unrelated charge.", Scope.OTHER_CLAIM),
        ("В марте Москва опровергла сообщения о минах.", Scope.OTHER_CLAIM),
        ("Moscow has always denied such talk.", Scope.GENERAL),
        ('"Last year you said the same," Moscow denied it all.', Scope.THIS_CLAIM),
    ],
)
def test_the_time_of_the_answer_tells_an_older_one(words: str, scope: Scope) -> None:
    assert scope_of(words, Act.DENIAL, "2026-08-20") == scope
