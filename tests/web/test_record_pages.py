"""The pages of one actor, topic, outlet and file: lead figures, empty states, long and many."""

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from app.export.codebook import CODEBOOK
from app.export.files import FILES
from app.query.cards import OutletCard, OutletPage, Ref
from app.web.outlets import BESIDE
from app.web.render import env
from tests.web.test_lists import rows_of


def lead_of(page: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


def figures_of(page: str) -> dict[str, str]:
    block = re.search(r'<dl class="figures">(.*?)</dl>', page, re.DOTALL)
    assert block
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", block[1]))


@pytest.fixture(scope="module")
def addresses() -> tuple[str, ...]:
    return ("/actors/china", "/topics/training", "/topics/drones", "/outlets/reuters")


def test_every_jump_on_a_record_page_has_its_place(
    filled: TestClient, addresses: tuple[str, ...]
) -> None:
    for address in (*addresses, "/articles/1", "/methodology", "/data/claims", "/api/docs"):
        page = filled.get(address).text
        places = set(re.findall(r'\sid="([^"]+)"', page))
        for jump in re.findall(r'href="#([^"]+)"', page):
            assert jump in places or "symbol" in page.split(f'id="{jump}"')[0][-9:], (address, jump)


def test_a_topic_leads_with_its_single_origins_and_draws_its_months(filled: TestClient) -> None:
    page = filled.get("/topics/drones").text
    rows = filled.get("/claims.json?topic=drones").json()["items"]
    figures = figures_of(page)
    single = sum(row["origins_max"] == 1 for row in rows)
    assert figures["of a single origin"] == str(single)
    assert figures["claims"] == str(len(rows))
    assert f"{len(rows)} claims in" in lead_of(page)
    drawn = re.findall(r'from=(\d{4}-\d\d)&amp;to=(\d{4}-\d\d)">', page)
    assert drawn
    assert all(a == b for a, b in drawn)
    month = drawn[0][0]
    said = re.search(rf'from={month}&amp;to={month}">.*?</a></th><td class="num">(\d+)', page)
    assert said
    listed, _ = rows_of(filled, f"/claims.csv?topic=drones&from={month}&to={month}")
    assert listed >= int(said[1])


def test_a_topic_without_a_claim_says_so(filled: TestClient) -> None:
    for topic in filled.get("/topics.json").json()["items"]:
        page = filled.get(f"/topics/{topic['topic_id']}").text
        assert ("No claim held belongs to it" in page) is (topic["claims"] == 0)


def test_an_outlet_leads_with_the_claims_it_was_first_with(filled: TestClient) -> None:
    claims = filled.get("/claims.json").json()["items"]
    firsts = Counter(row["first_outlet"] for row in claims if row["first_outlet"])
    outlets = {
        row["outlet"]: row["outlet_id"] for row in filled.get("/outlets.json").json()["items"]
    }
    name, first = firsts.most_common(1)[0]
    page = filled.get(f"/outlets/{outlets[name]}").text
    assert figures_of(page)["first of, as far as held"] == str(first)
    assert f"of {first} the earliest text held is its own" in lead_of(page)


def test_forty_outlets_that_take_from_one_are_counted_and_folded() -> None:
    card = OutletCard(1, "tide", "The Tide", None, "newspaper", None, 1, 1, False, False)
    name = "The Very Long Name of a Regional Gazette of the Northern Harbours, Evening Edition"
    others = tuple((Ref(f"gazette-{n}", f"{name} {n}"), 41 - n) for n in range(1, 41))
    outlet = OutletPage(card, (), (), 0, 0, (), others)
    page = env.get_template("outlets/_chains.html").render(outlet=outlet, beside=BESIDE)
    assert "40 outlets" in page
    assert f"and {40 - BESIDE} more outlets" in page
    assert len(re.findall(r'href="/outlets/gazette-', page)) == 40
    assert "No text of it that is recorded names another outlet" in page


def test_an_actor_tells_answers_requests_and_missing_answers_apart(filled: TestClient) -> None:
    page = filled.get("/actors/china").text
    told = filled.get("/responses.json?actor=china").json()["items"]
    missing = filled.get("/missing.json?actor=china").json()["items"]
    figures = figures_of(page)
    asked = sum(row["act"] == "comment_requested" for row in told)
    assert figures["answers told"] == str(len(told) - asked)
    for state, words in (
        ("asked_no_answer", "asked, no answer reported"),
        ("not_reported_asked", "named, not reported as asked"),
    ):
        assert figures[words] == str(sum(row["state"] == state for row in missing))
    assert f"{len(told) - asked} answers by it" in lead_of(page)
    assert 'lang="zh"' in page.split("Also written")[1].split("</dl>")[0]


def test_an_actor_without_an_answer_is_not_called_silent(filled: TestClient) -> None:
    slugs = [a["actor_id"] for a in filled.get("/actors.json").json()["items"]]
    told = {r["actor_id"] for r in filled.get("/responses.json").json()["items"]}
    quiet = next(
        page
        for slug in slugs
        if slug not in told and "No text held tells" in (page := filled.get(f"/actors/{slug}").text)
    )
    assert "That is not the same as silence" in quiet


def test_a_statement_leads_to_its_passage(filled: TestClient) -> None:
    from app.query.cards import MentionRow
    from tests.web.test_passages import a_mention

    row: MentionRow = a_mention(5, 9)
    module = env.get_template("_parts/statements.html").make_module({})
    assert f'href="/articles/1#mention-{row.id}"' in str(module.statement_table([row], ""))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_a_codebook_with_every_column_and_its_rows(
    filled: TestClient, name: str
) -> None:
    page = filled.get(f"/data/{name}").text
    for column in CODEBOOK[name].columns:
        assert f'<tr id="{column.name}"><th scope="row"><code>{column.name}</code></th>' in page
    rows, _ = rows_of(filled, f"/{name}.csv")
    assert f"It has {rows:,} row" in lead_of(page)
    assert f"({rows:,} row" in page


def test_keys_of_a_file_lead_to_the_files_they_join(filled: TestClient) -> None:
    page = filled.get("/data/claims").text
    joins = page.split('<tr id="claim_id">')[1].split("</tr>")[0]
    for other in ("mentions", "hops", "responses"):
        assert f'href="/data/{other}"' in joins


def test_an_unknown_file_has_no_codebook(empty: TestClient) -> None:
    answer = empty.get("/data/nonsense")
    assert answer.status_code == 404
    assert "all files are listed at /data" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/data",
        "/data/claims",
        "/actors/china",
        "/topics/training",
        "/outlets/reuters",
        "/articles/1",
    ],
)
def test_a_page_is_small_enough_for_a_slow_line(filled: TestClient, address: str) -> None:
    sheet = len(filled.get("/static/app.css").content)
    assert len(filled.get(address).content) + sheet < 110_000


def test_api_addresses_lead_to_their_columns(filled: TestClient) -> None:
    page = filled.get("/api/docs").text
    for name in FILES:
        assert f'href="/data/{name}"' in page
    assert "Also: <code>kind</code>" in page
