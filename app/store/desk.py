"""The desk's files into the database and out of it again: dump after load is the same records."""

from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy.orm import Session

from app.desk.files import read_desk, read_vocabulary, write_desk
from app.desk.records import DeskRecords
from app.store.desk_in import Loading
from app.store.desk_out import gather_desk


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """How many records of each file were loaded or dumped."""

    outlets: int
    actors: int
    topics: int
    stories: int
    claims: int
    articles: int
    mentions: int
    responses: int

    def describe(self) -> str:
        """Say the counts in one line."""
        return ", ".join(f"{getattr(self, f.name)} {f.name}" for f in fields(self))


def load_desk(session: Session, folder: Path) -> DeskCounts:
    """Load all records of the desk in ``folder``; what is held already is brought up to date.

    Loading the same desk twice changes nothing. Chains and counts are not made here.

    Raises:
        BadInputError: "claims.jsonl line 12: ..." for the first line that breaks a rule.
    """
    records = read_desk(folder)
    Loading(session, records).everything()
    return _counts(records)


def load_vocabulary_only(session: Session, folder: Path) -> DeskCounts:
    """Load only the outlets, actors and topics of the desk in ``folder``.

    Raises:
        BadInputError: as ``load_desk``.
    """
    records = read_vocabulary(folder)
    Loading(session, records).vocabulary()
    return _counts(records)


def dump_desk(session: Session, folder: Path) -> DeskCounts:
    """Write the desk's own records into ``folder``, in the order in which they were loaded.

    Raises:
        BadInputError: the folder cannot be written.
    """
    records = gather_desk(session)
    write_desk(folder, records)
    return _counts(records)


def _counts(records: DeskRecords) -> DeskCounts:
    return DeskCounts(
        outlets=len(records.outlets),
        actors=len(records.actors),
        topics=len(records.topics),
        stories=len(records.stories),
        claims=len(records.claims),
        articles=len(records.articles),
        mentions=len(records.mentions),
        responses=len(records.responses),
    )
