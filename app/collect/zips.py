"""A ZIP of pages, unpacked where nothing in it can do harm, or refused whole."""

import fcntl
import os
import shutil
import stat
import tempfile
import time
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

from app.base.errors import BadInputError

MAX_FILES = 100_000
MAX_TOTAL = 2 * 1024 * 1024 * 1024  # bytes unpacked
MAX_RATIO = 200  # unpacked to packed; pages pack to a tenth, bombs to a thousandth
_SMALL = 20 * 1024 * 1024  # bytes up to which the ratio tells nothing
_CHUNK = 1024 * 1024
_YOUNG_S = 60.0  # a folder that was just made may not be locked yet
PLACE = "unpacked"
"""The folder in WHENCE_DATA below which archives are unpacked."""


@contextmanager
def unpacked(archive: Path, *, place: Path | None = None) -> Generator[Path]:
    """Unpack ``archive`` into a folder that is gone at the end.

    It lies below ``place``; what a process that was killed left there is removed first. Without
    ``place`` it lies where the system keeps what is temporary, for good if the process is killed.

    Raises:
        BadInputError: no ZIP, encrypted, a path that leads out of it, a link, or far more in it
            than its size lets expect; nothing is unpacked then, or what was is deleted.
    """
    name = archive.name
    try:
        with zipfile.ZipFile(archive) as held, _room(place) as folder:
            entries = [entry for entry in held.infolist() if not entry.is_dir()]
            _check(name, entries, archive.stat().st_size)
            left = MAX_TOTAL
            for entry in entries:
                target = folder.joinpath(*PurePosixPath(entry.filename).parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                with held.open(entry) as packed, target.open("wb") as file:
                    left -= _copy(packed, file, left, name)  # pyright: ignore[reportArgumentType]
            yield folder
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise BadInputError(
            f"{name} is damaged or no ZIP archive ({error}): pack it again."
        ) from error


def sweep(place: Path, *, older_s: float = _YOUNG_S) -> int:
    """Remove the folders below ``place`` whose process is gone; return how many they were.

    A process holds a lock on each of its own, which the system takes back however it ended.
    """
    removed = 0
    for folder in place.iterdir() if place.is_dir() else ():
        try:
            handle = os.open(folder, os.O_RDONLY)
        except OSError:
            continue  # another process was faster
        try:
            young = time.time() - os.fstat(handle).st_ctime < older_s
            if not young:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
        except BlockingIOError:
            continue
        finally:
            os.close(handle)
    return removed


@contextmanager
def _room(place: Path | None) -> Generator[Path]:
    """Make a folder that is gone at the end, and as long as it is there locked by this process."""
    if place is None:
        with tempfile.TemporaryDirectory("-whence") as folder:
            yield Path(folder)
        return
    sweep(place)
    place.mkdir(parents=True, exist_ok=True)
    own = Path(tempfile.mkdtemp(dir=place))
    handle = os.open(own, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
        os.close(handle)


def _check(name: str, entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MAX_FILES:
        raise BadInputError(f"{name} holds over {MAX_FILES:,} files: split it.")
    for entry in entries:
        path = PurePosixPath(entry.filename)
        windows = PureWindowsPath(entry.filename)
        outside = path.is_absolute() or windows.anchor or ".." in (*path.parts, *windows.parts)
        if outside or "\x00" in entry.filename or "\\" in entry.filename:
            raise BadInputError(
                f"{name} names {entry.filename[:80]!r}, which leads out of it: nothing was taken; "
                "pack the pages again by their own names."
            )
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BadInputError(
                f"{name} holds the link {entry.filename[:80]!r}: nothing was taken; "
                "pack the files themselves."
            )
        if entry.flag_bits & 1:
            raise BadInputError(f"{name} is encrypted: unpack it first and give the folder.")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL or total > max(_SMALL, MAX_RATIO * size):
        raise BadInputError(
            f"{name} unpacks to {total // (1024 * 1024):,} MB, far more than its size lets "
            "expect: nothing was taken; unpack it yourself and give the folder."
        )


def _copy(packed: BinaryIO, file: BinaryIO, left: int, name: str) -> int:
    """Copy what one entry really holds, whatever it says of its size; return how many bytes."""
    begun = left
    while part := packed.read(_CHUNK):
        left -= len(part)
        if left < 0:
            raise BadInputError(f"{name} unpacks to over 2 GB: unpack it and give the folder.")
        file.write(part)
    return begun - left


def is_zip(path: Path) -> bool:
    """Tell whether a file is named as a ZIP."""
    return path.suffix.lower() == ".zip"
