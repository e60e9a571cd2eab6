"""Pages of one thing, facets, months and totals."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from app.base.errors import BadFilterError, NotHeldError
from app.query.actors import load_actor
from app.query.articles import list_articles, load_article
from app.query.cards import MonthCount, Ref
from app.query.claim import load_claim
from app.query.claims import count_claims, list_claims, stream_claims
from app.query.facets import load_facets, load_months, load_totals
from app.query.filters import ClaimFilter
from app.query.mentions import list_mentions
from app.query.outlets import load_outlet
from app.query.responses import list_responses
from app.query.topics import list_topics, load_topic


def slugs(held: Connection, wanted: ClaimFilter) -> list[str]:
    return [card.slug for card in list_claims(held, wanted).items]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), ["patrols-planned", "pilots-train", "tugs-bought", "ledger"]),
        (
            ClaimFilter(sort="oldest"),
            ["tugs-bought", "pilots-train", "patrols-planned", "ledger"],
        ),
        (
            ClaimFilter(sort="articles"),
            ["pilots-train", "tugs-bought", "ledger", "patrols-planned"],
        ),
        (ClaimFilter(topics=("exercises",)), ["patrols-planned", "tugs-bought"]),
        (ClaimFilter(topics=("patrols",)), ["patrols-planned"]),
        (ClaimFilter(topics=("patrols", "training")), ["patrols-planned", "pilots-train"]),
        (ClaimFilter(topics=("training",), outlets=("daily-nine",)), ["pilots-train"]),
        (ClaimFilter(actors=("hso",)), ["pilots-train"]),
        (ClaimFilter(actors=("spokesman",)), ["pilots-train", "tugs-bought"]),
        (ClaimFilter(actors=("norland",)), ["patrols-planned", "pilots-train", "tugs-bought"]),
        (ClaimFilter(responses=("none",)), ["tugs-bought", "ledger"]),
        (
            ClaimFilter(responses=("none", "position")),
            ["patrols-planned", "tugs-bought", "ledger"],
        ),
        (ClaimFilter(origins_max=1), ["pilots-train", "ledger"]),
        (ClaimFilter(earliest="2026"), ["patrols-planned"]),
        (ClaimFilter(latest="2025-08"), ["tugs-bought"]),
        (
            ClaimFilter(earliest="2025-09-30", latest="2025-10-01"),
            ["patrols-planned", "pilots-train", "tugs-bought"],
        ),
        (ClaimFilter(earliest="2025-06-26", date="reported"), ["patrols-planned", "tugs-bought"]),
        (ClaimFilter(review="accepted"), ["pilots-train"]),
        (ClaimFilter(review="rejected"), []),
    ],
    ids=lambda value: value.to_query() if isinstance(value, ClaimFilter) else None,
)
def test_a_filter_finds(held: Connection, wanted: ClaimFilter, found: list[str]) -> None:
    assert slugs(held, wanted) == found


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (ClaimFilter(topics=("no-such",)), "topic"),
        (ClaimFilter(actors=("hso", "no-such")), "actor"),
        (ClaimFilter(outlets=("' OR 1=1",)), "outlet"),
        (ClaimFilter(story="no-such"), "story"),
    ],
)
def test_what_does_not_exist_is_named(held: Connection, wanted: ClaimFilter, field: str) -> None:
    with pytest.raises(BadFilterError, match=f"There is no {field}") as refused:
        count_claims(held, wanted)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "wanted",
    [
        ClaimFilter(),
        ClaimFilter(topics=("exercises",), actors=("southmark",)),
        ClaimFilter(outlets=("daily-nine",), responses=("denial",)),
        ClaimFilter(words="pilots", origins_max=1),
    ],
    ids=ClaimFilter.to_query,
)
def test_a_facet_counts_what_choosing_it_alone_would_show(
    held: Connection, wanted: ClaimFilter
) -> None:
    facets = load_facets(held, wanted)
    for kind in ("topics", "actors", "outlets", "responses"):
        for facet in getattr(facets, kind):
            alone = replace(wanted, **{kind: (facet.value,)})
            assert (facet.value, facet.count) == (facet.value, count_claims(held, alone))


def test_sub_topics_stand_under_their_topic(held: Connection) -> None:
    topics = load_facets(held, ClaimFilter(topics=("patrols",))).topics
    assert [(t.value, t.depth, t.count, t.chosen) for t in topics] == [
        ("exercises", 0, 2, False),
        ("patrols", 1, 1, True),
        ("training", 0, 1, False),
    ]


def test_months_say_what_the_chart_cannot_show(held: Connection) -> None:
    months = load_months(held, ClaimFilter())
    assert months.months == (MonthCount("2025-09", 1),)
    assert months.years == (("2025", 1),)
    assert (months.longer, months.undated) == (1, 1)


def test_totals_count_the_claims_of_the_filter(held: Connection) -> None:
    totals = load_totals(held, ClaimFilter())
    assert (totals.claims, totals.articles, totals.outlets) == (4, 4, 2)
    assert (totals.single_origin, totals.denied, totals.unanswered) == (2, 1, 2)
    none = load_totals(held, ClaimFilter(words="nothing-like-it"))
    assert (none.claims, none.articles, none.single_origin) == (0, 0, 0)


def test_a_claim_has_everything(held: Connection) -> None:
    page = load_claim(held, "pilots-train")
    assert page.first_outlet == "Bay Post"
    assert page.origins == ("HSO",)
    assert [hop.from_name for hop in page.hops] == ["HSO", "Bay Post", "The Weekly"]
    assert [(hop.from_kind, hop.from_ref) for hop in page.hops] == [
        ("actor", "hso"),
        ("text", "1"),
        ("ghost", "weekly"),
    ]
    assert [node.copies for node in page.nodes][1] == (2,)
    assert [mention.id for mention in page.mentions] == [1, 2, 8, 3]
    assert [step.name for step in page.mentions[1].steps] == ["Bay Post", "HSO"]
    assert [response.act for response in page.responses] == ["denial", "no_comment"]
    assert [(row.claim_slug, row.scope) for row in page.beside] == [
        ("patrols-planned", "part"),
        (None, "general"),
        ("tugs-bought", "other_claim"),
    ]
    assert [d.from_article_id for d in page.drift] == [1]
    assert [card.slug for card in page.siblings] == ["tugs-bought"]


def test_what_does_not_answer_a_claim_stands_beside_it(held: Connection) -> None:
    page = load_claim(held, "tugs-bought")
    assert page.responses == ()
    assert "other_claim" in [row.scope for row in page.beside if row.claim_slug == page.slug]
    assert all(row.scope != "this_claim" or row.claim_slug != page.slug for row in page.beside)


def test_responses_of_an_outlet_can_be_left_out(held: Connection) -> None:
    shown = {row.id for row in list_responses(held, ClaimFilter(words="-outlet:daily-nine")).items}
    theirs = {row.id for row in list_responses(held, ClaimFilter(outlets=("daily-nine",))).items}
    assert shown
    assert theirs
    assert shown | theirs == {1, 2, 3, 4, 5}
    assert not shown & theirs


def test_responses_are_narrowed_by_scope(held: Connection) -> None:
    for scope, ids in (("part", {3}), ("general", {4}), ("other_claim", {5})):
        listing = list_responses(held, ClaimFilter(scope=scope))
        assert {row.id for row in listing.items} == ids
        assert listing.count == len(ids)


def test_an_outlet_that_could_carry_a_response_and_did_not_is_told(held: Connection) -> None:
    denial = load_claim(held, "pilots-train").responses[0]
    assert denial.carried_by == ("Daily Nine",)
    assert denial.not_carried_by == ("Bay Post",)


def test_responses_are_narrowed_by_their_own_act_and_actor(held: Connection) -> None:
    def ids(wanted: ClaimFilter) -> set[int]:
        return {response.id for response in list_responses(held, wanted).items}

    assert ids(ClaimFilter(responses=("denial",))) == {1, 4}
    assert ids(ClaimFilter(actors=("norland-mfa",))) == {1, 3, 4, 5}
    assert ids(ClaimFilter(topics=("training",))) == {1, 2}
    assert ids(ClaimFilter(responses=("denial",), topics=("training",))) == {1}
    assert ids(ClaimFilter(responses=("none",))) == set()


def test_an_outlet_narrows_mentions_and_articles_to_its_own(held: Connection) -> None:
    wanted = ClaimFilter(outlets=("bay-post",))
    assert {m.outlet.slug for m in list_mentions(held, wanted).items} == {"bay-post"}
    assert [a.id for a in list_articles(held, wanted).items] == [3, 1]
    assert [a.id for a in list_articles(held, ClaimFilter(latest="2025-06-26")).items] == [1]


def test_an_article_has_its_neighbours(held: Connection) -> None:
    page = load_article(held, 1)
    assert page.text == "x" * 200
    assert [mention.id for mention in page.mentions] == [1]
    assert [(n.how, n.name, n.sign) for n in page.neighbours] == [
        ("copy", "Daily Nine", "text"),
        ("upstream", "HSO", "unnamed"),
        ("downstream", "The Weekly", "ghost"),
    ]
    assert load_article(held, 2).card.copy_of == 1


def test_an_actor_has_the_responses_of_those_within_it(held: Connection) -> None:
    page = load_actor(held, "norland")
    assert page.card.responses == 4
    assert page.acts == (("denial", 2), ("comment_requested", 1), ("position", 1))
    assert [child.slug for child in page.children] == ["norland-mfa"]
    assert (page.claims_count, page.statements_count) == (3, 1)
    assert load_actor(held, "hso").card.aliases == ("ВРО", "北海局")


def test_an_outlet_tells_whom_it_takes_from(held: Connection) -> None:
    ghost = load_outlet(held, "weekly")
    assert ghost.card.ghost
    assert ghost.takes_from == ((Ref("bay-post", "Bay Post"), 1),)
    assert ghost.taken_by == ((Ref("daily-nine", "Daily Nine"), 1),)
    assert ghost.first_of == 0
    assert load_outlet(held, "bay-post").first_of == 1


def test_topics_count_their_sub_topics(held: Connection) -> None:
    assert load_topic(held, "exercises").claims == 2
    assert [t.slug for t in list_topics(held, ClaimFilter(words="tugs"))] == ["exercises"]


def test_a_row_of_the_file_has_all_its_values(held: Connection) -> None:
    (row,) = stream_claims(held, ClaimFilter(topics=("training",)))
    assert row.actors == ("norland", "southmark")
    assert row.response_status == ("denial", "no_comment")
    assert row.response_actors == ("spokesman", "southmark")
    assert row.drift == ("quantity:harder",)


@pytest.mark.parametrize(
    ("load", "key"),
    [
        (load_claim, "no-such"),
        (load_claim, "a\x00b"),
        (load_article, 99),
        (load_article, -1),
        (load_article, 2**70),
        (load_actor, "no-such"),
        (load_outlet, "a\x00b"),
        (load_topic, "no-such"),
    ],
)
def test_what_is_not_held_is_said(
    held: Connection, load: Callable[..., object], key: str | int
) -> None:
    with pytest.raises(NotHeldError, match="There is no"):
        load(held, key)
