import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.base.errors import BadInputError
from app.desk.files import STARTER, read_desk, read_vocabulary, write_desk

Row = dict[str, Any]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(STARTER, folder)
    return folder


def change(desk: Path, name: str, line: int, edit: Callable[[Row], None]) -> None:
    """Let ``edit`` change the object on one line."""
    path = desk / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row: Row = json.loads(lines[line - 1])
    edit(row)
    lines[line - 1] = json.dumps(row) + "\n"
    path.write_text("".join(lines), encoding="utf-8")


def put(**values: object) -> Callable[[Row], None]:
    return lambda row: row.update(values)


def without(key: str) -> Callable[[Row], None]:
    def edit(row: Row) -> None:
        del row[key]

    return edit


def same(key: str, other: str) -> Callable[[Row], None]:
    def edit(row: Row) -> None:
        row[key] = row[other]

    return edit


def in_step(**values: object) -> Callable[[Row], None]:
    return lambda row: row["attribution"][0].update(values)


def test_writing_what_was_read_gives_the_same_files(tmp_path: Path):
    write_desk(tmp_path, read_desk(STARTER))
    for path in STARTER.glob("*.jsonl"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "edit", "reason"),
    [
        ("outlets", without("kind"), "the key kind is missing"),
        ("outlets", put(colour="red"), "the key 'colour' is not known"),
        ("outlets", put(kind="kiosk"), "kind 'kiosk' is none of"),
        ("outlets", put(slug="Not A Slug"), "not lower-case words"),
        ("outlets", put(name="  "), "name must be a text"),
        ("outlets", put(name="a\0b"), "no text"),
        ("outlets", put(name="\ud800"), "no text"),
        ("outlets", put(country="Mars"), "two-letter country code"),
        ("actors", put(parent="nobody"), "parent 'nobody' is not in the file"),
        ("actors", same("parent", "slug"), "among its own parents"),
        ("actors", put(aliases="HUR"), "aliases must be a list"),
        ("actors", put(aliases=["x", "x"]), "'x' twice"),
        ("topics", put(definition=None), "definition must be a text"),
        ("stories", put(first_reported="June"), "not a date"),
        ("claims", put(topics=[]), "no topic"),
        ("claims", put(topics=["gardening"]), "topic 'gardening' is in none"),
        ("claims", put(actors=[{"actor": "china"}]), "the key role is missing"),
        ("claims", put(actors=["china"]), "must hold an object"),
        ("claims", put(statement="x" * 241), "longer than 240"),
        ("claims", put(event_date="2025-13"), "not a date"),
        (
            "claims",
            put(quantity={"value": True, "unit": None, "as_text": None}),
            "value must be a number",
        ),
        (
            "claims",
            put(quantity={"value": 1e400, "unit": None, "as_text": None}),
            "too large",
        ),
        ("articles", put(url="javascript:alert(1)"), "http or https"),
        ("articles", put(outlet="nobody"), "outlet 'nobody' is in none"),
        ("articles", put(language="English"), "language code"),
        ("mentions", put(claim="nothing"), "claim 'nothing' is in none"),
        ("mentions", same("copy_of", "article"), "copy of itself"),
        ("mentions", put(modality="attributed", attribution=[]), "to nobody"),
        ("mentions", in_step(cue="1"), "cue '1'"),
        ("mentions", in_step(kind="document"), "for no other"),
        ("mentions", in_step(anonymous=1), "true or false"),
        ("responses", put(kind="applause"), "kind 'applause' is none of"),
        ("responses", put(actor="nobody"), "actor 'nobody' is in none"),
    ],
)
def test_a_broken_line_is_named_with_its_reason(
    desk: Path, name: str, edit: Callable[[Row], None], reason: str
):
    change(desk, name, 2, edit)
    with pytest.raises(BadInputError) as caught:
        read_desk(desk)
    assert str(caught.value).startswith(f"{name}.jsonl line 2: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{\n", "the line is not JSON"),
        (b"[1]\n", "the line is not a JSON object"),
        (b"\xff\xfe\n", "the line is not UTF-8"),
        (b"[" * 100_000 + b"\n", "the line is not JSON"),
        (b"\n{}\n", "the line is empty"),
    ],
    ids=["half", "list", "bytes", "deep", "empty"],
)
def test_what_is_no_record_is_named(desk: Path, line: bytes, reason: str):
    path = desk / "topics.jsonl"
    path.write_bytes(path.read_bytes() + line)
    with pytest.raises(BadInputError, match=f"^topics.jsonl line 16: {reason}$"):
        read_vocabulary(desk)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("outlets", "slug"),
        ("topics", "slug"),
        ("claims", "slug"),
        ("articles", "slug"),
        ("mentions", "mention"),
    ],
)
def test_the_same_record_twice_names_both_lines(desk: Path, name: str, what: str):
    path = desk / f"{name}.jsonl"
    content = path.read_text(encoding="utf-8")
    first = content.splitlines(keepends=True)[0]
    path.write_text(content + first, encoding="utf-8")
    with pytest.raises(BadInputError, match=f"the {what} .* is already on line 1"):
        read_desk(desk)


def test_a_claim_that_nobody_mentions_is_refused(desk: Path):
    path = desk / "mentions.jsonl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"^claims.jsonl line 1: the claim .* has no mention"):
        read_desk(desk)


def test_a_missing_file_is_named(desk: Path):
    (desk / "claims.jsonl").unlink()
    with pytest.raises(BadInputError, match=r"^claims.jsonl: the file cannot be read"):
        read_desk(desk)
