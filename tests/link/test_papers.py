"""Papers and whoever gave them away are one origin."""

import pytest

from app.domain.chain import Chain
from tests.link.factories import a_chain, a_mention, a_text, actor_step, document_step

POST = a_text("post", "harbour-post", published="2025-06-19")
ECHO = a_text("echo", "echo", published="2025-06-20")


def two_texts(words: str) -> Chain:
    """Return the chain of one text that heard the navy and one that rests on papers."""
    return a_chain(
        a_mention("m1", "post", actor_step("navy")),
        a_mention("m2", "echo", document_step(words)),
        texts=(POST, ECHO),
    )


@pytest.mark.parametrize(
    "words",
    ["800 pages from the Navy", "files leaked by Navy", "letters handed over by the Navy"],
)
def test_papers_that_somebody_in_the_chain_gave_away_are_no_second_origin(words: str) -> None:
    chain = two_texts(words)
    assert (chain.origins_min, chain.origins_max) == (1, 1)
    assert chain.sure_roots == ("actor:navy",)
    given = next(h for h in chain.hops if h.source == "actor:navy" and h.to.startswith("document:"))
    assert (given.evidence, given.seen_in, given.mention) == (words, "echo", "m2")


@pytest.mark.parametrize(
    "words",
    ["letters about the Navy", "contracts of a shipyard", "papers kept from Navywide staff"],
)
def test_papers_that_only_speak_of_somebody_are_an_origin_of_their_own(words: str) -> None:
    assert two_texts(words).origins_max == 2


def test_whoever_has_the_papers_before_them_did_not_give_them() -> None:
    chain = a_chain(
        a_mention("m1", "post", actor_step("navy"), document_step("files released by the Navy")),
        texts=(POST,),
    )
    assert all(h.source != "actor:navy" or h.to == "text:post" for h in chain.hops)
    assert (chain.origins_min, chain.origins_max) == (1, 1)
