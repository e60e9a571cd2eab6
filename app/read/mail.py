"""A mail, or a page that a browser saved as one file (MHTML): what is in it and what its head says.

Both are MIME (RFC 5322, RFC 2557): the part with the text is read, all others are passed over.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from app.base.errors import BadInputError
from app.base.text import one_line

_HEAD = 4096
_FIRST = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?\S")
_SURE = re.compile(
    rb"^(?:mime-version|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE
)
_SENDING = re.compile(r"^(?:news(?:letters?)?|mail(?:ing)?|e-?mail|info|press|updates?|em?)\.")
_PARTS = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """What is in a mail. ``content`` is the bytes of its page in ``media_type``.

    ``url`` is where a saved page was read, ``date`` the ISO 8601 moment a mail was sent.
    """

    content: bytes
    media_type: str
    title: str | None = None
    sender: str | None = None
    domain: str | None = None
    url: str | None = None
    date: str | None = None


def is_mail(content: bytes) -> bool:
    """Tell whether these bytes begin with the head of a mail."""
    head = content[:_HEAD].replace(b"\r\n", b"\n").split(b"\n\n", maxsplit=1)[0]
    return bool(_FIRST.match(head)) and bool(_SURE.search(head))


def read_mail(name: str, content: bytes) -> Mail:
    """Return the page in a mail: HTML rather than text where both are there.

    Raises:
        BadInputError: no part of it can be read; ``name`` is how the sentence calls it.
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        body = _body(message)
        if body is None:
            raise BadInputError(f"{name} is a mail without text: save what is in it and give that.")
        page = body.get_payload(decode=True)
        kind = body.get_content_type()
        charset = body.get_content_charset()
        saved = _text(message, "snapshot-content-location") or _text(body, "content-location")
        called, address = parseaddr(_text(message, "from") or "")
        sent = _text(message, "date")
        title = _text(message, "subject")
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise BadInputError(
            f"{name} is a damaged mail ({type(error).__name__}): save what is in it and give that."
        ) from error
    is_saved = saved is not None and saved.startswith(("http://", "https://"))
    return Mail(
        content=page if isinstance(page, bytes) else b"",
        media_type=f"{kind}; charset={charset}" if charset else kind,
        title=title,
        sender=None if is_saved else one_line(called) or None,
        domain=None if is_saved else _domain(address),
        url=saved if is_saved else None,
        date=None if is_saved else _moment(sent),
    )


def _body(message: EmailMessage) -> EmailMessage | None:
    """Return the first part in HTML, or the first in text; attachments are none."""
    found: dict[str, EmailMessage] = {}
    for place, part in enumerate(message.walk()):
        if place >= _PARTS:
            break
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml", "text/plain") and (
            part.get_content_disposition() != "attachment"
        ):
            found.setdefault("text" if kind == "text/plain" else "html", part)
    return found.get("html") or found.get("text")


def _text(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return one_line(str(value)) or None if value is not None else None


def _domain(address: str) -> str | None:
    """Return the domain of a sender without the part that only sends."""
    domain = address.rpartition("@")[2].strip(" .>").casefold()
    bare = _SENDING.sub("", domain)
    return (bare if "." in bare else domain) or None


def _moment(written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return parsedate_to_datetime(written).isoformat()
    except (TypeError, ValueError, OverflowError):
        return None
