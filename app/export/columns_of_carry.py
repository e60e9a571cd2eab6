"""The columns of carry.csv, fidelity.csv and replies.csv."""

from collections.abc import Iterator

from app.domain.ledger import Aspect, Carried
from app.export.columns import (
    ADDRESS,
    CODE,
    DAY,
    EDTF,
    KEY,
    MANY,
    NUMBER,
    TEXT,
    WHOLE,
    Column,
    codes_of,
)
from app.query.carry import CarryRow
from app.query.fidelity import LEAST, FidelityRow
from app.query.outlet_replies import OutletReplyRow

_ASPECTS = {
    Aspect.ORIGIN: "the origin is named or described",
    Aspect.INTERMEDIARY: "the outlet between is named",
    Aspect.HEDGE: "the claim is left open: hedged, questioned, or with words of caution",
    Aspect.RESPONSE: "an answer to the claim is told",
}


def _marks() -> Iterator[Column[CarryRow]]:
    for aspect, meaning in _ASPECTS.items():
        yield Column(
            aspect.value,
            CODE,
            f"Whether {meaning}, against the text above it.",
            lambda row, aspect=aspect: row.mark(aspect).state,
            codes=codes_of(Carried),
        )


def _words() -> Iterator[Column[CarryRow]]:
    for aspect in _ASPECTS:
        yield Column(
            f"{aspect.value}_words",
            TEXT,
            "The words of this text; where it dropped something, what stands there instead.",
            lambda row, aspect=aspect: row.mark(aspect).words,
            empty="It has none.",
        )
        yield Column(
            f"{aspect.value}_upper_words",
            TEXT,
            "The words of the text above it.",
            lambda row, aspect=aspect: row.mark(aspect).upper_words,
            empty="It has none, or none is held.",
        )


CARRY_COLUMNS: tuple[Column[CarryRow], ...] = (
    Column("claim_id", KEY, "The claim.", lambda r: r.claim_slug),
    Column("article_id", KEY, "The article.", lambda r: r.article_id),
    Column("outlet", TEXT, "The name of its outlet.", lambda r: r.outlet.name),
    Column("published", EDTF, "Its publication.", lambda r: r.published, empty="Not known."),
    Column(
        "upper_article_id",
        MANY,
        "The articles it has the claim from (article_id): what it says is set against them.",
        lambda r: tuple(str(upper) for upper in r.uppers),
        empty="None of them is held.",
    ),
    *_marks(),
    *_words(),
)


def _shares() -> Iterator[Column[FidelityRow]]:
    hidden = f"Under {LEAST}."
    for at, aspect in enumerate(Aspect):
        name = aspect.value
        yield Column(
            f"{name}_n",
            WHOLE,
            f"Claims in its texts where the text above had it: {_ASPECTS[aspect]}.",
            lambda row, at=at: row.shares[at].n,
        )
        yield Column(
            f"{name}_articles",
            WHOLE,
            "The articles these are in.",
            lambda row, at=at: row.shares[at].articles,
        )
        yield Column(
            f"{name}_kept",
            WHOLE,
            "In how many of them it is kept.",
            lambda row, at=at: row.shares[at].kept,
            empty=hidden,
        )
        yield Column(
            f"{name}_share",
            NUMBER,
            "The share kept, 0 to 1.",
            lambda row, at=at: _rounded(row.shares[at].share),
            empty=hidden,
        )
        yield Column(
            f"{name}_low",
            NUMBER,
            "The lower bound of the share (Wilson, 95 %).",
            lambda row, at=at: _rounded(row.shares[at].low),
            empty=hidden,
        )
        yield Column(
            f"{name}_high",
            NUMBER,
            "The upper bound.",
            lambda row, at=at: _rounded(row.shares[at].high),
            empty=hidden,
        )


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


FIDELITY_COLUMNS: tuple[Column[FidelityRow], ...] = (
    Column("outlet_id", KEY, "The outlet; joins the other files.", lambda r: r.outlet.slug),
    Column("outlet", TEXT, "Its name.", lambda r: r.outlet.name),
    Column("articles", WHOLE, "Articles of it that are held.", lambda r: r.outlet.articles),
    *_shares(),
    Column("url", ADDRESS, "Its page.", lambda r: f"/outlets/{r.outlet.slug}"),
)

REPLY_COLUMNS: tuple[Column[OutletReplyRow], ...] = (
    Column("reply_id", KEY, "The reply.", lambda r: r.id),
    Column("outlet_id", KEY, "The outlet that replies.", lambda r: r.outlet.slug),
    Column("outlet", TEXT, "Its name.", lambda r: r.outlet.name),
    Column("words", TEXT, "What it says, exactly as given.", lambda r: r.words),
    Column("signed_by", TEXT, "Who signs it.", lambda r: r.signed_by),
    Column("said_on", EDTF, "When it was said.", lambda r: r.said_on, empty="Not given."),
    Column("recorded_on", DAY, "The day it was recorded here.", lambda r: r.recorded_on),
    Column("reply_url", ADDRESS, "Where it stands.", lambda r: r.url, empty="Not given."),
    Column("url", ADDRESS, "The outlet's page.", lambda r: f"/outlets/{r.outlet.slug}#reply"),
)
