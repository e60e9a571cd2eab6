"""A mail, or a page that a browser saved as one file (MHTML): what is in it and what its head says.

Both are MIME (RFC 5322, RFC 2557): the part with the text is read, all others are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from app.base.errors import BadInputError
from app.base.text import one_line

_HEAD = 4096
_FIRST = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?\S")
_SURE = re.compile(
    rb"^(?:mime-version|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE
)
_SENDING = re.compile(r"^(?:news(?:letters?)?|mail(?:ing)?|e-?mail|info|press|updates?|em?)\.")
_PARTS = 200
_ATTACHED = "message/rfc822"
_OF_MAILBOX = re.compile(rb"From \S+ [^\n]{8,60}\d{4}[^\n]{0,8}\n(?=[A-Za-z][\w-]{1,40}:)")
_NEXT_OF_MAILBOX = re.compile(rb"\r?\n\r?\n" + _OF_MAILBOX.pattern)


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
    head = (
        _OF_MAILBOX.sub(b"", content[:_HEAD], count=1)
        .replace(b"\r\n", b"\n")
        .split(b"\n\n", maxsplit=1)[0]
    )
    return bool(_FIRST.match(head)) and bool(_SURE.search(head))


def read_mail(name: str, content: bytes) -> Mail:
    """Return the page in a mail: HTML rather than text where both are there.

    Raises:
        BadInputError: no part of it can be read; ``name`` is how the sentence calls it.
    """
    try:
        message = message_from_bytes(_single(name, content), policy=policy.default)
        body = _body(message)
        inner = _forwarded(message)
        passed_on = _body(inner) if inner is not None else None
        if inner is not None and passed_on is not None and _size(passed_on) > _size(body):
            message, body = inner, passed_on
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
    for part in _own_parts(message):
        kind = part.get_content_type()
        if kind in ("text/html", "application/xhtml+xml", "text/plain") and (
            part.get_content_disposition() != "attachment"
        ):
            found.setdefault("text" if kind == "text/plain" else "html", part)
    return found.get("html") or found.get("text")


def _own_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts of a mail without those of a mail that is attached to it."""
    waiting = [message]
    for _ in range(_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        if part.is_multipart() and part.get_content_type() != _ATTACHED:
            waiting[:0] = _held(part)


def _forwarded(message: EmailMessage) -> EmailMessage | None:
    """Return the first mail that is attached to this one."""
    for part in _own_parts(message):
        if part.get_content_type() == _ATTACHED:
            return next(iter(_held(part)), None)
    return None


def _held(part: EmailMessage) -> list[EmailMessage]:
    """Return what stands in a part: its parts, or the mail that is attached with it."""
    held = cast("list[object] | str", part.get_payload())
    return [one for one in held if isinstance(one, EmailMessage)]


def _size(body: EmailMessage | None) -> int:
    content = body.get_payload(decode=True) if body is not None else b""
    return len(content) if isinstance(content, bytes) else 0


def _single(name: str, content: bytes) -> bytes:
    """Return the mail in a mailbox of one, without the line that begins it there."""
    if not _OF_MAILBOX.match(content):
        return content
    number = len(_NEXT_OF_MAILBOX.findall(content))
    if number:
        raise BadInputError(
            f"{name} is a mailbox of {number + 1} mails: save each as a file of its own (.eml), "
            "and give these."
        )
    return content.split(b"\n", maxsplit=1)[1]


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
