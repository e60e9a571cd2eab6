"""What a server asks for in its headers, as far as it concerns when to look again."""

import re
from datetime import timedelta

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE | re.ASCII)
_NEVER_KEPT = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)


def asked_by_server(cache_control: str | None) -> timedelta | None:
    """Return how long an answer stays good by its Cache-Control; None if that says nothing."""
    written = (cache_control or "")[:500]
    found = _MAX_AGE.search(written)
    if found is None or _NEVER_KEPT.search(written):
        return None
    seconds = int(found[1])
    return timedelta(seconds=seconds) if seconds else None
