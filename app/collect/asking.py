"""One request and its answer: every failure is one sentence, and some are worth another try."""

import logging
import socket
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TypeVar

import httpx
import stamina
from ssrfguard import SSRFGuardError
from ssrfguard.httpx import Client

from app.base.clock import now
from app.base.errors import BadInputError, Fault, FetchError
from app.collect.again_at import retry_after
from app.collect.hosts import come_back, host_of
from app.collect.refusing import refused
from app.collect.trip import Trip

Result = TypeVar("Result")
TRIES = 3
BACKOFF_S = 1.0  # doubled with every try, with up to as much again by chance
_BUSY = frozenset((429, 503))
_PASSING = frozenset((429, 502, 503, 504))
_WITHHELD = frozenset((401, 402, 403, 407, 451))

# stamina tells of each retry at the level of warnings, which would stand between progress bars.
logging.getLogger("stamina").addHandler(logging.NullHandler())


class sent:  # noqa: N801 - reads as a context manager
    """One request and its answer, with every failure as one sentence about ``shown``."""

    def __init__(
        self,
        client: Client,
        url: str,
        *,
        shown: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._client = client
        self._url = url
        self._shown = shown or url
        self._headers = dict(headers or {})
        self._response: httpx.Response | None = None

    def __enter__(self) -> httpx.Response:
        try:
            request = self._client.build_request("GET", self._url, headers=self._headers)
            self._response = self._client.send(request, stream=True)
        except SSRFGuardError as error:
            raise refused(self._shown, error) from error
        except httpx.InvalidURL as error:
            raise BadInputError(
                f"{self._url[:200]} is no address of a page: check its spelling."
            ) from error
        except (httpx.HTTPError, OSError, ValueError) as error:
            raise _failed(self._shown, error) from error
        return self._response

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._response is not None:
            self._response.close()
        if isinstance(error, httpx.HTTPError | OSError | ValueError):
            raise _failed(self._shown, error) from error


def ask_again(ask: Callable[[], Result], trip: Trip, url: str, *, backoff_s: float) -> Result:
    """Return what ``ask`` returns, trying again where the failure may pass.

    That is 429, 502, 503, 504 and broken connections. A Retry-After is obeyed to the second where
    the trip has the time for it; where it has not, the error tells the moment (``retry_at``).
    """

    def worth_waiting(error: Exception) -> bool | float:
        if not isinstance(error, FetchError) or not _may_pass(error):
            return False
        if error.retry_at is not None:
            wait_s = max(0.0, (error.retry_at - now()).total_seconds())
            return wait_s if wait_s < trip.left_s else False
        return trip.left_s > 2 * backoff_s * 2**TRIES

    for attempt in stamina.retry_context(
        on=worth_waiting,
        attempts=TRIES,
        timeout=None,
        wait_initial=backoff_s,
        wait_max=backoff_s * 2**TRIES,
        wait_jitter=backoff_s,
    ):
        with attempt:
            trip.check(url)
            return ask()
    raise AssertionError("the last attempt returns or raises")


def refuse_errors(
    response: httpx.Response, url: str, *, moved_to: str | None = None, advice: str = ""
) -> None:
    """Raise what an error status means, as one sentence about ``url`` that ends in ``advice``.

    Raises:
        FetchError: the status is no success.
    """
    code = response.status_code
    if code < 300:
        return
    at = retry_after(response.headers.get("retry-after"), present=now())
    if code in _BUSY and at is not None:
        error = come_back(host_of(str(response.url)), at, answered=code)
        error.moved_to = moved_to
        raise error
    advice = advice or _ADVICE.get(_fault_of(code), "look at it in a browser first")
    raise FetchError(
        f"{url} answered {code}: {advice}.",
        fault=_fault_of(code),
        answered=code,
        moved_to=moved_to,
    )


_ADVICE = {
    Fault.GONE: "look for the page in a web archive",
    Fault.BUSY: "try later",
    Fault.FAILED: "try later",
}


def _fault_of(code: int) -> Fault:
    if code in (404, 410):
        return Fault.GONE
    if code in _WITHHELD:
        return Fault.REFUSED
    return Fault.BUSY if code in _BUSY else Fault.FAILED


def _may_pass(error: FetchError) -> bool:
    if error.answered is not None:
        return error.answered in _PASSING
    cause = error.__cause__
    if isinstance(cause, httpx.TimeoutException) and not isinstance(cause, httpx.ConnectTimeout):
        return False  # it was reached and is slow: asking again only adds to its load
    return isinstance(cause, httpx.TransportError | OSError) and not _is_unknown(cause)


def _is_unknown(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, socket.gaierror):
            return True
        error = error.__cause__ or error.__context__
    return False


def _failed(url: str, error: Exception) -> FetchError:
    if isinstance(error, httpx.TimeoutException):
        return FetchError(f"{url} did not answer in time: try later.", fault=Fault.LATE)
    if isinstance(error, httpx.ConnectError | OSError):
        return FetchError(
            f"{url} cannot be reached: check the address, or try later.", fault=Fault.UNREACHABLE
        )
    return FetchError(f"{url} answered nothing that can be read: try later, or paste its text.")
