"""Feeds of a real server are looked at, and what is within the scope becomes articles."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.base.errors import BadInputError, NotHeldError
from app.domain.taken import TakenState
from app.polling import add_listed, next_due, stop_following
from app.query.articles import list_articles
from app.query.filters import ClaimFilter
from app.store.session import data_version, reading
from tests.collect.loopback import Site, answer, hang_up, in_turn, redirect, status
from tests.polling.following import (
    DULL,
    IN_SCOPE,
    OUTSIDE,
    Clock,
    a_feed,
    a_poller,
    asked_times,
    feeds_of,
    items_of,
    put_feed,
    put_story,
    states_of,
)


def articles(engine: Engine) -> int:
    with reading(engine) as connection:
        return list_articles(connection, ClaimFilter()).count


def test_only_what_is_within_the_scope_becomes_an_article(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    url = put_feed(
        site,
        "/rss",
        put_story(site, "/instructors"),
        put_story(site, "/bath", title=OUTSIDE),
        put_story(site, "/bakery", title="A bun from China, a loaf from Russia", page=DULL),
    )
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    added = poller.add(url)
    assert (added.is_new, added.feed.title, added.report.seen) == (True, "Harbour Post", 3)
    assert asked_times(site, "/instructors") == 0
    report = poller.poll_due()
    assert (report.taken, report.skipped, report.failed) == (1, 1, 0)
    assert states_of(engine, added.feed.id) == {
        "instructors": "taken",
        "bath": "skipped",
        "bakery": "skipped",
    }
    assert asked_times(site, "/bath") == 0
    assert asked_times(site, "/bakery") == 1
    assert articles(engine) == 1
    (card,) = feeds_of(engine)
    assert (card.waiting, card.taken, card.skipped, card.failed) == (0, 1, 2, 0)
    reasons = {i.url.rpartition("/")[2]: i.reason for i in items_of(engine, card.id)}
    assert "neither China nor Russia" in reasons["bath"]
    assert "no claim within the desk’s subject" in reasons["bakery"]


def test_an_item_is_fetched_only_once_whatever_the_feed_says_of_it(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    at, title = put_story(site, "/instructors")
    first = a_feed((at, title))
    later = a_feed((f"{at}?utm_source=rss", f"{title} (updated)"))
    site.answers["/rss"] = in_turn(answer(first), answer(later))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(f"{site.url}/rss").feed
    for _ in range(3):
        poller.poll_one(str(feed.id))
        clock.forward(days=1)
    assert asked_times(site, "/instructors") == 1
    assert asked_times(site, "/instructors?utm_source=rss") == 0
    assert len(items_of(engine, feed.id)) == 1


def test_a_page_that_two_feeds_tell_of_is_fetched_once(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    story = put_story(site, "/instructors")
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    ids = [poller.add(put_feed(site, path, story)).feed.id for path in ("/a", "/b")]
    poller.poll_due()
    ids.append(poller.add(put_feed(site, "/c", story)).feed.id)
    poller.poll_due()
    assert asked_times(site, "/instructors") == 1
    assert [states_of(engine, feed_id) for feed_id in ids] == [{"instructors": "taken"}] * 3
    assert {item.article_id for f in ids for item in items_of(engine, f)} == {1}
    assert [card.taken for card in feeds_of(engine)] == [1, 1, 1]


def test_a_page_that_is_held_already_is_not_fetched(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    story = put_story(site, "/instructors")
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(put_feed(site, "/a", story)).feed
    poller.poll_due()
    stop_following(engine, str(feed.id))
    assert feeds_of(engine) == []
    added = poller.add(put_feed(site, "/b", story))
    assert added.report.taken == 1
    assert states_of(engine, added.feed.id) == {"instructors": "taken"}
    assert asked_times(site, "/instructors") == 1


def test_nothing_is_asked_for_before_it_is_due(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    poller.add(put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE)))
    assert poller.poll_due().looked == 0
    with reading(engine) as connection:
        due = next_due(connection)
    assert due is not None
    assert due > clock.at
    clock.at = due
    assert poller.poll_due().looked == 1


def test_an_unchanged_feed_is_not_sent_again_and_asked_more_seldom(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    url = put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE), ETag='"one"')
    first = site.answers["/rss"]
    site.answers["/rss"] = in_turn(first, status(304))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(url).feed
    gaps = [feed.gap]
    for _ in range(2):
        clock.forward(days=1)
        assert poller.poll_due().unchanged == 1
        gaps.append(timedelta(seconds=feeds_of(engine)[0].gap_s))
    assert gaps == sorted(set(gaps))
    assert site.headers[-1]["if-none-match"] == '"one"'
    assert feeds_of(engine)[0].state == "working"


def test_a_feed_that_sends_the_same_bytes_is_unchanged_too(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))).feed
    assert poller.poll_one(str(feed.id)).unchanged == 1


def test_a_gone_feed_is_left_alone_with_its_reason(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    url = put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    poller.add(url)
    site.answers["/rss"] = status(410)
    clock.forward(days=2)
    assert len(poller.poll_due().failures) == 1
    clock.forward(days=400)
    asked = len(site.asked)
    assert poller.poll_due().looked == 0
    assert poller.poll_all().looked == 0
    assert len(site.asked) == asked
    (card,) = feeds_of(engine)
    assert (card.state, card.next_at) == ("gone", None)
    assert "410" in card.reason


def test_a_feed_that_moved_for_good_keeps_its_old_address(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    story = put_story(site, "/instructors")
    old = put_feed(site, "/old", story)
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(old).feed
    new = put_feed(site, "/new", story)
    site.answers["/old"] = redirect("/new", 301)
    poller.poll_one(str(feed.id))
    (card,) = feeds_of(engine)
    assert (card.url, card.old_urls, card.state) == (new, (old,), "working")
    poller.poll_one(old)
    assert asked_times(site, "/old") == 2
    assert not poller.add(old).is_new


def test_a_feed_that_moved_for_a_while_keeps_its_address(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    old = put_feed(site, "/old", (f"{site.url}/bath", OUTSIDE))
    put_feed(site, "/new", (f"{site.url}/bath", OUTSIDE))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(old).feed
    site.answers["/old"] = redirect("/new", 302)
    poller.poll_one(str(feed.id))
    assert (feeds_of(engine)[0].url, feeds_of(engine)[0].old_urls) == (old, ())


def test_a_feed_that_moved_to_one_that_is_followed_ends(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    old = poller.add(put_feed(site, "/old", (f"{site.url}/bath", OUTSIDE))).feed
    new = poller.add(put_feed(site, "/new", (f"{site.url}/bath", OUTSIDE))).feed
    site.answers["/old"] = redirect("/new", 301)
    poller.poll_one(str(old.id))
    cards = {card.id: card for card in feeds_of(engine)}
    assert cards[old.id].state == "gone"
    assert new.url in cards[old.id].reason
    assert cards[new.id].state == "working"


def test_a_feed_that_moved_to_a_page_stays_where_it_was(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    url = put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(url).feed
    put_story(site, "/home")
    site.answers["/rss"] = redirect("/home", 301)
    poller.poll_one(str(feed.id))
    (card,) = feeds_of(engine)
    assert (card.url, card.state) == (url, "failing")
    assert "a page, not a feed" in card.reason


def test_a_busy_site_is_asked_again_when_it_says(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    clock.at = datetime.now(UTC)
    url = put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(url).feed
    site.answers["/rss"] = status(429, Retry_After=str(5 * 3600))
    poller.poll_one(str(feed.id))
    (card,) = feeds_of(engine)
    assert card.state == "failing"
    assert card.next_at is not None
    assert timedelta(hours=4, minutes=50) < card.next_at - clock.at < timedelta(hours=5, minutes=10)


def test_failures_back_off_and_one_good_look_ends_it(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    url = put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))
    good = site.answers["/rss"]
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    poller.add(url)
    site.answers["/rss"] = status(500)
    pauses: list[timedelta] = []
    for _ in range(9):
        clock.forward(days=1)
        poller.poll_due()
        (card,) = feeds_of(engine)
        assert card.next_at is not None
        pauses.append(card.next_at - clock.at)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=15), timedelta(days=1))
    (card,) = feeds_of(engine)
    assert (card.state, card.failures) == ("failing", 9)
    site.answers["/rss"] = good
    clock.forward(days=2)
    poller.poll_due()
    (card,) = feeds_of(engine)
    assert (card.state, card.failures, card.reason) == ("working", 0, "")


def test_a_dead_host_does_not_hold_up_the_others(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    dead = Site()
    urls = [f"{dead.url}/{n}" for n in range(6)]
    dead.stop()
    poller = a_poller(engine, tmp_path, [site, dead], clock=clock)
    listed = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE))
    opml = f'<opml><body>{listed}<outline xmlUrl="{site.url}/rss"/></body></opml>'
    add_listed(engine, opml.encode(), name="list.opml")
    report = poller.poll_all()
    assert (report.looked, len(report.failures), report.seen) == (7, 6, 1)
    assert sum("did not answer just before" in reason for _, reason in report.failures) == 4


def test_a_page_that_fails_is_tried_again_a_few_times_with_its_reason(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    site.answers["/gone"] = status(404)
    site.answers["/broken"] = status(500)
    url = put_feed(
        site, "/rss", (f"{site.url}/gone", IN_SCOPE), (f"{site.url}/broken", f"{IN_SCOPE}, again")
    )
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(url).feed
    for _ in range(8):
        poller.poll_due()
        clock.forward(days=2)
    items = {i.url.rpartition("/")[2]: i for i in items_of(engine, feed.id)}
    assert {name: (i.state, i.tries, i.next_at) for name, i in items.items()} == {
        "gone": ("failed", 1, None),
        "broken": ("failed", 4, None),
    }
    assert "404" in items["gone"].reason
    assert "500" in items["broken"].reason
    assert feeds_of(engine)[0].failed == 2


def test_an_item_that_points_inside_is_refused_without_a_connection(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    other = Site()
    url = put_feed(
        site,
        "/rss",
        (f"{other.url}/admin", IN_SCOPE),
        ("http://169.254.169.254/latest", f"{IN_SCOPE}, second"),
        ("file:///etc/passwd", f"{IN_SCOPE}, third"),
    )
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(url).feed
    poller.poll_due()
    other.stop()
    assert other.asked == []
    items = items_of(engine, feed.id)
    assert [(i.state, i.next_at) for i in items] == [("failed", None), ("failed", None)]
    assert all("refused" in i.reason for i in items)
    assert feeds_of(engine)[0].unusable == 1


def test_a_person_can_take_in_what_was_passed_over(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    url = put_feed(site, "/rss", put_story(site, "/bakery", title=OUTSIDE, page=DULL))
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(url).feed
    (item,) = items_of(engine, feed.id)
    assert item.state == "skipped"
    taken = poller.take(item.id)
    assert (taken.state, articles(engine)) == (TakenState.NEW, 1)
    (item,) = items_of(engine, feed.id)
    assert (item.state, item.article_id) == ("taken", taken.article_id)
    (card,) = feeds_of(engine)
    assert (card.taken, card.skipped) == (1, 0)
    with pytest.raises(NotHeldError):
        poller.take(999)


def test_the_day_the_feed_tells_is_used_where_the_page_tells_none(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    poller.add(put_feed(site, "/rss", put_story(site, "/instructors")))
    poller.poll_due()
    with reading(engine) as connection:
        (card,) = list_articles(connection, ClaimFilter()).items
    assert (card.published or "")[:10] == "2026-03-02"
    assert card.published_basis == "feed"


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/home", "a page, not a feed"), ("/nothing", "answered nothing")],
)
def test_what_is_no_feed_is_not_followed(
    engine: Engine, tmp_path: Path, site: Site, path: str, expected: str
):
    put_story(site, "/home")
    site.answers["/nothing"] = answer(b"  ")
    poller = a_poller(engine, tmp_path, [site])
    with pytest.raises(BadInputError, match=expected):
        poller.add(f"{site.url}{path}")
    with pytest.raises(BadInputError):
        poller.add("javascript:alert(1)")
    assert feeds_of(engine) == []


def test_a_site_that_is_away_is_followed_all_the_same(engine: Engine, tmp_path: Path, site: Site):
    site.answers["/rss"] = hang_up
    added = a_poller(engine, tmp_path, [site]).add(f"{site.url}/rss")
    assert added.feed.state == "failing"


def test_once_stopped_nothing_is_begun_and_everything_stays_due(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    urls = [put_feed(site, f"/{n}", (f"{site.url}/bath", OUTSIDE)) for n in range(5)]
    listed = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
    add_listed(engine, f"<opml><body>{listed}</body></opml>".encode(), name="list.opml")
    clock.at = datetime.now(UTC) + timedelta(seconds=1)
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    assert poller.poll_due(stop=lambda: True).stopped
    left = poller.poll_due()
    assert left.looked + sum(card.looked_at is not None for card in feeds_of(engine)) >= 5
    assert all(card.state == "working" for card in feeds_of(engine))


def test_looking_at_feeds_makes_no_revision(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    with reading(engine) as connection:
        before = data_version(connection)
    poller.add(put_feed(site, "/rss", (f"{site.url}/bath", OUTSIDE)))
    poller.poll_all()
    with reading(engine) as connection:
        assert data_version(connection) == before


def test_an_index_of_sitemaps_is_read_through_its_parts(
    engine: Engine, tmp_path: Path, site: Site, clock: Clock
):
    def a_sitemap(*paths: str) -> bytes:
        rows = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in paths)
        return (
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()
        )

    def an_index(**parts: str) -> bytes:
        rows = "".join(
            f"<sitemap><loc>{site.url}/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
            for name, day in parts.items()
        )
        return f"<sitemapindex>{rows}</sitemapindex>".encode()

    put_story(site, "/china-trains-russian-drone-pilots")
    site.answers["/old.xml"] = answer(a_sitemap("/swimming-bath-opens"))
    site.answers["/new.xml"] = answer(a_sitemap("/china-trains-russian-drone-pilots"))
    site.answers["/bad.xml"] = status(404)
    site.answers["/map.xml"] = in_turn(
        answer(an_index(old="2026-01-01", new="2026-03-01", bad="2026-02-01")),
        answer(an_index(old="2026-01-01", new="2026-03-02")),
    )
    poller = a_poller(engine, tmp_path, [site], clock=clock)
    feed = poller.add(f"{site.url}/map.xml").feed
    poller.poll_one(str(feed.id))
    assert states_of(engine, feed.id) == {
        "china-trains-russian-drone-pilots": "taken",
        "swimming-bath-opens": "skipped",
    }
    assert (asked_times(site, "/old.xml"), asked_times(site, "/new.xml")) == (1, 2)
    assert feeds_of(engine)[0].kind == "sitemap_index"
