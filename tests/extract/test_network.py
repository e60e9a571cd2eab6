import pytest
import spacy
from spacy.tokens import Doc

from app.extract import network, sentences
from app.extract.network import Network, UnknownNetworkError
from app.extract.sentences import MODEL, load_parser
from app.extract.tags import PARTS

TEXTS = (
    "The ministry, which had denied it, told them that they did not know who was lying.",
    "Two barges left Sanya on 4 May. “We saw no crew,” a pilot said; the harbour master disagreed.",
    "No.",
    "  Rail cars — forty of them, he added — stood in the yard, and nobody would say whose.  ",
    "Who pays? The owners' association (in Lima) isn't saying, and it won't before the hearing.",
)


def _cut(doc: Doc) -> Doc:
    """Return ``doc`` with a sentence begun wherever one ends in a full stop or question mark."""
    for before, token in zip([None, *doc], doc, strict=False):
        token.is_sent_start = before is None or before.text in (".", "?")
    return doc


def _seen(doc: Doc) -> list[tuple[str, str, int, bool | None]]:
    return [(t.tag_, t.dep_, t.head.i, t.is_sent_start) for t in doc]


@pytest.fixture(scope="module")
def stock() -> list[list[tuple[str, str, int, bool | None]]]:
    nlp = spacy.load(MODEL, exclude=["ner", *PARTS])
    return [_seen(doc) for doc in nlp.pipe([_cut(nlp.make_doc(text)) for text in TEXTS])]


def test_it_tags_and_parses_as_the_pipeline_itself_does_the_first_and_the_second_time(
    stock: list[list[tuple[str, str, int, bool | None]]],
) -> None:
    ours = Network(load_parser())
    for _ in range(2):
        docs = [_cut(load_parser().make_doc(text)) for text in TEXTS]
        ours.annotate(docs)
        assert [_seen(doc) for doc in docs] == stock


def test_what_stands_beside_a_text_changes_nothing_in_it(
    stock: list[list[tuple[str, str, int, bool | None]]],
) -> None:
    ours = Network(load_parser())
    for text, wanted in zip(TEXTS, stock, strict=True):
        doc = _cut(load_parser().make_doc(text))
        ours.annotate([doc])
        assert _seen(doc) == wanted


def test_a_text_of_no_words_and_no_texts_at_all_are_left_as_they_are(
    stock: list[list[tuple[str, str, int, bool | None]]],
) -> None:
    ours = Network(load_parser())
    ours.annotate([])
    docs = [load_parser().make_doc(""), _cut(load_parser().make_doc(TEXTS[0]))]
    ours.annotate(docs)
    assert len(docs[0]) == 0
    assert _seen(docs[1]) == stock[0]


def test_texts_too_many_to_hold_at_once_and_words_too_many_to_keep_come_out_the_same(
    stock: list[list[tuple[str, str, int, bool | None]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_AT_ONCE", 10)
    monkeypatch.setattr(network, "_MOST_WORDS", 5)
    ours = Network(load_parser())
    docs = [_cut(load_parser().make_doc(text)) for text in TEXTS]
    ours.annotate(docs)
    assert [_seen(doc) for doc in docs] == stock


def test_a_pipeline_of_other_parts_is_refused() -> None:
    with pytest.raises(UnknownNetworkError, match="other layers"):
        Network(spacy.blank("en"))


def test_without_the_network_the_pipeline_does_its_own_work(
    stock: list[list[tuple[str, str, int, bool | None]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentences, "network", lambda: None)
    docs = [_cut(load_parser().make_doc(text)) for text in TEXTS]
    sentences.annotate(docs)
    assert [_seen(doc) for doc in docs] == stock
