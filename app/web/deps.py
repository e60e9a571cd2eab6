"""What routes may ask for: the database for reading, the filter of the query string."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from app.query.filters import ClaimFilter, read_filter
from app.store.session import Connection, reading
from app.web.past import moment_asked


def _connection(request: Request) -> Iterator[Connection]:
    with reading(request.app.state.engine, as_of=moment_asked(request)) as connection:
        yield connection


def _wanted(request: Request) -> ClaimFilter:
    return read_filter(request.query_params.multi_items(), also=("bom",))


ConnectionDep = Annotated[Connection, Depends(_connection, scope="function")]
FilterDep = Annotated[ClaimFilter, Depends(_wanted)]
