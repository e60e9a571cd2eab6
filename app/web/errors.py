"""Every error as a page, a fragment or JSON: one clear sentence that says what to do."""

import logging
from dataclasses import dataclass
from typing import ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.base.errors import BadFilterError, NotOverYetError, WhenceError
from app.web.past import at_moment
from app.web.render import Page, show

_log = logging.getLogger(__name__)

_SENTENCES = {
    404: "There is no page at this address; look for it from the timeline or by searching.",
    405: "This address does not take that kind of request; open it as a page.",
}
_EXAMPLES = {
    "from": "from=2025-04",
    "to": "to=2025-06-30",
    "response": "response=denial",
    "language": "language=uk",
    "date": "date=reported",
    "sort": "sort=oldest",
    "review": "review=accepted",
    "origins_max": "origins_max=1",
    "topic": "topic=training",
    "actor": "actor=hur",
    "outlet": "outlet=reuters",
    "as_of": "as_of=2025-06-25",
}


@dataclass(frozen=True)
class ErrorPage(Page):
    """One sentence, and where to go. ``field`` and ``value`` name what was wrong in an address."""

    template: ClassVar[str] = "errors/show.html"
    status: int
    sentence: str
    field: str | None = None
    value: str | None = None
    example: str | None = None
    clean: str | None = None


def add_error_pages(app: FastAPI) -> None:
    """Make ``app`` answer every error with its page."""

    @app.exception_handler(WhenceError)
    async def _(request: Request, error: WhenceError) -> Response:  # pyright: ignore[reportUnusedFunction]
        return answer(request, error)

    @app.exception_handler(HTTPException)
    async def _(request: Request, error: HTTPException) -> Response:  # pyright: ignore[reportUnusedFunction]
        if isinstance(error.__cause__, WhenceError):  # a body that was refused while it was read
            return answer(request, error.__cause__)
        sentence = _SENTENCES.get(error.status_code, str(error.detail))
        return _say(request, ErrorPage(status=error.status_code, sentence=sentence))

    @app.exception_handler(RequestValidationError)
    async def _(request: Request, error: RequestValidationError) -> Response:  # pyright: ignore[reportUnusedFunction]
        first = error.errors()[0]
        if first["loc"][0] == "path":
            return _say(request, ErrorPage(status=404, sentence=_SENTENCES[404]))
        name = str(first["loc"][-1])
        sentence = f"The value of “{name}” cannot be used: {first['msg'].rstrip('.').lower()}."
        return _say(request, ErrorPage(status=422, sentence=sentence, field=name))

    @app.exception_handler(Exception)
    async def _(request: Request, error: Exception) -> Response:  # pyright: ignore[reportUnusedFunction]
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        sentence = "Something went wrong here, not with you; it has been noted. Try again later."
        return _say(request, ErrorPage(status=500, sentence=sentence))


def answer(request: Request, error: WhenceError) -> Response:
    """Answer with the page of one of our own errors."""
    if isinstance(error, NotOverYetError):
        present = at_moment(request, error.present)
        return RedirectResponse(present, status_code=307, headers={"cache-control": "no-store"})
    if not isinstance(error, BadFilterError):
        return _say(request, ErrorPage(status=error.status, sentence=str(error)))
    value = request.query_params.get(error.field)
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != error.field]
    clean = request.url.replace_query_params().include_query_params(**dict(kept))
    return _say(
        request,
        ErrorPage(
            status=error.status,
            sentence=str(error),
            field=error.field,
            value=None if value is None else value[:200],
            example=_EXAMPLES.get(error.field),
            clean=f"{clean.path}?{clean.query}" if clean.query else clean.path,
        ),
    )


def _say(request: Request, page: ErrorPage) -> Response:
    if request.url.path.endswith(".json") or request.url.path.startswith("/api/"):
        body = {"error": page.sentence} | ({"field": page.field} if page.field else {})
        return JSONResponse(body, status_code=page.status)
    answer = show(request, page, status=page.status)
    answer.headers["cache-control"] = "no-store"
    return answer
