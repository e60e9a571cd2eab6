"""Who runs a job: a name for this process, and whether another one is still there."""

import os
import socket
import uuid
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from app.base.clock import now
from app.domain.jobs import Held

LEASE = timedelta(minutes=15)
"""How long a process on another machine may be silent; no item takes nearly as long."""

_running: set[str] = set()


def new_holder() -> str:
    """Return a name for one run of a job in this process, by which others can look for it."""
    pid = os.getpid()
    name = f"{socket.gethostname()}|{pid}|{_began(pid) or 0}|{uuid.uuid4().hex[:12]}"
    _running.add(name)
    return name


def forget_holder(name: str) -> None:
    """Say that the run is over, however it ended."""
    _running.discard(name)


def is_gone(held: Held) -> bool:
    """Tell whether nobody runs this job any more.

    On this machine the process is looked up; on another one it may be silent for ``LEASE``.
    """
    host, _, rest = held.holder.partition("|")
    if host != socket.gethostname():
        return now() - held.beat_at > LEASE
    pid, _, rest = rest.partition("|")
    began = rest.partition("|")[0]
    if not pid.isdigit() or _began(int(pid)) != int(began or 0):
        return True
    return int(pid) == os.getpid() and held.holder not in _running


def _began(pid: int) -> int | None:
    """Return when a process began, in ticks of this machine; 0 if unknown, None if it is gone."""
    with suppress(OSError, ValueError, IndexError):
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        state, *fields = told.rpartition(")")[2].split()
        return None if state == "Z" else int(fields[18])
    if Path("/proc/self/stat").exists():
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        return 0
    return 0
