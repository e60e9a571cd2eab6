"""The job of taking pages in: files that were handed in, or addresses to fetch."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from app.base.errors import BadInputError
from app.collect import warc
from app.collect.inputs import FailedInput
from app.collect.sources import MANIFEST, SUFFIXES, count_inputs, find_inputs
from app.collect.zips import PLACE
from app.domain.article import Input, Told
from app.domain.jobs import Begun, Done
from app.domain.taken import TakenState
from app.jobs.lots import lot_folder
from app.jobs.work import Step, Tools, Work
from app.pipeline import TakeIn, link_pending
from app.revisiting import Revisiting

_LATER = "whence/fetched-later"


def take_in(begun: Begun, tools: Tools) -> Work:
    """Return the work of a job whose details name a ``lot`` with ``files``, and ``addresses``."""
    lot, addresses = begun.details.get("lot"), _texts(begun.details.get("addresses"))
    if begun.position or begun.again or begun.attempts > 1:
        link_pending(tools.engine)  # what an interrupted run stored and did not come to link
    taking = _Taking(tools)
    sources: list[str] = []
    folder = tools.folder
    if isinstance(lot, str):
        folder = lot_folder(tools.folder, lot)
        files = _texts(begun.details.get("files"))
        named = [MANIFEST] if MANIFEST in files else files
        sources = [str(folder / name) for name in named]
    counts = [_count(source) for source in sources]
    total = len(addresses) + sum(n or 0 for n in counts)
    return Work(
        lambda: _steps(taking, sources, addresses, folder),
        None if None in counts else total,
        taking.settle,
    )


class _Taking:
    """Takes pages in; what was added since the last time is linked by ``settle``."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self.folder = tools.folder
        self._fetcher = Revisiting(tools.engine, archive=tools.archive)
        self._batch: TakeIn | None = None

    def act(self, item: Input | FailedInput) -> Done:
        if isinstance(item, FailedInput):
            raise BadInputError(item.reason)
        if item.media_type == _LATER:
            item = replace(self._fetcher.fetch(item.told.url or item.name), told=item.told)
        if self._batch is None:
            tools = self._tools
            self._batch = TakeIn(
                tools.engine, archive=tools.archive, propose=tools.propose, read=tools.read
            )
        taken = self._batch.add(item)
        if taken.state is TakenState.FAILED:
            raise BadInputError(taken.message)
        return Done(taken.state, taken.article_id)

    def settle(self) -> None:
        batch, self._batch = self._batch, None
        if batch is not None:
            batch.finish()


class _Later:
    """Fetches nothing: an item that is passed over or tried again must not be asked for."""

    def fetch(self, url: str) -> Input:
        return Input(url, b"", Told(url=url), _LATER)


def _steps(
    taking: _Taking, sources: list[str], addresses: list[str], folder: Path
) -> Iterator[Step]:
    later = _Later()
    place = taking.folder / PLACE
    for source in sources:
        for item in find_inputs(source, fetcher=later, unpack_in=place):
            own = _named(item, folder)
            yield Step(own.name, partial(taking.act, own))
    for url in addresses:
        yield Step(url, partial(taking.act, later.fetch(url)))


def _named(item: Input | FailedInput, folder: Path) -> Input | FailedInput:
    """Name an item as its sender knows it, without the folder it is kept in here."""
    beginning = f"{folder}/"
    if isinstance(item, FailedInput):
        return FailedInput(item.name.removeprefix(beginning), item.reason.replace(beginning, ""))
    return replace(item, name=item.name.removeprefix(beginning))


def _count(source: str) -> int | None:
    """Return how many pages a source holds; None where it would have to be read for that."""
    name = source.lower()
    if name.endswith(warc.SUFFIXES):
        return None
    return _count_packed(Path(source)) if name.endswith(".zip") else count_inputs(source)


def _count_packed(path: Path) -> int | None:
    """Return how many pages a ZIP names; None where one of its files holds more than one."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = [name.lower() for name in packed.namelist() if not name.endswith("/")]
    except (OSError, ValueError, zipfile.BadZipFile):
        return 1  # it will be said that it is damaged
    if MANIFEST in names or any(name.endswith(warc.SUFFIXES) for name in names):
        return None
    return sum(name.endswith(SUFFIXES) and "/." not in f"/{name}" for name in names) or 1


def _texts(value: object) -> list[str]:
    return [str(one) for one in cast("list[object]", value)] if isinstance(value, list) else []
