"""HEAD for every page and file: the answer to GET without its body."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

WITHOUT_BODY = "whence.without_body"
"""Set in the scope where nobody will see the body, so that a file need not be streamed."""


class Head:
    """Ask the application with GET and hand on only the headers of its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET", WITHOUT_BODY: True}, receive, without_body)
