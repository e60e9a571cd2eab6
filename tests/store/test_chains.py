from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from app.base.dates import date_range, instant
from app.domain.chain import Chain, Drifted, Hop, Joined, Node
from app.domain.words import Basis, DateBasis, Direction, Relation, Slot
from app.store.chains import ClaimChain, Published, lag_hours, node_sign, save_chain, short_chain
from app.store.links import save_links
from app.store.rows import table_of
from app.store.session import Session, reading, transaction
from app.store.tables import ChainNode, Claim, Drift
from app.store.tables import Hop as HopRow
from tests.store.factories import DateFound, an_article, keep


def published(when: str | None) -> Published | None:
    days = date_range(when[:10] if when and "T" in when else when)
    return Published(days, instant(when)) if days else None


def rows(engine: Engine, model: type[SQLModel]) -> list[Any]:
    table = table_of(model)
    with reading(engine) as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


def a_hop(source: str, to: str, seen_in: str, mention: str | None = None) -> Hop:
    return Hop(source, to, Relation.REPORTS, Basis.STATED, "told", "told", 0.9, seen_in, mention)


VOICE = Node("actor:ost", "actor", "Ost Ministry", ref="ost-ministry", unnamed=True)
FIRST = Node("text:a1", "text", "Harbour Post", ref="a1")
GHOST = Node("ghost:far-wire", "ghost", "Far Wire", ref="far-wire")
LAST = Node("text:a2", "text", "Lake", ref="a2", copies=("a3",))
CHAIN = Chain(
    nodes=(VOICE, GHOST, FIRST, LAST),
    hops=(
        a_hop(VOICE.key, FIRST.key, "a1", "m1"),
        a_hop(FIRST.key, LAST.key, "a2"),
        a_hop(FIRST.key, LAST.key, "a3"),
        a_hop(GHOST.key, LAST.key, "a2"),
    ),
    sure_roots=(VOICE.key,),
    unsure_roots=(GHOST.key,),
    origins_min=1,
    origins_max=2,
    paths=((VOICE.key, FIRST.key, LAST.key), (GHOST.key, LAST.key)),
)


def a_claim_on_three_pages(session: Session) -> int:
    dates = ("2031-05-02", "2031-05-04", None)
    for number, date in enumerate(dates, 1):
        found = (DateFound(date, DateBasis.META),) if date else ()
        address = f"https://lake.example/{number}"
        keep(session, an_article(address, dates=found), f"page{number}")
    joined = [Joined(f"m{n}", "new:m1", is_new=True, score=1, reason="same") for n in (1, 2, 3)]
    words = {"new:m1": "Cadets will train."}
    saved = save_links(session, joined, copies=(), answered=(), statements=words, run_id=None)
    return saved.claims["new:m1"]


def test_a_chain_is_kept_as_it_was_found(engine: Engine):
    drift = Drifted(Slot.QUANTITY, Direction.HARDER, "m1", "m2", "about 600", "600")
    with transaction(engine) as session:
        claim_id = a_claim_on_three_pages(session)
        found = ClaimChain(
            CHAIN, (drift,), "Ost Ministry → Harbour Post", ("Ost Ministry", "Far Wire")
        )
        save_chain(session, claim_id, found)
    nodes = rows(engine, ChainNode)
    assert [(n.position, n.key, n.root) for n in nodes] == [
        (0, VOICE.key, "sure"),
        (1, GHOST.key, "unsure"),
        (2, FIRST.key, None),
        (3, LAST.key, None),
    ]
    assert [n.article_id for n in nodes] == [None, None, 1, 2]
    assert nodes[0].actor_id is not None
    assert nodes[1].outlet_id is not None
    assert [n.outlet_id is None for n in nodes[2:]] == [False, False]  # who publishes the text
    assert nodes[3].copies == [3]
    hops = rows(engine, HopRow)
    assert [(h.lag_min_hours, h.lag_max_hours) for h in hops] == [
        (None, None),
        (24, 72),
        (None, None),
        (None, None),
    ]
    assert hops[0].mention_id == 1
    (found,) = rows(engine, Drift)
    assert (found.slot, found.from_mention_id, found.to_value) == ("quantity", 1, "600")
    (claim,) = rows(engine, Claim)
    assert (claim.kept_origins_min, claim.kept_origins_max) == (1, 2)
    assert claim.kept_origins == "Ost Ministry; Far Wire"
    assert claim.kept_chain == "Ost Ministry → Harbour Post"
    assert claim.kept_short_chain == short_chain(CHAIN)


def test_a_newer_chain_takes_the_place_of_the_older(engine: Engine):
    with transaction(engine) as session:
        claim_id = a_claim_on_three_pages(session)
        save_chain(session, claim_id, ClaimChain(CHAIN))
        save_chain(session, claim_id, ClaimChain(CHAIN))
    assert len(rows(engine, ChainNode)) == 4
    assert len(rows(engine, HopRow)) == 4


def test_the_short_chain_is_the_first_way_and_counts_the_others():
    assert short_chain(CHAIN) == {
        "nodes": [
            {"sign": "unnamed", "name": "Ost Ministry", "copies": 0},
            {"sign": "text", "name": "Harbour Post", "copies": 0},
            {"sign": "fold", "name": "Lake", "copies": 1},
        ],
        "others": 1,
    }


def test_no_way_at_all_is_an_empty_short_chain():
    empty = Chain((), (), (), (), 0, 0, ())
    assert short_chain(empty) == {"nodes": [], "others": 0}


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        ("actor", "voice"),
        ("document", "voice"),
        ("unnamed", "unnamed"),
        ("nosource", "nosource"),
        ("ghost", "ghost"),
        ("text", "text"),
    ],
)
def test_each_kind_of_node_has_its_sign(kind: str, sign: str):
    assert node_sign(Node("k", kind, "n")) == sign


@pytest.mark.parametrize(
    ("source", "to", "hours"),
    [
        ("2031-05-02", "2031-05-02", (0, 24)),
        ("2031-05-02T10:00:00+02:00", "2031-05-02T11:30:00+01:00", (2, 3)),
        ("2031-05-02T10:00:00+02:00", "2031-05-02T07:00:00+00:00", (-1, -1)),
        ("2031-05-02T10:00:00", "2031-05-02T11:00:00Z", (0, 24)),
        ("2031-05-02", "2031-05-03", (0, 48)),
        ("2031-05-02", "2031-05-05", (48, 96)),
        ("2031-05", "2031-05-31", (0, 31 * 24)),
        ("2031-05-05", "2031-05-02", (-96, -48)),
        ("2031-05-02", None, (None, None)),
        ("../2031-05-02", "2031-05-03", (None, None)),
    ],
)
def test_the_lag_is_what_the_two_dates_allow(
    source: str, to: str | None, hours: tuple[int | None, int | None]
):
    assert lag_hours(published(source), published(to)) == hours
