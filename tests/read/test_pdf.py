import pytest

from app.base.errors import BadInputError, TooLargeError
from app.domain.article import Input
from app.domain.words import BlockKind, DateBasis
from app.read.article import read_article
from tests.read.factories import of_kind
from tests.read.pdf_pages import Put, a_pdf, set_below

FIRST = (
    "Norland will lend Vestria four landing craft for a drill near Port Aster",
    "in May, the Norland defence ministry said on Tuesday after a meeting of",
    "both staffs.",
)
SECOND = (
    "About 400 marines take part, according to a Vestrian officer who asked",
    "not to be named, and the craft stay until the end of the summer when the",
    "harbour closes.",
)


def of(content: bytes) -> Input:
    return Input(name="report.pdf", content=content)


def test_lines_of_a_paragraph_are_one_and_a_wider_gap_begins_another():
    article = read_article(of(a_pdf([*set_below(*FIRST), *set_below(*SECOND, down=4.5)])))
    assert of_kind(article, BlockKind.PARAGRAPH) == [" ".join(FIRST), " ".join(SECOND)]


def test_an_indented_line_begins_a_paragraph_where_there_is_no_gap():
    lines = [*set_below(*FIRST, indent=14), *set_below(*SECOND, down=3, indent=14)]
    article = read_article(of(a_pdf(lines)))
    assert of_kind(article, BlockKind.PARAGRAPH) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    article = read_article(of(a_pdf(set_below(*FIRST[:2]), set_below(FIRST[2]))))
    assert of_kind(article, BlockKind.PARAGRAPH) == [" ".join(FIRST)]


def test_a_word_parted_at_the_end_of_a_line_is_whole():
    article = read_article(
        of(
            a_pdf(
                set_below(
                    "The drill near Port Aster begins in May, the Norland de-",
                    "fence ministry said on Tuesday.",
                )
            )
        )
    )
    assert "the Norland defence ministry said" in article.text


def test_what_heads_and_numbers_every_page_is_no_text():
    said = [f"{word} landing craft lie in the harbour." for word in ("Two", "Three", "Four", "Six")]
    pages = [
        [Put("Harbour Papers No. 7", -1), Put(words, 2), Put("They stay.", 3), Put(f"Page {n}", 45)]
        for n, words in enumerate(said)
    ]
    text = read_article(of(a_pdf(*pages))).text
    assert "Harbour Papers" not in text
    assert "Page" not in text
    assert all(words in text for words in said)


def test_a_title_counts_where_it_stands_in_the_text_and_a_file_name_does_not():
    head = [Put("Landing craft for the drill", 0, size=18)]
    pages = [*head, *set_below(*FIRST, down=3)]
    named = a_pdf(pages, info="/Title (Landing craft for the drill) /Author (Ines Korvald)")
    article = read_article(of(named))
    assert (article.title, article.byline) == ("Landing craft for the drill", "Ines Korvald")
    program = a_pdf(pages, info="/Title (Microsoft Word - final_v2.docx)")
    assert read_article(of(program)).title == "Landing craft for the drill"


def test_the_day_the_file_was_made_is_a_date_of_its_own_basis():
    article = read_article(of(a_pdf(set_below(*FIRST), info="/CreationDate (D:20250612101500Z)")))
    assert [(d.edtf, d.basis) for d in article.dates] == [("2025-06-12", DateBasis.FILE)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_pdf(set_below(*FIRST))[:60], "is damaged"),
        (b"%PDF-1.7\n" + bytes(5000), "is damaged"),
        (a_pdf([]), "pictures of text only"),
        (
            a_pdf(
                set_below(*FIRST),
                encrypt="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<{'43' * 16}> <{'43' * 16}>]",
            ),
            "is encrypted",
        ),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, words: str):
    with pytest.raises(BadInputError, match=words) as failed:
        read_article(of(content))
    assert str(failed.value).startswith("report.pdf ")


def test_a_pdf_of_too_many_pages_is_refused():
    with pytest.raises(TooLargeError, match="over 300 pages"):
        read_article(of(a_pdf(*[set_below("Words.")] * 301)))
