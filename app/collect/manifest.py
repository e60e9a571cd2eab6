"""``manifest.jsonl``: one JSON object a line, each a page and what is known of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeGuard

from app.base.dates import as_edtf
from app.collect.inputs import FailedInput, read_file, unreadable
from app.domain.article import Input, Told

KEYS = frozenset(("path", "text", "url", "outlet", "title", "published", "retrieved", "language"))
_MAX_LINE = 6 * 1024 * 1024  # a line may hold a whole page

Row = Mapping[str, str | None]
Fetch = Callable[[str], Input | FailedInput]


class RowError(ValueError):
    """A row that says nothing usable; its text is one sentence."""


def find_in_manifest(manifest: Path, fetch: Fetch) -> Iterator[Input | FailedInput]:
    """Yield the pages that a manifest names, one by one; a broken line is a failure in its place.

    ``fetch`` brings the page at an address.
    """
    folder = manifest.resolve().parent
    number = 0
    with manifest.open("rb") as file:
        while line := file.readline(_MAX_LINE + 1):
            number += 1
            where = f"{manifest.name} line {number}"
            if len(line) > _MAX_LINE and not line.endswith(b"\n"):
                _skip_line(file)
                yield FailedInput(
                    where, f"{where} is over 6 MB: put the page in a file and name it with “path”."
                )
                continue
            if not line.strip():
                continue
            try:
                row = _parsed(line, where)
                check_row(row, where)
            except RowError as error:
                yield FailedInput(where, str(error))
                continue
            yield _page(row, where, folder, fetch)
    if number == 0:
        yield FailedInput(manifest.name, f"{manifest.name} is empty: write one JSON object a line.")


def count_lines(manifest: Path) -> int:
    """Return how many lines of a manifest name something."""
    with manifest.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def check_row(row: Row, where: str) -> None:
    """Refuse a row that names no page, or two, or a date that is none.

    Raises:
        RowError: the sentence says what to write.
    """
    given = [key for key in ("path", "text") if row.get(key) is not None]
    if len(given) == 2:
        raise RowError(f"{where} has both “path” and “text”: give one of them.")
    if not given and not (row.get("url") or "").strip():
        raise RowError(f"{where} names no page: give “path”, “text” or “url”.")
    for key in ("published", "retrieved"):
        value = row.get(key)
        if value is not None and as_edtf(value) is None:
            raise RowError(
                f"{where}: “{key}” is “{value[:40]}”, which is not a date: "
                "write 2025-06-25, 2025-06 or 2025."
            )


def told_in(row: Row) -> Told:
    """Return what a row says of its page."""

    def said(key: str) -> str | None:
        value = row.get(key)
        return value.strip() or None if value else None

    return Told(
        url=said("url"),
        outlet=said("outlet"),
        title=said("title"),
        published=said("published"),
        retrieved=said("retrieved"),
        language=said("language"),
    )


def fetch_told(told: Told, fetch: Fetch) -> Input | FailedInput:
    """Return the page at the address that is told, with what else is told of it."""
    found = fetch(told.url or "")
    return found if isinstance(found, FailedInput) else replace(found, told=told)


def _page(row: Row, where: str, folder: Path, fetch: Fetch) -> Input | FailedInput:
    told = told_in(row)
    if row.get("path") is not None:
        return _named(folder, row["path"] or "", told, where)
    if row.get("text") is None:
        return fetch_told(told, fetch)
    return Input(
        name=told.url or where,
        content=(row["text"] or "").encode("utf-8", "replace"),
        told=told,
        media_type="text/plain; charset=utf-8",
    )


def _skip_line(file: BinaryIO) -> None:
    while (part := file.readline(_MAX_LINE)) and not part.endswith(b"\n"):
        pass


def _parsed(line: bytes, where: str) -> Row:
    try:
        parsed: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RowError(f"{where} is not UTF-8: save the manifest as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise RowError(f"{where} is not JSON: write one object a line.") from error
    if not _is_object(parsed):
        raise RowError(f'{where} is not an object: write {{"path": "page.html"}}.')
    row: dict[str, str | None] = {}
    for name, value in parsed.items():
        if name not in KEYS:
            raise RowError(
                f"{where} has the unknown key “{name[:40]}”: use {', '.join(sorted(KEYS))}."
            )
        if value is not None and not isinstance(value, str):
            raise RowError(
                f"{where}: “{name}” is not a text: write it in quotation marks, or null."
            )
        row[name] = value
    return row


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _named(folder: Path, written: str, told: Told, where: str) -> Input | FailedInput:
    if not written.strip() or "\x00" in written:
        return FailedInput(where, f"{where} names no file: give “path” relative to the manifest.")
    try:
        inside = not Path(written).is_absolute() and (folder / written).resolve().is_relative_to(
            folder
        )
        if not inside:
            return FailedInput(
                written,
                f"{where} names {written[:120]}, which is outside the manifest's folder: "
                "move it there.",
            )
        if not (folder / written).exists():
            return FailedInput(written, f"{where} names {written[:120]}, which does not exist.")
    except (OSError, ValueError, RuntimeError) as error:
        return FailedInput(where, unreadable(written[:120], error))
    return read_file(folder / written, name=written, told=told)
