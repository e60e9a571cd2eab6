"""A server with jobs: it ends in time in the middle of one, and the next process goes on."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx
from typer.testing import CliRunner, Result

from app.cli import whence as commands
from app.jobs.lots import keep_lot
from tests.jobs.factories import a_page
from tests.web.job_desk import a_zip

ROOT = Path(__file__).parents[2]
PAGES = 12


def environment(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WHENCE_", "DATABASE_"))}
    return kept | {"WHENCE_DATA": str(folder), "WHENCE_DESK": "none", "WHENCE_TOKEN": "secret"}


def whence(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )


def whence_here(folder: Path, *words: str) -> Result:
    """Run a command in this process, where that there is another is not what is tested.

    A process of its own loads for seconds before it does anything.
    """
    wanted = environment(folder)
    unset: dict[str, str | None] = {name: None for name in os.environ if name not in wanted}
    return CliRunner().invoke(commands, words, env=unset | wanted)


@contextmanager
def a_server(folder: Path) -> Generator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with subprocess.Popen(words, cwd=ROOT, env=environment(folder)) as server:
        home = f"http://127.0.0.1:{port}"
        try:
            for _ in range(1200):
                try:
                    httpx.get(f"{home}/healthz")
                    break
                except httpx.TransportError:
                    assert server.poll() is None
                    time.sleep(0.1)
            yield home, server
        finally:
            server.kill()


def test_a_server_ends_in_time_and_the_terminal_goes_on_with_its_job(tmp_path: Path) -> None:
    pages = {f"ferry-{n:02}.html": a_page(n) for n in range(1, PAGES + 1)}
    with a_server(tmp_path) as (home, server):
        file = {"file": ("f.zip", a_zip(pages), "application/zip")}
        token = {"Authorization": "Bearer secret"}
        told = httpx.post(f"{home}/api/articles", files=file, headers=token, timeout=60).json()
        with httpx.stream("GET", f"{home}/jobs/{told['job']}/events", timeout=120) as events:
            lines = events.iter_lines()
            moved = (line for line in lines if line == "event: moved")
            for _ in range(3):
                next(moved)
            begun = time.monotonic()
            server.send_signal(signal.SIGTERM)
            assert server.wait(60) in (0, -signal.SIGTERM)
            assert time.monotonic() - begun < 30  # ten, and what a busy machine adds
    left = json.loads(whence_here(tmp_path, "jobs", "show", "1", "--json").stdout)
    assert left["state"] in ("interrupted", "running", "done")
    worked = whence(tmp_path, "worker", "--once")
    assert worked.returncode == 0, worked.stderr
    over = json.loads(whence_here(tmp_path, "jobs", "show", "1", "--json").stdout)
    assert over["state"] == "done"
    assert (over["done"], over["failed"], over["total"]) == (PAGES, 0, PAGES)
    assert len({item["article_id"] for item in over["done_items"]}) == PAGES


def test_what_was_handed_in_lies_below_the_data_folder(tmp_path: Path) -> None:
    name, _ = keep_lot(tmp_path, [("a.html", io.BytesIO(a_page(1)))])
    assert (tmp_path / "lots" / name / "a.html").read_bytes() == a_page(1)
