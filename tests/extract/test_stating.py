import pytest

from tests.extract.factories import found_in

LEAD = "China sold 40 marine engines to a Russian yard, two Ukrainian officials said on Monday."


def stated(sentence: str) -> list[str]:
    """Return what is claimed by ``sentence`` after a lead, in text order."""
    text = f"{LEAD}\n{sentence}"
    return [
        c.content.of(text)
        for c in found_in(text, outlet="Harbour Weekly").claims
        if c.quote.start > len(LEAD)
    ]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "Nine Chinese barges reached Vladivostok, the port authority said, three more than "
            "Beijing has admitted.",
            "Nine Chinese barges reached Vladivostok",
        ),
        (
            "The Danes, who had no access to the file, said that nine Chinese welders worked at "
            "the Russian yard last year.",
            "that nine Chinese welders worked at the Russian yard last year",
        ),
        ("Beijing confirmed the sale of 40 engines to the yard.", "the sale of 40 engines"),
        (
            "One of the officials said there was no sign that the Chinese army pays the yard.",
            "there was no sign that the Chinese army pays the yard",
        ),
    ],
    ids=["answer in passing", "silence in passing", "confirmation", "an earlier source"],
)
def test_a_sentence_that_also_answers_still_states(sentence: str, content: str) -> None:
    assert any(content in said for said in stated(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "China's foreign ministry declined to comment on the engines.",
        "A spokesman for the Russian yard said it had no information about Chinese engines.",
    ],
    ids=["no comment", "unaware"],
)
def test_a_mere_answer_states_nothing(sentence: str) -> None:
    assert stated(sentence) == []


def test_a_lead_in_that_ends_with_a_colon_is_no_claim() -> None:
    assert stated("On the Chinese engines the Russian yard solemnly states the following:") == []
