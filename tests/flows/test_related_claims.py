"""Two pages go in; their claims stand beside one another on page, in file and in terminal."""

import csv
import io
import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.cli.ledgers import ledgers
from app.collect.sources import FailedInput, find_inputs
from app.pipeline import TakeIn
from app.query.claims import stream_claims
from app.query.filters import ClaimFilter
from app.store.session import reading
from tests.kept import load_vocabulary
from tests.web.conftest import open_pages

PAGES = (
    (
        "Marsh Courier",
        "Russian instructors trained 70 Chinese sappers near Omsk in May 2031, the Russian Defence "
        "Ministry said on Monday.",
    ),
    (
        "Dune Gazette",
        "Chinese instructors trained 40 Russian sappers near Jinan in May 2031, HUR told the Dune "
        "Gazette on Tuesday.",
    ),
)


def take_in(engine: Engine, folder: Path, pages: tuple[tuple[str, str], ...]) -> None:
    manifest = folder / f"manifest-{len(list(folder.iterdir()))}.jsonl"
    lines = (
        {
            "text": f"Sappers at school\n\n{text}\n",
            "outlet": outlet,
            "url": f"https://{outlet.split()[0].lower()}.example/sappers",
            "title": "Sappers at school",
            "published": "2031-06-02",
        }
        for outlet, text in pages
    )
    manifest.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    job = TakeIn(engine, archive=folder)
    for item in find_inputs(str(manifest)):
        assert not isinstance(item, FailedInput), item.reason
        job.add(item)
    job.finish()


@pytest.fixture
def taken(engine: Engine, tmp_path: Path) -> Engine:
    """A database that got one page after the other."""
    load_vocabulary(engine)
    for page in PAGES:
        take_in(engine, tmp_path, (page,))
    return engine


def about(engine: Engine, words: str) -> str:
    """Return the slug of the claim with these words."""
    with reading(engine) as connection:
        found = [c.slug for c in stream_claims(connection, ClaimFilter()) if words in c.statement]
    assert len(found) == 1, found
    return found[0]


def test_the_other_way_round_is_told_beside_and_confirms_nothing(
    taken: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, here = about(taken, "Chinese sappers"), about(taken, "Russian sappers")
    with open_pages(taken) as client:
        for own, other, way in (
            (there, here, "There China trains Russia"),
            (here, there, "There Russia trains China"),
        ):
            page = client.get(f"/claims/{own}").text
            section = page.partition('<h2 id="related">')[2].partition("</section>")[0]
            assert "Beside this claim, not added to it" in section
            assert f'href="/claims/{other}"' in section
            assert way in section
            assert "The other way round" in section
            assert "Another origin: not a confirmation of this one." in section
        rows = list(csv.DictReader(io.StringIO(client.get(f"/claims/{there}/related.csv").text)))
        assert [(r["kind"], r["other_id"], r["another_origin"]) for r in rows] == [
            ("opposite", here, "yes")
        ]
        every = client.get("/related.json").json()
        assert every["count"] == len(every["items"]) == 2
        assert client.get(f"/claims/{there}.json").json()["ledger"]["related"][0]["kind"] == (
            "opposite"
        )
        counted = client.get(f"/claims/{there}.json").json()
        assert (counted["articles"], counted["origins_max"]) == (1, 1)

    @contextmanager
    def database() -> Generator[Engine]:
        yield taken

    monkeypatch.setattr(import_module("app.cli.showing"), "database", database)
    shown = CliRunner().invoke(ledgers, ["related", "--format", "json"]).stdout
    reasons = [row["reason"] for row in every["items"]]
    assert [row["reason"] for row in json.loads(shown)["items"]] == reasons


def test_the_order_in_which_pages_come_does_not_matter(engine: Engine, tmp_path: Path) -> None:
    load_vocabulary(engine)
    take_in(engine, tmp_path, PAGES[::-1])
    there, here = about(engine, "Chinese sappers"), about(engine, "Russian sappers")
    with open_pages(engine) as client:
        rows = client.get("/related.json").json()["items"]
    assert {(r["claim_id"], r["other_id"], r["kind"]) for r in rows} == {
        (there, here, "opposite"),
        (here, there, "opposite"),
    }
