"""Answers that were given before: 304 by ETag, or the same bytes from memory.

Pure ASGI. A key is the address with its htmx headers and encoding, the data version, the day; the
data version grows with every write, so nothing is ever out of date. As of a moment the version is
that of the moment, so what was asked once stays. Only whole HTML pages are kept.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import __version__
from app.base.clock import now
from app.base.errors import BadFilterError
from app.base.moments import Moment
from app.store.moments import revision_at
from app.store.session import Engine, data_version, reading
from app.web.head import WITHOUT_BODY
from app.web.past import asked_moment

MAX_PAGES = 256
MAX_PAGE = 512 * 1024
"""Bytes of a page that is worth keeping; together at most 128 MB."""

_Keep = Callable[[str, list[tuple[bytes, bytes]], bytes], None]
_SHAPING = ("hx-request", "hx-target", "hx-boosted", "hx-history-restore-request")
_NEVER = ("/static/", "/add", "/feeds", "/jobs", "/healthz", "/readyz")


class PageCache:
    """Answers repeated reads without asking the database more than its version."""

    def __init__(self, app: ASGIApp, *, engine: Engine) -> None:
        self._app = app
        self._engine = engine
        self._kept: OrderedDict[str, tuple[list[tuple[bytes, bytes]], bytes]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from memory if it can be."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or WITHOUT_BODY in scope
            or scope["path"].startswith(_NEVER)
        ):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        tag = self._tag(scope, headers)
        seen = headers.get("if-none-match", "").split(",")
        if tag in [part.strip().removeprefix("W/") for part in seen]:
            await _send(send, 304, [(b"etag", tag.encode()), (b"cache-control", b"no-cache")], b"")
            return
        kept = self._kept.get(tag)
        if kept is not None:
            self._kept.move_to_end(tag)
            await _send(send, 200, kept[0], kept[1])
            return
        await self._app(scope, receive, _Keeping(send, tag, self._keep).send)

    def _tag(self, scope: Scope, headers: Headers) -> str:
        moment = _moment(scope)
        with reading(self._engine) as connection:
            version = revision_at(connection, moment.at) if moment else data_version(connection)
        parts = [
            __version__,
            str(version),
            moment.text if moment else now().date().isoformat(),
            headers.get("host", ""),
            scope["path"],
            scope["query_string"].decode("latin-1"),
            *(headers.get(name, "") for name in _SHAPING),
            "gzip" if "gzip" in headers.get("accept-encoding", "") else "",
        ]
        digest = hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
        return f'"{digest}"'

    def _keep(self, tag: str, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        self._kept[tag] = (headers, body)
        while len(self._kept) > MAX_PAGES:
            self._kept.popitem(last=False)


def _moment(scope: Scope) -> Moment | None:
    try:
        return asked_moment(parse_qsl(scope["query_string"].decode("latin-1")))
    except BadFilterError:
        return None  # the answer will say so, and is not kept


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


class _Keeping:
    """Passes an answer on, and keeps it if it turns out to be a whole page."""

    def __init__(self, send: Send, tag: str, keep: _Keep) -> None:
        self._send = send
        self._tag = tag
        self._keep = keep
        self._headers: list[tuple[bytes, bytes]] | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Pass one message on."""
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            if headers.get("cache-control") is None:
                headers["etag"] = self._tag
                headers["cache-control"] = "no-cache"
                if headers.get("content-type", "").startswith("text/html"):
                    self._headers = message["headers"]
        elif message["type"] == "http.response.body" and self._headers is not None:
            self._body += message.get("body", b"")
            if len(self._body) > MAX_PAGE:
                self._headers = None
            elif not message.get("more_body", False):
                self._keep(self._tag, self._headers, self._body)
        await self._send(message)
