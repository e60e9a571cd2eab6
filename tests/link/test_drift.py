"""What changed between two texts."""

from app.domain.chain import Drifted, LinkMention, LinkResponse, LinkText
from app.domain.words import Act, Direction, Modality, Relation, Slot
from app.link.drift import find_drift
from tests.link.factories import (
    a_chain,
    a_mention,
    a_response,
    a_text,
    actor_step,
    outlet_step,
    unnamed_step,
)

POST = a_text("post", "harbour-post", published="2025-06-20")
ECHO = a_text("echo", "echo", published="2025-07-04")


def drift(
    *mentions: LinkMention,
    texts: tuple[LinkText, ...] = (POST, ECHO),
    responses: tuple[LinkResponse, ...] = (),
) -> dict[Slot, Drifted]:
    chain = a_chain(*mentions, texts=texts)
    found = find_drift(mentions, chain, {t.key: t for t in texts}, responses=responses)
    assert len({d.slot for d in found}) == len(found)
    return {d.slot: d for d in found}


def post(*, content: str = "Russia trains around 600 troops.", unnamed: bool = True) -> LinkMention:
    return a_mention("m1", "post", actor_step("coast-intel", unnamed=unnamed), content=content)


def echo(
    content: str = "Russia trains around 600 troops.", modality: Modality | None = None
) -> LinkMention:
    step = outlet_step("harbour-post")
    return a_mention("m2", "echo", step, content=content, modality=modality)


def test_a_number_that_loses_its_hedge_is_harder() -> None:
    found = drift(post(), echo("Russia trains 600 troops."))[Slot.QUANTITY]
    assert (found.direction, found.from_value, found.to_value) == (
        Direction.HARDER,
        "around 600",
        "600",
    )
    assert (found.from_mention, found.to_mention) == ("m1", "m2")


def test_a_vaguer_number_is_softer_and_the_same_number_no_drift() -> None:
    vague = drift(post(), echo("Russia trains hundreds of troops."))[Slot.QUANTITY]
    assert (vague.direction, vague.to_value) == (Direction.SOFTER, "hundreds")
    assert Slot.QUANTITY not in drift(post(), echo("Some 600 troops are trained by Russia."))


def test_a_hop_through_a_page_that_is_not_held_is_compared_with_the_text_above_it() -> None:
    reprint = a_text(
        "echo", "mirror-site", published="2025-07-04", upstream=(("weekly", Relation.REPRINTS),)
    )
    found = drift(post(), echo("Russia trains hundreds of troops."), texts=(POST, reprint))
    assert found[Slot.QUANTITY].from_mention == "m1"


def test_an_unnamed_source_that_becomes_its_institution_is_hardened() -> None:
    own = a_mention("m2", "echo", actor_step("coast-intel"), content="Troops are trained.")
    found = drift(post(content="Troops are trained."), own)[Slot.ATTRIBUTION_HARDENED]
    assert found.from_value == "a source in CIA-C"
    assert found.to_value == "CIA-C"


def test_a_report_dated_after_the_first_text_is_a_date_drift() -> None:
    quote = "In September 2025, CIA-C reported that Russia trains around 600 troops."
    own = a_mention("m2", "echo", actor_step("coast-intel"), quote=quote)
    late = a_text("echo", "echo")
    found = drift(post(), own, texts=(POST, late))[Slot.DATE]
    assert (found.from_value, found.to_value) == ("2025-06-20", "September 2025")


def test_a_source_that_is_left_out_is_lost() -> None:
    plain = a_mention("m2", "echo", content="Russia trains around 600 troops.")
    found = drift(post(), plain)[Slot.ATTRIBUTION_LOST]
    assert (found.from_value, found.to_value) == ("a source in CIA-C", "no source named")


def test_a_source_that_becomes_media_reports_is_lost() -> None:
    vague = a_mention("m2", "echo", unnamed_step("media reports"))
    assert drift(post(), vague)[Slot.ATTRIBUTION_LOST].to_value == "media reports"


def test_a_relay_that_is_left_out_is_dropped() -> None:
    relayed = a_mention("m1", "post", outlet_step("weekly"), actor_step("minister"))
    lower = a_mention("m2", "echo", outlet_step("harbour-post"), actor_step("minister"))
    assert drift(relayed, lower)[Slot.INTERMEDIARY_DROPPED].from_value == "Weekly"


def test_a_hedge_that_goes_is_harder_and_one_that_comes_is_softer() -> None:
    hedged = a_mention("m1", "post", actor_step("minister"), modality=Modality.HEDGED)
    assert drift(hedged, echo())[Slot.MODALITY].direction is Direction.HARDER
    softer = drift(post(), echo(modality=Modality.HEDGED))[Slot.MODALITY]
    assert softer.direction is Direction.SOFTER


def test_a_denial_that_is_left_out_is_dropped_and_a_kept_one_is_not() -> None:
    denial = a_response("r1", "post", quote="The navy denied it.")
    kept = a_response("r2", "echo", quote="The navy denied it.")
    asked = a_response("r3", "post", act=Act.COMMENT_REQUESTED)
    assert drift(post(), echo(), responses=(denial,))[Slot.RESPONSE_DROPPED].from_value == (
        "The navy denied it."
    )
    assert Slot.RESPONSE_DROPPED not in drift(post(), echo(), responses=(denial, kept))
    assert Slot.RESPONSE_DROPPED not in drift(post(), echo(), responses=(asked,))


def test_a_faithful_text_does_not_drift() -> None:
    assert drift(post(), echo()) == {}
