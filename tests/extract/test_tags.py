import spacy

from app.extract.sentences import MODEL, load_parser
from app.extract.tags import Table

TEXTS = (
    "There's no way back; there were  two bridges, weren't there?",
    "I'm gonna go, y'all, and you've got ta see it. Let's leave: it ain't so.",
    "The ministry, which had denied it, told them that they did not know who was lying.",
)


def test_the_table_answers_as_the_parser_itself_would_the_first_and_the_second_time() -> None:
    stock = spacy.load(MODEL, exclude=["ner"])
    parser = load_parser()
    table = Table(parser)
    for text in (*TEXTS, *TEXTS):
        wanted = [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in stock(text)]
        doc = parser(text)
        table.tag([doc])
        found = [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc]
        assert found == wanted


def test_texts_asked_about_together_are_answered_as_each_alone() -> None:
    parser = load_parser()
    alone = [parser(text) for text in TEXTS]
    for doc in alone:
        Table(parser).tag([doc])
    together = [parser.make_doc(""), *(parser(text) for text in TEXTS)]
    Table(parser).tag(together)
    assert [(t.pos_, t.lemma_) for doc in together for t in doc] == [
        (t.pos_, t.lemma_) for doc in alone for t in doc
    ]
