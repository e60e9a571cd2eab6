import pytest

from app.domain.words import Act, Scope
from tests.extract.factories import found_in

CLAIM = "Russia trained 200 Chinese gunners at a base near Omsk, a HUR source said. "


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The Chinese Defence Ministry denied it.", Act.DENIAL),
        ("The Chinese Defence Ministry called the story a groundless smear.", Act.DENIAL),
        ("The Chinese Defence Ministry declined to comment.", Act.NO_COMMENT),
        ("The Chinese Defence Ministry has not commented.", Act.NO_COMMENT),
        ("The Chinese Defence Ministry could not be reached.", Act.NO_COMMENT),
        ("The Chinese Defence Ministry said it was not familiar with the matter.", Act.UNAWARE),
        ("The Chinese Defence Ministry neither confirmed nor denied the course.", Act.NCND),
        ("The Chinese Defence Ministry confirmed that a course took place.", Act.CONFIRMATION),
        ("The Chinese Defence Ministry has been asked for comment.", Act.COMMENT_REQUESTED),
        ("The Chinese Defence Ministry said the drill targets no third party.", Act.POSITION),
        ("The Chinese Defence Ministry admitted a visit but denied training.", Act.PARTIAL_DENIAL),
    ],
)  # fmt: skip
def test_the_acts_are_told_apart(words: str, act: Act) -> None:
    assert [(r.act, r.actor) for r in found_in(CLAIM + words).responses] == [(act, "china-mod")]


@pytest.mark.parametrize(
    "words",
    [
        "AP is unable to verify the figures.",
        "The figure was verified by RUSI.",
        "Moscow has not ruled out a second course.",
        "The guard was denied entry to the base.",
        "Will Beijing deny the report?",
        "Experts dismissed the number.",
    ],
)
def test_what_is_no_response_is_left(words: str) -> None:
    assert found_in(CLAIM + words).responses == ()


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Beijing denied the report.", Scope.THIS_CLAIM),
        ("Beijing has repeatedly denied arming either side.", Scope.GENERAL),
        ("In 2021 Beijing denied that its ships had entered the bay.", Scope.OTHER_CLAIM),
    ],
)
def test_the_scope_is_what_the_words_allow(words: str, scope: Scope) -> None:
    assert [r.scope for r in found_in(CLAIM + words).responses] == [scope]


def test_everyone_who_was_asked_is_a_response_of_its_own() -> None:
    found = found_in(
        CLAIM + "We reached out to the Russian and Chinese foreign ministries for comment."
    )
    assert [r.actor for r in found.responses] == ["russia-mfa", "china-mfa"]


def test_a_response_points_at_the_claim_about_the_responder() -> None:
    found = found_in(CLAIM + "The Russian Defence Ministry denied the report.")
    assert [r.answers for r in found.responses] == [0]


def test_a_response_is_not_a_claim_as_well() -> None:
    found = found_in(CLAIM + "The Chinese Defence Ministry denied training gunners in Russia.")
    assert len(found.claims) == 1
