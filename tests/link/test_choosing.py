"""The statement of a new claim."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.words import Modality
from app.link.choosing import LONGEST, as_statement, choose_statement
from tests.link.factories import a_mention


def test_a_full_statement_goes_before_one_that_needs_its_context() -> None:
    full = "Moscow will host 450 Chinese signallers at the Tambov academy this autumn"
    mentions = [
        a_mention("m1", content="They will be trained there."),
        a_mention("m2", content=full),
        a_mention("m3", content="Chinese signallers in Tambov?", modality=Modality.QUESTIONED),
    ]
    assert choose_statement(mentions) == f"{full}."
    assert choose_statement(mentions[::-1]) == f"{full}."


def test_quotation_marks_go_and_a_sentence_is_made() -> None:
    assert as_statement("“the academy is “full”,”") == "The academy is full."


def test_a_long_content_is_cut_at_a_clause() -> None:
    clause = "the academy in Tambov will take in Chinese signallers for a course of nine weeks"
    long = ", and ".join([clause] * 5)
    found = as_statement(long)
    assert len(found) <= LONGEST
    assert found.endswith("nine weeks.")


def test_nothing_states_nothing() -> None:
    assert choose_statement([]) == ""


@given(st.text(max_size=600))
def test_a_statement_is_never_longer_than_its_limit(content: str) -> None:
    found = as_statement(content)
    assert len(found) <= LONGEST
    assert found == "" or found.endswith(".")


def test_a_sentence_about_a_part_does_not_state_the_whole_claim() -> None:
    whole = a_mention("m1", "t1", content="Latvia will lend 40 Estonian divers a training ship.")
    part = a_mention("m2", "t2", content="Of the 40 Estonian divers set to train, Riga houses 12.")
    assert choose_statement([part, whole]).startswith("Latvia will lend")
