"""Nothing that is stored runs in a frame, a citation, a snippet or a feed."""

import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from app.store.rows import table_of
from app.store.session import transaction
from app.store.tables import Actor, Article, Claim, Outlet
from tests.export.cite.parsers import read_bibtex, read_ris
from tests.flows.pages_in_words import Desk
from tests.web.conftest import open_pages
from tests.web.test_changes_in_feeds import FIRST, changes
from tests.web.test_hostile import SCRIPT

FORGED = f'{SCRIPT}" onload="x"\r\nER  - \r\nTY  - JOUR\r\n}} @misc{{a, title={{b}}'


@pytest.fixture
def desk(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(engine, tmp_path, monkeypatch)


def test_stored_texts_stay_texts_wherever_they_are_taken(desk: Desk) -> None:
    article = desk.take("https://porthour.example/pilots", "Port Hour", "2026-03-10", FIRST)
    slug = changes(desk)[0].claim_slug
    with transaction(desk.engine) as session:
        for model, values in (
            (Claim, {"statement": FORGED}),
            (Actor, {"name": FORGED}),
            (Outlet, {"name": FORGED}),
            (Article, {"title": FORGED, "byline": FORGED, "url": "javascript:alert(3)"}),
        ):
            session.execute(update(table_of(model)).values(**values))
    with open_pages(desk.engine) as client:
        claim = f"/claims/{slug}"
        pages = (claim, f"{claim}?embed=1", f"{claim}/chain?embed=1", f"{claim}/cite")
        for page in (*pages, f"/articles/{article}", f"/articles/{article}/cite"):
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert "&lt;script&gt;" in answer.text, page
            assert "<script>alert" not in answer.text, page
            assert "<img" not in answer.text, page
            assert 'href="javascript' not in answer.text, page
        snippet = client.get(claim).text.partition('<textarea id="embed-card"')[2]
        copied = unescape(snippet.partition(">")[2].partition("</textarea>")[0])
        assert copied.count('"') == 10  # five attributes, each with its two quotation marks
        assert "<script" not in copied
        for base in (f"{claim}/cite", f"/articles/{article}/cite"):
            assert (
                "<script>alert(1)</script>" in read_bibtex(client.get(f"{base}.bib").text)["title"]
            )
            assert "TY - JOUR" in read_ris(client.get(f"{base}.ris").text)["title"]
        feed = ET.fromstring(client.get(f"{claim}.atom").content)
        assert feed.find(".//{*}script") is None
        assert "<script>alert(1)</script>" in "".join(feed.itertext())
