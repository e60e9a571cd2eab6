"""What was found on collected pages, in the shape that a gold file has.

Only pages that were brought here (``article.page``) are in it; desk records stay out.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.base.text import fold, one_line
from app.domain.words import (
    Act,
    ActorKind,
    Direction,
    Modality,
    Naming,
    Relation,
    Scope,
    Slot,
    SourceKind,
)
from app.store.tables import (
    Actor,
    Article,
    ArticleUpstream,
    AttributionStep,
    ChainNode,
    Claim,
    ClaimTopic,
    Drift,
    Hop,
    Mention,
    Outlet,
    Response,
    Topic,
)

_RELATIONS: dict[str, str] = {
    Relation.TOLD: "primary_source",
    Relation.REPRINTS: "syndication",
    Relation.TRANSLATES: "translation",
}
_SLOTS: dict[str, str] = {
    Slot.QUANTITY: "number",
    Slot.DATE: "date",
    Slot.ATTRIBUTION_HARDENED: "attribution_hardened",
    Slot.ATTRIBUTION_LOST: "attribution_lost",
    Slot.INTERMEDIARY_DROPPED: "attribution_lost",
    Slot.RESPONSE_DROPPED: "response_dropped",
}
_KNOWN_BY_SHORT_NAME = (
    ActorKind.GOVERNMENT,
    ActorKind.INTELLIGENCE_SERVICE,
    ActorKind.ALLIANCE,
    ActorKind.MILITARY,
)
_Json = dict[str, Any]


class _Step(NamedTuple):
    """An attribution step of a mention."""

    mention_id: int | None
    kind: str
    name: str
    naming: str
    words: str
    cue: str | None
    actor_id: int | None
    outlet_id: int | None


class _Node(NamedTuple):
    """A chain's node."""

    claim_id: int
    key: str
    kind: str
    name: str
    actor_id: int | None
    outlet_id: int | None
    article_id: int | None
    copies: list[int]


@dataclass(frozen=True, slots=True)
class _Names:
    """What articles, actors and outlets are called in the file.

    ``twins`` are second pages of one outlet with the same text: what they say is said once, by the
    first; only who they have it from is told of each.
    """

    pages: Mapping[int, str]
    outlet_of: Mapping[int, str]
    actors: Mapping[int, str]
    outlets: Mapping[int, str]
    twins: frozenset[int]
    publishers: Mapping[str, str]
    hosts: frozenset[str]


_WHOLE = (Relation.REPRINTS, Relation.TRANSLATES)  # such a text has all of it from its original


def load_findings(connection: Connection) -> _Json:
    """Return ``{"claims": [...]}``; a claim without a mention on a collected page is left out."""
    names = _load_names(connection)
    mentions = _load_mentions(connection, names)
    responses = _load_responses(connection, names)
    wanted = sorted(mentions.keys() | {key for key in responses if key is not None})
    edges = _load_edges(connection, names, wanted)
    drift = _load_drift(connection, names)
    topics: dict[int, list[str]] = defaultdict(list)
    for claim_id, slug in connection.execute(
        select(col(ClaimTopic.claim_id), col(Topic.slug))
        .join(Topic, col(Topic.id) == col(ClaimTopic.topic_id))
        .where(col(ClaimTopic.claim_id).in_(wanted))
        .order_by(col(ClaimTopic.claim_id), col(ClaimTopic.position))
    ):
        topics[claim_id].append(slug)
    claims: list[_Json] = [
        {
            "key": claim.slug,
            "statement": claim.statement,
            "topics": topics[claim.id],
            "mentions": mentions.get(claim.id, []),
            "edges": edges.get(claim.id, []),
            "independent_origins": claim.kept_origins_min,
            "independent_origins_max": claim.kept_origins_max,
            "responses": responses.get(claim.id, []),
            "drift": drift.get(claim.id, []),
        }
        for claim in connection.execute(
            select(
                col(Claim.id),
                col(Claim.slug),
                col(Claim.statement),
                col(Claim.kept_origins_min),
                col(Claim.kept_origins_max),
            )
            .where(col(Claim.id).in_(wanted))
            .order_by(col(Claim.slug))
        )
    ]
    return {"claims": claims, "responses": responses.get(None, [])}


def _load_names(connection: Connection) -> _Names:
    pages: dict[int, str] = {}
    outlet_of: dict[int, str] = {}
    twins: set[int] = set()
    original = aliased(Article)
    for article_id, page, url, outlet, same_outlet in connection.execute(
        select(
            col(Article.id),
            col(Article.page),
            col(Article.url),
            col(Outlet.name),
            col(original.id),
        )
        .join(Outlet, col(Outlet.id) == col(Article.outlet_id))
        .outerjoin(
            original,
            (col(original.id) == col(Article.copy_of_id))
            & (col(original.outlet_id) == col(Article.outlet_id)),
        )
    ):
        if article_id is None:
            continue
        outlet_of[article_id] = outlet
        if same_outlet is not None:
            twins.add(article_id)
        name = page or url
        if page is not None and name:
            pages[article_id] = name
    actors = {
        row.id: row.short_name
        if row.short_name and ("(" in row.name or row.kind in _KNOWN_BY_SHORT_NAME)
        else row.name
        for row in connection.execute(
            select(col(Actor.id), col(Actor.name), col(Actor.short_name), col(Actor.kind))
        )
    }
    outlets = {
        row.id: row.name for row in connection.execute(select(col(Outlet.id), col(Outlet.name)))
    }
    publishers = {_bare_name(name): name for name in outlets.values()}
    hosts = frozenset(
        name.removeprefix("www.").split(".")[0] for name in outlets.values() if _is_host(name)
    )
    return _Names(pages, outlet_of, actors, outlets, frozenset(twins), publishers, hosts)


def _step_name(step: _Step, names: _Names) -> str:
    if step.actor_id is not None:
        return names.actors[step.actor_id]
    if step.outlet_id is not None:
        return names.outlets[step.outlet_id]
    return step.name


def _published_by(step: _Step, names: _Names) -> str | None:
    """Return the outlet a step is, or as which a body publishes itself (a think tank)."""
    if step.kind == SourceKind.OUTLET:
        return _step_name(step, names)
    if step.actor_id is not None:
        name = names.actors[step.actor_id]
        bare = _bare_name(name)
        if re.sub(r"\W", "", bare) in names.hosts:
            return name
        return names.publishers.get(bare)
    return None


def _is_host(name: str) -> bool:
    """Tell whether an outlet goes by its address, because its pages give no name."""
    return re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) is not None


def _bare_name(name: str) -> str:
    return fold(re.sub(r"^the ", "", name, flags=re.IGNORECASE))


def upstream_of(
    above: tuple[str, str] | None, nearest: str | None, *, quote: str, own: str
) -> str | None:
    """Return the outlet one hop up of one mention; ``above`` is what the whole text leans on.

    A reprint has all it says from its original. A text that only leans on another has from it what
    it credits to nobody else, and not what it was told itself.
    """
    if above is None:
        return nearest
    relation, name = above
    short = own.rsplit(maxsplit=1)[-1]
    us = rf"us|(?:the )?{re.escape(own)}|the {re.escape(short)}"
    first_hand = re.search(
        rf"\b(?:told|spoke to|spoke with|speaking to) (?:{us})\b", quote, re.IGNORECASE
    )
    if first_hand and nearest is None:
        return None
    return name if relation in _WHOLE else nearest or name


def _load_mentions(connection: Connection, names: _Names) -> dict[int, list[_Json]]:
    steps: dict[int | None, list[_Step]] = defaultdict(list)
    for step in connection.execute(
        select(
            col(AttributionStep.mention_id),
            col(AttributionStep.kind),
            col(AttributionStep.name),
            col(AttributionStep.naming),
            col(AttributionStep.words),
            col(AttributionStep.cue),
            col(AttributionStep.actor_id),
            col(AttributionStep.outlet_id),
        )
        .join(Mention, col(Mention.id) == col(AttributionStep.mention_id))
        .where(col(Mention.described).is_(False))
        .order_by(col(AttributionStep.mention_id), col(AttributionStep.position))
    ):
        steps[step.mention_id].append(_Step(*step))
    above = _outlets_above(connection, names)
    found: dict[int, list[_Json]] = defaultdict(list)
    for row in connection.execute(
        select(
            col(Mention.id),
            col(Mention.claim_id),
            col(Mention.article_id),
            col(Mention.quote),
            col(Mention.modality),
            col(Mention.quantity),
            col(Mention.cue),
        )
        .where(col(Mention.described).is_(False), col(Mention.claim_id).is_not(None))
        .order_by(col(Mention.article_id), col(Mention.start), col(Mention.id))
    ):
        if row.article_id not in names.pages or row.article_id in names.twins:
            continue
        mine = steps.get(row.id, [])
        own = names.outlet_of[row.article_id]
        nearest = next(
            (
                name
                for step in mine
                if (name := _published_by(step, names)) is not None and name != own
            ),
            None,
        )
        modality = Modality.HEDGED if row.modality == Modality.QUESTIONED else row.modality
        found[row.claim_id].append(
            {
                "page": names.pages[row.article_id],
                "evidence": one_line(row.quote),
                "source_text": mine[-1].words or None if mine else None,
                "source": _step_name(mine[-1], names) if mine else None,
                "anonymous": bool(mine) and Naming(mine[-1].naming).anonymous,
                "cue": row.cue,
                "upstream_outlet": upstream_of(
                    above.get(row.article_id), nearest, quote=row.quote, own=own
                ),
                "modality": str(modality),
                "quantity": row.quantity,
            }
        )
    return found


def _outlets_above(connection: Connection, names: _Names) -> dict[int, tuple[str, str]]:
    """Return for each text that leans on another as a whole the relation and the outlet."""
    best: dict[int, tuple[float, str, str]] = {}
    for article_id, outlet_id, score, relation in connection.execute(
        select(
            col(ArticleUpstream.article_id),
            col(ArticleUpstream.outlet_id),
            col(ArticleUpstream.score),
            col(ArticleUpstream.relation),
        ).order_by(col(ArticleUpstream.id))
    ):
        if article_id not in best or best[article_id][0] < score:
            best[article_id] = (score, relation, names.outlets[outlet_id])
    return {article_id: (relation, name) for article_id, (_, relation, name) in best.items()}


def _load_responses(connection: Connection, names: _Names) -> dict[int | None, list[_Json]]:
    found: dict[int | None, list[_Json]] = defaultdict(list)
    for row in connection.execute(
        select(
            col(Response.claim_id),
            col(Response.article_id),
            col(Response.actor_id),
            col(Response.act),
            col(Response.scope),
            col(Response.quote),
        )
        .where(col(Response.quote).is_not(None))
        .order_by(col(Response.article_id), col(Response.start), col(Response.id))
    ):
        if row.article_id not in names.pages or row.article_id in names.twins:
            continue
        if row.claim_id is None and row.scope in (Scope.OTHER_CLAIM, Scope.GENERAL):
            continue  # told as background: it answers a claim that the page does not make
        found[row.claim_id].append(
            {
                "actor": names.actors[row.actor_id],
                "kind": str(Act.NO_COMMENT if row.act == Act.NCND else row.act),
                "page": names.pages[row.article_id],
                "evidence": one_line(row.quote),
                "scope": row.scope,
            }
        )
    return found


def _load_edges(
    connection: Connection, names: _Names, claim_ids: Sequence[int]
) -> dict[int, list[_Json]]:
    nodes: dict[tuple[int, str], _Node] = {}
    for node in connection.execute(
        select(
            col(ChainNode.claim_id),
            col(ChainNode.key),
            col(ChainNode.kind),
            col(ChainNode.name),
            col(ChainNode.actor_id),
            col(ChainNode.outlet_id),
            col(ChainNode.article_id),
            col(ChainNode.copies),
        ).where(col(ChainNode.claim_id).in_(claim_ids))
    ):
        nodes[node.claim_id, node.key] = _Node(*node)
    found: dict[int, list[_Json]] = defaultdict(list)
    for hop in connection.execute(
        select(
            col(Hop.claim_id),
            col(Hop.from_key),
            col(Hop.to_key),
            col(Hop.relation),
            col(Hop.seen_in_id),
        )
        .where(col(Hop.claim_id).in_(claim_ids))
        .order_by(col(Hop.id))
    ):
        if hop.seen_in_id not in names.pages:
            continue
        source, target = nodes[hop.claim_id, hop.from_key], nodes[hop.claim_id, hop.to_key]
        if source.kind == "nosource":
            continue
        relation = "primary_source" if source.kind == "document" else _RELATIONS.get(hop.relation)
        edge: _Json = {
            "from": _end(source, names),
            "to": names.pages[hop.seen_in_id]
            if hop.seen_in_id in target.copies
            else _end(target, names),
            "relation": relation or "attribution",
        }
        if edge not in found[hop.claim_id] and edge["from"] != edge["to"]:
            found[hop.claim_id].append(edge)
    return found


def _end(node: _Node, names: _Names) -> str:
    """Return the page of a collected text, else a name."""
    if node.article_id is not None:
        return names.pages.get(node.article_id) or names.outlet_of[node.article_id]
    if node.actor_id is not None:
        return names.actors[node.actor_id]
    if node.outlet_id is not None:
        return names.outlets[node.outlet_id]
    return node.name


def _load_drift(connection: Connection, names: _Names) -> dict[int, list[_Json]]:
    before, after = aliased(Mention), aliased(Mention)
    found: dict[int, list[_Json]] = defaultdict(list)
    for claim_id, slot, direction, source, target in connection.execute(
        select(
            col(Drift.claim_id),
            col(Drift.slot),
            col(Drift.direction),
            col(before.article_id),
            col(after.article_id),
        )
        .join(before, col(before.id) == col(Drift.from_mention_id))
        .join(after, col(after.id) == col(Drift.to_mention_id))
        .order_by(col(Drift.id))
    ):
        kind = drift_kind(slot, direction)
        if kind is None or source not in names.pages or target not in names.pages:
            continue
        drift = {"kind": kind, "from_page": names.pages[source], "to_page": names.pages[target]}
        if drift not in found[claim_id]:
            found[claim_id].append(drift)
    return found


def drift_kind(slot: str, direction: str) -> str | None:
    """Return what the file calls a drift; None for what it does not tell.

    A hedge that goes makes the attribution harder; one that comes, or that only makes a figure more
    exact, is not told.
    """
    if slot == Slot.MODALITY and direction == Direction.HARDER:
        return "attribution_hardened"
    return _SLOTS.get(slot)
