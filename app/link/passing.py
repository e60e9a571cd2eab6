"""A text of a claim beside the texts it has the claim from."""

from dataclasses import dataclass

from app.domain.chain import LinkMention
from app.domain.ledger import Aspect, Carried, CarryCell, Dossier
from app.link.saying import Saying, tells_the_same
from app.link.ways import Way


@dataclass(frozen=True, slots=True)
class Case:
    """One text, and the ways to the held texts it has the claim from, with these."""

    of: Dossier
    below: Saying
    ways: tuple[tuple[Way, Saying], ...]

    def cell(
        self,
        aspect: Aspect,
        state: Carried,
        upper: Saying | None = None,
        words: str = "",
        upper_words: str = "",
    ) -> CarryCell:
        """Return a cell; without ``upper`` it is set against the first text above, if any."""
        above = upper or (self.ways[0][1] if self.ways else None)
        key = above.text.key if above else None
        return CarryCell(self.below.text.key, aspect, state, key, words, upper_words)

    def repeats(self, mention: LinkMention) -> bool:
        """Tell whether some wording of the text surely says the same as ``mention``."""
        return any(tells_the_same(mention, own) for own in self.below.mentions)


def can_tell(below: Saying, way: Way, above: Saying) -> bool:
    """Tell whether what a text is not seen to say of its source is surely not said by it.

    Of a text in another language whose words name nobody, names may only be missed.
    """
    if not below.whole or (below.described and way.printed):
        return False
    return below.described or bool(below.steps) or below.text.language == above.text.language
