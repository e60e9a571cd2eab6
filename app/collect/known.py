"""What is known of a page from the last time it was fetched, to ask only for what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

_LONGEST = 1024  # characters of a header that is sent back


@dataclass(frozen=True, slots=True)
class Known:
    """The validators of the last answer; None where it gave none."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What a request says so that an unchanged page is not sent again; {} if nothing is."""
        said = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in said.items() if value and _can_be_sent(value)}


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page the site says is the same as when it was last fetched: a result, not a failure.

    ``name`` is the address asked for, ``final_url`` the one that answered, ``moved_to`` where
    permanent redirects lead (None without one).
    """

    name: str
    final_url: str
    looked_at: datetime
    headers: tuple[tuple[str, str], ...] = ()
    moved_to: str | None = None


def known_from(headers: Mapping[str, object]) -> Known:
    """Return what ``headers`` of an earlier answer (names in lower case) let a later one ask."""
    etag, modified = headers.get("etag"), headers.get("last-modified")
    return Known(
        etag=etag if isinstance(etag, str) else None,
        last_modified=modified if isinstance(modified, str) else None,
    )


def _can_be_sent(value: str) -> bool:
    return len(value) <= _LONGEST and value.isascii() and value.isprintable()
