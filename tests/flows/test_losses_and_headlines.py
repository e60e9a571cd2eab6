"""Two invented pages go in; what the second no longer says is on page, in files and commands."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.cli import whence
from app.query.filters import ClaimFilter
from app.query.headlines import HeadlineRow, stream_headlines
from app.query.losses import LossRow, stream_losses
from app.store.session import reading
from tests.flows.test_from_pages_to_findings import take_in
from tests.kept import fill_once
from tests.web.conftest import open_pages

FIRST = """China may train Russian divers at a Hainan base

The Chinese navy will train about 40 Russian divers at a base on Hainan in 2026, a source in \
Ukraine's Foreign Intelligence Service (SZRU) told Harbor Courier.

“The decision was taken in Beijing in January,” the source said.
"""
SECOND = """China trains 70 Russian divers on Hainan

Some 40 divers of the Russian fleet are to learn from the Chinese navy on the island of Hainan \
this year, Ukraine's Foreign Intelligence Service (SZRU) told Harbor Courier.

It is not the first course there: sailors of both countries met on the island in spring.
"""


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> Engine:
    lines = [
        {"text": FIRST, "url": "https://harborcourier.example/divers", "outlet": "Harbor Courier",
         "title": FIRST.split("\n", maxsplit=1)[0], "published": "2026-03-12", "language": "en"},
        {"text": SECOND, "url": "https://lantern.example/divers", "outlet": "Lantern Daily",
         "title": SECOND.split("\n", maxsplit=1)[0], "published": "2026-03-14", "language": "en"},
    ]  # fmt: skip
    source = tmp_path / "manifest.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    fill_once(engine, "divers", lambda: take_in(engine, tmp_path, source), tmp_path)
    return engine


@pytest.fixture
def losses(filled: Engine) -> list[LossRow]:
    with reading(filled) as connection:
        return list(stream_losses(connection, ClaimFilter()))


@pytest.fixture
def headlines(filled: Engine) -> list[HeadlineRow]:
    with reading(filled) as connection:
        return list(stream_headlines(connection, ClaimFilter()))


def test_a_source_in_a_service_becomes_the_service(losses: list[LossRow]) -> None:
    loss = next(x for x in losses if x.loss == "source_promoted")
    assert (loss.from_outlet, loss.to_outlet) == ("Harbor Courier", "Lantern Daily")
    assert loss.from_words.startswith("a source in")
    assert loss.to_words.startswith("Ukraine's Foreign Intelligence Service")
    assert loss.to_words in loss.to_quote


def test_a_headline_differs_from_its_text(headlines: list[HeadlineRow]) -> None:
    found = {(x.outlet, x.slot, x.direction) for x in headlines}
    assert ("Harbor Courier", "modality", "softer") in found
    assert ("Lantern Daily", "quantity", "harder") in found


def test_both_stand_on_the_page_in_its_files_and_on_the_article(
    filled: Engine, losses: list[LossRow]
) -> None:
    client = open_pages(filled)
    slug = losses[0].claim_slug
    page = client.get(f"/claims/{slug}").text
    assert "No longer said about the source" in page
    assert "Headlines against their own texts" in page
    assert "70" in page
    for name, number in (("losses", len(losses)), ("headlines", 3)):
        answer = client.get(f"/claims/{slug}/{name}.csv")
        assert answer.headers["x-row-count"] == str(number)
        assert len(answer.text.strip().split("\r\n")) == number + 1
        assert client.get(f"/{name}.json").json()["count"] == number
    kept = client.get(f"/claims/{slug}.json").json()["ledger"]
    assert kept["losses"][0]["loss"] == losses[0].loss
    article = client.get(f"/articles/{losses[0].to_article_id}").text
    assert "The headline and the text below it differ" in article


def test_the_commands_show_the_same_rows(
    filled: Engine, losses: list[LossRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def database() -> Generator[Engine]:
        yield filled

    monkeypatch.setattr(import_module("app.cli.showing"), "database", database)
    monkeypatch.setenv("COLUMNS", "300")
    shown = CliRunner().invoke(whence, ["losses", "--outlet", "lantern-daily"])
    assert shown.exit_code == 0, shown.output
    assert losses[0].from_words in shown.stdout
    rows = json.loads(CliRunner().invoke(whence, ["losses", "--format", "json"]).stdout)
    assert [row["loss_id"] for row in rows["items"]] == [loss.id for loss in losses]
    table = CliRunner().invoke(whence, ["headlines"])
    assert "about 40" in table.stdout or "Some 40" in table.stdout
    drift = CliRunner().invoke(whence, ["drift"])
    assert "from outlet" in drift.stdout
    assert "Lantern Daily" in drift.stdout
    for name in ("losses", "headlines", "drift"):
        assert f"Example: whence {name}" in CliRunner().invoke(whence, [name, "--help"]).stdout
