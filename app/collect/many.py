"""Many addresses at once: several hosts side by side, each of them one page at a time."""

import logging
from collections import defaultdict, deque
from collections.abc import Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from app.base.errors import FetchError, WhenceError
from app.base.urls import domain_of
from app.domain.article import Input

if TYPE_CHECKING:
    from app.collect.fetch import Fetcher

THREADS = 4
_log = logging.getLogger(__name__)
Brought = Input | WhenceError


def fetch_many(
    urls: Iterable[str], fetcher: "Fetcher", *, threads: int = THREADS
) -> Generator[tuple[str, Brought]]:
    """Yield each address with its page, or with why there is none, as they come.

    No failure stops the rest. No more pages wait to be taken than twice ``threads``; whoever stops
    asking for more leaves at most the requests that are on their way.
    """
    waiting = deque(in_turns(urls))
    running: dict[Future[Brought], str] = {}
    pool = ThreadPoolExecutor(threads, thread_name_prefix="whence-many")
    try:
        while waiting or running:
            while waiting and len(running) < 2 * threads:
                url = waiting.popleft()
                running[pool.submit(_bring, fetcher, url)] = url
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield running.pop(future), future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def in_turns(urls: Iterable[str]) -> list[str]:
    """Return addresses so that those of one host stand as far apart as their number lets them."""
    by_host: dict[str, deque[str]] = defaultdict(deque)
    for url in urls:
        by_host[domain_of(url)].append(url)
    most = max((len(own) for own in by_host.values()), default=0)
    spread = [
        (place * most / len(own), number, url)
        for number, own in enumerate(by_host.values())
        for place, url in enumerate(own)
    ]
    return [url for _, _, url in sorted(spread)]


def _bring(fetcher: "Fetcher", url: str) -> Brought:
    try:
        return fetcher.fetch(url)
    except WhenceError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one failure never stops the rest
        _log.exception("fetching a page failed")
        return FetchError(
            f"{url} could not be fetched ({type(error).__name__}): please report this address."
        )
