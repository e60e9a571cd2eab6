"""What every request passes first: who may write, how much, and the headers of every answer.

Pure ASGI. Forwarded headers are never believed: the client is who holds the connection.
"""

import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.base.errors import NoTokenError, RefusedError, TooLargeError, WhenceError

MAX_BODY = 6 * 1024 * 1024
"""Bytes of a request's body: a page of 5 MB and the rest of its form."""

MAX_UPLOAD = 64 * 1024 * 1024
"""Bytes of what is handed in at once to become a job, where nothing else is set."""

_UPLOADS = ("/add", "/api/articles")
"""Where files are handed in."""

MAY_WRITE = "whence.may_write"
"""Set in the scope of each request: whether it comes from who may write here."""

_HANDED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Whoever sends one of these is a proxy: it is on this machine, its client may be anywhere."""

_READS = ("GET", "HEAD", "OPTIONS")
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


FRAMED = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; "
        "base-uri 'none'; frame-ancestors *"
    ),
    "cross-origin-resource-policy": "cross-origin",
}
"""What an answer that other sites may frame says instead; it runs no script and has no form."""


class Guard:
    """Refuses writes from elsewhere and bodies that are too large; adds the safety headers."""

    def __init__(self, app: ASGIApp, *, token: str | None, max_upload: int = MAX_UPLOAD) -> None:
        self._app = app
        self._token = token
        self._max_upload = max(max_upload, MAX_BODY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it with one sentence."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        scope[MAY_WRITE] = self._may_write(scope)
        refusal = self._refusal(scope)
        if refusal is not None:
            await _answer(scope, refusal)(scope, receive, send_guarded)
            return
        await self._app(scope, _Limited(receive, self._limit(scope)), send_guarded)

    def _refusal(self, scope: Scope) -> WhenceError | None:
        if scope["method"] in _READS:
            return None
        headers = Headers(scope=scope)
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self._limit(scope):
            return _too_large(self._limit(scope))
        if scope[MAY_WRITE]:
            return None
        if scope["path"].startswith("/api/") and "authorization" not in headers:
            return NoTokenError(
                "Send the token of this dashboard (its setting WHENCE_TOKEN) as "
                "“Authorization: Bearer …”."
            )
        return RefusedError(
            "Writing is only for pages of this dashboard opened on the machine it runs on, "
            "or with the token: send it as “Authorization: Bearer …”."
        )

    def _limit(self, scope: Scope) -> int:
        """Return how many bytes a request may bring: more where files are handed in."""
        kind = Headers(scope=scope).get("content-type", "")
        uploads = scope["path"] in _UPLOADS and kind.startswith("multipart/form-data")
        return self._max_upload if uploads else MAX_BODY

    def _may_write(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        return self._has_token(headers) or (_is_local(scope, headers) and _is_same_origin(headers))

    def _has_token(self, headers: Headers) -> bool:
        given = headers.get("authorization", "")
        if self._token is None or not given.startswith("Bearer "):
            return False
        return hmac.compare_digest(given.removeprefix("Bearer ").encode(), self._token.encode())


class _Limited:
    """Counts a body while it streams in, whatever length was announced."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = limit
        self._seen = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self._seen > self._limit:
            raise _too_large(self._limit)
        return message


def _too_large(limit: int) -> TooLargeError:
    megabytes = 5 if limit == MAX_BODY else limit // (1024 * 1024)
    return TooLargeError(f"This is more than {megabytes} MB; hand in a smaller file.")


def _answer(scope: Scope, refusal: WhenceError) -> Response:
    headers = {"www-authenticate": "Bearer"} if refusal.status == NoTokenError.status else None
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": str(refusal)}, refusal.status, headers=headers)
    return PlainTextResponse(f"{refusal}\n", refusal.status, headers=headers)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _is_local(scope: Scope, headers: Headers) -> bool:
    """Tell whether the client is this machine and calls it so (a rebound name does not)."""
    if any(name in headers for name in _HANDED_ON):
        return False
    client = scope.get("client")
    host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    return client is not None and _is_loopback(client[0]) and _is_loopback(host)


def _is_same_origin(headers: Headers) -> bool:
    """Tell whether one of this dashboard's own pages sends this; a mute request is not."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin") or headers.get("referer")
    if origin is None:
        return site == "same-origin"
    return urlsplit(origin).netloc == headers.get("host")
