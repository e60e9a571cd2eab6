import pytest

from app.domain.words import BlockKind
from app.extract.attribution import find_raw
from app.extract.raw import Raw
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
