"""More than one page handed in at once: it becomes a job, and its page says how far it is."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from fastapi import Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.base.errors import BadInputError, NotHeldError
from app.web.doors import Doors, Lot

MAX_FILES = 1000
MAX_ADDRESSES = 10_000
PACKED = (".zip", ".warc", ".warc.gz", ".csv", ".tsv", ".jsonl")
"""Endings of files that hold or name more than one page."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_SCHEMES = ("http://", "https://")


def find_lot(files: Sequence[UploadFile], written: str, *, asked_by: str = "web") -> Lot | None:
    """Return what is handed in as a lot; None where it is one page or nothing.

    ``written`` holds addresses with white space between them.

    Raises:
        BadInputError: an address is none, or there are too many.
    """
    named = [file for file in files if file.filename]
    addresses = list(dict.fromkeys(written.split()))
    packed = any((file.filename or "").lower().endswith(PACKED) for file in named)
    if len(named) < 2 and len(addresses) < 2 and not packed:
        return None
    if len(named) > MAX_FILES or len(addresses) > MAX_ADDRESSES:
        raise BadInputError(
            f"At most {MAX_FILES:,} files or {MAX_ADDRESSES:,} addresses go in at once; "
            "hand in the rest afterwards, or pack the files into a ZIP."
        )
    for address in addresses:
        if not address.lower().startswith(_SCHEMES):
            raise BadInputError(
                f"“{address[:80]}” is no address of a page; begin each with https:// and put "
                "one on each line."
            )
    held = tuple((clean_name(file.filename or ""), file.file) for file in named)
    return Lot(_title([name for name, _ in held], addresses), asked_by, held, tuple(addresses))


async def hand_in_lot(request: Request, lot: Lot) -> int:
    """Hand a lot in and return the number of its job.

    Raises:
        NotHeldError: nothing is done in the background here.
    """
    doors: Doors = request.app.state.doors
    if doors.jobs is None:
        raise NotHeldError("Nothing is done in the background here; hand in one page at a time.")
    return await run_in_threadpool(doors.jobs.take_in, lot)


async def go_to_lot(request: Request, lot: Lot) -> Response:
    """Hand a lot in and answer with the way to the page of its job."""
    return RedirectResponse(f"/jobs/{await hand_in_lot(request, lot)}", status_code=303)


def clean_name(name: str) -> str:
    """Return a file's name without folders and control characters."""
    plain = _CONTROL.sub("", name.replace("\\", "/"))
    return PurePosixPath(plain).name[-200:].lstrip(".") or "file"


def _title(names: Sequence[str], addresses: Sequence[str]) -> str:
    said: list[str] = []
    if names:
        said.append(names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more")
    if addresses:
        number = f"{len(addresses):,} addresses" if len(addresses) > 1 else "1 address"
        said.append(number)
    return " and ".join(said)
