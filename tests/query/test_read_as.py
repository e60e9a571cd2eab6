"""How an article was read: all its page says of itself, with where, and what is used of it."""

from pathlib import Path

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.domain.article import Input, Told
from app.domain.taken import Taken
from app.main import Doors, create_app
from app.pipeline import take_in_one
from app.query.read_as import ReadAs, load_read_as
from app.store.session import reading

URL = "https://quay.example/news/ferries"
WORDS = "The ferries of the northern quay stayed in port on Monday, and nobody was asked why. " * 8
PAGE = f"""<html lang="en-GB"><head><title>Ferries stay in port | The Quay</title>
<meta property="og:title" content="Ferries stay"><meta property="og:site_name" content="The Quay">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferries stay in port",
"author": {{"name": "Ada Marsh"}}, "datePublished": "2021-04-02"}}</script>
<link rel="canonical" href="{URL}"></head><body><article><h1>Ferries stay in port</h1>
<p>{WORDS}</p><p>{WORDS}</p></article></body></html>"""


def take_in(engine: Engine, archive: Path, page: str = PAGE) -> int:
    item = Input("ferries.html", page.encode(), Told(url=URL), media_type="text/html")
    taken = take_in_one(engine, item, archive=archive)
    assert taken.article_id is not None
    return taken.article_id


def refuse(item: Input) -> Taken:
    raise AssertionError(item)


def refuse_url(url: str, told: Told) -> Taken:
    raise AssertionError(url, told)


def read_as(engine: Engine, number: int) -> tuple[ReadAs, ...]:
    with reading(engine) as connection:
        return load_read_as(connection, number)


def test_every_reading_is_kept_with_its_place_and_whether_it_is_used(
    engine: Engine, tmp_path: Path
) -> None:
    found = read_as(engine, take_in(engine, tmp_path))
    assert ReadAs("title", "Ferries stay in port", "json_ld", chosen=True) in found
    assert ReadAs("title", "Ferries stay", "open_graph", chosen=False) in found
    assert ReadAs("author", "Ada Marsh", "json_ld", chosen=True) in found
    assert ReadAs("outlet", "The Quay", "open_graph", chosen=True) in found
    assert ReadAs("published", "2021-04-02", "json_ld", chosen=True) in found
    assert ReadAs("language", "en-GB", "meta", chosen=True) in found
    assert ReadAs("canonical", URL, "meta", chosen=True) in found
    fields = [one.field for one in found]
    assert fields == sorted(fields, key=list(dict.fromkeys(fields)).index), "by field"


def test_a_page_read_anew_leaves_none_of_its_former_readings(
    engine: Engine, tmp_path: Path
) -> None:
    first = take_in(engine, tmp_path)
    changed = PAGE.replace("Ferries stay", "Ferries sail").replace("nobody", "everybody")
    assert take_in(engine, tmp_path, changed) == first
    assert {one.value for one in read_as(engine, first) if one.field == "title"} == {
        "Ferries sail in port",
        "Ferries sail in port | The Quay",
        "Ferries sail",
    }


def test_a_text_without_a_head_says_where_its_title_and_language_come_from(
    engine: Engine, tmp_path: Path
) -> None:
    item = Input("a.txt", f"Ferries stay\n\n{WORDS}".encode(), Told(title="Ferries", url=URL))
    taken = take_in_one(engine, item, archive=tmp_path)
    found = read_as(engine, taken.article_id or 0)
    assert ReadAs("title", "Ferries", "told", chosen=True) in found
    assert ReadAs("language", "en", "page", chosen=True) in found
    assert ReadAs("outlet", "quay.example", "url", chosen=True) in found


def test_the_page_shows_the_readings_folded_and_gives_them_as_a_file(
    engine: Engine, tmp_path: Path
) -> None:
    number = take_in(engine, tmp_path)
    app = create_app(
        engine=engine, doors=Doors(refuse, refuse_url), token="a long secret", full_text=False
    )
    with TestClient(app) as client:
        page = client.get(f"/articles/{number}").text
        told = client.get(f"/articles/{number}/read.json").json()
        missing = client.get("/articles/999/read.json")
    folded = page.split("How this was read")[1].split("</details>")[0]
    assert "<details" in folded
    assert "data for sharing (OpenGraph)" in folded
    assert folded.count("<strong>used</strong>") == sum(one["chosen"] for one in told["items"])
    assert told["count"] == len(told["items"]) == len(read_as(engine, number))
    assert missing.status_code == 404


def test_an_article_that_is_not_held_has_no_readings(engine: Engine) -> None:
    assert read_as(engine, 999) == ()
