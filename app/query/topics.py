"""Topics: the kinds of cooperation, with how many claims each has."""

from collections.abc import Generator

from sqlalchemy import func, select

from app.base.errors import NotHeldError
from app.query import core
from app.query.cards import TopicCard
from app.query.conditions import of_claims, read_asked
from app.query.core import Connection
from app.query.facets import ancestors
from app.query.filters import ClaimFilter


def list_topics(connection: Connection, wanted: ClaimFilter) -> tuple[TopicCard, ...]:
    """Return the topics in the desk's order with their claims that match.

    A filter that is narrowed leaves out the topics without such a claim.
    """
    asked = read_asked(connection, wanted)
    narrowing = of_claims(core.claim_topic.c.claim_id, asked)
    t, link = core.topic.c, core.claim_topic.c
    above = ancestors(core.topic).subquery("above")
    counts: dict[int, int] = {
        row[0]: row[1]
        for row in connection.execute(
            select(above.c.above, func.count(link.claim_id.distinct()))
            .join_from(core.claim_topic, above, above.c.id == link.topic_id)
            .where(*narrowing)
            .group_by(above.c.above)
        )
    }
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
