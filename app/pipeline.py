"""Moves what people bring through the stages: collect → read → extract → store, then link → store.

Decides nothing: every decision is in a stage. Linking (``linking``) works on what is held, so that
it can run again at any time: after a batch, after a crash, after a newer rule.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app import __version__
from app.base.errors import BadInputError, WhenceError
from app.base.places import desk_folder
from app.base.settings import Settings
from app.collect.archive import save_capture
from app.domain.article import Input, ReadArticle, Told
from app.domain.found import Findings
from app.domain.proposed import Proposals
from app.domain.taken import Taken, TakenReport, TakenState
from app.domain.vocabulary import Vocabulary
from app.extract.findings import find_all
from app.extract.proposed import add_proposed
from app.indexing import index_is_stale, rebuild_index
from app.linking import Linked, link_arrived, link_everything
from app.read.article import read_article
from app.rewording import Words, claims_before, load_wordings, note_wordings, words_of
from app.store.articles import Captured, is_held, save_article
from app.store.desk import DeskCounts, dump_desk, load_desk, load_vocabulary_only
from app.store.findings import save_findings
from app.store.link_in import list_unlinked
from app.store.migrate import prepare
from app.store.runs import end_run, start_run
from app.store.session import Connection, Engine, Session, make_engine, reading, transaction
from app.store.vocabulary import is_empty, load_outlets, load_vocabulary

_log = logging.getLogger(__name__)
Propose = Callable[[ReadArticle], Proposals]
Read = Callable[[Input], ReadArticle]
Wanted = Callable[[Findings], bool]

_SAID = {
    TakenState.NEW: "taken in",
    TakenState.CHANGED: "taken in again, because its text has changed",
    TakenState.UNCHANGED: "already held with the same text; nothing was changed",
}
_OUTSIDE = "It was read, and no claim within the desk’s subject was found in it, so it is not kept."


def open_database(settings: Settings) -> Engine:
    """Open the database: made, migrated, and filled with the desk if it is new.

    Raises:
        WhenceError: it cannot be opened; the sentence says what to do.
    """
    settings.folder.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.database_url)
    prepare(engine)
    with reading(engine) as connection:
        new, stale = is_empty(connection), index_is_stale(connection)
    if new:
        with transaction(engine) as session:
            if is_empty(session):  # nobody else was faster
                _fill(session, settings.desk)
    elif stale:
        with transaction(engine) as session:
            if index_is_stale(session):
                link_everything(session)
    return engine


def _fill(session: Session, desk: str) -> None:
    if desk == "none":
        load_vocabulary_only(session, desk_folder())
        rebuild_index(session)
    else:
        _load_and_link(session, desk_folder())


def load_desk_files(engine: Engine, folder: Path) -> DeskCounts:
    """Load a desk's files in one transaction; a broken line stops it and nothing stays."""
    with transaction(engine) as session:
        return _load_and_link(session, folder)


def dump_desk_files(connection: Connection, folder: Path) -> DeskCounts:
    """Write the desk's records that ``connection`` reads as files."""
    with Session(connection) as session:
        return dump_desk(session, folder)


def _load_and_link(session: Session, folder: Path) -> DeskCounts:
    counts = load_desk(session, folder)
    link_everything(session)
    return counts


def _whatever(_: Findings) -> bool:
    return True


class TakeIn:
    """One command's worth of pages: each is stored by itself, all are linked at the end.

    ``wanted`` tells by what is found in a page whether it is kept; without, every page is.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        archive: Path,
        propose: Propose | None = None,
        read: Read = read_article,
        wanted: Wanted = _whatever,
    ) -> None:
        self._engine = engine
        self._read = read
        self._wanted = wanted
        self._propose = propose
        self._archive = archive
        self._pages: list[Taken] = []
        self._waiting: list[int] = []
        self._touched: set[int] = set()
        self._said: dict[int, dict[Words, int]] = {}
        with reading(engine) as connection:
            self._vocabulary: Vocabulary = load_vocabulary(connection)

    def note_failure(self, name: str, reason: str) -> None:
        """Record a page that could not even be brought."""
        self._pages.append(Taken(name, TakenState.FAILED, None, reason))

    def add(self, item: Input) -> Taken:
        """Read one page, find what is in it, and store it; a page that fails is only noted."""
        try:
            taken = self._store(item)
        except WhenceError as error:
            taken = Taken(item.name, TakenState.FAILED, None, str(error))
        self._pages.append(taken)
        return taken

    def finish(self) -> TakenReport:
        """Link what was added, and say what came of it."""
        linked = Linked()
        if self._waiting:
            with transaction(self._engine) as session:
                before = claims_before(session, self._said)
                linked = link_arrived(session, self._waiting, touched=self._touched, before=before)
        return TakenReport(
            tuple(self._pages), claims_found=linked.claims, mentions_found=linked.mentions
        )

    def _store(self, item: Input) -> Taken:
        article = self._read(item)
        if article.refusal:
            raise BadInputError(article.refusal)
        with reading(self._engine) as connection:
            held = is_held(connection, article)
        proposals = None
        findings = Findings()
        if not held:
            findings, proposals = _found_in(article, self._vocabulary, propose=self._propose)
            if not self._wanted(findings):
                return Taken(item.name, TakenState.OUTSIDE, None, _OUTSIDE)
        captured = Captured(
            page=item.name,
            sha256=save_capture(self._archive, item.content),
            size=len(item.content),
            media_type=item.media_type,
            headers=item.headers,
            retrieved=item.told.retrieved,
            retrieved_at=item.retrieved_at,
        )
        with transaction(self._engine) as session:
            before = load_wordings(session, article)
            saved = save_article(session, article, captured)
            state = TakenState(saved.state)
            if state is not TakenState.UNCHANGED:
                asked = describe_proposals(proposals)
                run = start_run(session, "extract", version=__version__, settings=asked)
                if before is not None:
                    self._said[saved.id] = words_of(before) | self._said.get(saved.id, {})
                    note_wordings(
                        session, before, text=article.text, sha256=captured.sha256, run=run
                    )
                found = save_findings(session, saved.id, findings, text=article.text, run_id=run)
                end_run(session, run)
                self._vocabulary = replace(self._vocabulary, outlets=load_outlets(session))
                self._waiting.append(saved.id)
                self._touched |= found.touched
        note = proposals.note if proposals else None
        return Taken(item.name, state, saved.id, f"{item.name}: {_SAID[state]}.", note)


def _found_in(
    article: ReadArticle, vocabulary: Vocabulary, *, propose: Propose | None
) -> tuple[Findings, Proposals | None]:
    """Return what is found; a fault of a rule costs its page, never the pages after it."""
    try:
        return find_everything(article, vocabulary, propose=propose)
    except WhenceError:
        raise
    except Exception as error:
        _log.exception("finding what a page says failed")
        raise WhenceError(
            f"What it says could not be found, because a rule failed ({type(error).__name__}: "
            f"{error}); please report this with the page."
        ) from error


def find_everything(
    article: ReadArticle, vocabulary: Vocabulary, *, propose: Propose | None = None
) -> tuple[Findings, Proposals | None]:
    """Return what the rules find, with what a model proposes beside it where one is asked."""
    findings = find_all(article, vocabulary)
    if propose is None:
        return findings, None
    proposals = propose(article)
    return add_proposed(article, vocabulary, findings, proposals), proposals


def describe_proposals(proposals: Proposals | None) -> dict[str, object]:
    """Return what a run records of the model beside the rules; empty if none was asked."""
    if proposals is None:
        return {}
    return {"model": proposals.rule, "dropped": proposals.dropped, "note": proposals.note}


def take_in_one(
    engine: Engine,
    item: Input,
    *,
    archive: Path,
    propose: Propose | None = None,
    read: Read = read_article,
) -> Taken:
    """Take one page in and link it at once."""
    job = TakeIn(engine, archive=archive, propose=propose, read=read)
    taken = job.add(item)
    job.finish()
    return taken


def take_in_url(
    engine: Engine,
    url: str,
    *,
    archive: Path,
    told: Told,
    propose: Propose | None = None,
    read: Read = read_article,
) -> Taken:
    """Fetch a public page, take it in and link it.

    Raises:
        WhenceError: the address is refused or the page cannot be fetched.
    """
    from app.collect.fetch import Fetcher  # noqa: PLC0415 - its client is slow to load

    item = replace(Fetcher().fetch(url), told=told)
    return take_in_one(engine, item, archive=archive, propose=propose, read=read)


def link_pending(engine: Engine) -> int:
    """Link articles that were stored but not linked, and return how many there were."""
    with reading(engine) as connection:
        waiting = list_unlinked(connection)
    if waiting:
        with transaction(engine) as session:
            link_arrived(session, waiting)
    return len(waiting)
