"""Papers a text introduces by itself, and the outlet its opening credits."""

import pytest

from app.domain.words import Relation
from app.extract.credited import find_credited, find_lean
from app.extract.gazetteer import Gazetteer
from tests.extract.factories import VOCABULARY, found_in

GAZETTEER = Gazetteer(VOCABULARY)


def outlets(text: str) -> list[str]:
    names = find_credited(text, GAZETTEER.find(text))
    return [n.slug for n in names if n.kind == "outlet"]


def test_a_paper_once_introduced_is_known_by_its_initials() -> None:
    text = "She spoke to the daily Ostsee Kurier Heute. The OKH interview ran on Friday."
    assert outlets(text) == ["ostsee-kurier-heute", "ostsee-kurier-heute"]


def test_a_capitalised_name_alone_is_no_paper() -> None:
    assert outlets("Harbin Optics sold lenses to Perm Works.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chinese pilots trained in Russia, Reuters reported on Monday.", "reuters"),
        ("Chinese pilots trained in Russia. Reuters has its office in a tower.", None),
        ("Pilots trained, Reuters reported. Tanks moved, the Financial Times reported.", None),
    ],
    ids=["credited", "only named", "two credited"],
)
def test_a_text_leans_on_the_one_outlet_its_opening_credits(text: str, wanted: str | None) -> None:
    lean = find_lean(text, GAZETTEER.find(text), None, start=0)
    assert (lean.slug if lean else None) == wanted


def test_a_text_does_not_lean_on_its_own_outlet() -> None:
    text = "Chinese pilots trained in Russia, a source told Reuters."
    assert found_in(text, outlet="Reuters").upstream == ()


def test_the_lean_is_told_with_its_place() -> None:
    text = "Chinese pilots trained at a Russian base in Tver, Reuters reported on Monday."
    (upstream,) = found_in(text, outlet="Harbor Courier").upstream
    assert (upstream.outlet, upstream.relation) == ("reuters", Relation.REPORTS)
    assert upstream.span is not None
    assert upstream.span.of(text) == "Reuters"


def test_a_speaker_heard_through_a_paper_is_heard_through_it_again() -> None:
    text = (
        "Ilze Kalve told the daily Nordsee Zeitung that Chinese officers watched Russian drills. "
        "Kalve said that the Chinese officers filmed the Russian launchers."
    )
    last = found_in(text).attributions[-1]
    assert [s.outlet or s.actor for s in last.steps] == ["nordsee-zeitung", "ilze-kalve"]
    assert last.steps[0].source is None


def test_a_speaker_heard_first_hand_is_not_given_to_a_paper_named_later() -> None:
    text = (
        "Ilze Kalve said that Chinese officers watched Russian drills. "
        "Reuters reported on Monday that Russian crews left. "
        "Kalve said that the Chinese officers filmed the Russian launchers."
    )
    last = found_in(text).attributions[-1]
    assert [s.actor for s in last.steps] == ["ilze-kalve"]


def test_one_word_before_a_colon_is_a_label_unless_the_text_knows_the_speaker() -> None:
    text = "Purpose: Russian crews will train in China for nine weeks with drone boats."
    assert found_in(text).attributions == ()


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Ukraine's Foreign Intelligence Service (SZRU)", "szru"),
        ("Ukraine's foreign intelligence service", "szru"),
        ("Ukraine's Security Service", "sbu"),
        ("Ukraine's Defense Intelligence Directorate (HUR)", "hur"),
    ],
    ids=["with acronym", "lower case", "security", "military"],
)
def test_each_intelligence_service_is_its_own(words: str, slug: str) -> None:
    assert GAZETTEER.find(f"sources in {words} said")[0].slug == slug
