"""What the things of a filter are called: names by what a query string calls them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, select

from app.query import core
from app.query.core import Connection
from app.query.filters import ClaimFilter

Called = Mapping[tuple[str, str], str]
"""Names by kind (topic, actor, outlet, story, claim) and slug."""


def load_called(connection: Connection, wanted: ClaimFilter) -> Called:
    """Return the names of what ``wanted`` asks for; what is not held has none."""
    asked = {
        "topic": wanted.topics,
        "actor": wanted.actors,
        "outlet": wanted.outlets,
        "story": (wanted.story,) if wanted.story else (),
        "claim": (wanted.claim,) if wanted.claim else (),
    }
    return {
        (kind, slug): name
        for kind, slugs in asked.items()
        for slug, name in _names(connection, kind, slugs).items()
    }


def load_name(connection: Connection, kind: str, slug: str) -> str | None:
    """Return what one thing is called; None if it is not held."""
    return _names(connection, kind, (slug,)).get(slug)


def _names(connection: Connection, kind: str, slugs: Iterable[str]) -> dict[str, str]:
    wanted = [slug for slug in slugs if "\x00" not in slug]
    if not wanted:
        return {}
    slug, name = _COLUMNS[kind]
    return {
        row[0]: row[1] for row in connection.execute(select(slug, name).where(slug.in_(wanted)))
    }


_COLUMNS: Mapping[str, tuple[Column[str], Column[str]]] = {
    "topic": (core.topic.c.slug, core.topic.c.label),
    "actor": (core.actor.c.slug, core.actor.c.name),
    "outlet": (core.outlet.c.slug, core.outlet.c.name),
    "story": (core.story.c.slug, core.story.c.title),
    "claim": (core.claim.c.slug, core.claim.c.statement),
}
