"""The language of the search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.words import FieldTerm, parse
from app.store.search import And, Not, Or, Phrase, Prefix, Tree, Word


@pytest.mark.parametrize(
    ("box", "tree"),
    [
        ("pilots", Word("pilots")),
        ("Pilots BASE", And((Word("pilots"), Word("base")))),
        ('"bay base"', Phrase(("bay", "base"))),
        ("“bay base”", Phrase(("bay", "base"))),
        ("pilots -base", And((Word("pilots"), Not(Word("base"))))),
        ('pilots -"bay base"', And((Word("pilots"), Not(Phrase(("bay", "base")))))),
        ("pilots OR tugs", Or((Word("pilots"), Word("tugs")))),
        ("bay pilots OR tugs", And((Word("bay"), Or((Word("pilots"), Word("tugs")))))),
        ("pil*", Prefix("pil")),
        ("covid-19", Phrase(("covid", "19"))),
        ("C++", Word("c")),
        ("Café", Word("cafe")),
        ("北海局", Phrase(("北", "海", "局"))),
        ("or and", And((Word("or"), Word("and")))),
        ("OR pilots OR", Word("pilots")),
        ('"bay base', And((Word("bay"), Word("base")))),
        ("NEAR(a b)", And((Phrase(("near", "a")), Word("b")))),
        ("", None),
        ('" * - OR ()', None),
        ('""', None),
        ("*", None),
    ],
)
def test_a_box_means(box: str, tree: Tree | None) -> None:
    assert parse(box).tree() == tree


@pytest.mark.parametrize(
    ("box", "field"),
    [
        ("topic:training", FieldTerm("topic", "training", negated=False)),
        ("-actor:hso", FieldTerm("actor", "hso", negated=True)),
        ('Outlet:"Bay Post"', FieldTerm("outlet", "Bay Post", negated=False)),
        ("response:no_comment", FieldTerm("response", "no_comment", negated=False)),
    ],
)
def test_a_field_of_the_box_is_read_as_a_field(box: str, field: FieldTerm) -> None:
    assert parse(f"pilots {box}").fields == (field,)
    assert parse(f"pilots {box}").tree() == Word("pilots")


def test_an_unknown_field_is_words() -> None:
    assert parse("note:pilots").tree() == Phrase(("note", "pilots"))


def test_a_paste_of_many_words_is_cut() -> None:
    tree = parse("word " * 500).tree()
    assert isinstance(tree, And)
    assert len(tree.parts) < 50


@given(st.text(alphabet=st.sampled_from('ab"*-:OR ()^~+北éА\x00\n“”'), max_size=60))
def test_nothing_that_can_be_typed_is_an_error(box: str) -> None:
    parsed = parse(box)
    assert (parsed.tree() is None) == (not parsed.groups)
