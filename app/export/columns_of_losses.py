"""The columns of losses.csv and headlines.csv."""

from app.domain.ledger import LossKind
from app.domain.words import Direction, Slot
from app.export.columns import CODE, EDTF, KEY, TEXT, YES_NO, Column, codes_of
from app.query.headlines import HeadlineRow
from app.query.losses import LossRow

_IN_WORDS = "The whole passage; our own words where the text is only described."

LOSS_COLUMNS: tuple[Column[LossRow], ...] = (
    Column("loss_id", KEY, "The loss.", lambda x: x.id),
    Column("claim_id", KEY, "The claim.", lambda x: x.claim_slug),
    Column("claim", TEXT, "The claim's statement.", lambda x: x.claim),
    Column(
        "loss",
        CODE,
        "What the text downstream no longer says about where it has the claim from.",
        lambda x: x.loss,
        codes=codes_of(LossKind),
    ),
    Column("from_article_id", KEY, "The article upstream.", lambda x: x.from_article_id),
    Column("from_outlet", TEXT, "Its outlet.", lambda x: x.from_outlet),
    Column(
        "from_published", EDTF, "Its day.", lambda x: x.from_published, empty="It is not known."
    ),
    Column("to_article_id", KEY, "The article downstream.", lambda x: x.to_article_id),
    Column("to_outlet", TEXT, "Its outlet.", lambda x: x.to_outlet),
    Column("to_published", EDTF, "Its day.", lambda x: x.to_published, empty="It is not known."),
    Column("from_words", TEXT, "The source or hedge as worded upstream.", lambda x: x.from_words),
    Column("to_words", TEXT, "What stands for it downstream.", lambda x: x.to_words),
    Column("from_quote", TEXT, f"{_IN_WORDS} Upstream.", lambda x: x.from_quote),
    Column("to_quote", TEXT, f"{_IN_WORDS} Downstream.", lambda x: x.to_quote),
    Column(
        "described",
        YES_NO,
        "Whether one of both texts is only described, not held.",
        lambda x: x.from_described or x.to_described,
    ),
)

HEADLINE_COLUMNS: tuple[Column[HeadlineRow], ...] = (
    Column("headline_id", KEY, "The difference.", lambda x: x.id),
    Column("claim_id", KEY, "The claim.", lambda x: x.claim_slug),
    Column("claim", TEXT, "The claim's statement.", lambda x: x.claim),
    Column("article_id", KEY, "The article.", lambda x: x.article_id),
    Column("outlet", TEXT, "Its outlet.", lambda x: x.outlet),
    Column("published", EDTF, "Its day.", lambda x: x.published, empty="It is not known."),
    Column("slot", CODE, "What differs.", lambda x: x.slot, codes=codes_of(Slot)),
    Column(
        "direction",
        CODE,
        "Whether the headline commits to more than the text, to less, or to something else.",
        lambda x: x.direction,
        codes=codes_of(Direction),
    ),
    Column("headline_value", TEXT, "As the headline says it.", lambda x: x.headline_value),
    Column("body_value", TEXT, "As the text below says it.", lambda x: x.body_value),
    Column("headline_quote", TEXT, "The headline or standfirst.", lambda x: x.headline_quote),
    Column("body_quote", TEXT, "The passage of the text.", lambda x: x.body_quote),
)
