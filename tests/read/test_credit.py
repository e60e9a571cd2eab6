# ruff: noqa: E501 - lines of pages stand here as pages have them
import pytest

from app.domain.words import BlockKind
from tests.read.factories import STORY, html_page, of_kind, paragraphs, read

TITLE = "Norland and Vestria plan landing drill"
OWN = {"outlet": "Quickfeed", "url": "https://quickfeed.example/a/1"}


def credited(*lines: str, **told: str) -> str | None:
    article = read("\n\n".join(lines), **{**OWN, **told})
    return article.credit.name if article.credit else None


@pytest.mark.parametrize(
    "header",
    [
        ("Harbour Post", "12 hours ago"),
        ("Harbourlight", "time12 hours ago", "Business", "Harbourlight"),
        ("Source: Harbour Post",),
        ("By Maja Lind | Harbour Post",),
        ("Harbour Post - Story by Maja Lind - 3h",),
        ("This article first appeared in Harbour Post",),
        ("Reuters",),
    ],
    ids=["beside-age", "twice", "source", "byline", "story-by", "first-appeared", "agency"],
)
def test_another_outlet_in_a_credit_line_is_the_credit(header: tuple[str, ...]):
    assert credited(TITLE, *header, *STORY) in ("Harbour Post", "Harbourlight", "Reuters")


@pytest.mark.parametrize(
    "tail",
    [
        "Originally published by Harbour Post",
        "Republished with permission from Harbour Post",
        "- Harbour Post",
    ],
)
def test_a_credit_line_at_the_end_counts(tail: str):
    assert credited(TITLE, *STORY, tail) == "Harbour Post"


@pytest.mark.parametrize("dash", ["-", "–", "—", "--"])
def test_an_agency_dateline_on_another_page_is_the_credit(dash: str):
    assert (
        credited(TITLE, f"PORT ASTER, May 3 (Reuters) {dash} {STORY[0]}", *STORY[1:]) == "Reuters"
    )


def test_a_program_note_that_speaks_as_another_outlet_is_the_credit():
    note = "Harbourlight AI is in beta. Translations may contain inaccuracies."
    story = [*STORY, "Harbourlight asked both ministries for comment by email on Tuesday."]
    assert credited(TITLE, note, *story) == "Harbourlight"


def test_the_outlets_own_name_is_no_credit():
    assert credited(TITLE, "Quickfeed", "12 hours ago", *STORY) is None
    assert (
        credited(TITLE, f"PORT ASTER (Reuters) - {STORY[0]}", *STORY[1:], outlet="Reuters") is None
    )


def test_a_reporters_name_is_no_credit():
    assert credited(TITLE, "Maja Lind", "3 May 2024", *STORY) is None


def test_an_outlet_quoted_in_the_text_is_no_credit():
    assert (
        credited(TITLE, *STORY, "The drill is large, the Harbour Post reported, citing officers.")
        is None
    )


def test_the_credit_span_holds_its_words():
    article = read("\n\n".join((TITLE, "Harbour Post", "12 hours ago", *STORY)), **OWN)
    assert article.credit is not None
    assert article.credit.span is not None
    assert article.credit.span.of(article.text) == "Harbour Post"


def test_a_canonical_link_to_another_site_is_a_credit():
    head = "<link rel='canonical' href='https://www.harbour-post.example/drill'><meta property='og:site_name' content='Quickfeed'>"
    article = read(
        html_page(f"<article>{paragraphs()}</article>", head=head),
        url="https://quickfeed.example/a/1",
    )
    assert article.credit is not None
    assert article.credit.domain == "harbour-post.example"
    assert article.canonical_url == "https://quickfeed.example/a/1"


def test_a_credit_line_of_a_page_is_kept_outside_its_blocks():
    head = "<title>Drill</title><meta property='og:site_name' content='Quickfeed'>"
    body = f"<div class='src'>Reuters</div><h1>{TITLE}</h1><div>{paragraphs()}</div>"
    article = read(html_page(body, head=head), url="https://quickfeed.example/a/1")
    assert article.credit is not None
    assert (article.credit.name, article.credit.domain) == ("Reuters", "reuters.com")
    assert "Reuters" not in of_kind(article, BlockKind.PARAGRAPH)
