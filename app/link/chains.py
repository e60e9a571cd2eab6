"""The source chain of one claim: who took it from whom, back to the earliest voices."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.domain.chain import Chain, Copy, Hop, LinkMention, LinkText, Node
from app.domain.words import Basis, Modality, Relation
from app.link.beside import Beside
from app.link.following import Following
from app.link.graph import paths, reachable
from app.link.held import Held, held_texts
from app.link.moments import moment, surely_after
from app.link.origins import count_origins
from app.link.papers import find_givers
from app.link.repeated import find_repeated
from app.link.wholes import LINKED
from app.link.wording import closeness

NEAR = 0.3  # share of the shorter wording's content words that the earlier wording has too
INFERRED = 0.5
COMPANY = 2  # claims two texts tell both, this one among them


def build_chain(
    mentions: Sequence[LinkMention],
    texts: Mapping[str, LinkText],
    *,
    copies: Sequence[Copy] = (),
    outlet_names: Mapping[str, str],
    actor_parents: Mapping[str, str | None],
    actor_names: Mapping[str, str],
    credited: Mapping[str, Sequence[str]] | None = None,
    beside: Beside | None = None,
) -> Chain:
    """Return the chain of the one claim that all ``mentions`` belong to.

    An outlet that a text credits is that outlet's held text of this claim, unless it is surely
    younger; else a ghost. A reprint's own attributions hang above the original it reprints. A held
    text speaks for its sources itself; what others say about them is used only where it is silent.

    Copies in the same outlet, or of the same original that is not held, fold into one node;
    a copy of a held text of another outlet is a node of its own below it. Hops are kept per text:
    the text that has it from ``source`` is ``hop.seen_in`` where ``hop.to`` is the node of that
    text (or holds it among its ``copies``), else the node itself.

    ``credited`` are the outlets each text credits for anything, see ``find_credited``: a text that
    names nobody for this claim leans on a held text of one of them. ``beside`` knows the held texts
    that do not mention this claim, see ``find_beside``: an outlet may mean one of them.

    The order of ``mentions`` does not matter. Raises KeyError for a mention of an unknown text.
    """
    held = held_texts(
        mentions,
        texts,
        copies=copies,
        outlet_names=outlet_names,
        actor_names=actor_names,
        beside=beside,
    )
    found = Following(held, credited=credited or {}, parents=actor_parents)
    found.follow()
    for text in held.mentions:
        if held.folds[text] == text:
            _lean(found, text, (credited or {}).get(text, ()))
    found.hops.extend(find_givers(found.nodes, found.hops))
    hops = _without_shortcuts(found, _best(found))
    nodes = _ordered(held, found, hops)
    origins = count_origins(
        nodes, hops, own=found.own, mentions=held.mentions, actor_parents=actor_parents
    )
    weights = {n.key: 1 + len(n.copies) if n.kind == "text" else 0 for n in nodes}
    return Chain(
        nodes=nodes,
        hops=hops,
        sure_roots=origins.sure,
        unsure_roots=origins.unsure,
        origins_min=origins.minimum,
        origins_max=origins.maximum,
        paths=paths(
            [n.key for n in nodes], [(h.source, h.to) for h in hops], weight=weights.__getitem__
        ),
        origins=origins.groups,
    )


def chain_text(chain: Chain) -> str:
    """Return the chain in one line: ``HUR → Kyiv Post → Newsweek* → Daily8``.

    Ghosts are starred, paths joined with `` | ``; a path that is the beginning of another is left
    out, and so is a second path with the same names.
    """
    names = {n.key: n.name + ("*" if n.kind == "ghost" else "") for n in chain.nodes}
    lines = list(dict.fromkeys(tuple(names[key] for key in path) for path in chain.paths))
    kept = [
        line
        for line in lines
        if not any(other[: len(line)] == line and other != line for other in lines)
    ]
    return " | ".join(" → ".join(line) for line in kept)


def find_credited(
    mentions: Sequence[LinkMention], texts: Mapping[str, LinkText]
) -> dict[str, tuple[str, ...]]:
    """Return the other outlets each text credits in any mention, the most credited first.

    After them those of the earlier texts whose unnamed voices and papers it repeats: what a page
    has from one text for one claim it has from there for the next.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        for step in mention.steps[:1]:
            if step.outlet is not None and step.outlet != texts[mention.text].outlet:
                counts[mention.text][step.outlet] += 1
    found = {text: tuple(sorted(own, key=lambda o: (-own[o], o))) for text, own in counts.items()}
    for text, outlets in find_repeated(mentions, texts).items():
        found.setdefault(text, outlets)
    return found


def _lean(found: Following, text: str, credited: Sequence[str]) -> None:
    """Give a text that names nobody the link or the near earlier wording it leans on, if any."""
    held = found.held
    here = found.text_key(text)
    if found.leans(here) or here in found.own:
        return
    mention = held.mentions[text][0]
    for outlet in credited:
        source = held.text_of(outlet, text) or held.elsewhere(outlet, text)
        only = len(credited) == 1  # whose words may differ more than can be seen
        if source is not None and (only or source in held.mentions or held.may_tell(source, text)):
            found.add(held.node(source))
            name = held.outlet_names.get(outlet, outlet)
            up = found.text_key(source)
            found.hop(
                Hop(
                    up,
                    here,
                    Relation.REPORTS,
                    Basis.INFERRED,
                    name,
                    None,
                    LINKED,
                    text,
                    mention.key,
                )
            )
            return
    near = _companion(found, text) or _nearest_earlier(found, text)
    if near is not None:
        up = found.text_key(near.text)
        found.hop(
            Hop(
                up,
                here,
                Relation.REPORTS,
                Basis.INFERRED,
                near.quote,
                None,
                INFERRED,
                text,
                mention.key,
            )
        )
        return
    if any(m.modality is Modality.HEDGED or m.relation is not None for m in held.mentions[text]):
        up = found.add(Node(f"nosource:{text}", "nosource", "no source named"))
        found.hop(
            Hop(
                up,
                here,
                Relation.REPORTS,
                Basis.STATED,
                mention.quote,
                None,
                INFERRED,
                text,
                mention.key,
            )
        )


def _nearest_earlier(found: Following, text: str) -> LinkMention | None:
    """Return the mention of an earlier text that the wording of ``text`` is nearest to."""
    held, chosen = found.held, None
    best: tuple[float, str, int] | None = None
    places = _places(held)
    for key, others in _before(found, text):
        when = moment(held.texts[key].published)
        if when is None:
            continue
        for other in others:
            score = max(closeness(m.content, other.content) for m in held.mentions[text])
            rank = (round(score, 3), str(when.earliest), places[other.key])
            if score >= NEAR and (best is None or rank > best):
                best, chosen = rank, other
    return chosen


def _before(found: Following, text: str) -> Iterator[tuple[str, tuple[LinkMention, ...]]]:
    """Yield the other texts that ``text``, which names nobody, can have it from."""
    held = found.held
    below: dict[str, set[str]] = defaultdict(set)
    for hop in found.hops:
        below[hop.source].add(hop.to)
    after = reachable([found.text_key(text)], below)
    for key, others in held.mentions.items():
        if held.folds[key] != key or key in held.original or key == text:
            continue
        if found.text_key(key) not in after and _can_follow(found, text, key):
            yield key, others


def _can_follow(found: Following, text: str, other: str) -> bool:
    """Tell whether ``text`` can have it from ``other``, which does not have it from ``text``.

    Of two texts of one day that is the one that says where it has it from. Who credits the outlet
    of ``text``, for whatever, is not where it comes from.
    """
    held = found.held
    mine, theirs = held.texts[text].published, held.texts[other].published
    outlet = held.texts[text].outlet
    credits_mine = outlet in {
        *found.credited.get(other, ()),
        *(up[0] for up in held.texts[other].upstream),
    }
    if surely_after(theirs, mine) or credits_mine or text in held.linked_texts(other):
        return False
    dated = None not in (moment(mine), moment(theirs))  # else nobody knows who was first
    return surely_after(mine, theirs) or (found.speaks(other) and dated)


def _companion(found: Following, text: str) -> LinkMention | None:
    """Return the claim in the earlier text that tells the most other claims of ``text`` too.

    Who tells the same things later in other words, and names nobody, has rewritten it.
    """
    best: tuple[int, float] | None = None
    held, chosen = found.held, None
    mine = held.beside.claims.get(text, frozenset())
    for key, others in _before(found, text):
        common = len(mine & held.beside.claims.get(key, frozenset()))
        if common < COMPANY:
            continue
        near = max(closeness(m.content, o.content) for m in held.mentions[text] for o in others)
        if best is None or (common, near) > best:
            best, chosen = (common, near), others[0]
    return chosen


def _best(found: Following) -> tuple[Hop, ...]:
    """Return one hop for each pair of nodes and text: the surest one, then the first one."""
    places = _places(found.held)
    last = len(places)
    met = {key: i for i, key in enumerate(found.nodes)}
    read = {key: i for i, key in enumerate(found.held.mentions)}
    best: dict[tuple[str, str, str], Hop] = {}

    def rank(hop: Hop) -> tuple[float, int]:
        return -hop.confidence, places.get(hop.mention or "", last)

    for hop in found.hops:
        key = (hop.source, hop.to, hop.seen_in)
        if key not in best or rank(hop) < rank(best[key]):
            best[key] = hop
    order = sorted(best, key=lambda k: (met[k[0]], met[k[1]], read[k[2]]))
    return tuple(best[key] for key in order)


def _places(held: Held) -> dict[str, int]:
    """Return the place of each mention in reading order."""
    every = [m.key for mentions in held.mentions.values() for m in mentions]
    return {key: i for i, key in enumerate(every)}


def _without_shortcuts(found: Following, hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """Return the hops without those from a voice to a ghost that has that voice from another.

    What a page that is not held told from its own sources cannot be known, so a longer way that
    some text states explains the shorter one.
    """
    above: dict[str, set[str]] = defaultdict(set)
    for hop in hops:
        above[hop.to].add(hop.source)

    def shortcut(hop: Hop) -> bool:
        if found.nodes[hop.to].kind != "ghost" or found.nodes[hop.source].kind != "actor":
            return False
        others = above[hop.to] - {hop.source}
        relays = [k for k in others if found.nodes[k].kind in ("text", "ghost")]
        return any(
            hop.source in (up := reachable([relay], above)) and hop.to not in up for relay in relays
        )

    return tuple(hop for hop in hops if not shortcut(hop))


def _ordered(held: Held, found: Following, hops: Sequence[Hop]) -> tuple[Node, ...]:
    """Return the nodes that take part: voices and ghosts first, then texts in reading order."""
    used = {hop.source for hop in hops} | {hop.to for hop in hops}
    places = {found.text_key(text): i for i, text in enumerate(held.mentions)}
    kept = [n for n in found.nodes.values() if n.key in used or n.kind == "text"]
    kept.sort(key=lambda n: (n.kind == "text", places.get(n.key, 0)))
    return tuple(kept)
