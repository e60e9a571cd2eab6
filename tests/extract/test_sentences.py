import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.extract.sentences import LONGEST, clauses, find_quotes, lay_out, parse, split_sentences
from tests.extract.factories import an_article


def pieces(text: str) -> list[str]:
    return [s.of(text) for s in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One thing. Another thing.", 2),
        ("Gen. Orlov met Mr. Li in the U.S. Senate.", 1),
        ("It cost $3.5 million. Nobody paid.", 2),
        ("“It is true.” He left.", 2),
        ("第一句。第二句！", 2),
        ("On 3 p.m. trains ran.", 1),
    ],
    ids=["two", "titles", "decimal", "quote", "chinese", "time"],
)
def test_a_text_is_split_into_its_sentences(text: str, count: int) -> None:
    assert len(pieces(text)) == count


@given(st.text(alphabet="Ab .!?“”\"'。\n", max_size=80).filter(lambda t: t.strip()))
def test_sentences_lie_in_order_inside_the_text(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    layout = lay_out(an_article("He said: “We saw it all.\nThe next paragraph is plain."))
    assert len(layout.quotes) == 1
    assert not layout.quotes[0].closed
    assert layout.quotes[0].block == 0


def test_sentences_of_one_quotation_are_one_unit() -> None:
    text = "“We went there. We saw them,” she said. Rain fell."
    layout = lay_out(an_article(text))
    assert layout.sentences[0].unit.of(text) == "“We went there. We saw them,” she said."
    assert layout.sentences[-1].unit.of(text) == "Rain fell."


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "China's navy and Russia's fleet met."
    assert find_quotes(text, Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Joint training: In May Russian officers taught Chinese crews.", "In May"),
        ("SEOUL (Reuters) - Russia and China flew bombers on Friday.", "Russia and"),
        ("KYIV — Russia and China flew bombers on Friday.", "Russia and"),
        ("Lin Jian: China has never supplied weapons to anyone.", "China has"),
        ("Russia and China flew bombers on Friday.", "Russia and"),
    ],
    ids=["label", "agency", "dateline", "speaker", "plain"],
)
def test_what_stands_before_a_sentence_is_left_out(text: str, start: str) -> None:
    assert lay_out(an_article(text)).sentences[0].span.of(text).startswith(start)


def test_a_concession_is_set_apart_from_its_main_clause() -> None:
    text = "While Beijing denies sending arms, it sold Russia many engines."
    sides = [s.of(text) for s in clauses(text, Span(0, len(text)))]
    assert sides == ["Beijing denies sending arms", "it sold Russia many engines."]


@given(st.text(alphabet="ab .!", min_size=1, max_size=9_000))
def test_no_sentence_is_longer_than_any_that_is_written(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    assert all(s.end - s.start <= LONGEST for s in spans)
    assert "".join(s.of(text) for s in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("mark", ["!", "“", '"', "(", "a"])
def test_what_is_no_word_is_cut_up_where_it_stands(mark: str) -> None:
    text = f"China and Russia held a drill. {mark * 30_000} It ended in May."
    parsed = parse(lay_out(an_article(text)))
    words = [t for sentence in parsed for t in sentence.tokens]
    assert max(len(t.text) for t in words) <= 400
    assert [t.text for t in words][:4] == ["China", "and", "Russia", "held"]
    assert words[-1].idx + len(words[-1].text) == len(text)
