"""Every error a person can meet: one clear sentence that says what to do, and its HTTP status."""


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


class TooManyError(WhenceError):
    """More requests than are answered; ``wait_s`` is when to ask again."""

    status = 429

    def __init__(self, message: str, wait_s: int) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class FetchError(WhenceError):
    """A public page could not be fetched."""

    status = 502


class DatabaseStateError(WhenceError):
    """The database cannot be used as it is: newer schema, corrupt, out of reach."""

    status = 503
