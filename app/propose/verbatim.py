"""Where words that a model returned stand in an article, to the character; nowhere if they do not.

Only white space, quotation marks, dashes and the case of nothing are forgiven: a model that
rewrites has found nothing.
"""

import re
import unicodedata
from dataclasses import dataclass

from app.domain.article import ReadArticle
from app.domain.span import Span

_SAME = {
    **dict.fromkeys("“”„‟«»″「」『』", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u00ad": "",
    "\u200b": "",
}
_EDGES = " \"'"


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with one kind of quotation mark, dash and space; ``at`` leads back to the original."""

    text: str
    at: tuple[int, ...]


def plain(text: str) -> Plain:
    """Return ``text`` as it is searched, with the place of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        same = " " if letter.isspace() else _SAME.get(letter, letter)
        if same == " " and letters and letters[-1] == " ":
            continue
        for part in same:
            letters.append(part)
            places.append(place)
    return Plain("".join(letters), tuple(places))


class Finder:
    """Finds words in one article's own blocks; furniture between them is never reached."""

    def __init__(self, article: ReadArticle) -> None:
        self._blocks = [(b.span, plain(b.span.of(article.text))) for b in article.blocks]

    def find(self, words: str, *, within: Span | None = None) -> Span | None:
        """Return where ``words`` stand first, whole words only; None if nowhere.

        ``within`` narrows to a stretch of the article. Marks at the edges of ``words`` are left
        out.
        """
        wanted = plain(unicodedata.normalize("NFC", words)).text.strip(_EDGES)
        if not wanted:
            return None
        pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        for span, block in self._blocks:
            if within is not None and not span.overlaps(within):
                continue
            for match in pattern.finditer(block.text):
                found = Span(
                    span.start + block.at[match.start()], span.start + block.at[match.end() - 1] + 1
                )
                if within is None or within.covers(found):
                    return found
        return None

    def block_of(self, span: Span) -> Span:
        """Return the block that holds ``span``."""
        return next(block for block, _ in self._blocks if block.covers(span))
