"""One question to an OpenAI-compatible endpoint, bounded in time, size and number."""

import asyncio
import json
import re
from collections.abc import Mapping
from typing import Any, cast

import httpx

from app.base.settings import ModelSettings
from app.domain.article import ReadArticle
from app.domain.proposed import Proposals
from app.propose.prompt import VERSION, make_messages
from app.propose.reply import read_reply

MAX_REPLY = 512 * 1024  # bytes
_OK = 200
FAILURES = 3  # in a row, after which a run asks no more
_NAME = re.compile(r"[^\w.:/@+-]+")


class Proposer:
    """Asks for one article after another; one object is one run, and counts its calls.

    Never raises: what goes wrong is the note of the proposals, which then are empty. Redirects are
    not followed and no proxy of the environment is used: the text goes to the configured address
    and nowhere else.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._calls = 0
        self._failed = 0
        self.rule = f"llm:{_NAME.sub('-', settings.model)[:80]}/{VERSION}"

    def propose(self, article: ReadArticle) -> Proposals:
        """Return what the model proposes for ``article``."""
        if not article.blocks:
            return Proposals(self.rule)
        if self._calls >= self._settings.max_calls:
            return Proposals(
                self.rule, note=f"The model was not asked: {self._calls} calls are all of a run."
            )
        if self._failed >= FAILURES:
            return Proposals(
                self.rule, note=f"The model was not asked: it failed {FAILURES} times in a row."
            )
        self._calls += 1
        try:
            content = asyncio.run(self._ask(article))
        except TimeoutError:
            return self._failure(f"it took more than {self._settings.seconds:g} seconds")
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            return self._failure(f"it cannot be reached ({type(error).__name__})")
        except _UnfitError as error:
            return self._failure(str(error))
        found = read_reply(content, article, rule=self.rule)
        self._failed = self._failed + 1 if found.note else 0
        return found

    def _failure(self, why: str) -> Proposals:
        self._failed += 1
        return Proposals(self.rule, note=f"The model gave nothing: {why}.")

    async def _ask(self, article: ReadArticle) -> str:
        wanted = self._settings
        headers = {"Authorization": f"Bearer {wanted.key}"} if wanted.key else {}
        question = {
            "model": wanted.model,
            "messages": make_messages(article, max_chars=wanted.max_chars),
            "temperature": 0,
            "max_tokens": wanted.max_tokens,
            "stream": False,
        }
        async with (
            asyncio.timeout(wanted.seconds),
            httpx.AsyncClient(
                follow_redirects=False, trust_env=False, timeout=wanted.seconds
            ) as client,
            client.stream("POST", wanted.url, json=question, headers=headers) as response,
        ):
            if response.status_code != _OK:
                raise _UnfitError(f"it answered {response.status_code}")
            body = bytearray()
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > MAX_REPLY:
                    raise _UnfitError(f"its reply is over {MAX_REPLY // 1024} kB")
        return _content_of(bytes(body))


class _UnfitError(Exception):
    """The endpoint answered, but with nothing that can be used."""


def _content_of(body: bytes) -> str:
    """Return the text of the first choice of a chat completion."""
    try:
        data: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _UnfitError("its reply is not JSON") from error
    content = data
    for step in ("choices", 0, "message", "content"):
        content = _inside(content, step)
    if not isinstance(content, str):
        raise _UnfitError("its reply is no chat completion")
    return content


def _inside(data: object, step: str | int) -> object:
    if isinstance(step, str):
        return cast("Mapping[str, Any]", data).get(step) if isinstance(data, dict) else None
    listed = cast("list[object]", data) if isinstance(data, list) else []
    return listed[step] if listed else None
