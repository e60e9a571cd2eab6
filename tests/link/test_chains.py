"""Chains: who took it from whom."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import Chain, Copy, Hop, LinkMention, LinkText
from app.domain.words import Basis, Modality, Relation
from app.link.chains import build_chain, chain_text, find_credited
from app.link.graph import loop_hops
from tests.link import desk_records as desk
from tests.link.factories import (
    a_chain,
    a_mention,
    a_text,
    actor_step,
    document_step,
    outlet_step,
    unnamed_step,
)

POST = a_text("post", "harbour-post", published="2025-06-20")
REPRINT = a_text(
    "reprint", "mirror-site", published="2025-06-26", upstream=(("weekly", Relation.REPRINTS),)
)
TOLD_POST = a_mention("m1", "post", actor_step("coast-intel", unnamed=True))


def hop_between(chain: Chain, source: str, to: str) -> Hop:
    return next(h for h in chain.hops if (h.source, h.to) == (source, to))


def test_a_reprint_hangs_its_sources_above_the_original_that_is_not_held() -> None:
    chain = a_chain(
        TOLD_POST, a_mention("m2", "reprint", outlet_step("harbour-post")), texts=(POST, REPRINT)
    )
    assert chain_text(chain) == "CIA-C → Harbour Post → Weekly* → Mirror Site"
    assert hop_between(chain, "ghost:weekly", "text:reprint").relation is Relation.REPRINTS
    assert hop_between(chain, "text:post", "ghost:weekly").seen_in == "reprint"
    assert (chain.origins_min, chain.origins_max) == (1, 1)


def test_an_unnamed_source_inside_an_institution_is_the_institution_marked_unnamed() -> None:
    chain = a_chain(TOLD_POST, texts=(POST,))
    root = next(n for n in chain.nodes if n.key == chain.sure_roots[0])
    assert (root.ref, root.unnamed) == ("coast-intel", True)


def test_a_step_that_names_the_pages_own_outlet_is_skipped() -> None:
    mention = a_mention("m1", "post", outlet_step("harbour-post"), actor_step("coast-intel"))
    assert chain_text(a_chain(mention, texts=(POST,))) == "CIA-C → Harbour Post"


def test_a_credited_outlet_that_is_held_but_surely_younger_is_a_ghost() -> None:
    early = a_text("early", "echo", published="2025-01-02")
    chain = a_chain(
        TOLD_POST, a_mention("m2", "early", outlet_step("harbour-post")), texts=(POST, early)
    )
    assert "ghost:harbour-post" in {n.key for n in chain.nodes}


def test_a_held_text_speaks_for_its_own_sources() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    says_other = a_mention("m2", "echo", outlet_step("harbour-post"), actor_step("navy"))
    chain = a_chain(TOLD_POST, says_other, texts=(POST, echo))
    assert chain_text(chain) == "CIA-C → Harbour Post → Echo"


def test_what_others_say_of_a_silent_held_texts_source_is_used() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    silent = a_mention("m1", "post")
    says_more = a_mention("m2", "echo", outlet_step("harbour-post"), actor_step("coast-intel"))
    chain = a_chain(silent, says_more, texts=(POST, echo))
    assert chain_text(chain) == "CIA-C → Harbour Post → Echo"
    assert hop_between(chain, "actor:coast-intel", "text:post").seen_in == "echo"


def test_a_text_that_credits_an_outlet_has_the_voice_from_there() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    chain = a_chain(
        TOLD_POST,
        a_mention("m2", "echo", outlet_step("harbour-post"), position=1),
        a_mention("m3", "echo", actor_step("coast-intel", unnamed=True), position=2),
        texts=(POST, echo),
    )
    assert chain_text(chain) == "CIA-C → Harbour Post → Echo"


def test_a_voice_at_first_hand_is_not_traced_through_the_credited_outlet() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    own = a_mention("m3", "echo", unnamed_step("a dock worker"), quote="A dock worker told us so.")
    chain = a_chain(
        TOLD_POST, a_mention("m2", "echo", outlet_step("harbour-post")), own, texts=(POST, echo)
    )
    assert "a dock worker → Echo" in chain_text(chain)


def test_a_held_outlet_that_never_had_the_voice_does_not_carry_it() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    chain = a_chain(
        TOLD_POST,
        a_mention("m2", "echo", outlet_step("harbour-post"), position=1),
        a_mention("m3", "echo", actor_step("navy"), position=2),
        texts=(POST, echo),
    )
    assert "Navy → Echo" in chain_text(chain)
    assert chain.origins_max == 2


def test_sibling_reprints_fold_and_keep_a_hop_each() -> None:
    second = a_text(
        "second", "mirror-site", published="2025-06-27", upstream=(("weekly", Relation.REPRINTS),)
    )
    chain = a_chain(
        a_mention("m1", "reprint", outlet_step("harbour-post")),
        a_mention("m2", "second", outlet_step("harbour-post")),
        texts=(REPRINT, second),
        copies=(Copy("second", "reprint", 0.9, 600),),
    )
    folded = next(n for n in chain.nodes if n.kind == "text")
    assert folded.copies == ("second",)
    assert {h.seen_in for h in chain.hops if h.source == "ghost:weekly"} == {"reprint", "second"}


def test_a_copy_of_another_outlets_held_text_is_a_node_below_it() -> None:
    mirror = a_text("mirror", "mirror-site", published="2025-06-21")
    chain = a_chain(
        TOLD_POST,
        a_mention("m2", "mirror", actor_step("coast-intel", unnamed=True)),
        texts=(POST, mirror),
        copies=(Copy("mirror", "post", 0.95, 300),),
    )
    hop = hop_between(chain, "text:post", "text:mirror")
    assert (hop.relation, hop.basis) == (Relation.REPRINTS, Basis.COPY)
    assert chain_text(chain) == "CIA-C → Harbour Post → Mirror Site"


def test_a_text_without_a_source_leans_on_the_held_text_it_links_to() -> None:
    post = a_text(
        "post", "harbour-post", published="2025-06-20", url="https://www.harbour.example/7/"
    )
    echo = a_text("echo", "echo", links=("http://harbour.example/7?from=feed",))
    chain = a_chain(TOLD_POST, a_mention("m2", "echo", content="It is so."), texts=(post, echo))
    assert hop_between(chain, "text:post", "text:echo").basis is Basis.LINK


def test_a_text_without_a_source_leans_on_the_nearest_earlier_wording() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    chain = a_chain(TOLD_POST, a_mention("m2", "echo"), texts=(POST, echo))
    assert hop_between(chain, "text:post", "text:echo").basis is Basis.INFERRED
    assert chain.origins_max == 1


def test_a_text_without_a_source_leans_on_an_outlet_it_credits_elsewhere() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    unlike = a_mention("m2", "echo", content="Barracks stand empty no more.")
    other = a_mention("m3", "echo", outlet_step("harbour-post"), claim="c2")
    texts = {"post": POST, "echo": echo}
    credited = find_credited([TOLD_POST, unlike, other], texts)
    assert credited == {"echo": ("harbour-post",)}
    alone = a_chain(TOLD_POST, unlike, texts=(POST, echo))
    assert ("text:post", "text:echo") not in {(h.source, h.to) for h in alone.hops}
    leaning = a_chain(TOLD_POST, unlike, texts=(POST, echo), credited=credited)
    assert hop_between(leaning, "text:post", "text:echo").basis is Basis.INFERRED


def test_a_hedged_text_without_a_source_has_the_root_no_source_named() -> None:
    mention = a_mention("m1", "post", modality=Modality.HEDGED)
    chain = a_chain(mention, texts=(POST,))
    assert [n.kind for n in chain.nodes] == ["nosource", "text"]
    assert chain.unsure_roots == ("nosource:post",)


def test_a_text_told_at_first_hand_is_a_sure_origin() -> None:
    chain = a_chain(a_mention("m1", "post", relation=Relation.TOLD), texts=(POST,))
    assert chain.sure_roots == ("text:post",)


def test_circular_credits_are_drawn_and_counted_once() -> None:
    texts = (a_text("a", "echo"), a_text("b", "north-star"))
    chain = a_chain(
        a_mention("m1", "a", outlet_step("north-star")),
        a_mention("m2", "b", outlet_step("echo")),
        texts=texts,
    )
    assert len(chain.hops) == 2
    assert len(loop_hops(chain)) == 1
    assert (chain.origins_min, chain.origins_max) == (1, 1)
    assert chain.paths


def test_the_most_followed_path_comes_first() -> None:
    echo = a_text("echo", "echo", published="2025-06-22")
    lone = a_text("lone", "north-star", published="2025-06-19")
    chain = a_chain(
        a_mention("m0", "lone", actor_step("navy")),
        TOLD_POST,
        a_mention("m2", "echo", outlet_step("harbour-post")),
        texts=(POST, echo, lone),
    )
    assert chain_text(chain) == "CIA-C → Harbour Post → Echo | Navy → North Star"


def test_a_text_has_it_from_every_held_text_of_the_claim_that_it_links_to() -> None:
    at = "https://news.example/{}".format
    first = a_text("first", "echo", published="2025-06-19", url=at("first"))
    second = a_text("second", "north-star", published="2025-06-20", url=at("second"))
    later = a_text("later", "weekly", published="2025-06-30", url=at("later"))
    check = a_text(
        "check",
        "mirror-site",
        published="2025-06-22",
        links=(at("first"), at("second"), at("later")),
    )
    chain = a_chain(
        a_mention("m1", "first", actor_step("navy")),
        a_mention("m2", "second", outlet_step("echo")),
        a_mention("m3", "later", outlet_step("echo")),
        a_mention("m4", "check", outlet_step("echo")),
        texts=(first, second, later, check),
    )
    above = {h.source: h.basis for h in chain.hops if h.to == "text:check"}
    assert above == {"text:first": Basis.STATED, "text:second": Basis.LINK}


def test_a_link_with_a_query_means_the_text_at_that_very_address() -> None:
    at = "https://posts.example/channel?before={}".format
    early = a_text("early", "echo", published="2025-06-19", url=at(10))
    late = a_text("late", "echo", published="2025-06-20", url=at(60))
    reader = a_text("reader", "north-star", published="2025-06-22", links=(at(60),))
    chain = a_chain(
        a_mention("m1", "early", actor_step("navy")),
        a_mention("m2", "late", actor_step("minister")),
        a_mention("m3", "reader", outlet_step("echo")),
        texts=(early, late, reader),
    )
    assert [h.source for h in chain.hops if h.to == "text:reader"] == ["text:late"]


def test_an_outlet_is_found_under_its_initials() -> None:
    held = a_text("held", "gwp", published="2025-06-19")
    reader = a_text("reader", "echo", published="2025-06-20")
    short = outlet_step("GWP")
    chain = a_chain(
        a_mention("m1", "held", actor_step("navy")),
        a_mention("m2", "reader", short),
        texts=(held, reader),
    )
    assert hop_between(chain, "text:held", "text:reader").relation is Relation.REPORTS


def test_a_credited_outlet_means_its_held_text_of_the_story_that_lacks_the_claim() -> None:
    held = a_text("held", "weekly", published="2025-06-19", passages=("All about the bases.",))
    reader = a_text("reader", "echo", published="2025-06-20")
    credit = a_mention("m1", "reader", outlet_step("weekly"))
    beside = (a_mention("b1", "held", claim="c2"), a_mention("b2", "reader", claim="c2"))
    linked = a_text(
        "held", "weekly", published="2025-06-19", url="https://w.example/1", passages=("Bases.",)
    )
    links = a_text("reader", "echo", published="2025-06-20", links=("https://w.example/1",))
    assert "ghost:weekly" in {n.key for n in a_chain(credit, texts=(held, reader)).nodes}
    assert hop_between(a_chain(credit, texts=(linked, links)), "text:held", "text:reader")
    told = a_text(
        "held", "weekly", published="2025-06-19", passages=("Chinese soldiers train at bases.",)
    )
    chain = a_chain(credit, texts=(told, reader), besides=beside)
    assert hop_between(chain, "text:held", "text:reader")


def test_the_magazine_is_the_outlet_that_the_text_credits_elsewhere() -> None:
    held = a_text("held", "weekly", published="2025-06-19")
    reader = a_text("reader", "echo", published="2025-06-20")
    chain = a_chain(
        a_mention("m1", "held", actor_step("navy")),
        a_mention("m2", "reader", unnamed_step("the magazine")),
        texts=(held, reader),
        credited={"reader": ("weekly",)},
    )
    assert hop_between(chain, "text:held", "text:reader").relation is Relation.REPORTS


def test_an_institute_nobody_names_is_the_one_that_published_before() -> None:
    study = a_text("study", "ports-institute", published="2025-06-19")
    reader = a_text("reader", "echo", published="2025-06-20")
    chain = a_chain(
        a_mention("m1", "study", document_step("port calls")),
        a_mention("m2", "reader", unnamed_step("a coastal think tank")),
        texts=(study, reader),
    )
    assert hop_between(chain, "text:study", "text:reader").relation is Relation.REPORTS


def test_media_reports_report_and_are_not_told_by_a_person() -> None:
    chain = a_chain(a_mention("m1", "post", unnamed_step("media reports")), texts=(POST,))
    assert [h.relation for h in chain.hops] == [Relation.REPORTS]
    secret = a_mention("m1", "post", unnamed_step("intelligence reports"))
    assert [h.relation for h in a_chain(secret, texts=(POST,)).hops] == [Relation.TOLD]


def test_a_credit_in_the_first_words_is_not_the_way_of_a_claim_with_its_own_credit() -> None:
    reader = a_text(
        "reader", "echo", published="2025-06-22", upstream=(("weekly", Relation.REPORTS),)
    )
    chain = a_chain(
        TOLD_POST, a_mention("m2", "reader", outlet_step("harbour-post")), texts=(POST, reader)
    )
    assert [h.source for h in chain.hops if h.to == "text:reader"] == ["text:post"]


def test_a_voice_the_credited_text_never_names_spoke_to_the_reader() -> None:
    held = a_text(
        "held", "weekly", published="2025-06-19", passages=("Chinese soldiers train at bases.",)
    )
    reader = a_text(
        "reader", "echo", published="2025-06-20", upstream=(("weekly", Relation.REPORTS),)
    )
    chain = a_chain(
        a_mention("m1", "held", actor_step("navy")),
        a_mention("m2", "reader", actor_step("minister")),
        texts=(held, reader),
    )
    assert hop_between(chain, "actor:minister", "text:reader").relation is Relation.TOLD


# ---- laws

OUTLET_KEYS = ("harbour-post", "weekly", "mirror-site", "echo", "north-star")
STEPS = st.lists(
    st.one_of(
        st.sampled_from([outlet_step(o) for o in (*OUTLET_KEYS, "agency")]),
        st.sampled_from([actor_step("coast-intel", unnamed=True), actor_step("navy")]),
        st.sampled_from([unnamed_step(), unnamed_step("media reports"), document_step()]),
    ),
    max_size=3,
)
DATES = st.sampled_from([None, "2025-06", "2025-06-20", "2025-06-21", "2025-07-01T08:00:00Z"])


LOOSE = st.sampled_from([(), (), (("weekly", Relation.REPORTS),)])
LINKS = st.lists(st.integers(0, 4), max_size=2)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[LinkMention], dict[str, LinkText]]:
    texts: dict[str, LinkText] = {}
    mentions: list[LinkMention] = []
    for i in range(draw(st.integers(1, 5))):
        reprints = draw(st.booleans()) and draw(st.booleans())
        texts[f"t{i}"] = a_text(
            f"t{i}",
            draw(st.sampled_from(OUTLET_KEYS)),
            published=draw(DATES),
            upstream=(("agency", Relation.REPRINTS),) if reprints else draw(LOOSE),
            url=f"https://news.example/t{i}",
            links=tuple(f"https://news.example/t{k}" for k in draw(LINKS)),
        )
        for j in range(draw(st.integers(1, 2))):
            content = draw(st.sampled_from(["Russia trains Chinese soldiers.", "Bases are full."]))
            mentions.append(
                a_mention(f"m{i}{j}", f"t{i}", *draw(STEPS), content=content, position=j)
            )
    return mentions, texts


@given(stories(), st.randoms(use_true_random=False))
def test_a_chain_ignores_the_order_of_its_mentions(
    story: tuple[list[LinkMention], dict[str, LinkText]], random: Random
) -> None:
    mentions, texts = story
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert a_chain(*mentions, texts=tuple(texts.values())) == a_chain(
        *shuffled, texts=tuple(reversed(texts.values()))
    )


@given(stories())
def test_a_chain_without_its_loop_hops_has_no_circle(
    story: tuple[list[LinkMention], dict[str, LinkText]],
) -> None:
    mentions, texts = story
    chain = a_chain(*mentions, texts=tuple(texts.values()))
    left = {(h.source, h.to) for h in chain.hops} - {(h.source, h.to) for h in loop_hops(chain)}
    todo = {n.key for n in chain.nodes}
    while todo:
        free = {key for key in todo if not any(s in todo for s, to in left if to == key)}
        assert free, "a circle is left"
        todo -= free
    assert 1 <= chain.origins_min <= chain.origins_max


@given(stories(), st.data())
def test_adding_a_copy_never_changes_the_origin_count(
    story: tuple[list[LinkMention], dict[str, LinkText]], data: st.DataObject
) -> None:
    mentions, texts = story
    of = data.draw(st.sampled_from(sorted(texts)))
    before = a_chain(*mentions, texts=tuple(texts.values()))
    original = texts[of]
    copy = a_text(
        "zz",
        "mirror-copy",
        published="2025-08-01",
        upstream=tuple(u[:2] for u in original.upstream),
        links=original.links,
    )
    repeated = [
        a_mention(f"z{m.key}", "zz", *m.steps, content=m.content, position=m.position)
        for m in mentions
        if m.text == of
    ]
    after = a_chain(
        *mentions,
        *repeated,
        texts=(*texts.values(), copy),
        copies=(Copy("zz", of, 0.95, 300),),
    )
    assert (after.origins_min, after.origins_max) == (before.origins_min, before.origins_max)


# ---- the desk


@pytest.fixture(scope="module")
def desk_chains() -> dict[str, Chain]:
    return {
        claim: build_chain(
            mentions,
            desk.texts(),
            outlet_names=desk.outlet_names(),
            actor_parents=desk.actor_parents(),
            actor_names=desk.actor_names(),
        )
        for claim, mentions in desk.mentions().items()
    }


def test_every_claim_of_the_desk_has_a_chain_with_an_origin(desk_chains: dict[str, Chain]) -> None:
    assert len(desk_chains) == len(desk.claims())
    for claim, chain in desk_chains.items():
        assert chain.paths, claim
        assert 1 <= chain.origins_min <= chain.origins_max, claim
        assert chain_text(chain), claim


def test_the_desks_training_report_has_one_or_two_origins(desk_chains: dict[str, Chain]) -> None:
    chain = desk_chains["chinese-troops-600-train-in-russia"]
    assert (chain.origins_min, chain.origins_max) == (1, 2)
    assert chain_text(chain).startswith("HUR → Kyiv Post → Newsweek* → Daily8")
