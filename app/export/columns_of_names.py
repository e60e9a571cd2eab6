"""The columns of actors.csv, topics.csv and outlets.csv."""

from app.domain.words import ActorKind, OutletKind
from app.export.columns import ADDRESS, CODE, KEY, MANY, TEXT, WHOLE, YES_NO, Column
from app.query.cards import ActorCard, OutletCard, TopicCard

ACTOR_COLUMNS: tuple[Column[ActorCard], ...] = (
    Column("actor_id", KEY, "The actor; joins the other files.", lambda a: a.slug),
    Column("actor", TEXT, "Its full name.", lambda a: a.name),
    Column(
        "short_name",
        TEXT,
        "What chains call it.",
        lambda a: a.short_name,
        empty="It has no shorter name.",
    ),
    Column(
        "kind",
        CODE,
        "What it is.",
        lambda a: a.kind,
        codes=tuple(kind.value for kind in ActorKind),
    ),
    Column("country", TEXT, "ISO 3166 code.", lambda a: a.country, empty="None or unknown."),
    Column(
        "role",
        TEXT,
        "The office a person holds or what a body does.",
        lambda a: a.role,
        empty="Not recorded.",
    ),
    Column(
        "parent_id",
        KEY,
        "The actor it lies within (actor_id).",
        lambda a: a.parent.slug if a.parent else None,
        empty="It lies within no other.",
    ),
    Column(
        "aliases",
        MANY,
        "Other spellings, in any script; search finds it by each.",
        lambda a: a.aliases,
        empty="None recorded.",
    ),
    Column(
        "claims",
        WHOLE,
        "Claims that speak about it itself, whatever the filter.",
        lambda a: a.claims,
    ),
    Column("statements", WHOLE, "Mentions that rest on it as a source.", lambda a: a.statements),
    Column("responses", WHOLE, "Responses recorded of it.", lambda a: a.responses),
    Column(
        "of_desk",
        YES_NO,
        "Whether the desk knows it; no: proposed from a text.",
        lambda a: a.of_desk,
    ),
    Column("url", ADDRESS, "Its page.", lambda a: f"/actors/{a.slug}"),
)

TOPIC_COLUMNS: tuple[Column[TopicCard], ...] = (
    Column("topic_id", KEY, "The topic; joins the other files.", lambda t: t.slug),
    Column("topic", TEXT, "Its name.", lambda t: t.label),
    Column("definition", TEXT, "What belongs to it.", lambda t: t.definition),
    Column(
        "parent_id",
        KEY,
        "The topic it is part of (topic_id).",
        lambda t: t.parent,
        empty="It is part of no other.",
    ),
    Column(
        "claims",
        WHOLE,
        "Claims of it and its sub-topics that match the filter.",
        lambda t: t.claims,
    ),
    Column("url", ADDRESS, "Its page.", lambda t: f"/topics/{t.slug}"),
)

OUTLET_COLUMNS: tuple[Column[OutletCard], ...] = (
    Column("outlet_id", KEY, "The outlet; joins the other files.", lambda o: o.slug),
    Column("outlet", TEXT, "Its name.", lambda o: o.name),
    Column("domain", TEXT, "Its site, without www.", lambda o: o.domain, empty="Not known."),
    Column(
        "kind",
        CODE,
        "Who publishes.",
        lambda o: o.kind,
        codes=tuple(kind.value for kind in OutletKind),
    ),
    Column("country", TEXT, "ISO 3166 code.", lambda o: o.country, empty="None or unknown."),
    Column("articles", WHOLE, "Articles of it that are held.", lambda o: o.articles),
    Column("claims", WHOLE, "Claims its articles mention.", lambda o: o.claims),
    Column(
        "ghost",
        YES_NO,
        "Whether others name it and no article of it is held.",
        lambda o: o.ghost,
    ),
    Column(
        "of_desk",
        YES_NO,
        "Whether the desk knows it; no: proposed from a text.",
        lambda o: o.of_desk,
    ),
    Column("url", ADDRESS, "Its page.", lambda o: f"/outlets/{o.slug}"),
)
