import pytest

from app.extract.languages import find_foreign
from app.extract.sentences import lay_out
from tests.extract.factories import an_article


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Колонна прибыла вчера, сообщил губернатор.", "губернатор", "Колонна прибыла вчера"),
        ("uk", "За даними штабу, колона прибула вчора.", "штабу", "колона прибула вчора"),
        ("de", "Die Kolonne sei da, sagte der Minister.", "der Minister", "Die Kolonne sei da"),
        ("pt", "A coluna chegou ontem, disse o ministro.", "o ministro", "A coluna chegou ontem"),
        ("zh", "发言人表示，演习已经结束。", "发言人", "演习已经结束"),
    ],
)
def test_the_commonest_wording_is_read(language: str, text: str, source: str, content: str) -> None:
    found = find_foreign(lay_out(an_article(text, language=language)), language)[0]
    assert found.source is not None
    assert found.source.of(text) == source
    assert found.content.of(text) == content


def test_an_unknown_language_gives_nothing() -> None:
    assert find_foreign(lay_out(an_article("Habari za leo.")), "sw") == []
