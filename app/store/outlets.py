"""Which outlet a page belongs to; one that nobody knows yet is proposed."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.base.text import tokens
from app.domain.words import OutletKind
from app.store.rows import insert_rows
from app.store.slugs import free_slugs
from app.store.tables import Outlet

UNKNOWN = "Unknown outlet"


def outlet_of(session: Session, name: str | None, *, domain: str | None, run_id: int | None) -> int:
    """Return the id of the outlet with this domain, else this name; it is made if need be.

    A page on ``news.site.example`` without a name belongs to ``site.example`` if that is held.
    """
    known = session.execute(
        select(col(Outlet.id), col(Outlet.name), col(Outlet.domain)).order_by(col(Outlet.id))
    ).all()
    domains = {row[2]: row[0] for row in reversed(known) if row[2]}
    names = {tuple(tokens(row[1])): row[0] for row in reversed(known)}
    found = domains.get(domain) if domain else None
    if found is None and name:
        found = names.get(tuple(tokens(name)))
    elif found is None and domain:
        parts = domain.split(".")
        above = (".".join(parts[start:]) for start in range(1, len(parts) - 1))
        found = next((domains[parent] for parent in above if parent in domains), None)
    if found is None and not name and not domain:
        found = names.get(tuple(tokens(UNKNOWN)))
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
