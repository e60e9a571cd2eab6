"""A server on loopback that speaks the protocol of chat completions, and also answers rubbish."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


class StandIn:
    """``asked`` holds each question; ``answer`` is what is sent back."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.answer: Answer = completion({})
        self.ended = threading.Event()
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                stand_in.asked.append(json.loads(self.rfile.read(length)))
                stand_in.keys.append(self.headers.get("Authorization"))
                try:
                    stand_in.answer(self)
                except OSError:
                    return  # the client hung up, which is what some tests are about

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1/chat/completions"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()


def completion(found: object) -> Answer:
    """Answer as a model does whose words are ``found`` as JSON."""
    return said(json.dumps(found, ensure_ascii=False))


def said(words: object) -> Answer:
    """Answer as a model does that says ``words``."""
    choice = {"index": 0, "message": {"role": "assistant", "content": words}}
    body = {"id": "1", "object": "chat.completion", "choices": [choice]}
    return raw(json.dumps(body).encode())


def raw(body: bytes, *, status: int = 200, **headers: str) -> Answer:
    """Answer with these bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


def dripping(ended: threading.Event) -> Answer:
    """Answer one byte at a time, without end."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not ended.is_set():
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)

    return send
