"""Answers made small for readers who take gzip: pages, style, scripts, drawings.

Pure ASGI, outside of all that answers. Files that stream are sent as they are.
"""

import gzip
from functools import lru_cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL = ("text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml")
"""The media types that are worth it."""
LEAST = 1024  # bytes; less is not made smaller
LEVEL = 5


class Compress:
    """Compresses whole answers of the kinds in ``SMALL``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Compressing(send).send)


class _Compressing:
    """Holds the start of an answer back until its size is known; one that goes on is let pass."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        """Pass one message on."""
        if message["type"] == "http.response.start" and _is_small(message):
            self._start = message
            return
        if message["type"] == "http.response.body" and self._start is not None:
            start, self._start = self._start, None
            body = message.get("body", b"")
            if not message.get("more_body", False) and len(body) >= LEAST:
                message = {**message, "body": _compressed(body)}
                headers = MutableHeaders(scope=start)
                headers["content-encoding"] = "gzip"
                headers["content-length"] = str(len(message["body"]))
                if not headers.get("etag", "W/").startswith("W/"):
                    headers["etag"] = f"W/{headers['etag']}"
            MutableHeaders(scope=start).add_vary_header("Accept-Encoding")
            await self._send(start)
        await self._send(message)


def _is_small(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    return kind in SMALL and "content-encoding" not in headers and message["status"] == 200


@lru_cache(maxsize=128)
def _compressed(body: bytes) -> bytes:
    """Return ``body`` compressed; what was asked for lately is remembered."""
    return gzip.compress(body, LEVEL, mtime=0)
