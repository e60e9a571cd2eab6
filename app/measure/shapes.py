"""What is compared: mentions, edges, responses and drift, found or marked, in one shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from app.base.errors import BadInputError

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A mention. ``claim`` is the place of its claim in the file; the ``*_right`` accepted answers.

    An ``optional`` one is neither wanted nor wrong.
    """

    claim: int
    page: str
    words: str
    source: str | None
    upstream: str | None
    anonymous: bool
    modality: str | None
    sources_right: tuple[str | None, ...]
    upstreams_right: tuple[str | None, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """``end`` has it from ``start``; either is a page or a name."""

    claim: int
    start: str
    end: str
    relation: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """A response; ``claim`` is None where it stands beside no claim."""

    claim: int | None
    page: str
    words: str
    actor: str | None
    kind: str
    kinds_right: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A drift of ``kind`` between two pages."""

    claim: int
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim. ``origins_right`` are the counts of independent origins a reader accepts."""

    key: str
    story: str | None
    origins: int | None
    origins_right: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that are no claim of a story; ``kind`` says why, None where they never count."""

    page: str
    words: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """One file: what was found, or what a reader marked. Order is that of the file."""

    claims: tuple[Claimed, ...]
    said: tuple[Said, ...]
    edges: tuple[Edge, ...]
    replies: tuple[Reply, ...]
    changes: tuple[Change, ...]
    asides: tuple[Aside, ...]


def read_marked(data: object, *, name: str) -> Marked:
    """Read the JSON of a gold or findings file; ``name`` is what to call it in an error.

    Raises:
        BadInputError: it has another shape; the sentence names the place.
    """
    if not isinstance(data, Mapping):
        raise BadInputError(f"{name} is no JSON object with a list of “claims”.")
    whole = cast("Json", data)
    claims = _list(whole, "claims", name)
    if "claims" not in whole:
        raise BadInputError(f"{name} has no list of “claims”.")

    def each(key: str) -> Iterator[tuple[int, Json, str]]:
        for at, claim in enumerate(claims):
            where = f"{name}, claim {at + 1}, {key}"
            for item in _list(claim, key, where):
                yield at, item, where

    loose = [(None, item, f"{name}, responses") for item in _list(whole, "responses", name)]
    replies = [*each("responses"), *loose]
    return Marked(
        claims=tuple(_claimed(claim, at) for at, claim in enumerate(claims)),
        said=tuple(_said(at, m, where) for at, m, where in each("mentions") if m.get("evidence")),
        edges=tuple(
            Edge(at, _text(e, "from", where), _text(e, "to", where), _maybe(e, "relation"))
            for at, e, where in each("edges")
        ),
        replies=tuple(_reply(at, r, where) for at, r, where in replies),
        changes=tuple(
            Change(
                at,
                _text(d, "kind", where),
                _text(d, "from_page", where),
                _text(d, "to_page", where),
            )
            for at, d, where in each("drift")
        ),
        asides=(*_asides(whole, "not_claims", name), *_asides(whole, "neutral", name)),
    )


def _claimed(claim: Json, at: int) -> Claimed:
    origins = claim.get("independent_origins")
    right = claim.get("independent_origins_accept")
    return Claimed(
        key=str(claim.get("key") or at),
        story=_maybe(claim, "story"),
        origins=origins,
        origins_right=tuple(right) if right is not None else (origins,),
    )


def _said(at: int, mention: Json, where: str) -> Said:
    source = _maybe(mention, "source")
    upstream = _maybe(mention, "upstream_outlet") or _maybe(mention, "upstream")
    return Said(
        claim=at,
        page=_text(mention, "page", where),
        words=_text(mention, "evidence", where),
        source=source,
        upstream=upstream,
        anonymous=bool(mention.get("anonymous")),
        modality=_maybe(mention, "modality"),
        sources_right=_right(mention, "source_accept", source),
        upstreams_right=_right(mention, "upstream_accept", upstream),
        optional=bool(mention.get("optional")),
    )


def _reply(at: int | None, reply: Json, where: str) -> Reply:
    kind = _text(reply, "kind", where)
    return Reply(
        claim=at,
        page=_text(reply, "page", where),
        words=_text(reply, "evidence", where),
        actor=_maybe(reply, "actor"),
        kind=kind,
        kinds_right=tuple(str(k) for k in _right(reply, "kind_accept", kind)),
        optional=bool(reply.get("optional")),
    )


def _asides(whole: Json, key: str, name: str) -> Iterator[Aside]:
    for item in _list(whole, key, name):
        where = f"{name}, {key}"
        kind = str(item.get("type") or key) if key == "not_claims" else None
        yield Aside(_text(item, "page", where), _text(item, "evidence", where), kind)


def _list(data: Json, key: str, where: str) -> list[Json]:
    found: object = data.get(key)
    if found is None:
        return []
    items = cast("list[object]", found) if isinstance(found, list) else [None]
    if not all(isinstance(item, Mapping) for item in items):
        raise BadInputError(f"{where}: “{key}” is no list of objects.")
    return cast("list[Json]", items)


def _text(data: Json, key: str, where: str) -> str:
    found: object = data.get(key)
    if not isinstance(found, str):
        raise BadInputError(f"{where}: an entry has no text as “{key}”: {str(dict(data))[:80]}")
    return found


def _maybe(data: Json, key: str) -> str | None:
    found: object = data.get(key)
    return found if isinstance(found, str) else None


def _right(data: Json, key: str, own: str | None) -> tuple[str | None, ...]:
    found: object = data.get(key)
    return tuple(cast("list[str | None]", found)) if isinstance(found, list) else (own,)
