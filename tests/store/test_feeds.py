from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from app.base.errors import NotHeldError
from app.domain.feed import FeedItem, FeedItemState
from app.query.feeds import list_feeds, list_items, load_feed_counts
from app.store import feed_items
from app.store.feed_items import (
    NewItem,
    Outcome,
    claim_due_items,
    load_known_keys,
    release_items,
    save_items,
    save_outcome,
)
from app.store.feeds import (
    NewFeed,
    add_feeds,
    claim_due_feeds,
    find_feed,
    load_next_due,
    release_feeds,
    remove_feed,
    save_look,
)
from app.store.migrate import move_schema, prepare
from app.store.rows import table_of
from app.store.session import operating, reading
from app.store.tables_of_feeds import FeedItemRow

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def follow(engine: Engine, *urls: str) -> list[int]:
    with operating(engine) as session:
        return add_feeds(session, [NewFeed(url) for url in urls], at=AT, gap=HOUR)[0]


def an_item(
    number: int, state: FeedItemState = FeedItemState.SKIPPED, due: datetime | None = None
) -> NewItem:
    item = FeedItem(f"https://h.example/{number}", f"Story {number}", guid=f"g{number}")
    return NewItem(item, f"key{number}", f"guid{number}", state, "because", due)


def save(engine: Engine, feed_id: int, *items: NewItem, present: set[str] | None = None) -> None:
    with operating(engine) as session:
        save_items(session, feed_id, items, at=AT, present=present or set())


def test_a_feed_is_followed_once_also_by_an_address_it_had(engine: Engine):
    (first,) = follow(engine, "https://a.example/", "https://a.example/")
    with operating(engine) as session:
        save_look(session, first, {"url": "https://b.example/", "old_urls": ["https://a.example/"]})
    with operating(engine) as session:
        wanted = [NewFeed("https://a.example/"), NewFeed("https://b.example/")]
        assert add_feeds(session, wanted, at=AT, gap=HOUR) == ([], [first])
    with reading(engine) as connection:
        assert find_feed(connection, "https://a.example/").url == "https://b.example/"
        assert find_feed(connection, str(first)).id == first
        for unknown in ("99", "https://c.example/", "", "9" * 40):
            with pytest.raises(NotHeldError):
                find_feed(connection, unknown)


def test_what_is_claimed_is_nobody_elses_until_it_is_given_back(engine: Engine):
    ids = follow(engine, "https://a.example/", "https://b.example/")
    later = AT + HOUR
    with operating(engine) as session:
        assert [f.id for f in claim_due_feeds(session, AT, until=later)] == ids
        assert claim_due_feeds(session, AT, until=later) == []
    with reading(engine) as connection:
        assert load_next_due(connection) == later
    with operating(engine) as session:
        release_feeds(session, ids[1:], at=AT)
        assert [f.id for f in claim_due_feeds(session, AT, until=later)] == ids[1:]
        assert len(claim_due_feeds(session, later, until=later + HOUR)) == 2


def test_items_of_one_page_are_claimed_and_decided_together(engine: Engine):
    one, two = follow(engine, "https://a.example/", "https://b.example/")
    waiting = an_item(1, FeedItemState.WAITING, AT)
    save(engine, one, waiting, an_item(2, FeedItemState.WAITING, AT + HOUR))
    save(engine, two, waiting)
    with operating(engine) as session:
        (item,) = claim_due_items(session, AT, until=AT + HOUR, limit=10)
        assert claim_due_items(session, AT, until=AT + HOUR, limit=10) == []
        release_items(session, [item], at=AT)
        (item,) = claim_due_items(session, AT, until=AT + HOUR, limit=10)
        save_outcome(session, item, Outcome(FeedItemState.TAKEN, "Taken in.", 1, None, 7))
    with reading(engine) as connection:
        cards = list_feeds(connection)
        assert [(c.waiting, c.taken) for c in cards] == [(1, 1), (0, 1)]
        assert [i.article_id for i in list_items(connection, two)] == [7]
        counts = load_feed_counts(connection)
    assert (counts.feeds, counts.waiting, counts.taken) == (2, 1, 2)


def test_only_items_of_one_feed_are_claimed_where_it_is_asked_for(engine: Engine):
    one, two = follow(engine, "https://a.example/", "https://b.example/")
    save(engine, one, an_item(1, FeedItemState.WAITING, AT))
    save(engine, two, an_item(2, FeedItemState.WAITING, AT))
    with operating(engine) as session:
        found = claim_due_items(session, AT, until=AT + HOUR, limit=10, feed_id=two)
    assert [item.key for item in found] == ["key2"]


def test_old_items_that_are_done_with_are_forgotten_and_stay_counted(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(feed_items, "KEPT", 3)
    (feed,) = follow(engine, "https://a.example/")
    save(engine, feed, an_item(0), an_item(1), an_item(2, FeedItemState.TAKEN))
    save(engine, feed, *(an_item(n) for n in range(3, 8)), present={"key0"})
    with reading(engine) as connection:
        kept = {item.url.rpartition("/")[2] for item in list_items(connection, feed)}
        assert kept == {"0", "2", "5", "6", "7"}
        assert {"key0", "guid7"} <= load_known_keys(connection, feed)
        (card,) = list_feeds(connection)
    assert (card.skipped, card.taken) == (7, 1)


def test_a_feed_is_removed_with_its_items(engine: Engine):
    one, two = follow(engine, "https://a.example/", "https://b.example/")
    save(engine, one, an_item(1))
    save(engine, two, an_item(1))
    with operating(engine) as session:
        remove_feed(session, one)
    with reading(engine) as connection:
        assert [card.id for card in list_feeds(connection)] == [two]
        number = select(func.count()).select_from(table_of(FeedItemRow))
        assert connection.scalar(number) == 1
    with operating(engine) as session:
        assert not save_look(session, one, {"title": "too late"})


def test_without_feeds_nothing_is_ever_due(engine: Engine):
    with reading(engine) as connection:
        assert load_next_due(connection) is None


def test_the_tables_go_and_come_again_beside_rows(engine: Engine):
    (feed,) = follow(engine, "https://a.example/")
    save(engine, feed, an_item(1))
    move_schema(engine, "0006")
    prepare(engine)
    assert follow(engine, "https://a.example/") == [1]
