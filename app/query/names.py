"""Which actors, topics and outlets the words of a search box name, in any spelling."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select

from app.base.spelling import sounds_of
from app.query import core
from app.query.cards import Ref
from app.query.core import AnyRow, Connection
from app.query.near import Spellings, index_spellings
from app.query.words import Parsed, Term
from app.store.search import index_tokens
from app.store.session import data_version

LEAST_SOUNDING = 5  # letters; shorter words of a name sound like too many others
LONGEST_NAME = 8  # words; longer names are not looked for among plain words

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a page, and every name it goes by as tokens.

    ``labels`` are the same names as they are written, ``claims`` how many claims it is in.
    """

    kind: str
    id: int
    ref: Ref
    names: tuple[Tokens, ...]
    labels: tuple[str, ...] = ()
    claims: int = 0


@dataclass(frozen=True)
class Known:
    """Everything that has a name. What is looked up in it is made when it is first asked for."""

    things: tuple[Named, ...]

    @cached_property
    def by_name(self) -> Mapping[Tokens, tuple[Named, ...]]:
        """Everything by each of its names."""
        found: dict[Tokens, tuple[Named, ...]] = {}
        for named in self.things:
            for name in dict.fromkeys(named.names):
                found[name] = (*found.get(name, ()), named)
        return found

    @cached_property
    def beginnings(self) -> list[tuple[str, int, int, int]]:
        """Each name from each of its words on, sorted: text, word, place in ``things``, name."""
        return sorted(
            (" ".join(name[word:]), word, at, number)
            for at, named in enumerate(self.things)
            for number, name in enumerate(named.names)
            for word in range(min(len(name), LONGEST_NAME))
        )

    @cached_property
    def spelled(self) -> Spellings:
        """Every name as one text, for finding those that are spelled nearly like another."""
        return index_spellings(" ".join(name) for named in self.things for name in named.names)

    @cached_property
    def by_sound(self) -> Mapping[str, str]:
        """The names, and the longer words of names, by how they sound in any script."""
        found: dict[str, str] = {}
        for named in self.things:
            for label, name in zip(named.labels, named.names, strict=True):
                whole = " ".join(name)
                for text in (label, *(word for word in name if len(word) >= LEAST_SOUNDING)):
                    for way in sounds_of(text):
                        found.setdefault("".join(way), whole if text == label else text)
        return found


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
    """Return everything that has a name, by each of its names."""
    return load_known(connection).by_name


def load_known(connection: Connection) -> Known:
    """Return everything that has a name.

    Read once per version of the data; the newest one read is remembered for each open database.
    """
    version = data_version(connection)
    kept = _KEPT.get(connection.engine)
    if kept is not None and kept[0] == version:
        return kept[1]
    known = Known((*_actors(connection), *_topics(connection), *_outlets(connection)))
    _KEPT[connection.engine] = version, known
    return known


_KEPT: WeakKeyDictionary[Engine, tuple[int, Known]] = WeakKeyDictionary()
"""One version of each open database."""


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


def _named(row: AnyRow, kind: str, ref: Ref, names: Iterable[str | None]) -> Named:
    labels: dict[Tokens, str] = {}
    for name in names:
        if name and (tokens := _tokens(name)):
            labels.setdefault(tokens, name)
    return Named(kind, row.id, ref, tuple(labels), tuple(labels.values()), row.kept_claims)


def _actors(connection: Connection) -> list[Named]:
    t, a = core.actor.c, core.actor_alias.c
    aliases: dict[int, list[str]] = {}
    for row in connection.execute(select(a.actor_id, a.alias).order_by(a.actor_id, a.position)):
        aliases.setdefault(row.actor_id, []).append(row.alias)
    rows = connection.execute(
        select(t.id, t.slug, t.name, t.short_name, t.kept_claims).order_by(t.id)
    )
    return [
        _named(
            row,
            "actor",
            Ref(row.slug, row.name),
            (row.name, row.short_name, *aliases.get(row.id, ())),
        )
        for row in rows
    ]


def _topics(connection: Connection) -> list[Named]:
    t = core.topic.c
    rows = connection.execute(select(t.id, t.slug, t.label, t.kept_claims).order_by(t.id))
    return [_named(r, "topic", Ref(r.slug, r.label), (r.label, r.slug)) for r in rows]


def _outlets(connection: Connection) -> list[Named]:
    t = core.outlet.c
    rows = connection.execute(select(t.id, t.slug, t.name, t.domain, t.kept_claims).order_by(t.id))
    return [_named(r, "outlet", Ref(r.slug, r.name), (r.name, r.domain)) for r in rows]
