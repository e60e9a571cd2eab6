"""How values are said on a page: dates, counts, acts, slots. Filters and globals of templates."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from app.base.dates import finest, has_zone, is_edtf
from app.domain.languages import is_read
from app.domain.ledger import LossKind, RelatedKind
from app.domain.words import Act, Direction, Relation, Scope, Slot
from app.query.rules import describe_rule
from app.web.carried import ASPECTS, CARRIED, carry_lead, group_carry, is_quoted

MONTHS: Sequence[str] = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ACTS: Mapping[str, str] = {
    Act.DENIAL: "denial",
    Act.PARTIAL_DENIAL: "partial denial",
    Act.CONFIRMATION: "confirmation",
    Act.COUNTER_CLAIM: "counter-claim",
    Act.POSITION: "position",
    Act.NO_COMMENT: "no comment",
    Act.NCND: "neither confirms nor denies",
    Act.UNAWARE: "unaware",
    Act.COMMENT_REQUESTED: "comment requested",
}
"""The acts in the order in which they are listed: those that take a stand first."""

SLOTS: Mapping[str, str] = {
    Slot.QUANTITY: "quantity",
    Slot.PRECISION: "precision",
    Slot.DATE: "date",
    Slot.MODALITY: "hedge",
    Slot.ACTOR: "actor",
    Slot.ATTRIBUTION_HARDENED: "source hardened",
    Slot.ATTRIBUTION_LOST: "source lost",
    Slot.INTERMEDIARY_DROPPED: "relay dropped",
    Slot.RESPONSE_DROPPED: "response dropped",
}
LOSSES: Mapping[str, str] = {
    LossKind.SOURCE_PROMOTED: "unnamed source becomes its institution",
    LossKind.ANONYMITY_LOST: "not said that the source is unnamed",
    LossKind.PLURAL_INFLATED: "more sources than before",
    LossKind.INTERMEDIARY_DROPPED: "outlet in between left out",
    LossKind.SOURCE_LOST: "nobody named any more",
    LossKind.HEDGE_LOST: "doubt left out",
}
LOSS_MEANINGS: Mapping[str, str] = {
    LossKind.SOURCE_PROMOTED: "People in it spoke, it did not.",
    LossKind.ANONYMITY_LOST: "Somebody is credited who repeats an unnamed source.",
    LossKind.PLURAL_INFLATED: "Counted from the words alone.",
    LossKind.INTERMEDIARY_DROPPED: "The voice is kept, the outlet that passed it on is not.",
    LossKind.SOURCE_LOST: "The wording has no source.",
    LossKind.HEDGE_LOST: "What was left open is said plainly.",
}
SCOPES: Mapping[str, str] = {
    Scope.THIS_CLAIM: "this claim",
    Scope.PART: "a part of it",
    Scope.OTHER_CLAIM: "another claim",
    Scope.GENERAL: "in general",
}
RELATED_KINDS: Mapping[str, str] = {
    RelatedKind.BROADER: "Broader",
    RelatedKind.NARROWER: "Narrower",
    RelatedKind.OPPOSITE: "The other way round",
    RelatedKind.SAME_EVENT: "Same event or affair",
}
VERBS: Mapping[str, str] = {relation.value: relation.value for relation in Relation}
DIRECTIONS: Mapping[str, str] = {
    Direction.HARDER: "harder",
    Direction.SOFTER: "softer",
    Direction.OTHER: "changed",
}
DATE_BASES: Mapping[str | None, str] = {
    "manifest": "as handed in",
    "json_ld": "from the page’s data",
    "meta": "from the page’s head",
    "page": "as printed on the page",
    "url": "from the address",
    "mail": "from the mail’s head",
    "feed": "as its feed tells it",
    "file": "day the file was made",
    "desk": "as recorded by the desk",
    "archive": "not later than an archive’s copy of it",
}
"""Where the day of publication was read."""

OUTLET_KINDS: Mapping[str, str] = {
    "wire": "news agency",
    "newspaper": "newspaper",
    "broadcaster": "broadcaster",
    "magazine": "magazine",
    "online_news": "online news",
    "aggregator": "aggregator",
    "blog": "blog",
    "think_tank": "think tank",
    "government": "government body",
    "social": "social network",
    "search_or_ai_answer": "search or generated answer",
    "unknown": "kind not known",
}
ACTOR_KINDS: Mapping[str, str] = {
    "person": "person",
    "government": "government",
    "ministry": "ministry",
    "military": "armed forces",
    "intelligence_service": "intelligence service",
    "company": "company",
    "alliance": "alliance",
    "think_tank": "think tank",
    "analyst": "analyst",
    "official_unnamed": "unnamed official",
    "other": "other",
}
KINDS: Mapping[str, tuple[str, str]] = {
    "claim": ("Claim", "claims"),
    "response": ("Response", "responses"),
    "mention": ("Wording", "wordings"),
    "article": ("Article", "articles"),
}
"""The kinds of search hits: one of them, many of them."""

_LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
    "de": "German",
    "fr": "French",
    "pt": "Portuguese",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "tr": "Turkish",
    "ja": "Japanese",
    "ko": "Korean",
    "id": "Indonesian",
    "cs": "Czech",
    "ro": "Romanian",
}
_HIDDEN_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def show_hidden_marks(value: object) -> object:
    """Make direction overrides in a text visible, so that no text can be shown reordered."""
    if not isinstance(value, str) or not _HIDDEN_MARKS.search(value):
        return value
    shown = _HIDDEN_MARKS.sub(lambda m: f"[U+{ord(m[0]):04X}]", value)
    return Markup(shown) if isinstance(value, Markup) else shown  # noqa: S704  # was Markup before


def is_web_address(value: object) -> bool:
    """Tell whether ``value`` may stand in an href: http or https and nothing else."""
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def day(edtf: str | None, unknown: str = "no date") -> Markup:
    """Return an EDTF text as words in ``<time>``; an unknown date says ``unknown``."""
    return _day(edtf, unknown, MONTHS)


def short_day(edtf: str | None, unknown: str = "no date") -> Markup:
    """Return an EDTF text as words with short month names."""
    return _day(edtf, unknown, [month[:3] for month in MONTHS])


def plain_day(edtf: str | None, unknown: str = "no date") -> str:
    """Return an EDTF text as words without marks, for drawings and attributes."""
    return re.sub(r"<[^>]+>", "", str(short_day(edtf, unknown)))


def _day(edtf: str | None, unknown: str, months: Sequence[str]) -> Markup:
    if not edtf:
        return Markup('<span class="soft">{}</span>').format(unknown)
    if not is_edtf(edtf):
        return Markup("{}").format(edtf)
    left, slash, right = edtf.partition("/")
    if not slash:
        return _one_day(left, months)
    if left in ("", ".."):
        return Markup("until {}").format(_one_day(right, months))
    if right in ("", ".."):
        return Markup("from {}").format(_one_day(left, months))
    if len(left) == len(right) == len("2025-06-25") and left[:7] == right[:7]:
        return Markup('<span class="nowrap"><time datetime="{}">{}</time>–{}</span>').format(
            left, int(left[8:]), _one_day(right, months)
        )
    dash = "–" if len(left) == 4 else " – "
    return Markup("{}{}{}").format(_one_day(left, months), dash, _one_day(right, months))


def _one_day(edtf: str, months: Sequence[str]) -> Markup:
    plain = edtf.rstrip("~?%")
    parts = plain.split("-")
    words = parts[0]
    if len(parts) > 1:
        words = f"{months[int(parts[1]) - 1]} {words}"
    if len(parts) > 2:
        words = f"{int(parts[2])} {words}"
    about = "about " if plain != edtf else ""
    return Markup('{}<time datetime="{}">{}</time>').format(about, plain, words)


def clock(published: str | None, time: str | None) -> Markup:
    """Return the time of day of an ISO date-time of the day ``published``; nothing for none."""
    if not time or finest(published, time) != time:
        return Markup("")
    zone = "(zone not given)"
    if has_zone(time):
        zone = "UTC" + ("" if time[19:] in ("Z", "+00:00") else time[19:].replace("-", "\u2212"))
    return Markup('<time datetime="{}">{}</time> {}').format(time, time[11:16], zone)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 outlet``, ``1,200 outlets``; ``many`` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def origins(low: int, high: int) -> str:
    """Return ``1`` or ``1–3``; an unknown count is a dash with words for it elsewhere."""
    return f"{low}" if low == high else f"{low}–{high}"


def language(code: str | None) -> str:
    """Return a language's English name, its code where it has none here."""
    if not code:
        return "not known"
    return _LANGUAGES.get(code, code)


def naming(code: str) -> str:
    """Return how a source is named, in words."""
    return {
        "named": "named",
        "office": "by office",
        "described_unnamed": "described, not named",
        "bare_unnamed": "not named",
        "institution_claimed": "institution",
        "none": "no source named",
    }.get(code, code)


def per_cent(share: float | None) -> str:
    """Return a share of one as per cent with one decimal; '' for None."""
    return "" if share is None else f"{share * 100:.1f}%"


IN_HOURS = 72


def lag(low: int | None, high: int | None) -> str:
    """Return the lag of a hop in words, as wide as its dates are uncertain (hours in).

    Up to three days in hours, ``0–48 hours``; more in whole days, never narrower.
    """
    if low is None or high is None:
        return "unknown"
    if high <= IN_HOURS:
        return count(low, "hour") if low == high else f"{low}–{count(high, 'hour')}"
    first, last = low // 24, -(-high // 24)
    return count(first, "day") if first == last else f"{first}–{count(last, 'day')}"


def reply_window(low: int | None, high: int | None) -> str:
    """Return the time from a request to publication in words (hours in); '' where not known."""
    if high is None:
        return f"at least {count(low, 'hour')}" if low else ""
    if not low:
        return f"at most {count(high, 'hour')}"
    return count(high, "hour") if low == high else f"{low}–{count(high, 'hour')}"


def marked(pieces: Iterable[tuple[str, bool]]) -> Markup:
    """Return pieces of a text with those that were looked for in ``<mark>``."""
    shown = ((show_hidden_marks(text), found) for text, found in pieces)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(text) if found else escape(text) for text, found in shown
    )


def one_way(text: str) -> Markup:
    """Escape ``text`` for a place that is not a template."""
    return escape(text)


_PAINT = {
    "guide": 'stroke="#d6d9d8"',
    "strong": 'font-weight="650" fill="#1b1d1f"',
    "soft": 'fill="#50565c"',
    "stated": 'fill="none" stroke="#868d92" stroke-width="1.3"',
    "inferred": 'fill="none" stroke="#868d92" stroke-width="1.3" stroke-dasharray="4 3"',
    "second": 'fill="none" stroke="#868d92" stroke-width="1.3" stroke-dasharray="2 3"',
    "back": 'fill="none" stroke="#1b1d1f" stroke-width="1.6" stroke-dasharray="1 3"',
    "verb": 'fill="#50565c" font-style="italic" paint-order="stroke" stroke="#fff"',
    "band": 'stroke="#b9c6d3" stroke-width="7"',
    "mark": 'fill="#1b1d1f" stroke="#1b1d1f" stroke-width="1.6"',
    "hollow": 'fill="#fff"',
    "ghost": 'fill="#fff" stroke-dasharray="2.6 2"',
    "node": 'fill="#1b1d1f" paint-order="stroke" stroke="#fff" stroke-width="4"',
    "changed": 'fill="#7a4a00" stroke="none"',
}
"""How a drawing looks that is a file of its own, without the site's style sheet."""

FILTERS: dict[str, Any] = {
    "day": day,
    "short_day": short_day,
    "clock": clock,
    "plain_day": plain_day,
    "language": language,
    "is_read": is_read,
    "naming": naming,
    "per_cent": per_cent,
    "rule_told": describe_rule,
    "carry_groups": group_carry,
    "carry_lead": carry_lead,
    "is_quoted": is_quoted,
}
GLOBALS: dict[str, Any] = {
    "FILE_PAINT": {name: Markup(f" {look}") for name, look in _PAINT.items()},  # noqa: S704  # ours
    "NO_PAINT": dict.fromkeys(_PAINT, ""),
    "ACTS": ACTS,
    "SLOTS": SLOTS,
    "LOSSES": LOSSES,
    "LOSS_MEANINGS": LOSS_MEANINGS,
    "SCOPES": SCOPES,
    "RELATED_KINDS": RELATED_KINDS,
    "VERBS": VERBS,
    "DIRECTIONS": DIRECTIONS,
    "DATE_BASES": DATE_BASES,
    "ASPECTS": ASPECTS,
    "CARRIED": CARRIED,
    "OUTLET_KINDS": OUTLET_KINDS,
    "ACTOR_KINDS": ACTOR_KINDS,
    "KINDS": KINDS,
    "count": count,
    "origins": origins,
    "lag": lag,
    "marked": marked,
    "reply_window": reply_window,
}
