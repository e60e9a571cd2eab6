"""Reads two articles and their chains, and sets them side by side."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from app.base.errors import BadFilterError, NotHeldError
from app.query import core
from app.query.articles import load_article
from app.query.cards import ArticlePage, HopRow
from app.query.compared import Comparison, StepUp, Upstream
from app.query.comparing import compare
from app.query.core import Connection
from app.query.hops import load_hops
from app.store.addresses import page_identity

LARGEST_ID, LARGEST_DIGITS = 2**31 - 1, 10
LONGEST = 2000  # characters of an address
MOST_CLAIMS = 100  # whose chains are looked through
_OWN = re.compile(r"(?:https?://[^/?#]+)?/articles/(\d{1,19})/?(?:[?#].*)?")


def load_comparison(connection: Connection, a: str, b: str) -> Comparison:
    """Return two articles side by side, each given by its number or by its address.

    Raises:
        BadFilterError: one is missing, means nothing, or both are the same.
        NotHeldError: one is not held.
    """
    first, second = find_article(connection, "a", a), find_article(connection, "b", b)
    if first == second:
        raise BadFilterError(
            "b", f"Both are article {first}; give two different articles to compare."
        )
    pages = load_article(connection, first), load_article(connection, second)
    return compare(*pages, upstream=_upstream(connection, *pages))


def find_article(connection: Connection, name: str, given: str) -> int:
    """Return the number of the article that ``given`` means; ``name`` is the field it is from."""
    words = given.strip()
    if not words:
        raise BadFilterError(
            name, f"Article {name.upper()} is missing: give its number or address."
        )
    own = _OWN.fullmatch(words)
    number = own[1] if own else words
    if number.isascii() and number.isdigit():
        article_id = int(number) if len(number) <= LARGEST_DIGITS else LARGEST_ID + 1
        held = select(core.article.c.id).where(core.article.c.id == article_id)
        if article_id <= LARGEST_ID and connection.scalar(held) is not None:
            return article_id
        raise NotHeldError(
            f"There is no article {number[:40]}; all articles are listed at /articles."
        )
    if "\x00" in words or len(words) > LONGEST or "." not in words or " " in words:
        raise BadFilterError(
            name, f"“{words[:80]}” is neither the number nor the address of an article."
        )
    c = core.article.c
    address = words if "//" in words else f"https://{words}"
    same = (c.url == address) | (c.identity == page_identity(address))
    found = connection.scalar(select(c.id).where(same).order_by((c.url != address).asc(), c.id))
    if found is None:
        raise NotHeldError(
            f"No article is held from “{words[:80]}”; all articles are listed at /articles."
        )
    return int(found)


def _upstream(connection: Connection, a: ArticlePage, b: ArticlePage) -> list[Upstream]:
    """Return where one of the two stands above the other: in chains, then as whole texts."""
    told = {m.claim_slug: m.claim or "" for m in a.mentions if m.claim_slug}
    both = [m.claim_slug for m in b.mentions if m.claim_slug in told]
    slugs = list(dict.fromkeys(slug for slug in both if slug))[:MOST_CLAIMS]
    found = list(_in_chains(connection, slugs, told, ids=(a.card.id, b.card.id)))
    for name, own, other in (("a", a, b), ("b", b, a)):
        for n in own.neighbours:
            whole = n.claim_slug is None and n.how == "upstream"
            if whole and n.outlet_slug == other.card.outlet.slug:
                step = StepUp(n.name, own.card.outlet.name, n.relation, "stated", n.words)
                found.append(Upstream(name, "", "", (step,)))
    return found


def _in_chains(
    connection: Connection,
    slugs: Sequence[str],
    told: Mapping[str, str],
    *,
    ids: tuple[int, int],
) -> Iterable[Upstream]:
    if not slugs:
        return
    c, n = core.claim.c, core.chain_node.c
    claims = {
        row.id: row.slug
        for row in connection.execute(select(c.id, c.slug).where(c.slug.in_(slugs)))
    }
    nodes = connection.execute(
        select(n.claim_id, n.key, n.article_id, n.copies).where(n.claim_id.in_(claims))
    ).fetchall()
    hops: dict[str, list[HopRow]] = {slug: [] for slug in slugs}
    for hop in load_hops(connection, core.hop.c.claim_id.in_(claims)):
        hops[hop.claim_slug].append(hop)
    keys: dict[tuple[str, int], str] = {}
    for row in nodes:
        for article_id in (row.article_id, *row.copies):
            if article_id in ids:
                keys.setdefault((claims[row.claim_id], article_id), row.key)
    for slug in slugs:
        first, second = keys.get((slug, ids[0])), keys.get((slug, ids[1]))
        if first is None or second is None or first == second:
            continue
        for below, top, bottom in (("b", first, second), ("a", second, first)):
            way = _way(hops[slug], top, bottom)
            if way:
                steps = tuple(
                    StepUp(h.from_name, h.to_name, h.relation, h.basis, h.evidence) for h in way
                )
                yield Upstream(below, slug, told[slug], steps)


def _way(hops: Sequence[HopRow], top: str, bottom: str) -> list[HopRow]:
    """Return the shortest way down from one node to another; empty if there is none."""
    below: dict[str, list[HopRow]] = defaultdict(list)
    for hop in hops:
        below[hop.from_key].append(hop)
    came: dict[str, HopRow] = {}
    waiting = deque([top])
    while waiting:
        key = waiting.popleft()
        for hop in below[key]:
            if hop.to_key not in came and hop.to_key != top:
                came[hop.to_key] = hop
                waiting.append(hop.to_key)
    way: list[HopRow] = []
    while bottom in came:
        way.append(came[bottom])
        bottom = came[bottom].from_key
    return way[::-1] if bottom == top else []
