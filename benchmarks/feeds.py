"""Followed feeds: 1,000 polled from loopback with a dead host among them; feeds parsed a second.

``python -m benchmarks.feeds [FEEDS] [ITEMS]``. The feeds lie on a hundred hosts of a server in a
process of its own, ten to a host, with the polite gap that every host gets; all items are outside
the scope, so that looks alone are measured. The dead host takes connections and never answers.
"""

import multiprocessing
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

from ssrfguard import Policy

from app.collect.feeds.apart import FeedBytes, FeedsApart
from app.collect.feeds.parse import parse_feed
from app.collect.fetch import Fetcher
from app.collect.hosts import Hosts
from app.domain.article import Input
from app.polling import Poller, add_listed
from app.query.feeds import load_feed_counts
from app.store.migrate import prepare
from app.store.session import make_engine, reading

HOSTS = 100
A_HOST = 10


def a_feed(name: str, items: int) -> bytes:
    told = "".join(
        f"<item><title>Council of town {name} votes on bath {n}</title>"
        f"<link>https://town{name}.example/story/{n}</link><guid>{name}-{n}</guid>"
        f"<description><![CDATA[<p>{'The bath has a new roof. ' * 12}</p>]]></description>"
        "<pubDate>Mon, 02 Mar 2026 07:00:00 +0000</pubDate></item>"
        for n in range(items)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Town {name}</title>{told}</channel></rss>"
    ).encode()


def serve(line: Connection, items: int) -> None:
    """Answer on one port; the address 127.0.1.N is host N, the last one never answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            content = b"" if self.path == "/robots.txt" else a_feed(self.path[1:], items)
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    server.daemon_threads = True
    line.send(server.server_address[1])
    server.serve_forever()


def silent() -> tuple[socket.socket, int]:
    """Return a socket that takes connections and never answers, with its port."""
    dead = socket.socket()
    dead.bind(("127.0.2.1", 0))
    dead.listen(64)
    return dead, dead.getsockname()[1]


def poll(feeds: int, items: int) -> None:
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs, items), daemon=True)
    server.start()
    port = ours.recv()
    dead, dead_port = silent()
    policy = Policy(
        allowed_networks=("127.0.0.0/16",),  # pyright: ignore[reportArgumentType]
        allowed_ports=frozenset({port, dead_port}),
    )
    urls = [
        f"http://127.0.1.{n % HOSTS + 1}:{port}/{n}"
        if n % HOSTS
        else f"http://127.0.2.1:{dead_port}/{n}"
        for n in range(feeds)
    ]
    listed = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/feeds.db")
        prepare(engine)
        add_listed(engine, f"<opml><body>{listed}</body></opml>".encode(), name="list")
        client = Fetcher(policy=policy, hosts=Hosts())
        apart = FeedsApart()

        def page(url: str) -> Input:
            return client.fetch(url)

        poller = Poller(
            engine,
            Path(folder),
            fetch_feed=lambda url, known: client.fetch(url, known=known),
            fetch_page=page,
            parse=apart,
        )
        for said in ("first poll", "second poll"):
            before, begun, spent = peak(), time.perf_counter(), cpu()
            report = poller.poll_all()
            took = time.perf_counter() - begun
            print(
                f"{said}: {report.looked} feeds in {took:.1f} s ({cpu() - spent:.1f} s of CPU), "
                f"{report.seen} new items, {len(report.failures)} failed (of the dead host), "
                f"peak memory {before} → {peak()} MB"
            )
        with reading(engine) as connection:
            print(f"kept: {load_feed_counts(connection)}")
        apart.close()
        engine.dispose()
    server.kill()
    dead.close()


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def cpu() -> float:
    """Return the seconds this process has computed, without the server and the parser apart."""
    return time.process_time()


def parse(items: int) -> None:
    content = a_feed("x", items)

    def here() -> None:
        parse_feed(content, url="https://town.example/rss")

    apart = FeedsApart()

    def there() -> None:
        apart(FeedBytes(content, "https://town.example/rss"))

    for name, work in (("here", here), ("in a process apart", there)):
        print(f"parsing {name}: {rate(work):.0f} feeds/s of {items} items, {len(content)} bytes")
    apart.close()


def rate(work: Callable[[], None], *, times: int = 200) -> float:
    work()
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return times / (time.perf_counter() - begun)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]
    feeds, items = [*numbers, *(1000, 30)[len(numbers) :]]
    parse(items)
    poll(feeds, items)
