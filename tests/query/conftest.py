"""A small database of one invented field: two stories, four claims, eight wordings."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, text
from sqlmodel import SQLModel

from app.base.dates import date_range
from app.store import tables as t
from app.store import tables_of_ledgers as ledgers
from app.store.refresh import reach
from app.store.search import index_text
from app.store.session import make_engine, reading, transaction
from app.store.tally import tally_everything

ADDED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def held_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The invented records in one database of each kind, for all tests that only read."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("held") / "held.db"
        path.write_bytes(request.getfixturevalue("sqlite_template"))
        made = make_engine(f"sqlite:///{path}")
    else:
        admin: Engine = request.getfixturevalue("postgres_admin")
        name = f"whence_test_{uuid.uuid4().hex[:12]}"
        template = request.getfixturevalue("postgres_template")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        url = admin.url.set(database=name).render_as_string(hide_password=False)
        made = make_engine(url)
    with transaction(made) as session:
        for model, rows in RECORDS:
            for row in rows:
                session.execute(insert(model), row)
        tally_everything(session)
    yield made
    made.dispose()


@pytest.fixture
def held(held_engine: Engine) -> Iterator[Connection]:
    """The invented records, open for reading, once per kind of database."""
    with reading(held_engine) as connection:
        yield connection


def _days(prefix: str, edtf: str | None) -> dict[str, date | None]:
    found = date_range(edtf)
    return {
        f"{prefix}_earliest": found.earliest if found else None,
        f"{prefix}_latest": found.latest if found else None,
    }


def _article(row_id: int, outlet: int, published: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": row_id,
        "slug": f"article-{row_id}",
        "url": f"https://example.org/{row_id}",
        "outlet_id": outlet,
        "title": f"Headline {row_id}",
        "published": published,
        "added_at": ADDED,
        **_days("published", published),
        **more,
    }


def _claim(row_id: int, slug: str, statement: str, **more: Any) -> dict[str, Any]:
    event, first = more.get("event_date"), more.get("first_reported")
    row = {
        "id": row_id,
        "slug": slug,
        "statement": statement,
        **_days("event", event),
        **_days("first_reported", first),
        **more,
    }
    row["event_sort"] = row["event_earliest"]
    row["reported_sort"] = row["first_reported_earliest"]
    origins, articles = more.get("kept_origins_max", 0), more.get("kept_articles", 0)
    row["kept_reach"] = reach(int(origins), int(articles))
    return row


def _mention(
    row_id: int, claim: int | None, article: int, quote: str, **more: Any
) -> dict[str, Any]:
    return {
        "id": row_id,
        "claim_id": claim,
        "article_id": article,
        "quote": quote,
        "start": 10 * row_id,
        "end": 10 * row_id + len(quote),
        "modality": "attributed",
        **more,
    }


def _response(row_id: int, claim: int | None, actor: int, act: str, **more: Any) -> dict[str, Any]:
    return {
        "id": row_id,
        "claim_id": claim,
        "actor_id": actor,
        "act": act,
        "date_earliest": date.fromisoformat(more["date"]) if more.get("date") else None,
        **more,
    }


def _step(row_id: int, mention: int, position: int, **more: Any) -> dict[str, Any]:
    return {
        "id": row_id,
        "mention_id": mention,
        "position": position,
        "kind": "actor",
        "naming": "named",
        **more,
    }


def _entry(
    row_id: int, kind: str, ref: int, day: str | None, text: str, **more: Any
) -> dict[str, Any]:
    return {
        "id": row_id,
        "kind": kind,
        "ref_id": ref,
        "folded": index_text(text),
        "sort_day": date.fromisoformat(day) if day else None,
        **more,
    }


def _node(row_id: int, claim: int, key: str, kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": row_id,
        "claim_id": claim,
        "position": row_id,
        "key": key,
        "kind": kind,
        "name": name,
        **more,
    }


def _carry(
    row_id: int, claim: int, article: int, aspect: str, state: str, **more: Any
) -> dict[str, Any]:
    row = {"id": row_id, "claim_id": claim, "article_id": article, "aspect": aspect}
    return {**row, "state": state, "words": "", "upper_words": "", "upper_id": None, **more}


QUOTES = {
    1: "about 40 Norlandian pilots are to train at Bay Base",
    2: "some 40 pilots will train at Bay Base, HSO said",
    3: "40 pilots train at Bay Base",
    4: "Norland bought 12 tugs from Southmark",
    5: "Norland has bought tugs",
    6: "joint patrols are planned for autumn",
    7: "=1+1 is what the Café ledger says",
    8: "ВРО підтвердила: сорок пілотів",
}

RECORDS: tuple[tuple[type[SQLModel], list[dict[str, Any]]], ...] = (
    (
        t.Outlet,
        [
            {
                "id": 1,
                "slug": "bay-post",
                "name": "Bay Post",
                "domain": "baypost.example",
                "kind": "newspaper",
                "kept_articles": 2,
                "kept_claims": 2,
            },
            {
                "id": 2,
                "slug": "daily-nine",
                "name": "Daily Nine",
                "kind": "aggregator",
                "kept_articles": 2,
                "kept_claims": 2,
            },
            {
                "id": 3,
                "slug": "weekly",
                "name": "The Weekly",
                "kind": "magazine",
                "kept_articles": 0,
                "kept_claims": 0,
            },
        ],
    ),
    (
        t.Actor,
        [
            {
                "id": 1,
                "slug": "norland",
                "name": "Norland (government)",
                "short_name": "Norland",
                "kind": "government",
            },
            {
                "id": 2,
                "slug": "norland-mfa",
                "name": "Norlandian Foreign Ministry",
                "kind": "ministry",
                "parent_id": 1,
            },
            {
                "id": 3,
                "slug": "hso",
                "name": "Harbour Signals Office",
                "short_name": "HSO",
                "kind": "intelligence_service",
            },
            {"id": 4, "slug": "spokesman", "name": "Ole Brand", "kind": "person", "parent_id": 2},
            {
                "id": 5,
                "slug": "southmark",
                "name": "Southmark",
                "kind": "government",
                "kept_claims": 3,
            },
        ],
    ),
    (
        t.ActorAlias,
        [
            {"id": 1, "actor_id": 3, "alias": "ВРО", "folded": "вро"},
            {"id": 2, "actor_id": 3, "alias": "北海局", "folded": "北 海 局", "position": 1},
        ],
    ),
    (
        t.Topic,
        [
            {"id": 1, "slug": "exercises", "label": "Exercises", "definition": "Drills."},
            {
                "id": 2,
                "slug": "patrols",
                "label": "Joint patrols",
                "definition": "At sea.",
                "parent_id": 1,
            },
            {"id": 3, "slug": "training", "label": "Training", "definition": "Teaching."},
        ],
    ),
    (t.Story, [{"id": 1, "slug": "pilots", "title": "Pilots", "summary": "Invented."}]),
    (
        t.Article,
        [
            _article(1, 1, "2025-06-25", text="x" * 200, language="en"),
            _article(2, 2, "2025-06-27", title=None, copy_of_id=1, copy_share=0.9, copy_run=40),
            _article(3, 1, "2025-07"),
            _article(4, 2, None),
        ],
    ),
    (
        t.Claim,
        [
            _claim(
                1,
                "pilots-train",
                "About 40 pilots are to train at Bay Base.",
                story_id=1,
                event_date="2025-09",
                first_reported="2025-06-25",
                first_outlet_id=1,
                last_reported="2025-06-27",
                review="accepted",
                kept_articles=3,
                kept_outlets=2,
                kept_origins_min=1,
                kept_origins_max=1,
                kept_origins="HSO",
                kept_chain="HSO → Bay Post → Daily Nine",
                kept_responses=2,
                kept_last_response="2025-06-28",
                kept_short_chain={
                    "nodes": [{"sign": "voice", "name": "HSO", "copies": 0}],
                    "others": 1,
                },
                kept_answers=[
                    {
                        "act": "denial",
                        "actor": "Ole Brand",
                        "actor_slug": "spokesman",
                        "date": "2025-06-28",
                        "more": 0,
                    }
                ],
                kept_changes=[{"slot": "quantity", "direction": "harder", "count": 1}],
            ),
            _claim(
                2,
                "tugs-bought",
                "Norland bought 12 tugs.",
                story_id=1,
                event_date="2025",
                first_reported="2025-07",
                kept_articles=2,
                kept_outlets=2,
                kept_origins_min=1,
                kept_origins_max=2,
            ),
            _claim(
                3,
                "patrols-planned",
                "Joint patrols are planned.",
                event_date="2025-10/2026-02",
                first_reported="2025-07",
                kept_articles=1,
                kept_outlets=1,
                kept_origins_min=2,
                kept_origins_max=2,
            ),
            _claim(
                4,
                "ledger",
                "A café ledger exists.",
                kept_articles=1,
                kept_outlets=1,
                kept_origins_min=1,
                kept_origins_max=1,
            ),
        ],
    ),
    (
        t.ClaimTopic,
        [
            {"claim_id": 1, "topic_id": 3},
            {"claim_id": 2, "topic_id": 1},
            {"claim_id": 3, "topic_id": 2},
            {"claim_id": 3, "topic_id": 1, "position": 1},
        ],
    ),
    (
        t.ClaimActor,
        [
            {"claim_id": 1, "actor_id": 1, "role": "subject"},
            {"claim_id": 1, "actor_id": 5, "role": "object", "position": 1},
            {"claim_id": 2, "actor_id": 5, "role": "subject"},
        ],
    ),
    (
        t.ClaimOutlet,
        [
            {"claim_id": c, "outlet_id": o}
            for c, o in ((1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 2))
        ],
    ),
    (
        t.ClaimAct,
        [
            {"claim_id": 1, "act": "denial"},
            {"claim_id": 1, "act": "no_comment"},
            {"claim_id": 3, "act": "position"},
        ],
    ),
    (
        ledgers.RelatedClaim,
        [
            {"claim_id": 1, "other_id": 2, "kind": "same_event", "score": 0.7, "reason": "near"},
            {"claim_id": 2, "other_id": 1, "kind": "same_event", "score": 0.7, "reason": "near"},
        ],
    ),
    (
        t.Mention,
        [
            _mention(
                1,
                1,
                1,
                QUOTES[1],
                source="HSO",
                source_text="an HSO source",
                source_naming="described_unnamed",
                cue="told",
                quantity="about 40",
            ),
            _mention(2, 1, 2, QUOTES[2], copy_of_id=1),
            _mention(3, 1, 4, QUOTES[3]),
            _mention(4, 2, 3, QUOTES[4]),
            _mention(5, 2, 4, QUOTES[5]),
            _mention(6, 3, 3, QUOTES[6]),
            _mention(7, 4, 4, QUOTES[7]),
            _mention(8, 1, 3, QUOTES[8], described=True, start=None, end=None),
        ],
    ),
    (
        t.Response,
        [
            _response(
                1,
                1,
                4,
                "denial",
                article_id=2,
                date="2025-06-28",
                quote="There are no such pilots.",
                start=5,
                end=30,
            ),
            _response(2, 1, 5, "no_comment", article_id=1, summary="Said nothing."),
            _response(
                3,
                3,
                2,
                "position",
                article_id=3,
                scope="part",
                date="2025-07-02",
                quote="Patrols are routine.",
            ),
            _response(
                4, None, 2, "denial", article_id=3, scope="general", quote="All of it is invented."
            ),
            _response(
                5,
                2,
                2,
                "comment_requested",
                article_id=3,
                scope="other_claim",
                quote="Asked by letter.",
            ),
        ],
    ),
    (
        t.AttributionStep,
        [
            _step(1, 1, 0, name="HSO", actor_id=3, words="an HSO source", cue="told"),
            _step(2, 2, 0, name="Bay Post", kind="outlet", outlet_id=1),
            _step(3, 2, 1, name="HSO", actor_id=3),
            _step(4, 3, 0, name="The Weekly", kind="outlet", outlet_id=3),
            _step(5, 4, 0, name="Ole Brand", actor_id=4),
        ],
    ),
    (
        t.ChainNode,
        [
            _node(1, 1, "a:hso", "actor", "HSO", actor_id=3, unnamed=True, root="sure"),
            _node(2, 1, "t:1", "text", "Bay Post", outlet_id=1, article_id=1, copies=[2]),
            _node(3, 1, "o:weekly", "ghost", "The Weekly", outlet_id=3),
            _node(4, 1, "t:4", "text", "Daily Nine", outlet_id=2, article_id=4),
        ],
    ),
    (
        t.Hop,
        [
            {
                "id": 1,
                "claim_id": 1,
                "from_key": "a:hso",
                "to_key": "t:1",
                "relation": "told",
                "basis": "stated",
                "evidence": "an HSO source told",
                "confidence": 0.9,
                "seen_in_id": 1,
            },
            {
                "id": 2,
                "claim_id": 1,
                "from_key": "t:1",
                "to_key": "o:weekly",
                "relation": "reports",
                "basis": "stated",
                "evidence": "Bay Post",
                "confidence": 0.8,
                "seen_in_id": 4,
            },
            {
                "id": 3,
                "claim_id": 1,
                "from_key": "o:weekly",
                "to_key": "t:4",
                "relation": "reprints",
                "basis": "stated",
                "evidence": "The Weekly",
                "confidence": 0.8,
                "seen_in_id": 4,
                "lag_min_hours": 4,
                "lag_max_hours": 52,
            },
        ],
    ),
    (
        t.Drift,
        [
            {
                "id": 1,
                "claim_id": 1,
                "slot": "quantity",
                "direction": "harder",
                "from_mention_id": 1,
                "to_mention_id": 3,
                "from_value": "about 40",
                "to_value": "40",
            }
        ],
    ),
    (
        ledgers.Loss,
        [
            {
                "id": number,
                "claim_id": claim,
                "kind": kind,
                "from_mention_id": old,
                "to_mention_id": new,
                "from_words": "an HSO source",
                "to_words": "HSO",
            }
            for number, claim, kind, old, new in (
                (1, 1, "source_promoted", 1, 3),
                (2, 2, "source_lost", 4, 5),
                (3, 1, "hedge_lost", 1, 8),
            )
        ],
    ),
    (
        ledgers.HeadlineGap,
        [
            {
                "id": number,
                "claim_id": claim,
                "slot": "quantity",
                "direction": "harder",
                "headline_mention_id": old,
                "body_mention_id": new,
                "headline_value": "50",
                "body_value": "about 40",
            }
            for number, claim, old, new in ((1, 1, 3, 3), (2, 3, 6, 6))
        ],
    ),
    (
        ledgers.Carry,
        [
            _carry(1, 1, 1, "origin", "added", words="an HSO source"),
            _carry(2, 1, 1, "intermediary", "not_applicable"),
            _carry(3, 1, 1, "hedge", "not_applicable"),
            _carry(4, 1, 1, "response", "not_applicable"),
            _carry(5, 1, 4, "origin", "dropped", upper_id=1, upper_words="an HSO source"),
            _carry(
                *(6, 1, 4, "intermediary", "kept"),
                upper_id=1,
                words="The Weekly",
                upper_words="The Weekly",
            ),
            _carry(7, 1, 4, "hedge", "not_applicable", upper_id=1),
            _carry(8, 1, 4, "response", "not_applicable", upper_id=1),
        ],
    ),
    (
        ledgers.OutletReply,
        [
            {
                "id": 1,
                "outlet_id": 2,
                "words": "=We named HSO\nlower down.",
                "signed_by": "Kit Nine, editor",
                "said_on": "2025-08",
                "url": "https://nine.example/reply",
                "recorded_at": ADDED,
            }
        ],
    ),
    (
        t.SearchEntry,
        [
            _entry(
                1,
                "claim",
                1,
                "2025-09-01",
                "About 40 pilots are to train at Bay Base. HSO",
                claim_id=1,
            ),
            _entry(2, "claim", 2, "2025-01-01", "Norland bought 12 tugs.", claim_id=2),
            _entry(3, "claim", 3, "2025-10-01", "Joint patrols are planned.", claim_id=3),
            _entry(4, "claim", 4, None, "A café ledger exists.", claim_id=4),
            *(
                _entry(
                    10 + number,
                    "mention",
                    number,
                    day,
                    QUOTES[number],
                    claim_id=claim,
                    article_id=article,
                )
                for number, claim, article, day in (
                    (1, 1, 1, "2025-06-25"),
                    (2, 1, 2, "2025-06-27"),
                    (3, 1, 4, None),
                    (4, 2, 3, "2025-07-01"),
                    (5, 2, 4, None),
                    (6, 3, 3, "2025-07-01"),
                    (7, 4, 4, None),
                    (8, 1, 3, "2025-07-01"),
                )
            ),
            _entry(
                30,
                "response",
                1,
                "2025-06-28",
                "There are no such pilots.",
                claim_id=1,
                article_id=2,
            ),
            _entry(31, "article", 1, "2025-06-25", "Headline 1", article_id=1),
        ],
    ),
)
