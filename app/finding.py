"""Finds what a page says: the rules, and beside them a model where one is asked."""

import logging
from collections.abc import Callable

from app.base.errors import WhenceError
from app.domain.article import ReadArticle
from app.domain.found import Findings
from app.domain.proposed import Proposals
from app.domain.vocabulary import Vocabulary
from app.extract.findings import find_all
from app.extract.proposed import add_proposed

_log = logging.getLogger(__name__)
Propose = Callable[[ReadArticle], Proposals]


def find_carefully(article: ReadArticle, vocabulary: Vocabulary) -> Findings:
    """Return what the rules find; a fault of a rule costs its page, never the pages after it.

    Raises:
        WhenceError: a rule failed; the sentence says how.
    """
    try:
        return find_all(article, vocabulary)
    except WhenceError:
        raise
    except Exception as error:
        _log.exception("finding what a page says failed")
        raise WhenceError(
            f"What it says could not be found, because a rule failed ({type(error).__name__}: "
            f"{error}); please report this with the page."
        ) from error


def find_everything(
    article: ReadArticle, vocabulary: Vocabulary, *, propose: Propose | None = None
) -> tuple[Findings, Proposals | None]:
    """Return what the rules find, with what a model proposes beside it where one is asked."""
    return add_asked(article, vocabulary, find_all(article, vocabulary), propose=propose)


def add_asked(
    article: ReadArticle,
    vocabulary: Vocabulary,
    findings: Findings,
    *,
    propose: Propose | None,
) -> tuple[Findings, Proposals | None]:
    """Return findings with what a model proposes beside them; without one, as they are."""
    if propose is None:
        return findings, None
    proposals = propose(article)
    return add_proposed(article, vocabulary, findings, proposals), proposals


def describe_proposals(proposals: Proposals | None) -> dict[str, object]:
    """Return what a run records of the model beside the rules; empty if none was asked."""
    if proposals is None:
        return {}
    return {"model": proposals.rule, "dropped": proposals.dropped, "note": proposals.note}
