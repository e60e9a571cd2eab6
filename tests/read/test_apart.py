"""Reading in another process: what a page does there does not reach the pages after it."""

import os
import time
from collections.abc import Callable, Iterator

import pytest

from app.base.errors import BadInputError, TooLargeError
from app.domain.article import Input, ReadArticle
from app.read.apart import ReadingApart
from app.read.article import read_article
from tests.read.factories import STORY, html_page, paragraphs

PAGE = Input(
    name="page.html",
    content=html_page(f"<h1>Landing drill in May</h1>{paragraphs(*STORY)}").encode(),
)


def as_told(item: Input) -> ReadArticle:
    """Do what the page says: never end, take memory, end the process, fail, or be read."""
    match item.content:
        case b"hang":
            while True:
                time.sleep(1)
        case b"grow":
            return read_article(Input(name=str(len(bytearray(2**31))), content=b"words"))
        case b"crash":
            os._exit(11)
        case b"fault":
            raise KeyError("nothing")
        case _:
            return read_article(item)


@pytest.fixture(scope="module")
def reader() -> Iterator[Callable[[Input], ReadArticle]]:
    apart = ReadingApart(seconds=3, read=as_told)
    yield apart
    apart.close()


def test_an_article_is_the_same_as_when_it_is_read_here(
    reader: Callable[[Input], ReadArticle],
) -> None:
    assert reader(PAGE) == read_article(PAGE)


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"hang", BadInputError, "takes over 3 s to read"),
        (b"grow", TooLargeError, "needs over 512 MB"),
        (b"crash", BadInputError, "ended the reader"),
        (b"fault", BadInputError, "a rule failed (KeyError"),
        (b"", BadInputError, "is empty"),
        (b"a" * (5 * 1024 * 1024 + 1), TooLargeError, "over 5 MB"),
    ],
)
def test_a_page_that_cannot_be_read_says_so_and_the_next_one_is_read(
    reader: Callable[[Input], ReadArticle], content: bytes, error: type[Exception], says: str
) -> None:
    with pytest.raises(error) as failed:
        reader(Input(name="bad.html", content=content))
    assert says in str(failed.value)
    assert str(failed.value).startswith("bad.html ")
    assert reader(PAGE).title == "Landing drill in May"


def test_a_reader_that_is_closed_begins_again() -> None:
    apart = ReadingApart()
    assert apart(PAGE).title == "Landing drill in May"
    apart.close()
    assert apart(PAGE).title == "Landing drill in May"
    apart.close()
