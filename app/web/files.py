"""Every list as a file: the same query string, the same rows, streamed and complete."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import StreamingResponse

from app.base.errors import NotHeldError
from app.export.files import FILES, FileKind
from app.export.write import write_csv, write_json
from app.export.xlsx import MEDIA_TYPE as XLSX_TYPE
from app.export.xlsx import write_xlsx
from app.query.filters import ClaimFilter
from app.store.session import reading
from app.web.deps import FilterDep
from app.web.head import WITHOUT_BODY
from app.web.parameters import LIST_DESCRIPTION
from app.web.past import moment_asked

router = APIRouter()

Write = Callable[[FileKind[Any], Iterable[Any], int], Iterator[bytes]]
_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def _kind(name: str) -> FileKind[Any]:
    if name not in FILES:
        raise NotHeldError(f"There is no file “{name}”; the data page lists all of them.")
    return FILES[name]


def base_url(request: Request) -> str:
    """Return the address of this dashboard without a slash at its end."""
    return str(request.base_url).rstrip("/")


def _stream(
    request: Request,
    name: str,
    wanted: ClaimFilter,
    write: Write,
    *,
    media_type: str,
    file_name: str | None = None,
) -> StreamingResponse:
    """Answer with all rows of a file; its row count stands in ``X-Row-Count``.

    ``file_name`` is what it is saved as, None if it is shown.
    """
    kind, engine, moment = _kind(name), request.app.state.engine, moment_asked(request)
    with reading(engine, as_of=moment) as connection:
        rows = kind.count(connection, wanted)

    def pieces() -> Iterator[bytes]:
        with (
            reading(engine, as_of=moment) as connection,
            closing(kind.stream(connection, wanted)) as found,
        ):
            yield from write(kind, found, rows)

    headers = {"X-Row-Count": str(rows)}
    if file_name is not None:
        headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return StreamingResponse(
        iter(()) if WITHOUT_BODY in request.scope else pieces(),
        media_type=media_type,
        headers=headers,
    )


def stream_csv(
    request: Request, name: str, wanted: ClaimFilter, *, bom: bool, file_name: str | None = None
) -> StreamingResponse:
    """Answer with all rows of a file as CSV."""

    def write(kind: FileKind[Any], found: Iterable[Any], _rows: int) -> Iterator[bytes]:
        return write_csv(kind, found, bom=bom, base_url=base_url(request))

    saved = f"{file_name or name}.csv"
    return _stream(request, name, wanted, write, media_type=_TYPES["csv"], file_name=saved)


@router.get("/{name}.csv", name="files.csv", include_in_schema=False)
def as_csv(
    request: Request,
    name: str,
    wanted: FilterDep,
    bom: Annotated[bool, Query(description="1 for Excel")] = False,
) -> StreamingResponse:
    """Give a whole list as CSV."""
    return stream_csv(request, name, replace(wanted, after=None), bom=bom)


def stream_xlsx(
    request: Request, name: str, wanted: ClaimFilter, *, file_name: str | None = None
) -> StreamingResponse:
    """Answer with all rows of a file as a workbook."""
    moment = moment_asked(request)

    def write(kind: FileKind[Any], found: Iterable[Any], _rows: int) -> Iterator[bytes]:
        return write_xlsx(
            kind,
            found,
            base_url=base_url(request),
            address=str(request.url),
            moment=moment.at if moment else None,
        )

    saved = f"{file_name or name}.xlsx"
    return _stream(request, name, wanted, write, media_type=XLSX_TYPE, file_name=saved)


@router.get("/{name}.xlsx", name="files.xlsx", include_in_schema=False)
def as_xlsx(request: Request, name: str, wanted: FilterDep) -> StreamingResponse:
    """Give a whole list as a workbook."""
    return stream_xlsx(request, name, replace(wanted, after=None))


@router.get("/{name}.json", name="files.json", include_in_schema=False)
def as_json(request: Request, name: str, wanted: FilterDep) -> StreamingResponse:
    """Give a whole list as JSON."""
    return stream_json(request, name, replace(wanted, after=None))


def stream_json(request: Request, name: str, wanted: ClaimFilter) -> StreamingResponse:
    """Answer with all rows of a file as ``{"count": ..., "next": null, "items": [...]}``."""

    def write(kind: FileKind[Any], found: Iterable[Any], rows: int) -> Iterator[bytes]:
        return write_json(kind, found, count=rows, base_url=base_url(request))

    return _stream(request, name, wanted, write, media_type=_TYPES["json"])


def _add_api_route(name: str, about: str) -> None:
    def read(request: Request, wanted: FilterDep) -> StreamingResponse:
        return stream_json(request, name, replace(wanted, after=None))

    router.add_api_route(
        f"/api/{name}",
        read,
        methods=["GET"],
        name=f"api.{name}",
        summary=f"{name.capitalize()}. {about}",
        tags=["lists"],
        response_class=StreamingResponse,
        responses={422: {"description": "A filter that means nothing."}},
        openapi_extra=LIST_DESCRIPTION,
    )


for _file in FILES.values():
    _add_api_route(_file.name, _file.about)
