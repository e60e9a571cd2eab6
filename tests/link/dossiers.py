"""The smallest dossiers for tests of answers that are missing and of days that are due."""

from app.domain.chain import Chain, Copy, LinkClaim, LinkMention, LinkText
from app.domain.ledger import Dossier, HeldResponse
from app.domain.words import Act, ActorRole, Scope
from tests.link.factories import ACTORS, OUTLETS, PARENTS, a_mention, a_text

NO_CHAIN = Chain((), (), (), (), 0, 0, ())
ABOVE = {
    **{name: above for name, above in PARENTS.items() if above},
    "port-ministry": "norland",
    "norland-army": "norland",
    "spokeswoman": "port-ministry",
}
NAMES = {
    **ACTORS,
    "norland": "Norland (government)",
    "port-ministry": "Ministry of Ports of Norland",
    "norland-army": "Army of Norland",
    "spokeswoman": "Ida Holm",
    "southmark": "Southmark",
    "tugworks": "Tugworks",
}
NATIONS = frozenset(("norland", "southmark", "coastland"))
SUBJECT, OBJECT, LOCATION = ActorRole.SUBJECT, ActorRole.OBJECT, ActorRole.LOCATION


def a_dossier(
    *roles: tuple[str, ActorRole],
    statement: str = "Norland sold tugs to Southmark.",
    event: str | None = None,
    mentions: tuple[LinkMention, ...] = (),
    texts: tuple[LinkText, ...] = (),
    responses: tuple[HeldResponse, ...] = (),
    beside: tuple[HeldResponse, ...] = (),
    copies: tuple[Copy, ...] = (),
) -> Dossier:
    kept = mentions or (a_mention("m1"),)
    held = {text.key: text for text in texts or (a_text("t1"),)}
    return Dossier(
        claim=LinkClaim("c1", statement, (), tuple(a for a, _ in roles), None, event),
        roles=roles,
        mentions=kept,
        texts=held,
        chain=NO_CHAIN,
        responses=responses,
        beside=beside,
        copies=copies,
        actor_names=NAMES,
        outlet_names=OUTLETS,
        parents=ABOVE,
        nations=NATIONS,
    )


def held_response(
    key: str = "r1",
    *,
    actor: str = "port-ministry",
    act: Act = Act.COMMENT_REQUESTED,
    text: str = "t1",
    words: str = "The ministry was asked for comment.",
    scope: Scope = Scope.THIS_CLAIM,
    day: str | None = None,
    claim: str | None = "c1",
) -> HeldResponse:
    return HeldResponse(key, text, actor, act, scope, words, words, day, claim)
