"""Every error a person can meet: one clear sentence that says what to do, and its HTTP status."""

from datetime import datetime
from enum import StrEnum


class WhenceError(Exception):
    """The root. ``str(error)`` is one sentence for the reader; ``status`` the HTTP status."""

    status = 500


class BadInputError(WhenceError):
    """What was handed in cannot be used: empty, binary, not a date, a private URL."""

    status = 422


class BadFilterError(BadInputError):
    """A query string says something that does not exist. ``field`` names the parameter."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class NotOverYetError(BadFilterError):
    """The moment asked for is not over; ``present`` is the exact present one, to be asked for."""

    def __init__(self, message: str, present: str) -> None:
        super().__init__("as_of", message)
        self.present = present


class TooLargeError(BadInputError):
    """More bytes than are taken in."""

    status = 413


class NotHeldError(WhenceError):
    """Nothing is held under this address."""

    status = 404


class RefusedError(WhenceError):
    """The request may not do this: not from here, or not without a token."""

    status = 403


class NoTokenError(WhenceError):
    """The request would have to say who it is from."""

    status = 401


class UnknownTypeError(BadInputError):
    """What is sent is of a kind that is not read here."""

    status = 415


class TooManyError(WhenceError):
    """More requests than are answered; ``wait_s`` is when to ask again."""

    status = 429

    def __init__(self, message: str, wait_s: int) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class RobotsError(BadInputError):
    """The robots.txt of a site asks robots not to fetch this page."""


class Fault(StrEnum):
    """Why a page did not come, as far as a person or a schedule would act differently."""

    GONE = "gone"  # 404, 410
    REFUSED = "refused"  # 401, 402, 403, 407, 451: somebody else may see it
    BUSY = "busy"  # 429, or 503 with a time to come back at
    FAILED = "failed"  # any other error of the site
    LATE = "late"  # no answer, or no end of it, within the time there is
    UNREACHABLE = "unreachable"  # no such name, no connection
    LARGE = "large"
    UNREADABLE = "unreadable"  # packed wrongly, redirects without end, no HTTP


class FetchError(WhenceError):
    """A public page could not be fetched.

    ``answered`` is the HTTP status the site gave (``status`` is the one we give), None where it
    gave none. ``retry_at`` (aware, UTC) is when the site asks to be asked again. ``moved_to`` is
    where permanent redirects led before it failed.
    """

    status = 502

    def __init__(
        self,
        message: str,
        *,
        fault: Fault = Fault.UNREADABLE,
        answered: int | None = None,
        retry_at: datetime | None = None,
        moved_to: str | None = None,
    ) -> None:
        super().__init__(message)
        self.fault = fault
        self.answered = answered
        self.retry_at = retry_at
        self.moved_to = moved_to

    @property
    def gone(self) -> bool:
        """Whether the site says that there is no such page (404 or 410)."""
        return self.fault is Fault.GONE


class DatabaseStateError(WhenceError):
    """The database cannot be used as it is: newer schema, corrupt, out of reach."""

    status = 503
