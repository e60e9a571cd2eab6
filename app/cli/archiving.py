"""``whence warc``: the captures that are held, as an archive other tools read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.base.errors import WhenceError
from app.base.settings import read_settings
from app.cli.database import database
from app.cli.filtering import with_filter
from app.cli.output import put_count, put_file
from app.cli.past import reading_as_of
from app.collect.archive import load_capture
from app.collect.warc import warc_record, warc_start
from app.query.captures import HeldCapture, stream_captures
from app.query.filters import ClaimFilter

archiving = typer.Typer()


@archiving.command(epilog="Example: whence warc --outlet newsweek -o newsweek.warc.gz")
@with_filter
def warc(
    wanted: ClaimFilter,
    output: Annotated[Path, typer.Option("-o", "--output", help="File: NAME.warc.gz.")],
) -> None:
    """Write the captures of the articles that match as a WARC; a lost or damaged one is named."""
    written = _Written(read_settings().archive)
    with database() as engine, reading_as_of(engine, wanted.as_of) as connection:
        put_file(output, written.pieces(stream_captures(connection, wanted)))
    put_count(written.number, of="captures")
    if written.failed:
        raise typer.Exit(1)


class _Written:
    """Records one by one, counted."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self.number = 0
        self.failed = 0

    def pieces(self, captures: Iterator[HeldCapture]) -> Iterator[bytes]:
        yield warc_start(f"Whence/{__version__}")
        for capture in captures:
            try:
                content = load_capture(self._archive, capture.sha256)
            except WhenceError as error:
                self.failed += 1
                print(f"whence: {error}", file=sys.stderr)
                continue
            self.number += 1
            yield warc_record(
                content,
                url=capture.url,
                sha256=capture.sha256,
                kind=capture.media_type or _guess(content),
                at=capture.captured_at,
            )


def _guess(content: bytes) -> str:
    """Return the media type of a page that was handed in as a file."""
    start = content[:1024].lstrip().lower()
    if b"%pdf-" in start:
        return "application/pdf"
    if start.startswith(b"<") or b"<html" in start:
        return "text/html"
    return "text/plain"
