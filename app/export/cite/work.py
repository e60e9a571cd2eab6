"""What a citation is of: a claim, an article or a view, in the parts every style takes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.base.moments import Moment
from app.export.cite.days import day_first
from app.export.cite.way import way_to
from app.query.cards import ArticlePage, ClaimPage, MentionRow, NodeRow

SITE = "Whence"
MOST_WAYS = 3
"""Claims of one article whose sources its note names; the others are counted."""
NOBODY = "no source named"
NO_DAY = "no date given"


class WorkKind(StrEnum):
    """What is cited."""

    CLAIM = "claim"
    ARTICLE = "article"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited. ``note`` is one or more sentences: who had it from whom, as of when.

    ``author`` is as printed and may be None; ``container`` is the outlet of an article, or this
    site. ``issued`` is EDTF, None for unknown. ``url`` is where it stands, ``record`` its page
    here. ``accessed`` is None where the address stays as it is. ``language`` is an ISO 639 code.
    """

    key: str
    kind: WorkKind
    title: str
    container: str
    url: str
    record: str
    note: str
    author: str | None = None
    issued: str | None = None
    accessed: date | None = None
    moment: Moment | None = None
    language: str | None = None


def cite_claim(
    claim: ClaimPage,
    address: str,
    *,
    moment: Moment | None = None,
    accessed: date | None = None,
    read: int | None = None,
) -> Work:
    """Return the claim as a work; ``read`` is the id of the article that was read.

    Without it the text at the end of the longest way is taken. ``address`` is that of the claim's
    page, with the moment.
    """
    return Work(
        key=f"whence-{claim.slug}",
        kind=WorkKind.CLAIM,
        title=claim.statement.strip().rstrip("."),
        container=SITE,
        url=address,
        record=address,
        note=" ".join([_told_way(claim, read), _counted(claim)]),
        issued=_day_of(moment),
        accessed=accessed,
        moment=moment,
    )


def cite_article(
    article: ArticlePage,
    address: str,
    *,
    moment: Moment | None = None,
    accessed: date | None = None,
) -> Work:
    """Return an article as a work; its note says whom it names as its source for each claim."""
    card = article.card
    elsewhere = card.url if card.url and card.url.startswith(("http://", "https://")) else None
    return Work(
        key=f"whence-{card.slug}",
        kind=WorkKind.ARTICLE,
        title=(card.title or "").strip() or f"[A text of {card.outlet.name}, title not kept]",
        container=card.outlet.name,
        url=elsewhere or address,
        record=address,
        note=" ".join(_ways_of(article.mentions)),
        author=_author(article.byline),
        issued=card.published,
        accessed=accessed,
        moment=moment,
        language=card.language,
    )


def cite_view(
    title: str,
    address: str,
    *,
    key: str,
    moment: Moment | None = None,
    accessed: date | None = None,
    note: str = "",
) -> Work:
    """Return a page of this site as a work."""
    return Work(
        key=f"whence-{key}",
        kind=WorkKind.VIEW,
        title=title,
        container=SITE,
        url=address,
        record=address,
        note=note,
        issued=_day_of(moment),
        accessed=accessed,
        moment=moment,
    )


def said_of(node: NodeRow) -> str:
    """Return a node of a chain by name, with what a reader has to know of it."""
    match node.kind:
        case "ghost":
            return f"{node.name} (named, not held)"
        case "unnamed":
            return f"{node.name} (not named)"
        case "nosource":
            return NOBODY
        case _:
            return f"{node.name} (unnamed source)" if node.unnamed else node.name


def _told_way(claim: ClaimPage, read: int | None) -> str:
    way = way_to(claim, read)
    if not way:
        return "No text that reports it is held."
    *upstream, last = way
    settled = claim.origins_min == claim.origins_max
    before = "As the texts name their sources" if settled else "One way that the texts tell"
    names = " → ".join([*map(said_of, upstream), _text(last) + (" (text read)" if read else "")])
    if len(way) == 1 and last.kind == "text":
        return f"Read in {_text(last)}, which names no source."
    return f"{before}: {names}."


def _text(node: NodeRow) -> str:
    if node.kind != "text":
        return said_of(node)
    title = f", “{node.title.strip().rstrip('.')}”" if node.title and node.title.strip() else ""
    return f"{node.name}{title}, {day_first(node.published, NO_DAY)}"


def _counted(claim: ClaimPage) -> str:
    texts = f"{claim.articles} article{'' if claim.articles == 1 else 's'}"
    if claim.origins_min == claim.origins_max:
        noun = "origin" if claim.origins_max == 1 else "independent origins"
        return f"{claim.origins_max} {noun} in {texts}."
    return (
        f"How many independent origins there are is not settled: "
        f"{claim.origins_min} to {claim.origins_max} in {texts}."
    )


def _ways_of(mentions: Sequence[MentionRow]) -> list[str]:
    named: dict[str, str] = {}
    for mention in mentions:
        if not mention.claim_slug or not mention.claim or mention.claim_slug in named:
            continue
        source = " → ".join(step.name for step in reversed(mention.steps)) or NOBODY
        named[mention.claim_slug] = f"“{mention.claim.strip().rstrip('.')}”: {source}"
    told = list(named.values())
    if not told:
        return []
    more = len(told) - MOST_WAYS
    rest = f"; and {more} more claim{'' if more == 1 else 's'}" if more > 0 else ""
    return [f"Sources as this text names them: {'; '.join(told[:MOST_WAYS])}{rest}."]


def _author(byline: str | None) -> str | None:
    """Return an author as printed, without the word before the name; names are never taken apart"""
    printed = " ".join((byline or "").split())
    if printed.casefold().startswith("by "):
        printed = printed[3:]
    return printed or None


def _day_of(moment: Moment | None) -> str | None:
    return moment.at.date().isoformat() if moment else None
