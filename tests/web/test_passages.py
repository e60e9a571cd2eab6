"""A text is cut at its findings: nothing lost, every mark seen, the words between counted."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.query.cards import ArticleCard, ArticlePage, MentionRow, Ref, ResponseRow, StepRow
from app.web.passages import cut_paragraphs, cut_passages

TEXT = "The port office said that nine tugs had sailed. Mirny denied it. Rain fell all day."
OUTLET = Ref("tide", "The Tide")


def page(text: str, *rows: Any, blocks: tuple[tuple[int, int, str], ...] = ()) -> ArticlePage:
    card = ArticleCard(
        **dict.fromkeys(("claims", "mentions", "responses"), 0),
        **dict.fromkeys(("title", "url", "published", "published_basis", "copy_of"), None),
        id=1,
        slug="a",
        outlet=OUTLET,
        outlet_kind="newspaper",
        language="en",
        held=True,
        cursor="",
    )
    return ArticlePage(
        card=card,
        **dict.fromkeys(("byline", "summary", "retrieved"), None),
        **dict.fromkeys(("dates", "captures", "neighbours"), ()),
        text=text,
        blocks=blocks or ((0, len(text), "paragraph"),),
        mentions=tuple(row for row in rows if isinstance(row, MentionRow)),
        responses=tuple(row for row in rows if isinstance(row, ResponseRow)),
    )


def a_mention(
    start: int, end: int, *, source: tuple[int, int] | None = None, **more: Any
) -> MentionRow:
    step = StepRow("actor", "Port office", "office", "", "said", None, None)
    if source:
        step = replace(step, start=source[0], end=source[1])
    given: dict[str, Any] = {
        **dict.fromkeys(("article_title", "article_url", "published", "quantity", "event_date")),
        **dict.fromkeys(("source_text", "source", "cue", "rule", "score", "join_score")),
        **dict.fromkeys(("join_reason", "run")),
        "id": start + 1,
        "claim_slug": "tugs",
        "claim": "Tugs sailed.",
        "article_id": 1,
        "outlet": OUTLET,
        "described": False,
        "quote": "",
        "start": start,
        "end": end,
        "content_start": start,
        "content_end": end,
        "modality": "attributed",
        "steps": (step,) if source else (),
        "source_naming": "office",
        "review": "proposed",
    }
    return MentionRow(**{**given, **more})


def a_response(start: int, end: int) -> ResponseRow:
    return ResponseRow(
        **dict.fromkeys(("claim_slug", "claim", "summary", "date", "article_title", "article_url")),
        **dict.fromkeys(("carried_by", "not_carried_by"), ()),
        id=7,
        actor=Ref("mirny", "Mirny"),
        act="denial",
        scope="this_claim",
        quote="",
        article_id=1,
        outlet=OUTLET,
        published=None,
        review="proposed",
        start=start,
        end=end,
    )


def test_source_and_content_are_marked_and_the_words_between_passages_are_counted() -> None:
    said = a_mention(21, 46, source=(0, 15))
    denied = a_response(48, 64)
    found = cut_passages(page(TEXT, said, denied))
    first, second = found.items
    assert [(p.text, p.kind) for p in first.pieces if p.kind] == [
        ("The port office", "source"),
        ("that nine tugs had sailed", "content"),
    ]
    assert (first.number, second.number) == (1, 2)
    assert second.responses == (denied,)
    assert found.of_claim("tugs") == (1,)
    assert found.of_claim("other") == ()
    assert found.skipped_after == 4


def test_a_response_that_other_marks_cover_is_still_told_at_its_end() -> None:
    text = "Mirny called it routine."
    rows = (a_mention(13, 23, source=(0, 5)), a_response(0, 23))
    (passage,) = cut_passages(page(text, *rows)).items
    kinds = [(p.text, p.kind, p.letter if p.ends else "") for p in passage.pieces]
    assert kinds == [
        ("Mirny", "source", "S"),
        (" called ", "response", "R"),
        ("it routine", "content", "C"),
    ]
    close = (a_mention(6, 23, source=(0, 5)), a_response(0, 23))
    (passage,) = cut_passages(page(text, *close)).items
    assert [(p.text, p.kind, p.letter, p.word) for p in passage.pieces] == [
        ("Mirny", "source", "S", "source"),
        (" ", "", "", ""),
        ("called it routine", "content", "C R", "content, response"),
    ]


def test_the_whole_text_keeps_its_blocks_and_says_where_each_finding_begins() -> None:
    blocks = ((0, 47, "headline"), (48, 64, "paragraph"), (65, 83, "caption"))
    paragraphs = cut_paragraphs(page(TEXT, a_mention(21, 46), a_response(48, 64), blocks=blocks))
    assert [p.kind for p in paragraphs] == ["headline", "paragraph", "caption"]
    assert [p.anchors for p in paragraphs] == [("mention-22",), ("response-7",), ()]
    assert ["".join(piece.text for piece in p.pieces) for p in paragraphs] == [
        TEXT[a:b] for a, b, _ in blocks
    ]


spans = st.tuples(st.integers(0, 80), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(st.tuples(spans, st.none() | spans), max_size=6), st.lists(spans, max_size=3))
def test_pieces_joined_are_the_text_of_their_passage(
    mentions: list[tuple[tuple[int, int], tuple[int, int] | None]],
    responses: list[tuple[int, int]],
) -> None:
    rows = [a_mention(*span, source=source) for span, source in mentions]
    found = cut_passages(page(TEXT, *rows, *(a_response(*span) for span in responses)))
    for passage in found.items:
        assert "".join(p.text for p in passage.pieces) == TEXT[passage.start : passage.end]
        for piece in passage.pieces:
            assert piece.kind or not piece.letter
    assert [p.number for p in found.items] == list(range(1, len(found.items) + 1))
    held = [row for row in rows if row.end is not None and row.end <= len(TEXT)]
    assert sum(len(p.mentions) for p in found.items) == len(held)
