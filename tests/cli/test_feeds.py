"""``whence feeds``: one command after the other, as a curator would give them."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from app.base.errors import WhenceError
from app.cli import whence
from app.collect.feeds.opml import parse_opml
from tests.collect.loopback import Site, status
from tests.polling.conftest import site
from tests.polling.following import OUTSIDE, a_poller, put_feed, put_story

__all__ = ["site"]


@pytest.fixture(autouse=True)
def here(engine: Engine, tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands use this database and reach the site on loopback."""

    @contextmanager
    def database(_: object = None) -> Generator[Engine]:
        yield engine

    def poller(*_: object, **__: object) -> Any:
        return a_poller(engine, tmp_path, [site])

    commands = import_module("app.cli.feeds")  # in the package the name may be that of the Typer
    monkeypatch.setattr(commands, "database", database)
    monkeypatch.setattr(commands, "_poller", poller)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(whence, ["feeds", *words])
    assert result.exit_code == code, (result.stdout, result.stderr, result.exception)
    return result


def test_a_feed_is_added_polled_shown_and_removed(site: Site):
    url = put_feed(site, "/rss", put_story(site, "/story"), put_story(site, "/bath", title=OUTSIDE))
    added = run("add", url).stdout
    assert "Feed 1 is followed: Harbour Post" in added
    assert "2 items: 1 to be fetched, 0 held already, 1 outside the scope" in added
    assert "Followed already as feed 1" in run("add", url).stdout
    polled = run("poll").stdout
    assert "1 taken in" in polled
    assert "The next is due at" in polled
    listed = run("list").stdout
    assert "Harbour Post" in listed
    assert "1 taken, 1 skipped" in listed
    assert json.loads(run("list", "--json").stdout)["items"][0]["taken"] == 1
    assert "working" in run("show", "1").stdout
    assert json.loads(run("show", url, "--json").stdout)["items"][0]["feed_url"] == url
    assert OUTSIDE in run("items", "1", "--skipped").stdout
    (item,) = json.loads(run("items", "1", "--skipped", "--json").stdout)["items"]
    assert "It is article 2." in run("take", str(item["item_id"])).stdout
    assert "0 items" in run("items", "1", "--skipped").stdout
    assert "no longer followed" in run("remove", "1").stdout
    assert "0 feeds" in run("list").stdout


def test_a_feed_that_fails_is_named_and_the_others_are_looked_at(site: Site):
    good = put_feed(site, "/good", (f"{site.url}/bath", OUTSIDE))
    bad = put_feed(site, "/bad", (f"{site.url}/bath", OUTSIDE))
    run("add", good)
    run("add", bad)
    site.answers["/bad"] = status(500)
    result = run("poll", "--all", code=1)
    assert "/bad" in result.stderr
    assert "2 feeds looked at (1 unchanged, 1 failed)" in result.stdout
    report = json.loads(run("poll", "--all", "--json", code=1).stdout)
    assert (report["looked"], len(report["failures"])) == (2, 1)
    assert json.loads(run("poll", "1", "--json").stdout)["looked"] == 1


def test_lists_go_in_and_come_out(tmp_path: Path):
    held = tmp_path / "in.opml"
    held.write_text(
        '<opml><body><outline text="A &amp; B" xmlUrl="https://a.example/rss"/>'
        '<outline xmlUrl="ftp://b.example/"/></body></opml>'
    )
    result = run("import-opml", str(held), code=1)
    assert "ftp://b.example/" in result.stderr
    assert "1 feeds are followed now, 0 were before" in result.stdout
    out = tmp_path / "out.opml"
    run("export-opml", "-o", str(out))
    (feed,), wrong = parse_opml(out.read_bytes(), name="out.opml")
    assert (feed.url, feed.title, wrong) == ("https://a.example/rss", "A & B", ())
    assert run("export-opml").stdout.encode() != b""


@pytest.mark.parametrize(
    "words",
    [
        ("add", "http://10.0.0.1/rss"),
        ("add", "javascript:alert(1)"),
        ("show", "99"),
        ("items", "https://nobody.example/"),
        ("take", "99"),
        ("remove", "99"),
        ("poll", "99"),
        ("import-opml", "/nowhere/list.opml"),
    ],
)
def test_what_cannot_be_done_says_so(words: tuple[str, ...]):
    result = CliRunner().invoke(whence, ["feeds", *words])
    assert result.exit_code == 1
    assert isinstance(result.exception, WhenceError)


@pytest.mark.parametrize(
    "words", [("poll", "1", "--all"), ("items", "1", "--skipped", "--failed"), ("take", "x")]
)
def test_wrong_usage_is_told_apart(words: tuple[str, ...]):
    run(*words, code=2)
