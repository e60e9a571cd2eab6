"""One article made ready for reading: what every finder of this room is given."""

from dataclasses import dataclass

from app.domain.article import ReadArticle
from app.domain.found import Attribution
from app.domain.words import BlockKind
from app.extract.gazetteer import Name
from app.extract.raw import Raw
from app.extract.resolve import Resolver
from app.extract.sentences import Layout, Parsed

ASIDE = (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.CAPTION)

Attributed = tuple[Raw, Attribution]


@dataclass(frozen=True, slots=True)
class Page:
    """One article with its sentences, names and speakers. ``parsed`` is empty outside English."""

    article: ReadArticle
    layout: Layout
    parsed: tuple[Parsed, ...]
    names: tuple[Name, ...]
    resolver: Resolver
    language: str

    @property
    def text(self) -> str:
        """The article's text with line breaks read as spaces; positions are the article's own."""
        return self.layout.text
