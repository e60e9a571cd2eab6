"""Feeds on a site on loopback, and a poller that may reach it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

from app.collect.known import Known, Unchanged
from app.domain.article import Input
from app.polling import Poller
from app.query.feeds import FeedCard, ItemCard, list_feeds, list_items
from app.store.session import Engine, reading
from tests.collect.loopback import Site, a_fetcher, answer

IN_SCOPE = "China sends drone instructors to Russia, officials say"
OUTSIDE = "Town council of Lower Hawick votes on a new swimming bath"

STORY = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1>
<p>China has sent 40 instructors to a Russian military academy near Samara to train drone pilots,
a senior official of the ministry of defence said on Tuesday.</p>
<p>The instructors arrived in May 2025 and will train 300 Russian soldiers by the end of the year,
the official said. China's foreign ministry denied that it has sent any instructors to Russia.</p>
<p>According to the official, the training includes night flights and the repair of drones that
Chinese companies supplied to the Russian army in the spring.</p></article></body></html>"""

DULL = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1><p>The bakery on the market square of Lower Hawick opens again on Monday, with a
new oven and a longer counter. There is room for twelve guests now.</p>
<p>The first loaves will be ready at six. There are buns on Sundays, and cake on request.</p>
<p>The old counter was given to the museum of the town, which shows it in the hall.</p>
</article></body></html>"""


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **gap: float) -> None:
        self.at += timedelta(**gap)


def a_feed(*items: tuple[str, str], head: str = "") -> bytes:
    """An RSS feed of items, each an address and a title."""
    told = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(url)}</link><guid>{escape(url)}</guid>"
        "<pubDate>Mon, 02 Mar 2026 07:00:00 +0000</pubDate></item>"
        for url, title in items
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Harbour Post</title>{head}{told}</channel></rss>"
    ).encode()


def put_story(
    site: Site, path: str, *, title: str = IN_SCOPE, page: str = STORY
) -> tuple[str, str]:
    """Let a site have a page, and return the item that tells of it."""
    site.answers[path] = answer(page.format(title=title).encode(), Content_Type="text/html")
    return f"{site.url}{path}", title


def put_feed(site: Site, path: str, *items: tuple[str, str], **headers: str) -> str:
    """Let a site have a feed, and return its address."""
    site.answers[path] = answer(a_feed(*items), Content_Type="application/rss+xml", **headers)
    return f"{site.url}{path}"


def a_poller(
    engine: Engine, archive: Path, sites: Iterable[Site], *, clock: Clock | None = None, **more: Any
) -> Poller:
    """A poller that may reach these sites and nothing else inside."""
    clients = {site.url: a_fetcher(site) for site in sites}
    client = next(iter(clients.values()))

    def of(url: str) -> Any:
        return next((c for base, c in clients.items() if url.startswith(base)), client)

    def fetch_feed(url: str, known: Known) -> Input | Unchanged:
        return of(url).fetch(url, known=known)

    def fetch_page(url: str) -> Input:
        return of(url).fetch(url)

    usual: dict[str, Any] = {
        "fetch_feed": fetch_feed,
        "fetch_page": fetch_page,
        "now": clock or Clock(),
        "workers": 4,
    }
    return Poller(engine, archive, **(usual | more))


def feeds_of(engine: Engine) -> list[FeedCard]:
    with reading(engine) as connection:
        return list_feeds(connection)


def items_of(engine: Engine, feed_id: int) -> list[ItemCard]:
    with reading(engine) as connection:
        return list_items(connection, feed_id)


def states_of(engine: Engine, feed_id: int) -> dict[str, str]:
    """Return the last part of each item's address with what became of it."""
    return {item.url.rpartition("/")[2]: item.state for item in items_of(engine, feed_id)}


def asked_times(site: Site, path: str) -> int:
    return sum(asked == path for asked in site.asked)


Make = Callable[..., Poller]
