"""What one page brought: whose text it is, its claims, where they lead, answers and changes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.base.errors import NotHeldError
from app.domain.languages import is_read
from app.domain.words import Review
from app.query import core
from app.query.articles import LARGEST_ID, sign_of
from app.query.cards import DriftRow, Ref, ResponseRow
from app.query.claims import split_names
from app.query.core import AnyRow, Connection
from app.query.drift import load_drift
from app.query.responses import load_responses

_VOICES = ("voice", "unnamed")


@dataclass(frozen=True, slots=True)
class BroughtClaim:
    """One claim of the page, with the figures of the whole claim.

    ``new``: no text that was there before tells it. ``ends`` are the names its chain leads back to
    from this page; ``known``: at least one of them is a voice and not only a text or a ghost.
    ``words`` are the first words of the page that tell it.
    """

    slug: str
    statement: str
    new: bool
    words: str
    articles: int
    outlets: int
    origins_min: int
    origins_max: int
    origins: tuple[str, ...]
    ends: tuple[str, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Above:
    """Whom the page has claims from. ``bases``: stated, link, copy, inferred or editor.

    ``claims`` are slugs, none where the text as a whole is said to come from there; ``words`` are
    the page's words that say so, '' for a step that rests on shared passages or a link.
    """

    name: str
    sign: str
    relations: tuple[str, ...]
    bases: tuple[str, ...]
    words: str
    claims: tuple[str, ...]
    article_id: int | None = None
    outlet_slug: str | None = None
    actor_slug: str | None = None


@dataclass(frozen=True, slots=True)
class CopyOf:
    """The text that the page repeats; ``share`` of the shorter one stands in the longer one."""

    article_id: int
    outlet: Ref
    share: float | None


@dataclass(frozen=True, slots=True)
class Brought:
    """What was found on one page and what it was joined with. ``read``: claims were looked for.

    ``unjoined`` counts wordings that wait to be linked.
    """

    article_id: int
    title: str | None
    outlet: Ref
    language: str | None
    read: bool
    copy_of: CopyOf | None
    claims: tuple[BroughtClaim, ...]
    above: tuple[Above, ...]
    responses: tuple[ResponseRow, ...]
    drift: tuple[DriftRow, ...]
    unjoined: int

    @property
    def new(self) -> tuple[BroughtClaim, ...]:
        """The claims that no text told before."""
        return tuple(claim for claim in self.claims if claim.new)

    @property
    def joined(self) -> tuple[BroughtClaim, ...]:
        """The claims that were told before."""
        return tuple(claim for claim in self.claims if not claim.new)

    @property
    def ends(self) -> tuple[str, ...]:
        """The names that its chains lead back to, the most frequent first."""
        found: dict[str, int] = defaultdict(int)
        for claim in self.claims:
            for name in claim.ends:
                found[name] += 1
        return tuple(sorted(found, key=lambda name: -found[name]))


def load_brought(
    connection: Connection, article_id: int, *, among: Collection[int] = ()
) -> Brought:
    """Return what one article brought; ``among`` are articles that came together with it.

    Raises:
        NotHeldError: there is no article of this number.
    """
    a, o, m = core.article.c, core.outlet.c, core.mention.c
    row = None
    if 0 <= article_id <= LARGEST_ID:
        wanted = select(
            a.title, a.language, a.text, a.copy_of_id, a.copy_share, o.slug, o.name
        ).join_from(core.article, core.outlet, o.id == a.outlet_id)
        row = connection.execute(wanted.where(a.id == article_id)).one_or_none()
    if row is None:
        raise NotHeldError(
            f"There is no article {article_id}; all articles are listed at /articles."
        )
    own = connection.execute(
        select(m.claim_id, m.quote)
        .where(m.article_id == article_id, m.review != Review.REJECTED.value)
        .order_by(func.coalesce(m.start, 0), m.id)
    ).fetchall()
    words: dict[int, str] = {}
    for mention in own:
        if mention.claim_id is not None:
            words.setdefault(mention.claim_id, mention.quote)
    ways = _Ways(connection, article_id, words)
    claims = _claims(connection, words, ways, {article_id, *among})
    slugs = {claim_id: claim.slug for claim_id, claim in claims.items()}
    return Brought(
        article_id=article_id,
        title=row.title,
        outlet=Ref(row.slug, row.name),
        language=row.language,
        read=row.text is None or is_read(row.language),
        copy_of=_copy_of(connection, row),
        claims=tuple(claims[claim_id] for claim_id in words if claim_id in claims),
        above=_with_whole(ways.above(slugs), _whole(connection, article_id)),
        responses=load_responses(
            connection,
            core.response.c.article_id == article_id,
            core.response.c.review != Review.REJECTED.value,
        ),
        drift=load_drift(
            connection,
            core.drift.c.to_mention_id.in_(select(m.id).where(m.article_id == article_id)),
        ),
        unjoined=sum(mention.claim_id is None for mention in own),
    )


class _Ways:
    """The chains of some claims, walked upwards from one article."""

    def __init__(self, connection: Connection, article_id: int, claim_ids: Iterable[int]) -> None:
        n, h, a, o = core.chain_node.c, core.hop.c, core.actor.c, core.outlet.c
        ids = list(claim_ids)
        nodes = connection.execute(
            select(
                *(n.claim_id, n.key, n.kind, n.name, n.unnamed, n.article_id, n.copies),
                a.slug.label("actor_slug"),
                o.slug.label("outlet_slug"),
            )
            .select_from(
                core.chain_node.outerjoin(core.actor, a.id == n.actor_id).outerjoin(
                    core.outlet, o.id == n.outlet_id
                )
            )
            .where(n.claim_id.in_(ids))
            .order_by(n.position)
        )
        self._article_id = article_id
        self._nodes = {(row.claim_id, row.key): row for row in nodes}
        self._own: dict[int, list[str]] = defaultdict(list)
        for (claim_id, key), node in self._nodes.items():
            if node.article_id == article_id or article_id in (node.copies or ()):
                self._own[claim_id].append(key)
        hops = connection.execute(
            select(h.claim_id, h.from_key, h.to_key, h.relation, h.basis, h.evidence, h.seen_in_id)
            .where(h.claim_id.in_(ids), h.review != Review.REJECTED.value)
            .order_by(h.id)
        )
        self._hops: dict[tuple[int, str], list[AnyRow]] = defaultdict(list)
        for hop in hops:
            self._hops[hop.claim_id, hop.to_key].append(hop)

    def ends(self, claim_id: int) -> list[AnyRow]:
        """Return the nodes that the claim leads back to from the article, not the article."""
        own = self._own[claim_id]
        seen, waiting = set(own), list(own)
        found: list[AnyRow] = []
        while waiting:
            key = waiting.pop(0)
            hops = self._hops[claim_id, key]
            node = self._nodes.get((claim_id, key))
            if not hops and node is not None and key not in own:
                found.append(node)
            above = [h.from_key for h in hops if h.from_key not in seen]
            seen.update(above)
            waiting += above
        return found

    def above(self, slugs: dict[int, str]) -> list[Above]:
        """Return whom the article has its claims from, who gives it most of them first."""
        grouped: dict[tuple[str, str], list[tuple[AnyRow, AnyRow]]] = defaultdict(list)
        for claim_id in slugs:
            for key in self._own[claim_id]:
                for hop in self._of_article(self._hops[claim_id, key]):
                    node = self._nodes.get((claim_id, hop.from_key))
                    if node is not None and hop.from_key not in self._own[claim_id]:
                        grouped[node.kind, node.name].append((hop, node))
        found = [_above(same, slugs) for same in grouped.values()]
        return sorted(found, key=lambda above: -len(above.claims))

    def _of_article(self, hops: Sequence[AnyRow]) -> Sequence[AnyRow]:
        """Return the hops that the article itself shows, of a node that folds several texts."""
        return [hop for hop in hops if hop.seen_in_id == self._article_id] or hops


def _above(same: Sequence[tuple[AnyRow, AnyRow]], slugs: dict[int, str]) -> Above:
    node = same[0][1]
    return Above(
        name=node.name,
        sign=sign_of(node.kind, unnamed=node.unnamed),
        relations=tuple(dict.fromkeys(hop.relation for hop, _ in same)),
        bases=tuple(dict.fromkeys(hop.basis for hop, _ in same)),
        words=next((hop.evidence for hop, _ in same if hop.evidence), ""),
        claims=tuple(dict.fromkeys(slugs[hop.claim_id] for hop, _ in same)),
        article_id=node.article_id,
        outlet_slug=node.outlet_slug,
        actor_slug=node.actor_slug,
    )


def _claims(
    connection: Connection, words: dict[int, str], ways: _Ways, among: Collection[int]
) -> dict[int, BroughtClaim]:
    c, m = core.claim.c, core.mention.c
    elsewhere: set[int] = set(
        connection.scalars(
            select(m.claim_id)
            .where(
                m.claim_id.in_(words),
                m.article_id.not_in(among),
                m.review != Review.REJECTED.value,
            )
            .distinct()
        )
    )
    rows = connection.execute(
        select(
            *(c.id, c.slug, c.statement, c.of_desk, c.kept_articles, c.kept_outlets),
            *(c.kept_origins_min, c.kept_origins_max, c.kept_origins),
        ).where(c.id.in_(words))
    )
    found: dict[int, BroughtClaim] = {}
    for row in rows:
        ends = ways.ends(row.id)
        voices = [n for n in ends if sign_of(n.kind, unnamed=n.unnamed) in _VOICES]
        found[row.id] = BroughtClaim(
            slug=row.slug,
            statement=row.statement,
            new=not row.of_desk and row.id not in elsewhere,
            words=words[row.id],
            articles=row.kept_articles,
            outlets=row.kept_outlets,
            origins_min=row.kept_origins_min,
            origins_max=row.kept_origins_max,
            origins=split_names(row.kept_origins),
            ends=tuple(dict.fromkeys(n.name for n in voices or ends if n.kind != "nosource")),
            known=bool(voices),
        )
    return found


def _copy_of(connection: Connection, row: AnyRow) -> CopyOf | None:
    if row.copy_of_id is None:
        return None
    a, o = core.article.c, core.outlet.c
    wanted = select(o.slug, o.name).join_from(core.article, core.outlet, o.id == a.outlet_id)
    upper = connection.execute(wanted.where(a.id == row.copy_of_id)).one()
    return CopyOf(row.copy_of_id, Ref(upper.slug, upper.name), row.copy_share)


def _with_whole(found: Sequence[Above], whole: Sequence[Above]) -> tuple[Above, ...]:
    """Return both, without what is said of the whole text where its claims say it too."""
    named = {above.name for above in found}
    return (*found, *(above for above in whole if above.name not in named))


def _whole(connection: Connection, article_id: int) -> list[Above]:
    """Return the outlets that the text as a whole is said to come from."""
    u, o = core.article_upstream.c, core.outlet.c
    rows = connection.execute(
        select(u.relation, u.basis, u.words, o.slug, o.name, o.kept_articles)
        .join_from(core.article_upstream, core.outlet, o.id == u.outlet_id)
        .where(u.article_id == article_id)
        .order_by(u.score.desc(), u.id)
    )
    return [
        Above(
            name=row.name,
            sign="text" if row.kept_articles else "ghost",
            relations=(row.relation,),
            bases=(row.basis,),
            words=row.words,
            claims=(),
            outlet_slug=row.slug,
        )
        for row in rows
    ]
