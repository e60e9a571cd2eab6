"""Whether a text carries the answers that the text it has a claim from carries."""

import re

from app.base.text import tokens
from app.domain.ledger import Aspect, Carried, CarryCell, Dossier, HeldResponse
from app.domain.words import Act, ActorRole, Scope
from app.link.moments import surely_after
from app.link.passing import Case
from app.link.publishers import name_key
from app.link.saying import Saying, names_of, one_family, tells_the_same
from app.link.ways import Way

_ANSWERS = (Act.DENIAL, Act.PARTIAL_DENIAL, Act.COUNTER_CLAIM, Act.UNAWARE, Act.NCND)
_DENIALS = (Act.DENIAL, Act.PARTIAL_DENIAL)
# Words of an answer that no mechanism may have found in a text: then nothing is said of it.
_ANSWERING = re.compile(
    r"(?i)\b(?:den(?:y|ies|ied|ying|ial\w*)|reject\w*|refut\w*|dismiss\w*|disput\w*|rebuff\w*|"
    r"rebut\w*|baseless|groundless|unfounded|unaware|not aware|no knowledge|neither confirm\w*|"
    r"bestreite\w*|bestritt\w*|dementier\w*|zurückgewiesen|wies\w* \w+ zurück|"
    r"neg(?:ou|a|aram|ativa)|rejeit\w*|desment\w*|"
    r"опроверг\w*|отриц\w*|отверг\w*|отклон\w*|безоснов\w*|не в курсе|"
    r"спросту\w*|запереч\w*|відкину\w*|відкида\w*|безпідстав\w*)\b|否认|驳斥|毫无根据|不了解|不掌握"
)


def find_answer_cell(case: Case) -> CarryCell:
    """Return what became of the answers in one text, set against the texts above it.

    An answer that a text cannot have known, as it was not given yet when it appeared, is not
    missed in it; nor is one that its words may carry unfound, or that it carries beside another
    claim.
    """
    of, below, aspect = case.of, case.below, Aspect.RESPONSE
    own = [r for r in below.answers() if _is_answer(r, of)]
    missed: CarryCell | None = None
    for way, above in case.ways:
        for answer in sorted(_carried(above, of), key=lambda r: r.act not in _DENIALS):
            for mine in own:
                if one_family(mine.actor, answer.actor, of):
                    return case.cell(aspect, Carried.KEPT, above, mine.words, answer.words)
            if missed is None and not own and _is_missed(of, below, way, above, answer):
                missed = case.cell(aspect, Carried.DROPPED, above, "", answer.words)
    if own:
        return case.cell(aspect, Carried.ADDED, None, own[0].words)
    return missed or case.cell(aspect, Carried.NOT_APPLICABLE)


def _carried(said: Saying, of: Dossier) -> list[HeldResponse]:
    return [r for r in said.answers() if _is_answer(r, of)]


def _is_answer(response: HeldResponse, of: Dossier) -> bool:
    """Tell whether a response answers a claim; a position does if the claim is about who has it."""
    if response.act in _ANSWERS:
        return True
    about = (actor for actor, role in of.roles if role is not ActorRole.LOCATION)
    return response.act is Act.POSITION and any(one_family(response.actor, a, of) for a in about)


def _is_missed(of: Dossier, below: Saying, way: Way, above: Saying, answer: HeldResponse) -> bool:
    if not below.whole or not _was_given(below, above, answer):
        return False
    if below.described and (way.printed or not _has_records(of, below)):
        return False
    if not any(tells_the_same(a, b) for a in above.mentions for b in below.mentions):
        return False
    beside = (r for r in of.beside if r.text == below.text.key)
    if any(_may_be(r, answer, of) for r in beside):
        return False
    return not _may_stand(below, answer, of)


def _may_be(beside: HeldResponse, answer: HeldResponse, of: Dossier) -> bool:
    """Tell whether what a text carries beside another claim may answer this one, too."""
    if one_family(beside.actor, answer.actor, of):
        return True
    return beside.act in _ANSWERS and beside.scope is not Scope.OTHER_CLAIM


def _was_given(below: Saying, above: Saying, answer: HeldResponse) -> bool:
    """Tell whether an answer was surely given when the lower text appeared."""
    mine, theirs = below.text.published, above.text.published
    if mine is None:
        return False
    if answer.day is not None:
        return surely_after(mine, answer.day)
    return surely_after(mine, theirs)


def _has_records(of: Dossier, said: Saying) -> bool:
    """Tell whether the desk recorded any answer of a text it only describes."""
    return any(r.text == said.text.key for r in (*of.responses, *of.beside))


def _may_stand(said: Saying, answer: HeldResponse, of: Dossier) -> bool:
    """Tell whether some passage has words of an answer and a name of who gave this one."""
    names = [name_key(name) for name in names_of(answer.actor, of)]
    for passage in said.text.passages:
        if _ANSWERING.search(passage):
            words = f" {' '.join(tokens(passage))} "
            if not words.isascii() or any(f" {name} " in words for name in names if name):
                return True
    return False
