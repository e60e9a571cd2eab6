from dataclasses import replace

import pytest

from app.domain.article import Link
from app.domain.found import Step
from app.domain.span import Span
from app.domain.words import Naming, SourceKind
from app.extract.findings import find_all
from tests.extract.factories import VOCABULARY, an_article, found_in

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


@pytest.mark.parametrize(
    ("text", "name", "naming"),
    [
        ("Prosecutors in Toledo said crews came.", "Prosecutors in Toledo", Naming.OFFICE),
        ("The court said crews came.", "court", Naming.INSTITUTION_CLAIMED),
        ("A Nordic institute said crews came.", "Nordic institute", Naming.INSTITUTION_CLAIMED),
        ("A captain surnamed Wu said crews came.", "captain surnamed Wu", Naming.NAMED),
        ("Media reports said crews came.", "Media reports", Naming.BARE_UNNAMED),
        ("A pair of officials in Finland said crews came.", "Finnish officials", _DESCRIBED),
    ],
    ids=["prosecutors", "court", "institute", "surnamed", "media reports", "a pair of"],
)
def test_only_unnamed_people_and_vague_reports_are_anonymous(
    text: str, name: str, naming: Naming
) -> None:
    step = last_step(text)
    assert (step.name, step.naming) == (name, naming)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A study by the Baltic Security Centre showed crews came.", "Baltic Security Centre"),
        (
            "The Baltic Security Centre said crews came. The study's authors said they left.",
            "Baltic Security Centre",
        ),
        (
            "The Baltic Security Centre said crews came. The Riga-based centre said they left.",
            "Baltic Security Centre",
        ),
        (
            "The watch group Strait Ledger said crews came. The group said they left.",
            "Strait Ledger",
        ),
        ("A Chinese customs complaint said crews came.", "Chinese customs complaint"),
    ],
    ids=["by its author", "authors", "where it sits", "the group", "no country writes"],
)
def test_papers_lead_to_those_who_wrote_them(text: str, who: str) -> None:
    assert last_step(text).name == who


def test_a_ministrys_spokesperson_is_not_the_president_named_before() -> None:
    step = last_step(
        "President Marek Dolny said crews came. Beijing's foreign ministry said they did not. "
        "The spokesperson said talks would go on."
    )
    assert (step.actor, step.naming) == ("china-mfa", Naming.OFFICE)


def test_a_figure_that_somebody_concedes_does_not_speak() -> None:
    found = found_in("China sold 60 motors to Russia, an estimate that officials doubt is right.")
    assert all(s.name != "estimate" for a in found.attributions for s in a.steps)


def test_an_outlets_statement_is_traced_to_whom_it_is_put_down() -> None:
    found = found_in("Reuters said crews came, a claim it attributed to two Polish officials.")
    assert [s.name for s in found.attributions[-1].steps] == ["Reuters", "Polish officials"]


def test_the_german_paper_is_a_german_one() -> None:
    text = "Der Tagesspiegel met a general. Reuters reported it. The German paper said crews came."
    assert last_step(text).name == "Der Tagesspiegel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pumps went to a yard in Perm, according to internal e-mails.", "internal e-mails"),
        ("Crews came by rail in May, one of those dispatchers has revealed.", "dispatcher"),
        ("A Russian colonel said the crews came in May.", "Russian colonel"),
        ("The pumps came in May, one of the e-mails says.", "e-mail"),
    ],
    ids=["hyphen", "one of several", "a rank is no government", "one of several papers"],
)
def test_a_description_keeps_its_head_noun(text: str, name: str) -> None:
    step = last_step(text)
    assert (step.name, step.actor) == (name, None)


def test_a_paper_called_only_by_its_kind_is_the_one_named_next() -> None:
    text = "An instructor told his home-town paper that crews came.\nThe daily Tavria Echo had it."
    assert found_in(text).attributions[0].steps[0].outlet == "tavria-echo"


def test_a_paper_called_only_by_its_kind_is_the_one_it_links_to() -> None:
    text = "Two officers told a local paper that crews came."
    article = an_article(text)
    at = text.index("local paper")
    outlet = next(o for o in VOCABULARY.outlets if o.domain)
    linked = replace(article, links=(Link(Span(at, at + 11), f"https://www.{outlet.domain}/a/1"),))
    assert find_all(linked, VOCABULARY).attributions[0].steps[0].outlet == outlet.slug


def test_it_means_the_outlet_of_its_own_sentence_before_an_earlier_speaker() -> None:
    text = (
        "Reuters said the drill was over. "
        "Kyiv Post printed a list on which, it said, forty crews stood."
    )
    assert last_step(text).outlet == "kyiv-post"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norway's coastal service said tugs sailed.", "Norway's coastal service"),
        ("The Finnish border agency said tugs sailed.", "Finland's border agency"),
        ("Latvia's military intelligence said tugs sailed.", "Latvian military intelligence"),
    ],
    ids=["possessive", "adjective", "military intelligence"],
)
def test_a_body_of_a_state_is_no_country(text: str, who: str) -> None:
    assert last_step(text).name == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bureau Director Wu Mei-ling said crews came. Wu said they left.", "Wu Mei-ling"),
        (
            "South Korean Defence Minister Park Jin-ho said bombers flew. Park said they left.",
            "Park Jin-ho",
        ),
        ("The envoy for trade, Marta Silva, said guns were sold.", "Marta Silva"),
    ],
    ids=["bureau", "ministry", "apposition"],
)
def test_a_person_is_called_without_the_office_and_found_by_the_family_name(
    text: str, who: str
) -> None:
    assert last_step(text).name == who


@pytest.mark.parametrize(
    ("text", "kind", "anonymous"),
    [
        ("Internal e-mails show guns were sold.", SourceKind.DOCUMENT, False),
        ("Delivery notes in the archive suggest that guns were sold.", SourceKind.DOCUMENT, False),
        ("Guns were sold, leaked company papers reveal.", SourceKind.DOCUMENT, False),
        ("Hackers say guns were sold.", SourceKind.UNNAMED, True),
        ("Certain foreign media say guns were sold.", SourceKind.UNNAMED, True),
        ("Sources close to the Russian navy say guns were sold.", SourceKind.UNNAMED, True),
    ],
    ids=["e-mails", "notes", "said last", "plural people", "media", "close to"],
)
def test_papers_are_told_from_people_without_a_name(
    text: str, kind: SourceKind, anonymous: bool
) -> None:
    step = last_step(text)
    assert (step.kind, step.naming.anonymous) == (kind, anonymous)


def test_nobody_is_no_source() -> None:
    found = found_in("Nobody says how many guns Russia has bought.")
    assert not any(s.name == "Nobody" for a in found.attributions for s in a.steps)


def test_the_speaker_is_the_one_before_the_place() -> None:
    text = "Tugs may be in port near St. Hilda Island, a senior diplomat in Riga said, adding more."
    assert last_step(text).name == "senior diplomat in Riga"
