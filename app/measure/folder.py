"""A folder of pages with gold beside them, read from its files."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from app.base.errors import BadInputError
from app.measure.names import Names, PageTold, make_names
from app.measure.shapes import Marked, read_marked


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """``manifest`` lists the pages to take in; ``gold`` is what a reader marked in them."""

    manifest: Path
    gold: Marked
    names: Names


def open_gold(folder: Path) -> GoldFolder:
    """Read ``manifest.jsonl``, ``gold.json``, ``names.json`` and ``manifest_full.jsonl``.

    The last two may be missing. A page's slug is its file name without the ending where none is
    told; its story then is that of the claims marked in it.

    Raises:
        BadInputError: a file is missing or has another shape.
    """
    manifest = folder / "manifest.jsonl"
    gold = read_marked(_json(folder / "gold.json"), name=str(folder / "gold.json"))
    full = folder / "manifest_full.jsonl"
    names = folder / "names.json"
    groups = _object(_json(names) if names.exists() else {})
    return GoldFolder(
        manifest,
        gold,
        make_names(
            [*_pages(full if full.exists() else manifest, gold)],
            [_aliases(groups, key, names) for key in ("outlets", "actors")],
        ),
    )


def read_findings(path: Path) -> Marked:
    """Read a findings file, as ``whence findings`` writes it."""
    return read_marked(_json(path), name=str(path))


def _pages(manifest: Path, gold: Marked) -> Iterator[PageTold]:
    stories = {m.page: gold.claims[m.claim].story for m in gold.said}
    for number, line in enumerate(_read(manifest).splitlines(), 1):
        if not line.strip():
            continue
        row: object = _parsed(line, f"{manifest}, line {number}")
        told = _object(row)
        path = told.get("path") or told.get("url")
        if not isinstance(path, str):
            raise BadInputError(f"{manifest}, line {number}: there is no “path” or “url”.")
        slug = str(told.get("slug") or Path(path).stem)
        story = told.get("story") or stories.get(slug) or stories.get(path)
        yield PageTold(slug, path, told.get("url"), told.get("outlet"), story)


def _aliases(groups: Mapping[str, Any], key: str, path: Path) -> Mapping[str, list[str]]:
    found: object = groups.get(key, {})
    if not isinstance(found, Mapping) or not all(
        isinstance(v, list) for v in cast("Mapping[str, object]", found).values()
    ):
        raise BadInputError(f"{path}: “{key}” does not map names to lists of aliases.")
    return cast("Mapping[str, list[str]]", found)


def _object(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value if isinstance(value, Mapping) else {})


def _json(path: Path) -> object:
    return _parsed(_read(path), str(path))


def _parsed(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadInputError(f"{where} is not JSON: {error}.") from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path} is not UTF-8.") from error
