"""The two mentions that a row sets against each other, each with its article and outlet."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, FromClause

from app.query import core


def join_mentions(
    source: FromClause, ends: Mapping[str, ColumnElement[Any]]
) -> tuple[FromClause, list[ColumnElement[Any]]]:
    """Return ``source`` with each of two mentions, article and outlet joined, and their columns.

    ``ends`` gives the column of a mention's id under the prefix of its columns: ``from``, ``to``.
    """
    columns: list[ColumnElement[Any]] = []
    for name, mention_id in ends.items():
        mention = core.mention.alias(f"{name}_mention")
        article = core.article.alias(f"{name}_article")
        outlet = core.outlet.alias(f"{name}_outlet")
        source = (
            source.join(mention, mention.c.id == mention_id)
            .join(article, article.c.id == mention.c.article_id)
            .join(outlet, outlet.c.id == article.c.outlet_id)
        )
        columns += [
            article.c.id.label(f"{name}_article_id"),
            outlet.c.name.label(f"{name}_outlet"),
            article.c.published.label(f"{name}_published"),
            mention.c.quote.label(f"{name}_quote"),
            mention.c.described.label(f"{name}_described"),
        ]
    return source, columns
