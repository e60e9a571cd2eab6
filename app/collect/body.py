"""The body of an answer, unpacked piece by piece: never more in memory than was allowed."""

import zlib
from collections.abc import Iterator

import httpx

from app.base.errors import Fault, FetchError
from app.collect.trip import Trip

_CHUNK = 64 * 1024


def read_body(response: httpx.Response, trip: Trip, *, limit: int, url: str) -> bytes:
    """Return the body, decoded.

    Raises:
        FetchError: it is over ``limit`` bytes, packed wrongly, or takes too long.
        httpx.HTTPError: the connection broke.
    """
    parts: list[bytes] = []
    size = 0
    for part in _decoded(response, trip, limit=limit):
        size += len(part)
        if size > limit:
            raise FetchError(
                f"{url} is over {limit // (1024 * 1024)} MB: save only the article and upload it.",
                fault=Fault.LARGE,
            )
        parts.append(part)
    return b"".join(parts)


def read_start(response: httpx.Response, trip: Trip, *, limit: int) -> bytes:
    """Return the first ``limit`` bytes of the body, decoded; raises as ``read_body``."""
    parts: list[bytes] = []
    size = 0
    for part in _decoded(response, trip, limit=limit):
        parts.append(part)
        size += len(part)
        if size >= limit:
            break
    return b"".join(parts)[:limit]


def _decoded(response: httpx.Response, trip: Trip, *, limit: int) -> Iterator[bytes]:
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
