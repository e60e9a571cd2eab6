"""Manners towards hosts: one connection at a time, a gap between visits, a rest where asked for."""

import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from app.base.clock import now
from app.base.errors import Fault, FetchError
from app.base.moments import say_instant

GAP_S = 1.0
LONGEST_GAP_S = 30.0  # a longer Crawl-delay would keep everything else on the host waiting
ROBOTS_LAST_S = 24 * 3600.0  # RFC 9309, 2.4: not kept for more than a day
_LONGEST_REST = timedelta(days=7)
_KEPT = 2000
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(slots=True)
class _Host:
    """``free_at`` is on the monotonic clock; ``taken_by`` is whoever is there now."""

    gap_s: float
    free_at: float = 0.0
    taken_by: object | None = None
    rests_until: datetime | None = None


class Hosts:
    """What is known of the hosts this process talks to; shared by all its threads.

    ``gap_s`` lies between the end of one visit to a host and the start of the next.
    """

    def __init__(self, *, gap_s: float = GAP_S) -> None:
        self._gap_s = gap_s
        self._changed = threading.Condition()
        self._hosts: dict[str, _Host] = {}
        self._rules: dict[str, tuple[Protego, float]] = {}

    def enter(self, host: str, visitor: object, *, wait_s: float) -> None:
        """Wait for the turn of ``visitor`` at ``host``, at most ``wait_s``.

        Raises:
            FetchError: the turn does not come in that time; ``retry_at`` says when it may.
        """
        ends_at = time.monotonic() + wait_s
        with self._changed:
            while True:
                known = self._host(host)
                rest_s = _seconds_until(known.rests_until)
                early_s = max(known.free_at - time.monotonic(), rest_s)
                left_s = ends_at - time.monotonic()
                if known.taken_by is None and early_s <= 0:
                    known.taken_by = visitor
                    return
                if known.rests_until is not None and rest_s > left_s:
                    raise come_back(host, known.rests_until)
                if left_s <= 0 or early_s > left_s:
                    raise FetchError(
                        f"{host} is still being read from, one page at a time: try later.",
                        fault=Fault.BUSY,
                        retry_at=now() + timedelta(seconds=max(early_s, known.gap_s, 1.0)),
                    )
                self._changed.wait(left_s if known.taken_by is not None else min(left_s, early_s))

    def leave(self, host: str, visitor: object) -> None:
        """End the visit; does nothing if ``visitor`` is not there (any more)."""
        with self._changed:
            known = self._hosts.get(host)
            if known is not None and known.taken_by is visitor:
                known.taken_by = None
                known.free_at = time.monotonic() + known.gap_s
                self._changed.notify_all()

    def slow_down(self, host: str, delay_s: float | None) -> None:
        """Obey a Crawl-delay: never less than the usual gap, never more than ``LONGEST_GAP_S``."""
        with self._changed:
            self._host(host).gap_s = max(self._gap_s, min(delay_s or 0.0, LONGEST_GAP_S))

    def rest(self, host: str, until: datetime) -> None:
        """Leave ``host`` alone until then."""
        with self._changed:
            self._host(host).rests_until = min(until, now() + _LONGEST_REST)

    def rules_of(self, site: str) -> Protego | None:
        """Return the robots.txt of ``site`` as last read, None if that is over a day ago."""
        with self._changed:
            rules, until = self._rules.get(site, (None, 0.0))
        return rules if time.monotonic() < until else None

    def keep_rules(self, site: str, rules: Protego) -> None:
        """Remember the robots.txt of ``site`` for a day."""
        with self._changed:
            if len(self._rules) >= _KEPT:
                self._rules.clear()
            self._rules[site] = (rules, time.monotonic() + ROBOTS_LAST_S)

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            if len(self._hosts) >= _KEPT:
                self._forget_idle()
            self._hosts[host] = _Host(gap_s=self._gap_s)
        return self._hosts[host]

    def _forget_idle(self) -> None:
        at, present = time.monotonic(), now()
        self._hosts = {
            name: host
            for name, host in self._hosts.items()
            if host.taken_by is not None
            or host.free_at > at
            or (host.rests_until is not None and host.rests_until > present)
        }


SHARED = Hosts()


def host_of(url: str) -> str:
    """Return the host of a checked address as turns are kept for it, with a port that is unusual.

    ``http`` and ``https`` are one host.
    """
    parts = urlsplit(url)
    name = (parts.hostname or "").lower().rstrip(".")
    usual = parts.port in (None, _DEFAULT_PORTS.get(parts.scheme.lower()))
    return name if usual else f"{name}:{parts.port}"


def come_back(host: str, at: datetime, *, answered: int | None = None) -> FetchError:
    """Return the error that says when ``host`` wants to be asked again."""
    return FetchError(
        f"{host} asks to come back at {say_instant(at.replace(microsecond=0))}: try again then.",
        fault=Fault.BUSY,
        answered=answered,
        retry_at=at,
    )


def _seconds_until(moment: datetime | None) -> float:
    return (moment - now()).total_seconds() if moment is not None else 0.0
