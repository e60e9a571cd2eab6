import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from ssrfguard import Policy

from app.base.errors import BadInputError, FetchError, WhenceError
from app.collect.fetch import Fetcher, check_url
from tests.collect.loopback import Site, a_fetcher, answer, redirect, status


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.stop()


def test_a_page_is_brought_with_where_it_ended_and_what_it_was_called(site: Site):
    site.answers["/a"] = redirect("/b")
    site.answers["/b"] = answer(
        b"<p>words</p>", Content_Type="text/html; charset=utf-8", Set_Cookie="a=b"
    )
    page = a_fetcher(site).fetch(f"{site.url}/a")
    assert page.content == b"<p>words</p>"
    assert page.media_type == "text/html; charset=utf-8"
    assert page.final_url == f"{site.url}/b"
    assert page.name == f"{site.url}/a"
    assert page.retrieved_at is not None
    assert page.retrieved_at.tzinfo is not None
    assert "set-cookie" not in dict(page.headers)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.1.1",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "224.0.0.1",
        "0.0.0.0",  # noqa: S104 - refused, not bound
    ],
)
def test_a_private_address_is_refused_in_every_spelling(host: str, monkeypatch: pytest.MonkeyPatch):
    opened: list[object] = []

    def connect(_: socket.socket, address: object) -> None:
        opened.append(address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(WhenceError):
        Fetcher().fetch(f"http://{host}/")
    assert opened == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://post.example/",
        "data:text/html,a",
        "ftp://post.example/",
        "http://user:word@post.example/",
        "http://post.example:8080/",
        "https://post.example:22/",
        "http://",
        "http://[::1",
        "no address",
        "http://po st.example/",
    ],
)
def test_an_address_that_is_no_public_page_is_refused_before_any_look_up(url: str):
    def never(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        raise AssertionError("a name was looked up")

    with pytest.raises(BadInputError):
        check_url(url)
    with pytest.raises(BadInputError):
        Fetcher(resolver=never).fetch(url)


def resolving(*addresses: str) -> Callable[..., list[tuple[int, int, int, str, tuple[str, int]]]]:
    """Answer each look-up with the next of ``addresses``, the last one for ever."""
    waiting = list(addresses)

    def resolve(
        host: str, port: int, *_: object, **__: object
    ) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        address = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    return resolve


def test_a_name_that_resolves_inside_is_refused_without_a_connection(site: Site):
    policy = Policy(allowed_ports=frozenset({site.port}))
    fetcher = Fetcher(policy=policy, resolver=resolving("127.0.0.1"))
    with pytest.raises(BadInputError, match="refused"):
        fetcher.fetch(f"http://post.example:{site.port}/a")
    assert site.asked == []


def test_a_name_that_moves_between_check_and_connection_is_pinned(site: Site):
    site.answers["/robots.txt"] = answer(b"")
    site.answers["/a"] = answer(b"words")
    fetcher = a_fetcher(site, resolver=resolving("127.0.0.1", "10.0.0.1"))
    assert fetcher.fetch(f"http://post.example:{site.port}/a").content == b"words"


@pytest.mark.parametrize(
    "to",
    ["http://10.0.0.1/", "file:///etc/passwd", "http://127.0.0.1:22/", "http://a@post.example/"],
)
def test_a_redirect_to_a_refused_address_is_refused_at_that_hop(site: Site, to: str):
    site.answers["/a"] = redirect(to)
    with pytest.raises(BadInputError, match="refused"):
        a_fetcher(site).fetch(f"{site.url}/a")
    assert site.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("to", ["http://[", "//", "http://" + "a" * 300 + ".example/"])
def test_a_redirect_to_no_address_is_one_sentence(site: Site, to: str):
    site.answers["/a"] = redirect(to)
    with pytest.raises(WhenceError) as raised:
        a_fetcher(site).fetch(f"{site.url}/a")
    assert "\n" not in str(raised.value)


def test_a_refusal_names_the_address_that_was_given():
    with pytest.raises(BadInputError, match=r"^http://localhost/a is refused"):
        Fetcher(resolver=resolving("127.0.0.1")).fetch("http://localhost/a")


def test_a_redirect_loop_ends_after_five(site: Site):
    site.answers["/a"] = redirect("/a")
    with pytest.raises(FetchError, match="redirects more than 5"):
        a_fetcher(site).fetch(f"{site.url}/a")
    assert site.asked.count("/a") == 6


def test_a_packed_page_is_unpacked(site: Site):
    site.answers["/a"] = answer(gzip.compress(b"words " * 1000), Content_Encoding="gzip")
    assert a_fetcher(site).fetch(f"{site.url}/a").content == b"words " * 1000


def test_a_gzip_bomb_stops_at_the_limit(site: Site):
    site.answers["/a"] = answer(gzip.compress(bytes(60 * 1024 * 1024)), Content_Encoding="gzip")
    with pytest.raises(FetchError, match="over 10 MB"):
        a_fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_packing_that_was_not_asked_for_is_refused(site: Site, encoding: str):
    site.answers["/a"] = answer(b"words", Content_Encoding=encoding)
    with pytest.raises(FetchError, match="packed as"):
        a_fetcher(site).fetch(f"{site.url}/a")


def test_broken_packing_is_one_sentence(site: Site):
    site.answers["/a"] = answer(b"no gzip at all", Content_Encoding="gzip")
    with pytest.raises(FetchError, match="packed wrongly"):
        a_fetcher(site).fetch(f"{site.url}/a")


def test_a_body_without_end_stops_at_the_limit(site: Site):
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"a" * 65536)
        except OSError:
            return

    site.answers["/a"] = endless
    with pytest.raises(FetchError, match="over 1 MB"):
        a_fetcher(site, max_bytes=1024 * 1024).fetch(f"{site.url}/a")


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_slow_drip_ends_at_the_deadline(site: Site, part: str):
    ended = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        if part == "body":
            handler.send_response(200)
            handler.end_headers()
        try:
            while not ended.wait(0.05):
                handler.wfile.write(b"a")
                handler.wfile.flush()
        except OSError:
            return

    site.answers["/a"] = drip
    try:
        with pytest.raises(FetchError, match=r"took|in time"):
            a_fetcher(site, deadline_s=0.5).fetch(f"{site.url}/a")
    finally:
        ended.set()


def test_a_look_up_that_never_answers_ends_at_the_deadline():
    ended = threading.Event()

    def stuck(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        ended.wait(5)
        raise socket.gaierror("no such name")

    try:
        with pytest.raises(FetchError, match="took over"):
            Fetcher(resolver=stuck, deadline_s=0.2).fetch("http://post.example/")
    finally:
        ended.set()


def test_an_unknown_name_cannot_be_reached():
    def unknown(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        raise socket.gaierror("no such name")

    with pytest.raises(FetchError, match="cannot be reached"):
        Fetcher(resolver=unknown).fetch("http://post.example/")


@pytest.mark.parametrize("code", [403, 404, 410, 500])
def test_an_error_answer_is_one_sentence(site: Site, code: int):
    site.answers["/a"] = status(code)
    with pytest.raises(FetchError, match=f"answered {code}"):
        a_fetcher(site).fetch(f"{site.url}/a")


def test_robots_are_obeyed_and_asked_for_once(site: Site):
    site.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /private/\n")
    site.answers["/open"] = answer(b"words")
    fetcher = a_fetcher(site)
    assert fetcher.fetch(f"{site.url}/open").content == b"words"
    with pytest.raises(BadInputError, match=r"robots\.txt asks robots not to"):
        fetcher.fetch(f"{site.url}/private/a")
    assert site.asked == ["/robots.txt", "/open"]


def test_robots_that_cannot_be_answered_forbid_for_now(site: Site):
    site.answers["/robots.txt"] = status(503)
    with pytest.raises(FetchError, match=r"robots\.txt answered 503"):
        a_fetcher(site).fetch(f"{site.url}/a")


def test_robots_of_the_page_a_redirect_ends_at_are_obeyed(site: Site):
    site.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /b\n")
    site.answers["/a"] = redirect("/b")
    with pytest.raises(BadInputError, match=r"robots\.txt"):
        a_fetcher(site).fetch(f"{site.url}/a")


def test_no_thread_is_left_after_a_fetch(site: Site):
    site.answers["/a"] = answer(b"words")
    a_fetcher(site).fetch(f"{site.url}/a")
    for _ in range(100):
        if not any(t.name == "whence-fetch" for t in threading.enumerate()):
            break
        time.sleep(0.01)
    assert not any(t.name == "whence-fetch" for t in threading.enumerate())
