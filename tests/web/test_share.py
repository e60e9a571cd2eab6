"""What a page gives to take along: its address, a citation, its files and frames."""

import html
import json
import re
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

from app.export.files import FILES
from tests.export.cite.parsers import read_bibtex, read_ris
from tests.export.workbooks import read_book

SLUG = "china-supplies-gunpowder-and-artillery"
CLAIM = f"/claims/{SLUG}"
PAGES = (
    "/",
    "/?topic=training&response=denial&date=reported",
    "/claims?sort=origins&from=2025-04",
    "/articles?outlet=reuters",
    "/responses?actor=china",
    "/actors",
    "/actors/china",
    "/topics",
    "/topics/training",
    "/outlets",
    "/outlets/reuters",
    "/carry?topic=training",
    "/search?q=drones",
    "/compare?a=1&b=2",
    "/articles/5",
    CLAIM,
)
ENDINGS = ("bib", "ris", "csl.json", "txt")


def value_of(page: str, field: str) -> str:
    found = re.search(rf'id="{field}"[^>]*\svalue="([^"]*)"', page)
    assert found, field
    return html.unescape(found[1])


def local(address: str) -> str:
    parts = urlsplit(address)
    assert parts.netloc == "127.0.0.1"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def shown(page: str) -> str:
    """Return the content of a page without its tools, links and hidden fields."""
    main = page[page.index("<main") : page.index('id="tools"')]
    return re.sub(r"<form.*?</form>|\s(?:href|value|hx-get)=\"[^\"]*\"", "", main, flags=re.DOTALL)


@pytest.mark.parametrize("address", PAGES)
def test_the_link_leads_to_the_same_page_and_the_other_one_stays(
    filled: TestClient, address: str
) -> None:
    page = filled.get(address).text
    again = filled.get(local(value_of(page, "share-here"))).text
    assert shown(again) == shown(page)
    kept = filled.get(local(value_of(page, "share-kept")))
    assert kept.status_code == 200
    assert value_of(kept.text, "share-here") == value_of(page, "share-kept")
    assert 'id="share-kept"' not in kept.text


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_cited_in_words_and_as_files(filled: TestClient, address: str) -> None:
    page = filled.get(address).text
    kept = value_of(page, "share-kept")
    note = re.search(r'id="cite-footnote"[^>]*>([^<]*)<', page)
    assert note
    assert kept in html.unescape(note[1])
    files = re.findall(r'href="([^"]*/?cite\.[^"]*)" download', page)
    assert len(files) == len(ENDINGS)
    for file in map(html.unescape, files):
        answer = filled.get(file)
        assert answer.status_code == 200, file
        assert "attachment" in answer.headers["content-disposition"]
        if ".bib" in file:
            assert read_bibtex(answer.text)["title"]
        elif ".ris" in file:
            assert read_ris(answer.text)["title"]
        elif ".csl.json" in file:
            assert json.loads(answer.text)[0]["title"]
        else:
            assert "Footnote" in answer.text


def test_a_citation_as_of_a_moment_is_the_same_next_month(
    filled: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = local(value_of(filled.get(CLAIM).text, "share-kept"))
    moment = urlsplit(kept).query
    files = [f"{CLAIM}/cite.{ending}?{moment}" for ending in ENDINGS]
    before = [filled.get(file).content for file in files]
    assert all(b"ccessed" not in content and b"Y2" not in content for content in before)
    monkeypatch.setattr("app.web.share.now", lambda: pytest.fail("the day was asked for"))
    assert [filled.get(file).content for file in files] == before


def test_a_view_is_called_by_its_filter(filled: TestClient) -> None:
    of = quote("/claims?topic=training&response=denial&from=2025-06&as_of=2020")
    answer = filled.get(f"/cite.ris?of={of}")
    record = read_ris(answer.text)
    assert record["title"] == "Claims about Military training, with a denial, dated from Jun 2025"
    assert "topic=training&response=denial&from=2025-06&as_of=2" in record["urls"][0]
    assert "as_of=2020" not in record["urls"][0]


@pytest.mark.parametrize(
    ("of", "status"),
    [("", 422), ("//evil.example", 422), ("https://evil.example/", 422), ("/\\evil", 404),
     ("/add", 404), ("/nothing", 404), ("/actors/nobody", 404), ("/claims?nonsense=1", 422),
     ("/compare?a=x&b=1", 404), ("/claims?q=<script>", 200)],
)  # fmt: skip
def test_only_pages_here_are_cited(filled: TestClient, of: str, status: int) -> None:
    answer = filled.get("/cite", params={"of": of})
    assert answer.status_code == status
    assert "<script>" not in answer.text.replace('<script src="', "")


def test_the_text_that_was_read_can_be_chosen(filled: TestClient) -> None:
    page = filled.get(f"{CLAIM}/cite").text
    read = re.findall(r'<option value="(\d+)">([^<]*?),', page)
    assert len(read) > 10
    number, outlet = read[0]
    chosen = filled.get(f"{CLAIM}/cite?read={number}").text
    note = re.search(r'id="cite-footnote"[^>]*>([^<]*)<', chosen)
    assert note
    assert "(text read)" in note[1]
    assert outlet in note[1]
    assert f"cite.bib?read={number}" in chosen
    assert filled.get(f"{CLAIM}/cite?read=99999").status_code == 422
    assert filled.get(f"{CLAIM}/cite.pdf").status_code == 404
    assert filled.get("/claims/none/cite").status_code == 404
    assert filled.get("/articles/x/cite").status_code == 404


@pytest.mark.parametrize("name", [n for n in FILES if n not in ("grades", "replies")])
def test_a_workbook_has_the_rows_of_the_csv_file(filled: TestClient, name: str) -> None:
    query = "?topic=training"
    answer = filled.get(f"/{name}.xlsx{query}")
    assert answer.headers["x-row-count"] == filled.get(f"/{name}.csv{query}").headers["x-row-count"]
    sheet = read_book(answer.content)[0]
    assert len(sheet.rows) - 1 == int(answer.headers["x-row-count"])
    assert filled.head(f"/{name}.xlsx{query}").headers["x-row-count"] == str(len(sheet.rows) - 1)


@pytest.mark.parametrize("address", [p for p in PAGES if p not in (CLAIM, "/articles/5")])
def test_the_count_beside_a_download_is_that_of_its_files(filled: TestClient, address: str) -> None:
    page = filled.get(address).text
    found = re.search(r"<summary>Download \(([\d,]+) rows?\)</summary>", page)
    if address.startswith(("/search", "/compare")):
        assert not found
        return
    assert found
    tools = page[page.index('id="tools"') :]
    files = re.findall(r'href="(/[a-z]+\.(?:csv|xlsx|json)[^"]*)" download', tools)
    assert len(files) == 3
    for file in map(html.unescape, files):
        answer = filled.get(file)
        assert answer.headers["x-row-count"] == found[1].replace(",", "")


def test_a_claim_has_its_rows_as_workbooks(filled: TestClient) -> None:
    answer = filled.get(f"{CLAIM}/mentions.xlsx")
    rows = int(answer.headers["x-row-count"])
    assert len(read_book(answer.content)[0].rows) - 1 == rows > 0
    assert f'filename="{SLUG}-mentions.xlsx"' in answer.headers["content-disposition"]
    assert filled.get(f"{CLAIM}/secrets.xlsx").status_code == 404


def test_links_stay_at_the_moment_that_is_shown(filled: TestClient) -> None:
    kept = local(value_of(filled.get("/claims?topic=training").text, "share-kept"))
    page = filled.get(kept).text
    tools = page[page.index('id="tools"') : page.index("</section>", page.index('id="tools"'))]
    links = re.findall(r'href="(/[^"]*)"', tools)
    assert links
    assert all("as_of=" in link for link in links)


@pytest.mark.parametrize("address", ["/", "/claims", "/actors"])
def test_a_desk_without_records_gives_what_it_has(empty: TestClient, address: str) -> None:
    page = empty.get(address).text
    assert value_of(page, "share-here").startswith("http://127.0.0.1/")
    assert "Download (0 rows)" in page
    assert len(read_book(empty.get("/claims.xlsx").content)[0].rows) == 1


def test_a_fragment_brings_tools_for_what_it_shows(filled: TestClient) -> None:
    headers = {"HX-Request": "true", "HX-Target": "claim-page"}
    fragment = filled.get("/?topic=training&q=&actor=", headers=headers).text
    assert value_of(fragment, "share-here") == "http://127.0.0.1/?topic=training"
