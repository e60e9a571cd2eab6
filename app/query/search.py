"""Full text over claims, mentions, articles and responses; the same answers on both databases."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, FromClause, func, or_, select

from app.query import core
from app.query.cards import Hit, SearchPage
from app.query.conditions import Asked, claim_conditions, read_asked
from app.query.core import AnyRow, Connection
from app.query.filters import KINDS, ClaimFilter
from app.query.hits import Found, load_found
from app.query.marking import Sought, snippet, sought_by
from app.query.paging import Order, page_rows
from app.query.words import Parsed
from app.store.dialect import newest_entries

MOST_RANKED = 2000  # of a word that is everywhere only the newest entries are listed and counted


def load_search(connection: Connection, wanted: ClaimFilter, *, limit: int = 20) -> SearchPage:
    """Return one page of what the words and the filter find, the newest day first.

    Without words, and with nothing but excluded words, nothing is found. Counts are by kind over
    all hits; ``wanted.kind`` narrows the hits and ``count`` but not ``counts``.
    """
    asked = read_asked(connection, wanted)
    meant = tuple((named.kind, named.ref) for named in asked.meant)
    tree = asked.parsed.tree()
    if tree is None or asked.parsed.wanted_tree() is None:
        return SearchPage(hits=(), meant=meant)
    e = core.search_entry.c
    source, holds, by_id = newest_entries(connection, core.search_entry, tree)
    newest = (
        select(e.id, e.kind, e.ref_id, e.sort_day)
        .select_from(source)
        .where(holds, *_narrowing(asked))
        .order_by(by_id.desc())
        .limit(MOST_RANKED)
        .subquery("newest")
    )
    counts = _counts(connection, newest)
    order = Order("hits", newest.c.sort_day, newest.c.id)
    of_kind = [newest.c.kind == wanted.kind] if wanted.kind else []
    rows = page_rows(
        connection,
        select(newest.c.kind, newest.c.ref_id, newest.c.sort_day).where(*of_kind),
        order,
        after=wanted.after,
        limit=limit + 1,
    )
    shown = rows[:limit]
    cursors = [order.cursor(row) for row in shown]
    total = sum(counts.values())
    return SearchPage(
        hits=tuple(_hits(connection, shown, cursors, sought_by(tree))),
        counts=counts,
        count=counts[wanted.kind] if wanted.kind else total,
        next_after=cursors[-1] if len(rows) > limit else None,
        meant=meant,
        newest=shown[0].sort_day if shown else None,
        capped=total >= MOST_RANKED,
    )


def _counts(connection: Connection, newest: FromClause) -> dict[str, int]:
    rows = connection.execute(select(newest.c.kind, func.count()).group_by(newest.c.kind))
    found: dict[str, int] = {row[0]: row[1] for row in rows}
    return dict.fromkeys(KINDS, 0) | found


def _narrowing(asked: Asked) -> list[ColumnElement[bool]]:
    """Return the condition that an entry belongs to a claim that matches all but the words."""
    conditions = claim_conditions(_without_words(asked))
    if not conditions:
        return []
    e, m = core.search_entry.c, core.mention.c
    claims = select(core.claim.c.id).where(*conditions)
    articles = select(m.article_id).where(m.claim_id.in_(claims))
    of_article = (e.kind == "article") & e.article_id.in_(articles)
    return [or_(e.claim_id.in_(claims), of_article)]


def _without_words(asked: Asked) -> Asked:
    return replace(asked, parsed=Parsed())


def _hits(
    connection: Connection, rows: Sequence[AnyRow], cursors: Sequence[str], sought: Sought
) -> list[Hit]:
    found: dict[tuple[str, int], Found] = {}
    for kind in KINDS:
        ids = [row.ref_id for row in rows if row.kind == kind]
        if ids:
            found.update(((kind, thing.id), thing) for thing in load_found(connection, kind, ids))
    hits: list[Hit] = []
    for row, cursor in zip(rows, cursors, strict=True):
        thing = found.get((row.kind, row.ref_id))
        if thing is None:
            continue
        hits.append(
            Hit(
                kind=row.kind,
                title=thing.title,
                address=thing.address,
                snippet=_best_snippet(thing, sought),
                described=thing.described,
                outlet=thing.outlet,
                day=thing.day,
                cursor=cursor,
            )
        )
    return hits


def _best_snippet(thing: Found, sought: Sought) -> tuple[tuple[str, bool], ...]:
    """Return the snippet of the first of its texts that has a marked word, else of the first."""
    for text in thing.texts:
        pieces = snippet(text, sought)
        if any(marked for _, marked in pieces):
            return pieces
    return snippet(thing.texts[0], sought) if thing.texts else ()
