"""Pages that come one at a time: their mentions join claims that linking began before."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.chain import LinkClaim, LinkMention
from app.link.grouping import find_groups
from app.link.likeness import Likeness
from app.link.same_claim import join_in_stories
from tests.link.factories import a_claim, a_mention, a_text

PAGES = (
    ("t1", ("A foundry in Tula has bought forty Chinese presses for shell casings.",
            "The presses came through the port of Vanino in May.",
            "Two fitters from Shenyang set them up.")),
    ("t2", ("Forty presses from China now stamp shell casings at a Tula foundry, it wrote.",
            "They were landed at Vanino.")),
    ("t3", ("Men from Shenyang helped to get the machines running, it said.",
            "A foundry of Tula was sold forty presses by the Chinese.")),
)  # fmt: skip
TEXTS = {key: a_text(key, key, language="en", passages=said) for key, said in PAGES}


def page(key: str, said: Sequence[str]) -> list[LinkMention]:
    return [
        a_mention(f"{key}-{n}", key, content=s, claim=None, position=n) for n, s in enumerate(said)
    ]


def together() -> dict[str, str]:
    mentions = [m for key, said in PAGES for m in page(key, said)]
    return {j.mention: j.claim for j in join_in_stories(mentions, (), texts=TEXTS)[0]}


def one_by_one(settled: Sequence[str]) -> dict[str, str]:
    """Return the claim of each mention, every page joined after those before it."""
    held: list[LinkMention] = []
    claims: dict[str, LinkClaim] = {}
    for key, said in PAGES:
        new = page(key, said)
        claimed = list(claims.values())
        found, _ = join_in_stories([*held, *new], claimed, texts=TEXTS, settled=settled)
        for joined in found:
            content = next(m.content for m in new if m.key == joined.mention)
            claims.setdefault(joined.claim, a_claim(joined.claim, statement=content))
            held.append(a_mention(joined.mention, key, content=content, claim=joined.claim))
    return {m.key: m.claim or "" for m in held}


def test_pages_one_at_a_time_give_the_claims_of_all_at_once() -> None:
    assert one_by_one(()) == together()
    assert together()["t2-0"] == together()["t3-1"] == "new:t1-0"


def test_the_texts_that_tell_the_story_of_a_new_page_are_told_whatever_claims_it_joins() -> None:
    held = [replace(m, claim=f"c-{m.key}") for key, said in PAGES[:2] for m in page(key, said)]
    other = a_mention("x1-0", "x1", content="The harvest of rice in Hunan was poor.", claim="c-x1")
    claims = [a_claim(m.claim or "", statement=m.content) for m in (*held, other)]
    texts = {**TEXTS, "x1": a_text("x1", "x1", language="en", passages=(other.content,))}
    found, kindred = join_in_stories(
        [*held, other, *page(*PAGES[2])], claims, texts=texts, settled=()
    )
    assert kindred == {"t1", "t2"}
    assert {j.mention for j in found} == {"t3-0", "t3-1"}
    assert join_in_stories([*held, other], claims, texts=texts) == ((), frozenset())


def test_a_retold_mention_joins_a_claim_of_the_machine_sooner_than_one_of_the_desk() -> None:
    of_the_machine, of_the_desk = one_by_one(()), one_by_one([f"new:{m}" for m in together()])
    assert of_the_machine["t2-1"] == "new:t1-1"
    assert of_the_desk["t2-1"] == "new:t2-1"


def test_two_claims_that_were_begun_stay_two_however_alike_a_newcomer_is_to_both() -> None:
    close = Likeness(0.99, barred=False, reason="same words")
    groups = find_groups(
        {"a": "t1", "b": "t2", "n": "t3"},
        {("a", "n"): close, ("b", "n"): close},
        begun={"a": "c1", "b": "c2"},
    )
    assert sorted(len(g) for g in groups) == [1, 2]
    assert not any({"a", "b"} <= set(g) for g in groups)


def test_the_wordings_of_a_begun_claim_stay_together_whatever_their_words() -> None:
    groups = find_groups({"a": "t1", "b": "t2"}, {}, begun={"a": "c1", "b": "c1"})
    assert groups == [("a", "b")]
