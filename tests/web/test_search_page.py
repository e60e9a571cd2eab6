"""The search page and its suggestions: what they say, count and lead to."""

import re
from html import unescape

import pytest
from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from app.web.words import marked

MOST_QUESTIONS = 150  # statements of one search with all its help, and of its suggestions
EXAMPLE = re.compile(r'<dt><a href="([^"]+)">')


def lead(client: TestClient, address: str) -> int:
    said = re.search(r'<p class="lead" data-said>(Nothing|[\d,]+)', client.get(address).text)
    assert said, address
    return 0 if said[1] == "Nothing" else int(said[1].replace(",", ""))


def test_every_operator_is_explained_by_an_example_that_finds_something(
    filled: TestClient,
) -> None:
    page = filled.get("/search").text
    examples = [unescape(address) for address in EXAMPLE.findall(page)]
    assert len(examples) == 9
    for address in examples:
        assert lead(filled, address) > 0, address
        assert 'class="note"' not in filled.get(address).text


def test_a_wrong_operator_is_explained_and_the_rest_is_searched(filled: TestClient) -> None:
    address = "/search?q=drones+OR+topic:nothing"
    page = filled.get(address)
    assert page.status_code == 200
    assert lead(filled, address) == lead(filled, "/search?q=drones") > 0
    notes = re.findall(r'<p class="note">([^<]+)</p>', page.text)
    assert len(notes) == 2
    assert filled.get("/search.json?q=drones+OR+topic:nothing").json()["notes"] == [
        unescape(note) for note in notes
    ]


def test_another_spelling_is_offered_with_its_count(filled: TestClient) -> None:
    page = filled.get("/search?q=drnoes").text
    offered = re.search(r'Did you mean <a href="([^"]+)">drones</a> \(([\d,]+) results\)\?', page)
    assert offered
    assert lead(filled, offered[1]) == int(offered[2].replace(",", ""))
    body = filled.get("/search.json?q=drnoes").json()
    assert body["did_you_mean"][0]["q"] == "drones"


def test_the_first_of_every_kind_lead_to_all_of_it(filled: TestClient) -> None:
    page = filled.get("/search?q=drones").text
    kinds = re.findall(r'id="of-(\w+)"', page)
    assert kinds == ["claim", "mention", "article"]
    gathered = sum(map(int, re.findall(r"and (\d+) more wordings? of this claim", page)))
    assert gathered > 0
    assert page.count("<li data-row>") + gathered == 15
    every = re.search(r'<a href="([^"]+)"[^>]*>All (\d+) wordings</a>', page)
    assert every
    assert lead(filled, unescape(every[1])) == int(every[2])


def test_every_row_has_its_link_and_what_was_looked_for_is_marked(filled: TestClient) -> None:
    page = filled.get("/search?q=drones").text
    rows = page.split("<li data-row>")[1:]
    for row in rows:
        assert row.lstrip().startswith('<a class="title')
        assert "<mark>" in row.partition("</li>")[0]


def test_a_facet_counts_what_choosing_it_shows_and_keeps_the_rest(filled: TestClient) -> None:
    page = filled.get("/search?q=drones&language=en").text
    assert re.search(r'name="language" value="en" checked', page)
    topic = re.search(r'name="topic" value="sanctions"><span>[^<]+</span><small>(\d+)<', page)
    assert topic
    assert lead(filled, "/search?q=drones&language=en&topic=sanctions") == int(topic[1])
    year = re.search(r'<a href="([^"]+from=2025&amp;to=2025)"[^>]*>2025 <small>(\d+)<', page)
    assert year
    assert "language=en" in year[1]
    assert lead(filled, unescape(year[1])) == int(year[2])


def test_a_language_narrows_claims_articles_and_responses(filled: TestClient) -> None:
    for name in ("claims", "articles", "responses"):
        some = filled.get(f"/{name}.json?language=uk").json()["count"]
        assert 0 < some < filled.get(f"/{name}.json").json()["count"]
    items = filled.get("/articles.json?language=uk&language=zh").json()["items"]
    assert {item["language"] for item in items} == {"uk", "zh"}
    refused = filled.get("/claims?language=Ukrainian")
    assert refused.status_code == 422
    assert "language=uk" in refused.text


def test_nothing_found_says_what_would_find_something(filled: TestClient) -> None:
    page = filled.get("/search?q=drones+zyzzyxqq").text
    offered = re.search(r'<a href="([^"]+)">drones</a>, with a part left out: (\d+)', page)
    assert offered
    assert lead(filled, offered[1]) == int(offered[2])
    assert "Not held is not the same as not reported" in page


def test_suggestions_are_a_fragment_for_the_box_and_a_page_for_everyone(
    filled: TestClient,
) -> None:
    headers = {"HX-Request": "true", "HX-Target": "suggestions"}
    answer = filled.get("/search/suggest?q=zelen", headers=headers)
    assert answer.text.strip().startswith('<ul id="suggestions"')
    assert 'href="/actors/volodymyr-zelensky"' in answer.text
    assert "<html" not in answer.text
    assert len(answer.content) < 4000
    assert answer.headers["cache-control"] == "no-store"
    page = filled.get("/search/suggest?q=zelen").text
    assert page.count("<h1") == 1
    assert answer.text.strip() in page


def test_suggestions_stay_at_their_moment(filled: TestClient) -> None:
    headers = {"HX-Request": "true", "HX-Target": "suggestions"}
    now = filled.get("/search/suggest?q=zelen", headers=headers).text
    assert "as_of" not in now
    empty = filled.get("/search/suggest?q=zelen&as_of=2001-01-01", headers=headers).text
    assert "<li>" not in empty


@pytest.mark.parametrize("q", ["", "x" * 5000, "%00", '"', "topic:", "(((", "%F0%9F%98%80", "-"])
def test_whatever_is_typed_gets_suggestions_or_none(filled: TestClient, q: str) -> None:
    assert filled.get(f"/search/suggest?q={q}").status_code == 200


def test_marked_text_is_escaped_and_shows_hidden_marks() -> None:
    shown = str(marked([("<b>", False), ("\u202ea&", True)]))
    assert shown == "&lt;b&gt;<mark>[U+202E]a&amp;</mark>"


def test_the_keys_are_listed_on_every_page_and_in_the_method(filled: TestClient) -> None:
    page = filled.get("/claims").text
    assert '<a href="/methodology#keyboard" data-keys>' in page
    assert '<dialog id="keys"' in page
    method = filled.get("/methodology").text
    assert method.partition("<dialog")[0].count("<kbd>j</kbd>") == 1
    assert 'id="keyboard"' in method


HOSTILE = (
    "a " * 100,
    "zq* " * 45,
    "zzzzzzzz OR " * 16,
    '"' * 199,
    "-a " * 66,
    "topic:a " * 24,
    "actor:zzzzzzzzzz " * 11,
    "北" * 200,
    "зззззззз " * 22,
    "x" * 200,
    "(" * 200,
)


@pytest.mark.parametrize("box", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_box_costs_a_bounded_number_of_questions(
    filled_engine: Engine, filled: TestClient, box: str
) -> None:
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    event.listen(filled_engine, "before_cursor_execute", note)
    try:
        answer = filled.get("/search", params={"q": box[:200]})
        suggested = filled.get("/search/suggest", params={"q": box[:200]})
    finally:
        event.remove(filled_engine, "before_cursor_execute", note)
    assert answer.status_code == suggested.status_code == 200
    assert len(asked) < MOST_QUESTIONS
    assert len(answer.content) < 100_000
