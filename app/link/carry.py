"""What each text keeps, drops or adds of what the text it has a claim from says about it.

In doubt nothing is said: what a text is not seen to carry counts as dropped only where the whole
text was read, where words, a link or a copy say that it has the claim from the text above, and
where it does not say it anywhere in other words.
"""

from collections.abc import Callable, Mapping, Sequence

from app.domain.ledger import CarryCell, Dossier
from app.link.moments import reading_order
from app.link.passed_answers import find_answer_cell
from app.link.passed_hedges import find_hedge_cell
from app.link.passed_sources import find_intermediary_cell, find_origin_cell
from app.link.passing import Case
from app.link.saying import read_texts
from app.link.ways import Way, find_ways

_LOOKS: tuple[Callable[[Case], CarryCell], ...] = (
    find_origin_cell,
    find_intermediary_cell,
    find_hedge_cell,
    find_answer_cell,
)


def find_carry(of: Dossier) -> tuple[CarryCell, ...]:
    """Return one cell for each text and aspect of a claim.

    The texts are in reading order, but none before a text it is set against.
    """
    texts = read_texts(of)
    ways = {key: find_ways(of.chain, key, texts.keys()) for key in texts}
    found: list[CarryCell] = []
    for key in _ordered(of, ways):
        above = tuple((way, texts[way.upper]) for way in ways[key])
        found.extend(look(Case(of, texts[key], above)) for look in _LOOKS)
    return tuple(found)


def _ordered(of: Dossier, ways: Mapping[str, Sequence[Way]]) -> list[str]:
    order = sorted(ways, key=lambda key: reading_order(of.texts[key].published, key))
    placed: dict[str, None] = {}
    for key in order:
        todo, seen = [key], {key}
        while todo:
            waits = [w.upper for w in ways[todo[-1]] if w.upper not in placed.keys() | seen]
            if waits:
                todo.append(waits[0])
                seen.add(waits[0])
            else:
                placed[todo.pop()] = None
    return list(placed)
