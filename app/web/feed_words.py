"""Entries of feeds in words: what is new, where it was seen, and why it is in the feed."""

from collections.abc import Mapping

from app.export.atom import FeedEntry
from app.query.cards import ArticleCard, ResponseRow
from app.query.changes import Change, ChangeKind
from app.web.words import ACTS, SCOPES, SLOTS, count, origins, plain_day

KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.ORIGIN: "new origin",
    ChangeKind.RESPONSE: "new response",
    ChangeKind.ARTICLE: "new text",
    ChangeKind.DRIFT: "changed on the way",
    ChangeKind.REWORDED: "changed by its outlet",
    ChangeKind.CORRECTED: "record corrected",
}
_PLACES = {
    ChangeKind.ORIGIN: "#chain",
    ChangeKind.RESPONSE: "#responses",
    ChangeKind.ARTICLE: "#mentions",
    ChangeKind.DRIFT: "#changes",
    ChangeKind.REWORDED: "#changes",
}


def tell_change(change: Change, why: str) -> FeedEntry:
    """Return what was newly recorded of a claim as an entry."""
    said = "; ".join(part for part in (_seen(change), _counted(change)) if part)
    text = None if change.article_id is None else f"/articles/{change.article_id}"
    return FeedEntry(
        key=change.key,
        title=f"{_title(change)} – {change.claim}",
        path=f"/claims/{change.claim_slug}{_PLACES.get(change.kind, '')}",
        summary=f"{said[:1].upper()}{said[1:]}. {why}",
        updated=change.recorded_at,
        author=change.outlet,
        source=text,
        category=(change.kind.value, KINDS[change.kind]),
    )


def tell_article(card: ArticleCard, why: str) -> FeedEntry:
    """Return an article as an entry, without the time it was recorded."""
    found = f"{count(card.claims, 'claim')}, {count(card.responses, 'response')}"
    held = "held" if card.held else "only described"
    return FeedEntry(
        key=f"article/{card.slug}",
        title=f"New text: {card.title or f'{card.outlet.name}, title not kept'}",
        path=f"/articles/{card.id}",
        summary=f"{card.outlet.name}, {plain_day(card.published)}: {found}; {held}. {why}",
        updated=None,
        author=card.outlet.name,
        category=(ChangeKind.ARTICLE.value, KINDS[ChangeKind.ARTICLE]),
    )


def tell_response(row: ResponseRow, why: str) -> FeedEntry:
    """Return a response as an entry, without the time it was recorded."""
    words = f"“{row.quote}”" if row.quote else f"{row.summary or 'Words not kept'} (described)"
    about = f"About {SCOPES[row.scope]}{': ' + row.claim if row.claim else '.'}"
    day = plain_day(row.date, "day not given")
    return FeedEntry(
        key=f"response/{row.id}",
        title=f"{ACTS[row.act].capitalize()}: {row.actor.name}",
        path=f"/articles/{row.article_id}#response-{row.id}",
        summary=f"{day}, in {row.outlet.name}: {words} {about} {why}",
        updated=None,
        author=row.outlet.name,
        category=(row.act, ACTS[row.act]),
    )


def _title(change: Change) -> str:
    turned = f"{_short(change.before)} → {_short(change.after)}"
    match change.kind:
        case ChangeKind.ORIGIN:
            return f"New origin: {change.name}"
        case ChangeKind.RESPONSE:
            return f"New {ACTS.get(change.act or '', 'response')}: {change.name}"
        case ChangeKind.ARTICLE:
            return f"New text: {change.outlet}"
        case ChangeKind.DRIFT:
            return f"Changed on the way: {SLOTS.get(change.name, change.name)}, {turned}"
        case ChangeKind.REWORDED:
            gone = "no longer says it" if change.after is None else "words it otherwise"
            return f"Correction: {change.outlet} {gone}"
        case ChangeKind.CORRECTED:
            return f"Correction of the record: {change.name}, {turned}"


def _seen(change: Change) -> str:
    if change.kind is ChangeKind.REWORDED:
        now = f", now “{change.after}”" if change.after else ""
        return f"before “{change.before}”{now}"
    if change.outlet is None:
        return f"before: {change.before}; now: {change.after}"
    return f"seen in {change.outlet}, {plain_day(change.day)}"


def _counted(change: Change) -> str:
    if change.origins_min is None or change.origins_max is None:
        return ""
    noun = "origin" if change.origins_max == 1 else "origins"
    return f"{origins(change.origins_min, change.origins_max)} {noun} with it"


def _short(text: str | None, most: int = 60) -> str:
    if text is None:
        return "none"
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
