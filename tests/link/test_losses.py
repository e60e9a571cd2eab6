"""What a text no longer says about where it has a claim from."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import Copy, LinkMention, LinkStep, LinkText
from app.domain.ledger import AttributionLoss, Dossier, LossKind
from app.domain.words import Direction, Modality, Slot
from app.link.drift import find_drift
from app.link.losses import find_losses
from tests.link.factories import (
    ACTORS,
    OUTLETS,
    PARENTS,
    a_chain,
    a_claim,
    a_mention,
    a_text,
    actor_step,
    document_step,
    outlet_step,
    unnamed_step,
)

POST = a_text("post", "harbour-post", published="2025-06-20")
ECHO = a_text("echo", "echo", published="2025-07-04")


def dossier(
    *mentions: LinkMention,
    texts: tuple[LinkText, ...] = (POST, ECHO),
    copies: tuple[Copy, ...] = (),
) -> Dossier:
    chain = a_chain(*mentions, texts=texts, copies=copies)
    held = {t.key: t for t in texts}
    return Dossier(
        claim=a_claim(),
        roles=(),
        mentions=mentions,
        texts=held,
        chain=chain,
        drifts=find_drift(mentions, chain, held),
        copies=copies,
        actor_names=ACTORS,
        outlet_names=OUTLETS,
        parents={actor: above for actor, above in PARENTS.items() if above},
    )


def losses(
    *mentions: LinkMention,
    texts: tuple[LinkText, ...] = (POST, ECHO),
    copies: tuple[Copy, ...] = (),
) -> dict[LossKind, AttributionLoss]:
    found = find_losses(dossier(*mentions, texts=texts, copies=copies))
    assert len({loss.kind for loss in found}) == len(found)
    return {loss.kind: loss for loss in found}


def above(*steps: LinkStep, modality: Modality | None = None, quote: str = "") -> LinkMention:
    content = quote or "Russia trains 600 troops at a camp."
    return a_mention("m1", "post", *steps, content=content, modality=modality)


def below(*steps: LinkStep, modality: Modality | None = None, quote: str = "") -> LinkMention:
    content = quote or "At a camp, 600 troops are trained by Russia."
    return a_mention("m2", "echo", *steps, content=content, modality=modality)


UNNAMED = actor_step("coast-intel", unnamed=True)
RELAY = outlet_step("harbour-post")


def test_a_source_in_a_service_that_becomes_the_service_is_promoted() -> None:
    found = losses(above(UNNAMED), below(RELAY, actor_step("coast-intel")))
    loss = found[LossKind.SOURCE_PROMOTED]
    assert (loss.from_words, loss.to_words) == ("a source in CIA-C", "CIA-C")
    assert (loss.from_mention, loss.to_mention) == ("m1", "m2")
    assert set(found) == {LossKind.SOURCE_PROMOTED}


def test_a_service_as_a_whole_was_nobody_in_it() -> None:
    whole = actor_step("coast-intel", unnamed=True, words="coastal intelligence")
    described = replace(above(whole), described=True)
    assert losses(described, below(RELAY, actor_step("coast-intel"))) == {}


def test_a_text_that_speaks_of_a_source_elsewhere_promotes_nobody() -> None:
    told = replace(ECHO, passages=("The paper’s source would not give a name.",))
    kept = losses(above(UNNAMED), below(RELAY, actor_step("coast-intel")), texts=(POST, told))
    assert kept == {}


def test_an_outlet_credited_for_an_unnamed_source_loses_that_it_is_unnamed() -> None:
    found = losses(above(UNNAMED), below(RELAY))
    loss = found[LossKind.ANONYMITY_LOST]
    assert (loss.from_words, loss.to_words) == ("a source in CIA-C", "Harbour Post")


def test_the_country_credited_for_a_source_in_its_service_loses_that_it_is_unnamed() -> None:
    found = losses(above(UNNAMED), below(RELAY, actor_step("coastland")))
    assert found[LossKind.ANONYMITY_LOST].to_words == "Coastland"


def test_a_text_that_still_says_unnamed_or_hears_another_voice_loses_nothing() -> None:
    assert losses(above(UNNAMED), below(RELAY, UNNAMED)) == {}
    assert losses(above(UNNAMED), below(RELAY, actor_step("navy"))) == {}
    assert losses(above(actor_step("navy")), below(RELAY)) == {}
    papers = losses(above(document_step(), UNNAMED), below(RELAY))
    assert LossKind.ANONYMITY_LOST not in papers


def test_one_source_that_becomes_several_is_inflated() -> None:
    several = actor_step("coast-intel", unnamed=True, words="sources in CIA-C")
    found = losses(above(UNNAMED), below(RELAY, several))
    loss = found[LossKind.PLURAL_INFLATED]
    assert (loss.from_words, loss.to_words) == ("a source in CIA-C", "sources in CIA-C")


def test_two_officials_that_become_three_are_inflated_and_fewer_are_not() -> None:
    two = actor_step("coastland", unnamed=True, words="two officials")
    three = actor_step("coastland", unnamed=True, words="three officials")
    assert LossKind.PLURAL_INFLATED in losses(above(two), below(RELAY, three))
    assert losses(above(three), below(RELAY, two)) == {}


def test_sources_are_not_inflated_where_the_upper_text_may_have_had_several() -> None:
    several = unnamed_step("sources")
    assert losses(above(unnamed_step("one of the sources")), below(RELAY, several)) == {}
    assert losses(above(unnamed_step("another source")), below(RELAY, several)) == {}
    more = replace(POST, passages=("Other sources would not say.",))
    assert losses(above(unnamed_step("a source")), below(RELAY, several), texts=(more, ECHO)) == {}


def test_a_plural_in_another_language_counts_too() -> None:
    one = unnamed_step("источник в порту")
    several = unnamed_step("джерелами в порту")
    found = losses(above(one), below(RELAY, several))
    assert LossKind.PLURAL_INFLATED in found


def test_an_outlet_left_out_while_its_voice_is_kept_is_dropped() -> None:
    found = losses(
        above(outlet_step("weekly"), actor_step("minister")), below(RELAY, actor_step("minister"))
    )
    loss = found[LossKind.INTERMEDIARY_DROPPED]
    assert (loss.from_words, loss.to_words) == ("Weekly", "Minister Oru")


def test_an_outlet_left_out_with_its_voice_is_no_dropped_intermediary() -> None:
    found = losses(
        above(outlet_step("weekly"), actor_step("minister")), below(RELAY, actor_step("navy"))
    )
    assert LossKind.INTERMEDIARY_DROPPED not in found


LINKED = replace(ECHO, links=("https://post.example/camp",))
ADDRESSED = replace(POST, url="https://post.example/camp")


def test_a_text_that_links_its_source_and_names_nobody_has_lost_it() -> None:
    texts = (ADDRESSED, LINKED)
    loss = losses(above(actor_step("navy")), below(), texts=texts)[LossKind.SOURCE_LOST]
    assert (loss.from_words, loss.to_words) == ("Navy", "no source named")


def test_a_text_that_only_follows_another_in_time_has_lost_nothing() -> None:
    assert losses(above(actor_step("navy")), below()) == {}


def test_a_text_that_names_the_other_outlet_in_passing_has_a_source() -> None:
    quote = "Relying on Harbour Post, we wrote that 600 troops are trained at a camp by Russia."
    assert losses(above(actor_step("navy")), below(quote=quote), texts=(ADDRESSED, LINKED)) == {}


def test_a_hedge_that_goes_is_lost_with_the_words_of_both() -> None:
    upper = above(
        actor_step("minister"),
        modality=Modality.HEDGED,
        quote="Perhaps Russia trains 600 troops at a camp.",
    )
    lower = below(RELAY, actor_step("minister"))
    loss = losses(upper, lower)[LossKind.HEDGE_LOST]
    assert (loss.from_words, loss.to_words) == ("Perhaps", lower.content)


def test_a_hedge_that_comes_or_stays_anywhere_is_not_lost() -> None:
    open_ = above(actor_step("minister"), modality=Modality.HEDGED)
    assert losses(open_, below(RELAY, actor_step("minister"), modality=Modality.HEDGED)) == {}
    kept = replace(below(RELAY, actor_step("minister"), modality=Modality.HEDGED), key="m3")
    assert losses(open_, below(RELAY, actor_step("minister")), kept) == {}
    plain = above(actor_step("minister"))
    assert losses(plain, below(RELAY, actor_step("minister"), modality=Modality.HEDGED)) == {}


def test_wordings_that_share_few_words_are_not_compared() -> None:
    other = below(RELAY, quote="The ferry to the cape was late again.")
    assert losses(above(UNNAMED), other) == {}
    assert LossKind.ANONYMITY_LOST in losses(above(UNNAMED), replace(other, described=True))


def test_a_copy_loses_nothing_against_what_it_copies() -> None:
    copy = Copy("echo", "post", 0.9, 60)
    assert losses(above(UNNAMED), below(RELAY), copies=(copy,)) == {}


SOURCES = st.lists(
    st.sampled_from(
        [
            UNNAMED,
            RELAY,
            actor_step("coast-intel"),
            actor_step("minister"),
            outlet_step("weekly"),
            unnamed_step("sources"),
            unnamed_step("a source"),
            unnamed_step("media reports"),
            document_step(),
        ]
    ),
    max_size=3,
)
MODES = st.sampled_from([None, Modality.HEDGED, Modality.QUESTIONED, Modality.ASSERTED])
SAME_DRIFT = {
    LossKind.SOURCE_PROMOTED: Slot.ATTRIBUTION_HARDENED,
    LossKind.SOURCE_LOST: Slot.ATTRIBUTION_LOST,
    LossKind.INTERMEDIARY_DROPPED: Slot.INTERMEDIARY_DROPPED,
    LossKind.HEDGE_LOST: Slot.MODALITY,
}


@given(SOURCES, SOURCES, MODES, MODES)
def test_no_loss_contradicts_a_drift(
    old: list[LinkStep], new: list[LinkStep], before: Modality | None, after: Modality | None
) -> None:
    of = dossier(
        above(*old, modality=before), below(*new, modality=after), texts=(ADDRESSED, LINKED)
    )
    drifted = {drift.slot: drift.direction for drift in of.drifts}
    kinds = {loss.kind for loss in find_losses(of)}
    for kind in kinds & SAME_DRIFT.keys():
        assert drifted[SAME_DRIFT[kind]] is Direction.HARDER
    assert not {LossKind.SOURCE_PROMOTED, LossKind.ANONYMITY_LOST} <= kinds
