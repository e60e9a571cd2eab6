"""The columns of grades.csv. Their names are frozen."""

from app.domain.grades import codes_of_axis
from app.domain.ledger import Axis
from app.export.columns import ADDRESS, CODE, KEY, TEXT, WHOLE, YES_NO, Column, codes_of
from app.query.grades import GradeRow

_NO_CLAIM = "It is not of a claim."

GRADE_COLUMNS: tuple[Column[GradeRow], ...] = (
    Column("grade_id", KEY, "The grade.", lambda g: g.id),
    Column("kind", CODE, "What is graded.", lambda g: g.kind, codes=("claim", "outlet", "actor")),
    Column("subject_id", KEY, "Its claim_id, outlet_id or actor_id.", lambda g: g.slug),
    Column("subject", TEXT, "The claim's statement, or the name.", lambda g: g.name),
    Column(
        "axis",
        CODE,
        "reliability: of an outlet or actor; credibility: of a claim (NATO AJP-2.1).",
        lambda g: g.axis,
        codes=codes_of(Axis),
    ),
    Column(
        "code",
        CODE,
        "The sign as the person gave it. Signs are no numbers: F and 6 say that it cannot be "
        "judged, and none of them is ever averaged.",
        lambda g: g.code,
        codes=(*codes_of_axis(Axis.RELIABILITY), *codes_of_axis(Axis.CREDIBILITY)),
    ),
    Column("wording", TEXT, "What the sign says.", lambda g: g.wording),
    Column("signed_by", TEXT, "Who graded it.", lambda g: g.signed_by),
    Column("signed_at", TEXT, "When, as ISO 8601 in UTC.", lambda g: g.signed_at),
    Column("reason", TEXT, "Why, in that person's words.", lambda g: g.reason),
    Column(
        "origins_min",
        WHOLE,
        "The least number of independent origins of the claim when it was signed.",
        lambda g: g.origins_min,
        empty=_NO_CLAIM,
    ),
    Column(
        "origins_max",
        WHOLE,
        "The most there can have been.",
        lambda g: g.origins_max,
        empty=_NO_CLAIM,
    ),
    Column(
        "origins_now",
        WHOLE,
        "The least number it has at present.",
        lambda g: g.now_min,
        empty=_NO_CLAIM,
    ),
    Column(
        "superseded",
        YES_NO,
        "Whether the same person has signed a newer grade of it.",
        lambda g: g.superseded,
    ),
    Column("url", ADDRESS, "Its page here.", lambda g: f"/{g.kind}s/{g.slug}"),
)
