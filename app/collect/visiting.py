"""One page, asked for hop by hop: address, robots.txt, turn, request, redirect, and again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego
from ssrfguard import Policy
from ssrfguard.httpx import Client

from app.base.clock import now
from app.base.errors import FetchError, RobotsError
from app.collect.asking import ask_again, refuse_errors, sent
from app.collect.body import read_body, read_start
from app.collect.hosts import Hosts, host_of
from app.collect.inputs import KEPT_HEADERS
from app.collect.known import Unchanged
from app.collect.refusing import MAX_REDIRECTS, check_url
from app.collect.trip import Trip
from app.domain.article import Input

Result = TypeVar("Result")
_ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks parsers for at least 500 kibibytes
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FOR_EVER = frozenset((301, 308))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a visit keeps to; see ``Fetcher``. ``robot`` is the name robots.txt knows us by."""

    policy: Policy
    hosts: Hosts
    patience_s: float
    backoff_s: float
    max_bytes: int
    robot: str


class Visit:
    """The way from one address to the page its redirects lead to."""

    def __init__(self, client: Client, trip: Trip, limits: Limits) -> None:
        self._client = client
        self._trip = trip
        self._limits = limits
        self._turn = _Turn(limits, trip)
        trip.on_end(self._turn.leave)

    def follow(
        self, url: str, headers: Mapping[str, str], *, conditional: bool
    ) -> Input | Unchanged:
        """Return the page ``url`` leads to; raises as ``Fetcher.fetch``."""
        try:
            return self._follow(_Hop(url, url, conditional), headers)
        finally:
            self._turn.leave()

    def _follow(self, hop: "_Hop", headers: Mapping[str, str]) -> Input | Unchanged:
        for _ in range(MAX_REDIRECTS + 1):
            self._ask_robots(hop.at)
            answer = self._ask(hop, headers)
            if not isinstance(answer, _Hop):
                return answer
            hop = answer
        raise FetchError(
            f"{hop.url} redirects more than {MAX_REDIRECTS} times: give the address it ends at."
        )

    def _ask(self, hop: "_Hop", headers: Mapping[str, str]) -> "Input | Unchanged | _Hop":
        def ask() -> Input | Unchanged | _Hop:
            with sent(self._client, hop.at, headers=headers) as response:
                if _leads_on(response):
                    return hop.next(self._target(hop.at, response), response.status_code)
                if response.status_code == 304 and hop.conditional:
                    return hop.unchanged(response)
                refuse_errors(response, hop.url, moved_to=hop.moved_to)
                limit = self._limits.max_bytes
                return hop.page(response, read_body(response, self._trip, limit=limit, url=hop.url))

        self._turn.at(hop.at)
        return self._patiently(ask, hop.at)

    def _patiently(self, ask: Callable[[], Result], url: str) -> Result:
        try:
            return ask_again(ask, self._trip, url, backoff_s=self._limits.backoff_s)
        except FetchError as error:
            if error.retry_at is not None:
                self._limits.hosts.rest(host_of(url), error.retry_at)
            raise

    def _target(self, at: str, response: httpx.Response) -> str:
        try:
            url = urljoin(at, response.headers["location"])
        except ValueError as error:
            raise FetchError(
                f"{at} redirects to no address: look at it in a browser first."
            ) from error
        check_url(url, policy=self._limits.policy)
        return url

    def _ask_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._limits.hosts.rules_of(site)
        if rules is None:
            self._turn.at(url)
            rules = self._limits.hosts.rules_of(site)  # somebody may have asked while we waited
        if rules is None:
            rules = Protego.parse(self._robots_text(site, shown=url))
            self._limits.hosts.keep_rules(site, rules)
            self._limits.hosts.slow_down(host_of(site), rules.crawl_delay(self._limits.robot))
        if not rules.can_fetch(url, self._limits.robot):
            raise RobotsError(
                f"{url} is not fetched, because {site}/robots.txt asks robots not to: "
                "paste its text instead."
            )

    def _robots_text(self, site: str, *, shown: str) -> str:
        at = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            self._turn.at(at)
            answer = self._patiently(lambda at=at: self._ask_for_rules(at, site, shown), at)
            if isinstance(answer, bytes):
                return answer.decode("utf-8", "replace")
            at = answer
        return ""

    def _ask_for_rules(self, at: str, site: str, shown: str) -> bytes | str:
        """Return the rules as bytes, or the address they have moved to."""
        with sent(self._client, at, shown=shown) as response:
            if _leads_on(response):
                return self._target(at, response)
            # RFC 9309, 2.3.1.4: what cannot be answered now forbids, what is not there allows.
            if response.status_code >= 500 or response.status_code == 429:
                refuse_errors(
                    response,
                    f"{site}/robots.txt",
                    advice="nothing is fetched there until it can be read, so try later",
                )
            if response.status_code >= 400:
                return b""
            return read_start(response, self._trip, limit=_ROBOTS_BYTES)


@dataclass(slots=True)
class _Turn:
    """The host a visit is at now; it is at one host at a time, so two never wait in a ring."""

    limits: Limits
    trip: Trip
    host: str | None = field(default=None)

    def at(self, url: str) -> None:
        """Be at the host of ``url``, having left the one before."""
        host = host_of(url)
        if host == self.host:
            return
        self.leave()
        with self.trip.paused():
            self.limits.hosts.enter(host, self, wait_s=self.limits.patience_s)
        self.host = host

    def leave(self) -> None:
        """Let others in."""
        host, self.host = self.host, None
        if host is not None:
            self.limits.hosts.leave(host, self)


@dataclass(frozen=True, slots=True)
class _Hop:
    """A request on the way: ``url`` is what was asked for, ``at`` where it has led so far.

    ``moved_to`` is where redirects that are for ever have led from ``url`` without a break.
    """

    url: str
    at: str
    conditional: bool
    moved_to: str | None = None

    def next(self, to: str, status: int) -> "_Hop":
        """Return the hop that a redirect asks for."""
        unbroken = self.at == (self.moved_to or self.url)
        moved_to = to if unbroken and status in _FOR_EVER else self.moved_to
        return _Hop(self.url, to, self.conditional, moved_to)

    def page(self, response: httpx.Response, content: bytes) -> Input:
        """Return the page that was answered."""
        return Input(
            name=self.url,
            content=content,
            media_type=response.headers.get("content-type"),
            final_url=self.at,
            headers=_kept(response),
            retrieved_at=now(),
            moved_to=self.moved_to,
        )

    def unchanged(self, response: httpx.Response) -> Unchanged:
        """Return that nothing has changed."""
        return Unchanged(self.url, self.at, now(), _kept(response), self.moved_to)


def _leads_on(response: httpx.Response) -> bool:
    return response.status_code in _REDIRECTS and "location" in response.headers


def _kept(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    return tuple((k, v) for k, v in response.headers.items() if k in KEPT_HEADERS)
