"""The columns of rewordings.csv. Their names are frozen."""

from app.domain.ledger import StillCarries
from app.domain.words import Direction, Slot
from app.export.columns import ADDRESS, CODE, EDTF, KEY, TEXT, Column, codes_of
from app.query.rewordings import RewordingRow

_NOTHING = "The words differ in nothing that is compared, or the claim is gone from the text."
_NOBODY = "No text held has it from there."

REWORDING_COLUMNS: tuple[Column[RewordingRow], ...] = (
    Column("rewording_id", KEY, "The rewording; one row for each text below it.", lambda r: r.id),
    Column("claim_id", KEY, "The claim.", lambda r: r.claim_slug),
    Column("article_id", KEY, "The article that was captured anew.", lambda r: r.article_id),
    Column("outlet", TEXT, "The name of its outlet.", lambda r: r.outlet),
    Column("old_quote", TEXT, "The words of the earlier capture.", lambda r: r.old_quote),
    Column(
        "new_quote",
        TEXT,
        "The words of the newer one.",
        lambda r: r.new_quote,
        empty="The newer text no longer has the claim.",
    ),
    Column("slot", CODE, "What differs.", lambda r: r.slot, codes=codes_of(Slot), empty=_NOTHING),
    Column(
        "direction",
        CODE,
        "Whether the newer wording commits to more, to less, or to something else.",
        lambda r: r.direction,
        codes=codes_of(Direction),
        empty=_NOTHING,
    ),
    Column("old_value", TEXT, "The value before.", lambda r: r.old_value, empty=_NOTHING),
    Column("new_value", TEXT, "The value after.", lambda r: r.new_value, empty=_NOTHING),
    Column(
        "from_sha256",
        KEY,
        "The capture with the earlier text.",
        lambda r: r.from_sha256,
        empty="Not known.",
    ),
    Column(
        "to_sha256",
        KEY,
        "The capture with the newer text.",
        lambda r: r.to_sha256,
        empty="Not known.",
    ),
    Column("recorded_at", TEXT, "When it was seen, ISO 8601 in UTC.", lambda r: r.recorded_at),
    Column(
        "carrier_article_id",
        KEY,
        "A text that has the claim from this article, directly or through others.",
        lambda r: r.carrier_id,
        empty=_NOBODY,
    ),
    Column("carrier", TEXT, "Its outlet.", lambda r: r.carrier_outlet, empty=_NOBODY),
    Column(
        "carrier_published",
        EDTF,
        "Its publication.",
        lambda r: r.carrier_published,
        empty="It gives no date, or there is none.",
    ),
    Column(
        "carries",
        CODE,
        "Which wording it carries, by its numbers, else by its words.",
        lambda r: r.state,
        codes=codes_of(StillCarries),
        empty=_NOBODY,
    ),
    Column(
        "words",
        TEXT,
        "Its own words by which that is told.",
        lambda r: r.words,
        empty="It no longer has the claim, or there is no such text.",
    ),
    Column("url", ADDRESS, "The article's page here.", lambda r: f"/articles/{r.article_id}"),
)
