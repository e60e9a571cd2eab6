"""What changed between two texts."""

from dataclasses import replace

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
    found = drift(post(), echo("Russia trains 600 troops."))[Slot.PRECISION]
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


def test_what_others_are_said_to_say_is_no_bare_fact_and_its_source_not_lost() -> None:
    stated = a_mention("m2", "echo", modality=Modality.ASSERTED)
    rumoured = a_mention("m2", "echo", modality=Modality.ATTRIBUTED)
    possible = a_mention("m2", "echo", modality=Modality.HEDGED)
    assert Slot.ATTRIBUTION_LOST in drift(post(), stated)
    assert Slot.ATTRIBUTION_LOST not in drift(post(), rumoured)
    assert Slot.ATTRIBUTION_LOST not in drift(post(), possible)


def test_a_guess_at_where_a_text_has_it_from_is_not_held_against_another_source() -> None:
    relayed = a_mention("m1", "post", outlet_step("weekly"), actor_step("minister"))
    denial = a_response("r1", "post", quote="The navy denied it.")
    other = a_mention("m2", "echo", actor_step("navy"), modality=Modality.ATTRIBUTED)
    nobody = a_mention("m2", "echo", modality=Modality.ASSERTED)
    assert drift(relayed, other, responses=(denial,)) == {}
    assert set(drift(relayed, nobody, responses=(denial,))) == {
        Slot.ATTRIBUTION_LOST,
        Slot.RESPONSE_DROPPED,
    }


def test_a_source_is_not_lost_on_the_way_into_another_language() -> None:
    plain = a_mention("m2", "echo", modality=Modality.ASSERTED)
    for language, lost in (("en", True), ("uk", False)):
        texts = (replace(POST, language="en"), replace(ECHO, language=language))
        assert (Slot.ATTRIBUTION_LOST in drift(post(), plain, texts=texts)) is lost


def test_a_source_that_becomes_media_reports_is_lost() -> None:
    vague = a_mention("m2", "echo", unnamed_step("media reports"))
    assert drift(post(), vague)[Slot.ATTRIBUTION_LOST].to_value == "media reports"


def test_our_words_for_a_text_that_is_not_held_lose_and_confirm_nothing() -> None:
    upper = replace(post(), described=True)
    plain = replace(a_mention("m2", "echo", content="600 troops are trained."), described=True)
    assert Slot.ATTRIBUTION_LOST in drift(post(), replace(plain, described=False))
    assert Slot.ATTRIBUTION_LOST not in drift(upper, plain)
    told = echo("Confirmed data tell of around 600 troops.")
    assert Slot.ATTRIBUTION_HARDENED in drift(post(), told)
    assert Slot.ATTRIBUTION_HARDENED not in drift(upper, replace(told, described=True))
    doubted = replace(upper, quote="There may be around 600 troops.")
    assert Slot.MODALITY in drift(replace(doubted, described=False), echo())
    assert Slot.MODALITY not in drift(doubted, echo())


def test_a_service_the_desk_calls_unnamed_was_nobody_in_it() -> None:
    whole = actor_step("coast-intel", unnamed=True, words="coastal intelligence")
    upper = replace(a_mention("m1", "post", whole), described=True)
    own = a_mention("m2", "echo", actor_step("coast-intel"))
    assert Slot.ATTRIBUTION_HARDENED not in drift(upper, own)


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


def test_a_denial_is_not_missed_by_a_text_that_asked_others() -> None:
    denial = a_response("r1", "post", quote="The navy denied it.")
    also = a_response("r2", "post", actor="minister", quote="The minister would not say.")
    same = a_response("r3", "echo", actor="minister", quote="The minister would not say.")
    other = a_response("r4", "echo", actor="coastland", quote="Coastland gave no answer.")
    assert Slot.RESPONSE_DROPPED in drift(post(), echo(), responses=(denial, also, same))
    assert Slot.RESPONSE_DROPPED not in drift(post(), echo(), responses=(denial, also, other))


def test_the_number_that_changed_is_the_one_that_counts_the_same_thing() -> None:
    upper = post(content="Four ships brought 600 troops to the camp.")
    lower = echo("Four ships brought 900 troops to the camp.")
    found = drift(upper, lower)[Slot.QUANTITY]
    assert (found.from_value, found.to_value) == ("600", "900")


def test_a_part_of_a_lot_that_becomes_all_of_it_is_a_harder_number() -> None:
    upper = post(content="Nine of 14 boards had chips from Wuhan.")
    found = drift(upper, echo("Every board had chips from Wuhan."))[Slot.QUANTITY]
    assert (found.direction, found.to_value) == (Direction.HARDER, "Every")
    assert found.from_value.startswith("nine")
    for said in (
        "Nine of the boards had chips, each from Wuhan.",
        "Boards with chips from Wuhan arrive every week.",
        "Some boards had chips from Wuhan.",
    ):
        assert Slot.QUANTITY not in drift(upper, echo(said))
    whole = post(content="Nine boards had chips from Wuhan.")
    assert Slot.QUANTITY not in drift(whole, echo("Every board had chips from Wuhan."))


def test_a_number_beside_the_old_one_is_no_drift() -> None:
    lower = echo("Around 600 troops came, after 900 troops last year.")
    assert Slot.QUANTITY not in drift(post(), lower)


def test_a_plain_number_may_be_put_as_about_that_much() -> None:
    assert Slot.QUANTITY not in drift(
        post(content="Russia trains 600 troops."), echo("Russia trains some 600 troops.")
    )


def test_counts_of_sources_that_do_not_know_each_other_are_set_side_by_side() -> None:
    navy = a_mention("m1", "post", actor_step("navy"), content="Nine ships passed the strait.")
    other = a_mention("m2", "echo", actor_step("minister"), content="Eleven ships took the strait.")
    agrees = a_mention("m2", "echo", actor_step("minister"), content="Nine ships took the strait.")
    found = drift(navy, other)[Slot.QUANTITY]
    assert (found.from_value, found.to_value) == ("nine", "eleven")
    assert Slot.QUANTITY not in drift(navy, agrees)


def test_a_verb_that_vouches_hardens_the_attribution() -> None:
    upper = a_mention("m1", "post", actor_step("minister"))
    vouches = a_mention("m2", "echo", outlet_step("harbour-post", cue="confirmed"))
    found = drift(upper, vouches)[Slot.ATTRIBUTION_HARDENED]
    assert (found.from_value, found.to_value) == ("said", "confirmed")
    plain = a_mention("m2", "echo", outlet_step("harbour-post", cue="wrote"))
    assert Slot.ATTRIBUTION_HARDENED not in drift(upper, plain)
    for words in ("It was likely and could not be proved.", "Nobody at the post has confirmed it."):
        doubts = a_mention("m2", "echo", outlet_step("harbour-post", cue="wrote"), quote=words)
        assert Slot.ATTRIBUTION_HARDENED not in drift(upper, doubts)


def test_caution_in_the_words_of_the_source_is_missed_when_it_goes() -> None:
    upper = a_mention(
        "m1", "post", actor_step("minister"), content="It was an estimate, the minister said."
    )
    found = drift(upper, echo("So it was."))[Slot.MODALITY]
    assert (found.direction, found.from_value) == (Direction.HARDER, "estimate")
    assert Slot.MODALITY not in drift(upper, echo("It was a guess."))


def test_a_source_that_the_text_names_elsewhere_is_not_lost() -> None:
    relayed = a_mention("m1", "post", outlet_step("weekly"), actor_step("minister"))
    lower = a_mention("m2", "echo", outlet_step("harbour-post"), actor_step("minister"))
    knows = a_text("echo", "echo", published="2025-07-04", passages=("The Weekly had it first.",))
    assert Slot.INTERMEDIARY_DROPPED not in drift(relayed, lower, texts=(POST, knows))


def test_what_a_headline_asserts_is_not_the_firmest_word_of_a_text() -> None:
    upper = a_mention("m1", "post", actor_step("minister"), modality=Modality.HEDGED)
    headline = a_mention("m2", "echo", place="headline", modality=Modality.ASSERTED)
    hedged = a_mention(
        "m3", "echo", outlet_step("harbour-post"), modality=Modality.HEDGED, position=9
    )
    assert Slot.MODALITY not in drift(upper, headline, hedged)


def test_a_faithful_text_does_not_drift() -> None:
    assert drift(post(), echo()) == {}


def test_an_answer_is_not_dropped_where_it_is_all_that_the_upper_text_has() -> None:
    denial = a_response("r1", "post", quote="The navy denied that troops are trained.")
    only = a_mention("m1", "post", actor_step("navy"), quote=denial.quote)
    assert Slot.RESPONSE_DROPPED in drift(post(), echo(), responses=(denial,))
    assert Slot.RESPONSE_DROPPED not in drift(only, echo(), responses=(denial,))
