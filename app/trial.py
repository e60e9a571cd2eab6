"""Tries what taking pages in would do: reads and finds, and stores nothing."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum

from app.base.errors import WhenceError
from app.base.text import one_line
from app.collect.archive import digest_of
from app.collect.inputs import FailedInput
from app.crew import Crew, Prepared
from app.domain.article import Input, ReadArticle
from app.store.articles import held_before, is_held, own_url
from app.store.session import Engine, Session, reading
from app.store.vocabulary import load_vocabulary

_AHEAD = 3


class TriedState(StrEnum):
    """What would become of a page."""

    NEW = "new"
    CHANGED = "changed"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Tried:
    """One page: ``claims`` are the words that would be kept as claims, before anything is linked.

    ``reason`` says why it would be refused. ``article_id`` is the article that is held of it.
    """

    name: str
    state: TriedState
    reason: str | None = None
    article_id: int | None = None
    claims: tuple[str, ...] = ()
    responses: int = 0


def try_all(engine: Engine, items: Iterable[Input | FailedInput], *, crew: Crew) -> Iterator[Tried]:
    """Yield what would become of each page, in their order; what is held stays as it is."""
    with reading(engine) as connection:
        vocabulary = load_vocabulary(connection)
    seen: set[tuple[str | None, str]] = set()
    under_way: deque[tuple[Input, Future[Prepared]] | FailedInput] = deque()
    for item in items:
        failed = isinstance(item, FailedInput)
        under_way.append(item if failed else (item, crew.prepare(item, vocabulary, look=True)))
        if len(under_way) > _AHEAD * crew.workers:
            yield _tried(engine, under_way.popleft(), seen)
    while under_way:
        yield _tried(engine, under_way.popleft(), seen)


def _tried(
    engine: Engine,
    one: tuple[Input, Future[Prepared]] | FailedInput,
    seen: set[tuple[str | None, str]],
) -> Tried:
    if isinstance(one, FailedInput):
        return Tried(one.name, TriedState.REFUSED, one.reason)
    item, future = one
    try:
        prepared = future.result()
    except WhenceError as error:
        return Tried(item.name, TriedState.REFUSED, str(error))
    article = prepared.article
    if article.refusal:
        return Tried(item.name, TriedState.REFUSED, article.refusal)
    state, article_id = _state(engine, article, seen)
    if state is TriedState.HELD:
        return Tried(item.name, state, article_id=article_id)
    found = prepared.findings
    claims = [one_line(c.content.of(article.text)) for c in found.claims] if found else []
    return Tried(
        item.name,
        state,
        article_id=article_id,
        claims=tuple(dict.fromkeys(claims)),
        responses=len(found.responses) if found else 0,
    )


def _state(
    engine: Engine, article: ReadArticle, seen: set[tuple[str | None, str]]
) -> tuple[TriedState, int | None]:
    """Return what the page would be, of what is held and of the pages before it in this run."""
    key = own_url(article), digest_of(article.text.encode("utf-8", "surrogatepass"))
    again = key in seen
    moved = key[0] is not None and any(url == key[0] for url, _ in seen)
    seen.add(key)
    with reading(engine) as connection, Session(connection) as session:
        if again or is_held(session, article):
            return TriedState.HELD, None
        before = held_before(session, article)
    return (TriedState.CHANGED if before is not None or moved else TriedState.NEW), before
