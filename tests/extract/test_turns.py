# ruff: noqa: E501 -- sentences are read whole
"""Transcripts: whose turn it is, who asks, what a short answer answers."""

import pytest

from app.domain.article import Block
from app.domain.span import Span
from app.domain.words import BlockKind
from app.extract.turns import find_turns, question_before
from tests.extract.factories import found_in

_HEARING = (
    "Hearing transcript: Chinese lorries for Russia\n"
    "The committee met at ten.\n"
    "SEN. ALBA: General, the Harbour Ledger says that Russia has got 300 Chinese lorries for its army. Is that right?\n"
    "GEN. CORTEZ: Closer to two hundred, Senator, by our count.\n"
    "SEN. ALBA: And the price?\n"
    "GEN. CORTEZ: I can't speak to the price.\n"
    "SEN. BIRD: When the minister was here he told us that the bridge would be ready by May, and Russia has sixty lorries. Who sent them?\n"
    "GEN. CORTEZ: We can't confirm that, Senator."
)


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Block(Span(start, start + len(line)), BlockKind.PARAGRAPH))
        start += len(line) + 1
    return tuple(blocks)


def test_turns_have_their_speakers_and_who_is_asked_answers() -> None:
    text = _HEARING.split("\n", 2)[2]
    turns = find_turns(text, _blocks(text))
    named = [(t.speaker.of(text) if t.speaker else None, t.asks, t.answers) for t in turns]
    assert named[0] == ("SEN. ALBA", True, False)
    assert named[1] == ("GEN. CORTEZ", False, True)
    assert question_before(turns, turns[1].block) == turns[0].block
    assert question_before(turns, turns[0].block) is None


def test_an_office_with_a_name_in_brackets_is_the_person() -> None:
    text = (
        "Dr Reed (Westhill): Has he read it?\nThe Minister for Ports (Ann Lee): I have.\n"
        "Dr Reed: And?\nAnn Lee: No more than that."
    )
    turns = find_turns(text, _blocks(text))
    assert [t.speaker.of(text) for t in turns if t.speaker] == ["Dr Reed", "Ann Lee"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Price: ten roubles.\nWeight: two tonnes.\nColour: green.\nOrigin: not told.",
        "Ann Lee: It rains.\nIt rained all week.\nAnn Lee: It rains still.",
    ],
)
def test_a_list_of_labels_is_no_transcript(text: str) -> None:
    assert find_turns(text, _blocks(text)) == ()


def test_a_short_answer_is_a_claim_of_the_one_who_is_asked() -> None:
    claims = found_in(_HEARING, outlet="Hearings Office").claims
    told = {
        c.quote.of(_HEARING): c.attribution.steps[-1].name if c.attribution else None
        for c in claims
    }
    assert told["Closer to two hundred, Senator, by our count."] == "GEN. CORTEZ"
    assert not any("bridge" in words and who == "SEN. BIRD" for words, who in told.items())


def test_who_is_asked_and_cannot_say_gives_no_comment() -> None:
    answers = found_in(_HEARING, outlet="Hearings Office").responses
    acts = {r.quote.of(_HEARING): r.act.value for r in answers}
    assert acts["I can't speak to the price."] == "no_comment"
    assert acts["We can't confirm that, Senator."] == "ncnd"
