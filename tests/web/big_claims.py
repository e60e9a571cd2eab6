"""Builds a desk with one invented claim of as many texts as wanted, to look at and to test with."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine

from app.pipeline import load_desk_files

CLAIM = "norland-lends-dredgers"
_NAMES = (
    *("Bay Post", "Harbour Courier", "The Estuary Independent", "Tideline", "Cape Herald"),
    *("Radio Shoals", "Lighthouse Daily", "Kelp", "North Strand Evening Gazette and Shipping List"),
    *("Delta Today", "Reef Wire Service (Regional Edition for the Outer Islands)", "Spit", "Sound"),
)
_WIRES = ("Sea Wire", "Gull Agency", "Mole Press")
Row = Mapping[str, object]


def load_claim_of(engine: Engine, folder: Path, texts: int, *, dated: bool = True) -> str:
    """Load a desk with one claim of ``texts`` texts; return the claim's slug."""
    write_claim_of(folder, texts, dated=dated)
    load_desk_files(engine, folder)
    return CLAIM


def write_claim_of(folder: Path, texts: int, *, dated: bool = True) -> None:
    """Write the desk's files: wires that are not held, copies, changes, answers, odd dates."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(
        folder, "outlets", [*map(_outlet, range(max(texts, 10))), *map(_wire, range(len(_WIRES)))]
    )
    _write(folder, "actors", [_actor("harbour-office", "Harbour Office"), _actor("norland")])
    _write(
        folder,
        "topics",
        [{"slug": "ships", "label": "Ships", "definition": "Ships.", "parent": None}],
    )
    _write(folder, "stories", [_STORY])
    _write(folder, "claims", [_CLAIM])
    _write(folder, "articles", [_article(i, dated=dated) for i in range(texts)])
    _write(folder, "mentions", [_mention(i) for i in range(texts)])
    _write(folder, "responses", [_response(i) for i in range(texts) if i % 9 == 4])


_STORY: Row = {
    "slug": "dredgers",
    "title": "Report that Norland lends dredgers",
    "summary": "An invented story.",
    "first_reported": "2031-03",
}
_CLAIM: Row = {
    "slug": CLAIM,
    "statement": "Norland lends twelve dredgers to the harbour of Eastmark.",
    "story": "dredgers",
    "topics": ["ships"],
    "actors": [{"actor": "norland", "role": "subject"}],
    "event_date": "2031",
    "quantity": {"value": 12, "unit": "ships", "as_text": "twelve"},
}


def _write(folder: Path, name: str, rows: Sequence[Row]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def _outlet(i: int) -> Row:
    name = _NAMES[i % len(_NAMES)]
    name = name if i < len(_NAMES) else f"{name} {i // len(_NAMES) + 1}"
    return _an_outlet(f"outlet-{i}", name, "newspaper")


def _wire(i: int) -> Row:
    return _an_outlet(f"wire-{i}", _WIRES[i], "wire")


def _an_outlet(slug: str, name: str, kind: str) -> Row:
    domain = f"{slug}.example"
    return {"slug": slug, "name": name, "domain": domain, "kind": kind, "country": None}


def _actor(slug: str, name: str = "Norland (government)") -> Row:
    return {
        "slug": slug,
        "name": name,
        "short_name": None,
        "kind": "government",
        "country": None,
        "parent": None,
        "role": None,
        "aliases": [],
    }


def _article(i: int, *, dated: bool) -> Row:
    return {
        "slug": f"text-{i}",
        "url": f"https://outlet-{i}.example/dredgers",
        "outlet": f"outlet-{i}",
        "title": f"Dredgers for Eastmark ({i})",
        "published": _published(i) if dated else None,
        "language": "en",
        "summary": "An invented text about dredgers.",
        "completeness": "full",
    }


def _published(i: int) -> str | None:
    """Return most days early, some late; each seventh text only a month, each eleventh nothing."""
    day = date(2031, 3, 3) + timedelta(days=(i * i) // 40 if i < 60 else 40 + i % 37)
    if i % 11 == 10:
        return None
    return f"{day:%Y-%m}" if i % 7 == 6 else day.isoformat()


def _step(kind: str, slug: str, text: str, *, anonymous: bool = False) -> Row:
    return {
        "kind": kind,
        "actor": slug if kind == "actor" else None,
        "outlet": slug if kind == "outlet" else None,
        "text": text,
        "anonymous": anonymous,
        "cue": "told" if kind == "actor" else "reported",
    }


def _attribution(i: int) -> list[Row]:
    """Return whom text ``i`` names: the nearest first."""
    office = _step("actor", "harbour-office", "a source in the Harbour Office", anonymous=True)
    first = _step("outlet", "outlet-0", "the Bay Post")
    wire = _step("outlet", f"wire-{i % 3}", _WIRES[i % 3])
    if i == 0:
        return [office]
    if i in (8, 9):  # each says that it has it from the other
        return [_step("outlet", f"outlet-{17 - i}", "the paper across the bay")]
    return {
        0: [first, office],
        1: [first, office],
        2: [first],
        3: [wire, office],
        5: [office],
        6: [],
        4: [wire, office],
        7: [_step("outlet", f"outlet-{max(0, i - 5)}", "a paper"), wire, office],
        8: [_step("outlet", f"outlet-{i // 2}", "a paper")],
        9: [first],
    }[i % 10]


def _mention(i: int) -> Row:
    copy = i % 10 == 4
    names = _attribution(i - 1 if copy else i)
    ships = "nine" if i % 10 == 9 else "twelve"
    return {
        "claim": CLAIM,
        "article": f"text-{i}",
        "stated_as": f"{'Norland' if i % 4 else 'The government'} is to lend {ships} dredgers",
        "quantity_as_stated": ships,
        "modality": "attributed" if names and i % 5 != 3 else "asserted",
        "attribution": names,
        "copy_of": f"text-{i - 1}" if copy else None,
        "relation": "syndication" if copy else "derivation",
    }


def _response(i: int) -> Row:
    return {
        "claim": CLAIM,
        "actor": "norland" if i % 2 else "harbour-office",
        "article": f"text-{i}",
        "kind": ("denial", "no_comment", "position")[i % 3],
        "summary": "Says that the ships stay where they are.",
        "date": f"2031-03-{4 + i % 25:02d}",
        "attribution": [],
    }
