from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import Block
from app.domain.languages import READ
from app.domain.span import Span
from app.domain.words import BlockKind, Modality
from app.extract.findings import find_all
from app.extract.languages import LANGUAGES
from tests.extract.factories import VOCABULARY, an_article, found_in

_PARTS = [
    "Russia",
    "Chinese officers",
    "said",
    "“they came,”",
    "a source",
    "told Reuters",
    "denied",
    "600",
    "drones",
    "in May",
    ",",
    ".",
    "\n",
    ":",
    "the ministry",
    "according to",
    "reportedly",
    "Китай",
    "中国",
    "'",
    "?",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=25).map(" ".join))
def test_every_span_lies_inside_the_text(text: str) -> None:
    found = find_all(an_article(text), VOCABULARY)
    spans = [c.quote for c in found.claims] + [c.content for c in found.claims]
    spans += [r.words for r in found.responses] + [a.content for a in found.attributions]
    spans += [s.source for a in found.attributions for s in a.steps if s.source]
    assert all(s.end <= len(text) for s in spans)
    assert all(r.quote.covers(r.words) for r in found.responses)
    assert all(r.answers is None or r.answers < len(found.claims) for r in found.responses)
    assert all(a.steps for a in found.attributions)


def test_every_actor_spoken_of_is_known_or_proposed() -> None:
    found = found_in("Chinese drones reached Laos, Vietnam's trade ministry said on Friday.")
    known = {a.slug for a in VOCABULARY.actors} | {a.slug for a in found.actors}
    assert {s.actor for a in found.attributions for s in a.steps if s.actor} <= known
    assert {slug for c in found.claims for slug, _ in c.actors} <= known
    assert {a.parent for a in found.actors if a.parent} <= known


def test_finding_twice_gives_the_same() -> None:
    text = "Russia trained 40 Chinese pilots, HUR said. Beijing denied it."
    assert found_in(text) == found_in(text)


def test_nothing_is_read_outside_the_blocks() -> None:
    text = "Russia trained 40 Chinese pilots, HUR said.\nChina sold Russia 900 drones, HUR said."
    article = an_article(text)
    first = replace(article, blocks=(Block(Span(0, text.index("\n")), BlockKind.PARAGRAPH),))
    assert all(c.quote.end <= text.index("\n") for c in find_all(first, VOCABULARY).claims)
    assert len(find_all(first, VOCABULARY).claims) == 1


def test_a_line_break_inside_a_block_is_a_space() -> None:
    text = "Russia will train\n40 Chinese pilots near\nOmsk, HUR said."
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    found = find_all(replace(an_article(text), blocks=(block,)), VOCABULARY)
    assert [c.quote for c in found.claims] == [Span(0, len(text))]


def test_a_headline_is_marked_as_such() -> None:
    text = "Russia to train 40 Chinese pilots near Omsk: HUR"
    found = find_all(an_article(text, kind=BlockKind.HEADLINE), VOCABULARY)
    assert [c.place for c in found.claims] == [BlockKind.HEADLINE]


def test_a_question_is_no_claim_and_a_hedge_is_kept() -> None:
    found = found_in(
        "Did Russia train 40 Chinese pilots? Russia may train 40 Chinese pilots in May."
    )
    assert [c.modality for c in found.claims] == [Modality.HEDGED]


def test_an_article_without_blocks_has_no_findings() -> None:
    assert find_all(replace(an_article("x y"), blocks=()), VOCABULARY).claims == ()


def test_a_text_in_a_language_that_is_not_read_gives_no_claims() -> None:
    text = "Le ministère chinois de la Défense a livré 40 chars à la Russie, affirme Moscou."
    assert found_in(text, language="fr").claims == ()
    assert found_in(text, language="fr").attributions == ()


def test_the_languages_said_to_be_read_have_rules() -> None:
    assert LANGUAGES | {"en"} == READ
