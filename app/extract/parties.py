"""Whom an actor speaks for, and whether the text has said something of it to answer."""

import re

from app.domain.found import FoundClaim
from app.extract.page import Page


def answered_claim(page: Page, actor: str, claims: list[FoundClaim]) -> int | None:
    """Return the nearest earlier claim about the actor's doings, None if none is clear."""
    family = family_of(page, actor)
    for at in range(len(claims) - 1, -1, -1):
        if family & {slug for slug, _ in claims[at].actors}:
            return at
    return None


def family_of(page: Page, actor: str) -> set[str]:
    """Return the slugs that an actor speaks for: its own, its parent's, its government's."""
    gazetteer = page.resolver.gazetteer
    person = page.resolver.people.get(actor)
    known = gazetteer.actors.get(actor)
    country = (person.country if person else None) or (known.country if known else None)
    parent = (person.parent if person else None) or (known.parent if known else None)
    return {s for s in (actor, parent, gazetteer.government(country)) if s}


def named_before(page: Page, actor: str, words: str, at: int) -> bool:
    """Tell whether the text before ``at`` names the actor, its family, or a name in ``words``."""
    family = family_of(page, actor)
    if any(n.slug in family and n.span.end <= at for n in page.names if n.kind == "actor"):
        return True
    before = page.text[:at]
    proper = re.findall(r"(?<![.?!] )\b[A-ZÀ-Þ][\w-]{3,}", words)
    return any(re.search(rf"\b{re.escape(p)}\b", before) for p in proper)
