"""What a search that found little may have meant: other spellings, other scripts, fewer words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.query.conditions import read_what_can_be
from app.query.core import Connection
from app.query.entries import find_entries, looks_for_something
from app.query.filters import ClaimFilter
from app.query.indexed_words import load_words
from app.query.names import Known, load_known
from app.query.near import LEAST_LETTERS, find_near, index_spellings
from app.query.search import Searched
from app.query.suggest import sounding_like
from app.query.words import FieldTerm, Parsed, Term, parse, write_box
from app.store.search import index_tokens

FEW = 3
"""A search that found more than so much needs no help."""
MOST = 3
MOST_TRIED = 6
"""Searches that are made to see what a correction finds: these bound what a search can cost."""
LONGEST_NAME = 4  # words
LEAST_BEGINNING = 3  # letters; fewer begin too many words
Place = tuple[int, int]
"""Which group of a box, and which term of it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A box that finds something, and how many results."""

    wanted: ClaimFilter
    count: int


@dataclass(frozen=True, slots=True)
class Help:
    """What would find something: ``meant`` is spelled otherwise; ``fewer`` leaves a part out.

    ``unfiltered`` is the same without filters; ``widened`` says that ``fewer`` has none, either.
    """

    meant: tuple[Correction, ...] = ()
    fewer: tuple[Correction, ...] = ()
    unfiltered: Correction | None = None
    widened: bool = False


def find_help(connection: Connection, searched: Searched) -> Help:
    """Return what would find something, where little or nothing was found; each was tried."""
    wanted = replace(searched.wanted, after=None)
    shown = [e for e in searched.entries if wanted.kind in (None, e.kind)]
    if not wanted.words:
        return Help()
    parsed = parse(wanted.words)
    mended = _mended_fields(connection, parsed)
    if len(shown) > FEW:
        return Help(meant=_tried(connection, wanted, mended, more_than=0))
    meant = _tried(connection, wanted, _respelled(connection, parsed), more_than=len(shown))
    if shown or meant:
        return Help(meant=meant)
    return _fewer(connection, wanted, mended[0] if mended else parsed)


def _fewer(connection: Connection, wanted: ClaimFilter, parsed: Parsed) -> Help:
    fewer = _tried(connection, wanted, _shortened(parsed), more_than=0)
    plain = ClaimFilter(words=wanted.words, as_of=wanted.as_of)
    if plain == wanted:
        return Help(fewer=fewer)
    unfiltered = _tried(connection, plain, [parsed], more_than=0)
    if fewer or unfiltered:
        return Help(fewer=fewer, unfiltered=next(iter(unfiltered), None))
    fewer = _tried(connection, plain, _shortened(parsed), more_than=0)
    return Help(fewer=fewer, widened=bool(fewer))


def _tried(
    connection: Connection, wanted: ClaimFilter, boxes: Iterable[Parsed], *, more_than: int
) -> tuple[Correction, ...]:
    """Return those of the first boxes that find more than so much, the best first."""
    found: list[Correction] = []
    texts = dict.fromkeys(write_box(parsed) for parsed in islice(boxes, MOST_TRIED))
    seen: set[tuple[int, ...]] = set()
    for text in texts:
        other = replace(wanted, words=text)
        asked, _notes = read_what_can_be(connection, other)
        entries = find_entries(connection, asked) if looks_for_something(asked) else []
        ids = tuple(e.sort_id for e in entries if wanted.kind in (None, e.kind))
        if len(ids) > more_than and ids not in seen:
            found.append(Correction(other, len(ids)))
        seen.add(ids)
    return tuple(found[:MOST])


def _shortened(parsed: Parsed) -> Iterator[Parsed]:
    """Yield the box without one of its parts, the later parts left out first."""
    for at in reversed(range(len(parsed.groups))):
        rest = (*parsed.groups[:at], *parsed.groups[at + 1 :])
        if rest or parsed.fields:
            yield replace(parsed, groups=rest)
    for at in range(len(parsed.fields)):
        yield replace(parsed, fields=(*parsed.fields[:at], *parsed.fields[at + 1 :]))


def _respelled(connection: Connection, parsed: Parsed) -> Iterator[Parsed]:
    """Yield the box with what nobody writes so written otherwise: likely spellings first."""
    known = load_known(connection)
    for mended in _mended_fields(connection, parsed):
        parsed = mended
        yield parsed
    yield from _other_names(known, parsed)
    yield from _other_words(connection, parsed)


def _mended_fields(connection: Connection, parsed: Parsed) -> list[Parsed]:
    """Return the box with the names in its fields that nothing has spelled as they may be meant."""
    if not parsed.fields:
        return []
    known = load_known(connection)
    fields = tuple(_known_field(known, field) for field in parsed.fields)
    return [replace(parsed, fields=fields)] if fields != parsed.fields else []


def _known_field(known: Known, field: FieldTerm) -> FieldTerm:
    things = [named for named in known.things if named.kind == field.field]
    slugs = [named.ref.slug for named in things]
    if not things or field.value in slugs:
        return field
    typed = " ".join(index_tokens(field.value))
    if any(" ".join(name) == typed for named in things for name in named.names):
        return field
    by_name = {" ".join(name): named for named in reversed(things) for name in named.names}
    near = find_near(typed, index_spellings(by_name), limit=1)
    return replace(field, value=by_name[near[0]].ref.slug) if near else field


def _other_names(known: Known, parsed: Parsed) -> Iterator[Parsed]:
    """Yield the box with words that sound like a name in another script, longest names first."""
    for length in range(min(LONGEST_NAME, len(parsed.groups)), 0, -1):
        for at in range(len(parsed.groups) - length + 1):
            part = parsed.groups[at : at + length]
            if not all(_is_plain(group) for group in part):
                continue
            tokens = tuple(token for (term,) in part for token in term.tokens)
            if tokens in known.by_name or len("".join(tokens)) < LEAST_LETTERS:
                continue
            for name in sounding_like(known, " ".join(tokens)):
                if name.split(" ") != list(tokens):
                    named = tuple((Term((word,)),) for word in name.split(" "))
                    groups = (*parsed.groups[:at], *named, *parsed.groups[at + length :])
                    yield replace(parsed, groups=groups)


def _is_plain(group: tuple[Term, ...]) -> bool:
    return len(group) == 1 and not group[0].negated and not group[0].prefix


def _other_words(connection: Connection, parsed: Parsed) -> Iterator[Parsed]:
    """Yield the box with each word that is not met by a near one; then by what begins so."""
    words = load_words(connection)
    places = [
        ((group, number), term)
        for group, terms in enumerate(parsed.groups)
        for number, term in enumerate(terms)
        if not term.negated and not term.prefix
    ]
    near = [
        (place, spot, find_near(token, words.spellings, weight=words.counts.__getitem__))
        for place, term in places
        for spot, token in enumerate(term.tokens)
        if token not in words.counts
    ]
    best = parsed
    for place, spot, others in near:
        best = _swapped(best, place, spot, others[0]) if others else best
    if best != parsed:
        yield best
    for place, spot, others in near:
        for other in others[1:]:
            yield _swapped(best, place, spot, other)
    for place, term in places:
        if not term.exact and len(term.tokens[-1]) >= LEAST_BEGINNING:
            yield _placed(parsed, place, replace(term, prefix=True))


def _swapped(parsed: Parsed, place: Place, spot: int, token: str) -> Parsed:
    term = parsed.groups[place[0]][place[1]]
    tokens = (*term.tokens[:spot], token, *term.tokens[spot + 1 :])
    return _placed(parsed, place, replace(term, tokens=tokens))


def _placed(parsed: Parsed, place: Place, term: Term) -> Parsed:
    at, number = place
    group = parsed.groups[at]
    group = (*group[:number], term, *group[number + 1 :])
    return replace(parsed, groups=(*parsed.groups[:at], group, *parsed.groups[at + 1 :]))
