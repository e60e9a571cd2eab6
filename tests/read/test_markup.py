# ruff: noqa: E501 - lines of pages stand here as pages have them
import json

import pytest

from app.base.errors import BadInputError
from app.domain.words import BlockKind, DateBasis
from app.read.article import read_article
from tests.read.factories import STORY, a_page, body_of, html_page, of_kind, paragraphs, read

HEAD = (
    "<title>Landing drill near Port Aster · Harbour Post</title>"
    "<meta property='og:title' content='Landing drill near Port Aster'>"
    "<meta property='og:site_name' content='Harbour Post'>"
)
URL = "https://www.harbour-post.example/2024/drill"


def a_story(*, head: str = HEAD, before: str = "", after: str = "", middle: str = "") -> str:
    half = len(STORY) // 2
    return html_page(
        f"{before}<article><h1>Landing drill near Port Aster</h1>"
        f"{paragraphs(*STORY[:half])}{middle}{paragraphs(*STORY[half:])}</article>{after}",
        head=head,
    )


def test_headline_paragraphs_and_outlet_are_read():
    article = read(a_story(), url=URL)
    assert article.title == "Landing drill near Port Aster"
    assert article.outlet == "Harbour Post"
    assert article.domain == "harbour-post.example"
    assert article.language == "en"
    assert of_kind(article, BlockKind.HEADLINE) == ["Landing drill near Port Aster"]
    assert of_kind(article, BlockKind.PARAGRAPH) == list(STORY)


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li><a href='/a'>World</a></li></ul></nav>",
        "<div class='comments'><p>harbourfan: I counted 500 marines near Port Aster myself.</p></div>",
        "<section class='newsletter'><p>The harbour at seven: our letter for sailors and their friends.</p></section>",
        "<div class='related'><h4>Related stories</h4><p><a href='/x'>Ferry to Norland stuck in ice</a></p></div>",
        "<aside class='sidebar'><p>Most read: the baker of Port Aster retires after sixty years.</p></aside>",
        "<div role='dialog' class='cookie-consent'><p>We use cookies to show you adverts.</p></div>",
        "<div style='display:none'><p>Norland denies that a second drill is planned for the autumn.</p></div>",
        "<script>document.write('Norland denies everything.')</script>",
        "<footer><p>© 1999-2024 Harbour Post. All rights reserved.</p></footer>",
    ],
)
def test_furniture_is_left_out_wherever_it_stands(furniture: str):
    for page in (a_story(before=furniture), a_story(middle=furniture), a_story(after=furniture)):
        assert of_kind(read(page, url=URL), BlockKind.PARAGRAPH) == list(STORY)


def test_points_right_under_a_headline_are_its_standfirst():
    page = html_page(
        "<article><h1>Landing drill near Port Aster</h1>"
        "<ul><li>Two navies land on one beach with nobody told beforehand</li>"
        "<li>Share this</li></ul>"
        f"{paragraphs(*STORY)}</article>",
        head=HEAD,
    )
    assert of_kind(read(page, url=URL), BlockKind.STANDFIRST) == [
        "Two navies land on one beach with nobody told beforehand"
    ]


def test_standfirst_captions_headings_and_lists_are_told_apart():
    page = html_page(
        "<article><h1>Landing drill near Port Aster</h1>"
        "<p class='standfirst'>Two navies, one beach, and a week of questions for the ministry</p>"
        f"{paragraphs(*STORY[:2])}"
        "<figure><img src='a.jpg'><figcaption>Marines board a boat at Port Aster on Monday.</figcaption></figure>"
        "<h2>What is known so far</h2>"
        "<ul><li>Four ships left the base on Sunday, the ministry said.</li><li>Two more follow in June.</li></ul>"
        f"{paragraphs(*STORY[2:])}</article>",
        head=HEAD,
    )
    article = read(page, url=URL)
    assert of_kind(article, BlockKind.STANDFIRST) == [
        "Two navies, one beach, and a week of questions for the ministry"
    ]
    assert of_kind(article, BlockKind.CAPTION) == ["Marines board a boat at Port Aster on Monday."]
    assert of_kind(article, BlockKind.HEADING) == ["What is known so far"]
    assert len(of_kind(article, BlockKind.LIST_ITEM)) == 2


def test_paragraphs_made_of_line_breaks_are_paragraphs():
    page = html_page(
        f"<h1>Landing drill near Port Aster</h1><div class='post'>{'<br><br>'.join(STORY)}</div>",
        head=HEAD,
    )
    assert of_kind(read(page), BlockKind.PARAGRAPH) == list(STORY)


def test_paragraphs_made_of_divs_are_paragraphs():
    divs = "".join(f"<div class='para'><span>{text}</span></div>" for text in STORY)
    assert of_kind(
        read(html_page(f"<div class='txt'>{divs}</div>", head=HEAD)), BlockKind.PARAGRAPH
    ) == list(STORY)


def test_links_are_absolute_and_stand_on_their_words():
    first = "A drill is planned, the <a href='../other/?a=1'>Coast Gazette</a> reported, for <b>May</b> near Port Aster."
    article = read(html_page(f"<article>{paragraphs(first, *STORY)}</article>", head=HEAD), url=URL)
    assert [(link.url, link.span.of(article.text)) for link in article.links] == [
        ("https://www.harbour-post.example/other/?a=1", "Coast Gazette")
    ]


def test_a_link_that_is_no_page_is_no_link():
    first = "A drill is planned, <a href='javascript:alert(1)'>it said</a> and <a href='http://[x'>wrote</a>, for May."
    assert read(html_page(f"<article>{paragraphs(first, *STORY)}</article>"), url=URL).links == ()


def test_posts_of_a_live_page_are_all_read():
    posts = "".join(
        f"<li class='post'><h3><time>1{i}:05</time></h3><div><p>{text}</p></div></li>"
        for i, text in enumerate(STORY)
    )
    article = read(html_page(f"<h1>Drill: latest</h1><ol class='posts'>{posts}</ol>"), url=URL)
    assert [b for b in of_kind(article, BlockKind.PARAGRAPH) if b in STORY] == list(STORY)


def json_ld(**node: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **node})}</script>"


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        (
            json_ld(datePublished="2024-05-03T23:10:00-06:00", dateModified="2024-05-09"),
            "",
            ("2024-05-03", DateBasis.JSON_LD),
        ),
        (
            "<meta property='article:published_time' content='2024-05-03T08:00:00Z'>",
            "",
            ("2024-05-03", DateBasis.META),
        ),
        ("", "<time datetime='2024-05-03T08:00:00Z'>May 3</time>", ("2024-05-03", DateBasis.PAGE)),
        ("", "<div class='date'>3 May 2024</div>", ("2024-05-03", DateBasis.PAGE)),
    ],
    ids=["json-ld", "meta", "time", "words"],
)
def test_the_date_says_where_it_was_read(head: str, before: str, expected: tuple[str, DateBasis]):
    body = f"<article><h1>Landing drill near Port Aster</h1>{before}{paragraphs()}</article>"
    first = read(html_page(body, head=head)).dates[0]
    assert (first.edtf, first.basis) == expected


@pytest.mark.parametrize(
    "other",
    [
        "<meta property='article:modified_time' content='2024-06-01'>",
        json_ld(dateModified="2024-06-01"),
    ],
)
def test_a_date_of_change_is_no_date_of_publication(other: str):
    assert read(html_page(f"<article>{paragraphs()}</article>", head=other)).published is None


def test_dates_in_sidebar_ticker_and_footer_are_none_of_the_article():
    body = (
        "<div class='ticker'><time datetime='2024-01-01'>1 Jan</time> Fog on the coast</div>"
        f"<article><h1>Landing drill near Port Aster</h1>{paragraphs()}</article>"
        "<div class='sidebar'><time datetime='2030-02-02'>2 Feb 2030</time></div>"
    )
    assert read(html_page(body)).published is None


def test_broken_json_ld_is_passed_over():
    head = "<script type='application/ld+json'>{\"@type\": [[[</script>" + json_ld(
        datePublished="2024-05-03"
    )
    assert (
        read(html_page(f"<article>{paragraphs()}</article>", head=head)).published == "2024-05-03"
    )


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table"])
def test_deep_nesting_is_refused(tag: str):
    page = f"<html><body>{f'<{tag}>' * 50_000}x{f'</{tag}>' * 50_000}</body></html>"
    with pytest.raises(BadInputError, match=r"deep|no text|no article text"):
        read_article(a_page(page))


def test_ordinary_nesting_is_read():
    page = html_page(f"{'<div>' * 150}{paragraphs()}{'</div>' * 150}")
    assert STORY[0] in body_of(read(page))


@pytest.mark.parametrize(
    "body", ["", "<script>var a = 1</script>", "<img src='a.jpg'>", "<p>  </p>"]
)
def test_a_page_without_text_is_refused(body: str):
    with pytest.raises(BadInputError, match=r"no text|no article text"):
        read(html_page(body))


def test_surrogates_and_nul_never_get_through():
    article = read(
        html_page(f"<article><p>Drill &#xD800;&#0; now. {STORY[0]}</p>{paragraphs()}</article>")
    )
    article.text.encode("utf-8")
    assert "\x00" not in article.text


def test_told_fields_win_over_the_page():
    article = read(
        a_story(), url=URL, outlet="The Other Post", title="Another title", published="2024-05"
    )
    assert (article.outlet, article.title, article.published) == (
        "The Other Post",
        "Another title",
        "2024-05",
    )
