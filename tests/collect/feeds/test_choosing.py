from hypothesis import given
from hypothesis import strategies as st

from app.collect.feeds.choosing import MAX_PARTS, choose_items, choose_parts, key_of
from app.domain.feed import FeedItem, FeedPart, Judged

URLS = st.lists(st.integers(0, 30).map(lambda n: f"https://h.example/{n}"), max_size=20)


def judge(title: str, summary: str) -> Judged:
    return Judged("navy" in f"{title} {summary}", "because")


def choose(items: list[FeedItem], known: set[str]) -> tuple[list[str], list[str]]:
    new, keys = choose_items(items, identify=str.lower, known=known, judge=judge)
    return [chosen.item.url for chosen in new], keys


@given(URLS, URLS)
def test_what_was_seen_before_is_never_new_again(before: list[str], now: list[str]):
    _, keys = choose([FeedItem(url, "x") for url in before], set())
    new, _ = choose([FeedItem(url, "x") for url in now], set(keys))
    assert new == [url for url in now if url not in before]


def test_an_item_whose_guid_is_known_is_not_new_at_another_address():
    known = {key_of("guid a")}
    assert choose([FeedItem("https://h.example/2", "x", guid="a")], known)[0] == []
    assert choose([FeedItem("https://h.example/2", "x", guid="b")], known)[0]


def test_a_guid_is_not_taken_for_an_address():
    address = "https://h.example/1"
    assert choose([FeedItem("https://h.example/2", "x", guid=address)], {key_of(address)})[0]


def test_each_new_item_is_judged_by_its_words():
    items = [FeedItem("https://h.example/1", "navy"), FeedItem("https://h.example/2", "bakery")]
    new, _ = choose_items(items, identify=str, known=set(), judge=judge)
    assert [chosen.judged.within for chosen in new] == [True, False]


def test_of_an_index_changed_parts_are_read_news_first_then_the_newest():
    parts = [
        FeedPart("https://h.example/a.xml", "2026-01-01"),
        FeedPart("https://h.example/b.xml", "2026-02-01"),
        FeedPart("https://h.example/c.xml", "2026-03-01"),
        FeedPart("https://h.example/always.xml"),
        FeedPart("https://h.example/News.xml", "2025-01-01"),
    ]
    read = {"https://h.example/b.xml": "2026-02-01", "https://h.example/always.xml": ""}
    found = [part.url.rpartition("/")[2] for part in choose_parts(parts, read=read)]
    assert found == ["News.xml", "c.xml", "a.xml", "always.xml"]
    many = [FeedPart(f"https://h.example/{n}.xml", f"2026-01-{n:02}") for n in range(1, 30)]
    assert len(choose_parts(many, read={})) == MAX_PARTS
