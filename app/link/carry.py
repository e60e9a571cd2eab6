"""What each text keeps, drops or adds of what the text it has a claim from says about it.

In doubt nothing is said: what a text is not seen to carry counts as dropped only where the whole
text was read, where words, a link or a copy say that it has the claim from the text above, and
where it does not say it anywhere in other words.
"""

from collections.abc import Callable

from app.domain.ledger import CarryCell, Dossier
from app.link.ends import find_ways
from app.link.moments import reading_order
from app.link.passed_answers import find_answer_cell
from app.link.passed_hedges import find_hedge_cell
from app.link.passed_sources import find_intermediary_cell, find_origin_cell
from app.link.passing import Case
from app.link.saying import read_texts

_LOOKS: tuple[Callable[[Case], CarryCell], ...] = (
    find_origin_cell,
    find_intermediary_cell,
    find_hedge_cell,
    find_answer_cell,
)


def find_carry(of: Dossier) -> tuple[CarryCell, ...]:
    """Return one cell for each text and aspect of a claim, the texts in reading order."""
    texts = read_texts(of)
    order = sorted(texts, key=lambda key: reading_order(of.texts[key].published, key))
    found: list[CarryCell] = []
    for key in order:
        ways = tuple((way, texts[way.upper]) for way in find_ways(of.chain, key, texts.keys()))
        case = Case(of, texts[key], ways)
        found.extend(look(case) for look in _LOOKS)
    return tuple(found)
