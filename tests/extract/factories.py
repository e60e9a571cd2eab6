"""The smallest valid articles."""

import re

from app.desk.vocabulary import load_vocabulary
from app.domain.article import Block, DateFound, ReadArticle
from app.domain.found import Findings
from app.domain.span import Span
from app.domain.words import BlockKind, DateBasis
from app.extract.findings import find_all

VOCABULARY = load_vocabulary()


def an_article(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = "2026-08-20",
    language: str = "en",
    kind: BlockKind = BlockKind.PARAGRAPH,
) -> ReadArticle:
    """Return an article whose lines are its blocks."""
    blocks = tuple(Block(Span(*m.span()), kind) for m in re.finditer(r"[^\n]+", text))
    dates = (DateFound(published, DateBasis.META),) if published else ()
    return ReadArticle(
        url=None, text=text, blocks=blocks, outlet=outlet, dates=dates, language=language
    )


def found_in(text: str, *, outlet: str | None = None, language: str = "en") -> Findings:
    """Return what is found in an article of ``text``."""
    return find_all(an_article(text, outlet=outlet, language=language), VOCABULARY)
