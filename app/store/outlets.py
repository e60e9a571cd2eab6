"""Which outlet a page belongs to; one that nobody knows yet is proposed."""

from sqlalchemy import select, true
from sqlalchemy.orm import Session
from sqlmodel import col

from app.base.text import slugify, tokens
from app.domain.words import OutletKind
from app.store.rows import insert_rows
from app.store.slugs import free_slugs
from app.store.tables import Outlet

UNKNOWN = "Unknown outlet"


def outlet_of(session: Session, name: str | None, *, domain: str | None, run_id: int | None) -> int:
    """Return the id of the outlet with this domain, else this name; it is made if need be.

    A page on ``news.site.example`` without a name belongs to ``site.example`` if that is held.
    """
    found = _by_domain(session, [domain]) if domain else None
    if found is None and name:
        found = _by_name(session, name)
    elif found is None and domain:
        parts = domain.split(".")
        above = [".".join(parts[start:]) for start in range(1, len(parts) - 1)]
        found = _by_domain(session, above)
    if found is None and not name and not domain:
        found = _by_name(session, UNKNOWN)
    if found is not None:
        return found
    called = name or domain or UNKNOWN
    row = {
        "slug": free_slugs(session, Outlet, [called], instead="outlet")[0],
        "name": called,
        "domain": domain or None,
        "kind": OutletKind.UNKNOWN.value,
        "run_id": run_id,
    }
    return insert_rows(session, Outlet, [row])[0]


def _by_domain(session: Session, domains: list[str]) -> int | None:
    """Return the outlet of the first of these domains that is held."""
    known = select(col(Outlet.domain), col(Outlet.id)).where(col(Outlet.domain).in_(domains))
    found = {row[0]: row[1] for row in session.execute(known.order_by(col(Outlet.id).desc()))}
    return next((found[domain] for domain in domains if domain in found), None)


def _by_name(session: Session, name: str) -> int | None:
    """Return the first outlet that is called so, whatever the case and the marks.

    Looked for are the outlets that were named alike when they got their slugs.
    """
    words = tuple(tokens(name))
    slug = col(Outlet.slug)
    alike = slug.startswith(slugify(name) or "outlet", autoescape=True)
    for wanted in ((col(Outlet.name) == name) | alike, true()):
        known = session.execute(
            select(col(Outlet.id), col(Outlet.name)).where(wanted).order_by(col(Outlet.id))
        )
        found = next((row[0] for row in known if tuple(tokens(row[1])) == words), None)
        if found is not None:
            return found
    return None
