"""Which claims stand beside one another: broader, narrower, the other way round, of one event.

They are never added up: each keeps its own texts, origins and answers.
"""

from collections.abc import Iterable

from app.domain.ledger import RelatedClaim, RelatedKind
from app.link.handing import all_within
from app.link.matters import Matter, disjoint, equal, nearness, within
from app.link.numbers import Fit, Hedge, fit
from app.link.wording import content_words, word_set

MOST = 8  # of one claim, the best ones
# Set on the starter desk, whose claims were looked at pair by pair, and on collected pages.
ALIKE = 0.5  # cosine of two acts told the other way round
PART, NUMBER = 0.55, 0.6  # cosine of a whole and of those who are a part of it, of two counts
CLOSE = 0.76  # cosine from which on two claims without close dates may be of one event
THRESHOLD = 3.0  # of what speaks for one event, see ``_same_event``
DAYS_KNOWN = 2.0  # nearness of two claims whose days are known closely
LEAST = 0.3  # cosine below which nothing makes two claims one event
_STATES = {"r": "Russia", "c": "China"}
_NOT = word_set("not no never without denied denies isn't wasn't didn't")


def find_related(of: Matter, others: Iterable[Matter]) -> tuple[RelatedClaim, ...]:
    """Return the claims that stand beside ``of``, the best first, at most ``MOST``."""
    found = [
        RelatedClaim(other.key, related.kind, related.score, related.reason)
        for other in others
        if other.key != of.key and (related := relate(of, other)) is not None
    ]
    return best_related(found)


def best_related(found: Iterable[RelatedClaim]) -> tuple[RelatedClaim, ...]:
    """Return the best of these, each once, at most ``MOST``, in an order of their own."""
    once = {row.other: row for row in sorted(found, key=lambda r: r.score)}
    return tuple(sorted(once.values(), key=lambda r: (-r.score, r.other))[:MOST])


def relate(a: Matter, b: Matter) -> RelatedClaim | None:
    """Return what ``b`` is beside ``a``; None where it is nothing that can be told.

    ``relate(b, a)`` is the same the other way round: narrower here is broader there.
    """
    cosine = float((a.vector * b.vector).sum())
    if _said_alike(a, b):
        return _row(b, RelatedKind.SAME_EVENT, 0.99, "nearly the same words: perhaps one claim")
    if _opposite(a, b, cosine):
        giver, taker = (_STATES[side] for side in b.handing.way or "")
        act = "trains" if b.handing.training else "gives to"
        return _row(b, RelatedKind.OPPOSITE, _score(0.75, cosine), f"there {giver} {act} {taker}")
    narrower = _narrower(a, b, cosine)
    if narrower is not None:
        return _row(b, RelatedKind.NARROWER, _score(0.75, cosine), narrower[0])
    broader = _narrower(b, a, cosine)
    if broader is not None:
        return _row(b, RelatedKind.BROADER, _score(0.75, cosine), broader[1])
    return _same_event(a, b, cosine)


def _row(b: Matter, kind: RelatedKind, score: float, reason: str) -> RelatedClaim:
    return RelatedClaim(b.key, kind, round(score, 3), reason)


def _score(least: float, cosine: float) -> float:
    return least + (1 - least) * min(max(cosine, 0.0), 0.96)


def _said_alike(a: Matter, b: Matter) -> bool:
    first, second = set(a.words), set(b.words)
    if (first ^ second) & _NOT or _figures(a) != _figures(b) or a.events != b.events:
        return False
    if disjoint(a.days, b.days):
        return False
    return 2 * len(first & second) >= 0.9 * (len(first) + len(second)) > 0


def _figures(of: Matter) -> set[float | None]:
    return {n.value for n in of.numbers}


# ---- the other way round


def _opposite(a: Matter, b: Matter, cosine: float) -> bool:
    x, y = a.handing, b.handing
    if x.way is None or y.way is None or x.way == y.way or not (x.own and y.own):
        return False
    if x.negative or y.negative or x.training != y.training or not set(a.topics) & set(b.topics):
        return False
    if x.training:
        return cosine >= ALIKE and a.topics[:1] == b.topics[:1]
    same = bool(x.things & y.things) or (a.story is not None and a.story == b.story)
    return same and cosine >= ALIKE


# ---- broader and narrower


def _narrower(a: Matter, b: Matter, cosine: float) -> tuple[str, str] | None:
    """Return why ``b`` is narrower than ``a``, and the same said from ``b``; None if it is not."""
    if not set(a.topics) & set(b.topics) or a.handing.negative or b.handing.negative:
        return None
    if a.handing.way and b.handing.way and a.handing.way != b.handing.way:
        return None
    if disjoint(a.days, b.days):
        return None
    if b.part is not None and a.numbers and _part_of(a, b, cosine):
        return (
            "it is about a part of those this one counts",
            "it counts those of whom this one means a part",
        )
    if _number_within(a, b, cosine):
        return (
            "same actors and topic; its number is part of this one's",
            "same actors and topic; its number includes this one's",
        )
    if _goods_within(a, b):
        return (
            "what is handed over is a part of what this one names",
            "it names in general what is handed over",
        )
    return None


def _part_of(a: Matter, b: Matter, cosine: float) -> bool:
    x, y = a.handing, b.handing
    if a.part is not None or (y.way is not None and y.training and x.way != y.way):
        return False
    people = any(n.unit == "" for n in a.numbers)
    whole = content_words(a.statement)
    if b.part:
        return people and b.part <= whole and cosine >= PART and len(b.part) > 1
    return people and _smaller(a, b) and cosine >= NUMBER


def _number_within(a: Matter, b: Matter, cosine: float) -> bool:
    """Tell whether ``b`` counts in a part of the time the same things as ``a``, and fewer."""
    if not _smaller(a, b) or cosine < NUMBER or (a.actors != b.actors and not a.own & b.own):
        return False
    return within(a.days, b.days) and bool((a.stems & b.stems) or a.types & b.types)


def _smaller(a: Matter, b: Matter) -> bool:
    """Tell whether the one number of ``b`` is less than that of ``a``, of the same things."""
    if len(a.numbers) != 1 or len(b.numbers) != 1 or a.unit != b.unit:
        return False
    x, y = a.numbers[0], b.numbers[0]
    if x.unit != y.unit or x.unit in ("%", "km") or "percent" in a.unit:
        return False
    if x.value is None or y.value is None:
        return False
    return 0 < y.value < x.value


def _goods_within(a: Matter, b: Matter) -> bool:
    x, y = a.handing, b.handing
    if x.way is None or x.way != y.way or x.training or y.training or not (x.own and y.own):
        return False
    if not all_within(y.things, x.things) or a.numbers:
        return False
    if not (within(a.days, b.days) or equal(a.days, b.days)):
        return False
    return bool(b.numbers) or not all_within(x.things, y.things)


# ---- one event


def _same_event(a: Matter, b: Matter, cosine: float) -> RelatedClaim | None:
    """Return that both are of one event, if enough speaks for it and nothing against.

    Days given closely, an event's own name, actors, rare words and the vectors speak for it; days
    that cannot be the same, names of two events and opposite directions are against it.
    """
    if disjoint(a.days, b.days) or cosine < LEAST:
        return None
    x, y = a.handing, b.handing
    if x.way and y.way and x.way != y.way:
        return None
    events = a.events & b.events
    types = _types_in_common(a, b)
    if (a.events and b.events and not events) or (a.types and b.types and not types):
        return None
    topics = set(a.topics) & set(b.topics)
    if not topics and not events:
        return None
    near = nearness(a.days, b.days)
    if (
        not events
        and not _agree(a, b)
        and not (near >= DAYS_KNOWN and a.topics[:1] == b.topics[:1])
    ):
        return None
    one_story = bool(a.story and a.story == b.story) or _told_together(a, b)
    if near < 1 and not (events or types or one_story or cosine >= CLOSE):
        return None
    same_topic = a.topics[:1] == b.topics[:1]
    if near < DAYS_KNOWN and not (events or same_topic or a.own & b.own or a.sides == b.sides):
        return None
    worth = 3.0 * bool(events) + 0.6 * types - 0.7 * _counted_otherwise(a, b)
    worth += near
    worth += 0.7 if same_topic else 0.4 * bool(topics)
    worth += min(0.6 * len(a.own & b.own), 1.2)
    worth += 0.6 * bool(x.way and x.way == y.way and x.training == y.training)
    worth += min(0.45 * len(a.stems & b.stems), 1.8)
    worth += 5.0 * (cosine - 0.55)
    worth += 0.8 * one_story
    if worth < THRESHOLD:
        return None
    return _row(
        b,
        RelatedKind.SAME_EVENT,
        min(0.5 + 0.1 * (worth - THRESHOLD), 0.95),
        _why(a, b, events, near),
    )


def _types_in_common(a: Matter, b: Matter) -> bool:
    """Tell whether both name one type, be it in two variants (H-6, H-6K)."""
    return any(x.startswith(y) or y.startswith(x) for x in a.types for y in b.types)


def _counted_otherwise(a: Matter, b: Matter) -> bool:
    """Tell whether both count the same things and their numbers cannot be one.

    "At least 155" and "more than 100" can.
    """
    if any(n.hedge in (Hedge.LEAST, Hedge.MOST) for n in (*a.numbers, *b.numbers)):
        return False
    return bool(a.unit) and a.unit == b.unit and fit(a.numbers, b.numbers) is Fit.CONFLICT


def _agree(a: Matter, b: Matter) -> bool:
    """Tell whether somebody takes part in both."""
    tops = {top for top, _ in a.sides} & {top for top, _ in b.sides}
    return (
        bool(a.own & b.own)
        or len(tops) >= 2
        or (bool(tops) and min(len(a.sides), len(b.sides)) == 1)
    )


def _told_together(a: Matter, b: Matter) -> bool:
    """Tell whether half of the texts of the less told one tell the other too."""
    fewer = min(len(a.texts), len(b.texts))
    return fewer > 0 and 2 * len(a.texts & b.texts) >= fewer


def _why(a: Matter, b: Matter, events: Iterable[str], near: float) -> str:
    parts: list[str] = []
    if events:
        parts.append(f"both name {min(events).title()}")
    same = [
        word
        for word, told in (
            ("actors", bool(a.own & b.own) or a.sides == b.sides),
            ("topic", a.topics[:1] == b.topics[:1]),
        )
        if told
    ]
    time = (
        "same days" if near >= 2 else "same month" if near >= 1 else "same time" if near > 0 else ""
    )
    if same:
        parts.append("same " + " and ".join(same))
    if time:
        parts.append(time)
    return "; ".join(parts) or "much the same words"
