"""Whether a page is another text than the one described, from made-up descriptions."""

import pytest

from app.collect.other_page import Described, Seen, is_section, why_another

URL = "https://tide.example/world/2026/03/02/pilots-trained-at-chita"
WORDS = (
    "Forty Russian drone pilots were trained near Chita by Chinese instructors, ministry claims."
)
STORY = (
    "Pilots at Chita. Chinese instructors trained 40 Russian drone pilots near Chita, the ministry "
    "said on Monday. It claimed that forty more are expected."
)
BAKERY = (
    "The bakery opens again. The bakery on the market square opens on Monday with a new oven and "
    "a longer counter. There is room for twelve guests, and buns on Sundays."
)
DAY = "2026-03-02"


def described(words: str = WORDS, published: str | None = DAY, url: str = URL) -> Described:
    return Described(url, words, published)


def seen(
    words: str = STORY,
    *,
    url: str = URL,
    day: str | None = DAY,
    language: str | None = "en",
    canonical: str | None = None,
) -> Seen:
    return Seen(url, words, (day,) if day else (), language, canonical)


ELSEWHERE = "https://tide.example/town/bakery-opens-again"
MOVED = "https://tide.example/archive/7"


@pytest.mark.parametrize(
    ("known", "page"),
    [
        (described(), seen()),
        (described(), seen(day="2026-03-09")),
        (described(published=None), seen(url=MOVED)),
        (described(), seen(url=MOVED, day=None)),
        (described(), seen(BAKERY, day=DAY)),
        (described(), seen(BAKERY, day=None)),
        (
            described(),
            seen(BAKERY, url="https://tide.example/a/pilots-trained-at-chita-2", day=None),
        ),
        (described(url="https://tide.example/story/513682"), seen(BAKERY, url=f"{MOVED}/513682-x")),
        (described(words="Pilots"), seen(BAKERY, url=MOVED, day=None)),
        (described(), seen("Пекарня снова открыта", url=MOVED, day=DAY, language="ru")),
        (described(), seen("Пекарня снова открыта", url=MOVED, day=None, language="ru")),
        (described(), seen(canonical="https://tide.example/")),
        (described(), seen(url=f"https://copies.example/20260303/{URL}")),
        (
            described(),
            seen(url="http://www.tide.example/world/2026/03/02/pilots-trained-at-chita/"),
        ),
    ],
    ids=[
        "the same",
        "a week later",
        "moved, no day known",
        "moved, no day told",
        "told otherwise on the same day",
        "told otherwise, no day",
        "its name stays",
        "its number stays",
        "too little is known",
        "another language, the same day",
        "another language, no day",
        "a careless canonical",
        "an archive's copy",
        "another spelling",
    ],
)
def test_the_article_that_was_described_is_never_turned_away(known: Described, page: Seen):
    assert why_another(known, page) is None


@pytest.mark.parametrize(
    ("known", "page", "says"),
    [
        (described(), seen(BAKERY, url=ELSEWHERE, day="2026-05-01"), "which is another text"),
        (described(published=None), seen(BAKERY, url=ELSEWHERE, day=None), "which is another text"),
        (described(), seen(BAKERY, day="2026-05-01"), "is dated 2026-05-01, not 2026-03-02"),
        (described(), seen(BAKERY, url="https://tide.example/"), "the front page"),
        (described(), seen(BAKERY, url="https://tide.example/world/"), "a section of the site"),
        (described(), seen(BAKERY, canonical="https://tide.example/", day=None), "the front page"),
        (described(), seen(BAKERY, canonical="https://tide.example/world", day=None), "a section"),
        (
            described(),
            seen("Пекарня снова открыта", url=ELSEWHERE, day="2025-01-07", language="ru"),
            "which is another text",
        ),
    ],
    ids=["story", "no days", "address kept", "home", "section", "says home", "says section", "ru"],
)
def test_another_text_is_told_with_where_it_is(known: Described, page: Seen, says: str):
    why = why_another(known, page)
    assert why is not None
    assert says in why
    assert why.startswith(URL)


@pytest.mark.parametrize(
    ("asked", "ended", "section"),
    [
        ("https://a.example/world/2025/story", "https://a.example/world/", True),
        ("https://a.example/world/2025/story", "https://a.example/news", False),
        ("https://a.example/story/513682/the-name", "https://a.example/story/513682", False),
        ("https://a.example/a-long-name-of-it/amp", "https://a.example/a-long-name-of-it", False),
        ("https://a.example/world", "https://a.example/world", False),
        ("https://a.example/world/x", "https://a.example/", False),
    ],
)
def test_a_section_lies_above_an_article(asked: str, ended: str, section: bool):
    assert is_section(asked, ended) is section
