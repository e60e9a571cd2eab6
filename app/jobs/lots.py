"""Keeps what was handed in for a job until the job is over: a folder a lot, whole or not there."""

import os
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from app.base.errors import BadInputError, NotHeldError

FOLDER = "lots"
_NEW = ".new-"
_CHUNK = 1024 * 1024


def keep_lot(folder: Path, files: Iterable[tuple[str, BinaryIO]]) -> tuple[str, list[str]]:
    """Copy files to the disk; return the name of the lot and the names of its files in order.

    ``folder`` is WHENCE_DATA. Names come without folders; of two that are the same the second gets
    a number. A crash leaves no half of a lot under its name.

    Raises:
        BadInputError: the disk takes no more.
    """
    place = folder / FOLDER
    name = uuid.uuid4().hex
    new = place / f"{_NEW}{name}"
    names: list[str] = []
    try:
        new.mkdir(parents=True)
        for given, content in files:
            names.append(_free(given, names))
            with (new / names[-1]).open("wb") as file:
                shutil.copyfileobj(content, file, _CHUNK)
                file.flush()
                os.fsync(file.fileno())
        new.rename(place / name)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise BadInputError(
            f"What was handed in cannot be kept ({error.strerror}); look whether the disk is full."
        ) from error
    return name, names


def lot_folder(folder: Path, name: str) -> Path:
    """Return where a lot lies.

    Raises:
        NotHeldError: it was removed.
    """
    place = folder / FOLDER / name
    if not name.isalnum() or not place.is_dir():
        raise NotHeldError("What was handed in is no longer kept here; hand it in again.")
    return place


def clear_lots(folder: Path, *, needed: Iterable[str], older_than: float) -> int:
    """Remove the lots that no job needs, once they are older than ``older_than`` (a POSIX time).

    Returns how many were removed. A young one may belong to a job that is just being kept.
    """
    place, kept, removed = folder / FOLDER, set(needed), 0
    if not place.is_dir():
        return 0
    for lot in place.iterdir():
        if lot.name not in kept and lot.stat().st_mtime < older_than:
            shutil.rmtree(lot, ignore_errors=True)
            removed += 1
    return removed


def _free(name: str, taken: list[str]) -> str:
    """Return ``name``, with a number before its ending if another file has it."""
    if name not in taken:
        return name
    stem, dot, ending = name.partition(".")
    number = 2
    while f"{stem}-{number}{dot}{ending}" in taken:
        number += 1
    return f"{stem}-{number}{dot}{ending}"
