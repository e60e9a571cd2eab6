"""The two texts that a claim passed between, and how they name their sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.chain import Chain, Drifted, LinkMention, LinkStep, LinkText
from app.domain.words import Basis, Direction, Relation, Slot, SourceKind
from app.link.moments import surely_after, text_order
from app.link.publishers import name_key
from app.link.relays import is_media, is_press, is_research
from app.link.ways import named_hops

Credit = tuple[LinkMention, LinkStep]


@dataclass(frozen=True, slots=True)
class Ends:
    """Two texts that a claim passed between, with their mentions of it in reading order.

    ``stated`` where hops lead from one to the other, else ``upper`` is only the first text;
    ``guessed`` where one of these hops is only inferred from what the texts say and when;
    ``copied`` where the lower text is printed from another, and credits what that one credits.
    """

    upper: LinkText
    lower: LinkText
    above: tuple[LinkMention, ...]
    below: tuple[LinkMention, ...]
    stated: bool
    copied: bool = False
    guessed: bool = False

    @property
    def described(self) -> bool:
        """Whether one of the texts is known only from the desk's own words for it."""
        return any(m.described for m in (*self.above, *self.below))

    def drift(
        self, slot: Slot, way: Direction, old: tuple[LinkMention, str], new: tuple[LinkMention, str]
    ) -> Drifted:
        """Return a drift between these texts, from one mention with its value to another."""
        return Drifted(slot, way, old[0].key, new[0].key, old[1], new[1])

    def credits(self) -> tuple[list[Credit], list[Credit]]:
        """Return whom the upper and the lower text name, themselves apart."""
        old = [(m, s) for m in self.above for s in m.steps if s.outlet != self.upper.outlet]
        new = [(m, s) for m in self.below for s in m.steps if s.outlet != self.lower.outlet]
        return old, new


def pair_texts(
    mentions: Sequence[LinkMention], chain: Chain, texts: Mapping[str, LinkText]
) -> Iterator[Ends]:
    """Yield each held text with the nearest held texts it has the claim from, earliest first.

    A text that leads to no other is set against the first text of the claim.
    """
    by_text: dict[str, list[LinkMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.place != "paragraph", m.position, m.key)):
        by_text.setdefault(mention.text, []).append(mention)
    held = [n.ref for n in chain.nodes if n.kind == "text" and n.ref and n.ref in by_text]
    held.sort(key=lambda key: text_order(texts[key]))
    printed = {
        hop.seen_in
        for hop in chain.hops
        if hop.relation in (Relation.REPRINTS, Relation.TRANSLATES)
    }
    for text in held:
        stated = _upper_texts(chain, text, set(by_text))
        for upper in stated or _first(held, text, by_text, texts):
            above, below = tuple(by_text[upper]), tuple(by_text[text])
            yield Ends(
                texts[upper],
                texts[text],
                above,
                below,
                stated=bool(stated) or _only_media(below),
                copied=text in printed,
                guessed=stated.get(upper, True),
            )


def is_named(step: LinkStep) -> bool:
    """Tell whether a step says who it is; "the magazine" does, once it is named in the text."""
    return step.kind is not SourceKind.UNNAMED or is_press(step) or is_research(step)


def is_met(step: LinkStep, text: LinkText) -> bool:
    """Tell whether a text names the voice or outlet of a step anywhere."""
    name = f" {name_key(step.name)} "
    named = is_named(step) and not step.naming.anonymous and name.strip()
    return bool(named) and any(name in f" {name_key(p)} " for p in text.passages)


def is_voice(step: LinkStep) -> bool:
    """Tell whether a step is somebody or something that is quoted, not an outlet."""
    return step.kind is not SourceKind.OUTLET


def _only_media(mentions: Sequence[LinkMention]) -> bool:
    """Tell whether a text says that it has the claim from others, and not from whom."""
    steps = [step for mention in mentions for step in mention.steps]
    return bool(steps) and all(is_media(step.words) or is_media(step.name) for step in steps)


def _upper_texts(chain: Chain, text: str, known: set[str]) -> dict[str, bool]:
    """Return the nearest held texts above ``text``, looking through ghosts and unnamed media.

    What a text only links to is looked at where its words name no other. The value tells whether
    the way there is a guess.
    """
    nodes = {n.key: n for n in chain.nodes}
    start = next(n.key for n in chain.nodes if n.kind == "text" and n.ref == text)
    found: dict[str, bool] = {}
    seen = {start}
    todo = [(start, False)]
    while todo:
        at, guessed = todo.pop(0)
        above = [hop for hop in chain.hops if hop.to == at and hop.source not in seen]
        for hop in named_hops(above):
            seen.add(hop.source)
            node = nodes[hop.source]
            way = guessed or hop.basis is Basis.INFERRED
            if node.kind == "text" and node.ref and node.ref in known:
                found[node.ref] = found.get(node.ref, True) and way
            elif node.kind in ("ghost", "unnamed", "text"):
                todo.append((hop.source, way))
    return found


def _first(
    held: Sequence[str],
    text: str,
    by_text: Mapping[str, Sequence[LinkMention]],
    texts: Mapping[str, LinkText],
) -> list[str]:
    """Return the first held text that names a source, if ``text`` can have it from there."""
    for other in held:
        if other == text:
            return []
        shared = _voices(by_text[other]) & _voices(by_text[text])
        silent = all(s.kind is SourceKind.UNNAMED for m in by_text[text] for s in m.steps)
        if surely_after(texts[other].published, texts[text].published):
            continue
        if any(m.steps for m in by_text[other]) and (shared or silent):
            return [other]
    return []


def _voices(mentions: Sequence[LinkMention]) -> frozenset[str]:
    return frozenset(s.actor for m in mentions for s in m.steps if s.actor is not None)
