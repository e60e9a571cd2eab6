"""A reader without a browser: asks the dashboard directly, no socket in between."""

import asyncio
from collections.abc import Mapping

import httpx


class Client:
    """Asks one dashboard; every call is a connection of its own."""

    def __init__(self, transport: httpx.ASGITransport) -> None:
        self._transport = transport

    def get(
        self, address: str, *, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> httpx.Response:
        """Return the answer to one request."""

        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=self._transport, base_url="http://127.0.0.1:8000"
            ) as client:
                return await client.request(method, address, headers=dict(headers or {}))

        return asyncio.run(ask())
