"""A site on loopback that answers as it is told, and a client that may reach it."""

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ssrfguard import Policy

from app.collect.fetch import Fetcher
from app.collect.hosts import Hosts

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A site on loopback; ``asked`` are the paths, ``headers`` what each request said."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.answers: dict[str, Answer] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append({k.lower(): v for k, v in self.headers.items()})
                answer = site.answers.get(self.path)
                if answer is None:
                    self.send_error(404)
                else:
                    answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def policy(self) -> Policy:
        """A policy that may reach this site, and nothing else that is private."""
        return Policy(allowed_networks=("127.0.0.1/32",), allowed_ports=frozenset({self.port}))  # pyright: ignore[reportArgumentType]


def answer(content: bytes, **headers: str) -> Answer:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        try:
            handler.wfile.write(content)
        except OSError:
            return  # the reader hung up, which is what some tests are about

    return send


def redirect(to: str, code: int = 302) -> Answer:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return send


def status(code: int, **headers: str) -> Answer:
    """Answer an error with an empty body."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return send


def in_turn(*answers: Answer) -> Answer:
    """Give each of ``answers`` once, the last one for ever."""
    waiting = list(answers)

    def send(handler: BaseHTTPRequestHandler) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(handler)

    return send


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Break the connection without an answer."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def a_fetcher(site: "Site", **asked: Any) -> Fetcher:
    """A client that may reach ``site`` only, and hardly waits unless it is told to."""
    usual: dict[str, Any] = {
        "policy": site.policy,
        "hosts": Hosts(gap_s=0.0),
        "backoff_s": 0.01,
    }
    return Fetcher(**(usual | asked))
