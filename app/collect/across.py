"""Work on many hosts at once, on each of them one thing after the other."""

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from queue import Empty, Full, Queue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORKERS = 16
_WAITING = 8  # results that wait to be used: what bounds the memory
_TICK_S = 0.1


def across_hosts(
    items: Iterable[T],
    do: Callable[[T], R],
    *,
    host_of: Callable[[T], str],
    stop: Callable[[], bool],
    workers: int = WORKERS,
) -> Generator[tuple[T, R]]:
    """Yield each item with what ``do`` makes of it, in the order they are done.

    ``do`` runs in threads, for the items of one host one after the other in their order. Once
    ``stop`` says yes nothing is begun any more; what is under way is still yielded. What ``do``
    raises is raised here.
    """
    hosts: dict[str, list[T]] = {}
    for item in items:
        hosts.setdefault(host_of(item), []).append(item)
    crew = _Crew(hosts.values(), do)
    threads = [
        threading.Thread(target=crew.run, name="whence-across", daemon=True)
        for _ in range(min(workers, len(hosts)))
    ]
    for thread in threads:
        thread.start()
    try:
        while True:
            if stop():
                crew.stopped = True
            try:
                done = crew.done.get(timeout=_TICK_S)
            except Empty:
                if not any(thread.is_alive() for thread in threads) and crew.done.empty():
                    return
                continue
            if isinstance(done, BaseException):
                raise done
            yield done
    finally:
        crew.stopped = crew.left = True


class _Crew(Generic[T, R]):
    def __init__(self, groups: Iterable[list[T]], do: Callable[[T], R]) -> None:
        self.done: Queue[tuple[T, R] | BaseException] = Queue(_WAITING)
        self.stopped = False
        self.left = False
        self._groups = deque(groups)
        self._do = do

    def run(self) -> None:
        while not self.stopped:
            try:
                group = self._groups.popleft()
            except IndexError:
                return
            for item in group:
                if self.stopped:
                    return
                try:
                    self._put((item, self._do(item)))
                except BaseException as error:  # noqa: BLE001 - handed to the caller's thread
                    self._put(error)
                    return

    def _put(self, done: tuple[T, R] | BaseException) -> None:
        while not self.left:
            try:
                self.done.put(done, timeout=_TICK_S)
            except Full:
                continue
            return
