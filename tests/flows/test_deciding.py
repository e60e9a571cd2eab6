"""A person's word about a mention, and what depends on it."""

from pathlib import Path

import pytest
from sqlalchemy import select

from app.base.errors import NotHeldError
from app.deciding import Decision, decide
from app.query.claims import count_claims, stream_claims
from app.query.facets import load_totals
from app.query.filters import ClaimFilter
from app.store.rows import table_of
from app.store.session import Engine, reading
from app.store.tables import Claim, Mention
from tests.flows.test_running_again import take_in

M, C = table_of(Mention).c, table_of(Claim).c


def shared(engine: Engine) -> tuple[int, int, int]:
    """Return a mention of a claim that others state too, the claim, and its articles."""
    with reading(engine) as connection:
        mention, claim, articles = connection.execute(
            select(M.id, M.claim_id, C.kept_articles)
            .join(table_of(Claim), M.claim_id == C.id)
            .where(C.kept_articles > 1)
            .order_by(M.id.desc())
        ).first() or (0, 0, 0)
    return mention, claim, articles


def state(engine: Engine, mention: int, claim: int) -> tuple[int | None, str, int]:
    with reading(engine) as connection:
        held = connection.execute(select(M.claim_id, M.review).where(M.id == mention)).one()
        articles = connection.scalar(select(C.kept_articles).where(C.id == claim))
    return held.claim_id, held.review, articles or 0


def test_an_accepted_mention_stays_and_says_so(engine: Engine, tmp_path: Path) -> None:
    take_in(engine, tmp_path)
    mention, claim, articles = shared(engine)
    assert "no machine moves it" in decide(engine, mention, Decision.ACCEPT)
    assert state(engine, mention, claim) == (claim, "accepted", articles)


def test_a_mention_that_is_put_apart_begins_a_claim_and_the_old_one_counts_less(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path)
    mention, claim, articles = shared(engine)
    said = decide(engine, mention, Decision.APART)
    now, review, left = state(engine, mention, claim)
    assert now not in (None, claim)
    assert review == "proposed"
    assert left == articles - 1
    assert said.startswith(f"Mention {mention} is not ")


def test_a_rejected_mention_counts_nowhere(engine: Engine, tmp_path: Path) -> None:
    take_in(engine, tmp_path)
    mention, claim, articles = shared(engine)
    decide(engine, mention, Decision.REJECT)
    assert state(engine, mention, claim)[1:] == ("rejected", articles - 1)


def test_a_mention_that_is_not_there_is_refused_with_a_sentence(engine: Engine) -> None:
    with pytest.raises(NotHeldError, match="There is no mention 99; `whence export mentions`"):
        decide(engine, 99, Decision.ACCEPT)


def alone(engine: Engine) -> tuple[int, int, str]:
    """Return a mention that is the only one of its claim, the claim and its slug."""
    with reading(engine) as connection:
        mention, claim, slug = connection.execute(
            select(M.id, C.id, C.slug)
            .join(table_of(Claim), M.claim_id == C.id)
            .where(C.kept_mentions == 1, C.of_desk.is_(False))
            .order_by(M.id)
        ).first() or (0, 0, "")
    return mention, claim, slug


def lists(engine: Engine, slug: str) -> dict[str, object]:
    """Return what the lists, counts and the claim itself say of a claim."""
    with reading(engine) as connection:
        everything = ClaimFilter()
        narrowed = ClaimFilter(sort="origins", earliest="1900")
        return {
            "listed": slug in [card.slug for card in stream_claims(connection, everything)],
            "narrowed": slug in [card.slug for card in stream_claims(connection, narrowed)],
            "count": count_claims(connection, everything),
            "total": load_totals(connection, everything).claims,
            "origins": connection.execute(
                select(C.kept_origins_min, C.kept_origins_max, C.kept_chain).where(C.slug == slug)
            ).one(),
        }


def test_a_claim_whose_only_mention_is_rejected_has_no_origin_and_is_in_no_list(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path)
    mention, claim, slug = alone(engine)
    before = lists(engine, slug)
    assert before["listed"]
    decide(engine, mention, Decision.REJECT)
    after = lists(engine, slug)
    assert after["origins"] == (0, 0, "")
    assert not after["listed"]
    assert not after["narrowed"]
    assert after["count"] == after["total"] == before["count"] - 1  # pyright: ignore[reportOperatorIssue]
    assert state(engine, mention, claim) == (claim, "rejected", 0)
    decide(engine, mention, Decision.ACCEPT)
    assert lists(engine, slug) == before
