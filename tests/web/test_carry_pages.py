"""What texts carry on, as it stands on the pages of claims and outlets."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import Engine, insert, select
from starlette.testclient import TestClient

from app.base.clock import now
from app.domain.ledger import Aspect, Carried
from app.query.cards import Ref
from app.query.carry import CarryMark, CarryRow
from app.store.rows import table_of
from app.store.session import transaction
from app.store.tables import Article, Claim, ClaimOutlet, Outlet
from app.store.tables_of_ledgers import Carry, OutletReply
from app.web.carried import ASPECTS, CARRIED, MOST_ROWS, carry_lead, group_carry, is_quoted

NDTV = "/claims/chinese-troops-600-train-in-russia"


def a_mark(aspect: Aspect, state: Carried = Carried.KEPT, words: str = "HSO") -> CarryMark:
    return CarryMark(aspect.value, state.value, words, "HSO", 1, "Bay Post", upper_described=False)


def a_row(number: int, *, words: str = "HSO", state: Carried = Carried.KEPT) -> CarryRow:
    marks = tuple(a_mark(aspect, state, words) for aspect in Aspect)
    return CarryRow(
        number, "tugs", "Tugs.", number, Ref("echo", f"Echo {number}"), None, False, marks
    )


def test_the_matrix_names_every_text_and_says_each_state_in_a_word(filled: TestClient) -> None:
    page = filled.get(NDTV).text
    table = page.partition('<h2 id="carry">')[2].partition("</table>")[0]
    cells = re.findall(r'<td class="is-(\w+)" data-label="[^"]+">(.*?)</td>', table, re.DOTALL)
    assert len(cells) % len(Aspect) == 0
    assert len(cells) > len(Aspect)
    for state, content in cells:
        assert CARRIED[state][1] in content
    for name in ("NDTV", "Daily8", "Kyiv Post"):
        assert f">{name}</a>" in table
    assert table.count('scope="col"') == 2 + len(Aspect)
    assert 'scope="row"' in table
    assert "<caption>" in table
    for sign, word in CARRIED.values():
        assert f'<span aria-hidden="true">{sign}</span> {word}' in page


def test_a_claim_of_one_text_has_no_matrix(filled: TestClient) -> None:
    items = filled.get("/claims.json").json()["items"]
    alone = next(item for item in items if item["articles"] == 1)
    page = filled.get(f"/claims/{alone['claim_id']}").text
    assert 'id="carry"' not in page
    assert 'href="#carry"' not in page


def test_texts_that_say_the_same_share_a_row_and_forty_outlets_stay_readable() -> None:
    same = [a_row(n) for n in range(1, 41)]
    (group,) = group_carry(same)
    assert group.texts == tuple(same)
    assert [len(marks) for marks in group.marks] == [1, 1, 1, 1]
    differing = [a_row(n, words=f"officer {n}") for n in range(1, 4)]
    assert len(group_carry(differing)) == 3
    many = [a_row(n, words=f"officer {n}") for n in range(1, 41)]
    (folded,) = group_carry(many)
    assert [len(marks) for marks in folded.marks] == [40] * 4
    mixed = [*many, a_row(41, state=Carried.DROPPED)]
    assert len(group_carry(mixed)) == 2 <= MOST_ROWS
    assert sum(len(group.texts) for group in group_carry(mixed)) == len(mixed)


def test_the_lead_counts_what_the_matrix_shows() -> None:
    rows = [a_row(1), a_row(2, state=Carried.DROPPED)]
    said = carry_lead(rows)
    assert said.startswith("2 of 2 texts can be set against a held text")
    for words in ASPECTS.values():
        assert f"{words}: 1 kept, 1 dropped" in said
    alone = [
        replace(row, marks=tuple(replace(m, upper_id=None) for m in row.marks)) for row in rows
    ]
    assert "nothing can be kept or dropped" in carry_lead(alone)


@pytest.mark.parametrize(
    ("words", "described", "quoted"),
    [
        ("an officer", False, True),
        ("an officer", True, False),
        ("hedged", False, False),
        ("https://bay.example/1", False, False),
    ],
)
def test_only_the_words_of_a_text_stand_in_quotation_marks(
    words: str, described: bool, quoted: bool
) -> None:
    assert is_quoted(words, described) is quoted


@pytest.mark.parametrize("query", ["", "?outlet=ndtv", "?topic=training", "?q=drones"])
def test_list_and_files_have_the_same_rows(filled: TestClient, query: str) -> None:
    page = filled.get(f"/carry{query}").text
    said = re.search(r'class="bar-line"><span><span data-said><strong>([\d,]+) ', page)
    assert said
    number = int(said[1].replace(",", ""))
    assert number == filled.get(f"/carry.json{query}").json()["count"]
    assert number == int(filled.get(f"/carry.csv{query}").headers["x-row-count"])


def test_an_outlets_page_shows_no_share_under_ten_and_says_why(filled: TestClient) -> None:
    page = filled.get("/outlets/ndtv").text
    section = page.partition('<h2 id="keeps">')[2].partition("</section>")[0]
    assert "n is under 10: a share of so few would say nothing." in section
    assert "%" not in section.partition("<tbody>")[2]
    assert '<a href="/carry?outlet=ndtv">' in page
    assert '<h2 id="reply">' in page
    assert "No reply is recorded." in page


def with_ten_texts(engine: Engine) -> None:
    """Hold an outlet of which ten texts could keep an origin, eight did, and which replies."""
    with transaction(engine) as session:
        outlet = {"slug": "bay-post", "name": "Bay Post", "kind": "newspaper", "kept_articles": 10}
        session.execute(insert(table_of(Outlet)), outlet)
        session.execute(insert(table_of(Claim)), {"slug": "tugs", "statement": "Tugs sail."})
        outlet_id = session.scalar(select(table_of(Outlet).c.id))
        claim_id = session.scalar(select(table_of(Claim).c.id))
        session.execute(
            insert(table_of(ClaimOutlet)), {"claim_id": claim_id, "outlet_id": outlet_id}
        )
        for number in range(10):
            page = f"https://bay.example/{number}"
            session.execute(
                insert(Article),
                {
                    "slug": f"a{number}",
                    "url": page,
                    "outlet_id": outlet_id,
                    "text": "x",
                    "added_at": now(),
                },
            )
        ids = session.scalars(select(table_of(Article).c.id)).all()
        session.execute(
            insert(Carry),
            [
                {
                    "claim_id": claim_id,
                    "article_id": article_id,
                    "aspect": aspect.value,
                    "state": "not_applicable"
                    if aspect is not Aspect.ORIGIN
                    else ("dropped" if place < 2 else "kept"),
                    "words": "<i>HSO</i>",
                    "upper_words": "",
                }
                for place, article_id in enumerate(ids)
                for aspect in Aspect
            ],
        )
        reply = {"outlet_id": outlet_id, "words": "Not so:\n<script>alert(1)</script>"}
        session.execute(
            insert(OutletReply),
            {**reply, "signed_by": "Jo <b>", "url": "javascript:alert(1)", "recorded_at": now()},
        )


def test_from_ten_on_the_share_stands_with_its_range_and_without_a_label(
    engine: Engine, empty: TestClient
) -> None:
    with_ten_texts(engine)
    page = empty.get("/outlets/bay-post").text
    section = page.partition('<h2 id="keeps">')[2].partition("</table>")[0]
    assert "80.0%" in section
    assert "(49.0% to 94.3%)" in section
    assert section.count("No text above had it to pass on") == 3
    listed = empty.get("/outlets").text
    assert "80.0" not in listed


def test_a_reply_is_shown_as_written_and_nothing_in_it_works(
    engine: Engine, empty: TestClient
) -> None:
    with_ten_texts(engine)
    page = empty.get("/outlets/bay-post").text
    assert "Not so:\n&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Signed Jo &lt;b&gt;" in page
    assert 'href="javascript' not in page
    assert "&lt;i&gt;HSO&lt;/i&gt;" in empty.get("/carry").text
