# ruff: noqa: E501 - lines of pages stand here as pages have them
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import BadInputError
from app.domain.words import BlockKind, DateBasis
from app.read.article import read_article
from tests.read.factories import STORY, a_page, body_of, of_kind, read

TITLE = "Norland and Vestria plan landing drill"


def test_the_stored_text_is_the_decoded_text_unchanged():
    text = "\n\n".join((TITLE, *STORY)) + "\n"
    assert read(text.replace("\n", "\r\n")).text == text


def test_a_first_short_line_is_the_headline_and_sets_the_title():
    article = read("\n\n".join((TITLE, "Maja Lind", "3 May 2024", *STORY)))
    assert article.title == TITLE
    assert of_kind(article, BlockKind.HEADLINE) == [TITLE]
    assert article.byline == "Maja Lind"
    assert [(d.edtf, d.basis) for d in article.dates] == [("2024-05-03", DateBasis.PAGE)]
    assert of_kind(article, BlockKind.PARAGRAPH) == list(STORY)


def test_what_was_told_wins_over_what_is_read():
    article = read(
        "\n\n".join((TITLE, "3 May 2024", *STORY)),
        published="2024-05-02T10:00:00+02:00",
        outlet="Harbour Post",
        language="xx",
        url="https://www.harbour-post.example/drill/?utm_source=a",
    )
    assert [(d.edtf, d.basis) for d in article.dates][:1] == [("2024-05-02", DateBasis.MANIFEST)]
    assert (article.outlet, article.language) == ("Harbour Post", "xx")
    assert article.domain == "harbour-post.example"
    assert article.canonical_url == "https://www.harbour-post.example/drill"


def test_a_told_date_that_is_none_is_refused():
    with pytest.raises(BadInputError, match="not a date"):
        read("\n\n".join(STORY), published="the day before")


def test_no_date_stays_no_date():
    assert read("\n\n".join(STORY)).published is None


def test_one_paragraph_a_line_is_one_block_a_line():
    assert of_kind(read("\n".join(STORY))) == list(STORY)


def test_a_hard_wrapped_paragraph_is_one_block_with_its_line_breaks():
    first = (
        "The drill near Port Aster was planned for two years and will be the largest\n"
        "that the two navies have held, officers in both capitals told reporters on\n"
        "Monday. It begins with a landing on the western beach."
    )
    second = (
        "Ships from Vestria arrive a week earlier, the port authority said, and stay\n"
        "until the end of the month for talks about a common supply base."
    )
    assert of_kind(read(f"{first}\n\n{second}\n")) == [first, second]


def test_wrapped_lines_without_blank_lines_end_where_a_short_line_does():
    text = (
        "Norland has sent no regular soldiers to the island, although it deepened its\n"
        "cooperation with Vestria.\n"
        "Joint\n"
        "training: In May the Vestrian intelligence service (VIS) reported that Norland\n"
        "would train 400 marines at bases in the north.\n"
        "Recruited\n"
        "fighters\n"
        "Private citizens: Officials in Port Aster said that these fighters were hired\n"
        "by a company and had no ties to the government.\n"
    )
    article = read(text)
    assert of_kind(article, BlockKind.HEADING) == ["Recruited\nfighters"]
    assert any(
        b.startswith("Joint\ntraining: In May") and b.endswith("north.") for b in of_kind(article)
    )


def test_list_items_lose_their_bullet_and_keep_their_words():
    article = read(
        "\n\n".join((TITLE, STORY[0], "* Four ships take part.", "* Two arrive early.", STORY[1]))
    )
    assert of_kind(article, BlockKind.LIST_ITEM) == ["Four ships take part.", "Two arrive early."]


def test_a_short_line_before_a_paragraph_is_a_heading():
    article = read("\n\n".join((TITLE, STORY[0], "The view from the harbour", *STORY[1:])))
    assert of_kind(article, BlockKind.HEADING) == ["The view from the harbour"]


def test_a_teaser_in_the_middle_ends_where_the_article_goes_on():
    article = read(
        "\n\n".join(
            (
                *STORY[:2],
                "Advertisement",
                "Other Topics of Interest",
                "Sugar Prices Climb to a Record Before the Harvest Festival",
                "Traders expect 12 more weeks of shortage in the southern markets.",
                *STORY[2:],
            )
        )
    )
    assert of_kind(article) == list(STORY)


def test_after_related_articles_at_the_end_nothing_is_the_article():
    cards: list[str] = []
    for outlet, age in (("Metro Ledger", "11 minutes ago"), ("The Coast", "12 minutes ago")):
        cards += [
            outlet,
            age,
            f"- {outlet}",
            "Norland Minister Wins a Prize for Roses",
            "Norland’s minister grows roses. " * 40,
        ]
    article = read(
        "\n".join((TITLE, *STORY, "Comments", "No comments yet...", "Related Articles", *cards))
    )
    assert of_kind(article) == [TITLE, *STORY]


def test_a_ticker_above_the_headline_does_not_swallow_the_article():
    ticker = ("Newest", "11:58", "Road closed near the stadium", "2 minutes ago", "3 minutes ago")
    article = read("\n".join((*ticker, TITLE, "Maja Lind", *STORY)), title=TITLE)
    assert of_kind(article) == [TITLE, *STORY]


def test_a_card_with_its_outlet_and_age_is_no_paragraph():
    card = "Metro Ledger - 2h. Ferry strike ends. The Norland ferries sail again from Port Aster."
    assert of_kind(read("\n\n".join((*STORY[:2], card, *STORY[2:])))) == list(STORY)


@pytest.mark.parametrize(
    ("story", "furniture"),
    [
        (
            (
                "Норландия и Вестрия проведут совместные учения у порта Астер, сообщило министерство обороны.",
                "В учениях примут участие 400 морских пехотинцев, сказал в среду офицер Вестрии.",
            ),
            ("Читайте также:", "Паром застрял во льдах"),
        ),
        (
            (
                "诺兰国防部周二表示，诺兰与维斯特里亚将于五月在阿斯特港附近举行联合登陆演习。",
                "据维斯特里亚军官称，诺兰约400名海军陆战队员参加在阿斯特港的联合登陆演习。",
            ),
            ("相关阅读", "渡轮被困冰中"),
        ),
    ],
    ids=["ru", "zh"],
)
def test_a_related_title_in_another_script_ends_where_the_article_goes_on(
    story: tuple[str, str], furniture: tuple[str, str]
):
    for lines in ((story[0], *furniture, story[1]), (*story, *furniture)):
        assert of_kind(read("\n".join(lines))) == list(story)


def test_a_pull_quote_is_no_second_quotation():
    pull = "“We train together because we may have to act together.”"
    assert of_kind(read("\n\n".join((*STORY[:2], pull, *STORY[2:])))) == list(STORY)


def test_a_quotation_that_stands_once_is_kept():
    quote = "“The sea does not ask who is strong,” “it asks who is there.”"
    single = "“Nobody told the fishermen of the northern villages.”"
    article = read("\n\n".join((*STORY[:2], quote, single, *STORY[2:])))
    assert single in of_kind(article)
    assert quote in of_kind(article)


def test_a_short_first_sentence_is_body():
    article = read("\n\n".join((TITLE, "It will be a long week at sea.", *STORY)))
    assert of_kind(article, BlockKind.PARAGRAPH) == ["It will be a long week at sea.", *STORY]


def test_comments_are_not_the_article():
    article = read(
        "\n\n".join((*STORY, "3 comments", "harbourfan: I saw 500 marines near Port Aster myself."))
    )
    assert of_kind(article) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this article",
        "Also read: Vestria buys three ferries from a yard in Norland",
        "Sign up for our newsletter and get the harbour news in your inbox",
        "To suggest a correction or clarification, write to us here",
        "Download the Harbour app from your preferred app store",
        "12 hours ago",
        "#Norland #Vestria",
        "© 2024 Harbour Post",
        "Реклама",
        "Читайте также: Новый паром вышел в море",
        "We use cookies on this site to show you adverts.",
        "desk@harbour-post.example",
    ],
)
def test_furniture_between_paragraphs_is_no_block(line: str):
    assert of_kind(read("\n\n".join((*STORY[:2], line, *STORY[2:])))) == list(STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The navy asked sailors to subscribe to the new code, Admiral Korvald said on Monday.",
        "“Sign up for the drill,” the poster in Port Aster told the marines of Norland.",
        "Critics said the report may contain mistakes and asked for a correction.",
    ],
)
def test_a_sentence_of_the_article_is_not_taken_for_a_prompt(sentence: str):
    assert sentence in of_kind(read("\n\n".join((*STORY[:2], sentence, *STORY[2:]))))


def test_a_copied_caption_is_one_caption_and_its_agency_is_none():
    caption = "A Vestrian landing ship is seen in the harbour of Port Aster on May 2, 2024."
    article = read("\n".join((TITLE, *STORY[:2], caption, caption, "Getty Images", *STORY[2:])))
    assert of_kind(article, BlockKind.CAPTION) == [caption]
    assert "Getty" not in body_of(article)


def test_headings_inside_an_article_in_one_line_are_split_off():
    line = (
        f"{STORY[0]} {STORY[1]} Why It Matters This drill would bring both navies closer, after years in "
        f'which they met only at sea. {STORY[2]} What To Know "The order came from the capital," a source '
        f"told the paper. {STORY[3]} What Happens Next Norland has promised to publish the plan of the drill. "
        "Vestria has not said whether it will do the same before the ships leave."
    )
    article = read(f"{TITLE}\n\n{line}\n")
    assert of_kind(article, BlockKind.HEADING) == [
        "Why It Matters",
        "What To Know",
        "What Happens Next",
    ]
    assert any(p.startswith("This drill would") for p in of_kind(article, BlockKind.PARAGRAPH))


def test_an_address_after_the_article_is_a_link_and_no_block():
    url = "https://search.example/search?q=norland+drill"
    article = read("\n".join((*STORY, url, "Harald Brink, Port Aster Boat Club")))
    assert [(link.url, link.span.of(article.text)) for link in article.links] == [(url, url)]
    assert url not in body_of(article)
    assert "Brink" not in body_of(article)


def test_a_page_of_furniture_only_is_refused():
    with pytest.raises(BadInputError, match="no article text"):
        read("Advertisement\n\nShare\n\n© 2024 Harbour Post\n")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *STORY,
                TITLE,
                "Advertisement",
                "Related Articles",
                "2 hours ago",
                "* item one here",
                "",
                "#a",
                "Comments",
                "a\nb c",
            ]
        ),
        max_size=14,
    )
)
def test_blocks_lie_in_the_text_in_order_and_do_not_overlap(lines: list[str]):
    try:
        article = read_article(a_page("\n".join(lines)))
    except BadInputError:
        return
    at = 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end <= len(article.text)
        assert block.span.of(article.text).strip() == block.span.of(article.text)
        at = block.span.end
