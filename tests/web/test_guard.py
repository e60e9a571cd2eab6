"""Who may write, how much, and what every answer carries."""

import asyncio
from typing import Any

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.guard import MAX_BODY, Guard

HOME = "http://127.0.0.1:8000"
OWN = {"origin": HOME, "sec-fetch-site": "same-origin"}


async def reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    await PlainTextResponse("done")(scope, receive, send)


def ask(
    headers: dict[str, str],
    *,
    client: str = "127.0.0.1",
    home: str = HOME,
    token: str | None = None,
    method: str = "POST",
    app: ASGIApp = reads_all,
    content: Any = b"x",
) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=Guard(app, token=token), client=(client, 5000))
        async with httpx.AsyncClient(transport=transport, base_url=home) as session:
            return await session.request(method, "/add", headers=headers, content=content)

    return asyncio.run(go())


def test_a_page_of_this_dashboard_may_write() -> None:
    assert ask(OWN).status_code == 200


@pytest.mark.parametrize(
    ("headers", "client", "home"),
    [
        ({}, "127.0.0.1", HOME),
        ({"origin": "https://elsewhere.example"}, "127.0.0.1", HOME),
        ({"sec-fetch-site": "cross-site", "origin": HOME}, "127.0.0.1", HOME),
        ({"sec-fetch-site": "same-site", "origin": HOME}, "127.0.0.1", HOME),
        ({"origin": "http://127.0.0.1:9999"}, "127.0.0.1", HOME),
        ({"origin": "null"}, "127.0.0.1", HOME),
        (OWN, "192.0.2.7", HOME),
        (OWN | {"x-forwarded-for": "127.0.0.1"}, "192.0.2.7", HOME),
        (OWN | {"x-forwarded-for": "192.0.2.7"}, "127.0.0.1", HOME),
        (OWN | {"x-real-ip": "192.0.2.7"}, "127.0.0.1", HOME),
        ({"origin": "http://rebound.example", "sec-fetch-site": "same-origin"}, "127.0.0.1",
         "http://rebound.example"),
        (OWN | {"authorization": "Bearer wrong"}, "192.0.2.7", HOME),
    ],
    ids=["mute", "other site", "cross-site", "same-site", "other port", "null origin", "from afar",
         "forwarded", "through a proxy here", "through another", "rebound name", "wrong token"],
)  # fmt: skip
def test_a_write_from_elsewhere_is_refused(headers: dict[str, str], client: str, home: str) -> None:
    answer = ask(headers, client=client, home=home, token="a long secret")
    assert answer.status_code == 403
    assert answer.text.count("\n") == 1


def test_the_token_opens_from_anywhere() -> None:
    headers = {"authorization": "Bearer a long secret"}
    assert ask(headers, client="192.0.2.7", token="a long secret").status_code == 200


def test_without_a_token_no_bearer_is_right() -> None:
    assert ask({"authorization": "Bearer "}, client="192.0.2.7").status_code == 403


def test_a_long_body_is_refused_by_its_announcement() -> None:
    assert ask(OWN | {"content-length": str(MAX_BODY + 1)}).status_code == 413


def test_every_answer_carries_the_policy() -> None:
    for answer in (ask(OWN), ask({}), ask({}, method="GET")):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
