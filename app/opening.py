"""Opens the database of an installation: made, migrated, and filled with the desk if it is new.

What fills and links takes seconds to load, and nearly every database is filled and linked when it
is opened: it is loaded only for one that is not.
"""

from app.base.settings import Settings
from app.indexing import index_is_stale
from app.store.migrate import prepare
from app.store.session import Engine, Session, make_engine, reading, transaction
from app.store.vocabulary import is_empty


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
                _link(session)
    return engine


def _fill(session: Session, desk: str) -> None:
    from app.pipeline import fill  # noqa: PLC0415 - see above

    fill(session, desk)


def _link(session: Session) -> None:
    from app.linking import link_everything  # noqa: PLC0415 - see above

    link_everything(session)
