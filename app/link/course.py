"""How a claim grew, text by text: what was new in each, and the totals from then on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.base.dates import date_range
from app.domain.chain import Chain, LinkText
from app.domain.ledger import CourseEvent, Dossier, EventKind, HeldResponse
from app.domain.words import Scope
from app.link.moments import moment
from app.link.origins import name_origins

ANSWERS = (Scope.THIS_CLAIM, Scope.PART)
DAY = len("2025-06-25")


def find_course(of: Dossier) -> tuple[CourseEvent, ...]:
    """Return what newly appeared, in the order in which it was surely out; undated texts last.

    An origin appears with the first held text in which one of its roots is seen, a response with
    the first that tells it: one act of one actor on one day is one response. What counts once adds
    once, so the last totals are those of the chain, and no total ever falls.
    """
    met = {m.text for m in of.mentions}
    texts = sorted((of.texts[key] for key in met), key=_surely_by)
    groups = _seen_in(of.chain, met)
    told = _told(of.responses)
    so_far = _SoFar(groups)
    events: list[CourseEvent] = []
    for text in texts:
        events += so_far.read(text, of, told.get(text.key, ()))
    return tuple(events)


@dataclass(frozen=True, slots=True)
class _Origin:
    """One origin: the node it is named after, and the roots of it that each text shows."""

    node: str
    name: str
    shown: Mapping[str, bool]  # by text: whether a sure root is seen in it


@dataclass(slots=True)
class _SoFar:
    """What was out when the texts up to here were read."""

    origins: Sequence[_Origin]
    articles: int = 0
    outlets: set[str] = field(default_factory=set[str])
    seen: set[str] = field(default_factory=set[str])
    sure: set[str] = field(default_factory=set[str])
    acts: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])

    def read(
        self, text: LinkText, of: Dossier, responses: Sequence[HeldResponse]
    ) -> Iterator[CourseEvent]:
        """Yield what is new in ``text``; every event says the totals with all of the text read."""
        new: list[tuple[EventKind, str, str | None, str | None]] = []
        name = of.outlet_names.get(text.outlet, text.outlet)
        self.articles += 1
        new.append((EventKind.ARTICLE, name, None, None))
        if text.outlet not in self.outlets:
            self.outlets.add(text.outlet)
            new.append((EventKind.OUTLET, name, None, None))
        for origin in self.origins:
            if text.key in origin.shown:
                if origin.node not in self.seen:
                    self.seen.add(origin.node)
                    new.append((EventKind.ORIGIN, origin.name, None, origin.node))
                if origin.shown[text.key]:
                    self.sure.add(origin.node)
        for response in responses:
            act = _act(response)
            if act not in self.acts:
                self.acts.add(act)
                actor = of.actor_names.get(response.actor, response.actor)
                new.append((EventKind.RESPONSE, actor, response.key, None))
        for kind, shown, response, node in new:
            yield CourseEvent(
                kind=kind,
                day=_day(text),
                name=shown,
                text=text.key,
                articles=self.articles,
                outlets=len(self.outlets),
                origins_min=max(len(self.sure), 1),
                origins_max=max(len(self.seen), 1),
                responses=len(self.acts),
                response=response,
                node=node,
            )


def _surely_by(text: LinkText) -> tuple[date, date, str, str]:
    """Order by the day it was surely out, as the first report of a claim is."""
    days = date_range(_day(text))
    latest = days and (days.latest or days.earliest)
    if days is None or latest is None:
        return date.max, date.max, "", text.key
    when = moment(text.published)
    at = when.earliest.isoformat() if when and when.timed else "~"  # a day is out by its end
    return latest, days.earliest or date.min, at, text.key


def _day(text: LinkText) -> str | None:
    """Return the day of ``text`` as EDTF, without its time."""
    return text.published[:DAY] if text.published and "T" in text.published else text.published


def _seen_in(chain: Chain, texts: set[str]) -> tuple[_Origin, ...]:
    nodes = {node.key: node for node in chain.nodes}
    sure = set(chain.sure_roots)
    where: dict[str, set[str]] = defaultdict(set)
    for hop in chain.hops:
        where[hop.source].add(hop.seen_in)
    for node in chain.nodes:
        if node.kind == "text" and node.ref is not None:
            where[node.key] |= {node.ref, *node.copies}
    found: list[_Origin] = []
    for group, name in zip(chain.origins, name_origins(chain), strict=True):
        shown: dict[str, bool] = {}
        for key in group:
            for text in where[key] & texts:
                shown[text] = shown.get(text, False) or key in sure
        found.append(_Origin(nodes[group[0]].key, name, shown))
    return tuple(found)


def _told(responses: Sequence[HeldResponse]) -> dict[str, list[HeldResponse]]:
    found: dict[str, list[HeldResponse]] = defaultdict(list)
    for response in sorted(responses, key=lambda r: (r.position, r.key)):
        if response.scope in ANSWERS:
            found[response.text].append(response)
    return found


def _act(response: HeldResponse) -> tuple[str, str, str]:
    return response.actor, response.act.value, response.day or ""
