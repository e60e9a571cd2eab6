"""Claims of whole stories: several texts that retell each other, in several languages."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.domain.chain import Joined, LinkMention, LinkText
from app.link.context import read_context
from app.link.likeness import mention_wording, together
from app.link.same_claim import join_in_stories
from app.link.vectors import (
    BACKGROUND,
    MANY_VERSION,
    Kept,
    background,
    keys_compared,
    language_of,
    many_vectors,
    told_by,
    vector_key,
    vectors,
)
from tests.link.factories import a_mention, a_text

GOLD = Path(__file__).parents[1] / "gold"


def a_story(rows: list[dict[str, Any]]) -> tuple[list[LinkMention], dict[str, LinkText]]:
    mentions: list[LinkMention] = []
    texts: dict[str, LinkText] = {}
    for row in rows:
        said = [sentence for _, sentence in row["said"]]
        texts[row["text"]] = a_text(
            row["text"], row["text"], language=row["language"], passages=tuple(said)
        )
        mentions += [
            a_mention(f"{row['text']}-{n}", row["text"], content=s, claim=None)
            for n, s in enumerate(said)
        ]
    return mentions, texts


def joined(mentions: list[LinkMention], texts: Mapping[str, LinkText]) -> dict[str, Joined]:
    return {j.mention: j for j in join_in_stories(mentions, (), texts=texts)[0]}


def b_cubed(found: Mapping[str, str], gold: Mapping[str, object]) -> float:
    precision = recall = 0.0
    for key, claim in gold.items():
        own = [k for k in gold if found[k] == found[key]]
        its = [k for k in gold if gold[k] == claim]
        both = sum(gold[k] == claim for k in own)
        precision += both / len(own) / len(gold)
        recall += both / len(its) / len(gold)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("part", ["tune", "test"])
def test_claims_of_retold_stories_are_found_as_well_as_before(part: str) -> None:
    lines = (GOLD / "stories.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["part"] == part]
    floor = json.loads((GOLD / "link_floors.json").read_text("utf-8"))[f"stories_{part}_f1"]
    mentions, texts = a_story(rows)
    gold = {
        f"{row['text']}-{n}": (row["story"], claim)
        for row in rows
        for n, (claim, _) in enumerate(row["said"])
        if claim is not None
    }
    found = {key: j.claim for key, j in joined(mentions, texts).items()}
    assert b_cubed(found, gold) >= floor


ENGLISH = {
    "text": "harbour",
    "language": "en",
    "said": [
        [None, "A yard in Dalian has sold nine patrol boats to Russia's border guard."],
        [None, "The boats were paid for through a bank in Harbin."],
        [None, "Their crews will be trained by Chinese instructors on the Amur."],
    ],
}


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ru", ["Верфь в Даляне продала пограничной службе России девять сторожевых катеров.",
                "Оплата за катера шла через банк в Харбине."]),
        ("uk", ["Верф у Даляні продала прикордонній службі Росії дев'ять патрульних катерів.",
                "Катери оплатили через банк у Харбіні."]),
        ("de", ["Eine Werft in Dalian hat dem russischen Grenzschutz neun Boote verkauft.",
                "Bezahlt wurden die Boote über eine Bank in Harbin."]),
        ("pt", ["Um estaleiro de Dalian vendeu nove lanchas de patrulha à guarda russa.",
                "As lanchas foram pagas através de um banco de Harbin."]),
        ("zh", ["大连一家船厂向俄罗斯边防部队出售了九艘巡逻艇。",
                "这些艇的款项通过哈尔滨一家银行支付。"]),
    ],
)  # fmt: skip
def test_a_sentence_in_another_language_joins_the_claim_it_renders(
    language: str, sentences: list[str]
) -> None:
    other = {"text": "other", "language": language, "said": [[None, s] for s in sentences]}
    found = joined(*a_story([ENGLISH, other]))
    assert [found[f"other-{n}"].claim for n in (0, 1)] == ["new:harbour-0", "new:harbour-1"]
    assert found["other-1"].reason.startswith("similar wording in another language")
    assert found["harbour-2"].claim == "new:harbour-2"


def test_a_word_the_whole_text_is_about_does_not_join_its_claims() -> None:
    rows = [
        {"text": "first", "language": "en", "said": [
            [None, "The reactor parts left Tianjin in March, a customs broker said."],
            [None, "The reactor parts were insured by a firm in Macau."],
            [None, "The reactor parts are meant for an icebreaker."],
        ]},
        {"text": "second", "language": "en", "said": [
            [None, "The reactor parts are insured in Macau, according to the report."],
            [None, "An icebreaker is to get the reactor parts, it said."],
        ]},
    ]  # fmt: skip
    found = joined(*a_story(rows))
    assert found["second-0"].claim == found["first-1"].claim
    assert found["second-1"].claim == found["first-2"].claim
    assert len({j.claim for j in found.values()}) == 3


def test_the_same_sentence_is_near_across_languages_and_others_are_not() -> None:
    rows = many_vectors(
        [
            "China sold Russia eighteen radars.",
            "Китай продал России восемнадцать радаров.",
            "The bakery closes at noon.",
        ],
        ["en", "ru", "en"],
    )
    assert rows[0] @ rows[1] > 0.5
    assert rows[0] @ rows[2] < 0.3


def test_multilingual_vectors_are_asked_for_only_when_a_text_is_foreign() -> None:
    mention = a_mention("m1", "t1", content="Катера оплатили.", claim=None)
    wanted = vector_key("Катера оплатили.", version=MANY_VERSION)
    english, foreign = a_text("t1", "echo", language="en"), a_text("t1", "echo", language="ru")
    assert wanted not in keys_compared([mention], [], [], texts={"t1": english})
    asked = keys_compared([mention], [], [], texts={"t1": foreign})
    kept = Kept()
    join_in_stories([mention], (), texts={"t1": foreign}, kept=kept)
    assert wanted in asked
    assert set(kept.made) == set(asked)


def test_how_near_two_sentences_are_does_not_depend_on_what_else_is_read() -> None:
    said = ["Seven barges left Odense.", "Сім барж вийшли з Оденсе."]
    alone = many_vectors(said, ["en", "uk"])
    beside = many_vectors([*said, "Der Bäcker schließt um zwölf."], ["en", "uk", "de"])
    assert (alone == beside[:2]).all()


def test_a_language_without_sentences_of_its_own_counts_as_any() -> None:
    assert language_of(a_text("t1", "echo", language="uk-UA")) == "uk"
    assert language_of(a_text("t1", "echo", language="is")) == ""
    assert len(background(("",))) == len(background(BACKGROUND)) > len(background(("en",)))


def test_a_sentence_tells_of_its_only_claim_and_not_of_one_among_several() -> None:
    quote = "Nine cranes were sold to Tartu, and they cost four million, Harbour Weekly wrote."
    mentions = [
        a_mention("m1", "t1", content="Nine cranes were sold to Tartu", quote=quote, claim=None),
        a_mention("m2", "t1", content="they cost four million", quote=quote, claim=None),
        a_mention("m3", "t2", content="they cost four million", quote=quote, claim=None),
    ]
    tells = told_by(mentions)
    assert tells["m1"] == "Nine cranes were sold to Tartu"
    assert tells["m3"] == quote


def test_words_beside_the_claim_in_its_sentence_tell_what_it_is_about() -> None:
    rows = [
        ("a", "they arrived in May", "Of the turbines for Narvik it says they arrived in May."),
        ("b", "it was then that they came", "It was then that they came, the turbines of Narvik."),
    ]

    def score(*, whole: bool) -> float:
        mentions = [
            a_mention(f"{t}-0", t, content=c, quote=q if whole else c, claim=None)
            for t, c, q in rows
        ]
        texts = {t: a_text(t, t, language="en", passages=(q,)) for t, _, q in rows}
        vectors_of = vectors([m.content for m in mentions])
        context = read_context(mentions, texts, rows=vectors_of, rarity={}, kept=None)
        first, second = (
            mention_wording(m, row, outlets=frozenset())
            for m, row in zip(mentions, vectors_of, strict=True)
        )
        return together(first, second, context).score

    assert score(whole=True) > score(whole=False)
