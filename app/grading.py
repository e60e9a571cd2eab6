"""What a person judges of a claim, an outlet or an actor: a grade, signed and with a reason.

No machine calls this. A grade is kept as it was signed, beside all others.
"""

import unicodedata

from app.base.errors import BadInputError, NotHeldError
from app.base.text import one_line
from app.domain.grades import ORIGINS_TO_CONFIRM, AnyGrade, Credibility, codes_of_axis, find_grade
from app.domain.ledger import Axis
from app.store.grades import Graded, load_graded, save_grade
from app.store.session import Engine, transaction

REASON = (10, 1000)
"""The least and the most characters of a reason."""
NAME_MOST = 100
_UNSEEN = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
_TURNS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LISTS = {"claim": "claims", "outlet": "outlets", "actor": "actors"}


def grade_claim(engine: Engine, slug: str, code: str, *, by: str, reason: str) -> str:
    """Keep a person's grade of how credible a claim is, 1–6, and return it as a sentence.

    Raises:
        NotHeldError: there is no such claim.
        BadInputError: the code, name or reason cannot be kept, or it says "confirmed by
            independent sources" of a claim with fewer than two sure origins.
    """
    return _grade(engine, "claim", slug, Axis.CREDIBILITY, code, by=by, reason=reason)


def grade_outlet(engine: Engine, slug: str, code: str, *, by: str, reason: str) -> str:
    """Keep a person's grade of how reliable an outlet is, A–F, and return it as a sentence.

    Raises:
        NotHeldError: there is no such outlet.
        BadInputError: the code, name or reason cannot be kept.
    """
    return _grade(engine, "outlet", slug, Axis.RELIABILITY, code, by=by, reason=reason)


def grade_actor(engine: Engine, slug: str, code: str, *, by: str, reason: str) -> str:
    """Keep a person's grade of how reliable an actor is, A–F, and return it as a sentence.

    Raises:
        NotHeldError: there is no such actor.
        BadInputError: the code, name or reason cannot be kept.
    """
    return _grade(engine, "actor", slug, Axis.RELIABILITY, code, by=by, reason=reason)


def _grade(
    engine: Engine, kind: str, slug: str, axis: Axis, code: str, *, by: str, reason: str
) -> str:
    grade = find_grade(axis, code)
    if grade is None:
        codes = codes_of_axis(axis)
        raise BadInputError(
            f"“{_shown(code)}” is no grade of {_LISTS[kind]}; it is one of {', '.join(codes)}."
        )
    name, why = _name(by), _reason(reason)
    with transaction(engine) as session:
        graded = load_graded(session, kind, slug)
        if graded is None:
            raise NotHeldError(
                f"There is no {kind} “{_shown(slug)}”; `whence export {_LISTS[kind]}` lists them."
            )
        _confirm(grade, graded)
        save_grade(session, graded, axis, grade.code, signed_by=name, reason=why)
    return f"{name} grades the {kind} {slug} {grade.code}: {grade.value}."


def _confirm(grade: AnyGrade, graded: Graded) -> None:
    """Refuse that a claim is confirmed by independent sources as long as there are none."""
    sure = graded.origins_min or 0
    if grade is not Credibility.CONFIRMED or sure >= ORIGINS_TO_CONFIRM:
        return
    most = graded.origins_max or 0
    there = "is 1 sure origin" if sure == 1 else f"are {sure or 'no'} sure origins"
    at_most = f" (at most {most})" if most > sure else ""
    raise BadInputError(
        f"“1: {grade.value}” needs at least two independent origins; of this claim there {there}"
        f"{at_most}, however many articles repeat it."
    )


def _name(by: str) -> str:
    name = _readable(by, "name")
    if not 1 <= len(name) <= NAME_MOST:
        raise BadInputError(f"A grade is signed: the name has 1 to {NAME_MOST} characters.")
    return name


def _reason(reason: str) -> str:
    why = _readable(reason, "reason")
    least, most = REASON
    if not least <= len(why) <= most:
        raise BadInputError(
            f"A grade needs a reason of {least} to {most:,} characters; this one has {len(why):,}."
        )
    return why


def _readable(text: str, what: str) -> str:
    """Return ``text`` as it is kept; control characters and marks that turn text are refused."""
    for sign in text:
        if unicodedata.category(sign) in _UNSEEN or sign in _TURNS:
            raise BadInputError(
                f"The {what} holds the control character U+{ord(sign):04X}; "
                "write it as one line of plain text."
            )
    return one_line(unicodedata.normalize("NFC", text))


def _shown(given: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in given[:40])
