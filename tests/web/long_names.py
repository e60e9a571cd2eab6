"""Builds a desk of hostile lengths: names in four scripts, long claims, 40 outlets, no dates."""

import json
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from app.pipeline import load_desk_files
from tests.web.big_claims import CLAIM, write_claim_of

Row = dict[str, object]
TEXTS = 40
UNBROKEN = "Hafenmeisterstellvertretungsangelegenheitenprüfungskommissionsvorsitzende" * 2
NAMES = (
    "The North Strand and Outer Islands Evening Gazette, Shipping List and Harbour Advertiser",
    "Объединённая редакция вестника портового управления северного побережья и внешних островов",
    "北岸群岛港务管理局航运情报与潮汐观测联合通讯社外岛地区编辑部" * 2,
    "وكالة أنباء إدارة الموانئ والملاحة والإرشاد البحري في الجزر الخارجية والساحل الشمالي",
    UNBROKEN,
    "www.the-north-strand-evening-gazette-and-shipping-list.regional-edition.example",
)
TITLE = (
    "Norland lends twelve dredgers, four tugs, two floating cranes and the crews for all of these "
    "to the harbour of Eastmark until the deepening of the northern approach is finished, which the "
    "harbour office expects for the end of the second winter, or, if the ice comes early, of the "
    f"third: {'Schleppverbandskoordinierungsstelle' * 3}."
)
STATEMENT = f"{TITLE[:165]} {UNBROKEN[:74]}."
"""As long as a desk may have it."""


def load_long_names(engine: Engine, folder: Path) -> str:
    """Load the desk; return the slug of its claim, which ``TEXTS`` undated texts tell."""
    write_claim_of(folder, TEXTS, dated=False)
    _change(folder, "outlets", lambda at: {"name": f"{NAMES[at % len(NAMES)]} {at}"})
    _change(folder, "actors", lambda at: {"name": NAMES[at], "aliases": list(NAMES)})
    _change(folder, "topics", lambda at: {"label": NAMES[4][:80], "definition": STATEMENT})
    _change(folder, "stories", lambda at: {"title": TITLE, "first_reported": None})
    _change(folder, "claims", lambda at: {"statement": STATEMENT, "event_date": None})
    _change(folder, "articles", lambda at: {"title": f"{NAMES[at % len(NAMES)]}: {TITLE}"})
    load_desk_files(engine, folder)
    return CLAIM


def _change(folder: Path, name: str, values: Callable[[int], Row]) -> None:
    path = folder / f"{name}.jsonl"
    rows: list[Row] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    changed = [row | values(at) for at, row in enumerate(rows)]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in changed)
    path.write_text(text, encoding="utf-8")
