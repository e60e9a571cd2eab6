import pytest

from app.domain.words import BlockKind
from app.extract.attribution import find_raw
from app.extract.raw import INWARD, Raw
from app.extract.sentences import lay_out, parse
from tests.extract.factories import an_article


def raws(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Raw]:
    layout = lay_out(an_article(text, kind=kind))
    return find_raw(layout, parse(layout))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The minister said that Chinese crews had arrived.",
            "The minister",
            "said",
            "that Chinese crews had arrived",
        ),
        (
            "Chinese crews had arrived in Omsk, the minister said.",
            "the minister",
            "said",
            "Chinese crews had arrived in Omsk",
        ),
        (
            "According to the ministry, Chinese crews had arrived.",
            "the ministry",
            "According to",
            "Chinese crews had arrived",
        ),
        (
            "Chinese crews had arrived, according to two officials.",
            "two officials",
            "according to",
            "Chinese crews had arrived",
        ),
        (
            "“The crews are here,” said Oleh Marchuk, a sapper.",
            "Oleh Marchuk, a sapper",
            "said",
            "“The crews are here,”",
        ),
    ],
    ids=["that", "after", "according first", "according last", "inverted"],
)
def test_source_cue_and_content_are_told_apart(
    text: str, source: str, cue: str, content: str
) -> None:
    found = raws(text)[0]
    assert found.source is not None
    assert found.cue is not None
    assert found.source.of(text) == source
    assert found.cue.of(text) == cue
    assert found.content.of(text).rstrip(",") == content.rstrip(",")


def test_a_headline_names_its_source_after_a_colon() -> None:
    text = "Russia to train Chinese tank crews this year: HUR"
    found = raws(text, BlockKind.HEADLINE)[0]
    assert found.source is not None
    assert found.source.of(text) == "HUR"


def test_who_was_told_is_kept_apart_from_who_speaks() -> None:
    text = "A colonel told Sky News that the drill was over."
    found = raws(text)[0]
    assert found.via is not None
    assert found.via.of(text) == "Sky News"


def test_whom_a_report_cites_is_kept() -> None:
    text = "Reuters reported that crews arrived, citing two diplomats."
    assert [r.cited.of(text) for r in raws(text) if r.cited] == ["two diplomats"]


def test_a_second_quotation_of_a_paragraph_is_its_speakers() -> None:
    text = "“They came by rail last week,” Marchuk said. “Nobody told us what they would do.”"
    found = raws(text)
    assert [r.source.of(text) for r in found if r.source] == ["Marchuk", "Marchuk"]


def test_a_turn_of_a_transcript_is_its_speakers() -> None:
    text = "Lin Jian: China has never supplied weapons to either party."
    found = [r for r in raws(text) if r.rule == "colon"]
    assert found
    assert found[0].source is not None
    assert found[0].source.of(text) == "Lin Jian"


def test_an_assertion_has_no_attribution() -> None:
    assert raws("Chinese crews arrived in Omsk on Friday.") == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            'The mayor was blunt. “The bridge will fall," said Ines Rocha, an engineer.',
            "Ines Rocha, an engineer",
            '“The bridge will fall,"',
        ),
        (
            "''The bridge will fall,'' Rocha said.",
            "Rocha",
            "''The bridge will fall,''",
        ),
        (
            "The dam, Rocha said, was empty by noon.",
            "Rocha",
            "The dam, Rocha said, was empty by noon",
        ),
        (
            "A full brigade had joined the navy, it was confirmed by local media.",
            "local media",
            "A full brigade had joined the navy",
        ),
        (
            "In a letter sent after the storm, Rocha said she had warned the board.",
            "Rocha",
            "she had warned the board",
        ),
    ],
    ids=["mixed marks", "typed marks", "aside", "it was confirmed", "clause before"],
)
def test_spans_end_where_a_reader_would_end_them(text: str, source: str, content: str) -> None:
    found = [r for r in raws(text) if r.rule not in INWARD]
    assert found
    assert found[0].source is not None
    assert (found[0].source.of(text), found[0].content.of(text)) == (source, content)


def test_a_second_verb_of_saying_ends_what_the_first_one_carries() -> None:
    text = "Rocha said the dam was empty and added that the gates were open."
    found = [(r.source.of(text), r.content.of(text)) for r in raws(text) if r.source]
    assert found == [("Rocha", "the dam was empty"), ("Rocha", "that the gates were open")]


def test_a_quotation_carried_on_after_its_speaker_is_still_hers() -> None:
    text = "“It was a mistake,” Rocha told reporters, “because nobody had checked the gates.”"
    found = raws(text)
    assert [r.source.of(text) for r in found if r.source] == ["Rocha", "Rocha"]
    assert found[-1].content.of(text) == "“because nobody had checked the gates.”"


def test_what_is_posted_does_not_speak() -> None:
    text = "In a video posted in March, a teacher is heard telling pupils that “the engine broke”."
    assert [r.source.of(text) for r in raws(text) if r.source] == ["a teacher"]


def test_a_long_clause_is_no_part_of_who_speaks() -> None:
    text = (
        "“We are ready,” said Rocha, who has run the port since the storm and was once in charge "
        "of the whole southern coast."
    )
    assert next(r.source.of(text) for r in raws(text) if r.source) == "Rocha"


def test_a_relative_clause_keeps_its_pronoun() -> None:
    text = "The sailors who say the dam was empty left on Monday."
    found = next(r for r in raws(text) if r.verb == "say")
    assert found.relative is not None
    assert found.relative.of(text) == "who"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Two yards took in four tonnes of steel, leaked customs records show.",
            "leaked customs records",
        ),
        (
            "The parts were routed via Panama, a customs agent states in the filing.",
            "a customs agent",
        ),
        ("The party lost ground, averaging 5 percent across all states in the new poll.", None),
        ("The board stayed quiet, rather than publicly challenging Rocha's claims.", None),
    ],
)
def test_a_verb_misread_as_a_noun_speaks_if_its_number_fits(text: str, source: str | None) -> None:
    found = [r.source.of(text) for r in raws(text) if r.source and r.rule not in INWARD]
    assert found == ([source] if source else [])
