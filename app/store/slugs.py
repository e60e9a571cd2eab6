"""Slugs that are not taken yet."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.base.text import slugify
from app.store.rows import in_parts, table_of

AT_ONCE = 40  # numbers asked for in one statement


def free_slugs(
    session: Session, model: type[SQLModel], texts: Sequence[str], *, instead: str
) -> list[str]:
    """Return a slug for each of ``texts`` that nothing in the table has, all different.

    ``instead`` is what to call a text without a letter of the Latin alphabet.
    """
    bases = [slugify(text) or instead for text in texts]
    taken = _taken(session, model, bases)
    slugs: list[str] = []
    for base in bases:
        slug, number = base, 2
        while slug in taken:
            if number % AT_ONCE == 2:
                taken |= _taken(session, model, [f"{base}-{number + n}" for n in range(AT_ONCE)])
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _taken(session: Session, model: type[SQLModel], slugs: Sequence[str]) -> set[str]:
    # Asked for by name: a look for all that begin alike would read every slug of the table.
    column = table_of(model).c.slug
    return {
        slug
        for part in in_parts(slugs)
        for slug in session.scalars(select(column).where(column.in_(part)))
    }
