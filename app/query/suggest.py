"""What a reader who is still typing may mean: actors, topics, outlets, and claims."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.base.spelling import sounds_of
from app.domain.words import Act
from app.query import core
from app.query.core import Connection
from app.query.filters import NONE_RECORDED, ClaimFilter
from app.query.names import Known, Named, load_known
from app.query.near import LEAST_LETTERS, find_near
from app.store.dialect import newest_entries
from app.store.search import And, Prefix, Tree, Word, index_tokens

MOST_NAMES = 7
MOST_CLAIMS = 3
MOST_SCANNED = 4000  # names that begin with a letter; of more the first in the alphabet are ranked
LEAST_OF_CLAIMS = 3  # letters of the last word; fewer begin half of all words
_FIELD = re.compile(
    r"(?P<head>(?:.*\s)?-?(?P<field>topic|actor|outlet|response):)\"?(?P<rest>[^\"]*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may be meant. ``address`` is its page, or the search that it completes.

    ``also`` is the name that was typed, where it is shown by another one. ``claims`` is how many
    claims it is in; None for a claim and an act.
    """

    kind: str
    name: str
    address: str
    also: str | None = None
    claims: int | None = None


def suggest(connection: Connection, typed: str) -> tuple[Suggestion, ...]:
    """Return what begins like ``typed``, names before claims, the most frequent ones first.

    A name is found from any of its words on and in any script it is known in; if none begins so,
    those that sound or are spelled nearly so. After ``topic:`` and its like, only such names, and
    choosing one completes the box.
    """
    field = _FIELD.fullmatch(typed.strip())
    if field is not None:
        return tuple(_of_field(connection, field))
    known = load_known(connection)
    tokens = index_tokens(typed)
    if not tokens:
        return ()
    names = _begin(known, tokens, None) or _nearly(known, tokens, typed)
    shown = [
        Suggestion(
            named.kind, named.ref.name, f"/{named.kind}s/{named.ref.slug}", also, named.claims
        )
        for named, also in names[:MOST_NAMES]
    ]
    return (*shown, *_claims(connection, tokens))


def _of_field(connection: Connection, field: re.Match[str]) -> Iterable[Suggestion]:
    kind, head = field["field"].lower(), field["head"].lstrip()
    typed = index_tokens(field["rest"])
    if kind == "response":
        begin = "_".join(typed)
        for value in (*(act.value for act in Act), NONE_RECORDED):
            if value.startswith(begin):
                yield Suggestion("response", value.replace("_", " "), _search(f"{head}{value}"))
        return
    known = load_known(connection)
    found = _begin(known, typed, kind) or _nearly(known, typed, field["rest"], kind)
    for named, also in found[:MOST_NAMES]:
        address = _search(f"{head}{named.ref.slug}")
        yield Suggestion(kind, named.ref.name, address, also, named.claims)


def _search(words: str) -> str:
    return f"/search?{ClaimFilter(words=words).to_query()}"


def _begin(known: Known, typed: Sequence[str], kind: str | None) -> list[tuple[Named, str | None]]:
    """Return what has a name that begins so, from any word on; whole names first."""
    begin = " ".join(typed)
    names = known.beginnings
    start = bisect_left(names, (begin, 0, 0, 0))
    best: dict[int, tuple[int, int]] = {}
    shown_so: set[int] = set()
    for text, word, at, number in names[start : start + MOST_SCANNED]:
        if not text.startswith(begin):
            break
        if kind in (None, known.things[at].kind):
            best[at] = min(best.get(at, (word, number)), (word, number))
            if known.things[at].labels[number] == known.things[at].ref.name:
                shown_so.add(at)
    ranked = sorted(
        best, key=lambda at: (best[at][0] > 0, -known.things[at].claims, known.things[at].ref.name)
    )
    return [
        (known.things[at], None if at in shown_so else _also(known.things[at], best[at][1]))
        for at in ranked
    ]


def _nearly(
    known: Known, typed: Sequence[str], written: str, kind: str | None = None
) -> list[tuple[Named, str | None]]:
    """Return what has a name that sounds so in another script, or is spelled nearly so."""
    text = " ".join(typed)
    if len(text) < LEAST_LETTERS:
        return []
    alike = [*sounding_like(known, written), *find_near(text, known.spelled)]
    found: dict[int, tuple[Named, str | None]] = {}
    for name in alike:
        for named, also in _begin(known, name.split(" "), kind):
            found.setdefault(id(named), (named, also))
    return list(found.values())


def sounding_like(known: Known, written: str) -> list[str]:
    """Return names, or words of names, that sound like ``written`` in any script."""
    ways = sorted("".join(way) for way in sounds_of(written))
    return list(dict.fromkeys(known.by_sound[way] for way in ways if way in known.by_sound))


def _also(named: Named, number: int) -> str | None:
    label = named.labels[number]
    return None if label in (named.ref.name, named.ref.slug) else label


def _claims(connection: Connection, typed: Sequence[str]) -> list[Suggestion]:
    if len("".join(typed)) < LEAST_OF_CLAIMS:
        return []
    words: tuple[Tree, ...] = (*map(Word, typed[:-1]), Prefix(typed[-1]))
    e, c = core.search_entry.c, core.claim.c
    source, holds, by_id = newest_entries(connection, core.search_entry, And(words))
    newest = (
        select(e.claim_id)
        .select_from(source)
        .where(holds, e.kind == "claim")
        .order_by(by_id.desc())
        .limit(MOST_CLAIMS)
    )
    rows = connection.execute(select(c.slug, c.statement).where(c.id.in_(newest)).order_by(c.id))
    return [Suggestion("claim", row.statement, f"/claims/{row.slug}") for row in rows]
