"""One fetch under a deadline, whatever it waits for."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

from app.base.errors import Fault, FetchError

Result = TypeVar("Result")


class Trip:
    """The time one fetch has. It can be told from outside to end; the clock can stand still."""

    def __init__(self, deadline_s: float) -> None:
        self._changed = threading.Condition()
        self._ends_at = time.monotonic() + deadline_s
        self._paused_with: float | None = None
        self._ended = False
        self._done = False
        self._close: list[Callable[[], None]] = []

    @property
    def left_s(self) -> float:
        """The seconds that are left, 0 if none are."""
        if self._ended:
            return 0.0
        if self._paused_with is not None:
            return self._paused_with
        return max(0.0, self._ends_at - time.monotonic())

    def on_end(self, close: Callable[[], None]) -> None:
        """Call ``close`` when the trip is told to end."""
        self._close.append(close)

    def check(self, url: str) -> None:
        """Go on only while there is time.

        Raises:
            FetchError: there is none left.
        """
        if not self.left_s:
            raise FetchError(
                f"{url} took too long to arrive: try later, or paste its text.", fault=Fault.LATE
            )

    @contextmanager
    def paused(self) -> Generator[None]:
        """Let the clock stand still: waiting for one's turn is not the site's slowness."""
        self._pause()
        try:
            yield
        finally:
            self._go_on()

    def end(self) -> None:
        """Close whatever is open; every later check fails."""
        self._ended = True
        for close in self._close:
            close()

    def finish(self) -> None:
        """Say that the work is over."""
        with self._changed:
            self._done = True
            self._changed.notify_all()

    def wait(self) -> bool:
        """Wait for the end of the work; tell whether it came in time."""
        with self._changed:
            while not self._done:
                left = None if self._paused_with is not None else self.left_s
                if left == 0.0:
                    return False
                self._changed.wait(left)
        return True

    def _pause(self) -> None:
        with self._changed:
            self._paused_with = self.left_s
            self._changed.notify_all()

    def _go_on(self) -> None:
        with self._changed:
            self._ends_at = time.monotonic() + (self._paused_with or 0.0)
            self._paused_with = None
            self._changed.notify_all()


def within(deadline_s: float, work: Callable[[Trip], Result], url: str) -> Result:
    """Run ``work`` in a thread that is left behind at the deadline.

    A look-up of a name and headers that arrive byte by byte know no total time; the thread ends by
    itself once its sockets are closed. What ``work`` raises is raised here.

    Raises:
        FetchError: the deadline came first.
    """
    trip = Trip(deadline_s)
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work(trip))
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread below
            failed.append(error)
        finally:
            trip.finish()

    threading.Thread(target=run, name="whence-fetch", daemon=True).start()
    try:
        in_time = trip.wait()
    except BaseException:  # somebody pressed Ctrl-C: leave no connection behind
        trip.end()
        raise
    if not in_time:
        trip.end()
        raise FetchError(
            f"{url} took over {deadline_s:g} s to arrive: try later, or paste its text.",
            fault=Fault.LATE,
        )
    if failed:
        raise failed[0]
    return done[0]
