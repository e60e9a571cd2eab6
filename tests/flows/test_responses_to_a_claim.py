"""What a passage answers to a claim, found and placed as a page's responses are."""

import pytest

from app.desk.vocabulary import load_vocabulary
from app.replies import respond_to

CLAIM = "Chinese instructors taught Russian sappers near Pskov."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The embassy of China called it a smear.", [("denial", "this_claim")]),
        ("Beijing has always denied arming anyone.", [("denial", "general")]),
        ("Beijing denies that instructors were there.", [("denial", "this_claim")]),
        ("In 2019 Beijing denied a report on mines.", [("denial", "other_claim")]),
        ("Snow fell on Pskov for three days.", []),
    ],
)
def test_a_passage_answers_the_claim_before_it(text: str, told: list[tuple[str, str]]) -> None:
    found = respond_to(text, CLAIM, load_vocabulary())
    assert [(r.kind, r.scope) for r in found] == told
    assert all(r.evidence in text for r in found)
