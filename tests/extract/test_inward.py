import pytest

from app.extract.attribution import find_raw, join_parts
from app.extract.raw import INWARD, PRECISION, Raw
from app.extract.sentences import lay_out, parse
from tests.extract.factories import an_article, found_in


def raws(text: str) -> list[Raw]:
    layout = lay_out(an_article(text))
    return find_raw(layout, parse(layout))


@pytest.mark.parametrize(
    ("text", "rule", "source", "content"),
    [
        (
            "The mayor wants the port to reopen before winter.",
            "wants",
            "The mayor",
            "the port to reopen before winter",
        ),
        (
            "The union refused to sign the contract.",
            "wants",
            "The union",
            "to sign the contract",
        ),
        (
            "The residents believe that the harbour is safe.",
            "thinks",
            "The residents",
            "that the harbour is safe",
        ),
        (
            "The governor denounced the new harbour tax.",
            "stance",
            "The governor",
            "the new harbour tax",
        ),
        (
            "The senator objected to the new budget.",
            "stance",
            "The senator",
            "the new budget",
        ),
        (
            "The director is confident that the bridge will hold.",
            "adjective",
            "The director",
            "that the bridge will hold",
        ),
        (
            "The captain's claim that the cargo was flour surprised the court.",
            "noun",
            "The captain's",
            "that the cargo was flour",
        ),
        (
            "The company issued a statement saying the mine was closed.",
            "noun",
            "The company",
            "saying the mine was closed",
        ),
        (
            "The plant was criticised by two inspectors.",
            "passive",
            "two inspectors",
            "The plant",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else None,
)
def test_beliefs_wishes_and_stances_have_their_holder(
    text: str, rule: str, source: str, content: str
) -> None:
    found = [r for r in raws(text) if r.rule == rule]
    assert found
    assert found[0].source is not None
    assert (found[0].source.of(text), found[0].content.of(text)) == (source, content)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ferry is expected to leave on Sunday.", "is expected"),
        ("The harbour seems to be empty.", "seems"),
        ("The pilot was told that the runway was closed.", "was told"),
        ("Asked whether the bridge was safe, Costa shrugged.", "Asked"),
    ],
)
def test_what_nobody_in_particular_says_has_no_source(text: str, cue: str) -> None:
    found = [r for r in raws(text) if r.cue is not None and r.cue.of(text) == cue]
    assert [r.source for r in found] == [None]


@pytest.mark.parametrize(
    "text",
    ["The crane fell into the harbour.", "The order arrived in June.", "He left in order to rest."],
)
def test_plain_sentences_hold_no_stance(text: str) -> None:
    assert raws(text) == []


def test_a_wish_is_no_claim_by_itself() -> None:
    text = "Chinese officers want to observe Russian drone units near Omsk in June."
    assert any(r.rule in INWARD for r in raws(text))
    assert all(c.attribution is None for c in found_in(text).claims)


def test_every_rule_has_a_measured_precision() -> None:
    assert set(PRECISION) >= INWARD


def test_a_split_quotation_is_one_attribution_without_its_speaker() -> None:
    text = "“They came by rail,” Marchuk said. “Nobody told us what they would do there.”"
    layout = lay_out(an_article(text))
    wholes = join_parts(find_raw(layout, parse(layout)))
    assert [[c.of(text).strip("“”,") for c in w.contents] for w in wholes] == [
        ["They came by rail", "Nobody told us what they would do there."]
    ]


def test_what_is_quoted_inside_a_quotation_is_part_of_it() -> None:
    text = "The ministry said that farmers had complained about the dam."
    layout = lay_out(an_article(text))
    wholes = join_parts(find_raw(layout, parse(layout)))
    assert [w.source.of(text) for w in wholes if w.source] == ["The ministry"]
