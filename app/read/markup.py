"""An article from HTML: its own text, built from the stretches that were chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.base.errors import BadInputError
from app.base.text import fold
from app.base.urls import domain_of
from app.domain.article import Block, DateFound, Link
from app.domain.span import Span
from app.domain.words import BlockKind
from app.read import phrases
from app.read.archived import without_frame
from app.read.authors import find_marked, find_signed, signed_in
from app.read.choose import choose_pieces, is_caption
from app.read.credit import credit_name
from app.read.datelines import find_date, is_date_line
from app.read.dom import Piece, absolute, list_pieces
from app.read.furniture import ends_sentence, find_furniture
from app.read.inline import split_inline
from app.read.metadata import Metadata, find_metadata
from app.read.names import looks_like_publisher
from app.read.published import find_dates
from app.read.syndicated import closing_agency, first_place
from app.read.tree import Element, parse_html
from app.read.walls import Wall, WallError, find_wall

_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:dec?k|standfirst|stand-first|sub-?titles?|sub-?head(?:line|ing)?|summary|chapo|excerpt|intro|lead|lede|teaser-?text|description)(?=$|[\s_-])"
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|cred|credits?|src|source|signature|writer)(?=$|[\s_-])"
)
_CREDIT_LINE = re.compile(
    r"^[-–—/]\s?\S|\b(?:source|originally|first (?:published|appeared)|republished|reprinted)\b",
    re.IGNORECASE,
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HEADLINE = re.compile(r"(?:^|[\s_-])(?:headline|(?:entry|post|article|story)-?title)(?=$|[\s_-])")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_H = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class MarkupPage:
    """What a page of HTML holds; ``header`` and ``tail`` are lines of ``text`` outside blocks.

    ``wall`` is what the page is in place of an article, None if it is one.
    """

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    metadata: Metadata
    title: str | None
    byline: str | None
    dates: tuple[DateFound, ...]
    header: tuple[Span, ...]
    tail: tuple[Span, ...]
    wall: Wall | None


def read_markup(
    page: str, *, name: str, url: str | None, title: str | None, outlet: str | None
) -> MarkupPage:
    """Return the article of the HTML ``page``; ``title`` and ``outlet`` are what is already known.

    Raises:
        WallError: it stands in place of an article, and has no text that could be one.
        BadInputError: nested too deep, or no text in it.
    """
    root = without_frame(parse_html(page, name=name))
    metadata = find_metadata(root, base=url)
    pieces = list_pieces(root)
    if not pieces:
        if (wall := find_wall(root, pieces, metadata, body="")) is not None:
            raise WallError(name, wall)
        raise BadInputError(f"{name} has no text in it: give a page with an article.")
    base = _base(root, url or metadata.canonical or metadata.og_url)
    chosen = choose_pieces(page, pieces)
    first = next((i for i, c in enumerate(chosen) if c), None)
    body = " ".join(p.text for p, c in zip(pieces, chosen, strict=True) if c and p.tag not in _H)
    wall = find_wall(root, pieces, metadata, body=body)
    if first is None and wall is not None:
        raise WallError(name, wall)
    if first is None:
        raise BadInputError(
            f"{name} has no article text in it: paste the text of the article instead."
        )
    headline = _headline(pieces, chosen, [t for t in (title, *metadata.headlines) if t])
    kept = _kept(pieces, chosen, headline, outlet or metadata.site_name)
    if not any(kind not in (None, BlockKind.HEADLINE) for _, kind in kept):
        if wall is not None:
            raise WallError(name, wall)
        raise BadInputError(
            f"{name} has no article text in it: paste the text of the article instead."
        )
    text, blocks, links, outside = _assembled(pieces, kept, base)
    start = next(
        (b.span.start for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)), 0
    )
    return MarkupPage(
        text=text,
        blocks=blocks,
        links=links,
        metadata=metadata,
        title=title
        or _best_title(metadata, pieces[headline].text if headline is not None else None),
        byline="; ".join(metadata.authors)
        or find_signed(root)
        or _byline(pieces, headline)
        or find_marked(root),
        dates=tuple(
            find_dates(root, pieces, metadata, headline=headline, url=url or metadata.canonical)
        ),
        header=tuple(span for span in outside if span.start < start),
        tail=tuple(span for span in outside if span.start >= start),
        wall=wall,
    )


def _base(root: Element, url: str | None) -> str | None:
    for element in root.iter("base"):
        if found := absolute(element.get("href") or "", url):
            return found
    return url


def _best_title(metadata: Metadata, headline: str | None) -> str | None:
    if headline:
        return headline
    return metadata.title


def _headline(pieces: Sequence[Piece], chosen: Sequence[bool], titles: Sequence[str]) -> int | None:
    """Return the index of the headline: the told title where it stands, else the main heading."""
    body = next(
        (i for i, (p, c) in enumerate(zip(pieces, chosen, strict=True)) if c and _is_body(p)),
        len(pieces),
    )
    wanted = [fold(t) for t in titles]
    candidates = [
        i
        for i in range(min(body + 1, len(pieces)))
        if _width(pieces[i].text) >= 8
        and any(
            w == (mine := fold(pieces[i].text))
            or (_width(mine) > 15 and (w.startswith(mine) or w.endswith(mine)))
            for w in wanted
        )
    ]
    for i in candidates:
        if pieces[i].tag == "h1" or "headline" in " ".join(pieces[i].marks[:2]):
            return i
    if candidates:
        return candidates[-1]
    heads = [i for i in range(body) if pieces[i].tag in _H and _width(pieces[i].text) > 8]
    called = (i for i in heads if _HEADLINE.search(" ".join(pieces[i].marks[:2])))
    return next((i for i in heads if pieces[i].tag == "h1"), next(called, None))


def _width(text: str) -> int:
    """Return how many letters ``text`` is worth: a character of Chinese or Korean says more."""
    return len(text) + 2 * len(_DENSE.findall(text))


def _is_body(piece: Piece) -> bool:
    return piece.tag not in _H and len(piece.text) > 60 and ends_sentence(piece.text)


def _kept(
    pieces: Sequence[Piece], chosen: Sequence[bool], headline: int | None, outlet: str | None
) -> list[tuple[int, BlockKind | None]]:
    """Return what goes into the text, in order; kind None is a line outside the blocks."""
    start = next(i for i, c in enumerate(chosen) if c)
    begin = min(start, headline) if headline is not None else start
    body = next((i for i, c in enumerate(chosen) if c and _is_body(pieces[i])), start)
    indexes = [i for i, c in enumerate(chosen) if c and i != headline]
    flags = dict(
        zip(
            indexes,
            find_furniture(
                [pieces[i].text for i in indexes],
                outlet=outlet,
                items=[pieces[i].tag == "li" for i in indexes],
            ),
            strict=True,
        )
    )
    last = max((i for i, bad in flags.items() if not bad), default=begin)
    heading = fold(pieces[headline].text) if headline is not None else ""
    kept: list[tuple[int, BlockKind | None]] = []
    for i, piece in enumerate(pieces):
        if i == headline:
            kept.append((i, BlockKind.HEADLINE))
        elif (
            headline is not None
            and headline < i < body
            and (
                _is_standfirst(piece, i == headline + 1) or _is_bullet(pieces[headline + 1 : i + 1])
            )
        ):
            kept.append((i, BlockKind.STANDFIRST))
        elif (headline if headline is not None else begin) - 4 < i < body and _is_credit(piece):
            kept.append((i, None))
        elif (
            i in flags
            and not flags[i]
            and (headline is None or i > headline)
            and fold(piece.text) != heading
        ):
            near = i < body and (_is_byline(piece) or _is_dated(piece))
            kept.append((i, None if near or _tail_credit(piece) else _kind(piece)))
        elif (i in flags and _tail_credit(piece) and i >= last) or (
            last < i <= last + _AFTER and _closes(piece)
        ):
            kept.append((i, None))
    return kept


def _closes(piece: Piece) -> bool:
    """Tell whether a line right after the article says whose text it was."""
    line = piece.text
    return len(line) <= 160 and bool(closing_agency(line) or first_place(line))


def _is_standfirst(piece: Piece, follows: bool) -> bool:
    if (
        len(piece.text) < 25
        or _CLOCK.search(piece.text)
        or phrases.PROMPT.search(piece.text)
        or piece.link_share > _MOST_LINKED
    ):
        return False
    return any(_STANDFIRST.search(m) for m in piece.marks[:2]) or (follows and piece.tag == "h2")


def _is_bullet(below: Sequence[Piece]) -> bool:
    """Tell whether the last of the pieces ``below`` a headline is a point of its summary."""
    last = below[-1]
    return (
        all(p.tag == "li" and p.link_share <= _MOST_LINKED for p in below)
        and len(last.text.split()) >= _BULLET
        and not _CLOCK.search(last.text)
        and phrases.PROMPT.search(last.text) is None
    )


_AFTER = 3  # lines after the article that may still be its own
_BULLET = 6  # words; shorter points under a headline are buttons and sections
_MOST_LINKED = 0.6


def _is_dated(piece: Piece) -> bool:
    words = piece.text
    return is_date_line(words) or (
        len(words) <= 200 and not ends_sentence(words) and bool(find_date(words))
    )


def _is_byline(piece: Piece) -> bool:
    return len(piece.text) <= 120 and any(_BYLINE.search(m) for m in piece.marks[:2])


def _is_credit(piece: Piece) -> bool:
    text = piece.text
    return len(text) <= 160 and (
        _is_byline(piece) or looks_like_publisher(text) or credit_name(text) is not None
    )


def _tail_credit(piece: Piece) -> bool:
    return (
        len(piece.text) <= 160
        and bool(_CREDIT_LINE.match(piece.text))
        and len(piece.text.split()) <= 6
    )


def _kind(piece: Piece) -> BlockKind:
    if is_caption(piece):
        return BlockKind.CAPTION
    if piece.tag in _H:
        return BlockKind.HEADING
    if piece.tag in ("li", "dd"):
        return BlockKind.LIST_ITEM
    if "blockquote" in piece.tags:
        return BlockKind.QUOTE
    words = len(piece.text.split())
    if (
        piece.strong > 0.95
        and words <= 12
        and (not ends_sentence(piece.text) or piece.text.endswith("?"))
    ):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _assembled(
    pieces: Sequence[Piece], kept: Sequence[tuple[int, BlockKind | None]], base: str | None
) -> tuple[str, tuple[Block, ...], tuple[Link, ...], list[Span]]:
    text = "\n\n".join(pieces[i].text for i, _ in kept)
    blocks: list[Block] = []
    links: list[Link] = []
    outside: list[Span] = []
    at = 0
    for i, kind in kept:
        piece = pieces[i]
        span = Span(at, at + len(piece.text))
        at += len(piece.text) + 2
        if kind is None:
            outside.append(span)
        elif kind is BlockKind.PARAGRAPH:
            blocks += [
                Block(p.span, p.kind) for p in split_inline(text, span) if p.kind is not None
            ]
        else:
            blocks.append(Block(span, kind))
        for start, end, href in piece.links:
            words = piece.text[start:end]
            begin = span.start + start + len(words) - len(words.lstrip())
            stop = span.start + end - len(words) + len(words.rstrip())
            if begin < stop and (url := absolute(href, base)) and domain_of(url):
                links.append(Link(Span(begin, stop), url))
    return text, tuple(blocks), tuple(links), outside


def _byline(pieces: Sequence[Piece], headline: int | None) -> str | None:
    if headline is None:
        return None
    for piece in pieces[headline + 1 : headline + 8]:
        if _is_byline(piece) and not is_date_line(piece.text):
            return re.sub(r"^by\s+", "", piece.text, flags=re.IGNORECASE)
        if re.match(r"^by\s[A-ZÀ-ÞА-Я].{2,100}$", piece.text):
            return piece.text[3:]
        if signed := signed_in(piece.text):
            return "; ".join(signed)
    return None
