"""The words that stand in the index, as far as they are needed to mend a misspelled one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from app.query import core
from app.query.core import Connection
from app.query.names import load_known
from app.query.near import LEAST_LETTERS, Spellings, index_spellings
from app.store.session import data_version

MOST_ENTRIES = 4000
"""Of the newest entries the words are read: enough for the words of a field of study."""
MOST_CHARACTERS = 600
"""So much of each: a claim, a wording or a response whole, of an article what it begins with."""


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """Words of the index and of names, and how often each was met."""

    spellings: Spellings
    counts: Mapping[str, int]


def load_words(connection: Connection) -> IndexedWords:
    """Return the words of the newest entries and of every name.

    Read once per version of the data; the newest one read is remembered for each open database.
    """
    version = data_version(connection)
    kept = _KEPT.get(connection.engine)
    if kept is not None and kept[0] == version:
        return kept[1]
    e = core.search_entry.c
    newest = select(e.id).order_by(e.id.desc()).limit(MOST_ENTRIES)
    rows = connection.execute(
        select(func.substr(e.folded, 1, MOST_CHARACTERS)).where(e.id.in_(newest))
    )
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row[0].split(" "))
    for named in load_known(connection).things:
        for name in named.names:
            counts.update(name)
    longer = {word: n for word, n in counts.items() if len(word) >= LEAST_LETTERS}
    words = IndexedWords(index_spellings(sorted(longer)), longer)
    _KEPT[connection.engine] = version, words
    return words


_KEPT: WeakKeyDictionary[Engine, tuple[int, IndexedWords]] = WeakKeyDictionary()
"""One version of each open database."""
