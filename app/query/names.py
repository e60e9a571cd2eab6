"""Which actors, topics and outlets the words of a search box name, in any spelling."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select

from app.query import core
from app.query.cards import Ref
from app.query.core import Connection
from app.query.words import Parsed, Term
from app.store.search import index_tokens
from app.store.session import data_version

LONGEST_NAME = 8  # words; longer names are not looked for among plain words

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a page, and every name it goes by as tokens."""

    kind: str
    id: int
    ref: Ref
    names: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """A search box with the other names of what it names, and what that is."""

    parsed: Parsed
    meant: tuple[Named, ...]


def understand(connection: Connection, parsed: Parsed) -> Understood:
    """Widen every plain name in ``parsed`` by its other names. Quoted phrases stay exact."""
    if not parsed.groups:
        return Understood(parsed, ())
    known = load_names(connection)
    meant: dict[tuple[str, int], Named] = {}
    groups: list[tuple[Term, ...]] = []
    at = 0
    while at < len(parsed.groups):
        length = _longest_name(parsed.groups, at, known)
        if length > 1:
            tokens = tuple(t for (term,) in parsed.groups[at : at + length] for t in term.tokens)
            found = known[tokens]
            groups.extend(
                (replace(term, others=_others(found, tokens)),)
                for (term,) in parsed.groups[at : at + length]
            )
            meant.update(((n.kind, n.id), n) for n in found)
            at += length
            continue
        terms: list[Term] = []
        for term in parsed.groups[at]:
            found = () if term.prefix else known.get(term.tokens, ())
            meant.update(((n.kind, n.id), n) for n in found if not term.negated)
            others = () if term.exact else _others(found, term.tokens)
            terms.append(replace(term, others=others))
        groups.append(tuple(terms))
        at += 1
    return Understood(replace(parsed, groups=tuple(groups)), tuple(meant.values()))


def load_names(connection: Connection) -> Mapping[Tokens, tuple[Named, ...]]:
    """Return everything that has a name, by each of its names.

    Read once per version of the data; the newest one read is remembered for each open database.
    """
    version = data_version(connection)
    kept = _KEPT.get(connection.engine)
    if kept is not None and kept[0] == version:
        return kept[1]
    by_name: dict[Tokens, tuple[Named, ...]] = {}
    for named in (*_actors(connection), *_topics(connection), *_outlets(connection)):
        for name in dict.fromkeys(named.names):
            by_name[name] = (*by_name.get(name, ()), named)
    _KEPT[connection.engine] = version, by_name
    return by_name


_KEPT: WeakKeyDictionary[Engine, tuple[int, Mapping[Tokens, tuple[Named, ...]]]] = (
    WeakKeyDictionary()
)  # one version of each open database


def _longest_name(
    groups: tuple[tuple[Term, ...], ...], at: int, known: Mapping[Tokens, object]
) -> int:
    tokens: Tokens = ()
    longest = 0
    for length, group in enumerate(groups[at : at + LONGEST_NAME], start=1):
        term = group[0]
        if len(group) > 1 or term.exact or term.prefix or term.negated:
            break
        tokens = (*tokens, *term.tokens)
        if tokens in known:
            longest = length
    return longest


def _others(found: Iterable[Named], own: Tokens) -> tuple[Tokens, ...]:
    names = (name for named in found for name in named.names)
    return tuple(dict.fromkeys(name for name in names if name != own))


@lru_cache(maxsize=65_536)
def _tokens(name: str) -> Tokens:
    return tuple(index_tokens(name))


def _named(kind: str, row_id: int, ref: Ref, names: Iterable[str | None]) -> Named:
    tokens = dict.fromkeys(_tokens(name) for name in names if name)
    return Named(kind, row_id, ref, tuple(t for t in tokens if t))


def _actors(connection: Connection) -> list[Named]:
    t, a = core.actor.c, core.actor_alias.c
    aliases: dict[int, list[str]] = {}
    for row in connection.execute(select(a.actor_id, a.alias).order_by(a.actor_id, a.position)):
        aliases.setdefault(row.actor_id, []).append(row.alias)
    rows = connection.execute(select(t.id, t.slug, t.name, t.short_name).order_by(t.id))
    return [
        _named(
            "actor",
            row.id,
            Ref(row.slug, row.name),
            (row.name, row.short_name, *aliases.get(row.id, ())),
        )
        for row in rows
    ]


def _topics(connection: Connection) -> list[Named]:
    t = core.topic.c
    rows = connection.execute(select(t.id, t.slug, t.label).order_by(t.id))
    return [_named("topic", r.id, Ref(r.slug, r.label), (r.label, r.slug)) for r in rows]


def _outlets(connection: Connection) -> list[Named]:
    t = core.outlet.c
    rows = connection.execute(select(t.id, t.slug, t.name, t.domain).order_by(t.id))
    return [_named("outlet", r.id, Ref(r.slug, r.name), (r.name, r.domain)) for r in rows]
