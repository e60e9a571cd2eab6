"""WARC, the format web archives keep pages in: each page that was answered, as it was answered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from app.base.text import one_line
from app.collect.inputs import KEPT_HEADERS, MAX_PAGE, FailedInput
from app.domain.article import Input

SUFFIXES = (".warc", ".warc.gz")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "message/rfc822")


def find_in_warc(path: Path) -> Iterator[Input | FailedInput]:
    """Yield each page an archive holds: answers with status 200 and resources that can be read.

    One at a time, so that memory does not grow with the archive. Images, scripts, redirects and
    repeated captures that hold no bytes are passed over. A damaged rest is one failure.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    found = False
    with path.open("rb") as stream:
        try:
            records: Iterator[Any] = iter(ArchiveIterator(stream))
            for record in records:
                page = _page(record)
                if page is not None:
                    found = True
                    yield page
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
            found = True
            yield FailedInput(path.name, _broken(path.name, str(error)))
    if not found:
        yield FailedInput(path.name, f"{path.name} holds no page: give a WARC with HTML answers.")


def warc_start(software: str) -> bytes:
    """Return the record an archive begins with: what wrote it, and in which format."""
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - only archives need it

    out = BytesIO()
    writer: Any = WARCWriter(out, gzip=True)
    told = {"software": software, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record(None, told))
    return out.getvalue()


def warc_record(content: bytes, *, url: str | None, sha256: str, kind: str, at: datetime) -> bytes:
    """Return a capture as a packed record of type ``resource``: its bytes as they are held.

    A page that was handed in without an address is named by its digest. ``kind`` is the media type.
    """
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    out = BytesIO()
    writer: Any = WARCWriter(out, gzip=True)
    written = at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()
    record = writer.create_warc_record(
        url or f"urn:sha256:{sha256}",
        "resource",
        payload=BytesIO(content),
        length=len(content),
        warc_content_type=kind,
        warc_headers_dict={"WARC-Date": f"{written}Z", "WARC-Payload-Digest": f"sha256:{sha256}"},
    )
    writer.write_record(record)
    return out.getvalue()


def _broken(name: str, said: str) -> str:
    """Return in one sentence what is wrong with an archive, of what its reader ``said``."""
    if "non-chunked gzip" in said:
        return f"{name} is compressed in one piece: unpack it with gunzip and give the .warc."
    if "Unknown archive format" in said:
        return f"{name} is damaged from here on or no WARC: get the archive again."
    return (
        f"{name} is damaged from here on ({one_line(said)[:120]}): what stood before it was read; "
        "get the archive again for the rest."
    )


def _page(record: Any) -> Input | FailedInput | None:
    """Return the page of a record; None where it holds none."""
    address: str = record.rec_headers.get_header("WARC-Target-URI") or ""
    address = address.strip("<>")
    headers: list[tuple[str, str]] = []
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return None
        headers = record.http_headers.headers
        told = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        told = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    if told.split(";")[0].strip().lower() not in _TYPES:
        return None
    content: bytes = record.content_stream().read(MAX_PAGE + 1)
    if len(content) > MAX_PAGE:
        return FailedInput(address, f"{address} is over 5 MB in the archive and is left out.")
    if _breaks_off(record.raw_stream):
        return FailedInput(
            address, f"{address} breaks off in the archive and is left out: get the archive again."
        )
    public = address.startswith(("http://", "https://"))
    return Input(
        name=address or record.rec_headers.get_header("WARC-Record-ID") or "record",
        content=content,
        media_type=told or None,
        final_url=address if public else None,
        headers=tuple((k.lower(), v) for k, v in headers if k.lower() in KEPT_HEADERS),
        retrieved_at=_moment(record.rec_headers.get_header("WARC-Date")),
    )


def _breaks_off(stream: Any) -> bool:
    """Tell whether a record is said to be longer than what is there."""
    return getattr(stream, "limit", 0) > 0 and not stream.read(1)


def _moment(written: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
