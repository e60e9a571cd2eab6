"""Captures on disk, found by what they contain: the same bytes are kept once."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from app.base.errors import DatabaseStateError, NotHeldError

_SHA256 = re.compile(r"^[0-9a-f]{64}$")


def digest_of(content: bytes) -> str:
    """Return the SHA-256 in hexadecimal under which ``content`` is or would be kept."""
    return hashlib.sha256(content).hexdigest()


def save_capture(folder: Path, content: bytes) -> str:
    """Keep ``content`` under ``folder`` and return its SHA-256 in hexadecimal.

    Once this returns the bytes are on disk whole; a crash leaves no half of them under their name.
    """
    digest = digest_of(content)
    target = _place(folder, digest)
    if target.exists():
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return digest


def load_capture(folder: Path, sha256: str) -> bytes:
    """Return the bytes kept under ``sha256``.

    Raises:
        NotHeldError: nothing is kept under it, or it is no SHA-256.
        DatabaseStateError: what is kept is not what was saved.
    """
    if not _SHA256.match(sha256):
        raise NotHeldError("No capture is held under this name: give its SHA-256.")
    try:
        content = _place(folder, sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotHeldError(f"No capture {sha256[:12]} is held here.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DatabaseStateError(f"Capture {sha256[:12]} is damaged: restore it from a backup.")
    return content


def _place(folder: Path, digest: str) -> Path:
    return folder / "sha256" / digest[:2] / digest[2:]


def _sync_folder(folder: Path) -> None:
    """Make the new name in ``folder`` outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
