"""Related claims in the database: kept both ways, made anew with their claims, counted nowhere."""

import pytest
from sqlalchemy import Engine, delete, select

from app.base.places import desk_folder
from app.domain.ledger import RelatedKind
from app.indexing import index_claims
from app.link.related import MOST
from app.relating import relate_claims
from app.store.desk import load_vocabulary_only
from app.store.links import drop_empty_claims
from app.store.refresh import refresh_claims
from app.store.related import forget_related, load_related
from app.store.rows import ids_by, insert_rows, table_of
from app.store.runs import start_run
from app.store.session import Session, reading, transaction
from app.store.tables import (
    Actor,
    Claim,
    ClaimActor,
    ClaimTopic,
    KeptCount,
    Outlet,
    Topic,
    WordingVector,
)
from app.store.tables_of_ledgers import RelatedClaim

RELATED, CLAIM = table_of(RelatedClaim), table_of(Claim)
BACK = {"broader": "narrower", "narrower": "broader"}
CLAIMS = (
    ("training", "2031", "Russia trains 600 Chinese cadets at Omsk in 2031.", 600),
    ("training", "2031", "China trained 90 Russian cadets near Jinan in 2031.", 90),
    ("training", "2031", "Some of the Russian cadets trained in China went to the front.", None),
    ("exercises", "2031-06-01", "China and Russia held the Grey Heron-2031 exercise.", None),
    ("exercises", "2031-06", "Five Chinese ships joined Grey Heron-2031.", 5),
    ("sanctions", "2020", "A court in Oslo fined a pump works.", None),
)


def put(session: Session, topic: str, day: str, statement: str, number: float | None) -> int:
    """Keep one claim of the desk about Russia and China, and return its id."""
    topics, actors = ids_by(session, Topic, "slug"), ids_by(session, Actor, "slug")
    values = {
        "slug": f"claim-{len(session.execute(select(CLAIM.c.id)).fetchall())}",
        "statement": statement,
        "event_date": day,
        "quantity_value": number,
        "quantity_text": None if number is None else f"{number:g}",
        "of_desk": True,
        "review": "accepted",
    }
    (claim_id,) = insert_rows(session, Claim, [values])
    session.execute(
        table_of(ClaimTopic).insert().values(claim_id=claim_id, topic_id=topics[topic], position=0)
    )
    for position, (slug, role) in enumerate((("russia", "subject"), ("china", "object"))):
        session.execute(
            table_of(ClaimActor)
            .insert()
            .values(claim_id=claim_id, actor_id=actors[slug], role=role, position=position)
        )
    return claim_id


def relate(session: Session, ids: list[int]) -> None:
    relate_claims(session, ids, run=start_run(session, "link", version="test"))


@pytest.fixture
def ids(engine: Engine) -> list[int]:
    """The ids of invented claims that stand beside one another, the last beside none."""
    with transaction(engine) as session:
        load_vocabulary_only(session, desk_folder())
        made = [put(session, *claim) for claim in CLAIMS]
        index_claims(session, made)
        relate(session, made)
    return made


def kept(engine: Engine) -> dict[tuple[int, int], tuple[str, float, str]]:
    c = RELATED.c
    with reading(engine) as connection:
        rows = connection.execute(
            select(c.claim_id, c.other_id, c.kind, c.score, c.reason)
        ).fetchall()
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}


def counted(engine: Engine) -> list[str]:
    """Return everything that is counted: of claims, of outlets, of all."""
    with reading(engine) as connection:
        columns = [c for c in CLAIM.c if c.name.startswith("kept_")]
        found = [
            *connection.execute(select(CLAIM.c.id, *columns)).fetchall(),
            *connection.execute(select(table_of(KeptCount))).fetchall(),
            *connection.execute(select(table_of(Outlet))).fetchall(),
        ]
    return sorted(map(repr, found))


def test_what_stands_beside_a_claim_has_it_beside_itself(engine: Engine, ids: list[int]) -> None:
    found = kept(engine)
    assert {kind for kind, *_ in found.values()} == {kind.value for kind in RelatedKind}
    assert not [pair for pair in found if ids[-1] in pair]
    for (claim_id, other_id), (kind, score, reason) in found.items():
        assert claim_id != other_id
        assert reason
        assert found[other_id, claim_id][:2] == (BACK.get(kind, kind), score)


def test_related_claims_change_no_count_anywhere(engine: Engine, ids: list[int]) -> None:
    with transaction(engine) as session:
        refresh_claims(session)
    before = counted(engine)
    with transaction(engine) as session:
        session.execute(delete(RELATED))
        refresh_claims(session)
    assert counted(engine) == before
    with transaction(engine) as session:
        relate(session, ids)
        refresh_claims(session)
    assert kept(engine)
    assert counted(engine) == before


def test_made_anew_they_are_the_same_also_without_kept_vectors(
    engine: Engine, ids: list[int]
) -> None:
    before = kept(engine)
    for again in ([ids[0]], ids[::-1]):
        with transaction(engine) as session:
            relate(session, again)
        assert kept(engine) == before
        with transaction(engine) as session:
            session.execute(delete(table_of(WordingVector)))


def test_a_new_claim_stands_in_the_lists_of_its_neighbours(engine: Engine, ids: list[int]) -> None:
    with transaction(engine) as session:
        new = put(session, "training", "2031", "China trained 70 Russian divers at Jinan.", 70)
        index_claims(session, [new])
        relate(session, [new])
    assert kept(engine)[ids[0], new][0] == "opposite"
    assert kept(engine)[new, ids[0]][0] == "opposite"


def test_a_full_list_keeps_the_best_and_is_filled_again(engine: Engine, ids: list[int]) -> None:
    def of_first() -> set[int]:
        return {other for claim, other in kept(engine) if claim == ids[0]}

    with transaction(engine) as session:
        new = [
            put(session, "training", "2031", f"China trained {n} Russian cadets near Jinan.", n)
            for n in range(40, 41 + MOST)
        ]
        index_claims(session, new)
        relate(session, new)
    assert len(of_first()) == MOST
    gone = min(of_first())
    with transaction(engine) as session:
        changed = CLAIM.update().where(CLAIM.c.id == gone)
        session.execute(changed.values(statement="A lighthouse was painted green."))
        index_claims(session, [gone])
        relate(session, [gone])
    assert gone not in of_first()
    assert len(of_first()) == MOST


def test_a_reworded_claim_leaves_the_lists_of_its_neighbours(
    engine: Engine, ids: list[int]
) -> None:
    with transaction(engine) as session:
        changed = CLAIM.update().where(CLAIM.c.id == ids[0])
        session.execute(changed.values(statement="A lighthouse was painted green."))
        index_claims(session, [ids[0]])
        relate(session, [ids[0]])
    assert not [pair for pair in kept(engine) if ids[0] in pair]


def test_what_is_forgotten_says_what_it_was(engine: Engine, ids: list[int]) -> None:
    before = kept(engine)
    with transaction(engine) as session:
        had = forget_related(session, [ids[0]])
        assert not load_related(session, [ids[0]])
    beside = {ids[0]} | {other for claim, other in before if claim == ids[0]}
    assert {(claim, int(row.other[1:])) for claim, rows in had.items() for row in rows} == {
        pair for pair in before if pair[0] in beside
    }


def test_a_claim_that_is_dropped_takes_its_rows_along(engine: Engine, ids: list[int]) -> None:
    with transaction(engine) as session:
        changed = CLAIM.update().where(CLAIM.c.id == ids[0])
        session.execute(changed.values(of_desk=False, review="proposed"))
        assert drop_empty_claims(session) == (ids[0],)
    assert not [pair for pair in kept(engine) if ids[0] in pair]
