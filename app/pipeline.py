"""Moves what people bring through the stages: collect → read → extract → store, then link → store.

Decides nothing: every decision is in a stage. Linking (``linking``) works on what is held, so that
it can run again at any time: after a batch, after a crash, after a newer rule.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from app import __version__
from app.base.archives import archived_page
from app.base.errors import BadInputError, WhenceError
from app.base.places import desk_folder
from app.collect.archive import digest_of, save_capture
from app.collect.inputs import FailedInput
from app.collect.known import Unchanged, known_from
from app.crew import Crew, Prepared, may_concern
from app.domain.article import Input, Told
from app.domain.found import Findings
from app.domain.taken import Taken, TakenReport, TakenState
from app.domain.vocabulary import Vocabulary
from app.finding import (
    Propose,
    add_asked,
    describe_proposals,
    find_carefully,
    find_everything,
)
from app.indexing import rebuild_index
from app.linking import Linked, link_arrived, link_everything
from app.read.article import Read, read_article
from app.recapture import load_before, note_change, note_seen
from app.rewording import claims_before, load_wordings, note_wordings, words_of
from app.store.articles import Captured, is_captured, is_held, save_article
from app.store.captures import find_held_page
from app.store.desk import DeskCounts, dump_desk, load_desk, load_vocabulary_only
from app.store.findings import save_findings
from app.store.link_in import list_unlinked, still_unlinked
from app.store.runs import end_run, start_run
from app.store.session import Connection, Engine, Session, reading, transaction
from app.store.vocabulary import load_outlets, load_vocabulary

__all__ = [
    "LOT",
    "TakeIn",
    "describe_proposals",
    "dump_desk_files",
    "fill",
    "find_everything",
    "link_pending",
    "load_desk_files",
    "take_in_one",
    "take_in_url",
]

LOT = 100
"""Pages that are linked at once: what linking holds in memory grows with them."""

_AHEAD = LOT  # pages, at most, that are prepared while a lot is linked
_AHEAD_BYTES = 64_000_000  # of these pages together, at most, but for one
Wanted = Callable[[Findings], bool]

_SAID = {
    TakenState.NEW: "taken in",
    TakenState.CHANGED: "taken in again, because its text has changed",
    TakenState.UNCHANGED: "already held with the same text; nothing was changed",
}
_OUTSIDE = "It was read, and no claim within the desk’s subject was found in it, so it is not kept."


def fill(session: Session, desk: str) -> None:
    """Put into a new database what it begins with: the desk, or its vocabulary if it is "none"."""
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


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A page that is being prepared."""

    item: Input
    prepared: Future[Prepared]


def _is_done(first: _UnderWay | FailedInput) -> bool:
    return isinstance(first, FailedInput) or first.prepared.done()


class TakeIn:
    """Any number of pages: each is stored by itself, and they are linked lot by lot.

    With ``crew`` pages are prepared in other processes, and stored in the order in which they came
    all the same: what is found does not depend on how many processes there are. ``resume`` also
    links what an earlier run stored and did not come to link, as part of its first lot.
    ``wanted`` tells by what is found in a page whether it is kept; without, every page is.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        archive: Path,
        propose: Propose | None = None,
        read: Read = read_article,
        crew: Crew | None = None,
        lot: int = LOT,
        resume: bool = False,
        wanted: Wanted = _whatever,
    ) -> None:
        self._engine = engine
        self._read = read
        self._wanted = wanted
        self._propose = propose
        self._archive = archive
        self._crew = crew
        self._read_vectors = crew.vectors if crew is not None and crew.linking else None
        self._lot = lot
        self._pages: list[Taken] = []
        self._settled = 0  # of the pages, those that are linked; the rest waits
        self._drained = 0
        self._linked = Linked()
        with reading(engine) as connection:
            self._vocabulary: Vocabulary = load_vocabulary(connection)
            self._waiting: list[int] = list_unlinked(connection) if resume else []

    def note_failure(self, name: str, reason: str) -> None:
        """Record a page that could not even be brought."""
        self._fail(FailedInput(name, reason))

    def add(self, item: Input) -> Taken:
        """Read one page, find what is in it, and store it; a page that fails is only noted."""
        try:
            taken = self._store(item, self._prepare(item))
        except WhenceError as error:
            taken = Taken(item.name, TakenState.FAILED, None, str(error))
        return self._note(taken)

    def add_all(self, items: Iterable[Input | FailedInput]) -> Iterator[Taken]:
        """Take these pages in, in their order, and yield what became of each.

        Without a crew this is ``add`` for each. With one, it goes on preparing pages while others
        are stored and linked.
        """
        crew = self._crew
        if crew is None:
            for item in items:
                yield self._fail(item) if isinstance(item, FailedInput) else self.add(item)
            return
        under_way: deque[_UnderWay | FailedInput] = deque()
        held = 0
        for item in items:
            failed = isinstance(item, FailedInput)
            under_way.append(item if failed else _UnderWay(item, self._begin(crew, item)))
            held += 0 if failed else len(item.content)
            while under_way and (
                _is_done(under_way[0]) or len(under_way) > _AHEAD or held > _AHEAD_BYTES
            ):
                first = under_way.popleft()
                held -= 0 if isinstance(first, FailedInput) else len(first.item.content)
                yield self._next(first)
        while under_way:
            yield self._next(under_way.popleft())

    def drain(self) -> Iterator[Taken]:
        """Yield what became of the pages that are linked by now, each once and in their order."""
        while self._drained < self._settled:
            self._drained += 1
            yield self._pages[self._drained - 1]

    def finish(self) -> TakenReport:
        """Link what is not linked yet, and say what came of everything."""
        self._link_waiting()
        self._settled = len(self._pages)
        return TakenReport(
            tuple(self._pages),
            claims_found=self._linked.claims,
            mentions_found=self._linked.mentions,
        )

    def _fail(self, failed: FailedInput) -> Taken:
        return self._note(Taken(failed.name, TakenState.FAILED, None, failed.reason))

    def _note(self, taken: Taken) -> Taken:
        self._pages.append(taken)
        if len(self._waiting) >= self._lot:
            self._link_waiting()
        if not self._waiting:
            self._settled = len(self._pages)
        return taken

    def _begin(self, crew: Crew, item: Input) -> Future[Prepared]:
        """Have a page prepared. Of the same bytes as before it is only read: likely it is held."""
        with reading(self._engine) as connection:
            known = is_captured(connection, digest_of(item.content))
        return crew.prepare(item, self._vocabulary, look=not known)

    def _next(self, first: _UnderWay | FailedInput) -> Taken:
        if isinstance(first, FailedInput):
            return self._fail(first)
        item = first.item
        try:
            taken = self._store(item, first.prepared.result())
        except WhenceError as error:
            taken = Taken(item.name, TakenState.FAILED, None, str(error))
        return self._note(taken)

    def _prepare(self, item: Input) -> Prepared:
        return Prepared(self._read(item), None, ())

    def _found(self, name: str, prepared: Prepared) -> Findings:
        """Return what a page says, as it is found with all that is known by name by now."""
        article, findings = prepared.article, prepared.findings
        if findings is not None:
            before = frozenset(prepared.outlets)
            since = [o for o in self._vocabulary.outlets if o not in before]
            if not may_concern(article, since):
                return findings
        if self._crew is not None:
            return self._crew.look(name, article, self._vocabulary)
        return find_carefully(article, self._vocabulary)

    def _store(self, item: Input, prepared: Prepared) -> Taken:
        article = prepared.article
        if article.refusal:
            raise BadInputError(article.refusal)
        with reading(self._engine) as connection:
            held = is_held(connection, article)
        proposals = None
        findings = Findings()
        if not held:
            findings, proposals = add_asked(
                article,
                self._vocabulary,
                self._found(item.name, prepared),
                propose=self._propose,
            )
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
            url=_copy_of(item),
        )
        with transaction(self._engine) as session:
            before = load_wordings(session, article)
            earlier = load_before(session, article)
            saved = save_article(session, article, captured)
            state = TakenState(saved.state)
            note_seen(session, saved.id, changed=state is not TakenState.UNCHANGED)
            if earlier is not None:
                note_change(session, earlier, article, article_id=saved.id, sha256=captured.sha256)
            if state is not TakenState.UNCHANGED:
                asked = describe_proposals(proposals)
                run = start_run(session, "extract", version=__version__, settings=asked)
                if before is not None:
                    note_wordings(
                        session, before, text=article.text, sha256=captured.sha256, run=run
                    )
                found = save_findings(session, saved.id, findings, text=article.text, run_id=run)
                end_run(session, run)
                self._vocabulary = replace(self._vocabulary, outlets=load_outlets(session))
                if before is None and not found.touched:
                    self._waiting.append(saved.id)
                else:  # what it said before is known only here: both go in at once, or neither
                    said = {saved.id: words_of(before)} if before is not None else {}
                    self._count(
                        link_arrived(
                            session,
                            [saved.id],
                            touched=found.touched,
                            before=claims_before(session, said),
                            read=self._read_vectors,
                        )
                    )
        note = proposals.note if proposals else None
        return Taken(item.name, state, saved.id, f"{item.name}: {_SAID[state]}.", note)

    def _link_waiting(self) -> None:
        """Link what waits, in lots, each in a transaction of its own."""
        while self._waiting:
            lot = self._waiting[: self._lot]
            with transaction(self._engine) as session:
                left = still_unlinked(session, lot)  # another program may have been faster
                if left:
                    self._count(link_arrived(session, left, read=self._read_vectors))
            del self._waiting[: self._lot]

    def _count(self, linked: Linked) -> None:
        self._linked = Linked(
            self._linked.claims + linked.claims, self._linked.mentions + linked.mentions
        )


def _copy_of(item: Input) -> str | None:
    """Return the address of an archive's copy, None where a page came from its own."""
    url = item.told.url or item.final_url
    return url if url and archived_page(url) != url.strip() else None


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

    fetcher = Fetcher()
    with reading(engine) as connection:
        held = find_held_page(connection, url) if told == Told() else None
    came = fetcher.fetch(url, known=known_from(held.headers) if held else None)
    if isinstance(came, Unchanged):
        return note_unchanged(engine, came, article_id=held.article_id if held else None)
    return take_in_one(
        engine, replace(came, told=told), archive=archive, propose=propose, read=read
    )


def note_unchanged(engine: Engine, came: Unchanged, *, article_id: int | None) -> Taken:
    """Keep that the site called a held page unchanged; nothing else is stored."""
    if article_id is not None:
        with transaction(engine) as session:
            note_seen(session, article_id, changed=False)
    said = _SAID[TakenState.UNCHANGED]
    return Taken(came.name, TakenState.UNCHANGED, article_id, f"{came.name}: {said}.")


def link_pending(engine: Engine) -> int:
    """Link articles that were stored but not linked, lot by lot; return how many there were."""
    linked = 0
    while True:
        with transaction(engine) as session:
            waiting = list_unlinked(session)
            if waiting:
                link_arrived(session, waiting[:LOT])
        linked += len(waiting[:LOT])
        if len(waiting) <= LOT:
            return linked
