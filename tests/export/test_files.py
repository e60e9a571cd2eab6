"""Every file is complete: its count, its rows and its pages in JSON are the same."""

import csv
import io
import json

import pytest
from sqlalchemy import Connection

from app.export.files import FILES
from app.export.write import write_csv, write_json
from app.query.filters import ClaimFilter


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "wanted",
    [ClaimFilter(), ClaimFilter(topics=("exercises",)), ClaimFilter(words="pilots")],
    ids=ClaimFilter.to_query,
)
def test_a_file_has_as_many_rows_as_it_says(
    held: Connection, name: str, wanted: ClaimFilter
) -> None:
    kind = FILES[name]
    number = kind.count(held, wanted)
    content = b"".join(write_csv(kind, kind.stream(held, wanted))).decode()
    lines = list(csv.reader(io.StringIO(content, newline="")))
    assert lines[0] == list(kind.header)
    assert len(lines) - 1 == number
    assert {len(line) for line in lines} == {len(kind.header)}
    items = json.loads(b"".join(write_json(kind, kind.stream(held, wanted), count=number)))["items"]
    assert len(items) == number


def test_keys_join_the_files(held: Connection) -> None:
    def column(name: str, header: str) -> set[object]:
        kind = FILES[name]
        at = kind.header.index(header)
        rows = (kind.cells(row) for row in kind.stream(held, ClaimFilter()))
        return {row[at] for row in rows if row[at] is not None}

    assert column("mentions", "claim_id") <= column("claims", "claim_id")
    assert column("mentions", "article_id") <= column("articles", "article_id")
    assert column("responses", "actor_id") <= column("actors", "actor_id")
    assert column("articles", "outlet_id") <= column("outlets", "outlet_id")
    assert column("hops", "to_article_id") <= column("articles", "article_id")


@pytest.mark.parametrize("name", FILES)
def test_every_code_in_a_file_is_in_its_codebook(held: Connection, name: str) -> None:
    kind = FILES[name]
    for row in kind.stream(held, ClaimFilter()):
        for column, cell in zip(kind.columns, kind.cells(row), strict=True):
            codes = cell if isinstance(cell, tuple) else (cell,)
            assert not column.codes or {str(code) for code in codes if code} <= set(column.codes)
            assert column.empty or cell not in (None, "", ()), column.name


def test_addresses_are_absolute_where_the_base_is_known(held: Connection) -> None:
    kind = FILES["topics"]
    content = b"".join(
        write_csv(kind, kind.stream(held, ClaimFilter()), base_url="https://whence.example")
    )
    assert b"https://whence.example/topics/training" in content
