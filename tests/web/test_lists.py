"""Every list answers, and page, CSV, JSON and search count the same things."""

import csv
import io
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from app.export.files import FILES

PAGES = (
    "/",
    "/claims",
    "/articles",
    "/responses",
    "/actors",
    "/topics",
    "/outlets",
    "/search",
    "/search?q=drones",
    "/data",
    "/methodology",
    "/corrections",
    "/api/docs",
)
COUNTED = ("claims", "articles", "responses", "actors", "topics", "outlets")
FILTERS = (
    "",
    "?response=denial",
    "?topic=training",
    "?actor=china",
    "?from=2025-04&to=2025-06",
    "?q=drones",
)


def rows_of(client: TestClient, address: str) -> tuple[int, int]:
    """Return the rows of a CSV file and the number its header gives."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    rows = list(csv.reader(io.StringIO(answer.text)))
    return len(rows) - 1, int(answer.headers["x-row-count"])


def number_on(client: TestClient, address: str) -> int:
    """Return the number at the head of a list's page."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    said = re.search(r'class="bar-line"><span>(?:<span data-said>)?<strong>([\d,]+) ', answer.text)
    assert said, address
    return int(said[1].replace(",", ""))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_without_a_record(empty: TestClient, address: str) -> None:
    answer = empty.get(address)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_the_desk(filled: TestClient, address: str) -> None:
    answer = filled.get(address)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("name", COUNTED)
def test_page_csv_and_json_count_the_same(filled: TestClient, name: str, query: str) -> None:
    on_page = number_on(filled, f"/{name}{query}")
    rows, said = rows_of(filled, f"/{name}.csv{query}")
    body = filled.get(f"/{name}.json{query}").json()
    assert on_page == rows == said == body["count"] == len(body["items"])


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_an_empty_database_has_only_its_header(empty: TestClient, name: str) -> None:
    assert rows_of(empty, f"/{name}.csv") == (0, 0)
    assert empty.get(f"/api/{name}").json() == {"count": 0, "next": None, "items": []}


# People's words, what only collected pages have, and what no dates of the starter desk rule out.
NOT_ON_THE_DESK = frozenset({"contradictions", "grades", "headlines", "replies", "rewordings"})


@pytest.mark.parametrize("name", FILES)
def test_the_data_page_counts_what_the_files_hold(filled: TestClient, name: str) -> None:
    rows, _ = rows_of(filled, f"/{name}.csv")
    page = filled.get("/data").text
    said = re.search(
        rf'href="/data/{name}">{name}</a></th><td>[^<]*</td>'
        r'<td class="num" data-label="Rows">([\d,]+)<',
        page,
    )
    assert said
    assert int(said[1].replace(",", "")) == rows
    assert (rows > 0) is (name not in NOT_ON_THE_DESK)


@pytest.mark.parametrize("name", ["claims", "articles", "responses", "actors", "outlets"])
def test_paging_shows_every_row_once(filled: TestClient, name: str) -> None:
    total = number_on(filled, f"/{name}")
    address: str | None = f"/{name}"
    seen: list[str] = []
    while address is not None:
        text = filled.get(address).text
        table = text.partition("<tbody>")[2].partition("</tbody>")[0]
        seen += re.findall(
            r'<tr[^>]*>.*?<(?:a class="title" href|a href)="([^"]+)"', table, re.DOTALL
        )
        following = re.search(r'<a href="([^"]+)" rel="next"', text)
        address = unescape(following[1]) if following else None
    assert len(seen) == total
    if name != "responses":
        assert len(set(seen)) == total


@pytest.mark.parametrize("kind", ["", "&kind=claim", "&kind=mention", "&kind=article"])
def test_search_counts_what_it_lists(filled: TestClient, kind: str) -> None:
    body = filled.get(f"/search.json?q=drones{kind}").json()
    page = filled.get(f"/search?q=drones{kind}").text
    said = re.search(r'<p class="lead" data-said>([\d,]+) results? for', page)
    assert said
    assert int(said[1].replace(",", "")) == body["count"] == len(body["items"]) > 0
    assert "<mark>" in page
    assert filled.get(f"/api/search?q=drones{kind}").json() == body


def test_search_names_who_may_be_meant(filled: TestClient) -> None:
    page = filled.get("/search?q=HUR").text
    assert 'href="/actors/hur"' in page


def test_nothing_found_says_what_to_do(filled: TestClient) -> None:
    page = filled.get("/search?q=zzyzzxqq&topic=training").text
    assert "What would find something" in page
    assert 'href="/search?q=zzyzzxqq"' in page
    assert "It does not mean that nobody reported it" in page


def test_an_htmx_request_gets_only_the_list(filled: TestClient) -> None:
    for name in ("articles", "responses", "actors", "outlets"):
        target = f"{name[:-1]}-list"
        headers = {"HX-Request": "true", "HX-Target": target}
        text = filled.get(f"/{name}", headers=headers).text.strip()
        assert text.startswith(f'<section id="{target}"'), name
        assert re.search(r"</section>\s*<title>[^<]+ · Whence</title>$", text)
        assert "<html" not in text


def test_first_and_last_records_of_a_list_have_their_page(filled: TestClient) -> None:
    for name in ("actors", "topics", "outlets"):
        key = f"{name[:-1]}_id"
        items = filled.get(f"/{name}.json").json()["items"]
        for item in (*items[:12], *items[-12:]):
            address = f"/{name}/{item[key]}"
            answer = filled.get(address)
            assert answer.status_code == 200, address
            assert answer.text.count("<h1") == 1, address


@pytest.mark.parametrize("address", ["/actors/nobody", "/topics/nothing", "/outlets/none"])
def test_what_is_not_held_says_so(empty: TestClient, address: str) -> None:
    answer = empty.get(address)
    assert answer.status_code == 404
    assert "There is no" in answer.text


def test_links_to_lists_of_an_actor_count_what_its_page_says(filled: TestClient) -> None:
    page = filled.get("/actors/china").text
    for name in ("claims", "responses"):
        said = re.search(rf'href="/{name}\.csv\?actor=china">CSV</a> \(([\d,]+) rows?\)', page)
        assert said, name
        assert int(said[1].replace(",", "")) == rows_of(filled, f"/{name}.csv?actor=china")[0]


def test_a_topic_counts_the_claims_of_its_list(filled: TestClient) -> None:
    for item in filled.get("/topics.json").json()["items"]:
        slug = item["topic_id"]
        rows, _ = rows_of(filled, f"/claims.csv?topic={slug}")
        assert number_on(filled, f"/topics/{slug}") == rows == item["claims"], slug


def test_the_api_page_lists_every_readable_address(filled: TestClient) -> None:
    described = filled.get("/api/openapi.json").json()["paths"]
    page = filled.get("/api/docs").text
    assert set(described) >= {f"/api/{name}" for name in (*FILES, "search")}
    for path in described:
        assert f"<code>{path}</code>" in page
    names = [p["name"] for p in described["/api/claims"]["get"]["parameters"]]
    for name in names:
        assert f"<code>{name}=" in page
