"""What a person named on the command line, as pages one by one."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeGuard

from app.base.dates import as_edtf
from app.base.errors import WhenceError
from app.domain.article import Input, Told

if TYPE_CHECKING:
    from app.collect.fetch import Fetcher

MAX_PAGE = 5 * 1024 * 1024  # bytes; the same limit reading has
SUFFIXES = (".txt", ".html", ".htm", ".md")
_MAX_LINE = 6 * 1024 * 1024  # a manifest line may hold a whole page
_KEYS = frozenset(("path", "text", "url", "outlet", "title", "published", "retrieved", "language"))
_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]{1,20}:(?://|[^\\/])")


@dataclass(frozen=True, slots=True)
class FailedInput:
    """A page that could not be brought: how the reader knows it, and why in one sentence."""

    name: str
    reason: str


def find_inputs(source: str, *, fetcher: "Fetcher | None" = None) -> Iterator[Input | FailedInput]:
    """Yield the pages of ``source`` one by one: a file, a folder, a ``.jsonl`` manifest or a URL.

    Whatever cannot be brought is yielded as a ``FailedInput`` in its place; the rest goes on. A
    folder is walked in the order of its names and gives its text, HTML and Markdown files.
    """
    if is_url(source):
        yield _fetched(source, fetcher or _new_fetcher())
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif not path.exists():
            yield FailedInput(source, f"{source} does not exist: give a file, a folder or a URL.")
        elif path.suffix.lower() == ".jsonl":
            yield from _manifest(path, fetcher)
        else:
            yield _file(path, name=source, told=Told())
    except (OSError, ValueError) as error:
        yield FailedInput(source, _unreadable(source, error))


def count_inputs(source: str) -> int:
    """Return how many pages ``source`` will yield, without reading them."""
    if is_url(source):
        return 1
    try:
        path = Path(source)
        if path.is_dir():
            return sum(1 for _ in _pages(path))
        if path.is_file() and path.suffix.lower() == ".jsonl":
            with path.open("rb") as lines:
                return sum(1 for line in lines if line.strip())
    except (OSError, ValueError):
        return 1
    return 1


def is_url(source: str) -> bool:
    """Tell whether ``source`` is written as an address, of whatever scheme."""
    return bool(_URL.match(source)) and not Path(source).exists()


def _folder(folder: Path) -> Iterator[Input | FailedInput]:
    empty = True
    for page in _pages(folder):
        empty = False
        yield _file(page, name=page.relative_to(folder).as_posix(), told=Told())
    if empty:
        kinds = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        yield FailedInput(str(folder), f"{folder} holds no page: put {kinds} files in it.")


def _pages(folder: Path) -> Iterator[Path]:
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(top) / name


def _file(path: Path, *, name: str, told: Told) -> Input | FailedInput:
    try:
        if not path.is_file():
            return FailedInput(name, f"{name} is not a file: give a text or HTML file.")
        if path.stat().st_size > MAX_PAGE:
            return FailedInput(name, f"{name} is over 5 MB: give only the page with the article.")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        return FailedInput(name, _unreadable(name, error))
    return Input(name=name, content=content, told=told)


def _new_fetcher() -> "Fetcher":
    from app.collect.fetch import Fetcher  # noqa: PLC0415 - its client is slow to load

    return Fetcher()


def _fetched(url: str, fetcher: "Fetcher") -> Input | FailedInput:
    try:
        return fetcher.fetch(url)
    except WhenceError as error:
        return FailedInput(url, str(error))


def _manifest(manifest: Path, fetcher: "Fetcher | None") -> Iterator[Input | FailedInput]:
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
                row = _row(line, where)
                told = _told(row)
            except _LineError as error:
                yield FailedInput(where, str(error))
                continue
            if row.get("path") is not None:
                yield _named(folder, row["path"] or "", told, where)
            elif row.get("text") is not None:
                content = (row["text"] or "").encode("utf-8", "replace")
                yield Input(
                    name=told.url or where,
                    content=content,
                    told=told,
                    media_type="text/plain; charset=utf-8",
                )
            else:
                fetcher = fetcher or _new_fetcher()
                yield _with_told(_fetched(told.url or "", fetcher), told)
    if number == 0:
        yield FailedInput(manifest.name, f"{manifest.name} is empty: write one JSON object a line.")


class _LineError(ValueError):
    """A manifest line that says nothing usable."""


def _skip_line(file: BinaryIO) -> None:
    while (part := file.readline(_MAX_LINE)) and not part.endswith(b"\n"):
        pass


def _row(line: bytes, where: str) -> dict[str, str | None]:
    try:
        parsed: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _LineError(f"{where} is not UTF-8: save the manifest as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise _LineError(f"{where} is not JSON: write one object a line.") from error
    if not _is_object(parsed):
        raise _LineError(f'{where} is not an object: write {{"path": "page.html"}}.')
    row: dict[str, str | None] = {}
    for name, value in parsed.items():
        if name not in _KEYS:
            raise _LineError(
                f"{where} has the unknown key “{name[:40]}”: use {', '.join(sorted(_KEYS))}."
            )
        if value is not None and not isinstance(value, str):
            raise _LineError(
                f"{where}: “{name}” is not a text: write it in quotation marks, or null."
            )
        row[name] = value
    given = [key for key in ("path", "text") if row.get(key) is not None]
    if len(given) == 2:
        raise _LineError(f"{where} has both “path” and “text”: give one of them.")
    if not given and not (row.get("url") or "").strip():
        raise _LineError(f"{where} names no page: give “path”, “text” or “url”.")
    for key in ("published", "retrieved"):
        value = row.get(key)
        if value is not None and as_edtf(value) is None:
            raise _LineError(
                f"{where}: “{key}” is “{value[:40]}”, which is not a date: "
                "write 2025-06-25, 2025-06 or 2025."
            )
    return row


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _told(row: dict[str, str | None]) -> Told:
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
        return FailedInput(where, _unreadable(written[:120], error))
    return _file(folder / written, name=written, told=told)


def _with_told(found: Input | FailedInput, told: Told) -> Input | FailedInput:
    if isinstance(found, FailedInput):
        return found
    return Input(
        name=found.name,
        content=found.content,
        told=told,
        media_type=found.media_type,
        final_url=found.final_url,
        headers=found.headers,
        retrieved_at=found.retrieved_at,
    )


def _unreadable(name: str, error: Exception) -> str:
    reason = (
        error.strerror
        if isinstance(error, OSError) and error.strerror
        else "its name cannot be used"
    )
    return f"{name} cannot be read ({reason}): check that it exists and that you may read it."
