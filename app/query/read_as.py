"""How an article was read: all that its page says of itself, where, and which of it was used."""

from dataclasses import dataclass

from sqlalchemy import select

from app.base.urls import canonical_url
from app.query import core
from app.query.core import AnyRow, Connection

_ORDER = ("title", "author", "outlet", "published", "language", "canonical")


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One thing a page says of itself.

    ``field``: title, author, outlet, published (EDTF), language or canonical; ``basis`` as in
    ``ReadBasis`` and ``DateBasis``. ``chosen``: the article is shown with it today.
    """

    field: str
    value: str
    basis: str
    chosen: bool


def load_read_as(connection: Connection, article_id: int) -> tuple[ReadAs, ...]:
    """Return what was read from the page of an article by field, in each as it was weighed."""
    a, o = core.article.c, core.outlet.c
    used = connection.execute(
        select(a.title, a.byline, a.url, a.language, a.published, o.name, o.domain)
        .join_from(core.article, core.outlet, o.id == a.outlet_id)
        .where(a.id == article_id)
    ).one_or_none()
    if used is None:
        return ()
    c, d = core.article_candidate.c, core.article_date.c
    said = connection.execute(
        select(c.field, c.value, c.basis).where(c.article_id == article_id).order_by(c.position)
    )
    dates = connection.execute(
        select(d.edtf, d.basis).where(d.article_id == article_id).order_by(d.position)
    )
    found = [(row.field, row.value, row.basis) for row in said]
    found += [("published", row.edtf, row.basis) for row in dates]
    return tuple(
        ReadAs(field, value, basis, chosen=is_chosen(field, value, used))
        for field, value, basis in sorted(found, key=lambda one: _ORDER.index(one[0]))
    )


def is_chosen(field: str, value: str, used: AnyRow) -> bool:
    """Tell whether ``value`` is what ``used``, the row of an article, has as ``field``."""
    match field:
        case "title":
            return value == used.title
        case "author":
            return bool(used.byline) and value.casefold() in used.byline.casefold()
        case "outlet":
            return value in (used.name, used.domain)
        case "published":
            return value == used.published
        case "language":
            return value.lower().replace("_", "-").split("-")[0] == used.language
        case _:
            return used.url is not None and canonical_url(value) == used.url
