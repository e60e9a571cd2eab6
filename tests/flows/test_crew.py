"""Pages prepared in several processes at once come out as if they had come one by one."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.collect.sources import FailedInput, find_inputs
from app.crew import Crew, Prepared, may_concern
from app.domain.article import Input, ReadArticle, Told
from app.domain.taken import TakenState
from app.domain.vocabulary import KnownOutlet, Vocabulary
from app.extract.findings import find_all
from app.link.vectors import MANY_VERSION, VERSION, read_vectors
from app.pipeline import TakeIn
from app.query.findings import load_findings
from app.read.article import read_article
from app.store.migrate import prepare
from app.store.session import make_engine, reading
from app.trial import TriedState, try_all
from tests.flows.test_from_pages_to_findings import PAGES, taken_in
from tests.kept import load_vocabulary


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    crew = Crew(2, linking=True)
    yield crew
    crew.close()


def items() -> list[Input | FailedInput]:
    return list(find_inputs(str(PAGES / "manifest.jsonl")))


def test_several_processes_find_what_one_does(engine: Engine, tmp_path: Path, crew: Crew) -> None:
    load_vocabulary(engine)
    job = TakeIn(engine, archive=tmp_path, crew=crew)
    names = [taken.name for taken in job.add_all(items())]
    assert names == [item.name for item in items()]
    report = job.finish()
    assert report.count(TakenState.NEW) == 4
    with reading(engine) as connection:
        found = load_findings(connection)
    assert found == one_by_one(tmp_path)


def one_by_one(folder: Path) -> dict[str, Any]:
    engine = make_engine(f"sqlite:///{folder}/one-by-one.db")
    prepare(engine)
    taken_in(engine, folder / "one-by-one")
    with reading(engine) as connection:
        return load_findings(connection)


def test_a_broken_page_among_others_is_named_in_its_place(
    engine: Engine, tmp_path: Path, crew: Crew
) -> None:
    load_vocabulary(engine)
    first, *rest = items()
    broken = Input("nested.html", b"<div>" * 50_000 + b"text")
    job = TakeIn(engine, archive=tmp_path, crew=crew)
    states = [t.state for t in job.add_all([first, broken, FailedInput("x", "x is away."), *rest])]
    assert [s.value for s in states] == ["new", "failed", "failed", "new", "new", "new"]
    assert [name for name, _ in job.finish().failed] == ["nested.html", "x"]


def test_what_is_linked_is_drained_once_and_in_order(
    engine: Engine, tmp_path: Path, crew: Crew
) -> None:
    load_vocabulary(engine)
    job = TakeIn(engine, archive=tmp_path, crew=crew, lot=2)
    drained: list[str] = []
    for _ in job.add_all(items()):
        drained += [taken.name for taken in job.drain()]
    assert len(drained) == 4
    job.finish()
    assert list(job.drain()) == []
    assert drained == [item.name for item in items()]


def test_a_trial_says_what_would_happen_and_stores_nothing(
    engine: Engine, tmp_path: Path, crew: Crew
) -> None:
    load_vocabulary(engine)
    first, second, third, fourth = items()
    job = TakeIn(engine, archive=tmp_path)
    assert isinstance(first, Input)
    assert isinstance(second, Input)
    job.add(first)
    job.finish()
    changed = replace(first, content=first.content + b"\n\nThe harbour was calm that night.\n")
    tried = list(
        try_all(engine, [first, changed, second, second, FailedInput("x", "x is away.")], crew=crew)
    )
    assert [one.state for one in tried] == [
        TriedState.HELD,
        TriedState.CHANGED,
        TriedState.NEW,
        TriedState.HELD,
        TriedState.REFUSED,
    ]
    assert tried[2].claims
    assert not tried[0].claims
    assert third
    assert fourth
    with reading(engine) as connection:
        assert load_findings(connection)["claims"]
    assert job.add(second).state is TakenState.NEW


def sentences(number: int) -> list[str]:
    return [f"The ministry said that {n} ships had left the port." for n in range(number)]


@pytest.mark.parametrize("version", [VERSION, MANY_VERSION])
def test_vectors_read_in_several_processes_are_those_read_in_one(crew: Crew, version: str) -> None:
    texts = sentences(40)
    assert crew.vectors(texts, version) == read_vectors(texts, version)


def test_vectors_are_read_here_where_a_process_has_too_little_memory() -> None:
    crew = Crew(1, megabytes=1)  # the model is not loaded yet, and there is no room for it
    try:
        assert crew.vectors(sentences(5), VERSION) == read_vectors(sentences(5), VERSION)
    finally:
        crew.close()


def test_a_page_that_is_prepared_is_stored_before_the_next_one_is_brought(
    engine: Engine, tmp_path: Path
) -> None:
    load_vocabulary(engine)
    job = TakeIn(engine, archive=tmp_path, crew=_AtOnce(1))
    stored: dict[str, int] = {}
    before: list[int] = []

    def slowly() -> Iterator[Input | FailedInput]:
        for item in items():
            before.append(len(stored))
            yield item

    for taken in job.add_all(slowly()):
        stored[taken.name] = len(before)
    assert list(stored) == [item.name for item in items()]
    assert before == [0, 1, 2, 3]


class _AtOnce(Crew):
    """Prepares a page while it is asked to."""

    def prepare(self, item: Input, vocabulary: Vocabulary, *, look: bool) -> Future[Prepared]:
        future: Future[Prepared] = Future()
        future.set_result(self._prepare(item, vocabulary, look=look))
        return future


NAMES = ("Harbor Courier", "The Lake", "Dale Post (blog)", "Ö1", "North-West News")


@given(st.sampled_from(NAMES), st.sampled_from(("", "The ", "the ")), st.booleans())
def test_an_outlet_that_a_text_names_always_concerns_it(name: str, the: str, typed: bool) -> None:
    bare = name.partition(" (")[0].removeprefix("The ")
    text = f"The ministry said so, {the}{bare} reported on Monday. Nobody else was asked by then."
    article = read_article(Input("page", text.encode()))
    outlet = KnownOutlet("slug", name, "newspaper" if typed else "unknown", None, None)
    assert may_concern(article, [outlet])


def test_an_outlet_of_other_letters_and_another_site_does_not() -> None:
    article = ReadArticle(url="https://a.example/1", text="Ships left port on Monday.", blocks=())
    known = KnownOutlet("lake-times", "Lake Times", "unknown", "lake.example", None)
    assert not may_concern(article, [known])
    assert may_concern(replace(article, url="https://lake.example/1"), [known])
    assert may_concern(replace(article, language="ru"), [known])


SAYING = "said on Monday that 200 Chinese instructors had trained Russian pilots near Chita."
HINTS = (
    f"The newspaper reported that the ministry {SAYING}",
    f"An official {SAYING} He told the local outlet so, and it published his words.",
    f"The channel wrote that Russia's defence ministry {SAYING} A state broadcaster agreed.",
    f"According to a British daily, an officer {SAYING}",
)
KINDS = ("newspaper", "broadcaster", "government", "unknown")


@pytest.mark.parametrize("words", HINTS)
@pytest.mark.parametrize("kind", KINDS)
def test_an_outlet_that_cannot_concern_a_text_changes_nothing_found_in_it(
    words: str, kind: str
) -> None:
    told = Told(url="https://lake.example/1")
    article = read_article(Input("page", f"{words} {words}".encode(), told))
    known = KnownOutlet("lake", "Dale Post", kind, "lake.other.example", "GB")
    assert not may_concern(article, [known]), "a hint of kind, country or like name is no name"
    without, with_it = Vocabulary((), (), ()), Vocabulary((), (known,), ())
    assert find_all(article, with_it) == find_all(article, without)
