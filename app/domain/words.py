"""The closed vocabularies. Their values stand in tables, addresses, files and templates alike."""

from enum import StrEnum


class OutletKind(StrEnum):
    """Who publishes."""

    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    ONLINE_NEWS = "online_news"
    AGGREGATOR = "aggregator"
    BLOG = "blog"
    THINK_TANK = "think_tank"
    GOVERNMENT = "government"
    SOCIAL = "social"
    SEARCH_OR_AI_ANSWER = "search_or_ai_answer"
    UNKNOWN = "unknown"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    MILITARY = "military"
    INTELLIGENCE_SERVICE = "intelligence_service"
    COMPANY = "company"
    ALLIANCE = "alliance"
    THINK_TANK = "think_tank"
    ANALYST = "analyst"
    OFFICIAL_UNNAMED = "official_unnamed"
    OTHER = "other"


class ActorRole(StrEnum):
    """What an actor is in a claim."""

    SUBJECT = "subject"
    OBJECT = "object"
    LOCATION = "location"


class SourceKind(StrEnum):
    """What stands behind one step of an attribution."""

    ACTOR = "actor"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class Naming(StrEnum):
    """How a text names its source. Source: AP and Reuters sourcing rules."""

    NAMED = "named"
    OFFICE = "office"
    DESCRIBED_UNNAMED = "described_unnamed"
    BARE_UNNAMED = "bare_unnamed"
    INSTITUTION_CLAIMED = "institution_claimed"
    NONE = "none"

    @property
    def anonymous(self) -> bool:
        """Whether nobody can be asked: the source is not named and holds no named office."""
        return self in (Naming.DESCRIBED_UNNAMED, Naming.BARE_UNNAMED)


class Modality(StrEnum):
    """What a text commits to. Source: FactBank."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    QUESTIONED = "questioned"
    DENIED = "denied"


class Relation(StrEnum):
    """What a hop did with the text it took from."""

    TOLD = "told"
    QUOTES = "quotes"
    REPORTS = "reports"
    REPRINTS = "reprints"
    TRANSLATES = "translates"
    SUMMARISES = "summarises"
    REVISES = "revises"


class Basis(StrEnum):
    """Why a hop is believed."""

    STATED = "stated"
    LINK = "link"
    COPY = "copy"
    INFERRED = "inferred"
    EDITOR = "editor"


class Act(StrEnum):
    """What a party did about a claim. Source: CAMEO 01x, narrowed."""

    DENIAL = "denial"
    PARTIAL_DENIAL = "partial_denial"
    CONFIRMATION = "confirmation"
    NO_COMMENT = "no_comment"
    NCND = "ncnd"
    UNAWARE = "unaware"
    COMMENT_REQUESTED = "comment_requested"
    COUNTER_CLAIM = "counter_claim"
    POSITION = "position"


class Scope(StrEnum):
    """Which claim a response is about, seen from the claim it stands beside."""

    THIS_CLAIM = "this_claim"
    PART = "part"
    OTHER_CLAIM = "other_claim"
    GENERAL = "general"


class Slot(StrEnum):
    """What drifted."""

    QUANTITY = "quantity"
    PRECISION = "precision"
    DATE = "date"
    MODALITY = "modality"
    ACTOR = "actor"
    ATTRIBUTION_HARDENED = "attribution_hardened"
    ATTRIBUTION_LOST = "attribution_lost"
    INTERMEDIARY_DROPPED = "intermediary_dropped"
    RESPONSE_DROPPED = "response_dropped"


class Direction(StrEnum):
    """Whether the later wording commits to more, to less, or to something else."""

    HARDER = "harder"
    SOFTER = "softer"
    OTHER = "other"


class Review(StrEnum):
    """Who stands behind a finding: the machine proposes, a person accepts or rejects."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class DateBasis(StrEnum):
    """Where a publication date was read."""

    MANIFEST = "manifest"
    JSON_LD = "json_ld"
    META = "meta"
    PAGE = "page"
    URL = "url"
    MAIL = "mail"
    FILE = "file"
    DESK = "desk"
    FEED = "feed"
    ARCHIVE = "archive"


class ReadBasis(StrEnum):
    """Where a title, an author, an outlet or an address was read."""

    TOLD = "told"
    JSON_LD = "json_ld"
    OPEN_GRAPH = "open_graph"
    META = "meta"
    PAGE = "page"
    URL = "url"
    ARCHIVE = "archive"


class BlockKind(StrEnum):
    """What a stretch of an article's text is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTE = "quote"
