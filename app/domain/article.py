"""What `collect` hands to `read`, and `read` to `extract`."""

from dataclasses import dataclass, field
from datetime import datetime

from app.base.dates import has_zone
from app.domain.span import Span
from app.domain.words import BlockKind, DateBasis, ReadBasis


@dataclass(frozen=True, slots=True)
class Told:
    """What the person or manifest that brought a page said about it; None is unknown.

    ``published`` is EDTF. Whatever is None is read from the page.
    """

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One page as it was brought: its bytes and where they come from.

    ``name`` is how the reader will recognise it: the manifest's path, the file's path, the URL.
    ``media_type`` is what the sender said (None for a file), never believed without looking.
    ``moved_to`` is where permanent redirects lead (301, 308), None without one.
    """

    name: str
    content: bytes
    told: Told = field(default_factory=Told)
    media_type: str | None = None
    final_url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    retrieved_at: datetime | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article's own text. Text outside all blocks is not the article."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the characters it stands on and the absolute address it leads to."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class DateFound:
    """One candidate for the publication date; the first candidate is the one used.

    ``time`` is the ISO 8601 date-time of that day where one is given, with its offset if known.
    """

    edtf: str
    basis: DateBasis
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a page says of itself, and where: ``field`` names what.

    Title, author, outlet, canonical or language.
    """

    field: str
    value: str
    basis: ReadBasis


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language, as its head names it (hreflang)."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read from its bytes.

    ``text`` is NFC and never changed again: every span of every later stage points into it.
    ``blocks`` are in reading order, do not overlap, and hold only the article itself. A paragraph
    that is hard-wrapped is one block with line breaks; later stages read a line break inside a
    block as a space, which keeps every position.
    ``links`` are those inside blocks, or in the lines right after the article (a source line).
    ``credit`` is the outlet named by a byline, agency line or canonical link as the one whose text
    this is ("Newsweek" on an aggregator's page), with the words it stands in; None if it is the
    page's own. ``refusal`` is one sentence that says why this is no article (a paywall, a page that
    asks for consent, one that is gone); None if it is one.
    """

    url: str | None
    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    domain: str | None = None
    dates: tuple[DateFound, ...] = ()
    language: str | None = None
    credit: "Credit | None" = None
    canonical_url: str | None = None
    refusal: str | None = None
    authors: tuple[str, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def published(self) -> str | None:
        """The publication date as EDTF, or None where the page gives none."""
        return self.dates[0].edtf if self.dates else None

    @property
    def published_time(self) -> str | None:
        """The time on the publication day as ISO 8601, one with its zone first; None if unknown."""
        times = [d.time for d in self.dates if d.time and d.edtf == self.published]
        zoned = (time for time in times if has_zone(time))
        return next(zoned, times[0] if times else None)


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose text a page says it is. ``span`` is where it says so, None if only in its metadata."""

    name: str
    domain: str | None = None
    span: Span | None = None
