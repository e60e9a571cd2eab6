"""What one text says about where it has a claim from, as far as what is held can tell."""

from collections.abc import Sequence
from functools import cached_property

from app.base.text import tokens
from app.domain.chain import LinkMention, LinkResponse, LinkStep, LinkText
from app.domain.ledger import Dossier, HeldResponse
from app.domain.words import Basis, Modality, Scope, SourceKind
from app.link.numbers import Fit, fit, numbers_of
from app.link.publishers import name_key
from app.link.relays import head, is_media, is_press
from app.link.voices import heard, is_paper
from app.link.wording import closeness, content_words, stem

NEAR = 0.4  # share of the shorter wording's content words that the other has too
SHORT_NAME = 3  # letters of a name that is looked for in the words of a text


class Saying:
    """One text of a claim: its mentions, whom it names, what it answers.

    ``voices`` are those its words for this claim rest on, ``steps`` whoever else it names there,
    ``all_steps`` whom it names for anything. ``whole``: what does not stand here is not in it.
    """

    def __init__(
        self,
        text: LinkText,
        mentions: Sequence[LinkMention],
        sources: Sequence[LinkMention],
        of: Dossier,
    ) -> None:
        self.text = text
        self.mentions = tuple(
            sorted(mentions, key=lambda m: (m.place != "paragraph", m.position, m.key))
        )
        self.described = all(m.described for m in mentions)
        self.whole = text.key not in of.excerpts
        self.steps = tuple(dict.fromkeys(s for m in self.mentions for s in m.steps))
        self.all_steps = tuple(dict.fromkeys([*self.steps, *of.named.get(text.key, ())]))
        told = [m for m in sources if m.modality is not Modality.DENIED]
        self.voiced = tuple((m, s) for m in told for s in m.steps if is_voice(s))
        self.voices = tuple(dict.fromkeys(s for _, s in self.voiced))
        self._of = of

    @cached_property
    def credits(self) -> tuple[tuple[str, str], ...]:
        """The other outlets it credits for this claim or for the whole text: slug and words."""
        found: dict[str, str] = {}
        for step in self.steps:
            if step.outlet is not None and step.outlet != self.text.outlet:
                found.setdefault(step.outlet, step.words or step.name)
        for outlet, _, basis, words, _ in self.text.upstream:
            if basis is not Basis.COPY and outlet != self.text.outlet:
                found.setdefault(outlet, words or self._of.outlet_names.get(outlet, outlet))
        return tuple(found.items())

    @cached_property
    def words(self) -> str:
        """All its words as they are compared: its passages, or how it is described."""
        shown = (*self.text.passages, *(m.quote for m in self.mentions))
        return " ".join(f" {name_key(p)} " for p in shown)

    def answers(self) -> list[HeldResponse]:
        """Return the answers to this claim or a part of it that it carries, in its order."""
        wanted = (Scope.THIS_CLAIM, Scope.PART)
        found = [r for r in self._of.responses if r.text == self.text.key and r.scope in wanted]
        return sorted(found, key=lambda r: (r.position, r.key))

    def has_name(self, name: str) -> bool:
        """Tell whether its words have ``name``; a name of one or two letters is not looked for."""
        key = name_key(name)
        return len(key) >= SHORT_NAME and f" {key} " in self.words


def read_texts(of: Dossier) -> dict[str, Saying]:
    """Return every text of a claim by its key, as it says where the claim comes from."""
    answers = [
        LinkResponse(r.key, r.text, r.actor, r.act, r.words, r.quote, r.scope, None)
        for r in of.responses
    ]
    sources = heard(of.mentions, answers, of.nations)
    found: dict[str, tuple[list[LinkMention], list[LinkMention]]] = {}
    for mention, source in zip(of.mentions, sources, strict=True):
        pair = found.setdefault(mention.text, ([], []))
        pair[0].append(mention)
        pair[1].append(source)
    return {key: Saying(of.texts[key], *pair, of) for key, pair in found.items()}


def is_voice(step: LinkStep) -> bool:
    """Tell whether a step is somebody or something heard, and no outlet and no unnamed media."""
    if step.kind is SourceKind.OUTLET or step.outlet is not None or is_press(step):
        return False
    return not (is_media(step.words) or is_media(step.name))


def names_voice(said: Saying, voice: LinkStep, of: Dossier) -> str:
    """Return the words by which a text names or describes a voice of another, '' if it does not.

    One within the other is named by it. A source that is only described may be any voice.
    """
    for step in said.all_steps:
        same = name_key(step.name) == name_key(voice.name) != ""
        if same or one_family(step.actor, voice.actor, of):
            return step.words or step.name
    for step in said.voices:
        if step.naming.anonymous or step.kind is SourceKind.UNNAMED:
            return step.words or step.name
    names = [voice.name] if voice.kind is not SourceKind.UNNAMED else []
    if voice.actor is not None:
        names.append(of.actor_names.get(voice.actor, voice.actor))
    return next((name for name in names if said.has_name(name)), "")


def one_family(a: str | None, b: str | None, of: Dossier) -> bool:
    """Tell whether two actors are one, or one is within the other."""
    if a is None or b is None:
        return False
    return a in _line(b, of) or b in _line(a, of)


def names_of(actor: str, of: Dossier) -> list[str]:
    """Return what an actor and those above it are called."""
    return [of.actor_names.get(slug, slug) for slug in _line(actor, of)]


def tells_the_same(a: LinkMention, b: LinkMention) -> bool:
    """Tell whether two wordings of a claim surely say the same, so that one can miss the other's.

    What a desk has put to one claim does. Of two languages only a figure in common can tell.
    """
    if a.described or b.described:
        return True
    if closeness(a.content, b.content) >= NEAR:
        return True
    figures = numbers_of(a.quantities, a.content), numbers_of(b.quantities, b.content)
    return fit(*figures) is Fit.SAME and not (a.content.isascii() and b.content.isascii())


def may_mean_voice(said: Saying, voice: LinkStep) -> bool:
    """Tell whether some word of a text may mean a voice that has no name: "officials", "leak".

    The names in what it is called ("Danish", "Kyiv") mean too many others.
    """
    if not (voice.naming.anonymous or voice.kind in (SourceKind.UNNAMED, SourceKind.DOCUMENT)):
        return False
    called = f"{voice.words} {voice.name}".split()
    meant = content_words(" ".join(w for w in called if not w[:1].isupper()))
    paper = voice.kind is SourceKind.DOCUMENT or is_paper(voice.name)
    for mention in said.mentions:
        if any(stem(w) in meant or (paper and is_paper(w)) for w in tokens(mention.quote)):
            return True
    noun = stem(head(voice.words) or head(voice.name))
    return any(stem(w) == noun for p in said.text.passages for w in tokens(p))


def _line(actor: str, of: Dossier) -> list[str]:
    found = [actor]
    while (above := of.parents.get(found[-1])) is not None and above not in found:
        found.append(above)
    return found
