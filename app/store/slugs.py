"""Slugs that are not taken yet."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.base.text import slugify
from app.store.rows import table_of


def free_slugs(
    session: Session, model: type[SQLModel], texts: Sequence[str], *, instead: str
) -> list[str]:
    """Return a slug for each of ``texts`` that nothing in the table has, all different.

    ``instead`` is what to call a text without a letter of the Latin alphabet.
    """
    column = table_of(model).c.slug
    given: set[str] = set()
    slugs: list[str] = []
    for text in texts:
        base = slugify(text) or instead
        near = session.scalars(select(column).where(column.startswith(base, autoescape=True)))
        taken = given | set(near)
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        given.add(slug)
        slugs.append(slug)
    return slugs
