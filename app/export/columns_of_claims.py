"""The columns of claims.csv and articles.csv. Those of claims.csv are frozen."""

from app.domain.words import Act, DateBasis, Review
from app.export.columns import (
    ADDRESS,
    CODE,
    DAY,
    EDTF,
    KEY,
    MANY,
    NUMBER,
    REVIEW,
    TEXT,
    WHOLE,
    YES_NO,
    Column,
    codes_of,
)
from app.query.rows import ArticleRow, ClaimRow

CLAIM_COLUMNS: tuple[Column[ClaimRow], ...] = (
    Column("claim_id", KEY, "The claim; joins the other files.", lambda c: c.slug),
    Column("claim", TEXT, "The statement in neutral words.", lambda c: c.statement),
    Column("topics", MANY, "Its topics (topic_id).", lambda c: c.topics, empty="None recorded."),
    Column(
        "actors",
        MANY,
        "Whom it speaks about (actor_id).",
        lambda c: c.actors,
        empty="None recorded.",
    ),
    Column(
        "event_date",
        EDTF,
        "When the event is said to take place.",
        lambda c: c.event_date,
        empty="Not known.",
    ),
    Column(
        "event_earliest",
        DAY,
        "The first day event_date can mean.",
        lambda c: c.event_earliest,
        empty="Not known or open.",
    ),
    Column(
        "event_latest",
        DAY,
        "The last day event_date can mean.",
        lambda c: c.event_latest,
        empty="Not known or open.",
    ),
    Column(
        "first_reported",
        EDTF,
        "Publication of the earliest dated article that mentions it.",
        lambda c: c.first_reported,
        empty="No such article has a date.",
    ),
    Column(
        "first_outlet",
        TEXT,
        "The outlet of that article.",
        lambda c: c.first_outlet,
        empty="No such article has a date.",
    ),
    Column(
        "last_reported",
        EDTF,
        "Publication of the latest dated article that mentions it.",
        lambda c: c.last_reported,
        empty="No such article has a date.",
    ),
    Column("articles", WHOLE, "Articles that mention it.", lambda c: c.articles),
    Column("outlets", WHOLE, "Outlets of these articles.", lambda c: c.outlets),
    Column(
        "origins_min", WHOLE, "The least number of independent origins.", lambda c: c.origins_min
    ),
    Column(
        "origins_max", WHOLE, "The largest number of independent origins.", lambda c: c.origins_max
    ),
    Column("origins", MANY, "Their names.", lambda c: c.origins, empty="None is named."),
    Column(
        "chain",
        TEXT,
        "Who has it from whom; * marks what is named but not held, “ | ” parts several ways.",
        lambda c: c.chain,
        empty="No chain is known.",
    ),
    Column(
        "response_status",
        MANY,
        "The acts recorded as answers to it or a part of it.",
        lambda c: c.response_status,
        codes=codes_of(Act),
        empty="No answer is recorded.",
    ),
    Column("responses", WHOLE, "How many answers are recorded.", lambda c: c.responses),
    Column(
        "response_actors",
        MANY,
        "Who answered (actor_id).",
        lambda c: c.response_actors,
        empty="No answer is recorded.",
    ),
    Column(
        "last_response",
        EDTF,
        "The day of the latest answer.",
        lambda c: c.last_response,
        empty="No answer, or none with a date.",
    ),
    Column(
        "drift",
        MANY,
        "What changed on the way, as slot:direction; drift.csv has the values.",
        lambda c: c.drift,
        empty="Nothing was found to change.",
    ),
    Column("review", CODE, REVIEW, lambda c: c.review, codes=codes_of(Review)),
    Column("url", ADDRESS, "Its page.", lambda c: f"/claims/{c.slug}"),
)

ARTICLE_COLUMNS: tuple[Column[ArticleRow], ...] = (
    Column("article_id", KEY, "The article; joins the other files.", lambda a: a.id),
    Column("slug", KEY, "Its name in the desk's own files.", lambda a: a.slug),
    Column("outlet_id", KEY, "Its outlet.", lambda a: a.outlet_slug),
    Column("outlet", TEXT, "The outlet's name.", lambda a: a.outlet),
    Column("title", TEXT, "Its headline.", lambda a: a.title, empty="Not kept."),
    Column("byline", TEXT, "Its author as printed.", lambda a: a.byline, empty="Not kept."),
    Column("published", EDTF, "When it was published.", lambda a: a.published, empty="Not known."),
    Column(
        "published_basis",
        CODE,
        "Where that date was read.",
        lambda a: a.published_basis,
        codes=codes_of(DateBasis),
        empty="There is no date, or its origin is not recorded.",
    ),
    Column(
        "retrieved", EDTF, "When it was fetched, as told.", lambda a: a.retrieved, empty="Not told."
    ),
    Column("language", TEXT, "ISO 639 code.", lambda a: a.language, empty="Not known."),
    Column("held", YES_NO, "Whether its text is held; no: only described.", lambda a: a.held),
    Column("completeness", TEXT, "How much of it was seen.", lambda a: a.completeness),
    Column(
        "copy_of",
        KEY,
        "The article_id of the text it repeats.",
        lambda a: a.copy_of,
        empty="It is not known to repeat another.",
    ),
    Column(
        "copy_share",
        NUMBER,
        "How much of the shorter text stands in the other, 0 to 1.",
        lambda a: a.copy_share,
        empty="Not measured.",
    ),
    Column("claims", WHOLE, "Claims it mentions.", lambda a: a.claims),
    Column("mentions", WHOLE, "Mentions found in it.", lambda a: a.mentions),
    Column("responses", WHOLE, "Responses found in it.", lambda a: a.responses),
    Column("article_url", ADDRESS, "It at its outlet.", lambda a: a.url, empty="Not known."),
    Column("url", ADDRESS, "Its page here.", lambda a: f"/articles/{a.id}"),
)
