"""Addresses that are held are asked for a change only: one, a list of them, and in a job."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.cli import whence
from app.collect.archive import digest_of
from app.domain.article import Input, Told
from app.domain.jobs import Ask, ItemState, JobKind, JobState
from app.jobs.kinds import KINDS
from app.jobs.run import run_job
from app.pipeline import take_in_one
from app.query.jobs import list_items
from app.revisiting import Revisiting
from app.store import jobs as store
from app.store.captures import find_held_page
from app.store.session import reading
from tests.collect.loopback import Answer, Site, a_fetcher, answer
from tests.jobs.factories import a_page, some_tools

TAG = '"one"'


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    made.answers["/robots.txt"] = answer(b"")
    yield made
    made.stop()


def tagged(content: bytes, tag: str = TAG) -> Answer:
    """Answer 304 to whoever has ``tag`` already."""
    whole = answer(content, Content_Type="text/html; charset=utf-8", ETag=tag)

    def send(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") != tag:
            whole(handler)
            return
        handler.send_response(304)
        handler.send_header("ETag", tag)
        handler.end_headers()

    return send


def asked_with(site: Site, path: str) -> list[str | None]:
    """Return what each request for ``path`` said it had already."""
    pairs = zip(site.asked, site.headers, strict=True)
    return [said.get("if-none-match") for asked, said in pairs if asked == path]


@pytest.fixture
def command(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_template: bytes
) -> CliRunner:
    """The command line on a database of this test's own, which may reach the site."""
    (tmp_path / "whence.db").write_bytes(sqlite_template)
    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))
    monkeypatch.setenv("WHENCE_DESK", "none")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("app.collect.fetch.Fetcher", lambda: a_fetcher(site))
    return CliRunner()


def collected(command: CliRunner, *words: str) -> list[dict[str, Any]]:
    said = command.invoke(whence, ["collect", "--json", "--workers", "1", *words])
    assert said.exit_code == 0, said.output
    return [json.loads(line) for line in said.stdout.splitlines()][:-1]


def test_a_list_of_addresses_is_asked_for_changes_the_second_time(
    command: CliRunner, site: Site, tmp_path: Path
):
    site.answers |= {f"/{n}": tagged(a_page(n)) for n in (1, 2)}
    listed = tmp_path / "list.csv"
    listed.write_text(f"url,outlet\n{site.url}/1,Harbour Post\n{site.url}/2,Harbour Post\n")
    assert [page["state"] for page in collected(command, str(listed))] == ["new", "new"]
    site.answers["/2"] = tagged(a_page(22), '"two"')
    second = collected(command, str(listed), f"{site.url}/1")
    assert [page["state"] for page in second] == ["unchanged", "changed", "unchanged"]
    assert asked_with(site, "/1") == [None, TAG, TAG]
    assert asked_with(site, "/2") == [None, TAG]


def test_a_trial_asks_for_changes_too(command: CliRunner, site: Site):
    site.answers["/1"] = tagged(a_page(1))
    collected(command, f"{site.url}/1")
    assert [p["state"] for p in collected(command, "--dry-run", f"{site.url}/1")] == ["held"]
    assert asked_with(site, "/1") == [None, TAG]


def test_a_job_asks_for_changes_too(
    engine: Engine, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("app.collect.fetch.Fetcher", lambda: a_fetcher(site))
    site.answers["/1"] = tagged(a_page(1))
    came: list[str] = []
    for title in ("first", "second"):
        details = {"addresses": [f"{site.url}/1"]}
        number = store.save_job(engine, Ask(JobKind.TAKE_IN, title, "web", details))
        assert run_job(number, some_tools(engine, tmp_path), KINDS) is JobState.DONE
        with reading(engine) as connection:
            came += [
                item.outcome for item in list_items(connection, number, (ItemState.DONE,)).rows
            ]
    assert came == ["new", "unchanged"]
    assert asked_with(site, "/1") == [None, TAG]


def test_a_page_whose_bytes_are_lost_is_asked_for_whole(engine: Engine, site: Site, tmp_path: Path):
    site.answers["/1"] = tagged(a_page(1))
    again = Revisiting(engine, archive=tmp_path, fetcher=a_fetcher(site))
    take_in_one(engine, again.fetch(f"{site.url}/1"), archive=tmp_path)
    assert again.fetch(f"{site.url}/1").content == a_page(1)
    digest = digest_of(a_page(1))
    (tmp_path / "sha256" / digest[:2] / digest[2:]).unlink()
    assert again.fetch(f"{site.url}/1").content == a_page(1)
    assert asked_with(site, "/1") == [None, TAG, None]


def test_what_an_archive_answered_is_not_said_to_the_site_itself(engine: Engine, tmp_path: Path):
    url, copy = "https://tide.example/a", "https://copies.example/20260301/https://tide.example/a"
    item = Input("a.html", a_page(1), Told(url=copy), headers=(("etag", TAG),))
    take_in_one(engine, item, archive=tmp_path)
    with reading(engine) as connection:
        own, copied = find_held_page(connection, url), find_held_page(connection, copy)
    assert own is not None
    assert copied is not None
    assert (own.headers, copied.headers) == ({}, {"etag": TAG})
