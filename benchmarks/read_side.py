"""CPU milliseconds of the main queries on a made-up database: read_side.py MENTIONS FILE [past].

With ``past`` they are asked as of the newest moment, through the history.

A claim has five mentions, an article two; words follow a steep law, so some are everywhere.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from app.base.moments import Moment, moment_at
from app.export.files import FILES
from app.export.write import write_csv
from app.query.claim import load_claim
from app.query.claims import list_claims
from app.query.facets import load_facets, load_months, load_totals
from app.query.filters import ClaimFilter
from app.query.responses import list_responses
from app.query.search import load_search
from app.store import tables as t
from app.store.migrate import prepare
from app.store.moments import load_recorded
from app.store.session import Engine, make_engine, reading, transaction
from app.store.tally import tally_everything

MENTIONS_OF_A_CLAIM = 5
MENTIONS_OF_AN_ARTICLE = 2
ACTORS, OUTLETS, TOPICS = 500, 1000, 15
ACTS = ("denial", "no_comment", "comment_requested", "position")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DICE = random.Random(7)
WORDS = [f"word{n}" for n in range(20_000)]
WEIGHTS = [1 / (n + 1) for n in range(len(WORDS))]


def rows_of(mentions: int) -> Iterator[tuple[type[SQLModel], Iterator[dict[str, Any]]]]:
    claims, articles = mentions // MENTIONS_OF_A_CLAIM, mentions // MENTIONS_OF_AN_ARTICLE
    texts = [" ".join(DICE.choices(WORDS, WEIGHTS, k=12)) for _ in range(5000)]
    days = [date(2022, 1, 1) + timedelta(days=n) for n in range(1400)]
    yield (
        t.Topic,
        (
            {
                "id": n,
                "slug": f"topic-{n}",
                "label": f"Topic {n}",
                "definition": "",
                "parent_id": 1 if n in (2, 3) else None,
            }
            for n in range(1, TOPICS + 1)
        ),
    )
    yield (
        t.Actor,
        (
            {
                "id": n,
                "slug": f"actor-{n}",
                "name": f"Actor {n}",
                "kind": "other",
                "parent_id": n // 10 or None,
            }
            for n in range(1, ACTORS + 1)
        ),
    )
    yield (
        t.Outlet,
        (
            {"id": n, "slug": f"outlet-{n}", "name": f"Outlet {n}", "kind": "newspaper"}
            for n in range(1, OUTLETS + 1)
        ),
    )
    yield (
        t.Article,
        (
            {
                "id": n,
                "slug": f"article-{n}",
                "outlet_id": n % OUTLETS + 1,
                "title": texts[n % 5000],
                "published": days[n % 1400].isoformat(),
                "published_earliest": days[n % 1400],
                "published_latest": days[n % 1400],
                "added_at": NOW,
            }
            for n in range(1, articles + 1)
        ),
    )
    yield (
        t.Claim,
        (
            {
                "id": n,
                "slug": f"claim-{n}",
                "statement": texts[n % 5000],
                "event_date": days[n * 7 % 1400].isoformat() if n % 20 else None,
                "event_earliest": days[n * 7 % 1400] if n % 20 else None,
                "event_latest": days[n * 7 % 1400] if n % 20 else None,
                "event_sort": days[n * 7 % 1400] if n % 20 else None,
                "reported_sort": days[n % 1400],
                "kept_articles": 5,
                "kept_outlets": 5,
                "kept_origins_min": 1,
                "kept_origins_max": n % 4 + 1,
                "kept_short_chain": {
                    "nodes": [{"sign": "voice", "name": "Actor", "copies": 0}] * 4,
                    "others": 1,
                },
                "kept_answers": [],
                "kept_changes": [],
            }
            for n in range(1, claims + 1)
        ),
    )
    yield t.ClaimTopic, ({"claim_id": n, "topic_id": n % TOPICS + 1} for n in range(1, claims + 1))
    yield (
        t.ClaimActor,
        (
            {"claim_id": n, "actor_id": n * n % ACTORS + 1, "role": "subject"}
            for n in range(1, claims + 1)
        ),
    )
    yield (
        t.ClaimOutlet,
        (
            {"claim_id": n, "outlet_id": (n * 3 + k) % OUTLETS + 1}
            for n in range(1, claims + 1)
            for k in range(5)
        ),
    )
    yield t.ClaimAct, ({"claim_id": n, "act": ACTS[n % 4]} for n in range(1, claims + 1, 3))
    yield (
        t.Mention,
        (
            {
                "id": n,
                "claim_id": (n - 1) // 5 % claims + 1,
                "article_id": n % articles + 1,
                "quote": texts[n % 5000],
                "start": n,
                "end": n + 9,
                "modality": "attributed",
            }
            for n in range(1, mentions + 1)
        ),
    )
    yield (
        t.AttributionStep,
        (
            {
                "id": n,
                "mention_id": n,
                "position": 0,
                "kind": "actor",
                "name": "Actor",
                "naming": "named",
                "actor_id": n % ACTORS + 1,
            }
            for n in range(1, mentions + 1)
        ),
    )
    yield (
        t.Response,
        (
            {
                "id": n,
                "claim_id": n * 3 % claims + 1,
                "actor_id": n % ACTORS + 1,
                "article_id": n % articles + 1,
                "act": ACTS[n % 4],
                "quote": texts[n % 5000],
                "start": 1,
                "end": 9,
                "date": days[n % 1400].isoformat(),
                "date_earliest": days[n % 1400],
            }
            for n in range(1, claims // 3)
        ),
    )
    yield (
        t.SearchEntry,
        (
            {
                "id": n,
                "kind": "mention",
                "ref_id": n,
                "claim_id": (n - 1) // 5 % claims + 1,
                "article_id": n % articles + 1,
                "folded": texts[n % 5000],
                "sort_day": days[n % 1400],
            }
            for n in range(1, mentions + 1)
        ),
    )


def fill(url: str, mentions: int) -> float:
    engine = make_engine(url)
    prepare(engine)
    start = time.perf_counter()
    with transaction(engine) as session:
        for model, rows in rows_of(mentions):
            while part := list(islice(rows, 10_000)):
                session.execute(insert(model), part)
        tally_everything(session)
        session.execute(text("ANALYZE"))
    engine.dispose()
    return time.perf_counter() - start


def cpu_ms(run: Callable[[], object], times: int = 5) -> float:
    run()
    start = time.process_time()
    for _ in range(times):
        run()
    return 1000 * (time.process_time() - start) / times


def newest(engine: Engine) -> Moment | None:
    with reading(engine) as connection:
        last = load_recorded(connection).last
    return moment_at(last) if last else None


def main() -> None:
    mentions = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    folder = tempfile.TemporaryDirectory()
    path = sys.argv[2] if len(sys.argv) > 2 else f"{folder.name}/bench.db"
    url = path if "://" in path else f"sqlite:///{path}"
    if "://" in path or not Path(path).exists():
        print(f"filled with {mentions} mentions in {fill(url, mentions):.0f} s")
    engine = make_engine(url)
    plain = ClaimFilter()
    as_of = newest(engine) if sys.argv[3:] == ["past"] else None
    with reading(engine, as_of=as_of) as connection:
        deep = plain
        for _ in range(20):
            deep = deep.with_after(
                list_claims(connection, deep, limit=1000).next_after or deep.after
            )
        searched = {"rare": WORDS[9000], "common": WORDS[0], "phrase": '"word0 word1"'}
        runs: dict[str, Callable[[], object]] = {
            "claims, first page": lambda: list_claims(connection, plain),
            "claims, page 400": lambda: list_claims(connection, deep),
            "claims, topic": lambda: list_claims(connection, ClaimFilter(topics=("topic-5",))),
            "claims, actor": lambda: list_claims(connection, ClaimFilter(actors=("actor-77",))),
            "claims, three filters": lambda: list_claims(
                connection, ClaimFilter(topics=("topic-5",), responses=("denial",), earliest="2024")
            ),
            "claims, rare word": lambda: list_claims(
                connection, ClaimFilter(words=searched["rare"])
            ),
            "claims, most articles": lambda: list_claims(
                connection, replace(plain, sort="articles")
            ),
            "one claim": lambda: load_claim(connection, "claim-77"),
            "responses": lambda: list_responses(connection, plain),
            "facets": lambda: load_facets(connection, plain),
            "facets, topic": lambda: load_facets(connection, ClaimFilter(topics=("topic-5",))),
            "months": lambda: load_months(connection, plain),
            "totals": lambda: load_totals(connection, plain),
            **{
                f"search, {name}": (lambda w=word: load_search(connection, ClaimFilter(words=w)))
                for name, word in searched.items()
            },
        }
        for name, run in runs.items():
            print(f"{name:24}{cpu_ms(run):9.1f} ms")
        for name in ("claims", "mentions"):
            kind = FILES[name]
            start = time.process_time()
            size = sum(map(len, write_csv(kind, kind.stream(connection, plain))))
            speed = size / 1e6 / (time.process_time() - start)
            print(f"{name}.csv{size / 1e6:18.1f} MB at {speed:.1f} MB/s")
    engine.dispose()
    folder.cleanup()


if __name__ == "__main__":
    main()
