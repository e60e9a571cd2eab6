"""Followed feeds in every state, with items in every state, for tests that look at pages."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, update

from app.domain.feed import FeedItem, FeedItemState, FeedKind, FeedState
from app.store.feed_items import NewItem, save_items
from app.store.feeds import NewFeed, add_feeds, save_look
from app.store.rows import table_of
from app.store.session import operating
from app.store.tables_of_feeds import FeedItemRow

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
LONG = "https://news.harbour.example/" + "a-very-long-address-without-a-break-" * 4
HOSTILE = "<script>alert(1)</script> & “quotes”"


def put_feeds(engine: Engine) -> None:
    """Follow four feeds: one that works with items, one that fails, one that is gone, a new one."""
    with operating(engine) as session:
        (works, fails, gone, _), _ = add_feeds(
            session,
            [
                NewFeed("https://news.harbour.example/rss", "Harbour Post"),
                NewFeed(LONG),
                NewFeed("https://bay.example/atom", f"Bay {HOSTILE}"),
                NewFeed("https://new.example/feed.json"),
            ],
            at=AT,
            gap=timedelta(hours=1),
        )
        looked = {"looked_at": AT, "kind": FeedKind.RSS.value}
        working = {
            "state": FeedState.WORKING.value,
            "changed_at": AT,
            "next_at": AT + timedelta(hours=1),
            "old_urls": ["https://old.harbour.example/rss"],
            "site_url": "https://news.harbour.example/",
            "unusable": 2,
        }
        save_look(session, works, looked | working)
        failing = {
            "state": FeedState.FAILING.value,
            "failures": 3,
            "reason": f"{LONG} cannot be reached: check the address, or try later.",
        }
        save_look(session, fails, looked | failing)
        ended = {
            "state": FeedState.GONE.value,
            "reason": "The site answers that this feed is gone for good (410).",
            "next_at": None,
        }
        save_look(session, gone, looked | ended)
        items = [
            an_item(1, FeedItemState.TAKEN, "Taken in.", article_id=1),
            an_item(2, FeedItemState.WAITING, "To be fetched: names both.", next_at=AT),
            an_item(3, FeedItemState.SKIPPED, "Not fetched: it names neither China nor Russia."),
            an_item(4, FeedItemState.FAILED, f"{LONG} answered 500.", next_at=AT),
            an_item(5, FeedItemState.FAILED, "It answered 404."),
        ]
        save_items(session, works, items, at=AT, present=set())
        tried = update(table_of(FeedItemRow)).where(table_of(FeedItemRow).c.state == "failed")
        session.execute(tried.values(tries=2))


def an_item(
    number: int,
    state: FeedItemState,
    reason: str,
    *,
    next_at: datetime | None = None,
    article_id: int | None = None,
) -> NewItem:
    """An item whose title and summary are hostile where its number is even."""
    title = f"Ships in port, part {number}" if number % 2 else f"Story {number} {HOSTILE}"
    item = FeedItem(
        f"https://news.harbour.example/story/{number}",
        title,
        summary="What was seen in the harbour, and who said so." if number != 3 else HOSTILE,
        published="2026-03-02" if number < 4 else None,
    )
    return NewItem(item, f"key-{number}", None, state, reason, next_at, article_id)
