"""The desk's records as linking sees them: each description is a mention without a text."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.chain import LinkClaim, LinkMention, LinkQuantity, LinkStep, LinkText
from app.domain.words import Modality, Naming, Relation, SourceKind

DESK = Path(__file__).parents[2] / "app" / "desk"
RELATIONS = {
    "primary_source": Relation.TOLD,
    "syndication": Relation.REPRINTS,
    "translation": Relation.TRANSLATES,
    "quotation": Relation.QUOTES,
    "derivation": Relation.REPORTS,
}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DESK / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def a_step(row: dict[str, Any]) -> LinkStep:
    anonymous = Naming.DESCRIBED_UNNAMED if row["anonymous"] else Naming.NAMED
    return LinkStep(
        kind=SourceKind(row["kind"]),
        name=row["text"],
        naming=anonymous,
        words=row["text"],
        cue=row["cue"],
        actor=row["actor"],
        outlet=row["outlet"],
    )


def a_quantity(text: str) -> LinkQuantity:
    return LinkQuantity(text, None, None, None, None, approximate=False)


@cache
def texts() -> dict[str, LinkText]:
    copies = {m["article"]: m["copy_of"] for m in rows("mentions") if m["copy_of"]}
    return {
        a["slug"]: LinkText(
            key=a["slug"],
            outlet=a["outlet"],
            url=a["url"],
            published=a["published"],
            language=a["language"],
            passages=(),
            copy_of=copies.get(a["slug"]),
        )
        for a in rows("articles")
    }


@cache
def mentions() -> dict[str, list[LinkMention]]:
    claims = {c["slug"]: c for c in rows("claims")}
    found: dict[str, list[LinkMention]] = defaultdict(list)
    for number, m in enumerate(rows("mentions")):
        claim = claims[m["claim"]]
        words = m["quantity_as_stated"]
        found[m["claim"]].append(
            LinkMention(
                key=f"m{number}",
                text=m["article"],
                claim=m["claim"],
                quote=m["stated_as"],
                content=m["stated_as"],
                described=True,
                modality=Modality(m["modality"]),
                steps=tuple(a_step(s) for s in m["attribution"]),
                quantities=(a_quantity(words),) if words else (),
                dates=(),
                topics=tuple(claim["topics"]),
                actors=tuple(a["actor"] for a in claim["actors"]),
                relation=RELATIONS.get(m["relation"]),
            )
        )
    return dict(found)


@cache
def claims() -> dict[str, LinkClaim]:
    found: dict[str, LinkClaim] = {}
    for c in rows("claims"):
        q = c["quantity"]
        quantity = None
        if q:
            value = float(q["value"]) if q["value"] is not None else None
            quantity = LinkQuantity(q["as_text"], value, value, value, q["unit"], approximate=False)
        found[c["slug"]] = LinkClaim(
            key=c["slug"],
            statement=c["statement"],
            topics=tuple(c["topics"]),
            actors=tuple(a["actor"] for a in c["actors"]),
            quantity=quantity,
            event_date=c["event_date"],
            story=c["story"],
        )
    return found


@cache
def outlet_names() -> dict[str, str]:
    return {o["slug"]: o["name"] for o in rows("outlets")}


@cache
def actor_names() -> dict[str, str]:
    return {a["slug"]: a["short_name"] or a["name"] for a in rows("actors")}


@cache
def actor_parents() -> dict[str, str | None]:
    return {a["slug"]: a["parent"] for a in rows("actors")}
