"""Files are what their header and codebook say, safe to open, and exact."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.codebook import CODEBOOK
from app.export.columns import TEXT, WHOLE, Cell, Column
from app.export.files import FILES, FileKind
from app.export.write import csv_cell, defuse, write_csv, write_json, write_jsonl

FROZEN = {
    "claims": "claim_id, claim, topics, actors, event_date, event_earliest, event_latest, "
    "first_reported, first_outlet, last_reported, articles, outlets, origins_min, origins_max, "
    "origins, chain, response_status, responses, response_actors, last_response, drift, "
    "review, url",
    "mentions": "mention_id, claim_id, article_id, outlet, published, quote, start, end, "
    "source_text, source, source_naming, cue, modality, quantity, event_date, run, confidence, "
    "review, article_url, url",
    "hops": "hop_id, claim_id, from_kind, from_id, from_name, to_article_id, to_outlet, relation, "
    "basis, evidence, cue, lag_min_hours, lag_max_hours, confidence, review",
    "responses": "response_id, claim_id, claim, actor_id, actor, act, scope, quote, date, "
    "article_id, outlet, article_url, carried_by, not_carried_by, review",
    "drift": "drift_id, claim_id, slot, direction, from_article_id, to_article_id, from_value, "
    "to_value",
    "related": "claim_id, claim, kind, other_id, other, score, reason, other_event_date, "
    "other_origins_min, other_origins_max, other_origins, other_outlets, other_articles, "
    "shared_origins, another_origin, url",
    "origins": "claim_id, claim, origins_min, origins_max, origins, articles, outlets, reprinting, "
    "told, circles, url",
    "course": "event_id, claim_id, position, kind, day, name, act, article_id, outlet, "
    "response_id, articles, outlets, origins_min, origins_max, responses, url",
    "dead_ends": "dead_end_id, claim_id, kind, name, why, reason, behind, actor_id, outlet_id, "
    "article_id, cited_in, cited_by, url",
}

Pair = tuple[Cell, Cell]
PAIRS: FileKind[Pair] = FileKind(
    "pairs",
    "Two cells.",
    (
        Column("text", TEXT, "A text.", lambda pair: pair[0]),
        Column("number", WHOLE, "A number.", lambda pair: pair[1]),
    ),
    lambda _connection, _wanted: 0,
    lambda _connection, _wanted: (pair for pair in ()),
)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", FROZEN)
def test_the_header_is_frozen(name: str) -> None:
    assert ", ".join(FILES[name].header) == FROZEN[name]


@pytest.mark.parametrize("name", FILES)
def test_the_codebook_tells_every_column(name: str) -> None:
    columns = CODEBOOK[name].columns
    assert tuple(column.name for column in columns) == FILES[name].header
    assert all(column.type and column.meaning and column.empty for column in columns)


def test_lines_end_as_the_standard_says() -> None:
    content = b"".join(write_csv(PAIRS, [('a "b"\nc', 1)]))
    assert content == b'text,number\r\n"a ""b""\nc",1\r\n'
    assert b"".join(write_csv(PAIRS, [], bom=True)) == b"\xef\xbb\xbftext,number\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "\x00=1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defuse(text) == "'" + text.replace("\x00", "")


def test_numbers_stay_numbers_and_harmless_texts_stay_as_they_are() -> None:
    assert csv_cell(-5) == -5
    assert csv_cell(-0.5) == -0.5
    assert csv_cell(("=a", "b")) == "'=a; b"
    assert csv_cell(None) == ""
    assert csv_cell("a = b - c") == "a = b - c"


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers())))
def test_what_was_written_is_read_again(rows: list[tuple[str, int]]) -> None:
    lines = read(b"".join(write_csv(PAIRS, rows)))[1:]
    assert lines == [[defuse(text), str(number)] for text, number in rows]
    items = json.loads(b"".join(write_json(PAIRS, rows, count=len(rows))))["items"]
    assert [(item["text"], item["number"]) for item in items] == rows
    whole = b"".join(write_jsonl(PAIRS, rows)).decode().split("\n")
    assert [json.loads(line)["text"] for line in whole if line] == [text for text, _ in rows]


def test_json_says_how_many_there_are_and_where_it_goes_on() -> None:
    found = json.loads(b"".join(write_json(PAIRS, [("a", 1)], count=7, next_address="/x?after=b")))
    assert found == {"count": 7, "next": "/x?after=b", "items": [{"text": "a", "number": 1}]}


def test_a_long_file_comes_in_pieces() -> None:
    pieces = list(write_csv(PAIRS, (("word " * 100, n) for n in range(1000))))
    assert len(pieces) > 3
    assert len(read(b"".join(pieces))) == 1001
