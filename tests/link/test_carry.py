"""What a text keeps, drops or adds of the text it has a claim from."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import Copy, LinkMention, LinkText
from app.domain.ledger import Aspect, Carried, CarryCell, Dossier, HeldResponse
from app.domain.words import Act, ActorRole, Modality, Relation, Scope
from app.link.carry import find_carry
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

SAID = "Russia trains around 600 Chinese troops at two bases."
POST = a_text("post", "harbour-post", published="2025-06-20")
ECHO = a_text("echo", "echo", published="2025-07-04")


def a_dossier(
    *mentions: LinkMention,
    texts: Sequence[LinkText] = (POST, ECHO),
    responses: Sequence[HeldResponse] = (),
    beside: Sequence[HeldResponse] = (),
    copies: tuple[Copy, ...] = (),
    excerpts: frozenset[str] = frozenset(),
) -> Dossier:
    return Dossier(
        claim=a_claim(),
        roles=(("coastland", ActorRole.SUBJECT),),
        mentions=mentions,
        texts={t.key: t for t in texts},
        chain=a_chain(*mentions, texts=tuple(texts), copies=copies),
        responses=tuple(responses),
        beside=tuple(beside),
        copies=copies,
        actor_names=ACTORS,
        outlet_names=OUTLETS,
        parents={slug: above for slug, above in PARENTS.items() if above},
        excerpts=excerpts,
        named={
            t.key: tuple(s for m in mentions if m.text == t.key for s in m.steps) for t in texts
        },
    )


def cell(of: Dossier, text: str, aspect: Aspect) -> CarryCell:
    found = find_carry(of)
    assert len({(c.text, c.aspect) for c in found}) == len(found)
    return next(c for c in found if (c.text, c.aspect) == (text, aspect))


def post(content: str = SAID, *, modality: Modality | None = None) -> LinkMention:
    return a_mention(
        "m1", "post", actor_step("coast-intel", unnamed=True), content=content, modality=modality
    )


def echo(*voices: str, content: str = SAID, modality: Modality | None = None) -> LinkMention:
    steps = (outlet_step("harbour-post"), *(actor_step(voice) for voice in voices))
    return a_mention("m2", "echo", *steps, content=content, modality=modality)


def an_answer(
    text: str,
    *,
    actor: str = "navy",
    act: Act = Act.DENIAL,
    day: str | None = "2025-06-20",
    scope: Scope = Scope.THIS_CLAIM,
    described: bool = False,
    key: str = "",
) -> HeldResponse:
    words = f"The {actor} denied it."
    return HeldResponse(
        key or f"r-{text}-{actor}", text, actor, act, scope, words, words, day, "c1", described
    )


# ---- the origin


def test_an_origin_that_is_named_again_is_kept_and_one_that_is_not_is_dropped() -> None:
    kept = cell(a_dossier(post(), echo("coast-intel")), "echo", Aspect.ORIGIN)
    assert (kept.state, kept.upper) == (Carried.KEPT, "post")
    assert (kept.words, kept.upper_words) == ("CIA-C", "a source in CIA-C")
    dropped = cell(a_dossier(post(), echo()), "echo", Aspect.ORIGIN)
    assert dropped.state is Carried.DROPPED
    assert (dropped.words, dropped.upper_words) == ("Harbour Post", "a source in CIA-C")


def test_who_is_above_an_origin_or_only_described_names_it() -> None:
    assert cell(a_dossier(post(), echo("coastland")), "echo", Aspect.ORIGIN).state is Carried.KEPT
    steps = outlet_step("harbour-post"), unnamed_step("an officer")
    vague = a_mention("m2", "echo", *steps, content=SAID)
    assert cell(a_dossier(post(), vague), "echo", Aspect.ORIGIN).state is Carried.KEPT


def test_an_origin_named_anywhere_in_the_text_is_kept() -> None:
    knows = replace(ECHO, passages=(SAID, "The service CIA-C is known for more."))
    of = a_dossier(post(), echo(), texts=(POST, knows))
    assert cell(of, "echo", Aspect.ORIGIN).state is Carried.KEPT


def test_another_voice_than_the_one_above_is_added() -> None:
    found = cell(a_dossier(post(), echo("navy")), "echo", Aspect.ORIGIN)
    assert (found.state, found.words) == (Carried.ADDED, "Navy")


def test_a_text_without_a_held_one_above_adds_what_it_names_and_nothing_else_applies() -> None:
    of = a_dossier(post())
    assert [(c.aspect, c.state, c.upper) for c in find_carry(of)] == [
        (Aspect.ORIGIN, Carried.ADDED, None),
        (Aspect.INTERMEDIARY, Carried.NOT_APPLICABLE, None),
        (Aspect.HEDGE, Carried.NOT_APPLICABLE, None),
        (Aspect.RESPONSE, Carried.NOT_APPLICABLE, None),
    ]


def test_the_text_that_is_the_origin_itself_is_named_by_naming_its_outlet() -> None:
    own = a_mention("m1", "post", content=SAID)
    of = a_dossier(own, echo())
    origin, between = (cell(of, "echo", a) for a in (Aspect.ORIGIN, Aspect.INTERMEDIARY))
    assert (origin.state, origin.words) == (Carried.KEPT, "Harbour Post")
    assert between.state is Carried.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("voice", "lower"),
    [
        (unnamed_step("sources"), SAID),
        (document_step("leaked records"), f"{SAID} It is told after a leak."),
        (unnamed_step("two port officials"), f"{SAID} Officials were glad."),
    ],
    ids=["bare sources", "a paper told in other words", "the noun of a source"],
)
def test_an_origin_that_may_be_meant_is_not_called_dropped(voice: object, lower: str) -> None:
    upper = a_mention("m1", "post", voice, content=SAID)  # type: ignore[arg-type]
    found = cell(a_dossier(upper, echo(content=lower)), "echo", Aspect.ORIGIN)
    assert found.state is Carried.NOT_APPLICABLE


def test_nothing_is_dropped_between_wordings_that_do_not_surely_say_the_same() -> None:
    other = echo(content="Fuel went north by rail every week of that year.")
    assert cell(a_dossier(post(), other), "echo", Aspect.ORIGIN).state is Carried.NOT_APPLICABLE


def test_nothing_is_dropped_in_a_text_of_which_only_a_part_was_read() -> None:
    of = a_dossier(post("Perhaps " + SAID), echo(), excerpts=frozenset({"echo"}))
    assert {c.state for c in find_carry(of) if c.text == "echo"} <= {
        Carried.KEPT,
        Carried.NOT_APPLICABLE,
    }


def test_a_likeness_without_a_source_named_is_not_held_against_a_text() -> None:
    plain = a_mention("m2", "echo", content=SAID)
    of = a_dossier(post(), plain)
    assert any(hop.to == "text:echo" for hop in of.chain.hops)
    assert cell(of, "echo", Aspect.ORIGIN).upper is None


# ---- the outlet between


def test_a_page_that_is_not_held_is_looked_through_and_counts_as_the_outlet_between() -> None:
    steps = outlet_step("weekly"), outlet_step("harbour-post"), actor_step("coast-intel")
    of = a_dossier(post(), a_mention("m2", "echo", *steps, content=SAID))
    found = cell(of, "echo", Aspect.INTERMEDIARY)
    assert (found.state, found.upper, found.words) == (Carried.KEPT, "post", "Weekly")


def test_a_copy_that_names_nobody_drops_the_outlet_between() -> None:
    plain = a_mention("m2", "echo", actor_step("coast-intel", unnamed=True), content=SAID)
    of = a_dossier(post(), plain, copies=(Copy("echo", "post", 1.0, 90),))
    found = cell(of, "echo", Aspect.INTERMEDIARY)
    assert (found.state, found.upper_words) == (Carried.DROPPED, "Harbour Post")
    assert cell(of, "echo", Aspect.ORIGIN).state is Carried.KEPT


def test_reprints_that_share_a_node_keep_and_drop_on_their_own() -> None:
    def reprint(key: str, outlet: str) -> LinkText:
        return a_text(
            key, outlet, published="2025-07-04", upstream=(("weekly", Relation.REPRINTS),)
        )

    texts = (POST, reprint("echo", "echo"), reprint("mirror", "mirror-site"))
    second = a_mention("m3", "mirror", outlet_step("harbour-post"), content=SAID)
    of = a_dossier(
        post(),
        echo("coast-intel"),
        second,
        texts=texts,
        copies=(Copy("mirror", "gone", 1.0, 90), Copy("echo", "gone", 1.0, 90)),
    )
    assert any("mirror" in node.copies for node in of.chain.nodes)
    assert cell(of, "echo", Aspect.ORIGIN).state is Carried.KEPT
    assert cell(of, "mirror", Aspect.ORIGIN).state is Carried.DROPPED
    assert cell(of, "mirror", Aspect.ORIGIN).upper == "post"


# ---- the hedge


def test_a_hedge_is_kept_dropped_or_added() -> None:
    hedged = post(modality=Modality.HEDGED)
    assert cell(a_dossier(hedged, echo()), "echo", Aspect.HEDGE).state is Carried.DROPPED
    cautious = echo(content=f"Perhaps it is so: {SAID}")
    kept = cell(a_dossier(hedged, cautious), "echo", Aspect.HEDGE)
    assert (kept.state, kept.words, kept.upper_words) == (Carried.KEPT, "Perhaps", "hedged")
    added = cell(a_dossier(post(), echo(modality=Modality.HEDGED)), "echo", Aspect.HEDGE)
    assert (added.state, added.words) == (Carried.ADDED, "hedged")


def test_words_of_doubt_are_a_hedge_and_a_caveat_anywhere_in_the_text_keeps_it() -> None:
    doubting = post(f"{SAID} That is an estimate.")
    found = cell(a_dossier(doubting, echo()), "echo", Aspect.HEDGE)
    assert (found.state, found.upper_words) == (Carried.DROPPED, "estimate")
    caveat = replace(ECHO, passages=(SAID, "This could not be independently verified."))
    of = a_dossier(doubting, echo(), texts=(POST, caveat))
    assert cell(of, "echo", Aspect.HEDGE).state is Carried.KEPT


def test_hearsay_that_is_put_in_somebodys_mouth_is_not_dropped() -> None:
    hearsay = post(f"Reportedly {SAID}", modality=Modality.HEDGED)
    found = cell(a_dossier(hearsay, echo()), "echo", Aspect.HEDGE)
    assert found.state is Carried.NOT_APPLICABLE


def test_a_hedge_of_a_headline_alone_is_none() -> None:
    short = replace(post(modality=Modality.HEDGED), place="headline")
    assert cell(a_dossier(short, echo()), "echo", Aspect.HEDGE).state is Carried.NOT_APPLICABLE


def test_the_hedge_of_a_described_text_is_its_recorded_modality() -> None:
    upper = replace(post(modality=Modality.HEDGED), described=True)
    lower = replace(echo(content="It is told as a fact."), described=True)
    found = cell(a_dossier(upper, lower), "echo", Aspect.HEDGE)
    assert (found.state, found.words, found.upper_words) == (
        Carried.DROPPED,
        "attributed",
        "hedged",
    )
    unsure = replace(post(f"Perhaps {SAID}"), described=True)
    assert cell(a_dossier(unsure, lower), "echo", Aspect.HEDGE).state is Carried.NOT_APPLICABLE


# ---- the answer


def test_an_answer_is_kept_by_any_words_of_the_same_party_and_dropped_without() -> None:
    told = an_answer("post", actor="navy")
    also = an_answer("echo", actor="navy", act=Act.UNAWARE)
    kept = cell(a_dossier(post(), echo(), responses=(told, also)), "echo", Aspect.RESPONSE)
    assert (kept.state, kept.words, kept.upper_words) == (Carried.KEPT, also.words, told.words)
    dropped = cell(a_dossier(post(), echo(), responses=(told,)), "echo", Aspect.RESPONSE)
    assert (dropped.state, dropped.upper, dropped.upper_words) == (
        Carried.DROPPED,
        "post",
        told.words,
    )
    added = cell(a_dossier(post(), echo(), responses=(also,)), "echo", Aspect.RESPONSE)
    assert (added.state, added.words) == (Carried.ADDED, also.words)


@pytest.mark.parametrize("day", ["2025-07-05", "2025-07", None])
def test_a_text_that_may_be_older_than_an_answer_has_not_dropped_it(day: str | None) -> None:
    texts = (POST, ECHO if day else replace(ECHO, published=None))
    of = a_dossier(post(), echo(), texts=texts, responses=(an_answer("post", day=day),))
    assert cell(of, "echo", Aspect.RESPONSE).state is Carried.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("act", "scope"),
    [
        (Act.COMMENT_REQUESTED, Scope.THIS_CLAIM),
        (Act.NO_COMMENT, Scope.THIS_CLAIM),
        (Act.DENIAL, Scope.OTHER_CLAIM),
        (Act.DENIAL, Scope.GENERAL),
    ],
)
def test_what_is_no_answer_to_the_claim_need_not_be_carried(act: Act, scope: Scope) -> None:
    of = a_dossier(post(), echo(), responses=(an_answer("post", act=act, scope=scope),))
    assert cell(of, "echo", Aspect.RESPONSE).state is Carried.NOT_APPLICABLE


def test_a_position_is_an_answer_if_the_claim_is_about_who_has_it() -> None:
    def state(actor: str) -> Carried:
        response = an_answer("post", actor=actor, act=Act.POSITION)
        return cell(a_dossier(post(), echo(), responses=(response,)), "echo", Aspect.RESPONSE).state

    assert state("minister") is Carried.DROPPED
    assert state("navy") is Carried.NOT_APPLICABLE


def test_an_answer_that_may_stand_in_the_text_unfound_is_not_called_dropped() -> None:
    knows = replace(ECHO, passages=(SAID, "The Navy has rejected all of it."))
    told = an_answer("post")
    of = a_dossier(post(), echo(), texts=(POST, knows), responses=(told,))
    assert cell(of, "echo", Aspect.RESPONSE).state is Carried.NOT_APPLICABLE
    beside = an_answer("echo", key="r9")
    of = a_dossier(post(), echo(), responses=(told,), beside=(beside,))
    assert cell(of, "echo", Aspect.RESPONSE).state is Carried.NOT_APPLICABLE


def test_a_described_text_without_recorded_answers_cannot_have_dropped_one() -> None:
    described = replace(echo(), described=True)
    told = an_answer("post", described=True)
    of = a_dossier(replace(post(), described=True), described, responses=(told,))
    assert cell(of, "echo", Aspect.RESPONSE).state is Carried.NOT_APPLICABLE
    other = an_answer("echo", actor="minister", act=Act.NO_COMMENT, described=True)
    of = a_dossier(replace(post(), described=True), described, responses=(told, other))
    assert cell(of, "echo", Aspect.RESPONSE).state is Carried.DROPPED


# ---- laws

_OUTLETS = ("harbour-post", "echo", "weekly", "north-star", "agency")


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Some texts of one claim that credit each other at will, loops among them."""
    number = draw(st.integers(1, 5))
    texts = tuple(
        a_text(
            f"t{i}",
            _OUTLETS[i],
            published=draw(st.sampled_from([None, "2025-06", f"2025-06-1{i}"])),
        )
        for i in range(number)
    )
    credits = st.lists(st.sampled_from(_OUTLETS), max_size=2, unique=True)
    mentions: list[LinkMention] = []
    for i, text in enumerate(texts):
        steps = [outlet_step(o) for o in draw(credits) if o != text.outlet]
        steps += draw(st.sampled_from([[], [actor_step("coast-intel", unnamed=True)]]))
        modality = draw(st.sampled_from(list(Modality)))
        mentions.append(a_mention(f"m{i}", text.key, *steps, content=SAID, modality=modality))
    answers = draw(st.lists(st.sampled_from([t.key for t in texts]), unique=True))
    return a_dossier(*mentions, texts=texts, responses=[an_answer(key) for key in answers])


@given(dossiers())
def test_every_text_has_one_cell_for_each_aspect_and_words_for_what_is_said(of: Dossier) -> None:
    found = find_carry(of)
    pairs = [(c.text, c.aspect) for c in found]
    assert sorted(pairs) == sorted((m.text, aspect) for m in of.mentions for aspect in Aspect)
    for c in found:
        assert c.upper != c.text
        assert c.upper is None or c.upper in of.texts
        if c.state is Carried.KEPT:
            assert c.words
            assert c.upper_words
            assert c.upper
        if c.state is Carried.DROPPED:
            assert c.upper_words
            assert c.upper
        if c.state is Carried.ADDED:
            assert c.words
            assert not c.upper_words
        if c.state is Carried.NOT_APPLICABLE:
            assert not c.words
            assert not c.upper_words


@given(dossiers(), st.randoms(use_true_random=False))
def test_the_order_in_which_wordings_come_does_not_matter(of: Dossier, random: object) -> None:
    mixed = list(of.mentions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert find_carry(replace(of, mentions=tuple(mixed))) == find_carry(of)
