# ruff: noqa: E501 -- word lists and patterns are read whole
"""Whom an actor speaks for, and whether the text has said something of it to answer."""

import re

from app.domain.found import FoundActor, FoundClaim, FoundResponse, Step
from app.domain.span import Span
from app.domain.words import BlockKind, Naming, SourceKind
from app.extract.cues import COLLECTIVE_HEADS
from app.extract.foreign.nouns import INSTITUTION
from app.extract.naming import slug_of
from app.extract.page import Page

_PERSON = re.compile(
    r"^(?:the|this|that) (?:[\w’'-]+ ){0,3}?(?:politician|lawmaker|official|general|admiral|colonel|executive|"
    r"businessman|businesswoman|entrepreneur|diplomat|envoy|ambassador|spokes\w+|minister|president|chief|"
    r"leader|chairman|chairwoman|director|governor|senator|secretary|commander|officer|founder|owner)\b",
    re.IGNORECASE,
)
_SPOKES = re.compile(
    r"^(?:its|their) (?:\w+ )?(?:spokes\w+|press (?:service|office))\b", re.IGNORECASE
)
_ADVOCATE = re.compile(
    r"^(?:his|her) (?:\w+ )?(?P<what>lawyers?|attorneys?|counsel|solicitors?|barristers?)\b",
    re.IGNORECASE,
)
BODY_HEADS = COLLECTIVE_HEADS | frozenset(
    [
        "school",
        "college",
        "academy",
        "centre",
        "center",
        "yard",
        "shipyard",
        "boatyard",
        "dockyard",
        "foundry",
        "forge",
        "smelter",
        "steelworks",
        "ironworks",
        "steelmaker",
        "chipmaker",
        "carmaker",
        "planemaker",
        "workshop",
        "distillery",
        "brewery",
        "publisher",
        "start-up",
        "startup",
        "collective",
        "club",
        "foundation",
        "society",
        "factory",
        "works",
        "mill",
        "mine",
        "refinery",
        "supplier",
        "seller",
        "buyer",
        "trader",
        "dealer",
        "distributor",
        "exporter",
        "importer",
        "shipper",
        "carrier",
        "broker",
        "vendor",
        "reseller",
        "retailer",
        "wholesaler",
        "operator",
        "manufacturer",
        "contractor",
        "subcontractor",
        "developer",
        "designer",
        "builder",
        "shipbuilder",
        "airline",
        "bank",
        "port",
        "airport",
        "museum",
        "university",
        "laboratory",
        "lab",
        "bureau",
        "holding",
        "conglomerate",
        "corporation",
        "consortium",
        "enterprise",
        "subsidiary",
        "branch",
        "business",
        "firm",
        "arsenal",
        "depot",
        "base",
        "range",
        "basin",
        "register",
        "registry",
        "authority",
        "administration",
        "directorate",
        "headquarters",
        "consulate",
        "mission",
        "delegation",
        "legation",
        "chancellery",
        "treasury",
        "customs",
        "coastguard",
        "police",
        "court",
        "parliament",
        "cooperative",
        "association",
        "federation",
        "union",
        "chamber",
        "fund",
        "hospital",
        "clinic",
    ]
)
_ROLE = (
    r"(?:spokes\w+|press (?:service|office|secretary|officer|department|centre|center)|media (?:office|team)|"
    r"(?:\w+ )?(?:director|chief|head|manager|owner|founder|co-founder|chairman|chairwoman|chair|president|vice-president|"
    r"executive|ceo|boss|representative|lawyer|lawyers|counsel|attorney|ambassador|consul|rector|dean|receptionist|"
    r"switchboard|management|leadership|secretary|principal|proprietor))"
)
_OWNED = re.compile(rf"^(?P<owner>.+?)['’]s? (?:[\w-]+ ){{0,3}}?{_ROLE}\b", re.IGNORECASE)
_ROLE_OF = re.compile(
    rf"\b{_ROLE}(?:,? [A-Z][\w.’'-]+){{0,3}},? (?:of|for|at|from|with) (?P<owner>(?:the |its |this )?[\w’' -]+)",
)
_OUTSIDE = re.compile(
    r"\b(?:newspaper|paper|magazine|newsroom|outlet|journal|think[- ]tank|research|monitor\w*|watchdog|court|"
    r"parliament|institute(?= of| for)|opposition|rights|charity|ngo|foundation|police|survey|polling)\b",
    re.IGNORECASE,
)
_FOREIGN_BODIES = re.compile(
    rf"(?<!\w)(?:{INSTITUTION}|верф\w+|предприяти\w+|производител\w+|поставщик\w*|экспорт[её]р\w*|холдинг\w*|концерн\w*|корпораци\w+|школ[аеыу]\w*|академи\w+|университет\w*|"
    r"верф\w*|підприємств\w+|виробник\w*|постачальник\w*|експортер\w*|корпораці\w+|академі\w+|університет\w*|"
    r"Werft|Werk(?:e|s)?|Fabrik\w*|Hersteller\w*|Lieferant\w*|Schule|Akademie|Universität|estaleiro|fábrica|usina|fabricante|fornecedor\w*|exportador\w*|escola|academia|universidade)(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[«“„\"](?P<name>[^»”“\"\s][^»”“\"]{1,59})")
_NAMED_BODY = re.compile(r"[Tt]he (?P<proper>[A-Z][\w-]+) (?P<head>[a-z][\w-]+)")
_HEAD_ENDS = re.compile(
    r"[,(]| (?:of|in|at|for|near|on|from|with|that|which|who|whose|to|by|under)\b"
)
_NEAR = 15  # characters between an institution and the name of who speaks for it


_PRONOUNS = frozenset(["it", "he", "she", "they", "who", "which"])


def as_party(page: Page, step: Step | None, words: str) -> Step | None:
    """Return ``step`` as a party that can answer; descriptions of a speaker named before are him.

    "its spokesman" speaks for the body named last before him, "her lawyer" is a party of its own.
    """
    if step is None:
        return None
    at = step.source.start if step.source is not None else 0
    if at and _SPOKES.match(words):
        body = _named_last(page, at, people=False)
        if body is not None and page.text.find(".", body.source.end if body.source else 0, at) < 0:
            return body
    advocate = _ADVOCATE.match(words) if at else None
    if advocate is not None:
        client = _person_before(page, at)
        if client is not None:
            name = f"{client}'s {advocate['what'].lower()}"
            slug = slug_of(name)
            page.resolver.people.setdefault(slug, FoundActor(slug, name, "person"))
            return Step(SourceKind.ACTOR, name, Naming.OFFICE, step.source, step.cue, actor=slug)
    if step.naming.anonymous and page.parsed:
        body = _described(page, step, words)
        if body is not None:
            return body
    party = page.resolver.party(step)
    if party is not None and party.actor is not None:
        return _by_its_name(page, party, words) or party
    if not page.parsed and step.source is not None:
        return _foreign(page, step.source) or party
    if _PERSON.match(words):
        spoke = next(
            (
                s
                for s in reversed(page.resolver.spoken)
                if s.kind == SourceKind.ACTOR and s.naming == Naming.NAMED
            ),
            None,
        )
        if spoke is not None:
            return spoke
    return _described(page, step, words) or party


def _by_its_name(page: Page, party: Step, words: str) -> Step | None:
    """Return the body that "the Tver institute" names, where ``party`` is another named before."""
    match = _NAMED_BODY.fullmatch(words)
    if match is None or not page.parsed or match["head"].lower() not in BODY_HEADS:
        return None
    proper = match["proper"]
    inside = [n for n in page.names if party.source is not None and party.source.covers(n.span)]
    if proper.lower() in party.name.lower() or inside:
        return None
    return _described(page, party, words)


def _described(page: Page, step: Step, words: str) -> Step | None:
    """Return the body that a description is, or speaks for: "the mill", "the mill's owner"."""
    if step.kind not in (SourceKind.UNNAMED, SourceKind.ACTOR):
        return None
    said = step.name if words.lower() in _PRONOUNS else words
    spoken_for = _OWNED.match(said) or _ROLE_OF.search(said)
    body = re.sub(
        r"^(?:the|a|an|this|that|its|their) ", "", spoken_for["owner"] if spoken_for else said
    )
    if _OUTSIDE.search(body) or _OUTSIDE.search(said):
        return None
    head = _HEAD_ENDS.split(body, maxsplit=1)[0].strip(" '’\"“”").split()
    if not head:
        return None
    if head[-1].lower() not in BODY_HEADS and not (spoken_for and body[:1].isupper()):
        return None
    known = next(
        (n for n in page.names if n.kind == "actor" and n.whole and n.span.of(page.text) == body),
        None,
    )
    slug = known.slug if known else slug_of(body)
    if not slug:
        return None
    if known is None and slug not in page.resolver.gazetteer.actors:
        page.resolver.people.setdefault(slug, FoundActor(slug, body, "other"))
    name = known.name if known else body
    return Step(
        SourceKind.ACTOR, name, Naming.INSTITUTION_CLAIMED, step.source, step.cue, actor=slug
    )


def _named_last(page: Page, at: int, *, people: bool) -> Step | None:
    near = [
        n
        for n in page.names
        if n.kind == "actor"
        and n.whole
        and n.span.end <= at
        and (people or n.slug not in page.resolver.people)
    ]
    if not near:
        return None
    name = near[-1]
    return Step(
        SourceKind.ACTOR, name.name, Naming.INSTITUTION_CLAIMED, name.span, None, actor=name.slug
    )


def _person_before(page: Page, at: int) -> str | None:
    """Return the name of the person named last before ``at``."""
    found: list[tuple[int, str]] = []
    for key, (slug, name) in page.resolver.surnames.items():
        person = page.resolver.people.get(slug)
        place = page.text.rfind(key, 0, at)
        if place >= 0 and person is not None and person.kind == "person":
            found.append((place, name))
    named = re.compile(
        r"(?:Mr|Ms|Mrs|Dr)\.? (?P<last>[A-ZÀ-Þ][\w’'-]+)|(?P<full>[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+), \d\d,"
    )
    for match in named.finditer(page.text, 0, at):
        name = match["full"] or match["last"]
        if match["last"]:
            whole = re.search(rf"([A-ZÀ-Þ][\w’'-]+ {re.escape(name)})\b", page.text[:at])
            name = whole[1] if whole and not re.match(r"(?:Mr|Ms|Mrs|Dr)", whole[1]) else name
        found.append((match.start(), name))
    return max(found)[1] if found else None


def _foreign(page: Page, source: Span) -> Step | None:
    """Return the body that a speaker outside English speaks for: named with him, now or before."""
    inside = [n for n in page.names if n.kind == "actor" and source.covers(n.span)]
    words = source.of(page.text)
    if not inside:
        earlier = page.text.find(words, 0, source.start)
        inside = [
            n
            for n in page.names
            if n.kind == "actor" and earlier >= 0 and 0 <= earlier - n.span.end <= _NEAR
        ]
    if not inside:
        return foreign_body(page, source)
    name = inside[-1]
    return Step(
        SourceKind.ACTOR, name.name, Naming.INSTITUTION_CLAIMED, source, None, actor=name.slug
    )


def foreign_body(page: Page, source: Span) -> Step | None:
    """Return the body that words outside English describe: "the firm «Name»", "the ministry"."""
    words = source.of(page.text)
    titled = titled_body(page, source)
    if titled is None and not _FOREIGN_BODIES.search(words):
        return None
    name = titled or words.strip()
    slug = slug_of(name)
    if not slug:
        return None
    if slug not in page.resolver.gazetteer.actors:
        page.resolver.people.setdefault(slug, FoundActor(slug, name, "other"))
    return Step(SourceKind.ACTOR, name, Naming.INSTITUTION_CLAIMED, source, None, actor=slug)


def titled_body(page: Page, source: Span) -> str | None:
    """Return the title in quotation marks that words outside English give a body, None without one.

    It is told as it was first written: "«Волны»" is "Волна" where that stands before.
    """
    match = _TITLED.search(source.of(page.text))
    if match is None:
        return None
    name = match["name"].strip()
    for earlier in _TITLED.finditer(page.text, 0, source.start):
        first = earlier["name"].strip()
        shared = max(3, min(len(name), len(first)) - 2)
        if abs(len(name) - len(first)) <= 3 and name[:shared] == first[:shared]:
            return first
    return name


def answered_claim(page: Page, actor: str, claims: list[FoundClaim]) -> int | None:
    """Return the nearest earlier claim about the actor's doings, None if none is clear."""
    family = family_of(page, actor)
    for at in range(len(claims) - 1, -1, -1):
        if family & {slug for slug, _ in claims[at].actors}:
            return at
    return None


def family_of(page: Page, actor: str) -> set[str]:
    """Return the slugs that an actor speaks for: its own, its parent's, its government's."""
    gazetteer = page.resolver.gazetteer
    person = page.resolver.people.get(actor)
    known = gazetteer.actors.get(actor)
    country = (person.country if person else None) or (known.country if known else None)
    parent = (person.parent if person else None) or (known.parent if known else None)
    return {s for s in (actor, parent, gazetteer.government(country)) if s}


def speaks_for_body(words: str) -> bool:
    """Tell whether the words for a speaker tie him to a body just spoken of: "its chief"."""
    if re.match(rf"(?:its|their) (?:[\w-]+ ){{0,3}}?{_ROLE}\b", words, re.IGNORECASE):
        return True
    tied = _OWNED.match(words) or _ROLE_OF.search(words)
    head = tied["owner"].split()[-1].strip("'’").lower() if tied and tied["owner"].split() else ""
    return head in BODY_HEADS


def named_before(page: Page, actor: str, words: str, at: int) -> bool:
    """Tell whether the text before ``at`` names the actor, its family, or a name in ``words``."""
    family = family_of(page, actor)
    if any(n.slug in family and n.span.end <= at for n in page.names if n.kind == "actor"):
        return True
    before = page.text[:at]
    proper = re.findall(r"(?<![.?!] )\b[A-ZÀ-Þ][\w-]{3,}", words)
    return any(p in before and re.search(rf"\b{re.escape(p)}\b", before) for p in proper)


def charges(page: Page, actor: str, claims: list[FoundClaim], earlier: list[FoundResponse]) -> bool:
    """Tell whether the party is one of those whose word the text's claims are."""
    answers = [r.quote for r in earlier if r.actor == actor]
    family = family_of(page, actor)
    return any(
        s.actor in family
        for c in claims
        if c.attribution is not None
        and not any(c.quote.overlaps(a) for a in answers)
        and (page.parsed or c.place != BlockKind.HEADLINE)
        for s in c.attribution.steps
    )
