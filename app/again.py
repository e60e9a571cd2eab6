"""Runs newer rules over what is held: findings of machines are replaced, decisions of people stay.

Each run is one transaction: all of it stands, or nothing. A trial is taken back at its end.
"""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice

from app import __version__
from app.chaining import remake_claims
from app.domain.article import ReadArticle
from app.domain.proposed import Proposals
from app.extract.findings import find_all
from app.extract.proposed import add_proposed
from app.indexing import rebuild_index
from app.linking import link_articles
from app.relating import relate_claims
from app.store.again import Changed, forget_joins, list_held, places_of, what_changed
from app.store.articles import load_read
from app.store.findings import save_findings
from app.store.link_in import list_articles, list_collected
from app.store.links import drop_empty_claims
from app.store.runs import end_run, start_run
from app.store.session import Engine, Session, reading, transaction
from app.store.vocabulary import load_vocabulary

Propose = Callable[[ReadArticle], Proposals]
LOT = 500  # articles linked at once; their mentions are compared pair by pair


class _TakenBackError(Exception):
    """Ends a trial, so that its transaction is rolled back."""


def relink(engine: Engine) -> tuple[Changed, ...]:
    """Decide anew every join that no person confirmed; return what changed, claim by claim."""
    with transaction(engine) as session:
        return _compared(session, _relink)


def reextract(engine: Engine, *, propose: Propose | None = None) -> tuple[Changed, ...]:
    """Find anew what the held texts say and link it anew; return what changed, claim by claim.

    What a person accepted or rejected stays, also where the rules do not find it any more. A model
    is asked before the transaction begins, so that nobody waits for it.
    """
    proposed = _ask(engine, propose)
    with transaction(engine) as session:
        return _compared(session, partial(_reextract, proposed=proposed))


def try_relink(engine: Engine) -> tuple[Changed, ...]:
    """Return what ``relink`` would change, and change nothing."""
    return _tried(engine, _relink)


def try_reextract(engine: Engine, *, propose: Propose | None = None) -> tuple[Changed, ...]:
    """Return what ``reextract`` would change, and change nothing."""
    return _tried(engine, partial(_reextract, proposed=_ask(engine, propose)))


def _ask(engine: Engine, propose: Propose | None) -> dict[int, Proposals]:
    """Return what a model proposes for each held page; empty without one."""
    if propose is None:
        return {}
    with reading(engine) as connection:
        pages = {i: load_read(connection, i) for i in list_collected(connection)}
    return {article_id: propose(read) for article_id, read in pages.items()}


def _tried(engine: Engine, work: Callable[[Session], None]) -> tuple[Changed, ...]:
    found: tuple[Changed, ...] = ()
    try:
        with transaction(engine) as session:
            found = _compared(session, work)
            raise _TakenBackError
    except _TakenBackError:
        return found


def _compared(session: Session, work: Callable[[Session], None]) -> tuple[Changed, ...]:
    before = list_held(session)
    work(session)
    return what_changed(before, list_held(session))


def _relink(session: Session) -> None:
    before = forget_joins(session)
    _link_all(session, before)


def _reextract(session: Session, *, proposed: Mapping[int, Proposals]) -> None:
    before = {place: claim_id for claim_id, place in places_of(session, forget_joins(session))}
    vocabulary = load_vocabulary(session)
    run = start_run(session, "extract", version=__version__)
    for article_id in list_collected(session):
        read = load_read(session, article_id)
        found = find_all(read, vocabulary)
        if article_id in proposed:
            found = add_proposed(read, vocabulary, found, proposed[article_id])
        save_findings(session, article_id, found, text=read.text, run_id=run)
    end_run(session, run)
    now = {place: mention_id for mention_id, place in places_of(session, None)}
    _link_all(session, {now[place]: claim_id for place, claim_id in before.items() if place in now})
    run = start_run(session, "link", version=__version__)
    remake_claims(session, sorted(set(before.values())), run=run)
    relate_claims(session, set(before.values()), run=run)
    end_run(session, run)


def _link_all(session: Session, before: Mapping[int, int]) -> None:
    rebuild_index(session)
    waiting = iter(list_articles(session))
    touched: set[int] = set(before.values())
    while lot := list(islice(waiting, LOT)):
        link_articles(session, lot, touched=touched, before=before)
        touched.clear()
    drop_empty_claims(session)
