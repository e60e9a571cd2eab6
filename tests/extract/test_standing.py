import pytest

from app.domain.found import Findings
from tests.extract.factories import found_in

LEAD = "China sold 40 marine engines to a Russian yard, two Ukrainian officials said on Monday."


def found_after(rest: str, lead: str = LEAD) -> tuple[str, Findings]:
    text = f"{lead}{rest}"
    return text, found_in(text, outlet="Harbour Weekly")


def score_of(sentence: str, *, lead: str = LEAD) -> float:
    """Return how sure the claim of ``sentence`` is, 0 where it is none; a paragraph of its own."""
    text, found = found_after(f"\n{sentence}", lead)
    at = text.index(sentence)
    return max((c.score for c in found.claims if c.quote.start == at), default=0.0)


def test_what_is_dated_long_before_the_page_is_background() -> None:
    now = score_of("Russia bought twelve Chinese ferries in 2026.")
    then = score_of("Russia bought twelve Chinese ferries in 2009.")
    assert then < now


def test_old_years_are_no_background_where_the_story_itself_is_of_those_years() -> None:
    lead = "China sold 40 marine engines to a Russian yard in 2019, two officials said on Monday."
    sentence = "Russia bought twelve Chinese ferries in 2019."
    assert score_of(sentence, lead=lead) > score_of(sentence)


def test_a_report_in_a_question_is_a_claim_and_the_premise_of_the_asker_is_less() -> None:
    premise = "Russia has lost two radars in a year."
    told = f"Reuters says {premise}"
    _, found = found_after(f"\nColonel, {told} How does it manage?")
    assert "Reuters" in {c.attribution.steps[-1].name for c in found.claims if c.attribution}
    assert score_of(f"{premise} How does it manage?") < score_of(premise)


def test_a_negation_of_the_speaker_is_none_of_what_is_said() -> None:
    text, found = found_after(
        "\nPetro Hnat, Ukraine's envoy, said in June that Dalian Heavy had sold presses to the "
        "yard, but gave no number."
    )
    assert found.claims[-1].content.of(text).startswith("that Dalian Heavy had sold presses")


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("A satellite image of 9 May shows two Chinese trucks beside the Russian depot.", "image"),
        ("Officials of the port said on 3 May that six Chinese cranes went to Perm.", "port"),
    ],
)
def test_the_month_of_may_is_no_verb(sentence: str, source: str) -> None:
    text, found = found_after(f"\n{sentence}")
    claim = next(c for c in found.claims if c.quote.of(text) == sentence)
    assert claim.attribution is not None
    assert source in claim.attribution.steps[-1].name
