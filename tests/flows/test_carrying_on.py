"""Articles go in; what each carries on is on the pages, in the files and in the commands."""

import csv
import io
import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.cli.ledgers import ledgers
from app.collect.sources import FailedInput, find_inputs
from app.main import Doors, create_app
from app.pipeline import TakeIn
from app.query.carry import CarryRow, stream_carry
from app.query.filters import ClaimFilter
from app.store.session import reading
from tests.kept import load_vocabulary

FIRST = (
    "An officer of Ukraine's military intelligence told the Kyiv Post that Russia will train about "
    "600 Chinese soldiers at bases near Ryazan this autumn.\n\n"
    "China's foreign ministry denied that Chinese soldiers will train in Russia.\n"
)
KEEPS = (
    "Russia will train about 600 Chinese soldiers at bases near Ryazan this autumn, an officer of "
    "Ukraine's military intelligence told the Kyiv Post.\n\n"
    "China's foreign ministry denied that Chinese soldiers will train in Russia.\n"
)
DROPS = (
    "Russia will train about 600 Chinese soldiers at bases near Ryazan this autumn, the Kyiv Post "
    "reported on Friday.\n\n"
    "The weather in Ryazan is mild at that time of the year.\n"
)


def take_in(engine: Engine, folder: Path) -> None:
    """Take in three pages: the first, one that keeps what it says, one that does not."""
    pages = (
        ("kyivpost.com/post/1", "Kyiv Post", "2025-06-20", FIRST),
        ("keeper.example/2", "The Keeper", "2025-06-22", KEEPS),
        ("dropper.example/3", "The Dropper", "2025-06-23", DROPS),
    )
    lines = [
        json.dumps(
            {
                "text": text,
                "url": f"https://www.{url}",
                "outlet": outlet,
                "published": day,
                "title": "Soldiers to train near Ryazan",
                "language": "en",
            }
        )
        for url, outlet, day, text in pages
    ]
    manifest = folder / "manifest.jsonl"
    manifest.write_text("\n".join(lines))
    load_vocabulary(engine)
    job = TakeIn(engine, archive=folder / "archive")
    for item in find_inputs(str(manifest)):
        assert not isinstance(item, FailedInput)
        job.add(item)
    job.finish()


def use(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands work on ``engine``."""

    @contextmanager
    def database() -> Generator[Engine]:
        yield engine

    for module in ("app.cli.ledgers", "app.cli.showing"):
        monkeypatch.setattr(import_module(module), "database", database)


def row_of(engine: Engine, outlet: str) -> CarryRow:
    """Return the row of an outlet in the claim of the training."""
    with reading(engine) as connection:
        rows = list(stream_carry(connection, ClaimFilter(words="600")))
    return next(row for row in rows if row.outlet.name == outlet)


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> Engine:
    """The three pages, taken in."""
    take_in(engine, tmp_path)
    return engine


def test_what_a_text_carries_on_is_told_everywhere_alike(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, dropper = row_of(filled, "The Keeper"), row_of(filled, "The Dropper")
    assert [mark.state for mark in keeper.marks] == ["kept", "kept", "not_applicable", "kept"]
    states = [mark.state for mark in dropper.marks]
    assert states == ["dropped", "kept", "not_applicable", "dropped"]
    assert dropper.marks[3].upper_words in FIRST
    assert dropper.uppers == keeper.uppers != ()

    def refuse(*_given: object) -> None:
        raise AssertionError

    doors = Doors(refuse, refuse)  # type: ignore[arg-type]
    with TestClient(create_app(engine=filled, doors=doors), base_url="http://127.0.0.1") as client:
        page = client.get(f"/claims/{dropper.claim_slug}")
        assert page.status_code == 200
        section = page.text.partition('<h2 id="carry">')[2].partition("</table>")[0]
        assert "dropped</span>" in section
        assert "The Dropper" in section
        file = client.get(f"/claims/{dropper.claim_slug}/carry.csv")
        lines = list(csv.DictReader(io.StringIO(file.text)))
        assert int(file.headers["x-row-count"]) == len(lines) == 3
        assert {line["outlet"]: line["origin"] for line in lines} == {
            "Kyiv Post": "added",
            "The Keeper": "kept",
            "The Dropper": "dropped",
        }
        whole = client.get(f"/claims/{dropper.claim_slug}.json").json()
        assert len(whole["ledger"]["carry"]) == 3
        outlet = client.get(f"/outlets/{dropper.outlet.slug}").text
        assert "n is under 10" in outlet
        listed = client.get(f"/carry?outlet={dropper.outlet.slug}").text
        assert f'href="/claims/{dropper.claim_slug}#carry"' in listed
        api = client.get(f"/api/carry?outlet={dropper.outlet.slug}").json()
        assert api["items"][0]["origin"] == "dropped"

    use(filled, monkeypatch)
    told = CliRunner().invoke(ledgers, ["carry", "--q", "600", "--format", "json"])
    assert [item["origin"] for item in json.loads(told.stdout)["items"]] == [
        line["origin"] for line in lines
    ]


def test_a_reply_from_the_terminal_stands_on_the_page_as_written(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(filled, monkeypatch)
    words = "We named the officer.\n<b>See</b> our print edition."
    given = ["reply", "The Dropper", "--words", words, "--by", "Jo Doe", "--on", "2025-07-01"]
    assert CliRunner().invoke(ledgers, given).exit_code == 0
    slug = row_of(filled, "The Dropper").outlet.slug
    app = create_app(engine=filled, doors=Doors(lambda _: None, lambda *_: None))  # type: ignore[arg-type,return-value]
    with TestClient(app, base_url="http://127.0.0.1") as client:
        page = client.get(f"/outlets/{slug}").text
        assert "We named the officer.\n&lt;b&gt;See&lt;/b&gt; our print edition." in page
        assert "Signed Jo Doe" in page
        assert "No reply is recorded" not in page
        assert "We named the officer." in client.get(f"/replies.csv?outlet={slug}").text
