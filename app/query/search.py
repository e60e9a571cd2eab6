"""Full text over claims, mentions, articles and responses; the same answers on both databases."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.query.cards import Hit, SearchFacets, SearchPage
from app.query.conditions import Asked, read_what_can_be
from app.query.core import Connection
from app.query.entries import (
    MOST_RANKED,
    ORDER,
    Entry,
    after_cursor,
    count_kinds,
    find_entries,
    looks_for_something,
)
from app.query.filters import KINDS, ClaimFilter
from app.query.hits import Found, load_found
from app.query.marking import Sought, mark, snippet, sought_by
from app.query.search_facets import load_search_facets

OF_EACH = {"claim": 6, "response": 4, "mention": 6, "article": 4}
"""How many hits of each kind stand on the page that shows the first of every kind, in its order."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A search before its hits are looked up: what was asked, and every entry that was found."""

    wanted: ClaimFilter
    asked: Asked
    notes: tuple[str, ...]
    entries: Sequence[Entry]


def search(connection: Connection, wanted: ClaimFilter) -> Searched:
    """Find what the words and the filter ask for. ``wanted.kind`` and ``wanted.after`` wait.

    Without a word and without a filter, and with nothing but excluded words, nothing is found.

    Raises:
        BadFilterError: a slug outside the search box does not exist.
    """
    asked, notes = read_what_can_be(connection, wanted)
    entries = find_entries(connection, asked) if looks_for_something(asked) else []
    return Searched(wanted, asked, notes, entries)


def load_search(connection: Connection, wanted: ClaimFilter, *, limit: int = 20) -> SearchPage:
    """Return one page of what the words and the filter find, the newest day first.

    Counts are by kind over all hits; ``wanted.kind`` narrows the hits and ``count`` but not
    ``counts``. For what is found nothing for, see ``search``.
    """
    return page_of(connection, search(connection, wanted), limit=limit)


def page_of(connection: Connection, searched: Searched, *, limit: int = 20) -> SearchPage:
    """Return the page that ``wanted.after`` asks for, the newest day first."""
    wanted = searched.wanted
    of_kind = [e for e in searched.entries if wanted.kind in (None, e.kind)]
    left = after_cursor(of_kind, wanted.after)
    shown = left[:limit]
    return _page(connection, searched, shown, ORDER.cursor if len(left) > limit else None)


def first_of_each(connection: Connection, searched: Searched) -> SearchPage:
    """Return the first hits of every kind, by kind; see ``OF_EACH``. There is no next page.

    Claims about which most was found come first, else the newest day does.
    """
    about = Counter(entry.claim_id for entry in searched.entries)
    shown: list[Entry] = []
    for kind, most in OF_EACH.items():
        of_kind = [entry for entry in searched.entries if entry.kind == kind]
        if kind == "claim":
            of_kind.sort(key=lambda entry: -about[entry.claim_id])  # stable: then the newest
        shown += of_kind[:most]
    return _page(connection, searched, shown, None)


def facets_of(connection: Connection, searched: Searched) -> SearchFacets:
    """Return the choices beside the hits; none where nothing is looked for."""
    return load_search_facets(connection, searched.wanted, searched.asked, searched.entries)


def _page(
    connection: Connection,
    searched: Searched,
    shown: Sequence[Entry],
    going_on: Callable[[Entry], str] | None,
) -> SearchPage:
    counts = count_kinds(searched.entries)
    kind = searched.wanted.kind
    return SearchPage(
        hits=tuple(_hits(connection, shown, sought_by(searched.asked.parsed.tree()))),
        counts=counts,
        count=counts[kind] if kind else len(searched.entries),
        next_after=going_on(shown[-1]) if going_on else None,
        meant=tuple((named.kind, named.ref) for named in searched.asked.meant),
        newest=shown[0].sort_value if shown else None,
        capped=len(searched.entries) >= MOST_RANKED,
        notes=searched.notes,
    )


def _hits(connection: Connection, entries: Sequence[Entry], sought: Sought) -> list[Hit]:
    found: dict[tuple[str, int], Found] = {}
    for kind in KINDS:
        ids = [entry.ref_id for entry in entries if entry.kind == kind]
        if ids:
            found.update(((kind, thing.id), thing) for thing in load_found(connection, kind, ids))
    return [
        _hit(entry, found[entry.kind, entry.ref_id], sought)
        for entry in entries
        if (entry.kind, entry.ref_id) in found
    ]


def _hit(entry: Entry, thing: Found, sought: Sought) -> Hit:
    return Hit(
        kind=entry.kind,
        title=thing.title,
        address=thing.address,
        snippet=_best_snippet(thing, sought),
        described=thing.described,
        outlet=thing.outlet,
        day=thing.day,
        cursor=ORDER.cursor(entry),
        marked_title=mark(thing.title, sought),
        claim=thing.claim,
        act=thing.act,
        actor=thing.actor,
        origins=thing.origins,
        outlets=thing.outlets,
        articles=thing.articles,
    )


def _best_snippet(thing: Found, sought: Sought) -> tuple[tuple[str, bool], ...]:
    """Return the snippet of the first of its texts that has a marked word, else of the first."""
    for text in thing.texts:
        pieces = snippet(text, sought)
        if any(marked for _, marked in pieces):
            return pieces
    return snippet(thing.texts[0], sought) if thing.texts else ()
