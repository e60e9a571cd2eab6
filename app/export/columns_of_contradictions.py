"""The columns of contradictions.csv. Their names are frozen."""

from app.domain.ledger import ContradictionKind
from app.export.columns import ADDRESS, CODE, EDTF, KEY, TEXT, Column, codes_of
from app.query.contradictions import DATED, ContradictionRow

CONTRADICTION_COLUMNS: tuple[Column[ContradictionRow], ...] = (
    Column("contradiction_id", KEY, "The contradiction.", lambda r: r.id),
    Column("claim_id", KEY, "The claim.", lambda r: r.claim_slug),
    Column(
        "kind",
        CODE,
        "dated_after_capture: it dates a report after the day on which that was to be read; "
        "cites_younger: it names a text that came out after it; precedes_source: it came out "
        "before the day on which its source is said to have spoken, or published.",
        lambda r: r.kind,
        codes=codes_of(ContradictionKind),
    ),
    Column("article_id", KEY, "The article that tells it.", lambda r: r.article_id),
    Column("outlet", TEXT, "The name of its outlet.", lambda r: r.outlet),
    Column("words", TEXT, "Its words that tell the day, or name the source.", lambda r: r.words),
    Column("told", EDTF, "The day as the article tells it, or its own.", lambda r: r.told),
    Column("told_of", CODE, "What that day dates.", lambda r: r.told_of, codes=DATED),
    Column(
        "known",
        EDTF,
        "The day that rules it out; with a time where one is known.",
        lambda r: r.known,
    ),
    Column("known_of", CODE, "What that day dates.", lambda r: r.known_of, codes=DATED),
    Column(
        "other_article_id",
        KEY,
        "The held text that is meant.",
        lambda r: r.other_article_id,
        empty="None is held, or a statement is meant.",
    ),
    Column("other", TEXT, "Who published or said it.", lambda r: r.other_outlet),
    Column("url", ADDRESS, "The article's page here.", lambda r: f"/articles/{r.article_id}"),
)
