"""The desk's actors, outlets and topics, read from its JSON Lines files."""

import json
from pathlib import Path

from app.domain.vocabulary import KnownActor, KnownOutlet, KnownTopic, Vocabulary

FOLDER = Path(__file__).parent


def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Return the vocabulary of the desk that lies in ``folder``; a missing file gives nothing.

    Raises:
        ValueError: a line is not JSON, or lacks a slug or a name.
    """
    actors = tuple(
        KnownActor(
            slug=_text(row, "slug"),
            name=_text(row, "name"),
            kind=_maybe(row, "kind") or "other",
            short_name=_maybe(row, "short_name"),
            country=_maybe(row, "country"),
            parent=_maybe(row, "parent"),
            role=_maybe(row, "role"),
            aliases=_texts(row, "aliases"),
        )
        for row in _rows(folder / "actors.jsonl")
    )
    outlets = tuple(
        KnownOutlet(
            slug=_text(row, "slug"),
            name=_text(row, "name"),
            kind=_maybe(row, "kind") or "unknown",
            domain=_maybe(row, "domain"),
            country=_maybe(row, "country"),
        )
        for row in _rows(folder / "outlets.jsonl")
    )
    topics = tuple(
        KnownTopic(
            slug=_text(row, "slug"),
            label=_text(row, "label"),
            definition=_maybe(row, "definition") or "",
            parent=_maybe(row, "parent"),
        )
        for row in _rows(folder / "topics.jsonl")
    )
    return Vocabulary(actors=actors, outlets=outlets, topics=topics)


def _rows(path: Path) -> list[dict[str, object]]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _maybe(row: dict[str, object], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value else None


def _text(row: dict[str, object], key: str) -> str:
    value = _maybe(row, key)
    if value is None:
        raise ValueError(f"a desk line has no {key}: {row}")
    return value


def _texts(row: dict[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key)
    if not isinstance(value, list):
        return ()
    return tuple(v for v in value if isinstance(v, str) and v)  # pyright: ignore[reportUnknownVariableType]
