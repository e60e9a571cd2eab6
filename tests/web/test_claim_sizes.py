"""The page of a claim from one text to hundreds: light, whole, and every part to be reached."""

import gzip
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.web.laid import HOPS_ON_A_PAGE
from tests.web.big_claims import CLAIM, load_claim_of
from tests.web.conftest import open_pages

PAGE = f"/claims/{CLAIM}"


def ids_of(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', page)


@pytest.mark.parametrize("texts", [1, 13])
def test_a_small_claim_answers_the_four_questions_before_the_details(
    engine: Engine, tmp_path: Path, texts: int
) -> None:
    load_claim_of(engine, tmp_path / "desk", texts)
    with open_pages(engine) as client:
        page = client.get(PAGE).text
    brief = page.partition('<dl class="brief">')[2].partition("</dl>")[0]
    jumps = re.findall(r'<dt>.*?<a href="#([\w-]+)"', brief)
    assert jumps == ["chain", "chain", "responses", "changes"]
    assert all(f'id="{jump}"' in page for jump in jumps)
    assert "Harbour Office" in brief
    assert page.index('<dl class="brief">') < page.index('id="chain"')
    assert len(ids_of(page)) == len(set(ids_of(page)))


def test_a_claim_of_forty_outlets_is_light_and_every_step_has_its_row(
    engine: Engine, tmp_path: Path
) -> None:
    load_claim_of(engine, tmp_path / "desk", 40)
    with open_pages(engine) as client:
        page = client.get(PAGE).text
        assert len(gzip.compress(page.encode())) < 25_000
        ids = ids_of(page)
        assert len(ids) == len(set(ids))
        over = page.partition('<svg class="over"')[2].partition("</svg>")[0]
        steps = re.findall(r'<a href="([^"]+)"', over)
        assert len(steps) >= 40
        for step in steps:
            address, _, anchor = step.replace("&amp;", "&").partition("#")
            there = client.get(f"{PAGE}{address}").text if address else page
            assert f'<tr id="{anchor}">' in there
        listed = page.partition('<ul class="tree">')[2].partition('<details id="hops"')[0]
        assert len(re.findall(r'href="/articles/', listed)) == 40


_STACK = r'<a href="(\?unfold=[^"]+)" hx-get="[^"]+" aria-label="(\d+) texts: show each"'


def test_a_claim_of_many_texts_folds_and_opens_by_address(engine: Engine, tmp_path: Path) -> None:
    load_claim_of(engine, tmp_path / "desk", 60)
    with open_pages(engine) as client:
        page = client.get(PAGE).text
        stacks = re.findall(_STACK, page)
        assert stacks
        address, many = stacks[0]
        opened = client.get(f"{PAGE}{address.partition('#')[0]}").text
        rows = opened.count('r="4.6"') - page.count('r="4.6"')
        assert rows == int(many) - 1
        assert "Fold all stacks" in opened
        everything = client.get(f"{PAGE}?unfold=all").text
        assert "texts: show each" not in everything
        file = client.get(f"{PAGE}/chain.svg").text
        assert f">{many} texts<" in file


def test_a_claim_of_hundreds_of_texts_has_a_list_and_pages_of_tables(
    engine: Engine, tmp_path: Path
) -> None:
    load_claim_of(engine, tmp_path / "desk", 210)
    with open_pages(engine) as client:
        page = client.get(PAGE).text
        assert 'class="over"' not in page
        assert "210 texts are too many for a drawing" in page
        rows: list[str] = []
        number = 1
        while True:
            shown = client.get(f"{PAGE}?hops={number}").text
            found = re.findall(r'<tr id="(hop-\d+)">', shown)
            assert len(found) <= HOPS_ON_A_PAGE
            rows += found
            if "The next hops" not in shown:
                break
            number += 1
        assert (
            len(rows)
            == len(set(rows))
            == int(client.get(f"{PAGE}/hops.csv").headers["x-row-count"])
        )
        assert client.get(f"{PAGE}?hops=two").status_code == 422
        assert client.get(f"{PAGE}?unfold=nothing&unfold=").status_code == 200


def test_the_page_of_a_moment_keeps_it_in_what_opens_and_pages(
    engine: Engine, tmp_path: Path
) -> None:
    load_claim_of(engine, tmp_path / "desk", 60)
    with open_pages(engine) as client:
        page = client.get(PAGE).text
        kept = re.search(r"/claims/[^\s\"<]+\?as_of=[^\s\"<]+", page)
        assert kept
        then = client.get(kept[0]).text
        asked = re.findall(r'(?:href|hx-get)="(\?[^"]+)"', then)
        assert any("unfold=" in address for address in asked)
        for address in asked:
            assert "as_of=" in address


def test_a_claim_without_any_date_says_so(engine: Engine, tmp_path: Path) -> None:
    load_claim_of(engine, tmp_path / "desk", 13, dated=False)
    with open_pages(engine) as client:
        page = client.get(PAGE).text
    assert "no text has a date" in page
    assert "not to scale" not in page
