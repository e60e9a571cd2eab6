"""The followed feeds as OPML 2.0, the format in which feed readers hand lists to each other."""

from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from app.query.core import Connection
from app.query.feeds import stream_feeds


def write_feeds(connection: Connection, *, made_at: datetime) -> str:
    """Return all followed feeds as one list."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape('Feeds followed by Whence')}</title>"
        f"<dateCreated>{format_datetime(made_at)}</dateCreated></head>",
        "<body>",
    ]
    for feed in stream_feeds(connection):
        name = quoteattr(feed.name)
        site = f" htmlUrl={quoteattr(feed.site_url)}" if feed.site_url else ""
        lines.append(
            f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.url)}{site}/>'
        )
    return "\n".join([*lines, "</body>", "</opml>", ""])
