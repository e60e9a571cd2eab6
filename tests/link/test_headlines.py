"""Headlines that commit to something else than their own text."""

import pytest

from app.domain.chain import LinkMention, LinkStep
from app.domain.ledger import Dossier, HeadlineGap
from app.domain.words import Direction, Modality, Slot
from app.link.headlines import find_headlines
from tests.link.factories import (
    a_chain,
    a_claim,
    a_mention,
    a_text,
    actor_step,
    outlet_step,
    unnamed_step,
)

BODY = "Russia will train about 600 Chinese soldiers at its bases"


def gaps(*mentions: LinkMention, passages: tuple[str, ...] = ()) -> dict[Slot, HeadlineGap]:
    text = a_text("t1", "harbour-post", published="2026-03-01", passages=passages)
    found = find_headlines(
        Dossier(
            claim=a_claim(),
            roles=(),
            mentions=mentions,
            texts={"t1": text},
            chain=a_chain(*mentions, texts=(text,)),
        )
    )
    assert len({gap.slot for gap in found}) == len(found)
    return {gap.slot: gap for gap in found}


def head(
    quote: str, *steps: LinkStep, modality: Modality | None = None, place: str = "headline"
) -> LinkMention:
    return a_mention("m1", "t1", *steps, content=quote, modality=modality, place=place)


def body(*steps: LinkStep, quote: str = BODY, modality: Modality | None = None) -> LinkMention:
    return a_mention("m2", "t1", *steps, content=quote, modality=modality, position=90)


NAVY = actor_step("navy")


def test_a_headline_with_another_number_differs_in_quantity() -> None:
    gap = gaps(head("Russia to train 900 Chinese soldiers"), body())[Slot.QUANTITY]
    assert (gap.direction, gap.headline_value, gap.body_value) == (
        Direction.HARDER,
        "900",
        "about 600",
    )
    assert (gap.headline_mention, gap.body_mention) == ("m1", "m2")


def test_a_number_that_loses_its_about_differs_in_precision() -> None:
    gap = gaps(head("Russia to train 600 Chinese soldiers"), body())[Slot.PRECISION]
    assert gap.direction is Direction.HARDER


def test_a_number_that_stands_elsewhere_in_the_text_is_no_gap() -> None:
    found = gaps(
        head("Russia to train 900 Chinese soldiers"),
        body(),
        passages=("With 300 more in autumn there will be 900 soldiers.",),
    )
    assert found == {}


def test_a_plain_headline_over_an_attributed_text_commits_to_more() -> None:
    gap = gaps(head("Russia trains Chinese soldiers"), body(NAVY))[Slot.MODALITY]
    assert (gap.direction, gap.headline_value, gap.body_value) == (
        Direction.HARDER,
        "asserted",
        "attributed",
    )


@pytest.mark.parametrize(
    "title",
    [
        "Russia trains Chinese soldiers – Navy",
        "Navy: Russia trains Chinese soldiers",
        "Russia ‘trains Chinese soldiers’",
        "Russia trains Chinese soldiers, report says",
        "Russia trains Chinese soldiers?",
        "В Румынии заговорили о китайских солдатах",
        "Russland soll chinesische Soldaten ausbilden",
        "俄罗斯据报训练中国士兵",
    ],
)
def test_a_headline_that_says_it_repeats_somebody_is_no_gap(title: str) -> None:
    assert gaps(head(title), body(NAVY)) == {}


def test_a_plain_headline_over_an_unnamed_source_has_lost_it() -> None:
    gap = gaps(head("Russia trains Chinese soldiers"), body(unnamed_step("a source")))
    assert set(gap) == {Slot.ATTRIBUTION_LOST}
    assert gap[Slot.ATTRIBUTION_LOST].body_value == "a source"


def test_a_headline_that_names_the_service_for_a_source_in_it_is_hardened() -> None:
    named = head("CIA-C: Russia trains Chinese soldiers", actor_step("coast-intel"))
    gap = gaps(named, body(actor_step("coast-intel", unnamed=True)))[Slot.ATTRIBUTION_HARDENED]
    assert (gap.headline_value, gap.body_value) == ("CIA-C", "a source in CIA-C")
    said = head("Russia trains Chinese soldiers, CIA-C source says", actor_step("coast-intel"))
    assert gaps(said, body(actor_step("coast-intel", unnamed=True))) == {}


def test_a_plain_headline_over_a_hedged_text_commits_to_more() -> None:
    hedged = body(NAVY, quote="Perhaps Russia trains soldiers.", modality=Modality.HEDGED)
    gap = gaps(head("Russia trains Chinese soldiers"), hedged)[Slot.MODALITY]
    assert (gap.direction, gap.body_value) == (Direction.HARDER, "Perhaps")


def test_a_question_over_a_plain_text_commits_to_less() -> None:
    asked = head("Does Russia train Chinese soldiers?", modality=Modality.QUESTIONED)
    assert gaps(asked, body(NAVY))[Slot.MODALITY].direction is Direction.SOFTER


def test_what_the_text_also_says_itself_or_found_itself_is_no_gap() -> None:
    own = body(outlet_step("harbour-post"))
    assert gaps(head("Russia trains Chinese soldiers"), own) == {}
    plain = a_mention("m3", "t1", content=BODY, position=200)
    assert gaps(head("Russia trains Chinese soldiers"), body(NAVY), plain) == {}


def test_a_caption_is_neither_headline_nor_text_and_a_standfirst_is_a_headline() -> None:
    caption = head("Russia to train 900 Chinese soldiers", place="caption")
    assert gaps(caption, body()) == {}
    standfirst = head("Russia to train 900 Chinese soldiers", place="standfirst")
    assert Slot.QUANTITY in gaps(standfirst, body())


def test_a_date_that_is_none_of_the_text_differs() -> None:
    titled = head("Russia trained soldiers in May 2019")
    dated = body(quote="Russia trained soldiers in August 2021.")
    gap = gaps(titled, dated)[Slot.DATE]
    assert (gap.headline_value, gap.body_value) == ("2019-05", "2021-08")
