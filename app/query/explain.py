"""Why a mention is there: which rule or model made it, from which words, and why it joined."""

from sqlalchemy import Connection, select
from sqlmodel import col

from app.base.errors import NotHeldError
from app.base.text import one_line
from app.query import core
from app.query.cards import MentionRow, StepRow
from app.query.mentions import load_mentions
from app.query.rules import describe_rule
from app.store.tables import Mention, Run


def explain_mention(connection: Connection, mention_id: int) -> str:
    """Say in lines which rule found the mention, from which words, and why it joined its claim.

    Raises:
        NotHeldError: there is no such mention.
    """
    found = load_mentions(connection, core.mention.c.id == mention_id)
    if not found:
        raise NotHeldError(
            f"There is no mention {mention_id}; `whence export mentions` lists them."
        )
    mention = found[0]
    quote = mention.quote if mention.described else f"“{one_line(mention.quote)}”"
    lines = [f"described: {quote}" if mention.described else quote, _place(mention)]
    if mention.rule:
        lines.append(f"found by the rule {mention.rule}: {describe_rule(mention.rule)}")
        lines.append(f"confidence {mention.score or 0:.2f} of 1")
    lines += [_step(step) for step in mention.steps]
    if not mention.steps:
        lines.append("source: none is named")
    if mention.claim_slug:
        why = f": {mention.join_reason}" if mention.join_reason else ""
        sure = f" ({mention.join_score:.2f})" if why and mention.join_score is not None else ""
        lines.append(f"joined to the claim {mention.claim_slug}{why}{sure}")
    else:
        lines.append("not linked to a claim yet")
    lines.append(f"review: {mention.review}")
    return "\n".join([*lines, *_run(connection, mention)])


def _place(mention: MentionRow) -> str:
    where = mention.article_url or mention.article_title or f"article {mention.article_id}"
    if mention.start is None or mention.end is None:
        return f"in {where}"
    content = ""
    if (mention.content_start, mention.content_end) != (mention.start, mention.end):
        content = f", what is claimed {mention.content_start}–{mention.content_end}"
    return f"in {where} (article {mention.article_id}), characters {_span(mention)}{content}"


def _span(mention: MentionRow) -> str:
    return f"{mention.start}–{mention.end}"


def _step(step: StepRow) -> str:
    at = f" at {step.start}–{step.end}" if step.start is not None else ""
    words = f" from “{one_line(step.words)}”{at}" if step.words else ""
    cue = f", cue “{one_line(step.cue)}”" if step.cue else ""
    return f"source: {step.name} ({step.naming}){words}{cue}"


def _run(connection: Connection, mention: MentionRow) -> list[str]:
    row = connection.execute(
        select(
            col(Run.id), col(Run.stage), col(Run.version), col(Run.settings), col(Run.started_at)
        )
        .join(Mention, col(Mention.run_id) == col(Run.id))
        .where(col(Mention.id) == mention.id)
    ).one_or_none()
    if row is None:
        return []
    settings = ", ".join(f"{key} {value}" for key, value in row.settings.items() if value)
    told = f", {settings}" if settings else ""
    return [f"run: {row.stage} {row.version} #{row.id}, {row.started_at:%Y-%m-%d %H:%M} UTC{told}"]
