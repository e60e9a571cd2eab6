"""What a person named on the command line, as pages one by one."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from app.base.errors import WhenceError
from app.collect import url_lists, warc
from app.collect.inputs import FailedInput, Fetching, read_file, unreadable
from app.collect.manifest import Fetch, count_lines, find_in_manifest
from app.collect.zips import is_zip, unpacked
from app.domain.article import Input, Told

SUFFIXES = (
    *(".txt", ".html", ".htm", ".xhtml", ".md", ".pdf", ".eml", ".mht", ".mhtml"),
    *warc.SUFFIXES,
)
MANIFEST = "manifest.jsonl"
_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]{1,20}:(?://|[^\\/])")


def find_inputs(
    source: str, *, fetcher: Fetching | None = None, unpack_in: Path | None = None
) -> Iterator[Input | FailedInput]:
    """Yield the pages of ``source`` one by one.

    It is a file (text, HTML, PDF, mail, a saved page), a folder of these, a ``.jsonl`` manifest, a
    ZIP of all that, a WARC, a table of addresses (CSV) or a URL. Whatever cannot be brought is
    yielded as a ``FailedInput`` in its place; the rest goes on. A folder is walked in the order of
    its names. ``unpack_in``: below which folder a ZIP is unpacked; see ``zips.unpacked``.
    """
    fetch = partial(_fetched, _Late(fetcher))
    if is_url(source):
        yield fetch(source)
        return
    path = Path(source)
    try:
        if not path.exists():
            yield FailedInput(source, f"{source} does not exist: give a file, a folder or a URL.")
        elif is_zip(path):
            yield from _in_zip(path, fetch, unpack_in)
        else:
            yield from _in_place(path, source, fetch)
    except (OSError, ValueError) as error:
        yield FailedInput(source, unreadable(source, error))


def count_inputs(source: str) -> int:
    """Return how many pages ``source`` will yield, as far as that can be told without reading."""
    if is_url(source):
        return 1
    try:
        path = Path(source)
        if path.is_dir():
            return sum(1 for _ in _pages(path))
        if path.is_file() and path.suffix.lower() == ".jsonl":
            return count_lines(path)
        if path.is_file() and path.suffix.lower() in url_lists.SUFFIXES:
            return url_lists.count_rows(path)
    except (OSError, ValueError):
        return 1
    return 1


def count_pages(sources: Iterable[str]) -> int | None:
    """Return how many pages these sources will yield; None where an archive does not say."""
    number = 0
    for source in sources:
        if source.lower().endswith((*warc.SUFFIXES, ".zip")) and not is_url(source):
            return None
        number += count_inputs(source)
    return number


def is_url(source: str) -> bool:
    """Tell whether ``source`` is written as an address, of whatever scheme."""
    return bool(_URL.match(source)) and not Path(source).exists()


def _in_place(path: Path, name: str, fetch: Fetch) -> Iterator[Input | FailedInput]:
    if path.is_dir():
        yield from _folder(path)
    elif path.suffix.lower() == ".jsonl":
        yield from find_in_manifest(path, fetch)
    elif path.suffix.lower() in url_lists.SUFFIXES:
        yield from url_lists.find_in_list(path, fetch)
    elif path.name.lower().endswith(warc.SUFFIXES):
        yield from warc.find_in_warc(path)
    elif path.suffix.lower() == ".txt" and url_lists.holds_only_addresses(path):
        yield from url_lists.find_in_list(path, fetch)
    else:
        yield read_file(path, name=name, told=Told())


def _in_zip(path: Path, fetch: Fetch, place: Path | None) -> Iterator[Input | FailedInput]:
    try:
        with unpacked(path, place=place) as folder:
            manifest = folder / MANIFEST
            if manifest.exists():
                yield from find_in_manifest(manifest, fetch)
            else:
                yield from _folder(folder, shown=path.name)
    except WhenceError as error:
        yield FailedInput(path.name, str(error))


def _folder(folder: Path, *, shown: str | None = None) -> Iterator[Input | FailedInput]:
    empty = True
    for page in _pages(folder):
        empty = False
        name = page.relative_to(folder).as_posix()
        if page.name.lower().endswith(warc.SUFFIXES):
            yield from warc.find_in_warc(page)
        else:
            yield read_file(page, name=name, told=Told())
    if empty:
        kinds = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        name = shown or str(folder)
        yield FailedInput(name, f"{name} holds no page: put {kinds} files in it.")


def _pages(folder: Path) -> Iterator[Path]:
    for top, folders, files in os.walk(folder):
        # A browser saves what belongs to page.html in the folder page_files.
        beside = {f"{Path(name).stem}_files" for name in files if name.lower().endswith(_SAVED)}
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in beside)
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(top) / name


_SAVED = (".html", ".htm", ".xhtml")


class _Late:
    """A fetcher that is made when the first address is met: its client is slow to load."""

    def __init__(self, fetcher: Fetching | None) -> None:
        self._fetcher = fetcher

    def get(self) -> Fetching:
        if self._fetcher is None:
            from app.collect.fetch import Fetcher  # noqa: PLC0415

            self._fetcher = Fetcher()
        return self._fetcher


def _fetched(late: _Late, url: str) -> Input | FailedInput:
    try:
        return late.get().fetch(url)
    except WhenceError as error:
        return FailedInput(url, str(error))
