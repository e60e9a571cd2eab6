import threading
from collections import Counter, defaultdict

import pytest

from app.collect.across import across_hosts


def host_of(item: str) -> str:
    return item.partition("/")[0]


def never() -> bool:
    return False


def test_every_item_is_done_once_and_those_of_a_host_in_their_order():
    items = [f"h{n % 7}/{n}" for n in range(100)]
    done = list(across_hosts(items, len, host_of=host_of, stop=never, workers=5))
    assert sorted(item for item, _ in done) == sorted(items)
    assert all(result == len(item) for item, result in done)
    order: dict[str, list[str]] = defaultdict(list)
    for item, _ in done:
        order[host_of(item)].append(item)
    assert all(
        found == [item for item in items if host_of(item) == host] for host, found in order.items()
    )


def test_a_host_is_never_visited_twice_at_a_time_and_hosts_are_side_by_side():
    here: Counter[str] = Counter()
    most: Counter[str] = Counter()
    lock = threading.Lock()
    both = threading.Barrier(2, timeout=30)

    def visit(item: str) -> None:
        with lock:
            here[host_of(item)] += 1
            most[host_of(item)] = max(most[host_of(item)], here[host_of(item)])
        both.wait()  # passes only while another host is visited too
        with lock:
            here[host_of(item)] -= 1

    items = [f"{host}/{n}" for n in range(5) for host in "ab"]
    assert len(list(across_hosts(items, visit, host_of=host_of, stop=never))) == 10
    assert most == {"a": 1, "b": 1}


def test_once_stopped_nothing_is_begun():
    begun: list[str] = []
    seen: list[str] = []
    items = [f"one/{n}" for n in range(50)]
    found = across_hosts(items, begun.append, host_of=host_of, stop=lambda: bool(seen), workers=1)
    for item, _ in found:
        seen.append(item)
    assert len(seen) == len(begun) < 50


def test_a_reader_that_leaves_ends_the_threads():
    before = threading.active_count()
    found = across_hosts([f"h{n}/" for n in range(40)], len, host_of=host_of, stop=never)
    next(found)
    found.close()
    for thread in threading.enumerate():
        if thread.name == "whence-across":
            thread.join(30)
    assert threading.active_count() <= before


def test_a_fault_is_raised_where_the_results_are_read():
    def fail(item: str) -> None:
        raise KeyError(item)

    with pytest.raises(KeyError):
        list(across_hosts(["a/", "b/"], fail, host_of=host_of, stop=never))


def test_nothing_to_do_is_done_at_once():
    assert list(across_hosts([], len, host_of=host_of, stop=never)) == []
