"""How often somebody may ask: a bucket of tries each, filled again bit by bit."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from app.base.errors import TooManyError

MAX_KNOWN = 10_000


class Rate:
    """At most ``at_once`` tries at once and ``a_minute`` in the long run, for each name."""

    def __init__(
        self, *, a_minute: int, at_once: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_s = a_minute / 60
        self._most = at_once
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> None:
        """Count one try.

        Raises:
            TooManyError: there were too many; it says how long to wait.
        """
        at = self._clock()
        left, since = self._left.pop(name, (float(self._most), at))
        left = min(float(self._most), left + (at - since) * self._per_s)
        if left < 1:
            self._left[name] = (left, at)
            wait_s = max(1, math.ceil((1 - left) / self._per_s))
            raise TooManyError(f"This is too much at once; ask again in {wait_s} s.", wait_s)
        self._left[name] = (left - 1, at)
        while len(self._left) > MAX_KNOWN:
            self._left.popitem(last=False)
