"""The columns of missing.csv and due.csv. Their names are frozen."""

from app.domain.ledger import DueState, MissingState
from app.domain.words import ActorRole
from app.export.columns import ADDRESS, CODE, DAY, EDTF, KEY, TEXT, WHOLE, Column, codes_of
from app.query.due import DueRow
from app.query.missing import MissingRow

_NOT_ASKED = "No text tells of a request."

MISSING_COLUMNS: tuple[Column[MissingRow], ...] = (
    Column("missing_id", KEY, "The missing answer.", lambda m: m.id),
    Column("claim_id", KEY, "The claim.", lambda m: m.claim_slug),
    Column("claim", TEXT, "The claim's statement.", lambda m: m.claim),
    Column("actor_id", KEY, "Whose answer is missing.", lambda m: m.actor.slug),
    Column("actor", TEXT, "The actor's name.", lambda m: m.actor.name),
    Column(
        "role",
        CODE,
        "What the actor is in the claim.",
        lambda m: m.role,
        codes=codes_of(ActorRole),
        empty="It is not in the claim itself, but was asked about it.",
    ),
    Column(
        "state",
        CODE,
        "asked_no_answer: a text tells of a request and none of an answer; not_reported_asked: "
        "it is named in the claim, and neither a request nor an answer of it, of those above or "
        "within it, or of another body of its state is recorded.",
        lambda m: m.state,
        codes=codes_of(MissingState),
    ),
    Column(
        "words",
        TEXT,
        "What the text says of the request; of a text that is only described, our summary.",
        lambda m: m.words,
        empty=_NOT_ASKED,
    ),
    Column(
        "window_min_hours",
        WHOLE,
        "The least hours from the request to publication, where the text says.",
        lambda m: m.window_min_hours,
        empty="The text does not say.",
    ),
    Column(
        "window_max_hours",
        WHOLE,
        "The most hours from the request to publication.",
        lambda m: m.window_max_hours,
        empty="The text gives no upper end.",
    ),
    Column(
        "response_id",
        KEY,
        "The request, in responses.csv.",
        lambda m: m.response_id,
        empty=_NOT_ASKED,
    ),
    Column(
        "article_id",
        KEY,
        "The article that tells of it.",
        lambda m: m.article_id,
        empty=_NOT_ASKED,
    ),
    Column(
        "outlet",
        TEXT,
        "The name of the article's outlet.",
        lambda m: m.outlet.name if m.outlet else None,
        empty=_NOT_ASKED,
    ),
    Column(
        "published",
        EDTF,
        "Publication of the article.",
        lambda m: m.published,
        empty="The article gives no date, or there is none.",
    ),
    Column("texts", WHOLE, "Articles that mention the claim.", lambda m: m.texts),
    Column(
        "texts_read",
        WHOLE,
        "Of these, articles whose text is held; of the others only what was recorded is known.",
        lambda m: m.texts_read,
    ),
)

DUE_COLUMNS: tuple[Column[DueRow], ...] = (
    Column("claim_id", KEY, "The claim.", lambda d: d.claim_slug),
    Column("claim", TEXT, "The claim's statement.", lambda d: d.claim),
    Column("due_date", EDTF, "By when it should have happened.", lambda d: d.due),
    Column(
        "due_latest",
        DAY,
        "The last day this can mean; from the day after it is past.",
        lambda d: d.latest,
        empty="It has no end.",
    ),
    Column(
        "state",
        CODE,
        "On the day of asking. reported: a later wording tells of it as happened; else open until "
        "the last day is past, and not_followed_up from then on.",
        lambda d: d.state,
        codes=codes_of(DueState),
    ),
    Column(
        "words",
        TEXT,
        "The wording that foretells it; of a text that is only described, our summary.",
        lambda d: d.words,
    ),
    Column("article_id", KEY, "The article that foretells it.", lambda d: d.article_id),
    Column("outlet", TEXT, "The name of its outlet.", lambda d: d.outlet.name),
    Column(
        "published", EDTF, "Publication of the article.", lambda d: d.published, empty="Not known."
    ),
    Column(
        "followed_by_article_id",
        KEY,
        "The article that tells of it as happened.",
        lambda d: d.follow_article_id,
        empty="No text held does.",
    ),
    Column(
        "followed_by_outlet",
        TEXT,
        "The name of its outlet.",
        lambda d: d.follow_outlet.name if d.follow_outlet else None,
        empty="No text held does.",
    ),
    Column(
        "followed_by_published",
        EDTF,
        "Its publication.",
        lambda d: d.follow_published,
        empty="No text held does, or it gives no date.",
    ),
    Column(
        "followed_by_words",
        TEXT,
        "Its wording.",
        lambda d: d.follow_words,
        empty="No text held does.",
    ),
    Column("url", ADDRESS, "The claim's page here.", lambda d: f"/claims/{d.claim_slug}"),
)
