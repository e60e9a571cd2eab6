"""What is never fetched, said before any look-up: only public http and https pages are."""

import re

from ssrfguard import Policy, SSRFGuardError

from app.base.errors import BadInputError

MAX_REDIRECTS = 5
PUBLIC = Policy(max_redirects=MAX_REDIRECTS)
_SETTING = re.compile(r"is not in allowed_\w+ \(([^()]*)\)")


def check_url(url: str, *, policy: Policy = PUBLIC) -> None:
    """Refuse an address that is never fetched, without touching the network.

    Raises:
        BadInputError: no http or https, another port, a user name, a private address.
    """
    try:
        policy.check_url(url.strip())
    except SSRFGuardError as error:
        raise refused(url, error) from error


def refused(url: str, error: SSRFGuardError) -> BadInputError:
    """Return the refusal of ``url`` as one sentence."""
    reason = str(error).partition(" is not permitted: ")[2] or str(error)
    reason = _SETTING.sub(r"is none of \1", reason)
    return BadInputError(
        f"{url[:200]} is refused, because only public http and https pages are fetched: "
        f"{reason[:300]}"
    )
