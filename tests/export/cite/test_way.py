"""The way a footnote names goes from the origin over who handed it on to the text that was read."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from app.export.cite.styles import footnote
from app.export.cite.way import texts_of, way_to
from app.export.cite.work import cite_claim
from app.query.cards import ClaimPage, HopRow, NodeRow
from app.query.claim import load_claim


def a_node(key: str, kind: str = "text", **more: object) -> NodeRow:
    given: dict[str, object] = {
        "key": key,
        "kind": kind,
        "name": key.capitalize(),
        "unnamed": kind == "unnamed",
        "root": None,
        "actor_slug": None,
        "outlet_slug": None,
        "article_id": ord(key[0]) if kind == "text" else None,
        "published": "2026-03-10",
        "title": f"Title {key}" if kind == "text" else None,
    }
    return NodeRow(**(given | more))  # pyright: ignore[reportArgumentType]


def a_hop(number: int, way: str, confidence: float = 1.0) -> HopRow:
    source, _, to = way.partition(">")
    return HopRow(
        id=number,
        claim_slug="c",
        from_key=source,
        from_kind="text",
        from_ref=None,
        from_name=source,
        to_key=to,
        to_kind="text",
        to_article_id=None,
        to_outlet=None,
        to_name=to,
        relation="reports",
        basis="stated",
        evidence="",
        cue=None,
        confidence=confidence,
        lag_min_hours=None,
        lag_max_hours=None,
        seen_in_id=1,
        seen_in_outlet=to,
        review="proposed",
    )


@pytest.fixture
def claim(held: Connection) -> ClaimPage:
    page = load_claim(held, "pilots-train")
    return replace(
        page,
        origins_min=1,
        origins_max=1,
        articles=3,
        nodes=(
            a_node("hall", "actor", unnamed=True),
            a_node("wire", "ghost"),
            a_node("alpha", published="2026-03-11"),
            a_node("beta", copies=(900,)),
            a_node("gamma", published=None),
        ),
        hops=(
            a_hop(1, "hall>wire"),
            a_hop(2, "wire>alpha"),
            a_hop(3, "wire>beta", 0.4),
            a_hop(4, "hall>beta", 0.9),
        ),
    )


def names(claim: ClaimPage, read: int | None = None) -> list[str]:
    return [node.key for node in way_to(claim, read)]


def test_without_a_choice_it_is_the_longest_way(claim: ClaimPage) -> None:
    assert names(claim) == ["hall", "wire", "alpha"]


def test_the_text_that_was_read_is_at_its_end_also_as_a_copy(claim: ClaimPage) -> None:
    assert names(claim, ord("b")) == ["hall", "beta"]
    assert names(claim, 900) == ["hall", "beta"]
    assert names(claim, ord("g")) == ["gamma"]


def test_a_circle_is_followed_once(claim: ClaimPage) -> None:
    round_trip = replace(claim, hops=(a_hop(1, "alpha>beta"), a_hop(2, "beta>alpha")))
    assert names(round_trip, ord("a")) == ["beta", "alpha"]


def test_the_texts_to_choose_from_stand_by_name(claim: ClaimPage) -> None:
    assert [node.key for node in texts_of(claim)] == ["alpha", "beta", "gamma"]


def test_a_footnote_names_origin_intermediaries_and_the_text_read(claim: ClaimPage) -> None:
    said = footnote(cite_claim(claim, "https://w.example/claims/c", read=ord("a")))
    assert (
        "As the texts name their sources: Hall (unnamed source) → Wire (named, not held) → "
        "Alpha, “Title alpha”, 11 March 2026 (text read). 1 origin in 3 articles." in said
    )


def test_an_origin_is_not_said_to_be_known_where_it_is_a_range(claim: ClaimPage) -> None:
    said = footnote(cite_claim(replace(claim, origins_max=3), "https://w.example/claims/c"))
    assert "One way that the texts tell: Hall" in said
    assert "How many independent origins there are is not settled: 1 to 3 in 3 articles." in said
    assert "1 origin" not in said


def test_a_text_without_a_source_and_a_claim_without_a_text_say_so(claim: ClaimPage) -> None:
    said = footnote(cite_claim(claim, "https://w.example/c", read=ord("g")))
    assert "Read in Gamma, “Title gamma”, no date given, which names no source." in said
    none = replace(claim, nodes=(), hops=())
    assert "No text that reports it is held." in footnote(cite_claim(none, "https://w.example/c"))
