"""Publishers that a text means without their name: "the magazine", "a Nordic institute"."""

import re

from app.base.text import fold, tokens
from app.domain.chain import LinkStep
from app.domain.words import SourceKind
from app.link.wording import stem, word_set

PRESS = word_set(
    "newspaper paper daily weekly magazine tabloid broadsheet agency newswire wire outlet website "
    "site portal blog blogger channel broadcaster station publication periodical journal newsletter"
)
_STUDY = word_set("report study paper analysis investigation findings")
_RESEARCH = word_set(
    "institute institution tank watchdog ngo nonprofit foundation centre center researcher "
    "researchers author authors observatory monitor"
)
# What publishers of studies have in their names.
_RESEARCH_NAME = word_set(
    "institute institut instytut institution centre center centrum foundation council monitor "
    "watch observatory research studies initiative project lab association forum"
)
_MEDIA = word_set("media press news newspapers newspaper outlets websites")
_BARE = word_set("the some several various many recent unconfirmed earlier other local foreign")
_HEAD_ENDS = re.compile(
    r",|\b(?:of|in|at|from|to|for|by|with|on|about|who|that|which|whose|filed|published|based|run|"
    r"released|written|obtained|seen)\b"
)


def head(words: str) -> str:
    """Return the noun that a description is built around: ``a think tank in Oslo`` → ``tank``."""
    found = tokens(thing(words))
    return found[-1] if found else ""


def thing(words: str) -> str:
    """Return a description without what follows its noun: ``delivery notes in the leak`` →
    ``delivery notes``."""
    return _HEAD_ENDS.split(fold(words).replace("'s ", " "), maxsplit=1)[0]


def is_media(words: str) -> bool:
    """Tell whether an unnamed source is said to be media, or bare "reports": they repeat another.

    "Intelligence reports" are not media.
    """
    found = set(tokens(fold(words)))
    return not _MEDIA.isdisjoint(found) or ("reports" in found and found - {"reports"} <= _BARE)


def is_press(step: LinkStep) -> bool:
    """Tell whether a step says "the paper", "the agency": one publisher that reports."""
    return _nameless(step) and head(step.name or step.words) in PRESS


def is_research(step: LinkStep) -> bool:
    """Tell whether a step says "the institute", "its authors": who publishes studies."""
    return _nameless(step) and head(step.name or step.words) in _RESEARCH


def is_study(step: LinkStep) -> bool:
    """Tell whether a step says "the report": what somebody published."""
    return _nameless(step) and head(step.name or step.words) in _STUDY


def publishes_studies(name: str) -> bool:
    """Tell whether the name of a publisher says that it does research."""
    return not _RESEARCH_NAME.isdisjoint(tokens(fold(name)))


def _nameless(step: LinkStep) -> bool:
    return step.outlet is None and (
        step.kind in (SourceKind.UNNAMED, SourceKind.DOCUMENT) or step.actor is None
    )


_COURT = word_set(
    "court filing complaint indictment affidavit charge lawsuit petition warrant prosecution "
    "prosecutor attorney judge magistrate fbi feds investigator detective police"
)
_FILES = word_set("file files")  # which share their stem with a filing
_COURT_STEMS = frozenset(stem(word) for word in _COURT)


def is_of_a_case(words: str) -> bool:
    """Tell whether a voice or a paper belongs to a case at law: a filing and who filed it."""
    said = (word for word in tokens(fold(words)) if word not in _FILES)
    return not _COURT_STEMS.isdisjoint(stem(word) for word in said)
