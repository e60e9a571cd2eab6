"""``POST /api/articles``: a script or a browser extension hands pages in."""

import json
from typing import Any, cast

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from app.base.dates import is_edtf
from app.base.errors import (
    BadInputError,
    TooLargeError,
    TooManyError,
    UnknownTypeError,
)
from app.domain.article import Input, Told
from app.domain.taken import Taken, TakenState
from app.query.brought import Brought, load_brought
from app.query.told_brought import tell_brought
from app.store.session import reading
from app.web.doors import Doors
from app.web.hand_in_told import DESCRIPTION
from app.web.lots import clean_name, find_lot, hand_in_lot
from app.web.rate import Rate

router = APIRouter()

MAX_PAGE = 5 * 1024 * 1024
_RATE = Rate(a_minute=120, at_once=30)
_JSON, _FORM = "application/json", "multipart/form-data"


class HandedIn(BaseModel):
    """One page, or the addresses of many. What is not said is read from the page."""

    model_config = ConfigDict(extra="forbid", strict=True)

    url: str | None = None
    urls: list[str] | None = None
    html: str | None = None
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None


@router.post("/api/articles", name="api.articles.take_in", openapi_extra=DESCRIPTION)
async def take_in(request: Request) -> Response:
    """Take a page in, or many as a job; the same page twice changes nothing."""
    client = request.client.host if request.client else ""
    try:
        _rate(request).take(client)
    except TooManyError as error:
        headers = {"retry-after": str(error.wait_s)}
        return JSONResponse({"error": str(error)}, error.status, headers=headers)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _JSON:
        return await _take_json(request)
    if kind == _FORM:
        return await _take_files(request)
    raise UnknownTypeError(
        "Send JSON (Content-Type: application/json) or a form with a file (multipart/form-data)."
    )


async def _take_json(request: Request) -> Response:
    given = _parse(await request.body())
    _check_dates(given)
    if given.urls is not None:
        if given.url or given.html or given.text:
            raise BadInputError("“urls” stands alone; send “url”, “html” or “text” by itself.")
        lot = find_lot((), " ".join(given.urls), asked_by="api")
        if lot is not None:
            return await _answer_job(request, await hand_in_lot(request, lot))
        given = given.model_copy(update={"url": given.urls[0] if given.urls else None})
    told = _told(given)
    page = given.html if given.html is not None else given.text
    if given.html is not None and given.text is not None:
        raise BadInputError("“html” and “text” are both given; keep one of them.")
    doors: Doors = request.app.state.doors
    if page is not None:
        kind = "text/html" if given.html is not None else "text/plain"
        content = page.replace("\r\n", "\n").encode("utf-8", "replace")
        item = Input(told.url or told.title or "handed in", content, told, f"{kind}; charset=utf-8")
        return await _take_page(request, item)
    if told.url is None:
        raise BadInputError("Nothing is handed in; give “url”, “html”, “text” or “urls”.")
    return await _answer(request, await run_in_threadpool(doors.take_in_url, told.url, told))


async def _take_files(request: Request) -> Response:
    async with request.form(max_files=1000, max_fields=50) as form:
        fields = {k: v for k, v in form.multi_items() if isinstance(v, str) and v.strip()}
        files = [v for _, v in form.multi_items() if isinstance(v, UploadFile) and v.filename]
        given = _parse(json.dumps(fields).encode())
        _check_dates(given)
        if not files:
            raise BadInputError("The form holds no file; add one, or send JSON.")
        lot = find_lot(cast("Any", files), "", asked_by="api")
        if lot is not None:
            return await _answer_job(request, await hand_in_lot(request, lot))
        content = await files[0].read(MAX_PAGE + 1)
        if len(content) > MAX_PAGE:
            raise TooLargeError("The page is larger than 5 MB; hand in a smaller one.")
        name = clean_name(files[0].filename or "")
        return await _take_page(request, Input(name, content, _told(given), files[0].content_type))


async def _take_page(request: Request, item: Input) -> Response:
    doors: Doors = request.app.state.doors
    return await _answer(request, await run_in_threadpool(doors.take_in, item))


async def _answer(request: Request, taken: Taken) -> Response:
    """Answer 201 for a page that is new, 200 for one that was held, with what was found."""
    if taken.state is TakenState.FAILED or taken.article_id is None:
        raise BadInputError(taken.message)
    brought = await run_in_threadpool(_load, request, taken.article_id)
    address = f"/articles/{taken.article_id}"
    body = {
        "state": taken.state,
        "article_id": taken.article_id,
        "url": f"{_home(request)}{address}",
        "found": tell_brought(brought),
        "claims": [{"claim_id": claim.slug, "new": claim.new} for claim in brought.claims],
        "responses": len(brought.responses),
        "message": taken.message,
    }
    status = 200 if taken.state is TakenState.UNCHANGED else 201
    return JSONResponse(body, status, headers={"location": address})


async def _answer_job(request: Request, number: int) -> Response:
    """Answer 202 with the job that takes the pages in."""
    address = f"/jobs/{number}"
    body = {"state": "waiting", "job": number, "url": f"{_home(request)}{address}"}
    return JSONResponse(body, 202, headers={"location": address})


def _load(request: Request, article_id: int) -> Brought:
    with reading(request.app.state.engine) as connection:
        return load_brought(connection, article_id)


def _parse(body: bytes) -> HandedIn:
    try:
        return HandedIn.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])[:60]
        if first["type"] == "extra_forbidden":
            known = ", ".join(HandedIn.model_fields)
            raise BadInputError(f"“{name}” is not known here; use {known}.") from error
        where = f"“{name}”" if name else "The body"
        message = first["msg"].partition(":")[0].rstrip(".")
        raise BadInputError(f"{where} cannot be used: {message.lower()}.") from error


def _check_dates(given: HandedIn) -> None:
    for name in ("published", "retrieved"):
        value: str | None = getattr(given, name)
        if value and not is_edtf(value.strip()):
            raise BadInputError(
                f"“{name}” is “{value[:40]}”, which is not a date; "
                "write 2025-06-25, 2025-06 or 2025."
            )


def _told(given: HandedIn) -> Told:
    def said(value: str | None, most: int) -> str | None:
        if value is not None and "\x00" in value:
            raise BadInputError("A value holds a character that is no text; remove it.")
        return (value.strip()[:most] or None) if value else None

    return Told(
        url=said(given.url, 2000),
        outlet=said(given.outlet, 200),
        title=said(given.title, 500),
        published=said(given.published, 40),
        retrieved=said(given.retrieved, 40),
        language=said(given.language, 20),
    )


def _rate(request: Request) -> Rate:
    return getattr(request.app.state, "rate", _RATE)


def _home(request: Request) -> str:
    return str(request.base_url).rstrip("/")
