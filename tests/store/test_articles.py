from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from app.base.clock import now
from app.desk.files import STARTER
from app.domain.article import ReadArticle
from app.store.addresses import page_identity
from app.store.articles import is_held, save_article
from app.store.desk import load_desk
from app.store.rows import insert_plain, insert_rows, table_of
from app.store.session import reading, transaction
from app.store.tables import Article, ArticleBlock, ArticleDate, ArticleLink, Capture, Outlet
from tests.store.factories import TEXT, an_article, captured

PAGE = "https://www.harbourpost.example/drills"


def rows(engine: Engine, model: type[SQLModel]) -> list[Any]:
    table = table_of(model)
    with reading(engine) as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def save(engine: Engine, read: ReadArticle, sha256: str = "a" * 64) -> tuple[int, str]:
    with transaction(engine) as session:
        saved = save_article(session, read, captured(sha256=sha256))
    return saved.id, saved.state


def test_a_new_article_is_kept_with_its_parts_and_its_capture(engine: Engine):
    article_id, state = save(engine, an_article())
    assert state == "new"
    (article,) = rows(engine, Article)
    assert (article.id, article.text, article.page) == (article_id, TEXT, "drills.html")
    assert article.url == "https://www.harbourpost.example/drills"
    assert (article.published, article.published_basis) == ("2031-05-02", "meta")
    assert [row.kind for row in rows(engine, ArticleBlock)] == ["headline", "paragraph"]
    (link,) = rows(engine, ArticleLink)
    assert TEXT[link.start : link.end] == "Harbour Post"
    assert [row.edtf for row in rows(engine, ArticleDate)] == ["2031-05-02", "2031-05"]
    (capture,) = rows(engine, Capture)
    assert (capture.sha256, capture.headers) == ("a" * 64, {"etag": "1"})


def test_the_same_page_again_writes_nothing(engine: Engine):
    first, _ = save(engine, an_article())
    kept = (Article, ArticleBlock, ArticleLink, ArticleDate, Capture, Outlet)
    before = [rows(engine, model) for model in kept]
    assert save(engine, an_article()) == (first, "unchanged")
    assert [rows(engine, model) for model in kept] == before
    with reading(engine) as connection:
        assert is_held(connection, an_article())
        assert not is_held(connection, an_article(text=TEXT + "More."))


def test_a_changed_page_gets_a_capture_and_its_new_text(engine: Engine):
    first, _ = save(engine, an_article())
    changed = an_article(text=TEXT + "Corrected.", title=None)
    assert save(engine, changed, "b" * 64) == (first, "changed")
    (article,) = rows(engine, Article)
    assert article.text.endswith("Corrected.")
    assert article.title == "Harbour drills begin"
    assert [row.sha256 for row in rows(engine, Capture)] == ["a" * 64, "b" * 64]


@pytest.mark.parametrize(
    "spelling",
    [
        "http://harbourpost.example/drills/",
        "https://www.harbourpost.example:443/drills?utm_source=feed#top",
        "https://archive.example/web/2031/https://harbourpost.example/drills",
    ],
)
def test_other_spellings_of_the_address_are_the_same_article(engine: Engine, spelling: str):
    first, _ = save(engine, an_article())
    assert save(engine, an_article(spelling)) == (first, "unchanged")


def test_a_page_without_an_address_is_known_by_its_text(engine: Engine):
    first, _ = save(engine, an_article(None))
    assert save(engine, an_article(None)) == (first, "unchanged")
    other, state = save(engine, an_article(None, text=TEXT + "More."))
    assert (state, other != first) == ("new", True)


def test_a_reprint_that_calls_the_original_canonical_stays_a_page_of_its_own(engine: Engine):
    first, _ = save(engine, an_article())
    reprint = an_article(
        "https://relay.example/drills", canonical_url=PAGE, outlet="Relay", domain="relay.example"
    )
    second, state = save(engine, reprint)
    assert (state, second != first) == ("new", True)
    assert [row.slug for row in rows(engine, Outlet)] == ["harbour-post", "relay"]


@pytest.mark.parametrize(
    ("name", "domain", "expected"),
    [
        ("Something else", "harbourpost.example", "harbour-post"),
        ("HARBOUR  POST", "other.example", "harbour-post"),
        (None, "news.harbourpost.example", "harbour-post"),
        ("Lake Times", "lake.example", "lake-times"),
        (None, "lake.example", "lake-example"),
        (None, None, "unknown-outlet"),
    ],
)
def test_the_outlet_is_known_by_domain_or_name_or_proposed(
    engine: Engine, name: str | None, domain: str | None, expected: str
):
    held = {
        "slug": "harbour-post",
        "name": "Harbour Post",
        "domain": "harbourpost.example",
        "kind": "newspaper",
        "of_desk": True,
    }
    with transaction(engine) as session:
        insert_plain(session, Outlet, [held])
    save(engine, an_article(None, outlet=name, domain=domain))
    slugs = {row.id: (row.slug, row.of_desk) for row in rows(engine, Outlet)}
    (article,) = rows(engine, Article)
    assert slugs[article.outlet_id] == (expected, expected == "harbour-post")


def test_a_desk_record_of_an_archived_page_receives_its_text(engine: Engine):
    with transaction(engine) as session:
        outlets = insert_rows(
            session, Outlet, [{"slug": "hp", "name": "Harbour Post", "kind": "newspaper"}]
        )
        desk = {
            "slug": "desk-drills",
            "url": "https://archive.example/ref/2031/https://www.harbourpost.example:443/drills",
            "identity": page_identity(PAGE),
            "outlet_id": outlets[0],
            "summary": "Ours.",
            "of_desk": True,
            "added_at": now(),
        }
        insert_plain(session, Article, [desk])
    _, state = save(engine, an_article())
    (article,) = rows(engine, Article)
    assert state == "new"
    assert (article.slug, article.of_desk, article.summary) == ("desk-drills", True, "Ours.")
    assert article.text == TEXT
    assert article.published == "2031-05-02"


def test_the_desk_adopts_a_page_that_was_collected_before_it(engine: Engine):
    desk_url = "https://www.kyivpost.com/post/55085"
    first, _ = save(engine, an_article(desk_url, domain="kyivpost.com"))
    with transaction(engine) as session:
        load_desk(session, STARTER)
    held = [row for row in rows(engine, Article) if row.id == first]
    assert [(row.of_desk, row.text) for row in held] == [(True, TEXT)]
    assert len(rows(engine, Article)) == 233
