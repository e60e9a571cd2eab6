"""What is known by name, for reading texts with."""

from collections import defaultdict

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import KnownActor, KnownOutlet, KnownTopic, Vocabulary
from app.store.rows import table_of
from app.store.tables import Actor, ActorAlias, Outlet, Topic


def load_vocabulary(connection: Connection | Session) -> Vocabulary:
    """Return the actors, outlets and topics of the desk; what runs only proposed is left out."""
    actors = connection.execute(select(table_of(Actor)).order_by(col(Actor.id))).all()
    outlets = connection.execute(
        select(table_of(Outlet)).where(col(Outlet.of_desk).is_(True)).order_by(col(Outlet.id))
    ).all()
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
        outlets=tuple(
            KnownOutlet(row.slug, row.name, row.kind, row.domain, row.country) for row in outlets
        ),
        topics=tuple(
            KnownTopic(row.slug, row.label, row.definition, topic_slugs.get(row.parent_id))
            for row in topics
        ),
    )
