"""Texts whose order in time cannot be as one of them tells it.

Only what the dates rule out for sure. A page that says it was changed later explains a late date.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta

from app.domain.chain import LinkMention, LinkStep, LinkText
from app.domain.ledger import Contradiction, ContradictionKind, Dossier
from app.domain.words import Basis, SourceKind
from app.link.beside import places
from app.link.held import GRACE_DAYS
from app.link.moments import days_between, moment, surely_after
from app.link.publishers import name_key
from app.link.told_days import ToldDay, told_days

_EAST = timedelta(hours=14)  # the first place where a day begins is so far before UTC
_SAID = frozenset({Basis.STATED, Basis.LINK})


def find_contradictions(of: Dossier) -> tuple[Contradiction, ...]:
    """Return what contradicts itself in the order of one claim's texts, text by text.

    A text dates a report after the day on which the held text of that report was surely to be
    read; or it names and leads to a text that is surely younger; or it was surely published before
    the day on which, by its own words, its source spoke. The last two by more than a day.
    """
    by_text: dict[str, list[LinkMention]] = defaultdict(list)
    for mention in sorted(of.mentions, key=lambda m: (m.position, m.key)):
        by_text[mention.text].append(mention)
    found: dict[tuple[str, str, str], Contradiction] = {}
    for key in sorted(by_text, key=lambda k: int(k[1:]) if k[1:].isdigit() else 0):
        text = of.texts[key]
        if text.revised:
            continue
        for contradiction in (
            *_told(of, text, by_text),
            *_younger_hops(of, text),
            *_younger_links(of, text, by_text),
        ):
            same = key, contradiction.other or contradiction.other_name, contradiction.told
            found.setdefault(same, contradiction)
    return tuple(found.values())


def _told(
    of: Dossier, text: LinkText, by_text: Mapping[str, list[LinkMention]]
) -> Iterator[Contradiction]:
    """Yield what the days say on which, by the words of ``text``, its sources spoke."""
    for mention in by_text[text.key]:
        for told in told_days(mention.quote, text.published):
            step = _speaker(told, mention.steps)
            if step is None or step.outlet == text.outlet:
                continue
            if _well_after(told.day, text.published):
                yield Contradiction(
                    kind=ContradictionKind.PRECEDES_SOURCE,
                    text=text.key,
                    told=told.day,
                    known=text.published or "",
                    words=told.words,
                    other_name=step.name,
                )
                continue
            report = _only_report(of, text, step, by_text)
            known = report and _readable_by(of, report)
            if report and known and not report.revised and _rules_out(told.day, known):
                yield Contradiction(
                    kind=ContradictionKind.DATED_AFTER_CAPTURE,
                    text=text.key,
                    told=told.day,
                    known=known,
                    words=told.words,
                    other=report.key,
                    other_name=step.name,
                )


def _younger_hops(of: Dossier, text: LinkText) -> Iterator[Contradiction]:
    """Yield the surely younger texts that the words or links of ``text`` name as upstream."""
    nodes = {node.key: node for node in of.chain.nodes}
    for hop in of.chain.hops:
        above = nodes[hop.source]
        if hop.seen_in != text.key or hop.basis not in _SAID or above.kind != "text":
            continue
        held = nodes[hop.to]
        upper = of.texts.get(above.ref or "")
        if upper is None or text.key not in (held.ref, *held.copies):
            continue
        if _is_younger(of, upper, text):
            yield _younger(text, upper, hop.evidence, ContradictionKind.CITES_YOUNGER)


def _younger_links(
    of: Dossier, text: LinkText, by_text: Mapping[str, list[LinkMention]]
) -> Iterator[Contradiction]:
    """Yield the surely younger texts of a named source that ``text`` links to."""
    linked = {at for link in text.links for at in places(link)}
    for mention in by_text[text.key]:
        for step in mention.steps:
            publisher = {step.outlet, step.actor} - {None}
            for key in by_text:
                upper = of.texts[key]
                leads = upper.outlet in publisher and not linked.isdisjoint(places(upper.url))
                if leads and _is_younger(of, upper, text):
                    outlet = step.kind is SourceKind.OUTLET
                    kind = ContradictionKind.CITES_YOUNGER
                    kind = kind if outlet else ContradictionKind.PRECEDES_SOURCE
                    yield _younger(text, upper, step.words, kind)


def _younger(text: LinkText, upper: LinkText, words: str, kind: ContradictionKind) -> Contradiction:
    return Contradiction(
        kind=kind,
        text=text.key,
        told=text.published or "",
        known=upper.published or "",
        words=words,
        other=upper.key,
    )


def _is_younger(of: Dossier, upper: LinkText, text: LinkText) -> bool:
    """Tell whether ``upper`` surely came out after ``text``, and nothing explains its date.

    A text that was to be read before its own date bears the date of a change. Pages of one outlet
    link to each other as they are written on.
    """
    if upper.revised or upper.outlet == text.outlet:
        return False
    captured = of.captured.get(upper.key)
    late = captured is not None and surely_after(upper.published, captured)
    return not late and _well_after(upper.published, text.published)


def _well_after(day: str | None, published: str | None) -> bool:
    """Tell whether ``day`` is surely after publication, and by more than a day.

    Pages that are written on through a day carry the time of their first words.
    """
    gap = days_between(day, published)
    return gap is not None and gap > GRACE_DAYS and surely_after(day, published)


def _speaker(told: ToldDay, steps: tuple[LinkStep, ...]) -> LinkStep | None:
    """Return the step whose day is told: the one named in its words, else the only one there is."""
    if told.who:
        who = f" {name_key(told.who)} "
        named = [s for s in steps if any(_in(n, who) for n in (s.name, s.words))]
        return named[0] if len(named) == 1 else None
    return steps[0] if len(steps) == 1 else None


def _in(name: str, who: str) -> bool:
    key = name_key(name)
    return bool(key) and f" {key} " in who


def _only_report(
    of: Dossier, text: LinkText, step: LinkStep, by_text: Mapping[str, list[LinkMention]]
) -> LinkText | None:
    """Return the only held text of the outlet of ``step`` about the claim; another may be meant."""
    if step.outlet is None:
        return None
    found = [k for k in by_text if of.texts[k].outlet == step.outlet and k != text.key]
    return of.texts[found[0]] if len(found) == 1 else None


def _readable_by(of: Dossier, text: LinkText) -> str | None:
    """Return the day by which a text was surely to be read, the earlier of two."""
    days = [d for d in (text.published, of.captured.get(text.key)) if moment(d) is not None]
    return min(days, key=lambda d: found.latest if (found := moment(d)) else 0, default=None)


def _rules_out(told: str, known: str) -> bool:
    """Tell whether a report that was to be read by ``known`` cannot be of the day ``told``.

    An instant is set against the day as it began in the farthest east.
    """
    first, second = moment(told), moment(known)
    if first is None or second is None or not surely_after(told, known):
        return False
    return not second.timed or first.earliest - _EAST > second.latest
