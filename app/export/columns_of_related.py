"""The columns of related.csv. Their names are frozen."""

from app.domain.ledger import RelatedKind
from app.export.columns import (
    ADDRESS,
    CODE,
    EDTF,
    KEY,
    MANY,
    NUMBER,
    TEXT,
    WHOLE,
    YES_NO,
    Column,
    codes_of,
)
from app.query.related import RelatedRow

RELATED_COLUMNS: tuple[Column[RelatedRow], ...] = (
    Column("claim_id", KEY, "The claim.", lambda r: r.claim_slug),
    Column("claim", TEXT, "The claim in neutral words.", lambda r: r.claim),
    Column(
        "kind",
        CODE,
        "What the other claim is beside it; it is never added to it.",
        lambda r: r.kind,
        codes=codes_of(RelatedKind),
    ),
    Column("other_id", KEY, "The other claim (claim_id).", lambda r: r.other_slug),
    Column("other", TEXT, "The other claim in neutral words.", lambda r: r.other),
    Column(
        "score",
        NUMBER,
        "From 0 to 1: how sure the machine is that the two belong beside one another.",
        lambda r: r.score,
    ),
    Column("reason", TEXT, "Why, in words.", lambda r: r.reason),
    Column(
        "other_event_date",
        EDTF,
        "When the other is said to have happened.",
        lambda r: r.event_date,
        empty="No date is given.",
    ),
    Column("other_origins_min", WHOLE, "Fewest origins of the other.", lambda r: r.origins_min),
    Column("other_origins_max", WHOLE, "Most origins of the other.", lambda r: r.origins_max),
    Column(
        "other_origins",
        MANY,
        "Who stands behind the other.",
        lambda r: r.origins,
        empty="Nobody is known.",
    ),
    Column("other_outlets", WHOLE, "Outlets that tell the other.", lambda r: r.outlets),
    Column("other_articles", WHOLE, "Articles that tell the other.", lambda r: r.articles),
    Column(
        "shared_origins",
        MANY,
        "Origins that stand behind both.",
        lambda r: r.shared_origins,
        empty="None.",
    ),
    Column(
        "another_origin",
        YES_NO,
        "Whether somebody stands behind the other who does not stand behind this claim; that is "
        "no confirmation of this one.",
        lambda r: r.another_origin,
    ),
    Column("url", ADDRESS, "The page of the other claim.", lambda r: f"/claims/{r.other_slug}"),
)
