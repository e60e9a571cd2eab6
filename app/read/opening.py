"""From the bytes of an input to the characters of its page, whatever file they came in."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from app.base.errors import TooLargeError
from app.domain.article import DateFound, Input, Told
from app.domain.words import DateBasis
from app.read.mail import is_mail, read_mail
from app.read.pdf import is_pdf, read_pdf
from app.read.sniff import MAX_BYTES, Decoded, clean, decode

# What a browser, or the SingleFile extension, writes into a page that it saves.
_SAVED_FROM = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,20}url:\s{0,20})"
    r"(https?://[^\s<>\"]{3,2000})",
    re.IGNORECASE,
)
_HEAD = 4000


@dataclass(frozen=True, slots=True)
class Opened:
    """A page's characters, and what the file around them says.

    ``told`` is what was told, filled up by the file; ``dates`` are candidates of the file itself,
    to be believed after those of the page.
    """

    page: Decoded
    told: Told
    byline: str | None = None
    domain: str | None = None
    dates: tuple[DateFound, ...] = ()


def open_item(item: Input) -> Opened:
    """Return the page in ``item``: HTML, text, a PDF, a mail, or a page saved as one file.

    Raises:
        TooLargeError: over 5 MB, or a PDF of over 300 pages.
        BadInputError: nothing in it can be read.
    """
    if len(item.content) > MAX_BYTES:
        raise TooLargeError(f"{item.name} is over 5 MB: give only the page with the article.")
    if is_pdf(item.content):
        return _from_pdf(item)
    if is_mail(item.content):
        return _from_mail(item)
    page = decode(item)
    if page.is_html and item.final_url is None and item.told.url is None:
        saved = _SAVED_FROM.search(page.text[:_HEAD])
        return Opened(page, replace(item.told, url=saved.group(1) if saved else None))
    return Opened(page, item.told)


def _from_pdf(item: Input) -> Opened:
    pdf = read_pdf(item.name, item.content)
    told = item.told
    return Opened(
        Decoded(clean(pdf.text), is_html=False),
        replace(told, title=told.title or pdf.title),
        byline=pdf.author,
        dates=(DateFound(pdf.made, DateBasis.FILE),) if pdf.made else (),
    )


def _from_mail(item: Input) -> Opened:
    mail = read_mail(item.name, item.content)
    page = decode(replace(item, content=mail.content, media_type=mail.media_type, headers=()))
    told = item.told
    day = datetime.fromisoformat(mail.date).date().isoformat() if mail.date else None
    return Opened(
        page,
        replace(
            told,
            url=told.url or mail.url,
            title=told.title or (None if page.is_html and mail.url else mail.title),
            outlet=told.outlet or mail.sender,
        ),
        domain=mail.domain,
        dates=(DateFound(day, DateBasis.MAIL, mail.date),) if day else (),
    )
