from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from app.domain.chain import Joined
from app.store.links import drop_empty_claims, save_links
from app.store.refresh import refresh_articles, refresh_claims
from app.store.rows import table_of
from app.store.session import Session, reading, transaction
from app.store.tables import Claim, ClaimParty, KeptCount, Mention
from app.store.tally import add_counts, span_name
from tests.store.factories import keep


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with transaction(engine) as opened:
        yield opened


def counts(session: Session) -> dict[tuple[str, int, str], int]:
    k = table_of(KeptCount).c
    rows = session.execute(select(k.kind, k.ref, k.value, k.claims))
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def a_claim(session: Session) -> tuple[int, int]:
    """Keep one page with one claim; return the ids of claim and article."""
    article, _ = keep(session)
    saved = save_links(
        session,
        [Joined("m1", "new:m1", is_new=True, score=1, reason="same")],
        copies=(),
        answered=(),
        statements={"new:m1": "Cadets will train at Lake Base."},
        run_id=None,
    )
    refresh_claims(session, [saved.claims["new:m1"]])
    return saved.claims["new:m1"], article.id


def test_a_new_claim_is_counted_under_each_of_its_choices(session: Session):
    a_claim(session)
    found = counts(session)
    assert found["total", 0, "claims"] == found["total", 0, "articles"] == 1
    assert found["act", 0, "none"] == 1
    assert {kind for kind, _, _ in found} == {
        *("topic", "actor", "outlet", "about", "act", "event", "reported", "total")
    }


def test_a_claim_that_moves_to_another_month_leaves_the_old_one(session: Session):
    claim_id, _ = a_claim(session)
    moved = {"event_earliest": date(2032, 2, 1), "event_latest": date(2032, 2, 29)}
    session.execute(update(table_of(Claim)).values(moved))
    refresh_claims(session, [claim_id])
    months = {value: n for (kind, _, value), n in counts(session).items() if kind == "event"}
    assert months == {"2032-02": 1}


def test_of_a_dropped_claim_nothing_stays_counted(session: Session):
    _, article_id = a_claim(session)
    session.execute(update(table_of(Mention)).values(claim_id=None))
    assert drop_empty_claims(session)
    refresh_articles(session, [article_id])
    assert counts(session) == {}
    assert session.execute(select(table_of(ClaimParty))).all() == []


def test_counts_are_added_to_what_is_held(engine: Engine):
    key = ("act", 0, "denial")
    for change in (2, 3, -4):
        with transaction(engine) as session:
            add_counts(session, {key: change})
    with reading(engine) as connection:
        assert connection.scalars(select(table_of(KeptCount).c.claims)).all() == [1]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2025, 4, 3), date(2025, 4, 3), "2025-04"),
        (date(2025, 4, 1), date(2025, 4, 30), "2025-04"),
        (date(2025, 4, 1), date(2025, 6, 30), "2025"),
        (date(2025, 4, 1), date(2026, 4, 30), "longer"),
        (None, date(2025, 4, 30), "longer"),
        (None, None, "undated"),
    ],
)
def test_a_span_is_named_by_what_holds_it(first: date | None, last: date | None, name: Any):
    assert span_name(first, last) == name
