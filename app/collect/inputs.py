"""What every source of pages shares: limits, failures, and the bytes of one file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.article import Input, Told

MAX_PAGE = 5 * 1024 * 1024  # bytes; the same limit reading has
KEPT_HEADERS = frozenset(
    ("content-type", "last-modified", "etag", "date", "content-language", "cache-control")
)


class Fetching(Protocol):
    """Whatever brings the page at an address."""

    def fetch(self, url: str) -> Input:
        """Return the page; raises a ``WhenceError`` where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class FailedInput:
    """A page that could not be brought: how the reader knows it, and why in one sentence."""

    name: str
    reason: str


def read_file(path: Path, *, name: str, told: Told) -> Input | FailedInput:
    """Return the page in a file, or why there is none."""
    try:
        if not path.is_file():
            return FailedInput(name, f"{name} is not a file: give a text or HTML file.")
        if path.stat().st_size > MAX_PAGE:
            return FailedInput(name, f"{name} is over 5 MB: give only the page with the article.")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        return FailedInput(name, unreadable(name, error))
    return Input(name=name, content=content, told=told)


def unreadable(name: str, error: Exception) -> str:
    """Return in one sentence that ``name`` cannot be read."""
    reason = (
        error.strerror
        if isinstance(error, OSError) and error.strerror
        else "its name cannot be used"
    )
    return f"{name} cannot be read ({reason}): check that it exists and that you may read it."
