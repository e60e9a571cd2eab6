"""Which stretches of a page are its article."""

import re
from collections import Counter
from collections.abc import Sequence

from app.base.text import fold
from app.read.dom import Piece
from app.read.furniture import ends_sentence

_WORDS = re.compile(r"\w+")
_LINE_WORDS = 6  # from here on a stretch is known by its words, below only by being a whole line
_SHINGLE = 4
_ENOUGH = 250  # characters below which the extractor is taken to have missed the article
_SHARE = 0.85
_CAPTION_MARK = re.compile(
    r"\b(?:fig)?caption|\bcap\b|image-?credit|photo-?credit|media__?caption|wp-caption"
)
_FURNITURE_MARK = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|cookies?|consent|gdpr|newsletters?|sign-?up|subscri(?:be|ption)|promo(?:s|tion)?|"
    r"related|recommend\w*|recirc\w*|read-?(?:more|next|also)|see-?also|also-?read|inline-?link|more-?(?:stories|news|on|from)|"
    r"share|sharing|social|sidebar|rail|ticker|breadcrumbs?|footer|colophon|masthead|navigation|navbar|menu|"
    r"ads?|adslot|ad-?(?:unit|container|wrapper|slot|box)|advert\w*|sponsor\w*|dfp|outbrain|taboola|infeed|"
    r"popular|trending|most-?(?:read|viewed|popular)|pull|pull-?quote|endnote|signature|tags?|tag-?list|"
    r"author-?(?:bio|box|info)|bio|about-?author|donat\w*|support-?us|paywall|meter|correction-?form|toolbar|skip-?link|dialog)(?=$|[\s_-])"
)
_EMBED = re.compile(r"(?:^|[\s_-])(?:embed\w*|tweet|twitter-tweet|instagram-media)")
_PARTS = frozenset(("li", "h2", "h3", "h4", "blockquote"))  # lists and headings the extractor lost
_SOFT_TAGS = frozenset(("nav", "footer"))


def choose_pieces(page: str, pieces: Sequence[Piece]) -> list[bool]:
    """Return for each of ``pieces`` whether it belongs to the article of ``page`` (its markup).

    The extractor's precise choice decides; captions and stretches of the same make between its
    first and last are added, what stands in a part named as furniture is taken out.
    """
    chosen = _matching(_extracted(page), pieces)
    if sum(len(p.text) for p, c in zip(pieces, chosen, strict=True) if c) < _ENOUGH:
        own = _densest(pieces)
        chosen = [a or b for a, b in zip(chosen, own, strict=True)]
    marked = _marked(pieces, chosen)
    chosen = [c and not m for c, m in zip(chosen, marked, strict=True)]
    return _completed(pieces, chosen, marked)


def is_caption(piece: Piece) -> bool:
    """Tell whether the markup says that ``piece`` is the words under a picture."""
    return "figcaption" in piece.tags[-2:] or any(_CAPTION_MARK.search(m) for m in piece.marks[:2])


def _extracted(page: str) -> str:
    import trafilatura  # noqa: PLC0415 - slow to load, and most commands read no page

    found = trafilatura.extract(
        page, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False
    )
    return found or ""


def _matching(extracted: str, pieces: Sequence[Piece]) -> list[bool]:
    words = _WORDS.findall(extracted)
    everything = f" {' '.join(words)} "
    whole = {" ".join(_WORDS.findall(line)) for line in extracted.split("\n")}
    shingles = {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    found: list[bool] = []
    for piece in pieces:
        mine = _WORDS.findall(piece.text)
        joined = " ".join(mine)
        if not mine:
            found.append(False)
        elif joined in whole:
            found.append(True)
        elif len(mine) < _LINE_WORDS:
            found.append(False)
        elif f" {joined} " in everything:
            found.append(True)
        else:
            own = [tuple(mine[i : i + _SHINGLE]) for i in range(len(mine) - _SHINGLE + 1)]
            found.append(sum(s in shingles for s in own) >= 0.7 * len(own))
    return found


def _densest(pieces: Sequence[Piece]) -> list[bool]:
    """Return the sentences of the element that holds most of the page's sentences."""
    prose = [
        ends_sentence(p.text)
        and len(p.text) >= 30
        and p.link_share < 0.5
        and not _named_furniture(p, frozenset())
        for p in pieces
    ]
    home = _home(pieces, prose)
    return [
        c
        or (
            home in p.path
            and len(p.text) > 20
            and p.link_share < 0.3
            and ends_sentence(p.text)
            and not _named_furniture(p, frozenset())
        )
        if home in p.path
        else False
        for p, c in zip(pieces, prose, strict=True)
    ]


def _home(pieces: Sequence[Piece], chosen: Sequence[bool]) -> int:
    """Return the identity of the deepest element that holds nearly all of what is chosen."""
    weight: Counter[int] = Counter()
    depth: dict[int, int] = {}
    total = 0
    for piece, c in zip(pieces, chosen, strict=True):
        if c:
            total += len(piece.text)
            for level, element in enumerate(piece.path):
                weight[element] += len(piece.text)
                depth[element] = level
    holding = [e for e, w in weight.items() if w >= _SHARE * total]
    return max(holding, key=lambda e: depth[e], default=0)


def _marked(pieces: Sequence[Piece], chosen: Sequence[bool]) -> list[bool]:
    """Return which pieces stand in a part that is named as furniture.

    A name that most of the article stands under ("with-sidebar") says nothing.
    """
    under: Counter[str] = Counter()
    total = 0
    for piece, c in zip(pieces, chosen, strict=True):
        if c:
            total += len(piece.text)
            for marks in set(piece.marks):
                under[marks] += len(piece.text)
    harmless = frozenset(marks for marks, weight in under.items() if weight > 0.4 * total)
    return [_named_furniture(piece, harmless) for piece in pieces]


def _named_furniture(piece: Piece, harmless: frozenset[str]) -> bool:
    # A post set into the article as a quotation is the article's, whatever its frame is named.
    quoted = "blockquote" in piece.tags and any(_EMBED.search(marks) for marks in piece.marks)
    return bool(_SOFT_TAGS.intersection(piece.tags)) or any(
        marks not in harmless
        and _FURNITURE_MARK.search(marks)
        and not (quoted and _EMBED.search(marks))
        for marks in piece.marks
    )


def _completed(pieces: Sequence[Piece], chosen: list[bool], marked: Sequence[bool]) -> list[bool]:
    indexes = [i for i, c in enumerate(chosen) if c]
    if not indexes:
        return chosen
    home = _home(pieces, chosen)
    last = indexes[-1]
    first = next((i for i, p in enumerate(pieces[: indexes[0]]) if p.tag == "h1"), indexes[0])
    makes = Counter(_make(pieces[i]) for i in indexes)
    known = {fold(pieces[i].text) for i in indexes}
    out = list(chosen)
    for i, piece in enumerate(pieces):
        if out[i] or marked[i] or home not in piece.path or fold(piece.text) in known:
            continue
        if is_caption(piece) and len(piece.text) > 20:
            out[i] = i >= first
        elif first < i < last + 3 and piece.link_share < 0.5:
            alike = makes[_make(piece)] >= 2 and (len(piece.text) > 20 or ends_sentence(piece.text))
            lost = i < last and _is_lost_part(piece)
            out[i] = alike or lost
    return out


def _is_lost_part(piece: Piece) -> bool:
    """Tell whether ``piece`` is of a make that the extractor loses inside articles."""
    if piece.tag in _PARTS and not piece.links:
        return True
    return "blockquote" in piece.tags and len(piece.text) > 20


def _make(piece: Piece) -> tuple[str, ...]:
    return (*piece.tags[-2:], piece.marks[0] if piece.marks else "")
