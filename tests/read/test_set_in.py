"""What is set into an article: posts that are quoted, and cards that open over a word."""

import pytest

from app.domain.words import BlockKind
from tests.read.factories import STORY, html_page, of_kind, paragraphs, read

URL = "https://www.harbour-post.example/2024/drill"
POST = (
    "<blockquote class='tweet'><p>The drill at Port Aster is an answer to nobody, whatever the "
    "papers of the south are writing this week <a href='https://s.example/1'>s.example/1</a></p>"
    "— Norland Navy (@norlandnavy) <a href='https://s.example/2'>May 3, 2024</a></blockquote>"
)


def a_story(middle: str) -> str:
    half = len(STORY) // 2
    return html_page(
        f"<article><h1>Landing drill near Port Aster</h1>{paragraphs(*STORY[:half])}{middle}"
        f"{paragraphs(*STORY[half:])}</article>"
    )


@pytest.mark.parametrize("frame", ["social-media-embed", "embed share-frame", "figure"])
def test_a_post_quoted_in_the_article_is_its_own_whatever_the_frame_is_named(frame: str) -> None:
    article = read(a_story(f"<div class='{frame}'>{POST}</div>"), url=URL)
    quoted = " ".join(of_kind(article, BlockKind.QUOTE))
    assert "is an answer to nobody" in quoted


def test_a_post_in_a_row_of_buttons_for_sharing_is_not() -> None:
    words = "<blockquote><p>Tell your friends about this drill now!</p></blockquote>"
    bar = f"<div class='share'>{words}</div>"
    article = read(a_story(bar), url=URL)
    assert "Tell your friends" not in " ".join(of_kind(article))


CARD = (
    "<a href='/x'>Norland bakers march on parliament in the rain</a> "
    "<a href='/y'>Korvald named sailor of the year by the guild</a>"
)


@pytest.mark.parametrize(
    "word",
    [
        "<span class='rollover-person'><a class='rollover-name' href='/k'>Admiral Ines Korvald</a>"
        f"<span class='rollover-card'>{CARD}</span></span>",
        f"<span class='tooltip'>Admiral Ines Korvald<span class='tooltiptext'>{CARD}</span></span>",
        "<span class='has-popover'>Admiral Ines Korvald</span>",
    ],
)
def test_what_opens_over_a_word_is_not_in_the_sentence(word: str) -> None:
    sentence = f"<p>A third ship is on its way from the north, {word} said late on Thursday.</p>"
    article = read(a_story(sentence), url=URL)
    assert (
        "A third ship is on its way from the north, Admiral Ines Korvald said late on Thursday."
        in of_kind(article, BlockKind.PARAGRAPH)
    )


def test_a_call_to_subscribe_in_the_middle_is_no_paragraph() -> None:
    call = "<p>Get a year of the Harbour Post's fastest subscription. Use the code TIDE today.</p>"
    assert "subscription" not in " ".join(of_kind(read(a_story(call), url=URL)))
