"""Laws of counting: copies, loops and repeats never raise it, and who came first into the
database does not matter."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.chain import Chain, Copy, LinkMention, LinkText
from app.domain.ledger import Dossier, EventKind
from app.domain.words import Relation
from app.link.course import find_course
from app.link.origins import name_origins
from tests.link.factories import (
    ACTORS,
    OUTLETS,
    PARENTS,
    a_chain,
    a_claim,
    a_mention,
    a_text,
    actor_step,
    document_step,
    outlet_step,
    unnamed_step,
)

Story = tuple[list[LinkMention], dict[str, LinkText]]

PUBLISHERS = ("harbour-post", "weekly", "mirror-site", "echo", "north-star")
STEPS = st.lists(
    st.one_of(
        st.sampled_from([outlet_step(o) for o in (*PUBLISHERS, "agency")]),
        st.sampled_from([actor_step("coast-intel", unnamed=True), actor_step("navy")]),
        st.sampled_from([actor_step("coastland"), actor_step("minister")]),
        st.sampled_from([unnamed_step(), unnamed_step("two officials"), document_step()]),
        st.sampled_from([unnamed_step("media reports"), document_step("court filing")]),
    ),
    max_size=3,
)
DATES = st.sampled_from(
    [None, "2025-06", "2025-06-20", "2025-06-20~", "2025-06-21", "2025-07-01T08:00:00Z"]
)
WORDS = ("Russia trains Chinese soldiers.", "Bases are full.", "A pier of 90 metres is built.")
LATE = st.sampled_from([None, "2025-07-02", "2025-08", "2025-08-03T10:00:00+03:00"])


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Some texts of one claim, with what they credit and link to."""
    texts: dict[str, LinkText] = {}
    mentions: list[LinkMention] = []
    number = draw(st.integers(1, 5))
    for i in range(number):
        whole = draw(st.sampled_from([(), (), (("agency", Relation.REPRINTS),)]))
        credit = draw(st.sampled_from([(), (), (("weekly", Relation.REPORTS),)]))
        texts[f"t{i}"] = a_text(
            f"t{i}",
            draw(st.sampled_from(PUBLISHERS)),
            published=draw(DATES),
            upstream=whole or credit,
            url=f"https://news.example/t{i}",
            links=tuple(
                f"https://news.example/t{k}" for k in draw(st.lists(st.integers(0, 4), max_size=2))
            ),
        )
        for j in range(draw(st.integers(1, 2))):
            words = draw(st.sampled_from(WORDS))
            mentions.append(a_mention(f"m{i}{j}", f"t{i}", *draw(STEPS), content=words, position=j))
    return mentions, texts


def chain_of(story: Story, *copies: Copy) -> Chain:
    mentions, texts = story
    return a_chain(*mentions, texts=tuple(texts.values()), copies=copies)


def counted(chain: Chain) -> tuple[int, int]:
    return chain.origins_min, chain.origins_max


def with_text(story: Story, text: LinkText, *mentions: LinkMention) -> Story:
    return [*story[0], *mentions], {**story[1], text.key: text}


@given(stories())
def test_the_least_is_never_above_the_most_and_each_origin_has_a_name(story: Story) -> None:
    chain = chain_of(story)
    assert 1 <= chain.origins_min <= chain.origins_max
    assert len(chain.origins) == chain.origins_max
    assert len(set(name_origins(chain))) == chain.origins_max
    roots = {*chain.sure_roots, *chain.unsure_roots}
    assert roots == {key for group in chain.origins for key in group}
    assert sum(map(len, chain.origins)) == len(roots)


@given(stories(), st.data())
def test_a_copy_of_any_article_adds_an_article_and_no_origin(
    story: Story, data: st.DataObject
) -> None:
    of = data.draw(st.sampled_from(sorted(story[1])))
    before = chain_of(story)
    outlet = data.draw(st.sampled_from(["mirror-copy", story[1][of].outlet]))
    when = data.draw(st.sampled_from([story[1][of].published, *["2025-08-01", None]]))
    copy = replace(story[1][of], key="zz", outlet=outlet, url=None, published=when)
    again = [replace(m, key=f"z{m.key}", text="zz") for m in story[0] if m.text == of]
    after = chain_of(with_text(story, copy, *again), Copy("zz", of, 0.95, 300))
    assert counted(after) == counted(before)
    assert held_texts(after) == held_texts(before) | {"zz"}


def held_texts(chain: Chain) -> set[str]:
    texts = [n for n in chain.nodes if n.kind == "text"]
    return {key for n in texts if n.ref is not None for key in (n.ref, *n.copies)}


@given(stories(), st.data(), LATE)
def test_a_text_that_only_repeats_another_adds_no_origin(
    story: Story, data: st.DataObject, when: str | None
) -> None:
    of = data.draw(st.sampled_from(sorted(story[1])))
    before = chain_of(story)
    later = a_text("zz", "gwp", published=when)
    credit = a_mention("zm", "zz", outlet_step(story[1][of].outlet))
    least, most = counted(chain_of(with_text(story, later, credit)))
    assert least <= before.origins_min
    assert most <= before.origins_max


@given(st.integers(2, 5), st.lists(DATES, min_size=5, max_size=5))
def test_a_loop_counts_once(length: int, days: list[str | None]) -> None:
    texts = {
        f"t{i}": a_text(f"t{i}", PUBLISHERS[i], published="2025-06-20" if days[i] else None)
        for i in range(length)
    }
    mentions = [
        a_mention(f"m{i}", f"t{i}", outlet_step(PUBLISHERS[(i + 1) % length]))
        for i in range(length)
    ]
    chain = chain_of((mentions, texts))
    assert counted(chain) == (1, 1)
    fed = [*mentions, a_mention("mz", "t0", actor_step("navy"), position=1)]
    assert counted(chain_of((fed, texts))) == (1, 1)


@given(stories(), st.permutations(range(5)))
def test_the_order_of_arrival_changes_no_origin_and_no_hop(story: Story, order: list[int]) -> None:
    def moved(key: str) -> str:
        return f"{key[0]}{order[int(key[1])]}{key[2:]}"

    mentions, texts = story
    other = (
        [replace(m, key=moved(m.key), text=moved(m.text)) for m in mentions],
        {moved(k): replace(t, key=moved(k)) for k, t in texts.items()},
    )
    here, there = chain_of(story), chain_of(other)
    assert counted(here) == counted(there)
    assert told(here, texts) == told(there, other[1])


def told(chain: Chain, texts: dict[str, LinkText]) -> list[tuple[str | None, ...]]:
    """Return the hops in words that do not depend on any key: a text is its address."""
    nodes = {n.key: n for n in chain.nodes}

    def at(key: str) -> str | None:
        node = nodes[key]
        return texts[node.ref].url if node.kind == "text" and node.ref else node.name

    return sorted(
        (at(h.source), at(h.to), h.relation, h.basis, h.evidence, texts[h.seen_in].url)
        for h in chain.hops
    )


@given(stories())
def test_the_course_ends_at_the_figures_of_the_chain_and_never_falls(story: Story) -> None:
    chain = chain_of(story)
    mentions, texts = story
    events = find_course(
        Dossier(
            claim=a_claim(),
            roles=(),
            mentions=tuple(mentions),
            texts=texts,
            chain=chain,
            actor_names=ACTORS,
            outlet_names=OUTLETS,
            parents={k: v for k, v in PARENTS.items() if v},
        )
    )
    totals = [(e.articles, e.outlets, e.origins_min, e.origins_max) for e in events]
    for earlier, later in pairwise(totals):
        assert all(now >= before for before, now in zip(earlier, later, strict=True))
    outlets = {t.outlet for t in texts.values()}
    assert totals[-1] == (len(texts), len(outlets), chain.origins_min, chain.origins_max)
    named = [e.name for e in events if e.kind is EventKind.ORIGIN]
    assert sorted(named) == sorted(name_origins(chain))
    undated = [e.day is None for e in events]
    assert undated == sorted(undated)
