"""What the desk knows by name: the gazetteer that extraction and linking read with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the desk. ``aliases`` are in every script; ``parent`` is a slug."""

    slug: str
    name: str
    kind: str
    short_name: str | None = None
    country: str | None = None
    parent: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet of the desk; ``domain`` has no ``www.``."""

    slug: str
    name: str
    kind: str
    domain: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A kind of cooperation."""

    slug: str
    label: str
    definition: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The desk's actors, outlets and topics. Order carries no meaning."""

    actors: tuple[KnownActor, ...] = field(default=())
    outlets: tuple[KnownOutlet, ...] = field(default=())
    topics: tuple[KnownTopic, ...] = field(default=())
