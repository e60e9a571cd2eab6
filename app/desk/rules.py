"""What must hold between the lines of a desk: references, no slug twice, no circle of parents."""

from collections.abc import Iterable, Sequence

from app.base.errors import BadInputError
from app.desk.records import DeskRecords, DeskStep


def check_vocabulary(records: DeskRecords) -> None:
    """Check outlets, actors and topics by themselves.

    Raises:
        BadInputError: names file, line and reason of the first fault.
    """
    _once("outlets.jsonl", "slug", [o.slug for o in records.outlets])
    _once("outlets.jsonl", "domain", [o.domain for o in records.outlets])
    _once("actors.jsonl", "slug", [a.slug for a in records.actors])
    _once("topics.jsonl", "slug", [t.slug for t in records.topics])
    _parents("actors.jsonl", [(a.slug, a.parent) for a in records.actors])
    _parents("topics.jsonl", [(t.slug, t.parent) for t in records.topics])


def check_desk(records: DeskRecords) -> None:
    """Check a whole desk.

    Raises:
        BadInputError: names file, line and reason of the first fault.
    """
    check_vocabulary(records)
    _once("stories.jsonl", "slug", [s.slug for s in records.stories])
    _once("claims.jsonl", "slug", [c.slug for c in records.claims])
    _once("articles.jsonl", "slug", [a.slug for a in records.articles])
    _once("articles.jsonl", "url", [a.url for a in records.articles])
    _once("mentions.jsonl", "mention", [f"{m.claim} in {m.article}" for m in records.mentions])
    _references(records)
    _everything_is_used(records)


def _references(records: DeskRecords) -> None:
    outlets = {o.slug for o in records.outlets}
    actors = {a.slug for a in records.actors}
    topics = {t.slug for t in records.topics}
    stories = {s.slug for s in records.stories}
    claims = {c.slug for c in records.claims}
    articles = {a.slug for a in records.articles}

    def known(where: tuple[str, int], what: str, slug: str | None, held: set[str]) -> None:
        if slug is not None and slug not in held:
            _fail(where, f"the {what} {slug!r} is in none of the files")

    def steps(where: tuple[str, int], attribution: tuple[DeskStep, ...]) -> None:
        for step in attribution:
            known(where, "actor", step.actor, actors)
            known(where, "outlet", step.outlet, outlets)

    for number, claim in enumerate(records.claims, 1):
        where = ("claims.jsonl", number)
        known(where, "story", claim.story, stories)
        for topic in claim.topics:
            known(where, "topic", topic, topics)
        for role in claim.actors:
            known(where, "actor", role.actor, actors)
    for number, article in enumerate(records.articles, 1):
        known(("articles.jsonl", number), "outlet", article.outlet, outlets)
    for number, mention in enumerate(records.mentions, 1):
        where = ("mentions.jsonl", number)
        known(where, "claim", mention.claim, claims)
        known(where, "article", mention.article, articles)
        known(where, "article", mention.copy_of, articles)
        steps(where, mention.attribution)
    for number, response in enumerate(records.responses, 1):
        where = ("responses.jsonl", number)
        known(where, "claim", response.claim, claims)
        known(where, "actor", response.actor, actors)
        known(where, "article", response.article, articles)
        steps(where, response.attribution)


def _everything_is_used(records: DeskRecords) -> None:
    mentioned = {mention.claim for mention in records.mentions}
    for number, claim in enumerate(records.claims, 1):
        if claim.slug not in mentioned:
            _fail(("claims.jsonl", number), f"the claim {claim.slug!r} has no mention")
    used = {m.article for m in records.mentions} | {r.article for r in records.responses}
    for number, article in enumerate(records.articles, 1):
        if article.slug not in used:
            reason = f"the article {article.slug!r} has neither a mention nor a response"
            _fail(("articles.jsonl", number), reason)


def _once(file: str, what: str, values: Iterable[str | None]) -> None:
    first: dict[str, int] = {}
    for number, value in enumerate(values, 1):
        if value is None:
            continue
        if value in first:
            _fail((file, number), f"the {what} {value!r} is already on line {first[value]}")
        first[value] = number


def _parents(file: str, rows: Sequence[tuple[str, str | None]]) -> None:
    parent_of = dict(rows)
    for number, (slug, parent) in enumerate(rows, 1):
        if parent is not None and parent not in parent_of:
            _fail((file, number), f"the parent {parent!r} is not in the file")
        seen = {slug}
        above = parent
        while above is not None:
            if above in seen:
                _fail((file, number), f"{slug!r} is among its own parents")
            seen.add(above)
            above = parent_of.get(above)


def _fail(where: tuple[str, int], reason: str) -> None:
    raise BadInputError(f"{where[0]} line {where[1]}: {reason}")
