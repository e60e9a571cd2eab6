"""What the desk names and nobody holds: fetched, put beside its description, or reported."""

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from app.base.errors import BadInputError, FetchError, RobotsError
from app.base.places import desk_folder
from app.base.settings import Settings
from app.cli.known_pages import collect_desk, tell_missed, write_missed
from app.collect.fetch import Fetcher
from app.collect.hosts import Hosts
from app.collect.other_page import leads_home
from app.collect.sources import find_inputs
from app.collect.url_lists import find_in_list
from app.deciding import Decision, decide
from app.domain.article import Input
from app.domain.known_pages import SAID, KnownPagesReport, Trouble
from app.known_pages import collect_known_pages, trouble_of
from app.pipeline import load_desk_files
from app.query.articles import load_article
from app.read.article import read_article
from app.store.session import reading, transaction
from app.store.tables import Article, Claim, Mention
from app.store.tables_of_captures import ArticleLook
from tests.collect.loopback import Answer, Site, answer, redirect, status

STATEMENT = "Forty Russian drone pilots were trained near Chita by Chinese instructors."
SENTENCE = (
    "Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence ministry"
    " said on Monday."
)
MORE = (
    "The ministry gave no source for the figure and did not say which unit the pilots came from. "
    "Nobody at the airfield could be reached, and the regional office did not open its doors."
)
TEMPLATES = ("https://copies.example/{url}",)


def html(body: str, head: str = "", title: str = "Pilots at Chita") -> Answer:
    page = (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )
    return answer(page.encode(), Content_Type="text/html; charset=utf-8")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


FULL = html(
    "<header><nav><a href='/'>Home</a><a href='/world'>World</a></nav></header><main><article>"
    f"<h1>Pilots at Chita</h1>{paragraphs(SENTENCE, MORE, MORE)}</article></main>"
    "<footer>All rights reserved</footer>",
    head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pilots at Chita"'
    ', "datePublished": "2026-03-02T08:00:00Z"}</script>'
    '<link rel="canonical" href="/2026/another-slug-by-the-site">',
)
OLD_LAYOUT = html(
    "<div id='top'>The Bay Post</div><div class='story'><h2>Pilots at Chita</h2>"
    f"<div class='byline'>By A. Writer | 3 March 2026</div>{paragraphs(SENTENCE, MORE, MORE)}"
    "</div><div class='related'><a href='/x'>Read also: ships</a></div>",
)
PAYWALL = html(
    f"<article><h1>Pilots at Chita</h1>{paragraphs(SENTENCE)}"
    "<div class='gate'>Subscribe to continue reading. Already a subscriber? Log in</div></article>",
    head='<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}'
    "</script>",
)
BREAD = (
    "The bakery on the market square opens again on Monday with a new oven and a longer counter. "
    "There is room for twelve guests, there are buns on Sundays, and cake is made on request."
)
BAKERY = html(f"<article><h1>The bakery opens</h1>{paragraphs(BREAD, BREAD)}</article>")
CHALLENGE = html(
    "<h1>Just a moment...</h1><form id='challenge-form'></form>", title="Just a moment..."
)
PAGES: dict[str, tuple[str, Answer | None]] = {
    "full": ("tide.example", FULL),
    "old": ("bay.example", OLD_LAYOUT),
    "new-address": ("bay.example", redirect("/there", 301)),
    "paywall": ("tide.example", PAYWALL),
    "gone": ("tide.example", status(410)),
    "later": ("busy.example", status(503, Retry_After="3600")),
    "forbidden": ("bay.example", None),
    "to-home": ("tide.example", redirect("/", 301)),
    "check": ("check.example", CHALLENGE),
    "denied": ("check.example", status(403)),
    "nobody": ("nowhere.example", None),
    "dropped": ("tide.example", redirect("/bakery", 301)),
}
MISSED = {
    "paywall": Trouble.PAYWALL,
    "gone": Trouble.GONE,
    "later": Trouble.BUSY,
    "forbidden": Trouble.ROBOTS,
    "to-home": Trouble.MOVED,
    "check": Trouble.ROBOT_CHECK,
    "denied": Trouble.ROBOT_CHECK,
    "nobody": Trouble.UNREACHABLE,
    "dropped": Trouble.ANOTHER,
}


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    made.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /forbidden\n")
    made.answers["/"] = html(paragraphs(MORE, MORE, MORE))
    made.answers["/there"] = OLD_LAYOUT
    made.answers["/bakery"] = BAKERY
    made.answers |= {f"/{name}": page for name, (_, page) in PAGES.items() if page is not None}
    yield made
    made.stop()


def a_fetcher(site: Site) -> Fetcher:
    def resolve(host: str, port: int, *_: object, **__: object) -> list[Any]:
        if host == "nowhere.example":
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    return Fetcher(policy=site.policy, resolver=resolve, hosts=Hosts(gap_s=0.0), backoff_s=0.01)


def address(site: Site, name: str) -> str:
    return f"http://{PAGES[name][0]}:{site.port}/{name}"


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def desk(engine: Engine, site: Site, tmp_path: Path) -> Engine:
    """A desk that names twelve articles of one claim and holds no text."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("actors.jsonl", "topics.jsonl"):
        shutil.copy(desk_folder() / name, folder / name)
    hosts = sorted({host for host, _ in PAGES.values()})
    outlet: dict[str, Any] = {"kind": "online_news", "country": None}
    outlets = [{"slug": h.split(".")[0], "name": h, "domain": h, **outlet} for h in hosts]
    write_lines(folder / "outlets.jsonl", outlets)
    story: dict[str, Any] = {"slug": "pilots", "title": "Pilots", "summary": "Pilots at Chita."}
    write_lines(folder / "stories.jsonl", [story | {"first_reported": None}])
    claim: dict[str, Any] = {
        "slug": "pilots-trained",
        "statement": STATEMENT,
        "story": "pilots",
        "topics": ["training"],
        "actors": [{"actor": "russia", "role": "object"}],
        "event_date": None,
        "quantity": None,
    }
    write_lines(folder / "claims.jsonl", [claim])
    articles: list[dict[str, Any]] = [
        {
            "slug": name,
            "url": address(site, name),
            "outlet": host.split(".")[0],
            "title": f"About {name}",
            "published": None,
            "language": "en",
            "summary": f"What {name} says, in our words.",
            "completeness": "full",
        }
        for name, (host, _) in PAGES.items()
    ]
    write_lines(folder / "articles.jsonl", articles)
    mention: dict[str, Any] = {
        "claim": "pilots-trained",
        "stated_as": "Chinese instructors trained forty Russian pilots near Chita",
        "quantity_as_stated": None,
        "modality": "asserted",
        "attribution": [],
        "copy_of": None,
        "relation": "none",
    }
    write_lines(folder / "mentions.jsonl", [mention | {"article": name} for name in PAGES])
    write_lines(folder / "responses.jsonl", [])
    load_desk_files(engine, folder)
    return engine


def run(engine: Engine, site: Site, folder: Path, **more: Any) -> KnownPagesReport:
    return collect_known_pages(engine, archive=folder / "archive", fetcher=a_fetcher(site), **more)


def names_of(report: KnownPagesReport) -> dict[str, Trouble]:
    return {one.url.rpartition("/")[2]: one.trouble for one in report.missed}


def held(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        wanted = select(col(Article.slug)).where(col(Article.text).is_not(None))
        return set(connection.scalars(wanted))


def test_every_page_is_taken_in_or_reported_for_what_it_is(
    desk: Engine, site: Site, tmp_path: Path
):
    report = run(desk, site, tmp_path)
    assert held(desk) == {"full", "old", "new-address"}
    assert names_of(report) == MISSED
    assert report.known == len(PAGES)
    assert "12 articles had an address and no text: 3 taken in, 9 missed." in report.describe()
    (later,) = report.by_trouble()[Trouble.BUSY]
    assert later.retry_at is not None
    with reading(desk) as connection:
        assert len(connection.scalars(select(col(Article.id))).all()) == len(PAGES)


def test_passages_stand_beside_the_description_and_decisions_stay(
    desk: Engine, site: Site, tmp_path: Path
):
    with reading(desk) as connection:
        wanted = select(col(Article.id)).where(col(Article.slug) == "full")
        article_id = connection.scalar(wanted)
        before = connection.execute(
            select(col(Mention.id), col(Mention.quote), col(Mention.review))
        ).all()
        claim = connection.execute(select(col(Claim.id), col(Claim.statement))).all()
    assert article_id is not None
    decided = [row.id for row in before][-1]
    decide(desk, decided, Decision.ACCEPT)
    run(desk, site, tmp_path)
    with reading(desk) as connection:
        page = load_article(connection, article_id)
        assert page.summary == "What full says, in our words."
        assert page.card.title == "About full"
        assert page.card.published == "2026-03-02"
        assert page.card.url == address(site, "full")
        assert page.text is not None
        assert SENTENCE in page.text
        assert any(m.quote == SENTENCE for m in page.mentions)
        assert any(m.described for m in page.mentions)
        now = connection.execute(select(col(Mention.id), col(Mention.quote))).all()
        assert {(r.id, r.quote) for r in before} <= {(r.id, r.quote) for r in now}
        assert claim[0] in connection.execute(select(col(Claim.id), col(Claim.statement))).all()


def test_a_second_run_asks_only_for_what_may_be_there_now(desk: Engine, site: Site, tmp_path: Path):
    run(desk, site, tmp_path)
    site.asked.clear()
    again = run(desk, site, tmp_path)
    assert names_of(again) == MISSED
    assert set(site.asked) <= {"/robots.txt"}  # whoever asked for time is given it
    assert "8 were asked for lately and not again" in again.describe()
    with transaction(desk) as session:
        for look in session.query(ArticleLook):
            session.delete(look)
    site.answers["/gone"] = FULL
    assert "gone" not in names_of(run(desk, site, tmp_path))


def test_a_run_that_is_broken_off_is_linked_and_goes_on_where_it_stopped(
    desk: Engine, site: Site, tmp_path: Path
):
    def stop(_done: int, _total: int) -> None:
        if held(desk):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(desk, site, tmp_path, noted=stop, threads=1)
    assert len(held(desk)) == 1
    with reading(desk) as connection:
        found = select(col(Mention.id)).where(
            col(Mention.described).is_(False), col(Mention.claim_id).is_not(None)
        )
        assert connection.scalars(found).all()
    site.asked.clear()
    run(desk, site, tmp_path)
    assert len(held(desk)) == 3
    asked = [path for path in site.asked if path in ("/full", "/old", "/new-address")]
    assert len(asked) == len(set(asked)) == 2


def test_a_rule_that_breaks_on_one_page_costs_that_page(desk: Engine, site: Site, tmp_path: Path):
    def fragile(item: Input) -> Any:
        if item.name.endswith("/old"):
            raise BadInputError(f"{item.name} could not be read.")
        return read_article(item)

    report = run(desk, site, tmp_path, read=fragile)
    assert names_of(report)["old"] is Trouble.NO_ARTICLE
    assert held(desk) == {"full", "new-address"}


def test_the_report_says_what_to_do_and_its_file_goes_in_again(
    desk: Engine, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    settings = Settings("sqlite:///x.db", tmp_path / "data", "none", None, archives=TEMPLATES)
    path = tmp_path / "missed.csv"
    whole = collect_desk(desk, settings, path, read=read_article, fetcher=a_fetcher(site))
    assert not whole
    said = capsys.readouterr()
    assert "Gone: the site has no such page (1): look for a copy in a web archive" in said.err
    assert f"https://copies.example/{address(site, 'gone')}" in said.err
    assert "Robots unwelcome" in said.err
    assert "asks to come back at" in said.err
    assert "Another text: the address leads to a section or to another story (1)" in said.err
    assert f"/dropped now leads to http://tide.example:{site.port}/bakery, which is" in said.err
    assert "3 taken in, 9 missed" in said.out
    asked: list[str] = []

    def fetch(url: str) -> Input:
        asked.append(url)
        return Input(url, b"words")

    assert all(isinstance(found, Input) for found in find_in_list(path, fetch))
    assert sorted(asked) == sorted(address(site, name) for name in MISSED)
    assert len(list(find_inputs(str(path), fetcher=a_fetcher(site)))) == len(MISSED)


def test_nothing_missed_is_a_file_with_its_heading_only():
    lines = b"".join(write_missed((), TEMPLATES)).decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("url,")


@pytest.mark.parametrize(
    ("asked", "ended", "home"),
    [
        ("https://a.example/x", "https://a.example/", True),
        ("https://a.example/x", "https://www.a.example", True),
        ("https://a.example/?p=5", "https://a.example/", True),
        ("https://a.example/x", "https://a.example/y", False),
        ("https://a.example/", "https://a.example/", False),
        (
            "https://k.example/2025/https://a.example/x",
            "https://k.example/2025/https://a.example/x",
            False,
        ),
        ("https://a.example/x", None, False),
    ],
)
def test_an_article_that_leads_to_the_front_page_is_no_article(
    asked: str, ended: str | None, home: bool
):
    assert leads_home(asked, ended) is home


def test_each_trouble_says_what_to_do():
    assert set(SAID) == set(Trouble)
    assert all(means and advice for means, advice in SAID.values())
    assert trouble_of(RobotsError("a")) is Trouble.ROBOTS
    assert trouble_of(BadInputError("a")) is Trouble.REFUSED
    assert trouble_of(FetchError("a", answered=402)) is Trouble.PAYWALL


def test_the_report_of_nothing_is_empty():
    from app.domain.taken import TakenReport

    assert list(tell_missed(KnownPagesReport(0, TakenReport(()), ()), TEMPLATES)) == []
