"""Which mentions state the same claim."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.chain import Copy, Joined, LinkClaim, LinkMention, LinkText
from app.domain.words import Modality
from app.link.same_claim import join_in_stories
from tests.link.factories import a_claim, a_mention, a_text, outlet_step

GOLD = Path(__file__).parents[1] / "gold"

TRAINING = "Russia will train about 450 Chinese signallers at its Tambov academy."
SAME_TRAINING = "Around 450 Chinese signallers will be trained by Russia at the Tambov academy."
REVERSED = "China will train about 450 Russian signallers at its Baotou academy."
EXERCISE = "Russian and Chinese ships will hold joint exercises in the Barents Sea in July."
QUOTE = "“We opened the academy because our friends asked us for it last winter,” he said."


def new(key: str, content: str, text: str = "", **more: object) -> LinkMention:
    return a_mention(key, text or f"t-{key}", content=content, claim=None, **more)  # type: ignore[arg-type]


def joined(
    mentions: Sequence[LinkMention],
    claims: Sequence[LinkClaim] = (),
    *,
    texts: dict[str, LinkText] | None = None,
    copies: Sequence[Copy] = (),
) -> dict[str, Joined]:
    found, _ = join_in_stories(mentions, claims, texts=texts or {}, copies=copies)
    return {j.mention: j for j in found}


def test_two_wordings_of_one_claim_make_one_new_group_named_after_the_smallest_key() -> None:
    found = joined([new("m2", SAME_TRAINING), new("m1", TRAINING)])
    assert {j.claim for j in found.values()} == {"new:m1"}
    assert all(j.is_new and 0 < j.score <= 1 and j.reason for j in found.values())


def test_opposite_directions_are_two_claims() -> None:
    found = joined([new("m1", TRAINING), new("m2", REVERSED)])
    assert found["m1"].claim != found["m2"].claim


def test_training_is_not_an_exercise() -> None:
    found = joined([new("m1", TRAINING), new("m2", EXERCISE)])
    assert found["m1"].claim != found["m2"].claim


def test_a_denial_is_not_its_claim() -> None:
    found = joined(
        [
            new("m1", "China sends drone engines to Russia."),
            new("m2", "China denied sending drone engines to Russia."),
            new("m3", "China sends drone engines to Russia, he said.", modality=Modality.DENIED),
        ]
    )
    assert found["m1"].claim not in (found["m2"].claim, found["m3"].claim)


def test_the_same_quotation_is_the_same_claim() -> None:
    found = joined([new("m1", QUOTE), new("m2", QUOTE.replace("“", '"').replace("”", '"'))])
    assert found["m2"].claim == "new:m1"
    assert found["m2"].reason == "same words"


def test_a_copied_passage_is_the_same_claim() -> None:
    copies = (Copy("t-m2", "t-m1", 0.9, 300),)
    longer = "The yard at Vyborg has been closed to local crews since early spring"
    found = joined([new("m1", f"{longer}, men say."), new("m2", f"{longer} now.")], copies=copies)
    assert found["m2"].claim == "new:m1"


def test_two_claims_of_one_sentence_stay_apart() -> None:
    sentence = f"{TRAINING} {EXERCISE}"
    found = joined(
        [
            new("m1", "450 Chinese signallers train in Tambov", "t1", quote=sentence),
            new("m2", "Chinese signallers train in Tambov for nine weeks", "t1", quote=sentence),
        ]
    )
    assert found["m1"].claim != found["m2"].claim


def test_a_mention_joins_the_known_claim_it_states() -> None:
    claims = [a_claim("training", statement=TRAINING), a_claim("exercise", statement=EXERCISE)]
    found = joined([new("m1", SAME_TRAINING)], claims)
    assert (found["m1"].claim, found["m1"].is_new) == ("training", False)


def test_the_known_mentions_of_a_claim_are_further_wordings_of_it() -> None:
    claim = a_claim("academy", statement="Foreign troops are to be schooled in the south.")
    wording = a_mention("k1", "old", content=TRAINING, claim="academy")
    assert joined([new("m1", SAME_TRAINING)], [claim])["m1"].is_new
    assert joined([wording, new("m1", SAME_TRAINING)], [claim])["m1"].claim == "academy"


def test_a_mention_joins_no_known_claim_that_it_only_resembles() -> None:
    claims = [a_claim("training", statement=TRAINING)]
    found = joined([new("m1", REVERSED), new("m2", EXERCISE)], claims)
    assert all(j.is_new for j in found.values())


def test_a_mention_of_another_year_joins_no_known_claim() -> None:
    claims = [a_claim("training", statement=f"In 2025, {TRAINING}")]
    assert joined([new("m1", f"In 2025, {SAME_TRAINING}")], claims)["m1"].claim == "training"
    assert joined([new("m1", f"In 2021, {SAME_TRAINING}")], claims)["m1"].is_new


def test_a_general_remark_joins_no_specific_known_claim() -> None:
    statement = (
        "Chinese signallers arrived in Tambov for training on captured radio relays this May"
    )
    claims = [a_claim("training", statement=statement)]
    assert joined([new("m1", "Chinese signallers arrived.")], claims)["m1"].is_new
    assert joined([new("m1", f"{statement} last week.")], claims)["m1"].claim == "training"


def test_decided_mentions_are_left_alone() -> None:
    assert joined([a_mention("k1", claim="c1")], [a_claim("c1")]) == {}


CONTENTS = (TRAINING, SAME_TRAINING, REVERSED, EXERCISE, QUOTE, "Ships of both navies met in July.")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(CONTENTS), min_size=1, max_size=8), st.randoms())
def test_joining_ignores_the_order_of_its_input(contents: list[str], random: Random) -> None:
    mentions = [
        a_mention(f"m{i}", f"t{i % 4}", outlet_step("echo"), content=content, claim=None)
        for i, content in enumerate(contents)
    ]
    claims = [a_claim("training", statement=TRAINING), a_claim("exercise", statement=EXERCISE)]
    texts = {f"t{i}": a_text(f"t{i}", "echo" if i else "weekly") for i in range(4)}
    expected = join_in_stories(mentions, claims, texts=texts)
    random.shuffle(mentions)
    assert join_in_stories(mentions, claims[::-1], texts=texts) == expected
    assert len(expected) == len(contents)


@pytest.mark.parametrize("part", ["tune", "test"])
def test_pairs_of_wordings_are_judged_as_well_as_before(part: str) -> None:
    lines = (GOLD / "pairs.jsonl").read_text("utf-8").splitlines()
    floor = json.loads((GOLD / "link_floors.json").read_text("utf-8"))[f"pairs_{part}_f1"]
    right = wrong = missed = 0
    for row in map(json.loads, lines):
        if row["part"] != part:
            continue
        found = joined([new("m1", row["a"]), new("m2", row["b"])])
        same = found["m1"].claim == found["m2"].claim
        right += same and row["same"]
        wrong += same and not row["same"]
        missed += not same and row["same"]
    f1 = 2 * right / (2 * right + wrong + missed)
    assert f1 >= floor, f"{right} right, {wrong} wrong, {missed} missed"
