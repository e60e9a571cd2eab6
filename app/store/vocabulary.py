"""What is known by name, for reading texts with."""

from collections import defaultdict

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import KnownActor, KnownOutlet, KnownTopic, Vocabulary
from app.store.rows import table_of
from app.store.tables import Actor, ActorAlias, Article, Outlet, Topic


def is_empty(connection: Connection | Session) -> bool:
    """Tell whether nothing was ever loaded: not even a topic is known."""
    return connection.execute(select(col(Topic.id)).limit(1)).first() is None


def load_vocabulary(connection: Connection | Session) -> Vocabulary:
    """Return the actors, outlets and topics of the desk; what runs only proposed is left out.

    An outlet with a page of its own is known too: the page says what it is called.
    """
    actors = connection.execute(select(table_of(Actor)).order_by(col(Actor.id))).all()
    outlets = load_outlets(connection)
    topics = connection.execute(select(table_of(Topic)).order_by(col(Topic.position))).all()
    aliases: dict[int, list[str]] = defaultdict(list)
    found = select(col(ActorAlias.actor_id), col(ActorAlias.alias))
    for actor_id, alias in connection.execute(found.order_by(col(ActorAlias.position))):
        aliases[actor_id].append(alias)
    actor_slugs = {row.id: row.slug for row in actors}
    topic_slugs = {row.id: row.slug for row in topics}
    return Vocabulary(
        actors=tuple(
            KnownActor(
                slug=row.slug,
                name=row.name,
                kind=row.kind,
                short_name=row.short_name,
                country=row.country,
                parent=actor_slugs.get(row.parent_id),
                role=row.role,
                aliases=tuple(aliases[row.id]),
            )
            for row in actors
            if row.of_desk
        ),
        outlets=outlets,
        topics=tuple(
            KnownTopic(row.slug, row.label, row.definition, topic_slugs.get(row.parent_id))
            for row in topics
        ),
    )


def load_outlets(connection: Connection | Session) -> tuple[KnownOutlet, ...]:
    """Return the outlets of the desk, then those that a page brought here belongs to."""
    with_page = select(col(Article.outlet_id)).where(col(Article.page).is_not(None))
    rows = connection.execute(
        select(table_of(Outlet))
        .where(or_(col(Outlet.of_desk).is_(True), col(Outlet.id).in_(with_page)))
        .order_by(col(Outlet.of_desk).desc(), col(Outlet.id))
    ).all()
    return tuple(KnownOutlet(row.slug, row.name, row.kind, row.domain, row.country) for row in rows)
