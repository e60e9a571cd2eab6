"""What a stranger's page may do from its address to the held article: nothing but be read."""

import tracemalloc
from collections.abc import Callable, Iterator
from gzip import compress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.base.errors import BadInputError, FetchError
from app.collect.feeds.opml import parse_opml
from app.collect.fetch import DEADLINE_S, MAX_BYTES
from app.domain.article import Input, ReadArticle
from app.domain.taken import Taken, TakenState
from app.main import Doors, create_app
from app.pipeline import TakeIn, take_in_one
from app.read.apart import ReadingApart
from app.store.articles import load_read
from app.store.session import reading
from tests.collect.loopback import Site, a_fetcher, answer
from tests.read.pdf_pages import a_pdf, set_below

HOME = "http://127.0.0.1:8000"
TITLE = "Рыбный рынок у гавани закрыт"
WORDS = (
    "Управление гавани сообщило во вторник, что рыбный рынок у причала закрыт до конца месяца, "
    "потому что в крыше нашли трещину. Торговцы переедут в старый склад за маяком.",
    "«Мы откроем рынок, как только крыша будет безопасна», — сказал смотритель причала. По его "
    "словам, ремонт займёт три недели, и никто из торговцев не потеряет своего места.",
)
PAGE = (
    f"<!doctype html><html lang='ru'><head><title>{TITLE}</title></head><body><article>"
    f"<h1>{TITLE}</h1>{''.join(f'<p>{one}</p>' for one in WORDS)}</article></body></html>"
)
PDF = a_pdf(set_below("The fish market by the harbour is closed", "until the roof is safe again."))


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    made.answers["/robots.txt"] = answer(b"")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def read() -> Iterator[ReadingApart]:
    apart = ReadingApart()
    yield apart
    apart.close()


Take = Callable[[Input], Taken]


@pytest.fixture
def take(engine: Engine, tmp_path: Path, read: ReadingApart) -> Take:
    def take(item: Input) -> Taken:
        job = TakeIn(engine, archive=tmp_path, read=read)
        taken = job.add(item)
        job.finish()
        return taken

    return take


def held(engine: Engine, taken: Taken) -> ReadArticle:
    assert taken.article_id is not None, taken.message
    with reading(engine) as connection:
        return load_read(connection, taken.article_id)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (PAGE.encode(), "image/png"),
        (PAGE.encode(), "application/octet-stream"),
        (PAGE.encode(), "no type at all"),
        (PAGE.encode(), "text/plain; charset=utf-8"),
        (PAGE.encode(), "text/html; charset=windows-1251"),
        (PAGE.encode(), "text/html; charset=utf-16"),
        (PAGE.encode(), "text/html; charset=no-such-charset"),
        (PAGE.encode("cp1251"), "text/html"),
        (PAGE.encode("cp1251"), "text/html; charset=windows-1251"),
        (PAGE.encode("cp1251"), "text/html; charset=utf-8"),
        (PAGE.encode("koi8-r", "replace"), "text/html; charset=koi8-r"),
        (PAGE.encode("utf-16"), "text/html"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "text/html; charset=iso-8859-1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_of_a_wrong_type_or_charset_is_read_by_what_it_is(
    engine: Engine, site: Site, take: Take, content: bytes, told: str
):
    site.answers["/a"] = answer(content, Content_Type=told)
    article = held(engine, take(a_fetcher(site).fetch(f"{site.url}/a")))
    assert article.title == TITLE
    assert WORDS[0] in article.text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "text/html; charset=utf-8"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "text/html"),
        (b"PK\x03\x04" + bytes(range(256)) * 40, "text/html"),
        (b"\x1f\x8b" + bytes(range(256)) * 40, "text/plain"),
        (b"\x7fELF" + bytes(range(256)) * 40, "application/pdf"),
        (b"", "text/html"),
    ],
    ids=["png", "jpeg", "zip", "gzip", "program", "nothing"],
)
def test_what_is_no_page_is_refused_whatever_it_is_called(
    site: Site, take: Take, content: bytes, told: str
):
    site.answers["/a"] = answer(content, Content_Type=told)
    taken = take(a_fetcher(site).fetch(f"{site.url}/a"))
    assert taken.state is TakenState.FAILED
    assert "\n" not in taken.message
    assert taken.message.endswith(".")


def test_a_pdf_that_is_called_a_page_is_read_as_one(engine: Engine, site: Site, take: Take):
    site.answers["/a"] = answer(PDF, Content_Type="text/html; charset=utf-8")
    assert "fish market" in held(engine, take(a_fetcher(site).fetch(f"{site.url}/a"))).text


def laden(base: str) -> bytes:
    """A page that names everything a browser would load, and entities a parser would."""
    named = (
        f'<link rel="stylesheet" href="{base}/x.css"><link rel="preload" href="{base}/x" as="font">'
        f'<link rel="canonical" href="{base}/canonical"><link rel="alternate" hreflang="en" '
        f'href="{base}/en"><link rel="manifest" href="{base}/m"><link rel="icon" href="{base}/i">'
        f'<base href="{base}/base/"><meta http-equiv="refresh" content="0; url={base}/next">'
        f'<script src="{base}/x.js"></script><style>@import url("{base}/y.css");</style>'
        f'<meta property="og:image" content="{base}/og.png">'
        '<script type="application/ld+json">{"@context": "' + base + '/context", "@type": '
        '"NewsArticle", "headline": "H", "image": "' + base + '/ld.png"}</script>'
    )
    shown = (
        f'<img src="{base}/a.png" srcset="{base}/b.png 2x"><iframe src="{base}/frame"></iframe>'
        f'<video src="{base}/v.mp4" poster="{base}/p.png"></video><object data="{base}/o">'
        f'</object><embed src="{base}/e"><svg><image href="{base}/s.png"/>'
        f'<use href="{base}/u.svg#a"/></svg><div style="background:url({base}/bg.png)"></div>'
        f'<form action="{base}/form"></form><portal src="{base}/portal"></portal>'
    )
    head, body = PAGE.split("</head>")
    doctype = f'<!DOCTYPE html PUBLIC "-//x//EN" "{base}/x.dtd">'
    head = head.replace("<!doctype html>", doctype)
    body = body.replace("</article>", f"{shown}</article>")
    return f"{head}{named}</head>{body}".encode()


def test_nothing_that_a_fetched_page_names_is_asked_for(engine: Engine, site: Site, take: Take):
    site.answers["/a"] = answer(laden(site.url), Content_Type="text/html; charset=utf-8")
    taken = take(a_fetcher(site).fetch(f"{site.url}/a"))
    assert WORDS[1] in held(engine, taken).text
    assert site.asked == ["/robots.txt", "/a"]


def test_nothing_that_a_page_handed_in_names_is_asked_for_or_shown(
    engine: Engine, site: Site, tmp_path: Path, read: ReadingApart
):
    def take_in(item: Input) -> Taken:
        return take_in_one(engine, item, archive=tmp_path, read=read)

    def refuse(*_: object) -> Taken:
        raise AssertionError("no address was given")

    app = create_app(engine=engine, doors=Doors(take_in, refuse), token=None)
    with TestClient(app, base_url=HOME, client=("127.0.0.1", 5), headers={"origin": HOME}) as web:
        file = {"file": ("page.html", laden(site.url), "text/html")}
        came = web.post("/add", files=file, follow_redirects=True)
        assert came.status_code == 200, came.text
        shown = web.get("/articles/1").text
    assert TITLE in shown
    assert site.asked == []
    for loaded in ("src=", "srcset=", "poster=", "data=", "<iframe", "<object", "url("):
        assert f"{loaded}" not in shown or f'{loaded}"{site.url}' not in shown
    assert f'src="{site.url}' not in shown


def test_an_entity_that_names_a_file_brings_nothing_of_it(
    engine: Engine, take: Take, tmp_path: Path
):
    secret = tmp_path / "secret.txt"
    secret.write_text("the key of the lighthouse lies under the third stone")
    for kind in ("<?xml version='1.0'?>", ""):
        entity = f'{kind}<!DOCTYPE html [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        page = PAGE.replace("<!doctype html>", entity).replace("</article>", "<p>&f;</p></article>")
        taken = take(Input("page.xhtml", page.encode()))
        if taken.state is not TakenState.FAILED:
            assert "lighthouse lies" not in held(engine, taken).text
        else:
            assert "defines XML entities" in taken.message


def test_laughing_entities_of_a_page_or_a_list_grow_to_nothing(engine: Engine, take: Take):
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    entity = f"<!DOCTYPE html [<!ENTITY l0 'ha'>{laughs}]>"
    page = PAGE.replace("<!doctype html>", entity).replace("</article>", "<p>&l11;</p></article>")
    taken = take(Input("page.xhtml", page.encode()))
    assert taken.state is TakenState.FAILED or len(held(engine, taken).text) < 2 * len(page)
    with pytest.raises(BadInputError):
        parse_opml(f"{entity}<opml><body><outline text='&l11;'/></body></opml>".encode(), name="l")


def test_a_page_nested_without_end_is_refused_and_the_next_one_is_read(take: Take):
    deep = take(Input("deep.html", b"<html><body>" + b"<div>" * 50_000 + b"words"))
    assert deep.state is TakenState.FAILED
    assert "nests its markup over 200 deep" in deep.message
    assert take(Input("page.html", PAGE.encode())).state is TakenState.NEW


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 60_000,
        "2025-" * 12_000,
        "a" * 30_000 + "!" * 30_000,
        "https://" + "a." * 30_000,
        "&#" * 30_000,
        " \t" * 30_000,
        "von " * 15_000,
        "((((" * 15_000,
        "“" * 60_000,
        "中" * 20_000,
    ],
    ids=[
        "digits",
        "dates",
        "word",
        "host",
        "entities",
        "blanks",
        "names",
        "brackets",
        "quotes",
        "zh",
    ],
)
def test_texts_made_to_keep_a_pattern_busy_are_read_within_the_limits(
    read: ReadingApart, hostile: str
):
    head = (
        f'<meta property="article:published_time" content="{hostile}"><meta name="author" content='
        f'"{hostile}"><link rel="canonical" href="{hostile}"><meta name="date" content="{hostile}">'
        f'<script type="application/ld+json">{{"datePublished": "{hostile}"}}</script>'
    )
    page = PAGE.replace("</head>", f"{head}</head>").replace(
        "</h1>",
        f"</h1><p class='byline'>By {hostile}</p><time datetime='{hostile}'>{hostile}</time>",
    )
    item = Input("page.html", page.encode(), media_type=f"text/html; charset={hostile}")
    assert WORDS[0] in read(item).text


def test_a_bomb_is_given_up_with_no_more_in_memory_than_a_page_may_have(site: Site):
    bomb = compress(bytes(120 * 1024 * 1024))
    site.answers["/a"] = answer(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="over 10 MB"):
            a_fetcher(site).fetch(f"{site.url}/a")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 2 * MAX_BYTES + len(bomb)


def test_a_page_has_twenty_seconds_and_ten_megabytes():
    assert (DEADLINE_S, MAX_BYTES) == (20.0, 10 * 1024 * 1024)
