# ruff: noqa: E501 -- patterns are read whole
"""Who a claim is about and is not reported as asked, and who was asked without an answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.ledger import Dossier, HeldResponse, MissingAnswer, MissingState
from app.domain.words import Act, Scope
from app.link.moments import reading_order, surely_after
from app.link.parties import find_parties
from app.link.publishers import name_key
from app.link.reply_window import find_window

_ABOUT_IT = (Scope.THIS_CLAIM, Scope.PART)
# A refusal to comment is an answer; words that none came are not.
_SILENCE = re.compile(
    r"\b(?:not|n['’]t|no|never|nor|neither|without(?: an?)?)(?: (?!direct)\w+){0,3}? "
    r"(?:repl(?:y|ies|ied)|respon(?:d|ded|se|ses)|answer(?:ed)?|returned?|hear|heard)\b"
    r"|\byet to (?:reply|respond|answer|comment)\b|\bnot (?:sent|given) (?:us )?(?:a |any )?(?:comment|reply|response|answer)\b"
    r"|\bnot pick(?:ed)? up\b|\brang out\b|\blet (?:a|the|our) deadline pass\b|\bunopened\b"
    r"|\bunanswered\b|\b(?:could|can) ?not be reached\b|\bunable to reach\b"
    r"|\bне (?:\w+ ){0,2}?(?:ответ\w+|отреагир\w+|отклик\w+|відпов\w+|відреаг\w+)"
    r"|\b(?:без ответа|без відповіді|не удалось (?:связаться|получить)|не вдалося (?:зв|отримати))"
    r"|[未没](?:有|能)?(?:立即|及时|马上|就此)?(?:作出|做出|给予|予以)?(?:回应|回复|答复)|无法联系",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:declin\w+|refus\w+|отказал\w+|відмовил\w+)\b|拒绝|\b(?:direct|the|a|that|any) questions?\b"
)
# What is said to a question; a position or a counter-claim may be an older line, quoted.
_DIRECT = frozenset(
    (Act.DENIAL, Act.PARTIAL_DENIAL, Act.CONFIRMATION, Act.NO_COMMENT, Act.NCND, Act.UNAWARE)
)
LONGEST = 400  # characters of a passage that are shown


@dataclass(frozen=True, slots=True)
class _Families:
    """Who answers for whom: those above and within, and the other bodies of one state."""

    parents: Mapping[str, str]

    def of(self, actor: str) -> str:
        seen = {actor}
        while (above := self.parents.get(actor)) is not None and above not in seen:
            seen.add(above)
            actor = above
        return actor


def find_missing(of: Dossier) -> tuple[MissingAnswer, ...]:
    """Return whose answer is missing: first those asked, then those not reported as asked.

    A claim's own source is not asked about it. Who is reported with any act in a text of the claim
    was heard, whatever the act is about. A line of China's foreign ministry is one of China, and of
    its army: bodies with one actor above them answer for each other.
    """
    families = _Families(of.parents)
    asked = tuple(_asked(of, families))
    voices = {families.of(s.actor) for m in of.mentions for s in m.steps if s.actor is not None}
    heard = voices | {families.of(r.actor) for r in (*of.responses, *of.beside)}
    confirmed = {families.of(r.actor) for r in of.responses if r.act is Act.CONFIRMATION}
    told_by = frozenset(a for a, _ in of.roles if families.of(a) in voices | confirmed)
    never: dict[str, MissingAnswer] = {}
    for actor, role in find_parties(of, told_by):
        family = families.of(actor)
        if family not in heard and family not in never:
            never[family] = MissingAnswer(actor, role, MissingState.NOT_REPORTED_ASKED)
    return (*asked, *never.values())


def tells_silence(response: HeldResponse) -> bool:
    """Tell whether a response is only that somebody was asked and no answer came."""
    if response.act is Act.COMMENT_REQUESTED:
        return True
    if response.act is not Act.NO_COMMENT:
        return False
    words = response.words or response.quote
    return _SILENCE.search(words) is not None and _REFUSED.search(words) is None


def _asked(of: Dossier, families: _Families) -> Iterator[MissingAnswer]:
    copies = {copy.text for copy in of.copies}
    roles = dict(reversed(of.roles))
    done: set[tuple[str, str]] = set()
    everything = (*of.responses, *of.beside)
    requests = [r for r in of.responses if tells_silence(r) and r.scope is not Scope.OTHER_CLAIM]
    requests = [r for r in requests if not _is_own_paper(of, r)]
    requests.sort(key=lambda r: (*_place(of, r.text), r.position, r.key))
    for request in requests:
        place = (request.actor, request.text)
        if request.text in copies or place in done:
            continue
        answers = [r for r in everything if _answers(of, request, r, families)]
        if answers:
            continue
        done.add(place)
        same = [r for r in requests if (r.actor, r.text) == place]
        words, low, high = _told(of, same)
        yield MissingAnswer(
            actor=request.actor,
            role=roles.get(request.actor),
            state=MissingState.ASKED_NO_ANSWER,
            text=request.text,
            response=request.key,
            words=words,
            window_min_hours=low,
            window_max_hours=high,
        )


def _is_own_paper(of: Dossier, request: HeldResponse) -> bool:
    """Tell whether the one asked is the paper that asks."""
    text = of.texts.get(request.text)
    outlet = of.outlet_names.get(text.outlet, text.outlet) if text else ""
    asked = of.actor_names.get(request.actor, request.actor)
    return text is not None and name_key(asked) == name_key(outlet)


def _answers(of: Dossier, request: HeldResponse, other: HeldResponse, families: _Families) -> bool:
    """Tell whether ``other`` can be the answer to ``request``: it is not surely older.

    It is about the same claim, or a direct answer in the same text: a paper asks about all it tells.
    """
    if families.of(other.actor) != families.of(request.actor) or tells_silence(other):
        return False
    if other.scope not in _ABOUT_IT:
        return False
    if other.claim != request.claim and (other.text != request.text or other.act not in _DIRECT):
        return False
    if other.text == request.text:
        return True
    told, asked = of.texts.get(other.text), of.texts.get(request.text)
    given = other.day or (told.published if told else None)
    put = request.day or (asked.published if asked else None)
    return not surely_after(put, given)


def _told(of: Dossier, requests: Sequence[HeldResponse]) -> tuple[str, int | None, int | None]:
    """Return the words about requests of one text to one actor, and the hours they give."""
    text = of.texts.get(requests[0].text)
    published = text.published if text else None
    for request in requests:
        for told in (*_around(of, request), request.words, request.quote):
            window = find_window(told, published)
            if window is not None:
                return _shown(told, window.words), window.min_hours, window.max_hours
    return _shown(requests[0].quote, requests[0].words), None, None


def _around(of: Dossier, request: HeldResponse) -> Iterator[str]:
    """Yield the sentence right after the quote, in the same passage of the text."""
    text = of.texts.get(request.text)
    if text is None or request.described:
        return
    for passage in text.passages:
        at = passage.find(request.quote)
        if at < 0:
            continue
        rest = passage[at + len(request.quote) :]
        following = re.match(r"\s*[^.!?。！？]{1,240}[.!?。！？]", rest)
        if following is not None and _SILENCE.search(following[0]):
            yield request.quote + following[0]
        return


def _shown(told: str, part: str) -> str:
    """Return ``told``, or where it is long the stretch of it that holds ``part``."""
    if len(told) <= LONGEST:
        return told
    at = max(0, told.find(part))
    start = max(0, min(at - 60, len(told) - LONGEST))
    return told[start : start + LONGEST].strip()


def _place(of: Dossier, key: str) -> tuple[object, object, str]:
    text = of.texts.get(key)
    return reading_order(text.published if text else None, key)
