"""The language of the search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.words import MOST_FIELDS, MOST_TERMS, FieldTerm, parse, write_box
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
        ("bay AND base", And((Word("bay"), Word("base")))),
        ("bay NOT base", And((Word("bay"), Not(Word("base"))))),
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


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ('"bay base', "quotation mark"),
        ("pilots OR", "OR stands between two words"),
        ("OR pilots", "OR stands between two words"),
        ("pilots OR OR tugs", "OR stands between two words"),
        ("pilots AND", "AND stands between two words"),
        ("NOT", "NOT stands before a word"),
        ("pilots OR topic:training", "OR joins words, not fields"),
        ("*lots", "An asterisk works at the end"),
        ("pi*ts", "An asterisk works at the end"),
        ("topic: pilots", "Nothing stands behind topic:"),
        ("author:brand", "There is no field author:"),
        ("topic:training " * (MOST_FIELDS + 1), f"Only the first {MOST_FIELDS} fields"),
        ("(bay OR base) tugs", "Brackets are left out"),
        ("word " * (MOST_TERMS + 1), f"Only the first {MOST_TERMS} words"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(box: str, said: str) -> None:
    (note,) = parse(box).notes
    assert note.startswith(said) or said in note
    assert note.endswith(".")


@pytest.mark.parametrize(
    "box",
    [
        'bay "pilots base" -tugs beg* bay OR base topic:training',
        "bay AND base NOT tugs",
        "C++ covid-19 12:30 https://example.org/a (bay)",
        "北海局",
        "",
    ],
)
def test_a_box_that_means_something_gets_no_note(box: str) -> None:
    assert parse(box).notes == ()


def test_not_before_a_field_excludes_it() -> None:
    assert parse("NOT actor:hso").fields == (FieldTerm("actor", "hso", negated=True),)


PARTS = (
    *("bay", "-base", '"a b"', '-"é c"', "OR", "NOT", "AND", "beg*", "covid-19", "C++", "北海"),
    *("topic:training", '-actor:"Ole Brand"', "*", '"', "outlet:", "(", "a*b"),
)
BOXES = st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join)


@given(BOXES)
def test_a_box_written_again_reads_the_same(box: str) -> None:
    parsed = parse(box)
    again = parse(write_box(parsed))
    assert again.fields == parsed.fields
    assert again.tree() == parsed.tree()
