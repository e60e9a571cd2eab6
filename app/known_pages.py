"""Fetches the pages of articles that the database names and holds no text of.

Each goes the way of every page; the article keeps its number, its claims and what people decided,
and its description stays beside the passages. What fails is noted with its article, so that a run
that was broken off goes on where it stopped.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app.base.archives import archived_page
from app.base.clock import now
from app.base.errors import BadInputError, Fault, FetchError, RobotsError, WhenceError
from app.collect.fetch import Fetcher
from app.collect.many import THREADS, fetch_many
from app.collect.other_page import Described, Seen, leads_home, why_another
from app.domain.article import Input, ReadArticle, Told
from app.domain.known_pages import PASSING, KnownPagesReport, Missed, Trouble
from app.domain.taken import Taken, TakenState
from app.pipeline import Propose, TakeIn
from app.read.article import Read, read_article
from app.read.walls import Wall, wall_in
from app.store.captures import Looked, Unheld, list_unheld, note_look
from app.store.session import Engine, reading, transaction

LATELY = timedelta(hours=12)
"""So long an address that failed for good is not asked for again."""

Noted = Callable[[int, int], None]
_FAULTS: Mapping[Fault, Trouble] = {
    Fault.GONE: Trouble.GONE,
    Fault.REFUSED: Trouble.ROBOT_CHECK,
    Fault.BUSY: Trouble.BUSY,
    Fault.FAILED: Trouble.FAILED,
    Fault.LATE: Trouble.SLOW,
    Fault.UNREACHABLE: Trouble.UNREACHABLE,
    Fault.LARGE: Trouble.NO_ARTICLE,
    Fault.UNREADABLE: Trouble.FAILED,
}
_WALLS: Mapping[Wall, Trouble] = {
    Wall.BLOCKED: Trouble.ROBOT_CHECK,
    Wall.CONSENT: Trouble.CONSENT,
    Wall.PAYWALL: Trouble.PAYWALL,
    Wall.GONE: Trouble.GONE,
    Wall.SCRIPTS: Trouble.SCRIPTS,
}
_PAYMENT_REQUIRED = 402


def collect_known_pages(
    engine: Engine,
    *,
    archive: Path,
    fetcher: Fetcher | None = None,
    propose: Propose | None = None,
    read: Read = read_article,
    noted: Noted = lambda _done, _all: None,
    threads: int = THREADS,
) -> KnownPagesReport:
    """Take in the pages of all articles that have an address and no text; say what was missed.

    What was taken is linked even if the run is broken off. ``noted`` is told after each page how
    many are done, of how many.
    """
    with reading(engine) as connection:
        unheld = list_unheld(connection)
    missed = [one for page in unheld if (one := _asked_lately(page)) is not None]
    rested = {one.url for one in missed}
    pages = {page.url: page for page in unheld if page.url not in rested}
    reading_named = _AsNamed(read, pages)
    job = TakeIn(engine, archive=archive, propose=propose, read=reading_named)
    try:
        brought = fetch_many(pages, fetcher or Fetcher(), threads=threads)
        for done, (url, came) in enumerate(brought, 1):
            failed = _take(job, pages[url], came, others=reading_named.others)
            if failed is not None:
                missed.append(failed[0])
                with transaction(engine) as session:
                    note_look(session, pages[url].article_id, failed[1])
            noted(done, len(pages))
    finally:
        report = job.finish()
    return KnownPagesReport(known=len(unheld), taken=report, missed=tuple(missed))


def _take(
    job: TakeIn, page: Unheld, came: Input | WhenceError, *, others: Mapping[str, str]
) -> tuple[Missed, Looked] | None:
    """Take one page in; return why it is missed if it is. ``others``: reasons, by address."""
    if isinstance(came, WhenceError):
        return _missed(page, trouble_of(came), str(came), came)
    if leads_home(page.url, came.final_url):
        home = f"{page.url} now leads to {came.final_url}, the front page of the site."
        return _missed(page, Trouble.MOVED, home, None)
    taken: Taken = job.add(replace(came, told=Told(url=page.url)))
    if taken.state is not TakenState.FAILED:
        return None
    if page.url in others:
        return _missed(page, Trouble.ANOTHER, others[page.url], None)
    wall = wall_in(taken.message)
    return _missed(page, _WALLS[wall] if wall else Trouble.NO_ARTICLE, taken.message, None)


def trouble_of(error: WhenceError) -> Trouble:
    """Return what a failure to fetch means to the person who wants the page."""
    if isinstance(error, RobotsError):
        return Trouble.ROBOTS
    if isinstance(error, FetchError):
        paid = error.answered == _PAYMENT_REQUIRED
        return Trouble.PAYWALL if paid else _FAULTS[error.fault]
    return Trouble.REFUSED


def _asked_lately(page: Unheld) -> Missed | None:
    """Return what is known of an address that is not to be asked for again yet."""
    looked = page.looked
    if looked is None or page.looked_at is None or looked.outcome not in set(Trouble):
        return None
    trouble = Trouble(looked.outcome)
    waits = looked.retry_at is not None and looked.retry_at > now()
    lately = trouble not in PASSING and page.looked_at > now() - LATELY
    if not waits and not lately:
        return None
    return Missed(
        page.url,
        page.outlet,
        page.title,
        trouble,
        looked.reason or "",
        looked.retry_at,
        asked_now=False,
    )


def _missed(
    page: Unheld, trouble: Trouble, reason: str, error: WhenceError | None
) -> tuple[Missed, Looked]:
    told = error if isinstance(error, FetchError) else None
    looked = Looked(
        outcome=trouble.value,
        reason=reason,
        status=told.answered if told else None,
        retry_at=told.retry_at if told else None,
        moved_to=told.moved_to if told else None,
    )
    return Missed(page.url, page.outlet, page.title, trouble, reason, looked.retry_at), looked


class _AsNamed:
    """Reads pages whose article is known: their address is the one it goes by.

    What is another text than the one described is refused; ``others`` keeps why, by address.
    """

    def __init__(self, read: Read, pages: Mapping[str, Unheld]) -> None:
        self.others: dict[str, str] = {}
        self._read = read
        self._pages = pages

    def __call__(self, item: Input) -> ReadArticle:
        """Return the article; raises as ``read``, and a BadInputError for another text."""
        article = self._read(item)
        asked = item.told.url or item.name
        page = self._pages.get(asked)
        if page is not None and not article.refusal:
            why = why_another(Described(page.url, page.words, page.published), _seen(article, item))
            if why is not None:
                self.others[asked] = why
                raise BadInputError(why)
        url = archived_page(asked)
        return replace(article, url=url, canonical_url=url)


def _seen(article: ReadArticle, item: Input) -> Seen:
    return Seen(
        url=item.final_url or item.name,
        words=f"{article.title or ''} {article.text}",
        dates=tuple(found.edtf for found in article.dates),
        language=article.language,
        canonical=article.canonical_url,
    )
