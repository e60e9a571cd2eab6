"""The one guarded client: public http(s) pages only, within limits of time, size and redirects."""

import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego
from ssrfguard import Policy, Resolver, SSRFGuardError
from ssrfguard.httpx import Client

from app.base.clock import now
from app.base.errors import BadInputError, FetchError, WhenceError
from app.collect.inputs import KEPT_HEADERS
from app.domain.article import Input

AGENT = "Whence/0.1 (news source tracking; reads robots.txt)"
MAX_BYTES = 10 * 1024 * 1024  # decoded
MAX_REDIRECTS = 5
DEADLINE_S = 20.0
_STEP_S = 10.0  # the longest one read or connect may take
_ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks parsers for at least 500 kibibytes
_ROBOTS_KEPT = 500
_CHUNK = 64 * 1024
_SETTING = re.compile(r"is not in allowed_\w+ \(([^()]*)\)")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))

PUBLIC = Policy(max_redirects=MAX_REDIRECTS)


class Fetcher:
    """Fetches pages; one for a whole run, so that robots.txt of a site is asked for once.

    ``policy`` says what may be reached: only tests widen it. ``resolver`` stands in for
    ``socket.getaddrinfo``; what it answers is still checked and pinned.
    """

    def __init__(
        self,
        *,
        policy: Policy = PUBLIC,
        resolver: Resolver | None = None,
        deadline_s: float = DEADLINE_S,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._policy = policy
        self._resolver = resolver
        self._deadline_s = deadline_s
        self._max_bytes = max_bytes
        self._robots: dict[str, Protego] = {}

    def fetch(self, url: str) -> Input:
        """Return the page at ``url`` as it was answered.

        Raises:
            BadInputError: the address is not a public http(s) page, or the site asks robots not to.
            FetchError: no page came: network, status, size or time.
        """
        check_url(url, policy=self._policy)
        return _within(self._deadline_s, lambda trip: self._follow(trip, url.strip()), url)

    def _follow(self, trip: "_Trip", url: str) -> Input:
        with self._client(trip) as client:
            at = url
            for _ in range(MAX_REDIRECTS + 1):
                self._ask_robots(client, trip, at)
                with _sent(client, at) as response:
                    if response.status_code in _REDIRECTS and "location" in response.headers:
                        at = self._next(at, response)
                        continue
                    if response.status_code >= 400:
                        raise FetchError(
                            f"{url} answered {response.status_code}: look at it in a browser first."
                        )
                    content = _body(response, trip, limit=self._max_bytes, url=url)
                    return Input(
                        name=url,
                        content=content,
                        media_type=response.headers.get("content-type"),
                        final_url=at,
                        headers=tuple(
                            (k, v) for k, v in response.headers.items() if k in KEPT_HEADERS
                        ),
                        retrieved_at=now(),
                    )
        raise FetchError(
            f"{url} redirects more than {MAX_REDIRECTS} times: give the address it ends at."
        )

    def _client(self, trip: "_Trip") -> Client:
        client = Client(
            policy=self._policy,
            resolver=self._resolver,
            trust_env=False,  # a proxy would resolve names itself, behind the guard's back
            follow_redirects=False,
            timeout=httpx.Timeout(min(_STEP_S, self._deadline_s)),
            headers={
                "user-agent": AGENT,
                "accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
                "accept-encoding": "gzip, deflate",
            },
        )
        trip.on_end(client.close)
        return client

    def _ask_robots(self, client: Client, trip: "_Trip", url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._robots.get(site)
        if rules is None:
            rules = Protego.parse(self._robots_text(client, trip, site, shown=url))
            if len(self._robots) >= _ROBOTS_KEPT:
                self._robots.clear()
            self._robots[site] = rules
        if not rules.can_fetch(url, AGENT.split("/", maxsplit=1)[0]):
            raise BadInputError(
                f"{url} is not fetched, because {site}/robots.txt asks robots not to: "
                "paste its text instead."
            )

    def _next(self, at: str, response: httpx.Response) -> str:
        try:
            url = urljoin(at, response.headers["location"])
        except ValueError as error:
            raise FetchError(
                f"{at} redirects to no address: look at it in a browser first."
            ) from error
        check_url(url, policy=self._policy)
        return url

    def _robots_text(self, client: Client, trip: "_Trip", site: str, *, shown: str) -> str:
        at = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            with _sent(client, at, shown=shown) as response:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    at = self._next(at, response)
                    continue
                if response.status_code >= 500:  # RFC 9309, 2.3.1.4: unreachable means disallowed
                    raise FetchError(
                        f"{site}/robots.txt answered {response.status_code}, so nothing is fetched "
                        "there now: try later."
                    )
                if response.status_code >= 400:
                    return ""
                return _start(response, trip, limit=_ROBOTS_BYTES).decode("utf-8", "replace")
        return ""


def check_url(url: str, *, policy: Policy = PUBLIC) -> None:
    """Refuse an address that is never fetched, without touching the network.

    Raises:
        BadInputError: no http or https, another port, a user name, a private address.
    """
    try:
        policy.check_url(url.strip())
    except SSRFGuardError as error:
        raise _refused(url, error) from error


def _refused(url: str, error: SSRFGuardError) -> BadInputError:
    reason = str(error).partition(" is not permitted: ")[2] or str(error)
    reason = _SETTING.sub(r"is none of \1", reason)
    return BadInputError(
        f"{url[:200]} is refused, because only public http and https pages are fetched: "
        f"{reason[:300]}"
    )


class _sent:  # noqa: N801 - reads as a context manager
    """One request and its answer, with every failure as one sentence about ``shown``."""

    def __init__(self, client: Client, url: str, *, shown: str | None = None) -> None:
        self._client = client
        self._url = url
        self._shown = shown or url
        self._response: httpx.Response | None = None

    def __enter__(self) -> httpx.Response:
        try:
            request = self._client.build_request("GET", self._url)
            self._response = self._client.send(request, stream=True)
        except SSRFGuardError as error:
            raise _refused(self._shown, error) from error
        except httpx.InvalidURL as error:
            raise BadInputError(
                f"{self._url[:200]} is no address of a page: check its spelling."
            ) from error
        except httpx.HTTPError as error:
            raise _failed(self._shown, error) from error
        return self._response

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._response is not None:
            self._response.close()


def _failed(url: str, error: Exception) -> FetchError:
    if isinstance(error, httpx.TimeoutException):
        return FetchError(f"{url} did not answer in time: try later.")
    if isinstance(error, httpx.ConnectError):
        return FetchError(f"{url} cannot be reached: check the address, or try later.")
    return FetchError(f"{url} answered nothing that can be read: try later, or paste its text.")


def _body(response: httpx.Response, trip: "_Trip", *, limit: int, url: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in _decoded(response, trip, limit=limit):
        size += len(part)
        if size > limit:
            raise FetchError(
                f"{url} is over {limit // (1024 * 1024)} MB: save only the article and upload it."
            )
        parts.append(part)
    return b"".join(parts)


def _start(response: httpx.Response, trip: "_Trip", *, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in _decoded(response, trip, limit=limit):
        parts.append(part)
        size += len(part)
        if size >= limit:
            break
    return b"".join(parts)[:limit]


def _decoded(response: httpx.Response, trip: "_Trip", *, limit: int) -> Iterator[bytes]:
    """Yield the body in pieces no larger than ``_CHUNK``, however small it was packed."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    url = str(response.url)
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"{url} is packed as “{encoding[:40]}”, which was not asked for: "
            "save the page and upload it."
        )
    unpack = None if encoding in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    sent = 0
    try:
        for raw in response.iter_raw(_CHUNK):
            trip.check(url)
            if unpack is None:
                yield raw
                continue
            waiting = raw
            while waiting and sent <= limit:
                piece = unpack.decompress(waiting, _CHUNK)
                waiting = unpack.unconsumed_tail
                sent += len(piece)
                if piece:
                    yield piece
                elif not waiting or unpack.eof:
                    break
        if unpack is not None:
            yield unpack.flush()
    except zlib.error as error:
        raise FetchError(f"{url} is packed wrongly: save the page and upload it.") from error
    except httpx.HTTPError as error:
        raise _failed(url, error) from error


class _Trip:
    """One fetch under a deadline: it can be told from outside to end."""

    def __init__(self, deadline_s: float) -> None:
        self.ends_at = time.monotonic() + deadline_s
        self._close: list[Callable[[], None]] = []

    def on_end(self, close: Callable[[], None]) -> None:
        self._close.append(close)

    def check(self, url: str) -> None:
        if time.monotonic() > self.ends_at:
            raise FetchError(f"{url} took too long to arrive: try later, or paste its text.")

    def end(self) -> None:
        self.ends_at = 0.0
        for close in self._close:
            close()


def _within(deadline_s: float, work: Callable[[_Trip], Input], url: str) -> Input:
    """Run ``work`` in a thread that is left behind at the deadline, whatever it waits for.

    A look-up of a name and headers that arrive byte by byte know no total time; the thread ends by
    itself once its sockets are closed.
    """
    trip = _Trip(deadline_s)
    done: list[Input] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work(trip))
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread below
            failed.append(error)

    thread = threading.Thread(target=run, name="whence-fetch", daemon=True)
    thread.start()
    thread.join(deadline_s)
    if thread.is_alive():
        trip.end()
        raise FetchError(
            f"{url} took over {deadline_s:g} s to arrive: try later, or paste its text."
        )
    if failed:
        error = failed[0]
        if isinstance(error, WhenceError) or not isinstance(
            error, OSError | ValueError | httpx.HTTPError | httpx.InvalidURL
        ):
            raise error
        raise _failed(url, error) from error
    return done[0]
