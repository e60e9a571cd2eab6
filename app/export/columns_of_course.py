"""The columns of origins.csv, course.csv and dead_ends.csv. Their names are frozen."""

from app.domain.ledger import EventKind
from app.domain.words import Act
from app.export.columns import (
    ADDRESS,
    CODE,
    EDTF,
    KEY,
    MANY,
    TEXT,
    WHOLE,
    YES_NO,
    Column,
    codes_of,
)
from app.query.course import CourseRow
from app.query.dead_ends import DeadEnd, WhyEnded
from app.query.origins import OriginsRow

ORIGINS_COLUMNS: tuple[Column[OriginsRow], ...] = (
    Column("claim_id", KEY, "The claim.", lambda r: r.slug),
    Column("claim", TEXT, "The statement in neutral words.", lambda r: r.statement),
    Column(
        "origins_min", WHOLE, "The least number of independent origins.", lambda r: r.origins_min
    ),
    Column(
        "origins_max", WHOLE, "The largest number of independent origins.", lambda r: r.origins_max
    ),
    Column(
        "origins",
        MANY,
        "One name an origin, origins_max of them.",
        lambda r: r.origins,
        empty="None is known.",
    ),
    Column("articles", WHOLE, "Articles that mention it.", lambda r: r.articles),
    Column("outlets", WHOLE, "Outlets of these articles.", lambda r: r.outlets),
    Column(
        "reprinting",
        WHOLE,
        "Outlets among them that print or translate another’s text.",
        lambda r: r.reprinting,
    ),
    Column("told", TEXT, "These figures as one sentence.", lambda r: r.told),
    Column(
        "circles",
        MANY,
        "Circular reporting: each circle once round; it counts once.",
        lambda r: r.circles,
        empty="None.",
    ),
    Column("url", ADDRESS, "The claim’s page.", lambda r: f"/claims/{r.slug}"),
)

COURSE_COLUMNS: tuple[Column[CourseRow], ...] = (
    Column("event_id", KEY, "The event; made anew with its claim’s chain.", lambda e: e.id),
    Column("claim_id", KEY, "The claim.", lambda e: e.claim_slug),
    Column(
        "position", WHOLE, "Its place in the course of the claim, from 0.", lambda e: e.position
    ),
    Column("kind", CODE, "What is new.", lambda e: e.kind, codes=codes_of(EventKind)),
    Column(
        "day",
        EDTF,
        "Publication of the first held text in which it is seen.",
        lambda e: e.day,
        empty="That text has no date; such events come last.",
    ),
    Column("name", TEXT, "The outlet, the origin, or who responded.", lambda e: e.name),
    Column(
        "act",
        CODE,
        "The act of a response.",
        lambda e: e.act,
        codes=codes_of(Act),
        empty="It is no response.",
    ),
    Column("article_id", KEY, "The text in which it is seen.", lambda e: e.article_id),
    Column("outlet", TEXT, "The outlet of that text.", lambda e: e.outlet),
    Column(
        "response_id",
        KEY,
        "The response.",
        lambda e: e.response_id,
        empty="It is no response.",
    ),
    Column("articles", WHOLE, "Articles from then on.", lambda e: e.articles),
    Column("outlets", WHOLE, "Outlets from then on.", lambda e: e.outlets),
    Column(
        "origins_min",
        WHOLE,
        "The least number of independent origins from then on.",
        lambda e: e.origins_min,
    ),
    Column(
        "origins_max",
        WHOLE,
        "The largest number of independent origins from then on.",
        lambda e: e.origins_max,
    ),
    Column(
        "responses",
        WHOLE,
        "Responses from then on; one act of one actor on one day counts once.",
        lambda e: e.responses,
    ),
    Column("url", ADDRESS, "The claim’s page.", lambda e: f"/claims/{e.claim_slug}"),
)

DEAD_END_COLUMNS: tuple[Column[DeadEnd], ...] = (
    Column("dead_end_id", KEY, "The node; made anew with its claim’s chain.", lambda d: d.id),
    Column("claim_id", KEY, "The claim.", lambda d: d.claim_slug),
    Column(
        "kind",
        CODE,
        "What it is.",
        lambda d: d.kind,
        codes=("text", "ghost", "actor", "document", "unnamed", "nosource"),
    ),
    Column("name", TEXT, "What it is called.", lambda d: d.name),
    Column(
        "why", CODE, "Why the chain cannot be read on.", lambda d: d.why, codes=codes_of(WhyEnded)
    ),
    Column("reason", TEXT, "The same in words.", lambda d: d.reason),
    Column(
        "behind",
        YES_NO,
        "Whether some text says all the same whom it has it from.",
        lambda d: d.behind,
    ),
    Column(
        "actor_id",
        KEY,
        "The institution an unnamed source is in.",
        lambda d: d.actor_slug,
        empty="It is no actor.",
    ),
    Column(
        "outlet_id",
        KEY,
        "The outlet of a page that is not held.",
        lambda d: d.outlet_slug,
        empty="It is no page, or its outlet is not known.",
    ),
    Column(
        "article_id",
        KEY,
        "The text that names no source.",
        lambda d: d.article_id,
        empty="It is no text that is held.",
    ),
    Column(
        "cited_in",
        MANY,
        "The articles that name it (article_id).",
        lambda d: tuple(str(article_id) for article_id, _ in d.cited_by),
        empty="It is a text itself.",
    ),
    Column(
        "cited_by",
        MANY,
        "Their outlets.",
        lambda d: tuple(dict.fromkeys(name for _, name in d.cited_by)),
        empty="It is a text itself.",
    ),
    Column("url", ADDRESS, "The claim’s page.", lambda d: f"/claims/{d.claim_slug}"),
)
