"""``/add``: a reader hands in an address, a pasted text or a file."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.base.dates import is_edtf
from app.base.errors import BadInputError, TooLargeError, WhenceError
from app.domain.article import Input, Told
from app.domain.taken import Taken, TakenState
from app.web.brought import brought_address
from app.web.doors import Doors
from app.web.lots import clean_name, find_lot, go_to_lot
from app.web.render import Page, show

router = APIRouter()

MAX_FILE = 5 * 1024 * 1024


@dataclass(frozen=True)
class AddForm(Page):
    """The form, with what was typed and what was wrong with it."""

    template: ClassVar[str] = "add/form.html"
    here: ClassVar[str] = "Add"
    typed: dict[str, str] = field(default_factory=dict[str, str])
    wrong: str | None = None
    wrong_field: str | None = None


class _FormError(BadInputError):
    """What was typed cannot be used; ``field`` names where."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.field = name


@router.get("/add", name="add.form", include_in_schema=False)
def form(request: Request, url: str = "", title: str = "", text: str = "") -> Response:
    """Show the form, filled with what an address (of a bookmarklet) says of a page."""
    typed = {"url": url[:2000], "title": title[:500], "text": text[:20_000]}
    return show(request, AddForm(typed=typed))


@router.post("/add", name="add.take_in", include_in_schema=False)
async def take_in(
    request: Request,
    *,
    url: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
    files: Annotated[list[UploadFile] | None, File(alias="file")] = None,
    addresses: Annotated[str, Form()] = "",
) -> Response:
    """Take one page in; then say what it brought, or show the form with what was wrong."""
    typed = {"url": url, "text": text, "title": title, "outlet": outlet, "published": published}
    doors: Doors = request.app.state.doors
    typed |= {"addresses": addresses}
    try:
        lot = find_lot(files or [], addresses or url)
        if lot is not None:
            return await go_to_lot(request, lot)
        told = _read_told(typed | {"url": url or addresses})
        taken = await _hand_in(doors, typed, told=told, file=file)
        if taken.state is TakenState.FAILED or taken.article_id is None:
            raise _FormError(_where(typed, file), taken.message)
    except WhenceError as error:
        where = error.field if isinstance(error, _FormError) else _where(typed, file)
        page = AddForm(typed=typed, wrong=str(error), wrong_field=where)
        return show(request, page, status=error.status if error.status < 500 else 502)
    return RedirectResponse(brought_address(taken.article_id, taken.state), status_code=303)


def _where(typed: dict[str, str], file: UploadFile | None) -> str:
    if typed["addresses"].strip():
        return "addresses"
    if file is not None and file.filename:
        return "file"
    return "text" if typed["text"].strip() else "url"


def _read_told(typed: dict[str, str]) -> Told:
    published = typed["published"].strip()
    if published and not is_edtf(published):
        raise _FormError(
            "published",
            f"“{published[:40]}” is not a date; write 2025, 2025-06 or 2025-06-25, or nothing.",
        )
    for name, value in typed.items():
        if "\x00" in value:
            raise _FormError(name, "This holds a character that is no text; remove it.")
    return Told(
        url=typed["url"].strip() or None,
        outlet=typed["outlet"].strip()[:200] or None,
        title=typed["title"].strip()[:500] or None,
        published=published or None,
    )


async def _hand_in(
    doors: Doors, typed: dict[str, str], *, told: Told, file: UploadFile | None
) -> Taken:
    text = typed["text"]
    has_file = file is not None and bool(file.filename)
    if has_file and text.strip():
        raise _FormError("text", "A text and a file are both given; keep one of them.")
    if file is not None and has_file:
        content = await file.read(MAX_FILE + 1)
        if len(content) > MAX_FILE:
            raise TooLargeError("The file is larger than 5 MB; hand in a smaller one.")
        item = Input(clean_name(file.filename or ""), content, told, file.content_type)
        return await run_in_threadpool(doors.take_in, item)
    if text.strip():
        name = told.url or told.title or "pasted text"
        item = Input(name, text.replace("\r\n", "\n").encode(), told, "text/plain; charset=utf-8")
        return await run_in_threadpool(doors.take_in, item)
    if told.url is None:
        raise _FormError("url", "Nothing is handed in; give an address, a text or a file.")
    return await run_in_threadpool(doors.take_in_url, told.url, told)
