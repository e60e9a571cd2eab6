"""Pages that are answered in place of an article."""

import pytest

from app.base.errors import BadInputError
from app.domain.article import Input, ReadArticle
from app.read.article import read_article
from app.read.walls import Wall, WallError
from tests.read.factories import STORY, html_page, paragraphs

TEASER = paragraphs(STORY[0], STORY[1])


def page(title: str, body: str, *, head: str = "") -> Input:
    content = html_page(body, head=f"<title>{title}</title>{head}")
    return Input(name="page.html", content=content.encode())


def refusal(item: Input) -> str:
    """Return why a page is no article, whether it has words to show or none."""
    try:
        return read_article(item).refusal or ""
    except WallError as error:
        return str(error)


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404",
        "Error 404 - Page not found | Harbour Courier",
        "Harbour Courier – Oops! The page you are looking for does not exist.",
        "Страница не найдена",
        "404: Сторінку не знайдено",
        "Seite nicht gefunden · Kurier",
        "页面不存在",
    ],
)
def test_a_page_that_is_gone_is_no_article_though_it_lists_others(title: str):
    others = paragraphs(*STORY, *STORY)
    assert "was not found" in refusal(page(title, f"<h1>{title}</h1>{others}"))


@pytest.mark.parametrize(
    "title",
    [
        "The document that Norland cited was not found, Vestria says",
        "Article 5 does not exist for this case, minister says",
        "Four craft not found after the drill",
        "Access denied: how Vestria keeps inspectors out",
        "Consent of the governed: a harbour votes",
        "Cookies for the marines",
    ],
)
def test_a_headline_with_the_same_words_is_an_article(title: str):
    article = read_article(page(title, f"<h1>{title}</h1>{paragraphs(*STORY, *STORY)}"))
    assert article.refusal is None


@pytest.mark.parametrize(
    ("title", "body", "head"),
    [
        ("Just a moment...", "<p>Checking if the connection is safe.</p>", ""),
        ("Attention Required! | Gate", "<p>Sorry, you have been stopped. Ray: 1.</p>", ""),
        (
            "harbour-courier.example",
            "<p>Please verify you are a human to go on.</p><div class='h-captcha'></div>",
            "",
        ),
        ("Доступ ограничен", "<p>Похоже, запросы отправляет программа.</p>", ""),
        ("Access denied", "<h1>Access denied</h1><p>Reference 18.2f. Ask the owner.</p>", ""),
    ],
)
def test_a_page_that_keeps_robots_out_is_no_article(title: str, body: str, head: str):
    assert "keeps robots out" in refusal(page(title, body, head=head))


def test_a_comment_form_with_a_captcha_keeps_nobody_out():
    body = f"<h1>Landing drill in May</h1>{paragraphs(*STORY)}<form class='g-recaptcha'></form>"
    assert read_article(page("Landing drill in May", body)).refusal is None


CONSENT = (
    "We and our partners use cookies to store information on your device.",
    "With your consent we may use personal data for personalised ads and content.",
    "You can change your choices at any time, or object where legitimate interest is used.",
)


@pytest.mark.parametrize("title", ["We value your privacy", "Harbour Courier"])
def test_a_page_that_asks_for_consent_is_no_article(title: str):
    assert "asks for consent" in refusal(page(title, paragraphs(*CONSENT)))


def test_an_article_with_a_banner_about_cookies_is_an_article():
    body = f"<h1>Landing drill in May</h1>{paragraphs(*STORY, *STORY)}"
    body += f"<div id='cookie-banner'>{paragraphs(*CONSENT)}</div>"
    assert read_article(page("Landing drill in May", body)).refusal is None


NOT_FREE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Landing drill", '
    '"isAccessibleForFree": "False"}</script>'
)
ASKS = "<div class='offer'><p>Subscribe to continue reading. Already a subscriber? Log in</p></div>"


@pytest.mark.parametrize("head", ["", NOT_FREE])
def test_the_beginning_of_an_article_for_subscribers_is_no_article(head: str):
    body = f"<h1>Landing drill in May</h1>{TEASER}{ASKS}"
    assert "only the beginning" in refusal(page("Landing drill in May", body, head=head))


def test_a_whole_article_for_subscribers_that_one_of_them_saved_is_an_article():
    body = f"<h1>Landing drill in May</h1>{paragraphs(*STORY, *STORY, *STORY)}{ASKS}"
    article = read_article(page("Landing drill in May", body, head=NOT_FREE))
    assert article.refusal is None


def test_a_short_article_of_a_free_page_that_offers_a_subscription_is_an_article():
    free = NOT_FREE.replace('"False"', "true")
    body = f"<h1>Landing drill in May</h1>{TEASER}{ASKS}"
    assert read_article(page("Landing drill in May", body, head=free)).refusal is None


def test_a_page_that_is_empty_without_its_scripts_says_so():
    body = "<noscript><p>You need to enable JavaScript to run this app.</p></noscript>"
    found = refusal(page("Harbour Courier", body + "<div id='root'></div>"))
    assert "empty without its scripts" in found


def test_a_page_without_any_text_is_refused():
    with pytest.raises(BadInputError):
        read_article(page("", ""))


def test_what_there_is_of_a_teaser_can_still_be_looked_at():
    body = f"<h1>Landing drill in May</h1>{TEASER}{ASKS}"
    article = read_article(page("Landing drill in May", body))
    assert isinstance(article, ReadArticle)
    assert STORY[0] in article.text


def test_every_wall_says_what_to_do():
    for wall in Wall:
        said = str(WallError("page.html", wall))
        assert said.startswith("page.html ")
        assert ": " in said
        assert said.endswith(".")
