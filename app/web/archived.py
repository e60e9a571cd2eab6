"""Where public archives list what they hold of a page."""

from fastapi import Request

from app.base.archives import archive_links


def links_to_archives(request: Request, url: str | None) -> tuple[tuple[str, str], ...]:
    """Return where public archives list their copies of a page: host and address."""
    if not url or not url.startswith(("http://", "https://")):
        return ()
    return archive_links(url, request.app.state.archives)
