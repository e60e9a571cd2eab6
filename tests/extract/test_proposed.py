from dataclasses import replace

from app.domain.proposed import Proposals, ProposedAttribution, ProposedResponse
from app.domain.span import Span
from app.domain.words import Act
from app.extract.findings import find_all
from app.extract.proposed import SCORE, add_proposed
from tests.extract.factories import VOCABULARY, an_article

TEXT = (
    "Chinese instructors trained 40 Russian drone pilots near Chita, the Ukrainian defence "
    "ministry said on Monday.\n"
    "By one count of the harbour guild, Chinese welders have fitted nine Russian patrol boats.\n"
    "The Chinese foreign ministry waved the story away as harbour talk."
)
RULE = "llm:dock-7b/1"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_claim_that_no_rule_found_is_added_with_the_model_as_its_rule() -> None:
    article = an_article(TEXT)
    before = find_all(article, VOCABULARY)
    welders = at("Chinese welders have fitted nine Russian patrol boats")
    kept = tuple(c for c in before.claims if not c.quote.overlaps(welders))
    rules = replace(before, claims=kept)
    claims = (ProposedAttribution(welders, at("the harbour guild"), at("By one count of")),)
    after = add_proposed(article, VOCABULARY, rules, Proposals(RULE, claims=claims))
    (added,) = [c for c in after.claims if c not in rules.claims]
    assert (added.rule, added.score) == (RULE, SCORE)
    assert added.content == welders
    assert added.attribution is not None
    assert {"china", "russia"} <= {slug for slug, _ in added.actors}
    assert [q.value for q in added.quantities] == [9]


def test_a_finding_of_a_rule_is_never_overridden() -> None:
    article = an_article(TEXT)
    before = find_all(article, VOCABULARY)
    trained = at("Chinese instructors trained 40 Russian drone pilots near Chita")
    assert any(c.content.overlaps(trained) for c in before.claims)
    proposals = Proposals(
        RULE,
        attributions=(ProposedAttribution(trained, at("Monday"), None),),
        claims=(ProposedAttribution(trained, at("Monday"), None),),
    )
    after = add_proposed(article, VOCABULARY, before, proposals)
    assert after.claims == before.claims
    assert after.attributions == before.attributions


def test_a_response_needs_a_party_that_can_answer() -> None:
    article = an_article(TEXT)
    before = find_all(article, VOCABULARY)
    words = at("The Chinese foreign ministry waved the story away as harbour talk")
    others = tuple(r for r in before.responses if not r.quote.overlaps(words))
    before = replace(before, responses=others)
    told = (
        ProposedResponse(Act.DENIAL, at("The Chinese foreign ministry"), words),
        ProposedResponse(Act.DENIAL, at("harbour talk"), words),
    )
    after = add_proposed(article, VOCABULARY, before, Proposals(RULE, responses=told))
    (added,) = [r for r in after.responses if r not in before.responses]
    assert (added.actor, added.act, added.rule) == ("china-mfa", Act.DENIAL, RULE)


def test_no_proposals_change_nothing() -> None:
    article = an_article(TEXT)
    before = find_all(article, VOCABULARY)
    assert add_proposed(article, VOCABULARY, before, Proposals(RULE, note="no")) is before
