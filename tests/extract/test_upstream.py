from dataclasses import replace

import pytest

from app.domain.article import Credit
from app.domain.words import Basis, Relation
from app.extract.findings import find_all
from app.extract.upstream import answer_engine
from tests.extract.factories import VOCABULARY, an_article

TEXT = "Russia trains Chinese crews near Omsk."


def test_a_credited_outlet_is_what_the_text_reprints() -> None:
    article = replace(an_article(TEXT, outlet="Daily8"), credit=Credit("Newsweek"))
    found = find_all(article, VOCABULARY).upstream
    assert [(u.outlet, u.relation) for u in found] == [("newsweek", Relation.REPRINTS)]


def test_a_search_address_under_the_text_is_its_upstream() -> None:
    article = an_article(TEXT + "\nhttps://www.google.com/search?q=crews+near+omsk")
    found = find_all(article, VOCABULARY)
    assert [(u.relation, u.basis) for u in found.upstream] == [(Relation.REPORTS, Basis.LINK)]
    assert [o.kind for o in found.outlets] == ["search_or_ai_answer"]


def test_an_agency_dateline_is_a_reprint() -> None:
    article = an_article("SEOUL (AFP) - Russia and China flew bombers near Japan.", outlet="Herald")
    assert [u.outlet for u in find_all(article, VOCABULARY).upstream] == ["afp"]


def test_a_page_is_not_its_own_upstream() -> None:
    article = an_article(
        "SEOUL (AFP) - Russia and China flew bombers.", outlet="Agence France-Presse"
    )
    assert find_all(article, VOCABULARY).upstream == ()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.google.com/search?q=x", "Google Search"),
        ("https://chatgpt.com/share/1", "ChatGPT"),
        ("https://www.notgoogle.com/", None),
        ("https://example.org/google.com", None),
    ],
)
def test_an_answer_engine_is_known_by_its_host(url: str, name: str | None) -> None:
    assert answer_engine(url) == name
