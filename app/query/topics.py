"""Topics: the kinds of cooperation, with how many claims each has."""

from collections.abc import Generator

from sqlalchemy import select

from app.base.errors import NotHeldError
from app.query import core
from app.query.cards import TopicCard
from app.query.conditions import claim_conditions, read_asked
from app.query.core import Connection
from app.query.facets import count_topics_of
from app.query.filters import ClaimFilter


def list_topics(connection: Connection, wanted: ClaimFilter) -> tuple[TopicCard, ...]:
    """Return the topics in the desk's order with their claims that match.

    A filter that is narrowed leaves out the topics without such a claim.
    """
    asked = read_asked(connection, wanted)
    narrowing = claim_conditions(asked)
    counts = count_topics_of(connection, asked)
    t = core.topic.c
    parent = core.topic.alias("parent")
    rows = connection.execute(
        select(t.id, t.slug, t.label, t.definition, parent.c.slug.label("parent"))
        .select_from(core.topic.outerjoin(parent, parent.c.id == t.parent_id))
        .order_by(t.position, t.id)
    )
    return tuple(
        TopicCard(row.slug, row.label, row.definition, row.parent, counts.get(row.id, 0))
        for row in rows
        if counts.get(row.id) or not narrowing
    )


def count_topics(connection: Connection, wanted: ClaimFilter) -> int:
    """Return how many topics match; there are few."""
    return len(list_topics(connection, wanted))


def stream_topics(connection: Connection, wanted: ClaimFilter) -> Generator[TopicCard]:
    """Yield every topic that matches."""
    yield from list_topics(connection, wanted)


def load_topic(connection: Connection, slug: str) -> TopicCard:
    """Return one topic.

    Raises:
        NotHeldError: there is no topic of this name.
    """
    for card in list_topics(connection, ClaimFilter()):
        if card.slug == slug:
            return card
    raise NotHeldError(f"There is no topic “{slug[:80]}”; all topics are listed at /topics.")
