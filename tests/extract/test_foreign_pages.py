"""Invented pages in other languages against a reader's marks (see foreign_pages/README.md)."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.article import Block, DateFound, ReadArticle
from app.domain.found import FoundClaim
from app.domain.span import Span
from app.domain.words import BlockKind, DateBasis, SourceKind
from app.extract.findings import find_all
from tests.extract.factories import VOCABULARY

_FOLDER = Path(__file__).parent / "foreign_pages"
_KNOWN = {actor.slug: actor for actor in VOCABULARY.actors}
# language: claims found, sources, upstream outlets and modalities right, sentences taken in vain
_FLOORS = {
    "de": (15, 15, 15, 15, 0),
    "pt": (16, 16, 13, 16, 0),
    "ru": (17, 17, 16, 17, 0),
    "uk": (18, 17, 18, 18, 0),
    "zh": (17, 17, 17, 17, 0),
}


@dataclass(frozen=True, slots=True)
class _Marked:
    sign: str
    span: Span
    source: tuple[str, ...]
    upstream: tuple[str, ...]
    modality: str


def _read(path: Path) -> tuple[ReadArticle, list[_Marked]]:
    lines = path.read_text(encoding="utf8").split("\n")
    language, outlet, published = (part.strip() for part in lines[0][2:].split("|"))
    text, start, kind = "", 0, BlockKind.PARAGRAPH
    blocks: list[Block] = []
    marked: list[_Marked] = []
    for line in [*lines[1:], ""]:
        if not line.strip():
            if len(text) > start:
                blocks.append(Block(Span(start, len(text)), kind))
                text += "\n"
                start, kind = len(text), BlockKind.PARAGRAPH
            continue
        sign, (words, *fields) = line[0], [part.strip() for part in line[2:].split(" | ")]
        if sign == "H":
            kind = BlockKind.HEADLINE
        if len(text) > start and language != "zh":
            text += " "
        span = Span(len(text), len(text) + len(words))
        text += words
        source, upstream, modality = [*fields, "-", "-", "-"][:3]
        marked.append(
            _Marked(sign, span, tuple(source.split(" / ")), tuple(upstream.split(" / ")), modality)
        )
    article = ReadArticle(
        url=None,
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        dates=(DateFound(published, DateBasis.META),),
        language=language,
    )
    return article, marked


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name.lower()).strip()


def _sources(claim: FoundClaim, text: str) -> set[str]:
    """Return every name for the origin of a claim: the step's, its words', the desk's."""
    if claim.attribution is None:
        return {_plain("-")}
    last = claim.attribution.steps[-1]
    names = [last.name, (last.actor or "").replace("-", " ")]
    names += [last.source.of(text)] if last.source is not None else []
    known = _KNOWN.get(last.actor or "")
    if known is not None:
        names += [known.name, known.short_name or "", *known.aliases]
    return {_plain(name) for name in names}


def _upstream(claim: FoundClaim) -> str:
    steps = claim.attribution.steps if claim.attribution is not None else ()
    return next((s.name for s in steps if s.kind == SourceKind.OUTLET), "-")


def _count(language: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(_FOLDER.glob(f"{language}-*.txt")):
        article, marked = _read(path)
        claims = find_all(article, VOCABULARY).claims
        for mark in marked:
            claim = next((c for c in claims if c.quote.overlaps(mark.span)), None)
            if claim is None or mark.sign in "H~":
                continue
            if mark.sign == "-":
                found["vain"] += 1
                continue
            names = _sources(claim, article.text)
            found["claims"] += 1
            found["sources"] += any(_plain(name) in names for name in mark.source)
            found["upstream"] += _plain(_upstream(claim)) in map(_plain, mark.upstream)
            found["modality"] += claim.modality.value == mark.modality
    return found


@pytest.mark.parametrize("language", sorted(_FLOORS))
def test_invented_pages_are_read_as_well_as_before(language: str) -> None:
    claims, sources, upstream, modality, vain = _FLOORS[language]
    found = _count(language)
    assert found["claims"] >= claims
    assert found["sources"] >= sources
    assert found["upstream"] >= upstream
    assert found["modality"] >= modality
    assert found["vain"] <= vain
