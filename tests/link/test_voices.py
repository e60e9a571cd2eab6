"""Who can be the source of a claim, and through whom a voice reached a later text."""

from dataclasses import replace

import pytest

from app.domain.chain import Chain, LinkStep
from app.domain.words import Act, Naming, SourceKind
from app.link.publishers import spells
from app.link.voices import heard, is_person_name, is_voice
from tests.link.factories import (
    a_chain,
    a_mention,
    a_response,
    a_text,
    actor_step,
    document_step,
    outlet_step,
)

POST = a_text("post", "harbour-post", published="2025-06-20")
ECHO = a_text("echo", "echo", published="2025-06-22")


def unnamed(words: str) -> LinkStep:
    return LinkStep(SourceKind.UNNAMED, words, Naming.DESCRIBED_UNNAMED, words, "said")


def person(name: str, slug: str) -> LinkStep:
    return LinkStep(SourceKind.ACTOR, name, Naming.NAMED, name, "said", slug)


def edges(chain: Chain) -> set[tuple[str, str]]:
    return {(hop.source, hop.to) for hop in chain.hops}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a retired harbour pilot", True),
        ("two members of the delegation", True),
        ("the port administration", True),
        ("they", False),
        ("of the pilots", False),
        ("despite the storm", False),
        ("Correction", False),
        ("the estimate", False),
        ("a sharp increase in readiness", False),
        ("x", False),
    ],
)
def test_only_people_bodies_and_papers_are_voices(words: str, expected: bool) -> None:
    assert is_voice(unnamed(words)) is expected


def test_an_unnamed_source_that_is_a_paper_is_a_document() -> None:
    (mention,) = heard([a_mention("m1", "post", unnamed("the delivery notes"))], [], ())
    assert mention.steps[0].kind is SourceKind.DOCUMENT


def test_who_denies_a_claim_is_not_its_source() -> None:
    said = a_mention("m1", "post", document_step(), quote="Records show the sale.")
    denied = a_mention("m2", "post", actor_step("navy"), quote="The navy denied the sale.")
    answer = a_response(text="post", act=Act.DENIAL, quote="The navy denied the sale.")
    assert [bool(m.steps) for m in heard([said, denied], [answer], ())] == [True, False]


def test_a_state_as_such_is_heard_only_where_nobody_else_is() -> None:
    state = a_mention("m1", "post", actor_step("coastland"))
    other = a_mention("m2", "echo", actor_step("navy"))
    assert heard([state], [], {"coastland"})[0].steps
    assert [bool(m.steps) for m in heard([state, other], [], {"coastland"})] == [False, True]


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("debrislab", "the Upland Debris Laboratory", True),
        ("milint", "Coastland's military intelligence", True),
        ("nsc", "National Security Council", True),
        ("quayside", "Quayside", True),
        ("quay", "Quorum Yard", False),
        ("harbourpost", "Harbour Review", False),
    ],
)
def test_an_address_may_spell_a_name(label: str, name: str, expected: bool) -> None:
    assert spells(label, name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Orlund", True), ("Navy Command", False), ("Orlund", False), ("the Gulls", False)],
)
def test_a_persons_name_has_several_parts_and_no_body_in_it(name: str, expected: bool) -> None:
    assert is_person_name(name) is expected


def test_a_private_voice_reached_the_later_text_through_the_earlier_one() -> None:
    orlund = person("Ada Orlund", "ada-orlund")
    chain = a_chain(
        a_mention("m1", "post", orlund), a_mention("m2", "echo", orlund), texts=(POST, ECHO)
    )
    assert edges(chain) == {("actor:ada-orlund", "text:post"), ("text:post", "text:echo")}


def test_a_body_speaks_to_every_text_itself() -> None:
    navy = replace(actor_step("navy"), naming=Naming.INSTITUTION_CLAIMED)
    chain = a_chain(
        a_mention("m1", "post", navy), a_mention("m2", "echo", navy), texts=(POST, ECHO)
    )
    assert ("actor:navy", "text:echo") in edges(chain)


def test_a_text_that_names_nobody_follows_the_one_that_tells_the_same_claims() -> None:
    first = a_mention("m1", "post", actor_step("navy"), content="Six tugs left the old port.")
    again = a_mention("m2", "echo", content="A flotilla has put out to sea.")
    other = [a_mention(f"o{t}", t, claim="c2", content="Fuel ran out.") for t in ("post", "echo")]
    alone = a_chain(first, again, texts=(POST, ECHO))
    chain = a_chain(first, again, texts=(POST, ECHO), besides=tuple(other))
    assert ("text:post", "text:echo") not in edges(alone)
    assert ("text:post", "text:echo") in edges(chain)


def test_nobody_follows_a_text_without_a_date() -> None:
    undated = a_text("post")
    first = a_mention("m1", "post", actor_step("navy"), content="Six tugs left the old port.")
    again = a_mention("m2", "echo", content="A flotilla has put out to sea.")
    other = [a_mention(f"o{t}", t, claim="c2", content="Fuel ran out.") for t in ("post", "echo")]
    chain = a_chain(first, again, texts=(undated, ECHO), besides=tuple(other))
    assert ("text:post", "text:echo") not in edges(chain)


def test_nobody_follows_a_text_that_credits_them() -> None:
    early = a_text("early", "echo", published="2025-06-20")
    content = "Six tugs with naval crews left the old port at night."
    chain = a_chain(
        a_mention("m1", "post", content=content),
        a_mention("m2", "early", outlet_step("harbour-post"), content=content),
        texts=(POST, early),
    )
    assert edges(chain) == {("text:post", "text:early")}


def test_a_body_whose_page_is_its_own_is_the_source_of_it() -> None:
    page = a_text("page", "navy", published="2025-06-20")
    chain = a_chain(a_mention("m1", "page", actor_step("navy")), texts=(page,))
    assert edges(chain) == {("actor:navy", "text:page")}


def test_an_outlet_means_its_text_that_tells_another_claim_of_the_reader() -> None:
    ferry = a_text("ferry", "harbour-post", published="2025-06-21", passages=("A ferry sank.",))
    story = replace(POST, passages=("Tugs were sold.",))
    other = [a_mention(f"o{t}", t, claim="c2", content="Fuel ran out.") for t in ("post", "echo")]
    credit = a_mention("m1", "echo", outlet_step("harbour-post"))
    chain = a_chain(credit, texts=(story, ferry, ECHO), besides=tuple(other))
    assert edges(chain) == {("text:post", "text:echo")}
