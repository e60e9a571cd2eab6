from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from app.store import lookup
from app.store.lookup import count_terms, find_claims, find_texts, save_shingles, save_terms
from app.store.rows import insert_rows
from app.store.session import Session, transaction
from app.store.tables import Claim, TermCount
from tests.store.factories import an_article, keep


def claims(session: Session, number: int) -> list[int]:
    rows: list[dict[str, Any]] = [
        {"slug": f"claim-{n}", "statement": f"Claim {n}."} for n in range(number)
    ]
    return insert_rows(session, Claim, rows)


def test_terms_are_counted_by_difference(engine: Engine):
    with transaction(engine) as session:
        one, two = claims(session, 2)
        save_terms(session, {one: {"": 2, "boat": 2}, two: {"": 1, "boat": 1, "lake": 1}})
        assert count_terms(session, ["boat", "lake"]) == {
            "": (2, 3),
            "boat": (2, 3),
            "lake": (1, 1),
        }
        save_terms(session, {one: {"": 1, "lake": 1}, two: {}})
        counts = session.execute(
            select(col(TermCount.term), col(TermCount.wordings)).where(col(TermCount.wordings) > 0)
        ).all()
    assert {tuple(row) for row in counts} == {("", 1), ("lake", 1)}


def test_the_claim_with_the_rarest_common_words_comes_first(engine: Engine):
    with transaction(engine) as session:
        ids = claims(session, 5)
        terms = {i: {"": 1, "china": 1} for i in ids}
        terms[ids[3]] |= {"gunboat": 1}
        save_terms(session, terms)
        probes = {"m1": ["china", "gunboat"], "m2": ["balloon"]}
        found = find_claims(session, probes, count_terms(session, ["china", "gunboat", "balloon"]))
    assert next(iter(found["m1"])) == ids[3]
    assert found["m1"][ids[3]] == pytest.approx(1)
    assert all(found["m1"][i] < 1 for i in ids if i != ids[3])
    assert found["m2"] == {}


def test_of_a_word_that_is_everywhere_only_the_newest_claims_are_looked_at(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lookup, "COMMON", 3)
    monkeypatch.setattr(lookup, "NEWEST", 2)
    with transaction(engine) as session:
        ids = claims(session, 6)
        save_terms(session, {i: {"": 1, "china": 1} for i in ids})
        found = find_claims(session, {"m1": ["china"]}, count_terms(session, ["china"]))
    assert list(found["m1"]) == ids[-2:]


def test_a_text_finds_those_it_shares_enough_shingles_with(engine: Engine):
    with transaction(engine) as session:
        for n in range(3):
            keep(session, an_article(f"https://lake.example/{n}"))
        every = frozenset(range(800))
        far = frozenset({1, 2**32 - 1})
        save_shingles(session, {1: every, 2: frozenset(range(790, 900)), 3: far})
        assert find_texts(session, {1: every}) == {2}


def test_a_shingle_of_very_many_texts_gets_no_further_ones(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lookup, "LONGEST", 2)
    with transaction(engine) as session:
        for n in range(3):
            keep(session, an_article(f"https://lake.example/{n}"))
            save_shingles(session, {n + 1: frozenset({5, 10 + n})})
        assert find_texts(session, {1: frozenset({5})}) == {2}
        assert find_texts(session, {2: frozenset({12})}) == {3}
