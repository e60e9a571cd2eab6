"""Which entries of the full-text index a search finds: the newest ones, read once for everything.

Here a filter speaks of the single hit. Outlet, language and the days from–to mean its own text and
its own day (of a claim: any text that mentions it); the response of a response is its own act; all
else means the claim it is about, or that its article mentions.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select, true

from app.domain.words import Review
from app.query import core
from app.query.conditions import Asked, claim_conditions, of_the_text
from app.query.core import AnySelect, Connection
from app.query.filters import KINDS, NONE_RECORDED
from app.query.paging import Order
from app.query.words import Parsed
from app.store.dialect import newest_entries

MOST_RANKED = 2000  # of a word that is everywhere only the newest entries are listed and counted

Condition = ColumnElement[bool]
ORDER = Order("hits", core.search_entry.c.sort_day, core.search_entry.c.id)
"""The order of hits: the newest day first, those without a day last."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One hit before anything is looked up. ``sort_value`` and ``sort_id`` place it in the list."""

    kind: str
    ref_id: int
    claim_id: int | None
    article_id: int | None
    sort_value: date | None
    sort_id: int


def find_entries(connection: Connection, asked: Asked) -> list[Entry]:
    """Return what is found, the newest day first and those without a day last.

    At most ``MOST_RANKED``, those that came in last; everything where nothing is asked.
    """
    tree = asked.parsed.tree()
    narrowing = narrow(asked)
    e = core.search_entry.c
    if tree is None:
        source, holds = core.search_entry, true()
        by_id = e.id + 0 if narrowing else e.id  # the key's index, where it is walked only a bit
    else:
        source, holds, by_id = newest_entries(connection, core.search_entry, tree)
    rows = connection.execute(
        select(e.kind, e.ref_id, e.claim_id, e.article_id, e.sort_day, e.id)
        .select_from(source)
        .where(holds, *narrowing)
        .order_by(by_id.desc())
        .limit(MOST_RANKED)
    )
    return sorted((Entry(*row) for row in rows), key=_place)


def looks_for_something(asked: Asked) -> bool:
    """Tell whether there is a word that must occur, or a filter that narrows."""
    return asked.parsed.wanted_tree() is not None or bool(narrow(asked))


def count_kinds(entries: Sequence[Entry]) -> dict[str, int]:
    """Return how many entries there are of each kind; every kind is there."""
    return dict.fromkeys(KINDS, 0) | Counter(entry.kind for entry in entries)


def after_cursor(entries: Sequence[Entry], cursor: str | None) -> list[Entry]:
    """Return the entries that come after a cursor of ``ORDER``.

    Raises:
        BadFilterError: it is none.
    """
    if cursor is None:
        return list(entries)
    value, row_id = ORDER.place(cursor)
    day = value if isinstance(value, date) else None
    limit = _place(Entry("", 0, None, None, day, row_id))
    return [entry for entry in entries if _place(entry) > limit]


def narrow(asked: Asked) -> list[Condition]:
    """Return the conditions on an entry that everything but the words sets."""
    e = core.search_entry.c
    conditions = _of_its_day(asked)
    texts = of_the_text(asked)
    if texts:
        articles = select(core.article.c.id).where(*texts)
        carried = claim_conditions(
            Asked(outlets=asked.outlets, not_outlets=asked.not_outlets, languages=asked.languages)
        )
        conditions.append(
            or_(
                and_(e.kind == "claim", e.claim_id.in_(_ids_of(carried))),
                and_(e.kind != "claim", e.article_id.in_(articles)),
            )
        )
    return [*conditions, *_of_its_claim(asked)]


def claims_meant(asked: Asked) -> list[Condition]:
    """Return the conditions on ``claim`` that a hit's claim must meet."""
    return claim_conditions(
        replace(
            asked,
            parsed=Parsed(),
            outlets=frozenset(),
            not_outlets=frozenset(),
            languages=frozenset(),
            earliest=None,
            latest=None,
        )
    )


def _of_its_day(asked: Asked) -> list[Condition]:
    day = core.search_entry.c.sort_day
    conditions: list[Condition] = []
    if asked.earliest is not None:
        conditions.append(day >= asked.earliest)
    if asked.latest is not None:
        conditions.append(day <= asked.latest)
    return conditions


def _of_its_claim(asked: Asked) -> list[Condition]:
    e, m = core.search_entry.c, core.mention.c
    conditions = claims_meant(asked)
    if not conditions:
        return []
    claims = _ids_of(conditions)
    articles = select(m.article_id).where(m.claim_id.in_(claims), m.review != Review.REJECTED.value)
    about = claims_meant(replace(asked, responses=frozenset(), not_responses=frozenset()))
    response = [e.kind == "response", *_of_its_act(asked)]
    if about:
        response.append(e.claim_id.in_(_ids_of(about)))
    return [
        or_(
            and_(e.kind.in_(("claim", "mention")), e.claim_id.in_(claims)),
            and_(e.kind == "article", e.ref_id.in_(articles)),
            and_(*response),
        )
    ]


def _of_its_act(asked: Asked) -> list[Condition]:
    r = core.response.c
    conditions: list[Condition] = []
    if asked.responses:
        conditions.append(r.act.in_(asked.responses - {NONE_RECORDED}))
    if asked.not_responses:
        conditions.append(r.act.not_in(asked.not_responses))
    if not conditions:
        return []
    return [core.search_entry.c.ref_id.in_(select(r.id).where(*conditions))]


def _ids_of(conditions: list[Condition]) -> AnySelect:
    return select(core.claim.c.id).where(*conditions)


def _place(entry: Entry) -> tuple[bool, int, int]:
    day = entry.sort_value
    return day is None, -day.toordinal() if day else 0, -entry.sort_id
