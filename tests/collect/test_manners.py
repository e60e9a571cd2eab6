"""Manners: turns, gaps, retries, what a site asks for, and asking only for what has changed."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.clock import now
from app.base.errors import Fault, FetchError, RobotsError
from app.collect.again_at import retry_after
from app.collect.fetch import Fetcher, Known, Unchanged
from app.collect.hosts import GAP_S, LONGEST_GAP_S, Hosts, host_of
from app.collect.known import known_from
from app.domain.article import Input
from tests.collect.loopback import (
    Answer,
    Site,
    a_fetcher,
    answer,
    hang_up,
    in_turn,
    redirect,
    status,
)

PRESENT = datetime(2025, 6, 25, 14, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.stop()


def fails(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(url)
    assert "\n" not in str(raised.value)
    return raised.value


# --- one connection and a gap per host


def test_a_host_sees_one_connection_at_a_time_whoever_asks(site: Site):
    there, most, lock = [0], [0], threading.Lock()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        with lock:
            there[0] += 1
            most[0] = max(most[0], there[0])
        threading.Event().wait(0.02)
        with lock:
            there[0] -= 1
        answer(b"words")(handler)

    site.answers |= {f"/{n}": slow for n in range(6)}
    hosts = Hosts(gap_s=0.0)
    came: list[bytes] = []

    def read(n: int) -> None:
        came.append(a_fetcher(site, hosts=hosts).fetch(f"{site.url}/{n}").content)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert came == [b"words"] * 6
    assert most[0] == 1
    assert site.asked.count("/robots.txt") == 1


def test_two_hosts_are_read_at_the_same_time(site: Site):
    hosts = Hosts()
    hosts.enter("one.example", "a", wait_s=0.0)
    hosts.enter("two.example", "b", wait_s=0.0)
    with pytest.raises(FetchError, match="one page at a time"):
        hosts.enter("two.example", "c", wait_s=0.0)


def test_after_a_visit_a_host_is_left_alone_for_the_gap():
    hosts = Hosts(gap_s=5.0)
    hosts.enter("one.example", "a", wait_s=0.0)
    hosts.leave("one.example", "a")
    with pytest.raises(FetchError) as raised:
        hosts.enter("one.example", "b", wait_s=1.0)
    assert raised.value.fault is Fault.BUSY
    assert raised.value.retry_at is not None
    assert timedelta(seconds=3) < raised.value.retry_at - now() <= timedelta(seconds=5)


def test_a_turn_comes_once_the_gap_is_over():
    hosts = Hosts(gap_s=0.02)
    for visitor in range(5):
        hosts.enter("one.example", visitor, wait_s=10.0)
        hosts.leave("one.example", visitor)


def test_leaving_twice_puts_nobody_else_out():
    hosts = Hosts(gap_s=0.0)
    hosts.enter("one.example", "a", wait_s=0.0)
    hosts.leave("one.example", "a")
    hosts.enter("one.example", "b", wait_s=0.0)
    hosts.leave("one.example", "a")
    with pytest.raises(FetchError):
        hosts.enter("one.example", "c", wait_s=0.0)


def test_two_sites_that_redirect_to_each_other_do_not_wait_in_a_ring(site: Site):
    other = Site()
    try:
        port = {site.port, other.port}
        policy = type(site.policy)(
            allowed_networks=("127.0.0.1/32",),  # pyright: ignore[reportArgumentType]
            allowed_ports=frozenset(port),
        )
        meet = threading.Barrier(2, timeout=10)

        def over_to(there: Site) -> Answer:
            def send(handler: BaseHTTPRequestHandler) -> None:
                meet.wait()
                redirect(f"{there.url}/b")(handler)

            return send

        site.answers |= {"/a": over_to(other), "/b": answer(b"one")}
        other.answers |= {"/a": over_to(site), "/b": answer(b"two")}
        fetcher = a_fetcher(site, policy=policy)
        came: list[bytes] = []

        def read(url: str) -> None:
            came.append(fetcher.fetch(url).content)

        asked = (f"{site.url}/a", f"{other.url}/a")
        threads = [threading.Thread(target=read, args=(url,)) for url in asked]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(came) == [b"one", b"two"]
    finally:
        other.stop()


def test_waiting_for_a_turn_does_not_use_up_the_time_of_the_page(site: Site):
    site.answers["/a"] = answer(b"words")
    hosts = Hosts(gap_s=0.0)
    hosts.enter(host_of(site.url), "somebody", wait_s=0.0)
    timer = threading.Timer(0.5, hosts.leave, (host_of(site.url), "somebody"))
    timer.start()
    fetcher = a_fetcher(site, hosts=hosts, deadline_s=0.3, patience_s=20.0)
    assert fetcher.fetch(f"{site.url}/a").content == b"words"
    timer.join()


@pytest.mark.parametrize(
    ("asked", "expected"), [("10", 10.0), ("0.1", GAP_S), ("86400", LONGEST_GAP_S), ("soon", GAP_S)]
)
def test_a_crawl_delay_is_obeyed_within_bounds(site: Site, asked: str, expected: float):
    site.answers["/robots.txt"] = answer(f"User-agent: *\nCrawl-delay: {asked}\n".encode())
    site.answers["/a"] = answer(b"words")
    hosts = Hosts()
    fetcher = a_fetcher(site, hosts=hosts, patience_s=0.0)
    fetcher.fetch(f"{site.url}/a")
    error = fails(fetcher, f"{site.url}/a")
    assert error.retry_at is not None
    assert expected - 1 < (error.retry_at - now()).total_seconds() <= expected


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://Post.Example/a", "post.example"),
        ("https://post.example:443/a", "post.example"),
        ("https://post.example./a", "post.example"),
        ("http://post.example:8080/a", "post.example:8080"),
    ],
)
def test_turns_are_kept_by_host_and_not_by_spelling(url: str, host: str):
    assert host_of(url) == host


# --- trying again


@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_a_fault_that_passes_is_tried_again(site: Site, code: int):
    site.answers["/a"] = in_turn(status(code), status(code), answer(b"words"))
    assert a_fetcher(site).fetch(f"{site.url}/a").content == b"words"


@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_a_fault_that_stays_ends_after_three_tries(site: Site, code: int):
    site.answers["/a"] = status(code)
    error = fails(a_fetcher(site), f"{site.url}/a")
    assert error.answered == code
    assert site.asked.count("/a") == 3


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451, 500, 501])
def test_what_does_not_pass_is_asked_for_once(site: Site, code: int):
    site.answers["/a"] = status(code)
    assert fails(a_fetcher(site), f"{site.url}/a").answered == code
    assert site.asked.count("/a") == 1


def test_a_broken_connection_is_tried_again(site: Site):
    site.answers["/a"] = in_turn(hang_up, answer(b"words"))
    assert a_fetcher(site).fetch(f"{site.url}/a").content == b"words"


def test_a_body_that_breaks_off_is_tried_again(site: Site):
    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half of it")
        hang_up(handler)

    site.answers["/a"] = in_turn(half, answer(b"all of it"))
    assert a_fetcher(site).fetch(f"{site.url}/a").content == b"all of it"


def test_a_host_nobody_listens_at_is_tried_again_and_then_called_unreachable(site: Site):
    fetcher = a_fetcher(site)
    site.stop()
    error = fails(fetcher, f"{site.url}/a")
    assert error.fault is Fault.UNREACHABLE
    assert error.answered is None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        *((404, Fault.GONE), (410, Fault.GONE), (401, Fault.REFUSED), (403, Fault.REFUSED)),
        *((451, Fault.REFUSED), (429, Fault.BUSY), (503, Fault.BUSY), (500, Fault.FAILED)),
    ],
)
def test_an_error_says_what_kind_of_fault_it_is(site: Site, code: int, fault: Fault):
    site.answers["/a"] = status(code)
    error = fails(a_fetcher(site), f"{site.url}/a")
    assert error.fault is fault
    assert error.gone == (fault is Fault.GONE)
    assert error.retry_at is None


# --- Retry-After


@pytest.mark.parametrize("code", [429, 503])
def test_a_short_retry_after_is_waited_for(site: Site, code: int):
    site.answers["/a"] = in_turn(status(code, Retry_After="0.2"), answer(b"words"))
    assert a_fetcher(site).fetch(f"{site.url}/a").content == b"words"
    assert site.asked.count("/a") == 2


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize("written", ["seconds", "date"])
def test_a_long_retry_after_is_told_and_not_waited_for(site: Site, code: int, written: str):
    later = now() + timedelta(hours=1)
    value = "3600" if written == "seconds" else format_datetime(later, usegmt=True)
    site.answers["/a"] = status(code, Retry_After=value)
    error = fails(a_fetcher(site), f"{site.url}/a")
    assert error.fault is Fault.BUSY
    assert error.retry_at is not None
    assert abs(error.retry_at - later) < timedelta(seconds=5)
    assert "asks to come back at" in str(error)
    assert site.asked.count("/a") == 1


def test_a_host_that_asked_to_be_left_alone_is_not_asked_for_other_pages(site: Site):
    site.answers["/a"] = status(429, Retry_After="3600")
    site.answers["/b"] = answer(b"words")
    hosts = Hosts(gap_s=0.0)
    fails(a_fetcher(site, hosts=hosts), f"{site.url}/a")
    error = fails(a_fetcher(site, hosts=hosts), f"{site.url}/b")
    assert error.retry_at is not None
    assert "asks to come back at" in str(error)
    assert "/b" not in site.asked


def test_robots_that_ask_to_come_back_are_obeyed_too(site: Site):
    site.answers["/robots.txt"] = status(503, Retry_After="3600")
    assert fails(a_fetcher(site), f"{site.url}/a").retry_at is not None
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Wed, 25 Jun 2025 14:10:00 GMT", 600),
        ("Wednesday, 25-Jun-25 14:10:00 GMT", 600),
        ("Wed Jun 25 14:10:00 2025", 600),
        ("Wed, 25 Jun 2025 16:10:00 +0200", 600),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 0),
        ("999999999", 365 * 86400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 365 * 86400),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("Wed, 99 Jun 2025 14:10:00 GMT", None),
        ("1e9", None),
        ("٣", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_seconds_and_as_a_date(value: str | None, seconds: int | None):
    expected = None if seconds is None else PRESENT + timedelta(seconds=seconds)
    assert retry_after(value, present=PRESENT) == expected


@given(st.text(max_size=80))
def test_whatever_a_retry_after_says_it_is_within_a_year_or_nothing(value: str):
    at = retry_after(value, present=PRESENT)
    assert at is None or PRESENT <= at <= PRESENT + timedelta(days=365)


# --- asking for what has changed


def test_an_unchanged_page_is_a_result(site: Site):
    site.answers["/a"] = status(304, ETag='"one"')
    known = Known(etag='"one"', last_modified="Wed, 25 Jun 2025 14:10:00 GMT")
    came = a_fetcher(site).fetch(f"{site.url}/a", known=known)
    assert isinstance(came, Unchanged)
    assert came.final_url == f"{site.url}/a"
    assert came.looked_at.tzinfo is not None
    assert dict(came.headers)["etag"] == '"one"'
    said = site.headers[-1]
    assert said["if-none-match"] == '"one"'
    assert said["if-modified-since"] == "Wed, 25 Jun 2025 14:10:00 GMT"


def test_a_changed_page_comes_whole(site: Site):
    site.answers["/a"] = answer(b"new words", ETag='"two"')
    came = a_fetcher(site).fetch(f"{site.url}/a", known=Known(etag='"one"'))
    assert isinstance(came, Input)
    assert came.content == b"new words"
    assert known_from(dict(came.headers)) == Known(etag='"two"')


def test_robots_are_asked_for_whole(site: Site):
    site.answers["/a"] = status(304)
    a_fetcher(site).fetch(f"{site.url}/a", known=Known(etag='"one"'))
    assert site.asked[0] == "/robots.txt"
    assert "if-none-match" not in site.headers[0]


def test_a_304_that_was_not_asked_for_is_a_failure(site: Site):
    site.answers["/a"] = status(304)
    assert fails(a_fetcher(site), f"{site.url}/a").answered == 304


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "\x00", "“one”", "x" * 2000, ""])
def test_a_validator_that_cannot_be_a_header_is_left_out(value: str):
    assert Known(etag=value, last_modified=value).headers == {}


# --- moved


@pytest.mark.parametrize(
    ("codes", "moved"),
    [
        ((301,), "/1"),
        ((308,), "/1"),
        ((302,), None),
        ((301, 308), "/2"),
        ((301, 302), "/1"),
        ((302, 301), None),
        ((307, 308), None),
    ],
)
def test_a_permanent_redirect_is_told(site: Site, codes: tuple[int, ...], moved: str | None):
    for n, code in enumerate(codes):
        site.answers[f"/{n}"] = redirect(f"/{n + 1}", code)
    site.answers[f"/{len(codes)}"] = answer(b"words")
    came = a_fetcher(site).fetch(f"{site.url}/0")
    assert came.final_url == f"{site.url}/{len(codes)}"
    assert came.moved_to == (f"{site.url}{moved}" if moved else None)


def test_a_page_that_moved_and_is_gone_tells_both(site: Site):
    site.answers["/a"] = redirect("/b", 301)
    error = fails(a_fetcher(site), f"{site.url}/a")
    assert error.gone
    assert error.moved_to == f"{site.url}/b"


# --- robots


def test_what_robots_forbid_is_an_error_of_its_own(site: Site):
    site.answers["/robots.txt"] = answer(b"User-agent: whence\nDisallow: /\n")
    with pytest.raises(RobotsError):
        a_fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    "text",
    [
        b"\xff\xfe\x00",
        b"Disallow: " + b"*" * 5000,
        b"User-agent: *\nDisallow: /%zz[(\n",
        b"\x00" * 99,
    ],
    ids=["bytes", "stars", "brackets", "nul"],
)
def test_robots_nobody_can_read_do_not_break_a_fetch(site: Site, text: bytes):
    site.answers["/robots.txt"] = answer(text)
    site.answers["/a"] = answer(b"words")
    assert a_fetcher(site).fetch(f"{site.url}/a").content == b"words"


def test_robots_that_have_moved_are_followed(site: Site):
    site.answers["/robots.txt"] = redirect("/rules.txt", 301)
    site.answers["/rules.txt"] = answer(b"User-agent: *\nDisallow: /\n")
    with pytest.raises(RobotsError):
        a_fetcher(site).fetch(f"{site.url}/a")


def test_robots_are_asked_again_after_a_day(site: Site, monkeypatch: pytest.MonkeyPatch):
    site.answers["/a"] = answer(b"words")
    fetcher = a_fetcher(site)
    fetcher.fetch(f"{site.url}/a")
    monkeypatch.setattr("app.collect.hosts.ROBOTS_LAST_S", 0.0)
    hosts = Hosts(gap_s=0.0)
    fetcher = a_fetcher(site, hosts=hosts)
    fetcher.fetch(f"{site.url}/a")
    fetcher.fetch(f"{site.url}/a")
    assert site.asked.count("/robots.txt") == 3
