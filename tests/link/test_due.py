"""By when what a claim foretells should have happened, and who tells of it afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.dates import date_range
from app.domain.chain import Copy
from app.domain.ledger import Dossier
from app.domain.words import Modality
from app.link.ahead import dates_ahead
from app.link.due import find_due
from app.link.foretelling import is_foretold, is_told_as_happened
from tests.link.dossiers import a_dossier
from tests.link.factories import a_mention, a_text

PLAN = "Norland will train 40 pilots at Bay Base in 2026."
DONE = "Norland has trained 40 pilots at Bay Base."


def told(*wordings: tuple[str, str | None], event: str | None = None, stated: str = "x") -> Dossier:
    texts = tuple(a_text(f"t{i}", published=day) for i, (_, day) in enumerate(wordings))
    mentions = tuple(
        a_mention(f"m{i}", f"t{i}", content=words) for i, (words, _) in enumerate(wordings)
    )
    return a_dossier(statement=stated, event=event, mentions=mentions, texts=texts)


@pytest.mark.parametrize(
    ("words", "published", "due"),
    [
        (PLAN, "2025-06-25", "2026"),
        ("Norland will train 40 pilots by the end of the year.", "2025-06-25", "2025"),
        ("Norland plans to train 40 pilots this year.", "2025-06-25", "2025"),
        ("Norland is to train 40 pilots next month.", "2025-12-25", "2026-01"),
        ("The tugs will be delivered in March.", "2025-12-25", "2026-03"),
        ("The tugs will be delivered on 4 March 2026.", "2025-12-25", "2026-03-04"),
        ("The drill will be held from May 6 to 8.", "2026-04-30", "2026-05-06/2026-05-08"),
        ("The drill will begin next week.", "2025-06-25", "2025-06-30/2025-07-06"),
        ("Норландия планирует обучить 40 пилотов до конца года.", "2025-06-25", "2025"),
        ("Норландія буде навчати пілотів у 2026 році.", "2025-06-25", "2026"),
        ("诺兰将于8月举行演习。", "2025-06-25", "2025-08"),
    ],
)
def test_the_words_say_by_when(words: str, published: str, due: str) -> None:
    found = find_due(told((words, published)))
    assert found is not None
    assert (found.day, found.words, found.followed_by) == (due, words, None)


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("Norland trained 40 pilots in 2024.", "2025-06-25"),
        ("Norland will train 40 pilots.", "2025-06-25"),  # no time
        ("Norland will train 40 pilots in 2024.", "2025-06-25"),  # long past
        ("If paid, Norland will train 40 pilots in 2026.", "2025-06-25"),
        ("Norland will not train pilots in 2026.", "2025-06-25"),
        ("Norland could train 40 pilots in 2026.", "2025-06-25"),
        ("The minister will speak about pilots next month.", "2025-06-25"),
        ("Norland will continue to train pilots in 2026.", "2025-06-25"),
        ("The pilots, said to be trained in 2026 tugs, left.", "2025-06-25"),
        ("The deal of March 2026 shows political will.", "2026-06-25"),
        ("Norland will train pilots by the end of the year.", None),  # of which year?
    ],
)
def test_nothing_is_due_where_nothing_is_foretold_for_a_time_to_come(
    words: str, published: str | None
) -> None:
    assert find_due(told((words, published))) is None


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.QUESTIONED])
def test_what_is_denied_or_asked_is_not_foretold(modality: Modality) -> None:
    mention = a_mention("m1", content=PLAN, modality=modality)
    assert find_due(a_dossier(mentions=(mention,))) is None


def test_the_claims_own_day_is_due_where_the_claim_is_of_something_to_come() -> None:
    of = told(
        ("Pilots train at Bay Base", None), event="2026", stated="Norland is to train pilots."
    )
    found = find_due(of)
    assert found is not None
    assert found.day == "2026"


def test_one_loose_wording_does_not_make_a_claim_one_of_something_to_come() -> None:
    wordings = [("Norland is training pilots now", "2025-06-25")] * 2
    of = told(*wordings, ("Norland will train pilots", "2025-06-26"), event="2025")
    assert find_due(of) is None


def test_a_narrower_day_of_the_claim_is_taken() -> None:
    found = find_due(told((PLAN, "2025-06-25"), event="2026-03"))
    assert found is not None
    assert found.day == "2026-03"


@pytest.mark.parametrize(
    ("words", "published", "follows"),
    [
        (DONE, "2026-03-01", True),
        (DONE, "2025-12-01", False),  # before the time it is due in
        ("Norland plans to train 40 pilots", "2026-03-01", False),
        ("The training of 40 pilots was announced", "2026-03-01", False),
        (DONE, None, True),
    ],
)
def test_a_later_wording_in_the_past_follows_up(
    words: str, published: str | None, follows: bool
) -> None:
    found = find_due(told((PLAN, "2025-06-25"), (words, published)))
    assert found is not None
    assert (found.followed_by == "m1") is follows


def test_a_copy_follows_nothing_up() -> None:
    of = told((PLAN, "2025-06-25"), (DONE, "2026-03-01"))
    copied = a_dossier(
        statement="x",
        mentions=of.mentions,
        texts=tuple(of.texts.values()),
        copies=(Copy("t1", "t9", 1.0, 80),),
    )
    found = find_due(copied)
    assert found is not None
    assert found.followed_by is None


@pytest.mark.parametrize(
    ("words", "foretold", "happened"),
    [
        ("40 pilots to be trained", True, False),
        ("40 pilots were trained", False, True),
        ("drills began on 3 August", False, True),
        ("Россия направит 600 солдат", True, False),
        ("учения уже начались", False, True),
        ("Росія відправить 600 військових", True, False),
        ("навчання відбулися у серпні", False, True),
        ("演习已举行", False, True),
        ("the pilots are tired", False, False),
    ],
)
def test_what_is_to_come_is_told_apart_from_what_was(
    words: str, foretold: bool, happened: bool
) -> None:
    assert (is_foretold(words), is_told_as_happened(words)) == (foretold, happened)


@given(st.text(max_size=80), st.dates().map(lambda day: day.isoformat()))
def test_a_due_day_is_a_day_and_not_before_publication(words: str, published: str) -> None:
    for day in dates_ahead(f"Norland will train pilots in May, {words}", published):
        days = date_range(day)
        assert days is not None
        assert days.latest is not None
        assert days.latest.isoformat() >= published
