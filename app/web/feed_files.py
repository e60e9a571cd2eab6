"""The followed feeds and their items as files: CSV, JSON, and OPML for feed readers."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response, StreamingResponse

from app.base.clock import now
from app.export.columns_of_feeds import FEEDS, items_file
from app.export.files import FileKind
from app.export.opml import write_feeds
from app.export.write import write_csv, write_json
from app.query.feeds import load_feed
from app.query.filters import ClaimFilter
from app.store.session import reading
from app.web.deps import ConnectionDep

router = APIRouter(include_in_schema=False)
_State = Annotated[str | None, Query()]


@router.get("/feeds.csv", name="feeds.csv")
def feeds_csv(request: Request, *, bom: bool = False) -> Response:
    """Give all feeds as CSV."""
    return _file(request, FEEDS, name="feeds", ending="csv", bom=bom)


@router.get("/feeds.json", name="feeds.json")
def feeds_json(request: Request) -> Response:
    """Give all feeds as JSON."""
    return _file(request, FEEDS, name="feeds", ending="json")


@router.get("/feeds.opml", name="feeds.opml")
def feeds_opml(connection: ConnectionDep) -> Response:
    """Give all feeds as a list for feed readers."""
    text = write_feeds(connection, made_at=now())
    headers = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
    return Response(text, media_type="text/x-opml; charset=utf-8", headers=headers)


@router.get("/feeds/{feed_id}/items.csv", name="feeds.items_csv")
def items_csv(
    request: Request, connection: ConnectionDep, feed_id: int, state: _State = None
) -> Response:
    """Give the items of a feed as CSV."""
    kind = items_file(load_feed(connection, feed_id).id, state or None)
    return _file(request, kind, name=f"feed-{feed_id}-items", ending="csv")


@router.get("/feeds/{feed_id}/items.json", name="feeds.items_json")
def items_json(
    request: Request, connection: ConnectionDep, feed_id: int, state: _State = None
) -> Response:
    """Give the items of a feed as JSON."""
    kind = items_file(load_feed(connection, feed_id).id, state or None)
    return _file(request, kind, name=f"feed-{feed_id}-items", ending="json")


def _file(
    request: Request, kind: FileKind[Any], *, name: str, ending: str, bom: bool = False
) -> Response:
    """Answer with all rows, streamed; their number stands in ``X-Row-Count``."""
    engine, base = request.app.state.engine, str(request.base_url).rstrip("/")
    with reading(engine) as connection:
        rows = kind.count(connection, ClaimFilter())

    def pieces() -> Iterator[bytes]:
        with reading(engine) as connection:
            found = kind.stream(connection, ClaimFilter())
            if ending == "csv":
                yield from write_csv(kind, found, bom=bom, base_url=base)
            else:
                yield from write_json(kind, found, count=rows, base_url=base)

    headers = {"X-Row-Count": str(rows)}
    if ending == "csv":
        headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    kinds = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
    return StreamingResponse(pieces(), media_type=kinds[ending], headers=headers)
