"""Publishers that a text means without their name."""

import pytest

from app.domain.chain import LinkStep
from app.domain.words import Naming, SourceKind
from app.link.relays import (
    head,
    is_media,
    is_of_a_case,
    is_press,
    is_research,
    is_study,
    publishes_studies,
)


def a_step(words: str, kind: SourceKind = SourceKind.UNNAMED) -> LinkStep:
    return LinkStep(kind, words, Naming.DESCRIBED_UNNAMED, words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a think tank in Oslo", "tank"),
        ("the paper's authors", "authors"),
        ("an agency that covers ports", "agency"),
        ("", ""),
    ],
)
def test_the_head_of_a_description_is_its_noun(words: str, expected: str) -> None:
    assert head(words) == expected


def test_the_kind_of_publisher_is_told_by_the_noun() -> None:
    assert is_press(a_step("the Lisbon daily"))
    assert is_research(a_step("a Nordic institute"))
    assert is_study(a_step("the report", SourceKind.DOCUMENT))
    assert not is_press(a_step("an official at the daily"))
    assert not is_research(a_step("two engineers"))
    named = LinkStep(SourceKind.OUTLET, "Daily", Naming.NAMED, "the daily", outlet="daily")
    assert not is_press(named)


def test_publishers_of_studies_say_so_in_their_name() -> None:
    assert publishes_studies("Institute of Port Studies")
    assert not publishes_studies("Harbour Post")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("media reports", True),
        ("several reports", True),
        ("foreign newspapers", True),
        ("intelligence reports", False),
        ("two officials", False),
    ],
)
def test_unnamed_media_are_told_from_reports_of_a_service(words: str, expected: bool) -> None:
    assert is_media(words) is expected


def test_a_filing_and_who_filed_it_are_of_one_case() -> None:
    assert is_of_a_case("prosecutors in Antwerp")
    assert is_of_a_case("the sealed indictment")
    assert not is_of_a_case("shipping records")
