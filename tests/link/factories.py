"""The smallest valid records for tests of linking; each takes only what its test is about."""

from app.domain.chain import (
    Chain,
    Copy,
    LinkClaim,
    LinkMention,
    LinkQuantity,
    LinkResponse,
    LinkStep,
    LinkText,
)
from app.domain.words import Act, Basis, Modality, Naming, Relation, Scope, SourceKind
from app.link.beside import find_beside
from app.link.chains import build_chain

OUTLETS = {
    "harbour-post": "Harbour Post",
    "weekly": "Weekly",
    "mirror-site": "Mirror Site",
    "echo": "Echo",
    "north-star": "North Star",
    "agency": "Agency",
    "gwp": "Grand Weekly of the Ports",
    "ports-institute": "Institute of Port Studies",
}
ACTORS = {
    "coast-intel": "CIA-C",
    "coastland": "Coastland",
    "minister": "Minister Oru",
    "navy": "Navy",
}
PARENTS: dict[str, str | None] = {
    "coast-intel": "coastland",
    "minister": "coastland",
    "navy": None,
    "coastland": None,
}


def a_text(
    key: str,
    outlet: str = "harbour-post",
    *,
    published: str | None = None,
    passages: tuple[str, ...] = (),
    upstream: tuple[tuple[str, Relation], ...] = (),
    copy_of: str | None = None,
    url: str | None = None,
    links: tuple[str, ...] = (),
    language: str | None = "en",
) -> LinkText:
    return LinkText(
        key=key,
        outlet=outlet,
        url=url,
        published=published,
        language=language,
        passages=passages,
        links=links,
        upstream=tuple((o, relation, Basis.STATED, o, 0.9) for o, relation in upstream),
        copy_of=copy_of,
    )


def outlet_step(outlet: str, *, cue: str = "reported") -> LinkStep:
    name = OUTLETS.get(outlet, outlet)
    return LinkStep(SourceKind.OUTLET, name, Naming.NAMED, name, cue, None, outlet)


def actor_step(actor: str, *, unnamed: bool = False, words: str | None = None) -> LinkStep:
    naming = Naming.DESCRIBED_UNNAMED if unnamed else Naming.NAMED
    shown = words or (f"a source in {ACTORS[actor]}" if unnamed else ACTORS[actor])
    return LinkStep(SourceKind.ACTOR, ACTORS[actor], naming, shown, "said", actor)


def unnamed_step(words: str = "a source") -> LinkStep:
    return LinkStep(SourceKind.UNNAMED, words, Naming.BARE_UNNAMED, words, "said")


def document_step(words: str = "customs records") -> LinkStep:
    return LinkStep(SourceKind.DOCUMENT, words, Naming.NAMED, words, "show")


def a_quantity(text: str) -> LinkQuantity:
    return LinkQuantity(text, None, None, None, None, approximate=False)


def a_mention(
    key: str,
    text: str = "t1",
    *steps: LinkStep,
    content: str = "Russia will train about 600 Chinese soldiers at its bases.",
    quote: str | None = None,
    claim: str | None = "c1",
    modality: Modality | None = None,
    quantities: tuple[str, ...] = (),
    dates: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
    relation: Relation | None = None,
    place: str = "paragraph",
    position: int = 0,
) -> LinkMention:
    return LinkMention(
        key=key,
        text=text,
        claim=claim,
        quote=quote or content,
        content=content,
        described=False,
        modality=modality or (Modality.ATTRIBUTED if steps else Modality.ASSERTED),
        steps=steps,
        quantities=tuple(a_quantity(q) for q in quantities),
        dates=dates,
        topics=topics,
        actors=actors,
        relation=relation,
        place=place,
        position=position,
    )


def a_claim(
    key: str = "c1",
    *,
    statement: str = "Russia is to train about 600 Chinese soldiers.",
    topics: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
) -> LinkClaim:
    return LinkClaim(key, statement, topics, actors, None, None)


def a_response(
    key: str = "r1",
    text: str = "t1",
    *,
    act: Act = Act.DENIAL,
    actor: str = "navy",
    quote: str = "The navy denied the report.",
    scope: Scope = Scope.THIS_CLAIM,
    answers: str | None = None,
    position: int = 0,
) -> LinkResponse:
    return LinkResponse(key, text, actor, act, quote, quote, scope, answers, position)


def a_chain(
    *mentions: LinkMention,
    texts: tuple[LinkText, ...],
    copies: tuple[Copy, ...] = (),
    credited: dict[str, tuple[str, ...]] | None = None,
    besides: tuple[LinkMention, ...] = (),
) -> Chain:
    """Build the chain of the mentions with the invented names of this module.

    ``besides`` are mentions of other claims.
    """
    held = {t.key: t for t in texts}
    return build_chain(
        mentions,
        held,
        copies=copies,
        outlet_names=OUTLETS,
        actor_parents=PARENTS,
        actor_names=ACTORS,
        credited=credited,
        beside=find_beside([*mentions, *besides], held, outlet_names=OUTLETS),
    )
