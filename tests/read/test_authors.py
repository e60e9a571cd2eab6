"""Names out of bylines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.read.authors import signed_in, split_authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Reed", ("Ann Reed",)),
        ("Ann Reed, Bo Stern and Cy Mull", ("Ann Reed", "Bo Stern", "Cy Mull")),
        ("ANN REED, Associated Press", ("Ann Reed",)),
        ("By Ann Reed | 3 March 2026", ("Ann Reed",)),
        ("Автор: Ирина Седова", ("Ирина Седова",)),
        ("Олена Марчук та Іван Гай", ("Олена Марчук", "Іван Гай")),
        ("Von Grete Hafen und Jan Deich", ("Grete Hafen", "Jan Deich")),
        ("作者：李文、王海", ("李文", "王海")),
        ("A. K. Writer; Writer@post.example", ("A. K. Writer",)),
        ("Harbour Post Staff", ()),
        ("Newsroom", ()),
        ("Reuters", ()),
        ("3 March 2026, 14:05", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_a_byline_gives_its_people(byline: str | None, names: tuple[str, ...]):
    assert split_authors(byline) == names


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Von Grete Hafen, 03.03.2026", True),
        ("Автор: Ирина Седова", True),
        ("By the harbour", False),
        ("Ships came by night", False),
    ],
)
def test_a_line_that_is_signed_begins_as_bylines_do(line: str, signed: bool):
    assert bool(signed_in(line)) is signed


@given(st.text(max_size=200))
def test_any_text_gives_names_once_and_the_names_give_themselves(text: str):
    names = split_authors(text)
    assert len(set(names)) == len(names)
    assert split_authors("; ".join(names)) == names
