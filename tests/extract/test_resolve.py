import pytest

from app.domain.found import Step
from app.domain.words import Naming, SourceKind
from tests.extract.factories import found_in

_ACTOR, _OUTLET = SourceKind.ACTOR, SourceKind.OUTLET
_CLAIMED, _DESCRIBED = Naming.INSTITUTION_CLAIMED, Naming.DESCRIBED_UNNAMED


def last_step(text: str, outlet: str | None = None) -> Step:
    return found_in(text, outlet=outlet).attributions[-1].steps[-1]


@pytest.mark.parametrize(
    ("text", "kind", "key", "naming"),
    [
        ("A HUR source said the course began in May.", _ACTOR, "hur", _DESCRIBED),
        ("HUR said the course began in May.", _ACTOR, "hur", _CLAIMED),
        ("Sources said the course began in May.", SourceKind.UNNAMED, None, Naming.BARE_UNNAMED),
        ("Wang Yi said the course began in May.", _ACTOR, "wang-yi", Naming.NAMED),
        ("Reuters said the course began in May.", _OUTLET, None, _CLAIMED),
        ("Leaked records show the course began in May.", SourceKind.DOCUMENT, None, Naming.NAMED),
        ("Italy's defence minister said it began.", _ACTOR, "italy-mod", Naming.OFFICE),
    ],
    ids=["source in", "institution", "bare", "person", "outlet", "document", "office"],
)  # fmt: skip
def test_a_source_is_told_by_how_it_is_named(
    text: str, kind: SourceKind, key: str | None, naming: Naming
) -> None:
    step = last_step(text)
    assert (step.kind, step.actor, step.naming) == (kind, key, naming)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Wang Yi said the talks went well. He added that more would follow.", "wang-yi"),
        ("Reuters said the drill was over. The agency added that ships had left.", "reuters"),
        ("Kyiv Post wrote that crews came. The report said they were gunners.", "kyiv-post"),
        ("A HUR source said crews came. The source added that they were gunners.", "hur"),
        ("President Marek Dolny said crews came. Dolny added that more would.", "marek-dolny"),
    ],
    ids=["he", "the agency", "the report", "the source", "surname"],
)
def test_a_later_short_form_means_whom_was_named(text: str, who: str) -> None:
    step = last_step(text)
    assert who in (step.actor, step.outlet)


def test_who_was_told_stands_nearer_unless_it_is_the_page_itself() -> None:
    text = "A HUR source told Kyiv Post that crews came."
    elsewhere = found_in(text).attributions[0].steps
    at_home = found_in(text, outlet="Kyiv Post").attributions[0].steps
    assert [s.outlet or s.actor for s in elsewhere] == ["kyiv-post", "hur"]
    assert [s.outlet or s.actor for s in at_home] == ["hur"]


def test_a_new_spokesman_is_proposed_with_role_and_ministry() -> None:
    found = found_in("Chinese foreign ministry spokesman Gu Weimin said the report was being read.")
    person = next(a for a in found.actors if a.kind == "person")
    assert (person.name, person.parent) == ("Gu Weimin", "china-mfa")
    assert person.role is not None


def test_a_new_outlet_is_proposed() -> None:
    found = found_in("Crews came by rail, a guard told the Harbor Times.")
    assert [o.name for o in found.outlets] == ["Harbor Times"]


def test_an_argument_that_is_cited_is_no_source() -> None:
    found = found_in("NATO leaders warned of closer ties, citing the flow of exports.")
    assert all(len(a.steps) == 1 for a in found.attributions)
