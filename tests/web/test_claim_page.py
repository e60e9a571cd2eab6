"""The claim page: the drawing, the list and the files say the same chain."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.export.chain_files import chain_graphml, chain_prov
from app.query.cards import ClaimPage
from app.query.claim import load_claim
from app.query.claims import stream_claims
from app.query.filters import ClaimFilter
from app.store.session import reading
from app.web.chain_tree import ChainTree, grow_tree
from app.web.drawing import draw_chain

SLUG = "chinese-troops-600-train-in-russia"


@pytest.fixture(scope="session")
def claims(filled_engine: Engine) -> list[ClaimPage]:
    with reading(filled_engine) as connection:
        slugs = [row.slug for row in stream_claims(connection, ClaimFilter())]
        return [load_claim(connection, slug) for slug in slugs]


def walk(tree: ChainTree, key: str) -> Iterator[str]:
    yield key
    for child in tree.children.get(key, ()):
        yield from walk(tree, child)


def test_every_node_stands_once_in_the_list(claims: list[ClaimPage]) -> None:
    for claim in claims:
        tree = grow_tree(claim.nodes, claim.hops)
        shown = [key for root in tree.roots for key in walk(tree, root)]
        assert sorted(shown) == sorted(node.key for node in claim.nodes), claim.slug


def test_every_hop_is_drawn_as_line_or_second_line(claims: list[ClaimPage]) -> None:
    for claim in claims:
        tree = grow_tree(claim.nodes, claim.hops)
        drawn = {(h.from_key, h.to_key) for h in (*tree.hop_to.values(), *tree.second)}
        assert drawn == {(h.from_key, h.to_key) for h in claim.hops}, claim.slug


def test_no_two_texts_share_a_row_and_upstream_is_left(claims: list[ClaimPage]) -> None:
    for claim in claims:
        drawing = draw_chain(grow_tree(claim.nodes, claim.hops))
        assert drawing is not None, claim.slug
        rows = [mark.y for mark in drawing.marks if mark.sign in ("text", "fold")]
        assert len(rows) == len(set(rows)), claim.slug
        for line in drawing.lines:
            if line.kind != "second":
                start = float(line.path[1:].split(" ")[0])
                assert start <= float(line.path.rpartition("H")[2]), (claim.slug, line.path)
        for mark in drawing.marks:
            assert 0 <= mark.x <= drawing.width, claim.slug
            assert 0 <= mark.y <= drawing.height, claim.slug


def test_graphml_and_prov_name_every_node(claims: list[ClaimPage]) -> None:
    for claim in claims:
        graph = ET.fromstring(chain_graphml(claim))
        tags = [element.tag.rpartition("}")[2] for element in graph.iter()]
        assert tags.count("node") == len(claim.nodes)
        assert tags.count("edge") == len(claim.hops)
        prov = chain_prov(claim, base_url="https://whence.example")
        assert len(prov["agent"]) + len(prov["entity"]) == len(claim.nodes)
        for relation in prov.get("wasAttributedTo", {}).values():
            assert relation["prov:agent"] in prov["agent"]
            assert relation["prov:entity"] in prov["entity"]


def test_the_page_says_origins_first_and_why_they_are_a_range(filled: TestClient) -> None:
    page = filled.get(f"/claims/{SLUG}").text
    assert "1–2 origins" in page
    assert "The number is a range because" in page
    assert "regional sources" in page


@pytest.mark.parametrize(
    "file",
    ["chain.svg", "chain.json", "chain.prov.json", "chain.graphml", "mentions.csv", "hops.csv",
     "responses.csv", "drift.csv"],
)  # fmt: skip
def test_a_claim_has_its_files(filled: TestClient, file: str) -> None:
    answer = filled.get(f"/claims/{SLUG}/{file}")
    assert answer.status_code == 200
    assert answer.content
    if file.endswith(".svg"):
        ET.fromstring(answer.content)
    if file.endswith(".csv"):
        rows = int(answer.headers["x-row-count"])
        row = rf'>{file.removesuffix(".csv").capitalize()}</th><td class="num">{rows}</td>'
        assert row in filled.get(f"/claims/{SLUG}").text
        assert rows >= 1


def test_a_claim_that_is_not_held_is_a_sentence(filled: TestClient) -> None:
    for address in ("/claims/none", "/claims/none/chain.svg", "/claims/none/hops.csv"):
        answer = filled.get(address)
        assert answer.status_code == 404, address
        assert "Traceback" not in answer.text


def test_an_unchanged_page_is_not_sent_again(filled: TestClient) -> None:
    first = filled.get(f"/claims/{SLUG}")
    again = filled.get(f"/claims/{SLUG}", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert filled.get(f"/claims/{SLUG}").text == first.text


def test_head_is_get_without_a_body(filled: TestClient) -> None:
    for address in ("/", "/claims.csv", f"/claims/{SLUG}"):
        answer = filled.head(address)
        assert answer.status_code == 200, address
        assert answer.content == b""
