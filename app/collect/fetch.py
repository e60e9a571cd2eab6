"""The one guarded client: public http(s) pages only, within limits of time, size and redirects.

It is polite: robots.txt is obeyed, a host sees one connection of this process at a time with a gap
between visits, and what it asks for (Crawl-delay, Retry-After) is done.
"""

import ssl
from functools import cache
from typing import overload

import httpx
from ssrfguard import Policy, Resolver
from ssrfguard.httpx import Client

from app.collect.asking import BACKOFF_S
from app.collect.hosts import SHARED, Hosts
from app.collect.known import Known, Unchanged
from app.collect.refusing import PUBLIC, check_url
from app.collect.trip import Trip, within
from app.collect.visiting import Limits, Visit
from app.domain.article import Input

__all__ = ["AGENT", "MAX_BYTES", "Fetcher", "Known", "Unchanged", "check_url"]

AGENT = "Whence/0.1 (news source tracking; reads robots.txt)"
ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
MAX_BYTES = 10 * 1024 * 1024  # decoded
DEADLINE_S = 20.0
PATIENCE_S = 120.0
_STEP_S = 10.0  # the longest one read or connect may take


class Fetcher:
    """Fetches pages; safe to share between threads.

    ``policy`` says what may be reached: only tests widen it. ``resolver`` stands in for
    ``socket.getaddrinfo``; what it answers is still checked and pinned. ``hosts`` is whom this
    client waits for: every client of the process, unless the policy was widened. ``deadline_s``
    counts from the moment it is the page's turn, ``patience_s`` until then. ``accept`` is what a
    request says it would like.
    """

    def __init__(
        self,
        *,
        policy: Policy = PUBLIC,
        resolver: Resolver | None = None,
        hosts: Hosts | None = None,
        deadline_s: float = DEADLINE_S,
        patience_s: float = PATIENCE_S,
        backoff_s: float = BACKOFF_S,
        max_bytes: int = MAX_BYTES,
        accept: str = ACCEPT,
    ) -> None:
        self._resolver = resolver
        self._deadline_s = deadline_s
        self._accept = accept
        self._limits = Limits(
            policy=policy,
            hosts=hosts or (SHARED if policy is PUBLIC else Hosts()),
            patience_s=patience_s,
            backoff_s=backoff_s,
            max_bytes=max_bytes,
            robot=AGENT.split("/", maxsplit=1)[0],
        )

    @overload
    def fetch(self, url: str, *, known: None = None) -> Input: ...
    @overload
    def fetch(self, url: str, *, known: Known | None) -> Input | Unchanged: ...
    def fetch(self, url: str, *, known: Known | None = None) -> Input | Unchanged:
        """Return the page at ``url`` as it was answered; ``Unchanged`` if it is the one known.

        Raises:
            BadInputError: the address is not a public http(s) page.
            RobotsError: the site asks robots not to fetch it.
            FetchError: no page came: network, status, size, time; its fields say which.
        """
        check_url(url, policy=self._limits.policy)
        validators = known.headers if known else {}

        def work(trip: Trip) -> Input | Unchanged:
            with self._open(trip) as client:
                return Visit(client, trip, self._limits).follow(
                    url.strip(),
                    {"accept": self._accept, **validators},
                    conditional=bool(validators),
                )

        return within(self._deadline_s, work, url)

    def _open(self, trip: Trip) -> Client:
        client = Client(
            policy=self._limits.policy,
            resolver=self._resolver,
            trust_env=False,  # a proxy would resolve names itself, behind the guard's back
            follow_redirects=False,
            verify=_trust(),
            timeout=httpx.Timeout(min(_STEP_S, self._deadline_s)),
            headers={"user-agent": AGENT, "accept-encoding": "gzip, deflate"},
        )
        trip.on_end(client.close)
        return client


@cache
def _trust() -> ssl.SSLContext:
    """Return whose certificates are trusted; made once, because it costs more than a fetch."""
    return httpx.create_ssl_context(trust_env=False)
