"""Pages go in: the course of their claim, its origins, dead ends and circles come out."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.again import try_relink
from app.cli.answers import answers
from app.cli.ledgers import ledgers
from app.collect.sources import FailedInput, find_inputs
from app.pipeline import TakeIn
from app.query.claims import list_claims
from app.query.filters import ClaimFilter
from app.store.session import reading
from tests.kept import load_vocabulary
from tests.web.conftest import open_pages

FIRST = {
    "text": "Russia will train 600 Chinese drone pilots at a base near Kazan, Ukraine’s Defence "
    "Intelligence told Port Hour.\n\nThe course is to last ten weeks, the service said.",
    "url": "https://porthour.example/pilots",
    "outlet": "Port Hour",
    "title": "Six hundred pilots",
    "published": "2026-03-10",
    "language": "en",
}
SECOND = {
    "text": "About 600 Chinese drone pilots are to be trained by Russia at a base near Kazan, "
    "Port Hour reported.\n\nChina’s Foreign Ministry denied the report.",
    "url": "https://bayledger.example/kazan",
    "outlet": "Bay Ledger",
    "title": "Kazan course",
    "published": "2026-03-12",
    "language": "en",
}
THIRD = {
    "text": "A Japanese official said that Russia will train 600 Chinese drone pilots at a base "
    "near Kazan.\n\nThe official did not say how he knew.",
    "url": "https://lakecourier.example/pilots",
    "outlet": "Lake Courier",
    "title": "Pilots for Kazan",
    "published": "2026-03-20",
    "language": "en",
}
THERE = {
    "text": "China will train about 300 Russian drone boat engineers at a base in Qingdao, Bay "
    "Ledger reported on Tuesday.",
    "url": "https://porthour.example/boats",
    "outlet": "Port Hour",
    "title": "Course at Qingdao",
    "published": "2026-03-10",
    "language": "en",
}
BACK = {
    "text": "Some 300 Russian engineers will learn to build drone boats at a Chinese base in "
    "Qingdao, according to Port Hour.",
    "url": "https://bayledger.example/boats",
    "outlet": "Bay Ledger",
    "title": "Engineers at sea",
    "published": "2026-03-10",
    "language": "en",
}


def take_in(engine: Engine, folder: Path, *lots: list[dict[str, str]]) -> None:
    load_vocabulary(engine)
    for lot in lots:
        manifest = folder / "manifest.jsonl"
        manifest.write_text("\n".join(map(json.dumps, lot)), encoding="utf-8")
        job = TakeIn(engine, archive=folder / "archive")
        for item in find_inputs(str(manifest)):
            assert not isinstance(item, FailedInput), item.reason
            job.add(item)
        job.finish()


def main_claim(engine: Engine) -> str:
    """The claim that most texts mention."""
    with reading(engine) as connection:
        return list_claims(connection, ClaimFilter(sort="articles"), limit=1).items[0].slug


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0), (0, 2, 1)], ids=str)
def test_the_order_of_arrival_does_not_matter(
    engine: Engine, tmp_path: Path, order: tuple[int, ...]
) -> None:
    pages = [FIRST, SECOND, THIRD]
    take_in(engine, tmp_path, *([pages[i]] for i in order))
    with reading(engine) as connection:
        card = list_claims(connection, ClaimFilter(sort="articles"), limit=1).items[0]
    assert (card.articles, card.outlets) == (3, 3)
    assert (card.origins_min, card.origins_max) == (2, 2)
    assert try_relink(engine) == ()  # all at once: the same claims, wordings and hops


def test_a_new_origin_is_an_event_everywhere(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(engine, tmp_path, [FIRST, SECOND, THIRD])
    slug = main_claim(engine)
    with open_pages(engine) as client:
        page = client.get(f"/claims/{slug}").text
        assert 'id="course"' in page
        assert "The latest of 2 origins, Japanese officials, joins on 20 Mar 2026" in page
        assert "2 origins: HUR and Japanese officials. Three articles of three outlets." in page
        assert "unnamed source" in page
        home = client.get("/").text
        assert "new origin, " in home
        newest = home.partition("Newest origins and responses")[2].partition("</section>")[0]
        assert "new origin: Japanese officials" in newest
        assert f'href="/claims/{slug}"' in newest
        assert newest.index("Japanese officials") < newest.index("first origin: HUR")
        assert "Japanese officials" not in client.get("/?q=zzzzz").text
        rows = client.get(f"/course.csv?claim={slug}").text.splitlines()
        assert sum(",origin," in row for row in rows) == 2
        assert rows[1].split(",")[4] == "2026-03-20"  # the newest first
        ends = client.get(f"/dead_ends.json?claim={slug}").json()
        assert {"Japanese officials"} <= {item["name"] for item in ends["items"]}
        told = client.get(f"/claims/{slug}.json").json()["origins_told"]
        assert told in page
        assert told in client.get(f"/claims/{slug}/chain.svg").text

    @contextmanager
    def database() -> Generator[Engine]:
        yield engine

    monkeypatch.setattr(import_module("app.cli.showing"), "database", database)
    monkeypatch.setenv("COLUMNS", "200")
    shown = CliRunner().invoke(ledgers, ["course", slug])
    assert shown.exit_code == 0, shown.output
    assert "Japanese officials" in shown.stdout
    assert told in CliRunner().invoke(answers, ["origins", "--format", "csv"]).stdout
    assert "Japanese officials" in CliRunner().invoke(ledgers, ["dead-ends", slug]).stdout


def test_who_cites_each_other_is_one_origin_and_drawn_as_a_circle(
    engine: Engine, tmp_path: Path
) -> None:
    take_in(engine, tmp_path, [THERE, BACK])
    slug = main_claim(engine)
    with open_pages(engine) as client:
        data = client.get(f"/claims/{slug}.json").json()
        assert (data["origins_min"], data["origins_max"], data["articles"]) == (1, 1, 2)
        assert len(data["circles"]) == 1
        (way,) = client.get("/origins.json?q=").json()["items"][0]["circles"]
        assert way.split(" → ")[0] == way.split(" → ")[-1]
        page = client.get(f"/claims/{slug}").text
        assert "Circular: " in page
        assert "a circle counts once" in page
        assert "closes a circle" in page
        assert "and round again from" in page
        drawing = ET.fromstring(client.get(f"/claims/{slug}/chain.svg").content)
    classes = [element.get("class") or "" for element in drawing.iter()]
    assert sum("edge-back" in name for name in classes) == 1
    words = [element.text for element in drawing.iter() if element.text]
    assert "reports back" in words
